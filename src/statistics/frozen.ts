import canonicalize from 'canonicalize'
import { endOfDay, localDay } from '../../workflows/calendar/days.ts'
import { isListed } from '../../workflows/rules/codes.ts'
import type { OwnGroundNames } from '../../workflows/rules/stated-grounds.ts'
import { lastDayOf, type PublicSet, publicSet } from '../../workflows/statistics/public-set.ts'
import type { District, Registry } from '../compounds/ports.ts'
import { sha256 } from '../sealing/seal.ts'
import type { SigningKey } from '../sealing/signing.ts'
import type { FigureRecord } from './ports.ts'

/** What is frozen: the public set of a month, or the sheet of a Monday meeting. */
export type FrozenKind = 'month' | 'monday'

/** A frozen set by name. */
export interface FrozenName {
  readonly kind: FrozenKind
  readonly period: string
  readonly scope: string
}

/** A set as it was frozen: never changed. */
export interface Frozen extends FrozenName {
  readonly body: string
  readonly hash: string
  readonly signature: string
  readonly keyId: string
  readonly publicKey: string
  readonly frozenAt: string
}

/** Where frozen sets are kept. */
export interface FrozenStore {
  /** Keeps a set; one of this name that is there already stays as it is. */
  add(frozen: Frozen): Promise<void>
  read(name: FrozenName): Promise<Frozen | null>
  periods(of: Pick<FrozenName, 'kind' | 'scope'>): Promise<readonly string[]>
  firstFiledOn(): Promise<string | null>
}

/** The public set with the names of the districts as they were on the day it was frozen. */
export interface FrozenMonth extends PublicSet {
  readonly districts: readonly Pick<District, 'code' | 'nameZh' | 'nameEn'>[]
  /** Names of the grounds of places’ own, where there are any. */
  readonly ownGrounds?: OwnGroundNames
}

/** Frozen figures: made once, read ever after. */
export interface FrozenFigures {
  /** Freezes the months that are over and are not frozen yet, the oldest first. */
  freezeMonths(shouldStop?: () => boolean): Promise<void>
  months(): Promise<readonly string[]>
  month(month: string): Promise<{ readonly frozen: Frozen; readonly set: FrozenMonth } | null>
  /** A set of another kind: frozen when it is first asked for. */
  once(name: FrozenName, make: () => Promise<object>): Promise<Frozen>
  readonly key: Pick<SigningKey, 'keyId' | 'publicKey'>
}

/** What freezing needs. */
export interface FrozenParts {
  readonly store: FrozenStore
  /** Computes a month, as `monthOf` does. It takes a while: not where somebody waits for an answer. */
  readonly compute: (month: string) => Promise<FrozenMonth>
  readonly key: SigningKey
  readonly now: () => string
}

/** One installation is one place: its months are those of its own clock. */
const timeZone = 'Asia/Shanghai'

/** The public figures of a month, as they were known at its end. */
export const monthOf = async (
  { record, registry }: { readonly record: FigureRecord; readonly registry: Pick<Registry, 'districts'> },
  month: string,
): Promise<FrozenMonth> => {
  const all = await registry.districts.all()
  const codes = all.map(({ code }) => code)
  const query = { districts: codes, before: endOfDay(lastDayOf(month), timeZone) }
  const rows = await record.rows(query, ['stays', 'ends', 'grounds'])
  const set = publicSet({ ...rows, places: await record.places(codes) }, month)
  const own = rows.grounds.some(({ code }) => !isListed(code))
  return {
    ...set,
    districts: all.map(({ code, nameZh, nameEn }) => ({ code, nameZh, nameEn })),
    ...(own && { ownGrounds: await record.ownGroundNames() }),
  }
}

/**
 * Opens the frozen figures. A month is computed as it was known at its end (S8), so that it comes out the same whenever the
 * service gets to it; then it is signed and kept, and nothing that is learnt later or counted otherwise changes it.
 */
export const openFrozen = ({ store, compute, key, now }: FrozenParts): FrozenFigures => {
  const once = async (name: FrozenName, make: () => Promise<object>): Promise<Frozen> => {
    const known = await store.read(name)
    if (known) return known
    const body = canonicalize(await make()) ?? 'null'
    const { keyId, publicKey } = key
    await store.add({ ...name, body, hash: sha256(body), signature: key.sign(body), keyId, publicKey, frozenAt: now() })
    // Somebody else may have been quicker: what was kept first is the set.
    return (await store.read(name)) ?? Promise.reject(new Error(`the frozen ${name.kind} ${name.period} is not there`))
  }
  return {
    once,
    key: { keyId: key.keyId, publicKey: key.publicKey },
    months: () => store.periods({ kind: 'month', scope: '' }),
    month: async (month) => {
      const frozen = await store.read({ kind: 'month', period: month, scope: '' })
      // Written by `freezeMonths` from this very type.
      return frozen && { frozen, set: JSON.parse(frozen.body) as FrozenMonth }
    },
    freezeMonths: async (shouldStop = () => false) => {
      const first = await store.firstFiledOn()
      if (first === null) return
      const done = new Set(await store.periods({ kind: 'month', scope: '' }))
      for (const month of monthsOver(first.slice(0, 7), localDay(now(), timeZone))) {
        if (shouldStop()) return
        if (!done.has(month)) await once({ kind: 'month', period: month, scope: '' }, () => compute(month))
      }
    },
  }
}

/** From the first month to the last that is over. */
const monthsOver = (first: string, today: string): string[] => {
  const months: string[] = []
  for (let month = first; month < today.slice(0, 7); ) {
    months.push(month)
    month = Temporal.PlainYearMonth.from(month).add({ months: 1 }).toString()
  }
  return months
}
