import { afterEach, describe, expect, test } from 'vitest'
import { openPress, type Press } from '../../../src/papers/press.ts'
import type { PaperSheet } from '../../../workflows/papers/sheet.ts'
import { readPdf } from '../../helpers/read-pdf.ts'

const sheet: PaperSheet = {
  paper: 'receipt',
  language: 'zh',
  title: '申请受理回执',
  caseNumber: '430211-2026-000001-4',
  parts: [{ kind: 'paragraph', text: '一句话。' }],
  record: { version: 1, hash: 'hash', recordedAt: '2026-03-02T01:00:00.000Z' },
  pointer: { address: 'https://pile.example.cn/t/token', caption: '扫码查看进度' },
  foot: '脚注',
}

let press: Press
afterEach(() => press.close())

describe('the press', () => {
  test('prints what it is given, in the order in which it comes', async () => {
    press = openPress()
    const done: string[] = []
    const printed = ['第一张', '第二张'].map(async (title) => {
      const { text } = readPdf(await press.print({ ...sheet, title }))
      done.push(title)
      return text
    })
    const [first, second] = await Promise.all(printed)
    expect(first).toContain('第一张')
    expect(second).toContain('第二张')
    expect(done).toEqual(['第一张', '第二张'])
  })

  test('a sheet that cannot be printed fails alone', async () => {
    press = openPress()
    const broken = { ...sheet, parts: [{ kind: 'list', lines: null }] } as unknown as PaperSheet
    const [failed, printed] = await Promise.allSettled([press.print(broken), press.print(sheet)])
    expect(failed.status).toBe('rejected')
    expect(printed.status).toBe('fulfilled')
  })

  test('takes no more than can be printed in a while, and takes some again afterwards', async () => {
    press = openPress()
    const asked = await Promise.allSettled(Array.from({ length: 66 }, () => press.print(sheet)))
    const refused = asked.filter((answer) => answer.status === 'rejected')
    expect(refused.map(({ reason }) => (reason as Error).name)).toEqual(['PressBusy', 'PressBusy'])
    expect(readPdf(await press.print(sheet)).text).toContain('一句话')
  })

  test('closing it leaves nobody waiting', async () => {
    press = openPress()
    const waiting = press.print(sheet)
    const told = expect(waiting).rejects.toThrow('the press was closed')
    await press.close()
    await told
  })
})
