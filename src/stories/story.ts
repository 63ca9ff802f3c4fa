import type { Bilingual } from '../../workflows/rules/schema.ts'
import type { StoryStage } from './story-stage.ts'

/** A family of a story and its parking space. */
export interface Family {
  readonly name: string
  readonly room: string
  /** Label of its space. */
  readonly space: string
  /** Months of the lease, for a tenant of the space; null = owned. */
  readonly leaseMonths: number | null
  /** Whether the space has a wall or a pillar to mount a pile on. */
  readonly wallOrPillar: boolean
}

/** The place in which a story happens, as far as its source tells; what it leaves open is listed under `assumed`. */
export interface StoryPlace {
  readonly district: { readonly code: string; readonly nameZh: string; readonly nameEn: string }
  /** Rule pack of the place. */
  readonly pack: string
  readonly compound: string
  readonly company: string | null
  /** False: the company never registers; it is a named body without an account. */
  readonly companyRegisters?: boolean
  /** The street, community or committee that can issue in its place. */
  readonly community: string | null
  /** False: the record of the compound names nobody who could issue; the centre has to. */
  readonly communityOnRecord?: boolean
  /** Who sits in the role of the district centre. */
  readonly centre: string
  readonly garageLevel: 'ground' | 'underground' | 'unknown'
  readonly transformer: { readonly ownership: 'public' | 'private'; readonly ratedKva: number; readonly peakKva: number } | null
  /** Who asks, in the order of the story; without a list one family with a space of its own. */
  readonly families?: readonly Family[]
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

/** A family that owns its space, by a wall. */
export const family = (name: string, room: string, space: string, more: Partial<Family> = {}): Family => ({
  name,
  room,
  space,
  leaseMonths: null,
  wallOrPillar: true,
  ...more,
})
