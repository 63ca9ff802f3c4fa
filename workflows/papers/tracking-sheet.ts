import { runningClocks, standing, stepsAhead } from './case-parts.ts'
import type { PaperInput } from './paper-input.ts'
import type { SheetPart } from './sheet.ts'
import { day, facts } from './words.ts'

/** 办理进度单: where the request stands, for a counter to hand over. Nothing personal stands on it. */
export const trackingSheet = (input: PaperInput): SheetPart[] => {
  const { filedOn } = input.file.memory
  return [
    facts(
      {
        caseNumber: input.caseNumber,
        compound: input.compound,
        space: input.space,
        filedOn: filedOn && day(filedOn, input),
      },
      input,
    ),
    ...standing(input),
    ...stepsAhead(input),
    ...runningClocks(input),
  ]
}
