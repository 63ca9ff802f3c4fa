import { describe, expect, test } from 'vitest'
import { dayInCalendar, floorNumber, monthInCalendar, numbered } from '../../../src/compounds/import/cells.ts'
import { columnIds, columns } from '../../../src/compounds/import/columns.ts'
import { looksLikeFormula, nameKey, tidyLabel, tidyName } from '../../../src/compounds/names.ts'

describe('a cell as offices fill it in', () => {
  test('floors', () => {
    const floors = {
      '-1': -1,
      B2: -2,
      b1层: -1,
      '－１': -1,
      负一层: -1,
      负2楼: -2,
      地下三层: -3,
      地下1层: -1,
      '1': 1,
      三层: 3,
      F2: 2,
      '12层': 12,
    }
    for (const [text, floor] of Object.entries(floors)) expect([text, floorNumber(text)]).toEqual([text, { said: floor }])
    for (const text of ['0', '-0', '1.5', '顶层', '-10', '61', '一二层'])
      expect([text, floorNumber(text)]).toEqual([text, { code: 'FLOOR_WRONG' }])
  })

  test('days', () => {
    for (const text of ['2024-02-29', '2024/2/29', '2024.2.29', '2024年2月29日', '２０２４－２－２９']) {
      expect([text, dayInCalendar(text)]).toEqual([text, { said: '2024-02-29' }])
    }
    for (const text of [
      '2023-02-29',
      '2024-2-30',
      '2024-04-31',
      '2024-13-01',
      '2024-00-10',
      '2024-01-00',
      '1900-01-01',
      '2999-01-01',
    ]) {
      expect([text, dayInCalendar(text)]).toEqual([text, { code: 'DATE_NOT_IN_CALENDAR' }])
    }
    for (const text of ['24-2-29', '45000', '2024-02', '29/02/2024']) {
      expect([text, dayInCalendar(text)]).toEqual([text, { code: 'DATE_WRONG' }])
    }
  })

  test('months', () => {
    for (const text of ['2025-08', '2025/8', '2025年8月', '2025.08', '2025-08-01', '2025年8月1日']) {
      expect([text, monthInCalendar(text)]).toEqual([text, { said: '2025-08' }])
    }
    for (const text of ['2025-13', '2025-0', '8月', '2025-02-31']) {
      expect([text, monthInCalendar(text)]).toEqual([text, { code: 'MONTH_WRONG' }])
    }
  })

  test('numbers', () => {
    const area = numbered(1, 2000, /(平方米|m2)$/i)
    for (const text of ['1800', '1,800', '1800㎡', '1800 平方米', '１８００', '1800.0']) {
      expect([text, area(text)]).toEqual([text, { said: 1800 }])
    }
    for (const text of ['18,00', '1e3', '0x10', 'Infinity', '约1800', '1800-2000', '']) {
      expect([text, area(text)]).toMatchObject([text, { code: 'NUMBER_WRONG' }])
    }
    expect(area('0')).toEqual({ code: 'NUMBER_OUT_OF_RANGE', words: { from: 1, to: 2000 } })
    expect(area('-5')).toMatchObject({ code: 'NUMBER_OUT_OF_RANGE' })
    expect(area('2000.01')).toMatchObject({ code: 'NUMBER_OUT_OF_RANGE' })
  })

  test('every word of an explanation is one that is read', () => {
    const words = columnIds.flatMap((id) => {
      const { zh, en } = columns[id].explain
      const listed = zh.includes('、')
        ? [...zh.split(/[、。，]/u), ...[...en.matchAll(/\((\w+)\)/gu)].map(([, word]) => word)]
        : []
      return listed.filter((word) => word && !word.includes('写')).map((word) => ({ id, word: word! }))
    })
    expect(words.length).toBeGreaterThan(40)
    expect(words.filter(({ id, word }) => !('said' in columns[id].read(word)))).toEqual([])
  })
})

describe('names', () => {
  test('lose stray spaces and unseen signs and keep their brackets', () => {
    expect(tidyName(' 株洲\u200b物业（天元）\n 有限公司\ufeff ')).toBe('株洲物业（天元） 有限公司')
    expect(tidyLabel(' Ｂ１－ ０２３ ')).toBe('B1-023')
    expect(nameKey('幸福里（一期）A')).toBe(nameKey('幸福里(一期) Ａ'))
    expect(nameKey('幸福里一期')).not.toBe(nameKey('幸福里二期'))
  })

  test('are no formulas', () => {
    for (const text of ['=1', '＝1', ' =1', '+1', '@sum(a)', "-2+3+cmd|' /C calc'!A0", '-a!b', '-sum(1)'])
      expect([text, looksLikeFormula(text)]).toEqual([text, true])
    for (const text of ['-1-023', 'B1=2', '1号', 'A+', '幸福里@株洲', '-1F'])
      expect([text, looksLikeFormula(text)]).toEqual([text, false])
  })
})
