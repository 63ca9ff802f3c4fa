import { Gauge, type Registry } from 'prom-client'

/** What a machine tells of time, in milliseconds: the civil clock, which people and NTP set, and a counter that nobody sets. */
export interface MachineClocks {
  wall(): number
  steady(): number
}

/** The clock of the machine, with what of it is believed. */
export interface SteadyClock {
  /** The current instant as the machine says it, ISO, UTC, milliseconds. */
  now(): string
  /**
   * The instant up to which what is due may be recorded. Behind `now` while a jump forward is not believed: a deadline that
   * passes, an offer that lapses, data that are erased cannot be taken back when somebody sets the clock right again.
   */
  due(): string
  /** By how much `due` is behind `now`, in seconds; 0 = the clock runs steadily. */
  heldSeconds(): number
}

/** What NTP may slew between two looks; more is a jump. */
const jumpMs = 60_000

/** A jump is believed after as long as it was wide, at most an hour: a machine that slept is not late for ever. */
const longestHoldMs = 3_600_000

const machineClocks: MachineClocks = { wall: Date.now, steady: () => performance.now() }

/**
 * Watches the civil clock against the counter. It sees a jump when it is asked, so it is to be asked often (a sweep does).
 * A clock that is set back needs no watching: what was due stays due, and along a case no record is older than the one before.
 */
export const openSteadyClock = (
  { wall, steady }: MachineClocks = machineClocks,
  /** Is told of a jump forward once, in seconds. */
  jumped: (seconds: number) => void = () => {},
): SteadyClock => {
  /** Wall minus counter, as it is believed to be. */
  let offset = wall() - steady()
  /** A jump forward that is not believed yet, with the counter at which it was seen. */
  let jump: { readonly seenAt: number; readonly by: number } | null = null
  const look = () => {
    const at = steady()
    const ahead = wall() - at - offset
    if (ahead <= jumpMs) {
      offset += ahead
      jump = null
      return { due: at + offset, ahead: 0 }
    }
    // Set forward once more: the wait begins anew.
    if (jump === null || ahead > jump.by + jumpMs) {
      jump = { seenAt: at, by: ahead }
      jumped(Math.round(ahead / 1000))
    }
    if (at - jump.seenAt < Math.min(jump.by, longestHoldMs)) return { due: at + offset, ahead }
    offset += ahead
    jump = null
    return { due: at + offset, ahead: 0 }
  }
  return {
    now: () => new Date(wall()).toISOString(),
    due: () => new Date(look().due).toISOString(),
    heldSeconds: () => look().ahead / 1000,
  }
}

/** A jump of the clock that is not believed yet, in seconds. */
export const clockMetrics = (registry: Registry, clock: Pick<SteadyClock, 'heldSeconds'>): void => {
  new Gauge({
    name: 'pile_clock_held_seconds',
    help: 'How far the clock jumped forward where what is due waits for that to be believed; 0 = it runs steadily',
    registers: [registry],
    collect() {
      this.set(clock.heldSeconds())
    },
  })
}
