/**
 * Every way in which the system refuses an event on a matter whose form is right. Stable for ever. Words: `labels/matters.ts`.
 */
export const matterRefusalCodes = [
  'MATTER_NOT_YOURS',
  'MATTER_CLOSED',
  'MATTER_NEEDS_OFFICIAL',
  'MATTER_OFFICE_UNKNOWN',
  'MATTER_PLACE_UNKNOWN',
  'MATTER_PLACE_MISSING',
  'MATTER_ORDER_NEEDS_NUMBER',
  'MATTER_IS_NO_ORDER',
  'MATTER_ORDER_NOT_IN_FORCE',
  'MATTER_CONDITION_UNKNOWN',
  'MATTER_CONDITION_NOT_REPORTED',
  'MATTER_NOT_THE_CHECKER',
  'MATTER_CONDITION_IN_THE_PAST',
  'MATTER_CONDITIONS_OPEN',
  'MATTER_REPORT_TOO_FAR',
  'MATTER_DOCUMENT_UNKNOWN',
  'MATTER_NEEDS_DOCUMENT',
  'MATTER_COST_NOT_WHOLE',
  'MATTER_VOTE_IMPOSSIBLE',
  'MATTER_REPORT_NOT_PASSED',
] as const
/** A stable refusal code of a matter. */
export type MatterRefusalCode = (typeof matterRefusalCodes)[number]

/** Why an event on a matter is refused, with what the explanation needs to be concrete. */
export interface MatterRefusal {
  readonly code: MatterRefusalCode
  readonly details: Readonly<Record<string, string | number | readonly string[]>>
}
