import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Party } from '../../../workflows/parties.ts'
import { kindFitsParty } from '../../compounds/checks.ts'
import { faultAt } from '../../compounds/faults.ts'
import type { Organisation, OrganisationOutcome } from '../../compounds/ports.ts'
import type { Register } from '../../compounds/register.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { refusedChange } from '../change-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { LookedUpId } from './name-texts.ts'
import { bodyParties, NewOrganisation, OrganisationBody, OrganisationPatch } from './organisation-bodies.ts'

/** Who looks bodies up: offices that name or serve them, and companies that look for their own entry. */
const readers: readonly Party[] = ['operator', 'centre', 'bureau', 'community', 'property', 'fire', 'grid']

const Listing = z.strictObject({
  query: z.string().trim().min(1).max(60).optional().describe('Part of the name.'),
  party: z.enum(bodyParties).optional(),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const OrganisationPage = z
  .object({
    organisations: z.array(OrganisationBody),
    nextCursor: z.string().nullable().describe('For the next page; null on the last one.'),
  })
  .meta({ id: 'OrganisationPage' })

/** Bodies that take part: companies, offices, committees. */
export const organisationRoutes = (register: Register) => (app: TypedApp) => {
  app.get(
    '/api/organisations',
    {
      config: { access: readers },
      schema: {
        tags: ['compounds'],
        operationId: 'findOrganisations',
        summary: 'Find companies, offices and committees by name',
        querystring: Listing,
        response: { 200: json('A page, by name.', OrganisationPage), ...problemAnswers(400, 401, 403, 429, 503) },
      },
    },
    async (request) => {
      const { query, party, cursor, limit } = request.query
      const page = await register.registry.organisations.find({
        text: query ?? null,
        party: party ?? null,
        cursor: cursor ?? null,
        limit,
      })
      return { organisations: page.found.map(onWire), nextCursor: page.nextCursor }
    },
  )

  app.post(
    '/api/organisations',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['compounds'],
        operationId: 'addOrganisation',
        summary: 'Register a company, an office or a committee',
        description:
          'A second body of the same party and name is refused unless its credit code or its districts tell the two apart.',
        body: NewOrganisation,
        response: { 201: json('The organisation.', OrganisationBody), ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      if (!kindFitsParty(request.body)) {
        throw refusedChange(request, { kind: 'wrong', faults: [faultAt('/kind', 'ORGANISATION_KIND_WRONG')] })
      }
      return reply.code(201).send(answer(request, await register.addOrganisation(request.body)))
    },
  )

  app.patch(
    '/api/organisations/:organisationId',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['compounds'],
        operationId: 'changeOrganisation',
        summary: 'Change name, address, inbox or districts of an organisation',
        description: 'Compounds whose facts this alters get a new version, and their running cases a copy.',
        params: z.strictObject({ organisationId: LookedUpId }),
        body: OrganisationPatch,
        response: {
          200: json('The organisation.', OrganisationBody),
          ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request) => answer(request, await register.changeOrganisation(request.params.organisationId, request.body)),
  )
}

const onWire = (organisation: Organisation) => ({ ...organisation, districts: [...organisation.districts] })

const answer = (request: FastifyRequest, outcome: OrganisationOutcome) => {
  if (outcome.kind === 'unknown') throw new Problem('NOT_FOUND')
  if (outcome.kind !== 'changed') throw refusedChange(request, outcome)
  const { organisationId } = outcome.organisation
  request.log.info(
    { organisationId, compounds: outcome.compounds.length, by: callerOf(request).accountId },
    'organisation changed',
  )
  return onWire(outcome.organisation)
}
