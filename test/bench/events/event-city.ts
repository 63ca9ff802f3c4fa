import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { keepUp } from '../../../src/database/keep-up.ts'
import { openDatabase } from '../../../src/database/open-database.ts'
import { randomId } from '../../../src/random-id.ts'
import { type CaseEvent, PartyEvent } from '../../../workflows/case/events/events.ts'
import type { Party } from '../../../workflows/parties.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'
import { tokenOf } from '../../helpers/tokens.ts'
import { changesBetween, type RowWrite, rowsOf } from './row-writes.ts'

/** One step in the life of every case of the city: who sends what, at which version, and the rows that it changes. */
export interface Step {
  readonly party: Party
  /** As it is sent. */
  readonly body: string
  readonly version: number
  readonly writes: readonly RowWrite[]
}

/** A database of the service with many cases that wait for the same steps. */
export interface EventCity {
  readonly folder: string
  readonly caseIds: readonly string[]
  /** A token of each party that sends, and of the bureau, which reads. */
  readonly tokens: ReadonlyMap<Party, string>
  readonly steps: readonly Step[]
  /** What a step writes of one of the cases. */
  writesOf(step: Step, caseId: string): readonly RowWrite[]
  /** The same database once more, in a folder of its own. */
  copy(): string
  close(): void
}

const senders = ['property', 'grid', 'fire', 'centre'] as const

