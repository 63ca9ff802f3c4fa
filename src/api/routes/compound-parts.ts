import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { issuerKinds } from '../../../workflows/rules/codes.ts'
import type { CompoundChange, CompoundStore } from '../../compounds/ports.ts'
import type { Register } from '../../compounds/register.ts'
import { json, problemAnswers } from '../answers.ts'
import { answerChange } from '../change-answers.ts'
import type { TypedApp } from '../typed-app.ts'
import { CompoundVersion, FireZoneFacts, GarageFacts, IssuerFacts, SpaceFacts, TransformerFacts } from './compound-bodies.ts'
import { Id, LookedUpId } from './name-texts.ts'

const access = { access: ['operator'] } as const

const response = {
  200: json('Replaced, or as it was.', CompoundVersion),
  201: json('Added.', CompoundVersion),
  ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503),
}

const description =
  'Adds it under a fresh random id, or replaces what has this id. Every change raises the version of the compound, and running cases get a copy of the new facts.'

const compoundId = LookedUpId

const IssuerParams = z.strictObject({
  compoundId,
  kind: z.enum(issuerKinds),
  sinceOn: z.iso
    .date()
    .refine((day) => day >= '1949-10-01', 'a day from 1949-10-01 on')
    .meta({ pattern: '^(1949-1[0-2]-|(19[5-9]|[2-9]\\d)\\d-(0[1-9]|1[0-2])-)(0[1-9]|[12]\\d|3[01])$' })
    .describe('First day of the period.'),
})

/** The parts of a compound: garages, fire zones, transformers, spaces and issuers. */
export const compoundPartRoutes = (register: Register) => (app: TypedApp) => {
  const put = async (
    request: FastifyRequest<{ Params: { compoundId: string } }>,
    reply: FastifyReply,
    make: (store: CompoundStore, compoundId: string) => Promise<CompoundChange>,
  ) => {
    const { compoundId } = request.params
    return answerChange(request, reply, compoundId, await register.change(compoundId, (store) => make(store, compoundId)))
  }

  app.put(
    '/api/compounds/:compoundId/garages/:garageId',
    {
      config: access,
      schema: {
        tags: ['compounds'],
        operationId: 'putGarage',
        summary: 'Add or replace a garage',
        description,
        params: z.strictObject({ compoundId, garageId: Id }),
        body: GarageFacts,
        response,
      },
    },
    (request, reply) => {
      const garage = { garageId: request.params.garageId, ...request.body }
      return put(request, reply, (store, id) => store.putGarage(id, garage))
    },
  )

  app.put(
    '/api/compounds/:compoundId/fire-zones/:fireZoneId',
    {
      config: access,
      schema: {
        tags: ['compounds'],
        operationId: 'putFireZone',
        summary: 'Add or replace a fire zone of a garage',
        description: `Where the fire systems differ within one garage. ${description}`,
        params: z.strictObject({ compoundId, fireZoneId: Id }),
        body: FireZoneFacts,
        response,
      },
    },
    (request, reply) => {
      const fireZone = { fireZoneId: request.params.fireZoneId, ...request.body }
      return put(request, reply, (store, id) => store.putFireZone(id, fireZone))
    },
  )

  app.put(
    '/api/compounds/:compoundId/transformers/:transformerId',
    {
      config: access,
      schema: {
        tags: ['compounds'],
        operationId: 'putTransformer',
        summary: 'Add or replace a transformer',
        description,
        params: z.strictObject({ compoundId, transformerId: Id }),
        body: TransformerFacts,
        response,
      },
    },
    (request, reply) => {
      const transformer = { transformerId: request.params.transformerId, ...request.body }
      return put(request, reply, (store, id) => store.putTransformer(id, transformer))
    },
  )

  app.put(
    '/api/compounds/:compoundId/spaces/:spaceId',
    {
      config: access,
      schema: {
        tags: ['compounds'],
        operationId: 'putSpace',
        summary: 'Add or replace a parking space',
        description,
        params: z.strictObject({ compoundId, spaceId: Id }),
        body: SpaceFacts,
        response,
      },
    },
    (request, reply) => {
      const space = { spaceId: request.params.spaceId, ...request.body }
      return put(request, reply, (store, id) => store.putSpace(id, space))
    },
  )

  app.put(
    '/api/compounds/:compoundId/issuers/:kind/:sinceOn',
    {
      config: access,
      schema: {
        tags: ['compounds'],
        operationId: 'putIssuer',
        summary: 'Say who issues papers for a compound from a day on',
        description:
          'A period of the same kind that is open ends on the day before. Periods of one kind that overlap are refused. ' +
          'Every change raises the version of the compound.',
        params: IssuerParams,
        body: IssuerFacts,
        response,
      },
    },
    (request, reply) => {
      const { kind, sinceOn } = request.params
      return put(request, reply, (store, id) => store.putIssuer(id, { ...request.body, kind, sinceOn }))
    },
  )

  app.delete(
    '/api/compounds/:compoundId/issuers/:kind/:sinceOn',
    {
      config: access,
      schema: {
        tags: ['compounds'],
        operationId: 'removeIssuer',
        summary: 'Take back a period that was recorded by mistake',
        description:
          'The periods before and after stay as they are; an end that the mistake gave to the one before is put right by `putIssuer`.',
        params: IssuerParams,
        response: { 200: json('Taken back.', CompoundVersion), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    (request, reply) => {
      const { kind, sinceOn } = request.params
      return put(request, reply, (store, id) => store.removeIssuer(id, { kind, sinceOn }))
    },
  )
}
