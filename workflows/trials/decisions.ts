import type { Actor, Decision } from '../case/decide.ts'
import type { CaseEvent } from '../case/events/events.ts'
import { isCopy } from './more-filings.ts'

/** What was decided of one case from one state of its file on: each question asked of it, with the answer and what follows. */
export interface DecisionNode {
  readonly asked: Map<string, { readonly decision: Decision; readonly next: DecisionNode }>
}

/** What a decision is given beside the file. `lent`: the record that the decision is lent the facts of, by name. */
export interface AskedOfCase {
  readonly event: CaseEvent
  readonly at: string
  readonly actor: Actor
  readonly lent: string
  /** Rules, calendar and whatever else is the same object in every replay. */
  readonly under: readonly object[]
  readonly row: object | null
}

/** Decisions of the replays of a trial. */
export interface Decisions {
  /** Where a case begins. */
  readonly of: (caseId: string) => DecisionNode
  readonly decided: (
    node: DecisionNode,
    asked: AskedOfCase,
    decideIt: () => Decision,
  ) => { readonly decision: Decision; readonly next: DecisionNode }
}

const openNode = (): DecisionNode => ({ asked: new Map() })

/**
 * Keeps what was decided in one replay for the next. `decide` is pure: a case that has come the same way, event by event,
 * and is asked the same gets the same answer. Most cases go most of their way alike in all replays of a trial, and to decide
 * is most of what a replay costs.
 */
export const openDecisions = (): Decisions => {
  const roots = new Map<string, DecisionNode>()
  const numbers = new WeakMap<object, number>()
  let last = 0
  const numberOf = (one: object): number => {
    const known = numbers.get(one)
    if (known !== undefined) return known
    last += 1
    numbers.set(one, last)
    return last
  }
  return {
    of: (caseId) => {
      // The copies of one replay are not those of the next.
      if (isCopy(caseId)) return openNode()
      const root = roots.get(caseId) ?? openNode()
      roots.set(caseId, root)
      return root
    },
    decided: (node, { event, at, actor, lent, under, row }, decideIt) => {
      const { party, organisationId } = actor
      const key = JSON.stringify([at, party, organisationId, lent, under.map(numberOf), row, event])
      const known = node.asked.get(key)
      if (known) return known
      const fresh = { decision: decideIt(), next: openNode() }
      node.asked.set(key, fresh)
      return fresh
    },
  }
}
