import { and, eq, gt, or, type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Page } from '../compounds/ports.ts'

/** The condition that a text is part of a name, in small or capital letters of ASCII; the signs % and _ stand for themselves. */
export const namePart = (column: SQLiteColumn, text: string | null): SQL | undefined =>
  text === null ? undefined : sql`lower(${column}) like lower(${`%${text.replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`}) escape '\\'`

/** The condition that a row comes after the one at which the last page ended. */
export const afterCursor = (name: SQLiteColumn, id: SQLiteColumn, cursor: string | null): SQL | undefined => {
  if (cursor === null) return undefined
  const [lastName = '', lastId = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split('\0')
  return or(gt(name, lastName), and(eq(name, lastName), gt(id, lastId)))
}

/** A page of rows that were read with one more than asked for. */
export const pageOf = <T extends { readonly name: string }>(
  rows: readonly T[],
  limit: number,
  idOf: (row: T) => string,
): Page<T> => {
  const found = rows.slice(0, limit)
  const last = found.at(-1)
  const nextCursor = rows.length > limit && last ? Buffer.from(`${last.name}\0${idOf(last)}`).toString('base64url') : null
  return { found, nextCursor }
}
