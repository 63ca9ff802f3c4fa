import type { LedgerRow } from '../capacity/load.ts'
import { consideredDays, consideredFrom } from '../case/considers-from.ts'
import type { Facts } from '../case/facts.ts'
import { rowSentence } from '../labels/capacity.ts'
import { consentModeLabels, issuerLabels } from '../labels/codes.ts'
import { dayText } from '../labels/days.ts'
import { groundLabel } from '../labels/grounds.ts'
import { matterKindLabels } from '../labels/matters.ts'
import { factsNamed } from '../labels/only-if.ts'
import { fireSystemLabels, precheckFrames } from '../labels/precheck.ts'
import { listed, sayFrom } from '../labels/say.ts'
import { tracksOfKind } from '../matter/kinds.ts'
import type { MatterFile } from '../matter/matter-file.ts'
import type { GroundCode, StatedGround } from './codes.ts'
import { askedParts } from './consent-parts.ts'
import type { Basis, Bilingual, RulePack } from './schema.ts'
import { ownGroundNames } from './stated-grounds.ts'

/** What a pre-check comes to. */
export type PrecheckVerdict = 'likely' | 'needs' | 'notBefore' | 'unknown'
/** How a reason speaks to the question. */
export type PrecheckStanding = 'inFavour' | 'needs' | 'notBefore' | 'unknown'
/** What a reason is about. */
export const precheckTopics = ['right', 'space', 'fire', 'capacity', 'consent', 'order', 'matter', 'earlier'] as const

/** One reason, with what it rests on. */
export interface PrecheckReason {
  readonly topic: (typeof precheckTopics)[number]
  readonly standing: PrecheckStanding
  readonly text: Bilingual
  /** The day until which a finding holds, or by which the next word is due (YYYY-MM-DD). */
  readonly on: string | null
  readonly basis: readonly Basis[]
}

/** What earlier requests in the same garage met: numbers only. */
export interface EarlierThere {
  readonly filed: number
  readonly open: number
  readonly energised: number
  readonly grounds: readonly {
    readonly code: StatedGround
    readonly times: number
    readonly upheld: number
    readonly fallen: number
  }[]
}

/** What is asked, and what is known about the place. */
export interface PrecheckInput {
  readonly facts: Facts
  /** Whether a space was named; without one, nothing is said about it. */
  readonly spaceNamed: boolean
  readonly right: 'owned' | 'useRight' | 'leased'
  readonly leaseMonths: number | null
  readonly powerKw: number
  readonly rules: RulePack
  readonly today: string
  readonly row: LedgerRow | null
  readonly matters: readonly { readonly kind: MatterFile['kind']; readonly nextReportOn: string | null }[]
  readonly earlier: EarlierThere
}

/**
 * What a request would meet, before it is filed: never a promise. Only what is on record speaks; what is not is said to be
 * unknown. The worst reason decides: what must be waited for, what is needed, what is not known.
 */
export const precheck = (input: PrecheckInput): { readonly verdict: PrecheckVerdict; readonly reasons: PrecheckReason[] } => {
  const checks = [...fireReasons(input), ...capacityReasons(input)]
  const reasons = [
    ...orderReasons(input),
    ...matterReasons(input, checks),
    ...rightReasons(input),
    ...spaceReasons(input),
    ...consentReasons(input),
    ...consideredReasons(input),
    ...checks,
    ...earlierReasons(input),
  ]
  const has = (standing: PrecheckStanding) => reasons.some((reason) => reason.standing === standing)
  const verdict = has('notBefore') ? 'notBefore' : has('needs') ? 'needs' : has('unknown') ? 'unknown' : 'likely'
  return { verdict, reasons }
}

const say = sayFrom<keyof typeof precheckFrames>(precheckFrames)

const on = (day: string): Bilingual => ({ zh: dayText(day, 'zh'), en: dayText(day, 'en') })

const reason = (
  topic: PrecheckReason['topic'],
  standing: PrecheckStanding,
  text: Bilingual,
  more: { readonly on?: string | null; readonly basis?: readonly Basis[] } = {},
): PrecheckReason => ({ topic, standing, text, on: more.on ?? null, basis: more.basis ?? [] })

