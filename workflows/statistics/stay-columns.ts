import type { Outcome } from '../case/context.ts'
import type { StageName } from '../case/meta.ts'
import type { Party, Track } from '../parties.ts'
import { dayNumber } from './days.ts'
import { type Counted, shareOf } from './figure.ts'
import { type Names, openNames, openNumbers } from './number-list.ts'
import { type CasePlace, type PlaceFacts, unknownFacts } from './place-facts.ts'
import type { CaseEnd, Stay } from './rows.ts'
import { joinStays, type StageStay } from './stage-stays.ts'

/** A stage of a track with one holder. */
export interface Desk {
  readonly track: Track
  readonly stage: StageName
  readonly holder: Party
}

/** In place of the day on which a stay or a case ended: it has not. */
export const stillOpen = 2 ** 31 - 1

/** In place of whether the end of a stay was recorded on behalf: it has none. */
export const noEnd = 2

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
    /** Where its stays begin, how many there are, and how many have room there. */
    readonly first: Int32Array
    readonly stays: Int32Array
    readonly room: Int32Array
  }
  readonly cases: {
    readonly id: readonly string[]
    readonly ended: Int32Array
    /** How it ended; -1 = it has not. */
    readonly outcome: Int32Array
    /** Which of `facts` hold of its place. */
    readonly facts: Int32Array
  }
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
}

/** Columns that are being filled. */
export interface OpenStayColumns {
  /** Takes in the stays of one family, in place of those it had. */
  readonly put: (chainId: string, rows: FamilyRows) => void
  /** What is in them; good until the next family comes. */
  readonly columns: () => StayColumns
  /** Places of the stays of all families of some districts (left out: of all), family by family. */
  readonly places: (districts?: readonly string[]) => Int32Array
}

const lists = () => ({
  family: openNumbers(Int32Array),
  case: openNumbers(Int32Array),
  desk: openNumbers(Int32Array),
  organisation: openNumbers(Int32Array),
  entered: openNumbers(Int32Array),
  left: openNumbers(Int32Array),
  observedFrom: openNumbers(Int32Array),
  onBehalf: openNumbers(Int32Array),
})

const familyLists = () => ({
  compound: openNumbers(Int32Array),
  district: openNumbers(Int32Array),
  seenFrom: openNumbers(Int32Array),
  lastCase: openNumbers(Int32Array),
  first: openNumbers(Int32Array),
  stays: openNumbers(Int32Array),
  room: openNumbers(Int32Array),
})

const named = (): Names<string> => openNames((name) => name)

