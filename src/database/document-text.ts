import { type SQL, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'

/** A column that holds JSON, as the text it was written as: only texts can be compared, also where JSON is a type of its own. */
export const documentText = (column: SQLiteColumn): SQL<string> => sql<string>`cast(${column} as text)`
