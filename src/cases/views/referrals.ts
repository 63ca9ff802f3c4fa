import { z } from 'zod'
import { partiesOfEntry } from '../../../workflows/case/entries-beside.ts'
import { answersReferrals } from '../../../workflows/case/events/referrals.ts'
import { awaitedBy, loopSteps, openLoopSteps, type Referral } from '../../../workflows/case/memory/loops.ts'
import { seesEntry } from '../../../workflows/case/sight.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { referralAnswerLabels, referralReasonLabels, referralStandingLabels } from '../../../workflows/labels/values-beside.ts'
import { parties, tracks } from '../../../workflows/parties.ts'
import { Basis } from '../../../workflows/rules/schema.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn, wordsOf } from './words.ts'

const party = z.enum(parties)
const track = z.enum(tracks)
const label = z.string().describe('In the language of the caller.')

/** The owner was sent on. */
const ReferralView = z
  .object({
    record: z.int().describe('Its id: name it when you answer.'),
    from: party,
    fromLabel: label,
    to: party,
    toLabel: label,
    on: z.iso.date(),
    track,
    reportedBy: party.describe('The office itself, or the owner.'),
    reason: listedIn(referralReasonLabels).nullable(),
    reasonLabel: label.nullable(),
    standing: listedIn(referralStandingLabels),
    standingLabel: label,
    counts: z.boolean().describe('A step of the circle. What the named office denies does not count.'),
    answer: listedIn(referralAnswerLabels).nullable().describe('What the next office said.'),
    answerLabel: label.nullable(),
    awaits: z.array(party).describe('Who still has to say something to it. No time of anybody’s waits for that.'),
    words: z.string().nullable().describe('Null also for who does not see words.'),
  })
  .meta({ id: 'Referral', description: 'An office sent the owner on to another one. It is no answer and stops no clock.' })

/** The circle of a case, as far as a party may see it. */
export const ReferralsView = z.object({
  referrals: z.array(ReferralView),
  loop: z
    .object({
      steps: z.int().describe('Since the filing: times sent on, sent back, and stages that came back to who had them.'),
      open: z.int().describe('Since the case last went to the centre by itself.'),
      returnLimit: z
        .int()
        .nullable()
        .describe('At so many open steps the case goes to the centre by itself; null: no such rule here.'),
      basis: Basis.nullable(),
      basisText: label.nullable(),
      sentToCentre: z.array(
        z.object({ record: z.int(), track, steps: z.array(z.int()).describe('The records that made it full.') }),
      ),
    })
    .nullable()
    .describe(
      'How often the case went round, held against the limit of the place. Null for who does not see the course of the case.',
    ),
})

/** Every time the owner was sent on, and how far the circle has come. */
export const referralsView = (input: ViewInput): z.infer<typeof ReferralsView> => {
  const { stored, standing, language } = input
  const { file, rules } = stored
  const sees = (named: Parameters<typeof seesEntry>[3]) =>
    standing.sight === 'full' && seesEntry(file, standing.party, 'referrals', named)
  const { loops } = rules
  return {
    referrals: file.memory.referrals.filter((entry) => sees(partiesOfEntry(entry))).map((entry) => referralView(entry, input)),
    loop:
      sees([]) && file.seq > 0
        ? {
            steps: loopSteps(file.memory).length,
            open: openLoopSteps(file.memory).length,
            returnLimit: loops?.returnLimit ?? null,
            basis: loops?.basis ?? null,
            basisText: loops ? basisText(loops.basis, language) : null,
            sentToCentre: file.memory.sentToCentre.map(({ seq, track: where, steps }) => ({
              record: seq,
              track: where,
              steps: [...steps],
            })),
          }
        : null,
  }
}

const referralView = (entry: Referral, input: ViewInput): z.infer<typeof ReferralView> => {
  const { language } = input
  return {
    record: entry.seq,
    from: entry.from,
    fromLabel: partyLabels[entry.from][language],
    to: entry.to,
    toLabel: partyLabels[entry.to][language],
    on: entry.on,
    track: entry.track,
    reportedBy: entry.by,
    reason: entry.reason,
    reasonLabel: entry.reason && referralReasonLabels[entry.reason][language],
    standing: entry.standing,
    standingLabel: referralStandingLabels[entry.standing][language],
    counts: entry.standing !== 'contested',
    answer: entry.answer,
    answerLabel: entry.answer && referralAnswerLabels[entry.answer][language],
    awaits: input.stored.file.memory.outcome === null ? awaitedBy(entry).filter(answersReferrals) : [],
    words: wordsOf(input, entry.seq, { named: [entry.by] }),
  }
}
