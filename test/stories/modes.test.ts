import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { caseClocks } from '../../src/database/tables.ts'
import type { StoryStage } from '../../src/stories/story-stage.ts'
import {
  clockOf,
  demo,
  energises,
  explained,
  gridToEnd,
  operator,
  paperOf,
  playPlaces,
  served,
  stageAt,
  stagesOf,
} from '../helpers/played-places.ts'

/* Every way in which a place lets a pile be built, played over HTTP from the filing to the pile in use, under packs in the box. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

playPlaces()

const modes: readonly (readonly [string, string, (stage: StoryStage) => Promise<void>, string])[] = [
  ['REQUIRED', 'zhuzhou-2022', async (stage) => stage.does('property.approve', { paper: await paperOf(stage) }), 'consent'],
  ['AGREEMENT', 'chongqing-2023', async (stage) => stage.does('property.approve', { paper: await paperOf(stage) }), 'agreement'],
  [
    'REGISTRATION',
    'shandong-2020',
    async (stage) => stage.does('property.approve', { paper: await paperOf(stage) }),
    'registration',
  ],
]

test.each(modes)(
  '%s (%s): the company answers with the paper of the place, and the pile comes into use',
  async (_, pack, answers, paper) => {
    const { stage } = await stageAt(pack)
    await served(stage)
    expect(await stagesOf(stage)).toContain('reviewing')
    await answers(stage)
    expect((await stage.sees('owner')).paper?.kind).toBe(paper)
    await gridToEnd(stage)
    await energises(stage)
  },
)

// First, because the clock of the demo only goes forward.
test('a newcomer’s city that takes requests in stages: what is not on record is asked for, and then it is known', async () => {
  const { stage } = await stageAt('newcomer-by-building')
  await served(stage)
  const before = explained(await stage.sees('owner'))
  const open = await clockOf(stage, 'propertyReply')
  expect(open).toMatchObject({
    startOn: '2026-12-07',
    atTheLatest: true,
    why: expect.stringContaining('登记里没有车库的建成日期'),
  })
  const centre = (await stage.sees('centre')).nextStep.map(({ sentence }) => sentence)
  expect(centre).toContainEqual(expect.stringContaining('请把车库的建成日期登记到小区资料里'))
  const { compoundId } = before.compound
  const compound = taken(await operator.http.GET('/api/compounds/{compoundId}', { params: { path: { compoundId } } }))
  const [garage] = compound.garages
  const { garageId = '', ...known } = garage ?? {}
  const look = () =>
    operator.http.GET('/api/compounds/{compoundId}/precheck', {
      params: { path: { compoundId }, query: { power: 7, right: 'owned' } },
    })
  expect(taken(await look()).reasons.map(({ standing, text }) => [standing, text])).toContainEqual([
    'unknown',
    expect.stringContaining('车库的建成日期'),
  ])
  // The operator puts it on record, and it reaches the running request.
  const body = { ...known, completedOn: '2019-06-30' } as never
  const path = { compoundId, garageId }
  taken(await operator.http.PUT('/api/compounds/{compoundId}/garages/{garageId}', { params: { path }, body }))
  await stage.workingDaysPass(1)
  expect(await clockOf(stage, 'propertyReply')).toMatchObject({
    startOn: '2026-11-02',
    atTheLatest: false,
    why: expect.stringContaining('因为车库在2016年1月1日以后建成'),
  })
  expect(taken(await look()).reasons.map(({ standing }) => standing)).toContain('notBefore')
  await stage.does('property.approve', { paper: await paperOf(stage) })
  expect((await stage.sees('owner')).paper?.kind).toBe('consent')
})

test('NOTIFY (guangzhou-2024): telling the company is enough; it has nothing to answer, and cannot refuse', async () => {
  const { stage } = await stageAt('guangzhou-2024')
  await served(stage)
  const told = await stage.sees('owner')
  expect([told.paper?.kind, told.positions.map(({ holder }) => holder)]).toEqual(['notification', ['grid']])
  await stage.isRefused('property.reject', { grounds: [{ code: 'NOT_IN_CONTRACT' }] }, 'EVENT_NOT_ALLOWED_IN_STAGE')
  await gridToEnd(stage)
  await energises(stage)
})

test('NONE (xiangyang-2023): nobody is asked, from the first day', async () => {
  const { stage } = await stageAt('xiangyang-2023')
  await stage.files()
  const filed = await stage.sees('owner')
  expect([filed.paper?.kind, filed.positions.map(({ holder }) => holder)]).toEqual(['notNeeded', ['grid']])
  await gridToEnd(stage)
  await energises(stage)
})

test('silence ESCALATE (zhuzhou-2022): no consent; the centre coordinates, and the paper comes from there', async () => {
  const { stage } = await stageAt('zhuzhou-2022')
  await served(stage)
  await stage.nobodyActsUntilOver('propertyReply')
  const silent = await stage.sees('owner')
  expect([silent.paper, silent.silences.length, silent.positions.some(({ stage: name }) => name === 'coordination')]).toEqual([
    null,
    1,
    true,
  ])
  await stage.fetchesPaper('owner', 'certificateOfSilence')
  await stage.does('centre.acceptCoordination', { track: 'consent' })
  const documentId = await stage.uploads('centre', 'consentPaper')
  await stage.does('centre.closeCoordination', { track: 'consent', result: 'consent', paper: { documentId, form: 'sealedScan' } })
  await gridToEnd(stage)
  await energises(stage)
})

test('silence DEEMED (an owners’ rule says so): after the last day it is consent, with its certificate', async () => {
  const { stage } = await stageAt('town-deemed')
  await served(stage)
  const [step] = (await stage.sees('owner')).nextStep.filter(({ sentence }) => sentence.includes('同意'))
  expect(step?.sentence).toContain('按本地规定或约定作为同意')
  await stage.nobodyActsUntilOver('propertyReply')
  const deemed = await stage.sees('owner')
  expect([deemed.paper?.kind, deemed.silences.length]).toEqual(['certificateOfSilence', 1])
  await gridToEnd(stage)
  await energises(stage)
})

const substitutes = [
  ['the community', 'shandong-2020', 'community'],
  ['the owners’ committee', 'shandong-2020', 'ownersCommittee'],
  ['the street', 'zhuzhou-2022', 'street'],
] as const

test.each(substitutes)('a compound without a company: %s issues (%s)', async (_, pack, kind) => {
  const { stage, body } = await stageAt(pack, { company: null, community: '某社区', communityOnRecord: false })
  await stage.files()
  await stage.does('centre.confirmComplete', {})
  expect(await stagesOf(stage)).toContain('namingIssuer')
  const organisationId = kind === 'community' ? stage.organisationOf('community') : await body(kind, kind)
  await stage.does('centre.nameIssuer', { kind, organisationId })
  const proof = await stage.uploads('centre', 'serviceProof')
  await stage.does('centre.recordService', { means: 'paperHanded', servedOn: await stage.today(), evidence: [proof] })
  const asked = await stage.sees('centre')
  expect(asked.positions.find(({ stage: name }) => name === 'substituteIssue')?.organisation?.organisationId).toBe(organisationId)
  expect(await clockOf(stage, 'substituteReply')).toMatchObject({ party: 'community' })
  const documentId = await stage.uploads('centre', 'substitutePaper')
  await stage.does('community.issuePaper', { paper: { documentId, form: 'sealedScan' } }, { recordedByCentre: 'counter' })
  expect((await stage.sees('owner')).paper?.kind).toBe('substitute')
  await gridToEnd(stage)
  await energises(stage)
})

test('a ground that the facts do not bear is heard, and marked for both sides; the limits of the place are told with their basis', async () => {
  const { stage } = await stageAt('changzhou-2023')
  await served(stage)
  const before = (await stage.sees('property')).conditionalGrounds
  expect(before.find(({ code }) => code === 'NO_CAPACITY_PUBLIC')).toMatchObject({
    text: '只有在以下情形才可以提出：变压器实测负载率超过80%',
    standing: 'fails',
    basis: { force: 'L', place: '320400' },
  })
  await stage.does('property.reject', { grounds: [{ code: 'NO_CAPACITY_PUBLIC' }, { code: 'SPACE_TITLE_MISSING' }] })
  for (const party of ['owner', 'property'] as const) {
    const [capacity, title] = (await stage.sees(party)).grounds
    expect([capacity?.open, capacity?.onlyIf?.standing, title?.onlyIf]).toEqual([true, 'fails', null])
    expect(capacity?.flagged).toContain('系统标记“情形不符”')
    expect(capacity?.why).toContain('变压器实测负载率超过80%')
  }
  const { fireLimits } = await stage.sees('owner')
  expect(fireLimits.find(({ kind }) => kind === 'lowestBasement')).toMatchObject({
    text: expect.stringContaining('不得设在地下3层以下'),
    strength: 'should',
    standing: 'notForThis',
    basisText: '技术标准：电动汽车分散充电设施工程技术标准 GB/T 51313-2018第6.1.5条',
  })
  expect(fireLimits.every(({ basisText: rests, standingLabel }) => rests !== '' && standingLabel !== '')).toBe(true)
})

test('changzhou-2023: three working days at a public transformer, seven at a private one, each by its own article', async () => {
  const lengths: (string | undefined)[] = []
  for (const ownership of ['public', 'private'] as const) {
    const { stage } = await stageAt('changzhou-2023', { transformer: { ownership, ratedKva: 630, peakKva: 300 } })
    await served(stage)
    const clock = await clockOf(stage, 'propertyReply')
    expect(clock?.basis.force).toBe('L')
    lengths.push(String(clock?.daysLeft))
  }
  expect(lengths).toEqual(['3', '7'])
})

test('conditions become obligations, are reported, looked at and done; the pile is not switched on before', async () => {
  const { stage } = await stageAt('zhuzhou-2022')
  await served(stage)
  const paper = await paperOf(stage)
  await stage.does('property.offerConditions', {
    conditions: [{ kind: 'FIRE_EXTINGUISHER' }, { kind: 'REPAIR_OF_COMMON_PARTS' }],
    paper,
  })
  await stage.does('owner.acceptConditions', {})
  await gridToEnd(stage)
  const open = (await stage.sees('owner')).obligations
  expect(open.map(({ kind }) => kind).toSorted()).toEqual(['FIRE_EXTINGUISHER', 'REPAIR_OF_COMMON_PARTS'])
  const first = open.filter(({ beforeEnergising }) => beforeEnergising)
  expect(first.length).toBeGreaterThan(0)
  await stage.isRefused('grid.energise', { on: await stage.today() }, 'OBLIGATION_OPEN')
  for (const { obligationId } of first) {
    const photo = await stage.uploads('owner', 'sitePhoto')
    await stage.does('owner.dischargeObligation', { obligationId, evidence: [photo] })
    await stage.does('property.confirmDischarge', { obligationId })
  }
  expect((await stage.sees('owner')).obligations.filter((one) => one.beforeEnergising && !one.done)).toEqual([])
  await energises(stage)
})

test('the return limit of the place: sent round so often, the case goes to the centre by itself', async () => {
  const { stage } = await stageAt('zhuzhou-2022')
  await served(stage)
  const sendsOn = () => stage.does('property.refer', { track: 'consent', to: 'grid', reason: 'theyDecideFirst' })
  await sendsOn()
  const { referrals, loop } = await stage.sees('grid')
  const record = referrals.find(({ awaits }) => awaits.includes('grid'))?.record ?? 0
  await stage.does('grid.answerReferral', { record, answer: 'sendsBack' })
  expect(loop?.returnLimit ?? (await stage.sees('owner')).loop?.returnLimit).toBe(3)
  expect(await stagesOf(stage)).not.toContain('coordination')
  await sendsOn()
  expect((await stage.sees('owner')).loop?.sentToCentre).toMatchObject([
    { track: 'consent', steps: [expect.any(Number), expect.any(Number), expect.any(Number)] },
  ])
  expect(await stagesOf(stage)).toContain('coordination')
})

test('a rejection without its documents is heard, says what is missing from whom, and opens the way to verification and to mediation', async () => {
  const { stage } = await stageAt('zhuzhou-2022', { garageLevel: 'underground' })
  await served(stage)
  await stage.does('property.reject', { grounds: [{ code: 'FIRE_SYSTEM_MISSING' }, { code: 'FEE_ARREARS' }] })
  for (const party of ['owner', 'property'] as const) {
    const [fire, arrears] = (await stage.sees(party)).grounds
    expect([fire?.verification, fire?.missing.map(({ document, from }) => `${document} ${from}`)]).toEqual([
      'UNVERIFIED',
      ['fireDocument fire', 'thirdPartyReport tester', 'authorityDocument authority'],
    ])
    expect(fire?.flagged).toContain('系统标记“理由待证”')
    // What the rulings do not accept carries its reason and the answer, for both sides.
    expect([arrears?.validity, arrears?.acceptedAnswer]).toEqual(['N', expect.stringMatching(/另/)])
    expect(arrears?.why).toContain('依据：')
  }
  const allowed = (await stage.sees('owner')).allowedEvents.filter((event) => event.allowed).map(({ type }) => type)
  expect(allowed).toEqual(expect.arrayContaining(['owner.contestGround', 'owner.requestMediation', 'owner.openProceeding']))
  await stage.does('owner.contestGround', { groundIds: await stage.groundIds('FIRE_SYSTEM_MISSING') })
  expect((await stage.sees('owner')).positions.map(({ track }) => track)).toContain('fire')
  const mediated = (await stageAt('zhuzhou-2022')).stage
  await served(mediated)
  await mediated.does('property.reject', { grounds: [{ code: 'FEE_ARREARS' }] })
  await mediated.does('owner.requestMediation', { track: 'consent' })
  expect(await stagesOf(mediated)).toContain('mediation')
})

/* Packs as somebody wrote them who had nothing but README's page about packs. */

