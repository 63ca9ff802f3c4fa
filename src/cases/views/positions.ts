import { localDay } from '../../../workflows/calendar/days.ts'
import type { Position } from '../../../workflows/case/case-file.ts'
import { type NextStepInput, nextSteps } from '../../../workflows/case/next-step.ts'
import { fill, type Language } from '../../../workflows/labels/fill.ts'
import { dutyOf, nextStepFrames } from '../../../workflows/labels/next-steps.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { stageLabels, stepLabels } from '../../../workflows/labels/stages.ts'
import type { CaseView } from '../case-view.ts'
import type { CaseNames } from '../ports.ts'
import type { ViewInput } from '../view-case.ts'

/** The one position of a draft. It is no record yet, so the chart keeps none. */
const draftPositionId = 'main/0'

/** Where a case stands, one entry per track that somebody holds. */
export const positionViews = (input: ViewInput, phase: string): CaseView['positions'] => {
  const { stored, language, names } = input
  if (phase === 'draft') {
    const label = stageLabels.draft[language]
    const holderLabel = partyLabels.owner[language]
    const since = localDay(input.now, stored.rules.place.timeZone)
    return [
      {
        positionId: draftPositionId,
        track: 'main',
        stage: 'draft',
        step: null,
        label,
        holder: 'owner',
        holderLabel,
        organisation: null,
        since,
        awaits: ['owner'],
        visit: 1,
        version: 0,
      },
    ]
  }
  return stored.file.positions.map((position) => positionView(position, names, language))
}

const positionView = (position: Position, names: CaseNames, language: Language): CaseView['positions'][number] => {
  const stage = stageLabels[position.stage][language]
  const name = position.organisationId ? names.organisations.get(position.organisationId) : undefined
  return {
    positionId: position.positionId,
    track: position.track,
    stage: position.stage,
    step: position.step,
    label: position.step ? `${stage} · ${stepLabels[position.step][language]}` : stage,
    holder: position.holder,
    holderLabel: partyLabels[position.holder][language],
    organisation: position.organisationId && name !== undefined ? { organisationId: position.organisationId, name } : null,
    since: position.sinceOn,
    awaits: [...position.awaits],
    visit: position.visit,
    version: position.sinceSeq,
  }
}

/** What happens next at each position; a draft waits for its owner, without a date. */
export const positionSteps = (
  { stored }: ViewInput,
  phase: string,
  step: NextStepInput,
): Omit<CaseView['nextStep'][number], 'why'>[] => {
  const duty = dutyOf('draft', null)
  if (phase !== 'draft' || !duty) return nextSteps(stored.file, step)
  const { language } = step
  const sentence = fill(nextStepFrames.open, { party: partyLabels.owner[language], doing: duty[language] }, language)
  return [{ positionId: draftPositionId, clockId: null, dueOn: null, lateness: null, sentence }]
}
