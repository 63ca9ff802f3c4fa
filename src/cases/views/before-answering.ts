import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import { phaseOf } from '../../../workflows/case/chart.ts'
import { precedentsOf } from '../../../workflows/case/precedents.ts'
import { type UsualGround, usualGrounds } from '../../../workflows/case/usual-grounds.ts'
import { fill, type Language } from '../../../workflows/labels/fill.ts'
import { groundLabels } from '../../../workflows/labels/grounds.ts'
import { type StampSentence, stampBasisText, stampLeaves, stampObliges } from '../../../workflows/labels/stamp.ts'
import { registerText, statedBefore } from '../../../workflows/labels/usual-grounds.ts'
import { groundCodes } from '../../../workflows/rules/codes.ts'
import { rulesOn } from '../../../workflows/rules/rules-on.ts'
import type { ViewInput } from '../view-case.ts'

const label = z.string().describe('In the language of the caller.')
const sentences = z.array(z.object({ text: label, basisText: label.describe('What it rests on, and how far that binds here.') }))

/** What a company reads before it answers. */
export const BeforeAnsweringView = z.object({
  beforeAnswering: z
    .object({
      obliges: sentences.describe('What the company owes with its stamp or without it.'),
      leaves: sentences.describe('What the stamp does not make it answer for.'),
      usualGrounds: z
        .array(
          z.object({
            code: z.enum(groundCodes),
            label,
            because: z.enum(['register', 'earlier', 'open', 'everywhere']),
            text: label.nullable().describe('What the register or an earlier answer says of it; null = nothing.'),
          }),
        )
        .describe('The grounds that fit this garage and this request, at most six; every other can be stated as well.'),
    })
    .nullable()
    .meta({ id: 'BeforeAnswering' })
    .describe('For the property company alone, while the request is open.'),
})

/** The same, for who asks. */
export const beforeAnsweringView = (input: ViewInput): z.infer<typeof BeforeAnsweringView> => {
  const { stored, standing, surroundings, now, language } = input
  const { file } = stored
  if (standing.party !== 'property' || standing.sight !== 'full' || phaseOf(file.value) !== 'open') {
    return { beforeAnswering: null }
  }
  const today = localDay(now, stored.rules.place.timeZone)
  const rules = rulesOn(stored.rules, today)
  const { facts, request } = file.memory
  const precedents = precedentsOf(file.memory, surroundings.neighbours, rules)
  const said = ({ says, basis }: StampSentence) => ({ text: says[language], basisText: stampBasisText(basis, language) })
  return {
    beforeAnswering: {
      obliges: stampObliges(rules).map(said),
      leaves: stampLeaves(rules).map(said),
      usualGrounds: usualGrounds({ facts, request, rules, today }, precedents).map((ground) => ({
        code: ground.code,
        label: groundLabels[ground.code][language],
        because: ground.because,
        text: textOf(ground, language),
      })),
    },
  }
}

const textOf = ({ says, times }: UsualGround, language: Language): string | null => {
  const parts = [...(says ? [registerText(says, language)] : []), ...(times > 0 ? [fill(statedBefore, { times }, language)] : [])]
  return parts.length === 0 ? null : parts.join(language === 'zh' ? '；' : '; ')
}
