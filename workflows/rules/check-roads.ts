import type { ClockName } from '../case/clocks.ts'
import { proceedingKinds, type RoadStep, roadSteps } from './codes.ts'
import type { Fault, PackFault } from './fault.ts'
import type { OwnProceeding, RoadDuty, RulePack } from './schema.ts'

type Kind = (typeof proceedingKinds)[number]

/** The clocks that belong to one general kind of proceeding alone. */
const clocksOf: Readonly<Record<Kind, readonly ClockName[]>> = {
  hotline: ['hotline'],
  petition: ['petitionNotice', 'petition'],
  housingComplaint: ['officeDuty'],
  police: ['officeAnswer'],
  suit: ['suitFiling', 'simplifiedTrial', 'ordinaryTrial', 'annulResolution'],
  administrativeReview: ['reviewIntake', 'administrativeReview'],
  administrativeSuit: ['administrativeTrial'],
}

/** The clocks of either kind of suit: there where one of them is. */
const clocksOfSuits: readonly ClockName[] = ['appealTerm', 'appealTrial']

/** The clocks of the kinds that a place does not have. */
export const clocksOfAbsentKinds = (kinds: readonly unknown[]): ClockName[] => {
  const absent = proceedingKinds.filter((kind) => !kinds.includes(kind))
  const noSuit = absent.includes('suit') && absent.includes('administrativeSuit')
  return [...absent.flatMap((kind) => clocksOf[kind]), ...(noSuit ? clocksOfSuits : [])]
}

/** Mistakes in the roads beside a case: kinds that are not there with their clocks, and kinds that only this place knows. */
export const roadFaults = ({ proceedings, place, clocks }: RulePack, fault: Fault): PackFault[] => {
  if (!proceedings) return []
  const { kinds, own, basis } = proceedings
  const isAbroad = !/^\d{6}$/.test(place.code)
  return [
    ...(kinds === undefined && isAbroad
      ? [
          fault(
            'proceedings.kinds',
            '外国的规则包须写明本地有清单中的哪些途径；一种也没有的，写 []',
            'a pack of another country says which of the listed kinds there are in its place; [] for none of them',
          ),
        ]
      : []),
    ...(kinds !== undefined && basis === undefined
      ? [
          fault(
            'proceedings.basis',
            '写明本地只有这些途径的，须写依据',
            'where it is said that there are these kinds and no others, say what that rests on',
          ),
        ]
      : []),
    ...(kinds === undefined ? [] : clocksOfAbsentKinds(kinds))
      .filter((name) => clocks[name])
      .map((name) =>
        fault(
          `clocks.${name}`,
          '本地没有这个时限所属的途径（见 proceedings.kinds），不能写它的时限',
          'the kind of proceeding of this clock is not in this place (see proceedings.kinds)',
        ),
      ),
    ...Object.entries(own).flatMap(([key, kind]) => kindFaults(`proceedings.own.${key}`, kind, fault)),
  ]
}

const kindFaults = (path: string, { ends, subjects, clocks, owes }: OwnProceeding, fault: Fault): PackFault[] => {
  const judged: readonly RoadStep[] = ['appeal', 'appealDecide', 'enforce']
  const about = clocks.bring?.from === 'resolution' ? 'resolution' : 'consentPaper'
  return [
    ...(clocks.bring && !subjects.includes(about)
      ? [
          fault(
            `${path}.clocks.bring.from`,
            `期限从“${clocks.bring.from}”起算，subjects 里须有“${about}”`,
            `days that count from "${clocks.bring.from}" need "${about}" among the subjects`,
          ),
        ]
      : []),
    ...(ends === 'answer' ? judged.filter((step) => clocks[step]) : []).map((step) =>
      fault(
        `${path}.clocks.${step}`,
        '以答复结束的途径没有上诉和执行；以裁判结束的，ends 写 judgment',
        'what ends with an answer is neither appealed nor enforced; for a judgment write "ends": "judgment"',
      ),
    ),
    ...(clocks.appealDecide && !clocks.appeal
      ? [
          fault(
            `${path}.clocks.appeal`,
            '写了上诉的裁决期限，没有写上诉期限',
            'there is a time to decide the appeal, and none to appeal',
          ),
        ]
      : []),
    ...roadSteps.flatMap((step) => stepFaults(`${path}.clocks.${step}`, clocks[step], fault)),
    ...Object.entries(owes ?? {}).flatMap(([name, duty]) => dutyFaults(`${path}.owes.${name}`, duty, { ends, clocks }, fault)),
  ]
}

/** What the owner owes within a proceeding counts from something that there is in it. */
const dutyFaults = (
  path: string,
  duty: RoadDuty,
  { ends, clocks }: Pick<OwnProceeding, 'ends' | 'clocks'>,
  fault: Fault,
): PackFault[] => [
  ...(duty.from === 'cause' && !clocks.bring
    ? [
        fault(
          `${path}.from`,
          '写的是从起诉所针对的事情那一天起算，但没有写 clocks.bring，系统不知道是哪一天',
          'it counts from what the proceeding goes against, and without clocks.bring nobody knows from which day that is',
        ),
      ]
    : []),
  ...(ends === 'answer' && (duty.from === 'judgment' || duty.from === 'appeal')
    ? [
        fault(
          `${path}.from`,
          '以答复结束的途径没有裁判和上诉，不能从那一天起算',
          'what ends with an answer has neither judgment nor appeal to count from',
        ),
      ]
    : []),
  ...(duty.from === 'cause' && clocks.bring && isShorter(duty.length, clocks.bring.length)
    ? [
        fault(
          `${path}.length`,
          '从同一天起算，却比提起的期限（clocks.bring）还短，起诉时可能已经到期',
          'it counts from the same day as the days to bring it, and is over before those are',
        ),
      ]
    : []),
  ...stepFaults(path, duty, fault),
]

const isShorter = (a: RoadDuty['length'], b: RoadDuty['length']): boolean => a.unit === b.unit && a.n < b.n

const stepFaults = (path: string, rule: OwnProceeding['clocks'][RoadStep], fault: Fault): PackFault[] => {
  if (!rule) return []
  const { length, extension, noticeBefore } = rule
  const early = length.unit === 'month' ? [] : noticeBefore.filter((n) => n >= length.n)
  return [
    ...(extension && extension.length.unit !== length.unit
      ? [fault(`${path}.extension`, '延长的单位须与时限一致', 'an extension needs the unit of its clock')]
      : []),
    ...(early.length > 0
      ? [
          fault(
            `${path}.noticeBefore`,
            `提醒（到期前${early.join('、')}）早于时限开始`,
            `a reminder ${early.join(', ')} before the end would come before the clock begins`,
          ),
        ]
      : []),
  ]
}