const basisOf = (rules: RulePack, code: GroundCode): readonly Basis[] => rules.grounds[code]?.basis ?? []

const orderReasons = ({ facts }: PrecheckInput): PrecheckReason[] =>
  facts.orders.map(({ number }) => reason('order', 'notBefore', say('order', { number: number ?? '—' })))

/** A matter is waited for where its check stands in the way; elsewhere it is only told. */
const matterReasons = ({ matters }: PrecheckInput, checks: readonly PrecheckReason[]): PrecheckReason[] =>
  matters.map(({ kind, nextReportOn }) =>
    reason(
      'matter',
      isAwaited(kind, checks) ? 'notBefore' : 'inFavour',
      say('matter', { matter: matterKindLabels[kind], on: nextReportOn ? on(nextReportOn) : '—' }),
      {
        on: nextReportOn,
      },
    ),
  )

const isAwaited = (kind: MatterFile['kind'], checks: readonly PrecheckReason[]): boolean => {
  const topics = tracksOfKind[kind].map((track) => (track === 'fire' ? 'fire' : 'capacity'))
  return checks.some(({ topic, standing }) => standing === 'notBefore' && topics.some((named) => named === topic))
}

const rightReasons = ({ right, leaseMonths: months, rules }: PrecheckInput): PrecheckReason[] => {
  if (right !== 'leased') return [reason('right', 'inFavour', say('owned'))]
  const { lease } = rules.consent
  if (!lease) return [reason('right', 'unknown', say('leaseNoRule'))]
  const basis = [lease.basis]
  if (months === null) return [reason('right', 'unknown', say('leaseUnknown'), { basis })]
  const least = lease.months
  return months >= least
    ? [reason('right', 'inFavour', say('leaseLongEnough', { months, least }), { basis })]
    : [reason('right', 'needs', say('leaseTooShort', { months, least }), { basis: basisOf(rules, 'SPACE_LEASED_SHORT') })]
}

const spaceReasons = ({ facts: { space }, spaceNamed, rules }: PrecheckInput): PrecheckReason[] => {
  if (!spaceNamed) return [reason('space', 'unknown', say('spaceUnknown'))]
  return [
    ...(space.civilDefence
      ? [reason('space', 'needs', say('civilDefence'), { basis: basisOf(rules, 'SPACE_CIVIL_DEFENCE') })]
      : []),
    ...(space.mechanical ? [reason('space', 'needs', say('mechanical'), { basis: basisOf(rules, 'SPACE_MECHANICAL') })] : []),
    // A post stands where no wall is: that is work for the installer, and nothing to wait for.
    ...(space.wallOrPillar === false
      ? [reason('space', 'inFavour', say('noWall'), { basis: basisOf(rules, 'NO_WALL_OR_PILLAR') })]
      : []),
  ]
}

const consentReasons = ({ facts, rules }: PrecheckInput): PrecheckReason[] => {
  const { mode, modeBasis, parts } = rules.consent
  if (parts?.asks && parts.of.length > 0) {
    const modes = [...askedParts(rules), { says: parts.otherwise, mode }]
    const list = listed(modes.map((part) => say('partMode', { list: part.says, mode: consentModeLabels[part.mode] })))
    return [reason('consent', 'unknown', say('partUnknown', { doing: parts.asks, list }), { basis: basesOfParts(rules) })]
  }
  const basis = [modeBasis]
  if (mode === 'NONE') return [reason('consent', 'inFavour', say('noPaper'), { basis })]
  const [issuer] = facts.issuers
  return issuer
    ? [
        reason('consent', 'inFavour', say('issuer', { mode: consentModeLabels[mode], issuer: issuerLabels[issuer.kind] }), {
          basis,
        }),
      ]
    : [reason('consent', 'needs', say('noIssuer'), { basis })]
}

const basesOfParts = (rules: RulePack): Basis[] => [
  ...askedParts(rules).map(({ modeBasis }) => modeBasis),
  rules.consent.modeBasis,
]

