import { z } from 'zod'
import { localDay } from '../../workflows/calendar/days.ts'
import type { Position } from '../../workflows/case/case-file.ts'
import { phaseOf, phases } from '../../workflows/case/chart.ts'
import { outcomes, serviceOutcomes } from '../../workflows/case/context.ts'
import { awaitedCall } from '../../workflows/case/memory/contacts.ts'
import { nextSteps } from '../../workflows/case/next-step.ts'
import { openPromises } from '../../workflows/case/promises.ts'
import { outcomeLabels } from '../../workflows/labels/codes.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import { NextStepView } from './case-view.ts'
import type { CaseNames, StoredCase } from './ports.ts'
import type { Viewer } from './standing.ts'

/** A case in a list: nothing personal. */
export const CaseSummary = z
  .object({
    caseId: z.string(),
    caseNumber: z.string().nullable(),
    kind: z.enum(['request', 'operation']),
    phase: z.enum(phases),
    version: z.int(),
    district: z.string(),
    compoundId: z.string(),
    compound: z.string(),
    space: z.string(),
    filedOn: z.iso.date().nullable(),
    outcome: z.enum([...outcomes, ...serviceOutcomes]).nullable(),
    outcomeLabel: z.string().nullable().describe('How it ended, in the language of the caller.'),
    positions: z.array(
      z.object({
        track: z.string(),
        stage: z.string(),
        label: z.string(),
        holder: z.string(),
        holderLabel: z.string(),
        since: z.iso.date(),
        visit: z.int().positive().describe('How often this holder has had this stage: 2 = came back once.'),
      }),
    ),
    openPromises: z.int().nonnegative().describe('What was promised at joint meetings and is not kept yet.'),
    callAskedOn: z.iso
      .date()
      .nullable()
      .describe('Since when the owner waits for a call of the centre; null for others than these two.'),
    nextStep: NextStepView.nullable().describe('The most urgent one of the caller; where it has none, the most urgent one.'),
    lateness: NextStepView.shape.lateness.describe('Of the most urgent step, whoever has it.'),
  })
  .meta({ id: 'CaseSummary' })

/** One line of a list of cases. */
export const summaryOf = (
  stored: StoredCase,
  names: CaseNames,
  at: { readonly now: string; readonly language: Language; readonly viewer: Viewer },
): z.infer<typeof CaseSummary> => {
  const { file, rules, calendar } = stored
  const { language } = at
  const today = localDay(at.now, rules.place.timeZone)
  const isOwn = ({ holder, organisationId }: Position) =>
    holder === at.viewer.party && (organisationId === null || organisationId === at.viewer.organisationId)
  const nameOf = (organisationId: string) => names.organisations.get(organisationId) ?? null
  const steps = nextSteps(file, { rules, calendar, today, language, nameOf })
  const own = steps.find(({ positionId }) =>
    file.positions.some((position) => position.positionId === positionId && isOwn(position)),
  )
  return {
    caseId: stored.caseId,
    caseNumber: stored.caseNumber,
    kind: stored.kind,
    phase: phaseOf(file.value),
    version: file.seq,
    district: stored.district,
    compoundId: stored.compoundId,
    compound: names.compound,
    space: names.space,
    filedOn: file.memory.filedOn,
    outcome: file.memory.outcome?.outcome ?? null,
    outcomeLabel: file.memory.outcome && outcomeLabels[file.memory.outcome.outcome][language],
    positions: file.positions.map((position) => ({
      track: position.track,
      stage: position.stage,
      label: stageLabels[position.stage][language],
      holder: position.holder,
      holderLabel: partyLabels[position.holder][language],
      since: position.sinceOn,
      visit: position.visit,
    })),
    openPromises: openPromises(file.memory).length,
    callAskedOn: ['owner', 'centre'].includes(at.viewer.party) ? (awaitedCall(file.memory)?.on ?? null) : null,
    nextStep: own ?? steps[0] ?? null,
    lateness: steps[0]?.lateness ?? null,
  }
}
