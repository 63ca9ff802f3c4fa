import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { onlyIfStanding } from '../../../workflows/case/only-if.ts'
import { groundFlag, groundWhy } from '../../../workflows/case/why.ts'
import { onlyIfText } from '../../../workflows/labels/only-if.ts'
import { articlesOf } from '../../../workflows/rules/articles.ts'
import { checkPack } from '../../../workflows/rules/check.ts'
import type { OnlyIf, RulePack } from '../../../workflows/rules/schema.ts'
import { packNamed, sevenKilowatts, undergroundGarage, type Vary } from '../../helpers/case-facts.ts'
import { inReview, rejection } from '../../helpers/case-journeys.ts'

const zhuzhou = packNamed('zhuzhou-2022')
const { basis } = zhuzhou.fire
const standing = (onlyIf: Omit<OnlyIf, 'basis'>, vary: Vary = {}, request: object | null = {}) =>
  onlyIfStanding({ ...onlyIf, basis }, { facts: undergroundGarage(vary), request: request && { ...sevenKilowatts, ...request } })

describe('a ground that may be pleaded only under facts of the register', () => {
  test.each<[string, Omit<OnlyIf, 'basis'>, Vary, Vary, Vary | null]>([
    [
      'in certain garages',
      { garageLevels: ['underground'] },
      {},
      { garage: { level: 'ground' } },
      { garage: { level: 'unknown' } },
    ],
    [
      'from a basement on',
      { basementFrom: 4 },
      { garage: { floor: -4 } },
      { garage: { floor: -3 } },
      { garage: { floor: null } },
    ],
    [
      'built before a day',
      { builtBefore: '2019-03-01' },
      {},
      { garage: { completedOn: '2019-03-01' } },
      { garage: { completedOn: null } },
    ],
    [
      'built from a day on',
      { builtFrom: '2019-03-01' },
      { garage: { completedOn: '2019-03-01' } },
      {},
      { garage: { completedOn: null } },
    ],
    ['above an area', { fireUnitAboveM2: 1000 }, {}, { garage: { fireUnitAreaM2: 1000 } }, { garage: { fireUnitAreaM2: null } }],
    ['at a kind of transformer', { transformer: 'private' }, {}, { transformer: { ownership: 'public' } }, { transformer: null }],
    ['above a load', { loadAbove: 0.6 }, {}, { transformer: { peakKva: 378 } }, { transformer: { peakKva: null } }],
    ['of a kind of space', { titles: ['owned'] }, {}, { space: { title: 'leased' } }, { space: { title: 'unknown' } }],
    ['in civil defence', { civilDefence: true }, { space: { civilDefence: true } }, {}, null],
    ['in a mechanical space', { mechanical: false }, {}, { space: { mechanical: true } }, null],
  ])('%s: holds, fails, or is open where the register has nothing', (_, onlyIf, holds, fails, open) => {
    expect([standing(onlyIf, holds), standing(onlyIf, fails)]).toEqual(['holds', 'fails'])
    if (open) expect(standing(onlyIf, open)).toBe('unknown')
  })

  test('above a power, and below a lease: what the request says', () => {
    expect([standing({ powerAboveKw: 6.9 }), standing({ powerAboveKw: 7 })]).toEqual(['holds', 'fails'])
    const lease = (leaseMonths: number | null) => standing({ leaseBelowMonths: 12 }, {}, { right: 'leased', leaseMonths })
    expect([lease(11), lease(12), lease(null), standing({ leaseBelowMonths: 12 })]).toEqual([
      'holds',
      'fails',
      'unknown',
      'fails',
    ])
    expect(standing({ powerAboveKw: 7 }, {}, null)).toBe('unknown')
  })

  test('of several facts all must hold; one that fails decides, whatever is not known', () => {
    const both = { garageLevels: ['underground' as const], builtFrom: '2019-03-01' }
    expect(standing(both, { garage: { completedOn: '2020-01-01' } })).toBe('holds')
    expect(standing(both, { garage: { completedOn: null } })).toBe('unknown')
    expect(standing(both, { garage: { level: 'ground', completedOn: null } })).toBe('fails')
  })

  test('is on record where they are not so, and marked for all to see: nobody is silenced', () => {
    const player = inReview({ facts: undergroundGarage({ garage: { level: 'ground', floor: null } }) })
    player.send(rejection('FIRE_SYSTEM_MISSING'))
    expect(player.stage('consent')).toBe('rejected')
    const [ground] = player.file.memory.grounds
    const at = { rules: zhuzhou, language: 'zh' as const }
    expect(groundFlag(ground!, player.file.memory, at)).toContain('系统标记“情形不符”')
    expect(groundFlag(ground!, player.file.memory, at)).toContain('理由待证')
    expect(groundFlag(ground!, player.file.memory, { ...at, language: 'en' })).toContain('so it is not here')
    expect(groundWhy(ground!, at)).toMatch(/只有在以下情形才可以提出：车库是地下或半地下或高层车库.*技术标准/)
  })

  test('is not marked where they are so, and not where the register has nothing', () => {
    for (const level of ['underground', 'unknown'] as const) {
      const player = inReview({ facts: undergroundGarage({ garage: { level } }) }).send(rejection('FIRE_SYSTEM_MISSING'))
      const flag = groundFlag(player.file.memory.grounds[0]!, player.file.memory, { rules: zhuzhou, language: 'zh' })
      expect(flag).not.toContain('情形不符')
    }
  })

  test('is read in the document of the place: Changzhou’s capacity, above 80 % alone', () => {
    const ground = articlesOf(packNamed('changzhou-2023')).find(({ key }) => key === 'grounds.NO_CAPACITY_PUBLIC')!
    expect(ground.text.zh).toContain('只有在以下情形才可以提出：变压器实测负载率超过80%')
    expect(ground.basis.map(({ force }) => force)).toContain('L')
  })

  test('every fact has its words', () => {
    const all = onlyIfText({
      garageLevels: ['underground'],
      basementFrom: 4,
      builtBefore: '2030-01-01',
      builtFrom: '2019-03-01',
      fireUnitAboveM2: 1000,
      powerAboveKw: 7,
      transformer: 'private',
      loadAbove: 0.8,
      titles: ['leased', 'public'],
      leaseBelowMonths: 12,
      civilDefence: true,
      mechanical: false,
      basis,
    })
    expect(all.zh.split('，并且')).toHaveLength(12)
    expect(all.en.split(', and ')).toHaveLength(12)
  })

  const pleadedIf = (onlyIf: OnlyIf): RulePack => ({
    ...zhuzhou,
    grounds: { ...zhuzhou.grounds, OLD_WIRING: { ...zhuzhou.grounds.OLD_WIRING!, onlyIf } },
  })

  test.each([
    ['that names no fact', { basis }],
    ['that no garage can meet', { builtFrom: '2020-01-01', builtBefore: '2019-01-01', basis }],
  ])('a condition %s is a mistake', (_, onlyIf) => {
    expect(checkPack(pleadedIf(onlyIf), calendars).map(({ path }) => path)).toEqual(['grounds.OLD_WIRING.onlyIf'])
  })
})
