import type { StatedGround } from '../rules/codes.ts'
import { type AsOf, groundsAsOf } from './as-of.ts'
import { checkPeriod, isWithin, type Period } from './days.ts'
import { definitions } from './definitions.ts'
import { type Counted, counted, distinct, type Figure, groupsOf, type Split, shareOf } from './figure.ts'
import type { GroundRow } from './rows.ts'

/** What the figure of the grounds is asked. */
export interface ReasonQuestion {
  readonly at: AsOf
  /** Grounds stated in it. */
  readonly period: Period
  readonly split: Split | 'organisation'
  /** Whether fire or grid can settle this ground by a finding; the rule pack of the place says so. All others get an opinion at most. */
  readonly isTestable: (ground: GroundRow) => boolean
  /** Whether the rules of the place ask for a document to this ground. Where they ask for none, none can bear it out. */
  readonly asksForDocument: (ground: GroundRow) => boolean
}

/** What became of the statements of one ground. */
export interface Reasons extends Counted {
  readonly district: string | null
  readonly organisationId: string | null
  readonly code: StatedGround
  readonly kind: GroundRow['kind']
  readonly stated: number
  readonly cases: number
  readonly documented: number
  readonly noneAsked: number
  readonly contested: number
  readonly tested: number
  readonly upheld: number
  readonly fallen: number
  readonly awaitingTest: number
  readonly untested: number
  readonly notTestable: number
  readonly views: { readonly stands: number; readonly doesNotStand: number }
  /** tested / stated: how far `upheld` and `fallen` carry. There is no share of wrong grounds: nobody tested the others. */
  readonly testedShare: number | null
  /** Statements of which the days of what followed are not known: shown as the record stands, not as of the day. */
  readonly undated: number
}

/** The figure of the grounds. */
export type ReasonFigure = Figure<Reasons>

/**
 * `ground.verification` (S9): what was stated against what was verified. Unit: a ground as stated, or a condition; stated
 * again in the same case, it counts again (`cases` counts each case once). By code and kind, stated within the period.
 * - `documented`: a document that the rules ask for was shown. `noneAsked`: the rules ask for none, so that no document
 *   can bear the ground out; never among the documented. `contested`: by the owner.
 * - `tested` = `upheld` + `fallen`: settled by a finding of fire or grid, a third party or a court, contested or not.
 * - Every statement is in one of: upheld, fallen, `notTestable` (no finding can settle it, and none did), `awaitingTest`
 *   (contested, no finding yet), `untested` (nobody asked).
 * - `views`: opinions of the centre. A view is no verification (H14) and in neither upheld nor fallen.
 * Only contested grounds are tested as a rule, so the share that falls is not the share that is wrong: no such share is given.
 * `n` = statements; `open` = contested ones without finding and without view. A ground settled by a later yes stays as stated.
 * @throws RangeError when the period runs backwards or beyond `asOf`.
 */
export const reasonsFigure = (grounds: readonly GroundRow[], question: ReasonQuestion): ReasonFigure => {
  const { at, period, split } = question
  checkPeriod(period, at.asOf)
  const stated = groundsAsOf(grounds, at).filter((ground) => isWithin(ground.statedOn, period))
  const keyOf = (ground: GroundRow) => ({
    district: split === 'district' ? ground.district : null,
    organisationId: split === 'organisation' ? ground.organisationId : null,
    code: ground.code,
    kind: ground.kind,
  })
  const groups = groupsOf(stated, keyOf).map(({ key, rows }) => ({ ...key, ...reasons(rows, question) }))
  return { definition: definitions.groundVerification, ...at, ...countedGrounds(stated), groups }
}

const isTested = (ground: GroundRow): boolean => ground.verified !== 'UNVERIFIED'

const countedGrounds = (grounds: readonly GroundRow[]): Counted =>
  counted(
    grounds.map((ground) => ({
      caseId: ground.caseId,
      compoundId: ground.compoundId,
      open: ground.contested && !isTested(ground) && ground.view === null,
      onBehalf: ground.onBehalf ?? null,
    })),
  )

const reasons = (
  rows: readonly GroundRow[],
  { isTestable, asksForDocument }: Pick<ReasonQuestion, 'isTestable' | 'asksForDocument'>,
): Omit<Reasons, 'district' | 'organisationId' | 'code' | 'kind'> => {
  const count = (is: (ground: GroundRow) => boolean): number => rows.filter(is).length
  const isOpenToTest = (ground: GroundRow): boolean => !isTested(ground) && isTestable(ground)
  const tested = count(isTested)
  return {
    ...countedGrounds(rows),
    stated: rows.length,
    cases: distinct(rows.map((ground) => ground.caseId)),
    documented: count((ground) => ground.burdenMet && asksForDocument(ground)),
    noneAsked: count((ground) => !asksForDocument(ground)),
    contested: count((ground) => ground.contested),
    tested,
    upheld: count((ground) => ground.verified === 'UPHELD'),
    fallen: count((ground) => ground.verified === 'FALLEN'),
    awaitingTest: count((ground) => isOpenToTest(ground) && ground.contested),
    untested: count((ground) => isOpenToTest(ground) && !ground.contested),
    notTestable: count((ground) => !isTested(ground) && !isTestable(ground)),
    views: {
      stands: count((ground) => ground.view === 'stands'),
      doesNotStand: count((ground) => ground.view === 'doesNotStand'),
    },
    testedShare: shareOf(tested, rows.length),
    undated: count((ground) => ground.since === undefined),
  }
}
