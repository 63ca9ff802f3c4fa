import type { Answer, CaseEnd, ClockRow, GroundRow, Stay } from '../../workflows/statistics/rows.ts'
import type { FigureRows } from '../statistics/ports.ts'
import type { KeptRow, KeptRows } from './kept-rows.ts'

/** What a figure's row says of its case. */
export interface OfCase {
  readonly caseId: string
  readonly chainId: string
  readonly district: string
  readonly compoundId: string
  readonly caseRecordedOn: string
}

/** Rows under way to the figures. */
export type GatheredRows = { [K in keyof FigureRows]: FigureRows[K][number][] }

/** No rows. */
export const noRows = (): GatheredRows => ({ stays: [], answers: [], clocks: [], grounds: [], ends: [], words: [] })

// The columns hold texts; they were written by the projections from the very types that are named here.

const stayOf = (ofCase: OfCase, row: KeptRows['stays']): Stay => ({
  ...ofCase,
  track: row.track as Stay['track'],
  stage: row.stage as Stay['stage'],
  step: row.step as Stay['step'],
  holder: row.holder as Stay['holder'],
  organisationId: row.organisationId,
  visit: row.visit,
  awaits: row.awaits.split(',') as Stay['holder'][],
  enteredBy: row.enteredBy as Stay['enteredBy'],
  enteredOn: row.enteredOn,
  enteredRecordedOn: row.enteredRecordedOn,
  leftOn: row.leftOn,
  leftRecordedOn: row.leftRecordedOn,
  leftBy: row.leftBy as Stay['leftBy'],
  onBehalf: row.onBehalf,
})

const answerOf = (ofCase: OfCase, row: KeptRows['answers']): Answer => ({
  ...ofCase,
  organisationId: row.organisationId,
  servedOn: row.servedOn,
  servedRecordedOn: row.servedRecordedOn,
  answeredOn: row.answeredOn,
  answeredRecordedOn: row.answeredRecordedOn,
  kind: row.kind as Answer['kind'],
  endedOn: row.endedOn,
  endedRecordedOn: row.endedRecordedOn,
  onBehalf: row.onBehalf,
})

const clockOf = ({ chainId: _, ...ofCase }: OfCase, row: KeptRows['caseClocks']): ClockRow => ({
  ...ofCase,
  organisationId: row.organisationId,
  party: row.party as ClockRow['party'],
  name: row.name as ClockRow['name'],
  track: row.track as ClockRow['track'],
  force: row.force as ClockRow['force'],
  startOn: row.startOn,
  dueOn: row.dueOn,
  provisional: row.provisional,
  passedOn: row.passedOn,
  endedOn: row.endedOn,
  how: row.how as ClockRow['how'],
  pausedDays: row.pausedDays,
  answeredOn: row.answeredOn,
  answeredRecordedOn: row.answeredRecordedOn,
  ...(row.onBehalf === null ? {} : { onBehalf: row.onBehalf }),
})

const groundOf = ({ chainId: _, ...ofCase }: OfCase, row: KeptRows['grounds']): GroundRow => ({
  ...ofCase,
  organisationId: row.organisationId,
  groundId: row.groundId,
  code: row.code as GroundRow['code'],
  kind: row.kind as GroundRow['kind'],
  route: row.route as NonNullable<GroundRow['route']>,
  statedOn: row.statedOn,
  burdenMet: row.burdenMet,
  contested: row.contested,
  verified: row.verified as GroundRow['verified'],
  view: row.view as GroundRow['view'],
  since: { burdenMet: row.burdenMetOn, contested: row.contestedOn, verified: row.verifiedOn, view: row.viewOn },
  ...(row.onBehalf === null ? {} : { onBehalf: row.onBehalf }),
})

/** Adds a kept row to those of its kind; roles and findings are in no figure. */
export const gather = (into: GatheredRows, ofCase: OfCase, { table, row }: KeptRow): void => {
  switch (table) {
    case 'stays':
      into.stays.push(stayOf(ofCase, row))
      return
    case 'answers':
      into.answers.push(answerOf(ofCase, row))
      return
    case 'caseClocks':
      into.clocks.push(clockOf(ofCase, row))
      return
    case 'grounds':
      into.grounds.push(groundOf(ofCase, row))
      return
    case 'caseParties':
    case 'findings':
    case 'matterLinks':
    case 'pileHolds':
      return
  }
}

/** Adds the end of a case, if it has one. */
export const gatherEnd = (
  into: GatheredRows,
  ofCase: OfCase,
  { closedOn, outcome }: { readonly closedOn: string | null; readonly outcome: string | null },
): void => {
  if (closedOn === null || outcome === null) return
  into.ends.push({ ...ofCase, endedOn: closedOn, outcome: outcome as CaseEnd['outcome'] })
}
