import { z } from 'zod'
import type { Obligation } from '../../../workflows/case/context.ts'
import {
  askableDuties,
  dutyKey,
  factsToSay,
  openDuties,
  type StandingDuty,
  startOfDuty,
} from '../../../workflows/case/memory/consent-duties.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { conditionLabels } from '../../../workflows/labels/codes.ts'
import { dutyFactLabels, dutyResultLabels, lapseEffectLabels } from '../../../workflows/labels/consent-duties.ts'
import { gapLabels } from '../../../workflows/labels/event-values.ts'
import type { Language } from '../../../workflows/labels/fill.ts'
import { recheckLabels } from '../../../workflows/labels/technical.ts'
import { parties } from '../../../workflows/parties.ts'
import { lengthText } from '../../../workflows/rules/articles.ts'
import { consentDutyStarts } from '../../../workflows/rules/codes.ts'
import type { Bilingual } from '../../../workflows/rules/schema.ts'
import type { ViewInput } from '../view-case.ts'
import { listedIn } from './words.ts'

const label = z.string()
const party = z.enum(parties)

const DutyView = z
  .object({
    clockId: z.string().nullable().describe('Its clock; null: its time does not run, or not yet.'),
    from: z.enum(consentDutyStarts).describe('From which day its time counts.'),
    startOn: z.iso.date().nullable(),
    mayBeAsked: z
      .boolean()
      .describe('Its time counts from the day on which the other side asks for it, and it was not asked for.'),
    fact: z
      .object({
        says: label.describe('It is owed only where this is so, which no register holds.'),
        standing: listedIn(dutyFactLabels),
        standingLabel: label,
        by: party.nullable().describe('Who said so first; null: nobody.'),
        on: z.iso.date().nullable(),
        settled: z.boolean().describe('Both sides say the same, or the centre has said it.'),
        maySay: z.boolean().describe('You may say whether it is so.'),
        basisText: label,
      })
      .nullable()
      .describe('Null: it depends on no such fact.'),
    round: z.int().describe('Which time it is owed: 1 unless it comes back.'),
    again: label.nullable().describe('After how long it comes back, once it is done or late; null: it is owed once.'),
    late: z.boolean().describe('Its time ran out. It is owed all the same, and the consent stands.'),
    effect: listedIn(lapseEffectLabels),
    lapseLabel: label.describe('What follows, in the words of the rules of the place.'),
    effectLabel: label,
    basisText: label,
    settled: z.object({ record: z.int(), result: listedIn(dutyResultLabels), label }).nullable(),
  })
  .describe('What the rules of the place ask for once consent stands.')

/** What somebody still has to do, or has done. */
export const ObligationsView = z.object({
  obligations: z.array(
    z.object({
      obligationId: z.string(),
      source: z
        .enum(['condition', 'gap', 'duty'])
        .describe('An accepted condition, a gap of the fire finding, or a duty of the place once consent stands.'),
      kind: z.string(),
      label,
      by: party.describe('Who does it.'),
      byOn: z.iso.date().nullable(),
      underProtest: z.boolean(),
      beforeEnergising: z.boolean().describe('The pile is not switched on before it is done and looked at.'),
      checker: party.describe('Who looks at it.'),
      againMonths: z.int().nullable().describe('Months after which it is looked at again.'),
      reported: z.boolean().describe('Reported as done.'),
      done: z.boolean(),
      discharged: z
        .enum(['confirmed', 'prevented', 'unanswered', 'notOwed', 'overtaken', 'dismantled', 'handedOn'])
        .nullable()
        .describe(
          'Looked at, prevented by who made it (民法典 159), left unlooked at in its days, found not to be owed, fallen with the consent it came with, or over with the pile: taken down, or handed on to somebody else.',
        ),
      duty: DutyView.nullable(),
    }),
  ),
})

/** The same, as a party sees it. */
export const obligationsView = (input: ViewInput): z.infer<typeof ObligationsView> => {
  const { stored, standing, language } = input
  const { memory } = stored.file
  if (standing.sight !== 'full' || !seesPart(stored.file, standing.party, 'grounds')) return { obligations: [] }
  return {
    obligations: memory.obligations.map(({ reportedSeq, dischargedSeq, preventedSeq: _, duty, ...obligation }) => ({
      ...obligation,
      reported: reportedSeq !== null,
      done: dischargedSeq !== null,
      label: duty?.rule.what[language] ?? obligationLabel(obligation.kind, language),
      duty: duty ? dutyView(obligation, duty, input) : null,
    })),
  }
}

const dutyView = (
  { obligationId }: Pick<Obligation, 'obligationId'>,
  duty: StandingDuty,
  input: ViewInput,
): z.infer<typeof DutyView> => {
  const { stored, language } = input
  const { memory, clocks } = stored.file
  const open = openDuties(memory).find((entry) => entry.obligationId === obligationId)
  const clockId = open ? `consentDuty/main/${dutyKey(open)}` : null
  const { rule, lapsedSeq, settled } = duty
  return {
    clockId: clocks.some((clock) => clock.clockId === clockId) ? clockId : null,
    from: rule.from,
    startOn: startOfDuty(duty),
    mayBeAsked: askableDuties(memory).some((entry) => entry.obligationId === obligationId),
    fact: factView(obligationId, duty, input),
    round: duty.round?.n ?? 1,
    again: rule.again ? lengthText(rule.again.every)[language] : null,
    late: lapsedSeq !== null,
    effect: rule.lapse.effect,
    lapseLabel: rule.lapse.says[language],
    effectLabel: lapseEffectLabels[rule.lapse.effect][language],
    basisText: basisText(rule.basis, language),
    settled: settled && { record: settled.seq, result: settled.result, label: dutyResultLabels[settled.result][language] },
  }
}

const factView = (
  obligationId: string,
  { rule: { onlyWhere }, fact }: StandingDuty,
  { stored, standing: { party: caller }, language }: ViewInput,
): z.infer<typeof DutyView>['fact'] => {
  if (!onlyWhere) return null
  const isContested = fact && fact.contestedSeq !== null && fact.settledSeq === null
  const standing = !fact ? 'unsaid' : isContested ? 'contested' : fact.holds ? 'holds' : 'doesNotHold'
  return {
    says: onlyWhere.says[language],
    standing,
    standingLabel: dutyFactLabels[standing][language],
    by: fact?.by ?? null,
    on: fact?.on ?? null,
    settled: fact !== undefined && fact.settledSeq !== null,
    maySay: factsToSay(stored.file.memory, caller).some((entry) => entry.obligationId === obligationId),
    basisText: basisText(onlyWhere.basis, language),
  }
}

const obligationLabel = (kind: string, language: Language): string =>
  (({ ...conditionLabels, ...gapLabels, ...recheckLabels }) as Readonly<Record<string, Bilingual>>)[kind]?.[language] ?? kind
