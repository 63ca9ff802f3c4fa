import type { Outcome } from '../case/context.ts'
import type { StageName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import { type AccountColumns, openAccountColumns } from './account-columns.ts'
import { openBasisCount } from './basis.ts'
import { type ClockColumns, openClockColumns } from './clock-columns.ts'
import { type Day, dayNumber } from './days.ts'
import { allOf, listsOf, noEnd, openFamilyTable, type Renumbered, stillOpen } from './family-table.ts'
import { lastFiled } from './family-trace.ts'
import { type Counted, shareOf } from './figure.ts'
import { type GroundColumns, openGroundColumns } from './ground-columns.ts'
import { type KeptFigures, openKeptFigures } from './kept-figures.ts'
import { type Milestone, milestones, milestonesOf } from './milestones.ts'
import { allStorable, type Names, type NumberList, openNames, type Renumber, type Storable } from './number-list.ts'
import { type CasePlace, isUnknownPlace, type PlaceFacts, unknownPlace } from './place-facts.ts'
import { openRequestColumns, type RequestColumns } from './request-columns.ts'
import type { Answer, CaseEnd, ClockRow, GroundRow, Stay } from './rows.ts'
import { joinStays, type StageStay } from './stage-stays.ts'

/** A stage of a track with one holder. */
export interface Desk {
  readonly track: Track
  readonly stage: StageName
  readonly holder: Party
}

/**
 * The joined stays of many families, one number each in lists side by side; days are numbers (`dayNumber`). The stays of a
 * family lie beside each other, and among them those of a case on a track, in their order.
 */
export interface StayColumns {
  readonly family: Int32Array
  readonly case: Int32Array
  readonly desk: Int32Array
  readonly organisation: Int32Array
  readonly entered: Int32Array
  /** `stillOpen` where it is open. */
  readonly left: Int32Array
  readonly observedFrom: Int32Array
  /** 1 where the end was recorded on behalf of the party, 0 where it was not, 2 without an end. */
  readonly onBehalf: Int32Array
  readonly families: {
    readonly compound: Int32Array
    readonly district: Int32Array
    /** The day on which its first case came into the record. */
    readonly seenFrom: Int32Array
    /** The last of its cases. */
    readonly lastCase: Int32Array
  } & {
    /** The day on which it reached each first; `stillOpen` = not yet. */
    readonly [M in Milestone]: Int32Array
  }
  readonly cases: {
    readonly id: readonly string[]
    readonly ended: Int32Array
    /** How it ended; -1 = it has not. */
    readonly outcome: Int32Array
    /** Which of `facts` hold of its place. */
    readonly facts: Int32Array
    /** The first day on which a bare report ended a stay of it; `stillOpen` = none did. */
    readonly reported: Int32Array
    /** 1 where one of its facts is not on record. */
    readonly unknown: Int32Array
  }
  readonly requests: RequestColumns
  readonly clocks: ClockColumns
  readonly accounts: AccountColumns
  readonly grounds: GroundColumns
  readonly desks: readonly Desk[]
  readonly organisations: readonly (string | null)[]
  readonly compounds: readonly string[]
  readonly districts: readonly string[]
  readonly outcomes: readonly Outcome['outcome'][]
  readonly facts: readonly PlaceFacts[]
}

/** All stays of a family, with the ends and the places of its cases. */
interface FamilyRows {
  readonly stays: readonly Stay[]
  readonly ends: readonly CaseEnd[]
  readonly places: ReadonlyMap<string, CasePlace>
  /** With their answers and clocks, where requests before companies are asked for, and the grounds stated to them. */
  readonly answers?: readonly Answer[]
  readonly clocks?: readonly ClockRow[]
  readonly grounds?: readonly GroundRow[]
}

/** Columns that are being filled. */
export interface OpenStayColumns extends Storable {
  /** Takes in the stays of one family, in place of those it had. */
  readonly put: (chainId: string, rows: FamilyRows) => void
  /** Takes a family out: it is in no figure. */
  readonly drop: (chainId: string) => void
  /**
   * Takes in the pieces of columns with other families, behind its own: it is then as if these had been put in here one after
   * the other. @throws RangeError for a family that is here already.
   */
  readonly append: (next: () => unknown) => void
  /** The same columns once more: what is put into one of them is not in the other. */
  readonly copied: () => OpenStayColumns
  /** What is in them of some districts (left out: of all); good until the next family comes. */
  readonly placed: (districts?: readonly string[]) => PlacedStays
  /** The same, with what is kept of all families beside it: figures that are in that go through no stay. */
  readonly standing: (districts?: readonly string[]) => PlacedStays
}

/** Stays of some families, as they were on a day. */
export interface PlacedStays {
  readonly columns: StayColumns
  /** Where the stays of these families lie, family by family. */
  readonly places: Int32Array
  /** The same of their requests before companies, of their clocks, of the days in their accounts, and of grounds. */
  readonly requests: Int32Array
  readonly clocks: Int32Array
  readonly accounts: Int32Array
  readonly grounds: Int32Array
  readonly kept?: KeptFigures
  /** Where the stays of all families lie, and which districts are looked at, by number: to go through them without a list. */
  readonly lying?: { readonly first: Int32Array; readonly count: Int32Array; readonly isWanted: Uint8Array }
}

type Found = () => Int32Array

const once = (find: Found): Found => {
  let found: Int32Array | null = null
  return () => {
    found ??= find()
    return found
  }
}

const stayNames = ['family', 'case', 'desk', 'organisation', 'entered', 'left', 'observedFrom', 'onBehalf'] as const
const numberOr = (day: Day | null): number => (day === null ? stillOpen : dayNumber(day))
const named = (): Names<string> => openNames((name) => name)

const noCase = (): number => 0

/** The lists behind the columns, without a family. */
const openParts = () => {
  const stays = openFamilyTable(stayNames)
  const families = listsOf(['compound', 'district', 'seenFrom', 'lastCase', ...milestones])
  const cases = listsOf(['ended', 'outcome', 'facts', 'reported', 'unknown'])
  const caseIds: string[] = []
  const desks = openNames(({ track, stage, holder }: Desk) => `${track} ${stage} ${holder}`)
  const organisations = openNames((name: string | null) => name)
  const requests = openRequestColumns(organisations)
  const ofClocks = openClockColumns(organisations)
  const ofGrounds = openGroundColumns(organisations)
  const ofAccounts = openAccountColumns()
  const [chains, compounds, districts] = [named(), named(), named()]
  const outcomes = openNames((outcome: Outcome['outcome']) => outcome)
  const facts = openNames((of: PlaceFacts) => `${of.garage} ${of.transformer} ${of.completedOn} ${of.rules}`)
  const stored = allStorable([
    ...[stays, requests, ofClocks, ofGrounds, ofAccounts],
    ...[...Object.values(families), ...Object.values(cases)],
    ...[desks, organisations, chains, compounds, districts, outcomes, facts],
    {
      pieces: () => [caseIds],
      restore: (next) => {
        for (const caseId of next() as readonly string[]) caseIds.push(caseId)
      },
    },
  ])
  return {
    ...{ stays, families, cases, caseIds, desks, organisations, requests, ofClocks, ofGrounds, ofAccounts },
    ...{ chains, compounds, districts, outcomes, facts, stored },
  }
}
type Parts = ReturnType<typeof openParts>

const appendParts = (into: Parts, from: Parts): void => {
  const again = from.chains.all.find((chainId) => into.chains.has(chainId))
  if (again !== undefined) throw new RangeError(`family ${again} is there already`)
  const [familiesBefore, casesBefore] = [into.chains.all.length, into.caseIds.length]
  const of: Renumbered = {
    family: (family) => family + familiesBefore,
    case: (number) => number + casesBefore,
    organisation: into.organisations.append(from.organisations.all),
  }
  into.chains.append(from.chains.all)
  for (const caseId of from.caseIds) into.caseIds.push(caseId)
  into.stays.append(from.stays, { ...of, desk: into.desks.append(from.desks.all) })
  into.requests.append(from.requests, of)
  into.ofClocks.append(from.ofClocks, of)
  into.ofGrounds.append(from.ofGrounds, of)
  into.ofAccounts.append(from.ofAccounts, of)
  appendLists(into.families, from.families, {
    ...{ compound: into.compounds.append(from.compounds.all), district: into.districts.append(from.districts.all) },
    lastCase: of.case,
  })
  appendLists(into.cases, from.cases, {
    ...{ outcome: into.outcomes.append(from.outcomes.all), facts: into.facts.append(from.facts.all) },
  })
}

const appendLists = <K extends string>(
  into: Readonly<Record<K, NumberList<Int32Array>>>,
  from: Readonly<Record<K, NumberList<Int32Array>>>,
  renumber: Readonly<Partial<Record<K, Renumber>>>,
): void => {
  for (const name of Object.keys(into) as K[]) into[name].append(from[name].all(), renumber[name])
}

/** The pieces one after the other. */
const nextOf = (pieces: Iterable<unknown>): (() => unknown) => {
  const each = pieces[Symbol.iterator]()
  return () => each.next().value
}

/** Opens columns without a family. */
export const openStayColumns = (): OpenStayColumns => {
  const parts = openParts()
  const { stays, families, cases, caseIds, desks, organisations, requests, ofClocks, ofGrounds, ofAccounts } = parts
  const { chains, compounds, districts, outcomes, facts, stored } = parts

  /** The numbers of the cases that a family had before. */
  const knownCases = (family: number): Map<string, number> => {
    const { first, count } = stays.rowsOf(family)
    const numbers = Array.from({ length: count }, (_, at) => stays.at('case', first + at))
    return new Map(numbers.map((number) => [caseIds[number] ?? '', number]))
  }
  const noteCase = (known: Map<string, number>, caseId: string, { ends, places }: FamilyRows): void => {
    const number = known.get(caseId) ?? caseIds.push(caseId) - 1
    known.set(caseId, number)
    const end = ends.findLast((one) => one.caseId === caseId)
    cases.ended.set(number, end ? dayNumber(end.endedOn) : stillOpen)
    cases.outcome.set(number, end ? outcomes.numberOf(end.outcome) : -1)
    const place = places.get(caseId) ?? unknownPlace(caseId)
    cases.facts.set(number, facts.numberOf(place))
    cases.reported.set(number, numberOr(place.reportedOn))
    cases.unknown.set(number, Number(isUnknownPlace(place)))
  }
  const rowOf = ({ track, stage, holder, ...stay }: StageStay, family: number, known: ReadonlyMap<string, number>) => ({
    family,
    case: known.get(stay.caseId) ?? 0,
    desk: desks.numberOf({ track, stage, holder }),
    organisation: organisations.numberOf(stay.organisationId),
    entered: dayNumber(stay.enteredOn),
    left: stay.leftOn === null ? stillOpen : dayNumber(stay.leftOn),
    observedFrom: dayNumber(stay.observedFrom),
    onBehalf: stay.onBehalf === null ? noEnd : Number(stay.onBehalf),
  })
  const columns = (): StayColumns => ({
    ...stays.columns(),
    families: allOf(families),
    cases: { id: caseIds, ...allOf(cases) },
    requests: requests.columns(),
    clocks: ofClocks.columns(),
    accounts: ofAccounts.columns(),
    grounds: ofGrounds.columns(),
    desks: desks.all,
    organisations: organisations.all,
    compounds: compounds.all,
    districts: districts.all,
    outcomes: outcomes.all,
    facts: facts.all,
  })
  const kept = openKeptFigures(() => ({ columns: columns(), families: stays.rowsOf, clocks: ofClocks.rowsOf }))
  const inDistricts = (wanted?: readonly string[]) => {
    const isWanted = wantedOf(wanted)
    return (family: number): boolean => isWanted(families.district.at(family))
  }
  const wantedOf = (wanted?: readonly string[]) => {
    const isWanted = districts.all.map((district) => wanted?.includes(district) ?? true)
    return (district: number): boolean => isWanted[district] ?? false
  }
  /** Where they lie is found when it is asked for: of a million families that takes longer than many a figure. */
  const placed = (wanted?: readonly string[], ofAll?: KeptFigures): PlacedStays => {
    const isWanted = inDistricts(wanted)
    const [ofStays, ofRequests, clocks, accounts, grounds] = [stays, requests, ofClocks, ofAccounts, ofGrounds].map(
      ({ places }) => once(() => places(isWanted)),
    ) as [Found, Found, Found, Found, Found]
    return {
      columns: columns(),
      ...(ofAll ? { kept: ofAll } : {}),
      lying: { ...stays.lying(), isWanted: Uint8Array.from(districts.all, (_, number) => Number(wantedOf(wanted)(number))) },
      get places() {
        return ofStays()
      },
      get requests() {
        return ofRequests()
      },
      get clocks() {
        return clocks()
      },
      get accounts() {
        return accounts()
      },
      get grounds() {
        return grounds()
      },
    }
  }
  return {
    ...stored,
    copied: () => {
      const copy = openStayColumns()
      copy.restore(nextOf(stored.pieces()))
      return copy
    },
    append: (next) => {
      const other = openParts()
      other.stored.restore(next)
      const before = chains.all.length
      appendParts(parts, other)
      for (let family = before; family < chains.all.length; family += 1) kept.note(family, 1)
    },
    drop: (chainId) => {
      if (!chains.has(chainId)) return
      const family = chains.numberOf(chainId)
      kept.note(family, -1)
      stays.put(family, [])
      requests.put(family, { answers: [], clocks: [] }, noCase)
      ofClocks.put(family, { answers: [], clocks: [] }, noCase)
      ofAccounts.put(family, { stays: [], grounds: [] }, noCase)
      ofGrounds.put(family, [], noCase)
      kept.note(family, 1)
    },
    put: (chainId, rows) => {
      const { answers = [], clocks = [], grounds = [] } = rows
      const one = rows.stays[0] ?? answers[0] ?? clocks[0] ?? grounds[0]
      if (!one) return
      const family = chains.numberOf(chainId)
      kept.note(family, -1)
      const known = knownCases(family)
      const caseIds = new Set([...rows.stays, ...answers, ...clocks, ...grounds].map((row) => row.caseId))
      for (const caseId of caseIds) noteCase(known, caseId, rows)
      const caseOf = (caseId: string): number => known.get(caseId) ?? 0
      const seen = rows.stays.map((stay) => dayNumber(stay.caseRecordedOn ?? stay.enteredRecordedOn))
      families.compound.set(family, compounds.numberOf(one.compoundId))
      families.district.set(family, districts.numberOf(one.district))
      families.seenFrom.set(family, Math.min(...seen))
      families.lastCase.set(family, rows.stays.length === 0 ? 0 : (known.get(lastFiled(rows.stays).caseId) ?? 0))
      const reached = milestonesOf(rows.stays, answers, rows.ends)
      for (const milestone of milestones) families[milestone].set(family, numberOr(reached[milestone]))
      stays.put(
        family,
        joinStays(rows.stays).map((stay) => rowOf(stay, family, known)),
      )
      requests.put(family, { answers, clocks }, caseOf)
      ofClocks.put(family, { answers, clocks }, caseOf)
      ofAccounts.put(family, { stays: rows.stays, grounds }, caseOf)
      ofGrounds.put(family, grounds, caseOf)
      kept.note(family, 1)
    },
    placed: (wanted) => placed(wanted),
    standing: (wanted) => placed(wanted, kept.of(wantedOf(wanted))),
  }
}

/** The rows of families in columns. They must hold the whole history of their cases. */
export const stayColumnsOf = ({ stays, ends, places, answers = [], clocks = [], grounds = [] }: FamilyRows): OpenStayColumns => {
  const opened = openStayColumns()
  // A ground does not say whose family its case is: of a case of which nothing else is asked it stands for one of its own.
  const chainOf = new Map([...stays, ...answers].map(({ caseId, chainId }) => [caseId, chainId]))
  const family = (row: { readonly caseId: string }): string => chainOf.get(row.caseId) ?? row.caseId
  const [staysOf, endsOf, answersOf] = [Map.groupBy(stays, family), Map.groupBy(ends, family), Map.groupBy(answers, family)]
  const [clocksOf, groundsOf] = [Map.groupBy(clocks, family), Map.groupBy(grounds, family)]
  for (const chainId of new Set([...staysOf.keys(), ...answersOf.keys(), ...groundsOf.keys()])) {
    opened.put(chainId, {
      ...{ stays: staysOf.get(chainId) ?? [], ends: endsOf.get(chainId) ?? [], places, answers: answersOf.get(chainId) ?? [] },
      ...{ clocks: clocksOf.get(chainId) ?? [], grounds: groundsOf.get(chainId) ?? [] },
    })
  }
  return opened
}

/** What stands beside a number of stays. `withCases`: the cases behind it are named. */
export const countStays = (columns: StayColumns, places: Int32Array, withCases: boolean): Counted => {
  const compounds = new Uint8Array(columns.compounds.length)
  const cases = new Set<number>()
  const basis = openBasisCount(columns)
  let [open, compoundsSeen, known, onBehalf] = [0, 0, 0, 0]
  let lastCase = -1
  for (const place of places) {
    const compound = columns.families.compound[columns.family[place] ?? 0] ?? 0
    if (compounds[compound] === 0) {
      compounds[compound] = 1
      compoundsSeen += 1
    }
    basis.add(columns.case[place] ?? 0)
    if (columns.left[place] === stillOpen) open += 1
    const how = columns.onBehalf[place] ?? noEnd
    if (how !== noEnd) known += 1
    if (how === 1) onBehalf += 1
    if (withCases && columns.case[place] !== lastCase) {
      lastCase = columns.case[place] ?? 0
      cases.add(lastCase)
    }
  }
  const caseIds = [...cases].map((number) => columns.cases.id[number] ?? '')
  const beside = { n: places.length, open, compounds: compoundsSeen, shareOnBehalf: shareOf(onBehalf, known) }
  return { ...beside, ...basis.read(), caseIds }
}

/** The families that have stays there, each with the day of its first request and the last day on which it left a stage. */
export const familiesIn = ({ family: familyAt, entered, left }: StayColumns, places: Int32Array) => {
  const found: { readonly family: number; readonly began: number; readonly leftOn: number; readonly open: boolean }[] = []
  for (let from = 0; from < places.length; ) {
    const family = familyAt[places[from] ?? 0] ?? 0
    let [began, leftOn, open] = [stillOpen, -stillOpen, false]
    for (; from < places.length && familyAt[places[from] ?? 0] === family; from += 1) {
      const place = places[from] ?? 0
      began = Math.min(began, entered[place] ?? 0)
      if (left[place] === stillOpen) open = true
      else leftOn = Math.max(leftOn, left[place] ?? 0)
    }
    found.push({ family, began, leftOn, open })
  }
  return found
}
