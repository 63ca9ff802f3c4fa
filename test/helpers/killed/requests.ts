import { type FormPart, multipart } from '../multipart.ts'
import { type Caller, callers, type PreparedCity } from './killed-city.ts'

/** A request and, once it came, its answer. Its words are told from all others. */
export interface Sent {
  readonly caller: Caller
  readonly caseId: string
  readonly words: string
  readonly isPaper: boolean
  bytes: string | null
}

/** What is asked of a service that may be gone at any moment. */
export interface Requests {
  /** A new request of a caller. Every so often it brings a paper, otherwise a contact is noted. */
  next(caller: Caller): Sent
  /** Sends a request as often as one likes: its words are its key. Throws when it is not answered, and a fault when it is answered wrongly. */
  ask(url: string, sent: Sent): Promise<string>
  /** Those that were not answered yet, and of each caller the one that was answered last. */
  toRepeat(): readonly Sent[]
  readonly all: readonly Sent[]
}

/** An answer that is not what was promised: no broken connection. */
export class WrongAnswer extends Error {
  override name = 'WrongAnswer'
}

const contactOf = ({ caller, words }: Sent) => ({
  type: `${caller}.logContact`,
  kind: 'call',
  with: caller === 'owner' ? 'property' : 'owner',
  result: 'reached',
  words,
})

/** What a paper with those words holds. */
export const paperOf = ({ words }: Pick<Sent, 'words'>): string => `%PDF-1.4 ${words}`

const partsOf = (sent: Sent): readonly FormPart[] => [
  { name: 'kind', value: 'identity' },
  { name: 'file', filename: 'paper.pdf', type: 'application/pdf', value: paperOf(sent) },
]

const bodyOf = (sent: Sent) =>
  sent.isPaper
    ? multipart(partsOf(sent))
    : { body: JSON.stringify(contactOf(sent)), headers: { 'content-type': 'application/json', 'if-match': '*' } }

/** Every so many requests of the owner bring a paper. */
const paperEvery = 3

/** Opens the requests of the callers of a city. */
export const openRequests = ({ caseIds, tokens }: PreparedCity): Requests => {
  const all: Sent[] = []
  return {
    all,
    next: (caller) => {
      const caseId = caseIds[all.length % caseIds.length]
      if (caseId === undefined) throw new Error('there is no case')
      const isPaper = caller === 'owner' && all.filter((sent) => sent.caller === caller).length % paperEvery === 0
      const sent: Sent = { caller, caseId, words: `${caller}-words-${all.length}`, isPaper, bytes: null }
      all.push(sent)
      return sent
    },
    ask: async (url, sent) => {
      const { body, headers } = bodyOf(sent)
      const answer = await fetch(`${url}/api/cases/${sent.caseId}/${sent.isPaper ? 'documents' : 'events'}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tokens.get(sent.caller)}`, 'idempotency-key': sent.words, ...headers },
        body,
      })
      const bytes = await answer.text()
      if (answer.status !== 201) throw new WrongAnswer(`${sent.words} was answered ${answer.status} ${bytes}`)
      if (sent.bytes !== null && sent.bytes !== bytes) throw new WrongAnswer(`${sent.words}: ${bytes}, and before ${sent.bytes}`)
      sent.bytes = bytes
      return bytes
    },
    toRepeat: () => [
      ...all.filter(({ bytes }) => bytes === null),
      ...callers.flatMap((caller) => all.findLast((sent) => sent.caller === caller && sent.bytes !== null) ?? []),
    ],
  }
}
