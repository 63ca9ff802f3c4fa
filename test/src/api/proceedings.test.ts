import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readConfig } from '../../../src/config.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { demoTime } from '../../../src/demo/demo-time.ts'
import { type Demo, startDemo } from '../../../src/demo/start-demo.ts'
import { playStory } from '../../../src/stories/play.ts'
import type { Story } from '../../../src/stories/story.ts'

const folder = mkdtempSync(join(tmpdir(), 'pile-proceedings-'))
let demo: Demo

beforeAll(async () => {
  const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}` })
  demo = await startDemo(config, { logger: pino({ level: 'error' }), time: demoTime('2026-03-02T01:30:00.000Z'), pollMs: null })
})

afterAll(async () => {
  await demo.stop()
  rmSync(folder, { recursive: true, force: true })
})

const suitNumber = '（2026）湘0204民初88号'

const throughTheCourt: Story = {
  name: 'through-the-court',
  title: { zh: '诉讼与执行', en: 'Through the court' },
  source: '测试',
  told: '测试',
  assumed: [],
  place: {
    district: { code: '430204', nameZh: '石峰区', nameEn: 'Shifeng District' },
    pack: 'zhuzhou-2022',
    compound: '石峰某小区',
    company: '株洲某物业服务有限公司',
    community: null,
    centre: '石峰区物业服务指导中心',
    garageLevel: 'ground',
    transformer: null,
  },
  tell: async (stage) => {
    const ids = async () => (await stage.sees('owner')).proceedings.map(({ proceeding }) => proceeding)
    await stage.files()
    await stage.does('owner.openProceeding', { kind: 'hotline', openedOn: '2026-03-02', number: 'ZZ20260302001' })
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.does('property.reject', { grounds: [{ code: 'NOT_IN_CONTRACT' }] })
    const hidden = await stage.sees('property')
    stage.expects('the company does not see that 12345 was rung', hidden.proceedings.length === 0)
    stage.expects(
      'nor its clock',
      hidden.clocks.every(({ name }) => name !== 'hotline'),
    )
    await stage.does('owner.openProceeding', { kind: 'suit', openedOn: '2026-03-02' })
    await stage.does('owner.openProceeding', { kind: 'petition', openedOn: '2026-03-02' })
    const [, refusedSuit = 0] = await ids()
    await stage.does('owner.reportProceeding', { proceeding: refusedSuit, step: 'notAccepted' })
    const refused = await stage.sees('owner')
    stage.expects('a refused filing is a result', refused.proceedings[1]?.result?.result === 'notAccepted')
    stage.expects(
      'and moved nothing',
      refused.positions.some((position) => position.stage === 'rejected'),
    )
    await stage.does('owner.openProceeding', { kind: 'suit', openedOn: '2026-03-02' })
    const suit = (await ids()).at(-1) ?? 0
    await stage.does('owner.reportProceeding', {
      proceeding: suit,
      step: 'accepted',
      number: suitNumber,
      procedure: 'simplified',
    })
    const paper = await stage.uploads('owner', 'courtDocument')
    const judgment = {
      proceeding: suit,
      instance: 'first' as const,
      verdict: 'forOwner' as const,
      orders: 'issuePaper' as const,
      performWithinDays: 5,
      receivedOn: '2026-03-02',
      effectiveOn: '2026-03-02',
      upheld: [],
      evidence: [paper],
    }
    await stage.isRefused('owner.reportJudgment', { ...judgment, number: '（2025）湘0204民初1号' }, 'JUDGMENT_OF_ANOTHER_CASE')
    await stage.does('owner.reportJudgment', { ...judgment, number: suitNumber })
    const reported = await stage.sees('property')
    stage.expects('the company sees what was decided', reported.decisions[0]?.standing === 'reported')
    await stage.does('property.confirmDecision', { decision: reported.decisions[0]?.decision ?? 0 })
    await stage.nobodyActsUntilOver('judgmentPerformance')
    const ignored = await stage.sees('owner')
    stage.expects(
      'ignored, it can be enforced',
      ignored.positions.some(({ stage: at, step }) => at === 'enforcement' && step === 'toApply'),
    )
    await stage.does('owner.reportEnforcement', { proceeding: suit, step: 'applied' })
    const enforced = await stage.sees('owner')
    stage.expects(
      'the court holds the case',
      enforced.positions.some(({ holder }) => holder === 'court'),
    )
    const stamped = await stage.uploads('property', 'consentPaper')
    await stage.does('property.givePaper', { paper: { documentId: stamped, form: 'sealedScan' } })
    stage.expects('granted', (await stage.sees('owner')).paper?.kind === 'consent')
  },
}

test('12345, a refused filing and a petition move nothing; a judgment that is ignored is enforced until the paper is there', async () => {
  const told: string[] = []
  await playStory(throughTheCourt, { baseUrl: demo.service.url, operator: demo.operator }, (line) => told.push(line))
  expect(told.filter((line) => line.includes('✓'))).toHaveLength(8)
  expect(verifyRecord(demo.service.database.db, demo.service.library).differences).toEqual([])
})
