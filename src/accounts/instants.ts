/** An instant a number of minutes after (or, if negative, before) another; ISO, UTC, milliseconds. */
export const minutesAfter = (instant: string, minutes: number): string =>
  Temporal.Instant.from(instant).add({ minutes }).toString({ fractionalSecondDigits: 3 })
