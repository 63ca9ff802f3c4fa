import { matterKindLabels } from '../../workflows/labels/matters.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import type { Party } from '../../workflows/parties.ts'
import type { Cast } from './cast.ts'
import type { Hands } from './hands.ts'
import type { StoryMatter } from './story-stage.ts'

/** What a matter of a story needs of its stage. */
interface MatterStageParts {
  readonly cast: Cast
  readonly hands: Hands
  readonly say: (line: string) => void
  readonly day: () => Promise<string>
}

/** The centre opens a matter of the compound; the head of a body answers for it. */
export const openMatter = async (
  { cast, hands, say, day }: MatterStageParts,
  kind: 'retrofit' | 'order',
  official: Party,
  number?: string,
): Promise<StoryMatter> => {
  const { compoundId, garageId } = cast.compound
  say(
    `${await day()}  ${partyLabels.centre.zh}：建立公共事项“${matterKindLabels[kind].zh}”，负责人：${partyLabels[official].zh}负责人`,
  )
  const matterId = await hands.opensMatter({
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
  })
  return {
    matterId,
    does: (event) => hands.actsOnMatter(matterId, event),
    uploads: (kind) => hands.uploadsToMatter(matterId, kind),
  }
}
