import { describe, expect, test } from 'vitest'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { checkWhy, clockWhy, groundDecision, groundFlag, groundWhy, stepWhy } from '../../../workflows/case/why.ts'
import { basisText } from '../../../workflows/labels/basis.ts'
import { languages } from '../../../workflows/labels/fill.ts'
import { groundCodes } from '../../../workflows/rules/codes.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { inReview } from '../../helpers/case-journeys.ts'

/** A reason names what it rests on, or says honestly that it is the platform's own. */
const names = (why: string, basis: string): boolean => why.includes(basis) && !/[{}]|undefined/.test(why)

describe.each([...packs.values()].map((pack) => [pack.id, pack] as const))('%s', (_, rules) => {
  test.each(languages)('every clock, in each of its lengths, says why: %s', (language) => {
    for (const name of clockNames) {
      const rule = rules.clocks[name]
      if (!rule) continue
      const own = { name, variant: null, length: rule.length ?? null, startOn: '2026-03-02' }
      const basis = rule.length ? rule.basis : (rule.fixedBasis ?? rule.basis)
      expect([name, names(clockWhy(own, { rules, language }), basisText(basis, language))]).toEqual([name, true])
      for (const [variant, { length, basis: itsOwn }] of rule.variants.entries()) {
        const why = clockWhy({ ...own, variant, length }, { rules, language })
        expect([name, variant, names(why, basisText(itsOwn, language))]).toEqual([name, variant, true])
      }
    }
  })

  test.each(languages)('every ground, every condition and both checks say why: %s', (language) => {
    for (const code of groundCodes) {
      const rule = rules.grounds[code]
      const why = groundWhy(
        { code, condition: null, validity: rule?.validity ?? 'N', statedOn: '2026-03-02' },
        { rules, language },
      )
      const [basis] = rule?.basis ?? []
      expect([code, basis ? names(why, basisText(basis, language)) : why.length > 10]).toEqual([code, true])
    }
    expect(names(checkWhy('fire', { rules, language }), basisText(rules.fire.basis, language))).toBe(true)
    expect(names(checkWhy('grid', { rules, language }), basisText(rules.capacity.loadLimitBasis, language))).toBe(true)
  })
})

test('a step without a clock says that nothing but the platform’s own course sets it', () => {
  const rules = packNamed('zhuzhou-2022')
  expect(stepWhy(null, { rules, language: 'zh' })).toContain('平台自己的流程，没有强制力')
  expect(stepWhy(null, { rules, language: 'en' })).toContain('the platform’s own')
})

test('a clock of Changzhou says its article; one that kept its rule says so', () => {
  const player = inReview({ pack: 'changzhou-2023' })
  const at = { rules: packNamed('changzhou-2023'), language: 'zh' } as const
  expect(clockWhy(player.clock('propertyReply'), at)).toMatch(
    /^“物业答复”从2026年3月2日周一的次日起算，时长[37]个工作日。依据：地方规定：/,
  )
  const kept = player.goOverTo(packNamed('zhuzhou-2022')).clock('propertyReply')
  expect(clockWhy(kept, { rules: packNamed('zhuzhou-2022'), language: 'zh' })).toContain('仍按开始时的规则')
})

test('what the machine flags of a ground, and what a person decides of it, are told apart', () => {
  const rules = packNamed('zhuzhou-2022')
  const at = { rules, language: 'zh' } as const
  const player = inReview().send({ type: 'property.reject', grounds: [{ code: 'NO_CAPACITY_PUBLIC', evidence: [] }] })
  const [ground] = player.file.memory.grounds
  expect(groundFlag(ground!, player.file.memory, at)).toMatch(/^系统标记“理由待证”：.*系统只作标记，由人决定。$/)
  expect(groundDecision(ground!, 'zh')).toBeNull()
  expect(groundDecision({ ...ground!, verified: 'FALLEN', verifiedSeq: 9 }, 'zh')).toBe(
    '由核查结论认定：理由不成立（第9条记录）。',
  )
  expect(groundDecision({ ...ground!, view: 'stands' }, 'en')).toContain('a view, not a verification')
  expect(groundFlag({ ...ground!, burdenMet: true }, player.file.memory, at)).toBeNull()
})
