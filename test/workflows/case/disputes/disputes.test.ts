import { describe, expect, test } from 'vitest'
import { type Track, tracks } from '../../../../workflows/parties.ts'
import { paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { capacityFinding, fireFinding, rejectedOn, surveyed } from '../../../helpers/case-journeys.ts'
import type { Sent } from '../../../helpers/case-player.ts'
import { mediationFailed } from '../../../helpers/mediation-journeys.ts'
import { atTheCentre } from '../../../helpers/meeting-journeys.ts'

/** Where a dispute leads back to when it ends without a result, and when it is settled. */
const home = { main: 'construction', consent: 'rejected', fire: 'needsRetrofit', grid: 'noCapacity' } as const
const settled = { main: 'construction', consent: 'paperDue', fire: 'assessing', grid: 'capacity' } as const

describe.each(tracks)('a dispute in the track %s', (track) => {
  const play = () => atTheCentre(track)

  test('goes to the centre', () => {
    expect([play().stage(track), play().step(track), play().holder(track)]).toEqual(['coordination', 'requested', 'centre'])
    expect(play().clock('centreAccept', track).party).toBe('centre')
  })

  test('without a result it leads back to where it arose', () => {
    const noPower = { who: 'everybodyAsked', why: 'noRule' } as const
    const player = play().send({ type: 'centre.closeCoordination', track, result: 'noPower', noPower })
    expect(player.stage(track)).toBe(home[track])
  })

  test('settled it leads on', () => {
    const result = track === 'consent' ? 'consent' : 'settled'
    expect(play().send({ type: 'centre.closeCoordination', track, result }).stage(track)).toBe(settled[track])
  })

  test('the centre is silent: the bureau, as centre late; returned: the centre again', () => {
    const player = play().untilDue('centreAccept', track)
    expect(player.stage(track)).toBe('bureauHandling')
    expect(player.file.memory.disputes[track].centreLate).toBe(true)
    player.send({ type: 'bureau.return', track })
    expect([player.stage(track), player.step(track)]).toEqual(['coordination', 'underway'])
  })

  test('is mediated: agreed, breached, coordinated again', () => {
    const player = play()
      .send({ type: 'owner.requestMediation', track })
      .send({ type: 'centre.openMediation', track, mediator: 'peoplesMediationCommittee' })
      .send({ type: 'property.acceptMediation', track })
      .send({
        type: 'centre.recordAgreement',
        track,
        form: 'oral',
        effectiveOn: '2026-03-02',
        performer: 'property',
        performance: 'openRoute',
        performBy: '2026-03-10',
      })
      .untilDue('performance', track)
    expect([player.stage(track), player.step(track)]).toEqual(['mediation', 'breached'])
    player.send({ type: 'owner.requestCoordination', track })
    expect(player.file.memory.disputes[track].opened).toBeGreaterThanOrEqual(2)
  })
})

describe('every event of a dispute belongs to one track', () => {
  const consent = { track: 'consent' } as const
  const paperAgreement = {
    type: 'centre.recordAgreement',
    form: 'paper',
    effectiveOn: '2026-03-02',
    performer: 'property',
    performance: 'issuePaper',
    performBy: '2026-03-10',
  } as const
  const coordination = () => atTheCentre('consent')
  const underway = () => coordination().send({ type: 'centre.acceptCoordination', ...consent })
  const bureau = () => coordination().send({ type: 'centre.escalate', reason: 'noRule', ...consent })
  const requested = () => coordination().send({ type: 'owner.requestMediation', ...consent })
  const accepted = () => requested().send({ type: 'centre.openMediation', mediator: 'peoplesMediationCommittee', ...consent })
  const objected = () => accepted().send({ type: 'property.objectToMediator', reason: 'takesSides', ...consent })
  const sessions = () => accepted().send({ type: 'property.acceptMediation', ...consent })
  const agreed = () => sessions().send({ ...paperAgreement, form: 'electronic', ...consent })
  const performing = () => sessions().send({ ...paperAgreement, ...consent })
  const breached = () => performing().untilDue('performance')
  const noPower = { who: 'centre', why: 'noRule' } as const
  const order = { type: 'bureau.order', number: 'A-1', evidence: [paperOf('authorityDocument')] } as const

  /** Where an event of the consent track has its place, by stage and step. */
  const events = [
    ['coordination', coordination, { type: 'centre.acceptCoordination' }],
    ['coordination', underway, { type: 'centre.closeCoordination', result: 'noPower', noPower }],
    ['coordination', underway, { type: 'centre.closeCoordination', result: 'mediation' }],
    ['coordination', coordination, { type: 'centre.escalate', reason: 'noRule' }],
    ['coordination', underway, { type: 'owner.requestMediation' }],
    ['bureauHandling', bureau, { type: 'bureau.setLevel', level: 'leader' }],
    ['bureauHandling', bureau, { ...order, addressee: 'centre' }],
    ['bureauHandling', bureau, { ...order, addressee: 'property' }],
    ['bureauHandling', bureau, { type: 'bureau.noPower', why: 'noRule' }],
    ['bureauHandling', bureau, { type: 'bureau.return' }],
    ['mediation, requested', requested, { type: 'centre.openMediation', mediator: 'street' }],
    ['mediation, requested', requested, { type: 'centre.escalate', reason: 'noRule' }],
    ['mediation, accepted', accepted, { type: 'owner.acceptMediation' }],
    ['mediation, accepted', accepted, { type: 'property.acceptMediation' }],
    ['mediation, accepted', accepted, { type: 'owner.declineMediation' }],
    ['mediation, accepted', accepted, { type: 'property.declineMediation' }],
    ['mediation, accepted', accepted, { type: 'owner.objectToMediator', reason: 'takesSides' }],
    ['mediation, accepted', accepted, { type: 'property.objectToMediator', reason: 'takesSides' }],
    ['mediation, objected', objected, { type: 'centre.openMediation', mediator: 'street' }],
    ['mediation, objected', objected, { type: 'centre.escalate', reason: 'noRule' }],
    ['mediation, objected', objected, { type: 'owner.endMediation' }],
    ['mediation, sessions', sessions, { type: 'owner.objectToMediator', reason: 'takesSides' }],
    ['mediation, sessions', sessions, { type: 'property.objectToMediator', reason: 'takesSides' }],
    ['mediation, sessions', sessions, paperAgreement],
    ['mediation, sessions', sessions, { ...paperAgreement, form: 'electronic' }],
    ['mediation, sessions', sessions, mediationFailed],
    ['mediation, sessions', sessions, { type: 'owner.endMediation' }],
    ['mediation, sessions', sessions, { type: 'property.endMediation' }],
    ['mediation, sessions', sessions, { type: 'owner.agreeExtension' }],
    ['mediation, sessions', sessions, { type: 'property.agreeExtension' }],
    ['mediation, agreed', agreed, { type: 'owner.confirmAgreement' }],
    ['mediation, agreed', agreed, { type: 'property.confirmAgreement' }],
    ['mediation, agreed', agreed, { type: 'owner.endMediation' }],
    ['mediation, performing', performing, { type: 'property.reportPerformance' }],
    ['mediation, performing', performing, { type: 'owner.confirmPerformance' }],
    ['mediation, performing', performing, { type: 'centre.confirmPerformance' }],
    ['mediation, performing', performing, { type: 'owner.reportJudicialConfirmation', number: 'A-1' }],
    ['mediation, breached', breached, { type: 'owner.confirmPerformance' }],
    ['mediation, breached', breached, { type: 'centre.confirmPerformance' }],
    ['mediation, breached', breached, { type: 'owner.reportJudicialConfirmation', number: 'A-1' }],
    ['mediation, breached', breached, { type: 'owner.requestCoordination' }],
    ['mediation, breached', breached, { type: 'owner.endMediation' }],
  ] as const

  test.each(events)('%s: accepted for this track, refused for another', (_, play, event) => {
    // Each row holds all fields of its event but the track.
    const on = (track: Track) => ({ ...event, track }) as Sent
    expect(play().refused(on('grid'))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(play().send(on('consent')).last).toBeDefined()
  })

  const answered = [
    ['centreAccept', coordination, { type: 'centre.acceptCoordination' }],
    ['centreAccept', coordination, { type: 'centre.escalate', reason: 'noRule' }],
    ['centreAccept', coordination, { type: 'centre.closeCoordination', result: 'noPower', noPower }],
    ['coordinate', underway, { type: 'centre.escalate', reason: 'noRule' }],
    ['coordinate', underway, { type: 'centre.closeCoordination', result: 'noPower', noPower }],
    ['coordinate', underway, { type: 'centre.closeCoordination', result: 'mediation' }],
    ['bureauReply', bureau, { ...order, addressee: 'centre' }],
    ['bureauReply', bureau, { ...order, addressee: 'community' }],
    ['bureauReply', bureau, { ...order, addressee: 'property' }],
    ['bureauReply', bureau, { type: 'bureau.noPower', why: 'noRule' }],
    ['bureauReply', bureau, { type: 'bureau.return' }],
    ['centreAccept', requested, { type: 'centre.openMediation', mediator: 'street' }],
    ['centreAccept', requested, { type: 'centre.escalate', reason: 'noRule' }],
    ['mediationAnswer', accepted, { type: 'property.declineMediation' }],
    ['mediation', sessions, paperAgreement],
    ['mediation', sessions, { ...paperAgreement, form: 'electronic' }],
    ['mediation', sessions, mediationFailed],
    ['confirmText', agreed, { type: 'property.endMediation' }],
    ['performance', performing, { type: 'centre.confirmPerformance' }],
  ] as const

  test.each(answered)('the clock %s is answered, not left', (clock, play, event) => {
    expect(
      play()
        .send({ ...event, ...consent } as Sent)
        .ended(clock),
    ).toBe('answered')
  })
})

test('two mediations at once: an event of one does not move the other', () => {
  const player = rejectedOn(['NOT_IN_CONTRACT']).send(fireFinding('needsRetrofit'))
  for (const track of ['consent', 'fire'] as const) {
    player.send({ type: 'owner.requestMediation', track }).send({ type: 'centre.openMediation', track, mediator: 'street' })
  }
  player.send({ type: 'property.acceptMediation', track: 'fire' })
  expect([player.step('consent'), player.step('fire')]).toEqual(['accepted', 'sessions'])
  expect(player.last.moved).toEqual(['fire'])
})

test('a breach in the works is no end of a request that has its consent', () => {
  const player = atTheCentre('main')
    .send({ type: 'owner.requestMediation', track: 'main' })
    .send({ type: 'centre.openMediation', track: 'main', mediator: 'street' })
    .send({ type: 'property.acceptMediation', track: 'main' })
    .send({
      type: 'centre.recordAgreement',
      track: 'main',
      form: 'paper',
      effectiveOn: '2026-03-02',
      performer: 'property',
      performance: 'openRoute',
      performBy: '2026-03-10',
    })
    .untilDue('performance', 'main')
  player.send({ type: 'owner.endMediation', track: 'main' })
  expect(player.stage('main')).toBe('construction')
})

test('a paper that comes out of a dispute about the grid does not settle the grounds of the consent', () => {
  const player = surveyed(rejectedOn(['NOT_IN_CONTRACT'])).send(capacityFinding('noCapacity'))
  player.send({ type: 'owner.requestCoordination', track: 'grid' })
  try {
    player.send({ type: 'centre.closeCoordination', track: 'grid', result: 'settled', paper: stampedPaper })
  } catch {
    // Refused would do as well.
  }
  expect(player.stage('consent')).toBe('rejected')
  expect(player.file.memory.grounds[0]?.settledSeq).toBeNull()
  expect(player.file.memory.paper).toBeNull()
})
