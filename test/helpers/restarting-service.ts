import { type ChildProcess, spawn } from 'node:child_process'
import { root } from './child-service.ts'

/**
 * Holds a socket open and runs the service on it, again and again, as systemd does with a `.socket` unit: it never takes a
 * connection itself, because it does nothing else while a service runs.
 */
const supervisor = `
const { writeSync } = require('node:fs')
const { spawnSync } = require('node:child_process')
const server = require('node:net').createServer().listen(0, '127.0.0.1', () => {
  writeSync(1, 'port ' + server.address().port + '\\n')
  const run = 'echo pid $$; exec "$0" "$1"'
  const stdio = ['ignore', 'inherit', 'inherit', server._handle.fd]
  for (let left = Number(process.argv[1]); left > 0; left -= 1) {
    const { status, signal } = spawnSync('sh', ['-c', run, process.execPath, process.argv[2]], { stdio })
    writeSync(1, 'ended ' + (signal ?? status) + '\\n')
  }
  server.close()
})`

/** A service that is started anew on the same socket whenever it ends. */
export interface RestartingService {
  readonly port: number
  /** Waits until it listens for the n-th time, counted from 1. */
  listens(n: number): Promise<void>
  /** Asks the running one to end, and waits for its exit code. */
  end(): Promise<string>
  said(): string
  close(): void
}

/** Starts it; it is started so many times in all. */
export const startRestarting = async (parts: {
  readonly cwd: string
  readonly times: number
  readonly environment: Readonly<Record<string, string>>
}): Promise<RestartingService> => {
  const child: ChildProcess = spawn(process.execPath, ['-e', supervisor, String(parts.times), `${root}/src/start.js`], {
    cwd: parts.cwd,
    env: { LOG_LEVEL: 'warn', TMPDIR: parts.cwd, LISTEN_FDS: '1', ...parts.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: what it started ends with it.
    detached: true,
  })
  let said = ''
  let look = () => {}
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      look()
    })
  }
  /** Waits until the pattern was said so many times, and gives the last one's first group. */
  const hear = (pattern: RegExp, times: number): Promise<string> =>
    new Promise((resolve) => {
      look = () => {
        const all = [...said.matchAll(pattern)]
        if (all.length >= times) resolve(all[times - 1]?.[1] ?? '')
      }
      look()
    })
  const port = Number(await hear(/^port (\d+)$/gm, 1))
  let ends = 0
  return {
    port,
    listens: async (n) => {
      await hear(/is listening on (\S+)/g, n)
    },
    end: async () => {
      ends += 1
      process.kill(Number(await hear(/^pid (\d+)$/gm, ends)), 'SIGTERM')
      return hear(/^ended (\S+)$/gm, ends)
    },
    said: () => said,
    close: () => {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    },
  }
}
