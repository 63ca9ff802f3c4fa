import type { Calendar } from '../../workflows/calendar/calendar.ts'
import { calendars } from '../../workflows/calendar/calendars.ts'
import { packs } from '../../workflows/rules/packs.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import { hashJson } from '../sealing/seal.ts'

/** A pack with its calendar, and the hashes by which cases are pinned to them. */
export interface PinnedRules {
  readonly rules: RulePack
  readonly rulesHash: string
  readonly calendar: Calendar
  readonly calendarHash: string
}

const known = new Map<string, PinnedRules>()

/**
 * A pack in the box by its id, pinned as the service pins it.
 * @throws RangeError when there is none.
 */
export const boxedRules = (packId: string): PinnedRules => {
  const found = known.get(packId)
  if (found) return found
  const rules = packs.get(packId)
  const calendar = rules && calendars[rules.place.calendar]
  if (!rules || !calendar) throw new RangeError(`there is no rule pack ${packId}`)
  const pinned = { rules, rulesHash: hashJson(rules), calendar, calendarHash: hashJson(calendar) }
  known.set(packId, pinned)
  return pinned
}

const used = (of: (pinned: PinnedRules) => boolean): PinnedRules => {
  const found = [...known.values()].find(of)
  if (!found) throw new RangeError('no simulated case was pinned to these rules')
  return found
}

/** The packs and calendars that simulated cases were pinned to, by their hashes. */
export const rulesByHash = {
  packByHash: (hash: string): RulePack => used(({ rulesHash }) => rulesHash === hash).rules,
  calendarByHash: (hash: string): Calendar => used(({ calendarHash }) => calendarHash === hash).calendar,
}
