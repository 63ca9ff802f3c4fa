import type { FactName, OnlyIfStanding } from '../case/only-if.ts'
import type { Bilingual, OnlyIf } from '../rules/schema.ts'
import { documentDayText } from './days.ts'
import { levelOfGarageLabels, titleOfSpaceLabels } from './garages.ts'
import { variantLabels } from './rule-articles.ts'
import { sayFrom } from './say.ts'

/** The facts under which a ground may be pleaded, each as a phrase. */
const onlyIfFrames = {
  garageLevels: { zh: '车库是{list}', en: 'the garage is {list}' },
  basementFrom: { zh: '位于地下{n}层或更低', en: 'on basement {n} or a lower one' },
  builtBefore: { zh: '车库在{on}之前建成', en: 'the garage was built before {on}' },
  builtFrom: { zh: '车库在{on}以后建成', en: 'the garage was built on {on} or later' },
  fireUnitAboveM2: { zh: '防火单元面积超过{n}平方米', en: 'the fire unit is larger than {n} m²' },
  powerAboveKw: { zh: '充电功率超过{n}千瓦', en: 'the pile has more than {n} kW' },
  transformer: { zh: '接在{list}上', en: 'it hangs on a {list}' },
  loadAbove: { zh: '变压器实测负载率超过{n}%', en: 'the measured load of the transformer exceeds {n} %' },
  titles: { zh: '车位是{list}', en: 'the space is {list}' },
  leaseBelowMonths: { zh: '租期不足{n}个月', en: 'the lease is shorter than {n} months' },
  civilDefence: { zh: '是人防车位', en: 'it is a space of civil defence' },
  notCivilDefence: { zh: '不是人防车位', en: 'it is no space of civil defence' },
  mechanical: { zh: '是机械车位', en: 'it is a mechanical space' },
  notMechanical: { zh: '不是机械车位', en: 'it is no mechanical space' },
  only: { zh: '只有在以下情形才可以提出：{list}', en: 'may be pleaded only where {list}' },
} satisfies Record<string, Bilingual>

const say = sayFrom<keyof typeof onlyIfFrames>(onlyIfFrames)

/** What the register says of these facts. */
export const onlyIfStandingLabels = {
  holds: { zh: '登记显示属于这种情形', en: 'so it is, as the register has it' },
  fails: { zh: '登记显示不属于这种情形', en: 'so it is not, as the register has it' },
  unknown: { zh: '登记里没有，不能判断', en: 'not on record: open' },
} satisfies Record<OnlyIfStanding, Bilingual>

/** Under which facts a ground may be pleaded. */
export const onlyIfText = (onlyIf: OnlyIf): Bilingual => say('only', { list: onlyIfFacts(onlyIf) })

/** The facts themselves. */
export const onlyIfFacts = (onlyIf: OnlyIf): Bilingual => {
  const day = (on: string): Bilingual => ({ zh: documentDayText(on, 'zh'), en: documentDayText(on, 'en') })
  const when = <W>(wanted: W | undefined, text: (wanted: W) => Bilingual): Bilingual[] =>
    wanted === undefined ? [] : [text(wanted)]
  return all([
    ...when(onlyIf.garageLevels, (levels) =>
      say('garageLevels', { list: either(levels.map((level) => levelOfGarageLabels[level])) }),
    ),
    ...when(onlyIf.basementFrom, (n) => say('basementFrom', { n })),
    ...when(onlyIf.builtBefore, (on) => say('builtBefore', { on: day(on) })),
    ...when(onlyIf.builtFrom, (on) => say('builtFrom', { on: day(on) })),
    ...when(onlyIf.fireUnitAboveM2, (n) => say('fireUnitAboveM2', { n })),
    ...when(onlyIf.powerAboveKw, (n) => say('powerAboveKw', { n })),
    ...when(onlyIf.transformer, (ownership) => say('transformer', { list: variantLabels[ownership] })),
    ...when(onlyIf.loadAbove, (share) => say('loadAbove', { n: Number((share * 100).toFixed(2)) })),
    ...when(onlyIf.titles, (titles) => say('titles', { list: either(titles.map((title) => titleOfSpaceLabels[title])) })),
    ...when(onlyIf.leaseBelowMonths, (n) => say('leaseBelowMonths', { n })),
    ...when(onlyIf.civilDefence, (is) => say(is ? 'civilDefence' : 'notCivilDefence')),
    ...when(onlyIf.mechanical, (is) => say(is ? 'mechanical' : 'notMechanical')),
  ])
}

/** What such a fact is about: the words for one that is not on record. */
const factLabels = {
  garageLevels: { zh: '车库的类型', en: 'what kind of garage it is' },
  basementFrom: { zh: '车库在地下几层', en: 'on which basement it is' },
  builtBefore: { zh: '车库的建成日期', en: 'when the garage was built' },
  builtFrom: { zh: '车库的建成日期', en: 'when the garage was built' },
  fireUnitAboveM2: { zh: '防火单元的面积', en: 'how large the fire unit is' },
  powerAboveKw: { zh: '充电功率', en: 'the power of the pile' },
  transformer: { zh: '变压器是公用还是专用', en: 'whose the transformer is' },
  loadAbove: { zh: '变压器的实测负载率', en: 'the measured load of the transformer' },
  titles: { zh: '车位的权利', en: 'by what right the space is held' },
  leaseBelowMonths: { zh: '租期', en: 'how long the lease runs' },
  civilDefence: { zh: '是不是人防车位', en: 'whether it is a space of civil defence' },
  mechanical: { zh: '是不是机械车位', en: 'whether it is a mechanical space' },
} satisfies Record<FactName, Bilingual>

/** Facts that are not on record, each named once. */
export const factsNamed = (names: readonly FactName[]): Bilingual => {
  const labels = names.map((name) => factLabels[name])
  return all(labels.filter(({ en }, index) => labels.findIndex((other) => other.en === en) === index))
}

const all = (parts: readonly Bilingual[]): Bilingual => ({
  zh: parts.map(({ zh }) => zh).join('，并且'),
  en: parts.map(({ en }) => en).join(', and '),
})

const either = (parts: readonly Bilingual[]): Bilingual => ({
  zh: parts.map(({ zh }) => zh).join('或'),
  en: parts.map(({ en }) => en).join(' or '),
})
