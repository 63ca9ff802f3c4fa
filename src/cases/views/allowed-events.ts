import { type AllowedEvent, allowedEvents } from '../../../workflows/case/allowed-events.ts'
import type { CaseFile } from '../../../workflows/case/case-file.ts'
import { restore } from '../../../workflows/case/chart.ts'
import type { Given } from '../../../workflows/case/context.ts'
import { namedTracks } from '../../../workflows/case/named-tracks.ts'
import { guardReasons } from '../../../workflows/labels/guards.ts'
import { ballIsElsewhere } from '../../../workflows/labels/steps-beside.ts'
import type { Party } from '../../../workflows/parties.ts'
import type { Bilingual } from '../../../workflows/rules/schema.ts'
import type { CaseView } from '../case-view.ts'
import type { ViewInput } from '../view-case.ts'
import { eventLabel } from './words.ts'

/** Parties whose answers the centre may record on their behalf (H2). */
const recordedFor: readonly Party[] = [
  'owner',
  'property',
  'community',
  'spaceOwner',
  'transformerOwner',
  'fire',
  'grid',
  'authority',
  'tester',
  'installer',
]

/** The events the viewer can send, and for the centre those it can record for others. */
export const allowedViews = (
  { stored, standing, now, language }: Pick<ViewInput, 'stored' | 'standing' | 'now' | 'language'>,
  today: string,
): CaseView['allowedEvents'] => {
  const { file, rules } = stored
  const given: Given = {
    caseId: file.caseId,
    now,
    today,
    seq: file.seq + 1,
    rules,
    actor: { party: standing.party, organisationId: null },
    occurredOn: today,
    documents: {},
    organisation: null,
    request: null,
    facts: null,
    clock: null,
  }
  const snapshot = restore(file.value, { ...file.memory, given })
  const view = (event: AllowedEvent, onBehalfOf: Party | null) => ({
    type: event.type,
    label: eventLabel(event.type, language),
    track: event.track,
    allowed: event.allowed,
    blockedBy: event.blockedBy === null ? null : (blockReasons[event.blockedBy]?.[language] ?? event.blockedBy),
    onBehalfOf,
    // Who says something for itself has nothing to fill in there; the centre has where it records for another.
    fields: event.fields.filter(({ name }) => name !== 'onBehalf' || onBehalfOf !== null),
  })
  const openTo = (party: Party) => allowedEvents(snapshot, [party]).flatMap((event) => inItsTracks(file, event, party))
  const own = openTo(standing.party).map((event) => view(event, null))
  if (standing.party !== 'centre') return own
  const others = recordedFor.flatMap((party) =>
    openTo(party)
      .filter((event) => event.allowed && !event.type.endsWith('.contestRecord'))
      .map((event) => view(event, party)),
  )
  return [...own, ...others]
}

const blockReasons: Readonly<Record<string, Bilingual>> = { ...guardReasons, ballIsElsewhere }

/** An event that names its track is listed once for each that it can name now. */
const inItsTracks = (file: CaseFile, event: AllowedEvent, party: Party): AllowedEvent[] => {
  const tracks = event.allowed ? namedTracks(file, event.type, party) : null
  if (tracks === null) return [event]
  if (tracks.length === 0) return [{ ...event, allowed: false, blockedBy: 'ballIsElsewhere' }]
  return tracks.map((track) => ({ ...event, track }))
}
