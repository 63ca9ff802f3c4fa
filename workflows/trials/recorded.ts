import type { CaseFile, Outcome } from '../case/case-file.ts'
import type { DecideInput } from '../case/decide.ts'
import type { CaseEvent } from '../case/events/events.ts'
import type { Issuer } from '../case/facts.ts'

/** One record of a case, with everything that its decision was lent. */
export interface RecordedEvent {
  /** Where it came from: what a party sent is a fact of the world, clocks and what follows by itself are made anew in a trial. */
  readonly origin: 'party' | 'clock' | 'system' | 'derived'
  readonly event: CaseEvent
  readonly input: DecideInput
  readonly outcome: Outcome
  /** Its place among the records of all cases: what decides between two of the same instant. */
  readonly order: number
}

/** A case as it stands in the record, for a trial to read. Nothing in it is personal. */
export interface RecordedCase {
  readonly caseId: string
  readonly caseNumber: string | null
  readonly chainId: string
  readonly district: string
  readonly compoundId: string
  /** The pile that came by it; null = there is none. */
  readonly pileId: string | null
  /** The file of the draft, before its first record. */
  readonly draft: CaseFile
  readonly records: readonly RecordedEvent[]
  /** Every body of the compound that could issue a paper on the day of the filing, whatever the rules of that day named. */
  readonly bodies: readonly Issuer[]
}
