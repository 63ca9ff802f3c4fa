import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ChildService, type Ended, root, runChild, startChild } from '../helpers/child-service.ts'

// Every test here waits for processes of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let folder: string
const running: ChildService[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'main-'))
})

afterAll(async () => {
  await Promise.all(running.map((service) => service.end('SIGKILL')))
  rmSync(folder, { recursive: true })
})

const start = async (cwd: string, environment: Record<string, string> = {}): Promise<ChildService> => {
  const service = await startChild({ cwd, environment })
  running.push(service)
  return service
}

const expectSentence = ({ code, stdout, stderr }: Ended): void => {
  expect({ code, stdout, lines: stderr.trim().split('\n').length }).toEqual({ code: 1, stdout: '', lines: 1 })
  expect(stderr).toMatch(/^The service was not started\. .+\.\n$/)
  expect(stderr).not.toContain('    at ')
}

describe('npm start on an empty folder', () => {
  test('ends in order also when it is told to the moment it says that it listens', async () => {
    const cwd = join(folder, 'at-once')
    mkdirSync(cwd)
    const service = await start(cwd)
    expect(await service.end('SIGTERM')).toBe(0)
    expect(service.said().stderr).toBe('')
  })

  test('makes its files, says where it listens and how to make the operator, and keeps everything over a restart', async () => {
    const cwd = join(folder, 'first')
    mkdirSync(cwd)
    const first = await start(cwd)
    expect(first.said().stdout).toContain(`listening on ${first.url}\n  API documentation: ${first.url}/docs\n`)
    expect(first.said().stdout).toContain('npm run operator -- NAME')
    expect((await fetch(`${first.url}/docs`)).ok).toBe(true)
    expect(await (await fetch(`${first.url}/readyz`)).json()).toEqual({ ready: true })
    expect(await first.end('SIGTERM')).toBe(0)
    expect(first.said().stderr).toBe('')
    for (const file of ['pile.db', 'pile.keys.db', 'files']) expect(existsSync(join(cwd, 'data', file))).toBe(true)

    const made = await runChild({ script: 'src/scripts/make-operator.ts', names: ['root'], cwd })
    const password = /shown only now: (\S+)/.exec(made.stdout)?.[1] ?? ''
    const second = await start(cwd)
    expect(second.said().stdout).not.toContain('npm run operator')
    expect(await finishesWhatIsUnderWay(second, { method: 'password', login: 'root', password })).toMatch(/^HTTP\/1\.1 200 /)
    expect(second.said().stderr).toBe('')
  })
})

/** Sends half a request, asks the service to end, sends the other half, and gives the answer. */
const finishesWhatIsUnderWay = async (service: ChildService, body: object): Promise<string> => {
  const port = Number(new URL(service.url).port)
  const socket = connect(port, '127.0.0.1')
  await once(socket, 'connect')
  const text = JSON.stringify(body)
  const head = ['POST /api/login HTTP/1.1', 'host: x', 'content-type: application/json', `content-length: ${text.length}`]
  socket.write(`${[...head, 'expect: 100-continue'].join('\r\n')}\r\n\r\n`)
  // The service has begun with the request when it asks for the rest of it.
  expect(String((await once(socket, 'data'))[0])).toContain('100 Continue')
  const ended = service.end('SIGTERM')
  while (await accepts(port));
  socket.write(text)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  expect(await ended).toBe(0)
  return Buffer.concat(chunks).toString()
}

const accepts = async (port: number): Promise<boolean> => {
  const socket = connect(port, '127.0.0.1')
  const accepted = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
  })
  socket.destroy()
  return accepted
}

