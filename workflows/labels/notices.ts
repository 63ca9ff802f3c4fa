import { type NoticeName, notices } from '../case/notices.ts'
import type { Party } from '../parties.ts'
import type { Bilingual } from '../rules/schema.ts'
import { consentDutyNotices } from './consent-duties.ts'
import { considersNotices } from './considers-from.ts'
import { dataCorrectionNotices } from './data-corrections.ts'
import { fill, type Language } from './fill.ts'
import { honestyNotices } from './honesty.ts'
import { inPrincipleNotices } from './in-principle.ts'
import { informationNotices } from './information.ts'
import { besideNotices } from './notices/beside.ts'
import { checkNotices } from './notices/checks.ts'
import { consentNotices } from './notices/consent.ts'
import { disputeNotices } from './notices/disputes.ts'
import { matterNotices } from './notices/matters.ts'
import { mediationNotices } from './notices/mediations.ts'
import { meetingNotices } from './notices/meetings.ts'
import { moneyNotices } from './notices/money.ts'
import { moreTimeNotices } from './notices/more-time.ts'
import type { NoticeTexts, NoticeWords } from './notices/notice-words.ts'
import { otherWayNotices } from './notices/other-ways.ts'
import { peopleNotices } from './notices/people.ts'
import { pinNotices } from './notices/pins.ts'
import { proceedingNotices } from './notices/proceedings.ts'
import { recordNotices } from './notices/records.ts'
import { serviceNotices } from './notices/service.ts'
import { technicalNotices } from './notices/technical.ts'
import { worksNotices } from './notices/works.ts'
import { objectionNotices } from './objection.ts'

/** The words of every notice for every party that may receive it. */
export const noticeLabels: NoticeTexts = {
  ...consentNotices,
  ...moreTimeNotices,
  ...inPrincipleNotices,
  ...considersNotices,
  ...consentDutyNotices,
  ...objectionNotices,
  ...informationNotices,
  ...honestyNotices,
  ...dataCorrectionNotices,
  ...otherWayNotices,
  ...moneyNotices,
  ...disputeNotices,
  ...mediationNotices,
  ...meetingNotices,
  ...proceedingNotices,
  ...checkNotices,
  ...technicalNotices,
  ...matterNotices,
  ...besideNotices,
  ...peopleNotices,
  ...recordNotices,
  ...pinNotices,
  ...worksNotices,
  ...serviceNotices,
}

/** The values a notice may speak of, already in the language of the notice. */
export interface NoticeValues {
  readonly caseNumber: string
  /** Name of the compound. */
  readonly compound: string
  /** Name of the body that is asked for the paper; without one, of the property company. */
  readonly organisation?: string
  /** Name of the clock that ran out. */
  readonly clock?: string
  /** How the request ended. */
  readonly outcome?: string
  /** Where the recipient reads more. */
  readonly url: string
  /** The running clock whose date the notice names: its name, its last day in words, and how far it binds. */
  readonly due?: { readonly clock: string; readonly dueOn: string; readonly basis: string }
}

/** A notice ready to be sent. */
export interface NoticeText {
  readonly title: string
  readonly text: string
}

const dueLine: Bilingual = { zh: '{clock}：最晚{dueOn}（{basis}）。', en: ' {clock}: by {dueOn} ({basis}).' }
const link: Bilingual = { zh: '详见{url}', en: ' See {url}' }

/**
 * The words of a notice for one party, before the values stand in them. `clocks` names those whose due date belongs in
 * the text.
 * @throws Error when the chart never sends this notice to that party.
 */
export const wordsOfNotice = (notice: NoticeName, to: Party): NoticeWords => {
  const byParty: Readonly<Partial<Record<Party, NoticeWords>>> = noticeLabels[notice]
  const words = byParty[to]
  if (!words) throw new Error(`the notice ${notice} goes to ${notices[notice].to.join(', ')}, not to ${to}`)
  return words
}

/** Writes a notice to one party in one language: its text, the date if one is known, and where to read more. */
export const writeNotice = (notice: NoticeName, to: Party, values: NoticeValues, language: Language): NoticeText => {
  const { title, text } = wordsOfNotice(notice, to)
  const { due, ...plain } = values
  const date = due ? fill(dueLine, due, language) : ''
  return { title: title[language], text: fill(text, plain, language) + date + fill(link, { url: values.url }, language) }
}
