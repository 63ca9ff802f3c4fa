import { z } from 'zod'
import { siteOffices } from '../../../workflows/rules/codes.ts'
import type { TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor } from '../../cases/read-case.ts'
import { SiteVisitView, siteVisitView } from '../../cases/views/site-checks.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the lists for a visit are drawn from. */
interface SiteVisitParts extends Pick<CaseSources, 'store'> {
  readonly time: TimeSource
}

/** What fire office and grid company take along into a garage: made to be kept by a phone that has no signal there. */
export const siteVisitRoutes =
  ({ store, time }: SiteVisitParts) =>
  (app: TypedApp) => {
    app.get(
      '/api/cases/:caseId/site-visit',
      {
        config: { access: siteOffices },
        schema: {
          tags: ['cases'],
          operationId: 'readSiteVisit',
          summary: 'What the office of the caller looks at on site, by the rules of this case, each point with its basis',
          params: z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
          response: { 200: json('The list.', SiteVisitView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const found = await findFor(store, request.params.caseId, callerOf(request))
        const office = siteOffices.find((one) => one === found?.standing.party)
        if (!found || !office || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
        return siteVisitView(office, { ...found, now: time.now(), language: languageOfRequest(request) })
      },
    )
  }
