import type { Behaviour } from '../behaviour/move.ts'
import { acts } from './course.ts'

const number = '（2026）湘0211民初1024号'

/** The owner sues, and the judgment is reported with the court's paper; nobody contests it. */
const sues = (judgment: { readonly verdict: 'forOwner' | 'againstOwner'; readonly within?: number }): Behaviour => {
  const opens = acts(
    'owner',
    ({ today }) => ({ type: 'owner.openProceeding', kind: 'suit', subject: 'consentPaper', number, openedOn: today }),
    { again: true },
  )
  const wins = judgment.verdict === 'forOwner'
  const reports = acts(
    'owner',
    ({ documents, today, stored }) => ({
      type: 'owner.reportJudgment',
      proceeding: stored.file.memory.proceedings[0]?.seq ?? 1,
      instance: 'first',
      verdict: judgment.verdict,
      orders: wins ? 'issuePaper' : 'nothing',
      ...(judgment.within === undefined ? {} : { performWithinDays: judgment.within }),
      receivedOn: today,
      effectiveOn: today,
      number,
      evidence: [...documents],
    }),
    { papers: ['courtDocument'], again: true },
  )
  const confirms = acts(
    'centre',
    ({ stored }) => ({ type: 'centre.confirmDecision', decision: stored.file.memory.decisions[0]?.seq ?? 1 }),
    { again: true },
  )
  return (situation) => {
    const { proceedings, decisions } = situation.stored.file.memory
    if (proceedings.length === 0) return opens(situation)
    if (decisions.length === 0) return reports(situation)
    return decisions.some(({ standing }) => standing === 'reported') ? confirms(situation) : null
  }
}

/** The court orders the company to issue the paper within so many days. */
export const winsPaper = (within: number): Behaviour => sues({ verdict: 'forOwner', within })

/** The owner asks the court to enforce what was ordered. */
export const asksEnforcement = acts('owner', ({ stored }) => ({
  type: 'owner.reportEnforcement',
  proceeding: stored.file.memory.proceedings[0]?.seq ?? 1,
  step: 'applied',
}))

/** The court decides against the request, and the owner closes on that. */
export const losesInCourt: Behaviour = (situation) => {
  const next = sues({ verdict: 'againstOwner' })(situation)
  return (
    next ??
    acts('owner', ({ stored }) => ({
      type: 'owner.acceptJudgment',
      proceeding: stored.file.memory.proceedings[0]?.seq ?? 1,
    }))(situation)
  )
}
