import type { CompoundIssuer, Organisation } from './ports.ts'

const dayBefore = (day: string): string => Temporal.PlainDate.from(day).subtract({ days: 1 }).toString()

/** Later than every day that anybody writes. */
const noEnd = '9999-12-31'

/** The periods, or why the new one cannot stand among them. */
export type PlacedIssuer =
  | { readonly periods: readonly CompoundIssuer[] }
  | { readonly fault: 'ISSUER_OVERLAPS' | 'ISSUER_ENDS_BEFORE_START'; readonly words: Readonly<Record<string, string>> }

/**
 * The periods of one kind of issuer after a body took over: the one that was open ends on the day before (H34). A period
 * with the same first day is replaced. Two bodies of one kind at the same time are refused: nobody would know whom to serve.
 */
export const placeIssuer = (periods: readonly CompoundIssuer[], added: CompoundIssuer): PlacedIssuer => {
  if (added.untilOn !== null && added.untilOn < added.sinceOn) return { fault: 'ISSUER_ENDS_BEFORE_START', words: {} }
  const others = periods
    .filter((period) => period.kind === added.kind && period.sinceOn !== added.sinceOn)
    .map((period) =>
      period.untilOn === null && period.sinceOn < added.sinceOn ? { ...period, untilOn: dayBefore(added.sinceOn) } : period,
    )
  const overlapped = others.find(
    (period) => period.sinceOn <= (added.untilOn ?? noEnd) && added.sinceOn <= (period.untilOn ?? noEnd),
  )
  if (overlapped) {
    const { sinceOn: since, untilOn } = overlapped
    return { fault: 'ISSUER_OVERLAPS', words: { since, until: untilOn ?? '…' } }
  }
  return { periods: [...others, added].sort((a, b) => (a.sinceOn < b.sinceOn ? -1 : 1)) }
}

/** The body of a kind on a day; undefined where there was none. */
export const issuerOn = (
  periods: readonly CompoundIssuer[],
  kind: CompoundIssuer['kind'],
  day: string,
): CompoundIssuer | undefined =>
  periods.find((period) => period.kind === kind && period.sinceOn <= day && (period.untilOn === null || period.untilOn >= day))

/** Whether an organisation can be an issuer of a kind. */
export const mayIssueAs = (organisation: Organisation, kind: CompoundIssuer['kind']): boolean =>
  organisation.party === (kind === 'propertyCompany' ? 'property' : 'community') &&
  (organisation.kind === null || organisation.kind === kind)
