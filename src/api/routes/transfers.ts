import { timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Applicant } from '../../../workflows/case/applicant.ts'
import { isInTransfer } from '../../../workflows/case/memory/people.ts'
import type { CaseStore, StoredCase, TimeSource } from '../../cases/ports.ts'
import { findFor } from '../../cases/read-case.ts'
import { submitEvent } from '../../cases/submit-event.ts'
import type { KeyRing } from '../../sealing/keys.ts'
import { keyedHash } from '../../sealing/seal.ts'
import { callerOf } from '../access.ts'
import { IdempotencyHeader, json, problemAnswers } from '../answers.ts'
import { answerOfEvent, EventReceipt, idempotencyOf, languageOfRequest, sendResult } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the routes of transfers are made of. */
export interface TransferRouteParts {
  readonly store: CaseStore
  readonly keys: KeyRing
  readonly time: TimeSource
}

const TransferCode = z.object({ code: z.string(), joinBy: z.iso.date().nullable() }).meta({
  id: 'TransferCode',
  description: 'For the successor alone. It ends with the transfer, and when somebody has joined by it.',
})

const Joining = z
  .strictObject({
    code: z.string().regex(/^[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}$/),
    accedes: z.boolean(),
    undertaking: z.literal(true),
    personal: Applicant,
  })
  .meta({
    id: 'Joining',
    description: 'The successor of a transferred space joins the request, with own data and own undertaking.',
  })

/** Transfers of a space in mid-case (H33): the owner hands a code to the successor, who joins with it. */
export const transferRoutes = (parts: TransferRouteParts) => (app: TypedApp) => {
  const { store, keys, time } = parts

  // Nothing is kept for a code: it follows from the case and its transfer, and ends with that.
  const codeOf = ({ caseId, file }: StoredCase): string | null =>
    isInTransfer(file.memory) && file.memory.transfer
      ? `${caseId}.${keyedHash(keys.secret('transfer-codes'), `${caseId} ${file.memory.transfer.seq}`)}`
      : null

  app.get(
    '/api/cases/:caseId/transfer-code',
    {
      config: { access: ['owner', 'centre'] },
      schema: {
        tags: ['cases'],
        operationId: 'readTransferCode',
        summary: 'The code by which the successor joins',
        description:
          'The owner hands it over. For a transfer that the centre recorded on behalf of the owner, as after a death, the centre reads it and hands it to the heir.',
        params: z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
        response: { 200: json('The code.', TransferCode), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const found = await findFor(store, request.params.caseId, callerOf(request))
      const code = found?.standing.sight === 'full' ? codeOf(found.stored) : null
      if (!found || code === null) throw new Problem('NOT_FOUND')
      const { standing, stored } = found
      if (standing.party === 'centre' && !(await isRecordedFor(store, stored))) throw new Problem('NOT_FOUND')
      const clock = stored.file.clocks.find(({ name }) => name === 'transferJoin')
      return { code, joinBy: clock?.dueOn ?? null }
    },
  )

  app.post(
    '/api/transfers',
    {
      config: { access: ['owner'] },
      schema: {
        tags: ['cases'],
        operationId: 'joinTransfer',
        summary: 'Join a request as the successor of its owner',
        headers: IdempotencyHeader,
        body: Joining,
        response: {
          201: json('Joined: the case is the caller’s from here on.', EventReceipt),
          ...problemAnswers(400, 401, 403, 404, 409, 412, 413, 415, 422, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { code, ...joining } = request.body
      const [caseId = ''] = code.split('.')
      const now = time.now()
      const language = languageOfRequest(request)
      const idempotency = idempotencyOf(request, caller.accountId)
      const stored = await store.read(caseId)
      const isOwn = stored?.ownerAccountId === caller.accountId
      const repeated = isOwn && stored.file.memory.transfer?.joinedSeq != null
      if (!stored || (!repeated && !same(codeOf(stored), code))) throw new Problem('TRANSFER_UNKNOWN')
      if (isOwn && !repeated) throw new Problem('TRANSFER_TO_ONESELF')
      const result = await submitEvent(store, {
        caseId,
        event: { type: 'owner.joinTransfer', evidence: [], ...joining },
        actor: { party: 'owner', accountId: caller.accountId, organisationId: null, channel: caller.channel },
        now,
        ifVersion: null,
        idempotency,
        answer: answerOfEvent(language, request.id),
      })
      return sendResult(request, reply, result, async () => null)
    },
  )
}

/** Whether the transfer was recorded on behalf of the owner, who then may not be there to hand the code over. */
const isRecordedFor = async (store: CaseStore, { caseId, file }: StoredCase): Promise<boolean> => {
  const { transfer } = file.memory
  if (!transfer) return false
  const [started] = await store.events(caseId, transfer.seq - 1, 1)
  return started !== undefined && started.actor.party !== 'owner'
}

const same = (expected: string | null, given: string): boolean =>
  expected !== null && expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
