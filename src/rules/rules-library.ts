import { asc, count, desc, eq, isNull, max, sql } from 'drizzle-orm'
import type { Calendar } from '../../workflows/calendar/calendar.ts'
import { localDay } from '../../workflows/calendar/days.ts'
import { completedPack } from '../../workflows/rules/packs.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { announcedPacks } from '../database/announced-pack-tables.ts'
import { builtOnce } from '../database/built-once.ts'
import type { Db } from '../database/open-database.ts'
import * as tables from '../database/tables.ts'
import { hashJson } from '../sealing/seal.ts'
import { type CalendarLibrary, keepCalendar, openCalendars } from './calendar-library.ts'
import { packsOf } from './own-packs.ts'

/** A pack or calendar with the hash by which cases are pinned to it. */
export interface Pinned<T> {
  readonly hash: string
  readonly value: T
}

/** Rule packs and calendars: those in the box, those that the operator wrote, and every one that a case was ever pinned to. */
export interface RulesLibrary {
  /**
   * The pack in force for new cases of a district, today: a pack whose day has not come lets the one before it run on, and
   * one whose last day is over is followed by the one that it names.
   */
  packOfDistrict(district: string): Pinned<RulePack> | null
  pack(id: string): Pinned<RulePack> | null
  packs(): Pinned<RulePack>[]
  packByHash(hash: string): RulePack
  /** Every version of a pack that was ever known here, by hash. */
  hashesOf(id: string): string[]
  /** The calendar new cases are pinned to. */
  calendar(id: string): Pinned<Calendar>
  calendarByHash(hash: string): Calendar
  readonly calendars: CalendarLibrary
}

/** A pack in force was edited: the service refuses to start. */
class ChangedRules extends Error {
  override name = 'ChangedRules'
}

/**
 * Loads packs and calendars, those of the operator's folder and those that were announced too, and writes new ones to the database, where replay finds them after the files have changed.
 * @throws ChangedRules when a pack that is already recorded has other contents under the same id and version.
 */
export const openRulesLibrary = (db: Db, rulesDir: string | null = null, now: () => string = systemNow): RulesLibrary => {
  const boxed = inTheBox(rulesDir)
  for (const { hash, value } of boxed.values()) {
    const recorded = db
      .select()
      .from(tables.rulePacks)
      .where(eq(tables.rulePacks.id, value.id))
      .all()
      .find((row) => row.version === value.version)
    if (recorded && recorded.hash !== hash) {
      throw new ChangedRules(
        `Rule pack ${value.id} version ${value.version} was changed after it came into force. Give the changed pack a new version.`,
      )
    }
    db.insert(tables.rulePacks)
      .values({ hash, id: value.id, version: value.version, document: JSON.stringify(value) })
      .onConflictDoNothing()
      .run()
  }
  const library = libraryOf(db, boxed, now)
  for (const id of library.calendars.ids()) keepCalendar(db, library.calendars.known(id))
  return library
}

const systemNow = (): string => new Date().toISOString()

/** The same packs and calendars for reading only: nothing is written to the database. */
export const readRulesLibrary = (db: Db, rulesDir: string | null = null, now: () => string = systemNow): RulesLibrary =>
  libraryOf(db, inTheBox(rulesDir), now)

type Packs = ReadonlyMap<string, Pinned<RulePack>>

const inTheBox = (rulesDir: string | null): Packs =>
  new Map([...packsOf(rulesDir).values()].map((pack) => [pack.id, { hash: hashJson(pack), value: pack }]))

/**
 * The packs of today, each in its newest version: those of the files and those that were announced since. Whoever announces one, in
 * this thread or in another process: each look asks how many there are.
 */
