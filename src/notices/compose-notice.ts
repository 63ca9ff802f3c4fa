import { basisOfClock } from '../../workflows/case/clock-rule.ts'
import type { ClockName } from '../../workflows/case/clocks.ts'
import { remindedClock, remindedOf } from '../../workflows/case/notice-before.ts'
import { organisationOf } from '../../workflows/case/organisations.ts'
import { forceLabels } from '../../workflows/labels/basis.ts'
import { clockLabels } from '../../workflows/labels/clocks.ts'
import { outcomeLabels } from '../../workflows/labels/codes.ts'
import { dayText } from '../../workflows/labels/days.ts'
import { type Language, placeholdersOf } from '../../workflows/labels/fill.ts'
import { type NoticeText, type NoticeValues, wordsOfNotice, writeNotice } from '../../workflows/labels/notices.ts'
import type { CaseStore, EventRecord, StoredCase } from '../cases/ports.ts'
import type { OutboxMessage } from './ports.ts'

/** The words of a notice in the language of its recipient, as they leave the house. */
export const composeNotice = async (
  parts: { readonly store: CaseStore; readonly publicUrl: string },
  stored: StoredCase,
  message: Pick<OutboxMessage, 'messageId' | 'caseId' | 'seq' | 'notice' | 'party'>,
  language: Language,
): Promise<NoticeText> => {
  const { memory } = stored.file
  const { text } = wordsOfNotice(message.notice, message.party)
  // Most notices name few things, and what a notice does not name is not looked up.
  const spoken = placeholdersOf(text[language])
  const speaksOf = (...values: readonly (keyof NoticeValues)[]) => values.some((value) => spoken.includes(value))
  const names = speaksOf('compound', 'organisation') ? await parts.store.names(stored) : null
  const bodyId = organisationOf(memory, memory.issuer?.party ?? 'property')
  const body = bodyId ? names?.organisations.get(bodyId) : undefined
  const [record] = speaksOf('clock', 'outcome') ? await parts.store.events(message.caseId, message.seq - 1, 1) : []
  const ranOut = clockThatRanOut(record)
  // The case may have been reopened since: what the notice speaks of stands in the record of its own event.
  const outcome = record?.outcome.memory.outcome ?? memory.outcome
  const due = dueOf(stored, message, language)
  const values: NoticeValues = {
    caseNumber: stored.caseNumber ?? '',
    compound: names?.compound ?? '',
    organisation: body ?? issuerLabel[language],
    url: `${parts.publicUrl}/cases/${stored.caseId}`,
    ...(ranOut ? { clock: clockLabels[ranOut].name[language] } : {}),
    ...(outcome ? { outcome: outcomeLabels[outcome.outcome][language] } : {}),
    ...(due ? { due } : {}),
  }
  return writeNotice(message.notice, message.party, values, language)
}

/** Who issues the paper, where no body is named. */
const issuerLabel = { zh: '物业公司', en: 'the property company' }

const clockThatRanOut = (record: EventRecord | undefined): ClockName | null => {
  const input = record?.input
  if (input === null || typeof input !== 'object' || !('clockId' in input)) return null
  // `name/track/key`, written by the chart.
  return String(input.clockId).split('/')[0] as ClockName
}

/** The date that belongs to this notice: of the clock that it reminds of, else of the first of its clocks that runs. */
const dueOf = (
  { file, rules }: StoredCase,
  { messageId, notice, party }: Pick<OutboxMessage, 'messageId' | 'notice' | 'party'>,
  language: Language,
): NoticeValues['due'] => {
  const { clocks = [] } = wordsOfNotice(notice, party)
  const running = clocks.flatMap((name) => file.clocks.filter((clock) => clock.name === name && clock.dueOn !== null))
  const clock = remindedOf(messageId) ? remindedClock(file, messageId) : running[0]
  return clock?.dueOn
    ? {
        clock: clockLabels[clock.name].name[language],
        dueOn: dayText(clock.dueOn, language),
        basis: forceLabels[basisOfClock(clock, rules).force][language],
      }
    : undefined
}
