import { retentionOf } from '../../retention/erasures.ts'
import type { Applicant } from '../applicant.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'

type Field = keyof Applicant

/** What became of a correction of personal data. */
export const correctionStandings = ['made', 'asked', 'notMade'] as const

/** A correction of personal data by its owner. What it says lies sealed with its event, and so does what was there before. */
export interface DataCorrection {
  readonly seq: number
  readonly fields: readonly Field[]
  readonly on: string
  readonly standing: (typeof correctionStandings)[number]
  /** Since which record it counts, or was turned down; null = it waits. */
  readonly settledSeq: number | null
}

/** What was held against papers: nobody becomes somebody else by saying so. */
const heldAgainstPapers: readonly Field[] = ['name', 'idNumber']

/** Whether somebody has to look before a correction of a field counts. */
export const needsLook = (field: Field): boolean => heldAgainstPapers.includes(field)

/** The corrections of a case, in their order; those of an owner before are not the present one’s. */
export const correctionsOf = ({ dataCorrections = [], ownerSince }: CaseMemory): readonly DataCorrection[] =>
  dataCorrections.filter(({ seq }) => seq > ownerSince)

/** Corrections at which the centre has not looked yet. */
export const correctionsAsked = (memory: CaseMemory): readonly DataCorrection[] =>
  correctionsOf(memory).filter(({ standing }) => standing === 'asked')

/** What a record corrects, asks to have corrected, or settles. */
export const correctionsAt = (memory: CaseMemory, record: number): readonly DataCorrection[] =>
  correctionsOf(memory).filter(({ seq, settledSeq }) => (settledSeq ?? seq) === record)

/** Until when personal data of a case are there to be corrected: nobody brings back what a rule erases. */
export const isDataKept = ({ outcome }: CaseMemory, { rules, today }: Pick<Given, 'rules' | 'today'>): boolean => {
  if (outcome === null) return true
  const { monthsAfterClosed } = retentionOf(rules).rest
  return today < Temporal.PlainDate.from(outcome.on).add({ months: monthsAfterClosed }).toString()
}

type Change = Pick<CaseMemory, 'dataCorrections'>

/** The owner corrects: what is the own to say counts at once, whatever else was sent with it. */
export const dataCorrected = (memory: CaseMemory, { seq, today }: Given, { fields }: EventOf<'owner.correctData'>): Change => {
  const all = [...new Set(fields)]
  const [own, looked] = [all.filter((field) => !needsLook(field)), all.filter(needsLook)]
  const made = { seq, fields: own, on: today, standing: 'made', settledSeq: seq } as const
  const asked = { seq, fields: looked, on: today, standing: 'asked', settledSeq: null } as const
  const added = [made, asked].filter((entry) => entry.fields.length > 0)
  return { dataCorrections: [...(memory.dataCorrections ?? []), ...added] }
}

/** The centre has looked. */
export const correctionSettled = (
  memory: CaseMemory,
  { seq }: Given,
  { record, corrected }: EventOf<'centre.settleCorrection'>,
): Change => ({
  dataCorrections: (memory.dataCorrections ?? []).map((entry) =>
    entry.seq === record && entry.standing === 'asked'
      ? { ...entry, standing: corrected ? 'made' : 'notMade', settledSeq: seq }
      : entry,
  ),
})