test('a newcomer’s notice with two answers: first whether it is taken up, then whether it is agreed to', async () => {
  const { stage } = await stageAt('newcomer-two-stages', { garageLevel: 'underground' })
  await stage.files()
  expect(await clockOf(stage, 'documentCheck')).toMatchObject({ daysLeft: 2, basisText: expect.stringContaining('某通知第6条') })
  await stage.does('centre.confirmComplete', {})
  await stage.does('property.open', {})
  expect(await clockOf(stage, 'propertyReply')).toMatchObject({ daysLeft: 10, basisText: expect.stringContaining('某通知第7条') })
  const limits = (await stage.sees('owner')).fireLimits
  expect(limits.map(({ kind, standing }) => [kind, standing])).toContainEqual(['pilePower', 'kept'])
  expect(limits.map(({ text }) => text)).toContain('组与组之间不小于6米，有隔墙的除外')
  await stage.does('property.approve', { paper: await paperOf(stage) })
  expect((await stage.sees('owner')).paper?.kind).toBe('consent')
})

test('a newcomer’s right to a plug: three months for a court objection, of which the company’s word alone is none', async () => {
  const { stage } = await stageAt('newcomer-right-to-plug')
  await served(stage)
  const clock = await clockOf(stage, 'propertyReply')
  expect(clock).toMatchObject({ provisional: true, basisText: expect.stringContaining('L113-17') })
  expect(Temporal.PlainDate.from(clock?.startOn ?? '').until(clock?.dueOn ?? '', { largestUnit: 'month' }).months).toBe(3)
  await stage.does('property.reject', { grounds: [{ code: 'OLD_WIRING' }] })
  const [objection] = (await stage.sees('owner')).grounds
  expect([objection?.verification, objection?.missing]).toMatchObject([
    'UNVERIFIED',
    [{ document: 'courtDocument', from: 'court' }],
  ])
  const silent = (await stageAt('newcomer-right-to-plug')).stage
  await served(silent)
  // No holidays are loaded: what counts is the last day on which it can have run out.
  await silent.nobodyActsUntilOver('propertyReply')
  expect((await silent.sees('owner')).paper).toBeNull()
  await silent.workingDaysPass(13)
  expect((await silent.sees('owner')).paper?.kind).toBe('certificateOfSilence')
})

