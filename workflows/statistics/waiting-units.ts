import type { StageName } from '../case/meta.ts'
import type { AsOf } from './as-of.ts'
import { openBasisCount } from './basis.ts'
import { type DaysBetween, dayNumber, growingCount } from './days.ts'
import { noEnd, stillOpen } from './family-table.ts'
import { type Counted, shareOf } from './figure.ts'
import { openNumbers, placesWhere } from './number-list.ts'
import type { PlacedStays, StayColumns } from './stay-columns.ts'

/** What waits, each for a time under observation: lists side by side. Times are in the days of the question. */
export interface WaitingUnits {
  /** 0, 1, 2 …: the places of the lists. */
  readonly all: Int32Array
  readonly family: Int32Array
  /** As in the columns. */
  readonly compound: Int32Array
  /** The case it is read off; of a family with several, the last. */
  readonly case: Int32Array
  /** How much of it had gone by when observation began; -1 = seen from its beginning. */
  readonly enter: Int32Array
  readonly exit: Int32Array
  /** 1 while it still waits. */
  readonly open: Int32Array
  /** As in the columns. */
  readonly onBehalf: Int32Array
}

/** What the units are asked. */
interface UnitQuestion {
  readonly at: AsOf
  readonly between: DaysBetween
  /** Which facts of a place are looked at, by number: what lies elsewhere is no unit. */
  readonly isLookedAt: readonly boolean[]
}

const lists = () => ({
  family: openNumbers(Int32Array),
  compound: openNumbers(Int32Array),
  case: openNumbers(Int32Array),
  enter: openNumbers(Int32Array),
  exit: openNumbers(Int32Array),
  open: openNumbers(Int32Array),
  onBehalf: openNumbers(Int32Array),
})

const closed = ({ family, compound, exit, enter, open, onBehalf, ...rest }: ReturnType<typeof lists>): WaitingUnits => ({
  all: Int32Array.from({ length: family.length() }, (_, unit) => unit),
  ...{ family: family.all(), compound: compound.all(), case: rest.case.all(), enter: enter.all(), exit: exit.all() },
  ...{ open: open.all(), onBehalf: onBehalf.all() },
})

/** The whole way of each family, from its first request to the end of its last. */
export const waysOf = (columns: StayColumns, places: Int32Array, question: UnitQuestion): WaitingUnits => {
  const count = growingCount(question.between)
  const asOf = dayNumber(question.at.asOf)
  const isThere = Uint8Array.from(question.isLookedAt, Number)
  const units = lists()
  for (let from = 0; from < places.length; ) {
    const family = columns.family[places[from] ?? 0] ?? 0
    const seenFrom = columns.families.seenFrom[family] ?? 0
    let [began, until] = [stillOpen, -stillOpen]
    for (; from < places.length && columns.family[places[from] ?? 0] === family; from += 1) {
      const place = places[from] ?? 0
      began = Math.min(began, columns.entered[place] ?? 0)
      until = Math.max(until, columns.left[place] ?? 0)
    }
    const ofCase = columns.families.lastCase[family] ?? 0
    if (isThere[columns.cases.facts[ofCase] ?? 0] === 0) continue
    units.family.push(family)
    units.compound.push(columns.families.compound[family] ?? 0)
    units.case.push(ofCase)
    units.enter.push(seenFrom > began ? count(began, seenFrom) : -1)
    units.exit.push(count(began, until === stillOpen ? asOf : until))
    units.open.push(until === stillOpen ? 1 : 0)
    units.onBehalf.push(noEnd)
  }
  return closed(units)
}

/** The stays in one stage. */
export const visitsOf = (
  stays: PlacedStays,
  { stage, ...question }: UnitQuestion & { readonly stage: StageName },
): WaitingUnits => {
  const { columns } = stays
  // Most stays are left out: those that stay are found first, and their lists are made once.
  const found = placesAt(stays, { isThere: columns.desks.map((desk) => desk.stage === stage), isLookedAt: question.isLookedAt })
  return { ...whoOf(columns, found), ...timesOf(columns, found, question) }
}

