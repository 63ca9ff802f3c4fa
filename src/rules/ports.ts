import type { PackFault } from '../../workflows/rules/fault.ts'
import type { Bilingual, RulePack } from '../../workflows/rules/schema.ts'

/** A pack as an operator wants to bring it into force. */
export interface AskedAnnouncement {
  /** The file. */
  readonly text: string
  /** The day from which it is to hold; null = the one in the file. */
  readonly from: string | null
  /** Districts that go over to it, beside those that are under an earlier version already. */
  readonly districts: readonly string[]
}

/** A mistake with the line of the file on which it stands; null = nowhere in the file, as what it takes from another pack. */
export interface PlacedFault extends PackFault {
  readonly line: number | null
}

/** A pack with its hash. */
export interface HashedPack {
  readonly hash: string
  readonly value: RulePack
}

/** A district that a pack reaches. */
export interface ReachedDistrict {
  readonly code: string
  readonly name: Bilingual
  /** It goes over by being named now; else it is under an earlier version of the pack. */
  readonly isNamed: boolean
  /** The pack that holds there today. */
  readonly packNow: HashedPack | null
  readonly runningCases: number
}

/** What would happen: nothing is written. `pack` is there where its form is right, whatever else is wrong with it. */
export interface PackCheck {
  readonly faults: readonly PlacedFault[]
  readonly pack: HashedPack | null
  /** It is there already, word for word. */
  readonly isKnown: boolean
  /** Its day has come: it would hold at once, and could not be taken back. */
  readonly holdsAtOnce: boolean
  readonly reach: readonly ReachedDistrict[]
  /** The packs it replaces, each once; without a district, the one before it or the one it builds upon. */
  readonly replaces: readonly HashedPack[]
}

/** A pack that was announced. */
export interface AnnouncedPack {
  readonly number: number
  readonly pack: HashedPack
  readonly state: 'coming' | 'inForce' | 'replaced' | 'takenBack'
  /** The districts that were named with it. */
  readonly districts: readonly string[]
  readonly announcedAt: string
  readonly takenBackAt: string | null
}

/** What became of an announcement. `known`: the very same pack is there already, and nothing was written. */
export type Announcement =
  | { readonly kind: 'announced' | 'known'; readonly hash: string; readonly number: number | null }
  | { readonly kind: 'wrong'; readonly faults: readonly PlacedFault[] }
  | { readonly kind: 'districtUnknown'; readonly district: string }

/** What became of taking one back. `chosen`: districts that would be left without any rules. */
export type TakenBack =
  | { readonly kind: 'takenBack' | 'unknown' | 'inForce' | 'hasCases' }
  | { readonly kind: 'chosen'; readonly districts: readonly string[] }

/** Who does it, and when. */
export interface Announcer {
  readonly accountId: string
  readonly now: string
}

/** Rule packs that the operator brings into force on a page. */
export interface PackAnnouncements {
  check(asked: AskedAnnouncement): Promise<PackCheck>
  announce(asked: AskedAnnouncement, by: Announcer): Promise<Announcement>
  /** All of them, the latest first. */
  list(): Promise<AnnouncedPack[]>
  /** The file as it was sent. */
  written(number: number): Promise<{ readonly packId: string; readonly version: number; readonly text: string } | null>
  takeBack(number: number, by: Announcer): Promise<TakenBack>
}
