import type { TimeSource } from '../cases/ports.ts'

/** A clock that runs with the machine's, from an instant that can be set. Only the demo and tests have one. */
export interface DemoTime extends TimeSource {
  /** Moves the clock; it runs on from there. */
  set(instant: string): void
  /** Moves the clock and stops it: nothing that is simulated may depend on how fast the machine is. */
  hold(instant: string): void
}

/** Makes a demo clock. `start` null = now. */
export const demoTime = (start: string | null = null): DemoTime => {
  const machine = () => Temporal.Now.instant()
  let offset = start === null ? Temporal.Duration.from({ seconds: 0 }) : machine().until(start)
  let held: string | null = null
  return {
    now: () => (held === null ? machine().add(offset) : Temporal.Instant.from(held)).toString({ fractionalSecondDigits: 3 }),
    set: (instant) => {
      held = null
      offset = machine().until(instant)
    },
    hold: (instant) => {
      held = instant
    },
  }
}
