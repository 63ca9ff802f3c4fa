import { decide } from '../../workflows/case/decide.ts'
import { workflowVersion } from '../../workflows/case/machine.ts'
import type { RecordCommand } from '../cases/ports.ts'
import { asWritten, type CaseRow } from './case-rows.ts'
import { type CaseStoreParts, writeEvent } from './case-writing.ts'
import type { Db } from './open-database.ts'

/**
 * A case that an older version of the chart wrote goes on under the running one: before its next event the upgrade is
 * recorded, in the same transaction, with the whole new snapshot. Whoever comes next does it; nothing has to be migrated ahead.
 */
export const upgradeFirst = (parts: CaseStoreParts, tx: Db, row: CaseRow, now: string): CaseRow => {
  const stored = asWritten(row, parts.library)
  if (stored.file.seq === 0 || stored.file.workflow === workflowVersion) return row
  const command: RecordCommand = {
    caseId: row.caseId,
    event: { type: 'workflow.upgraded', chart: workflowVersion },
    actor: { party: 'system', accountId: null, organisationId: null, channel: 'system' },
    origin: 'system',
    now,
    ifVersion: null,
    idempotency: null,
    answer: () => ({ httpCode: 201, body: '' }),
  }
  const { event } = command
  const decision = decide(stored.file, event, { now, actor: command.actor, rules: stored.rules, calendar: stored.calendar })
  if (!decision.accepted) throw new Error(`the upgrade was refused: ${decision.refusal.code}`)
  const { outcome, next } = decision
  return writeEvent(parts, tx, {
    command,
    stored,
    row,
    causeSeq: null,
    plain: event,
    lent: {},
    outcome,
    next,
    personal: {},
  }).row
}
