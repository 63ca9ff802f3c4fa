import type { InterestKind } from '../../workflows/case/facts.ts'
import type { Party } from '../../workflows/parties.ts'
import { faultAt } from './faults.ts'
import { type ImportReport, importTable } from './import/import-table.ts'
import type { UploadedTable } from './import/read-table.ts'
import type { Unreadable } from './import/table.ts'
import type {
  Compound,
  CompoundChange,
  CompoundHead,
  OnCompoundChanged,
  Organisation,
  OrganisationChange,
  OrganisationOutcome,
  Registry,
  Space,
} from './ports.ts'
import { mayListSpaces } from './sight.ts'

/** What the register works with. */
export interface RegisterParts {
  readonly registry: Registry
  readonly onCompoundChanged: OnCompoundChanged
  readonly newId: () => string
  /** The current instant, ISO, UTC. */
  readonly now: () => string
  /** The calendar day in a district. */
  readonly today: (district: string) => string
}

/** A compound as somebody sees it: with all its spaces, or null where they are looked up one by one. */
interface SeenCompound extends Compound {
  readonly spaces: readonly Space[] | null
}

/** What is done with places and bodies. Running cases are told of every change, after it is on disk. */
export interface Register {
  readonly registry: Registry
  seen(compoundId: string, caller: { party: Party; organisationId: string | null }): Promise<SeenCompound | null>
  addCompound(compound: Omit<CompoundHead, 'compoundId' | 'version'>): Promise<CompoundChange & { readonly compoundId: string }>
  /** Makes a change to one compound and tells the running cases. */
  change(compoundId: string, make: (store: Registry['compounds']) => Promise<CompoundChange>): Promise<CompoundChange>
  /** A company says what it has to do with charging in a compound, or the centre of the district records it with a document. */
  declareInterest(
    compoundId: string,
    caller: { readonly party: Party; readonly organisationId: string | null },
    said: { readonly interest: InterestKind; readonly organisationId?: string | undefined; readonly number?: string | undefined },
  ): Promise<CompoundChange>
  addOrganisation(organisation: Omit<Organisation, 'organisationId'>): Promise<OrganisationOutcome>
  changeOrganisation(organisationId: string, change: OrganisationChange): Promise<OrganisationOutcome>
  importTable(file: UploadedTable, dryRun: boolean): Promise<ImportReport | Unreadable>
}

/** Opens the register of places and bodies. */
export const openRegister = (parts: RegisterParts): Register => {
  const { registry, onCompoundChanged, newId, now, today } = parts
  const tellAll = async (outcome: OrganisationOutcome): Promise<OrganisationOutcome> => {
    for (const compoundId of outcome.kind === 'changed' ? outcome.compounds : []) await onCompoundChanged(compoundId)
    return outcome
  }
  return {
    registry,
    seen: async (compoundId, caller) => {
      const compound = await registry.compounds.read(compoundId)
      if (!compound) return null
      const organisation = caller.organisationId === null ? null : await registry.organisations.read(caller.organisationId)
      const mayList = mayListSpaces(caller, compound, organisation, today(compound.district))
      return { ...compound, spaces: mayList ? await registry.compounds.spaces(compoundId) : null }
    },
    addCompound: async (compound) => {
      const compoundId = newId()
      return { ...(await registry.compounds.add({ ...compound, compoundId, version: 1 })), compoundId }
    },
    change: async (compoundId, make) => {
      const outcome = await make(registry.compounds)
      if (outcome.kind === 'changed') await onCompoundChanged(compoundId)
      return outcome
    },
    declareInterest: async (compoundId, caller, { interest, organisationId, number }) => {
      const compound = await registry.compounds.read(compoundId)
      const office = caller.organisationId === null ? null : await registry.organisations.read(caller.organisationId)
      if (!compound || !office) return { kind: 'unknown' }
      const isCentre = caller.party === 'centre'
      if (isCentre && !office.districts.includes(compound.district)) return { kind: 'unknown' }
      const company = isCentre ? organisationId : office.organisationId
      if (company === undefined) return { kind: 'wrong', faults: [faultAt('/organisationId', 'ORGANISATION_UNKNOWN')] }
      if (isCentre && number === undefined) return { kind: 'wrong', faults: [faultAt('/number', 'VALUE_MISSING')] }
      const declared = {
        organisationId: company,
        interest,
        declaredBy: isCentre ? ('centre' as const) : ('property' as const),
        number: number ?? null,
        declaredOn: today(compound.district),
      }
      const outcome = await registry.compounds.putInterest(compoundId, declared)
      if (outcome.kind === 'changed') await onCompoundChanged(compoundId)
      return outcome
    },
    addOrganisation: async (organisation) =>
      tellAll(await registry.organisations.add({ ...organisation, organisationId: newId() }, now())),
    changeOrganisation: async (organisationId, change) => tellAll(await registry.organisations.change(organisationId, change)),
    importTable: (file, dryRun) => importTable({ store: registry.compounds, onCompoundChanged, newId, now, today }, file, dryRun),
  }
}
