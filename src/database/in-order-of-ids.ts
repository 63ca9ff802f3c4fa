import { type AnyColumn, inArray, type SQL, sql } from 'drizzle-orm'

/**
 * That a column is one of some values, for a list that is read page by page in the order of its ids: no index may serve
 * it. The database would else take that of the column and sort everything that is left again for every page.
 */
export const inOrderOfIds = (column: AnyColumn, values: readonly string[]): SQL =>
  inArray(sql`coalesce(${column}, '')`, [...values])
