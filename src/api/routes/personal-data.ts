import { z } from 'zod'
import type { FourEyes } from '../../accounts/four-eyes.ts'
import type { PersonalReads } from '../../cases/personal-reads.ts'
import type { CaseStore } from '../../cases/ports.ts'
import { findFor } from '../../cases/read-case.ts'
import { PersonalDataView, personalDataView } from '../../retention/personal-data-view.ts'
import { PersonalReadView, personalReadViews } from '../../retention/personal-reads-view.ts'
import type { Erasures } from '../../retention/ports.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { AskedByTwoView, askedByTwo } from '../asked-by-two-view.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the routes of personal data are made of. */
interface PersonalDataParts {
  readonly store: CaseStore
  readonly erasures: Erasures
  readonly reads: Pick<PersonalReads, 'of'>
  readonly fourEyes: Pick<FourEyes, 'about'>
}

const CaseId = z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

const Reads = z.object({
  reads: z.array(PersonalReadView),
  byTwo: z
    .array(AskedByTwoView)
    .describe('What two persons of an office did together about the request; with the first page alone.'),
  nextBefore: z.iso.date().nullable(),
})

/** Days of the log that are read at a time. */
const daysAtOnce = 30

/** What an owner is told of the own personal data. */
export const personalDataRoutes =
  ({ store, erasures, reads, fourEyes }: PersonalDataParts) =>
  (app: TypedApp) => {
    app.get(
      '/api/cases/:caseId/personal-data',
      {
        config: { access: ['owner'] },
        schema: {
          tags: ['cases'],
          operationId: 'readPersonalData',
          summary: 'Until when the personal data of the own request are kept, and what was erased by which rule',
          params: CaseId,
          response: { 200: json('Kept and erased.', PersonalDataView), ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request) => {
        const found = await findFor(store, request.params.caseId, callerOf(request))
        if (!found || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
        return personalDataView(erasures, found.stored, languageOfRequest(request))
      },
    )

    app.get(
      '/api/cases/:caseId/personal-data/reads',
      {
        config: { access: ['owner'] },
        schema: {
          tags: ['cases'],
          operationId: 'readPersonalReads',
          summary: 'Who read which personal data of the own request, when and for what',
          description:
            'Every reading of a field in full, and of every document that the owner handed in, by anybody else: a company, an office, whoever holds a link. ' +
            'One entry for each reader and day, the latest first. A successor reads what was read since the request became the own.',
          params: CaseId,
          querystring: z.strictObject({ before: z.iso.date().optional().describe('Only days before this one.') }),
          response: {
            200: json('The readings.', Reads),
            ...problemAnswers(400, 401, 403, 404, 429, 503),
          },
        },
      },
      async (request) => {
        const found = await findFor(store, request.params.caseId, callerOf(request))
        if (!found || found.standing.sight === 'ended') throw new Problem('NOT_FOUND')
        const { caseId, file } = found.stored
        const { rows, nextBefore } = await reads.of(caseId, {
          before: request.query.before ?? null,
          since: file.memory.successor?.joinedAt ?? '',
          days: daysAtOnce,
        })
        const names = await store.names(found.stored)
        const byTwo = request.query.before === undefined ? await askedByTwo(fourEyes, found.stored) : []
        return { reads: personalReadViews(rows, names, languageOfRequest(request)), byTwo, nextBefore }
      },
    )
  }
