import { and, asc, eq, inArray } from 'drizzle-orm'
import type { CompoundChange, CompoundHead, CompoundStore, Registry, RunningThere } from '../compounds/ports.ts'
import {
  addCompound,
  changed,
  type Proposed,
  proposeFireZone,
  proposeGarage,
  proposeHead,
  proposeInterest,
  proposeIssuer,
  proposeSpace,
  proposeTransformer,
  removeIssuer,
  spellings,
} from './compound-changes.ts'
import { readCompound, spacesLabelled, spacesOf } from './compound-rows.ts'
import { importPlaces } from './import-places.ts'
import { afterCursor, namePart, pageOf } from './name-pages.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { sqliteDistricts, sqliteOrganisations } from './sqlite-organisations.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

const { cases, compounds, spaces } = tables

/** Places and bodies on SQLite. Every change is one fsynced transaction. */
export const sqliteRegistry = (database: OpenDatabase): Registry => ({
  districts: sqliteDistricts(database),
  organisations: sqliteOrganisations(database),
  compounds: sqliteCompounds(database),
})

const sqliteCompounds = ({ db }: OpenDatabase): CompoundStore => {
  const change = async (compoundId: string, propose: (tx: Db, head: CompoundHead) => Proposed): Promise<CompoundChange> =>
    guarded(() => db.transaction((tx) => changed(tx, compoundId, propose), { behavior: 'immediate' }))
  return {
    find: async ({ text, district, cursor, limit }) =>
      guarded(() => {
        const { compoundId, name, address } = compounds
        const rows = db
          .select({ compoundId, district: compounds.district, name, address })
          .from(compounds)
          .where(
            and(
              namePart(name, text),
              district === null ? undefined : eq(compounds.district, district),
              afterCursor(name, compoundId, cursor),
            ),
          )
          .orderBy(asc(name), asc(compoundId))
          .limit(limit + 1)
          .all()
        return pageOf(rows, limit, (row) => row.compoundId)
      }),
    read: async (compoundId) => guarded(() => readCompound(db, compoundId)),
    spaces: async (compoundId) => guarded(() => spacesOf(db, compoundId)),
    spacesByLabel: async (compoundId, label) => guarded(() => spacesLabelled(db, compoundId, spellings(label))),
    running: async (compoundId) => guarded(() => runningThere(db, compoundId)),
    add: async (head) => guarded(() => db.transaction((tx) => addCompound(tx, head), { behavior: 'immediate' })),
    change: (compoundId, wanted) => change(compoundId, (tx, head) => proposeHead(tx, head, wanted)),
    putGarage: (compoundId, garage) => change(compoundId, (tx) => proposeGarage(tx, compoundId, garage)),
    putFireZone: (compoundId, fireZone) => change(compoundId, (tx) => proposeFireZone(tx, compoundId, fireZone)),
    putTransformer: (compoundId, transformer) => change(compoundId, (tx) => proposeTransformer(tx, compoundId, transformer)),
    putSpace: (compoundId, space) => change(compoundId, (tx) => proposeSpace(tx, compoundId, space)),
    putIssuer: (compoundId, issuer) => change(compoundId, (tx) => proposeIssuer(tx, compoundId, issuer)),
    putInterest: (compoundId, interest) => change(compoundId, (tx) => proposeInterest(tx, compoundId, interest)),
    removeIssuer: async (compoundId, period) =>
      guarded(() => db.transaction((tx) => removeIssuer(tx, compoundId, period), { behavior: 'immediate' })),
    importPlaces: async (names, how, plan) => importPlaces(db, names, how, plan),
  }
}

/** Requests that are neither drafts nor closed, by every part that they lie on. */
const runningThere = (db: Db, compoundId: string): RunningThere => {
  const rows = db
    .select({
      spaceId: cases.spaceId,
      garageId: spaces.garageId,
      fireZoneId: spaces.fireZoneId,
      transformerId: spaces.transformerId,
    })
    .from(cases)
    .leftJoin(spaces, eq(spaces.spaceId, cases.spaceId))
    .where(and(eq(cases.compoundId, compoundId), inArray(cases.phase, ['open', 'works', 'inService'])))
    .all()
  const parts = new Map<string, number>()
  for (const row of rows) {
    for (const id of Object.values(row)) if (id !== null) parts.set(id, (parts.get(id) ?? 0) + 1)
  }
  return { running: rows.length, parts }
}
