import { randomUUID } from 'node:crypto'
import { matterKindLabels } from '../../workflows/labels/matters.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import type { Party } from '../../workflows/parties.ts'
import { taken } from '../client/client.ts'
import type { Cast } from './cast.ts'
import { storyPdf } from './story-pdf.ts'
import type { StoryMatter } from './story-stage.ts'

/** What a matter of a story needs of its stage. */
interface MatterStageParts {
  readonly cast: Cast
  readonly say: (line: string) => void
  readonly day: () => Promise<string>
}

/** The centre opens a matter of the compound; the head of a body answers for it. */
export const openMatter = async (
  { cast, say, day }: MatterStageParts,
  kind: 'retrofit' | 'order',
  official: Party,
  number?: string,
): Promise<StoryMatter> => {
  const centre = cast.client('centre')
  if (!centre) throw new Error('a matter needs a centre that opens it')
  const { compoundId, garageId } = cast.compound
  say(
    `${await day()}  ${partyLabels.centre.zh}：建立公共事项“${matterKindLabels[kind].zh}”，负责人：${partyLabels[official].zh}负责人`,
  )
  const { matterId } = taken(
    await centre.http.POST('/api/matters', {
      params: { header: { 'idempotency-key': randomUUID() } },
      body: {
        kind,
        compoundId,
        garageId,
        ...(number === undefined ? {} : { number }),
        official: {
          party: official as 'property',
          organisationId: cast.organisationOf(official),
          role: 'head',
          personal: { name: '陈经理' },
        },
      },
    }),
  )
  return {
    matterId,
    does: async (event) => {
      taken(
        await centre.http.POST('/api/matters/{matterId}/events', {
          params: { path: { matterId }, header: { 'if-match': '*', 'idempotency-key': randomUUID() } },
          body: event,
        }),
      )
    },
    uploads: (kind) => centre.uploadToMatter(matterId, kind, storyPdf),
  }
}
