import { z } from 'zod'
import { localDay } from '../../workflows/calendar/days.ts'
import { phaseOf } from '../../workflows/case/chart.ts'
import { clockOfPosition, latenessOf } from '../../workflows/case/next-step.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { phaseLabels, stageLabels } from '../../workflows/labels/stages.ts'
import type { StoredCase } from './ports.ts'

/** What anybody with the tracking code sees: stage, clock, kind of holder; no ground, no company, no person (V4). */
export const TrackingView = z
  .object({
    phase: z.string(),
    positions: z.array(
      z.object({
        stage: z.string(),
        holder: z.string(),
        since: z.iso.date(),
        dueOn: z.iso.date().nullable(),
        lateness: z.enum(['late', 'pastReference']).nullable(),
      }),
    ),
  })
  .meta({ id: 'Tracking' })

/** The public view of a case. */
export const trackingView = (
  stored: StoredCase,
  at: { readonly now: string; readonly language: Language },
): z.infer<typeof TrackingView> => {
  const { file, rules } = stored
  const today = localDay(at.now, rules.place.timeZone)
  return {
    phase: phaseLabels[phaseOf(file.value)][at.language],
    positions: file.positions.map((position) => {
      const clock = clockOfPosition(file, position)
      return {
        stage: stageLabels[position.stage][at.language],
        holder: partyLabels[position.holder][at.language],
        since: position.sinceOn,
        dueOn: clock?.dueOn ?? null,
        lateness: clock ? latenessOf(clock, rules, today) : null,
      }
    }),
  }
}
