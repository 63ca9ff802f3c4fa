import { and, asc, gt } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inOrderOfIds } from '../../../src/database/in-order-of-ids.ts'
import { nextRequests } from '../../../src/database/sqlite-figures.ts'
import { cases } from '../../../src/database/tables.ts'
import { type SmallCity, smallCity } from '../../helpers/small-city.ts'

/* Long lists are read page by page. A page that sorts all that is left makes the whole list take the square of its length. */

let city: SmallCity
beforeAll(() => {
  city = smallCity()
})
afterAll(() => city.close())

const planOf = ({ sql, params }: { sql: string; params: unknown[] }): string =>
  city.database.sqlite
    .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
    .all(...params)
    .map(({ detail }) => detail)
    .join('; ')

const rules = ['one pack', 'another']

describe('a page of cases', () => {
  test('of the figures comes from an index that holds all they read, without a sort and without the files', () => {
    const page = { district: '430211', after: '' }
    const index = 'SEARCH cases USING COVERING INDEX requests_for_figures (district=? AND case_id>?)'
    expect(planOf(nextRequests(city.database.db, page).toSQL())).toBe(index)
    const filed = { from: '2026-01-01', to: '2026-03-31', rules }
    expect(planOf(nextRequests(city.database.db, { ...page, filed }).toSQL())).toBe(index)
  })

  test('of exports and trials follows the ids, whatever else could be looked up', () => {
    const of = (districts: readonly string[]) =>
      city.database.db
        .select()
        .from(cases)
        .where(and(inOrderOfIds(cases.district, districts), gt(cases.caseId, '')))
        .orderBy(asc(cases.caseId))
        .limit(100)
        .toSQL()
    expect(planOf(of(['430211', '430204']))).toBe('SEARCH cases USING INDEX sqlite_autoindex_cases_1 (case_id>?)')
  })
})
