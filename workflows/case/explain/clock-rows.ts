import type { ClockRule, RulePack } from '../../rules/schema.ts'
import { type ClockContract, type ClockName, clockContract, clockNames } from '../clocks.ts'

/** One row of the table of clocks: the contract of the chart, and what a place makes of it. */
export interface ClockRow {
  readonly name: ClockName
  readonly contract: ClockContract
  /** Length, variants, end, reminders and basis in this place; null where the place has no such clock. */
  readonly rule: ClockRule | null
}

/** The table of clocks for one place, in the order of the contract. */
export const clockRows = (pack: RulePack): ClockRow[] =>
  clockNames.map((name) => ({ name, contract: clockContract(name), rule: pack.clocks[name] ?? null }))
