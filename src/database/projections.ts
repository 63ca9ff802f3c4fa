import { daysBetween } from '../../workflows/calendar/days.ts'
import type { CaseFile, Outcome, Position } from '../../workflows/case/case-file.ts'
import { type ClockChange, type ClockPlace, wakeAt } from '../../workflows/case/clock.ts'
import { basisOfClock } from '../../workflows/case/clock-rule.ts'
import { organisationOf } from '../../workflows/case/organisations.ts'
import { type Role, rolesOf } from '../../workflows/case/roles.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type * as tables from './tables.ts'

/** The kept tables and their rows. */
export interface KeptRows {
  readonly caseClocks: typeof tables.caseClocks.$inferSelect
  readonly stays: typeof tables.stays.$inferSelect
  readonly answers: typeof tables.answers.$inferSelect
  readonly grounds: typeof tables.grounds.$inferSelect
  readonly caseParties: typeof tables.caseParties.$inferSelect
  readonly findings: typeof tables.findings.$inferSelect
}

/** The columns beside `caseId` that tell the rows of a kept table apart. */
export const keptKeys = {
  caseClocks: ['clockId'],
  stays: ['positionId', 'enteredSeq'],
  answers: ['organisationId'],
  grounds: ['groundId'],
  caseParties: ['party', 'organisationId'],
  findings: ['findingId'],
} as const satisfies { [T in keyof KeptRows]: readonly (keyof KeptRows[T])[] }

/** A change of one kept row: written whole, changed in some columns, or taken away (an answer that was recalled was never given). */
export type RowChange = {
  [T in keyof KeptRows]:
    | { readonly table: T; readonly op: 'put'; readonly row: KeptRows[T] }
    | { readonly table: T; readonly op: 'patch' | 'remove'; readonly row: Partial<KeptRows[T]> }
}[keyof KeptRows]

/** One event, as far as the kept rows follow from it. */
export interface ProjectedEvent {
  readonly seq: number
  readonly type: string
  readonly recordedOn: string
  readonly onBehalf: boolean
  readonly outcome: Outcome
  readonly rules: RulePack
  readonly place: ClockPlace
}

/**
 * The changes of the kept rows because of one event. Pure: writing an event and verifying the record use this one
 * function, so they cannot drift apart.
 */
export const projectEvent = (before: CaseFile, after: CaseFile, event: ProjectedEvent): RowChange[] => [
  ...event.outcome.clocks.flatMap((change) => clockRow(change, before, after, event)),
  ...stayRows(before, after, event),
  ...answerRows(before, after),
  ...groundRows(before, after),
  ...partyRows(before, after, event.seq),
  ...findingRows(before, after),
]

const clockRow = (change: ClockChange, before: CaseFile, after: CaseFile, event: ProjectedEvent): RowChange[] => {
  const { caseId } = after
  if (change.op === 'amended') {
    return [{ table: 'caseClocks', op: 'patch', row: { clockId: change.clockId, answeredOn: change.answeredOn } }]
  }
  const clockId = 'clock' in change ? change.clock.clockId : change.clockId
  const open = after.clocks.find((candidate) => candidate.clockId === clockId)
  const clock = open ?? before.clocks.find((candidate) => candidate.clockId === clockId)
  if (!clock) return []
  const passed = after.passed.find((entry) => entry.clockId === clockId)
  const row: KeptRows['caseClocks'] = {
    caseId,
    clockId,
    name: clock.name,
    track: clock.track,
    party: clock.party,
    organisationId: organisationOf(after.memory, clock.party),
    force: basisOfClock(clock, event.rules).force,
    startOn: clock.startOn,
    dueOn: clock.dueOn,
    wakeAt: open ? wakeAt(clock, event.place) : null,
    provisional: clock.provisional,
    pausedDays: clock.pauses.reduce((days, pause) => days + (pause.until ? daysBetween(pause.from, pause.until) + 1 : 0), 0),
    passedOn: passed?.passedOn ?? clock.passedOn,
    endedOn: change.op === 'ended' ? change.on : null,
    how: change.op === 'ended' ? change.how : null,
    answeredOn: passed?.answeredOn ?? null,
  }
  return [{ table: 'caseClocks', op: 'put', row }]
}

const stayRows = (before: CaseFile, after: CaseFile, event: ProjectedEvent): RowChange[] => {
  const { outcome, seq, type, recordedOn } = event
  const left = before.positions
    .filter((position) => outcome.left.includes(position.positionId))
    .map((position) => ({
      ...stayRow(after.caseId, position),
      leftSeq: seq,
      leftOn: outcome.effectiveOn > position.sinceOn ? outcome.effectiveOn : position.sinceOn,
      leftRecordedOn: recordedOn,
      leftBy: type,
      onBehalf: event.onBehalf,
    }))
  const entered = outcome.entered.map((position) => stayRow(after.caseId, position))
  return [...left, ...entered].map((row) => ({ table: 'stays', op: 'put', row }))
}

