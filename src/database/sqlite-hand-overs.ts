import { asc, eq } from 'drizzle-orm'
import type { Party } from '../../workflows/parties.ts'
import { type HandOvers, type HandOverWord, latestWords } from '../cases/hand-overs.ts'
import { handOverWords } from './access-tables.ts'
import type { Db, OpenDatabase } from './open-database.ts'
import { guarded, guardedWrite } from './storage-errors.ts'
import { caseParties, cases } from './tables.ts'

/** What owners said to hand-overs, on SQLite. The case keeps beside it to whom data may go, in the same transaction. */
export const sqliteHandOvers = ({ db, write }: OpenDatabase): HandOvers => ({
  words: async (caseId) => guarded(() => wordsOf(db, caseId)),
  receivers: async (caseId) =>
    guarded(() =>
      db
        .select()
        .from(caseParties)
        .where(eq(caseParties.caseId, caseId))
        .orderBy(asc(caseParties.sinceSeq))
        .all()
        // Only parties are ever written to this column.
        .map(({ party, organisationId, untilSeq }) => ({ party: party as Party, organisationId, isOver: untilSeq !== null })),
    ),
  add: (caseId, words) => guardedWrite(write((tx) => addWords(tx, caseId, words))),
})

const addWords = (tx: Db, caseId: string, words: readonly HandOverWord[]): void => {
  let known = wordsOf(tx, caseId)
  for (const word of words) {
    if (latestWords(known, word.ownerAccountId).get(word.party)?.act === word.act) continue
    const { organisations, told, ...plain } = word
    const lists = { organisations: JSON.stringify(organisations), told: JSON.stringify(told) }
    tx.insert(handOverWords)
      .values({ caseId, number: known.length + 1, ...plain, ...lists })
      .run()
    known = [...known, word]
  }
  const by = words[0]?.ownerAccountId
  if (by === undefined) return
  const latest = [...latestWords(known, by).values()]
  const agreed = latest.filter(({ act }) => act === 'agreed').map(({ party }) => party)
  tx.update(cases)
    .set({ handOvers: JSON.stringify({ by, agreed, answered: latest.map(({ party }) => party) }) })
    .where(eq(cases.caseId, caseId))
    .run()
}

const wordsOf = (db: Db, caseId: string): HandOverWord[] =>
  db
    .select()
    .from(handOverWords)
    .where(eq(handOverWords.caseId, caseId))
    .orderBy(asc(handOverWords.number))
    .all()
    .map(
      ({ caseId: _, number: __, organisations, told, ...row }) =>
        // Written above from exactly this shape.
        ({ ...row, organisations: JSON.parse(organisations), told: JSON.parse(told) }) as HandOverWord,
    )
