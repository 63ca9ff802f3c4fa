import { describe, expect, test } from 'vitest'
import { type GroundCode, groundCodes, observedOnly } from '../../../workflows/rules/codes.ts'
import { packs } from '../../../workflows/rules/packs.ts'
import { packNamed } from '../../helpers/case-facts.ts'

/**
 * The 31 codes of the field study with the worth it found: Y can stop the request, C only under a condition, N is no
 * accepted ground; two letters = the study leaves both; a dash = it says where a case is stuck and is nobody's plea.
 */
const studied: Readonly<Record<string, string>> = {
  FIRE_SYSTEM_MISSING: 'Y',
  FIRE_UNIT_AREA: 'C',
  FIRE_FLOOR_FORBIDDEN: 'Y/C',
  FIRE_COST_DISPUTE: 'N',
  FIRE_LIABILITY_FEAR: 'N',
  NO_CAPACITY_PUBLIC: 'Y',
  NO_CAPACITY_PRIVATE: 'Y',
  SUPPLY_NOT_TRANSFERRED: 'C',
  OLD_WIRING: 'C',
  SPACE_TITLE_MISSING: 'Y',
  SPACE_LEASED_SHORT: 'Y',
  SPACE_LEASED_NO_CONSENT: 'C',
  SPACE_PUBLIC: 'Y',
  SPACE_CIVIL_DEFENCE: 'C',
  SPACE_MECHANICAL: 'Y/C',
  NO_WALL_OR_PILLAR: 'C',
  CABLE_ROUTE_COMMON: 'N/C',
  NEIGHBOUR_OBJECTION: 'N/C',
  OWNERS_VOTE_DEMANDED: 'N',
  NO_LOCAL_RULE: 'N',
  NOT_IN_CONTRACT: 'N',
  UNFAIR_TO_LATECOMERS: 'N',
  FEE_OR_DEPOSIT: 'N',
  FEE_ARREARS: 'N',
  COMMERCIAL_CONFLICT: 'N',
  DEVELOPER_HOLDS_GARAGE: 'C',
  PROPERTY_NO_REPLY: '–',
  DOCS_INCOMPLETE: '–',
  EQUIPMENT_NONCOMPLIANT: 'Y',
  NO_PROPERTY_MANAGER: '–',
  GRID_PORTAL_BLOCK: '–',
}

/** The nine codes that walking the design with its users added (H42); it gives them no worth. */
const added = [
  'AUTHORITY_ORDER',
  'RESETTLEMENT_HOUSING',
  'SPACE_COOWNER_OBJECTS',
  'INSURANCE_DEMANDED',
  'INTERNAL_APPROVAL',
  'COMPANIES_DISPUTE',
  'HANDOVER_OF_MANAGEMENT',
  'NO_COMPETENT_BODY',
  'NO_RULE',
]

const zhuzhou = packNamed('zhuzhou-2022')

describe('the listed grounds', () => {
  test('are the 31 of the field study and the nine of H42, no more and no less', () => {
    expect(Object.keys(studied)).toHaveLength(31)
    expect([...groundCodes].sort()).toEqual([...Object.keys(studied), ...added].sort())
  })

  test.each(Object.entries(studied))('%s is worth %s in Zhuzhou', (code, worth) => {
    const rule = zhuzhou.grounds[code as GroundCode]
    expect(rule).toBeDefined()
    if (worth !== '–') expect(worth.split('/')).toContain(rule?.validity)
  })

  test.each(added)('%s is listed in Zhuzhou', (code) => {
    expect(zhuzhou.grounds[code as GroundCode]).toBeDefined()
  })

  test('what only says where a case is stuck stops no request in any place', () => {
    for (const pack of packs.values()) {
      for (const code of observedOnly) expect(pack.grounds[code]?.validity ?? 'N').toBe('N')
    }
  })
})

describe('who must show what', () => {
  const rules = Object.entries(zhuzhou.grounds)

  test('the company may raise fire and capacity but not prove them: the document comes from somebody else', () => {
    const technical = rules.filter(([, rule]) => rule.route !== 'opinion')
    expect(technical.length).toBeGreaterThan(5)
    for (const [code, rule] of technical) {
      expect(rule.burden.length, code).toBeGreaterThan(0)
      expect(
        rule.burden.filter(({ from }) => from === 'property'),
        code,
      ).toEqual([])
    }
  })

  test('a ground that can stop a request is never heard without a document', () => {
    expect(rules.filter(([, rule]) => rule.validity === 'Y' && rule.burden.length === 0)).toEqual([])
  })

  test('every ground names the accepted answer in both languages', () => {
    for (const [code, rule] of rules) {
      expect(rule.acceptedAnswer.zh, code).not.toBe('')
      expect(rule.acceptedAnswer.en, code).not.toBe('')
    }
  })

  test.each([
    ['INSURANCE', 'N'],
    ['DEPOSIT_OR_FEE', 'N'],
    ['NEIGHBOURS_SIGNATURES', 'N'],
    ['AUTHORITY_AGREES_FIRST', 'N'],
  ] as const)('the condition %s is worth %s (H7)', (kind, worth) => {
    expect(zhuzhou.conditions[kind]?.validity).toBe(worth)
  })
})
