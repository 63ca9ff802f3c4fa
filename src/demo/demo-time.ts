import type { TimeSource } from '../cases/ports.ts'

/** A clock that runs with the machine's, from an instant that can be set. Only the demo and tests have one. */
export interface DemoTime extends TimeSource {
  /** Moves the clock; it runs on from there. */
  set(instant: string): void
}

/** Makes a demo clock. `start` null = now. */
export const demoTime = (start: string | null = null): DemoTime => {
  const machine = () => Temporal.Now.instant()
  let offset = start === null ? Temporal.Duration.from({ seconds: 0 }) : machine().until(start)
  return {
    now: () => machine().add(offset).toString({ fractionalSecondDigits: 3 }),
    set: (instant) => {
      offset = machine().until(instant)
    },
  }
}
