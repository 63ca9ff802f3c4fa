import { nameKey } from '../names.ts'
import type {
  Compound,
  CompoundHead,
  CompoundIssuer,
  District,
  FireZone,
  Garage,
  Organisation,
  Space,
  Transformer,
} from '../ports.ts'
import { type Counts, countOf, sum } from './counts.ts'
import { gather, type ToldCompound } from './gather.ts'
import { planCompanies } from './plan-companies.ts'
import { planIssuer } from './plan-issuer.ts'
import { planFireZones, planGarages, planSpaces, planTransformers } from './plan-parts.ts'
import type { RowsRead } from './read-rows.ts'
import type { TableFault } from './table.ts'

/** A compound as it is stored, with all its parts. */
export interface PresentCompound extends Pick<Compound, 'garages' | 'fireZones' | 'transformers'> {
  readonly head: CompoundHead
  readonly issuers: readonly CompoundIssuer[]
  readonly spaces: readonly Space[]
}

/** What is stored of the districts, the bodies, and the compounds that a table names. */
export interface PresentPlaces {
  readonly districts: readonly District[]
  readonly organisations: readonly Organisation[]
  readonly compounds: readonly PresentCompound[]
}

/** Something that belongs to a compound. */
type Of<T> = T & { readonly compoundId: string }

/** What an import writes. Everything is put in place of what has the same id. */
export interface ImportWrites {
  readonly organisations: readonly Organisation[]
  readonly compounds: readonly CompoundHead[]
  readonly garages: readonly Of<Garage>[]
  readonly fireZones: readonly Of<FireZone>[]
  readonly transformers: readonly Of<Transformer>[]
  readonly spaces: readonly Of<Space>[]
  readonly issuers: readonly Of<CompoundIssuer>[]
}

/** What an import counts. A compound is changed when anything in it is. */
const countedKinds = ['companies', 'compounds', 'garages', 'fireZones', 'transformers', 'spaces'] as const

/** What an import would do, or why it does nothing. */
export interface ImportPlan {
  readonly faults: readonly TableFault[]
  readonly counts: Readonly<Record<(typeof countedKinds)[number], Counts>>
  readonly writes: ImportWrites
}

/** What a plan needs beside the table and what is there. */
export interface PlanGiven {
  readonly newId: () => string
  /** The calendar day in a district. */
  readonly today: (district: string) => string
}

/** Decides what an import writes. It never removes anything: a space that the table leaves out stays. */
export const planImport = (read: RowsRead, present: PresentPlaces, given: PlanGiven): ImportPlan => {
  const gathered = gather(read, present.districts)
  const companies = planCompanies(gathered, present.organisations, read.headers, given)
  const planned = gathered.compounds.map((told) => planCompound(told, { read, present, given, companyIds: companies.ids }))
  const faults = [...read.faults, ...gathered.faults, ...companies.faults, ...planned.flatMap((one) => one.faults)]
  return {
    faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
    counts: {
      companies: companies.counts,
      compounds: sum(planned.map((one) => one.compound)),
      garages: sum(planned.map((one) => one.garages)),
      fireZones: sum(planned.map((one) => one.fireZones)),
      transformers: sum(planned.map((one) => one.transformers)),
      spaces: sum(planned.map((one) => one.spaces)),
    },
    writes: {
      organisations: companies.writes,
      compounds: planned.flatMap((one) => one.writes.compounds),
      garages: planned.flatMap((one) => one.writes.garages),
      fireZones: planned.flatMap((one) => one.writes.fireZones),
      transformers: planned.flatMap((one) => one.writes.transformers),
      spaces: planned.flatMap((one) => one.writes.spaces),
      issuers: planned.flatMap((one) => one.writes.issuers),
    },
  }
}

/** What the plan of one compound works with. */
export interface PlanContext {
  readonly read: Pick<RowsRead, 'headers'>
  readonly present: PresentPlaces
  readonly given: PlanGiven
  readonly companyIds: ReadonlyMap<string, string>
}

const planCompound = (told: ToldCompound, context: PlanContext) => {
  const { present, given } = context
  const known = present.compounds.find(({ head }) => head.district === told.district && nameKey(head.name) === nameKey(told.name))
  const head: CompoundHead = known?.head ?? {
    compoundId: given.newId(),
    district: told.district,
    name: told.name,
    address: null,
    completedOn: null,
    version: 0,
  }
  const garages = planGarages(told, known?.garages ?? [], context)
  const transformers = planTransformers(told, known?.transformers ?? [], context)
  const fireZones = planFireZones(told, known?.fireZones ?? [], garages.ids, context)
  const ids = { garages: garages.ids, fireZones: fireZones.ids, transformers: transformers.ids }
  const spaces = planSpaces(told, known?.spaces ?? [], ids, context)
  const issuers = planIssuer(told, known?.issuers ?? [], context)
  const parts = [...garages.writes, ...fireZones.writes, ...transformers.writes, ...spaces.writes, ...issuers.writes]
  const of = <T>(part: T): Of<T> => ({ ...part, compoundId: head.compoundId })
  return {
    faults: [...garages.faults, ...transformers.faults, ...spaces.faults, ...issuers.faults],
    compound: countOf(known !== undefined, parts.length > 0),
    garages: garages.counts,
    fireZones: fireZones.counts,
    transformers: transformers.counts,
    spaces: spaces.counts,
    writes: {
      compounds: parts.length > 0 ? [{ ...head, version: head.version + 1 }] : [],
      garages: garages.writes.map(of),
      fireZones: fireZones.writes.map(of),
      transformers: transformers.writes.map(of),
      spaces: spaces.writes.map(of),
      issuers: issuers.writes.map(of),
    },
  }
}
