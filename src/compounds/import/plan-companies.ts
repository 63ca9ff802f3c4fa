import { nameKey } from '../names.ts'
import type { Organisation } from '../ports.ts'
import { type Counts, countOf, sum } from './counts.ts'
import type { Gathered, Told } from './gather.ts'
import type { PlanGiven } from './plan.ts'
import type { RowsRead } from './read-rows.ts'
import { type TableFault, tableFault } from './table.ts'

/** What becomes of the property companies that a table names: their ids by the keys of their names. */
export interface CompaniesPlan {
  readonly writes: readonly Organisation[]
  readonly counts: Counts
  readonly faults: readonly TableFault[]
  readonly ids: ReadonlyMap<string, string>
}

/** A company is known by its credit code, and by its name where there is none. Nothing is renamed by an import. */
export const planCompanies = (
  { companies }: Pick<Gathered, 'companies'>,
  organisations: readonly Organisation[],
  headers: RowsRead['headers'],
  given: PlanGiven,
): CompaniesPlan => {
  const planned = [...companies].map(([key, told]) => ({ key, ...planCompany(told, organisations, headers, given) }))
  return {
    writes: planned.filter(({ isChanged }) => isChanged).map(({ company }) => company),
    counts: sum(planned.map(({ isKnown, isChanged }) => countOf(isKnown, isChanged))),
    faults: planned.flatMap(({ faults }) => faults),
    ids: new Map(planned.map(({ key, company }) => [key, company.organisationId])),
  }
}

const planCompany = (told: Told, organisations: readonly Organisation[], headers: RowsRead['headers'], given: PlanGiven) => {
  const code = told.said.companyCode ?? null
  const byCode = code === null ? undefined : organisations.find(({ creditCode }) => creditCode === code)
  const isNamed = (organisation: Organisation): boolean =>
    organisation.party === 'property' && nameKey(organisation.name) === nameKey(told.name)
  const found = byCode ?? organisations.find(isNamed)
  const faults: TableFault[] = []
  const place = (field: 'company' | 'companyCode') => ({
    row: told.rowOf[field] ?? told.row,
    column: headers[field] ?? null,
    field,
    value: field === 'company' ? told.name : code,
  })
  if (byCode && !isNamed(byCode)) {
    faults.push(tableFault(place('companyCode'), 'COMPANY_CODE_OF_ANOTHER', { registered: byCode.name }))
  } else if (found && code !== null && found.creditCode !== null && found.creditCode !== code) {
    faults.push(tableFault(place('company'), 'COMPANY_HAS_OTHER_CODE', { registered: found.creditCode }))
  }
  const company: Organisation = found
    ? { ...found, creditCode: found.creditCode ?? code }
    : {
        organisationId: given.newId(),
        party: 'property',
        kind: 'propertyCompany',
        name: told.name,
        creditCode: code,
        address: null,
        inboxSinceOn: null,
        districts: [],
      }
  return {
    company,
    faults,
    isKnown: found !== undefined,
    isChanged: company.creditCode !== (found ? found.creditCode : undefined),
  }
}