/** What the companies and offices of a case do while its three tracks are open. */
const script = [
  ['grid', { type: 'grid.acceptIntake', orderNumber: '4300001' }],
  ['fire', { type: 'fire.report', result: 'passed', scope: 'space' }],
  ['property', { type: 'property.reject', grounds: [{ code: 'FIRE_LIABILITY_FEAR' }] }],
  ['grid', { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' }],
  ['centre', { type: 'centre.logContact', kind: 'call', with: 'owner', result: 'reached' }],
  ['grid', { type: 'grid.reportCapacity', result: 'available', ratedKva: 630, peakKva: 410, peakMonth: '2025-08' }],
] as const satisfies readonly (readonly [Party, object])[]

/** Names of the played case and its place that every copy has of its own. */
const playedNames = [ids.compound, ids.garage, ids.transformer, ids.space(1), ids.owner, '湘水湾']

/** Stands in the rows where every event has a key of its own. */
const keyMark = 'key-of-the-event-in-36-characters---'

/**
 * Plays a case up to where three tracks are open and lays it down as often as asked, each time with ids and a place of its
 * own; plays its further steps in another city, to see what each of them writes. The hashes of copied records are those of
 * the played ones: an event reads no record but the last.
 */
export const eventCity = async (cases: number): Promise<EventCity> => {
  const root = mkdtempSync(join(tmpdir(), 'event-city-'))
  const folderOf = (name: string): string => {
    mkdirSync(join(root, name))
    return join(root, name)
  }
  // Filed within the hour: no clock of a case runs out while it is measured.
  const at = Temporal.Now.instant().subtract({ minutes: 30 }).toString({ fractionalSecondDigits: 3 })
  played ??= await playedElsewhere(folderOf('elsewhere'), at)
  const { playedId, playedToken, steps } = played

  const folder = folderOf('city')
  const city = smallCity({ folder, spaces: 1, at })
  keepUp(city.database.db, city.library)
  const caseId = await openedCase(city)
  // Nothing is left to be moved up or delivered: what is measured is events.
  const today = Temporal.Now.plainDateISO('Asia/Shanghai').toString()
  city.database.sqlite.prepare(`update ledgers set settled = ?`).run(today)
  city.database.sqlite.exec('update compounds set spread_version = version; delete from outbox')
  const tokens = new Map<Party, string>()
  for (const party of [...senders, 'bureau'] as const)
    tokens.set(party, await tokenOf({ database: city.database, now: city.time.now() }, party))
  const copies = copyCase(city.database.sqlite, caseId, cases)
  city.database.sqlite.pragma('wal_checkpoint(truncate)')
  city.close()

  const replace = replacing([playedId, playedToken, keyMark, ...playedNames])
  let copied = 0
  return {
    folder,
    tokens,
    steps,
    caseIds: [...copies.keys()],
    writesOf: (step, id) => {
      const own = new Map([...(copies.get(id) ?? []), [playedId, id], [keyMark, randomId().padEnd(36, '-')]])
      return step.writes.map(({ sql, values }) => ({ sql, values: replace(values, own) }))
    },
    copy: () => {
      copied += 1
      const other = folderOf(`copy-${copied}`)
      for (const name of ['pile.db', 'pile.keys.db']) copyFileSync(join(folder, name), join(other, name))
      return other
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  }
}

interface Played {
  readonly playedId: string
  readonly playedToken: string
  readonly steps: readonly Step[]
}

/** Every city goes the same steps. */
let played: Played | null = null

const playedElsewhere = async (folder: string, at: string): Promise<Played> => {
  const city = smallCity({ folder, spaces: 1, at })
  const playedId = await openedCase(city)
  const playedToken = (await city.store.read(playedId))?.trackingToken ?? ''
  const steps = await playedSteps(city, playedId)
  city.close()
  return { playedId, playedToken, steps }
}

const openedCase = async (city: SmallCity): Promise<string> => {
  const caseId = await city.file(1)
  await taken(city, caseId, 'centre', { type: 'centre.confirmComplete', evidence: [] })
  await taken(city, caseId, 'property', { type: 'property.open', evidence: [] })
  return caseId
}

const taken = async (city: SmallCity, caseId: string, party: Party, event: CaseEvent, key?: string): Promise<void> => {
  const scope = `account-${party}`.padEnd(22, '_')
  const result = await city.send(caseId, event, party, {
    idempotency: key === undefined ? null : { scope, key, requestHash: 'f'.repeat(64) },
    // As long as a receipt.
    answer: () => ({ httpCode: 201, body: '-'.repeat(400) }),
  })
  if (result.kind !== 'recorded') throw new Error(`${event.type} was not taken: ${result.kind}`)
}

const playedSteps = async (city: SmallCity, caseId: string): Promise<Step[]> => {
  const { sqlite } = city.database
  const steps: Step[] = []
  for (const [party, sent] of script) {
    const version = (await city.store.read(caseId))?.file.seq ?? 0
    const before = rowsOf(sqlite)
    await taken(city, caseId, party, PartyEvent.parse(sent), keyMark)
    steps.push({ party, body: JSON.stringify(sent), version, writes: changesBetween(sqlite, before, rowsOf(sqlite)) })
    sqlite.exec('delete from idempotent_answers')
  }
  return steps
}

/** Lays a case down many times. What each copy is called instead of the played names, by the id of the copy. */
const copyCase = (
  sqlite: Database.Database,
  caseId: string,
  wanted: number,
): ReadonlyMap<string, ReadonlyMap<string, string>> => {
  const row = sqlite.prepare<[string], Record<string, string>>('select * from cases where case_id = ?').get(caseId) ?? {}
  const [token = '', number = ''] = [row['tracking_token'], row['case_number']]
  const names = [caseId, token, ...playedNames]
  const replace = replacing([...names, number])
  const templates = templatesOf(sqlite, caseId)
  const copies = new Map<string, ReadonlyMap<string, string>>()
  sqlite.transaction(() => {
    // In the order of their ids, or the filling would take as long as all that is measured; they are picked at random.
    for (const id of Array.from({ length: wanted }, randomId).sort()) {
      const as = new Map(names.map((name) => [name, name === caseId ? id : randomId()]))
      as.set(number, `430211-2026-${String(copies.size + 100_000)}-0`)
      for (const { insert, rows } of templates) for (const values of rows) insert.run(replace(values, as))
      copies.set(id, as)
    }
  })()
  return copies
}

/** Values with names in them replaced. */
const replacing = (names: readonly string[]) => {
  const pattern = new RegExp(names.join('|'), 'g')
  return (values: readonly unknown[], as: ReadonlyMap<string, string>): unknown[] =>
    values.map((value) => (typeof value === 'string' ? value.replaceAll(pattern, (name) => as.get(name) ?? name) : value))
}

/** The rows of a case and of its place, each with the statement that writes a copy. */
const templatesOf = (sqlite: Database.Database, caseId: string) => {
  const tables = sqlite
    .prepare<[], { name: string; columns: string }>(
      `select m.name, (select group_concat(c.name) from pragma_table_info(m.name) c) as columns
        from sqlite_master m where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> 'outbox'`,
    )
    .all()
  const keys = { case_id: caseId, space_id: ids.space(1), transformer_id: ids.transformer, compound_id: ids.compound }
  return tables.flatMap(({ name, columns }) => {
    const named = columns.split(',')
    const key = (['case_id', 'space_id', 'transformer_id', 'compound_id'] as const).find((column) => named.includes(column))
    if (!key) return []
    const rows = sqlite.prepare<[string], Record<string, unknown>>(`select * from ${name} where ${key} = ?`).all(keys[key])
    const quoted = named.map((column) => `"${column}"`)
    const insert = sqlite.prepare(`insert into ${name} (${quoted}) values (${named.map(() => '?')})`)
    return [{ insert, rows: rows.map((row) => named.map((column) => row[column])) }]
  })
}

/** Opens the database in a folder of a city as the service does, without the service. */
export const openCityFile = (folder: string): Database.Database => openDatabase(join(folder, 'pile.db')).sqlite
