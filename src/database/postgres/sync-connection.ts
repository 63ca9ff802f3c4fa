import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import { translated } from './values.ts'

/** What the thread of a connection is given. */
export interface ConnectionData {
  readonly url: string
  readonly readOnly: boolean
  readonly connectTimeoutMs: number
  /** 0 while a question is under way, 1 once its answer lies at the port. */
  readonly signal: Int32Array<SharedArrayBuffer>
  readonly port: MessagePort
}

/** A statement; without `values` it may be several, and their rows are not asked for. */
export interface AskedStatement {
  readonly text: string
  readonly values: readonly unknown[] | null
}

/** A question to the thread: statements one after the other, sent together. The answer is that of the last. */
export interface Asked {
  readonly statements: readonly AskedStatement[]
  readonly inTransaction: boolean
}

/** What a statement gave. */
export interface Rows {
  readonly rows: unknown[][]
  readonly columns: readonly string[]
  readonly changes: number
}

/** How the statement at a place failed; without a place, none of them was sent. */
export interface Failure {
  readonly code: string
  readonly message: string
  readonly isUnreached: boolean
  readonly at: number | null
}

/** What the thread answers. */
export type Answered = Rows | Failure

/** PostgreSQL refused a statement, or could not be reached; `code` is its SQLSTATE, or the code of the system. */
export class PostgresError extends Error {
  override name = 'PostgresError'
  readonly code: string
  /** The one that failed; empty = none was sent. */
  readonly statement: string
  /** There was no connection to ask on. */
  readonly isUnreached: boolean
  constructor(code: string, message: string, statement: string, isUnreached = false) {
    super(message)
    this.code = code
    this.statement = statement
    this.isUnreached = isUnreached
  }
}

/** A prepared statement as better-sqlite3 has it, as far as it is used. */
interface SyncStatement {
  run(...values: unknown[]): { readonly changes: number }
  get(...values: unknown[]): unknown
  all(...values: unknown[]): unknown[]
  /** The same with rows as arrays. */
  raw(): Pick<SyncStatement, 'get' | 'all'>
}

/** A connection to PostgreSQL with the surface of better-sqlite3: every call waits for its answer. */
export interface SyncConnection {
  prepare(statement: string): SyncStatement
  exec(statements: string): void
  /** Work in one transaction, done again when it met another one; under the names of SQLite's ways to begin one. */
  transaction<A extends unknown[], T>(work: (...args: A) => T): Record<'deferred' | 'immediate' | 'exclusive', (...args: A) => T>
  close(): void
}

/** How a connection is opened. */
export interface SyncConnectionOptions {
  readonly readOnly?: boolean
  /** How long an answer is waited for, in milliseconds: whoever waits does nothing else. */
  readonly patienceMs?: () => number
  /** What must be found before anything is written just now; null = nothing is asked. */
  readonly guard?: () => Guard | null
}

/** A question whose answer must not be empty, or a transaction ends with that error before it has begun to write. */
interface Guard {
  readonly text: string
  readonly values: readonly unknown[]
  readonly refuse: () => Error
}

/** A statement by itself that writes. */
const writing = /^\s*(insert|update|delete)\b/i

/** A statement that has done its work when it is over, whatever it gives. */
const locking = /\bfor update$/i

/** From here on a failing statement may be taken back alone. */
const marking = /^\s*savepoint\b/i

/** Two transactions met and this one gave way: it can be done again. */
const metAnother = new Set(['40001', '40P01'])

/** How often a transaction is tried. A node that meets others all the time says so instead of waiting on. */
const mostTries = 12

/** Waits, and does nothing else meanwhile. */
export const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

/**
 * A row that was not there when it was looked for, and is when it is written: another transaction wrote it meanwhile. Done
 * again it is found; where it is not, it is taken for good.
 */
const cameMeanwhile = '23505'
const mostMeanwhile = 3

