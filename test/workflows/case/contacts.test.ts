import { describe, expect, test } from 'vitest'
import { askingSince, awaitedCall } from '../../../workflows/case/memory/contacts.ts'
import { inReview, rejectedOn, rejection, silent } from '../../helpers/case-journeys.ts'
import { startCase } from '../../helpers/case-player.ts'

const noInTheGroup = {
  type: 'owner.logContact',
  kind: 'groupChat',
  with: 'property',
  result: 'saidNo',
  alleged: ['FIRE_LIABILITY_FEAR'],
} as const
const question = (to: 'property' | 'centre') => ({ type: 'owner.ask', to, words: '车位图纸什么时候能给？' }) as const

describe('a contact beside the case', () => {
  test('moves nothing, answers nothing and stops no clock', () => {
    const player = inReview()
    const { dueOn } = player.clock('propertyReply')
    player.send({ type: 'owner.logContact', kind: 'call', with: 'property', result: 'promised' })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.last).toMatchObject({ moved: [], clocks: [], handOvers: [], notices: [] })
    expect(player.clock('propertyReply').dueOn).toBe(dueOn)
  })

  test('with a no in a chat group alleges a ground; the clock runs on until a written one', () => {
    const player = inReview().send(noInTheGroup)
    expect(player.file.memory.contacts).toMatchObject([{ by: 'owner', result: 'saidNo', alleged: ['FIRE_LIABILITY_FEAR'] }])
    expect(player.file.memory.grounds).toEqual([])
    expect(player.file.memory.company?.answer).toBeNull()
    player.untilDue('propertyReply')
    expect(player.file.memory.silences).toHaveLength(1)
  })

  test('does not keep the company from its own written answer', () => {
    const player = inReview().send(noInTheGroup).send(rejection('FEE_ARREARS'))
    expect(player.file.memory.grounds.map(({ code }) => code)).toEqual(['FEE_ARREARS'])
  })

  test('can be noted by each side, in every stage, of the day on which it was', () => {
    const player = silent()
    player.send({ type: 'property.logContact', kind: 'visit', with: 'owner', result: 'notReached', occurredOn: '2026-03-04' })
    player.send({ type: 'centre.logContact', kind: 'call', with: 'property', result: 'saidYes' })
    expect(player.file.memory.contacts.map(({ by, on }) => [by, on])).toEqual([
      ['property', '2026-03-04'],
      ['centre', player.today],
    ])
    expect(player.file.memory.claims).toEqual([])
  })

  test('alleges only grounds that are listed', () => {
    expect(inReview().refused({ ...noInTheGroup, alleged: ['PROPERTY_NO_REPLY'] })).toBe('GROUND_NOT_LISTED')
  })
})

describe('a question', () => {
  test('is no correction notice and stops no clock', () => {
    const player = inReview()
    const { dueOn } = player.clock('propertyReply')
    player.send({ type: 'property.ask', to: 'owner', words: '请再交一份车位照片' })
    expect(player.stage('consent')).toBe('reviewing')
    expect(player.file.memory.correction).toBeNull()
    expect(player.clock('propertyReply').dueOn).toBe(dueOn)
    expect(player.told('owner')).toEqual(['asked'])
  })

  test('waits for the party it was put to, and is answered once', () => {
    const player = rejectedOn(['FEE_ARREARS']).send(question('property'))
    const record = player.file.seq
    const answer = (party: 'property' | 'centre') => ({ type: `${party}.answerQuestion` as const, record, words: '下周' })
    expect(player.refused(answer('centre'))).toBe('QUESTION_UNKNOWN')
    player.send(answer('property'))
    expect(player.told('owner')).toEqual(['questionAnswered'])
    expect(player.file.memory.questions).toMatchObject([{ seq: record, by: 'owner', to: 'property', answeredSeq: record + 1 }])
    expect(player.refused(answer('property'))).toBe('QUESTION_UNKNOWN')
  })

  test('of or to an owner whose space went to somebody else waits no more; between others it goes on', () => {
    const player = inReview().send({ type: 'property.ask', to: 'owner', words: '?' }).send(question('property'))
    const [toOwner, byOwner] = [player.file.seq - 1, player.file.seq]
    player.send({ type: 'property.ask', to: 'centre', words: '?' })
    const between = player.file.seq
    player.send({ type: 'owner.startTransfer', reason: 'sale' })
    player.send({ type: 'owner.joinTransfer', accedes: false, undertaking: true, personal: { name: '新', phone: '13700000000' } })
    const answer = (party: 'owner' | 'property' | 'centre', record: number) => ({
      type: `${party}.answerQuestion` as const,
      record,
      words: '下周',
    })
    expect(player.refused(answer('owner', toOwner))).toBe('QUESTION_UNKNOWN')
    expect(player.refused(answer('property', byOwner))).toBe('QUESTION_UNKNOWN')
    player.send(answer('centre', between)).send({ type: 'property.ask', to: 'owner', words: '?' })
    player.send(answer('owner', player.file.seq))
    expect(player.file.memory.questions.map(({ answeredSeq }) => answeredSeq !== null)).toEqual([false, false, true, true])
  })

  test('cannot be put to oneself', () => {
    expect(inReview().refused({ type: 'centre.ask', to: 'centre', words: '?' })).toBe('ASKED_ONESELF')
  })

  test('has its words outside of the file', () => {
    const player = inReview().send(question('centre'))
    expect(JSON.stringify(player.file)).not.toContain('图纸')
  })
})

