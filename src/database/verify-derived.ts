import { isDeepStrictEqual } from 'node:util'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { type DerivedEvent, derivedEvent } from '../../workflows/case/derived-event.ts'
import { workflowVersion } from '../../workflows/case/machine.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { RecordBody } from './event-record.ts'
import { plain } from './verify-kept.ts'

/** What follows from the events of one case by themselves, asked again record by record. */
export interface Derivation {
  /** Whether a record is there, or missing, as the event before it entails. */
  faultsOf(record: RecordBody): string[]
  /** What the record just folded entails. */
  followOn(file: CaseFile | null, record: RecordBody): void
  /** What the last record entails and is not there. */
  missing(): string[]
}

/** Asks again what follows, for records of the running version of the chart. */
export const openDerivation = (library: RulesLibrary): Derivation => {
  // Undefined: another version of the chart decided, and only that version could say what follows.
  let expected: DerivedEvent | null | undefined = null
  return {
    faultsOf(record) {
      if (expected === undefined) return []
      const isDerived = record.origin === 'derived'
      if (!expected) return isDerived ? ['it is said to follow from the event before it, and does not'] : []
      if (!isDerived) return [`${expected.event.type} follows from the event before it and is missing`]
      const isSame = record.causeSeq === expected.causeSeq && isDeepStrictEqual(record.input, plain(expected.event))
      return isSame ? [] : ['it follows from the event before it in another form']
    },
    followOn(file, record) {
      if (!file || record.workflow !== workflowVersion) expected = undefined
      else expected = derivedEvent(file, library.packByHash(record.rules))
    },
    missing: () => (expected ? [`${expected.event.type} follows from its last event and is missing`] : []),
  }
}
