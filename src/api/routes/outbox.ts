import { z } from 'zod'
import { companyRecordWords } from '../../../workflows/labels/notices/company-record.ts'
import { wordsOfNotice } from '../../../workflows/labels/notices.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { parties } from '../../../workflows/parties.ts'
import type { Bilingual } from '../../../workflows/rules/schema.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { type OutboxDesk, type UndeliveredMessage, undeliveredStates } from '../../notices/ports.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the outbox routes need. */
export interface OutboxRouteParts {
  readonly outboxDesk: OutboxDesk
  readonly time: TimeSource
}

const label = z.string().describe('In the language of the caller.')
const state = z
  .enum(undeliveredStates)
  .describe(
    '`waiting` for its first try, `failing` and tried again, `givenUp` after the last try, `notReachable`: nobody to send it to, so the centre serves it.',
  )

const Undelivered = z
  .object({
    messageId: z.string(),
    state,
    caseNumber: z.string().nullable(),
    notice: z.string(),
    label: label.describe('What the notice is about.'),
    party: z.enum(parties),
    partyLabel: label,
    organisation: z.string().nullable().describe('Name of the body it goes to; null: a person.'),
    attempts: z.int(),
    lastError: z.string().nullable().describe('What the gateway said last.'),
    nextTryAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable().describe('When it was given up, or found not reachable.'),
  })
  .meta({
    id: 'UndeliveredMessage',
    description: 'A notice that is not with its party. Neither its text nor a name or phone of a person is here.',
  })

const OutboxView = z
  .object({
    counts: z.object({ waiting: z.int(), failing: z.int(), givenUp: z.int(), notReachable: z.int() }),
    messages: z.array(Undelivered),
  })
  .meta({ id: 'OutboxPage' })

const Listing = z.strictObject({
  state: state.default('givenUp'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

const titleOf = ({ notice, party }: UndeliveredMessage): Bilingual =>
  notice === 'companyRecord' ? companyRecordWords.title : wordsOfNotice(notice, party).title

/** Notices that did not arrive, for the operator. */
export const outboxRoutes =
  ({ outboxDesk, time }: OutboxRouteParts) =>
  (app: TypedApp) => {
    app.get(
      '/api/outbox',
      {
        config: { access: ['operator'] },
        schema: {
          tags: ['service'],
          operationId: 'readOutbox',
          summary: 'Notices that are not with their party: waiting, failing, given up, or nobody to send them to',
          querystring: Listing,
          response: {
            200: json('How many of each, and those of one state.', OutboxView),
            ...problemAnswers(400, 401, 403, 429, 503),
          },
        },
      },
      async (request) => {
        const language = languageOfRequest(request)
        const messages = await outboxDesk.list(request.query.state, request.query.limit)
        const onWire = (message: UndeliveredMessage) => ({
          ...message,
          label: titleOf(message)[language],
          partyLabel: partyLabels[message.party][language],
        })
        return { counts: await outboxDesk.counts(), messages: messages.map(onWire) }
      },
    )

    app.post(
      '/api/outbox/:messageId/retry',
      {
        config: { access: ['operator'] },
        schema: {
          tags: ['service'],
          operationId: 'retryMessage',
          summary: 'Send a failed or given-up notice again',
          description:
            'It leaves with the next round of the sender, under the same message id: a receiver recognises a repetition by it.',
          params: z.strictObject({ messageId: z.string().min(1).max(120) }),
          response: {
            200: json(
              'It is due now.',
              z.object({ messageId: z.string(), nextTryAt: z.iso.datetime() }).meta({ id: 'RetriedMessage' }),
            ),
            ...problemAnswers(400, 401, 403, 404, 429, 503),
          },
        },
      },
      async (request) => {
        const { messageId } = request.params
        const now = time.now()
        if (!(await outboxDesk.retry(messageId, now))) throw new Problem('NOT_FOUND')
        request.log.info({ messageId, by: callerOf(request).accountId }, 'a notice is sent again')
        return { messageId, nextTryAt: now }
      },
    )
  }
