import { expect, test, vi } from 'vitest'
import { clockOf, energises, gridToEnd, paperOf, playPlaces, served, stageAt, stagesOf } from '../helpers/played-places.ts'

/* Places whose law a newcomer wrote down from what can be read of it, each played for what only it says. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

playPlaces()

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
  await served(stage)
  await stage.does('property.reject', { grounds: [{ code: 'FEE_OR_DEPOSIT' }] })
  expect((await stage.sees('owner')).grounds).toMatchObject([{ validity: 'N', acceptedAnswer: '协会不得为设置充电桩收费' }])
  await stage.does('property.approve', { paper: await paperOf(stage) })
  expect(await clockOf(stage, 'consentDuty')).toBeUndefined()
  await gridToEnd(stage)
  expect(await clockOf(stage, 'consentDuty')).toMatchObject({ party: 'owner', basisText: expect.stringContaining('196-7.5') })
  await energises(stage)
})
