import { openBasisCount } from './basis.ts'
import { noEnd, stillOpen } from './family-table.ts'
import { type Counted, shareOf } from './figure.ts'
import { placesInOrder } from './number-list.ts'
import type { StayColumns } from './stay-columns.ts'

/** A company, a district, or all (both null), and the places of its requests. */
interface RequestGroup {
  readonly key: { readonly district: string | null; readonly organisationId: string | null }
  readonly places: Int32Array
}

/** Requests told apart by company or by district, sorted by these names, or all together. */
export const requestsBy = (
  columns: StayColumns,
  places: Int32Array,
  split: 'all' | 'district' | 'organisation',
): RequestGroup[] => {
  const { requests, families, districts, organisations } = columns
  if (split === 'all') return places.length === 0 ? [] : [{ key: { district: null, organisationId: null }, places }]
  const isByDistrict = split === 'district'
  const keyOf = (place: number): number =>
    isByDistrict ? (families.district[requests.family[place] ?? 0] ?? 0) : (requests.organisation[place] ?? 0)
  const sorted = placesInOrder(places, keyOf, isByDistrict ? districts.length : organisations.length)
  const groups: RequestGroup[] = []
  for (let from = 0; from < sorted.length; ) {
    const key = keyOf(sorted[from] ?? 0)
    let until = from
    while (until < sorted.length && keyOf(sorted[until] ?? 0) === key) until += 1
    groups.push({
      key: {
        district: isByDistrict ? (districts[key] ?? null) : null,
        organisationId: isByDistrict ? null : (organisations[key] ?? null),
      },
      places: sorted.subarray(from, until),
    })
    from = until
  }
  return groups.toSorted((a, b) => (JSON.stringify(a.key) < JSON.stringify(b.key) ? -1 : 1))
}

/** What stands beside a number of requests. */
export const countRequests = (columns: StayColumns, places: Int32Array, withCases: boolean): Counted => {
  const { requests, families, cases } = columns
  const compounds = new Set<number>()
  const seen = new Set<number>()
  const basis = openBasisCount(columns)
  let [open, known, onBehalf] = [0, 0, 0]
  for (const place of places) {
    basis.add(requests.case[place] ?? 0)
    compounds.add(families.compound[requests.family[place] ?? 0] ?? 0)
    if (requests.until[place] === stillOpen) open += 1
    if (requests.onBehalf[place] !== noEnd) known += 1
    if (requests.onBehalf[place] === 1) onBehalf += 1
    if (withCases) seen.add(requests.case[place] ?? 0)
  }
  const caseIds = [...seen].map((number) => cases.id[number] ?? '')
  const beside = { n: places.length, open, compounds: compounds.size, shareOnBehalf: shareOf(onBehalf, known) }
  return { ...beside, ...basis.read(), caseIds }
}

/** The first and the last day that any of the requests speaks of, and a number of days that none of them is longer than. */
export const spanOf = ({ requests }: StayColumns, places: Int32Array, asOf: number) => {
  let [first, last, most] = [asOf, asOf, 1]
  for (const place of places) {
    const [served, seen] = [requests.servedOn[place] ?? asOf, requests.observedFrom[place] ?? asOf]
    const until = requests.until[place] === stillOpen ? asOf : (requests.until[place] ?? asOf)
    first = Math.min(first, served, seen, until)
    last = Math.max(last, served, seen, until)
    most = Math.max(most, 1 + (requests.earlierCount[place] ?? 0))
  }
  for (const day of requests.stretches) {
    first = Math.min(first, day)
    last = Math.max(last, day)
  }
  return { first, last, longest: most * (last - first) }
}
