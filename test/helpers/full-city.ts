import { recordDueDeadlines } from '../../src/cases/submit-event.ts'
import { sqliteOutbox } from '../../src/database/sqlite-outbox.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Party } from '../../workflows/parties.ts'
import { type SmallCity, smallCity } from './small-city.ts'

/** A small city in which every kind of thing is kept that a service keeps. */
export interface FullCity {
  readonly city: SmallCity
  /** Rejected and contested with words and papers, tested by the fire office, past a deadline. */
  readonly contested: string
  /** Filed, and nothing since. */
  readonly filed: string
  /** Never filed. */
  readonly draft: string
}

/** Makes it: two filed cases and a draft. */
export const fullCity = async (options: { readonly folder?: string } = {}): Promise<FullCity> => {
  const city = smallCity(options)
  const contested = await city.file(1)
  const filed = await city.file(2)
  const draft = await city.openDraft(3)
  const act = async (event: CaseEvent, party: Party) => {
    const { kind } = await city.send(contested, event, party)
    if (kind !== 'recorded') throw new Error(`${event.type} was ${kind}`)
  }
  await city.document(contested, 'identity')
  await act({ type: 'centre.confirmComplete', evidence: [], words: '张三当面核对' }, 'centre')
  const grounds = [{ code: 'FIRE_SYSTEM_MISSING' as const, evidence: [], words: '没有喷淋' }]
  await act({ type: 'property.reject', grounds, evidence: [] }, 'property')
  await act({ type: 'owner.contestGround', groundIds: ['4.1'], evidence: [] }, 'owner')
  const evidence = [await city.document(contested, 'fireDocument')]
  await act({ type: 'fire.report', result: 'passed', scope: 'garage', upheld: [], gaps: [], evidence }, 'fire')
  city.time.set('2026-03-05T01:00:00.000Z')
  await recordDueDeadlines(city.store, contested, city.time.now())
  const outbox = sqliteOutbox(city.database)
  const message = await outbox.lease(city.time.now(), () => city.time.now())
  if (message) await outbox.delivered(message, 'sms', city.time.now())
  return { city, contested, filed, draft }
}
