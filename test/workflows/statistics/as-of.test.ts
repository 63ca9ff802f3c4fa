import { describe, expect, test } from 'vitest'
import { answersAsOf, asItWas, asKnownThen, clocksAsOf, groundsAsOf, staysAsOf } from '../../../workflows/statistics/as-of.ts'
import { answer, clock, day, ground, stay } from './rows.ts'

const isOpen = (row: { leftOn: string | null } | undefined) => row?.leftOn === null

describe('the two meanings of a day', () => {
  // Left on day 5, which was recorded on day 9 only.
  const late = stay('late', 0, 5, { leftRecordedOn: day(9), leftBy: 'property.reject', onBehalf: true })

  test('as known then: what was recorded later had not happened', () => {
    const [row] = staysAsOf([late], asKnownThen(day(7)))
    expect(row).toEqual({ ...late, leftOn: null, leftRecordedOn: null, leftBy: null, onBehalf: false })
    expect(staysAsOf([late], asKnownThen(day(9)))).toEqual([late])
  })

  test('as it was: what was recorded later is corrected', () => {
    expect(staysAsOf([late], asItWas(day(7), day(9)))).toEqual([late])
    expect(isOpen(staysAsOf([late], asItWas(day(7), day(8)))[0])).toBe(true)
  })

  test('as it was: what happened later had not happened, however much is known by now', () => {
    expect(isOpen(staysAsOf([late], asItWas(day(4), day(99)))[0])).toBe(true)
  })

  test('the day itself counts, to its end', () => {
    expect(staysAsOf([stay('today', 3, 3)], asKnownThen(day(3)))).toEqual([stay('today', 3, 3)])
    expect(staysAsOf([stay('tomorrow', 4, null)], asKnownThen(day(3)))).toEqual([])
  })

  test('a stay recorded late is missing then and there as it was', () => {
    const imported = stay('imported', 0, null, { enteredRecordedOn: day(20) })
    expect(staysAsOf([imported], asKnownThen(day(10)))).toEqual([])
    expect(staysAsOf([imported], asItWas(day(10), day(20)))).toEqual([imported])
  })

  test('says which of the two it is, and up to when the record was read', () => {
    expect(asKnownThen(day(3))).toEqual({ meaning: 'asKnownThen', asOf: day(3), knownAt: day(3) })
    expect(asItWas(day(3), day(8))).toEqual({ meaning: 'asItWas', asOf: day(3), knownAt: day(8) })
    expect(() => asItWas(day(3), day(2))).toThrow(RangeError)
  })
})

describe('answers', () => {
  test('an answer that was not recorded yet was silence', () => {
    const row = answer('a', 0, 5, { answeredRecordedOn: day(9), kind: 'reject', onBehalf: true })
    expect(answersAsOf([row], asKnownThen(day(8)))).toMatchObject([
      { answeredOn: null, answeredRecordedOn: null, kind: null, onBehalf: false },
    ])
    expect(answersAsOf([row], asKnownThen(day(9)))).toMatchObject([{ answeredOn: day(5), kind: 'reject', onBehalf: true }])
    expect(answersAsOf([row], asItWas(day(5), day(9)))).toMatchObject([{ answeredOn: day(5) }])
  })

  test('an end is known from its own day, or from its recording if that is known', () => {
    const ended = answer('a', 0, null, { endedOn: day(5) })
    expect(answersAsOf([ended], asKnownThen(day(4)))).toMatchObject([{ endedOn: null }])
    expect(answersAsOf([ended], asKnownThen(day(5)))).toMatchObject([{ endedOn: day(5) }])
    expect(answersAsOf([{ ...ended, endedRecordedOn: day(7) }], asKnownThen(day(6)))).toMatchObject([{ endedOn: null }])
  })

  test('a request that was not served yet is none', () => {
    expect(answersAsOf([answer('a', 6, null)], asKnownThen(day(5)))).toEqual([])
    expect(answersAsOf([answer('a', 4, null, { servedRecordedOn: day(6) })], asKnownThen(day(5)))).toEqual([])
  })
})

describe('clocks', () => {
  const passed = clock('c', { passedOn: day(8), endedOn: day(8), how: 'passed' })

  test('a clock that ran out later was running', () => {
    expect(clocksAsOf([passed], asKnownThen(day(7)))).toMatchObject([{ passedOn: null, endedOn: null, how: null }])
    expect(clocksAsOf([passed], asKnownThen(day(8)))).toMatchObject([passed])
  })

  test('an amendment is known from its confirmation', () => {
    const amended = { ...passed, answeredOn: day(6), answeredRecordedOn: day(20) }
    expect(clocksAsOf([amended], asKnownThen(day(19)))).toMatchObject([{ answeredOn: null, how: 'passed' }])
    expect(clocksAsOf([amended], asKnownThen(day(20)))).toMatchObject([{ answeredOn: day(6) }])
    expect(clocksAsOf([amended], asItWas(day(10), day(20)))).toMatchObject([{ answeredOn: day(6) }])
  })

  test('an amendment whose day is not known counts since the clock ran out', () => {
    const amended = { ...passed, answeredOn: day(6) }
    expect(clocksAsOf([amended], asKnownThen(day(7)))).toMatchObject([{ answeredOn: null }])
    expect(clocksAsOf([amended], asKnownThen(day(8)))).toMatchObject([{ answeredOn: day(6) }])
  })

  test('a clock that had not started is none', () => {
    expect(clocksAsOf([clock('c', { startOn: day(3) })], asKnownThen(day(2)))).toEqual([])
    expect(clocksAsOf([clock('c', { startRecordedOn: day(3) })], asKnownThen(day(2)))).toEqual([])
  })
})

describe('grounds', () => {
  const row = ground('g', { burdenMet: true, contested: true, verified: 'FALLEN', view: 'stands' })
  const dated = { ...row, since: { burdenMet: day(2), contested: day(3), verified: day(10), view: day(4) } }

  test('are taken back to the day where the days are known', () => {
    expect(groundsAsOf([dated], asKnownThen(day(1)))).toMatchObject([
      { burdenMet: false, contested: false, verified: 'UNVERIFIED', view: null },
    ])
    expect(groundsAsOf([dated], asKnownThen(day(4)))).toMatchObject([
      { burdenMet: true, contested: true, verified: 'UNVERIFIED', view: 'stands' },
    ])
    expect(groundsAsOf([dated], asKnownThen(day(10)))).toEqual([dated])
  })

  test('are shown as the record stands where they are not', () => {
    expect(groundsAsOf([row], asKnownThen(day(1)))).toEqual([row])
    expect(groundsAsOf([ground('later', { statedOn: day(2) })], asKnownThen(day(1)))).toEqual([])
  })
})
