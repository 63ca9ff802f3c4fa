import { setImmediate } from 'node:timers/promises'
import { calendars } from '../../workflows/calendar/calendars.ts'
import { nextWorkingDay } from '../../workflows/calendar/days.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Refusal } from '../../workflows/case/refusals.ts'
import type { Party } from '../../workflows/parties.ts'
import type { DocumentKind } from '../../workflows/rules/codes.ts'
import type { EventActor } from '../cases/ports.ts'
import { submitEvent } from '../cases/submit-event.ts'
import type { Service } from '../service.ts'
import { behaviours } from './behaviour/behaviours.ts'
import type { Move } from './behaviour/move.ts'
import type { SimulatedCity, SimulatedCompound } from './city.ts'
import type { DemoTime } from './demo-time.ts'
import type { Random } from './random.ts'

/** What is simulated. */
export interface SimulationParts {
  readonly service: Service
  readonly city: SimulatedCity
  readonly time: DemoTime
  readonly random: Random
  readonly cases: number
  /** Days over which the requests were filed, up to now. */
  readonly days: number
  readonly onProgress: (done: number) => void
}

interface Planned {
  readonly at: string
  readonly caseId: string
  readonly compound: SimulatedCompound
  /** Sequence number of the position the move was planned for: when it is gone, so is the plan. */
  readonly positionId: string
  readonly move: Move
}

const tinyPdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/**
 * Lets a city live: requests are filed over the days, every party acts by its habit, what is due falls due. Everything
 * goes through the same use cases as over HTTP and so through the real `decide`. Ends at the present instant.
 */
export const simulateCity = async (parts: SimulationParts): Promise<{ refused: number }> => {
  const { service, city, time, random, cases } = parts
  const end = Temporal.Now.instant().toString({ fractionalSecondDigits: 3 })
  const start = Temporal.Instant.from(end).subtract({ hours: parts.days * 24 })
  const filings = Array.from({ length: cases }, () =>
    start.add({ minutes: random.between(0, parts.days * 24 * 60 - 1) }).toString({ fractionalSecondDigits: 3 }),
  ).sort()
  const queue: Planned[] = []
  const planned = new Set<string>()
  let refused = 0
  const taken = new Map<string, number>()

  const plan = async (caseId: string, compound: SimulatedCompound): Promise<void> => {
    const stored = await service.store.read(caseId)
    for (const position of stored?.file.positions ?? []) {
      const key = `${caseId} ${position.positionId}`
      if (!stored || planned.has(key)) continue
      planned.add(key)
      const move = behaviours[position.stage]?.({ stored, position, habit: compound.habit, random })
      if (!move) continue
      const at = officeHour(time.now(), move.afterDays, random)
      const index = queue.findIndex((other) => other.at > at)
      queue.splice(index < 0 ? queue.length : index, 0, { at, caseId, compound, positionId: position.positionId, move })
    }
  }

  const replan = async (caseIds: Iterable<string>): Promise<void> => {
    for (const caseId of caseIds) {
      const compound = compoundOf.get(caseId)
      if (compound) await plan(caseId, compound)
    }
  }
  const compoundOf = new Map<string, SimulatedCompound>()

  const passTime = async (instant: string): Promise<void> => {
    // Deadlines fall due in between, each at its own moment.
    for (;;) {
      const next = service.database.sqlite
        .prepare<[string], { at: string }>(
          'select min(wake_at) as at from case_clocks where wake_at is not null and wake_at <= ?',
        )
        .get(instant)?.at
      if (!next) break
      time.set(Temporal.Instant.from(next).add({ minutes: 5 }).toString())
      const due = await service.store.dueClocks(time.now(), 1000, null)
      await service.rounds.sweep()
      await replan(new Set(due.map((clock) => clock.caseId)))
    }
    time.set(instant)
  }

  for (let filed = 0; filed < filings.length || queue.length > 0; ) {
    const filing = filings[filed]
    const next = queue[0]
    const at = filing !== undefined && (next === undefined || filing <= next.at) ? filing : (next?.at ?? end)
    if (at > end) break
    // The days of a city pass without a pause; somebody who wants to stop it must get a word in.
    await setImmediate()
    await passTime(at)
    if (filing !== undefined && at === filing) {
      const compound = random.pick([...city.compounds] as [SimulatedCompound, ...SimulatedCompound[]])
      const spaceId = freeSpace(compound, taken)
      const caseId = spaceId ? await fileCase(parts, spaceId, filed) : null
      if (caseId) {
        compoundOf.set(caseId, compound)
        await plan(caseId, compound)
      }
      filed += 1
      parts.onProgress(filed)
    } else {
      const due = queue.shift()
      if (!due) break
      const stored = await service.store.read(due.caseId)
      if (stored?.file.positions.some((position) => position.positionId === due.positionId)) {
        refused += (await act(parts, due)) ? 0 : 1
      }
      await plan(due.caseId, due.compound)
    }
  }
  await passTime(end)
  time.set(Temporal.Now.instant().toString())
  await service.rounds.send()
  return { refused }
}

