import { expect, test, vi } from 'vitest'
import { type PileClient, type Schemas, taken } from '../../src/client/client.ts'
import { energises, gridToEnd, muchLater, operator, paperOf, playPlaces, served, stageAt } from '../helpers/played-places.ts'

/* What is owed again every year with a pile that runs, long after its request has ended. */

vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 })

playPlaces()

const months = (day: string, n: number): string => Temporal.PlainDate.from(day).add({ months: n }).toString()
const roundsOf = ({ obligations }: Schemas['Case']) =>
  obligations.filter(({ kind }) => kind === 'inspection').map(({ done, duty }) => [duty?.round, done, duty?.late, duty?.startOn])
const running = ({ clocks }: Schemas['Case']) => clocks.filter(({ name }) => name === 'consentDuty').map(({ startOn }) => startOn)

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
