import type { CaseMemory, Finding } from '../case/context.ts'
import { findingSourceLabels } from '../labels/codes.ts'
import { capacityResultLabels, fireResultLabels, gapLabels, valueLabel } from '../labels/event-values.ts'
import { groundLabels } from '../labels/grounds.ts'
import { partyLabels } from '../labels/parties.ts'
import { trackLabels } from '../labels/tracks.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { PaperInput } from './paper-input.ts'
import type { SheetPart } from './sheet.ts'
import { day, documentLines, facts, heading, listed, recordedBy, said, sentence, subheading } from './words.ts'

/** The findings of fire and grid, each with its scope and days. None is a fire acceptance (消防验收). */
export const findings = (input: PaperInput): SheetPart[] => {
  const { fire, grid } = input.file.memory
  if (!fire && !grid) return []
  return [
    heading('findings', input),
    ...(fire ? [subheading(said(trackLabels.fire, input)), finding(fire, null, input)] : []),
    ...(grid ? [subheading(said(trackLabels.grid, input)), finding(grid, grid, input)] : []),
  ]
}

const finding = (found: Finding, capacity: CaseMemory['grid'], input: PaperInput): SheetPart => {
  const results: Readonly<Record<string, Bilingual>> = { ...fireResultLabels, ...capacityResultLabels }
  const result = results[found.result]
  const scope = valueLabel('fire.report', 'scope', found.scope)
  const codes: Readonly<Record<string, Bilingual>> = groundLabels
  const labelOf = (code: string): string[] => {
    const word = codes[code]
    const own = input.grounds.find((ground) => ground.code === code)?.label
    return word ? [said(word, input)] : own ? [own] : []
  }
  return facts(
    {
      result: result ? said(result, input) : found.result,
      scope: scope && said(scope, input),
      on: day(found.on, input),
      validUntil: day(found.validUntil, input),
      source: said(findingSourceLabels[found.source], input),
      upheld: found.upheld.flatMap(labelOf).length > 0 ? listed(found.upheld.flatMap(labelOf), input) : null,
      gaps: found.gaps.length > 0 ? found.gaps.map((gap) => gapText(gap, input)).join('\n') : null,
      capacity: capacity && sentence('kva', { rated: capacity.ratedKva, peak: capacity.peakKva, on: capacity.peakMonth }, input),
      evidence: documentLines(found.evidence, input),
      recorded: recordedBy(found.seq, input),
    },
    input,
  )
}

/** A gap with who looks at it before the pile is energised, and when again: the meter is not the checker (H32). */
const gapText = ({ gap, checkedBy, againMonths }: Finding['gaps'][number], input: PaperInput): string => {
  const values = { result: said(gapLabels[gap], input), party: said(partyLabels[checkedBy], input) }
  return againMonths === null
    ? sentence('gapChecked', values, input)
    : sentence('gapCheckedAgain', { ...values, times: againMonths }, input)
}