describe('attempts from before the filing', () => {
  const attempt = { on: '2026-01-12', with: 'property', kind: 'visit', result: 'sentOn' } as const

  test('are declared and kept apart: they start no clock and change no day', () => {
    const player = startCase()
    const { clocks } = player.file
    player.send({ type: 'owner.declareEarlierAttempts', attempts: [attempt, { ...attempt, on: '2025-11-03', kind: 'call' }] })
    expect(player.file.clocks).toEqual(clocks)
    expect(player.file.memory.filedOn).toBe('2026-03-02')
    expect(player.file.memory.referrals).toEqual([])
    expect(player.file.memory.earlierAttempts).toHaveLength(2)
    expect(askingSince(player.file.memory)).toBe('2025-11-03')
  })

  test('without any, the owner has been asking since the filing', () => {
    expect(askingSince(startCase().file.memory)).toBe('2026-03-02')
  })

  test('lie before the filing: what came after is an event of the case', () => {
    const late = { type: 'owner.declareEarlierAttempts', attempts: [{ ...attempt, on: '2026-03-02' }] } as const
    expect(startCase().refusal(late)).toMatchObject({ code: 'ATTEMPT_AFTER_FILING', details: { filedOn: '2026-03-02' } })
    const old = { type: 'owner.declareEarlierAttempts', attempts: [{ ...attempt, on: '1998-01-01' }] } as const
    expect(startCase().refused(old)).toBe('DATE_IMPLAUSIBLE')
  })

  test('leave "before the filing" an error for every event of the case', () => {
    const player = startCase().send({ type: 'owner.declareEarlierAttempts', attempts: [attempt] })
    expect(player.refused({ type: 'centre.confirmComplete', occurredOn: '2026-01-12' })).toBe('OCCURRED_BEFORE_FILING')
  })
})

