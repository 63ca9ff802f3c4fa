import { z } from 'zod'
import type { CaseMemory } from '../../../workflows/case/context.ts'
import { isForCompany, isObjection } from '../../../workflows/case/memory/objection.ts'
import { isQuiet, owedIn, type Proceeding } from '../../../workflows/case/memory/proceedings.ts'
import { seesPart } from '../../../workflows/case/sight.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { toldStandingLabels } from '../../../workflows/labels/objection.ts'
import {
  decisionMeansLabels,
  decisionStandingLabels,
  proceedingBodyLabels,
  proceedingKindLabels,
  proceedingResultLabels,
  proceedingStepLabels,
  proceedingSubjectLabels,
  reportedStepLabels,
} from '../../../workflows/labels/proceedings.ts'
import { parties } from '../../../workflows/parties.ts'
import { proceedingKinds, proceedingSubjects } from '../../../workflows/rules/codes.ts'
import type { ViewInput } from '../view-case.ts'

const day = z.iso.date()
const label = z.string().describe('In the language of the caller.')
const keysOf = <K extends string>(labels: Readonly<Record<K, unknown>>) => z.enum(Object.keys(labels) as K[])

/** A road taken beside the case. */
const ProceedingView = z
  .object({
    proceeding: z.int().describe('Its id: name it in the events about it.'),
    kind: keysOf(proceedingKindLabels),
    label,
    subject: keysOf(proceedingSubjectLabels),
    subjectLabel: label,
    broughtBy: z.enum(['owner', 'property']),
    body: keysOf(proceedingBodyLabels),
    bodyLabel: label,
    number: z.string().nullable(),
    openedOn: day,
    step: keysOf(proceedingStepLabels),
    stepLabel: label,
    stepOn: day,
    hearingOn: day.nullable().describe('The day of the hearing, as it was last said.'),
    told: z
      .array(
        z.object({
          record: z.int().describe('Name it to confirm or contest it.'),
          step: z.string(),
          label,
          on: day,
          standing: z.enum(['claimed', 'contested', 'confirmed', 'uncontested']),
          standingLabel: label,
        }),
      )
      .describe('Steps of its own suit that the company reported: its word, until the owner confirms it or nobody contests it.'),
    quiet: z
      .boolean()
      .describe('Nothing was heard of the suit for so long that it no longer holds up the owner’s time to choose.'),
    owed: z
      .array(z.object({ duty: z.string(), label, clockId: z.string(), lapseLabel: label }))
      .describe('What the owner owes within it now, by the name that `owner.reportProceeding` asks for as `duty`.'),
    clocks: z.array(z.string()).describe('Ids of its clocks, as listed under `clocks`.'),
    result: z.object({ result: keysOf(proceedingResultLabels), label, on: day, number: z.string().nullable() }).nullable(),
    judgment: z
      .object({ instance: z.string(), verdict: z.string(), orders: z.string(), number: z.string(), effectiveOn: day.nullable() })
      .nullable(),
    performBy: day.nullable().describe('The last day to perform; enforcement can be asked for from the next day.'),
    enforcement: z.object({ step: z.string(), on: day, number: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Proceeding', description: 'A road beside the case. It neither stops nor replaces a stage.' })

/** A decision of a court or an office, as it was reported. */
const DecisionView = z
  .object({
    decision: z.int().describe('Its id: name it when you confirm or contest it.'),
    proceeding: z.int(),
    kind: z.enum(['judgment', 'settlement', 'order', 'enforcement']),
    reportedBy: z.enum(parties),
    means: keysOf(decisionMeansLabels),
    label,
    standing: keysOf(decisionStandingLabels).describe('It moves the case only once it `stands`.'),
    standingLabel: label,
    performBy: day.nullable(),
  })
  .meta({ id: 'OfficialDecision', description: 'Reported with its paper; the other side or the centre confirms or contests it.' })

/** A road that can be taken beside a case in its place. */
const RoadView = z
  .object({
    kind: z.enum([...proceedingKinds, 'ofPlace']),
    road: z.string().nullable().describe('The name of a kind that only this place knows: sent beside `ofPlace`.'),
    label,
    bodyLabel: label.nullable().describe('Who handles it, where only this place knows it.'),
    subjects: z.array(keysOf(proceedingSubjectLabels)).describe('What it may be about.'),
    basisText: label.nullable().describe('What it rests on, where only this place knows it.'),
  })
  .meta({ id: 'Road', description: 'A road that is open beside a case in its place.' })

/** The roads beside a case, and what courts and offices decided, as a party may see them. */
export const ProceedingsView = z.object({
  proceedings: z.array(ProceedingView),
  decisions: z.array(DecisionView),
  roads: z.array(RoadView).describe('The roads of this place, by its rules; empty for who does not see proceedings.'),
})

const roadsOf = ({ stored: { rules }, language }: ViewInput): z.infer<typeof RoadView>[] => [
  ...(rules.proceedings?.kinds ?? proceedingKinds).map((kind) => ({
    kind,
    road: null,
    label: proceedingKindLabels[kind][language],
    bodyLabel: null,
    subjects: [...proceedingSubjects],
    basisText: null,
  })),
  ...Object.entries(rules.proceedings?.own ?? {})
    .filter(([, own]) => !isForCompany(own))
    .map(([road, { name, body, subjects, basis }]) => ({
      kind: 'ofPlace' as const,
      road,
      label: name[language],
      bodyLabel: body[language],
      subjects,
      basisText: basisText(basis, language),
    })),
]

/** The roads and decisions of a case. A successor does not see the roads that the owner before took (V3). */
export const proceedingsView = (input: ViewInput): z.infer<typeof ProceedingsView> => {
  const { stored, standing, language } = input
  const { memory, clocks } = stored.file
  const { party, sight } = standing
  const sees = (part: 'proceedings' | 'decisions') => sight === 'full' && seesPart(stored.file, party, part)
  const isOwn = ({ seq }: { readonly seq: number }) => party !== 'owner' || seq >= memory.ownerSince
  return {
    // What the company brought concerns both sides; to ring 12345 is the owner's own affair.
    proceedings: memory.proceedings
      .filter((entry) => (isObjection(entry) ? sees('decisions') : sees('proceedings') && isOwn(entry)))
      .map((entry) => ({
        proceeding: entry.seq,
        kind: entry.kind,
        label: (entry.road?.name ?? proceedingKindLabels[entry.kind])[language],
        subject: entry.subject,
        subjectLabel: proceedingSubjectLabels[entry.subject][language],
        broughtBy: isObjection(entry) ? ('property' as const) : ('owner' as const),
        body: entry.body,
        bodyLabel: (entry.road?.body ?? proceedingBodyLabels[entry.body])[language],
        number: entry.number,
        openedOn: entry.openedOn,
        step: entry.step,
        stepLabel: proceedingStepLabels[entry.step][language],
        stepOn: entry.stepOn,
        hearingOn: entry.hearingOn ?? null,
        told: toldView(entry, memory, language),
        quiet: isQuiet(entry),
        owed: owedIn(entry).map(({ name, key, duty }) => ({
          duty: name,
          label: duty.what[language],
          clockId: `roadDuty/main/${entry.seq}.${key}`,
          lapseLabel: duty.lapse.says[language],
        })),
        clocks: clocks.filter(({ clockId }) => clockId.split('/')[2]?.startsWith(`${entry.seq}.`)).map(({ clockId }) => clockId),
        result: entry.result && { ...entry.result, label: proceedingResultLabels[entry.result.result][language] },
        judgment: judgmentOf(entry),
        performBy: entry.performBy,
        enforcement: entry.enforcement && {
          step: entry.enforcement.step,
          on: entry.enforcement.on,
          number: entry.enforcement.number,
        },
      })),
    roads: sees('proceedings') ? roadsOf(input) : [],
    decisions: sees('decisions') ? memory.decisions.map((decision) => decisionView(decision, language)) : [],
  }
}

/** How the word of the company stands: contested, confirmed, or left alone in the days for it. */
const toldView = ({ told = [] }: Proceeding, { recorded }: CaseMemory, language: ViewInput['language']) =>
  told.map(({ seq, step, on, confirmedSeq }) => {
    const open = recorded.find((known) => known.seq === seq)
    const standing = toldStanding(confirmedSeq !== null, open)
    return {
      record: seq,
      step,
      label: reportedStepLabels[step][language],
      on,
      standing,
      standingLabel: toldStandingLabels[standing][language],
    }
  })

const toldStanding = (confirmed: boolean, open: CaseMemory['recorded'][number] | undefined): keyof typeof toldStandingLabels => {
  if (confirmed) return 'confirmed'
  if (!open) return 'uncontested'
  return open.contestedSeq === null ? 'claimed' : 'contested'
}

const judgmentOf = ({ judgment }: Proceeding) =>
  judgment && {
    instance: judgment.instance,
    verdict: judgment.verdict,
    orders: judgment.orders,
    number: judgment.number,
    effectiveOn: judgment.effectiveOn,
  }

const decisionView = (decision: CaseMemory['decisions'][number], language: ViewInput['language']) => ({
  decision: decision.seq,
  proceeding: decision.proceeding,
  kind: decision.kind,
  reportedBy: decision.by,
  means: decision.means,
  label: decisionMeansLabels[decision.means][language],
  standing: decision.standing,
  standingLabel: decisionStandingLabels[decision.standing][language],
  performBy: decision.performBy,
})
