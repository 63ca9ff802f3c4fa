import { describe, expect, test } from 'vitest'
import { calendars } from '../../../../workflows/calendar/calendars.ts'
import { dueDate } from '../../../../workflows/calendar/days.ts'
import { accountOf } from '../../../../workflows/case/account.ts'
import { packLike, paperOf } from '../../../helpers/case-facts.ts'
import { inReview, rejection } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'

const calendar = calendars['cn']!
// The company answers in five working days, so that a day more or less shows.
const pack = packLike('california-4745', { clocks: { propertyReply: { length: { n: 5, unit: 'workingDay' } } } })
const start = { pack, at: '2026-03-02T18:00:00.000Z' }
const asks = { type: 'property.requestInformation', asks: ['routeDrawing'] } as const
const asked = (set: { readonly papers?: readonly 'routeDrawing'[] } = {}) => inReview({ ...start, ...set }).send(asks)
const contests = { type: 'owner.contestInformation', because: 'notNeeded' } as const
const inWorkingDays = (player: CasePlayer, n: number) => dueDate(calendar, player.today, { n, unit: 'workingDay' }, []).dueOn
const replyAccount = (player: CasePlayer) =>
  accountOf(
    player.records.map(({ event, input, outcome }, index) => ({
      seq: index + 1,
      type: event.type,
      by: input.actor.party,
      recordedAt: input.now,
      outcome,
      pack: input.rules,
    })),
    { calendar, timeZone: pack.place.timeZone, today: player.today },
  ).clocks.find(({ name }) => name === 'propertyReply')!

describe('待补充信息: the company asks for information, where the rules of the place know it', () => {
  test('while the owner has not answered, the reply time rests', () => {
    const player = asked()
    expect([player.stage('consent'), player.holder('consent')]).toEqual(['awaitingInformation', 'owner'])
    expect(player.clock('propertyReply')).toMatchObject({ state: 'paused', dueOn: null, left: 5 })
    expect(player.told('owner')).toEqual(['informationAsked'])
  })

  test('once answered it runs on with what it had left', () => {
    const player = asked()
      .nextWorkingDay(3)
      .send({ type: 'owner.answerInformation', evidence: [paperOf('routeDrawing')] })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply').dueOn).toBe(inWorkingDays(player, 5))
    expect(player.ended('informationAnswer')).toBe('answered')
    expect(player.told('property')).toEqual(['informationAnswered'])
    expect(Object.values(player.file.memory.documents)).toContain('routeDrawing')
  })

  test('asked for on the last day, at least two working days are left afterwards (H12)', () => {
    const player = inReview(start).nextWorkingDay(5).send(asks).nextWorkingDay(2).send('owner.answerInformation')
    expect(player.clock('propertyReply').dueOn).toBe(inWorkingDays(player, 2))
  })

  test('it can be asked for once', () => {
    expect(asked().send('owner.answerInformation').refused(asks)).toBe('EVENT_BLOCKED')
  })

  test('not at all where the rules of the place know no such request', () => {
    expect(inReview().refused(asks)).toBe('EVENT_BLOCKED')
  })

  test('an owner who does not answer loses the wait and nothing else: the company decides on what is there', () => {
    const player = asked().untilDue('informationAnswer')
    expect([player.stage('consent'), player.file.memory.outcome]).toEqual(['reviewing', null])
    expect(player.clock('propertyReply')).toMatchObject({ state: 'running' })
    expect(player.file.memory.informationRequests).toMatchObject([{ end: 'unanswered' }])
  })

  test('the company may answer without waiting', () => {
    expect(asked().send(rejection('FEE_OR_DEPOSIT')).stage('consent')).toBe('rejected')
    const offered = asked().send({ type: 'property.offerConditions', conditions: [{ kind: 'ROUTE' }] })
    expect(offered.stage('consent')).toBe('conditionsOffered')
    expect(asked().send('property.approve').stage('consent')).toBe('paperDue')
    expect(asked().send('property.noObjection').stage('consent')).toBe('substituteIssue')
  })
})

