import { useEffect, useState, useSyncExternalStore } from 'react'
import type { Schemas } from '../../../client/client.ts'
import type { PageLanguage } from '../../shared/language.ts'
import { keep, keptNames, readKept } from './kept-store.ts'

/** What was said of one point of the list. */
export interface SaidOfPoint {
  readonly seen?: 'yes' | 'no'
  readonly number?: string
  readonly words?: string
}

/** What was entered on site about one case. */
export interface SiteNotes {
  readonly said: Readonly<Record<string, SaidOfPoint>>
  /** What was chosen in the finding, by the name of its field. */
  readonly chosen: Readonly<Record<string, string>>
  readonly words: string
  /** The space as it was named, for the day on which the case is no longer on the list. */
  readonly place: string
}

const noNotes: SiteNotes = { said: {}, chosen: {}, words: '', place: '' }
const notesPrefix = 'site-notes '
const visitPrefix = 'site-visit '

/** The notes of a case as they are kept in this phone. */
export const readNotes = (caseId: string): SiteNotes => ({ ...noNotes, ...readKept<Partial<SiteNotes>>(notesPrefix + caseId) })

/** Whether there is anything in them that somebody would miss. */
const isWritten = ({ said, chosen, words }: SiteNotes): boolean =>
  words.trim() !== '' || Object.keys(said).length > 0 || Object.keys(chosen).length > 0

/** Notes of one case, kept in this phone until they were sent: a garage has no signal, and a battery ends. */
export const useSiteNotes = ({ caseId, compound, space }: SiteCase) => {
  const [notes, setNotes] = useState(() => readNotes(caseId))
  useEffect(() => {
    keep(notesPrefix + caseId, isWritten(notes) ? { ...notes, place: `${compound} ${space}` } : null)
    window.dispatchEvent(new Event(keptEvent))
  }, [caseId, compound, space, notes])
  const change = (changed: Partial<SiteNotes>): void => setNotes((before) => ({ ...before, ...changed }))
  const say = (point: string, said: SaidOfPoint): void =>
    setNotes((before) => ({ ...before, said: { ...before.said, [point]: { ...before.said[point], ...said } } }))
  const forget = (): void => setNotes(noNotes)
  return { notes, change, say, forget }
}

const keptEvent = 'site-notes-kept'
const onKept = (tell: () => void) => {
  window.addEventListener(keptEvent, tell)
  return () => window.removeEventListener(keptEvent, tell)
}

/** How many points of another space have been looked at so far. */
export const usePointsSaid = (caseId: string): number =>
  useSyncExternalStore(onKept, () => Object.keys(readNotes(caseId).said).length)

/** Notes of cases that are no longer on the list: somebody else has settled them meanwhile. They wait to be read, and are not lost. */
export const notesBeside = (sites: readonly SiteCase[]): { readonly caseId: string; readonly notes: SiteNotes }[] =>
  keptNames(notesPrefix)
    .map((name) => name.slice(notesPrefix.length))
    .filter((caseId) => !sites.some((site) => site.caseId === caseId))
    .map((caseId) => ({ caseId, notes: readNotes(caseId) }))
    .filter(({ notes }) => isWritten(notes))

/** Throws such notes away. */
export const dropNotes = (caseId: string): void => keep(notesPrefix + caseId, null)

/** The list of points for a space, kept for the way into the garage. */
export const keepVisit = (caseId: string, language: PageLanguage, visit: Schemas['SiteVisit']): void =>
  keep(`${visitPrefix}${caseId} ${language}`, visit)

/** The list of points as it was last read. */
export const keptVisit = (caseId: string, language: PageLanguage): Schemas['SiteVisit'] | null =>
  readKept(`${visitPrefix}${caseId} ${language}`)

const listKey = 'site-list'

/** A case as it is kept in the phone for the way into the garage. */
export interface SiteCase {
  readonly caseId: string
  readonly version: number
  readonly compound: string
  readonly space: string
  readonly caseNumber: string | null
}

/** The cases that were on the list when there last was a signal. */
export const keptList = (): readonly SiteCase[] => readKept<readonly SiteCase[]>(listKey) ?? []

const officeKey = 'site-office'

/** Whose list this phone keeps. */
interface SiteOffice {
  readonly office: 'fire' | 'grid'
  readonly accountId: string
}

/** The office and the account whose list this phone keeps; null = none, or its account has logged out. */
export const keptOffice = (): SiteOffice | null => readKept<SiteOffice>(officeKey)

/** Keeps whose list it is; null forgets it together with the list. */
export const keepOffice = (whose: SiteOffice | null): void => {
  if (whose === null) for (const name of [listKey, ...keptNames(visitPrefix)]) keep(name, null)
  keep(officeKey, whose)
}

/** Keeps the list for when there is no signal; lists of points for cases that have left it are thrown away. */
export const keepList = (cases: readonly SiteCase[]): void => {
  keep(listKey, cases)
  for (const name of keptNames(visitPrefix)) {
    if (!cases.some(({ caseId }) => name.startsWith(`${visitPrefix}${caseId} `))) keep(name, null)
  }
}
