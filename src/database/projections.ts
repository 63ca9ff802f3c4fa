import { daysBetween } from '../../workflows/calendar/days.ts'
import type { CaseFile, Position } from '../../workflows/case/case-file.ts'
import { type ClockChange, wakeAt } from '../../workflows/case/clock.ts'
import { basisOfClock } from '../../workflows/case/clock-rule.ts'
import type { Finding } from '../../workflows/case/context.ts'
import type { Facts } from '../../workflows/case/facts.ts'
import { organisationOfClock } from '../../workflows/case/memory/matters.ts'
import { holdOf } from '../../workflows/case/pile.ts'
import { type Role, rolesOf } from '../../workflows/case/roles.ts'
import { upgradedFile } from '../../workflows/case/versions/upgrade.ts'
import type { Party } from '../../workflows/parties.ts'
import { groundRows } from './ground-rows.ts'
import type { KeptRows, ProjectedEvent, RowChange } from './kept-rows.ts'
import { linkRows } from './link-rows.ts'

/** How kept rows follow from an event. */
export type Projection = (before: CaseFile, after: CaseFile, event: ProjectedEvent) => RowChange[]

/**
 * The changes of the kept rows because of one event. Pure: writing an event and verifying the record use this one
 * function, so they cannot drift apart.
 */
export const projectEvent: Projection = (before, after, event) => [
  ...projectFigures(before, after, event),
  ...partyRows(before, after, event.seq),
  ...findingRows(before, after),
  ...linkRows(before, after),
  ...holdRows(before, after),
]

/** Of these changes, those of the rows that the figures are computed from. */
export const projectFigures: Projection = (before, after, event) => [
  ...event.outcome.clocks.flatMap((change) => clockRow(change, before, after, event)),
  ...stayRows(before, after, event),
  ...answerRows(before, after, event),
  ...groundRows(before, after, event),
]

/** What the case does to a pile. */
const holdRows = (before: CaseFile, after: CaseFile): RowChange[] => {
  const [was, is] = [holdOf(before), holdOf(after)]
  if (was?.hold === is?.hold) return []
  if (is) return [{ table: 'pileHolds', op: 'put', row: { caseId: after.caseId, ...is } }]
  return was ? [{ table: 'pileHolds', op: 'remove', row: { pileId: was.pileId } }] : []
}

const clockRow = (change: ClockChange, before: CaseFile, after: CaseFile, event: ProjectedEvent): RowChange[] => {
  const { recordedOn } = event
  if (change.op === 'amended') {
    const { clockId, answeredOn } = change
    // Whoever confirms an earlier day confirms an answer that its party gave itself.
    const onBehalf = event.onBehalf && !event.type.endsWith('.confirmDate')
    return [{ table: 'caseClocks', op: 'patch', row: { clockId, answeredOn, answeredRecordedOn: recordedOn, onBehalf } }]
  }
  const clockId = 'clock' in change ? change.clock.clockId : change.clockId
  const open = after.clocks.find((candidate) => candidate.clockId === clockId)
  const clock = open ?? before.clocks.find((candidate) => candidate.clockId === clockId)
  if (!clock) return []
  const passed = after.passed.find((entry) => entry.clockId === clockId)
  const ended = change.op === 'ended' ? change : null
  const row: Omit<KeptRows['caseClocks'], 'answeredRecordedOn'> = {
    caseId: after.caseId,
    clockId,
    name: clock.name,
    track: clock.track,
    party: clock.party,
    // A clock that is over belongs to whose it was: after a silence another issuer may be asked already.
    organisationId: organisationOfClock((ended ? before : after).memory, clock),
    force: basisOfClock(clock, event.rules).force,
    startOn: clock.startOn,
    dueOn: clock.dueOn,
    wakeAt: open ? wakeAt(clock, event.place) : null,
    provisional: clock.provisional,
    pausedDays: clock.pauses.reduce((days, pause) => days + (pause.until ? daysBetween(pause.from, pause.until) + 1 : 0), 0),
    passedOn: passed?.passedOn ?? clock.passedOn,
    endedOn: ended?.on ?? null,
    how: ended?.how ?? null,
    answeredOn: passed?.answeredOn ?? null,
    onBehalf: ended?.how === 'answered' ? isOnBehalfOf(clock.party, event) : null,
  }
  if (change.op === 'opened') return [{ table: 'caseClocks', op: 'put', row: { ...row, answeredRecordedOn: null } }]
  return [{ table: 'caseClocks', op: 'patch', row }]
}

/** Whether an event was recorded for this party by somebody else. */
const isOnBehalfOf = (party: Party, { type, onBehalf }: ProjectedEvent): boolean => onBehalf && type.startsWith(`${party}.`)

