import type { Party } from '../../workflows/parties.ts'
import type { Schemas, SentEvent } from '../client/client.ts'
import type { paths } from '../client/generated/api.d.ts'
import type { Onlooker } from './watch.ts'

/** The fields of an event beside its type. */
export type FieldsOf<T extends SentEvent['type']> = Omit<Extract<SentEvent, { type: T }>, 'type'>

/** A paper of a case, by its kind. */
export type PaperKind = paths['/api/cases/{caseId}/papers/{kind}.pdf']['get']['parameters']['path']['kind']

/** A matter of the compound in a story. */
export interface StoryMatter {
  readonly matterId: string
  /** The centre of the district acts on it. */
  does(event: Schemas['MatterEvent']): Promise<void>
  /** A paper of the matter, uploaded by the centre. */
  uploads(kind: Schemas['DocumentReceipt']['kind']): Promise<string>
}

/** What a story can do and say. Everything goes over HTTP as the party that acts. */
export interface StoryStage {
  /** Says something that happens outside of the system. */
  says(text: string): void
  /** The owner opens a draft, uploads the usual papers and these, and files. */
  files(wish?: {
    /** Where the rules differ by part of the building: which one, or null for none of them. */
    readonly part?: string | null
    readonly powerKw?: number
    readonly mayCall?: boolean
    readonly papers?: readonly Schemas['DocumentReceipt']['kind'][]
  }): Promise<void>
  /** A party acts; or the centre records it on the party's behalf. */
  does<T extends SentEvent['type']>(
    type: T,
    fields: FieldsOf<T>,
    more?: { readonly recordedByCentre?: 'phone' | 'counter' | 'paper' },
  ): Promise<void>
  /** A party tries something that the system does not take, with this code. */
  isRefused<T extends SentEvent['type']>(type: T, fields: FieldsOf<T>, code: string): Promise<void>
  /** A party uploads a paper and gets its id. */
  uploads(party: Party, kind: Schemas['DocumentReceipt']['kind']): Promise<string>
  /** A party fetches a paper of the case, and says so; the story breaks if the case has none. */
  fetchesPaper(party: Party, kind: PaperKind): Promise<void>
  /** A named person of a party answers through a link, without an account. */
  answersByLink<T extends SentEvent['type']>(
    party: 'property' | 'community',
    name: string,
    type: T,
    fields: FieldsOf<T>,
  ): Promise<void>
  /** The centre opens a matter of the compound; the head of this body answers for it. An order has its number. */
  opensMatter(kind: 'retrofit' | 'order', official: Party, number?: string): Promise<StoryMatter>
  /** A party opens a case on the family’s pile; what follows in it is played on the stage that is given back. */
  opensOnPile<T extends SentEvent['type']>(type: T, fields: FieldsOf<T>): Promise<StoryStage>
  /** The piles of the family. */
  piles(): Promise<readonly Schemas['Pile'][]>
  /** A pile as a party sees it; null where it is shown none. */
  seesPile(pileId: string, party: Party): Promise<Schemas['Pile'] | null>
  /** Working days go by. */
  workingDaysPass(n: number): Promise<void>
  /** Time goes by until the last day of this clock is over; nobody acts. */
  nobodyActsUntilOver(clock: string): Promise<void>
  /** The case as a party sees it. */
  sees(party: Party): Promise<Schemas['Case']>
  /** Says that somebody does not see this case at all, and breaks the story if it is shown. */
  cannotSee(who: Onlooker): Promise<void>
  /** Says what should be so, and breaks the story if it is not. */
  expects(sentence: string, holds: boolean): void
  /** Ids of the grounds with these codes that are still pleaded. */
  groundIds(...codes: string[]): Promise<string[]>
  /** Today, in the place of the story. */
  today(): Promise<string>
  /** Id of the body of a party. */
  organisationOf(party: Party): string
  /** The stage of another family of the place: same clock, same offices, a case of its own. */
  family(index: number): StoryStage
}
