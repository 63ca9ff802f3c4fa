import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { CaseStore, DueClock, EventActor, IdempotencyKey, RecordCommand, RecordResult, StoredCase } from './ports.ts'

/** An event as a party sends it. */
export interface Submission {
  readonly caseId: string
  readonly event: CaseEvent
  readonly actor: EventActor
  readonly now: string
  readonly ifVersion: number | null
  readonly idempotency: IdempotencyKey | null
  readonly answer: RecordCommand['answer']
}

// More deadlines than this in one case at one moment would be a fault of the chart, not a backlog.
const mostDeadlinesAtOnce = 50

/**
 * Submits one event. Due means due: deadlines of the case that have run out are recorded first, oldest first, each in its
 * own transaction. An issuer that answers has the request: its opening is recorded before its answer.
 */
export const submitEvent = async (store: CaseStore, submission: Submission): Promise<RecordResult> => {
  await recordDueDeadlines(store, submission.caseId, submission.now)
  const ifVersion = await recordImpliedOpening(store, submission)
  return store.record({ ...submission, ifVersion, origin: 'party' })
}

/** Records the deadlines of one case that have run out. */
export const recordDueDeadlines = async (store: CaseStore, caseId: string, now: string): Promise<number> => {
  let recorded = 0
  for (let round = 0; round < mostDeadlinesAtOnce; round += 1) {
    const [due] = await store.dueClocks(now, 1, caseId)
    if (!due) return recorded
    if (await recordDeadline(store, due, now)) recorded += 1
  }
  throw new Error(`more than ${mostDeadlinesAtOnce} deadlines of one case ran out at once`)
}

/**
 * Records that one clock ran out. False when it is not due any more: somebody else was quicker, or an older deadline of the
 * case has ended it.
 * @throws when it is still due and the case does not take it, and where it gives way to another node.
 */
export const recordDeadline = async (store: CaseStore, due: DueClock, now: string, givesWay = false): Promise<boolean> => {
  const result = await store.record({
    caseId: due.caseId,
    event: { type: 'deadline.passed', clockId: due.clockId },
    actor: { party: 'system', accountId: null, organisationId: null, channel: 'clock' },
    origin: 'clock',
    now,
    ifVersion: null,
    idempotency: null,
    givesWay,
    answer: () => ({ httpCode: 201, body: '' }),
  })
  if (result.kind === 'recorded') return true
  const stillDue = await store.dueClocks(now, mostDeadlinesAtOnce, due.caseId)
  if (!stillDue.some(({ clockId }) => clockId === due.clockId)) return false
  const why = result.kind === 'refused' ? result.refusal.code : result.kind
  throw new Error(`the due clock ${due.clockId} was not taken: ${why}`)
}

const issuerAnswers: readonly string[] = [
  'property.reject',
  'property.offerConditions',
  'property.noObjection',
  'community.issuePaper',
  'community.declineToIssue',
]

/** The version to hold the event against: raised by the implied opening, so that one's own opening does not make one stale. */
const recordImpliedOpening = async (store: CaseStore, submission: Submission): Promise<number | null> => {
  const { event, ifVersion } = submission
  if (!issuerAnswers.includes(event.type)) return ifVersion
  const stored = await store.read(submission.caseId)
  const opening = stored && impliedOpening(stored, submission)
  if (!opening) return ifVersion
  const result = await store.record({
    ...submission,
    event: opening,
    origin: 'party',
    ifVersion,
    idempotency: null,
    answer: () => ({ httpCode: 201, body: '' }),
  })
  return result.kind === 'recorded' && ifVersion !== null ? result.seq : ifVersion
}

const impliedOpening = (stored: StoredCase, { event }: Submission): CaseEvent | null => {
  const { file } = stored
  const party = event.type.startsWith('property.') ? 'property' : 'community'
  const isServing = file.positions.some((position) => position.stage === 'serving')
  if (!isServing || file.memory.issuer?.party !== party || !('onBehalf' in event || 'evidence' in event)) return null
  const onBehalf = event.onBehalf === undefined ? {} : { onBehalf: event.onBehalf }
  return { type: `${party}.open`, evidence: [], ...onBehalf }
}
