import { partyLabels } from '../../workflows/labels/parties.ts'
import { type Party, parties } from '../../workflows/parties.ts'
import { ApiProblem, type PileClient, type Schemas } from '../client/client.ts'
import type { Cast } from './cast.ts'
import { changeSeen, type Glimpse, glimpseOf } from './glimpse.ts'

/** Somebody of a story who may or may not see a case: a party, an owner without a request, or another family. */
export type Onlooker = Party | 'neighbour' | number

/** Looks at one case through the eyes of everybody in the story. */
export interface Watch {
  /** The case as somebody sees it; null when it is shown none. */
  through(who: Onlooker): Promise<Schemas['Case'] | null>
  /** One line for everybody who sees something else than last time; nothing before the request is filed. */
  tell(): Promise<void>
  /** Who an onlooker is, in words. */
  nameOf(who: Onlooker): string
}

/** What a watch is kept over: the case of one family. */
interface WatchParts {
  readonly cast: Cast
  readonly family: number
  readonly caseId: () => string
  /** It is a case on the family’s pile. */
  readonly onPile?: boolean
  readonly say: (line: string) => void
}

/** Keeps watch over a case: what each party sees of it, step by step. */
export const keepWatch = ({ cast, family, caseId, say, onPile = false }: WatchParts): Watch => {
  const seen = new Map<Onlooker, Glimpse>()
  const clientOf = (who: Onlooker): PileClient | null => {
    if (who === 'neighbour') return cast.neighbour()
    if (typeof who === 'number') return cast.owner(who)
    return who === 'owner' ? cast.owner(family) : cast.client(who)
  }
  const nameOf = (who: Onlooker): string => {
    if (who === 'neighbour') return '其他业主'
    return typeof who === 'number' ? `业主${cast.families[who]?.name ?? ''}` : partyLabels[who].zh
  }
  // Where several families ask, a line says whose request it speaks of.
  const name = cast.families.length > 1 ? (cast.families[family]?.name ?? '') : ''
  const whose = name === '' && !onPile ? '' : `〔${name}${onPile ? '充电桩事项' : ''}〕`
  const through: Watch['through'] = async (who) => {
    const client = clientOf(who)
    if (client === null) return null
    try {
      return await client.read(caseId())
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.code === 'NOT_FOUND') return null
      throw error
    }
  }
  const onlookers: readonly Onlooker[] = [...parties.filter((party) => clientOf(party) !== null), 'neighbour']
  return {
    through,
    nameOf,
    tell: async () => {
      if (caseId() === '') return
      for (const who of onlookers) {
        const now = glimpseOf(await through(who))
        const change = changeSeen(seen.get(who), now)
        if (change !== null) say(`      · ${whose}${nameOf(who)}看到：${change}`)
        seen.set(who, now)
      }
    },
  }
}
