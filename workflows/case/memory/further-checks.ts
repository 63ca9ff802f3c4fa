import type { Party } from '../../parties.ts'
import { type GroundCode, isListed } from '../../rules/codes.ts'
import type { CaseMemory, Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { FurtherChecker, FurtherCheckKind, FurtherReason } from '../events/further-checks.ts'

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
  /** What stands against the pile. */
  readonly because?: FurtherReason
  /** What the centre made of a refusal or a silence, and by which event. */
  readonly stands?: boolean
  readonly settledSeq?: number
  /** It was asked again: the later check counts. */
  readonly againSeq?: number
  /** It was asked again because the owner contested it, which it can once. */
  readonly contested?: boolean
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

/** Kinds that an authority answers: what is safe is not for an owner to say. */
const isByOffice = ({ party }: FurtherCheck): boolean => party === 'authority'

/** Whether a check counts for the approval: it was asked by the centre, is one of safety, or its ground is still pleaded. */
const counts = ({ grounds }: CaseMemory, check: FurtherCheck): boolean => {
  if (check.againSeq !== undefined) return false
  if (check.ground === null || isByOffice(check)) return true
  return grounds.some(
    ({ groundId, settledSeq, verified }) => groundId === check.ground && settledSeq === null && verified !== 'FALLEN',
  )
}

/** Checks for which the approval waits. */
export const awaitedChecks = (memory: CaseMemory): FurtherCheck[] =>
  memory.furtherChecks.filter((check) => check.end === null && counts(memory, check))

// Within measured capacity no vote is asked for (H39), and a neighbour must tolerate the cable (民法典 292).
const isOutweighed = ({ grid }: CaseMemory, { because, kind }: FurtherCheck): boolean =>
  because === undefined || kind === 'neighbour' || (because === 'noSpareLoad' && grid !== null && grid.result !== 'noCapacity')

/** Checks that stand against the pile: found so by an authority, or a refusal that the centre upholds. */
export const standingChecks = (memory: CaseMemory): FurtherCheck[] =>
  memory.furtherChecks.filter(
    (check) =>
      check.result === 'standsAgainst' &&
      counts(memory, check) &&
      !isOutweighed(memory, check) &&
      (isByOffice(check) || check.stands === true),
  )

/** Checks on which the centre has to say whether they hold the pile up. */
export const checksToWeigh = (memory: CaseMemory): FurtherCheck[] =>
  memory.furtherChecks.filter((check) => {
    if (check.stands !== undefined || !counts(memory, check)) return false
    if (isByOffice(check)) return check.end === 'silence'
    return check.result === 'standsAgainst' && !isOutweighed(memory, check)
  })

/** Checks that a party can answer: what waits, what it let pass, and what it said against the pile. */
export const answerableChecks = (memory: CaseMemory, party: Party): FurtherCheck[] =>
  memory.furtherChecks.filter(
    (check) =>
      check.party === party &&
      check.againSeq === undefined &&
      (check.end !== 'found' || (check.result === 'standsAgainst' && check.because !== undefined)),
  )

/** The centre opens one. */
export const checkOpened = (memory: CaseMemory, given: Given, event: EventOf<'centre.openFurtherCheck'>): Change => ({
  furtherChecks: [...memory.furtherChecks, opened(given, 0, event.kind, null)],
})

/** A contested ground opens the check that can settle it, once. */
export const checksByGrounds = (memory: CaseMemory, given: Given, event: EventOf<'owner.contestGround'>): Change => {
  const asked = memory.grounds
    .filter(({ groundId }) => event.groundIds.includes(groundId))
    .flatMap(({ groundId, code }) => {
      const kind = isListed(code) ? askedFor[code] : undefined
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
  const { result, scope, evidence, because } = event
  const upheld = result === 'standsAgainst'
  return {
    furtherChecks: memory.furtherChecks.map((entry) =>
      entry.checkId === event.check ? answeredEntry(entry, { result, scope, evidence, because }, given) : entry,
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

const answeredEntry = (
  { because: _, stands: __, settledSeq: ___, ...entry }: FurtherCheck,
  { because, ...said }: Pick<Report, 'result' | 'scope' | 'evidence' | 'because'>,
  given: Given,
): FurtherCheck => ({
  ...entry,
  ...said,
  ...(because === undefined || said.result === 'nothingAgainst' ? {} : { because }),
  end: 'found',
  endedSeq: given.seq,
  on: given.today,
})

/** The centre says whether it holds the pile up. What must be looked at after a silence is asked again. */
export const checkSettled = (memory: CaseMemory, given: Given, { check, stands }: EventOf<'centre.settleCheck'>): Change => {
  const settled = memory.furtherChecks.find(({ checkId }) => checkId === check)
  if (settled?.end === 'silence' && stands) return askedAgain(memory, given, [settled], false)
  return {
    furtherChecks: memory.furtherChecks.map((entry) =>
      entry.checkId === check ? { ...entry, stands, settledSeq: given.seq } : entry,
    ),
  }
}

/** What stands against the pile is looked at again: it was put right, or the owner contests it. */
export const checksAskedAgain = (memory: CaseMemory, given: Given, { contested }: { contested: boolean }): Change =>
  askedAgain(memory, given, standingChecks(memory), contested)

const askedAgain = (memory: CaseMemory, given: Given, checks: readonly FurtherCheck[], contested: boolean): Change => ({
  furtherChecks: [
    ...memory.furtherChecks.map((entry) =>
      checks.includes(entry) ? { ...entry, againSeq: given.seq, ...(contested ? { contested } : {}) } : entry,
    ),
    ...checks.map(({ kind, ground }, index) => opened(given, index, kind, ground)),
  ],
})

/** Nobody answered in its days: it was asked once, and the centre's view decides what it can. */
export const checkLapsed = (memory: CaseMemory, key: string, given: Given): Change => ({
  furtherChecks: memory.furtherChecks.map((entry) =>
    entry.checkId === key ? { ...entry, end: 'silence', endedSeq: given.seq, on: given.today } : entry,
  ),
})
