import type { Party } from '../../workflows/parties.ts'
import { issuerOn } from './issuers.ts'
import type { Compound, Organisation } from './ports.ts'

/** Offices that see the spaces of every compound in their districts. */
const districtOffices: readonly Party[] = ['centre', 'bureau', 'grid', 'fire']

/**
 * Whether somebody may list all spaces of a compound: who keeps the register, its property company of the day, and the
 * offices of its district. Everybody else looks up one space by its label, so that nobody carries off the whole list.
 */
export const mayListSpaces = (
  caller: { readonly party: Party; readonly organisationId: string | null },
  compound: Compound,
  organisation: Organisation | null,
  today: string,
): boolean => {
  if (caller.party === 'operator') return true
  if (caller.organisationId === null) return false
  if (caller.party === 'property') {
    return issuerOn(compound.issuers, 'propertyCompany', today)?.organisationId === caller.organisationId
  }
  return districtOffices.includes(caller.party) && (organisation?.districts.includes(compound.district) ?? false)
}
