/** Faults of the chart that the self-check sees and that wait for their repair. A repaired one must be struck off. */
export const knownChartFaults: readonly string[] = []

/** Promises that walks see broken, each kept apart as a test of its own in `repairs.test.ts` until it is repaired. */
const knownWalkFaults: readonly RegExp[] = []

/** Whether a broken promise waits for its repair already. */
export const isKnownWalkFault = (promise: string): boolean => knownWalkFaults.some((known) => known.test(promise))
