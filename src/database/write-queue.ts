import type Database from 'better-sqlite3'
import type { Db } from './open-database.ts'

/** Does some work in a transaction, all of it or nothing; see `openWriteQueue`. */
export type Write = <T>(work: (db: Db) => T) => Promise<T>

/** A piece of work on its way. */
interface Piece {
  readonly work: (db: Db) => unknown
  readonly resolve: (result: never) => void
  readonly reject: (error: unknown) => void
}

/** Tells who waits for a piece what became of it. */
type Tell = () => void

/** Does a piece inside of a transaction. */
type Attempt = (piece: Piece) => Tell

/** As many as wait at the busiest moment; more would only make the first of them wait longer. */
const mostTogether = 200

/**
 * Writes that are asked for at the same time share one transaction, and so one wait for the disk. They are gathered in one
 * turn of the event loop and done in the order in which they were asked for. There is no timer: while one transaction is
 * written the next ones gather by themselves, and a write that comes alone waits for nobody.
 *
 * Who asked is told when the transaction is on the disk, and of an error of its own piece alone. Hardly any fails: when one
 * does, all is taken back and done once more with a savepoint for each, which takes back the piece that fails. Where SQLite
 * itself takes back the whole (a full disk, a failing one), each piece is done in a transaction of its own, so that none
 * pays for another.
 */
export const openWriteQueue = (sqlite: Database.Database, db: Db, most = mostTogether): Write => {
  const waiting: Piece[] = []
  const mark = sqlite.prepare('savepoint piece')
  const keep = sqlite.prepare('release piece')
  const takeBack = sqlite.prepare('rollback to piece')

  const plainly: Attempt = ({ work, resolve }) => {
    const result = work(db) as never
    return () => resolve(result)
  }
  const marked: Attempt = (piece) => {
    mark.run()
    try {
      const tell = plainly(piece)
      keep.run()
      return tell
    } catch (error) {
      if (!sqlite.inTransaction) throw error
      takeBack.run()
      keep.run()
      return () => piece.reject(error)
    }
  }
  const inOne = (pieces: readonly Piece[], attempt: Attempt): readonly Tell[] => {
    let isBegun = false
    try {
      return sqlite
        .transaction(() => {
          isBegun = true
          return pieces.map(attempt)
        })
        .immediate()
    } catch (error) {
      // Nobody may write just now: it would be no better for each of them alone.
      if (!isBegun || pieces.length === 1)
        return pieces.map(
          ({ reject }) =>
            () =>
              reject(error),
        )
      return attempt === plainly ? inOne(pieces, marked) : pieces.flatMap((piece) => inOne([piece], plainly))
    }
  }
  const drain = (): void => {
    const pieces = waiting.splice(0, most)
    if (waiting.length > 0) setImmediate(drain)
    for (const tell of inOne(pieces, plainly)) tell()
  }
  return <T>(work: (db: Db) => T) =>
    new Promise<T>((resolve, reject) => {
      waiting.push({ work, resolve, reject })
      if (waiting.length === 1) setImmediate(drain)
    })
}
