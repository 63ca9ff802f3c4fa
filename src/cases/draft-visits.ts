import { z } from 'zod'
import type { PartyEvent } from '../../workflows/case/events/events.ts'
import { referralOffices } from '../../workflows/case/events/referrals.ts'

/** The most visits that a draft keeps: as many as one event may declare. */
export const mostVisits = 20

/** A visit to an office before the filing, kept with the draft until the request takes it. */
export const DraftVisit = z
  .strictObject({
    visitId: z.string().min(1).max(64).describe('Given by the device that noted it, so that it is kept once.'),
    on: z.iso.date(),
    at: z.enum(referralOffices).describe('The office that was visited.'),
    to: z.enum(referralOffices).nullable().describe('Where the owner was sent on to; null = nowhere.'),
    words: z.string().trim().min(1).max(2000).nullable(),
    evidence: z.array(z.string().max(64)).max(10).describe('Photos and voice notes, uploaded to the draft.'),
  })
  .refine(({ at, to }) => at !== to, 'nobody is sent on to where they are')
  .meta({ id: 'DraftVisit', description: 'A visit to an office before the filing: who sent the owner where, and what shows it.' })
/** A visit kept with a draft. */
export type DraftVisit = z.infer<typeof DraftVisit>

/** What a visit is in the request: before the filing an attempt that starts no clock, on its day what happened to it (H5). */
export const eventOfVisit = ({ on, at, to, words, evidence }: DraftVisit, filedOn: string): z.infer<typeof PartyEvent> => {
  const said = { evidence, ...(words === null ? {} : { words }) }
  if (on < filedOn) {
    const result = to === null ? ('reached' as const) : ('sentOn' as const)
    return { type: 'owner.declareEarlierAttempts', attempts: [{ on, with: at, kind: 'visit', result }], ...said }
  }
  if (to !== null) return { type: 'owner.reportReferral', from: at, to, ...said }
  return { type: 'owner.logContact', kind: 'visit', with: at, result: 'reached', alleged: [], ...said }
}
