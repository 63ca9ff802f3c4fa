import { expect, test, vi } from 'vitest'
import { taken } from '../../src/client/client.ts'
import { family } from '../../src/stories/story.ts'
import { demo, muchLater, operator, paperOf, playPlaces, served, stageAt, stagesOf } from '../helpers/played-places.ts'

/* Grounds that the list lacks and the law of one place names, from the filing to the figures. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

playPlaces()

const shaft = '430281:ventShaft' as const
const festival = '430281:festival' as const

test('a ground of the place’s own is pleaded, contested, decided and counted like a listed one, under its own name', async () => {
  const families = [family('李女士', '5-1802', 'A-018'), family('王先生', '5-1803', 'A-019')]
  const { stage, cast } = await stageAt('town-own-grounds', { garageLevel: 'underground', families })
  await served(stage)
  const before = await stage.sees('property')
  expect(before.ownGrounds.map(({ code, label, route }) => [code, label, route])).toEqual([
    [shaft, '充电桩挡住消防排烟竖井', 'fire'],
    [festival, '节庆期间不施工', 'opinion'],
  ])
  expect(before.conditionalGrounds.map(({ code, standing }) => [code, standing])).toContainEqual([festival, 'holds'])
  await stage.isRefused('property.reject', { grounds: [{ code: 'NO:enoughCharging', evidence: [] }] }, 'GROUND_NOT_LISTED')
  await stage.does('property.reject', { grounds: [{ code: shaft }, { code: festival }, { code: 'NEIGHBOUR_OBJECTION' }] })

  const { grounds } = await stage.sees('owner')
  expect(
    grounds.map(({ label, verification, validity, acceptedAnswer }) => [label, verification, validity, acceptedAnswer]),
  ).toEqual([
    ['充电桩挡住消防排烟竖井', 'UNVERIFIED', 'Y', '换一面墙安装即可'],
    ['节庆期间不施工', 'UNVERIFIED', 'N', '节后再施工，不影响出证'],
    expect.arrayContaining(['相邻业主或其他业主反对']),
  ])
  expect(grounds[0]?.flagged).toContain('消防文件')
  expect(grounds[0]?.why).toContain('某镇办法第9条')
  expect(grounds[1]?.onlyIf).toMatchObject({ standing: 'holds' })

  await stage.does('owner.contestGround', { groundIds: grounds.map(({ groundId }) => groundId) })
  await stage.does('fire.report', { result: 'passed', scope: 'zone', examined: [shaft], upheld: [] })
  const opined = (await stage.sees('centre')).grounds.filter(({ route }) => route === 'opinion')
  await stage.does('centre.giveOpinion', { views: opined.map(({ groundId }) => ({ groundId, stands: false })) })
  expect(await stagesOf(stage)).toContain('redecide')

  // What fell is not pleaded again, and the refusal calls it by its name.
  const document = await stage.uploads('property', 'fireDocument')
  const again = await cast
    .client('property')
    ?.send(before.caseId, { type: 'property.reject', grounds: [{ code: shaft, evidence: [document] }] })
    .catch((error: unknown) => error)
  expect(again).toMatchObject({
    problem: { code: 'GROUND_ALREADY_FALLEN', title: expect.stringContaining('充电桩挡住消防排烟竖井') },
  })
  await stage.does('property.approve', { paper: await paperOf(stage) })

  const neighbour = stage.family(1)
  await served(neighbour)
  const [earlier] = (await neighbour.sees('property')).precedents
  expect(earlier?.fell.map(({ code, label }) => [code, label])).toContainEqual([shaft, '充电桩挡住消防排烟竖井'])

  const centre = cast.client('centre')
  if (!centre) throw new Error('a centre is cast')
  const { reasons } = taken(await centre.http.GET('/api/statistics/reasons', { params: { query: {} } }))
  const rows = reasons.groups.filter(({ code }) => code.startsWith('430281:'))
  expect(rows.map(({ code, label, stated, upheld, fallen }) => [code, label, stated, upheld, fallen])).toEqual(
    expect.arrayContaining([
      [shaft, '充电桩挡住消防排烟竖井', 1, 0, 1],
      [festival, '节庆期间不施工', 1, 0, 0],
    ]),
  )
  // One request alone: nobody reads it off the public figures.
  expect(rows.every(({ withheldInPublic }) => withheldInPublic !== null)).toBe(true)

  const path = { compoundId: before.compound.compoundId }
  const precheck = taken(await centre.http.GET('/api/compounds/{compoundId}/precheck', { params: { path, query: {} } }))
  expect(precheck.earlier.grounds).toContainEqual(
    expect.objectContaining({ code: shaft, label: '充电桩挡住消防排烟竖井', fallen: 1, acceptedAnswer: '换一面墙安装即可' }),
  )
  const read = { caseId: before.caseId, kind: 'evidencePack' as const }
  const text = taken(await centre.http.GET('/api/cases/{caseId}/papers/{kind}/text', { params: { path: read } }))
  expect(JSON.stringify(text)).toContain('充电桩挡住消防排烟竖井')
  expect(JSON.stringify(text)).not.toContain(shaft)
})

test('what the rules of a place add to the list is read on their page, compared, and offered in the form', async () => {
  const path = { packId: 'newcomer-owner-section' }
  const { articles, rules } = taken(await operator.http.GET('/api/rules/{packId}', { params: { path } }))
  expect(rules.ownGrounds?.['NO:enoughCharging']?.name.zh).toBe('小区已有够用的公共充电')
  expect(articles.find(({ key }) => key === 'ownGrounds.NO:enoughCharging')?.text.zh).toContain('要看具体情况')
  const between = { from: 'national-baseline', to: 'newcomer-owner-section' }
  const { differs } = taken(await operator.http.GET('/api/rules/compare', { params: { query: between } }))
  expect(differs).toContainEqual(expect.objectContaining({ key: 'ownGrounds.NO:enoughCharging', change: 'added' }))
  const form = taken(await operator.http.GET('/api/forms/{type}', { params: { path: { type: 'property.lateGround' } } }))
  expect(form.fields.find(({ name }) => name === 'code')).toMatchObject({ kind: 'choice', beside: 'ownGrounds' })
})

test('a newcomer’s owner section: the board pleads that there is charging enough, also once its time is over', async () => {
  const { stage } = await stageAt('newcomer-owner-section')
  await served(stage)
  await stage.does('property.reject', { grounds: [{ code: 'NO_CAPACITY_PRIVATE' }] })
  const evidence = [await stage.uploads('property', 'thirdPartyReport')]
  await stage.does('property.lateGround', { code: 'NO:enoughCharging', because: 'newFact', evidence })
  const { grounds } = await stage.sees('owner')
  expect(grounds.map(({ label, validity }) => [label, validity])).toContainEqual(['小区已有够用的公共充电', 'C'])
  await stage.does('owner.contestGround', { groundIds: grounds.map(({ groundId }) => groundId) })
  const views = grounds.map(({ groundId, code }) => ({ groundId, stands: code === 'NO:enoughCharging' }))
  await stage.does('centre.giveOpinion', { views })
  expect((await stage.sees('owner')).grounds.find(({ code }) => code === 'NO:enoughCharging')?.opinion).toBe('stands')
  expect(await stagesOf(stage)).toContain('rejected')
})

test('in a frozen month and in a trial it has its own code and the name that its place gives it', async () => {
  const families = Array.from({ length: 6 }, (_, n) => family(`第${n}户`, `1-10${n}`, `C-0${n}`))
  const { stage, cast } = await stageAt('town-own-grounds', { garageLevel: 'underground', families })
  for (const index of families.keys()) {
    const one = index === 0 ? stage : stage.family(index)
    await served(one)
    // Of a listed ground there are fewer: the month withholds that one, to keep the single ones of other places apart.
    const listed = index < 4 ? [{ code: 'NEIGHBOUR_OBJECTION' as const }] : []
    await one.does('property.reject', { grounds: [{ code: shaft }, { code: festival }, ...listed] })
  }
  const later = await muchLater(cast, '2026-04-02')
  await demo.service.rounds.freeze()
  const month = { params: { path: { month: '2026-03' } } }
  const { tables } = taken(await operator.http.GET('/api/public/figures/{month}', month))
  const cells = tables.find(({ id }) => id === 'reasons')?.cells ?? []
  const told = cells.filter(({ names }) => names.some((name) => name.includes(':')))
  expect(told.map(({ names, labels, count }) => [...names, ...labels, count])).toEqual(
    expect.arrayContaining([
      [shaft, '充电桩挡住消防排烟竖井', 7],
      [festival, '节庆期间不施工', 7],
      // One alone is withheld, whatever it is called.
      ['NO:enoughCharging', '小区已有够用的公共充电', null],
    ]),
  )

  const bureau = (await later('bureau')).http
  const reply = taken(await bureau.GET('/api/rules/{packId}', { params: { path: { packId: 'town-own-grounds' } } })).rules.clocks
    .propertyReply
  const pack = {
    id: 'draft-own-grounds',
    extends: 'town-own-grounds',
    version: 1,
    standing: 'draft',
    title: { zh: '草案', en: 'A draft' },
    clocks: { propertyReply: { ...reply, length: { n: 2, unit: 'workingDay' }, variants: [] } },
  }
  const body = { question: '两天够不够', from: '2026-03-01', to: '2026-03-31', pack }
  const { trialId } = taken(await bureau.POST('/api/trials', { body }))
  const path = { trialId }
  taken(await bureau.POST('/api/trials/{trialId}/run', { params: { path } }))
  const { result } = await vi.waitFor(
    async () => {
      const found = taken(await bureau.GET('/api/trials/{trialId}', { params: { path } }))
      if (found.trial.standing !== 'finished') throw new Error(`it is ${found.trial.standing}`)
      return found
    },
    { timeout: 120_000, interval: 200 },
  )
  const counted = [result?.recorded, ...(result?.scenarios ?? [])].map((one) => one?.grounds.find(({ code }) => code === shaft))
  expect(counted.length).toBeGreaterThan(1)
  for (const ground of counted) expect(ground).toMatchObject({ label: '充电桩挡住消防排烟竖井', pleaded: 6 })
})
