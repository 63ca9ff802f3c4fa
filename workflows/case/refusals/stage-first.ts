import type { Refusal, RefusalCode } from '../refusals.ts'

/** Refusals that say why an event has no place (any more), or would have none anywhere, better than the names of the stages do. */
const reasonsOfTheStage: readonly RefusalCode[] = [
  // Days and documents that cannot be are wrong in every stage.
  'OCCURRED_IN_THE_FUTURE',
  'OCCURRED_BEFORE_FILING',
  'DATE_IMPLAUSIBLE',
  'DOCUMENT_UNKNOWN',
  'SECOND_CORRECTION_NOTICE',
  'PAPERS_COUNT_AS_COMPLETE',
  'ISSUER_IS_ANOTHER',
  'RECORD_UNKNOWN',
  'RECALL_TOO_LATE',
  'RECORD_BUILT_UPON',
  'DEADLINE_NOT_RUNNING',
  'REOPEN_TOO_LATE',
  'GROUND_NOT_OPEN',
  'NO_MATTER_AWAITED',
  'OBLIGATION_OPEN',
  'PROMISE_UNKNOWN',
  'MEDIATION_UNKNOWN',
  'CLOSING_UNKNOWN',
  'RESULT_DOES_NOT_FIT_TRACK',
]

/** Whether a refusal itself says why the event cannot be taken where the case stands. */
export const saysWhyNotNow = ({ code }: Refusal): boolean => reasonsOfTheStage.includes(code)
