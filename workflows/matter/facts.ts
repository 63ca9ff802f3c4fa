import { z } from 'zod'
import { type MatterTrack, matterKinds, matterOffices, matterResults, tracksOfKind } from './kinds.ts'
import type { MatterFile } from './matter-file.ts'

/** A matter as a case knows it: copied when a request is linked, and again with every change. Nothing personal. */
export const MatterFacts = z.strictObject({
  matterId: z.string(),
  /** Version of the matter at the time of the copy. */
  version: z.int().positive(),
  kind: z.enum(matterKinds),
  compoundId: z.string(),
  garageId: z.string().nullable(),
  transformerId: z.string().nullable(),
  office: z.strictObject({ party: z.enum(matterOffices), organisationId: z.string() }),
  result: z.enum(matterResults).nullable(),
  /** Papers of the matter that show its end. */
  endPapers: z.array(z.string()),
  nextReportOn: z.iso.date().nullable(),
  /** The day of the report has gone by without one. */
  passed: z.boolean(),
})
/** A matter as a case knows it. */
export type MatterFacts = z.infer<typeof MatterFacts>

/** The copy of a matter for its linked cases. */
export const matterFacts = (file: MatterFile): MatterFacts => ({
  matterId: file.matterId,
  version: file.seq,
  kind: file.kind,
  compoundId: file.place.compoundId,
  garageId: file.place.garageId,
  transformerId: file.place.transformerId,
  office: { party: file.office.party, organisationId: file.office.organisationId },
  result: file.result?.result ?? null,
  endPapers: [...(file.result?.evidence ?? [])],
  nextReportOn: file.nextReportOn,
  passed: file.passedSince !== null,
})

/** Where a request is, as far as a matter can concern it. */
export interface MatterPlace {
  readonly compoundId: string
  readonly garageId: string
  readonly transformerId: string | null
}

/** Whether a matter is one that a request of this place can wait for in this track. */
export const matterFits = (matter: MatterFacts, place: MatterPlace, track: MatterTrack): boolean =>
  matter.compoundId === place.compoundId &&
  (matter.garageId === null || matter.garageId === place.garageId) &&
  (matter.transformerId === null || matter.transformerId === place.transformerId) &&
  tracksOfKind[matter.kind].includes(track)
