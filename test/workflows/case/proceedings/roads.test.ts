import { describe, expect, test } from 'vitest'
import { calendars } from '../../../../workflows/calendar/calendars.ts'
import { stepsOfEntries } from '../../../../workflows/case/next-step-entries.ts'
import { seesClock } from '../../../../workflows/case/sight.ts'
import { clockWhy } from '../../../../workflows/case/why.ts'
import { packLike, paperOf } from '../../../helpers/case-facts.ts'
import { inReview, rejectedOn } from '../../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../../helpers/case-player.ts'
import { rulePacks } from '../../../helpers/chart/places.ts'
import { courtPaper, suitNumber } from '../../../helpers/suit-journeys.ts'

const pack = rulePacks.find(({ id }) => id === 'in-principle-or-centre')!
const start = { pack }
const track = 'main'
const brings = (player: CasePlayer, road: string, more: object = {}) =>
  player.send({ type: 'owner.openProceeding', kind: 'ofPlace', road, openedOn: player.today, ...more })
const reports = (player: CasePlayer, step: 'accepted' | 'extended' | 'appealed') =>
  player.send({
    type: 'owner.reportProceeding',
    proceeding: player.file.memory.proceedings[0]!.seq,
    step,
    ...(step === 'appealed' ? { appealBy: 'owner' } : {}),
  })
const report = (player: CasePlayer) =>
  ({ type: 'owner.reportProceeding', proceeding: player.file.memory.proceedings[0]!.seq }) as const
const ownStep = (player: CasePlayer, duty: string) => player.send({ ...report(player), step: 'ownStep', duty })
const refusedStep = (player: CasePlayer, more: { step: 'ownStep' | 'appealed'; duty?: string }) =>
  player.refused({ ...report(player), ...more })
const inputOf = ({ today }: CasePlayer) =>
  ({ rules: pack, calendar: calendars['cn']!, today, language: 'en', nameOf: () => null }) as const
const judged = (player: CasePlayer, more: object = {}) =>
  player.send({
    type: 'owner.reportJudgment',
    proceeding: player.file.memory.proceedings[0]!.seq,
    instance: 'first',
    verdict: 'forOwner',
    orders: 'issuePaper',
    performWithinDays: 5,
    receivedOn: player.today,
    number: suitNumber,
    evidence: courtPaper,
    ...more,
  })
const roadClocks = (player: CasePlayer) =>
  player.file.clocks.map(({ name }) => name).filter((name) => name.startsWith('road') && name !== 'roadDuty')
const monthsLater = (on: string, months: number) => Temporal.PlainDate.from(on).add({ months }).toString()

