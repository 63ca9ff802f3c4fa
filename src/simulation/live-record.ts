import { ledgerChanges, rowForEvent } from '../../workflows/capacity/case-entry.ts'
import { applyLedgerEvent, emptyLedger, type Ledger } from '../../workflows/capacity/ledger.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { decide } from '../../workflows/case/decide.ts'
import { derivedEvent } from '../../workflows/case/derived-event.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Facts } from '../../workflows/case/facts.ts'
import { documentsNamedBy } from '../../workflows/case/refusals.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { EventActor, EventOrigin } from '../cases/ports.ts'
import type { PinnedRules } from './boxed-rules.ts'
import type { PlannedSpace } from './compound-place.ts'
import { requestOf } from './live-facts.ts'
import type { LivedLedgerChange, LivedStep } from './lived.ts'
import { localDayOf, type Running } from './running.ts'

/** Who acts where nobody does. */
export const system: EventActor = { party: 'system', accountId: null, organisationId: null, channel: 'system' }

/** Who sends an event, and what it follows from. */
export interface SentBy {
  readonly actor: EventActor
  readonly origin: EventOrigin
  readonly causeSeq?: number
  /** The rules that the case had until this event. */
  readonly rulesBefore?: PinnedRules
}

/** The record of a compound as it is lived through. */
export interface LiveRecord {
  /** Decides one event and keeps what came of it; null when the chart refuses it. */
  record(running: Running, event: CaseEvent, by: SentBy, now: string): LivedStep | null
  ledgerOf(transformerId: string): Ledger
  readonly changes: readonly LivedLedgerChange[]
  /** How often which event was refused for what. */
  readonly refused: Map<string, number>
}

/** Opens the record; `factsFor` tells what the register knows of a place on a day. */
export const openLiveRecord = (factsFor: (space: PlannedSpace, today: string) => Facts): LiveRecord => {
  const ledgers = new Map<string, Ledger>()
  const changes: LivedLedgerChange[] = []
  const refused = new Map<string, number>()

  const ledgerOf = (transformerId: string): Ledger => ledgers.get(transformerId) ?? emptyLedger(transformerId)

  const record: LiveRecord['record'] = (running, event, by, now) => {
    const before = running.file
    const { rules, calendar } = running.pins
    const today = localDayOf(now)
    const isSubmit = event.type === 'owner.submit'
    const namesAll = isSubmit || event.type === 'owner.correct'
    const named = namesAll ? running.papers.map(({ documentId }) => documentId) : documentsNamedBy(event)
    const documents: Record<string, DocumentKind> = {}
    for (const name of named) {
      const paper = running.papers.find(({ documentId }) => documentId === name)
      if (paper) documents[name] = paper.kind
    }
    const ledgerRow = rowForEvent(before, event, { rules, on: today, ledgerOf })
    const lent = {
      documents,
      organisation: null,
      ...(ledgerRow === null ? {} : { ledgerRow }),
      ...(isSubmit ? { request: requestOf(running), facts: factsFor(running.space, today) } : {}),
    }
    const decision = decide(before, event, {
      now,
      actor: by.actor,
      rules,
      calendar,
      ...(by.rulesBefore ? { rulesBefore: by.rulesBefore.rules } : {}),
      ...lent,
    })
    if (!decision.accepted) {
      const what = `${event.type} ${decision.refusal.code}`
      refused.set(what, (refused.get(what) ?? 0) + 1)
      return null
    }
    running.file = decision.next
    const step: LivedStep = {
      seq: decision.next.seq,
      event,
      actor: by.actor,
      origin: by.origin,
      causeSeq: by.causeSeq ?? null,
      now,
      lent,
      outcome: decision.outcome,
      rules: decision.next.rules,
      calendar: decision.next.calendar,
    }
    running.steps.push(step)
    keepLedgers(running, before, step)
    const derived = derivedEvent(running.file, rules)
    if (derived) record(running, derived.event, { actor: system, origin: 'derived', causeSeq: derived.causeSeq }, now)
    return step
  }

  const keepLedgers = (running: Running, before: CaseFile, { event, now }: LivedStep): void => {
    const at = { rules: running.pins.rules, ledgerOf }
    for (const change of ledgerChanges(before, running.file, event, at)) {
      ledgers.set(change.transformerId, applyLedgerEvent(ledgerOf(change.transformerId), change.event))
      changes.push({ ...change, caseSeq: running.file.seq, recordedAt: now })
    }
  }

  return { record, ledgerOf, changes, refused }
}
