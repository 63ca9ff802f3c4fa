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

describe('the tester itself answers', () => {
  const handedIn = { type: 'tester.reportTest', result: 'passed', scope: 'zone', testedOn: '2026-03-02' } as const
  const withReport = { ...handedIn, evidence: [paperOf('thirdPartyReport')] }
  const cannot = { type: 'tester.declineTest', reason: 'cannotCome' } as const
  const named = () =>
    startCase()
      .send({ type: 'owner.proposeExpert', payer: 'shared', personal: { tester: '湖南某检测公司' } })
      .send('property.declineExpert')
      .send({ type: 'centre.nameExpert', payer: 'owner', personal: { tester: '株洲某检测公司' } })

  test('its report goes to the assessor as that of the owner does', () => {
    const player = ordered().send(withReport)
    expect([player.step('fire'), player.holder('fire'), player.ended('thirdPartyTest')]).toEqual([
      'answering',
      'fire',
      'answered',
    ])
    expect(player.told('fire')).toEqual(['testReported'])
  })

  test('unanswered it speaks of the space alone; accepted, of what it was made for', () => {
    const unanswered = ordered().send(withReport).untilDue('testAnswer')
    expect(unanswered.file.memory.fire).toMatchObject({ result: 'passed', scope: 'space', source: 'test' })
    const accepted = ordered().send(withReport).send({ type: 'fire.answerTestReport', accepts: true })
    expect(accepted.file.memory.fire).toMatchObject({ result: 'passed', scope: 'zone', source: 'test' })
  })

  test('not without the report itself, and not of a day to come or before the request', () => {
    expect(ordered().refused({ ...handedIn, evidence: [paperOf('sitePhoto')] })).toBe('PAPER_IS_NOT_A_PAPER')
    expect(ordered().refused({ ...withReport, testedOn: '2026-03-03' })).toBe('DATE_IMPLAUSIBLE')
    expect(ordered().refused({ ...withReport, testedOn: '2026-02-27' })).toBe('DATE_IMPLAUSIBLE')
  })

  test('whom the owner chose and who does not test is the owner’s to replace: the check goes on meanwhile', () => {
    const player = ordered().send(cannot)
    expect([player.stage('fire'), player.clock('fireCheck').state, player.ended('thirdPartyTest')]).toEqual([
      'assessing',
      'running',
      'answered',
    ])
    expect([player.told('owner'), player.told('centre')]).toEqual([['testerGone'], ['testerGone']])
    player.send({ type: 'owner.orderTest', payer: 'owner', personal: { tester: '另一家检测公司' } })
    expect(player.step('fire')).toBe('testing')
  })

  test('after a finding that stops the pile the case stands at that finding again', () => {
    const player = startCase().send(fireFinding('needsRetrofit'))
    player.send({ type: 'owner.orderTest', payer: 'owner', personal: { tester: '湖南某检测公司' } }).send(cannot)
    expect([player.stage('fire'), player.holder('fire')]).toEqual(['needsRetrofit', 'owner'])
  })

  test('whom the centre named and who does not test is the centre’s to replace', () => {
    const player = named().send(cannot)
    expect([player.step('fire'), player.holder('fire')]).toEqual(['naming', 'centre'])
    player.send({ type: 'centre.nameExpert', payer: 'owner', personal: { tester: '第三家检测公司' } })
    expect(player.step('fire')).toBe('testing')
  })

  test('before it is asked and after it has answered it has no word', () => {
    expect(startCase().refused(withReport)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(ordered().send(withReport).refused(cannot)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})
