import type { AnyMatterEvent } from '../../workflows/matter/events.ts'
import type { MatterKind } from '../../workflows/matter/kinds.ts'
import type { EventActor } from '../cases/ports.ts'
import type { Service } from '../service.ts'
import type { SimulatedCity, SimulatedCompound } from './city.ts'
import { keepPaper } from './play-move.ts'

interface CityMatter {
  readonly matterId: string
  readonly actor: EventActor
  readonly n: number
  readonly openedAt: string
  reportedAt: string
  isOver: boolean
}

/** Invented, as the whole city is: a larger transformer costs more than a sprinkler. */
const estimate = (kind: MatterKind, n: number): { readonly lowYuan: number; readonly highYuan: number } => {
  const lowYuan = (kind === 'transformer' ? 120_000 : 18_000) + (n % 5) * 7000
  return { lowYuan, highYuan: lowYuan * 1.5 }
}

/** The matters of the simulated city: opened when the first request waits for one, reported on, and some of them done. */
export interface CityMatters {
  /** The open matter of a kind in a compound; there is one from now on. */
  of(kind: MatterKind, compound: SimulatedCompound): Promise<string>
  /** Reports are given as they are due, and what has taken its time is done. */
  report(): Promise<void>
}

// A report is due within thirty days; they are looked at once a week.
const reportsEveryDays = 20
const takesDays = 70

/** Opens the book of the city's matters. Every third one keeps its reports and is done one day; every third one forgets them. */
export const openCityMatters = (service: Service, city: SimulatedCity): CityMatters => {
  const { matters, time } = service
  const known = new Map<string, CityMatter>()
  let opened = 0

  const record = async (matterId: string | null, event: AnyMatterEvent, actor: EventActor): Promise<string> => {
    const result = await matters.record({
      matterId,
      event,
      actor,
      origin: 'party',
      now: time.now(),
      ifVersion: null,
      idempotency: null,
      answer: (made) => ({ httpCode: 201, body: made.kind === 'recorded' ? made.stored.file.matterId : made.refusal.code }),
    })
    if (result.kind !== 'recorded') throw new Error(`${event.type}: ${JSON.stringify(result)}`)
    return result.answer.body
  }

  const open = async (kind: MatterKind, compound: SimulatedCompound): Promise<CityMatter> => {
    const organisationId = city.organisation('centre', compound)
    const actor: EventActor = { party: 'centre', accountId: 'demo-staff', organisationId, channel: 'web' }
    const party = kind === 'transformer' ? 'grid' : 'community'
    const matterId = await record(
      null,
      {
        type: 'matter.open',
        kind,
        compoundId: compound.compoundId,
        garageId: kind === 'transformer' ? null : compound.garageId,
        transformerId: kind === 'transformer' ? compound.transformerId : null,
        official: {
          party,
          organisationId: city.organisation(party, compound),
          role: 'projectManager',
          personal: { name: '周工' },
        },
      },
      actor,
    )
    const now = time.now()
    opened += 1
    // Of every third nobody says what it costs: they are compared with nothing.
    if (opened % 3 !== 0)
      await record(matterId, { type: 'matter.setCost', ...estimate(kind, opened), split: [], evidence: [] }, actor)
    return { matterId, actor, n: opened, openedAt: now, reportedAt: now, isOver: false }
  }

  const daysSince = (instant: string): number => Temporal.Instant.from(instant).until(time.now()).total('hours') / 24

  return {
    of: async (kind, compound) => {
      const key = `${kind} ${compound.compoundId}`
      const there = known.get(key)
      if (there && !there.isOver) return there.matterId
      const matter = await open(kind, compound)
      known.set(key, matter)
      return matter.matterId
    },
    report: async () => {
      for (const matter of known.values()) {
        const { matterId, actor, n } = matter
        if (matter.isOver || n % 3 === 0) continue
        if (n % 3 === 1 && daysSince(matter.openedAt) > takesDays) {
          const paper = await keepPaper(service, matterId, 'centre', 'authorityDocument')
          await record(matterId, { type: 'matter.close', result: 'done', evidence: [paper] }, actor)
          matter.isOver = true
        } else if (daysSince(matter.reportedAt) > reportsEveryDays) {
          await record(matterId, { type: 'matter.report', progress: 'underWay', evidence: [] }, actor)
          matter.reportedAt = time.now()
        }
      }
    },
  }
}
