import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type PileClient, pileClient, taken } from '../../src/client/client.ts'
import { type ChildService, root, runChild, startChild } from '../helpers/child-service.ts'

// Every start is a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000 })

let folder: string
let service: ChildService | null = null

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'killed-announcement-'))
})

afterAll(async () => {
  await service?.end('SIGKILL')
  rmSync(folder, { recursive: true })
})

const environment = { DATABASE_URL: 'file:pile.db' }
const start = async (): Promise<ChildService> => {
  service = await startChild({ cwd: folder, environment })
  return service
}

const pack = (version: number): string => {
  const written = JSON.parse(readFileSync(`${root}/test/fixtures/packs/town-switch.json`, 'utf8')) as object
  return JSON.stringify({ ...written, version })
}

test('a pack that was announced is there after the service was killed the moment it had answered', async () => {
  const made = await runChild({ script: 'src/scripts/make-operator.ts', names: ['operator'], cwd: folder, environment })
  const password = /\S{12,}\s*$/.exec(made.stdout)?.[0].trim() ?? ''
  let token = ''
  const operator = async (url: string): Promise<PileClient['http']> => {
    const body = { method: 'password' as const, login: 'operator', password }
    token ||= taken(await pileClient(url).http.POST('/api/login', { body })).token
    return pileClient(url, token).http
  }
  for (const version of [1, 2, 3]) {
    const { url, end } = await start()
    const http = await operator(url)
    const body = { text: pack(version), from: `2100-01-0${version}`, districts: [] }
    const { response } = await http.POST('/api/rule-packs', { body })
    expect(await end('SIGKILL')).toBe('SIGKILL')
    expect(response.status).toBe(201)
  }
  const { url } = await start()
  const http = await operator(url)
  const { packs } = taken(await http.GET('/api/rule-packs'))
  expect(packs.map(({ pack: { version }, state }) => [version, state])).toEqual([
    [3, 'coming'],
    [2, 'coming'],
    [1, 'coming'],
  ])
  const known = taken(await http.GET('/api/rules/{packId}', { params: { path: { packId: 'town-switch' } } }))
  expect(known).toMatchObject({ version: 3, inForceFrom: '2100-01-03' })
  taken(await http.POST('/api/rule-packs/{number}/take-back', { params: { path: { number: 3 } } }))
  const verified = spawnSync(process.execPath, [`${root}/src/scripts/verify.ts`], {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
  })
  expect([verified.status, verified.stdout]).toEqual([0, expect.stringContaining('Verified')])
})
