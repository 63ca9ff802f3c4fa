import { isNotNull, sql } from 'drizzle-orm'
import { hashJson } from '../sealing/seal.ts'
import { caseNumber } from './case-number.ts'
import { matterLinks, matters } from './matter-tables.ts'
import type { Db } from './open-database.ts'
import * as tables from './tables.ts'
import type { Difference } from './verify.ts'

const belongings = {
  events: tables.caseEvents,
  'sealed parts': tables.sealedParts,
  clocks: tables.caseClocks,
  stays: tables.stays,
  answers: tables.answers,
  grounds: tables.grounds,
  roles: tables.caseParties,
  findings: tables.findings,
  documents: tables.documents,
  'notices that wait': tables.outbox,
  deliveries: tables.deliveries,
  'links with matters': matterLinks,
} as const

/** What belongs to a case that is not there any more. Documents may belong to a matter. */
export const leftBehind = (db: Db): Difference[] =>
  Object.entries(belongings).flatMap(([what, table]) =>
    db
      .selectDistinct({ caseId: table.caseId })
      .from(table)
      .where(
        sql`${table.caseId} not in (select ${tables.cases.caseId} from ${tables.cases}) and ${table.caseId} not in (select ${matters.matterId} from ${matters})`,
      )
      .all()
      .map(
        ({ caseId }): Difference => ({ caseId, seq: null, what: 'left behind', detail: `there are ${what} of it, but no case` }),
      ),
  )

const counterOfCases = /^case (\S+) (\d{4})$/

/** Case numbers are given one after the other: a gap is a case that was removed with all that belonged to it. */
export const numbersMissing = (db: Db): Difference[] => {
  const { cases, counters } = tables
  const numbered = db.select().from(cases).where(isNotNull(cases.caseNumber)).all()
  const byNumber = new Map(numbered.map((row) => [row.caseNumber, row.caseId]))
  const missing = db
    .select()
    .from(counters)
    .all()
    .flatMap(({ name, value }) => {
      const [, district = '', year = ''] = counterOfCases.exec(name) ?? []
      if (year === '') return []
      return Array.from({ length: value }, (_, index) => caseNumber(district, year, index + 1))
    })
    .filter((number) => !byNumber.delete(number))
    .map((number): Difference => ({ ...nowhere, detail: `the number ${number} was given, and no case has it` }))
  const invented = [...byNumber].map(
    ([number, caseId]): Difference => ({ ...nowhere, caseId, detail: `the number ${number} was never given` }),
  )
  return [...missing, ...invented]
}

const nowhere = { caseId: null, seq: null, what: 'case number' } as const

/** Rule packs and calendars that are not what their hash says: cases pinned to them would be decided by other rules. */
export const rulesChanged = (db: Db): Difference[] =>
  [...db.select().from(tables.rulePacks).all(), ...db.select().from(tables.calendars).all()]
    .filter(({ hash, document }) => hashOf(document) !== hash)
    .map(
      ({ id, hash }): Difference => ({
        caseId: null,
        seq: null,
        what: 'rules',
        detail: `the recorded text of ${id} (${hash.slice(0, 8)}…) was changed after it came into force`,
      }),
    )

const hashOf = (document: string): string | null => {
  try {
    return hashJson(JSON.parse(document))
  } catch {
    return null
  }
}
