import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { PileView, viewPile } from '../../piles/pile-view.ts'
import type { Piles } from '../../piles/ports.ts'
import { callerOf, caseParties } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

const Id = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

/** Piles: what came of the requests, and how it stands now. */
export const pileRoutes =
  ({ piles, time }: { readonly piles: Piles; readonly time: TimeSource }) =>
  (app: TypedApp) => {
    app.get(
      '/api/piles',
      {
        config: { access: caseParties },
        schema: {
          tags: ['piles'],
          operationId: 'listPiles',
          summary: 'The piles the caller may see',
          description:
            'Owners: their own. Offices: of their district. Company and community: of their compounds; a head office of those of its branches too.',
          querystring: z.strictObject({
            compoundId: Id.optional(),
            state: z.enum(['inUse', 'suspended', 'removed']).optional(),
            cursor: z.string().max(64).optional(),
            limit: z.coerce.number().int().min(1).max(100).default(50),
          }),
          response: {
            200: json('A page of piles.', z.object({ piles: z.array(PileView), nextCursor: z.string().nullable() })),
            ...problemAnswers(400, 401, 403, 429, 503),
          },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const { compoundId, state, cursor, limit } = request.query
        const page = await piles.list({
          viewer: caller,
          today: localDay(time.now(), 'Asia/Shanghai'),
          compoundId: compoundId ?? null,
          state: state ?? null,
          cursor: cursor ?? null,
          limit,
        })
        const language = languageOfRequest(request)
        return { piles: page.piles.map((pile) => viewPile(pile, caller.party, language)), nextCursor: page.nextCursor }
      },
    )

    app.get(
      '/api/piles/:pileId',
      {
        config: { access: caseParties },
        schema: {
          tags: ['piles'],
          operationId: 'readPile',
          summary: 'One pile as the caller may see it',
          params: z.object({ pileId: Id }),
          response: { 200: json('The pile.', PileView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const pile = await piles.read(request.params.pileId, caller, localDay(time.now(), 'Asia/Shanghai'))
        if (!pile) throw new Problem('NOT_FOUND')
        return viewPile(pile, caller.party, languageOfRequest(request))
      },
    )
  }
