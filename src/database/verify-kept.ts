import { isDeepStrictEqual } from 'node:util'
import { type CaseFold, keptKey } from './case-fold.ts'
import { readKept } from './case-rows.ts'
import { type KeptRows, keptKeys } from './kept-rows.ts'
import type { Db } from './open-database.ts'
import type { Note } from './verify-case.ts'

type Row = Readonly<Record<string, unknown>>

// What JSON leaves out is not a difference.
/** A value as it comes back from the store. */
export const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** The names of the parts in which two records differ. */
export const unequal = (one: unknown, other: unknown): string[] => {
  const [left, right] = [one, other].map((value) => (value !== null && typeof value === 'object' ? (value as Row) : {}))
  const names = new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])
  return [...names].filter((name) => !isDeepStrictEqual(left?.[name], right?.[name]))
}

const called: Readonly<Record<keyof KeptRows, string>> = {
  caseClocks: 'the clock',
  stays: 'the stay',
  answers: 'the answer of',
  grounds: 'the ground',
  caseParties: 'the role of',
  findings: 'the finding',
  matterLinks: 'the link with the matter',
  pileHolds: 'the hold on the pile',
}

/** Holds the kept rows of a case against those that follow from its events. */
export const keptDifferences = (db: Db, caseId: string, kept: CaseFold['kept'], note: Note): void => {
  const stored = new Map(readKept(db, caseId).map((entry) => [keptKey(entry.table, entry.row), entry]))
  const named = (table: keyof KeptRows, row: Row) => `${called[table]} ${keptKeys[table].map((key) => row[key]).join(' ')}`
  for (const [key, entry] of stored) {
    const { table, row }: { table: keyof KeptRows; row: Row } = entry
    const expected: Row | undefined = kept.get(key)?.row
    if (!expected) note(null, table, `${named(table, row)} does not follow from the events`)
    else {
      for (const column of unequal(plain(expected), plain(row))) {
        const [is, was] = [row[column], expected[column]].map((value) => JSON.stringify(value ?? null))
        note(null, table, `${named(table, row)}: ${column} is ${is}, by the events it is ${was}`)
      }
    }
  }
  for (const [key, { table, row }] of kept) {
    if (!stored.has(key)) note(null, table, `${named(table, row)} is missing`)
  }
}
