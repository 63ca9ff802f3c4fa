import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { type Scan, ScanNotDone, scannerAddress, scannerAt } from '../../../src/documents/scan.ts'

/** The test file of the European Institute for Computer Antivirus Research, in two parts so that no scanner finds it here. */
const eicar = Buffer.from(`X5O!P%@AP[4\\PZX54(P^)7CC)7}$${'EICAR-STANDARD'}-ANTIVIRUS-TEST-FILE!$H+H*`)

const opened: Server[] = []
const folders: string[] = []
afterEach(() => {
  for (const server of opened.splice(0)) server.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Speaks INSTREAM as clamd does; what it says can be put out of order. */
const fakeClamd = (answer: (stream: Buffer) => string | null, waitMs = 500): Promise<Scan> =>
  new Promise((resolve) => {
    const server = createServer((socket) => {
      let heard = Buffer.alloc(0)
      socket.on('error', () => undefined)
      socket.on('data', (part: Buffer) => {
        heard = Buffer.concat([heard, part])
        const stream = streamOf(heard)
        const said = stream && answer(stream)
        if (said) socket.end(`${said}\0`)
      })
    })
    opened.push(server)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      const address = scannerAddress(`clamd://127.0.0.1:${port}`)
      if (address) resolve(scannerAt(address, waitMs))
    })
  })

/** The file of an INSTREAM, once all of it is there. */
const streamOf = (heard: Buffer): Buffer | null => {
  const command = 'zINSTREAM\0'
  if (heard.length < command.length) return null
  if (heard.toString('latin1', 0, command.length) !== command) throw new Error('not what clamd is asked')
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    if (at + 4 + length > heard.length) return null
    parts.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

const clamd = (stream: Buffer): string => (stream.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK')

describe('a clamd', () => {
  test('is sent the whole file, and its verdict counts', async () => {
    // A few megabytes take their time on a busy machine.
    const scan = await fakeClamd(clamd, 30_000)
    expect(await scan(eicar)).toEqual({ found: 'Eicar-Test-Signature' })
    expect(await scan(Buffer.alloc(3_000_000, 'x'))).toEqual({ found: null })
    expect(await scan(Buffer.concat([Buffer.alloc(3_000_000, 'x'), eicar]))).toEqual({ found: 'Eicar-Test-Signature' })
    expect(await scan(Buffer.alloc(0))).toEqual({ found: null })
  })

  test.each([
    ['says that the file is too large for it', () => 'INSTREAM size limit exceeded. ERROR'],
    ['says something else', () => 'OK'],
    ['says OK and more', () => 'stream: OK\nstream: Eicar FOUND'],
    ['says nothing', () => null],
  ])('that %s gave no verdict', async (_what, answer) => {
    const scan = await fakeClamd(answer)
    await expect(scan(Buffer.from('x'))).rejects.toBeInstanceOf(ScanNotDone)
  })

  test('that is not there gave no verdict', async () => {
    const scan = scannerAt({ kind: 'clamd', socket: { path: join(tmpdir(), 'no-such.ctl') } })
    await expect(scan(eicar)).rejects.toBeInstanceOf(ScanNotDone)
  })
})

const program = (body: string): Scan => {
  const folder = mkdtempSync(join(tmpdir(), 'scan-'))
  folders.push(folder)
  const path = join(folder, 'scan')
  writeFileSync(path, `#!/bin/sh\n${body}\n`, { mode: 0o755 })
  return scannerAt({ kind: 'command', path }, 2000)
}

describe('a program of the operator', () => {
  test('reads the file and says by its end what it found', async () => {
    const scan = program('if grep -q EICAR-STANDARD; then echo Eicar; exit 1; fi; exit 0')
    expect(await scan(eicar)).toEqual({ found: 'Eicar' })
    expect(await scan(Buffer.alloc(200_000, 'x'))).toEqual({ found: null })
  })

  test('that reads no further than it must is heard all the same', async () => {
    expect(await program('exit 1')(Buffer.alloc(5_000_000, 'x'))).toEqual({ found: 'something' })
  })

  test.each(['exit 2', 'kill -9 $$', 'sleep 10'])('gave no verdict: %s', async (body) => {
    await expect(program(body)(eicar)).rejects.toBeInstanceOf(ScanNotDone)
  })

  test('that is not there gave no verdict', async () => {
    await expect(scannerAt({ kind: 'command', path: '/no/such/scanner' })(eicar)).rejects.toBeInstanceOf(ScanNotDone)
  })
})

test('an address is one of three kinds', () => {
  expect(scannerAddress('clamd://scan.internal:3310')).toEqual({ kind: 'clamd', socket: { host: 'scan.internal', port: 3310 } })
  expect(scannerAddress('clamd://[::1]:3310')).toEqual({ kind: 'clamd', socket: { host: '::1', port: 3310 } })
  expect(scannerAddress('clamd:/run/clamav/clamd.ctl')).toEqual({ kind: 'clamd', socket: { path: '/run/clamav/clamd.ctl' } })
  expect(scannerAddress('command:/usr/local/bin/scan')).toEqual({ kind: 'command', path: '/usr/local/bin/scan' })
  for (const wrong of ['', 'clamd', 'clamd://host', 'command:scan', 'command:scan; rm -rf /', 'http://host:1']) {
    expect([wrong, scannerAddress(wrong)]).toEqual([wrong, null])
  }
})
