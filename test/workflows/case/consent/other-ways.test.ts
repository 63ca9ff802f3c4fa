import { describe, expect, test } from 'vitest'
import { stampedPaper } from '../../../helpers/case-facts.ts'
import { granted, inReview, planned, rejectedOn, surveyed } from '../../../helpers/case-journeys.ts'

const proposed = (kind: 'route' | 'place' | 'supplyPoint' | 'time' = 'route') =>
  inReview().send({ type: 'property.proposeOther', kind })
const seqOf = (player: ReturnType<typeof proposed>) => player.file.memory.otherWays[0]!.seq

describe('yes, but differently (H8)', () => {
  test('is a yes: the paper is owed, and the owner is asked about the how alone', () => {
    const player = proposed()
    expect([player.stage('consent'), player.holder('consent')]).toEqual(['paperDue', 'property'])
    expect(player.clock('otherAnswer')).toMatchObject({ party: 'owner', dueOn: '2026-03-09', end: 'expire' })
    expect(player.told('owner')).toEqual(['otherProposed', 'paperOwed'])
    expect(player.file.memory.company?.answer?.kind).toBe('approve')
  })

  test('the whether is never open again: neither a no nor a withdrawal of the yes follows from the owner’s answer', () => {
    const player = proposed()
    player.send({ type: 'owner.declineOther', record: seqOf(player) })
    expect(player.told('property')).toEqual(['otherAnswered'])
    expect(player.refused({ type: 'property.reject', grounds: [{ code: 'FEE_ARREARS' }] })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(player.send({ type: 'property.givePaper', paper: stampedPaper }).stage('consent')).toBe('granted')
  })

  test('taken: it is on record, and no survey settles it', () => {
    const player = proposed()
    player.send({ type: 'owner.acceptOther', record: seqOf(player) })
    expect(player.hasClock('otherAnswer')).toBe(false)
    expect(surveyed(player).file.memory.otherWays).toMatchObject([{ answer: 'accepted', surveySeq: null }])
  })

  test('not taken, or not answered: the grid’s survey settles the technical choice, a time stays as asked for', () => {
    const route = proposed()
    route.send({ type: 'owner.declineOther', record: seqOf(route) })
    expect(surveyed(route).file.memory.otherWays[0]!.surveySeq).not.toBeNull()
    const unanswered = proposed('supplyPoint').untilDue('otherAnswer')
    expect(unanswered.file.memory.otherWays).toMatchObject([{ answer: 'declined', surveySeq: null }])
    expect(unanswered.stage('consent')).toBe('substituteIssue')
    const time = proposed('time')
    time.send({ type: 'owner.declineOther', record: seqOf(time) })
    expect(surveyed(time).file.memory.otherWays).toMatchObject([{ answer: 'declined', surveySeq: null }])
  })

  test('ends a rejection, as any yes does', () => {
    const player = rejectedOn(['FEE_ARREARS']).send({ type: 'property.proposeOther', kind: 'place' })
    expect(player.stage('consent')).toBe('paperDue')
  })

  test('may follow the yes or the paper, one at a time, and not once the supply plan is there', () => {
    const said = inReview().send('property.approve')
    const due = said.clock('paperDue').dueOn
    said.send({ type: 'property.proposeOther', kind: 'time' })
    expect([said.stage('consent'), said.clock('paperDue').dueOn]).toEqual(['paperDue', due])
    expect(said.refused({ type: 'property.proposeOther', kind: 'route' })).toBe('EVENT_BLOCKED')
    const given = granted().send({ type: 'property.proposeOther', kind: 'route' })
    expect(given.stage('consent')).toBe('granted')
    expect(planned(granted()).refused({ type: 'property.proposeOther', kind: 'route' })).toBe('EVENT_BLOCKED')
  })

  test('nobody answers what was not proposed', () => {
    expect(inReview().refused({ type: 'owner.acceptOther', record: 3 })).toBe('RECORD_UNKNOWN')
  })
})
