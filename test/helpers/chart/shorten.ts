import type { CaseFile } from '../../../workflows/case/case-file.ts'
import { placesOf, restore } from '../../../workflows/case/chart.ts'
import type { CaseEvent } from '../../../workflows/case/events/events.ts'
import { beginWalk, dueClocks, send, type Taken, type Walk } from './walk.ts'

/**
 * The shortest part of a walk after which something still holds: events are left out as long as it does. Ids that
 * count events (clocks, grounds, records) are carried over by what they stand for.
 */
export const shortened = (walk: Walk, holds: (shorter: Walk) => boolean): Walk => {
  let best = walk
  let kept = walk.taken
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 1; from < kept.length; ) {
      const tried = kept.filter((_, index) => index < from || index >= from + size)
      const shorter = walkAgain(walk, tried, holds)
      if (shorter && shorter.taken.length < best.taken.length) {
        best = shorter
        kept = tried
      } else from += size
    }
  }
  return best
}

/** Walks a part of the events again; null when what is looked for never holds. */
const walkAgain = (walk: Walk, part: readonly Taken[], holds: (shorter: Walk) => boolean): Walk | null => {
  const shorter = beginWalk(walk.rules)
  const seqs = new Map<number, number>()
  for (const taken of part) {
    shorter.now = taken.input.now
    try {
      const event = carriedOver(taken, shorter, seqs)
      if (!event) continue
      const { party } = taken.input.actor
      const decision = send(shorter, event, { by: party, ...(taken.input.facts ? { facts: taken.input.facts } : {}) })
      if (decision.accepted) seqs.set(taken.after.seq, shorter.file.seq)
      if (decision.accepted && holds(shorter)) return shorter
    } catch {
      return null
    }
  }
  return null
}

const carriedOver = ({ event, before }: Taken, to: Walk, seqs: ReadonlyMap<number, number>): CaseEvent | null => {
  if (event.type === 'deadline.passed') {
    const [name, track] = event.clockId.split('/')
    const due = dueClocks(to).find((clock) => clock.name === name && clock.track === track)
    return due ? { ...event, clockId: due.clockId } : null
  }
  const known = groundIdsOf(before)
  const now = groundIdsOf(to.file)
  const ground = (id: string) => now[known.indexOf(id)] ?? id
  return {
    ...event,
    ...('record' in event ? { record: seqs.get(event.record) ?? event.record } : {}),
    ...('groundIds' in event ? { groundIds: event.groundIds.map(ground) } : {}),
    ...('groundId' in event ? { groundId: ground(event.groundId) } : {}),
    ...('views' in event ? { views: event.views.map((view) => ({ ...view, groundId: ground(view.groundId) })) } : {}),
  } as CaseEvent
}

const groundIdsOf = (file: CaseFile): string[] => file.memory.grounds.map((ground) => ground.groundId)

/** A walk as a list that a person can read: one event a line. Papers that come along are left out where nothing hangs on them. */
export const storyOf = (walk: Walk): string[] => [
  `rules ${walk.rules.id}, garage ${walk.file.memory.facts?.garage.level}, ${walk.file.memory.facts?.issuers.length} issuers`,
  ...walk.taken.map(({ event, input, after }) => {
    const said: Record<string, unknown> = { ...event, type: undefined, facts: undefined }
    if (event.type !== 'property.revoke') delete said['evidence']
    if ('onBehalf' in event && event.onBehalf) said['onBehalf'] = event.onBehalf.channel
    const stages = placesOf(restore(after.value, after.memory)).map((place) => place.id)
    return `${input.now.slice(0, 16)} ${event.type} ${JSON.stringify(said).replace(/-1_*"/g, '"')} → ${stages.join(' ∥ ')}`
  }),
]
