import { setTimeout as after } from 'node:timers/promises'
import { Client, type QueryResult, type QueryResultRow } from 'pg'

/** What news of changes are told and heard with. */
interface NewsParts {
  readonly url: string
  /** The cases that somebody here listens to. */
  readonly listenedTo: () => readonly string[]
  /** A case was changed on another node. */
  readonly onChange: (caseId: string) => void
  readonly onError: (error: unknown) => void
  /** How often it is looked whether something was missed, in milliseconds. */
  readonly lookEveryMs?: number
}

/** News of changed cases among the nodes of one PostgreSQL. */
export interface ChangeNews {
  /** Tells the other nodes that a case has a new version on disk. */
  tell(caseId: string): void
  close(): Promise<void>
}

const channel = 'case_changes'

/** A message is at most 8000 bytes: so many ids of 22 signs and the name of the node fit well. */
const mostIds = 300

/** Changes that come within so many milliseconds are told in one message. */
const gatherMs = 10

const retryMs = 1000

/**
 * Tells and hears changes over a connection of its own, by NOTIFY after the transaction: inside of it, it would make all
 * transactions of all nodes wait for each other. What a node did not tell any more, or was told while the connection was away, is
 * found by looking: now and then, and whenever it is there again, at the versions of the cases that somebody here listens to.
 */
export const openChangeNews = ({ url, listenedTo, onChange, onError, lookEveryMs = 5000 }: NewsParts): ChangeNews => {
  const node = crypto.randomUUID()
  const toTell = new Set<string>()
  let versions = new Map<string, string>()
  let client: Client | null = null
  let isClosed = false
  let gathering: NodeJS.Timeout | null = null
  const ending = new AbortController()

  /** One question after the other: the next one waits for the answer. */
  let last: Promise<unknown> = Promise.resolve()
  const ask = <R extends QueryResultRow>(by: Client, text: string, values: readonly unknown[]): Promise<QueryResult<R>> => {
    const asked = last.then(() => by.query<R>(text, [...values]))
    last = asked.catch(() => {})
    return asked
  }

  const connect = async (): Promise<Client> => {
    const opened = new Client({
      connectionString: url,
      connectionTimeoutMillis: 10_000,
      query_timeout: 10_000,
      keepAlive: true,
      application_name: 'charging-pile-casework news',
    })
    const lost = (): void => {
      if (client === opened) client = null
    }
    opened.on('error', lost)
    opened.on('end', lost)
    opened.on('notification', ({ payload = '' }) => {
      const [from, ...caseIds] = payload.split(' ')
      if (from !== node) caseIds.forEach(onChange)
    })
    await opened.connect()
    await opened.query(`listen ${channel}`)
    return opened
  }

  /** Tells of every case that is not at the version that it was at when it was looked at last. */
  const look = async (by: Client): Promise<void> => {
    const caseIds = [...new Set(listenedTo())]
    const { rows } = await ask<{ id: string; version: string }>(
      by,
      'select case_id as id, version from cases where case_id = any($1::text[])',
      [caseIds],
    )
    const before = versions
    versions = new Map(rows.map(({ id, version }) => [id, version]))
    for (const { id, version } of rows) if (before.get(id) !== version) onChange(id)
  }

  const flush = async (): Promise<void> => {
    if (!client) return
    const caseIds = [...toTell].slice(0, mostIds)
    if (caseIds.length === 0) return
    for (const caseId of caseIds) toTell.delete(caseId)
    await ask(client, 'select pg_notify($1, $2)', [channel, [node, ...caseIds].join(' ')])
    if (toTell.size > 0) await flush()
  }

  const run = async (): Promise<void> => {
    while (!isClosed) {
      try {
        client ??= await connect()
        await look(client)
        await flush()
        await after(lookEveryMs, undefined, { signal: ending.signal })
      } catch (error) {
        if (isClosed) return
        onError(error)
        const broken = client
        client = null
        void broken?.end().catch(() => {})
        await after(retryMs, undefined, { signal: ending.signal }).catch(() => {})
      }
    }
  }
  const running = run()

  return {
    tell: (caseId) => {
      // What nobody can be told just now is found by looking.
      if (!client) return
      toTell.add(caseId)
      gathering ??= setTimeout(() => {
        gathering = null
        void flush().catch(onError)
      }, gatherMs)
    },
    close: async () => {
      isClosed = true
      if (gathering) clearTimeout(gathering)
      await flush().catch(() => {})
      ending.abort()
      await running
      await client?.end().catch(() => {})
    },
  }
}
