import { parentPort, workerData } from 'node:worker_threads'
import { Client, type DatabaseError, type QueryArrayResult } from 'pg'
import type { Answered, Asked, AskedStatement, ConnectionData, Failure, Rows } from './sync-connection.ts'
import { parameterOf, readAsSqlite } from './values.ts'

/** One connection to PostgreSQL, for a thread that waits for every answer. A lost one is opened anew by the next question. */

// Handed over by `openSyncConnection` from exactly this type.
const { url, readOnly, connectTimeoutMs, signal, port } = workerData as ConnectionData

/** More statements than this are not kept prepared: lists of ids make many that differ in length alone. */
const mostPrepared = 500

let client: Client | null = null
const prepared = new Map<string, string>()

const session = [
  `set timezone = 'UTC'`,
  `set datestyle = 'ISO'`,
  `set bytea_output = 'hex'`,
  `set client_min_messages = warning`,
  // A transaction sees and does what it would if it were alone, as it is on SQLite.
  `set default_transaction_isolation = '${readOnly ? 'repeatable read' : 'serializable'}'`,
  `set default_transaction_read_only = ${readOnly ? 'on' : 'off'}`,
  // A service that is frozen in the middle of a transaction holds up the others for so long, and no longer.
  ...(readOnly ? [] : [`set idle_in_transaction_session_timeout = '5s'`]),
].join('; ')

const connected = async (): Promise<Client> => {
  if (client) return client
  const opened = new Client({
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    // What is asked together is sent together: one journey there and back for all of it.
    pipeline: true,
    application_name: 'charging-pile-casework',
  })
  const lost = (): void => {
    if (client === opened) client = null
  }
  opened.on('error', lost)
  opened.on('end', lost)
  try {
    await opened.connect()
    await opened.query(session)
  } catch (error) {
    throw Object.assign(error instanceof Error ? error : new Error(String(error)), { isUnreached: true })
  }
  client = opened
  return opened
}

/** Statements that come again; of the others a name would only take the place. */
const isRepeated = /^\s*(select|with|insert|update|delete)\b/i

const nameOf = (text: string): string | undefined => {
  const known = prepared.get(text)
  if (known !== undefined || prepared.size >= mostPrepared || !isRepeated.test(text)) return known
  const name = `s${prepared.size}`
  prepared.set(text, name)
  return name
}

const send = async (connection: Client, { text, values }: AskedStatement): Promise<Rows> => {
  if (values === null) {
    await connection.query(text)
    return { rows: [], columns: [], changes: 0 }
  }
  const name = nameOf(text)
  const result: QueryArrayResult<unknown[]> = await connection.query({
    ...(name === undefined ? {} : { name }),
    text,
    values: values.map(parameterOf),
    rowMode: 'array',
    types: readAsSqlite,
  })
  return { rows: result.rows, columns: result.fields.map((field) => field.name), changes: result.rowCount ?? 0 }
}

/** Sends statements together and waits for all of them. The first that fails is what is wrong: it failed what came after it. */
const ask = async ({ statements, inTransaction }: Asked): Promise<Answered> => {
  // What was begun on a connection that is lost is lost with it.
  if (inTransaction && !client) throw Object.assign(new Error('the connection was lost'), { code: '08006' })
  const connection = await connected()
  const ends = await Promise.allSettled(statements.map((statement) => send(connection, statement)))
  const at = ends.findIndex(({ status }) => status === 'rejected')
  const end = ends.at(at)
  if (!end) throw new Error('nothing was asked')
  return end.status === 'rejected' ? { ...failureOf(end.reason), at } : end.value
}

const failureOf = (error: unknown): Failure => {
  const failed = error as Partial<DatabaseError> & { readonly isUnreached?: true }
  const { message = String(error), code = '08006', table, detail, constraint, isUnreached = false } = failed
  // `Key (space_id)=(…) already exists.`: which columns, as SQLite says it; never whose values.
  const columns = /^Key \(([^)]*)\)=/.exec(detail ?? '')?.[1]?.split(', ')
  const where = columns?.map((column) => `${table}.${column}`).join(', ')
  const said = [message, ...(constraint ? [constraint] : []), ...(where ? [where] : [])].join(': ')
  return { code, message: said, isUnreached, at: null }
}

parentPort?.on('message', (asked: Asked | 'close') => {
  const answer =
    asked === 'close' ? (client?.end() ?? Promise.resolve()).then(() => ({ rows: [], columns: [], changes: 0 })) : ask(asked)
  void answer.catch(failureOf).then((answered) => {
    port.postMessage(answered)
    Atomics.store(signal, 0, 1)
    Atomics.notify(signal, 0)
  })
})
