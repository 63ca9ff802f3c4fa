import type { Party } from '../parties.ts'
import type { RulePack } from '../rules/schema.ts'
import { recordedCourse } from './acts.ts'
import { type Delay, delayOf } from './delays.ts'
import type { RecordedCase, RecordedEvent } from './recorded.ts'

/** An act by which a party ended a turn of its own, or its silence: what somebody once did in such a place, and how long that took. */
export interface PooledAct {
  readonly caseId: string
  readonly party: Party
  readonly organisationId: string | null
  readonly compoundId: string
  readonly district: string
  /** Null = it did nothing until its clock ran out. */
  readonly record: RecordedEvent | null
  readonly rules: RulePack
  readonly delay: Delay
}

/** The acts of the record by the place in the chart (`track/stage/step`) where they ended the turn of a party. */
export type ActPool = ReadonlyMap<string, readonly PooledAct[]>

/** The key of a place for a party. */
export const poolKey = (turn: string, party: Party): string => `${turn.slice(0, turn.lastIndexOf('/'))} ${party}`

/**
 * Gathers what was done in the record, as a stock of answers for turns that nobody had, or that the record does not follow to
 * their end. Acts that name a record of their own case (a ground, a promise) mean nothing in another and are left out.
 */
export const actPool = (cases: readonly RecordedCase[]): ActPool => {
  const pool = new Map<string, PooledAct[]>()
  const add = (turn: string, party: Party, act: PooledAct): void => {
    const key = poolKey(turn, party)
    const known = pool.get(key)
    if (known) known.push(act)
    else pool.set(key, [act])
  }
  for (const one of cases) {
    const { acts, turns } = recordedCourse(one)
    const { caseId, compoundId, district } = one
    const last = one.records.at(-1)?.input
    for (const { record, turn, party, endsTurn, names } of acts) {
      if (turn === null || party === null || !endsTurn || names.length > 0) continue
      const { rules, calendar, actor } = record.input
      const place = { calendar, timeZone: rules.place.timeZone }
      const organisationId = actor.party === party ? actor.organisationId : null
      const delay = delayOf(party, turn.at, record.input.now, place)
      add(turn.name, party, { caseId, party, organisationId, compoundId, district, record, rules, delay })
    }
    for (const [name, { at, position, over, overAt }] of turns) {
      if (over !== 'silent' || !position || overAt === null || !last) continue
      const { holder: party, organisationId } = position
      const delay = delayOf(party, at, overAt, { calendar: last.calendar, timeZone: last.rules.place.timeZone })
      add(name, party, { caseId, party, organisationId, compoundId, district, record: null, rules: last.rules, delay })
    }
  }
  return pool
}

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
