import { z } from 'zod'
import { wordsOfNotice } from '../../../workflows/labels/notices.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { parties } from '../../../workflows/parties.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { randomId } from '../../random-id.ts'
import { type HookDelivery, HookNotTaken, type HookSender, hookStates, type Webhooks } from '../../webhooks/ports.ts'
import type { ReachableAddresses } from '../../webhooks/reachable-address.ts'
import { pingBody } from '../../webhooks/send-webhooks.ts'
import { newHookSecret, signedHeaders } from '../../webhooks/signature.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { LookedUpId } from './name-texts.ts'

/** What the routes of webhooks need. */
export interface WebhookRouteParts {
  readonly webhooks: Webhooks
  readonly sender: HookSender
  readonly addresses: ReachableAddresses
  readonly time: TimeSource
}

/** How long the old secret signs beside a new one, in hours: time for the other side to take the new one over. */
const bothHours = 24

const params = z.strictObject({ webhookId: LookedUpId })
const Url = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .meta({
    pattern: '^https?:',
    description: '`https:`; anything else only inside of a network that the installation names.',
  })

const HookBody = z
  .object({
    webhookId: z.string(),
    organisationId: z.string(),
    organisation: z.string(),
    url: z.string(),
    isActive: z.boolean(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'Webhook', description: 'A system of a body that is told what comes into the inbox of its people.' })

const Secret = z.string().describe('Shown this once: `whsec_` and base64, as Standard Webhooks 1.0 has it.')

const NewHook = z.strictObject({ organisationId: LookedUpId, url: Url }).meta({ id: 'NewWebhook' })
const Change = z
  .strictObject({ url: Url.optional(), isActive: z.boolean().optional() })
  .meta({ id: 'WebhookChange', minProperties: 1 })

const state = z
  .enum(hookStates)
  .describe(
    '`waiting` for its first try, `failing` and tried again, `givenUp` after the last try, `delivered` in the last thirty days.',
  )

const Deliveries = z
  .object({
    counts: z.object({ waiting: z.int(), failing: z.int(), givenUp: z.int(), delivered: z.int() }),
    deliveries: z.array(
      z
        .object({
          messageId: z.string(),
          state,
          caseNumber: z.string().nullable(),
          notice: z.string(),
          label: z.string().describe('In the language of the caller.'),
          party: z.enum(parties),
          partyLabel: z.string(),
          attempts: z.int(),
          lastError: z.string().nullable(),
          nextTryAt: z.iso.datetime().nullable(),
          endedAt: z.iso.datetime().nullable(),
        })
        .meta({ id: 'WebhookDelivery', description: 'Neither what was said nor a person is here.' }),
    ),
  })
  .meta({ id: 'WebhookDeliveries' })

const Listing = z.strictObject({
  state: state.default('givenUp'),
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

/** Systems of bodies that are told of notices: the operator adds them, tries them, and sees what did not arrive. */
export const webhookRoutes =
  ({ webhooks, sender, addresses, time }: WebhookRouteParts) =>
  (app: TypedApp) => {
    const access = ['operator'] as const
    const config = { access }
    const tags = ['service']
    const checked = (url: string): string => {
      const code = addresses.fault(url)
      if (code === null) return url
      const detail =
        code === 'notHttps'
          ? 'the address must begin with https://'
          : 'the address is inside of a network that this installation does not name'
      throw new Problem('VALIDATION_FAILED', { errors: [{ pointer: '/url', code, detail }] })
    }

    app.get(
      '/api/webhooks',
      {
        config,
        schema: {
          tags,
          operationId: 'listWebhooks',
          summary: 'Systems of bodies that are told what comes into their inboxes',
          response: {
            200: json('All of them.', z.object({ webhooks: z.array(HookBody) }).meta({ id: 'WebhookList' })),
            ...problemAnswers(401, 403, 429, 503),
          },
        },
      },
      async () => ({ webhooks: await webhooks.list() }),
    )

    app.post(
      '/api/webhooks',
      {
        config,
        schema: {
          tags,
          operationId: 'addWebhook',
          summary: 'Have a system of a body told',
          description:
            'Messages are signed as Standard Webhooks 1.0 says, carry neither a person nor what a party wrote, and are repeated under the same id until they are taken or given up.',
          body: NewHook,
          response: {
            201: json('It is told from now on.', HookBody.extend({ secret: Secret }).meta({ id: 'AddedWebhook' })),
            ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503),
          },
        },
      },
      async (request, reply) => {
        const { organisationId, url } = request.body
        const secret = newHookSecret()
        const added = await webhooks.add({ organisationId, url: checked(url), secret, now: time.now() })
        if (!added) throw new Problem('NOT_FOUND')
        request.log.info({ webhookId: added.webhookId, organisationId, by: callerOf(request).accountId }, 'a webhook was added')
        return reply.code(201).send({ ...added, secret })
      },
    )

    app.patch(
      '/api/webhooks/:webhookId',
      {
        config,
        schema: {
          tags,
          operationId: 'changeWebhook',
          summary: 'Change the address of a system, or set it aside and take it up again',
          description: 'One that is set aside is told nothing of what comes meanwhile; what waits for it goes on waiting.',
          params,
          body: Change,
          response: { 204: z.null(), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
        },
      },
      async (request, reply) => {
        const { url, isActive } = request.body
        const change = { ...(url === undefined ? {} : { url: checked(url) }), ...(isActive === undefined ? {} : { isActive }) }
        if (Object.keys(change).length === 0) {
          const detail = languageOfRequest(request) === 'zh' ? '没有要修改的内容' : 'nothing to change'
          throw new Problem('VALIDATION_FAILED', { errors: [{ pointer: '', code: 'empty', detail }] })
        }
        if (!(await webhooks.change(request.params.webhookId, change))) throw new Problem('NOT_FOUND')
        return reply.code(204).send(null)
      },
    )

    app.delete(
      '/api/webhooks/:webhookId',
      {
        config,
        schema: {
          tags,
          operationId: 'removeWebhook',
          summary: 'Forget a system with everything that waits for it',
          params,
          response: { 204: z.null(), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request, reply) => {
        if (!(await webhooks.remove(request.params.webhookId))) throw new Problem('NOT_FOUND')
        return reply.code(204).send(null)
      },
    )

    app.post(
      '/api/webhooks/:webhookId/secret',
      {
        config,
        schema: {
          tags,
          operationId: 'renewWebhookSecret',
          summary: 'Take a new secret; the old one signs beside it for a day',
          params,
          response: {
            200: json('The new secret.', z.object({ secret: Secret, oldUntil: z.iso.datetime() }).meta({ id: 'WebhookSecret' })),
            ...problemAnswers(400, 401, 403, 404, 429, 503),
          },
        },
      },
      async (request) => {
        const secret = newHookSecret()
        const oldUntil = Temporal.Instant.from(time.now()).add({ hours: bothHours }).toString({ fractionalSecondDigits: 3 })
        if (!(await webhooks.renewSecret(request.params.webhookId, secret, oldUntil))) throw new Problem('NOT_FOUND')
        return { secret, oldUntil }
      },
    )

    app.post(
      '/api/webhooks/:webhookId/test',
      {
        config,
        schema: {
          tags,
          operationId: 'tryWebhook',
          summary: 'Send a message of the type `ping` and say what came of it',
          params,
          response: {
            200: json(
              'Whether it was taken.',
              z.object({ taken: z.boolean(), error: z.string().nullable() }).meta({ id: 'WebhookTrial' }),
            ),
            ...problemAnswers(400, 401, 403, 404, 429, 503),
          },
        },
      },
      async (request) => {
        const now = time.now()
        const target = await webhooks.target(request.params.webhookId, now)
        if (!target) throw new Problem('NOT_FOUND')
        const body = pingBody(now)
        const headers = signedHeaders({ messageId: `ping.${randomId()}`, now, body, secrets: target.secrets })
        try {
          await sender.send({ url: target.url, headers, body })
          return { taken: true, error: null }
        } catch (error) {
          if (error instanceof HookNotTaken) return { taken: false, error: error.message }
          throw error
        }
      },
    )

    app.get(
      '/api/webhooks/:webhookId/deliveries',
      {
        config,
        schema: {
          tags,
          operationId: 'listWebhookDeliveries',
          summary: 'What a system was told, and what it did not take',
          params,
          querystring: Listing,
          response: { 200: json('Those of one state.', Deliveries), ...problemAnswers(400, 401, 403, 429, 503) },
        },
      },
      async (request) => {
        const { webhookId } = request.params
        const language = languageOfRequest(request)
        const found = await webhooks.deliveries(webhookId, request.query.state, request.query.limit)
        const onWire = (delivery: HookDelivery) => ({
          ...delivery,
          label: wordsOfNotice(delivery.notice, delivery.party).title[language],
          partyLabel: partyLabels[delivery.party][language],
        })
        return { counts: await webhooks.counts(webhookId), deliveries: found.map(onWire) }
      },
    )

    app.post(
      '/api/webhooks/:webhookId/deliveries/:messageId/replay',
      {
        config,
        schema: {
          tags,
          operationId: 'replayWebhookDelivery',
          summary: 'Tell a system again, under the same message id',
          description: 'It leaves with the next round of the sender; what was taken before can be sent again too.',
          params: z.strictObject({ webhookId: LookedUpId, messageId: z.string().min(1).max(120) }),
          response: { 204: z.null(), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request, reply) => {
        const { webhookId, messageId } = request.params
        if (!(await webhooks.replay(webhookId, messageId, time.now()))) throw new Problem('NOT_FOUND')
        return reply.code(204).send(null)
      },
    )
  }
