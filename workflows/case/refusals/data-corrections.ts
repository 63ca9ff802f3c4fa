import { correctionsAsked, needsLook } from '../memory/data-corrections.ts'
import type { Check } from '../refusals.ts'

/** A name or a number needs the paper that shows it, and what is settled needs to have been asked for. */
export const dataCorrectionChecks: Check = (file, event) => {
  if (event.type === 'owner.correctData') {
    const { fields, evidence } = event
    // The number is erased when a case ends: one that came later would stay.
    if (file.memory.outcome !== null && fields.includes('idNumber')) return { code: 'ID_NUMBER_IS_ERASED', details: {} }
    return fields.some(needsLook) && evidence.length === 0 ? { code: 'RESULT_NEEDS_MORE', details: { field: 'evidence' } } : null
  }
  if (event.type !== 'centre.settleCorrection') return null
  const isAsked = correctionsAsked(file.memory).some(({ seq }) => seq === event.record)
  return isAsked ? null : { code: 'RECORD_UNKNOWN', details: { record: event.record } }
}
