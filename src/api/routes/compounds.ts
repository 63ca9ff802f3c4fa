import { z } from 'zod'
import { tidyLabel } from '../../compounds/names.ts'
import type { Register } from '../../compounds/register.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { answerChange } from '../change-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import {
  CompoundBody,
  CompoundNameBody,
  CompoundPatch,
  CompoundRunning,
  CompoundVersion,
  FoundSpace,
  InterestDeclaration,
  NewCompound,
} from './compound-bodies.ts'
import { LookedUpId } from './name-texts.ts'

const Listing = z.strictObject({
  query: z.string().trim().min(1).max(60).optional().describe('Part of the name.'),
  district: z.string().max(20).optional().describe('Code of a district.'),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

const CompoundPage = z
  .object({
    compounds: z.array(CompoundNameBody),
    nextCursor: z.string().nullable().describe('For the next page; null on the last one.'),
  })
  .meta({
    id: 'CompoundPage',
    examples: [
      {
        compounds: [{ compoundId: 'hV2tY6mQ9sLw4xZ1cR8bKn', district: '430204', name: '示例小区', address: null }],
        nextCursor: null,
      },
    ],
  })

const FoundSpaces = z.object({ spaces: z.array(FoundSpace) }).meta({ id: 'FoundSpaces' })

const Params = z.strictObject({ compoundId: LookedUpId })

/** Compounds by name, one compound with its parts, one space by its label. */
export const compoundRoutes = (register: Register) => (app: TypedApp) => {
  findCompounds(app, register)
  readCompound(app, register)
  findSpaces(app, register)
  readRunning(app, register)
  addCompound(app, register)
  changeCompound(app, register)
  declareInterest(app, register)
}

const findCompounds = (app: TypedApp, { registry }: Register) =>
  app.get(
    '/api/compounds',
    {
      config: { access: 'public' },
      schema: {
        tags: ['compounds'],
        operationId: 'findCompounds',
        summary: 'Find compounds by name',
        description:
          'Names and addresses of compounds are no secret: whoever wants to know whether a pile can come looks here first.',
        security: [],
        querystring: Listing,
        response: { 200: json('A page, by name.', CompoundPage), ...problemAnswers(400, 429, 503) },
      },
    },
    async (request) => {
      const { query, district, cursor, limit } = request.query
      const { found, nextCursor } = await registry.compounds.find({
        text: query ?? null,
        district: district ?? null,
        cursor: cursor ?? null,
        limit,
      })
      return { compounds: [...found], nextCursor }
    },
  )

const readCompound = (app: TypedApp, register: Register) =>
  app.get(
    '/api/compounds/:compoundId',
    {
      config: { access: 'loggedIn' },
      schema: {
        tags: ['compounds'],
        operationId: 'readCompound',
        summary: 'A compound with its garages, transformers and issuers',
        description:
          'Operators, the property company of the day and the centre, bureau, grid and fire offices of the district get all spaces; ' +
          'everybody else looks a space up by its label.',
        params: Params,
        response: { 200: json('The compound.', CompoundBody), ...problemAnswers(400, 401, 404, 429, 503) },
      },
    },
    async (request) => {
      const compound = await register.seen(request.params.compoundId, callerOf(request))
      if (!compound) throw new Problem('NOT_FOUND')
      const { issuers, interests, garages, fireZones, transformers, spaces, ...head } = compound
      return {
        ...head,
        issuers: [...issuers],
        // Whoever may list the spaces looks after the compound; the owner reads it beside the ground.
        interests: spaces && [...interests],
        garages: [...garages],
        fireZones: [...fireZones],
        transformers: [...transformers],
        spaces: spaces && [...spaces],
      }
    },
  )

const findSpaces = (app: TypedApp, { registry }: Register) =>
  app.get(
    '/api/compounds/:compoundId/spaces',
    {
      config: { access: 'loggedIn' },
      schema: {
        tags: ['compounds'],
        operationId: 'findSpaces',
        summary: 'Find a space by its whole label',
        description: 'At most one per garage. Full-width signs, spaces and capitals make no difference.',
        params: Params,
        querystring: z.strictObject({ label: z.string().overwrite(tidyLabel).min(1).max(30) }),
        response: { 200: json('The spaces with this label.', FoundSpaces), ...problemAnswers(400, 401, 404, 429, 503) },
      },
    },
    async (request) => {
      const compound = await registry.compounds.read(request.params.compoundId)
      if (!compound) throw new Problem('NOT_FOUND')
      const names = new Map(compound.garages.map(({ garageId, name }) => [garageId, name]))
      const found = await registry.compounds.spacesByLabel(compound.compoundId, request.query.label)
      return { spaces: found.map((space) => ({ ...space, garage: names.get(space.garageId) ?? '' })) }
    },
  )

const readRunning = (app: TypedApp, { registry }: Register) =>
  app.get(
    '/api/compounds/:compoundId/running',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['compounds'],
        operationId: 'readCompoundRunning',
        summary: 'How many cases run there: what a change would reach',
        description: 'Numbers alone: an operator sees no case. Every one of them gets a copy of the new facts.',
        params: Params,
        response: { 200: json('By part.', CompoundRunning), ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request) => {
      const { compoundId } = request.params
      if (!(await registry.compounds.read(compoundId))) throw new Problem('NOT_FOUND')
      const { running, parts } = await registry.compounds.running(compoundId)
      return { running, parts: [...parts].map(([id, there]) => ({ id, running: there })) }
    },
  )

const addCompound = (app: TypedApp, register: Register) =>
  app.post(
    '/api/compounds',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['compounds'],
        operationId: 'addCompound',
        summary: 'Register a compound',
        body: NewCompound,
        response: { 201: json('Its id.', CompoundVersion), ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const { compoundId, ...outcome } = await register.addCompound(request.body)
      const answered = answerChange(request, reply, compoundId, outcome)
      return reply.code(201).send(answered)
    },
  )

const changeCompound = (app: TypedApp, register: Register) =>
  app.patch(
    '/api/compounds/:compoundId',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['compounds'],
        operationId: 'changeCompound',
        summary: 'Change name, address or date of completion of a compound',
        params: Params,
        body: CompoundPatch,
        response: {
          200: json('Its version now.', CompoundVersion),
          ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { compoundId } = request.params
      const outcome = await register.change(compoundId, (store) => store.change(compoundId, request.body))
      return reply.code(200).send(answerChange(request, reply, compoundId, outcome))
    },
  )

const declareInterest = (app: TypedApp, register: Register) =>
  app.put(
    '/api/compounds/:compoundId/charging-interest',
    {
      config: { access: ['property', 'centre'] },
      schema: {
        tags: ['compounds'],
        operationId: 'declareChargingInterest',
        summary: 'Declare what the property company has to do with charging in a compound',
        description:
          'The company declares it of itself; the centre of the district may record it, with the number of a document. It stands beside every fire or capacity ground of that company, for owner, centre and company: a flag, never a finding.',
        params: Params,
        body: InterestDeclaration,
        response: {
          200: json('Replaced, or as it was.', CompoundVersion),
          201: json('Declared.', CompoundVersion),
          ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503),
        },
      },
    },
    async (request, reply) => {
      const { compoundId } = request.params
      const outcome = await register.declareInterest(compoundId, callerOf(request), request.body)
      return answerChange(request, reply, compoundId, outcome)
    },
  )
