import { eq } from 'drizzle-orm'
import pino from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sqliteCaseStore } from '../../../src/database/sqlite-case-store.ts'
import { sqliteMessageChoices } from '../../../src/database/sqlite-message-choices.ts'
import { sqliteOutbox } from '../../../src/database/sqlite-outbox.ts'
import { sqliteReminders } from '../../../src/database/sqlite-reminders.ts'
import { openStorage } from '../../../src/database/storage.ts'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import { composeNotice } from '../../../src/notices/compose-notice.ts'
import { openReminding } from '../../../src/notices/remind.ts'
import { sendNotices } from '../../../src/notices/send-notices.ts'
import { cityDay } from '../../../src/service/rounds.ts'
import { reminderId } from '../../../workflows/case/notice-before.ts'
import { clockLabels } from '../../../workflows/labels/clocks.ts'
import { dayText } from '../../../workflows/labels/days.ts'
import { ids, type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity
/** What went to the phone of the owner. */
let sent: { text: string; messageId: string }[]

// Monday 2026-03-02, nine o'clock in the morning: no holiday in the weeks after it.
beforeEach(() => {
  city = smallCity()
  sent = []
})

afterEach(() => city.close())

const reminding = ({ store, database }: Pick<SmallCity, 'store' | 'database'> = city) =>
  openReminding({
    ...{ store, time: city.time, today: cityDay, reminders: sqliteReminders(database) },
    packs: () => city.library.packs().map(({ value }) => value),
    logger: pino({ level: 'silent' }),
    // A round has many batches.
    batch: 2,
  })
/** A round as after a start of the service. */
const remind = async (shouldStop?: () => boolean) => (await reminding()(shouldStop)).written

const send = () =>
  sendNotices({
    ...{ outbox: sqliteOutbox(city.database), store: city.store, choices: sqliteMessageChoices(city), time: city.time },
    sms: { send: async (_, text, messageId) => void sent.push({ text, messageId }) },
    mail: { send: async () => {} },
    phoneOf: async () => '13812345678',
    logger: pino({ level: 'silent' }),
    publicUrl: 'https://pile.example',
  })

const delivered = () =>
  city.database.db.select().from(tables.deliveries).where(eq(tables.deliveries.notice, 'deadlineNear')).all()
const waiting = () => city.database.db.select().from(tables.outbox).where(eq(tables.outbox.notice, 'deadlineNear')).all()
const idsOf = (rows: readonly { messageId: string }[]) =>
  rows.map(({ messageId }) => messageId.split('/').slice(2).join('/')).sort()

const at = (day: string, hour = 10) => city.time.set(`${day}T${String(hour - 8).padStart(2, '0')}:00:00.000Z`)
const clockOf = async (caseId: string, name: string) =>
  (await city.store.read(caseId))?.file.clocks.find((clock) => clock.name === name)

/** Papers are missing: the owner has fifteen working days, on the first day of these tests until Monday 2026-03-23. */
const incomplete = async (space = 1): Promise<string> => {
  const caseId = await city.file(space)
  await city.send(caseId, { type: 'centre.requestCorrection', missing: ['vehicle'], evidence: [] }, 'centre')
  return caseId
}
/** Served: the company has three working days, until Thursday 2026-03-05. */
const served = async (space = 1): Promise<string> => {
  const caseId = await city.file(space)
  await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
  await city.send(caseId, { type: 'property.open', evidence: [] }, 'property')
  return caseId
}
const ofOwner = () => waiting().filter(({ party }) => party === 'owner')
const expectVerified = (): void => {
  expect(verifyRecord(city.database.db, city.library, { keys: city.keys }).differences).toEqual([])
}

describe('whoever has to act is reminded', () => {
  test('of the right clock, its last day and how far it binds, once, however often it is looked and the service started', async () => {
    const caseId = await incomplete()
    at('2026-03-13')
    await remind()
    expect(ofOwner()).toEqual([])
    at('2026-03-16')
    await remind()
    const clock = await clockOf(caseId, 'ownerCorrection')
    const messageId = reminderId(caseId, { clockId: clock!.clockId, dueOn: '2026-03-23', left: 5 })
    expect(ofOwner()).toMatchObject([{ messageId, caseId, party: 'owner', organisationId: null, attempts: 0 }])
    expect(await remind()).toBe(0)
    await send()
    expect(sent.filter((message) => message.messageId === messageId).map(({ text }) => text)).toEqual([
      expect.stringMatching(
        /^提醒：您的申请.+有一项事情的时间快到了，.+补齐材料：最晚2026年3月23日周一（平台默认）。详见https:\/\/pile\.example\/cases\//,
      ),
    ])
    expect(await city.store.deliveries(caseId)).toContainEqual(
      expect.objectContaining({ notice: 'deadlineNear', party: 'owner', channel: 'sms' }),
    )
    at('2026-03-17')
    await remind()
    expect(ofOwner()).toEqual([])
    expectVerified()
  })

  test('in the inbox of its organisation', async () => {
    const caseId = await served()
    at('2026-03-04')
    await remind()
    const reply = waiting().filter(({ messageId }) => messageId.includes('/propertyReply/'))
    expect(reply).toMatchObject([{ caseId, party: 'property', organisationId: ids.property }])
    await send()
    expect(delivered()).toContainEqual(
      expect.objectContaining({ messageId: reply[0]!.messageId, organisationId: ids.property, channel: 'notReachable' }),
    )
    // The last day: that one was left has been said.
    at('2026-03-05')
    await remind()
    expect(idsOf(waiting()).filter((id) => id.startsWith('propertyReply'))).toEqual([])
  })

  test('by the last reminder alone after days on which the service was down, and by none once the time is over', async () => {
    await incomplete()
    at('2026-03-22')
    await remind()
    expect(idsOf(ofOwner())).toEqual([expect.stringMatching(/^ownerCorrection\/.+\/2026-03-23\/1$/)])
    await send()
    at('2026-03-23')
    await remind()
    at('2026-03-24')
    await remind()
    expect(ofOwner()).toEqual([])
  })

  test('not while its clock rests, and anew where the last day has moved', async () => {
    const caseId = await city.file()
    const ofCheck = () => idsOf([...waiting(), ...delivered()]).filter((id) => id.startsWith('fireCheck'))
    const check = (await clockOf(caseId, 'fireCheck'))!
    expect(check.dueOn).toBe('2026-03-16')
    at('2026-03-12')
    await remind()
    expect(ofCheck()).toEqual([`${check.clockId}/2026-03-16/2`])
    await send()
    await city.send(caseId, { type: 'fire.accessDenied', by: 'property', evidence: [] }, 'fire')
    at('2026-03-13')
    await remind()
    expect(ofCheck()).toHaveLength(1)
    await city.send(caseId, { type: 'property.openDoor', track: 'fire', evidence: [] }, 'property')
    const { dueOn } = (await clockOf(caseId, 'fireCheck'))!
    expect(dueOn! > '2026-03-16').toBe(true)
    await remind()
    at(dueOn!)
    await remind()
    expect(ofCheck()).toEqual([`${check.clockId}/2026-03-16/2`, `${check.clockId}/${dueOn}/2`])
    expectVerified()
  })

  test('not of the day that its clock had when it was read, where it has another one since', async () => {
    const caseId = await incomplete()
    const { clockId } = (await clockOf(caseId, 'ownerCorrection'))!
    const { remind: write } = sqliteReminders(city.database)
    const reminder = { clockId, left: 5, to: 'owner', organisationId: null, caseId, seq: 2 } as const
    expect(await write({ ...reminder, dueOn: '2026-03-16' }, city.time.now())).toBe(false)
    expect(await write({ ...reminder, dueOn: '2026-03-23' }, city.time.now())).toBe(true)
    expect(await write({ ...reminder, dueOn: '2026-03-23' }, city.time.now())).toBe(false)
    expect(idsOf(waiting())).toEqual([`${clockId}/2026-03-23/5`])
  })

  test('not any more once the case is closed', async () => {
    const caseId = await served()
    at('2026-03-04')
    await city.send(caseId, { type: 'owner.withdraw', reason: 'other', evidence: [] }, 'owner')
    expect(await remind()).toBe(0)
    expect(waiting()).toEqual([])
  })

  test('by day and not at night, and clocks are looked at once a day', async () => {
    await incomplete()
    const round = reminding()
    city.time.set('2026-03-15T16:30:00.000Z')
    expect(await round()).toEqual({ written: 0, failed: 0 })
    at('2026-03-16')
    expect((await round()).written).toBeGreaterThan(0)
    city.database.db.delete(tables.outbox).run()
    at('2026-03-16', 15)
    expect((await round()).written).toBe(0)
    expect(await remind()).toBeGreaterThan(0)
  })
})

describe('a reminder', () => {
  test('that waits when its clock was answered never leaves', async () => {
    const caseId = await incomplete()
    at('2026-03-16')
    await remind()
    const evidence = [await city.document(caseId, 'vehicle')]
    const result = await city.send(caseId, { type: 'owner.correct', evidence }, 'owner')
    expect(result.kind).toBe('recorded')
    await send()
    expect(sent.filter(({ text }) => text.startsWith('提醒'))).toEqual([])
    expect(ofOwner()).toEqual([])
    expect(
      (await city.store.deliveries(caseId)).filter(({ notice, party }) => notice === 'deadlineNear' && party === 'owner'),
    ).toEqual([])
    expectVerified()
  })

  test('is of its day, and not called back with the answer before it', async () => {
    const caseId = await city.file()
    at('2026-03-11')
    await city.send(caseId, { type: 'property.open', evidence: [] }, 'property')
    at('2026-03-12')
    await city.send(caseId, { type: 'property.noObjection', evidence: [] }, 'property')
    const { seq } = (await city.store.read(caseId))!.file
    await remind()
    const ofCheck = () => waiting().filter(({ messageId }) => messageId.includes('/fireCheck/'))
    expect(ofCheck()).toMatchObject([{ seq }])
    const recalled = await city.send(caseId, { type: 'property.recall', record: seq, evidence: [] }, 'property')
    expect(recalled.kind).toBe('recorded')
    expect(ofCheck()).toHaveLength(1)
  })

  test('names the clock that it is of, whatever else runs', async () => {
    const caseId = await served()
    const stored = (await city.store.read(caseId))!
    const clocks = stored.file.clocks.filter(({ dueOn }) => dueOn !== null)
    expect(clocks.length).toBeGreaterThan(2)
    for (const { clockId, name, party, dueOn } of clocks) {
      const messageId = reminderId(caseId, { clockId, dueOn: dueOn!, left: 1 })
      const message = { messageId, caseId, seq: 3, notice: 'deadlineNear', party } as const
      const { text } = await composeNotice({ store: city.store, publicUrl: 'https://pile.example' }, stored, message, 'zh')
      expect(text).toContain(`${clockLabels[name].name.zh}：最晚${dayText(dueOn!, 'zh')}`)
    }
  })

  test('is written once by two nodes that look at the same time', async () => {
    for (const space of [1, 2, 3]) await incomplete(space)
    at('2026-03-16')
    const database = openStorage(city.database.where)
    const other = { database: database as SmallCity['database'], store: sqliteCaseStore({ ...city, database }) }
    const rounds = await Promise.all([reminding()(), reminding(other)()])
    database.connection.close()
    expect(rounds[0].written + rounds[1].written).toBe(waiting().length)
    expect(ofOwner()).toHaveLength(3)
  })

  test('of a stopped round is written by the next, and a case with a fault holds up no other', async () => {
    const caseIds = [await incomplete(1), await incomplete(2)]
    at('2026-03-16')
    const broken = {
      ...city.store,
      read: async (caseId: string) => {
        if (caseId === caseIds[0]) throw new Error('broken')
        return city.store.read(caseId)
      },
    }
    const first = reminding({ ...city, store: broken })
    expect((await first()).failed).toBeGreaterThan(0)
    expect(ofOwner().map(({ caseId }) => caseId)).toEqual([caseIds[1]])
    // Not done for today: it is tried again.
    expect((await first()).failed).toBeGreaterThan(0)
    await remind()
    expect(ofOwner()).toHaveLength(2)
  })

  test('that follows from no clock of the case is found by whoever verifies the record', async () => {
    const caseId = await incomplete()
    at('2026-03-16')
    await remind()
    const [real] = ofOwner()
    const messageId = reminderId(caseId, { clockId: 'ownerCorrection/consent/2', dueOn: '2026-03-24', left: 5 })
    city.database.db
      .insert(tables.outbox)
      .values({ ...real!, messageId })
      .run()
    expect(verifyRecord(city.database.db, city.library, { keys: city.keys }).differences).toMatchObject([
      { caseId, what: 'notice', detail: expect.stringContaining(messageId) },
    ])
  })
})
