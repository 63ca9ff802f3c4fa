import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { articlesOf } from '../../../workflows/rules/articles.ts'
import { checkPack } from '../../../workflows/rules/check.ts'
import { limitStanding, limitText } from '../../../workflows/rules/limits.ts'
import type { FireLimit } from '../../../workflows/rules/schema.ts'
import { packNamed, sevenKilowatts, undergroundGarage, type Vary } from '../../helpers/case-facts.ts'

const zhuzhou = packNamed('zhuzhou-2022')
const { basis } = zhuzhou.fire
const limit = (change: Partial<FireLimit>): FireLimit => ({ kind: 'fireUnitArea', n: 1000, strength: 'should', basis, ...change })
const at = (change: Partial<FireLimit>, vary: Vary = {}) => limitStanding(limit(change), undergroundGarage(vary), sevenKilowatts)

describe('the numbers to which a garage and a pile are held', () => {
  test.each([
    ['area of the fire unit', at({ n: 1800 }), at({ n: 1799 }), at({}, { garage: { fireUnitAreaM2: null } })],
    [
      'lowest basement',
      at({ kind: 'lowestBasement', n: 1 }),
      at({ kind: 'lowestBasement', n: 3 }, { garage: { floor: -4 } }),
      at({ kind: 'lowestBasement', n: 3 }, { garage: { floor: null } }),
    ],
    ['power', at({ kind: 'pilePower', n: 7 }), at({ kind: 'pilePower', n: 6 }), 'unknown'],
  ])('%s: kept, not kept, not on record', (_, kept, exceeded, unknown) => {
    expect([kept, exceeded, unknown]).toEqual(['kept', 'exceeded', 'unknown'])
  })

  test('the zone of the space speaks before the garage', () => {
    const systems = undergroundGarage().garage.systems
    expect(at({}, { fireZone: { fireZoneId: 'zone-1', systems, fireUnitAreaM2: 900 } })).toBe('kept')
  })

  test('one for other garages is not for this one; one for a case that no register knows is looked at on site', () => {
    expect(at({ levels: ['ground'] })).toBe('notForThis')
    expect(at({ levels: ['ground'] }, { garage: { level: 'unknown' } })).toBe('unknown')
    expect(at({ builtFrom: '2019-03-01' })).toBe('notForThis')
    expect(at({ where: { zh: '有喷淋', en: 'with sprinklers' } })).toBe('unknown')
    expect(at({ kind: 'groupDistance', n: 6 })).toBe('unknown')
  })

  test('say their garage, their number and what they are', () => {
    expect(limitText(limit({ levels: ['underground', 'highRise'] })).zh).toBe('地下、高层车库：防火单元面积不超过1000平方米')
    expect(limitText(limit({ builtFrom: '2019-03-01' })).en).toBe(
      'garages built from 1 March 2019 on: a fire unit of at most 1000 m²',
    )
  })

  test.each([
    ['fireUnitArea', [1500, 1250, 1000]],
    ['fireCompartmentArea', [2000, 4000]],
    ['separationHours', [2]],
    ['lowestBasement', [3]],
    ['highestFloor', [3]],
    ['wallMountHeight', [1.5]],
    ['baseHeight', [0.2]],
    ['edgeDistance', [0.4]],
  ])('%s of the standards that were read: %o', (kind, numbers) => {
    expect(zhuzhou.fire.limits?.filter((one) => one.kind === kind).map(({ n }) => n)).toEqual(numbers)
  })

  test('Guangdong’s 20 and 50 spaces in a group hold in Guangzhou, as a standard of its province', () => {
    const groups = articlesOf(packNamed('guangzhou-2024')).filter(({ key }) => key.startsWith('fire.limits.spacesPerGroup'))
    expect(groups.map(({ text }) => text.zh)).toEqual([
      expect.stringContaining('地下、高层车库：每个防火单元（组）不超过20个车位'),
      expect.stringContaining('不超过50个车位'),
    ])
    expect(groups.flatMap((group) => group.basis.map(({ force, place }) => [force, place]))).toEqual([
      ['T', '440000'],
      ['T', '440000'],
    ])
  })

  test('none of them is carried to a country whose standards were not looked up', () => {
    expect(packNamed('california-4745').fire.limits).toEqual([])
  })

  test('a place that checks garages by no standard is a mistake', () => {
    const pack = { ...zhuzhou, fire: { ...zhuzhou.fire, profile: 'none' as const } }
    expect(checkPack(pack, calendars).map(({ path }) => path)).toEqual(['fire.profile'])
  })
})
