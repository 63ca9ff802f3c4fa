import { localDay } from '../../workflows/calendar/days.ts'
import { adopted, type MovedBasis, type Place } from '../../workflows/drafts/adopt.ts'
import { type ChangeNotPossible, changedDraft, type DraftChange } from '../../workflows/drafts/changes.ts'
import { asDraft, newDraft, retitled } from '../../workflows/drafts/new-draft.ts'
import { isRecord, valueAt, withValueAt } from '../../workflows/drafts/places.ts'
import type { PackFault } from '../../workflows/rules/fault.ts'
import { readDraftPack, UnusableRules, wholeDocument } from '../../workflows/rules/packs.ts'
import type { RulePack } from '../../workflows/rules/schema.ts'
import type { Caller } from '../accounts/ports.ts'
import { readPackText } from '../rules/own-packs.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import { hashJson, sha256 } from '../sealing/seal.ts'
import type { DraftBase, NewRuleDraft, RuleDraft, RuleDraftStore } from './ports.ts'

/** A draft with what the checker says of it. `pack` is there where its form is right; `hash` is that of the pack. */
export interface ReadDraft {
  readonly draft: RuleDraft
  readonly pack: RulePack | null
  readonly hash: string | null
  readonly faults: readonly PackFault[]
  /** Whether the caller writes it; colleagues of the office read. */
  readonly isOwn: boolean
}

/** What a draft is begun from: a pack, an earlier draft, or a written pack beside the one it changes. */
export interface Beginning {
  readonly packId?: string | undefined
  readonly draftId?: string | undefined
  /** The text of a pack file. */
  readonly text?: string | undefined
  readonly title?: string | undefined
}

/** Why a draft is not begun, read or written. */
export type DraftRefusal =
  | { readonly kind: 'notFound' }
  | { readonly kind: 'notYours' }
  | { readonly kind: 'packUnknown' }
  | { readonly kind: 'full' }
  | { readonly kind: 'tooLarge' }
  | { readonly kind: 'unreadable'; readonly faults: readonly PackFault[] }
  | { readonly kind: 'stale'; readonly version: number }
  | { readonly kind: 'nothingToTakeBack' }
  | { readonly kind: 'notPossible'; readonly change: ChangeNotPossible }

type Answer = Promise<ReadDraft | DraftRefusal>

/** A change as it is asked for: a place by its code. */
export type AskedChange = Exclude<DraftChange, { kind: 'adopt' }> | { readonly kind: 'adopt'; readonly place: string }

/** What would become of a draft that is taken over for a place of the caller: nothing is written. */
export interface Adoption {
  readonly place: Place
  readonly moved: readonly MovedBasis[]
  readonly faults: readonly PackFault[]
}

/** Drafts of rules of an office. */
export interface RuleDrafts {
  list(caller: Caller): Promise<ReadDraft[]>
  begin(caller: Caller, from: Beginning): Answer
  read(caller: Caller, draftId: string): Answer
  change(caller: Caller, draftId: string, seen: number | null, changes: readonly AskedChange[]): Answer
  /** The places of the caller that the draft is not of yet, each with what taking it over would change. */
  adoptions(caller: Caller, draftId: string): Promise<readonly Adoption[] | DraftRefusal>
  takeBack(caller: Caller, draftId: string, seen: number | null): Answer
  remove(caller: Caller, draftId: string): Promise<DraftRefusal | null>
}

/** What drafts are made of. */
export interface RuleDraftParts {
  readonly store: RuleDraftStore
  readonly library: Pick<RulesLibrary, 'pack' | 'packs' | 'packOfDistrict'>
  /** The districts an office works for. */
  readonly districtsOf: (organisationId: string) => Promise<readonly string[]>
  readonly now: () => string
  readonly newId: () => string
}

/** Drafts that an office may keep, and letters of one: enough for every rule of a country in both languages. */
const most = 100
const longest = 400_000

/** Whether an answer is a refusal. */
export const isRefusal = <A extends object>(answer: A | DraftRefusal): answer is DraftRefusal => 'kind' in answer

