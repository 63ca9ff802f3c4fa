import { z } from 'zod'
import { type FaultWords, faultAt } from '../../compounds/faults.ts'
import type { DistrictStore } from '../../compounds/ports.ts'
import { json, problemAnswers } from '../answers.ts'
import { refusedChange } from '../change-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { DistrictBody, DistrictPatch, NewDistrict } from './organisation-bodies.ts'

/** What the district routes need. */
export interface DistrictParts {
  readonly districts: DistrictStore
  /** Ids of the rule packs that can be chosen. */
  readonly knownPacks: () => readonly string[]
  /** The pack that is in force in a district today. */
  readonly packInForce: (code: string) => string | null
}

const Districts = z.object({ districts: z.array(DistrictBody) }).meta({ id: 'Districts' })

/** Districts and the rule pack of each. */
export const districtRoutes = (parts: DistrictParts) => (app: TypedApp) => {
  const { districts, knownPacks, packInForce } = parts
  const packFaults = (rulesPackId: string | undefined) => {
    const known = knownPacks()
    const words: FaultWords = { value: rulesPackId ?? '', listed: known.join(', ') }
    return rulesPackId === undefined || known.includes(rulesPackId) ? [] : [faultAt('/rulesPackId', 'PACK_UNKNOWN', words)]
  }

  app.get(
    '/api/districts',
    {
      config: { access: 'loggedIn' },
      schema: {
        tags: ['compounds'],
        operationId: 'listDistricts',
        summary: 'The districts',
        response: { 200: json('All districts.', Districts), ...problemAnswers(401, 429, 503) },
      },
    },
    async () => ({ districts: await districts.all() }),
  )

  app.post(
    '/api/districts',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['compounds'],
        operationId: 'addDistrict',
        summary: 'Register a district',
        body: NewDistrict,
        response: { 201: json('The district.', DistrictBody), ...problemAnswers(400, 401, 403, 409, 413, 415, 429, 503) },
      },
    },
    async (request, reply) => {
      const faults = packFaults(request.body.rulesPackId)
      if (faults.length > 0) throw refusedChange(request, { kind: 'wrong', faults })
      const isNew = await districts.add(request.body)
      if (!isNew) throw refusedChange(request, { kind: 'taken', faults: [faultAt('/code', 'CODE_TAKEN')] })
      return reply.code(201).send(request.body)
    },
  )

  app.patch(
    '/api/districts/:code',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['compounds'],
        operationId: 'changeDistrict',
        summary: 'Change the names of a district or its rule pack, from the day on which the pack comes into force',
        params: z.strictObject({ code: z.string().max(20) }),
        body: DistrictPatch,
        response: { 200: json('The district.', DistrictBody), ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503) },
      },
    },
    async (request) => {
      const faults = packFaults(request.body.rulesPackId)
      if (faults.length > 0) throw refusedChange(request, { kind: 'wrong', faults })
      const { code } = request.params
      // A pack whose day is still to come lets the one of today run on until then.
      const before = request.body.rulesPackId === undefined ? null : packInForce(code)
      const changed = await districts.change(code, { ...request.body, ...(before === null ? {} : { rulesPackBefore: before }) })
      if (!changed) throw new Problem('NOT_FOUND')
      return changed
    },
  )
}