// Each list by a name of its own: a loop that reads a list off an object looks it up anew for every unit.
const whoOf = (columns: StayColumns, found: Int32Array) => {
  const [familyAt, caseAt, onBehalfAt] = [columns.family, columns.case, columns.onBehalf]
  const compoundOf = columns.families.compound
  const [all, family, compound, ofCase, onBehalf] = [
    listFor(found),
    listFor(found),
    listFor(found),
    listFor(found),
    listFor(found),
  ]
  for (let unit = 0; unit < found.length; unit += 1) {
    const place = found[unit] as number
    const number = familyAt[place] as number
    all[unit] = unit
    family[unit] = number
    compound[unit] = compoundOf[number] as number
    ofCase[unit] = caseAt[place] as number
    onBehalf[unit] = onBehalfAt[place] as number
  }
  return { all, family, compound, case: ofCase, onBehalf }
}

const timesOf = ({ entered, left, observedFrom }: StayColumns, found: Int32Array, { at, between }: UnitQuestion) => {
  const count = growingCount(between)
  const asOf = dayNumber(at.asOf)
  const [enter, exit, open] = [listFor(found), listFor(found), listFor(found)]
  for (let unit = 0; unit < found.length; unit += 1) {
    const place = found[unit] as number
    const began = entered[place] as number
    const seen = observedFrom[place] as number
    const leaves = left[place] as number
    enter[unit] = seen > began ? count(began, seen) : -1
    exit[unit] = count(began, leaves === stillOpen ? asOf : leaves)
    open[unit] = leaves === stillOpen ? 1 : 0
  }
  return { enter, exit, open }
}

const listFor = ({ length }: Int32Array): Int32Array => new Int32Array(length)

/** The stays at some desks in some kinds of places, in one walk: family by family where they lie, without a list of all. */
const placesAt = (
  stays: PlacedStays,
  wanted: { readonly isThere: readonly boolean[]; readonly isLookedAt: readonly boolean[] },
): Int32Array => {
  // The list of all places is made when it is read: it is left alone.
  const { columns, lying } = stays
  const { desk, case: caseAt } = columns
  const { facts } = columns.cases
  const [isThere, isLookedAt] = [Uint8Array.from(wanted.isThere, Number), Uint8Array.from(wanted.isLookedAt, Number)]
  // Every place is one of a stay, and every stay has a desk and a case, whose facts were numbered when it came.
  if (!lying) {
    return placesWhere(
      stays.places,
      (place) => isThere[desk[place] as number] === 1 && isLookedAt[facts[caseAt[place] as number] as number] === 1,
    )
  }
  const { first, count, isWanted } = lying
  const { district } = columns.families
  let found = new Int32Array(4096)
  let length = 0
  for (let family = 0; family < first.length; family += 1) {
    if (isWanted[district[family] as number] !== 1) continue
    const from = first[family] as number
    const until = from + (count[family] as number)
    // There is room for all of this family, so that nothing is asked for each of its stays.
    if (length + until - from >= found.length) found = withRoom(found, until - from)
    // Each is written down and stays if it fits: a question for every tenth stay is one that the processor guesses wrong.
    for (let place = from; place < until; place += 1) {
      found[length] = place
      length += isThere[desk[place] as number] as number
    }
  }
  let kept = 0
  for (let at = 0; at < length; at += 1) {
    const place = found[at] as number
    found[kept] = place
    kept += isLookedAt[facts[caseAt[place] as number] as number] as number
  }
  return found.subarray(0, kept)
}

const withRoom = (list: Int32Array, more: number): Int32Array<ArrayBuffer> => {
  const longer = new Int32Array(2 * list.length + more)
  longer.set(list)
  return longer
}

/** What stands beside a number of units. */
export const countUnits = (columns: StayColumns, units: WaitingUnits, some: Int32Array, withCases: boolean): Counted => {
  const isMet = new Uint8Array(columns.compounds.length)
  const { compound, case: ofCase, open: isOpen, onBehalf: how } = units
  const basis = openBasisCount(columns)
  let [open, known, onBehalf] = [0, 0, 0]
  for (let at = 0; at < some.length; at += 1) {
    const unit = some[at] as number
    basis.add(ofCase[unit] as number)
    isMet[compound[unit] as number] = 1
    open += isOpen[unit] as number
    if (how[unit] !== noEnd) known += 1
    if (how[unit] === 1) onBehalf += 1
  }
  return {
    n: some.length,
    open,
    compounds: isMet.reduce((sum, is) => sum + is, 0),
    shareOnBehalf: shareOf(onBehalf, known),
    ...basis.read(),
    caseIds: withCases
      ? [...new Set(some.map((unit) => ofCase[unit] as number))].map((number) => columns.cases.id[number] ?? '')
      : [],
  }
}