test('a newcomer’s permit: “no objection” is enough, nothing is energised before the inspection, and the fee has its cap', async () => {
  const { stage } = await stageAt('newcomer-permit')
  await served(stage)
  await stage.does('property.noObjection', {})
  expect((await stage.sees('owner')).positions.map(({ track }) => track)).not.toContain('consent')
  await stage.does('grid.acceptIntake', { orderNumber: 'P-1' })
  await stage.does('grid.reportSurvey', { route: 'clear', meterPlace: 'newBox' })
  await stage.does('grid.reportCapacity', { result: 'available', ratedKva: 630, peakKva: 300, peakMonth: '2025-08' })
  await stage.does('grid.issuePlan', { ownerCostYuan: 0 })
  await stage.does('owner.confirmPlan', {})
  await stage.isRefused('grid.energise', { on: await stage.today() }, 'EVENT_NOT_ALLOWED_IN_STAGE')
  const papers = [await stage.uploads('owner', 'equipmentCertificate'), await stage.uploads('owner', 'installerLicence')]
  await stage.does('owner.reportWorksDone', { evidence: papers, certificateNumber: '2026010101000002' })
  expect(await clockOf(stage, 'inspection')).toMatchObject({ daysLeft: 3, basisText: expect.stringContaining('充电指引第8条') })
  await stage.does('grid.reportInspection', { passed: true })
  await energises(stage)
  const rules = taken(await operator.http.GET('/api/rules/{packId}', { params: { path: { packId: 'newcomer-permit' } } }))
  const said = rules.articles.map(({ text }) => text.en)
  expect(said).toContain('paid by The owner who asks; at most 500 AED per pile')
  expect(said).toContain('Fine; 1000 to 5000 AED')
})

