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

test('Virginia: on the owner’s own lot the association is only told, and insurance is owed only where it asks for it', async () => {
  const { stage } = await stageAt('newcomer-lot-owner')
  await stage.files({ part: 'ownLot' })
  await stage.does('centre.confirmComplete', {})
  await stage.does('property.open', {})
  const told = await stage.sees('owner')
  expect([told.paper?.kind, told.consentPart?.basisText]).toEqual(['notification', expect.stringContaining('55.1-1823.1(A)')])
  const [insurance] = told.obligations
  expect(insurance?.duty).toMatchObject({ fact: { standing: 'unsaid' }, late: false })
  await gridToEnd(stage)
  expect(await clockOf(stage, 'consentDuty')).toBeUndefined()
  await stage.does('property.sayDutyFact', { obligationId: insurance?.obligationId ?? '', holds: true })
  expect(await clockOf(stage, 'consentDuty')).toMatchObject({ party: 'owner' })
})

test('Virginia: on the common area the association may refuse, on a ground of its own that the law gives it there', async () => {
  const { stage } = await stageAt('newcomer-lot-owner')
  await servedIn(stage, null)
  await stage.does('property.reject', { grounds: [{ code: 'US-VA:commonArea' }] })
  expect((await stage.sees('owner')).grounds).toMatchObject([{ label: '协会不允许在共有区域装', validity: 'Y' }])
})

test('Taiwan: where no common part is used nobody is asked, and that is said to be recalled, not read', async () => {
  const { stage } = await stageAt('newcomer-common-pipes')
  await stage.files({ part: 'ownPart' })
  const filed = await stage.sees('owner')
  expect([filed.paper?.kind, filed.consentPart?.basis.mark, filed.consentPart?.basisText]).toEqual([
    'notNeeded',
    'recalled',
    expect.not.stringContaining('法律法规'),
  ])
})

test('Austria: by the power of the pile it is another part, which nobody is asked', async () => {
  const { stage, cast } = await stageAt('newcomer-slow-charging')
  const draft = await cast.owner(0).read(await cast.openDraft({ powerKw: 11 }, 0))
  expect(draft.partQuestion).toBeNull()
  await stage.files({ powerKw: 11 })
  const faster = await stage.sees('owner')
  expect(faster.consentPart).toMatchObject({ label: '超过3.7千瓦', saidBy: 'register' })
  const { stage: other } = await stageAt('newcomer-slow-charging')
  await other.files({ powerKw: 3.7 })
  expect((await other.sees('owner')).consentPart).toMatchObject({ label: '慢充（不超过3.7千瓦）', saidBy: 'register' })
})

test('Illinois: not denied in writing within 60 days of its receipt, it counts as approved', async () => {
  const { stage } = await stageAt('newcomer-deemed-granted')
  await served(stage)
  const reply = await clockOf(stage, 'propertyReply')
  expect(Temporal.PlainDate.from(reply?.startOn ?? '').until(reply?.dueOn ?? '').days).toBeGreaterThanOrEqual(60)
  await stage.nobodyActsUntilOver('propertyReply')
  await stage.workingDaysPass(13)
  const deemed = await stage.sees('owner')
  expect([deemed.paper?.kind, deemed.silences.length]).toEqual(['certificateOfSilence', 1])
})