/** From which day a request has to be considered, where that is still to come, or depends on what is not on record. */
const consideredReasons = ({ facts, rules, today, right, leaseMonths, powerKw }: PrecheckInput): PrecheckReason[] => {
  const request = { right, leaseMonths, powerKw, mayCall: false }
  const { on: first, rule, missing } = consideredFrom(rules, { facts, request })
  if (first === null || first <= today) return []
  const days = consideredDays(rules)
  const basis = rule ? [rule.basis] : days.map((day) => day.basis)
  return missing.length > 0
    ? [reason('consent', 'unknown', say('consideredUnknown', { list: factsNamed(missing), on: on(first) }), { on: first, basis })]
    : [reason('consent', 'notBefore', say('consideredFrom', { on: on(first) }), { on: first, basis })]
}

const fireReasons = ({ facts, rules }: PrecheckInput): PrecheckReason[] => {
  const { garage, fireZone, fireFinding } = facts
  const basis = [rules.fire.basis]
  if (!rules.fire.checkedLevels.includes(garage.level)) return [reason('fire', 'inFavour', say('noFireCheck'), { basis })]
  if (fireFinding) {
    const { result, validUntil } = fireFinding
    const frame = result === 'passed' ? 'firePassed' : result === 'passedWithGaps' ? 'fireGaps' : 'fireStopped'
    const standing = result === 'passed' ? 'inFavour' : result === 'passedWithGaps' ? 'needs' : 'notBefore'
    return [reason('fire', standing, say(frame, { until: on(validUntil) }), { on: validUntil, basis })]
  }
  const systems = Object.entries((fireZone ?? garage).systems) as [keyof typeof fireSystemLabels, string][]
  const named = (fact: string): Bilingual | null => {
    const labels = systems.filter(([, known]) => known === fact).map(([system]) => fireSystemLabels[system])
    return labels.length === 0 ? null : listed(labels)
  }
  const [missing, unknown] = [named('missing'), named('unknown')]
  if (missing) {
    const rests = basisOf(rules, 'FIRE_SYSTEM_MISSING')
    return [reason('fire', 'notBefore', say('systemsMissing', { systems: missing }), { basis: rests })]
  }
  if (unknown) return [reason('fire', 'unknown', say('systemsUnknown', { systems: unknown }), { basis })]
  return [reason('fire', 'inFavour', say('systemsThere'), { basis })]
}

const standingOfBand = {
  available: 'inFavour',
  orderedChargingOnly: 'needs',
  orderedForAll: 'needs',
  noCapacity: 'notBefore',
  unknown: 'unknown',
} as const satisfies Record<LedgerRow['band'], PrecheckStanding>

const capacityReasons = ({ facts, rules, row }: PrecheckInput): PrecheckReason[] => {
  const basis = [rules.capacity.loadLimitBasis, rules.capacity.demandBasis]
  if (!facts.transformer || !row) return [reason('capacity', 'unknown', say('noTransformer'), { basis })]
  const sentence = { zh: rowSentence(row, 'zh'), en: rowSentence(row, 'en') }
  const upgrade = rules.costs.map((cost) => cost.basis)
  return [
    reason('capacity', standingOfBand[row.band], sentence, { basis }),
    ...(facts.transformer.ownership === 'private' && row.band !== 'available'
      ? [reason('capacity', 'needs', say('privateTransformer'), { basis: upgrade })]
      : []),
  ]
}

const earlierReasons = ({ earlier, rules }: PrecheckInput): PrecheckReason[] => {
  const { filed, open, energised, grounds } = earlier
  if (filed === 0) return [reason('earlier', 'inFavour', say('earlierNone'))]
  const named = ownGroundNames(rules)
  const labels = grounds.map(({ code, times }) => ({
    zh: `${groundLabel(code, named).zh}（${times}次）`,
    en: `${groundLabel(code, named).en} (${times})`,
  }))
  const list = listed(labels)
  return [
    reason('earlier', 'inFavour', say('earlier', { filed, open, energised, ended: filed - open - energised })),
    ...(labels.length === 0 ? [] : [reason('earlier', 'inFavour', say('pleaded', { grounds: list }))]),
  ]
}
