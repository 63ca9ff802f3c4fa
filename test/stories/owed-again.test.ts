import { expect, test, vi } from 'vitest'
import { newKey, type PileClient, type Schemas, taken } from '../../src/client/client.ts'
import { storyPdf } from '../../src/stories/story-pdf.ts'
import {
  demo,
  energises,
  gridToEnd,
  muchLater,
  operator,
  paperOf,
  playPlaces,
  served,
  stageAt,
} from '../helpers/played-places.ts'

/* What is owed again every year with a pile that runs, long after its request has ended. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

playPlaces()

const months = (day: string, n: number): string => Temporal.PlainDate.from(day).add({ months: n }).toString()
const roundsOf = ({ obligations }: Schemas['Case']) =>
  obligations.filter(({ kind }) => kind === 'inspection').map(({ done, duty }) => [duty?.round, done, duty?.late, duty?.startOn])
const running = ({ clocks }: Schemas['Case']) => clocks.filter(({ name }) => name === 'consentDuty').map(({ startOn }) => startOn)

/** A pile that runs, with an inspection owed every year; and what its owner does with it. */
const runningPile = async () => {
  const { stage, cast } = await stageAt('town-every-year')
  await served(stage)
  await stage.does('property.approve', { paper: await paperOf(stage) })
  await gridToEnd(stage)
  await energises(stage)
  const { caseId } = await stage.sees('owner')
  const owner = cast.owner(0)
  const [pile] = taken(await owner.http.GET('/api/piles', { params: { query: {} } })).piles
  const opens = async (event: Schemas['NewOperation']['event']): Promise<string> => {
    const params = { header: { 'idempotency-key': newKey() } }
    const body = { kind: 'operation' as const, pileId: pile?.pileId ?? '', event }
    return taken(await owner.http.POST('/api/cases', { params, body })).caseId
  }
  const owed = async () => {
    const { obligations, clocks, nextStep } = await owner.read(caseId)
    const inspections = obligations.filter(({ kind }) => kind === 'inspection').map(({ discharged }) => discharged)
    return [inspections, clocks.filter(({ name }) => name === 'consentDuty').length, nextStep.length]
  }
  return { cast, owner, opens, owed }
}

test('taken down, nothing is owed with the pile any more', async () => {
  const { owner, opens, owed } = await runningPile()
  const dismantling = await opens({ type: 'owner.dismantlePile', reason: 'moved' })
  await demo.service.rounds.due()
  // Said and not done, it is owed all the same.
  expect(await owed()).toEqual([[null], 1, 1])
  const photo = await owner.upload(dismantling, 'sitePhoto', storyPdf)
  await owner.send(dismantling, { type: 'owner.reportDismantled', evidence: [photo] })
  await demo.service.rounds.due()
  expect(await owed()).toEqual([['dismantled'], 0, 0])
})

test('handed on with its space, its former owner owes nothing with it', async () => {
  const { cast, opens, owner, owed } = await runningPile()
  const transfer = await opens({ type: 'owner.transferPile', reason: 'sale' })
  await demo.service.rounds.due()
  expect(await owed()).toEqual([[null], 1, 1])
  const { code } = taken(await owner.http.GET('/api/cases/{caseId}/transfer-code', { params: { path: { caseId: transfer } } }))
  const body = { code, accedes: true, undertaking: true as const, personal: { name: '李四', phone: cast.phone(1) } }
  const params = { header: { 'idempotency-key': newKey() } }
  taken(await cast.neighbour().http.POST('/api/transfers', { params, body }))
  await demo.service.rounds.due()
  expect(await owed()).toEqual([['handedOn'], 0, 0])
})

test('an inspection every year: done in the first, late in the second, and owed in the third all the same', async () => {
  const { stage, cast } = await stageAt('town-every-year')
  await served(stage)
  await stage.does('property.approve', { paper: await paperOf(stage) })
  await gridToEnd(stage)
  await energises(stage)
  const ended = await stage.sees('owner')
  const { caseId } = ended
  const first = ended.obligations.find(({ kind }) => kind === 'inspection')
  expect(first?.duty).toMatchObject({ round: 1, again: '12个月', late: false })
  const on = first?.duty?.startOn ?? ''

  const evidence = [await stage.uploads('owner', 'other')]
  const obligationId = first?.obligationId ?? ''
  await stage.does('owner.dischargeObligation', { obligationId, evidence })
  await stage.does('property.confirmDischarge', { obligationId })
  // Done, the next one stands there already, with the day from which it counts.
  const done = await stage.sees('owner')
  expect([roundsOf(done), running(done)]).toEqual([
    [
      [1, true, false, on],
      [2, false, false, months(on, 12)],
    ],
    [months(on, 12)],
  ])

  // Nobody does anything for a year and more: its time runs out by itself, on its own day.
  const sees = async (party: PileClient) => party.read(caseId)
  const later = await muchLater(cast, months(on, 14))
  const late = await sees(await later('owner'))
  expect([roundsOf(late), running(late)]).toEqual([
    [
      [1, true, false, on],
      [2, false, true, months(on, 12)],
      [3, false, false, months(on, 24)],
    ],
    [months(on, 12), months(on, 24)],
  ])
  const steps = late.nextStep.filter(({ sentence }) => sentence.includes('请人检查充电桩并提交记录'))
  expect(steps.map(({ lateness }) => lateness)).toEqual(['late', null])

  // Another year on it is late twice, and the fourth one stands there.
  const after = await muchLater(cast, months(on, 27))
  const owed = await sees(await after('owner'))
  expect(roundsOf(owed).map(([round, , isLate]) => [round, isLate])).toEqual([
    [1, false],
    [2, true],
    [3, true],
    [4, false],
  ])
  // The pile is gone, and the centre settles with both sides that nothing more is owed: it comes back no more.
  const centre = await after('centre')
  for (const { obligationId: open } of owed.obligations.filter((entry) => !entry.done)) {
    await centre.send(caseId, { type: 'centre.settleDuty', obligationId: open, result: 'notOwed' })
  }
  const over = await sees(await after('owner'))
  expect([running(over), roundsOf(over).length, over.nextStep]).toEqual([[], 4, []])
})

test('read as a document it says that it comes back, and after how long', async () => {
  const between = { from: 'national-baseline', to: 'town-every-year' }
  const { differs } = taken(await operator.http.GET('/api/rules/compare', { params: { query: between } }))
  const owed = differs.find(({ key }) => key === 'consent.owes.inspection')
  expect(owed?.to?.text.en).toContain('it comes back every 12 months')
  expect(owed?.to?.basis.map(({ basis }) => basis.article)).toEqual(['11', '12'])
})
