import type { StatedGround } from '../rules/codes.ts'
import { type AsOf, groundsAsOf, placesAsOf } from './as-of.ts'
import { openBasisCount } from './basis.ts'
import { checkPeriod, dayNumber, type Period } from './days.ts'
import { definitions } from './definitions.ts'
import { noEnd } from './family-table.ts'
import { type Counted, type Figure, type Split, shareOf } from './figure.ts'
import { type GroundKind, groundViews, verifications } from './ground-columns.ts'
import { placesInOrder, placesWhere } from './number-list.ts'
import type { CasePlace } from './place-facts.ts'
import type { GroundRow } from './rows.ts'
import { type PlacedStays, type StayColumns, stayColumnsOf } from './stay-columns.ts'

/** What the figure of the grounds is asked. */
export interface ReasonQuestion {
  readonly at: AsOf
  /** Grounds stated in it. */
  readonly period: Period
  readonly split: Split | 'organisation'
  /** Whether the rules of a district ask for a document to a ground. Where they ask for none, none can bear it out. */
  readonly asksForDocument: (ground: Pick<GroundRow, 'district' | 'code'>) => boolean
  /** Whether the cases behind each number are wanted; left out: they are. */
  readonly withCases?: boolean
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
export const reasonsFigure = (
  { grounds, places }: { readonly grounds: readonly GroundRow[]; readonly places?: ReadonlyMap<string, CasePlace> },
  question: ReasonQuestion,
): ReasonFigure => {
  // A ground says of what case it is and not of what family: here every case is one.
  const rows = { places: placesAsOf(places, question.at), grounds: groundsAsOf(grounds, question.at) }
  return reasonsOf(stayColumnsOf({ stays: [], ends: [], ...rows }).placed(), question)
}

/** `ground.verification` of grounds that are as they were on the day. */
export const reasonsOf = ({ columns, grounds }: PlacedStays, question: ReasonQuestion): ReasonFigure => {
  const { at, period, split } = question
  checkPeriod(period, at.asOf)
  const [from, to] = [dayNumber(period.from), dayNumber(period.to)]
  const { statedOn } = columns.grounds
  const stated = placesWhere(grounds, (place) => (statedOn[place] ?? 0) >= from && (statedOn[place] ?? 0) <= to)
  const groups = groundsBy(columns, stated, split).map(({ key, places }) => ({ ...key, ...reasons(columns, places, question) }))
  return { definition: definitions.groundVerification, ...at, ...countGrounds(columns, stated, question), groups }
}

type Key = Pick<Reasons, 'district' | 'organisationId' | 'code' | 'kind'>

/** Grounds told apart by code and kind and by what is asked for, sorted by these names. */
const groundsBy = (columns: StayColumns, places: Int32Array, split: ReasonQuestion['split']) => {
  const { grounds, families, districts, organisations } = columns
  const bySplit = {
    all: () => 0,
    district: (place: number) => families.district[grounds.family[place] ?? 0] ?? 0,
    organisation: (place: number) => grounds.organisation[place] ?? 0,
  }[split]
  const kinds = grounds.kinds.length
  const keyOf = (place: number): number => bySplit(place) * kinds + (grounds.kind[place] ?? 0)
  const bound = { all: 1, district: districts.length, organisation: organisations.length }[split] * kinds
  const sorted = placesInOrder(places, keyOf, bound)
  const groups: { readonly key: Key; readonly places: Int32Array }[] = []
  for (let from = 0; from < sorted.length; ) {
    const number = keyOf(sorted[from] ?? 0)
    let until = from
    while (until < sorted.length && keyOf(sorted[until] ?? 0) === number) until += 1
    const part = Math.floor(number / kinds)
    const key = {
      district: split === 'district' ? (districts[part] ?? null) : null,
      organisationId: split === 'organisation' ? (organisations[part] ?? null) : null,
      ...(grounds.kinds[number % kinds] as GroundKind),
    }
    groups.push({ key, places: sorted.subarray(from, until) })
    from = until
  }
  return groups.toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1))
}

const fallen = verifications.indexOf('FALLEN')
const upheld = verifications.indexOf('UPHELD')
const unverified = verifications.indexOf('UNVERIFIED')

const countGrounds = (
  columns: StayColumns,
  places: Int32Array,
  { withCases = true }: Pick<ReasonQuestion, 'withCases'>,
): Counted => {
  const { grounds, families, cases } = columns
  const compounds = new Set<number>()
  const seen = new Set<number>()
  const basis = openBasisCount(columns)
  let [open, known, onBehalf] = [0, 0, 0]
  for (const place of places) {
    basis.add(grounds.case[place] ?? 0)
    compounds.add(families.compound[grounds.family[place] ?? 0] ?? 0)
    if (grounds.contested[place] === 1 && grounds.verified[place] === unverified && grounds.view[place] === -1) open += 1
    if (grounds.onBehalf[place] !== noEnd) known += 1
    if (grounds.onBehalf[place] === 1) onBehalf += 1
    if (withCases) seen.add(grounds.case[place] ?? 0)
  }
  const caseIds = [...seen].map((number) => cases.id[number] ?? '')
  const beside = { n: places.length, open, compounds: compounds.size, shareOnBehalf: shareOf(onBehalf, known) }
  return { ...beside, ...basis.read(), caseIds }
}

const reasons = (columns: StayColumns, places: Int32Array, question: ReasonQuestion): Omit<Reasons, keyof Key> => {
  const { grounds, families, districts } = columns
  const [first = 0] = places
  const { code } = grounds.kinds[grounds.kind[first] ?? 0] as GroundKind
  const asks = districts.map((district) => question.asksForDocument({ district, code }))
  const count = (is: (place: number) => boolean): number => placesWhere(places, is).length
  const is = {
    asked: (place: number) => asks[families.district[grounds.family[place] ?? 0] ?? 0] ?? true,
    contested: (place: number) => grounds.contested[place] === 1,
    tested: (place: number) => grounds.verified[place] !== unverified,
    testable: (place: number) => grounds.isTestable[place] === 1,
  }
  const isOpenToTest = (place: number): boolean => !is.tested(place) && is.testable(place)
  const tested = count(is.tested)
  return {
    ...countGrounds(columns, places, question),
    stated: places.length,
    cases: new Set(places.map((place) => grounds.case[place] ?? 0)).size,
    documented: count((place) => grounds.burdenMet[place] === 1 && is.asked(place)),
    noneAsked: count((place) => !is.asked(place)),
    contested: count(is.contested),
    tested,
    upheld: count((place) => grounds.verified[place] === upheld),
    fallen: count((place) => grounds.verified[place] === fallen),
    awaitingTest: count((place) => isOpenToTest(place) && is.contested(place)),
    untested: count((place) => isOpenToTest(place) && !is.contested(place)),
    notTestable: count((place) => !is.tested(place) && !is.testable(place)),
    views: {
      stands: count((place) => grounds.view[place] === groundViews.indexOf('stands')),
      doesNotStand: count((place) => grounds.view[place] === groundViews.indexOf('doesNotStand')),
    },
    testedShare: shareOf(tested, places.length),
    undated: count((place) => grounds.isUndated[place] === 1),
  }
}
