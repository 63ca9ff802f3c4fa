import { and, asc, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { NoticeName } from '../../workflows/case/notices.ts'
import type { Party } from '../../workflows/parties.ts'
import type { OutboxDesk, UndeliveredMessage, UndeliveredState } from '../notices/ports.ts'
import { companyRecordNotices } from './company-tables.ts'
import type { OpenDatabase } from './open-database.ts'
import { guarded } from './storage-errors.ts'
import * as tables from './tables.ts'

/** What did not arrive, for the operator: names of bodies and cases, no text and no person. */
export const sqliteOutboxDesk = ({ db }: OpenDatabase): OutboxDesk => {
  const { outbox, deliveries, cases, organisations } = tables
  const conditions: Readonly<Record<Exclude<UndeliveredState, 'notReachable'>, SQL | undefined>> = {
    waiting: and(isNull(outbox.gaveUpAt), isNull(outbox.lastError)),
    failing: and(isNull(outbox.gaveUpAt), isNotNull(outbox.lastError)),
    givenUp: isNotNull(outbox.gaveUpAt),
  }
  const unreached = eq(deliveries.channel, 'notReachable')

  const inOutbox = (state: keyof typeof conditions, limit: number): UndeliveredMessage[] =>
    db
      .select({ message: outbox, caseNumber: cases.caseNumber, organisation: organisations.name })
      .from(outbox)
      .leftJoin(cases, eq(cases.caseId, outbox.caseId))
      .leftJoin(organisations, eq(organisations.organisationId, outbox.organisationId))
      .where(conditions[state])
      .orderBy(asc(outbox.notBefore), asc(outbox.messageId))
      .limit(limit)
      .all()
      .map(({ message, caseNumber, organisation }) => ({
        messageId: message.messageId,
        state,
        caseNumber,
        ...addressOf(message),
        organisation,
        attempts: message.attempts,
        lastError: message.lastError,
        nextTryAt: message.gaveUpAt === null ? message.notBefore : null,
        endedAt: message.gaveUpAt,
      }))

  const notReached = (limit: number): UndeliveredMessage[] =>
    db
      .select({ message: deliveries, caseNumber: cases.caseNumber, organisation: organisations.name })
      .from(deliveries)
      .leftJoin(cases, eq(cases.caseId, deliveries.caseId))
      .leftJoin(organisations, eq(organisations.organisationId, deliveries.organisationId))
      .where(unreached)
      .orderBy(desc(deliveries.deliveredAt), asc(deliveries.messageId))
      .limit(limit)
      .all()
      .map(({ message, caseNumber, organisation }) => ({
        messageId: message.messageId,
        state: 'notReachable',
        caseNumber,
        ...addressOf(message),
        organisation,
        attempts: 0,
        lastError: null,
        nextTryAt: null,
        endedAt: message.deliveredAt,
      }))

  /** What is not with a company of the notices that figures will name it. */
  const ofCompanies = (state: UndeliveredState): UndeliveredMessage[] => {
    if (state !== 'waiting' && state !== 'notReachable') return []
    const untold = state === 'waiting' ? isNull(companyRecordNotices.toldAt) : eq(companyRecordNotices.channel, 'notReachable')
    return db
      .select({ notice: companyRecordNotices, organisation: organisations.name })
      .from(companyRecordNotices)
      .innerJoin(organisations, eq(organisations.organisationId, companyRecordNotices.organisationId))
      .where(untold)
      .all()
      .map(({ notice: { organisationId, quarter, openedOn, toldAt }, organisation }) => ({
        messageId: `record/${organisationId}/${quarter}`,
        state,
        caseNumber: null,
        ...{ notice: 'companyRecord' as const, party: 'property' as const, organisation },
        ...{ attempts: 0, lastError: null },
        nextTryAt: toldAt === null ? startOfDay(openedOn) : null,
        endedAt: toldAt,
      }))
  }

  const countIn = (table: typeof outbox | typeof deliveries, where: SQL | undefined): number =>
    db.select({ n: sql<number>`count(*)` }).from(table).where(where).get()?.n ?? 0

  return {
    counts: async () =>
      guarded(() => ({
        waiting: countIn(outbox, conditions.waiting) + ofCompanies('waiting').length,
        failing: countIn(outbox, conditions.failing),
        givenUp: countIn(outbox, conditions.givenUp),
        notReachable: countIn(deliveries, unreached) + ofCompanies('notReachable').length,
      })),
    list: async (state, limit) =>
      guarded(() => {
        const ofCases = state === 'notReachable' ? notReached(limit) : inOutbox(state, limit)
        return [...ofCases, ...ofCompanies(state)].toSorted(inOrderOf(state)).slice(0, limit)
      }),
    retry: async (messageId, now) =>
      guarded(() => {
        // Given up: its attempts begin anew. Waiting for its next try: it is due now, and no attempt is forgotten.
        const { changes } = db
          .update(outbox)
          .set({ notBefore: now, gaveUpAt: null, attempts: sql`case when gave_up_at is null then attempts else 0 end` })
          .where(and(eq(outbox.messageId, messageId), isNotNull(outbox.lastError)))
          .run()
        return changes === 1
      }),
  }
}

const startOfDay = (day: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime('Asia/Shanghai').toInstant().toString({ fractionalSecondDigits: 3 })

/** The oldest first; of the unreachable the newest. */
const inOrderOf =
  (state: UndeliveredState) =>
  (a: UndeliveredMessage, b: UndeliveredMessage): number => {
    const [one, other] = [a.endedAt ?? a.nextTryAt ?? '', b.endedAt ?? b.nextTryAt ?? '']
    const order = one === other ? 0 : one < other ? -1 : 1
    return state === 'notReachable' ? -order : order
  }

/** Written by the case store from the notices of the chart. */
const addressOf = ({ notice, party }: { notice: string; party: string }) => ({
  notice: notice as NoticeName,
  party: party as Party,
})
