import type { Logger } from 'pino'
import { localDay } from '../../workflows/calendar/days.ts'
import type { CaseStore, TimeSource } from '../cases/ports.ts'
import { spreadFacts } from '../cases/spread-facts.ts'
import { openSpreadPins } from '../cases/spread-pins.ts'
import { sweepDueClocks } from '../cases/sweep.ts'
import { tellLeftPiles } from '../cases/tell-left-piles.ts'
import type { CompanyContacts } from '../companies/contacts.ts'
import { openRecordNotices, type RecordNoticeStore } from '../companies/record-notices.ts'
import { tellCompanies } from '../companies/tell-companies.ts'
import { passReports } from '../matters/pass-reports.ts'
import type { MatterStore } from '../matters/ports.ts'
import { tellCases } from '../matters/tell-cases.ts'
import type { MailSender } from '../notices/mail.ts'
import { type MailedInboxes, mailInboxes } from '../notices/mail-inboxes.ts'
import type { MessageChoicesStore } from '../notices/message-choices.ts'
import type { Outbox } from '../notices/ports.ts'
import { openReminding, type Reminders } from '../notices/remind.ts'
import { fillInboxes, sendNotices, sendSms } from '../notices/send-notices.ts'
import type { ServiceAccount } from '../notices/service-account.ts'
import type { SmsSender } from '../notices/sms.ts'
import { moveQueues } from '../queues/move-queues.ts'
import type { Queues } from '../queues/ports.ts'
import { keepChain } from '../record/keep-chain.ts'
import type { RecordChain } from '../record/ports.ts'
import { eraseDue } from '../retention/erase-due.ts'
import type { Erasures } from '../retention/ports.ts'
import type { RulesLibrary } from '../rules/rules-library.ts'
import type { SigningKey } from '../sealing/signing.ts'
import type { FrozenFigures } from '../statistics/frozen.ts'
import type { Trials } from '../trials/open-trials.ts'
import type { HookSender, Webhooks } from '../webhooks/ports.ts'
import { sendWebhooks } from '../webhooks/send-webhooks.ts'

/** What the rounds of the workers need of the service. */
export interface RoundsParts {
  readonly library: RulesLibrary
  readonly store: CaseStore
  readonly matters: MatterStore
  readonly queues: Queues
  readonly chain: RecordChain
  readonly signing: SigningKey
  readonly frozen: FrozenFigures
  readonly notices: RecordNoticeStore
  readonly contacts: CompanyContacts
  readonly inboxes: MailedInboxes
  readonly outbox: Outbox
  readonly reminders: Reminders
  readonly sms: SmsSender
  readonly mail: MailSender
  readonly serviceAccount: ServiceAccount | null
  readonly phoneOf: (accountId: string) => Promise<string | null>
  readonly choices: MessageChoicesStore
  readonly webhooks: Webhooks
  readonly hookSender: HookSender
  readonly erasures: Erasures
  readonly trials: Pick<Trials, 'takeUp'>
  readonly time: TimeSource
  /** Up to when what is due is recorded: behind `time` where the machine's clock is not to be believed. */
  readonly dueTime: TimeSource
  readonly logger: Logger
  readonly publicUrl: string
}

/** Says when a round is to end before everything is done. */
type ShouldStop = () => boolean

/** Everything that happens without a request, round by round. */
export type Rounds = ReturnType<typeof openRounds>

/** The day it is in the cities of this service; a matter's own place has the last word when it is recorded. */
export const cityDay = (now: string): string => localDay(now, 'Asia/Shanghai')

/** Every round finds its work by what is on disk: it may stop anywhere, and the next one goes on. */
export const openRounds = (parts: RoundsParts) => {
  const { store, matters, chain, time, dueTime, logger } = parts
  const round = (shouldStop: ShouldStop = () => false) => ({ store, time: dueTime, logger, shouldStop })
  const sender = (shouldStop: ShouldStop = () => false) => ({ ...parts, shouldStop })
  const spreadPins = openSpreadPins({ store, time, logger })
  const packs = () => parts.library.packs().map(({ value }) => value)
  const remind = openReminding({ store, reminders: parts.reminders, packs, time: dueTime, logger, today: cityDay })
  const link = (shouldStop?: ShouldStop) => keepChain({ chain, key: parts.signing, now: time.now, today: cityDay }, shouldStop)
  const rounds = {
    pins: (shouldStop?: ShouldStop) => spreadPins(shouldStop),
    sweep: (shouldStop?: ShouldStop) => sweepDueClocks(round(shouldStop)),
    reports: (shouldStop?: ShouldStop) => passReports({ ...round(shouldStop), matters, today: cityDay }),
    tell: (shouldStop?: ShouldStop) => tellCases({ ...round(shouldStop), matters }),
    queues: (shouldStop?: ShouldStop) => moveQueues({ ...round(shouldStop), queues: parts.queues, today: cityDay }),
    link,
    freeze: async (shouldStop?: ShouldStop) => {
      // The report of a month prints its last head: that one is signed before there is a report.
      await link(shouldStop)
      await parts.frozen.freezeMonths(shouldStop)
    },
    spread: (shouldStop?: ShouldStop) => spreadFacts(round(shouldStop)),
    piles: (shouldStop?: ShouldStop) => tellLeftPiles(round(shouldStop)),
    records: async (shouldStop?: ShouldStop) => {
      await openRecordNotices({ ...round(shouldStop), notices: parts.notices, library: parts.library })
      await tellCompanies(sender(shouldStop))
    },
    erase: (shouldStop?: ShouldStop) =>
      eraseDue({
        ...{ ...round(shouldStop), erasures: parts.erasures },
        packs,
      }),
    remind: (shouldStop?: ShouldStop) => remind(shouldStop),
    send: (shouldStop?: ShouldStop) => sendNotices(sender(shouldStop)),
    inboxes: (shouldStop?: ShouldStop) => fillInboxes(sender(shouldStop)),
    messages: (shouldStop?: ShouldStop) => sendSms(sender(shouldStop)),
    mails: (shouldStop?: ShouldStop) => mailInboxes(sender(shouldStop)),
    hooks: (shouldStop?: ShouldStop) => sendWebhooks({ ...sender(shouldStop), sender: parts.hookSender }),
    trials: () => parts.trials.takeUp(),
  }
  /** What the changes of others bring: reports that did not come, calendars and rules, facts, matters, queues. */
  const spreading = async (shouldStop?: ShouldStop): Promise<void> => {
    const { reports, pins, spread, tell, piles, queues, records } = rounds
    for (const next of [reports, pins, spread, tell, piles, queues, records]) await next(shouldStop)
  }
  return {
    ...rounds,
    spreading,
    /** Everything that time and the changes of others bring, due clocks first. */
    due: async (shouldStop?: ShouldStop): Promise<void> => {
      await rounds.sweep(shouldStop)
      await spreading(shouldStop)
    },
  }
}