/**
 * Opens the drafts. Each belongs to the account that began it: its colleagues of the office read it, other offices find
 * nothing, and the operator, who keeps the rules, reads all. None is ever in force.
 */
export const openRuleDrafts = (parts: RuleDraftParts): RuleDrafts => {
  const { store, now } = parts
  const reading = readingOf(parts)
  const seenBy = async (caller: Caller, draftId: string): Promise<RuleDraft | null> => {
    const draft = await store.read(draftId)
    return draft && (caller.party === 'operator' || draft.organisationId === caller.organisationId) ? draft : null
  }
  /** The draft where the caller may write it. */
  const ownOf = async (caller: Caller, draftId: string): Promise<RuleDraft | DraftRefusal> => {
    const draft = await seenBy(caller, draftId)
    if (!draft) return { kind: 'notFound' }
    return draft.ownerId === caller.accountId ? draft : { kind: 'notYours' }
  }
  const read = async (caller: Caller, draftId: string): Answer => {
    const draft = await seenBy(caller, draftId)
    return draft ? reading(draft, caller) : { kind: 'notFound' }
  }
  /** The places whose rules hold in the districts of the caller's office. */
  const placesOf = async ({ organisationId }: Caller): Promise<readonly Place[]> => {
    const districts = organisationId === null ? [] : await parts.districtsOf(organisationId)
    const places = districts.flatMap((district) => parts.library.packOfDistrict(district)?.value.place ?? [])
    return [...new Map(places.map((place) => [place.code, place])).values()]
  }
  const staleAt = async (draftId: string): Promise<DraftRefusal> => {
    const draft = await store.read(draftId)
    return draft ? { kind: 'stale', version: draft.version } : { kind: 'notFound' }
  }
  return {
    list: async (caller) =>
      (await store.list(caller.party === 'operator' ? null : (caller.organisationId ?? ''))).map((draft) =>
        reading(draft, caller),
      ),
    begin: async (caller, from) => {
      if ((await store.count(caller.organisationId ?? '')) >= most) return { kind: 'full' }
      const earlier = from.draftId === undefined ? null : await seenBy(caller, from.draftId)
      if (from.draftId !== undefined && !earlier) return { kind: 'notFound' }
      const begun = begunFrom(parts, caller, from, earlier)
      if ('kind' in begun) return begun
      await store.begin(begun)
      return read(caller, begun.draftId)
    },
    read,
    change: async (caller, draftId, seen, changes) => {
      const draft = await ownOf(caller, draftId)
      if ('kind' in draft) return draft
      if (seen !== null && seen !== draft.version) return { kind: 'stale', version: draft.version }
      const placed = withPlaces(changes, await placesOf(caller))
      if ('why' in placed) return { kind: 'notPossible', change: placed }
      const changed = changedDraft(draft.document, draft.base.value, { id: idOf(draft.document) }, placed.changes)
      if ('why' in changed) return { kind: 'notPossible', change: changed }
      if (isTooLarge(changed.document)) return { kind: 'tooLarge' }
      const saved = { draftId, seen: draft.version, savedAt: now(), document: changed.document }
      return (await store.save(saved)) ? read(caller, draftId) : staleAt(draftId)
    },
    adoptions: async (caller, draftId) => {
      const draft = await seenBy(caller, draftId)
      if (!draft) return { kind: 'notFound' }
      const known = new Map(parts.library.packs().map(({ value }) => [value.id, value]))
      const others = (await placesOf(caller)).filter(({ code }) => code !== valueAt(draft.document, ['place', 'code']))
      return others.map((place) => {
        const { document, moved } = adopted(draft.document, place)
        return { place, moved, faults: readDraftPack(document, known).faults }
      })
    },
    takeBack: async (caller, draftId, seen) => {
      const draft = await ownOf(caller, draftId)
      if ('kind' in draft) return draft
      const taken = await store.takeBack(draftId, seen ?? draft.version, now())
      if (taken === 'nothing') return { kind: 'nothingToTakeBack' }
      return taken === 'done' ? read(caller, draftId) : staleAt(draftId)
    },
    remove: async (caller, draftId) => {
      const draft = await ownOf(caller, draftId)
      if ('kind' in draft) return draft
      await store.remove(draftId)
      return null
    },
  }
}

