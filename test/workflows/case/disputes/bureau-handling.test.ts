import { describe, expect, test } from 'vitest'
import { companyP, paperOf, substitutePaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { complete, rejectedOn, rejection, silent } from '../../../helpers/case-journeys.ts'
import type { Start } from '../../../helpers/case-player.ts'

const escalated = (start: Start = {}) => silent(start).untilDue('centreAccept')
const order = (addressee: 'property' | 'community' | 'centre' | 'assessor') =>
  ({
    type: 'bureau.order',
    track: 'consent',
    number: '株建函〔2026〕12号',
    addressee,
    evidence: [paperOf('authorityDocument')],
  }) as const

describe('升级办理: the bureau', () => {
  test('holds it for five working days', () => {
    const player = escalated()
    expect(player.holder('consent')).toBe('bureau')
    expect(player.clock('bureauReply')).toMatchObject({ party: 'bureau', startOn: '2026-03-14', dueOn: '2026-03-20' })
    expect(player.told('bureau')).toEqual(['escalated'])
  })

  test('is late: it is shown late, and the case stays with it', () => {
    const player = escalated().untilDue('bureauReply')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.clock('bureauReply').passedOn).toBe('2026-03-21')
  })

  test.each([
    ['onTheSpot', '2026-03-23'],
    ['consultation', '2026-03-30'],
    ['leader', '2026-03-30'],
  ] as const)('sets the level %s: due on %s', (level, dueOn) => {
    const player = escalated().nextWorkingDay().send({ type: 'bureau.setLevel', track: 'consent', level })
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.clock('bureauReply').dueOn).toBe(dueOn)
    expect(player.file.memory.disputes.consent.level).toBe(level)
  })

  test('orders the company, with the number of the document: it decides again', () => {
    const player = escalated().send(order('property'))
    expect(player.stage('consent')).toBe('redecide')
    expect(player.file.memory.disputes.consent.order).toEqual({
      seq: player.file.seq,
      number: '株建函〔2026〕12号',
      addressee: 'property',
    })
    expect(player.ended('bureauReply')).toBe('answered')
    expect(player.refused(rejection('NOT_IN_CONTRACT'))).toBe('GROUND_NEEDS_NEW_DOCUMENT')
  })

  test('orders the community: it is asked for the paper', () => {
    const player = escalated().send(order('community'))
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.send({ type: 'community.issuePaper', paper: substitutePaper }).stage('consent')).toBe('granted')
  })

  test('orders a community that is not there: refused', () => {
    expect(escalated({ facts: undergroundGarage({ issuers: [companyP] }) }).refused(order('community'))).toBe(
      'NO_SUBSTITUTE_KNOWN',
    )
  })

  test('orders the centre: it coordinates, with ten working days', () => {
    const player = escalated().send(order('centre'))
    expect([player.stage('consent'), player.step('consent')]).toEqual(['coordination', 'underway'])
    expect(player.clock('coordinate').startOn).toBe(player.today)
  })

  test('states that no document gives it the power: counted, back to the owner (H22)', () => {
    const player = escalated().send({ type: 'bureau.noPower', track: 'consent', why: 'noRule' })
    expect(player.stage('consent')).toBe('unanswered')
    expect(player.file.memory.noPower).toEqual([{ seq: player.file.seq, who: 'housingBureau', why: 'noRule' }])
  })

  test('the same after a rejection: back to the rejection', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send({ type: 'owner.requestCoordination', track: 'consent' })
    player.untilDue('centreAccept').send({ type: 'bureau.noPower', track: 'consent', why: 'ruleDoesNotBind' })
    expect(player.stage('consent')).toBe('rejected')
    expect(player.clock('ownerDecision').state).toBe('running')
  })

  test('returns it to the centre', () => {
    const player = escalated().send({ type: 'bureau.return', track: 'consent' })
    expect([player.stage('consent'), player.step('consent')]).toEqual(['coordination', 'underway'])
    expect(player.told('centre')).toContain('bureauReturned')
  })

  test('returns a case in which the company was never served: it is served first', () => {
    const player = complete({ facts: undergroundGarage({ issuers: [companyP] }) }).send('property.approve')
    player.untilDue('paperDue').untilDue('centreAccept').send({ type: 'bureau.return', track: 'consent' })
    expect(player.stage('consent')).toBe('serving')
  })

  test('has no say in another track', () => {
    expect(escalated().refused({ type: 'bureau.noPower', track: 'fire', why: 'noRule' })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})
