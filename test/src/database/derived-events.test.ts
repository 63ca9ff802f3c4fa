import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as tables from '../../../src/database/tables.ts'
import { verifyRecord } from '../../../src/database/verify.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'

let city: SmallCity
beforeEach(() => {
  city = smallCity()
})
afterEach(() => city.close())

const differences = () => verifyRecord(city.database.db, city.library).differences
const sentAway = (from: 'property' | 'grid' | 'fire', to: 'property' | 'grid' | 'fire'): CaseEvent => ({
  type: 'owner.reportReferral',
  from,
  to,
  evidence: [],
})

/** Sent round as often as Zhuzhou's rules allow: the third report is the cause of what follows. */
const sentRound = async () => {
  const caseId = await city.file()
  await city.send(caseId, { type: 'centre.confirmComplete', evidence: [] }, 'centre')
  await city.send(caseId, { type: 'property.open', evidence: [] }, 'property')
  await city.send(caseId, sentAway('property', 'grid'), 'owner')
  await city.send(caseId, sentAway('grid', 'property'), 'owner')
  return { caseId, last: await city.send(caseId, sentAway('property', 'fire'), 'owner') }
}

describe('what follows from an event by itself', () => {
  test('is a second record in the transaction of its cause, and names it', async () => {
    const { caseId, last } = await sentRound()
    expect(last).toMatchObject({ kind: 'recorded', seq: 6, type: 'owner.reportReferral' })
    const rows = city.database.db
      .select()
      .from(tables.caseEvents)
      .where(eq(tables.caseEvents.caseId, caseId))
      .orderBy(asc(tables.caseEvents.seq))
      .all()
    expect(rows.slice(-2).map(({ seq, type, origin, causeSeq }) => ({ seq, type, origin, causeSeq }))).toEqual([
      { seq: 6, type: 'owner.reportReferral', origin: 'party', causeSeq: null },
      { seq: 7, type: 'returnLimit.reached', origin: 'derived', causeSeq: 6 },
    ])
    expect(rows[6]?.previousHash).toBe(rows[5]?.hash)
    const stored = await city.store.read(caseId)
    expect(stored?.file.seq).toBe(7)
    expect(stored?.file.positions.map(({ track, stage }) => `${track} ${stage}`)).toContain('consent coordination')
    expect(differences()).toEqual([])
  })

  test('tells the sender the version after both, so that its next write is not stale', async () => {
    const { caseId, last } = await sentRound()
    expect(last.kind === 'recorded' && last.stored.file.seq).toBe(7)
    const next = await city.send(caseId, { type: 'centre.acceptCoordination', track: 'consent', evidence: [] }, 'centre', {
      ifVersion: 7,
    })
    expect(next.kind).toBe('recorded')
  })

  test('is not written again by a repeat of its cause', async () => {
    const { caseId } = await sentRound()
    const idempotency = { scope: 'owner', key: '4', requestHash: 'a' }
    await city.send(caseId, sentAway('fire', 'grid'), 'owner', { idempotency })
    expect((await city.send(caseId, sentAway('fire', 'grid'), 'owner', { idempotency })).kind).toBe('repeated')
    expect((await city.store.read(caseId))?.file.seq).toBe(8)
  })

  test('writes its notices to the outbox like any event', async () => {
    const { caseId } = await sentRound()
    const told = city.database.db.select().from(tables.outbox).where(eq(tables.outbox.caseId, caseId)).all()
    expect(told.filter(({ seq }) => seq === 7).map(({ notice, party }) => `${notice} ${party}`)).toContain(
      'returnLimitReached centre',
    )
  })
})

describe('verification asks again what follows', () => {
  const tamper = (sql: string) => city.database.sqlite.exec(sql)
  const details = () => differences().map(({ what, detail }) => `${what}: ${detail}`)

  test('a record that should follow and is not there is missed', async () => {
    await sentRound()
    tamper('delete from case_events where seq = 7')
    expect(details()).toContain('decision: returnLimit.reached follows from its last event and is missing')
  })

  test('a record that is said to follow, and is said to be sent by somebody, is found', async () => {
    await sentRound()
    tamper(`update case_events set origin = 'party', cause_seq = null where seq = 7`)
    expect(details()).toContain('decision: returnLimit.reached follows from the event before it and is missing')
    expect(details()).toContain('chain: it was changed after it was written')
  })

  test('a record with another cause is found', async () => {
    await sentRound()
    tamper('update case_events set cause_seq = 5 where seq = 7')
    expect(details()).toContain('decision: it follows from the event before it in another form')
  })

  test('a record that does not follow from anything is found', async () => {
    await sentRound()
    tamper(`update case_events set origin = 'derived' where seq = 2`)
    expect(details()).toContain('decision: it is said to follow from the event before it, and does not')
  })
})
