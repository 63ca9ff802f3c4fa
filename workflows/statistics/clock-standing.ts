/** The ways a clock can stand at the end of a day. What each means: `overdueFigure`. */
export const standings = [
  'answeredInTime',
  'answeredLate',
  'ranOut',
  'leftLate',
  'openLate',
  'openInTime',
  'resting',
  'leftInTime',
  'lapsed',
] as const
/** How a clock stands at the end of a day. */
export type Standing = (typeof standings)[number]
