import { z } from 'zod'
import type { CaseStore } from '../../cases/ports.ts'
import { findFor } from '../../cases/read-case.ts'
import type { RecordChain } from '../../record/ports.ts'
import { proofOf } from '../../record/proof.ts'
import type { SigningKey } from '../../sealing/signing.ts'
import { callerOf, caseParties } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the routes of the record need. */
export interface RecordRouteParts {
  readonly chain: RecordChain
  readonly store: CaseStore
  readonly key: Pick<SigningKey, 'keyId' | 'publicKey'>
}

const hash = z.string().describe('SHA-256, hex.')

const HeadView = z
  .object({
    number: z.int(),
    day: z.iso.date().describe('The civil day whose links it covers. A day on which nothing was recorded has none.'),
    body: z.string().describe('The signed text, byte for byte: canonical JSON (RFC 8785).'),
    hash,
    signature: z.string().describe('Ed25519 over the text, base64.'),
    keyId: z.string(),
    publicKey: z.string().describe('SPKI, PEM.'),
  })
  .meta({ id: 'RecordHead', description: 'The signed head of a day: what was recorded up to then cannot be changed unseen.' })

const HeadList = z
  .object({
    keyId: z.string(),
    publicKey: z.string().describe('The key with which the next head will be signed. SPKI, PEM.'),
    heads: z.array(HeadView).describe('The newest first.'),
    before: z.int().nullable().describe('For the next page; null: these are all.'),
  })
  .meta({ id: 'RecordHeads', description: 'Signed heads. Whoever keeps them can hold the record against them later.' })

const path = z
  .array(z.object({ side: z.enum(['left', 'right']), hash }))
  .describe('From the leaf upwards: the other hash and where it stands (RFC 6962, section 2.1).')

const LinkView = z.object({
  number: z.int(),
  linkedAt: z.iso.datetime(),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  entries: z.int(),
  records: z.int(),
  complete: z.boolean().describe('Nothing was left waiting for the next one.'),
  root: hash,
  previousHash: hash,
  hash,
})

const ProofView = z
  .object({
    entry: z
      .object({ kind: z.enum(['case', 'matter']), id: z.string(), fromSeq: z.int(), toSeq: z.int(), hash })
      .describe('Records of the case and the hash of the last one, as the evidence pack prints it: it stands for all before.'),
    entryPath: path,
    link: LinkView,
    linkPath: path.nullable(),
    head: HeadView.nullable().describe('Null: the day is not over, and its head is not signed yet.'),
  })
  .meta({ id: 'RecordProof', description: 'Shows that the records of a case stood where they stand when a day was signed.' })

const mostHeads = 400

/** The signed heads, for everybody; and for whoever sees a case, the proof that its records are under one. */
export const recordRoutes = (parts: RecordRouteParts) => (app: TypedApp) => {
  heads(app, parts)
  proof(app, parts)
}

const heads = (app: TypedApp, { chain, key }: RecordRouteParts) =>
  app.get(
    '/api/record/heads',
    {
      config: { access: 'public' },
      schema: {
        ...{
          tags: ['record'],
          security: [],
          operationId: 'listRecordHeads',
          summary: 'The signed heads of the record, day by day',
        },
        description: 'Keep them outside of the installation: `npm run verify-offline` holds an exported record against them.',
        querystring: z.strictObject({ before: z.coerce.number().int().positive().optional().describe('`before` of a page.') }),
        response: { 200: json('The heads, the newest first.', HeadList), ...problemAnswers(400, 429, 503) },
      },
    },
    async ({ query }) => {
      const found = await chain.heads(query.before ?? null, mostHeads)
      const { keyId, publicKey } = key
      const oldest = found.at(-1)?.number ?? 1
      return { keyId, publicKey, heads: [...found], before: oldest > 1 ? oldest : null }
    },
  )

const proof = (app: TypedApp, { chain, store }: RecordRouteParts) =>
  app.get(
    '/api/cases/:caseId/proof',
    {
      config: { access: caseParties },
      schema: {
        tags: ['record'],
        operationId: 'readRecordProof',
        summary: 'The proof that the records of a case stand in the signed record',
        description:
          'Contains hashes only. Together with the evidence pack, which prints the hash of every record, it shows a court that nothing was written afterwards. A new record is covered within a minute or two.',
        params: z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
        response: { 200: json('The proof.', ProofView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const found = await findFor(store, request.params.caseId, callerOf(request))
      if (!found) throw new Problem('NOT_FOUND')
      const covering = await chain.covering('case', found.stored.caseId)
      if (!covering) throw new Problem('NOT_LINKED_YET')
      const { entryPath, linkPath, ...rest } = proofOf(covering)
      return { ...rest, entryPath: [...entryPath], linkPath: linkPath && [...linkPath] }
    },
  )
