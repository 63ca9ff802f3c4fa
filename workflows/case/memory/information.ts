import type { DocumentKind } from '../../rules/codes.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { InformationObjection } from '../events/information.ts'

type Change = Partial<CaseMemory>

/** A request of the company for information. */
export interface InformationRequest {
  readonly seq: number
  readonly on: string
  readonly asks: readonly DocumentKind[]
  /** Everything it asks for was on the case before it. */
  readonly wasThere: boolean
  readonly contest: { readonly seq: number; readonly on: string; readonly because: InformationObjection } | null
  /** The centre has found it reasonable. */
  readonly standsSeq: number | null
  /** `unsettled`: contested, and the centre did not say in time whether it is reasonable. */
  readonly end: 'answered' | 'unanswered' | 'struck' | 'unsettled' | null
  readonly endedSeq: number | null
}

/** The request that was made last; null = there was none. */
export const lastInformationRequest = ({ informationRequests }: CaseMemory): InformationRequest | null =>
  informationRequests.at(-1) ?? null

const lastChanged = ({ informationRequests }: CaseMemory, change: Partial<InformationRequest>): Change => ({
  informationRequests: informationRequests.map((entry, index) =>
    index === informationRequests.length - 1 ? { ...entry, ...change } : entry,
  ),
})

/** The company asks. What "other" means stands in words, so that is never known to be there. */
export const informationAsked = (memory: CaseMemory, given: Given, { asks }: EventOf<'property.requestInformation'>): Change => {
  const kinds = Object.values(memory.documents)
  return {
    informationRequests: [
      ...memory.informationRequests,
      {
        seq: given.seq,
        on: given.today,
        asks,
        wasThere: asks.every((kind) => kind !== 'other' && kinds.includes(kind)),
        contest: null,
        standsSeq: null,
        end: null,
        endedSeq: null,
      },
    ],
  }
}

/** The request comes to its end. The papers of an answer belong to the case from then on. */
export const informationEnded = (
  memory: CaseMemory,
  given: Given,
  { end }: { end: NonNullable<InformationRequest['end']> },
): Change => ({
  documents: { ...memory.documents, ...given.documents },
  ...lastChanged(memory, { end, endedSeq: given.seq }),
})

/** The owner holds it to be unreasonable. */
export const informationContested = (
  memory: CaseMemory,
  { seq, today }: Given,
  { because }: EventOf<'owner.contestInformation'>,
): Change => lastChanged(memory, { contest: { seq, on: today, because } })

/** The owner holds it to be unreasonable, and the record itself shows that it is. */
export const informationStruckAtOnce = (
  memory: CaseMemory,
  { seq, today }: Given,
  { because }: EventOf<'owner.contestInformation'>,
): Change => lastChanged(memory, { contest: { seq, on: today, because }, end: 'struck', endedSeq: seq })

/** The centre finds it reasonable: the owner still has to answer. */
export const informationStands = (memory: CaseMemory, { seq }: Given): Change => lastChanged(memory, { standsSeq: seq })
