import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { FourEyes, FourEyesKind } from '../../accounts/four-eyes.ts'
import { applicantValues, recordsOfApplicant } from '../../cases/applicant-values.ts'
import type { PersonalReads } from '../../cases/personal-reads.ts'
import type { CaseStore, StoredCase, TimeSource } from '../../cases/ports.ts'
import { findFor, noteFields } from '../../cases/read-case.ts'
import type { Standing } from '../../cases/standing.ts'
import { personOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { FourEyesAsk, FourEyesReason } from './four-eyes.ts'

interface ByTwoParts {
  readonly store: CaseStore
  readonly reads: Pick<PersonalReads, 'note'>
  readonly fourEyes: FourEyes
  readonly time: TimeSource
}

const CaseId = z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

const Unmasking = z
  .object({
    ask: FourEyesAsk.nullable().describe('The latest ask of the caller about this case.'),
    contact: z
      .object({ name: z.string().nullable(), phone: z.string().nullable(), until: z.iso.datetime() })
      .nullable()
      .describe('While a second person allows it, for whoever asked alone.'),
  })
  .meta({ id: 'Unmasking', description: 'Whose a masked request is, for an hour, by the word of two persons of one office.' })

/** What two persons of the bureau do together in a case: see whom to call, send an order. */
export const byTwoPersonsRoutes = (parts: ByTwoParts) => (app: TypedApp) => {
  askFor(app, parts, {
    url: '/api/cases/:caseId/unmasking',
    kind: 'unmaskContact',
    operationId: 'askUnmasking',
    summary: 'Ask to see the name and phone of a masked request, for a stated purpose',
    description:
      'A second person of the same bureau confirms it; then whoever asked sees them for an hour. The owner sees the purpose, ' +
      'both steps and every look, beside who read what.',
  })
  readContact(app, parts)
  askFor(app, parts, {
    url: '/api/cases/:caseId/order-confirmation',
    kind: 'orderCompany',
    operationId: 'askOrderConfirmation',
    summary: 'Ask a colleague to confirm an order (`bureau.order`) before it goes out',
    description:
      'Where the service is set to `FOUR_EYES=required`, an order is taken from the person who asked, once, within 24 hours ' +
      'of the confirmation. The owner sees both steps.',
  })
}

interface Asking {
  readonly url: '/api/cases/:caseId/unmasking' | '/api/cases/:caseId/order-confirmation'
  readonly kind: FourEyesKind
  readonly operationId: string
  readonly summary: string
  readonly description: string
}

const askFor = (app: TypedApp, parts: ByTwoParts, { url, kind, ...described }: Asking) =>
  app.post(
    url,
    {
      config: { access: ['bureau'] },
      schema: {
        tags: ['cases'],
        ...described,
        params: CaseId,
        body: FourEyesReason,
        response: {
          201: json('It waits for a second person.', FourEyesAsk),
          ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { stored } = await openCase(parts, request, request.params.caseId)
      const caller = personOf(request)
      const asked = { kind, subject: stored.caseId, reason: request.body.reason }
      const ask = await parts.fourEyes.ask(caller, asked, parts.time.now())
      if (ask === 'nobodyElse') throw new Problem('SECOND_PERSON_MISSING')
      request.log.info({ askId: ask.askId, kind, caseId: stored.caseId, by: caller.accountId }, 'asked for a second person')
      return reply.code(201).send(ask)
    },
  )

const readContact = (app: TypedApp, parts: ByTwoParts) =>
  app.get(
    '/api/cases/:caseId/unmasking',
    {
      config: { access: ['bureau'] },
      schema: {
        tags: ['cases'],
        operationId: 'readUnmasking',
        summary: 'The name and phone of a masked request, while a second person allows it',
        params: CaseId,
        response: { 200: json('The ask, and what it allows.', Unmasking), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const { stored, standing } = await openCase(parts, request, request.params.caseId)
      const caller = personOf(request)
      const now = parts.time.now()
      const ask = await parts.fourEyes.latest(caller, 'unmaskContact', stored.caseId)
      const holding = await parts.fourEyes.holding(caller, 'unmaskContact', stored.caseId, now)
      if (!holding?.holdsUntilAt) return { ask, contact: null }
      const contact = await contactOf(parts, stored)
      const fields = (['name', 'phone'] as const).filter((field) => contact[field] !== null)
      noteFields(parts, stored, standing, { viewer: caller, now, fields })
      return { ask, contact: { ...contact, until: holding.holdsUntilAt } }
    },
  )

/** A case in which the bureau stands, filed and its own to see; anything else is not there. */
const openCase = async (
  { store }: ByTwoParts,
  request: FastifyRequest,
  caseId: string,
): Promise<{ stored: StoredCase; standing: Standing }> => {
  const found = await findFor(store, caseId, personOf(request))
  if (!found || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
  return found
}

const contactOf = async ({ store }: ByTwoParts, { caseId, file }: StoredCase) => {
  const { name = null, phone = null } = applicantValues(await store.personal(caseId, recordsOfApplicant(file)), file)
  return { name, phone }
}
