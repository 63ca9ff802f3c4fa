import { describe, expect, test } from 'vitest'
import { isNetwork, reachableAddresses } from '../../../src/webhooks/reachable-address.ts'

const lookedUp = (networks: readonly string[], name: string): Promise<unknown> =>
  new Promise((resolve) => {
    reachableAddresses(networks).lookup(name, { all: true }, (error, found) => resolve(error ?? found))
  })

describe('an address that somebody gave', () => {
  test.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0x7f.0.0.1/',
    'https://0.0.0.0/',
    'https://10.1.2.3/',
    'https://172.16.0.1/',
    'https://172.31.255.255/',
    'https://192.168.1.1/',
    'https://100.64.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://224.0.0.1/',
    'https://255.255.255.255/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[::ffff:a9fe:a9fe]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fe80::1]/',
    'https://[fd00::1]/',
    'https://[ff02::1]/',
    'https://[2001:db8::1]/',
    'https://[2002:7f00:1::]/',
  ])('%s leads inside and is refused', (url) => expect(reachableAddresses([]).fault(url)).toBe('notReachable'))

  test.each(['https://8.8.8.8/', 'https://172.32.0.1/', 'https://[2400:3200::1]/', 'https://hooks.example.cn/pile'])(
    '%s can be tried',
    (url) => expect(reachableAddresses([]).fault(url)).toBeNull(),
  )

  test.each(['http://8.8.8.8/', 'http://hooks.example.cn/', 'http://10.20.1.1/'])('%s is not encrypted and is refused', (url) =>
    expect(reachableAddresses([]).fault(url)).toBe('notHttps'),
  )

  test('inside of a network that the installation names it is reached, without encryption too; its neighbours are not', () => {
    const { fault } = reachableAddresses(['10.20.0.0/16', 'fd12::/32'])
    expect(['http://10.20.1.1/', 'https://10.20.1.1/', 'http://[fd12::1]/'].map(fault)).toEqual([null, null, null])
    expect(['http://10.21.1.1/', 'https://10.21.1.1/', 'https://[fd13::1]/'].map(fault)).toEqual([
      'notHttps',
      'notReachable',
      'notReachable',
    ])
  })

  test('a name that leads inside gives no address to connect to', async () => {
    expect(await lookedUp([], 'localhost')).toMatchObject({ name: 'HookNotTaken' })
    expect(await lookedUp(['127.0.0.0/8'], 'localhost')).toContainEqual({ address: '127.0.0.1', family: 4 })
  })
})

describe('a network', () => {
  test.each(['10.20.0.0/16', '0.0.0.0/0', 'fd12::/32', '10.20.1.1/32'])('%s is one', (text) => expect(isNetwork(text)).toBe(true))
  test.each(['', '10.20.0.0', '10.20.0.0/33', '10.20.0.0/', '10.20.0.0/1/2', 'intranet/8', 'fd12::/129', '10.20.0.0/-1'])(
    '%s is none',
    (text) => expect(isNetwork(text)).toBe(false),
  )
})
