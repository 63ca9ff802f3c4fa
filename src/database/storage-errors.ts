/** The database cannot be written or read just now: full disk, locked file, failing disk. Nothing was half-written. */
export class StorageUnavailable extends Error {
  override name = 'StorageUnavailable'
  /** The database was lost before it said whether it has what was written: it is there as a whole, or not at all. */
  readonly isUnknown: boolean
  constructor(code: string, options: ErrorOptions) {
    super(code, options)
    this.isUnknown = code === '08007'
  }
}

const unavailable = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN|PROTOCOL|NOMEM)/

/** Of PostgreSQL: not reached, lost, ended because nothing came for long, out of room, stopping, a replica, or met by too many others at once. */
const unavailableThere = /^(E[A-Z_]+|08...|53...|57P0.|57014|58...|25006|25P0[34]|40...)$/

/** Whether an error of the database means "not now", and not a bug. */
const isUnavailable = (error: unknown): boolean => unavailable.test(codeOf(error)) || unavailableThere.test(codeOf(error))

/** Whether the uniqueness rule on these columns (such as `cases.space_id`) refused a row. */
export const isUniqueViolation = (error: unknown, columns: string): boolean =>
  /^(SQLITE_CONSTRAINT|23505$)/.test(codeOf(error)) && messageOf(error).includes(columns)

const messageOf = (error: unknown): string => (error instanceof Error ? `${error.message} ${messageOf(error.cause)}` : '')

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return ''
  if ('code' in error && typeof error.code === 'string') return error.code
  return codeOf(error.cause)
}

/** Runs work on the database and turns "not now" into one kind of error that callers answer with 503. */
export const guarded = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    throw told(error)
  }
}

/** The same for work that is under way. */
export const guardedWrite = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw told(error)
  }
}

const told = (error: unknown): unknown => (isUnavailable(error) ? new StorageUnavailable(codeOf(error), { cause: error }) : error)
