import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { CaseStore, RecordResult } from './ports.ts'

/** Records what no party sends: a changed fact, a matter, a queue, a calendar, other rules. One event, one transaction. */
export const recordSystemEvent = (
  store: Pick<CaseStore, 'record'>,
  { caseId, event, now }: { readonly caseId: string; readonly event: CaseEvent; readonly now: string },
): Promise<RecordResult> =>
  store.record({
    caseId,
    event,
    actor: { party: 'system', accountId: null, organisationId: null, channel: 'system' },
    origin: 'system',
    now,
    ifVersion: null,
    idempotency: null,
    answer: () => ({ httpCode: 201, body: '' }),
  })

/** Why an event was not taken, in the code that a log can be searched for. */
export const whyNotTaken = (result: Exclude<RecordResult, { kind: 'recorded' }>): string =>
  result.kind === 'refused' ? result.refusal.code : result.kind
