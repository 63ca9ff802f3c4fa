import { and, asc, eq, gt, inArray, isNull, max, notInArray, or } from 'drizzle-orm'
import { type MatterFacts, matterFacts } from '../../workflows/matter/facts.ts'
import { type MatterTrack, matterKinds, tracksOfKind } from '../../workflows/matter/kinds.ts'
import type { MatterFile } from '../../workflows/matter/matter-file.ts'
import type { OldLink } from '../matters/ports.ts'
import { documentText } from './document-text.ts'
import { matterLinks, matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'

/** A matter as a case would know it; null when there is none of that id. */
export const matterNamed = (db: Db, matterId: string): MatterFacts | null => {
  const row = db.select({ file: matters.file }).from(matters).where(eq(matters.matterId, matterId)).get()
  return row ? matterFacts(JSON.parse(row.file) as MatterFile) : null
}

/** Linked cases that know an older version of their matter, the first in the queue first; without those that were set aside. */
export const oldLinks = (db: Db, now: string, limit: number): OldLink[] => {
  const { sweepFailures } = tables
  const setAside = db.select({ caseId: sweepFailures.caseId }).from(sweepFailures).where(gt(sweepFailures.nextTryAt, now))
  return db
    .selectDistinct({ caseId: matterLinks.caseId, place: matterLinks.place, file: documentText(matters.file) })
    .from(matterLinks)
    .innerJoin(matters, eq(matters.matterId, matterLinks.matterId))
    .where(and(eq(matterLinks.over, false), gt(matters.version, matterLinks.version), notInArray(matterLinks.caseId, setAside)))
    .orderBy(asc(matterLinks.place), asc(matterLinks.caseId))
    .limit(limit)
    .all()
    .map(({ caseId, file }) => ({ caseId, matter: matterFacts(JSON.parse(file) as MatterFile) }))
}

/** The parts of a compound that a space belongs to. */
interface PlacedSpace {
  readonly compoundId: string
  readonly garageId: string
  readonly transformerId: string | null
}

/** The day on which a matter last put something right for a space in a track; null when none has. */
export const lastDoneOn = (db: Db, { compoundId, garageId, transformerId }: PlacedSpace, track: MatterTrack): string | null =>
  db
    .select({ on: max(matters.closedOn) })
    .from(matters)
    .where(
      and(
        eq(matters.compoundId, compoundId),
        eq(matters.result, 'done'),
        inArray(
          matters.kind,
          matterKinds.filter((kind) => tracksOfKind[kind].includes(track)),
        ),
        or(isNull(matters.garageId), eq(matters.garageId, garageId)),
        transformerId === null
          ? isNull(matters.transformerId)
          : or(isNull(matters.transformerId), eq(matters.transformerId, transformerId)),
      ),
    )
    .get()?.on ?? null