const packsOfToday = (db: Db, files: Packs, packByHash: (hash: string) => RulePack): (() => Packs) => {
  const { number, hash, packId, version, takenBackAt } = announcedPacks
  const standing = db
    .select({ last: max(number), back: count(takenBackAt) })
    .from(announcedPacks)
    .prepare()
  let seen = ''
  let known = files
  const read = (): Packs => {
    const newest = new Map(files)
    const rows = db.select({ hash, packId, version }).from(announcedPacks).where(isNull(takenBackAt)).orderBy(asc(version)).all()
    for (const row of rows) {
      if ((newest.get(row.packId)?.value.version ?? 0) < row.version) {
        newest.set(row.packId, { hash: row.hash, value: packByHash(row.hash) })
      }
    }
    return newest
  }
  return () => {
    const { last = 0, back = 0 } = standing.get() ?? {}
    if (seen !== `${last} ${back}`) {
      known = read()
      seen = `${last} ${back}`
    }
    return known
  }
}

const districtQuery = builtOnce((db) =>
  db
    .select()
    .from(tables.districts)
    .where(eq(tables.districts.code, sql.placeholder('code')))
    .prepare(),
)

const libraryOf = (db: Db, boxed: Packs, now: () => string): RulesLibrary => {
  const packsByHash = new Map([...boxed.values()].map(({ hash, value }) => [hash, value]))
  const calendars = openCalendars(db)
  const packByHash = (hash: string): RulePack => {
    const known = packsByHash.get(hash)
    if (known) return known
    const row = db.select().from(tables.rulePacks).where(eq(tables.rulePacks.hash, hash)).get()
    if (!row) throw new Error(`no rule pack with hash ${hash}`)
    const pack = completedPack(JSON.parse(row.document))
    packsByHash.set(hash, pack)
    return pack
  }
  const packs = packsOfToday(db, boxed, packByHash)
  const todayIn = ({ place }: RulePack): string => localDay(now(), place.timeZone)
  const hasCome = ({ value }: Pinned<RulePack>): boolean => value.inForceFrom <= todayIn(value)
  /** A pack, or where its last day is over the one that holds afterwards, and so on. */
  const orAfterwards = (pack: Pinned<RulePack>, seen: readonly string[] = []): Pinned<RulePack> => {
    const { inForceUntil, id } = pack.value
    if (inForceUntil?.successor === undefined || inForceUntil.on >= todayIn(pack.value) || seen.includes(id)) return pack
    const next = versionInForce(inForceUntil.successor)
    return next ? orAfterwards(next, [...seen, id]) : pack
  }
  /** The newest version of a pack whose day has come; versions before the newest one are in the database. */
  const versionInForce = (id: string): Pinned<RulePack> | null => {
    const newest = packs().get(id)
    if (!newest || hasCome(newest)) return newest ?? null
    return (
      db
        .select({ hash: tables.rulePacks.hash })
        .from(tables.rulePacks)
        .where(eq(tables.rulePacks.id, id))
        .orderBy(desc(tables.rulePacks.version))
        .all()
        .map(({ hash }) => ({ hash, value: packByHash(hash) }))
        .find(hasCome) ?? null
    )
  }
  return {
    packOfDistrict: (code) => {
      const district = districtQuery(db).get({ code })
      if (!district) return null
      const { rulesPackId, rulesPackBefore } = district
      const chosen = versionInForce(rulesPackId) ?? (rulesPackBefore === null ? null : versionInForce(rulesPackBefore))
      // Nothing was in force here before: the chosen pack is all there is.
      const standing = chosen ?? packs().get(rulesPackId) ?? null
      return standing && orAfterwards(standing)
    },
    pack: (id) => packs().get(id) ?? null,
    packs: () => [...packs().values()],
    packByHash,
    hashesOf: (id) =>
      db
        .select({ hash: tables.rulePacks.hash })
        .from(tables.rulePacks)
        .where(eq(tables.rulePacks.id, id))
        .all()
        .map(({ hash }) => hash),
    calendar: (id) => calendars.known(id),
    calendarByHash: (hash) => calendars.byHash(hash),
    calendars,
  }
}
