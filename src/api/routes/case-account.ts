import { z } from 'zod'
import type { EventRecord, TimeSource } from '../../cases/ports.ts'
import { type CaseSources, findFor } from '../../cases/read-case.ts'
import { DayAccountView, dayAccountView } from '../../cases/views/account.ts'
import { callerOf, caseParties } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the account of days is drawn from. */
interface CaseAccountParts extends Pick<CaseSources, 'store'> {
  readonly time: TimeSource
}

/** Records read at a time. */
const page = 200

/** Whose days a case has used, for everybody who sees its course. */
export const caseAccountRoutes =
  ({ store, time }: CaseAccountParts) =>
  (app: TypedApp) => {
    const recordsOf = async (caseId: string): Promise<EventRecord[]> => {
      const records: EventRecord[] = []
      for (let full = true; full; ) {
        const next = await store.events(caseId, records.at(-1)?.seq ?? 0, page)
        records.push(...next)
        full = next.length === page
      }
      return records
    }

    app.get(
      '/api/cases/:caseId/account',
      {
        config: { access: caseParties },
        schema: {
          tags: ['cases'],
          operationId: 'readDayAccount',
          summary: 'Whose working days the case has used, clock by clock, with every rest and whose act it was',
          params: z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) }),
          response: { 200: json('The account of days.', DayAccountView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const found = await findFor(store, request.params.caseId, callerOf(request))
        if (!found) throw new Problem('NOT_FOUND')
        const records = await recordsOf(found.stored.caseId)
        return dayAccountView(records, { ...found, now: time.now(), language: languageOfRequest(request) })
      },
    )
  }
