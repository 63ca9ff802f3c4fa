import { z } from 'zod'
import { PartyEvent } from '../../../workflows/case/events/events.ts'
import type { CaseStore, TimeSource } from '../../cases/ports.ts'
import { findFor } from '../../cases/read-case.ts'
import { type Reach, RecipientsView, recipientViews } from '../../cases/recipients.ts'
import { callerOf, caseParties } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import { Problem } from '../problems.ts'
import type { TypedApp } from '../typed-app.ts'

interface RecipientParts {
  readonly store: CaseStore
  readonly reach: Reach
  readonly time: TimeSource
}

const CaseId = z.object({ caseId: z.string().regex(/^[A-Za-z0-9_-]{22}$/) })

const Asked = z
  .looseObject({ type: z.string().max(60) })
  .describe('An event as it would be sent, whole or not yet.')
  .meta({ id: 'EventInPreparation', examples: [{ type: 'centre.confirmComplete', evidence: [] }] })

/** Who will be told by an event: asked before it is sent, and nothing is recorded. */
export const recipientRoutes =
  ({ store, reach, time }: RecipientParts) =>
  (app: TypedApp) =>
    app.post(
      '/api/cases/:caseId/recipients',
      {
        config: { access: caseParties },
        schema: {
          tags: ['cases'],
          operationId: 'previewRecipients',
          summary: 'Who would be told by an event, by which channel and why; nothing is recorded',
          description:
            'For who acts in the case. It names what the event itself says to whom; what follows from it by rule later is told then.',
          params: CaseId,
          body: Asked,
          response: {
            200: json('Who would be told.', RecipientsView),
            ...problemAnswers(400, 401, 403, 404, 413, 415, 429, 503),
          },
        },
      },
      async (request) => {
        const caller = callerOf(request)
        const found = await findFor(store, request.params.caseId, caller)
        if (!found || found.standing.sight === 'ended' || found.standing.overseen) throw new Problem('NOT_FOUND')
        const event = PartyEvent.safeParse(request.body)
        if (!event.success) return { state: 'incomplete' as const, recipients: [] }
        const { stored } = found
        const { party, accountId, organisationId, channel } = caller
        const actor = { party, accountId, organisationId, channel }
        const notices = await store.noticesIf({
          ...{ caseId: stored.caseId, event: event.data, actor, now: time.now() },
          ...{ origin: 'party' as const, ifVersion: null },
        })
        if (notices === null) return { state: 'refused' as const, recipients: [] }
        const asked = { reach, ownerAccountId: stored.ownerAccountId, language: languageOfRequest(request) }
        return { state: 'known' as const, recipients: await recipientViews(notices, await store.names(stored), asked) }
      },
    )
