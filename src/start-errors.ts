import { WrongConfig } from './config.ts'
import { ChangedRules } from './rules/rules-library.ts'

/** What is said when the service does not start: a sentence where an operator can mend it, the stack where it is a bug. */
export const sentenceOfStart = (error: unknown): string => {
  if (error instanceof WrongConfig || error instanceof ChangedRules) return error.message
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `The service was not started. ${error.message}: another program listens there; set PORT to a free one.`
  }
  // The rules, the calendar or the chart failed their check while they were loaded: the message says where.
  if (error.name === 'UnusableRules') return `The service was not started. The rules cannot be used:\n${error.message}`
  return error.stack ?? error.message
}
