import { and, asc, count, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { completedPack } from '../../workflows/rules/packs.ts'
import type {
  AnnouncedPack,
  Announcement,
  Announcer,
  AskedAnnouncement,
  HashedPack,
  PackAnnouncements,
  PackCheck,
  ReachedDistrict,
  TakenBack,
} from '../rules/ports.ts'
import { hasCome, type KnownPacks, readAnnouncement } from '../rules/read-announcement.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { announcedPacks } from './announced-pack-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { runningPhases } from './repin.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

const { cases, districts, rulePacks } = tables
type Row = typeof announcedPacks.$inferSelect

/** A district that went over, with what was chosen for it before. */
interface Moved {
  readonly code: string
  readonly chosen: string
  readonly before: string | null
}

interface Parts {
  readonly database: OpenDatabase
  readonly library: RulesLibrary
  readonly now: () => string
}

/** The packs that an operator announces, on SQLite. They are recorded complete: what they build upon may change later, they do not. */
export const sqliteAnnouncedPacks = ({ database: { db }, library, now }: Parts): PackAnnouncements => {
  const inTransaction = <T>(run: (tx: Db) => T): T => guarded(() => db.transaction(run, { behavior: 'immediate' }))
  const hashed = (hash: string): HashedPack => ({ hash, value: library.packByHash(hash) })
  const known = (): KnownPacks => ({
    packs: library.packs(),
    versions: (id) => library.hashesOf(id).map(hashed),
    now: now(),
  })
  return {
    check: async (asked) => guarded(() => check(db, library, known(), asked)),
    announce: async (asked, by) => inTransaction((tx) => announce(tx, { library, known: known(), asked, by })),
    list: async () => guarded(() => list(db, library, now())),
    written: async (number) =>
      guarded(() => {
        const row = db.select().from(announcedPacks).where(eq(announcedPacks.number, number)).get()
        return row ? { packId: row.packId, version: row.version, text: row.written } : null
      }),
    takeBack: async (number, by) => inTransaction((tx) => takeBack(tx, number, by)),
  }
}

const check = (db: Db, library: RulesLibrary, known: KnownPacks, asked: AskedAnnouncement): PackCheck => {
  const { pack, faults, isKnown } = readAnnouncement(asked, known)
  if (!pack) return { pack, faults, isKnown, holdsAtOnce: false, reach: [], replaces: [] }
  const reach = reachOf(db, library, pack.value.id, asked.districts)
  const replaced = new Map(reach.flatMap(({ packNow }) => (packNow ? [[packNow.hash, packNow]] : [])))
  const before = library.pack(pack.value.id)
  const replaces = replaced.size > 0 ? [...replaced.values()] : before ? [before] : baseOf(library, asked.text)
  return { pack, faults, isKnown, holdsAtOnce: hasCome(pack.value, known.now), reach, replaces }
}

/** The pack that a file builds upon. It could be read, or nothing would be compared. */
const baseOf = (library: RulesLibrary, text: string): HashedPack[] => {
  const { extends: base } = JSON.parse(text.replace(/^\uFEFF/, '')) as { readonly extends?: string }
  const pack = base === undefined ? null : library.pack(base)
  return pack ? [pack] : []
}

const reachOf = (db: Db, library: RulesLibrary, packId: string, named: readonly string[]): ReachedDistrict[] => {
  const running = new Map(
    db
      .select({ district: cases.district, n: count() })
      .from(cases)
      .where(inArray(cases.phase, [...runningPhases]))
      .groupBy(cases.district)
      .all()
      .map(({ district, n }) => [district, n]),
  )
  return db
    .select()
    .from(districts)
    .orderBy(asc(districts.code))
    .all()
    .filter(({ code, rulesPackId }) => rulesPackId === packId || named.includes(code))
    .map(({ code, nameZh, nameEn, rulesPackId }) => ({
      code,
      name: { zh: nameZh, en: nameEn },
      isNamed: rulesPackId !== packId,
      packNow: library.packOfDistrict(code),
      runningCases: running.get(code) ?? 0,
    }))
}

interface Announcing {
  readonly library: RulesLibrary
  readonly known: KnownPacks
  readonly asked: AskedAnnouncement
  readonly by: Announcer
}

const announce = (tx: Db, { library, known, asked, by }: Announcing): Announcement => {
  const { pack, faults, isKnown } = readAnnouncement(asked, known)
  if (!pack || faults.length > 0) return { kind: 'wrong', faults }
  const { hash, value } = pack
  if (isKnown) {
    const standing = and(eq(announcedPacks.hash, hash), isNull(announcedPacks.takenBackAt))
    const row = tx.select({ number: announcedPacks.number }).from(announcedPacks).where(standing).get()
    return { kind: 'known', hash, number: row?.number ?? null }
  }
  const moved: Moved[] = []
  for (const code of asked.districts) {
    const district = tx.select().from(districts).where(eq(districts.code, code)).get()
    if (!district) return { kind: 'districtUnknown', district: code }
    if (district.rulesPackId !== value.id) {
      moved.push({ code, chosen: district.rulesPackId, before: district.rulesPackBefore })
    }
  }
  // A pack whose day is still to come lets the one of today run on until then.
  for (const { code, chosen } of moved) {
    const rulesPackBefore = library.packOfDistrict(code)?.value.id ?? chosen
    tx.update(districts).set({ rulesPackId: value.id, rulesPackBefore }).where(eq(districts.code, code)).run()
  }
  const document = JSON.stringify(value)
  tx.insert(rulePacks).values({ hash, id: value.id, version: value.version, document }).run()
  const { number } = tx
    .insert(announcedPacks)
    .values({
      hash,
      packId: value.id,
      version: value.version,
      written: asked.text,
      document,
      districts: JSON.stringify(moved),
      announcedAt: by.now,
      announcedBy: by.accountId,
    })
    .returning({ number: announcedPacks.number })
    .get()
  return { kind: 'announced', hash, number }
}

/** The columns hold what this file wrote. */
const movedIn = ({ districts: text }: Row): Moved[] => JSON.parse(text) as Moved[]
const packIn = ({ hash, document }: Row): HashedPack => ({ hash, value: completedPack(JSON.parse(document)) })

const list = (db: Db, library: RulesLibrary, now: string): AnnouncedPack[] => {
  const rows = db.select().from(announcedPacks).orderBy(desc(announcedPacks.number)).all()
  return rows.map((row) => {
    const pack = packIn(row)
    const hold = library
      .hashesOf(row.packId)
      .map(library.packByHash)
      .filter((other) => hasCome(other, now))
    const newest = Math.max(...hold.map(({ version }) => version))
    const { number, announcedAt, takenBackAt } = row
    const isHere = hasCome(pack.value, now)
    const state = takenBackAt !== null ? 'takenBack' : !isHere ? 'coming' : newest > row.version ? 'replaced' : 'inForce'
    return { number, pack, state, districts: movedIn(row).map(({ code }) => code), announcedAt, takenBackAt }
  })
}

const takeBack = (tx: Db, number: number, by: Announcer): TakenBack => {
  const row = tx.select().from(announcedPacks).where(eq(announcedPacks.number, number)).get()
  if (!row || row.takenBackAt !== null) return { kind: 'unknown' }
  if (hasCome(packIn(row).value, by.now)) return { kind: 'inForce' }
  // Where nothing else was in force, requests were filed under it before its day.
  if (tx.select({ caseId: cases.caseId }).from(cases).where(eq(cases.rules, row.hash)).limit(1).get()) return { kind: 'hasCases' }
  const isLast = !tx
    .select({ hash: rulePacks.hash })
    .from(rulePacks)
    .where(and(eq(rulePacks.id, row.packId), ne(rulePacks.hash, row.hash)))
    .get()
  const led = isLast ? ledBack(tx, row) : []
  const left = led.filter(({ rulesPackId }) => rulesPackId === null).map(({ code }) => code)
  if (left.length > 0) return { kind: 'chosen', districts: left }
  for (const { code, rulesPackId, rulesPackBefore } of led) {
    if (rulesPackId !== null) tx.update(districts).set({ rulesPackId, rulesPackBefore }).where(eq(districts.code, code)).run()
  }
  tx.delete(rulePacks).where(eq(rulePacks.hash, row.hash)).run()
  tx.update(announcedPacks).set({ takenBackAt: by.now, takenBackBy: by.accountId }).where(eq(announcedPacks.number, number)).run()
  return { kind: 'takenBack' }
}

/** The districts under a pack that goes, each with what is chosen there again; null = nothing was before. */
const ledBack = (tx: Db, row: Row) => {
  const moved = new Map(movedIn(row).map((one) => [one.code, one]))
  return tx
    .select()
    .from(districts)
    .where(eq(districts.rulesPackId, row.packId))
    .all()
    .map(({ code, rulesPackBefore }) => {
      const before = moved.get(code)
      return {
        code,
        rulesPackId: before?.chosen ?? rulesPackBefore,
        rulesPackBefore: before?.before ?? null,
      }
    })
}