test('a newcomer’s answer in principle: it binds, the paper follows on its own clock, and both are told with their articles', async () => {
  const { stage } = await stageAt('newcomer-in-principle')
  await served(stage)
  const asked = await stage.sees('owner')
  expect(asked.positions.map(({ stage: name, holder }) => [name, holder])).toContainEqual(['answeringInPrinciple', 'property'])
  expect(await clockOf(stage, 'answerInPrinciple')).toMatchObject({
    daysLeft: 4,
    basisText: expect.stringContaining('办法（为测试试写）第6条'),
  })
  const sentences = explained(asked).nextStep.map(({ sentence }) => sentence)
  expect(sentences.join()).toContain('到期没有原则答复的，记录在案，物业仍须按期正式答复')
  expect(asked.answerInPrinciple).toMatchObject({ answer: null })
  await stage.does('property.agreeInPrinciple', {})
  expect((await stage.sees('owner')).answerInPrinciple).toMatchObject({ answer: 'yes', label: '原则同意' })
  expect(await clockOf(stage, 'finalAnswer')).toMatchObject({
    daysLeft: 15,
    basisText: expect.stringContaining('办法（为测试试写）第8条'),
  })
  await stage.isRefused('property.reject', { grounds: [{ code: 'FIRE_LIABILITY_FEAR' }] }, 'EVENT_NOT_ALLOWED_IN_STAGE')
  await stage.does('property.givePaper', { paper: await paperOf(stage) })
  await gridToEnd(stage)
  await energises(stage)
  const silent = (await stageAt('newcomer-in-principle')).stage
  await served(silent)
  const startOn = (await clockOf(silent, 'answerInPrinciple'))?.startOn
  expect(startOn).toBeDefined()
  await silent.nobodyActsUntilOver('answerInPrinciple')
  const due = await silent.sees('owner')
  expect([due.answerInPrinciple?.answer, due.positions.map(({ stage: name }) => name).includes('reviewing')]).toEqual([
    'silence',
    true,
  ])
  // The time for the answer itself counts from the service, as if nothing had been asked before.
  expect(await clockOf(silent, 'propertyReply')).toMatchObject({ startOn })
  const between = { from: 'national-baseline', to: 'newcomer-in-principle' }
  const { differs } = taken(await operator.http.GET('/api/rules/compare', { params: { query: between } }))
  expect(differs.map(({ key, change }) => [key, change])).toEqual(
    expect.arrayContaining([
      ['consent.inPrinciple', 'added'],
      ['clocks.answerInPrinciple', 'added'],
      ['clocks.finalAnswer', 'added'],
    ]),
  )
  expect(differs.find(({ key }) => key === 'consent.inPrinciple')?.to?.text.zh).toBe(
    '原则同意后不能再改为不同意或附加条件，只能按期出证；出证期限自送达起算；不答复的，记录在案，正式答复的期限照算',
  )
})

