import type { Facts, fireScopes } from './facts.ts'

/** What has to be known of earlier findings to tell which of them answers for a space. */
interface EarlierFinding {
  readonly scope: (typeof fireScopes)[number]
  readonly result: NonNullable<Facts['fireFinding']>['result']
  readonly foundOn: string
}

// The narrowest first.
const breadth = ['space', 'zone', 'garage'] as const
const severity = ['passed', 'passedWithGaps', 'needsRetrofit', 'hardStop'] as const

/**
 * The finding that answers for a space (H20b): the one about the narrowest place, of one place the latest. One about a
 * wider place that came later answers instead where it is stricter: a space does not pass because it passed before the
 * whole garage was found lacking, and a space without sprinklers does not pass because the rest of the garage does (清远).
 */
export const answeringFinding = <F extends EarlierFinding>(known: readonly F[]): F | null =>
  breadth
    .flatMap((scope) => latest(known.filter((finding) => finding.scope === scope)) ?? [])
    .reduce<F | null>(
      (answering, wider) => (answering === null || isLaterAndStricter(wider, answering) ? wider : answering),
      null,
    )

const latest = <F extends EarlierFinding>(of: readonly F[]): F | undefined =>
  of.toSorted((a, b) => a.foundOn.localeCompare(b.foundOn)).at(-1)

const isLaterAndStricter = (wider: EarlierFinding, narrower: EarlierFinding): boolean =>
  wider.foundOn > narrower.foundOn && severity.indexOf(wider.result) > severity.indexOf(narrower.result)
