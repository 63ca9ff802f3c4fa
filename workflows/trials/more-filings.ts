import { seededNumbers } from '../statistics/seeded.ts'
import type { RecordedCase, RecordedEvent } from './recorded.ts'
import { moved } from './references.ts'
import { textNumber } from './scenarios.ts'

/** A sign in the id of a request that no family of the record made. */
const copySign = '~'

/** Whether a case of a trial is a copy. */
export const isCopy = (caseId: string): boolean => caseId.includes(copySign)

/**
 * Further requests for a trial (T2): copies of recorded ones, filed up to four weeks later, each with the whole course of its
 * model moved as far. Drawn by the seed, so the same trial has the same copies. They ask for room at the same transformers
 * and for time of the same offices; families are counted without them.
 */
export const furtherFilings = (
  filed: readonly RecordedCase[],
  { filings, seed }: { readonly filings: number; readonly seed: number },
): RecordedCase[] => {
  const wanted = Math.round(filed.length * Math.max(0, filings - 1))
  const random = seededNumbers(seed ^ textNumber('filings'))
  return Array.from({ length: wanted }, (_, n) => {
    const model = filed[Math.floor(random() * filed.length)]
    const days = 1 + Math.floor(random() * 28)
    return model ? copyOf(model, n + 1, days) : null
  }).filter((copy) => copy !== null)
}

const copyOf = (model: RecordedCase, n: number, days: number): RecordedCase => {
  const caseId = `${model.caseId}${copySign}${n}`
  return {
    ...model,
    caseId,
    caseNumber: null,
    chainId: caseId,
    pileId: null,
    draft: { ...model.draft, caseId },
    records: model.records.map((record) => later(record, days)),
  }
}

const later = (record: RecordedEvent, days: number): RecordedEvent => {
  const now = Temporal.Instant.from(record.input.now)
    .add({ hours: 24 * days })
    .toString({ fractionalSecondDigits: 3 })
  const event = record.origin === 'party' ? moved(record.event, days) : record.event
  return { ...record, event, input: { ...record.input, now } }
}
