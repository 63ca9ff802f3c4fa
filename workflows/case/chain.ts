/** The life of one case of a chain: from its filing to its end, or to today. */
export interface ChainSpan {
  readonly filedOn: string
  readonly closedOn: string | null
}

/**
 * The calendar days that the cases of a chain (space and person, refilings joined, S4) were open in all. A day on which two
 * of them were open, because an earlier one was reopened, is one day.
 */
export const chainDays = (spans: readonly ChainSpan[], today: string): number => {
  let days = 0
  let counted = ''
  for (const { filedOn, closedOn } of spans.toSorted((a, b) => a.filedOn.localeCompare(b.filedOn))) {
    const from = filedOn > counted ? filedOn : counted
    const to = closedOn ?? today
    if (to <= from) continue
    days += Temporal.PlainDate.from(from).until(to, { largestUnit: 'days' }).days
    counted = to
  }
  return days
}
