import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Exports, exportForms } from '../../exports/open-exports.ts'
import { callerOf } from '../access.ts'
import { problemAnswers } from '../answers.ts'
import type { TypedApp } from '../typed-app.ts'

const file200 = {
  description: 'The file, sent while it is read.',
  content: {
    'text/csv': { schema: z.any() },
    'application/xml': { schema: z.any() },
    'application/json': { schema: z.any() },
  },
}

/**
 * The record for tools of others: a table (CSV) with its dictionary, an event log (XES), an object-centric event log (OCEL
 * 2.0). Of the bureau's districts; ids are replaced by pseudonyms that change every month; no words, no persons.
 */
export const exportRoutes = (exports: Exports) => (app: TypedApp) =>
  app.get(
    '/api/exports/:form',
    {
      config: { access: ['bureau'] },
      schema: {
        tags: ['statistics'],
        operationId: 'exportRecord',
        summary: 'The record for other tools: CSV with its dictionary, XES, OCEL 2.0',
        description:
          'All requests of the caller’s districts with their events, as they are now. Pseudonyms are keyed and change every month. ' +
          '`dictionary` says what the columns of the table mean.',
        params: z.object({ form: z.enum(exportForms) }),
        response: { 200: file200, ...problemAnswers(400, 401, 403, 404, 429, 503) },
      },
    },
    async (request, reply) => {
      const { name, mediaType, pieces } = await exports(callerOf(request), request.params.form)
      void reply.type(mediaType).header('content-disposition', `attachment; filename="${name}"`)
      // One cached copy on a shared computer would be one too many.
      void reply.header('cache-control', 'no-store')
      return reply.send(Readable.from(pieces)) as never
    },
  )