test('a newcomer’s assembly and its court: the roads of that country alone, each with its days and basis', async () => {
  const { stage } = await stageAt('newcomer-assembly', { company: null, community: '业委会', communityOnRecord: false })
  await stage.files()
  const { roads, filedOn } = await stage.sees('owner')
  expect(roads.map(({ kind, road, label, bodyLabel }) => [kind, road, label, bodyLabel])).toEqual([
    ['ofPlace', 'annulmentSuit', '决议撤销之诉', '初级法院（住宅所有权庭）'],
    ['ofPlace', 'resolutionSuit', '替代决议之诉', '初级法院（住宅所有权庭）'],
  ])
  // The day of that country, which may not be that of Shanghai.
  const today = filedOn ?? ''
  await stage.isRefused('owner.openProceeding', { kind: 'hotline', openedOn: today }, 'PROCEEDING_NOT_HERE')
  const minutes = await stage.uploads('owner', 'minutes')
  await stage.does('owner.reportResolution', { knownOn: today, evidence: [minutes] })
  const term = await clockOf(stage, 'roadTerm')
  expect(Temporal.PlainDate.from(term?.startOn ?? '').until(term?.dueOn ?? '', { largestUnit: 'month' }).months).toBe(1)
  expect(term).toMatchObject({ party: 'owner', basisText: '法律法规：德国住宅所有权法（WEG）第45条' })
  expect(await clockOf(stage, 'annulResolution')).toBeUndefined()
  const suit = { kind: 'ofPlace', road: 'annulmentSuit', openedOn: today } as const
  await stage.isRefused('owner.openProceeding', suit, 'PROCEEDING_NOT_ABOUT_THIS')
  await stage.does('owner.openProceeding', { ...suit, subject: 'resolution', number: 'C123/26' })
  expect(await clockOf(stage, 'roadTerm')).toBeUndefined()
  const [brought] = (await stage.sees('owner')).proceedings
  expect(brought).toMatchObject({ kind: 'courtOfPlace', label: '决议撤销之诉', bodyLabel: '初级法院（住宅所有权庭）' })
  // Within the suit the owner owes its reasons: two months, counted from the resolution and not from the suit.
  expect(brought?.owed).toMatchObject([{ duty: 'reasons', label: '向法院说明起诉的理由' }])
  const reasons = await clockOf(stage, 'roadDuty')
  expect(Temporal.PlainDate.from(reasons?.startOn ?? '').until(reasons?.dueOn ?? '', { largestUnit: 'month' }).months).toBe(2)
  expect(reasons).toMatchObject({ party: 'owner', startOn: today, basisText: '法律法规：德国住宅所有权法（WEG）第45条' })
  const owed = explained(await stage.sees('owner')).nextStep.find(({ clockId }) => clockId === reasons?.clockId)
  expect(owed?.sentence).toContain('需向法院说明起诉的理由')
  expect(owed?.sentence).toContain('到期没有说明理由的，法院将驳回起诉')
  expect((await stage.sees('centre')).clocks.map(({ name }) => name)).toContain('roadDuty')
  const says = { proceeding: brought?.proceeding ?? 0, step: 'ownStep' } as const
  await stage.does('owner.reportProceeding', { ...says, duty: 'reasons' })
  expect(await clockOf(stage, 'roadDuty')).toBeUndefined()
  const evidence = [await stage.uploads('owner', 'courtDocument')]
  const judgment = {
    instance: 'first',
    verdict: 'forOwner',
    orders: 'annulResolution',
    receivedOn: today,
    number: 'C123/26',
  } as const
  await stage.does('owner.reportJudgment', { proceeding: brought?.proceeding ?? 0, ...judgment, evidence })
  expect(await clockOf(stage, 'roadAppealTerm')).toMatchObject({ party: 'owner' })
  await stage.does('owner.reportEffect', { proceeding: brought?.proceeding ?? 0, effectiveOn: today, evidence })
  expect((await stage.sees('owner')).decisions.map(({ means }) => means)).toEqual(['annulled'])
})

