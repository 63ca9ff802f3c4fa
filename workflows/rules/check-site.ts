import type { Fault, PackFault } from './fault.ts'
import type { OnlyIf, RulePack, SiteCheck } from './schema.ts'

/** A list for the way through a garage: each point once, answered in a way that fits, and demanded only on what was read. */
export const siteFaults = ({ siteChecks = [] }: RulePack, fault: Fault): PackFault[] =>
  siteChecks.flatMap((check, index) => {
    const path = `siteChecks.${index}`
    const isTwin = siteChecks.findIndex(({ id }) => id === check.id) < index
    return [
      ...(isTwin ? [fault(`${path}.id`, `“${check.id}”在清单里写了两次`, `"${check.id}" stands in the list twice`)] : []),
      ...measureFaults(check, path, fault),
      ...standingFaults(check, path, fault),
      ...factFaults(check.onlyIf, `${path}.onlyIf`, fault),
    ]
  })

const measureFaults = ({ answer, measures }: SiteCheck, path: string, fault: Fault): PackFault[] => {
  if (answer === 'number' && !measures) {
    const en = 'a number needs `measures` with its `unit`'
    return [fault(`${path}.measures`, '要量的，须在 measures 里写明单位（unit）', en)]
  }
  if (answer !== 'number' && measures) {
    return [fault(`${path}.measures`, '只有 answer 写 number 的才量', 'only a point with `"answer": "number"` is measured')]
  }
  const { atLeast, atMost } = measures ?? {}
  return atLeast !== undefined && atMost !== undefined && atLeast > atMost
    ? [fault(`${path}.measures`, '下限高于上限', 'its lower bound is above its upper')]
    : []
}

const standingFaults = ({ answer, measures, office, strength, gap, figure, basis }: SiteCheck, path: string, fault: Fault) => {
  const hasBound = measures?.atLeast !== undefined || measures?.atMost !== undefined
  const isKept = answer === 'yesNo' || hasBound
  return [
    ...(strength && !isKept
      ? [
          fault(
            `${path}.strength`,
            '没有限值的数字和文字说不上符合不符合，不写 strength',
            'a number without a bound, or words, cannot be kept or missed: leave `strength` out',
          ),
        ]
      : []),
    ...(strength === 'must' && basis.mark !== 'read'
      ? [
          fault(
            `${path}.strength`,
            '没有读到原文的，不得写“应当满足”',
            'what was not read cannot be demanded: `should`, or no `strength`',
          ),
        ]
      : []),
    ...(gap && (office !== 'fire' || !isKept)
      ? [
          fault(
            `${path}.gap`,
            '缺项只用于消防的、能看出符合不符合的一项',
            'only a point of the fire office that can be missed makes a gap',
          ),
        ]
      : []),
    ...(figure && (office !== 'grid' || measures?.unit !== 'kilovoltAmpere')
      ? [
          fault(
            `${path}.figure`,
            '结论里的数字只能是供电的、以千伏安量的一项',
            'a figure of the finding is measured by the grid company in kilovoltAmpere',
          ),
        ]
      : []),
  ]
}

/** The condition of a ground or of a point names at least one fact, and none that contradict each other. */
export const factFaults = (onlyIf: OnlyIf | undefined, path: string, fault: Fault): PackFault[] => {
  if (!onlyIf) return []
  const { basis: _, builtFrom, builtBefore, ...facts } = onlyIf
  const isNamed = Object.values({ ...facts, builtFrom, builtBefore }).some((fact) => fact !== undefined)
  if (!isNamed) return [fault(path, '没有写在什么情形下', 'it names no fact on which it depends')]
  return builtFrom !== undefined && builtBefore !== undefined && builtFrom >= builtBefore
    ? [fault(path, '没有车库能同时满足这两个建成日期', 'no garage can have been built on both sides of these days')]
    : []
}
