import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { ApiProblem, type PileClient, pileClient, taken } from '../../src/client/client.ts'
import { readConfig } from '../../src/config.ts'
import { demoControl } from '../../src/demo/demo-client.ts'
import { demoTime } from '../../src/demo/demo-time.ts'
import { startDemo } from '../../src/demo/start-demo.ts'
import { type Cast, castFor } from '../../src/stories/cast.ts'
import { tokenFor } from '../../src/stories/cast-accounts.ts'
import { openStage } from '../../src/stories/stage.ts'
import type { StoryPlace } from '../../src/stories/story.ts'
import type { StoryStage } from '../../src/stories/story-stage.ts'
import type { CasePaper } from '../../workflows/case/paper-sight.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import type { Party } from '../../workflows/parties.ts'

/** A started service on which papers are fetched over HTTP by the parties of a case. */
export interface PaperDesk {
  readonly baseUrl: string
  /** A place with its parties and one case that is not filed yet. */
  open(): Promise<PaperCase>
  stop(): Promise<void>
}

/** One case with its parties. */
export interface PaperCase {
  readonly stage: StoryStage
  readonly cast: Cast
  caseId(): Promise<string>
  /** Fetches a paper as a party; throws the problem if there is none. */
  fetch(paper: CasePaper, party?: Party, options?: { language?: Language; headers?: Record<string, string> }): Promise<Response>
  /** Moves the clock so many minutes on. */
  minutesPass(n: number): Promise<void>
}

const zhuzhou: StoryPlace = {
  district: { code: '430211', nameZh: '天元区', nameEn: 'Tianyuan District' },
  pack: 'zhuzhou-2022',
  compound: '晋合·湘水湾',
  company: '晋合物业服务有限公司',
  community: '湘水湾社区',
  centre: '天元区物业服务指导中心',
  garageLevel: 'underground',
  transformer: null,
}

/** Starts a demo on a folder of its own, on a Monday without a holiday near. */
export const openPaperDesk = async (): Promise<PaperDesk> => {
  const folder = mkdtempSync(join(tmpdir(), 'pile-papers-'))
  const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}` })
  const demo = await startDemo(config, {
    logger: pino({ level: 'silent' }),
    time: demoTime('2026-03-02T01:30:00.000Z'),
    pollMs: null,
  })
  const baseUrl = demo.service.url
  const session = taken(await pileClient(baseUrl).http.POST('/api/login', { body: { method: 'password', ...demo.operator } }))
  const token = await tokenFor(pileClient(baseUrl, session.token), session.account.accountId)
  const operator: PileClient = pileClient(baseUrl, token)
  const control = demoControl(baseUrl, token)
  const now = async (): Promise<string> => (await control.now()) ?? ''
  const open: PaperDesk['open'] = async () => {
    const story = {
      name: 'paper',
      title: { zh: '试', en: 'test' },
      source: '',
      told: '',
      assumed: [],
      place: zhuzhou,
      tell: async () => {},
    }
    const cast = await castFor({ baseUrl, operator, now, lastMessage: control.lastMessage }, story.place)
    const stage = openStage({ story, cast, say: () => {}, now, moveTo: control.moveTo, tellsSight: false })
    const caseId = async () => (await stage.sees('owner')).caseId
    return {
      stage,
      cast,
      caseId,
      fetch: async (paper, party = 'owner', { language, headers = {} } = {}) => {
        const query = language ? { language } : {}
        const path = { caseId: await caseId(), kind: paper }
        const answer = await cast
          .client(party)!
          .http.GET('/api/cases/{caseId}/papers/{kind}.pdf', { params: { path, query }, headers, parseAs: 'stream' })
        if (answer.error !== undefined) throw new ApiProblem(answer.error)
        return answer.response
      },
      minutesPass: async (n) => {
        await control.moveTo(
          Temporal.Instant.from(await now())
            .add({ minutes: n })
            .toString(),
        )
        await cast.timeWentBy()
      },
    }
  }
  return {
    baseUrl,
    open,
    stop: async () => {
      await demo.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
