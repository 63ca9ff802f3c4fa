import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { Client } from 'pg'
import { UnusableStorage } from '../unusable-storage.ts'
import { openPostgres, readPostgres } from './open-postgres.ts'

/** A column with its type, as PostgreSQL calls it. */
type Column = readonly [name: string, type: string]

/** The lines of a dump: a table with its columns, then its rows as texts; at last how many there were in all. */
type Line =
  | { readonly months: readonly string[]; readonly schemaAt: string }
  | { readonly table: string; readonly columns: readonly Column[] }
  | readonly (string | null)[]
  | { readonly rows: number }

/** Rows that are read and written at a time. */
const batch = 500

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A connection whose texts mean the same wherever they are read again. */
const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url, application_name: 'charging-pile-casework backup' })
  await client.connect()
  await client.query(`set timezone = 'UTC'; set datestyle = 'ISO'; set bytea_output = 'hex'; set extra_float_digits = 3`)
  return client
}

/**
 * Writes every row of every table into a file, all of one moment: one transaction that reads alone, and holds nobody up. It
 * needs no program of PostgreSQL's own, whose version would have to fit that of the server.
 * @throws UnusableStorage when it is no database of this very version.
 */
export const dumpPostgres = async (url: string, file: string): Promise<void> => {
  // Says what is wrong with a database that cannot be read.
  readPostgres(url).connection.close()
  const client = await connect(url)
  try {
    await client.query('begin isolation level repeatable read read only')
    await pipeline(
      Readable.from(textOf(linesOf(client))),
      createGzip(),
      createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }),
    )
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const textOf = async function* (lines: AsyncIterable<Line>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}

const linesOf = async function* (client: Client): AsyncGenerator<Line> {
  yield { months: await monthsOf(client), schemaAt: await schemaOf(client) }
  let rows = 0
  for (const table of await tablesOf(client)) {
    const columns = await columnsOf(client, table)
    yield { table, columns }
    const list = columns.map(([name]) => `${quoted(name)}::text`).join(', ')
    await client.query(`declare reading no scroll cursor for select ${list} from ${quoted(table)}`)
    for (;;) {
      const read = await client.query<(string | null)[]>({ text: `fetch ${batch} from reading`, rowMode: 'array' })
      yield* read.rows
      rows += read.rows.length
      if (read.rows.length < batch) break
    }
    await client.query('close reading')
  }
  yield { rows }
}

/** The tables, without the months of the events, which are read through the events; and without the list of migrations. */
const tablesOf = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
     and not relispartition and relname <> '__drizzle_migrations' order by relname collate "C"`,
  )
  return rows.map(({ name }) => name)
}

const columnsOf = async (client: Client, table: string): Promise<Column[]> => {
  const { rows } = await client.query<[string, string]>({
    text: `select attname, format_type(atttypid, atttypmod) from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    values: [quoted(table)],
    rowMode: 'array',
  })
  return rows
}

