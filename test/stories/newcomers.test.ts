import { expect, test, vi } from 'vitest'
import { taken } from '../../src/client/client.ts'
import type { StoryStage } from '../../src/stories/story-stage.ts'
import {
  clockOf,
  energises,
  gridToEnd,
  operator,
  paperOf,
  playPlaces,
  served,
  stageAt,
  stagesOf,
} from '../helpers/played-places.ts'

/* Places whose law a newcomer wrote down from what can be read of it, each played for what only it says. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

playPlaces()

/** Filed for a part of the building; where the general rule holds, complete and on the desk of the company. */
const servedIn = async (stage: StoryStage, part: string | null): Promise<void> => {
  await stage.files({ part })
  if (part !== null) return
  await stage.does('centre.confirmComplete', {})
  await stage.does('property.open', {})
}

test('Oregon: 60 days that rest while information is asked for, and a standard of the community as a ground of its own', async () => {
  const { stage } = await stageAt('newcomer-planned-community')
  await served(stage)
  const reply = await clockOf(stage, 'propertyReply')
  expect(reply).toMatchObject({ basisText: expect.stringContaining('94.762(2)') })
  expect(reply?.daysLeft).toBeGreaterThanOrEqual(60)
  await stage.does('property.requestInformation', { asks: ['spacePlanOrPhoto'], words: '请说明安装位置' })
  expect(await stagesOf(stage)).toContain('awaitingInformation')
  expect((await clockOf(stage, 'propertyReply'))?.paused).toBe(true)
  await stage.does('owner.answerInformation', { evidence: [await stage.uploads('owner', 'spacePlanOrPhoto')] })

  await stage.does('property.reject', { grounds: [{ code: 'US-OR:architecturalStandards' }, { code: 'NOT_IN_CONTRACT' }] })
  const { grounds } = await stage.sees('owner')
  expect(grounds.map(({ label, validity }) => [label, validity])).toEqual([
    ['不符合小区的建筑外观标准', 'C'],
    ['物业合同没有约定，物业无审批权', 'N'],
  ])
  await stage.does('owner.contestGround', { groundIds: grounds.map(({ groundId }) => groundId) })
  await stage.does('centre.giveOpinion', { views: grounds.map(({ groundId }) => ({ groundId, stands: false })) })
  await stage.does('property.approve', { paper: await paperOf(stage) })
  await gridToEnd(stage)
  await energises(stage)
})

test('Hawaii: nothing may be charged for the placement, and the station is registered within 30 days of its installation', async () => {
  const { stage } = await stageAt('newcomer-townhouse')
  await servedIn(stage, null)
  expect((await stage.sees('owner')).consentPart).toMatchObject({ label: '会用到共有部分，或者不清楚', saidBy: 'owner' })
  await stage.does('property.reject', { grounds: [{ code: 'FEE_OR_DEPOSIT' }] })
  expect((await stage.sees('owner')).grounds).toMatchObject([{ validity: 'N', acceptedAnswer: '协会不得为设置充电桩收费' }])
  await stage.does('property.approve', { paper: await paperOf(stage) })
  expect(await clockOf(stage, 'consentDuty')).toBeUndefined()
  await gridToEnd(stage)
  expect(await clockOf(stage, 'consentDuty')).toMatchObject({ party: 'owner', basisText: expect.stringContaining('196-7.5') })
  await energises(stage)
})

test('Hawaii: where no common area is touched nobody is asked, and the station is registered all the same', async () => {
  const { stage, cast } = await stageAt('newcomer-townhouse')
  const caseId = await cast.openDraft({}, 0)
  const owner = cast.owner(0)
  const draft = await owner.read(caseId)
  expect(draft.partQuestion?.answers.map(({ part }) => part)).toEqual(['noCommonArea', null])
  await expect(owner.send(caseId, { type: 'owner.submit', undertaking: true })).rejects.toMatchObject({
    problem: { code: 'PART_NOT_SAID' },
  })
  await expect(owner.send(caseId, { type: 'owner.submit', undertaking: true, part: 'elsewhere' })).rejects.toMatchObject({
    problem: { code: 'PART_NOT_SAID' },
  })

  await servedIn(stage, 'noCommonArea')
  const filed = await stage.sees('owner')
  expect([filed.consentPart, filed.paper?.kind]).toMatchObject([
    { label: '都在业主自己的部分，不用共有部分', basisText: expect.stringContaining('196-7.5') },
    'notNeeded',
  ])
  expect(filed.clocks.some(({ name }) => name === 'propertyReply')).toBe(false)
  await gridToEnd(stage)
  expect(await clockOf(stage, 'consentDuty')).toMatchObject({ party: 'owner', basisText: expect.stringContaining('196-7.5') })
  await energises(stage)
})

test('Hawaii before filing: it says that it depends, and what it is in each part', async () => {
  const { cast } = await stageAt('newcomer-townhouse')
  const look = async (part?: string) => {
    const path = { compoundId: cast.compound.compoundId }
    const query = part === undefined ? {} : { part }
    const { reasons, partQuestion } = taken(
      await operator.http.GET('/api/compounds/{compoundId}/precheck', { params: { path, query } }),
    )
    const [about] = reasons.filter(({ topic }) => topic === 'consent')
    return [about?.standing, about?.text, partQuestion?.answers.map(({ part: answer }) => answer)]
  }
  const answers = ['noCommonArea', 'none']
  expect(await look()).toEqual(['unknown', expect.stringContaining('不用共有部分的，不需要物业出证'), answers])
  expect(await look('noCommonArea')).toEqual(['inFavour', expect.any(String), answers])
  expect((await look('none'))[1]).not.toEqual((await look('noCommonArea'))[1])
})

test('Hawaii read as a document: what differs where, and who says it', async () => {
  const { differs } = taken(
    await operator.http.GET('/api/rules/compare', { params: { query: { from: 'national-baseline', to: 'newcomer-townhouse' } } }),
  )
  const said = (key: string) => differs.find((entry) => entry.key === key)?.to
  expect(said('consent.parts')?.text.en).toContain('the owner is asked at the filing: Does the station')
  expect(said('consent.parts.noCommonArea.consent.mode')).toMatchObject({
    label: { en: 'It stands in no common area: How a pile may be built' },
    basis: [{ text: { en: expect.stringContaining('196-7.5') } }],
  })
})
