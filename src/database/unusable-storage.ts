import { accessSync, constants, mkdirSync } from 'node:fs'

/** A file of the service cannot be used: the message says which, why, and what to do. */
export class UnusableStorage extends Error {
  override name = 'UnusableStorage'
}

const cannotBeWritten = 'cannot be written: give the user of the service the right to write it and its folder'
const noRoom = 'cannot be written: the disk is full or failing'
const notOurs = 'is not a database of this service, or it is damaged: restore it from a backup, or name another file'

/** What an error of the disk, of SQLite or of PostgreSQL means to whoever runs the service. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|08...|57P0.)$/,
    'cannot be reached: start it, or correct DATABASE_URL',
  ],
  [/^28...$/, 'does not let this user in: correct the user or the password in DATABASE_URL'],
  [/^3D000$/, 'does not exist: make it with createdb, or correct DATABASE_URL'],
  [/^(42501|25006)$/, 'cannot be written: make the user of the service its owner, and name the primary'],
  [/^53...$/, 'has no room left, on its disk or for another connection'],
  [/^SQLITE_(NOTADB|CORRUPT)/, notOurs],
  [/^SQLITE_(BUSY|LOCKED)/, 'is locked by another program: stop it, or wait until it is done'],
  [/^(SQLITE_(READONLY|PERM|AUTH)|EACCES|EPERM|EROFS)/, cannotBeWritten],
  [/^(SQLITE_(FULL|IOERR)|ENOSPC|EDQUOT|EIO)/, noRoom],
  [
    /^(SQLITE_CANTOPEN|EISDIR|ENOTDIR|EEXIST|ENOENT)/,
    'cannot be opened: something else stands in its place, or the user of the service may not write its folder',
  ],
]

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause)
}

/**
 * Opens a file or folder of the service.
 * @throws UnusableStorage when whoever runs the service can mend it; what is a bug is thrown as it came.
 */
export const opening = <T>(what: string, path: string, open: () => T): T => {
  try {
    return open()
  } catch (error) {
    const code = codeOf(error)
    const found = reasons.find(([pattern]) => pattern.test(code))
    if (!found) throw error
    throw new UnusableStorage(`The ${what} ${path} ${found[1]}.`, { cause: error })
  }
}

/** Makes a folder of the service, and makes sure that it can be written. */
export const openFolder = (what: string, path: string): void =>
  opening(what, path, () => {
    mkdirSync(path, { recursive: true })
    accessSync(path, constants.W_OK)
  })