describe('kinds of proceedings that only one place knows', () => {
  test('after the refusal the days to take the road run, under the article of the road', () => {
    const player = rejectedOn(['FIRE_LIABILITY_FEAR'], start)
    expect(player.clock('roadTerm', track)).toMatchObject({ party: 'owner', startOn: player.today, end: 'expire' })
    expect(player.clock('roadTerm', track).dueOn! >= monthsLater(player.today, 1)).toBe(true)
    const why = clockWhy(player.clock('roadTerm', track), { rules: pack, language: 'en' })
    expect(why).not.toContain('The rules here have changed since')
  })

  test('taken in time, that clock is over and the intake, the decision, the appeal run one after the other', () => {
    const player = brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal')
    expect(player.file.memory.proceedings[0]).toMatchObject({
      kind: 'courtOfPlace',
      body: 'bodyOfPlace',
      road: { key: 'tribunal' },
    })
    expect(roadClocks(player)).toEqual(['roadIntake'])
    expect(player.clock('roadIntake', track).party).toBe('court')
    expect(roadClocks(reports(player, 'accepted'))).toEqual(['roadDecision'])
    const { dueOn } = player.clock('roadDecision', track)
    expect(reports(player, 'extended').clock('roadDecision', track).dueOn! > dueOn!).toBe(true)
    expect(player.clock('ownerDecision').state).toBe('paused')
    expect(roadClocks(judged(player))).toEqual(['roadAppealTerm'])
    expect(roadClocks(reports(player, 'appealed'))).toEqual(['roadAppeal'])
  })

  test('its judgment binds like that of a court, and its own days for enforcement run', () => {
    const player = judged(brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal'))
    player.send({
      type: 'owner.reportEffect',
      proceeding: player.file.memory.proceedings[0]!.seq,
      effectiveOn: player.today,
      evidence: courtPaper,
    })
    player.send({ type: 'centre.confirmDecision', decision: player.file.seq })
    expect(player.stage('consent')).toBe('judgmentPerformance')
    expect([player.hasClock('roadEnforcement', track), player.hasClock('enforcementRight', track)]).toEqual([true, false])
  })

  test('not taken in time it stays closed: its clock does not begin anew', () => {
    const player = rejectedOn(['FIRE_LIABILITY_FEAR'], start).untilDue('roadTerm', track)
    expect([player.ended('roadTerm'), player.hasClock('roadTerm', track)]).toEqual(['expired', false])
    expect(player.file.memory.roadsMissed.length).toBe(1)
    player.send({ type: 'owner.requestCoordination', track: 'consent' })
    expect(player.hasClock('roadTerm', track)).toBe(false)
  })

  test('an appeal that is not brought in time is lost', () => {
    const player = judged(brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal')).untilDue('roadAppealTerm', track)
    expect([player.ended('roadAppealTerm'), player.file.memory.proceedings[0]!.appealOver]).toEqual(['expired', true])
  })

  test('the days against a resolution are those of the place, not the year of another', () => {
    const player = startCase(start)
    player.send({ type: 'owner.reportResolution', knownOn: player.today, evidence: [paperOf('minutes')] })
    expect([roadClocks(player), player.hasClock('annulResolution', track)]).toEqual([['roadTerm'], false])
    brings(player, 'annulment', { subject: 'resolution' })
    expect([roadClocks(player), player.file.memory.resolutions[0]!.suitSeq]).toEqual([[], player.file.seq])
    const elsewhere = startCase()
    elsewhere.send({ type: 'owner.reportResolution', knownOn: elsewhere.today, evidence: [paperOf('minutes')] })
    expect(elsewhere.hasClock('annulResolution', track)).toBe(true)
  })

  test('after a silence the road of those who got no answer is open; it is answered, not judged', () => {
    const player = inReview(start).untilDue('answerInPrinciple')
    expect(roadClocks(player)).toEqual(['roadTerm'])
    brings(player, 'ombudsman')
    expect(roadClocks(player)).toEqual(['roadDecision'])
    expect(player.clock('roadDecision', track).party).toBe('authority')
    const { seq } = player.file.memory.proceedings[0]!
    player.send({ type: 'owner.reportProceeding', proceeding: seq, step: 'answered', result: 'explained' })
    expect([roadClocks(player), player.file.memory.proceedings[0]!.step]).toEqual([[], 'over'])
  })

  test('an office promised a day: that is the one that counts', () => {
    const player = inReview(start).untilDue('answerInPrinciple')
    const answerBy = monthsLater(player.today, 3)
    expect(brings(player, 'ombudsman', { answerBy }).clock('roadDecision', track).dueOn).toBe(answerBy)
  })

  test('it keeps the rules it began with when the place gets others', () => {
    const player = brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal')
    const { dueOn } = player.clock('roadIntake', track)
    player.goOverTo(packLike('zhuzhou-2022', { id: 'later' }))
    expect(player.clock('roadIntake', track).dueOn).toBe(dueOn)
    expect(roadClocks(reports(player, 'accepted'))).toEqual(['roadDecision'])
  })

  test('a place may have none of the general kinds, and says so', () => {
    const none = packLike('zhuzhou-2022', { id: 'none', proceedings: { kinds: ['suit'], own: {} } })
    const player = startCase({ pack: none })
    expect(player.refused({ type: 'owner.openProceeding', kind: 'hotline', openedOn: player.today })).toBe('PROCEEDING_NOT_HERE')
    expect(player.refused({ type: 'owner.openProceeding', kind: 'ofPlace', openedOn: player.today })).toBe('RESULT_NEEDS_MORE')
    player.send({ type: 'owner.openProceeding', kind: 'suit', openedOn: player.today })
    expect(player.hasClock('suitFiling', track)).toBe(true)
  })

  test('what the owner owes within it counts from what the place says, and is told in its own words', () => {
    const refused = rejectedOn(['FIRE_LIABILITY_FEAR'], start)
    const { statedOn } = refused.file.memory.grounds[0]!
    const player = brings(refused, 'tribunal')
    const reasons = player.clock('roadDuty', track)
    expect(reasons).toMatchObject({ party: 'owner', startOn: statedOn, end: 'expire', length: { n: 2, unit: 'month' } })
    const step = stepsOfEntries(player.file, inputOf(player)).find(({ step: { clockId } }) => clockId === reasons.clockId)
    expect(step?.step.sentence).toContain('take the step made up for these walks')
    expect(step?.step.sentence).toContain('what the made-up rule says')
    expect(clockWhy(reasons, { rules: pack, language: 'en' })).not.toContain('The rules here have changed since')
    ownStep(player, 'reasons')
    expect([player.hasClock('roadDuty', track), player.ended('roadDuty')]).toEqual([false, 'answered'])
    expect(refusedStep(player, { step: 'ownStep', duty: 'reasons' })).toBe('STEP_DOES_NOT_FIT')
    expect(refusedStep(player, { step: 'ownStep' })).toBe('RESULT_NEEDS_MORE')
  })

  test('where the proceeding ends with what is not done, its lapse ends it and nothing else', () => {
    const player = brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal').untilDue('roadDuty', track)
    expect(player.file.memory.proceedings[0]).toMatchObject({ step: 'over', result: { result: 'lapsed' } })
    expect([roadClocks(player), player.stage('consent')]).toEqual([[], 'rejected'])
    // The owner gave up one road: his own time to choose runs again.
    expect(player.clock('ownerDecision').state).toBe('running')
  })

  test('where it goes on, it is shown late until the owner says it is done; the body may give more time', () => {
    const player = brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal')
    ownStep(player, 'reasons')
    reports(player, 'accepted')
    const advance = player.clock('roadDuty', track)
    expect(advance).toMatchObject({ startOn: player.today, end: 'remind' })
    player.send({ ...report(player), step: 'extended', duty: 'advance' })
    expect(player.clock('roadDuty', track).dueOn! > advance.dueOn!).toBe(true)
    // The court's own time was not extended with it.
    expect(player.clock('roadDecision', track).extended).toBe(0)
    player.untilDue('roadDuty', track)
    expect(player.clock('roadDuty', track).passedOn).not.toBeNull()
    expect(player.file.memory.proceedings[0]!.step).toBe('accepted')
    const late = stepsOfEntries(player.file, inputOf(player)).find(({ clock }) => clock === 'roadDuty')
    expect(late?.step.sentence).toContain('What follows: what the made-up rule says')
    ownStep(player, 'advance')
    expect(player.hasClock('roadDuty', track)).toBe(false)
  })

  test('on an appeal it is owed only by an owner who appealed, and who appealed is said', () => {
    const appealing = (appealBy?: 'owner' | 'otherSide') => {
      const player = judged(brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal'))
      if (!appealBy) return refusedStep(player, { step: 'appealed' })
      player.send({ ...report(player), step: 'appealed', appealBy })
      return player.hasClock('roadDuty', track)
    }
    expect([appealing(), appealing('owner'), appealing('otherSide')]).toEqual(['RESULT_NEEDS_MORE', true, false])
  })

  test('the company does not see what the owner owes at his own road', () => {
    const player = brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal')
    expect(
      (['owner', 'centre', 'property', 'grid'] as const).map((party) =>
        seesClock(player.file, party, player.clock('roadDuty', track)),
      ),
    ).toEqual([true, true, false, false])
  })

  test('decided again from its records it is the same case', () => {
    const player = judged(brings(rejectedOn(['FIRE_LIABILITY_FEAR'], start), 'tribunal')).untilDue('roadAppealTerm', track)
    const { decided, folded } = player.replay()
    expect([decided, folded]).toEqual([player.file, player.file])
  })
})
