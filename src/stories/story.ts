import type { Bilingual } from '../../workflows/rules/schema.ts'
import type { StoryStage } from './stage.ts'

/** The place in which a story happens, as far as its source tells; what it leaves open is listed under `assumed`. */
export interface StoryPlace {
  readonly district: { readonly code: string; readonly nameZh: string; readonly nameEn: string }
  /** Rule pack of the place. */
  readonly pack: string
  readonly compound: string
  readonly company: string | null
  /** The street, community or committee that can issue in its place. */
  readonly community: string | null
  /** Who sits in the role of the district centre. */
  readonly centre: string
  readonly garageLevel: 'ground' | 'underground' | 'unknown'
  readonly transformer: { readonly ownership: 'public' | 'private'; readonly ratedKva: number; readonly peakKva: number } | null
}

/** A documented case that can be played on a service, over HTTP, by the parties who acted in it. */
export interface Story {
  /** Name for `npm run story -- NAME`. */
  readonly name: string
  readonly title: Bilingual
  /** Where the facts were read. */
  readonly source: string
  /** What the source tells, in the words of a case officer. */
  readonly told: string
  /** What the source leaves open and is assumed here, so that nobody takes it for a fact. */
  readonly assumed: readonly string[]
  readonly place: StoryPlace
  tell(stage: StoryStage): Promise<void>
}