const stayRow = (caseId: string, position: Position): KeptRows['stays'] => ({
  caseId,
  positionId: position.positionId,
  track: position.track,
  stage: position.stage,
  step: position.step,
  holder: position.holder,
  organisationId: position.organisationId,
  visit: position.visit,
  enteredSeq: position.sinceSeq,
  enteredOn: position.sinceOn,
  enteredRecordedOn: position.recordedOn,
  leftSeq: null,
  leftOn: null,
  leftRecordedOn: null,
  leftBy: null,
  onBehalf: false,
})

const answerRows = (before: CaseFile, after: CaseFile): RowChange[] => {
  const { company } = after.memory
  const known = before.memory.company
  if (!company) return known ? [{ table: 'answers', op: 'remove', row: { organisationId: known.organisationId } }] : []
  if (JSON.stringify(company) === JSON.stringify(known)) return []
  const row: KeptRows['answers'] = {
    caseId: after.caseId,
    organisationId: company.organisationId,
    servedSeq: company.servedSeq,
    servedOn: company.servedOn,
    servedRecordedOn: company.servedRecordedOn,
    answeredOn: company.answer?.on ?? null,
    answeredRecordedOn: company.answer?.recordedOn ?? null,
    kind: company.answer?.kind ?? null,
    endedOn: company.endedOn,
    onBehalf: company.answer?.onBehalf ?? false,
  }
  return [{ table: 'answers', op: 'put', row }]
}

const groundRows = (before: CaseFile, after: CaseFile): RowChange[] => {
  const { grounds } = after.memory
  const gone = before.memory.grounds
    .filter((known) => !grounds.some((ground) => ground.groundId === known.groundId))
    .map((known): RowChange => ({ table: 'grounds', op: 'remove', row: { groundId: known.groundId } }))
  const changed = grounds
    .filter((ground) => !before.memory.grounds.some((known) => JSON.stringify(known) === JSON.stringify(ground)))
    .map((ground): RowChange => {
      const row: KeptRows['grounds'] = {
        caseId: after.caseId,
        groundId: ground.groundId,
        code: ground.code,
        kind: ground.kind,
        organisationId: organisationOf(after.memory, ground.raisedBy),
        statedOn: ground.statedOn,
        burdenMet: ground.burdenMet,
        contested: ground.contestedSeq !== null,
        verified: ground.verified,
        view: ground.view,
      }
      return { table: 'grounds', op: 'put', row }
    })
  return [...gone, ...changed]
}

const partyRows = (before: CaseFile, after: CaseFile, seq: number): RowChange[] => {
  const had = rolesOf(before)
  const has = rolesOf(after)
  const key = (role: Role) => `${role.party} ${role.organisationId}`
  const gained = has.filter((role) => !had.some((other) => key(other) === key(role)))
  const lost = had.filter((role) => !has.some((other) => key(other) === key(role)))
  return [
    ...gained.map(
      (role): RowChange => ({
        table: 'caseParties',
        op: 'put',
        row: { caseId: after.caseId, ...role, sinceSeq: seq, untilSeq: null },
      }),
    ),
    ...lost.map((role): RowChange => ({ table: 'caseParties', op: 'patch', row: { ...role, untilSeq: seq } })),
  ]
}

/** Findings that answer the next request of the same garage: what was only said of one space is not among them (H20b). */
const findingRows = (before: CaseFile, after: CaseFile): RowChange[] => {
  const known = reusableFinding(before)
  const finding = reusableFinding(after)
  if (JSON.stringify(known) === JSON.stringify(finding)) return []
  const gone: RowChange[] =
    known && known.findingId !== finding?.findingId
      ? [{ table: 'findings', op: 'remove', row: { findingId: known.findingId } }]
      : []
  return finding ? [...gone, { table: 'findings', op: 'put', row: finding }] : gone
}

const reusableFinding = (file: CaseFile): KeptRows['findings'] | null => {
  const { fire, facts } = file.memory
  if (!fire || !facts || fire.source === 'reused' || fire.scope === 'space') return null
  return {
    findingId: `${file.caseId}.${fire.seq}`,
    track: 'fire',
    placeId: facts.garage.garageId,
    caseId: file.caseId,
    seq: fire.seq,
    result: fire.result,
    upheld: [...fire.upheld],
    foundOn: fire.on,
    validUntil: fire.validUntil,
  }
}
