import { type ClockName, clockContract, clockNames } from '../case/clocks.ts'
import type { LegalMeansName } from '../labels/legal-means.ts'
import type { Party } from '../parties.ts'
import { type articleChanges, compareArticles } from '../rules/compare.ts'
import { rulesOfPart } from '../rules/consent-parts.ts'
import type { Bilingual, RulePack } from '../rules/schema.ts'

/** One rule in which a draft differs, and by what means it can be made. */
export interface LegalMeans {
  readonly key: string
  readonly label: Bilingual
  readonly change: (typeof articleChanges)[number]
  readonly from: Bilingual | null
  readonly to: Bilingual | null
  readonly means: LegalMeansName
}

/**
 * What in a draft needs a statute and what a notice can do (T6): every rule in which it differs from the pack it would
 * replace. Classified by what the rule does and whom it binds; the reasons and their sources are in
 * `labels/legal-means.ts`. It is a list for the legal office, no opinion.
 */
export const legalMeansOf = (from: RulePack, draft: RulePack): LegalMeans[] =>
  compareArticles(from, draft).differs.map(({ key, change, from: before, to }) => ({
    key,
    label: (to ?? before)?.label ?? { zh: key, en: key },
    change,
    from: before?.text ?? null,
    to: to?.text ?? null,
    means: meansOf(key, change, draft),
  }))

/** Bodies that a notice of the departments binds by itself. */
const offices: readonly Party[] = ['centre', 'bureau', 'fire', 'authority', 'community']

const meansOf = (key: string, change: LegalMeans['change'], draft: RulePack): LegalMeansName => {
  // A rule of a part is of the kind of the same rule everywhere; which parts there are is one for the mode of the consent.
  const [, , part = '', ...rule] = key.startsWith('consent.parts') ? key.split('.') : []
  if (rule.length > 0) return meansOf(rule.join('.'), change, rulesOfPart(draft, part))
  if (key.startsWith('consent.parts')) return 'reference'
  if (key === 'consent.silence') return draft.consent.silence.policy === 'DEEMED' ? 'statute' : 'notice'
  // What is taken back or only based otherwise adds no duty.
  if (key.startsWith('sanctions.')) return change === 'removed' ? 'notice' : 'localRule'
  if (key.startsWith('clocks.')) return meansOfClock(key.slice('clocks.'.length))
  const [chapter = ''] = key.split('.')
  if (chapter === 'fire' || chapter === 'capacity' || chapter === 'reopen' || chapter === 'records') return 'notOurs'
  if (['grounds', 'ownGrounds', 'conditions', 'duties', 'costs'].includes(chapter) || binding.includes(key)) return 'reference'
  return 'notice'
}

/** Rules of the consent that say what the company, or the owners, must accept. */
const binding: readonly string[] = ['consent.mode', 'consent.noObjection', 'consent.recall', 'consent.handover']

const meansOfClock = (name: string): LegalMeansName => {
  const known = clockNames.find((one): one is ClockName => one === name)
  const party = known && clockContract(known).party
  if (party === 'grid' || party === 'court') return 'notOurs'
  return offices.some((office) => office === party) ? 'notice' : 'reference'
}