const stayRows = (before: CaseFile, after: CaseFile, event: ProjectedEvent): RowChange[] => {
  const { outcome, seq, type, recordedOn } = event
  const left = before.positions
    .filter((position) => outcome.left.includes(position.positionId))
    .map(
      ({ positionId, sinceSeq, sinceOn }): RowChange => ({
        table: 'stays',
        op: 'patch',
        row: {
          positionId,
          enteredSeq: sinceSeq,
          leftSeq: seq,
          leftOn: outcome.effectiveOn > sinceOn ? outcome.effectiveOn : sinceOn,
          leftRecordedOn: recordedOn,
          leftBy: type,
          onBehalf: event.onBehalf,
        },
      }),
    )
  const entered = outcome.entered.map(
    (position): RowChange => ({ table: 'stays', op: 'put', row: stayRow(after.caseId, position, type) }),
  )
  return [...left, ...entered]
}

const stayRow = (caseId: string, position: Position, enteredBy: string): KeptRows['stays'] => ({
  caseId,
  positionId: position.positionId,
  track: position.track,
  stage: position.stage,
  step: position.step,
  holder: position.holder,
  organisationId: position.organisationId,
  visit: position.visit,
  awaits: position.awaits.join(),
  enteredBy,
  enteredSeq: position.sinceSeq,
  enteredOn: position.sinceOn,
  enteredRecordedOn: position.recordedOn,
  leftSeq: null,
  leftOn: null,
  leftRecordedOn: null,
  leftBy: null,
  onBehalf: false,
})

const answerRows = (before: CaseFile, after: CaseFile, { recordedOn }: ProjectedEvent): RowChange[] => {
  const { company } = after.memory
  const known = before.memory.company
  if (!company) return known ? [{ table: 'answers', op: 'remove', row: { organisationId: known.organisationId } }] : []
  if (JSON.stringify(company) === JSON.stringify(known)) return []
  const row: Omit<KeptRows['answers'], 'endedRecordedOn'> = {
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
  const endedRecordedOn = company.endedOn === null ? null : recordedOn
  if (known?.organisationId !== company.organisationId) {
    return [{ table: 'answers', op: 'put', row: { ...row, endedRecordedOn } }]
  }
  const isEndNew = company.endedOn !== known.endedOn
  return [{ table: 'answers', op: 'patch', row: { ...row, ...(isEndNew ? { endedRecordedOn } : {}) } }]
}

const partyRows = (before: CaseFile, after: CaseFile, seq: number): RowChange[] => {
  // Records of an older chart lack what came later; roles are asked of the case as the running chart reads it.
  const had = rolesOf(upgradedFile(before))
  const has = rolesOf(upgradedFile(after))
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

/** Findings that answer the next request: about the same space, fire zone, garage or transformer (H20b). */
const findingRows = (before: CaseFile, after: CaseFile): RowChange[] => {
  const known = ownFindings(before)
  const found = ownFindings(after)
  const isFound = ({ findingId }: KeptRows['findings']) => found.some((row) => row.findingId === findingId)
  const isKnown = (row: KeptRows['findings']) => known.some((other) => JSON.stringify(other) === JSON.stringify(row))
  return [
    ...known
      .filter((row) => !isFound(row))
      .map(({ findingId }): RowChange => ({ table: 'findings', op: 'remove', row: { findingId } })),
    ...found.filter((row) => !isKnown(row)).map((row): RowChange => ({ table: 'findings', op: 'put', row })),
  ]
}

/** What this case itself had found out; what it took over from an earlier case is kept there. */
const ownFindings = ({ caseId, memory }: CaseFile): KeptRows['findings'][] => {
  const { fire, grid, facts } = memory
  const row = ({ seq, result, upheld, on, validUntil }: Finding) => ({
    findingId: `${caseId}.${seq}`,
    caseId,
    seq,
    result,
    upheld: [...upheld],
    foundOn: on,
    validUntil,
  })
  const rows: KeptRows['findings'][] = []
  if (fire && facts && fire.source !== 'reused') {
    rows.push({ ...row(fire), track: 'fire', ...firePlace(fire, facts), gaps: [...fire.gaps], measured: null })
  }
  if (grid && facts?.transformer && grid.source !== 'reused') {
    const { ratedKva, peakKva, peakMonth, sparePiles } = grid
    const measured = { ratedKva, peakKva, peakMonth, sparePiles }
    rows.push({ ...row(grid), track: 'grid', placeId: facts.transformer.transformerId, scope: 'transformer', gaps: [], measured })
  }
  return rows
}

/** The place a fire finding speaks of. A zone that the register does not know cannot be recognised again: then it speaks of the space. */
const firePlace = ({ scope }: Finding, { garage, fireZone, space }: Facts): Pick<KeptRows['findings'], 'placeId' | 'scope'> => {
  if (scope === 'garage') return { scope, placeId: garage.garageId }
  return scope === 'zone' && fireZone ? { scope, placeId: fireZone.fireZoneId } : { scope: 'space', placeId: space.spaceId }
}
