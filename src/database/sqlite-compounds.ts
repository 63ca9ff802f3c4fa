import { and, asc, eq } from 'drizzle-orm'
import type { CompoundChange, CompoundHead, CompoundStore, Registry } from '../compounds/ports.ts'
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

const { compounds } = tables

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
