import type { SiteOffice } from '../rules/codes.ts'
import type { Bilingual, SiteCheck } from '../rules/schema.ts'
import { onlyIfFacts } from './only-if.ts'
import { numberUnitLabels } from './rules.ts'
import { sayFrom } from './say.ts'

/** Whose list a point belongs to. */
export const siteOfficeLabels = {
  fire: { zh: '消防现场查看', en: 'Fire office on site' },
  grid: { zh: '供电现场查看', en: 'Grid company on site' },
} satisfies Record<SiteOffice, Bilingual>

/** What a point of the list asks for. */
const siteFrames = {
  yesNo: { zh: '看是不是这样', en: 'seen or not' },
  number: { zh: '量出来（{kind}）', en: 'measured in {kind}' },
  words: { zh: '写明情况', en: 'described in words' },
  atLeast: { zh: '至少{n}{kind}', en: 'at least {n} {kind}' },
  atMost: { zh: '不超过{n}{kind}', en: 'at most {n} {kind}' },
  photo: { zh: '要拍照', en: 'with a picture' },
  gap: { zh: '不是的，作为缺项写进结论', en: 'where it is not so, a gap of the finding' },
  ratedKva: { zh: '写进结论，作为铭牌容量', en: 'goes into the finding as the rating' },
  only: { zh: '只在以下情形查看：{list}', en: 'looked at only where {list}' },
} satisfies Record<string, Bilingual>

const say = sayFrom<keyof typeof siteFrames>(siteFrames)

/** The bounds of a measurement; empty where nothing sets any. */
export const siteBounds = ({ measures }: Pick<SiteCheck, 'measures'>): Bilingual[] => {
  if (!measures) return []
  const kind = numberUnitLabels[measures.unit]
  return [
    ...(measures.atLeast === undefined ? [] : [say('atLeast', { n: measures.atLeast, kind })]),
    ...(measures.atMost === undefined ? [] : [say('atMost', { n: measures.atMost, kind })]),
  ]
}

/** What a point asks for, beside its own sentence and how far it has to be so. */
export const siteAsks = (check: SiteCheck): Bilingual[] => [
  check.measures ? say('number', { kind: numberUnitLabels[check.measures.unit] }) : say(check.answer),
  ...siteBounds(check),
  ...(check.photo ? [say('photo')] : []),
  ...(check.gap ? [say('gap')] : []),
  ...(check.figure ? [say(check.figure)] : []),
]

/** In which garages alone it is looked at; null = in all. */
export const siteOnlyIf = ({ onlyIf }: Pick<SiteCheck, 'onlyIf'>): Bilingual | null =>
  onlyIf ? say('only', { list: onlyIfFacts(onlyIf) }) : null