test('a newcomer’s board: 60 days to answer in principle, 90 for the agreement, then its own arbitration', async () => {
  const { stage } = await stageAt('newcomer-board')
  await served(stage)
  const first = await clockOf(stage, 'answerInPrinciple')
  // The sixtieth day, or the Monday after it.
  expect([60, 61, 62]).toContain(Temporal.PlainDate.from(first?.startOn ?? '').until(first?.dueOn ?? '').days)
  await stage.does('property.reject', { grounds: [{ code: 'OLD_WIRING' }] })
  const refused = await stage.sees('owner')
  expect([refused.answerInPrinciple?.answer, refused.grounds.map(({ verification }) => verification)]).toEqual([
    'no',
    ['UNVERIFIED'],
  ])
  expect(refused.grounds[0]?.missing).toMatchObject([{ document: 'thirdPartyReport', from: 'tester' }])
  const term = await clockOf(stage, 'roadTerm')
  expect(term).toMatchObject({ party: 'owner' })
  const openedOn = term?.startOn ?? ''
  await stage.does('owner.openProceeding', { kind: 'ofPlace', road: 'arbitration', openedOn })
  const [arbitration] = (await stage.sees('owner')).proceedings
  expect(await clockOf(stage, 'roadIntake')).toMatchObject({ party: 'court' })
  await stage.does('owner.reportProceeding', { proceeding: arbitration?.proceeding ?? 0, step: 'accepted' })
  const decision = await clockOf(stage, 'roadDecision')
  await stage.does('owner.reportProceeding', { proceeding: arbitration?.proceeding ?? 0, step: 'extended' })
  expect((await clockOf(stage, 'roadDecision'))?.dueOn?.localeCompare(decision?.dueOn ?? '')).toBe(1)
  // While a court or tribunal decides, the owner gives nothing up.
  expect(await clockOf(stage, 'ownerDecision')).toMatchObject({ dueOn: null })
  await stage.does('owner.openProceeding', { kind: 'ofPlace', road: 'authority', openedOn })
  expect((await stage.sees('owner')).proceedings.map(({ kind }) => kind)).toEqual(['courtOfPlace', 'officeOfPlace'])
})

test('a newcomer’s objection: who objects goes to court within three months; a no alone does not hold the owner up', async () => {
  const { stage } = await stageAt('newcomer-objection')
  await served(stage)
  const term = await clockOf(stage, 'objectionTerm')
  expect(term).toMatchObject({ party: 'property', provisional: true, basisText: expect.stringContaining('R113-8') })
  expect(Temporal.PlainDate.from(term?.startOn ?? '').until(term?.dueOn ?? '', { largestUnit: 'month' }).months).toBe(3)
  const asked = explained(await stage.sees('owner'))
  expect(asked.positions.map(({ stage: name, holder }) => [name, holder])).toContainEqual(['objecting', 'property'])
  expect(asked.nextStep.map(({ sentence }) => sentence).join()).toContain('到期没有起诉的，按本地规定等于没有异议，可以施工')
  // Nobody else's court: the owner has no road of his own here, and the company's is not his.
  expect(asked.roads).toEqual([])
  await stage.does('property.reject', { grounds: [{ code: 'OLD_WIRING' }] })
  const refused = await stage.sees('owner')
  expect([refused.objection?.answer, refused.grounds.length, await stagesOf(stage)]).toEqual([
    null,
    1,
    expect.arrayContaining(['objecting']),
  ])
  const openedOn = term?.startOn ?? ''
  const writ = [await stage.uploads('property', 'courtDocument')]
  await stage.does('property.bringObjection', {
    openedOn,
    grounds: [{ code: 'OLD_WIRING' }],
    number: 'RG26-01234',
    evidence: writ,
  })
  const inCourt = explained(await stage.sees('owner'))
  expect(inCourt.positions.map(({ stage: name, holder }) => [name, holder])).toContainEqual(['objectionInCourt', 'court'])
  for (const party of ['owner', 'property', 'centre'] as const) {
    expect((await stage.sees(party)).proceedings).toMatchObject([
      { label: '反对安装之诉', bodyLabel: '司法法院', broughtBy: 'property', step: 'filed' },
    ])
  }
  const proceeding = inCourt.proceedings[0]?.proceeding ?? 0
  // The company reports what happens at its court: its word, which the owner confirms, or contests before the centre.
  await stage.does('property.reportProceeding', { proceeding, step: 'accepted', number: 'RG26-01234' })
  const hearingOn = Temporal.PlainDate.from(openedOn).add({ days: 30 }).toString()
  await stage.does('property.reportProceeding', { proceeding, step: 'hearing', hearingOn })
  const told = (await stage.sees('owner')).proceedings[0]
  expect(told).toMatchObject({ step: 'accepted', number: 'RG26-01234', hearingOn })
  expect(told?.told.map(({ label, standing }) => [label, standing])).toEqual([
    ['已受理', 'claimed'],
    ['已定开庭日期', 'claimed'],
  ])
  await stage.does('owner.confirmRecord', { record: told?.told[0]?.record ?? 0 })
  await stage.does('owner.contestRecord', { record: told?.told[1]?.record ?? 0 })
  expect((await stage.sees('property')).proceedings[0]?.told.map(({ standing }) => standing)).toEqual(['confirmed', 'contested'])
  await stage.does('centre.settleContest', { record: told?.told[1]?.record ?? 0, stands: false })
  expect((await stage.sees('owner')).proceedings[0]).toMatchObject({ number: 'RG26-01234', hearingOn: null })
  const judgment = {
    instance: 'first',
    verdict: 'forOwner',
    orders: 'nothing',
    receivedOn: openedOn,
    number: 'RG26-01234',
  } as const
  const evidence = [await stage.uploads('owner', 'courtDocument')]
  await stage.does('owner.reportJudgment', { proceeding, ...judgment, evidence })
  expect(await clockOf(stage, 'roadAppealTerm')).toMatchObject({ party: 'property' })
  await stage.does('owner.reportEffect', { proceeding, effectiveOn: openedOn, evidence })
  await stage.does('property.confirmDecision', { decision: (await stage.sees('property')).decisions[0]?.decision ?? 0 })
  expect((await stage.sees('owner')).paper?.kind).toBe('judgment')
  await gridToEnd(stage)
  await energises(stage)
})

