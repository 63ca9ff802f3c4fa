import { describe, expect, test } from 'vitest'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { paperSources } from '../../../workflows/labels/paper-sources.ts'
import { documentKinds } from '../../../workflows/rules/codes.ts'
import { likelyTime, weeksThatItTook } from '../../../workflows/rules/likely-time.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import { packNamed, undergroundGarage } from '../../helpers/case-facts.ts'

const rules = packNamed('zhuzhou-2022')
const days = (n: number) => ({ n, unit: 'workingDay' as const })
/** The pack with other lengths; null takes the length away. */
const withClocks = (lengths: Readonly<Record<string, number | null>>): typeof rules => ({
  ...rules,
  clocks: Object.fromEntries(
    Object.entries(rules.clocks).map(([name, rule]) => {
      const n = lengths[name]
      if (n === undefined) return [name, rule]
      const { length: _, ...rest } = rule
      return [name, n === null ? rest : { ...rest, length: days(n) }]
    }),
  ),
})
const clocksOf = (course: ReturnType<typeof likelyTime>['smooth']) => course.parts.map(({ clock }) => clock)

describe('how long a request takes by the clocks', () => {
  test('the longest of the tracks that run beside each other decides, and the works come behind it', () => {
    const slowFire = likelyTime(withClocks({ fireCheck: 50, inspection: 5, meter: 5 }), undergroundGarage())
    expect(clocksOf(slowFire.smooth)).toEqual(['fireCheck', 'inspection', 'meter'])
    expect(slowFire.smooth.weeks).toBe(12)
    const slowCompany = likelyTime(
      withClocks({ documentCheck: 5, serve: 5, propertyReply: 50, inspection: 5, meter: 5 }),
      undergroundGarage(),
    )
    expect(clocksOf(slowCompany.smooth)).toEqual(['documentCheck', 'serve', 'propertyReply', 'inspection', 'meter'])
    expect(slowCompany.smooth.weeks).toBe(14)
  })

  test('a track that starts after consent comes behind it', () => {
    const after = { ...withClocks({ fireCheck: 50 }), tracks: { ...rules.tracks, fire: { starts: 'afterConsent' as const } } }
    expect(clocksOf(likelyTime(after, undergroundGarage()).smooth)).toContain('propertyReply')
    expect(likelyTime(after, undergroundGarage()).smooth.weeks).toBeGreaterThan(
      likelyTime(withClocks({ fireCheck: 50 }), undergroundGarage()).smooth.weeks,
    )
  })

  test('a detour is longer: papers once, and coordination where silence is no consent', () => {
    const { smooth, detour } = likelyTime(rules, undergroundGarage())
    expect(detour.weeks).toBeGreaterThan(smooth.weeks)
    expect(clocksOf(detour)).toEqual(expect.arrayContaining(['ownerCorrection', 'centreAccept', 'coordinate']))
    const silence = { ...rules.consent.silence, policy: 'DEEMED' as const }
    const deemed = { ...rules, consent: { ...rules.consent, silence } }
    expect(clocksOf(likelyTime(deemed as typeof rules, undergroundGarage()).detour)).not.toContain('coordinate')
  })

  test('a step without a time limit is named and counted as nothing', () => {
    const { without, smooth } = likelyTime(withClocks({ propertyReply: null }), undergroundGarage())
    expect(without).toContain('propertyReply')
    expect(clocksOf(smooth)).not.toContain('propertyReply')
    expect(likelyTime(rules, undergroundGarage()).without).not.toContain('propertyReply')
  })

  test('every pack gives a range or says which step has no limit, and no step is no clock', () => {
    for (const pack of packs.values()) {
      const { smooth, detour, without } = likelyTime(pack, undergroundGarage())
      expect([pack.id, smooth.weeks > 0 || without.length > 0, detour.weeks >= smooth.weeks]).toEqual([pack.id, true, true])
      expect(without.every((clock) => clockNames.includes(clock))).toBe(true)
    }
  })
})

describe('how long it took', () => {
  test('is not said of too few, and never of a number between two that were seen', () => {
    expect(weeksThatItTook([30, 40, 50, 60], 5)).toBeNull()
    expect(weeksThatItTook([70, 14, 28, 35, 140], 5)).toEqual({ n: 5, quarter: 4, middle: 5, threeQuarters: 10 })
  })
})

test('every paper that some place asks an owner for says where to get it', () => {
  const asked = new Set([...packs.values()].flatMap((pack) => pack.consent.requiredPapers))
  expect([...asked].filter((kind) => paperSources[kind] === undefined)).toEqual([])
  expect(Object.keys(paperSources).every((kind) => documentKinds.some((known) => known === kind))).toBe(true)
})
