/** The longest wait between two attempts, in minutes. */
const longestWait = 240

/** When a message that was not taken is tried again: after one minute, two, four, … up to the longest wait. */
export const nextTry = (attempts: number, now: string): string =>
  Temporal.Instant.from(now)
    .add({ minutes: Math.min(2 ** (attempts - 1), longestWait) })
    .toString({ fractionalSecondDigits: 3 })