/** Does work again when it met another transaction, after a pause of its own length so that the two do not meet again. */
const untilAlone = <T>(work: () => T): T => {
  for (let tries = 1; ; tries += 1) {
    try {
      return work()
    } catch (error) {
      const most = codeOf(error) === cameMeanwhile ? mostMeanwhile : metAnother.has(codeOf(error)) ? mostTries : 0
      if (tries >= most) throw error
      pause(Math.random() * Math.min(2 ** tries, 100))
    }
  }
}

const codeOf = (error: unknown): string => {
  if (error instanceof PostgresError) return error.code
  return error instanceof Error ? codeOf(error.cause) : ''
}

/** The thread of a connection, asked one question at a time. */
interface ConnectionThread {
  ask(asked: Asked | 'close'): Rows
  end(): void
}

/**
 * Waits until the signal stands at 1, or patience is over. Being woken alone says nothing: the call for the answer before may
 * come late, and then wakes whoever waits for this one.
 */
const isAnswered = (signal: Int32Array<SharedArrayBuffer>, patienceMs: number): boolean => {
  const until = performance.now() + patienceMs
  while (Atomics.load(signal, 0) === 0) {
    const left = until - performance.now()
    if (left <= 0) return false
    Atomics.wait(signal, 0, 0, left)
  }
  return true
}

/** How long a connection may take. One that was lost is waited for less: meanwhile nobody is answered at all. */
const connectTimeoutMs = { first: 10_000, again: 2000 }

/** How long a server that was not reached is left alone: whoever asks meanwhile is told so at once. */
const restMs = 5000

/** What says that the connection was lost, and not that the server refused: it may have done what it was asked. */
const lost = /^(08...|57P0.|E[A-Z]+)$/

/** The server ends the connection, and says so. */
const ending = /^57P0.$/

/** Nobody knows whether what was written is there: the server was lost before it said so (SQLSTATE: transaction resolution unknown). */
const unknownOutcome = '08007'

const openThread = (
  url: string,
  { readOnly = false, patienceMs = () => 30_000 }: SyncConnectionOptions,
  wasConnected: boolean,
): ConnectionThread => {
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  const timeoutMs = wasConnected ? connectTimeoutMs.again : connectTimeoutMs.first
  const workerData: ConnectionData = { url, readOnly, connectTimeoutMs: timeoutMs, signal, port: port2 }
  const worker = new Worker(new URL('./connection-thread.ts', import.meta.url), { workerData, transferList: [port2] })
  worker.unref()
  const end = (): void => {
    port1.close()
    void worker.terminate()
  }
  return {
    ask: (asked) => {
      Atomics.store(signal, 0, 0)
      worker.postMessage(asked)
      const textAt = (place: number | null) =>
        asked === 'close' ? asked : place === null ? '' : (asked.statements.at(place)?.text ?? '')
      const ms = patienceMs()
      if (!isAnswered(signal, ms)) throw new PostgresError('08006', `no answer within ${ms} ms`, textAt(-1))
      // The port holds the answer: it was posted before the signal.
      const answered = receiveMessageOnPort(port1)?.message as Answered
      if ('code' in answered) throw new PostgresError(answered.code, answered.message, textAt(answered.at), answered.isUnreached)
      return answered
    },
    end,
  }
}

/** More writes than this do not wait for the next question of their transaction. */
const mostWaiting = 100

/**
 * Opens a connection: its thread does the talking, and the caller waits for it as it would for a file. In a transaction that
 * is done for what has to be read alone: writes, and its begin, go with the next question or with the commit, and fail there.
 */
