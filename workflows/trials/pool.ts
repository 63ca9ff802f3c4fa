import type { Party } from '../parties.ts'
import type { RulePack } from '../rules/schema.ts'
import { recordedCourse } from './acts.ts'
import { type Delay, delayOf } from './delays.ts'
import type { RecordedCase, RecordedEvent } from './recorded.ts'

/** An act by which a party ended a turn of its own: what somebody once did in such a place, and how long that took. */
export interface PooledAct {
  readonly caseId: string
  readonly party: Party
  readonly organisationId: string | null
  readonly compoundId: string
  readonly district: string
  readonly record: RecordedEvent
  readonly rules: RulePack
  readonly delay: Delay
}

/** The acts of the record by the place in the chart (`track/stage/step`) where they ended the turn of a party. */
export type ActPool = ReadonlyMap<string, readonly PooledAct[]>

/** The key of a place for a party. */
export const poolKey = (turn: string, party: Party): string => `${turn.slice(0, turn.lastIndexOf('/'))} ${party}`

/**
 * Gathers what was done in the record, as a stock of answers for turns that nobody had. Acts that name a record of their own
 * case (a ground, a promise) mean nothing in another and are left out; so are those that give the request up.
 */
export const actPool = (cases: readonly RecordedCase[]): ActPool => {
  const pool = new Map<string, PooledAct[]>()
  for (const one of cases) {
    for (const { record, turn, party, endsTurn, names } of recordedCourse(one).acts) {
      if (turn === null || party === null || !endsTurn || names.length > 0 || givesUp.includes(record.event.type)) continue
      const { rules, calendar, actor } = record.input
      const act: PooledAct = {
        caseId: one.caseId,
        party,
        organisationId: actor.party === party ? actor.organisationId : null,
        compoundId: one.compoundId,
        district: one.district,
        record,
        rules,
        delay: delayOf(party, turn.at, record.input.now, { calendar, timeZone: rules.place.timeZone }),
      }
      const key = poolKey(turn.name, party)
      pool.set(key, [...(pool.get(key) ?? []), act])
    }
  }
  return pool
}

const givesUp: readonly string[] = ['owner.withdraw', 'owner.acceptRefusal']

/** Those nearest to a case: of the same body in the same compound, else of the body, else of the district, else all. */
export const nearest = (
  acts: readonly PooledAct[],
  at: { readonly organisationId: string | null; readonly compoundId: string; readonly district: string },
): readonly PooledAct[] => {
  const own = acts.filter(({ organisationId }) => organisationId !== null && organisationId === at.organisationId)
  const here = (at.organisationId === null ? acts : own).filter(({ compoundId }) => compoundId === at.compoundId)
  const there = acts.filter(({ district }) => district === at.district)
  return [here, own, there, acts].find((some) => some.length > 0) ?? []
}