const withPlaces = (
  changes: readonly AskedChange[],
  places: readonly Place[],
): { readonly changes: readonly DraftChange[] } | ChangeNotPossible => {
  const placed: DraftChange[] = []
  for (const [index, change] of changes.entries()) {
    const place = change.kind === 'adopt' ? places.find(({ code }) => code === change.place) : null
    if (place === undefined) return { index, why: 'notOurPlace' }
    placed.push(change.kind === 'adopt' && place ? { kind: 'adopt', place } : (change as DraftChange))
  }
  return { changes: placed }
}

const readingOf =
  ({ library }: RuleDraftParts) =>
  (draft: RuleDraft, caller: Caller): ReadDraft => {
    const known = new Map(library.packs().map(({ value }) => [value.id, value]))
    const { pack, faults } = readDraftPack(draft.document, known)
    return { draft, pack, hash: pack && hashJson(pack), faults, isOwn: draft.ownerId === caller.accountId }
  }

/** The name of the pack in a draft; it is written when the draft is begun and never changed. */
const idOf = (document: unknown): string => {
  const id = valueAt(document, ['id'])
  if (typeof id !== 'string') throw new Error('a draft has no id')
  return id
}

const isTooLarge = (document: unknown): boolean => JSON.stringify(document).length > longest

const begunFrom = (
  parts: RuleDraftParts,
  caller: Caller,
  from: Beginning,
  earlier: RuleDraft | null,
): NewRuleDraft | DraftRefusal => {
  const { library, now, newId } = parts
  const base: DraftBase | null = earlier?.base ?? library.pack(from.packId ?? '')
  if (!base) return { kind: 'packUnknown' }
  const draftId = newId()
  const mark = { id: `${base.value.id}-${sha256(draftId).slice(0, 8)}` }
  const title = from.title ?? null
  const document = documentOf(parts, { from, earlier, base, mark, title })
  if (isRefused(document)) return document
  if (isTooLarge(document.document)) return { kind: 'tooLarge' }
  return {
    draftId,
    organisationId: caller.organisationId ?? '',
    ownerId: caller.accountId,
    createdAt: now(),
    base,
    document: document.document,
  }
}

const isRefused = (made: { readonly document: unknown } | DraftRefusal): made is DraftRefusal => 'kind' in made

interface Making {
  readonly from: Beginning
  readonly earlier: RuleDraft | null
  readonly base: DraftBase
  readonly mark: { readonly id: string }
  readonly title: string | null
}

const documentOf = (
  parts: RuleDraftParts,
  { from, earlier, base, mark, title }: Making,
): { readonly document: unknown } | DraftRefusal => {
  const called = (document: unknown): unknown => (title === null ? document : retitled(document, { zh: title, en: title }))
  if (earlier) return { document: asDraft(called(earlier.document), mark) }
  if (from.text === undefined) {
    const startsOn = localDay(parts.now(), base.value.place.timeZone)
    return { document: newDraft(base.value, { ...mark, startsOn, title }) }
  }
  try {
    const known = new Map(parts.library.packs().map(({ value }) => [value.id, value]))
    const whole = wholeDocument(readPackText('file', from.text), known)
    return { document: asDraft(called(withDefaults(whole)), mark) }
  } catch (error) {
    if (error instanceof UnusableRules) return { kind: 'unreadable', faults: error.faults }
    throw error
  }
}

/** Lists that a pack may leave out, so that there is something to write in. */
const withDefaults = (document: unknown): unknown =>
  ['duties', 'costs', 'sanctions', 'unknown'].reduce<unknown>(
    (at, key) => (isRecord(at) && at[key] === undefined ? withValueAt(at, [key], []) : at),
    document,
  )
