import { describe, expect, test } from 'vitest'
import { paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { granted, mayBuild } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const revoke = (...evidence: string[]) => ({ type: 'property.revoke', ground: 'FIRE_SYSTEM_MISSING', evidence }) as const

describe('已出证: the paper binds from its arrival (民法典 136)', () => {
  test('nobody holds the consent track any more', () => {
    const player = granted()
    expect(player.holder('consent')).toBeNull()
    expect(player.file.clocks.filter(({ track }) => track === 'consent')).toEqual([])
  })

  test('a second yes has no place', () => {
    expect(granted().refused({ type: 'property.approve', paper: stampedPaper })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

describe('the company tries to take it back (H9)', () => {
  test('without a document: recorded as attempted, the case does not move', () => {
    const player = granted().send(revoke())
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.revocationsAttempted).toEqual([player.file.seq])
    expect(player.file.memory.paper).not.toBeNull()
    expect(player.told('owner')).toEqual(['revocationAttempted'])
  })

  test('with a statement of its own: the same', () => {
    expect(
      granted()
        .send(revoke(paperOf('propertyStatement')))
        .stage('consent'),
    ).toBe('granted')
  })

  test.each(['fireDocument', 'gridDocument', 'authorityDocument'] as const)('with a %s: rejected on that ground', (kind) => {
    const player = granted().send(revoke(paperOf(kind)))
    expect(player.stage('consent')).toBe('rejected')
    expect(player.file.memory.paper).toBeNull()
    expect(player.file.memory.grounds).toMatchObject([{ code: 'FIRE_SYSTEM_MISSING', settledSeq: null }])
    expect(player.told('owner')).toEqual(['consentRevoked'])
    expect(player.hasClock('ownerDecision')).toBe(true)
  })

  test('on a ground that nobody can plead: refused', () => {
    expect(granted().refused({ type: 'property.revoke', ground: 'NO_RULE', evidence: [] })).toBe('GROUND_NOT_LISTED')
  })

  test('once the works have begun it is only recorded, whatever the document', () => {
    const player = mayBuild().send(revoke(paperOf('fireDocument')))
    expect(player.stage('main')).toBe('construction')
    expect(player.file.memory.revocationsAttempted).toEqual([player.file.seq])
  })

  test('where no consent is asked for there is none to take back', () => {
    const player = startCase({ pack: 'xiangyang-2023' })
    try {
      player.send(revoke(paperOf('fireDocument')))
    } catch {
      // Refused or recorded as attempted: both leave the request granted.
    }
    expect(player.stage('consent')).toBe('granted')
  })
})
