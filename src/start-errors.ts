/**
 * Errors that whoever starts the service can mend, by name, and what is said before their message. By name, because
 * loading the module that throws them may be what failed.
 */
const mendable: Readonly<Record<string, string>> = {
  WrongConfig: '',
  UnusableStorage: '',
  ChangedRules: '',
  UnusableRules: 'The rules cannot be used:\n',
  UnusableCalendar: 'The calendar cannot be used:\n',
  UnusableChart: 'The chart of a case cannot be used:\n',
}

/** Why the address could not be taken, by the code of the system. */
const addressFaults: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there; set PORT to a free one',
  EADDRNOTAVAIL: 'this machine does not have that address; set HOST to one of its own',
  ENOTFOUND: 'there is no such name; set HOST to an address of this machine',
  EAI_AGAIN: 'the name could not be looked up; set HOST to an address of this machine',
  EACCES: 'the user of the service may not listen there; set PORT to one above 1023',
}

// The chart's own library says this while the chart is put together, before anything of ours could ask.
const unbuilt = /^(Invalid transition definition for state node|Child state node) /

const sentenceOf = (error: Error): string | null => {
  if (unbuilt.test(error.message)) return `${mendable['UnusableChart']}${error.message}`
  if (error instanceof SyntaxError && error.message.includes('.json')) return `${mendable['UnusableRules']}${error.message}`
  const before = mendable[error.name]
  if (before !== undefined) return `${before}${error.message}`
  if (!('code' in error && 'syscall' in error && ['listen', 'getaddrinfo'].includes(String(error.syscall)))) return null
  const fault = addressFaults[String(error.code)]
  return fault === undefined ? null : `${error.message}: ${fault}.`
}

/** What is said when a command ends before it began: a sentence where an operator can mend it, the stack where it is a bug. */
export const sentenceOfStart = (error: unknown, notDone = 'The service was not started.'): string => {
  if (!(error instanceof Error)) return String(error)
  const sentence = sentenceOf(error)
  return sentence === null ? (error.stack ?? error.message) : `${notDone} ${sentence}`
}
