import { type ClockName, clockNames } from '../case/clocks.ts'
import type { Fault, PackFault } from './fault.ts'
import { isDay, isInForceOn, rangeOf } from './known-day.ts'
import type { RulePack } from './schema.ts'

/** Mistakes in the days of a pack and of its rules: from when, until when, and what holds afterwards. */
export const dayFaults = (pack: RulePack, isNeeded: (name: ClockName) => boolean, fault: Fault): PackFault[] => [
  ...firstDayFaults(pack, fault),
  ...lastDayFaults(pack, fault),
  ...ruleFaults(pack, fault),
  ...clockNames.flatMap((name) => {
    const rule = pack.clocks[name]
    return rule?.inForceUntil && !rule.afterwards && isNeeded(name)
      ? [
          fault(
            `clocks.${name}.afterwards`,
            '该时限到期失效后没有接续的规则，案件会停住',
            'once this clock has lapsed nothing takes its place, and a case could wait for ever: say what holds afterwards',
          ),
        ]
      : []
  }),
]

const firstDayFaults = ({ inForceFrom, inForceFromKnown: known }: RulePack, fault: Fault): PackFault[] => {
  if (!known || known.as === null) {
    return known?.atLatest === undefined
      ? []
      : [
          fault(
            'inForceFromKnown.atLatest',
            '不知道最早是哪一天，就不能写最晚是哪一天',
            'where nothing is known of the day, no latest day can be named',
          ),
        ]
  }
  const wrong = [known.as, ...(known.atLatest === undefined ? [] : [known.atLatest])].filter((day) => !isDay(day))
  if (wrong.length > 0) {
    return [fault('inForceFromKnown', `没有这一天：${wrong.join('、')}`, `there is no such day: ${wrong.join(', ')}`)]
  }
  const { first, last } = { first: rangeOf(known.as).first, last: rangeOf(known.atLatest ?? known.as).last }
  if (last < first) {
    return [fault('inForceFromKnown.atLatest', '最晚的日期早于最早的日期', 'the latest day comes before the earliest')]
  }
  return inForceFrom < first || inForceFrom > last
    ? [
        fault(
          'inForceFrom',
          `与已知的施行时间（${first}至${last}）不符`,
          `outside of what is known of the day (${first} to ${last})`,
        ),
      ]
    : []
}

const lastDayFaults = ({ inForceFrom, inForceUntil, id }: RulePack, fault: Fault): PackFault[] => {
  if (!inForceUntil) return []
  return [
    ...(inForceUntil.on < inForceFrom
      ? [fault('inForceUntil.on', '最后一天早于第一天', 'the last day comes before the first')]
      : []),
    ...(inForceUntil.successor === undefined || inForceUntil.successor === id
      ? [
          fault(
            'inForceUntil.successor',
            '须写明此后按哪个规则包办理（successor），不能是它自己',
            'name the pack that holds afterwards (`successor`); it cannot be this one',
          ),
        ]
      : []),
  ]
}

/** A rule that lapses does so while its pack is in force: else it has never held, or its pack says it already. */
const ruleFaults = (pack: RulePack, fault: Fault): PackFault[] =>
  (['clocks', 'grounds', 'conditions'] as const).flatMap((section) =>
    Object.entries(pack[section]).flatMap(([name, rule]) => {
      const path = `${section}.${name}`
      if (rule?.afterwards && !rule.inForceUntil) {
        return [
          fault(
            `${path}.inForceUntil`,
            '写了此后的规则，没有写到哪一天为止',
            'what holds afterwards is written, but not from when',
          ),
        ]
      }
      const until = rule?.inForceUntil?.on
      if (until === undefined) return []
      if (until < pack.inForceFrom) {
        return [fault(`${path}.inForceUntil.on`, '规则包施行之前就已失效', 'it had lapsed before the pack came into force')]
      }
      return pack.inForceUntil && until >= pack.inForceUntil.on
        ? [
            fault(
              `${path}.inForceUntil.on`,
              '整个规则包届时已经失效，这一条不必再写',
              'the whole pack has lapsed by then: leave it out here',
            ),
          ]
        : []
    }),
  )

/** Mistakes between packs: what holds after one has lapsed must be there, and follow without a gap and without an overlap. */
export const successionFaults = (pack: RulePack, byId: ReadonlyMap<string, RulePack>, fault: Fault): PackFault[] => {
  const { inForceUntil: end } = pack
  if (end?.successor === undefined || end.successor === pack.id) return []
  const next = byId.get(end.successor)
  const at = (zh: string, en: string) => [fault('inForceUntil.successor', zh, en)]
  if (!next) return at(`没有规则包“${end.successor}”`, `there is no pack "${end.successor}"`)
  const dayAfter = Temporal.PlainDate.from(end.on).add({ days: 1 }).toString()
  if (next.standing === 'draft') return at(`“${next.id}”是草案，不能施行`, `"${next.id}" is a draft and never in force`)
  if (!isInForceOn(next, dayAfter)) {
    return at(
      `“${next.id}”在${dayAfter}没有施行，中间会没有规则`,
      `"${next.id}" is not in force on ${dayAfter}: there would be a gap`,
    )
  }
  return next.place.code === pack.place.code && next.inForceFrom <= end.on
    ? at(
        `“${next.id}”自${next.inForceFrom}起施行，与本规则包重叠到${end.on}`,
        `"${next.id}" is in force from ${next.inForceFrom} on: until ${end.on} both would be`,
      )
    : []
}