export const openSyncConnection = (url: string, options: SyncConnectionOptions = {}): SyncConnection => {
  let thread: ConnectionThread | null = null
  let inTransaction = false
  let hasBegun = false
  let hasSavepoint = false
  let waiting: AskedStatement[] = []
  let isClosed = false
  let wasConnected = false
  let restsUntil = 0
  const ask = (text: string, values: readonly unknown[] | null): Rows => {
    if (isClosed) throw new PostgresError('08003', 'the connection is closed', text)
    if (performance.now() < restsUntil) throw new PostgresError('08001', 'the server was not reached a moment ago', text)
    thread ??= openThread(url, options, wasConnected)
    const statements = [...waiting, { text, values }]
    const asked = { statements, inTransaction: hasBegun }
    waiting = []
    hasBegun = inTransaction
    hasSavepoint ||= inTransaction && marking.test(text)
    try {
      const rows = thread.ask(asked)
      wasConnected = true
      return rows
    } catch (error) {
      if (wasConnected && error instanceof PostgresError && error.isUnreached) restsUntil = performance.now() + restMs
      // An answer that comes too late must not be taken for that of the next question.
      if (codeOf(error) === '08006') {
        thread.end()
        thread = null
      }
      throw error
    }
  }
  const query = (text: string, values: readonly unknown[] | null): Rows => {
    if (inTransaction) return ask(text, values)
    const isGuarded = writing.test(text) && options.guard?.()
    return untilAlone(() =>
      isGuarded ? once(() => ask(text, values)) : writing.test(text) ? write(text, values) : ask(text, values),
    )
  }
  /** How many rows a write changed; in a transaction it is sent when somebody asks, or with whatever comes next. */
  const change = (text: string, values: readonly unknown[]): { readonly changes: number } => {
    const needsNoAnswer = writing.test(text) || locking.test(text)
    const isNotNow = inTransaction && !hasSavepoint && waiting.length < mostWaiting && needsNoAnswer
    if (!isNotNow) return { changes: query(text, values).changes }
    const statement = { text, values }
    waiting.push(statement)
    let changes: number | null = null
    return {
      get changes() {
        if (changes === null && waiting.at(-1) !== statement) throw new Error('it was not asked at once what a write changed')
        if (changes === null) {
          waiting.pop()
          changes = ask(text, values).changes
        }
        return changes
      },
    }
  }
  /** Asks for what is there for good once it is answered: lost without an answer, it may be there or not. */
  const write = (text: string, values: readonly unknown[] | null): Rows => {
    try {
      return ask(text, values)
    } catch (error) {
      if (!(error instanceof PostgresError) || error.isUnreached || !lost.test(error.code)) throw error
      // It did not come to that: nothing was sent, or the server said at an earlier statement that it ends.
      if (error.statement === '' || (ending.test(error.code) && error.statement !== text)) throw error
      throw new PostgresError(unknownOutcome, error.message, text)
    }
  }
  const once = <T>(work: () => T): T => {
    if (inTransaction) throw new Error('a transaction is under way on this connection')
    inTransaction = true
    waiting.push({ text: 'begin', values: null })
    try {
      const guard = options.guard?.()
      if (guard && ask(guard.text, guard.values).rows.length === 0) throw guard.refuse()
      const result = work()
      write('commit', null)
      return result
    } catch (error) {
      rollBack()
      throw error
    } finally {
      waiting = []
      inTransaction = false
      hasBegun = false
      hasSavepoint = false
    }
  }
  const rollBack = (): void => {
    waiting = []
    if (!hasBegun) return
    try {
      ask('rollback', null)
    } catch {
      // A connection that is lost has rolled back.
    }
  }
  return {
    prepare: (statement) => statementOf(query, change, translated(statement)),
    exec: (statements) => {
      query(statements, null)
    },
    transaction: (work) => {
      const begin = (...args: Parameters<typeof work>) => untilAlone(() => once(() => work(...args)))
      return { deferred: begin, immediate: begin, exclusive: begin }
    },
    close: () => {
      isClosed = true
      try {
        thread?.ask('close')
      } catch {
        // It was lost before.
      }
      thread?.end()
      thread = null
    },
  }
}

const statementOf = (
  query: (text: string, values: readonly unknown[]) => Rows,
  change: (text: string, values: readonly unknown[]) => { readonly changes: number },
  text: string,
): SyncStatement => {
  const objects = ({ rows, columns }: Rows) =>
    rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))
  return {
    run: (...values) => change(text, values),
    get: (...values) => objects(query(text, values))[0],
    all: (...values) => objects(query(text, values)),
    raw: () => ({
      get: (...values) => query(text, values).rows[0],
      all: (...values) => query(text, values).rows,
    }),
  }
}
