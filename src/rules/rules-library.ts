import { eq } from 'drizzle-orm'
import { Calendar } from '../../workflows/calendar/calendar.ts'
import { calendars } from '../../workflows/calendar/calendars.ts'
import { completedPack } from '../../workflows/rules/packs.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { Db } from '../database/open-database.ts'
import * as tables from '../database/tables.ts'
import { hashJson } from '../sealing/seal.ts'
import { packsOf } from './own-packs.ts'

/** A pack or calendar with the hash by which cases are pinned to it. */
export interface Pinned<T> {
  readonly hash: string
  readonly value: T
}

/** Rule packs and calendars: those in the box, and every one that a case was ever pinned to. */
export interface RulesLibrary {
  /** The pack in force for new cases of a district. */
  packOfDistrict(district: string): Pinned<RulePack> | null
  pack(id: string): Pinned<RulePack> | null
  packs(): Pinned<RulePack>[]
  packByHash(hash: string): RulePack
  /** The calendar new cases are pinned to. */
  calendar(id: string): Pinned<Calendar>
  calendarByHash(hash: string): Calendar
}

/** A pack in force was edited: the service refuses to start. */
class ChangedRules extends Error {
  override name = 'ChangedRules'
}

/**
 * Loads packs and calendars, those of the operator's folder too, and writes new ones to the database, where replay finds them after the files have changed.
 * @throws ChangedRules when a pack that is already recorded has other contents under the same id and version.
 */
export const openRulesLibrary = (db: Db, rulesDir: string | null = null): RulesLibrary => {
  const boxed = inTheBox(rulesDir)
  for (const { hash, value } of boxed.packs.values()) {
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
  for (const { hash, value } of boxed.calendars.values()) {
    db.insert(tables.calendars)
      .values({ hash, id: value.id, document: JSON.stringify(value) })
      .onConflictDoNothing()
      .run()
  }
  return libraryOf(db, boxed)
}

/** The same packs and calendars for reading only: nothing is written to the database. */
export const readRulesLibrary = (db: Db): RulesLibrary => libraryOf(db, inTheBox(null))

interface Box {
  readonly packs: ReadonlyMap<string, Pinned<RulePack>>
  readonly calendars: ReadonlyMap<string, Pinned<Calendar>>
}

const inTheBox = (rulesDir: string | null): Box => ({
  packs: new Map([...packsOf(rulesDir).values()].map((pack) => [pack.id, { hash: hashJson(pack), value: pack }])),
  calendars: new Map(Object.values(calendars).map((value) => [value.id, { hash: hashJson(value), value }])),
})

const libraryOf = (db: Db, boxed: Box): RulesLibrary => {
  const packsByHash = new Map([...boxed.packs.values()].map(({ hash, value }) => [hash, value]))
  const calendarsByHash = new Map([...boxed.calendars.values()].map(({ hash, value }) => [hash, value]))
  return {
    packOfDistrict: (code) => {
      const district = db.select().from(tables.districts).where(eq(tables.districts.code, code)).get()
      return district ? (boxed.packs.get(district.rulesPackId) ?? null) : null
    },
    pack: (id) => boxed.packs.get(id) ?? null,
    packs: () => [...boxed.packs.values()],
    packByHash: (hash) => {
      const known = packsByHash.get(hash)
      if (known) return known
      const row = db.select().from(tables.rulePacks).where(eq(tables.rulePacks.hash, hash)).get()
      if (!row) throw new Error(`no rule pack with hash ${hash}`)
      const pack = completedPack(JSON.parse(row.document))
      packsByHash.set(hash, pack)
      return pack
    },
    calendar: (id) => {
      const known = boxed.calendars.get(id)
      if (!known) throw new Error(`no calendar ${id}`)
      return known
    },
    calendarByHash: (hash) => {
      const known = calendarsByHash.get(hash)
      if (known) return known
      const row = db.select().from(tables.calendars).where(eq(tables.calendars.hash, hash)).get()
      if (!row) throw new Error(`no calendar with hash ${hash}`)
      const calendar = Calendar.parse(JSON.parse(row.document))
      calendarsByHash.set(hash, calendar)
      return calendar
    },
  }
}