const monthsOf = async (client: Client): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relispartition
     and relkind = 'r' and relname ~ '^case_events_\\d{4}_\\d{2}$' order by relname`,
  )
  return rows.map(({ name }) => `${name.slice(-7).replace('_', '-')}-01`)
}

const schemaOf = async (client: Client): Promise<string> => {
  const { rows } = await client.query<{ at: string }>('select max(created_at)::text as at from __drizzle_migrations')
  return rows[0]?.at ?? ''
}

/** The documents that a dump names, and under which key each is sealed. */
export const documentsOfDump = async (file: string): Promise<{ hash: string; keyId: string }[]> => {
  const found: { hash: string; keyId: string }[] = []
  let at: Readonly<Record<'hash' | 'keyId' | 'erasedAt', number>> | null = null
  for await (const line of readDump(file)) {
    if ('table' in line) {
      const placeOf = (name: string) => line.columns.findIndex(([column]) => column === name)
      at =
        line.table === 'documents'
          ? { hash: placeOf('ciphertext_hash'), keyId: placeOf('key_id'), erasedAt: placeOf('erased_at') }
          : null
    } else if (at && isRow(line) && line[at.erasedAt] === null) {
      found.push({ hash: line[at.hash] ?? '', keyId: line[at.keyId] ?? '' })
    }
  }
  return found
}

const isRow = (line: Line): line is readonly (string | null)[] => Array.isArray(line)

const readDump = async function* (file: string): AsyncGenerator<Line> {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()), crlfDelay: Number.POSITIVE_INFINITY })
  // Written above; its file was held against its hash before.
  for await (const line of lines) yield JSON.parse(line) as Line
}

/** Whether nothing is in a database of PostgreSQL yet: only there a backup is restored. */
export const isEmptyPostgres = async (url: string): Promise<boolean> => {
  const client = await connect(url)
  try {
    return (await tablesOf(client)).length === 0
  } finally {
    await client.end()
  }
}

/**
 * Fills an empty database with what a dump holds, in one transaction: what was interrupted has no row.
 * @throws UnusableStorage when another version of the service made the dump.
 */
export const fillPostgres = async (file: string, url: string): Promise<void> => {
  openPostgres(url).connection.close()
  const client = await connect(url)
  try {
    await client.query('begin')
    // The service writes a little when it opens a database.
    for (const table of await tablesOf(client)) await client.query(`truncate ${quoted(table)}`)
    await insertAll(client, file)
    await client.query('commit')
  } finally {
    await client.end()
  }
}

const insertAll = async (client: Client, file: string): Promise<void> => {
  let insert: ((rows: readonly (readonly (string | null)[])[]) => Promise<void>) | null = null
  let waiting: (readonly (string | null)[])[] = []
  let [read, told] = [0, -1]
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await insert?.(waiting)
    waiting = []
  }
  for await (const line of readDump(file)) {
    if (isRow(line)) {
      waiting.push(line)
      read += 1
      if (waiting.length === batch) await flush()
      continue
    }
    await flush()
    if ('table' in line) insert = await openInsert(client, line.table, line.columns)
    else if ('rows' in line) told = line.rows
    else await prepare(client, line)
  }
  if (read !== told) throw new UnusableStorage(`${file} ends early: it is no whole backup.`)
  await countOn(client)
}

const prepare = async (
  client: Client,
  { months, schemaAt }: { readonly months: readonly string[]; readonly schemaAt: string },
) => {
  if ((await schemaOf(client)) !== schemaAt) {
    throw new UnusableStorage('The backup was made by another version of the service: restore it with that one, then update.')
  }
  for (const month of months) await client.query('select make_event_months($1::date, 1)', [month])
}

const openInsert = async (client: Client, table: string, columns: readonly Column[]) => {
  const names = columns.map(([name]) => quoted(name)).join(', ')
  const values = columns.map(([, type], at) => `r.c${at}::${type}`).join(', ')
  const texts = columns.map((_, at) => `$${at + 1}::text[]`).join(', ')
  const places = columns.map((_, at) => `c${at}`).join(', ')
  const text = `insert into ${quoted(table)} (${names}) overriding system value select ${values} from unnest(${texts}) as r(${places})`
  return async (rows: readonly (readonly (string | null)[])[]): Promise<void> => {
    await client.query(
      text,
      columns.map((_, at) => rows.map((row) => row[at] ?? null)),
    )
  }
}

/** Numbers that the database gives go on after the last one. */
const countOn = async (client: Client): Promise<void> => {
  const { rows } = await client.query<{ table: string; column: string }>(
    `select attrelid::regclass::text as table, attname as column from pg_attribute join pg_class on pg_class.oid = attrelid
     where attidentity <> '' and relnamespace = current_schema()::regnamespace and not relispartition`,
  )
  for (const { table, column } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence($1, $2), coalesce(max(${quoted(column)}), 1), max(${quoted(column)}) is not null) from ${table}`,
      [table, column],
    )
  }
}
