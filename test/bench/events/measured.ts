/** What a round came to. */
export interface Measured {
  readonly perSecond: number
  /** Processor time of the process that did the work, in microseconds an event: it swings less than the clock on the wall. */
  readonly cpuMicros: number
}

/** So many events in so many seconds, with so much of the processor. */
export const measured = (events: number, seconds: number, { user, system }: NodeJS.CpuUsage): Measured => ({
  perSecond: events / seconds,
  cpuMicros: (user + system) / events,
})

/** Several measurements of one thing. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** The middle, the least and the most of some numbers. */
export const spreadOf = (values: readonly number[]): Spread => {
  const sorted = values.toSorted((a, b) => a - b)
  const rounded = (value: number | undefined): number => Number((value ?? Number.NaN).toPrecision(4))
  return { median: rounded(sorted[sorted.length >> 1]), min: rounded(sorted[0]), max: rounded(sorted.at(-1)) }
}

/** As it is read: the median, and in brackets the range. */
export const inWords = ({ median, min, max }: Spread): string => `${median} [${min}–${max}]`
