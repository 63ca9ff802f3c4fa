import { sightAfterWord } from '../../workflows/case/hand-overs.ts'
import { type ApplicantField, applicantFields } from '../../workflows/case/sight.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import type { CaseDocuments } from '../documents/ports.ts'
import { recordsOfApplicant } from './applicant-values.ts'
import type { CaseView } from './case-view.ts'
import { isNoted, type PersonalReads } from './personal-reads.ts'
import type { CaseStore, StoredCase } from './ports.ts'
import { type Standing, standingOf, type Viewer } from './standing.ts'
import { viewCase } from './view-case.ts'
import { earlierCases } from './views/chain.ts'
import { spokenRecords } from './views/words.ts'

/** Where cases and their papers are read from. */
export interface CaseSources {
  readonly store: CaseStore
  readonly documents: CaseDocuments
  /** Where it is noted who read which personal field. */
  readonly reads: Pick<PersonalReads, 'note'>
}

/** The case as somebody with a standing in it sees it. */
export const viewFor = async (
  sources: CaseSources,
  stored: StoredCase,
  standing: Standing,
  { viewer, ...at }: { readonly viewer: Viewer; readonly now: string; readonly language: Language },
): Promise<CaseView> => {
  const { store, documents } = sources
  const { caseId, file } = stored
  const spoken = [...recordsOfApplicant(file), ...file.memory.grounds.map((ground) => ground.seq), ...spokenRecords(file)]
  const [names, papers, deliveries, personal, earlier, surroundings] = await Promise.all([
    store.names(stored),
    documents.list(caseId),
    store.deliveries(caseId),
    store.personal(caseId, file.seq === 0 ? [0] : [...new Set(spoken)]),
    earlierCases(store, stored, viewer),
    store.surroundings(stored),
  ])
  return viewCase({ stored, standing, names, documents: papers, deliveries, personal, earlier, surroundings, ...at })
}

/** The case as somebody is shown it: it is noted which personal fields are in it. */
export const showFor: typeof viewFor = async (sources, stored, standing, by) => {
  const view = await viewFor(sources, stored, standing, by)
  noteFields(sources, stored, standing, { ...by, fields: fieldsIn(stored, standing, view) })
  return view
}

/** Personal fields that a view holds in full. */
const fieldsIn = (stored: StoredCase, { party }: Standing, { applicant }: Pick<CaseView, 'applicant'>): ApplicantField[] =>
  applicantFields.filter((field) => applicant[field] !== null && sightAfterWord(stored, party, field) === 'full')

/** Notes that somebody was shown personal fields; what is the own is not noted. */
export const noteFields = (
  { reads }: Pick<CaseSources, 'reads'>,
  { caseId }: Pick<StoredCase, 'caseId'>,
  standing: Standing,
  { viewer, now, fields }: { readonly viewer: Viewer; readonly now: string; readonly fields: readonly ApplicantField[] },
): void => {
  if (fields.length === 0 || !isNoted(standing)) return
  reads.note({ caseId, viewer, party: standing.party, at: now, fields, document: null })
}

/** A case and the standing of a viewer in it; null when there is no such case or the viewer has no standing: both look the same from outside. */
export const findFor = async (
  store: CaseStore,
  caseId: string,
  viewer: Viewer,
): Promise<{ stored: StoredCase; standing: Standing } | null> => {
  const stored = await store.read(caseId)
  const standing = stored && (await standingOf(store, stored, viewer))
  return stored && standing ? { stored, standing } : null
}
