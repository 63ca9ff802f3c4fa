import type { FaultCode } from '../faults.ts'
import { nameKey } from '../names.ts'
import type { District } from '../ports.ts'
import { type ColumnId, columnIds, columns, type Said, type Subject } from './columns.ts'
import type { RowsRead, SpaceRow } from './read-rows.ts'
import { type TableFault, tableFault } from './table.ts'

/** What all rows together say about one garage, transformer or company, and which row said it first. */
export interface Told {
  readonly name: string
  readonly row: number
  readonly said: Said
  /** The row in which a field was said first. */
  readonly rowOf: Partial<Record<ColumnId, number>>
}

/** A space as one row describes it. */
export interface ToldSpace {
  readonly row: number
  readonly garage: string
  readonly transformer: string | null
  /** Key of its fire zone among those of the compound. */
  readonly fireZone: string | null
  readonly label: string
  readonly said: Said
}

/** What all rows together say about a compound. Garages and transformers are kept by the key of their name, fire zones by that of their garage and their own. */
export interface ToldCompound {
  readonly district: string
  readonly name: string
  readonly row: number
  readonly garages: ReadonlyMap<string, Told>
  readonly fireZones: ReadonlyMap<string, Told & { readonly garage: string }>
  readonly transformers: ReadonlyMap<string, Told>
  readonly company: Told | null
  readonly spaces: readonly ToldSpace[]
}

/** The compounds of a table, its companies by the key of their name, and every contradiction between two rows. */
export interface Gathered {
  readonly compounds: readonly ToldCompound[]
  readonly companies: ReadonlyMap<string, Told>
  readonly faults: readonly TableFault[]
}

/** Puts together what the rows say. Two rows that contradict each other are named both. */
export const gather = (read: Pick<RowsRead, 'rows' | 'headers'>, districts: readonly District[]): Gathered => {
  const known = byAnyName(districts)
  const gathering: Gathering = { headers: read.headers, faults: [], compounds: new Map(), companies: new Map() }
  for (const row of read.rows) {
    const { district: where, compound: name, garage, label } = row.said
    const district = where === undefined ? undefined : known.get(nameKey(where))
    if (where !== undefined && !district) {
      gathering.faults.push(tableFault(placeOf(gathering, row, 'district'), 'DISTRICT_UNKNOWN'))
    }
    // What is missing was reported when the row was read.
    if (!district || name === undefined || garage === undefined || label === undefined) continue
    const key = `${district.code} ${nameKey(name)}`
    const compound = grown(gathering.compounds, key, () => newCompound(district.code, name, row.row))
    gatherRow(gathering, compound, row, { garage, label })
  }
  const { compounds, companies, faults } = gathering
  return { compounds: [...compounds.values()], companies, faults }
}

interface Gathering {
  readonly headers: RowsRead['headers']
  readonly faults: TableFault[]
  readonly compounds: Map<string, Growing>
  readonly companies: Map<string, GrowingTold>
}

const placeOf = ({ headers }: Gathering, row: SpaceRow, field: ColumnId) => ({
  row: row.row,
  column: headers[field] ?? null,
  field,
  value: row.written[field] ?? null,
})

const gatherRow = (
  gathering: Gathering,
  compound: Growing,
  row: SpaceRow,
  { garage, label }: { readonly garage: string; readonly label: string },
): void => {
  const { transformer, company, fireZone } = row.said
  const told = (map: Map<string, GrowingTold>, name: string) => grown(map, nameKey(name), () => newTold(name, row.row))
  tell(gathering, told(compound.garages, garage), row, fieldsOf('garage'), 'GARAGE_DIFFERS')
  const zoneKey = fireZone === undefined ? null : `${nameKey(garage)} ${nameKey(fireZone)}`
  if (fireZone !== undefined && zoneKey !== null) {
    const zone = grown(compound.fireZones, zoneKey, () => ({ ...newTold(fireZone, row.row), garage: nameKey(garage) }))
    tell(gathering, zone, row, fieldsOf('fireZone'), 'FIRE_ZONE_DIFFERS')
  }
  if (transformer !== undefined) {
    tell(gathering, told(compound.transformers, transformer), row, fieldsOf('transformer'), 'TRANSFORMER_DIFFERS')
  }
  if (company !== undefined) {
    compound.company ??= newTold(company, row.row)
    tell(gathering, compound.company, row, ['company', 'companySinceOn'], 'COMPANY_DIFFERS')
    tell(gathering, told(gathering.companies, company), row, ['companyCode'], 'COMPANY_DIFFERS')
  }
  const key = `${nameKey(garage)} ${nameKey(label)}`
  const twice = compound.labels.get(key)
  if (twice !== undefined) {
    gathering.faults.push(tableFault({ ...placeOf(gathering, row, 'label'), otherRow: twice }, 'SPACE_TWICE'))
  }
  compound.labels.set(key, twice ?? row.row)
  const fed = transformer === undefined ? null : nameKey(transformer)
  const lies = { garage: nameKey(garage), transformer: fed, fireZone: zoneKey }
  compound.spaces.push({ row: row.row, ...lies, label, said: row.said })
}

/** Adds what a row says to what is told already. */
const tell = (gathering: Gathering, told: GrowingTold, row: SpaceRow, fields: readonly ColumnId[], code: FaultCode): void => {
  for (const field of fields) {
    const known = told.rowOf[field]
    if (row.said[field] === undefined) continue
    if (known === undefined) {
      Object.assign(told.said, { [field]: row.said[field] })
      told.rowOf[field] = row.row
      told.written[field] = row.written[field] ?? ''
    } else if (!isSame(told.said[field], row.said[field])) {
      const otherValue = told.written[field] ?? ''
      gathering.faults.push(tableFault({ ...placeOf(gathering, row, field), otherRow: known }, code, { otherValue }))
    }
  }
}

type GrowingTold = Told & { readonly written: Partial<Record<ColumnId, string>> }

interface Growing extends ToldCompound {
  readonly garages: Map<string, GrowingTold>
  readonly fireZones: Map<string, GrowingTold & { readonly garage: string }>
  readonly transformers: Map<string, GrowingTold>
  company: GrowingTold | null
  readonly spaces: ToldSpace[]
  readonly labels: Map<string, number>
}

const newTold = (name: string, row: number): GrowingTold => ({ name, row, said: {}, rowOf: {}, written: {} })

const newCompound = (district: string, name: string, row: number): Growing => ({
  district,
  name,
  row,
  garages: new Map(),
  fireZones: new Map(),
  transformers: new Map(),
  company: null,
  spaces: [],
  labels: new Map(),
})

const grown = <T>(map: Map<string, T>, key: string, make: () => T): T => {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

/** Two spellings of one name are the same; everything else was read into numbers, days and words of the product. */
const isSame = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && nameKey(a) === nameKey(b))

const fields = Object.groupBy(columnIds, (id) => columns[id].subject)

/** The fields that say something about a subject beside its name. */
const fieldsOf = (subject: Exclude<Subject, 'compound'>): readonly ColumnId[] =>
  (fields[subject] ?? []).filter((id) => id !== subject)

/** The districts by code and name; a name that two of them bear says nothing. */
const byAnyName = (districts: readonly District[]): ReadonlyMap<string, District> => {
  const named = districts.flatMap((one) =>
    [...new Set([one.code, one.nameZh, one.nameEn].map(nameKey))].map((key) => ({ key, one })),
  )
  const grouped = Map.groupBy(named, ({ key }) => key)
  return new Map([...grouped].flatMap(([key, [first, second]]) => (first && !second ? [[key, first.one] as const] : [])))
}
