import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type EventCity, eventCity } from '../events/event-city.ts'
import { inWords, type Spread, spreadOf } from '../events/measured.ts'
import { servedEvents } from '../events/served-events.ts'
import { cityOnPostgres } from './city-on-postgres.ts'
import { durablePostgres } from './durable-postgres.ts'
import { servedPeer } from './served-peer.ts'

/** Our events for every step of a peer, and so many of each a second. */
export interface PeerFields {
  readonly vsBpmnEngine: Spread
  readonly vsPgBoss: Spread
  readonly vsDbos: Spread
  /** The event path on PostgreSQL, for every step of DBOS on the same server. */
  readonly postgresVsDbos: Spread
  readonly perSecond: Readonly<Record<string, Spread>>
  readonly faults: readonly string[]
}

const connections = 64
/** Cases laid down on PostgreSQL: it takes the copy row by row. */
const casesOnPostgres = 300

/**
 * The event path and peers that take the same durable step behind the same HTTP front, in processes of their own, in turn,
 * round by round, over 64 connections. The servers wait for the disk at every commit.
 */
export const measurePeers = async (
  plan: { readonly cases: number; readonly rounds: number; readonly seconds: number; readonly warmSeconds: number },
  say: (line: string) => void,
): Promise<PeerFields> => {
  // It starts while the cities are laid down.
  const starting = durablePostgres()
  const city = await eventCity(plan.cases)
  const few = await eventCity(casesOnPostgres)
  const postgres = await starting
  const closing: (() => Promise<void>)[] = []
  try {
    const [pgBoss, dbos, own] = [
      await postgres.database('pg_boss'),
      await postgres.database('dbos'),
      await postgres.database('own'),
    ]
    const opened = await Promise.allSettled([
      ownSide('own', city, []),
      peerSide('bpmn', folderFor(city)),
      peerSide('pgBoss', pgBoss),
      peerSide('dbos', dbos),
      ownSide('ownOnPostgres', few, [copied(few, own)]),
    ])
    const sides = opened.flatMap((side) => (side.status === 'fulfilled' ? [side.value] : []))
    closing.push(...sides.map(({ close }) => close))
    for (const side of opened) if (side.status === 'rejected') throw side.reason
    // Nothing is at its speed at first.
    await Promise.all(sides.map(({ perSecond }) => perSecond(plan.warmSeconds)))
    const found = new Map<string, number[]>(sides.map(({ name }) => [name, []]))
    for (let round = 0; round < plan.rounds; round += 1) {
      for (const { name, perSecond } of sides) found.get(name)?.push(await perSecond(plan.seconds))
    }
    const ratio = (name: string, other: string): Spread =>
      spreadOf((found.get(name) ?? []).map((own, n) => own / (found.get(other)?.[n] ?? Number.NaN)))
    const fields = {
      vsBpmnEngine: ratio('own', 'bpmn'),
      vsPgBoss: ratio('own', 'pgBoss'),
      vsDbos: ratio('own', 'dbos'),
      postgresVsDbos: ratio('ownOnPostgres', 'dbos'),
      perSecond: Object.fromEntries([...found].map(([name, values]) => [name, spreadOf(values)])),
      faults: sides.flatMap(({ faults }) => faults).slice(0, 5),
    }
    tell(fields, say)
    return fields
  } finally {
    for (const close of closing) await close()
    await postgres.close()
    city.close()
    few.close()
  }
}

/** Whoever is measured in turn. */
interface Side {
  readonly name: string
  readonly perSecond: (seconds: number) => Promise<number>
  readonly faults: string[]
  readonly close: () => Promise<void>
}

const ownSide = async (name: string, city: EventCity, options: readonly string[]): Promise<Side> => {
  const served = await servedEvents(city, city.copy(), options)
  const faults: string[] = []
  return {
    ...{ name, faults, close: served.close },
    perSecond: async (seconds) => {
      const report = await served.round({ seconds, connections, rate: null })
      faults.push(...report.faults)
      return report.perSecond
    },
  }
}

const peerSide = async (name: string, where: string): Promise<Side> => {
  const { round, faults, close } = await servedPeer(name, where)
  return { name, faults, close, perSecond: (seconds) => round(seconds, connections) }
}

const copied = (city: EventCity, url: string): string => {
  cityOnPostgres(city.folder, url)
  return url
}

const folderFor = (city: EventCity): string => {
  const folder = join(city.folder, 'bpmn')
  mkdirSync(folder)
  return folder
}

const tell = ({ perSecond, vsBpmnEngine, vsPgBoss, vsDbos, postgresVsDbos, faults }: PeerFields, say: (line: string) => void) => {
  for (const [name, spread] of Object.entries(perSecond)) say(`  ${name}: ${inWords(spread)} a second`)
  say(`events for every step of bpmn-engine on SQLite: ${inWords(vsBpmnEngine)}`)
  say(`events for every step of pg-boss on PostgreSQL: ${inWords(vsPgBoss)}`)
  say(`events for every step of DBOS on PostgreSQL: ${inWords(vsDbos)}, on the same PostgreSQL ${inWords(postgresVsDbos)}`)
  for (const fault of faults) say(`  answered otherwise: ${fault}`)
}
