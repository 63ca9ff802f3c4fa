import { describe, expect, test } from 'vitest'
import { paperOf } from '../../../helpers/case-facts.ts'
import { contest, fireFinding, rejectedOn } from '../../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../../helpers/case-player.ts'

const ordered = () => startCase().send({ type: 'owner.orderTest', payer: 'owner', personal: { tester: '湖南某检测公司' } })
const report = (result: 'passed' | 'passedWithGaps' | 'needsRetrofit' | 'hardStop') =>
  ({ type: 'owner.submitTestReport', result, evidence: [paperOf('thirdPartyReport')] }) as const
const contested = () => contest(rejectedOn(['FIRE_SYSTEM_MISSING', 'FIRE_UNIT_AREA']), 1, 2)
const verdicts = (player: CasePlayer) => player.file.memory.grounds.map(({ verified }) => verified)

describe('第三方检测: a third party tests', () => {
  test('it holds the track for fifteen working days, and the assessor rests', () => {
    const player = ordered()
    expect([player.stage('fire'), player.step('fire'), player.holder('fire')]).toEqual(['thirdPartyTest', 'testing', 'tester'])
    expect(player.clock('thirdPartyTest')).toMatchObject({ party: 'tester', dueOn: '2026-03-23' })
    expect(player.clock('fireCheck').state).toBe('paused')
    expect([...player.told('property'), ...player.told('fire')]).toEqual(['testOrdered', 'testOrdered'])
  })

  test('late, it is shown late; nothing moves', () => {
    const player = ordered().untilDue('thirdPartyTest')
    expect(player.step('fire')).toBe('testing')
    expect(player.clock('thirdPartyTest').passedOn).toBe('2026-03-24')
  })

  test('the assessor reports after all: the test is not needed', () => {
    const player = ordered().send(fireFinding('passed'))
    expect(player.stage('fire')).toBe('passed')
    expect([player.ended('thirdPartyTest'), player.ended('fireCheck')]).toEqual(['left', 'answered'])
    expect(player.told('owner')).toEqual(['fireFound'])
  })

  test('its report goes to the assessor, who has five working days', () => {
    const player = ordered().nextWorkingDay(5).send(report('passed'))
    expect([player.step('fire'), player.holder('fire')]).toEqual(['answering', 'fire'])
    expect(player.clock('testAnswer')).toMatchObject({ party: 'fire', dueOn: '2026-03-16' })
    expect(player.ended('thirdPartyTest')).toBe('answered')
  })
})

describe('the report of the third party', () => {
  test('unanswered, it stands (H17)', () => {
    const player = startCase().send(report('passed')).untilDue('testAnswer')
    expect(player.stage('fire')).toBe('passed')
    expect(player.file.memory.fire).toMatchObject({ result: 'passed', source: 'test', evidence: [paperOf('thirdPartyReport')] })
    expect(player.file.memory.testReport).toBeNull()
  })

  test('accepted, it stands', () => {
    const player = startCase().send(report('hardStop')).send({ type: 'fire.answerTestReport', accepts: true })
    expect(player.stage('fire')).toBe('hardStop')
    expect(player.ended('testAnswer')).toBe('answered')
  })

  test('answered with a finding of the assessor, that finding decides', () => {
    const player = startCase()
      .send(report('passed'))
      .send({ type: 'fire.answerTestReport', accepts: false, result: 'hardStop', evidence: [paperOf('fireDocument')] })
    expect(player.stage('fire')).toBe('hardStop')
    expect(player.file.memory.fire).toMatchObject({ result: 'hardStop', source: 'report' })
  })

  test('a mere “no” is no answer', () => {
    expect(startCase().send(report('passed')).refused({ type: 'fire.answerTestReport', accepts: false })).toBe(
      'ANSWER_NEEDS_RESULT',
    )
  })

  test('an answer that lets the garage pass and upholds a ground contradicts itself', () => {
    const answer = { type: 'fire.answerTestReport', accepts: false, result: 'passed', upheld: ['FIRE_SYSTEM_MISSING'] } as const
    expect(contested().send(report('passed')).refused(answer)).toBe('FINDING_CONTRADICTS_ITSELF')
  })

  test('a photograph is no report of a qualified third party', () => {
    const photo = { type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('sitePhoto')] } as const
    expect(startCase().refused(photo)).toMatch(/^[A-Z_]+$/)
  })

  test('that passes lets the contested fire grounds fall: the company decides again', () => {
    const player = contested().send(report('passed')).untilDue('testAnswer')
    expect(verdicts(player)).toEqual(['FALLEN', 'FALLEN'])
    expect(player.stage('consent')).toBe('redecide')
  })

  test('that stops the pile upholds them: back to the owner', () => {
    const player = contested().send(report('hardStop')).untilDue('testAnswer')
    expect(verdicts(player)).toEqual(['UPHELD', 'UPHELD'])
    expect(player.stage('consent')).toBe('rejected')
  })

  test('answered, it upholds only what the assessor names', () => {
    const player = contested().send(report('passed'))
    player.send({ type: 'fire.answerTestReport', accepts: false, result: 'needsRetrofit', upheld: ['FIRE_UNIT_AREA'] })
    expect(verdicts(player)).toEqual(['FALLEN', 'UPHELD'])
  })
})
