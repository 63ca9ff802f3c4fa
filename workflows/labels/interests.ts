import type { InterestKind } from '../case/facts.ts'
import type { Bilingual } from '../rules/schema.ts'

/** What a property company has to do with charging in a compound. */
export const interestLabels = {
  none: { zh: '没有经营利益', en: 'No interest in charging' },
  ownPiles: { zh: '自己经营充电桩', en: 'Runs charging piles itself' },
  revenueShare: { zh: '从充电收入中分成', en: 'Shares in the revenue of charging' },
  exclusiveContract: { zh: '与运营商有独家合同', en: 'Has an exclusive contract with an operator' },
} satisfies Record<InterestKind, Bilingual>

/** What stands beside a fire or capacity ground of such a company. It flags and finds nothing. */
export const interestFlag: Bilingual = {
  zh: '系统提示：该物业在本小区{reason}（{by}，{on}）。这只是提示，理由是否成立由核查结论决定。',
  en: 'Flagged by the system: in this compound the company has an interest in charging – {reason} ({by}, {on}). It is a flag only; the finding decides whether the ground holds.',
}

/** Who said so. */
export const declaredByLabels = {
  property: { zh: '物业申报', en: 'declared by the company' },
  centre: { zh: '区中心登记', en: 'recorded by the centre' },
} satisfies Record<'property' | 'centre', Bilingual>