/** Opens columns without a family. */
export const openStayColumns = (): OpenStayColumns => {
  const stays = lists()
  const families = familyLists()
  const caseIds: string[] = []
  const cases = { ended: openNumbers(Int32Array), outcome: openNumbers(Int32Array), facts: openNumbers(Int32Array) }
  const desks = openNames(({ track, stage, holder }: Desk) => `${track} ${stage} ${holder}`)
  const organisations = openNames((name: string | null) => name)
  const [chains, compounds, districts] = [named(), named(), named()]
  const outcomes = openNames((outcome: Outcome['outcome']) => outcome)
  const facts = openNames((of: PlaceFacts) => `${of.garage} ${of.transformer} ${of.completedOn} ${of.rules}`)
  let live = 0

  const numberOfFamily = (chainId: string): number => {
    const family = chains.numberOf(chainId)
    if (family === families.first.length()) for (const list of Object.values(families)) list.push(0)
    return family
  }
  /** Makes room for the stays of a family: where they lay, or behind all others, with some to spare where it grew. */
  const roomFor = (family: number, wanted: number): number => {
    const had = families.room.at(family)
    if (wanted <= had) return families.first.at(family)
    const room = had === 0 ? wanted : Math.ceil(1.5 * wanted)
    const first = stays.family.length()
    for (const list of Object.values(stays)) for (let place = 0; place < room; place += 1) list.push(0)
    families.room.set(family, room)
    return first
  }
  /** The numbers of the cases that a family had before. */
  const knownCases = (family: number): Map<string, number> => {
    const first = families.first.at(family)
    const numbers = Array.from({ length: families.stays.at(family) }, (_, at) => stays.case.at(first + at))
    return new Map(numbers.map((number) => [caseIds[number] ?? '', number]))
  }
  const noteCase = (known: Map<string, number>, caseId: string, { ends, places }: FamilyRows): void => {
    const number = known.get(caseId) ?? caseIds.push(caseId) - 1
    known.set(caseId, number)
    const end = ends.findLast((one) => one.caseId === caseId)
    cases.ended.set(number, end ? dayNumber(end.endedOn) : stillOpen)
    cases.outcome.set(number, end ? outcomes.numberOf(end.outcome) : -1)
    cases.facts.set(number, facts.numberOf(places.get(caseId) ?? unknownFacts))
  }
  const write = (place: number, stay: StageStay, family: number, ofCase: number): void => {
    const { track, stage, holder } = stay
    stays.family.set(place, family)
    stays.case.set(place, ofCase)
    stays.desk.set(place, desks.numberOf({ track, stage, holder }))
    stays.organisation.set(place, organisations.numberOf(stay.organisationId))
    stays.entered.set(place, dayNumber(stay.enteredOn))
    stays.left.set(place, stay.leftOn === null ? stillOpen : dayNumber(stay.leftOn))
    stays.observedFrom.set(place, dayNumber(stay.observedFrom))
    stays.onBehalf.set(place, stay.onBehalf === null ? noEnd : Number(stay.onBehalf))
  }
  return {
    put: (chainId, rows) => {
      const [one] = rows.stays
      if (!one) return
      const family = numberOfFamily(chainId)
      const known = knownCases(family)
      for (const caseId of new Set(rows.stays.map((stay) => stay.caseId))) noteCase(known, caseId, rows)
      const joined = joinStays(rows.stays)
      const first = roomFor(family, joined.length)
      for (const [at, stay] of joined.entries()) write(first + at, stay, family, known.get(stay.caseId) ?? 0)
      live += joined.length - families.stays.at(family)
      const seen = rows.stays.map((stay) => dayNumber(stay.caseRecordedOn ?? stay.enteredRecordedOn))
      families.compound.set(family, compounds.numberOf(one.compoundId))
      families.district.set(family, districts.numberOf(one.district))
      families.seenFrom.set(family, Math.min(...seen))
      families.lastCase.set(family, known.get(rows.stays.at(-1)?.caseId ?? '') ?? 0)
      families.first.set(family, first)
      families.stays.set(family, joined.length)
    },
    columns: () => ({
      ...allOf(stays),
      families: allOf(families),
      cases: { id: caseIds, ...allOf(cases) },
      desks: desks.all,
      organisations: organisations.all,
      compounds: compounds.all,
      districts: districts.all,
      outcomes: outcomes.all,
      facts: facts.all,
    }),
    places: (wanted) => {
      const isWanted = districts.all.map((district) => wanted?.includes(district) ?? true)
      const { district, first, stays: counts } = allOf(families)
      const found = new Int32Array(live)
      let length = 0
      for (let family = 0; family < first.length; family += 1) {
        if (!isWanted[district[family] ?? 0]) continue
        const from = first[family] ?? 0
        const until = from + (counts[family] ?? 0)
        for (let place = from; place < until; place += 1) found[length++] = place
      }
      return found.subarray(0, length)
    },
  }
}

const allOf = <K extends string>(of: Readonly<Record<K, { readonly all: () => Int32Array }>>): Record<K, Int32Array> => {
  const found = {} as Record<K, Int32Array>
  for (const name of Object.keys(of) as K[]) found[name] = of[name].all()
  return found
}

/** The stays of some rows in columns. They must hold the whole history of their cases. */
export const stayColumnsOf = (rows: FamilyRows): OpenStayColumns => {
  const opened = openStayColumns()
  const endsOf = Map.groupBy(rows.ends, ({ chainId }) => chainId)
  for (const [chainId, stays] of Map.groupBy(rows.stays, (stay) => stay.chainId))
    opened.put(chainId, { stays, ends: endsOf.get(chainId) ?? [], places: rows.places })
  return opened
}

/** What stands beside a number of stays. `withCases`: the cases behind it are named. */
export const countStays = (columns: StayColumns, places: Int32Array, withCases: boolean): Counted => {
  const compounds = new Uint8Array(columns.compounds.length)
  const cases = new Set<number>()
  let [open, compoundsSeen, known, onBehalf] = [0, 0, 0, 0]
  let lastCase = -1
  for (const place of places) {
    const compound = columns.families.compound[columns.family[place] ?? 0] ?? 0
    if (compounds[compound] === 0) {
      compounds[compound] = 1
      compoundsSeen += 1
    }
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
  return { n: places.length, open, compounds: compoundsSeen, shareOnBehalf: shareOf(onBehalf, known), caseIds }
}

/** How many families have stays there. */
export const familiesAt = ({ family }: StayColumns, places: Int32Array): number => {
  let [families, last] = [0, -1]
  for (const place of places) {
    if (family[place] === last) continue
    last = family[place] ?? 0
    families += 1
  }
  return families
}
