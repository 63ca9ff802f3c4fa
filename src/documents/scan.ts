import { spawn } from 'node:child_process'
import { connect } from 'node:net'

/** What a scanner says of a file: nothing, or what it found in it. */
export type ScanResult = { readonly found: string | null }

/** Looks at a file before it is kept. @throws ScanNotDone when it could not: then nothing is kept. */
export type Scan = (bytes: Buffer) => Promise<ScanResult>

/** The scanner gave no verdict. */
export class ScanNotDone extends Error {
  override name = 'ScanNotDone'
}

/** How long a verdict may take in milliseconds: as long as somebody waits for an upload. */
const patienceMs = 30_000

/** Where uploads are looked at: a clamd by its socket, or a command that reads the file from its standard input. */
export type ScannerAddress =
  | { readonly kind: 'clamd'; readonly socket: { readonly host: string; readonly port: number } | { readonly path: string } }
  | { readonly kind: 'command'; readonly path: string }

/** Reads `clamd://host:3310`, `clamd:/run/clamav/clamd.ctl` or `command:/usr/local/bin/scan`; null = none of these. */
export const scannerAddress = (text: string): ScannerAddress | null => {
  const path = /^(clamd|command):(\/(?!\/).*)$/.exec(text)
  if (path?.[2]) return path[1] === 'command' ? { kind: 'command', path: path[2] } : { kind: 'clamd', socket: { path: path[2] } }
  const [, host, port] = /^clamd:\/\/([A-Za-z0-9.-]+|\[[0-9a-f:.]+\]):(\d{1,5})$/.exec(text) ?? []
  return host && port ? { kind: 'clamd', socket: { host: host.replace(/[[\]]/g, ''), port: Number(port) } } : null
}

/** The scanner at an address. */
export const scannerAt = (address: ScannerAddress, waitMs = patienceMs): Scan =>
  address.kind === 'clamd' ? clamd(address.socket, waitMs) : command(address.path, waitMs)

/**
 * Asks a clamd by INSTREAM: the command, each piece behind its length in four bytes, a length of nothing; it answers
 * `stream: OK`, `stream: NAME FOUND` or with an error.
 */
const clamd =
  (socket: { host: string; port: number } | { path: string }, waitMs: number): Scan =>
  (bytes) =>
    new Promise((resolve, reject) => {
      const asked = connect(socket)
      const heard: Buffer[] = []
      const fail = (why: string): void => {
        asked.destroy()
        reject(new ScanNotDone(why))
      }
      asked.setTimeout(waitMs, () => fail('the scanner did not answer in time'))
      asked.on('error', (error) => fail(`the scanner cannot be reached: ${error.message}`))
      asked.on('data', (part: Buffer) => heard.push(part))
      asked.on('close', () => {
        const verdict = verdictOf(Buffer.concat(heard).toString('latin1'))
        if (verdict) resolve(verdict)
        else fail('the scanner gave no verdict')
      })
      asked.on('connect', () => {
        const length = Buffer.alloc(4)
        length.writeUInt32BE(bytes.length)
        asked.write('zINSTREAM\0')
        if (bytes.length > 0) asked.write(Buffer.concat([length, bytes]))
        asked.end(Buffer.alloc(4))
      })
    })

const verdictOf = (answer: string): ScanResult | null => {
  const [, words = ''] = /^stream: ([^\0\n]*)[\0\n]?$/.exec(answer) ?? []
  if (words === 'OK') return { found: null }
  const found = /^(.+) FOUND$/.exec(words)?.[1]
  return found ? { found } : null
}

/** Runs the command of the operator: 0 = nothing found, 1 = something, said on its standard output; anything else is no verdict. */
const command =
  (path: string, waitMs: number): Scan =>
  (bytes) =>
    new Promise((resolve, reject) => {
      const run = spawn(path, [], { stdio: ['pipe', 'pipe', 'ignore'] })
      let said = ''
      const patience = setTimeout(() => {
        run.kill('SIGKILL')
        // What it started itself may still hold its output open.
        run.stdout.destroy()
        reject(new ScanNotDone('the scanner did not end in time'))
      }, waitMs)
      run.stdout.on('data', (part: Buffer) => {
        said = `${said}${part.toString()}`.slice(0, 200)
      })
      run.on('error', (error) => {
        clearTimeout(patience)
        reject(new ScanNotDone(`the scanner cannot be run: ${error.message}`))
      })
      run.on('close', (code) => {
        clearTimeout(patience)
        if (code === 0) resolve({ found: null })
        else if (code === 1) resolve({ found: said.trim() || 'something' })
        else reject(new ScanNotDone(`the scanner ended with ${code ?? 'no code'}`))
      })
      // A scanner may know after the first bytes, and read no further.
      run.stdin.on('error', () => undefined)
      run.stdin.end(bytes)
    })
