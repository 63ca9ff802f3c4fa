import { openForgeries } from '../memory/honesty.ts'
import type { Check } from '../refusals.ts'

/** What is said of a forged paper needs its claim, and what is found needs its document. */
export const honestyChecks: Check = (file, event) => {
  if (event.type !== 'centre.settleForgery') return null
  const claim = openForgeries(file.memory).find(({ seq }) => seq === event.record)
  if (!claim) return { code: 'RECORD_UNKNOWN', details: { record: event.record } }
  return event.found && event.evidence.length === 0 ? { code: 'RESULT_NEEDS_MORE', details: { field: 'evidence' } } : null
}
