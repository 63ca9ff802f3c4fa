import { localDay } from '../calendar/days.ts'
import { applyOutcome, type CaseFile, type Outcome } from '../case/case-file.ts'
import type { CaseEnd, Stay } from '../statistics/rows.ts'
import type { RecordedCase } from './recorded.ts'

/** What the rows of a case are made of: one event after the other. */
export interface Happened {
  readonly at: string
  readonly type: Stay['leftBy'] & string
  readonly onBehalf: boolean
  readonly outcome: Outcome
}

/** Where a case waited and how it ended, as the statistics read it. */
export interface CaseRows {
  readonly stays: readonly Stay[]
  readonly end: CaseEnd | null
  readonly file: CaseFile
}

/** The stays of a case and its end, made from what its events changed: the very rows that the record keeps. */
export const rowsOf = (recorded: RecordedCase, start: CaseFile, events: readonly Happened[], timeZone: string): CaseRows => {
  const stays = new Map<string, Stay>()
  let file = start
  const { caseId, chainId, district, compoundId } = recorded
  const filedOn = events[0] ? localDay(events[0].at, timeZone) : ''
  events.forEach(({ at, type, onBehalf, outcome }, index) => {
    const seq = index + 1
    const recordedOn = localDay(at, timeZone)
    for (const positionId of outcome.left) {
      const known = stays.get(positionId)
      if (!known) continue
      const leftOn = outcome.effectiveOn > known.enteredOn ? outcome.effectiveOn : known.enteredOn
      stays.set(positionId, { ...known, leftOn, leftRecordedOn: recordedOn, leftBy: type, onBehalf })
    }
    file = applyOutcome(file, outcome, { seq, recordedAt: at })
    for (const position of outcome.entered) {
      stays.set(position.positionId, {
        caseId,
        chainId,
        district,
        compoundId,
        caseRecordedOn: filedOn,
        track: position.track,
        stage: position.stage,
        step: position.step,
        holder: position.holder,
        organisationId: position.organisationId,
        visit: position.visit,
        awaits: position.awaits,
        enteredBy: type,
        enteredOn: position.sinceOn,
        enteredRecordedOn: position.recordedOn,
        leftOn: null,
        leftRecordedOn: null,
        leftBy: null,
        onBehalf: false,
      })
    }
  })
  const { outcome } = file.memory
  const end = outcome
    ? { caseId, chainId, district, compoundId, caseRecordedOn: filedOn, outcome: outcome.outcome, endedOn: outcome.on }
    : null
  return { stays: [...stays.values()], end, file }
}
