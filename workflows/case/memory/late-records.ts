import type { Calendar } from '../../calendar/calendar.ts'
import { countDays } from '../../calendar/days.ts'
import type { Party } from '../../parties.ts'
import type { CaseMemory, Given } from '../context.ts'
import { type CaseEvent, partyOfEvent } from '../events/events.ts'
import { isSystemEvent } from '../events/system.ts'

/** Something that was recorded long after it is said to have happened: shown, and counted per office that recorded it. */
export interface LateRecord {
  readonly seq: number
  /** Whose act it was, and who recorded it. */
  readonly party: Party
  readonly recordedBy: Party | 'system'
  readonly organisationId: string | null
  readonly occurredOn: string
}

/** Who sent the record. */
interface Recorder {
  readonly party: Party | 'system'
  readonly organisationId: string | null
}

/**
 * The flags after an event. What two sides agreed outside and ticked afterwards looks quick; the days between the claimed
 * day and the record show it.
 */
export const lateRecordsAfter = (
  memory: CaseMemory,
  event: CaseEvent,
  given: Given,
  at: { readonly effectiveOn: string; readonly calendar: Calendar; readonly recorder: Recorder },
): CaseMemory['lateRecords'] => {
  const { records } = given.rules
  const occurredOn = at.effectiveOn < given.occurredOn ? at.effectiveOn : given.occurredOn
  if (!records || isSystemEvent(event) || occurredOn >= given.today) return memory.lateRecords
  if (countDays(at.calendar, occurredOn, given.today, 'workingDay', []) <= records.flagAfterWorkingDays) return memory.lateRecords
  const entry = {
    seq: given.seq,
    party: partyOfEvent(event.type),
    recordedBy: at.recorder.party,
    organisationId: at.recorder.organisationId,
    occurredOn,
  }
  return [...memory.lateRecords, entry]
}
