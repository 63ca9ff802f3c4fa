import type { RulePack } from './schema.ts'

/** The first and the last day that a day known only in part can be: the year or the month of it. */
export const rangeOf = (known: string): { readonly first: string; readonly last: string } => {
  const [year = '', month, day] = known.split('-')
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` }
  if (day !== undefined) return { first: known, last: known }
  const whole = Temporal.PlainYearMonth.from(known)
  return { first: `${known}-01`, last: whole.toPlainDate({ day: whole.daysInMonth }).toString() }
}

/** Whether there is such a day. */
export const isDay = (known: string): boolean => {
  try {
    return Temporal.PlainDate.from(rangeOf(known).last).toString() === rangeOf(known).last
  } catch {
    return false
  }
}

/** Whether a pack is in force on a day: its first day has come, and its last one is not over. */
export const isInForceOn = (
  { inForceFrom, inForceUntil }: Pick<RulePack, 'inForceFrom' | 'inForceUntil'>,
  day: string,
): boolean => inForceFrom <= day && (inForceUntil === undefined || day <= inForceUntil.on)
