import type { Party } from '../../workflows/parties.ts'
import { packs } from '../../workflows/rules/packs.ts'
import { newKey, type Schemas, type SentEvent, taken } from '../client/client.ts'
import type { Cast } from './cast.ts'
import type { Story } from './story.ts'
import { storyPdf } from './story-pdf.ts'
import type { PaperKind, StoryStage } from './story-stage.ts'

/** One act of a party in a case. */
export interface StoryAct {
  readonly caseId: string
  /** Which family’s case it is. */
  readonly family: number
  /** Who acts; the centre where it records an act on behalf of another. */
  readonly sender: Party
  readonly event: SentEvent
}

/** How the parties of a story do what they do. */
export interface Hands {
  /** A family fills in a request, adds its papers and these, and files it; gives the id of the request. */
  files(family: number, wish: NonNullable<Parameters<StoryStage['files']>[0]>): Promise<string>
  acts(act: StoryAct): Promise<void>
  uploads(act: Omit<StoryAct, 'event'>, kind: Schemas['DocumentReceipt']['kind']): Promise<string>
  fetchesPaper(act: Omit<StoryAct, 'event'>, kind: PaperKind): Promise<void>
  /** A named person of a party answers through a link that the centre makes. */
  answersByLink(act: StoryAct, name: string): Promise<void>
  /** The centre opens a matter of the compound; gives its id. */
  opensMatter(matter: Schemas['NewMatter']): Promise<string>
  /** The centre acts on a matter. */
  actsOnMatter(matterId: string, event: Schemas['MatterEvent']): Promise<void>
  /** The centre adds a paper to a matter; gives its id. */
  uploadsToMatter(matterId: string, kind: Schemas['DocumentReceipt']['kind']): Promise<string>
  /** A party opens a case on a pile; gives its id. */
  opensOnPile(act: Omit<StoryAct, 'caseId'> & { readonly pileId: string }): Promise<string>
}

/** The papers that a family brings: those of the place, and these. */
export const papersOf = ({ place }: Story, more: readonly Schemas['DocumentReceipt']['kind'][] = []) => [
  ...(packs.get(place.pack)?.consent.requiredPapers ?? []),
  ...more,
]

/** Everything over HTTP, as the party that acts. */
export const httpHands = (story: Story, cast: Cast): Hands => {
  const clientOf = ({ sender, family }: Omit<StoryAct, 'event' | 'caseId'>) => {
    const found = sender === 'owner' ? cast.owner(family) : cast.client(sender)
    if (!found) throw new Error(`${sender} has no part in this story`)
    return found
  }
  const centre = () => clientOf({ sender: 'centre', family: 0 })
  return {
    files: async (family, { papers = [], part, ...wish }) => {
      const caseId = await cast.openDraft(wish, family)
      const owner = cast.owner(family)
      for (const kind of papersOf(story, papers)) await owner.upload(caseId, kind, storyPdf)
      await owner.send(caseId, { type: 'owner.submit', undertaking: true, ...(part === undefined ? {} : { part }) })
      return caseId
    },
    acts: async (act) => {
      await clientOf(act).send(act.caseId, act.event)
    },
    uploads: (act, kind) => clientOf(act).upload(act.caseId, kind, storyPdf),
    fetchesPaper: async (act, kind) => {
      const path = { caseId: act.caseId, kind }
      taken(await clientOf(act).http.GET('/api/cases/{caseId}/papers/{kind}.pdf', { params: { path }, parseAs: 'blob' }))
    },
    answersByLink: ({ caseId, sender, event }, name) =>
      cast.answerByLink(caseId, sender as 'property' | 'community', name, event),
    opensMatter: async (body) =>
      taken(await centre().http.POST('/api/matters', { params: { header: { 'idempotency-key': newKey() } }, body })).matterId,
    actsOnMatter: async (matterId, event) => {
      const header = { 'if-match': '*', 'idempotency-key': newKey() }
      const params = { path: { matterId }, header }
      taken(await centre().http.POST('/api/matters/{matterId}/events', { params, body: event }))
    },
    uploadsToMatter: (matterId, kind) => centre().uploadToMatter(matterId, kind, storyPdf),
    opensOnPile: async ({ pileId, event, ...by }) => {
      const body = { kind: 'operation' as const, pileId, event: event as Schemas['NewOperation']['event'] }
      const params = { header: { 'idempotency-key': newKey() } }
      return taken(await clientOf(by).http.POST('/api/cases', { params, body })).caseId
    },
  }
}
