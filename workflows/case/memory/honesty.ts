import type { Party } from '../../parties.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { CallBackAnswer } from '../events/honesty.ts'
import { isRevokedForDuty } from './consent-duties.ts'

type Change = Partial<CaseMemory>

/** A call of another office to an owner who withdrew or took an alternative. */
export interface CallBack {
  readonly seq: number
  readonly on: string
  readonly answer: CallBackAnswer | null
  readonly answeredSeq: number | null
}

/** A claim that a paper of the case is forged, and what became of it. */
export interface Forgery {
  readonly seq: number
  readonly on: string
  readonly by: Party
  readonly documentId: string
  readonly standing: 'claimed' | 'found' | 'notFound'
  readonly settledSeq: number | null
}

/**
 * Whether a case is among those that are called: drawn from its id, which is random, so that nobody can choose and
 * everybody can check it.
 */
const isDrawn = (caseId: string, oneIn: number): boolean => {
  // FNV-1a: spreads ids that are alike.
  let hash = 0x811c9dc5
  for (const sign of caseId) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return hash % oneIn === 0
}

/** Whether the owner of a case that has just ended is to be asked by another office why. */
export const isToCallBack = ({ outcome, callBack }: CaseMemory, { rules, caseId, seq }: Given): boolean => {
  if (callBack !== null || !rules.callBacks || outcome?.seq !== seq) return false
  const owners = outcome.outcome === 'withdrawn' || outcome.outcome === 'diverted'
  return owners && isDrawn(caseId, rules.callBacks.oneIn)
}

/** The case is among those that are called. */
export const callBackAsked = (_: CaseMemory, { seq, today }: Given): Change => ({
  callBack: { seq, on: today, answer: null, answeredSeq: null },
})

/** What the owner said. */
export const callBackMade = ({ callBack }: CaseMemory, { seq }: Given, { answer }: EventOf<'bureau.recordCallBack'>): Change => ({
  callBack: callBack && { ...callBack, answer, answeredSeq: seq },
})

/** Somebody says that a paper is forged. */
export const forgeryClaimed = (
  memory: CaseMemory,
  { seq, today, actor }: Given,
  { documentId }: EventOf<'owner.reportForgery' | 'property.reportForgery' | 'centre.reportForgery'>,
): Change => ({
  forgeries: [...memory.forgeries, { seq, on: today, by: actor.party, documentId, standing: 'claimed', settledSeq: null }],
})

/** What became of the claim. */
export const forgerySettled = (
  memory: CaseMemory,
  { seq }: Given,
  { record, found }: EventOf<'centre.settleForgery'>,
): Change => ({
  forgeries: memory.forgeries.map((entry) =>
    entry.seq === record ? { ...entry, standing: found ? ('found' as const) : ('notFound' as const), settledSeq: seq } : entry,
  ),
})

/** The paper of the consent is forged: there is none. */
export const paperFell = (): Change => ({ paper: null })

/** Whether the consent rested on a forged paper, or was taken back for a duty of the place, and no other paper has come. */
export const consentFell = (memory: CaseMemory): boolean =>
  isRevokedForDuty(memory) || (memory.paper === null && memory.forgeries.some(({ standing }) => standing === 'found'))

/** Claims that nobody has settled. */
export const openForgeries = ({ forgeries }: CaseMemory): Forgery[] => forgeries.filter(({ standing }) => standing === 'claimed')
