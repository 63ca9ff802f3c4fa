import { describe, expect, test } from 'vitest'
import { dayText, documentDayText, momentText } from '../../../workflows/labels/days.ts'

describe('a day as people write it', () => {
  test('has its weekday, in sentences, notices and papers as on the pages', () => {
    expect(dayText('2026-11-27', 'zh')).toBe('2026年11月27日周五')
    expect(dayText('2026-11-27', 'en')).toBe('Fri 27 Nov 2026')
    expect(dayText('2026-01-01', 'zh')).toBe('2026年1月1日周四')
    expect(dayText('2028-02-29', 'en')).toBe('Tue 29 Feb 2028')
  })

  test('the weekday is that of the calendar, on every day of fifty years', () => {
    const weekdays = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']
    for (let day = Temporal.PlainDate.from('2000-01-01'); day.year < 2050; day = day.add({ days: 1 })) {
      expect(dayText(day.toString(), 'zh').endsWith(weekdays[day.dayOfWeek - 1]!), day.toString()).toBe(true)
    }
  })

  test('what a document names has none', () => {
    expect(documentDayText('2026-08-03', 'zh')).toBe('2026年8月3日')
    expect(documentDayText('2026-08-03', 'en')).toBe('3 August 2026')
  })

  test('an instant is said in the time of its place', () => {
    expect(momentText('2026-03-04T16:05:00.000Z', 'Asia/Shanghai', 'zh')).toBe('2026年3月5日周四 00:05')
  })
})
