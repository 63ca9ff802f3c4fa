import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process of the bench that is asked one thing at a time. */
export interface Asked {
  ask<T>(message: object): Promise<T>
  /** What it says by itself when it is ready. */
  readonly ready: Promise<unknown>
  stop(message?: object): Promise<void>
}

/** Starts a script of the bench in a process of its own. */
export const startAsked = (script: URL, args: readonly string[] = [], execArgv: readonly string[] = []): Asked => {
  const child = fork(fileURLToPath(script), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [...execArgv] })
  let waiting = Promise.withResolvers<unknown>()
  const ready = waiting.promise
  const ended = once(child, 'exit')
  void ended.then(() => waiting.reject(new Error(`${script.pathname} ended`)))
  child.on('message', (message) => waiting.resolve(message))
  return {
    ready,
    ask: async <T>(message: object) => {
      waiting = Promise.withResolvers()
      child.send(message)
      // Each message has one kind of answer.
      return (await waiting.promise) as T
    },
    stop: async (message) => {
      if (message) child.send(message)
      else child.kill()
      await ended
    },
  }
}
