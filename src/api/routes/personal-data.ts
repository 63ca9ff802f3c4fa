import { z } from 'zod'
import type { CaseStore } from '../../cases/ports.ts'
import { findFor } from '../../cases/read-case.ts'
import { PersonalDataView, personalDataView } from '../../retention/personal-data-view.ts'
import type { Erasures } from '../../retention/ports.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What an owner is told of the own personal data. */
export const personalDataRoutes =
  ({ store, erasures }: { readonly store: CaseStore; readonly erasures: Erasures }) =>
  (app: TypedApp) => {
    app.get(
      '/api/cases/:caseId/personal-data',
      {
        config: { access: ['owner'] },
        schema: {
          tags: ['cases'],
          operationId: 'readPersonalData',
          summary: 'Until when the personal data of the own request are kept, and what was erased by which rule',
          params: z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
          response: { 200: json('Kept and erased.', PersonalDataView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const found = await findFor(store, request.params.caseId, callerOf(request))
        if (!found || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
        return personalDataView(erasures, found.stored, languageOfRequest(request))
      },
    )
  }
