import type { MessageChoices } from '../../workflows/case/owner-messages.ts'
import type { Language } from '../../workflows/labels/fill.ts'

/** How an owner wants to be told, in which language, and whether at night. */
export interface OwnerMessages extends MessageChoices {
  readonly language: Language
  /** Whether what comes at night waits for the morning. */
  readonly isNightQuiet: boolean
  /** A confirmed address; null = none, or its key was destroyed. */
  readonly mail: string | null
}

/** What holds for whoever chose nothing. */
export const usualMessages: OwnerMessages = { channel: 'phone', silent: [], language: 'zh', isNightQuiet: false, mail: null }

/** Where the choices of owners are kept. Times are ISO instants. */
export interface MessageChoicesStore {
  of(accountId: string): Promise<OwnerMessages>
  /** What is left out stays. Without an address nobody is told by mail: then it is the phone. */
  set(accountId: string, change: Partial<OwnerMessages>, now: string): Promise<OwnerMessages>
}

/** Hours of the city in which whoever wants it is left in peace. */
const night = { from: 22, until: 8 } as const

/** Until when what comes now waits; null = it can leave. */
export const morningAfter = (now: string): string | null => {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai')
  if (local.hour >= night.until && local.hour < night.from) return null
  const day = local.hour >= night.from ? local.add({ days: 1 }) : local
  const morning = day.with({ hour: night.until, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 })
  return morning.toInstant().toString({ fractionalSecondDigits: 3 })
}
