import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { languages } from '../../../workflows/labels/fill.ts'
import { mailRhythms } from '../../../workflows/labels/receiving-channels.ts'
import type { Party } from '../../../workflows/parties.ts'
import type { TimeSource } from '../../cases/ports.ts'
import type { CompanyContacts } from '../../companies/contacts.ts'
import { maskAddress } from '../../notices/mail.ts'
import { maskPhone } from '../../notices/sms.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { LookedUpId } from './name-texts.ts'

const params = z.strictObject({ organisationId: LookedUpId })

const ContactBody = z
  .object({
    phone: z.string().nullable().describe('Whole for the company itself, masked for the operator; null = none.'),
    mail: z.string().nullable().describe('An address for mail, whole or masked as the phone.'),
    rhythm: z
      .enum(mailRhythms)
      .describe('How often there is mail of what came into the inbox: within minutes, each morning, or never.'),
    language: z.enum(languages).describe('The language of its messages.'),
    setAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CompanyContact', description: 'Where a body is told what waits for it, beside its inbox.' })

const NewContact = z
  .strictObject({
    phone: z
      .string()
      .regex(/^1\d{10}$/)
      .nullish()
      .describe('Null takes it away; left out, it stays.'),
    mail: z.email().max(254).nullish().describe('Null takes it away; left out, it stays.'),
  })
  .extend({
    rhythm: z.enum(mailRhythms).optional().describe('Left out, it stays; each morning at first.'),
    language: z.enum(languages).optional().describe('Left out, it stays; Chinese at first.'),
  })
  .meta({ id: 'NewCompanyContact', examples: [{ phone: '13800000001' }, { mail: 'service@company.example.cn' }] })

/** Bodies whose people log in, each for its own; and the operator. */
const bodies: readonly Party[] = ['property', 'community', 'fire', 'grid', 'centre', 'bureau', 'operator']

interface Parts {
  readonly contacts: CompanyContacts
  readonly time: TimeSource
}

/** The phone and the address at which a company is told: set by its own people or its head office, or by the operator where nobody of it logs in. */
export const companyContactRoutes = (parts: Parts) => (app: TypedApp) => {
  const { contacts, time } = parts

  app.get(
    '/api/organisations/:organisationId/contact',
    {
      config: { access: bodies },
      schema: {
        tags: ['company'],
        operationId: 'readCompanyContact',
        summary: 'The phone and the address at which a company, or another body by mail, is told, beside its inbox',
        params,
        response: { 200: json('The phone and the address.', ContactBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const organisationId = await reached(parts, request, request.params.organisationId)
      const found = await contacts.of(organisationId)
      if (!found) return { phone: null, mail: null, rhythm: 'daily' as const, language: 'zh' as const, setAt: null }
      if (callerOf(request).party !== 'operator') return found
      return { ...found, phone: found.phone && maskPhone(found.phone), mail: found.mail && maskAddress(found.mail) }
    },
  )

  app.put(
    '/api/organisations/:organisationId/contact',
    {
      config: { access: bodies },
      schema: {
        tags: ['company'],
        operationId: 'setCompanyContact',
        summary: 'Say at which phone and address a body is told and how often, or take them away',
        description:
          'The inbox stays as it is; service of a request is proven otherwise. A phone is taken for a property company alone.',
        params,
        body: NewContact,
        response: { 204: z.null(), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const organisationId = await reached(parts, request, request.params.organisationId)
      const { phone, mail, rhythm, language } = request.body
      const change = {
        ...(phone === undefined ? {} : { phone }),
        ...(mail === undefined ? {} : { mail }),
        ...(rhythm === undefined ? {} : { rhythm }),
        ...(language === undefined ? {} : { language }),
      }
      const by = { accountId: callerOf(request).accountId, now: time.now() }
      if (!(await contacts.set(organisationId, change, by))) throw new Problem('NOT_FOUND')
      return reply.code(204).send(null)
    },
  )
}

/** A company reaches itself and its branches, the operator every company; to anybody else there is none. */
const reached = async ({ contacts }: Parts, request: FastifyRequest, organisationId: string): Promise<string> => {
  const caller = callerOf(request)
  const own = caller.party === 'operator' || (await contacts.isOwn(organisationId, caller.organisationId ?? ''))
  if (!own) throw new Problem('NOT_FOUND')
  return organisationId
}
