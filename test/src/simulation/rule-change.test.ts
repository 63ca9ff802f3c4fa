import { describe, expect, test } from 'vitest'
import { boxedRules, rulesByHash } from '../../../src/simulation/boxed-rules.ts'
import type { LivedCase } from '../../../src/simulation/lived.ts'
import { type CityParameters, usualCity } from '../../../src/simulation/parameters.ts'
import { liveCity, openCity } from '../../../src/simulation/simulate-city.ts'
import { applyOutcome, draftFile } from '../../../workflows/case/case-file.ts'
import { decide } from '../../../workflows/case/decide.ts'

const on = '2025-10-15'
const changedTo = (packId: string, reactions: NonNullable<CityParameters['change']>['reactions']): CityParameters => ({
  ...usualCity,
  compounds: { ...usualCity.compounds, requests: 20 },
  change: { on, packId, reactions },
})
const live = (parameters: CityParameters): LivedCase[] =>
  [...liveCity(openCity(parameters, { cases: 40, seed: 4 }))].flatMap(({ cases }) => [...cases])

/** Decides a lived case again from its record, and folds it from the outcomes alone. */
const again = ({ caseId, steps }: LivedCase) => {
  const [first] = steps
  const draft = draftFile(caseId, { rules: first!.rules, calendar: first!.calendar })
  let [decided, folded] = [draft, draft]
  for (const { event, now, actor, lent, outcome, rules, calendar, seq } of steps) {
    const decision = decide(decided, event, {
      now,
      actor,
      rules: rulesByHash.packByHash(rules),
      calendar: rulesByHash.calendarByHash(calendar),
      ...(event.type === 'rules.changed' ? { rulesBefore: rulesByHash.packByHash(decided.rules) } : {}),
      ...lent,
    })
    if (!decision.accepted) throw new Error(`${event.type} is refused: ${decision.refusal.code}`)
    decided = decision.next
    folded = applyOutcome(folded, outcome, { seq, recordedAt: now })
  }
  return { decided: plain(decided), folded: plain(folded) }
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('a city whose rules change on a day', () => {
  const { company } = usualCity.behaviours
  const prompt = { company: { ...company, kinds: company.kinds.map((kind) => ({ ...kind, firstPerDay: 0.9 })) } }
  const cases = live(changedTo('chongqing-2023', prompt))
  const filedOn = ({ file }: LivedCase): string => file.memory.filedOn ?? ''
  const [before, after] = [cases.filter((each) => filedOn(each) < on), cases.filter((each) => filedOn(each) >= on)]

  test('has what was filed before under the old pack, and what was filed since under the new one', () => {
    const packsOf = (some: readonly LivedCase[]) => [...new Set(some.flatMap(({ steps }) => steps.map(({ rules }) => rules)))]
    expect(packsOf(before)).toEqual([boxedRules('zhuzhou-2022').rulesHash])
    expect(packsOf(after)).toEqual([boxedRules('chongqing-2023').rulesHash])
  })

  test('has companies that react as it was said', () => {
    const answered = (some: readonly LivedCase[]) => {
      const served = some.flatMap(({ file }) => file.memory.company ?? [])
      return served.filter(({ answer }) => answer !== null).length / served.length
    }
    expect(answered(after)).toBeGreaterThan(answered(before) + 0.1)
  })

  test('is lived through as before up to that day', () => {
    const eventsUntil = (some: readonly LivedCase[]) =>
      some.flatMap(({ caseId, steps }) =>
        steps.filter(({ now }) => now < `${on}T00:00:00.000Z`).map(({ seq, event }) => `${caseId} ${seq} ${event.type}`),
      )
    expect(eventsUntil(cases)).toEqual(eventsUntil(live({ ...changedTo('chongqing-2023', {}), change: null })))
    expect(eventsUntil(cases).length).toBeGreaterThan(60)
  })

  test('takes running requests over where the new pack says so, and every case is decided again to the same', () => {
    const draft = live(changedTo('zhuzhou-draft', {}))
    const takenOver = draft.filter(({ steps }) => steps.some(({ event }) => event.type === 'rules.changed'))
    expect(takenOver.length).toBeGreaterThan(0)
    for (const each of [...draft, ...cases]) {
      const { decided, folded } = again(each)
      expect(decided).toEqual(plain(each.file))
      expect(folded).toEqual(plain(each.file))
    }
  })
})
