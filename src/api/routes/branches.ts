import { z } from 'zod'
import type { TimeSource } from '../../cases/ports.ts'
import type { Branches } from '../../companies/branches.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'
import { LookedUpId } from './name-texts.ts'

const company = { organisationId: 'b9Zc4dJ2S1WnQe7yU5hLtA' }

const BranchBody = z
  .object({
    parentId: z.string().nullable().describe('Its head office; null = it stands alone.'),
    parentName: z.string().nullable(),
    changes: z
      .array(
        z.object({
          parentId: z.string().nullable(),
          parentName: z.string().nullable(),
          setBy: z.string().nullable(),
          setAt: z.iso.datetime(),
        }),
      )
      .describe('Every change, the newest first: to undo one, set what stood before it.'),
  })
  .meta({ id: 'CompanyParent' })

const NewParent = z
  .strictObject({ parentId: z.string().max(64).nullable() })
  .meta({ id: 'NewCompanyParent', examples: [{ parentId: company.organisationId }, { parentId: null }] })

/** What the routes of head offices are made of. */
interface BranchRouteParts {
  readonly branches: Branches
  readonly time: TimeSource
}

/** Whose branch a company is: said by the operator, every change on record. */
export const branchRoutes =
  ({ branches, time }: BranchRouteParts) =>
  (app: TypedApp) => {
    const params = z.strictObject({ organisationId: LookedUpId })
    app.get(
      '/api/organisations/:organisationId/parent',
      {
        config: { access: ['operator'] },
        schema: {
          tags: ['compounds'],
          operationId: 'readCompanyParent',
          summary: 'Whose branch a property company is, and every change of that',
          params,
          response: { 200: json('The head office.', BranchBody), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const found = await branches.read(request.params.organisationId)
        if (!found) throw new Problem('NOT_FOUND')
        return { ...found, changes: [...found.changes] }
      },
    )

    app.put(
      '/api/organisations/:organisationId/parent',
      {
        config: { access: ['operator'] },
        schema: {
          tags: ['compounds'],
          operationId: 'setCompanyParent',
          summary: 'Say whose branch a property company is; null = nobody’s',
          description:
            'The head office then reads the requests and compounds of its branch and can say who stands in there. It answers nothing in the place of the branch, and branches do not see each other.',
          params,
          body: NewParent,
          response: { 204: z.null(), ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 429, 503) },
        },
      },
      async (request, reply) => {
        const { organisationId } = request.params
        const { parentId } = request.body
        const by = { accountId: callerOf(request).accountId, now: time.now() }
        const set = await branches.setParent(organisationId, parentId, by)
        if (set === 'unknown') throw new Problem('NOT_FOUND')
        if (set === 'notPossible') throw new Problem('PARENT_NOT_POSSIBLE')
        request.log.info({ organisationId, parentId, by: by.accountId }, 'head office set')
        return reply.code(204).send(null)
      },
    )
  }
