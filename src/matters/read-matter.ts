import { localDay } from '../../workflows/calendar/days.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import type { MatterStanding } from '../../workflows/matter/sight.ts'
import type { CaseDocuments } from '../documents/ports.ts'
import { type MatterView, viewMatter } from './matter-view.ts'
import type { MatterStore, MatterViewer, StoredMatter } from './ports.ts'

/** Where matters and their papers are read from. */
export interface MatterSources {
  readonly matters: MatterStore
  readonly documents: CaseDocuments
}

/** A matter and the standing of a viewer; null when there is none or the viewer may not see it: both look the same from outside. */
export const findMatterFor = async (
  matters: MatterStore,
  matterId: string,
  viewer: MatterViewer,
  now: string,
): Promise<{ stored: StoredMatter; standing: MatterStanding } | null> => {
  const stored = await matters.read(matterId)
  const standing = stored && (await matters.standing(stored, viewer, localDay(now, stored.rules.place.timeZone)))
  return stored && standing ? { stored, standing } : null
}

/** The matter as somebody with a standing sees it. */
export const matterViewFor = async (
  { matters, documents }: MatterSources,
  found: { readonly stored: StoredMatter; readonly standing: MatterStanding },
  at: { readonly now: string; readonly language: Language },
): Promise<MatterView> => {
  const [context, papers] = await Promise.all([matters.context(found.stored), documents.list(found.stored.file.matterId)])
  return viewMatter({ ...found, context, documents: papers, ...at })
}