test('a newcomer’s objection: without a suit the works may begin, and nobody is said to have been silent', async () => {
  const { stage } = await stageAt('newcomer-objection')
  await served(stage)
  await stage.does('property.reject', { grounds: [{ code: 'OLD_WIRING' }] })
  await stage.nobodyActsUntilOver('objectionTerm')
  // No holidays are loaded: what counts is the last day on which it can have run out.
  await stage.workingDaysPass(13)
  const lapsed = await stage.sees('owner')
  expect([lapsed.paper?.kind, lapsed.objection?.answer, lapsed.silences]).toEqual(['termLapsed', 'lapsed', []])
  await gridToEnd(stage)
  await energises(stage)
})

test('a newcomer’s condominium: after its approval the owner owes a certificate on a clock, which the owner sees', async () => {
  const { stage } = await stageAt('newcomer-condominium')
  await served(stage)
  await stage.does('property.approve', { paper: await paperOf(stage) })
  const seen = explained(await stage.sees('owner'))
  const [certificate, premium] = seen.obligations
  expect(certificate).toMatchObject({
    source: 'duty',
    by: 'owner',
    done: false,
    duty: { from: 'consent', late: false, effect: 'centre' },
  })
  expect(premium).toMatchObject({ duty: { from: 'asked', clockId: null, startOn: null, mayBeAsked: true } })
  const clock = await clockOf(stage, 'consentDuty')
  expect(clock).toMatchObject({ party: 'owner', basisText: '法律法规：佛罗里达州共管产权法第718.113(8)(f)4条' })
  // The fourteenth may be a day off: it ends on the next working day then.
  expect(clock?.daysLeft).toBeGreaterThanOrEqual(14)
  const step = seen.nextStep.find(({ clockId }) => clockId === clock?.clockId)
  expect(step?.sentence).toContain('需把以协会为附加被保险人的保险证明交给协会')
  expect(step?.sentence).toContain('法律没有写逾期的后果')
  // The invoice for the premium comes, and its time begins.
  const invoice = [await stage.uploads('property', 'propertyStatement')]
  await stage.does('property.askForDuty', { obligationId: premium?.obligationId ?? '', evidence: invoice })
  const proof = [await stage.uploads('owner', 'other')]
  await stage.does('owner.dischargeObligation', { obligationId: premium?.obligationId ?? '', evidence: proof })
  await stage.does('property.confirmDischarge', { obligationId: premium?.obligationId ?? '' })
  // The certificate does not come in time. It is late, with the owner; the centre has to settle it, and the approval stands.
  await stage.nobodyActsUntilOver('consentDuty')
  // No holidays are loaded: what counts is the last day on which it can have run out.
  await stage.workingDaysPass(13)
  const late = await stage.sees('owner')
  expect([late.obligations[0]?.duty?.late, late.paper?.kind]).toEqual([true, 'consent'])
  expect(await clockOf(stage, 'dutyAtCentre')).toMatchObject({ party: 'centre' })
  // In the figures it is time that the owner owes, and none of the company's.
  const kept = demo.service.database.db.select().from(caseClocks).where(eq(caseClocks.name, 'consentDuty')).all()
  expect(kept.map(({ party, organisationId, force }) => [party, organisationId, force])).toEqual([
    ['owner', null, 'S'],
    ['owner', null, 'S'],
  ])
  await stage.does('owner.dischargeObligation', { obligationId: certificate?.obligationId ?? '', evidence: proof })
  expect([await clockOf(stage, 'consentDuty'), await clockOf(stage, 'dutyAtCentre')]).toEqual([undefined, undefined])
  await stage.does('property.confirmDischarge', { obligationId: certificate?.obligationId ?? '' })
  await gridToEnd(stage)
  await energises(stage)
})