describe('a start that cannot be ends with one sentence', () => {
  test.each([
    ['PORT', 'abc'],
    ['DATABASE_URL', 'foo'],
    ['PUBLIC_URL', 'x'],
    ['LOG_LEVEL', 'loud'],
  ])('%s=%s: the variable is named, its value is not repeated, nothing is made', async (name, value) => {
    const cwd = mkdtempSync(join(folder, 'wrong-'))
    const ended = await runChild({ cwd, environment: { [name]: value } })
    expectSentence(ended)
    expect(ended.stderr).toContain(`${name}: must `)
    expect(ended.stderr.split(/\W+/)).not.toContain(value)
    expect(readdirSync(cwd)).toEqual([])
  })

  test('a database of another program', async () => {
    const cwd = mkdtempSync(join(folder, 'foreign-'))
    new Database(join(cwd, 'photos.db')).exec('create table photos (x)').close()
    const ended = await runChild({ cwd, environment: { DATABASE_URL: 'file:photos.db' } })
    expectSentence(ended)
    expect(ended.stderr).toContain('The database photos.db holds something else')
  })

  test('a port that another program has', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const ended = await runChild({ cwd: mkdtempSync(join(folder, 'port-')), environment: { PORT: String(port) } })
    other.close()
    expectSentence(ended)
    expect(ended.stderr).toContain('another program listens there; set PORT to a free one')
  })
})

describe('rules or a chart that fail their check stop the start and say where', () => {
  let sources: string

  beforeAll(() => {
    sources = join(folder, 'sources')
    const isNeeded = (path: string) =>
      !['built', 'client', 'web'].some((part) => `${path}${sep}`.startsWith(join(root, 'src', part, sep)))
    for (const part of ['src', 'workflows', 'migrations', 'package.json']) {
      cpSync(join(root, part), join(sources, part), { recursive: true, filter: isNeeded })
    }
    symlinkSync(join(root, 'node_modules'), join(sources, 'node_modules'))
    // As they are without a mistake: whatever is written into them afterwards is newer.
    const bundle = pathToFileURL(join(sources, 'src/pages/service-bundle.ts')).href
    execFileSync(process.execPath, ['-e', `import('${bundle}').then(({ buildService }) => buildService())`])
  }, 120_000)

  test('sources that are as they were when they were put into one file start from it, others do not', async () => {
    writeFileSync(join(sources, 'src/built/serve.mjs'), `export const serve = async () => console.log('from one file')`)
    const start = async () =>
      (await runChild({ sources, cwd: mkdtempSync(join(folder, 'bundle-')), environment: { PORT: '-1' } })).stdout
    expect(await start()).toBe('from one file\n')
    const changed = join(sources, 'src/random-id.ts')
    const { atime, mtime } = statSync(changed)
    utimesSync(changed, atime, new Date(mtime.getTime() + 1000))
    expect(await start()).toBe('')
  })

  /** Starts the sources with a mistake in one file. */
  const mistaken = async (file: string, right: string, wrong: string, cwd: string): Promise<string> => {
    const path = join(sources, file)
    const text = readFileSync(path, 'utf8')
    expect(text).toContain(right)
    writeFileSync(path, text.replace(right, wrong))
    const { code, stdout, stderr } = await runChild({ sources, cwd })
    writeFileSync(path, text)
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/^The service was not started\. /)
    expect(stderr).not.toContain('    at ')
    return stderr
  }

  const zhuzhou = 'workflows/rules/packs/zhuzhou-2022.json'
  const rejected = 'workflows/case/consent/rejected.ts'

  test.each([
    [
      'a pack that extends one that is not there',
      zhuzhou,
      '"extends": "national-baseline"',
      '"extends": "nowhere"',
      'The rules cannot be used:\nzhuzhou-2022 extends',
    ],
    ['a pack that is no JSON', zhuzhou, '{', '{{', 'The rules cannot be used:\n'],
    [
      'a stage that nobody holds',
      rejected,
      `holder: 'owner', `,
      '',
      'The chart of a case cannot be used:\nconsent/rejected (rejected) is held by nobody',
    ],
    [
      'a way to a stage that is not there',
      rejected,
      `target: '#consent/`,
      `target: '#nowhere/`,
      `The chart of a case cannot be used:\nChild state node '#nowhere/`,
    ],
  ])('%s', async (_, file, right, wrong, sentence) => {
    expect(await mistaken(file, right, wrong, mkdtempSync(join(folder, 'mistaken-')))).toContain(sentence)
  })

  test('a pack in force whose content was changed: by id and version', async () => {
    const said = await mistaken('workflows/rules/packs/national-baseline.json', '"n": 5', '"n": 6', join(folder, 'first'))
    expect(said).toMatch(/^The service was not started\. Rule pack \S+ version \d+ was changed after it came into force\. .*\n$/)
  })
})
