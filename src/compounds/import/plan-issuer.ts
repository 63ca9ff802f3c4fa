import { isDeepStrictEqual } from 'node:util'
import { issuerOn, placeIssuer } from '../issuers.ts'
import { nameKey } from '../names.ts'
import type { CompoundIssuer } from '../ports.ts'
import type { ToldCompound } from './gather.ts'
import type { PlanContext } from './plan.ts'
import { type TableFault, tableFault } from './table.ts'

/** The periods of the property company after the import, where they change. */
export interface IssuerPlan {
  readonly writes: readonly CompoundIssuer[]
  readonly faults: readonly TableFault[]
}

const kind = 'propertyCompany'

/**
 * Plans who is the property company of a compound. A first company serves from the day that the table names, else from the
 * day of the import; another company than the registered one needs its day, because consents and days in the account of
 * either depend on it (H34).
 */
export const planIssuer = (told: ToldCompound, known: readonly CompoundIssuer[], context: PlanContext): IssuerPlan => {
  const { company } = told
  if (!company) return { writes: [], faults: [] }
  const { present, given, companyIds, read } = context
  const today = given.today(told.district)
  const since = company.said.companySinceOn
  const organisationId = companyIds.get(nameKey(company.name)) ?? ''
  const current = issuerOn(known, kind, today)
  const fault = (code: TableFault['code'], words: Readonly<Record<string, string>>): IssuerPlan => ({
    writes: [],
    faults: [
      tableFault(
        {
          row: company.rowOf.companySinceOn ?? company.row,
          column: read.headers.companySinceOn ?? read.headers.company ?? null,
          field: 'companySinceOn',
          value: since ?? company.name,
        },
        code,
        words,
      ),
    ],
  })
  if (current?.organisationId === organisationId) {
    return since === undefined || since === current.sinceOn
      ? { writes: [], faults: [] }
      : fault('COMPANY_SINCE_DIFFERS', { registered: current.sinceOn })
  }
  if (current && since === undefined) {
    const registered = present.organisations.find((one) => one.organisationId === current.organisationId)?.name ?? ''
    return fault('COMPANY_CHANGED_WITHOUT_DATE', { registered })
  }
  const placed = placeIssuer(known, { organisationId, kind, sinceOn: since ?? today, untilOn: null })
  if ('fault' in placed) return fault(placed.fault, placed.words)
  const writes = placed.periods.filter(
    (period) => !known.some((before) => before.kind === kind && isDeepStrictEqual(before, period)),
  )
  return { writes, faults: [] }
}
