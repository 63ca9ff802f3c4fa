import type { Logger } from 'pino'
import { basisOfClock } from '../../workflows/case/clock-rule.ts'
import type { ClockName } from '../../workflows/case/clocks.ts'
import { organisationOf } from '../../workflows/case/organisations.ts'
import { forceLabels } from '../../workflows/labels/basis.ts'
import { clockLabels } from '../../workflows/labels/clocks.ts'
import { outcomeLabels } from '../../workflows/labels/codes.ts'
import { dayText } from '../../workflows/labels/fill.ts'
import { type NoticeText, type NoticeValues, wordsOfNotice, writeNotice } from '../../workflows/labels/notices.ts'
import type { CaseStore, EventRecord, StoredCase, TimeSource } from '../cases/ports.ts'
import type { DeliveryChannel, Outbox, OutboxMessage } from './ports.ts'
import type { SmsSender } from './sms.ts'

/** What the sender works with. */
export interface SenderParts {
  readonly outbox: Outbox
  readonly store: CaseStore
  readonly sms: SmsSender
  /** An owner's phone; null when it was erased. */
  readonly phoneOf: (accountId: string) => Promise<string | null>
  readonly time: TimeSource
  readonly logger: Logger
  readonly publicUrl: string
  readonly shouldStop?: () => boolean
}

const batch = 100
const mostAttempts = 12

/** Sends what may leave now. A message that fails waits longer each time and is given up in the end; it never holds up the others. */
export const sendNotices = async (parts: SenderParts): Promise<{ sent: number; failed: number }> => {
  const { outbox, time, logger, shouldStop = () => false } = parts
  let sent = 0
  let failed = 0
  for (;;) {
    const due = await outbox.due(time.now(), batch)
    if (due.length === 0) return { sent, failed }
    for (const message of due) {
      if (shouldStop()) return { sent, failed }
      try {
        const channel = await deliver(parts, message)
        await outbox.delivered(message, channel, time.now())
        sent += 1
      } catch (error) {
        failed += 1
        const sentence = error instanceof Error ? error.message : String(error)
        const now = time.now()
        await outbox.failed(message, sentence, nextTry(message.attempts, now), now)
        logger.warn({ messageId: message.messageId, notice: message.notice, error: sentence }, 'a notice was not delivered')
      }
    }
  }
}

/** One minute, two, four, … up to a day and a half in all; then null: given up. */
const nextTry = (attempts: number, now: string): string | null =>
  attempts + 1 >= mostAttempts
    ? null
    : Temporal.Instant.from(now)
        .add({ minutes: 2 ** attempts })
        .toString({ fractionalSecondDigits: 3 })

const deliver = async (parts: SenderParts, message: OutboxMessage): Promise<DeliveryChannel> => {
  if (message.party !== 'owner') {
    const reads = message.organisationId !== null && (await parts.outbox.hasAccount(message.organisationId))
    return reads ? 'inbox' : 'notReachable'
  }
  const stored = await parts.store.read(message.caseId)
  if (!stored) throw new Error('the case of the notice is not there')
  const phone = await parts.phoneOf(stored.ownerAccountId)
  if (phone === null) return 'notReachable'
  const { text } = await composeNotice(parts, stored, message)
  await parts.sms.send(phone, text, message.messageId)
  return 'sms'
}

/** The words of a notice in Chinese, as they leave the house. */
const composeNotice = async (
  parts: Pick<SenderParts, 'store' | 'publicUrl'>,
  stored: StoredCase,
  message: Pick<OutboxMessage, 'caseId' | 'seq' | 'notice' | 'party'>,
): Promise<NoticeText> => {
  const names = await parts.store.names(stored)
  const { memory } = stored.file
  const bodyId = organisationOf(memory, memory.issuer?.party ?? 'property')
  const body = bodyId ? names.organisations.get(bodyId) : undefined
  const [record] = await parts.store.events(message.caseId, message.seq - 1, 1)
  const ranOut = clockThatRanOut(record)
  // The case may have been reopened since: what the notice speaks of stands in the record of its own event.
  const outcome = record?.outcome.memory.outcome ?? memory.outcome
  const due = dueOf(stored, message)
  const values: NoticeValues = {
    caseNumber: stored.caseNumber ?? '',
    compound: names.compound,
    organisation: body ?? '物业公司',
    url: `${parts.publicUrl}/cases/${stored.caseId}`,
    ...(ranOut ? { clock: clockLabels[ranOut].name.zh } : {}),
    ...(outcome ? { outcome: outcomeLabels[outcome.outcome].zh } : {}),
    ...(due ? { due } : {}),
  }
  return writeNotice(message.notice, message.party, values, 'zh')
}

const clockThatRanOut = (record: EventRecord | undefined): ClockName | null => {
  const input = record?.input
  if (input === null || typeof input !== 'object' || !('clockId' in input)) return null
  // `name/track/key`, written by the chart.
  return String(input.clockId).split('/')[0] as ClockName
}

/** The date that belongs to this notice: of the first of its clocks that runs. */
const dueOf = ({ file, rules }: StoredCase, message: Pick<OutboxMessage, 'notice' | 'party'>): NoticeValues['due'] => {
  const { clocks = [] } = wordsOfNotice(message.notice, message.party)
  const running = clocks.flatMap((name) => file.clocks.filter((clock) => clock.name === name && clock.dueOn !== null))
  const [clock] = running
  return clock?.dueOn
    ? {
        clock: clockLabels[clock.name].name.zh,
        dueOn: dayText(clock.dueOn, 'zh'),
        basis: forceLabels[basisOfClock(clock, rules).force].zh,
      }
    : undefined
}
