import type { Description, Operation } from './description.ts'
import type { MadeRequest } from './make-request.ts'
import { schemaFaults } from './schema-faults.ts'
import type { FuzzAnswer } from './send.ts'

/** What no caller may ever read: the inside of the service. */
const inside =
  /\n\s+at |node_modules|SQLITE_|SqliteError|ZodError|TypeError|better-sqlite3|\bselect\b.+\bfrom\b.+\bwhere\b|\/src\/\w+\//i

/** Everything about an answer that the description of its operation does not say, or that no answer may have. */
export const answerFaults = (description: Description, operation: Operation, made: MadeRequest, answer: FuzzAnswer): string[] => {
  const { status, headers, text } = answer
  const faults: string[] = []
  if (status >= 500) faults.push(`a fault of the service: ${text.slice(0, 300)}`)
  if (inside.test(text) && !isDocument(answer)) faults.push(`shows its inside: ${inside.exec(text)?.[0]}`)
  if (headers['x-content-type-options'] !== 'nosniff' && status !== 431) faults.push('says nothing about sniffing')
  // There it is another operation, or none: what that answers is held against its own description when its turn comes.
  if (made.isElsewhere) return status >= 400 ? faults : [...faults, `${made.path} was answered ${status}`]
  const described = operation.answers.get(status)
  if (!described) return [...faults, `${status} is not described: ${text.slice(0, 200)}`]
  return [...faults, ...bodyFaults(description, described, answer), ...mismatches(made, answer)]
}

const typeOf = ({ headers }: FuzzAnswer): string => (headers['content-type'] ?? '').split(';')[0] ?? ''
const isDocument = (answer: FuzzAnswer): boolean => !/json|text\/plain/.test(typeOf(answer))

const bodyFaults = ({ schemaOf }: Description, described: ReadonlyMap<string, object>, answer: FuzzAnswer): string[] => {
  const type = typeOf(answer)
  if (described.size === 0) return answer.text === '' ? [] : ['a body that is not described']
  const schema = described.get(type)
  if (!schema) return [`${type} is not described`]
  if (!type.endsWith('json')) return []
  return schemaFaults(schema as never, JSON.parse(answer.text), schemaOf).map((fault) => `the body: ${fault}`)
}

/** What no schema can say: check signs, an order of two days, a day of the week, two lists that must not meet. */
const beyondSchemas = /"pointer":"(?:\/creditCode|\/leave|\/monday|\/positions|\/scenarios|\/visits\/\d+|\/password)"/

/** A voice note that is a paper: each is fit by itself, and no schema of a form says which go together. */
const saysOtherwise = (raw: MadeRequest['raw']): boolean => String(raw ?? '').includes('\r\nvoiceNote\r\n')

/** A request that does not fit is refused; one that fits is not called malformed. */
const mismatches = ({ fits, how, raw }: MadeRequest, { status, text }: FuzzAnswer): string[] => {
  if (fits === false && status < 400) return [`taken although it does not fit (${how})`]
  // What a schema finds wrong has a code in small letters; what the register or the chart finds, in capitals.
  const isFault = /"code":"VALIDATION_FAILED"/.test(text) && /"errors":\[\{"pointer":"[^"]*","code":"[a-z_]+"/.test(text)
  if (fits === true && ((status === 415 && !saysOtherwise(raw)) || (isFault && !beyondSchemas.test(text))))
    return [`refused although it fits (${how}): ${text.slice(-300)}`]
  return []
}
