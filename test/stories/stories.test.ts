import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { readRecordedCases } from '../../src/database/recorded-cases.ts'
import * as tables from '../../src/database/tables.ts'
import { verifyRecord } from '../../src/database/verify.ts'
import { demoTime } from '../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../src/demo/start-demo.ts'
import { playStory } from '../../src/stories/play.ts'
import { stories } from '../../src/stories/stories.ts'
import type { Story } from '../../src/stories/story.ts'
import { xiangshuiwan } from '../../src/stories/xiangshuiwan.ts'
import { noReaction } from '../../workflows/trials/conduct.ts'
import { limitsOfRecord } from '../../workflows/trials/offices.ts'
import { replay } from '../../workflows/trials/replay.ts'
import { differencesFrom } from '../helpers/recorded-walk.ts'

const folder = mkdtempSync(join(tmpdir(), 'pile-stories-'))
let demo: Demo

beforeAll(async () => {
  const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}` })
  // A Monday without a holiday near: the stories count working days from here.
  demo = await startDemo(config, { logger: pino({ level: 'error' }), time: demoTime('2026-03-02T01:30:00.000Z'), pollMs: null })
})

afterAll(async () => {
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Plays a story and gives back what was told, line by line. */
const played = async (story: Story): Promise<string[]> => {
  const told: string[] = []
  await playStory(story, { baseUrl: demo.service.url, operator: demo.operator }, (line) => told.push(line))
  return told
}

/** Sentences about who sees what, that a story is not a story without. */
const mustSay: Readonly<Record<string, readonly string[]>> = {
  shifeng: [
    '打12345是业主自己的事：物业看不到',
    '供电公司和消防核查单位看不到诉讼',
    '法院文书物业打得开，供电公司和消防核查单位打不开',
  ],
  guangzhou: ['核查单位看到理由，看不到物业的原话', '调解记录物业看得到，供电公司看不到', '物业一直看不到业主的完整电话'],
  'middle-space': ['供电公司看得到走线图，看不到双方的原话', '住建局看到理由，看不到现场照片和完整电话'],
  tenant: ['租赁合同物业（出租人）看得到，供电公司看不到', '起诉是业主的事，供电公司看不到'],
  'last-place': ['业主吴女士看不到这份申请', '业主周先生看不到这份申请', '她排第一位，只看到人数，看不到前面是谁'],
  retrofit: [
    '每户看得到事项和负责的单位，下次报告有日期',
    '六户一起往下走：重新核查，由核查单位占着时间',
    '业主钱先生看不到这份申请',
  ],
  'garage-shut': [
    '桩的主人之外，别的业主看不到这台桩',
    '停用期间照样收新的申请，从第一天起就写明被要求停着',
    '物业自己的“不再受理”不是要求，是一次拒绝，由业主决定',
    '复查过了参考时间：写在案上，轮到主管部门，桩不会自己通电',
  ],
  'no-company': ['街道、社区或业委会看不到这份申请', '社区现在看得到申请，看不到业主电话和附言'],
  suiping: ['坐在桌边的供电公司看得到会商', '没有参加的消防核查单位看不到会商', '打12345是业主自己的事：物业看不到'],
  circle: [
    '第三次：案件自己到了中心，写明是哪三次、按什么定的三次',
    '物业的答复仍然欠着：有时限、有下一步',
    '七步都在案，住建局也看得到',
    '中心没有受理，次日就到了住建局；现在由它办理',
  ],
  fee: ['轮到物业答复退还，有时限、有下一步；供电公司看不到', '钱的事供电公司看不到'],
  'ignored-judgment': [
    '审了四个多月，案件没有被当作业主放弃',
    '物业不理：轮到业主，可以在两年内申请执行，这是法律规定',
    '供电公司看得到盖章材料，看不到诉讼',
  ],
  unregistered: ['没有账号也答复了：理由在案', '业主王先生看不到这份申请'],
}

describe('documented cases, played over HTTP by the parties who acted in them', () => {
  test.each(stories.map((story) => [story.name, story] as const))('%s', async (_, story) => {
    const told = await played(story)
    expect(told.at(-1)).toBe('故事讲完。')
    expect(told.filter((line) => line.includes('✓')).length).toBeGreaterThan(1)
    expect(told).toEqual(expect.arrayContaining((mustSay[story.name] ?? []).map((sentence) => `    ✓ ${sentence}`)))
    // Whoever lives next door and asks for nothing is told once that there is nothing to see, and never anything else.
    const byNeighbour = told.filter((line) => line.includes('其他业主看到：'))
    const onPiles = told.filter((line) => line.includes('（另开充电桩事项）')).length
    expect(byNeighbour.length).toBe((story.place.families?.length ?? 1) + onPiles)
    expect(byNeighbour.every((line) => line.endsWith('看到：看不到这份申请'))).toBe(true)
    // Who sees a phone in full never includes the company, unless the owner lets it call or the works have begun.
    const byCompany = told.filter((line) => line.includes('物业公司看到：') && line.includes('业主电话 完整显示'))
    expect(byCompany.length > 0).toBe(['changzhou', 'xiangyang', 'garage-shut'].includes(story.name))
  })

  test('what a story claims is checked against the service: a false claim breaks it', async () => {
    const claim = (tell: Story['tell']) => played({ ...xiangshuiwan, tell })
    await expect(
      claim(async (stage) => {
        await stage.files()
        await stage.cannotSee('property')
      }),
    ).rejects.toThrow('物业公司看不到这份申请')
    await expect(claim(async (stage) => stage.expects('二加二等于五', false))).rejects.toThrow('二加二等于五')
    await expect(claim(async (stage) => stage.family(1).files())).rejects.toThrow('no family 1')
  })

  test('a story can be played twice on one service', async () => {
    const [story] = stories
    if (!story) throw new Error('no story')
    await played(story)
  })

  test('after all stories every case equals the fold of its events', () => {
    const { cases, differences } = verifyRecord(demo.service.database.db, demo.service.library)
    expect(cases).toBeGreaterThan(stories.length)
    expect(differences).toEqual([])
  })

  test('tried under the rules they had, no case of them changes in anything', () => {
    const { database, library } = demo.service
    const districts = database.db.select().from(tables.districts).all()
    const codes = districts.map(({ code }) => code)
    const cases = readRecordedCases(database.db, library, { districts: codes, before: '2099-01-01' })
    const limits = limitsOfRecord(cases)
    const { courses } = replay({ cases, until: demo.service.time.now(), rulesOf: () => null, conduct: noReaction, limits })
    expect(courses.length).toBeGreaterThan(stories.length)
    const faults = courses.flatMap((course) => {
      const found = differencesFrom(course)
      return found.length === 0 ? [] : [`${course.recorded.caseNumber}: ${found.slice(0, 4).join('; ')}`]
    })
    expect(faults.join('\n')).toBe('')
  })
})
