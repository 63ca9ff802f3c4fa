import { z } from 'zod'
import { outcomeLabels } from '../../workflows/labels/codes.ts'
import { eventLabels } from '../../workflows/labels/events.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels, senderLabels } from '../../workflows/labels/parties.ts'
import { stageLabels } from '../../workflows/labels/stages.ts'
import { trackLabels } from '../../workflows/labels/tracks.ts'
import { droppedLabels, stepOriginLabels } from '../../workflows/labels/trials.ts'
import type { TrialCourse } from '../../workflows/trials/result.ts'
import type { TimelineStep } from '../../workflows/trials/timeline.ts'

const StepBody = z
  .object({
    seq: z.int(),
    on: z.iso.date(),
    type: z.string(),
    label: z.string(),
    partyLabel: z.string(),
    from: z.enum(['recorded', 'clock', 'system', 'derived', 'supplied']),
    fromLabel: z.string(),
    matches: z.int().nullable().describe('The line of the other side that it is; null = the other side has none like it.'),
    entered: z.array(z.object({ trackLabel: z.string(), stageLabel: z.string(), holderLabel: z.string() })),
    endedLabel: z.string().nullable(),
  })
  .meta({ id: 'TrialStep' })

/** A case in the record and in each scenario that changes it, side by side. */
export const TrialCaseBody = z
  .object({
    caseId: z.string(),
    recorded: z.array(StepBody),
    scenarios: z.array(
      z.object({
        scenario: z.string(),
        steps: z.array(StepBody),
        dropped: z.array(z.object({ seq: z.int(), label: z.string(), why: z.string(), code: z.string().nullable() })),
      }),
    ),
  })
  .meta({ id: 'TrialCase', description: 'One changed case as two courses side by side. Nothing in it is personal.' })

/** The courses of a case as they are answered. */
export const trialCaseBody = (
  caseId: string,
  courses: readonly TrialCourse[],
  language: Language,
): z.infer<typeof TrialCaseBody> => ({
  caseId,
  recorded: (courses[0]?.recorded ?? []).map((step) => stepBody(step, language)),
  scenarios: courses.map(({ scenario, trial, dropped }) => ({
    scenario,
    steps: trial.map((step) => stepBody(step, language)),
    dropped: dropped.map(({ seq, type, why }) => ({
      seq,
      label: eventLabels[type][language],
      why: droppedLabels[why.kind][language],
      code: why.kind === 'refused' ? why.code : null,
    })),
  })),
})

const stepBody = (step: TimelineStep, language: Language): z.infer<typeof StepBody> => ({
  seq: step.seq,
  on: step.on,
  type: step.type,
  label: eventLabels[step.type][language],
  partyLabel: senderLabels[step.party][language],
  from: step.from,
  fromLabel: stepOriginLabels[step.from][language],
  matches: step.matches,
  entered: step.entered.map(({ track, stage, holder }) => ({
    trackLabel: trackLabels[track][language],
    stageLabel: stageLabels[stage][language],
    holderLabel: partyLabels[holder][language],
  })),
  endedLabel: step.ended && outcomeLabels[step.ended][language],
})
