import type { MatterFacts } from '../../matter/facts.ts'
import type { MatterTrack } from '../../matter/kinds.ts'
import type { Party, Track } from '../../parties.ts'
import type { Place } from '../chart.ts'
import type { Clock } from '../clock.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import { organisationOf } from '../organisations.ts'
import { recheckAsked } from './checks.ts'

type Change = Partial<CaseMemory>

/** A matter that a case is told of, and perhaps waits on, in one track (H37). */
export interface MatterLink {
  /** Record by which it was linked; the name of the entry. */
  readonly seq: number
  readonly track: MatterTrack
  readonly by: 'owner' | 'centre'
  /** The matter as the case knows it. */
  readonly matter: MatterFacts
  /** Record by which the day of the next report became known. */
  readonly reportSeq: number
  /** The day since which the request waits on it; null = it is only told. */
  readonly waitsSince: string | null
}

/** The matter that a track waits on; null when it waits on none. */
export const awaitedMatter = ({ matters }: Pick<CaseMemory, 'matters'>, track: Track): MatterLink | null =>
  matters.find((link) => link.track === track && link.waitsSince !== null) ?? null

/** Whether a matter is over: done, refused or dropped. */
export const isOver = ({ matter }: MatterLink): boolean => matter.result !== null

/** The day of the report is told anew by whatever names another one. */
const knownAs = (link: MatterLink, matter: MatterFacts, seq: number): MatterLink => ({
  ...link,
  matter,
  reportSeq: link.matter.nextReportOn === matter.nextReportOn ? link.reportSeq : seq,
})

const linked = (memory: CaseMemory, given: Given, at: Pick<MatterLink, 'track' | 'by' | 'waitsSince'>): readonly MatterLink[] => {
  const { matter } = given
  if (!matter) throw new Error('a matter passed the checks without being there')
  const isIt = (link: MatterLink) => link.track === at.track && link.matter.matterId === matter.matterId
  const known = memory.matters.find(isIt)
  const { seq } = given
  if (!known) return [...memory.matters, { seq, ...at, matter, reportSeq: seq }]
  // Whoever waits again has a clock of its own again.
  const again =
    at.waitsSince === null ? knownAs(known, matter, seq) : { ...known, matter, reportSeq: seq, waitsSince: at.waitsSince }
  return memory.matters.map((link) => (isIt(link) ? again : link))
}

/** The owner waits on a matter: its official holds the track from here on. */
export const matterAwaited = (memory: CaseMemory, given: Given, event: EventOf<'owner.waitOnMatter'>): Change => ({
  matters: [...linked(memory, given, { track: event.track, by: 'owner', waitsSince: given.today })],
})

/** The centre links a matter: the request is told of what becomes of it, and goes its own way meanwhile. */
export const matterLinked = (memory: CaseMemory, given: Given, event: EventOf<'centre.linkMatter'>): Change => ({
  matters: [...linked(memory, given, { track: event.track, by: 'centre', waitsSince: null })],
})

/** Nothing is waited for any more in a track; the request is still told of the matter. */
export const waitingStopped = (memory: CaseMemory, _: Given, params: { track: MatterTrack }): Change => ({
  matters: memory.matters.map((link) => (link.track === params.track ? { ...link, waitsSince: null } : link)),
})

/** A linked matter has changed: its report, its official, its end. */
export const matterTold = (memory: CaseMemory, given: Given, event: EventOf<'matter.changed'>): Change => ({
  matters: memory.matters.map((link) =>
    link.matter.matterId === event.matter.matterId ? knownAs(link, event.matter, given.seq) : link,
  ),
})

/** What stopped the track was put right, or may have been: the check is made again, and what was found before no longer decides. */
export const recheckedAfterMatter = (memory: CaseMemory, given: Given, params: { track: MatterTrack }): Change => ({
  ...waitingStopped(memory, given, params),
  ...recheckAsked(memory, given, params),
  noBody: { ...memory.noBody, [params.track]: false },
  feasibleAgain: null,
})

/** A case that is put back waits again: the clock of the report is another one than before. */
export const waitingAgain = (before: CaseMemory, memory: CaseMemory, given: Given): Change => {
  const waited = (link: MatterLink) =>
    before.outcome === null && before.matters.some(({ seq, waitsSince }) => seq === link.seq && waitsSince !== null)
  return {
    matters: memory.matters.map((link) => (link.waitsSince === null || waited(link) ? link : { ...link, reportSeq: given.seq })),
  }
}

/** The organisation that holds a place: of a matter, the office of its official, whatever its role in the case. */
export const organisationAt = (place: Place, memory: CaseMemory, holder: Party): string | null =>
  place.meta.holder === 'matterOffice'
    ? (awaitedMatter(memory, place.track)?.matter.office.organisationId ?? null)
    : organisationOf(memory, holder)

/** The organisation whose time a clock is: of the report on a matter, the office of its official. */
export const organisationOfClock = (memory: CaseMemory, { name, track, party }: Pick<Clock, 'name' | 'track' | 'party'>) =>
  name === 'matterReport' ? (awaitedMatter(memory, track)?.matter.office.organisationId ?? null) : organisationOf(memory, party)
