import type { Party } from '../../parties.ts'
import type { GroundCode } from '../../rules/codes.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { FurtherChecker, FurtherCheckKind } from '../events/further-checks.ts'

type Change = Partial<CaseMemory>

/** Something that somebody else has to look at: civil defence, an owner, a structure, a neighbour. */
export interface FurtherCheck {
  /** Sequence number of the event that opened it and its place there. */
  readonly checkId: string
  readonly seq: number
  readonly kind: FurtherCheckKind
  /** The contested ground that opened it; null = the centre did. */
  readonly ground: string | null
  readonly party: FurtherChecker
  readonly openedOn: string
  readonly result: 'nothingAgainst' | 'standsAgainst' | null
  /** `silence`: nobody answered in its days. */
  readonly end: 'found' | 'silence' | null
  readonly endedSeq: number | null
  readonly on: string | null
  readonly scope: string | null
  readonly evidence: readonly string[]
}

/** Who answers. A neighbour has no account: the centre hears them. */
const answeredBy: Readonly<Record<FurtherCheckKind, FurtherChecker>> = {
  civilDefence: 'authority',
  structure: 'authority',
  transformerOwner: 'transformerOwner',
  spaceOwner: 'spaceOwner',
  neighbour: 'centre',
}

/** Grounds that ask for somebody who can look, before the centre gives a view. */
const askedFor: Partial<Readonly<Record<GroundCode, FurtherCheckKind>>> = {
  SPACE_CIVIL_DEFENCE: 'civilDefence',
  SPACE_LEASED_NO_CONSENT: 'spaceOwner',
  SPACE_COOWNER_OBJECTS: 'spaceOwner',
  DEVELOPER_HOLDS_GARAGE: 'spaceOwner',
  CABLE_ROUTE_COMMON: 'structure',
  NEIGHBOUR_OBJECTION: 'neighbour',
}

const opened = (given: Given, index: number, kind: FurtherCheckKind, ground: string | null): FurtherCheck => ({
  checkId: `${given.seq}.${index + 1}`,
  seq: given.seq,
  kind,
  ground,
  party: answeredBy[kind],
  openedOn: given.today,
  result: null,
  end: null,
  endedSeq: null,
  on: null,
  scope: null,
  evidence: [],
})

/** Further checks that nobody has answered yet. */
export const openChecks = ({ furtherChecks }: CaseMemory): FurtherCheck[] => furtherChecks.filter(({ end }) => end === null)

/** Further checks that wait for a party. */
export const checksOfParty = (memory: CaseMemory, party: Party): FurtherCheck[] =>
  openChecks(memory).filter((check) => check.party === party)

/** The centre opens one. */
export const checkOpened = (memory: CaseMemory, given: Given, event: EventOf<'centre.openFurtherCheck'>): Change => ({
  furtherChecks: [...memory.furtherChecks, opened(given, 0, event.kind, null)],
})

/** A contested ground opens the check that can settle it, once. */
export const checksByGrounds = (memory: CaseMemory, given: Given, event: EventOf<'owner.contestGround'>): Change => {
  const asked = memory.grounds
    .filter(({ groundId }) => event.groundIds.includes(groundId))
    .flatMap(({ groundId, code }) => {
      const kind = askedFor[code]
      return kind && !memory.furtherChecks.some((check) => check.kind === kind) ? [{ kind, groundId }] : []
    })
  const once = asked.filter(({ kind }, index) => asked.findIndex((other) => other.kind === kind) === index)
  return {
    furtherChecks: [...memory.furtherChecks, ...once.map(({ kind, groundId }, index) => opened(given, index, kind, groundId))],
  }
}

type Report = EventOf<'authority.reportCheck' | 'transformerOwner.reportCheck' | 'spaceOwner.reportCheck' | 'centre.reportCheck'>

/** It is answered: what stands against the pile bears its ground out, as a finding of fire or grid does; else the ground falls. */
export const checkAnswered = (memory: CaseMemory, given: Given, event: Report): Change => {
  const check = memory.furtherChecks.find(({ checkId }) => checkId === event.check)
  const { result, scope, evidence } = event
  const upheld = result === 'standsAgainst'
  return {
    furtherChecks: memory.furtherChecks.map((entry) =>
      entry.checkId === event.check
        ? { ...entry, result, scope, evidence, end: 'found', endedSeq: given.seq, on: given.today }
        : entry,
    ),
    grounds: memory.grounds.map((ground) =>
      ground.groundId === check?.ground && ground.settledSeq === null
        ? {
            ...ground,
            verified: upheld ? 'UPHELD' : 'FALLEN',
            verifiedSeq: given.seq,
            view: ground.view ?? (upheld ? 'stands' : 'doesNotStand'),
          }
        : ground,
    ),
  }
}

/** Nobody answered in its days: it was asked once, and the centre's view decides what it can. */
export const checkLapsed = (memory: CaseMemory, key: string, given: Given): Change => ({
  furtherChecks: memory.furtherChecks.map((entry) =>
    entry.checkId === key ? { ...entry, end: 'silence', endedSeq: given.seq, on: given.today } : entry,
  ),
})
