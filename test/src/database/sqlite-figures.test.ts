import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { recordDueDeadlines } from '../../../src/cases/submit-event.ts'
import { sqliteFigures } from '../../../src/database/sqlite-figures.ts'
import type { FigureRecord, FigureRows } from '../../../src/statistics/ports.ts'
import { endOfDay } from '../../../workflows/calendar/days.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity
let record: FigureRecord
beforeEach(() => {
  city = smallCity()
  record = sqliteFigures(city.database, city.library)
})
afterEach(() => city.close())

const kinds = ['stays', 'answers', 'clocks', 'grounds'] as const
const rowsOn = (day: string, districts: readonly string[] = [ids.district]): Promise<FigureRows> =>
  record.rows({ districts, before: endOfDay(day, 'Asia/Shanghai') }, kinds)
const sorted = (rows: FigureRows) => kinds.map((kind) => rows[kind].map((row) => JSON.stringify(row)).sort())
const day = (n: number) => `2026-03-${String(n).padStart(2, '0')}`

/** Lets a day begin: what fell due in the night is recorded. */
const morning = async (n: number, caseIds: readonly string[]) => {
  city.time.set(`${day(n)}T01:00:00.000Z`)
  for (const caseId of caseIds) await recordDueDeadlines(city.store, caseId, city.time.now())
}

/** Sends an event that must be taken. */
const act = async (...sent: Parameters<SmallCity['send']>): Promise<void> => {
  const result = await city.send(...sent)
  if (result.kind !== 'recorded')
    throw new Error(`${sent[1].type} was not recorded: ${JSON.stringify('refusal' in result ? result.refusal : result.kind)}`)
}

/** A case that was found complete and opened by the company on the day of its filing. */
const openedCase = async (space: number): Promise<string> => {
  const caseId = await city.file(space)
  await act(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
  await act(caseId, { type: 'property.open', evidence: [] }, 'property')
  return caseId
}

const reject = (code: 'FIRE_SYSTEM_MISSING' | 'NOT_IN_CONTRACT') => ({
  type: 'property.reject' as const,
  grounds: [{ code, evidence: [] }],
  evidence: [],
})
const byPhone = { channel: 'phone' as const, evidence: [], words: '来电答复' }

describe('the rows of the figures', () => {
  test('of a day are the same from the kept tables on that day and from the events ever after', async () => {
    const recalled = await openedCase(1)
    const spoken = await openedCase(2)
    const silent = await openedCase(3)
    const withdrawn = await openedCase(4)
    const contested = await openedCase(5)
    const all = [recalled, spoken, silent, withdrawn, contested]
    const evenings = new Map<number, unknown>()
    const evening = async (n: number) => evenings.set(n, sorted(await rowsOn(day(n))))
    await act(recalled, reject('NOT_IN_CONTRACT'), 'property')
    await act(recalled, { type: 'property.recall', record: 4, evidence: [] }, 'property')
    await evening(2)
    await morning(3, all)
    await act(spoken, { ...reject('FIRE_SYSTEM_MISSING'), onBehalf: byPhone }, 'centre')
    await act(withdrawn, { type: 'owner.withdraw', reason: 'tookTooLong', evidence: [] }, 'owner')
    await evening(3)
    await morning(4, all)
    await act(contested, reject('FIRE_SYSTEM_MISSING'), 'property')
    await act(spoken, { type: 'property.contestRecord', record: 4, evidence: [] }, 'property')
    await act(withdrawn, { type: 'owner.reopen', evidence: [] }, 'owner')
    await evening(4)
    await morning(6, all)
    const { grounds } = (await city.store.read(contested))?.file.memory ?? { grounds: [] }
    const groundIds = grounds.map(({ groundId }) => groundId)
    await act(contested, { type: 'owner.contestGround', groundIds, evidence: [] }, 'owner')
    await act(spoken, { type: 'centre.settleContest', record: 4, stands: false, evidence: [] }, 'centre')
    await evening(6)
    await morning(20, all)
    await evening(20)
    await morning(31, all)
    for (const caseId of all) await act(caseId, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
    expect(evenings.size).toBe(5)
    for (const [n, then] of evenings) expect(sorted(await rowsOn(day(n))), day(n)).toEqual(then)
    expect(sorted(await rowsOn(day(1)))).toEqual([[], [], [], []])
  })

  test('say who recorded an answer for whom, and when what followed became so', async () => {
    const caseId = await openedCase(1)
    await act(caseId, { ...reject('FIRE_SYSTEM_MISSING'), onBehalf: byPhone }, 'centre')
    await morning(3, [caseId])
    await act(caseId, { type: 'owner.contestGround', groundIds: ['4.1'], evidence: [] }, 'owner')
    const { clocks, grounds, answers, stays } = await rowsOn(day(3))
    expect(clocks.find(({ name }) => name === 'propertyReply')).toMatchObject({ how: 'answered', onBehalf: true })
    expect(clocks.find(({ name }) => name === 'documentCheck')).toMatchObject({ how: 'answered', onBehalf: false })
    expect(clocks.find(({ name }) => name === 'fireCheck')).not.toHaveProperty('onBehalf')
    expect(grounds).toMatchObject([
      {
        caseId,
        route: 'fire',
        onBehalf: true,
        statedOn: day(2),
        contested: true,
        since: { burdenMet: null, contested: day(3), verified: null, view: null },
      },
    ])
    expect(answers).toMatchObject([{ organisationId: ids.property, kind: 'reject', onBehalf: true, caseRecordedOn: day(2) }])
    expect(stays.every((stay) => stay.chainId === caseId && stay.district === ids.district)).toBe(true)
  })

  test('a confirmed late fact amends a clock that had run out, with the day on which it became known', async () => {
    const caseId = await openedCase(1)
    await morning(9, [caseId])
    const paper = { documentId: await city.document(caseId, 'consentPaper'), form: 'sealedScan' as const }
    const onBehalf = { channel: 'paper' as const, evidence: [paper.documentId] }
    await act(caseId, { type: 'property.approve', paper, evidence: [], occurredOn: day(5), onBehalf }, 'centre')
    const { clocks, answers } = await rowsOn(day(9))
    expect(clocks.find(({ name }) => name === 'propertyReply')).toMatchObject({
      dueOn: day(5),
      passedOn: day(9),
      how: 'passed',
      answeredOn: day(5),
      answeredRecordedOn: day(9),
      onBehalf: true,
    })
    expect(answers).toMatchObject([{ answeredOn: day(5), answeredRecordedOn: day(9), kind: 'approve' }])
  })

  test('an end without an answer is known since the day it was recorded', async () => {
    const caseId = await openedCase(1)
    await morning(3, [caseId])
    await act(caseId, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
    expect((await rowsOn(day(3))).answers).toMatchObject([{ answeredOn: null, endedOn: day(3), endedRecordedOn: day(3) }])
  })

  test('are those of the districts asked for, of filed cases only, and of the kinds asked for', async () => {
    await openedCase(1)
    await city.openDraft(2)
    expect(sorted(await rowsOn(day(2), ['430204']))).toEqual([[], [], [], []])
    expect(new Set((await rowsOn(day(2))).stays.map(({ caseId }) => caseId)).size).toBe(1)
    const clocks = await record.rows({ districts: [ids.district], before: endOfDay(day(2), 'Asia/Shanghai') }, ['clocks'])
    expect([clocks.stays, clocks.answers, clocks.grounds]).toEqual([[], [], []])
    expect(clocks.clocks.length).toBeGreaterThan(0)
  })
})
