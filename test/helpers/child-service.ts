import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A service in a process of its own, as an operator starts it. */
export interface ChildService {
  readonly child: ChildProcess
  readonly url: string
  /** What it has said so far. */
  said(): { readonly stdout: string; readonly stderr: string }
  /** Sends a signal and waits for the end. Gives the exit code, or the signal that ended it. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals | null>
}

/** How a process that was not meant to stay ended. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** The root of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** What starts a process: a folder with the sources, the script in it, and the environment. */
export interface Start {
  readonly script?: string
  readonly names?: readonly string[]
  readonly sources?: string
  readonly cwd: string
  readonly environment?: Readonly<Record<string, string>>
}

const open = ({ script = 'src/start.js', names = [], sources = root, cwd, environment = {} }: Start) => {
  const child = spawn(process.execPath, [`${sources}/${script}`, ...names], {
    cwd,
    env: { PORT: '0', LOG_LEVEL: 'warn', TMPDIR: cwd, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
    })
  }
  const closed = once(child, 'close').then(([code, signal]: (number | NodeJS.Signals | null)[]) => code ?? signal ?? null)
  return { child, said, closed }
}

/** Starts a service and waits until it listens. Throws with what it said when it ends instead. */
export const startChild = async (start: Start): Promise<ChildService> => {
  const { child, said, closed } = open(start)
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const found = /is listening on (http:\S+)/.exec(said.stdout)?.[1]
      if (found) resolve(found)
    }
    child.stdout.on('data', look)
    void closed.then((code) => reject(new Error(`it ended with ${code}: ${said.stdout}${said.stderr}`)))
  })
  return {
    child,
    url,
    said: () => ({ ...said }),
    end: (signal) => {
      child.kill(signal)
      return closed
    },
  }
}

/** Starts a process that is expected to end, by itself or by what is done at its first words, and waits for that. */
export const runChild = async (start: Start & { readonly onOutput?: (child: ChildProcess) => void }): Promise<Ended> => {
  const { child, said, closed } = open(start)
  child.stdout.once('data', () => start.onOutput?.(child))
  const code = await closed
  return { code: typeof code === 'number' ? code : null, ...said }
}
