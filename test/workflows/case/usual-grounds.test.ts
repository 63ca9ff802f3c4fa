import { describe, expect, test } from 'vitest'
import type { Precedent } from '../../../workflows/case/precedents.ts'
import { type UsualGround, usualGrounds } from '../../../workflows/case/usual-grounds.ts'
import { languages } from '../../../workflows/labels/fill.ts'
import { registerFrames, registerText } from '../../../workflows/labels/usual-grounds.ts'
import { packNamed, sevenKilowatts, undergroundGarage, type Vary } from '../../helpers/case-facts.ts'

const rules = packNamed('zhuzhou-2022')
const today = '2026-03-02'
/** A garage of which the register bears nothing out, as far as it is not varied. */
const listed = (vary: Vary, precedents: readonly Precedent[] = [], request = sevenKilowatts): UsualGround[] => {
  const facts = undergroundGarage({ ...vary, garage: { fireUnitAreaM2: 900, ...vary.garage } })
  return usualGrounds({ facts, request, rules, today }, precedents)
}
const codes = (grounds: readonly UsualGround[]) => grounds.map(({ code }) => code)
const earlier = (stated: Precedent['codes'], fell: Precedent['fell'] = []): Precedent => ({
  month: '2025-11',
  sameGarage: true,
  sameTransformer: true,
  sameCompany: true,
  answer: 'reject',
  codes: stated,
  fell,
  energised: false,
  differs: [],
  otherwise: false,
})

describe('the grounds that stand in front when a company says no', () => {
  test('an underground garage without sprinklers: that comes first, with what the register says', () => {
    const systems = { alarm: 'present', smokeExhaust: 'present', sprinkler: 'missing', emergencyLighting: 'present' } as const
    const [first] = listed({ garage: { systems } })
    expect(first).toMatchObject({ code: 'FIRE_SYSTEM_MISSING', because: 'register', says: { systems: ['sprinkler'] } })
    expect(first?.says && registerText(first.says, 'zh')).toBe('登记：这里缺自动喷水灭火')
  })

  test('all four systems there, or a garage above ground: fire is not among them', () => {
    expect(codes(listed({}))).not.toContain('FIRE_SYSTEM_MISSING')
    const unknown = { alarm: 'unknown', smokeExhaust: 'unknown', sprinkler: 'unknown', emergencyLighting: 'unknown' } as const
    expect(listed({ garage: { systems: unknown } })).toContainEqual(
      expect.objectContaining({ code: 'FIRE_SYSTEM_MISSING', because: 'open' }),
    )
    expect(codes(listed({ garage: { systems: unknown, level: 'ground', floor: null } }))).not.toContain('FIRE_SYSTEM_MISSING')
  })

  test('capacity only of the transformer that it is, and only above the limit of the place', () => {
    expect(codes(listed({ transformer: { peakKva: 620 } }))).toContain('NO_CAPACITY_PRIVATE')
    expect(codes(listed({ transformer: { peakKva: 620 } }))).not.toContain('NO_CAPACITY_PUBLIC')
    expect(codes(listed({ transformer: { peakKva: 400 } }))).not.toContain('NO_CAPACITY_PRIVATE')
    expect(codes(listed({ transformer: { ownership: 'public', peakKva: 620 } }))).toContain('NO_CAPACITY_PUBLIC')
  })

  test('an old compound has old wiring, a new one has not', () => {
    expect(codes(listed({ garage: { completedOn: '1999-06-01' } }))).toContain('OLD_WIRING')
    expect(codes(listed({ garage: { completedOn: '2020-06-01' } }))).not.toContain('OLD_WIRING')
  })

  test('what was stated here before comes forward, unless it fell', () => {
    expect(listed({}, [earlier(['NEIGHBOUR_OBJECTION'])])[0]).toMatchObject({
      code: 'NEIGHBOUR_OBJECTION',
      because: 'earlier',
      times: 1,
    })
    expect(codes(listed({}, [earlier(['NEIGHBOUR_OBJECTION'], ['NEIGHBOUR_OBJECTION'])]))).not.toContain('NEIGHBOUR_OBJECTION')
  })

  test('a lease is asked about its length only where it is short', () => {
    const short = listed({}, [], { ...sevenKilowatts, right: 'leased', leaseMonths: 6 })
    expect(short[0]).toMatchObject({ code: 'SPACE_LEASED_SHORT', because: 'register' })
    const long = listed({}, [], { ...sevenKilowatts, right: 'leased', leaseMonths: 24 })
    expect(codes(long)).not.toContain('SPACE_LEASED_SHORT')
  })

  test('never more than six, and silence is nobody’s ground', () => {
    const all = listed(
      {
        garage: { completedOn: '1999-06-01', floor: -4, fireUnitAreaM2: 5000 },
        space: { civilDefence: true, mechanical: true, wallOrPillar: false, title: 'public' },
        transformer: { peakKva: 629 },
      },
      [earlier(['PROPERTY_NO_REPLY'])],
    )
    expect(all).toHaveLength(6)
    expect(codes(all)).not.toContain('PROPERTY_NO_REPLY')
  })

  test.each(languages)('every sentence of the register can be said (%s)', (language) => {
    for (const frame of Object.keys(registerFrames) as (keyof typeof registerFrames)[]) {
      expect(registerText({ frame, systems: ['alarm'], n: 3 }, language)).not.toMatch(/[{}]/)
    }
  })
})