/** A moment in the office hours of a working day, so many days later. */
const officeHour = (now: string, days: number, random: Random): string => {
  const calendar = calendars['cn']
  const on = Temporal.Instant.from(now).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().add({ days }).toString()
  const working = calendar ? nextWorkingDay(calendar, on).dueOn : on
  const at = Temporal.PlainDate.from(working)
    .toZonedDateTime({
      timeZone: 'Asia/Shanghai',
      plainTime: Temporal.PlainTime.from({ hour: random.between(9, 16), minute: random.between(0, 59) }),
    })
    .toInstant()
  const soonest = Temporal.Instant.from(now).add({ minutes: 20 })
  return (Temporal.Instant.compare(at, soonest) > 0 ? at : soonest).toString({ fractionalSecondDigits: 3 })
}

const freeSpace = (compound: SimulatedCompound, taken: Map<string, number>): string | null => {
  const n = taken.get(compound.compoundId) ?? 0
  taken.set(compound.compoundId, n + 1)
  return compound.spaceIds[n] ?? null
}

const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '周', '吴', '谭', '易', '彭'] as const

const fileCase = async ({ service, time, random }: SimulationParts, spaceId: string, n: number): Promise<string | null> => {
  const phone = `139${String(n).padStart(8, '0')}`
  const accountId = await service.accounts.ownerAccountFor(phone, time.now())
  const opened = await service.store.openDraft({
    ownerAccountId: accountId,
    officeId: null,
    openedBy: accountId,
    spaceId,
    request: { right: 'owned', leaseMonths: null, powerKw: 7, mayCall: random.chance(0.5) },
    personal: {
      name: `${random.pick([...surnames] as ['王', ...string[]])}业主`,
      phone,
      room: `${random.between(1, 12)}-${random.between(2, 28)}01`,
    },
    now: time.now(),
    idempotency: { scope: accountId, key: `demo-${n}`, requestHash: String(n) },
    answer: (stored) => ({ httpCode: 201, body: stored.caseId }),
  })
  if (typeof opened === 'string') return null
  const caseId = opened.body
  for (const kind of ['identity', 'spaceRight', 'vehicle'] as const) await keep(service, time, caseId, 'owner', kind)
  const actor: EventActor = { party: 'owner', accountId, organisationId: null, channel: 'web' }
  const filed = await send(service, time, caseId, { type: 'owner.submit', undertaking: true, evidence: [] }, actor)
  return filed ? caseId : null
}

const act = async ({ service, city, time, random }: SimulationParts, { caseId, compound, move }: Planned): Promise<boolean> => {
  const documents: string[] = []
  for (const kind of move.papers) documents.push(await keep(service, time, caseId, move.party, kind))
  const today = Temporal.Instant.from(time.now()).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()
  const event = move.event(documents, today)
  // Companies without an account answer by phone or on paper: the centre records it.
  const byCentre =
    move.party === 'property' && !compound.habit.hasInbox && random.chance(0.5) && event.type.startsWith('property.')
  const stored = await service.store.read(caseId)
  if (!stored) return false
  const party: Party = byCentre ? 'centre' : move.party
  const actor: EventActor = {
    party,
    accountId: party === 'owner' ? stored.ownerAccountId : 'demo-staff',
    organisationId: party === 'owner' ? null : city.organisation(party, compound),
    channel: 'web',
  }
  const evidence = byCentre ? [await keep(service, time, caseId, 'centre', 'minutes')] : []
  const sent = byCentre ? ({ ...event, onBehalf: { channel: 'phone', evidence } } as CaseEvent) : event
  return send(service, time, caseId, sent, actor)
}

const send = async (service: Service, time: DemoTime, caseId: string, event: CaseEvent, actor: EventActor): Promise<boolean> => {
  const result = await submitEvent(service.store, {
    caseId,
    event,
    actor,
    now: time.now(),
    ifVersion: null,
    idempotency: null,
    answer: () => ({ httpCode: 201, body: '' }),
  })
  if (result.kind === 'recorded') return true
  const again = result.kind === 'refused' ? asTheLedgerSays(event, result.refusal) : null
  return again !== null && send(service, time, caseId, again, actor)
}

const keep = async (service: Service, time: DemoTime, caseId: string, party: Party, kind: DocumentKind): Promise<string> => {
  const kept = await service.documents.keep({
    caseId,
    kind,
    mediaType: 'application/pdf',
    name: `${kind}.pdf`,
    bytes: tinyPdf,
    uploadedByParty: party,
    uploadedByAccount: null,
    now: time.now(),
    replaces: null,
    idempotency: null,
    answer: (document) => ({ httpCode: 201, body: document.documentId }),
  })
  if (typeof kept === 'string') throw new Error(kept)
  return kept.body
}

/** A grid that is told what its sum gives reports that; null where there is nothing to correct. */
const asTheLedgerSays = (event: CaseEvent, { code, details }: Refusal): CaseEvent | null => {
  if (event.type !== 'grid.reportCapacity') return null
  if (code === 'RESERVATION_BEYOND_RATING') return { ...event, result: 'noCapacity' }
  if (code !== 'CAPACITY_CONTRADICTS_ROW') return null
  const { band } = details
  if (band === 'available') return { ...event, result: 'available', upheld: [] }
  return { ...event, result: band === 'noCapacity' ? 'noCapacity' : 'orderedChargingOnly' }
}
