import type { Schemas } from '../../../client/client.ts'
import type { deskZh } from '../../texts/desk-zh.ts'

type Party = Schemas['Me']['party']

/** A page of a desk: its address and the key of its name. */
interface DeskPage {
  readonly path: string
  readonly name: keyof (typeof deskZh)['pages']
}

const inbox: DeskPage = { path: '/desk', name: 'inbox' }
const rules: DeskPage = { path: '/desk/rules', name: 'rules' }
const statistics: DeskPage = { path: '/desk/statistics', name: 'statistics' }
const trials: DeskPage = { path: '/desk/trials', name: 'trials' }
const drafts: DeskPage = { path: '/desk/drafts', name: 'drafts' }
const queues: DeskPage = { path: '/desk/queues', name: 'queues' }
const field: DeskPage = { path: '/desk/field', name: 'field' }
const matters: DeskPage = { path: '/desk/matters', name: 'matters' }
const piles: DeskPage = { path: '/desk/piles', name: 'piles' }

/** The pages of each party, the most used first. */
const pages: Partial<Record<Party, readonly DeskPage[]>> = {
  property: [inbox, { path: '/desk/batch', name: 'batch' }, { path: '/desk/company', name: 'company' }, matters, piles],
  community: [inbox, matters, piles],
  fire: [inbox, field, matters, piles],
  grid: [inbox, field, matters, piles],
  centre: [
    inbox,
    { path: '/desk/day', name: 'day' },
    { path: '/desk/counter', name: 'counter' },
    queues,
    matters,
    piles,
    statistics,
    rules,
  ],
  bureau: [
    { path: '/desk/overview', name: 'overview' },
    { path: '/desk', name: 'cases' },
    statistics,
    drafts,
    trials,
    queues,
    matters,
    piles,
    rules,
  ],
  operator: [
    { path: '/desk/accounts', name: 'accounts' },
    { path: '/desk/organisations', name: 'organisations' },
    { path: '/desk/districts', name: 'districts' },
    { path: '/desk/compounds', name: 'compounds' },
    { path: '/desk/calendars', name: 'calendars' },
    { path: '/desk/outbox', name: 'outbox' },
    { path: '/desk/webhooks', name: 'webhooks' },
    { path: '/desk/rule-packs', name: 'rulePacks' },
    rules,
    drafts,
  ],
}

/** The pages that a party has at its desk. */
export const pagesOf = (party: Party): readonly DeskPage[] => [...(pages[party] ?? [inbox]), { path: '/desk/me', name: 'me' }]
