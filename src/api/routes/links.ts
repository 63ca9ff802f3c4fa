import { z } from 'zod'
import { organisationOf } from '../../../workflows/case/organisations.ts'
import type { Party } from '../../../workflows/parties.ts'
import type { StoredCase, TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor } from '../../cases/read-case.ts'
import { standingOf } from '../../cases/standing.ts'
import { type CaseLink, type CaseLinks, linkParties } from '../../links/ports.ts'
import { SmsNotSent, type SmsSender } from '../../notices/sms.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { nameText } from './name-texts.ts'

/** What the link routes are made of. */
export interface LinkRouteParts extends CaseSources {
  readonly links: CaseLinks
  readonly sms: SmsSender
  readonly time: TimeSource
  /** Address under which parties reach the service. */
  readonly publicUrl: () => string
}

const CaseId = z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

const LinkView = z
  .object({
    linkId: z.string(),
    party: z.enum(linkParties),
    name: z.string().nullable(),
    qualification: z.string().nullable().describe('Of a tester, as whoever named it says.'),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    revokedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CaseLink', description: 'A signed link of one named person. Its address is shown once.' })

const MadeLink = LinkView.extend({ url: z.url() }).meta({ id: 'MadeCaseLink' })

const NewLink = z
  .strictObject({
    party: z.enum(linkParties),
    name: z.string().trim().min(1).max(60).describe('The person who is to answer.'),
    phone: z
      .string()
      .regex(/^1\d{10}$/)
      .optional()
      .describe('If given, the link is sent there.'),
    qualification: nameText(120).optional().describe('Of a tester: the certificate or the field it is qualified for.'),
    validDays: z.int().min(1).max(90).default(30),
  })
  .meta({ id: 'NewCaseLink' })

/**
 * Signed links: whoever is without an account answers through one (`link-answers.ts`). The centre makes them; an owner
 * makes the one for who tests on the owner's order (H17), and no other.
 */
export const linkRoutes = (parts: LinkRouteParts) => (app: TypedApp) => {
  const { store, links, time } = parts

  app.post(
    '/api/cases/:caseId/links',
    {
      config: { access: ['centre', 'owner'] },
      schema: {
        tags: ['links'],
        operationId: 'makeLink',
        summary: 'Make a link for a named person of a party',
        params: CaseId,
        body: NewLink,
        response: {
          201: json('The link; its address is shown once.', MadeLink),
          ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { party, name, phone, qualification, validDays } = request.body
      if (!mayReach(caller.party, party)) throw new Problem('NOT_FOR_YOU')
      const found = await findFor(store, request.params.caseId, caller)
      if (!found || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
      const organisationId = organisationOf(found.stored.file.memory, party)
      // Nobody is let in by a link who would not be let in by an account.
      const role = await standingOf(store, found.stored, { party, accountId: null, organisationId, byLink: true })
      if (role?.sight !== 'full') throw new Problem('NOT_FOUND')
      const now = time.now()
      const { link, token } = await links.make({
        caseId: found.stored.caseId,
        party,
        organisationId,
        name,
        phone: phone ?? null,
        qualification: qualification ?? null,
        createdBy: caller.accountId,
        now,
        expiresAt: Temporal.Instant.from(now)
          .add({ hours: 24 * validDays })
          .toString({ fractionalSecondDigits: 3 }),
      })
      const url = `${parts.publicUrl()}/link/${token}`
      if (phone) {
        await parts.sms.send(phone, linkText(found.stored, url), `link.${link.linkId}`).catch(async (error: unknown) => {
          if (!(error instanceof SmsNotSent)) throw error
          request.log.error({ err: error }, 'message gateway failed')
          await links.revoke(link.caseId, link.linkId, now)
          throw new Problem('LINK_NOT_SENT')
        })
      }
      return reply.code(201).send({ ...viewOf(link), url })
    },
  )

  app.get(
    '/api/cases/:caseId/links',
    {
      config: { access: ['centre', 'owner'] },
      schema: {
        tags: ['links'],
        operationId: 'listLinks',
        summary: 'The links of a case',
        params: CaseId,
        response: {
          200: json('Links.', z.object({ links: z.array(LinkView) })),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const found = await findFor(store, request.params.caseId, caller)
      if (!found || (caller.party === 'owner' && found.standing.sight === 'ended')) throw new Problem('NOT_FOUND')
      const all = await links.list(found.stored.caseId)
      return { links: all.filter(({ party }) => mayReach(caller.party, party)).map(viewOf) }
    },
  )

  app.delete(
    '/api/cases/:caseId/links/:linkId',
    {
      config: { access: ['centre', 'owner'] },
      schema: {
        tags: ['links'],
        operationId: 'revokeLink',
        summary: 'Revoke a link at once',
        params: CaseId.extend({ linkId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
        response: {
          200: json('Revoked.', z.object({ revoked: z.literal(true) })),
          ...problemAnswers(400, 401, 403, 404, 429, 503),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const { caseId, linkId } = request.params
      const found = await findFor(store, caseId, caller)
      const link = found && (await links.list(caseId)).find((one) => one.linkId === linkId && mayReach(caller.party, one.party))
      const isOver = caller.party === 'owner' && found?.standing.sight === 'ended'
      const revoked = link && !isOver && (await links.revoke(caseId, linkId, time.now()))
      if (!revoked) throw new Problem('NOT_FOUND')
      return { revoked: true as const }
    },
  )
}

/** Whom somebody may reach by a link: the centre everybody, an owner who tests for it. */
const mayReach = (caller: Party, party: Party): boolean => caller === 'centre' || party === 'tester'

const viewOf = (link: CaseLink): z.infer<typeof LinkView> => ({
  linkId: link.linkId,
  // Made only for these parties.
  party: link.party as (typeof linkParties)[number],
  name: link.name,
  qualification: link.qualification,
  createdAt: link.createdAt,
  expiresAt: link.expiresAt,
  revokedAt: link.revokedAt,
})

const linkText = (stored: StoredCase, url: string): string => `充电桩安装申请${stored.caseNumber ?? ''}请您答复，无需注册：${url}`