test('a newcomer’s interest community: a duty after the consent, one once asked, one once it is built', async () => {
  const { stage } = await stageAt('newcomer-interest-community')
  await served(stage)
  await stage.does('property.approve', { paper: await paperOf(stage) })
  const dutyOf = async (kind: string) => (await stage.sees('owner')).obligations.find((known) => known.kind === kind)
  const evidence = [await stage.uploads('owner', 'other')]
  const delivers = async (kind: string) => {
    const obligationId = (await dutyOf(kind))?.obligationId ?? ''
    await stage.does('owner.dischargeObligation', { obligationId, evidence })
    await stage.does('property.confirmDischarge', { obligationId })
  }
  expect((await dutyOf('certificate'))?.duty).toMatchObject({ from: 'consent', late: false })
  expect((await dutyOf('registration'))?.duty).toMatchObject({ from: 'built', startOn: null, clockId: null })
  await delivers('certificate')
  await gridToEnd(stage)
  const registration = await dutyOf('registration')
  expect(registration?.duty?.startOn).not.toBeNull()
  expect(await clockOf(stage, 'consentDuty')).toMatchObject({ party: 'owner', clockId: registration?.duty?.clockId })
  await energises(stage)
  // The request has ended with a pile that runs; what the statute asks for is owed all the same.
  expect((await stage.sees('owner')).nextStep.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringContaining('需向协会登记这套设备'),
  )
  await delivers('registration')
  expect(await clockOf(stage, 'consentDuty')).toBeUndefined()
})

test('a newcomer’s owner section: a no is heard only for a just reason, whose burden the board bears', async () => {
  const { stage } = await stageAt('newcomer-owner-section')
  await served(stage)
  await stage.does('property.reject', { grounds: [{ code: 'FIRE_LIABILITY_FEAR' }, { code: 'NO_CAPACITY_PRIVATE' }] })
  const { grounds } = await stage.sees('owner')
  expect(grounds.map(({ code, validity, acceptedAnswer }) => [code, validity, acceptedAnswer])).toEqual([
    ['FIRE_LIABILITY_FEAR', 'N', '一般的顾虑不是正当理由'],
    ['NO_CAPACITY_PRIVATE', 'C', expect.stringContaining('是否正当要看具体情况')],
  ])
  expect(grounds[1]?.flagged).toContain('第三方检测报告')
  await stage.does('owner.contestGround', { groundIds: grounds.map(({ groundId }) => groundId) })
  await stage.does('centre.giveOpinion', {
    views: grounds.map(({ groundId }) => ({ groundId, stands: false })),
  })
  await stage.does('property.approve', { paper: await paperOf(stage) })
  await gridToEnd(stage)
  await energises(stage)
})

test('a newcomer’s notice: telling the community is enough, and nothing is waited for', async () => {
  const { stage } = await stageAt('newcomer-notice')
  await served(stage)
  const told = explained(await stage.sees('owner'))
  expect([told.paper?.kind, told.positions.map(({ holder }) => holder)]).toEqual(['notification', ['grid']])
  expect(told.roads.map(({ road }) => road)).toEqual(['challenge'])
})

test('a newcomer’s strata: three months to decide, then its tribunal, in which the owner owes a step of his own', async () => {
  const { stage } = await stageAt('newcomer-strata')
  await served(stage)
  const reply = await clockOf(stage, 'propertyReply')
  expect(Temporal.PlainDate.from(reply?.startOn ?? '').until(reply?.dueOn ?? '', { largestUnit: 'month' }).months).toBe(3)
  // Served in spring; the council has to consider it only from the last day of the year on.
  expect(reply).toMatchObject({
    startOn: '2026-12-31',
    provisional: true,
    basisText: expect.stringContaining('第90.1条'),
    why: expect.stringContaining('2026年12月31日周四'),
  })
  await stage.does('property.reject', { grounds: [{ code: 'NO_CAPACITY_PRIVATE' }] })
  // The day of that place, which may not be that of Shanghai.
  const openedOn = (await stage.sees('owner')).filedOn ?? ''
  await stage.does('owner.openProceeding', { kind: 'ofPlace', road: 'tribunal', openedOn })
  const proceeding = (await stage.sees('owner')).proceedings[0]?.proceeding ?? 0
  expect((await stage.sees('owner')).proceedings[0]?.owed).toEqual([])
  await stage.does('owner.reportProceeding', { proceeding, step: 'accepted', stepOn: openedOn })
  expect((await stage.sees('owner')).proceedings[0]?.owed).toMatchObject([
    { duty: 'fee', lapseLabel: '到期没有缴纳的，仲裁庭可以不再处理' },
  ])
  // What was recalled and not read binds nobody here: it is a reference time.
  expect(await clockOf(stage, 'roadDuty')).toMatchObject({ basisText: expect.stringContaining('在本地没有强制力') })
  await stage.does('owner.reportProceeding', { proceeding, step: 'ownStep', duty: 'fee' })
  expect(await clockOf(stage, 'roadDuty')).toBeUndefined()
  const evidence = [await stage.uploads('owner', 'courtDocument')]
  const order = {
    instance: 'first',
    verdict: 'forOwner',
    orders: 'standsForPaper',
    receivedOn: openedOn,
    number: 'ST-2026-0001',
  } as const
  await stage.does('owner.reportJudgment', { proceeding, ...order, effectiveOn: openedOn, evidence })
  await stage.does('centre.confirmDecision', { decision: (await stage.sees('centre')).decisions[0]?.decision ?? 0 })
  expect((await stage.sees('owner')).paper?.kind).toBe('judgment')
})
