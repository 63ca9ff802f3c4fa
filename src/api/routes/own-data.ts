import { Readable } from 'node:stream'
import { z } from 'zod'
import { localDay } from '../../../workflows/calendar/days.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { type OwnDataParts, ownData } from '../../retention/own-data.ts'
import { zipOf } from '../../retention/zip.ts'
import { callerOf } from '../access.ts'
import { problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import type { TypedApp } from '../typed-app.ts'

/** Everything that is held of whoever asks, as an archive that is sent while it is made. */
export const ownDataRoutes =
  ({ time, ...parts }: OwnDataParts & { readonly time: TimeSource }) =>
  (app: TypedApp) => {
    app.get(
      '/api/me/data.zip',
      {
        config: { access: ['owner'] },
        schema: {
          tags: ['login'],
          operationId: 'downloadOwnData',
          summary: 'Everything that is held of the caller: requests, events, documents, who read what (ZIP)',
          response: {
            200: { description: 'The archive.', content: { 'application/zip': { schema: z.any() } } },
            ...problemAnswers(401, 403, 429, 503),
          },
        },
      },
      async (request, reply) => {
        const now = time.now()
        const asked = {
          ...{ viewer: callerOf(request), now, language: languageOfRequest(request) },
          today: localDay(now, 'Asia/Shanghai'),
        }
        return reply
          .type('application/zip')
          .header('content-disposition', `attachment; filename="my-data-${asked.today}.zip"`)
          .header('cache-control', 'private, no-store')
          .send(Readable.from(zipOf(ownData(parts, asked), now), { objectMode: false }))
      },
    )
  }
