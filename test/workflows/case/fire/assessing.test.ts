import { describe, expect, test } from 'vitest'
import type { Facts } from '../../../../workflows/case/facts.ts'
import { paperOf, undergroundGarage } from '../../../helpers/case-facts.ts'
import { fireFinding, granted } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

describe('消防核查: the assessor reports a finding with scope and date', () => {
  test.each([
    ['passed', 'passed', null],
    ['passedWithGaps', 'passedWithGaps', null],
    ['needsRetrofit', 'needsRetrofit', 'owner'],
    ['hardStop', 'hardStop', 'owner'],
  ] as const)('%s leads to %s, held by %s', (result, stage, holder) => {
    const player = startCase().send(fireFinding(result))
    expect(player.stage('fire')).toBe(stage)
    expect(player.holder('fire')).toBe(holder)
    expect(player.ended('fireCheck')).toBe('answered')
    expect([...player.told('owner'), ...player.told('property')]).toEqual(['fireFound', 'fireFound'])
  })

  test('the finding keeps scope, gaps and the day until which it answers others', () => {
    const player = startCase().send({
      type: 'fire.report',
      result: 'passedWithGaps',
      scope: 'zone',
      gaps: [{ gap: 'extinguishers' }, { gap: 'signage', checkedBy: 'centre', againMonths: 12 }],
      evidence: [paperOf('fireDocument')],
    })
    expect(player.file.memory.fire).toMatchObject({
      scope: 'zone',
      gaps: [
        { gap: 'extinguishers', checkedBy: 'fire', againMonths: null },
        { gap: 'signage', checkedBy: 'centre', againMonths: 12 },
      ],
      on: '2026-03-02',
      validUntil: '2027-03-02',
      source: 'report',
    })
  })

  test('gaps that are not named are no finding', () => {
    expect(startCase().refused({ type: 'fire.report', result: 'passedWithGaps', scope: 'garage' })).toBe(
      'FINDING_CONTRADICTS_ITSELF',
    )
  })

  test('late, the case stays with the assessor and the owner need not wait: a third party may test (H17)', () => {
    const player = startCase().untilDue('fireCheck')
    expect(player.stage('fire')).toBe('assessing')
    expect(player.clock('fireCheck').passedOn).toBe('2026-03-17')
    player.send({ type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] })
    expect(player.stage('fire')).toBe('thirdPartyTest')
  })

  test('declines honestly: the centre names a body (H18)', () => {
    const player = startCase().send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
    expect(player.stage('fire')).toBe('namingBody')
    expect(player.file.memory.declined).toEqual([{ seq: 2, track: 'fire', basis: 'noStatutoryDuty' }])
    expect(player.told('centre')).toEqual(['competenceDeclined'])
  })

  test('a second report has no place', () => {
    expect(startCase().send(fireFinding('passed')).refused(fireFinding('hardStop'))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

test('each gap is something that must be looked at before energising (H32)', () => {
  const player = granted().send(fireFinding('passedWithGaps'))
  expect(player.file.memory.obligations.map(({ kind }) => kind)).toEqual(['extinguishers'])
})

describe('a finding about the garage that was made meanwhile (H20b)', () => {
  const found: NonNullable<Facts['fireFinding']> = {
    findingId: 'case-9.4',
    scope: 'garage',
    result: 'passed',
    validUntil: '2027-03-01',
    upheld: [],
    gaps: [],
  }
  const changed = { type: 'facts.changed', facts: undergroundGarage({ version: 2, fireFinding: found }) } as const

  test('answers a request that waits for the assessor: nobody is asked twice', () => {
    const player = startCase().send(changed)
    expect(player.stage('fire')).toBe('passed')
    expect(player.file.memory.fire).toMatchObject({ source: 'reused', reusedFrom: 'case-9.4' })
    expect(player.file.memory.facts?.version).toBe(2)
    expect(player.told('owner')).toEqual(['fireFound'])
    expect(player.ended('fireCheck')).toBe('left')
  })

  test('comes with the documents of the case that it was made in, which this case does not have', () => {
    const elsewhere = { ...found, evidence: ['a-document-of-case-9'] }
    const player = startCase().send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, fireFinding: elsewhere }) })
    expect(player.stage('fire')).toBe('passed')
  })

  test('does not answer one whose owner has contested what was found there', () => {
    const player = startCase().send(fireFinding('hardStop')).send({ type: 'owner.contestFinding', track: 'fire' })
    player.untilDue('nameBody')
    expect(player.send(changed).stage('fire')).not.toBe('passed')
  })

  test('nor once its days are over', () => {
    const old = { ...changed, facts: undergroundGarage({ version: 2, fireFinding: { ...found, validUntil: '2026-03-01' } }) }
    expect(startCase().send(old).stage('fire')).toBe('assessing')
  })

  test('is not taken again where it is the one that was put right', () => {
    const facts = undergroundGarage({ fireFinding: { ...found, result: 'hardStop' } })
    const player = startCase({ facts }).send({ type: 'owner.reportRemedy', track: 'fire' })
    expect(player.stage('fire')).toBe('assessing')
    player.send({ type: 'facts.changed', facts: { ...facts, version: 2 } })
    expect(player.stage('fire')).toBe('assessing')
  })
})