describe('补充要求有异议: the owner holds it to be unreasonable', () => {
  test('the owner’s word strikes nothing out: the centre looks, and the clock rests on', () => {
    const player = asked().send(contests)
    expect([player.stage('consent'), player.holder('consent')]).toEqual(['informationContested', 'centre'])
    expect(player.clock('propertyReply').state).toBe('paused')
    expect(player.clock('informationAnswer').state).toBe('paused')
    expect(player.told('centre')).toEqual(['informationContested'])
  })

  test('found reasonable, the owner still has to answer, and contests it no second time', () => {
    const player = asked().send(contests).nextWorkingDay(1).send({ type: 'centre.settleInformation', stands: true })
    expect(player.stage('consent')).toBe('awaitingInformation')
    expect(player.clock('informationAnswer').state).toBe('running')
    expect(player.refused(contests)).toBe('EVENT_BLOCKED')
    expect(player.send('owner.answerInformation').file.memory.informationRequests).toMatchObject([{ end: 'answered' }])
  })

  test('found unreasonable, the rest is struck out: the first date counts again', () => {
    const player = inReview(start).nextWorkingDay(1)
    const { dueOn } = player.clock('propertyReply')
    player.send(asks).send(contests).nextWorkingDay(1).send({ type: 'centre.settleInformation', stands: false })
    expect(player.clock('propertyReply')).toMatchObject({ state: 'running', dueOn, pauses: [] })
    expect(player.told('property')).toEqual(['informationSettled'])
    expect(player.replay().folded).toEqual(player.file)
  })

  test('but nobody is surprised: the company has its two working days from the day on which it hears of it', () => {
    const player = inReview(start).nextWorkingDay(5).send(asks).send(contests).nextWorkingDay(2)
    player.send({ type: 'centre.settleInformation', stands: false })
    expect(player.clock('propertyReply').dueOn).toBe(inWorkingDays(player, 2))
  })

  test('what was on the case before is not asked for again: it is struck out at once (H12)', () => {
    const player = asked({ papers: ['routeDrawing'] }).nextWorkingDay(1)
    player.send({ type: 'owner.contestInformation', because: 'alreadyThere' })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply').pauses).toEqual([])
    expect(player.file.memory.informationRequests).toMatchObject([{ end: 'struck', contest: { because: 'alreadyThere' } }])
  })

  test('something “other” is never known to be there: the centre looks at it', () => {
    const player = inReview({ ...start, papers: ['other'] }).send({ type: 'property.requestInformation', asks: ['other'] })
    expect(player.send(contests).stage('consent')).toBe('informationContested')
  })

  test('the owner can answer all the same while the centre looks', () => {
    expect(asked().send(contests).send('owner.answerInformation').stage('consent')).toBe('reviewing')
  })

  test('a centre that says nothing holds nobody up: the review goes on, the rest stays contested on record', () => {
    const player = asked().send(contests).untilDue('informationCheck')
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply').pauses).toHaveLength(1)
    expect(player.file.memory.informationRequests).toMatchObject([{ end: 'unsettled' }])
  })
})

describe('the account of the reply time', () => {
  test('leaves a rest that holds out of the days used, and shows them beside', () => {
    const player = asked().nextWorkingDay(3).send('owner.answerInformation').nextWorkingDay(1)
    expect(replyAccount(player)).toMatchObject({ used: 1, elapsed: 4 })
    expect(replyAccount(player).pauses).toMatchObject([{ event: 'property.requestInformation', by: 'property', struck: false }])
  })

  test('counts the days of a rest that was struck out, and still names it', () => {
    const player = asked().send(contests).nextWorkingDay(2).send({ type: 'centre.settleInformation', stands: false })
    player.nextWorkingDay(1)
    expect(replyAccount(player)).toMatchObject({ used: 3, elapsed: 3 })
    expect(replyAccount(player).pauses).toMatchObject([{ event: 'property.requestInformation', workingDays: 2, struck: true }])
  })
})

describe('a request for information that was a slip', () => {
  const recall = (player: CasePlayer) => ({ type: 'property.recall', record: player.file.seq }) as const

  test('is told to the owner only after the minutes in which it can be recalled', () => {
    const player = asked()
    const [told] = player.last.notices
    expect(told).toMatchObject({ notice: 'informationAsked', to: 'owner' })
    expect(told?.notBefore).toBe(player.file.memory.recallable?.until)
  })

  test('recalled within them, the reply time runs as before and the request can be made anew', () => {
    const before = inReview(start)
    const { clockId, dueOn } = before.clock('propertyReply')
    const player = asked()
    player.send(recall(player))
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.clock('propertyReply')).toMatchObject({ clockId, dueOn, state: 'running' })
    expect(player.hasClock('informationAnswer')).toBe(false)
    expect(player.file.memory.informationRequests).toEqual([])
    expect(player.send(asks).stage('consent')).toBe('awaitingInformation')
  })

  test('stays once the owner has answered it', () => {
    const player = asked()
    const record = player.file.seq
    player.send({ type: 'owner.answerInformation', evidence: [paperOf('routeDrawing')] })
    expect(player.refused({ type: 'property.recall', record })).toBe('RECORD_BUILT_UPON')
  })
})
