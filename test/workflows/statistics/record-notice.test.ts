import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { mayReply, quarterOf, replyUntil, standingOf } from '../../../workflows/statistics/record-notice.ts'

const calendar = calendars['cn']!
const ten = { calendar, workingDays: 10 }
const first = { quarter: '2026Q1', openedOn: '2026-03-02', untilOn: '2026-03-16' }
const second = { quarter: '2026Q2', openedOn: '2026-04-01', untilOn: '2026-04-16' }

describe('the quarter of a day', () => {
  test('has its first and last day in it', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual([
      '2026Q1',
      '2026Q1',
      '2026Q2',
      '2026Q4',
    ])
  })
})

describe('the time to reply', () => {
  test('is counted in working days of the place: a holiday is none, a make-up Saturday is one', () => {
    expect(replyUntil('2026-03-02', [ten])).toBe('2026-03-16')
    // 清明: 4 to 6 April 2026 are off.
    expect(replyUntil('2026-04-01', [ten])).toBe('2026-04-16')
  })

  test('is the longest of the places where a company works, and none where no place leaves any', () => {
    expect(replyUntil('2026-03-02', [{ calendar, workingDays: 3 }, ten])).toBe('2026-03-16')
    expect(replyUntil('2026-03-02', [])).toBe('2026-03-02')
  })

  test('has its last day in it', () => {
    expect([mayReply(first, '2026-03-16'), mayReply(first, '2026-03-17')]).toEqual([true, false])
  })
})

describe('a company in a figure', () => {
  test('is not named before it was told, nor while it can reply', () => {
    expect(standingOf([], { day: '2026-03-10', today: '2026-03-10' })).toEqual({ kind: 'withheld', untilOn: null })
    expect(standingOf([first], { day: '2026-03-10', today: '2026-03-16' })).toEqual({ kind: 'withheld', untilOn: '2026-03-16' })
  })

  test('is named from the day after', () => {
    expect(standingOf([first], { day: '2026-03-10', today: '2026-03-17' })).toEqual({ kind: 'named' })
  })

  test('is told anew each quarter: the figures of the last one name it, those of the new one not yet', () => {
    const today = '2026-04-10'
    expect(standingOf([first, second], { day: '2026-03-31', today })).toEqual({ kind: 'named' })
    expect(standingOf([first, second], { day: '2026-04-10', today })).toEqual({ kind: 'withheld', untilOn: '2026-04-16' })
    expect(standingOf([first], { day: '2026-04-10', today })).toEqual({ kind: 'withheld', untilOn: null })
  })

  test('is named in figures of days before its first notice once that is over', () => {
    expect(standingOf([second], { day: '2025-12-31', today: '2026-04-16' })).toEqual({ kind: 'withheld', untilOn: '2026-04-16' })
    expect(standingOf([second], { day: '2025-12-31', today: '2026-04-17' })).toEqual({ kind: 'named' })
  })
})
