import { createHash } from 'node:crypto'
import { z } from 'zod'

/**
 * The record as a file: JSON, one object a line. First what it is, then link after link, each followed by its entries and
 * each entry by its records; a head stands after the last link that it covers. After `rest` come the records that no link
 * covers yet, and the last line closes the file: how many lines there are before it, their SHA-256, and the signature of
 * the installation over both. Personal data is in none of them: of a sealed part a record holds the hash of its ciphertext.
 */
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const kind = z.enum(['case', 'matter'])
const number = z.int()
const instant = z.string()

/** A record in the file: what its hash is over, and the hash. */
const EventLine = z.object({
  line: z.literal('event'),
  kind,
  hash,
  body: z.looseObject({
    caseId: z.string().optional(),
    matterId: z.string().optional(),
    seq: number,
    recordedAt: instant,
    previousHash: z.string(),
  }),
})

export const HeadLine = z.object({
  line: z.literal('head'),
  number,
  day: z.string(),
  body: z.string(),
  hash,
  signature: z.string(),
  keyId: z.string(),
  publicKey: z.string(),
})

/** Any line of the file. */
export const RecordLine = z.discriminatedUnion('line', [
  z.object({ line: z.literal('record'), format: z.literal(1), madeAt: instant, keyId: z.string(), publicKey: z.string() }),
  z.object({
    line: z.literal('link'),
    ...{ number, linkedAt: instant, firstAt: instant, lastAt: instant, entries: number, records: number },
    ...{ complete: z.boolean(), root: hash, previousHash: hash, hash },
  }),
  z.object({ line: z.literal('entry'), kind, id: z.string(), fromSeq: number, toSeq: number, hash }),
  EventLine,
  HeadLine,
  z.object({ line: z.literal('rest') }),
  z.object({ line: z.literal('end'), lines: number, hash, signature: z.string() }),
])

export type RecordLine = z.infer<typeof RecordLine>
export type EventLine = z.infer<typeof EventLine>
export type EndLine = Extract<RecordLine, { line: 'end' }>

/** What the signature of the closing line is over. */
export const closingText = ({ lines, hash: of }: Pick<EndLine, 'lines' | 'hash'>): string => `record ${lines} ${of}`

/** Counts lines and hashes their bytes as they go by. */
export const openLineHash = () => {
  const of = createHash('sha256')
  let lines = 0
  return {
    add: (line: Buffer | string): void => {
      of.update(line).update('\n')
      lines += 1
    },
    closing: (): Pick<EndLine, 'lines' | 'hash'> => ({ lines, hash: of.copy().digest('hex') }),
  }
}
