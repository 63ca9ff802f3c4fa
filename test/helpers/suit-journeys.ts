import { paperOf } from './case-facts.ts'
import { type CasePlayer, type Sent, startCase } from './case-player.ts'

type Opening = Extract<Sent, { readonly type: 'owner.openProceeding' }>
type Judgment = Extract<Sent, { readonly type: 'owner.reportJudgment' }>

/** A court's paper, as a document of the case. */
export const courtPaper = [paperOf('courtDocument')]

/** The number of the suit of these tests. */
export const suitNumber = '（2026）湘0204民初88号'

/** Opens a road beside the case today; its id is the number of that event. */
export const opens = (player: CasePlayer, kind: Opening['kind'], more: Partial<Opening> = {}): number => {
  player.send({ type: 'owner.openProceeding', kind, openedOn: player.today, ...more })
  return player.file.seq
}

/** A suit for the paper, filed and accepted under its number. */
export const sued = (player: CasePlayer = startCase()): { readonly player: CasePlayer; readonly proceeding: number } => {
  const proceeding = opens(player, 'suit')
  player.send({ type: 'owner.reportProceeding', proceeding, step: 'accepted', number: suitNumber, procedure: 'simplified' })
  return { player, proceeding }
}

/** A judgment of first instance for the owner that orders the company to issue the paper within five days (绵阳, 南通). */
export const judgmentIn = (player: CasePlayer, proceeding: number, more: Partial<Judgment> = {}): Judgment => ({
  type: 'owner.reportJudgment',
  proceeding,
  instance: 'first',
  verdict: 'forOwner',
  orders: 'issuePaper',
  performWithinDays: 5,
  receivedOn: player.today,
  number: suitNumber,
  evidence: courtPaper,
  ...more,
})

/** An effective judgment, reported and confirmed by the centre. */
export const won = (start: CasePlayer = startCase(), more: Partial<Judgment> = {}) => {
  const { player, proceeding } = sued(start)
  player.send(judgmentIn(player, proceeding, { effectiveOn: player.today, ...more }))
  const decision = player.file.seq
  player.send({ type: 'centre.confirmDecision', decision })
  return { player, proceeding, decision }
}
