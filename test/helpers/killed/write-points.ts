import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename } from 'node:path'
import Database from 'better-sqlite3'

/**
 * Loaded into a service before its own sources (`--import`): every durable write of that process becomes a point with a name, and
 * at one of them the process can be killed, right before it or right after it. The service itself knows nothing of it.
 *
 * `WRITE_POINTS_LOG`: a file to which the name of each point is added. `KILL_AT`, `KILL_NTH`, `KILL_SIDE`: dies at that point when
 * it comes so often, `before` or `after` it. `WALL_CLOCK`: the instant that its civil clock shows at its start.
 */
const { WRITE_POINTS_LOG: log, KILL_AT: killAt, KILL_NTH: nth = '1', KILL_SIDE: side = 'before', WALL_CLOCK: wall } = process.env

if (wall) {
  const machine = Date.now
  const ahead = Date.parse(wall) - machine()
  Date.now = () => machine() + ahead
}

const noted = log ? fs.openSync(log, 'a') : null
const { writeSync } = fs
let left = Number(nth)

/** Does a durable write as a point of that name. */
const point = <T>(name: string, write: () => T): T => {
  const isHere = name === killAt && --left === 0
  if (noted !== null) writeSync(noted, isHere ? `! ${name}\n` : `${name}\n`)
  if (isHere && side === 'before') process.kill(process.pid, 'SIGKILL')
  const result = write()
  if (isHere) process.kill(process.pid, 'SIGKILL')
  return result
}

interface Statement {
  readonly source: string
  readonly readonly: boolean
  readonly database: Database.Database
}

/** The tables that were written to since the transaction of a connection began. */
const written = new WeakMap<Database.Database, Set<string>>()

const tableOf = (sql: string): string =>
  /^\s*(?:insert(?:\s+or\s+\w+)?\s+into|replace\s+into|update|delete\s+from|create\s+table(?:\s+if\s+not\s+exists)?)\s+["`]?(\w+)/i.exec(
    sql,
  )?.[1] ?? sql.trim().slice(0, 20).toLowerCase()

const statement = <T>({ source, readonly, database }: Statement, run: () => T): T => {
  const file = basename(database.name)
  if (/^\s*commit\b/i.test(source)) {
    const tables = [...(written.get(database) ?? [])].toSorted()
    written.delete(database)
    return tables.length === 0 ? run() : point(`${file}: commit ${tables.join(' ')}`, run)
  }
  if (/^\s*rollback\s*$/i.test(source)) written.delete(database)
  if (readonly || /^\s*(?:begin|pragma|savepoint|release|rollback)\b/i.test(source)) return run()
  if (!database.inTransaction) return point(`${file}: ${tableOf(source)}`, run)
  const tables = written.get(database) ?? new Set()
  written.set(database, tables.add(tableOf(source)))
  return run()
}

// The ways of running a statement are methods of one prototype, which the package does not export.
const prototype = Object.getPrototypeOf(new Database(':memory:').prepare('select 1'))
for (const name of ['run', 'get', 'all'] as const) {
  const own = prototype[name] as (...values: unknown[]) => unknown
  prototype[name] = function (this: Statement, ...values: unknown[]) {
    return statement(this, () => own.apply(this, values))
  }
}
const { exec } = Database.prototype
Database.prototype.exec = function (source: string) {
  return statement({ source, readonly: false, database: this }, () => exec.call(this, source))
}

const { openSync, fsyncSync, renameSync, writeFileSync, rmSync } = fs
/** What the descriptors that are flushed one day were opened as. */
const opened = new Map<number, string>()

/** A file by its kind: names that are hashes or drawn by chance say nothing of it. */
const kindOf = (path: unknown): string =>
  String(path)
    .split('/')
    .slice(-2)
    .join('/')
    .replaceAll(/[\w-]{20,}/g, '*')
    .replaceAll(/\b[0-9a-f]{2}\b/g, 'xx')
    .replaceAll(/\d+/g, 'n')

Object.assign(fs, {
  openSync: (...values: Parameters<typeof openSync>) => {
    const descriptor = openSync(...values)
    opened.set(descriptor, kindOf(values[0]))
    return descriptor
  },
  fsyncSync: (descriptor: number) => point(`flush ${opened.get(descriptor)}`, () => fsyncSync(descriptor)),
  renameSync: (from: fs.PathLike, to: fs.PathLike) => point(`rename to ${kindOf(to)}`, () => renameSync(from, to)),
  writeFileSync: (...values: Parameters<typeof writeFileSync>) => {
    const isFlushed = typeof values[2] === 'object' && values[2]?.flush === true
    return isFlushed ? point(`write ${kindOf(values[0])}`, () => writeFileSync(...values)) : writeFileSync(...values)
  },
  rmSync: (...values: Parameters<typeof rmSync>) => point(`remove ${kindOf(values[0])}`, () => rmSync(...values)),
})
syncBuiltinESMExports()