describe('what is recorded long after it is said to have happened', () => {
  test('is flagged with the day, whose act it was and who recorded it', () => {
    const player = inReview().until('2026-03-06')
    player.send(
      { ...rejection('FEE_ARREARS'), occurredOn: '2026-03-02', onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    expect(player.file.memory.lateRecords).toMatchObject([{ party: 'property', recordedBy: 'centre', occurredOn: '2026-03-02' }])
  })

  test('three working days are not long', () => {
    const player = inReview()
      .until('2026-03-05')
      .send({ ...rejection('FEE_ARREARS'), occurredOn: '2026-03-02' })
    expect(player.file.memory.lateRecords).toEqual([])
  })

  test('a service that is proven late is flagged too', () => {
    const player = startCase().send('centre.confirmComplete').until('2026-03-11')
    player.send({
      type: 'centre.recordService',
      means: 'paperHanded',
      servedOn: '2026-03-03',
      evidence: ['serviceProof-1________'],
    })
    expect(player.file.memory.lateRecords).toMatchObject([{ recordedBy: 'centre', occurredOn: '2026-03-03' }])
  })
})

describe('an appointment', () => {
  const visit = (on: string, part?: 'morning' | 'afternoon') =>
    ({ type: 'grid.ask', to: 'owner', words: '来看现场', meetOn: on, ...(part ? { meetPart: part } : {}) }) as const

  test('is a day that the other side confirms; it stops no clock', () => {
    const player = inReview()
    const before = player.file.clocks
    player.send(visit('2026-03-05', 'afternoon'))
    expect(player.file.memory.questions).toMatchObject([
      { by: 'grid', to: 'owner', meet: { on: '2026-03-05', part: 'afternoon' }, suits: null, other: null },
    ])
    player.send({ type: 'owner.answerQuestion', record: player.file.seq, words: '可以', suits: true })
    expect(player.file.memory.questions).toMatchObject([{ suits: true, other: null }])
    expect(player.file.clocks).toEqual(before)
    expect(player.last.moved).toEqual([])
  })

  test('is moved by the other side; the day that it named itself stands at once and is not asked again', () => {
    const player = inReview().send(visit('2026-03-05', 'afternoon'))
    const record = player.file.seq
    const moved = { suits: false, meetOn: '2026-03-06', meetPart: 'morning' } as const
    player.send({ type: 'owner.answerQuestion', record, words: '那天不在', ...moved })
    expect(player.file.memory.questions).toMatchObject([{ suits: false, other: { on: '2026-03-06', part: 'morning' } }])
    player.send(visit('2026-03-06', 'morning'))
    expect(player.file.memory.questions[1]).toMatchObject({ suits: true, answeredSeq: player.file.seq })
    expect(player.refused({ type: 'owner.answerQuestion', record: player.file.seq, words: '好' })).toBe('QUESTION_UNKNOWN')
    // Another day is asked as any other.
    player.send(visit('2026-03-06', 'afternoon'))
    expect(player.file.memory.questions[2]).toMatchObject({ suits: null, answeredSeq: null })
  })

  test('lies neither in the past nor beyond a year, on both sides', () => {
    const player = inReview()
    for (const on of ['2026-03-01', '2027-03-03']) expect(player.refused(visit(on))).toBe('DATE_IMPLAUSIBLE')
    player.send(visit('2026-03-05'))
    const answer = { type: 'owner.answerQuestion', record: player.file.seq, words: '不行', suits: false } as const
    expect(player.refused({ ...answer, meetOn: '2026-02-27' })).toBe('DATE_IMPLAUSIBLE')
    player.send(answer)
    expect(player.file.memory.questions).toMatchObject([{ suits: false, other: null, meet: { part: null } }])
  })

  test('of a question without a day there is nothing to suit', () => {
    const player = inReview().send(question('property'))
    player.send({ type: 'property.answerQuestion', record: player.file.seq, words: '好', suits: true })
    expect(player.file.memory.questions).toMatchObject([{ meet: null, suits: null, other: null }])
  })
})

describe('a call that the owner asks for', () => {
  const call = { type: 'owner.askForCall' } as const
  const noted = (result: 'notReached' | 'reached') =>
    ({ type: 'centre.logContact', kind: 'call', with: 'owner', result }) as const

  test('stops no clock, is told to the centre, and waits until somebody was reached', () => {
    const player = inReview()
    const { dueOn } = player.clock('propertyReply')
    player.send(call)
    expect(player.last).toMatchObject({ moved: [], clocks: [] })
    expect(player.last.notices.map(({ to, notice }) => [to, notice])).toEqual([['centre', 'callAsked']])
    expect(player.clock('propertyReply').dueOn).toBe(dueOn)
    player.send(noted('notReached'))
    expect(awaitedCall(player.file.memory)).toMatchObject({ by: 'owner', to: 'centre' })
    player.send(noted('reached'))
    expect(awaitedCall(player.file.memory)).toBeNull()
  })

  test('is asked for once at a time, and again after it came', () => {
    const player = inReview().send(call)
    expect(player.refused(call)).toBe('EVENT_BLOCKED')
    player.send(noted('reached')).send(call)
    expect(awaitedCall(player.file.memory)).not.toBeNull()
  })

  test('is answered by no call to anybody else, nor by a visit', () => {
    const player = inReview().send(call)
    player.send({ type: 'centre.logContact', kind: 'call', with: 'property', result: 'reached' })
    player.send({ type: 'centre.logContact', kind: 'visit', with: 'owner', result: 'reached' })
    expect(awaitedCall(player.file.memory)).not.toBeNull()
    player.send({ type: 'owner.logContact', kind: 'call', with: 'centre', result: 'reached' })
    expect(awaitedCall(player.file.memory)).toBeNull()
  })
})
