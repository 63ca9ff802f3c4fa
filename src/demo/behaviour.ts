import type { Position } from '../../workflows/case/case-file.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import { liveGrounds, owedOpinions } from '../../workflows/case/grounds.ts'
import { beforeEnergising } from '../../workflows/case/obligations.ts'
import type { Party } from '../../workflows/parties.ts'
import type { ConditionKind, DocumentKind, GroundCode } from '../../workflows/rules/codes.ts'
import type { StoredCase } from '../cases/ports.ts'
import type { CompanyHabit } from './city.ts'
import type { Random } from './random.ts'

/** What a simulated party does at a position: after how many days, which papers it brings, and the event. Null = it lets time pass. */
export interface Move {
  readonly party: Party
  readonly afterDays: number
  readonly papers: readonly DocumentKind[]
  event(documents: readonly string[], today: string): CaseEvent
}

/** What a behaviour may look at. */
export interface Situation {
  readonly stored: StoredCase
  readonly position: Position
  readonly habit: CompanyHabit
  readonly random: Random
}

type Behaviour = (situation: Situation) => Move | null

const move = (
  party: Party,
  afterDays: number,
  event: (documents: readonly string[], today: string) => CaseEvent,
  papers: readonly DocumentKind[] = [],
): Move => ({ party, afterDays, papers, event })

const bareGrounds: readonly [GroundCode, ...GroundCode[]] = [
  'FIRE_LIABILITY_FEAR',
  'NO_LOCAL_RULE',
  'NOT_IN_CONTRACT',
  'OWNERS_VOTE_DEMANDED',
  'FIRE_COST_DISPUTE',
  'NO_CAPACITY_PUBLIC',
  'FIRE_SYSTEM_MISSING',
  'OLD_WIRING',
  'CABLE_ROUTE_COMMON',
  'NO_WALL_OR_PILLAR',
]
const conditions: readonly [ConditionKind, ...ConditionKind[]] = [
  'OWNER_UNDERTAKING',
  'INSURANCE',
  'DEPOSIT_OR_FEE',
  'FIRE_EXTINGUISHER',
  'QUALIFIED_INSTALLER',
]

const approve = (party: 'property', days: number): Move =>
  move(
    party,
    days,
    ([documentId = '']) => ({ type: 'property.approve', evidence: [], paper: { documentId, form: 'sealedScan' } }),
    ['consentPaper'],
  )

const companyAnswer: Behaviour = ({ habit, random }) => {
  const days = random.between(...habit.days)
  switch (random.weighted(habit.answers)) {
    case 'approve':
      return approve('property', days)
    case 'approveBare':
      return move('property', days, () => ({ type: 'property.approve', evidence: [] }))
    case 'noObjection':
      return move('property', days, () => ({ type: 'property.noObjection', evidence: [] }))
    case 'conditions':
      return move(
        'property',
        days,
        ([documentId = '']) => ({
          type: 'property.offerConditions',
          evidence: [],
          conditions: [{ kind: random.pick(conditions), fulfilledBy: 'owner', evidence: [] }],
          paper: { documentId, form: 'sealedScan' },
        }),
        ['consentPaper'],
      )
    case 'reject': {
      const codes = [...new Set([random.pick(bareGrounds), random.pick(bareGrounds)])]
      return move('property', days, () => ({
        type: 'property.reject',
        evidence: [],
        grounds: codes.map((code) => ({ code, evidence: [] })),
      }))
    }
    case 'silent':
      return null
  }
}

const rejectedOwner: Behaviour = ({ stored, random }) => {
  const open = liveGrounds(stored.file.memory).filter((ground) => ground.contestedSeq === null && ground.kind === 'ground')
  const days = random.between(1, 9)
  if (open.length > 0 && random.chance(0.6)) {
    const groundIds = open.map((ground) => ground.groundId)
    return move('owner', days, () => ({ type: 'owner.contestGround', evidence: [], groundIds }))
  }
  const ask = random.weighted([
    ['coordination', 4],
    ['mediation', 3],
    ['give up', 2],
    ['nothing', 3],
  ] as const)
  if (ask === 'coordination')
    return move('owner', days, () => ({ type: 'owner.requestCoordination', evidence: [], track: 'consent' }))
  if (ask === 'mediation') return move('owner', days, () => ({ type: 'owner.requestMediation', evidence: [], track: 'consent' }))
  return ask === 'give up' ? move('owner', days + 10, () => ({ type: 'owner.acceptRefusal', evidence: [] })) : null
}

const coordination: Behaviour = ({ position, random }) => {
  const { track } = position
  if (position.step === 'requested') {
    return random.chance(0.9)
      ? move('centre', random.between(0, 3), () => ({ type: 'centre.acceptCoordination', evidence: [], track }))
      : null
  }
  if (random.chance(0.12)) return null
  const days = random.between(2, 9)
  if (track !== 'consent')
    return move('centre', days, () => ({ type: 'centre.closeCoordination', evidence: [], track, result: 'settled' }))
  const result = random.weighted([
    ['consent', 4],
    ['noPower', 3],
    ['mediation', 1],
  ] as const)
  if (result === 'consent') {
    return move(
      'centre',
      days,
      ([documentId = '']) => ({
        type: 'centre.closeCoordination',
        evidence: [],
        track,
        result,
        paper: { documentId, form: 'sealedScan' },
      }),
      ['consentPaper'],
    )
  }
  const noPower = { who: 'centre', why: 'noRule' } as const
  return move('centre', days, () => ({
    type: 'centre.closeCoordination',
    evidence: [],
    track,
    result,
    ...(result === 'noPower' ? { noPower } : {}),
  }))
}

const mediation: Behaviour = ({ position, random }) => {
  const { track, step } = position
  switch (step) {
    case 'requested':
      return move('centre', random.between(0, 3), () => ({
        type: 'centre.openMediation',
        evidence: [],
        track,
        mediator: 'peoplesMediationCommittee',
      }))
    case 'accepted': {
      const { holder } = position
      if (holder === 'owner') return move('owner', 1, () => ({ type: 'owner.acceptMediation', evidence: [], track }))
      if (random.chance(0.2)) return null
      const yes = random.chance(0.7)
      return move('property', random.between(0, 2), () =>
        yes
          ? { type: 'property.acceptMediation', evidence: [], track }
          : { type: 'property.declineMediation', evidence: [], track },
      )
    }
    case 'sessions':
      if (random.chance(0.4)) {
        return move('centre', random.between(4, 15), () => ({
          type: 'centre.failMediation',
          evidence: [],
          track,
          routesTold: true,
        }))
      }
      return move('centre', random.between(4, 15), (_, today) => ({
        type: 'centre.recordAgreement',
        evidence: [],
        track,
        form: 'paper',
        effectiveOn: today,
        performer: 'property',
        performance: 'issuePaper',
        performBy: Temporal.PlainDate.from(today).add({ days: 10 }).toString(),
      }))
    case 'performing':
      return random.chance(0.8) && track === 'consent' ? approve('property', random.between(1, 8)) : null
    case 'breached':
      return move('owner', random.between(1, 10), () => ({ type: 'owner.requestCoordination', evidence: [], track }))
    default:
      return null
  }
}

const fireFinding: Behaviour = ({ stored, random }) => {
  const { facts } = stored.file.memory
  const systems = Object.values(facts?.fireZone?.systems ?? facts?.garage.systems ?? {})
  const pleaded = stored.file.memory.grounds.filter((ground) => ground.route === 'fire').map((ground) => ground.code)
  if (random.chance(0.08))
    return move('fire', random.between(1, 6), () => ({ type: 'fire.declineCompetence', evidence: [], basis: 'noStatutoryDuty' }))
  if (random.chance(0.15)) return null
  const result = systems.includes('missing')
    ? random.weighted([
        ['hardStop', 2],
        ['needsRetrofit', 2],
        ['passedWithGaps', 1],
      ] as const)
    : random.weighted([
        ['passed', 6],
        ['passedWithGaps', 2],
        ['needsRetrofit', 1],
      ] as const)
  const stops = result === 'hardStop' || result === 'needsRetrofit'
  return move('fire', random.between(2, 14), () => ({
    type: 'fire.report',
    evidence: [],
    result,
    scope: 'garage',
    upheld: stops ? [...new Set(pleaded)] : [],
    gaps: result === 'passedWithGaps' ? [{ gap: 'extinguishers', checkedBy: 'fire', againMonths: 12 }] : [],
  }))
}

/** What comes before energising: the holder does it, or looks at it. */
const clearing: Behaviour = ({ stored, position, random }) => {
  const [next] = beforeEnergising(stored.file.memory)
  if (!next || random.chance(0.1)) return null
  const { obligationId, reportedSeq, by, checker } = next
  const days = random.between(1, 8)
  if (reportedSeq === null) {
    return by === 'property' || by === 'owner'
      ? move(by, days, (documents) => ({ type: `${by}.dischargeObligation`, evidence: [...documents], obligationId }), [
          'sitePhoto',
        ])
      : null
  }
  return position.holder === checker && (checker === 'fire' || checker === 'property')
    ? move(checker, days, () => ({ type: `${checker}.confirmDischarge`, evidence: [], obligationId }))
    : null
}

const capacity: Behaviour = ({ stored, random }) => {
  const { transformer } = stored.file.memory.facts ?? { transformer: null }
  const ratedKva = transformer?.ratedKva ?? 630
  const peakKva = transformer?.peakKva ?? 400
  const load = peakKva / ratedKva
  const result = load <= 0.8 ? 'available' : load <= 0.9 ? 'orderedChargingOnly' : 'noCapacity'
  const pleaded = stored.file.memory.grounds.filter((ground) => ground.route === 'grid').map((ground) => ground.code)
  const upheld = result === 'noCapacity' ? [...new Set(pleaded)] : []
  return move('grid', random.between(2, 12), () => ({
    type: 'grid.reportCapacity',
    evidence: [],
    result,
    ratedKva,
    peakKva,
    peakMonth: '2025-08',
    upheld,
  }))
}

const stopped: Behaviour = ({ position, random }) => {
  const { track } = position
  const days = random.between(2, 20)
  const next = random.weighted([
    ['alternative', 2],
    ['contest', 1],
    ['coordination', 2],
    ['ordered', 4],
    ['nothing', 3],
  ] as const)
  if (next === 'alternative')
    return move('owner', days, () => ({ type: 'owner.acceptAlternative', evidence: [], kind: 'NEARBY_SHARED' }))
  if (next === 'ordered' && position.stage === 'orderedChargingOnly') {
    return move('owner', days, () => ({ type: 'owner.acceptOrderedCharging', evidence: [] }))
  }
  if (next === 'coordination') return move('owner', days, () => ({ type: 'owner.requestCoordination', evidence: [], track }))
  if (next === 'contest' && (track === 'fire' || track === 'grid') && position.stage !== 'noCompetentBody') {
    return move('owner', days, () => ({ type: 'owner.contestFinding', evidence: [], track }))
  }
  return null
}

/** What the parties of the simulated city do, stage by stage. */
export const behaviours: Readonly<Partial<Record<Position['stage'], Behaviour>>> = {
  documentCheck: ({ random }) => {
    if (random.chance(0.06)) return null
    return random.chance(0.12)
      ? move('centre', random.between(0, 2), () => ({ type: 'centre.requestCorrection', evidence: [], missing: ['spaceRight'] }))
      : move('centre', random.between(0, 2), () => ({ type: 'centre.confirmComplete', evidence: [] }))
  },
  awaitingCorrection: ({ random }) =>
    random.chance(0.85)
      ? move('owner', random.between(1, 8), (documents) => ({ type: 'owner.correct', evidence: [...documents] }), ['spaceRight'])
      : null,
  namingIssuer: () => null,
  serving: ({ stored, random }) => {
    const byLink = random.chance(0.3)
    const party = stored.file.memory.issuer?.party ?? 'property'
    if (byLink) return move(party, random.between(0, 3), () => ({ type: `${party}.open`, evidence: [] }))
    return move(
      'centre',
      random.between(0, 4),
      (documents, today) => ({
        type: 'centre.recordService',
        means: 'paperHanded',
        servedOn: today,
        evidence: [...documents],
      }),
      ['serviceProof'],
    )
  },
  reviewing: companyAnswer,
  paperDue: ({ random }) =>
    random.chance(0.7)
      ? move(
          'property',
          random.between(0, 3),
          ([documentId = '']) => ({ type: 'property.givePaper', evidence: [], paper: { documentId, form: 'sealedScan' } }),
          ['consentPaper'],
        )
      : null,
  conditionsOffered: ({ stored, random }) => {
    const open = liveGrounds(stored.file.memory).filter((ground) => ground.kind === 'condition' && ground.contestedSeq === null)
    if (open.length > 0 && random.chance(0.3)) {
      const groundIds = open.map((ground) => ground.groundId)
      return move('owner', random.between(1, 6), () => ({ type: 'owner.contestCondition', evidence: [], groundIds }))
    }
    return random.chance(0.8)
      ? move('owner', random.between(1, 7), () => ({ type: 'owner.acceptConditions', evidence: [] }))
      : null
  },
  rejected: rejectedOwner,
  unanswered: rejectedOwner,
  yesWithoutPaper: rejectedOwner,
  groundsFell: rejectedOwner,
  noPaper: rejectedOwner,
  opinion: ({ stored, random }) => {
    const views = owedOpinions(stored.file.memory).map(({ groundId }) => ({ groundId, stands: random.chance(0.2) }))
    return random.chance(0.9)
      ? move('centre', random.between(1, 6), () => ({ type: 'centre.giveOpinion', evidence: [], views }))
      : null
  },
  redecide: ({ random }) => (random.chance(0.6) ? approve('property', random.between(0, 4)) : null),
  substituteIssue: ({ random }) => {
    if (random.chance(0.25)) return null
    return random.chance(0.7)
      ? move(
          'community',
          random.between(1, 5),
          ([documentId = '']) => ({ type: 'community.issuePaper', evidence: [], paper: { documentId, form: 'sealedScan' } }),
          ['substitutePaper'],
        )
      : move('community', random.between(1, 5), () => ({
          type: 'community.declineToIssue',
          evidence: [],
          reason: 'companyMustDecide',
        }))
  },
  coordination,
  mediation,
  bureauHandling: ({ position, random }) => {
    const { track } = position
    if (random.chance(0.3)) return null
    return random.chance(0.5)
      ? move('bureau', random.between(2, 12), () => ({ type: 'bureau.noPower', evidence: [], track, why: 'noRule' }))
      : move('bureau', random.between(2, 12), () => ({ type: 'bureau.return', evidence: [], track }))
  },
  assessing: fireFinding,
  namingBody: ({ position, random }) => {
    const { track } = position
    return track === 'fire' && random.chance(0.5)
      ? move('centre', 2, () => ({ type: 'centre.declareNoBody', evidence: [], track }))
      : null
  },
  needsRetrofit: stopped,
  hardStop: stopped,
  noCompetentBody: stopped,
  intake: ({ stored, random }) =>
    move('grid', random.between(0, 3), () => ({
      type: 'grid.acceptIntake',
      evidence: [],
      orderNumber: `4302${stored.caseId.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 8)}`,
    })),
  survey: ({ random }) =>
    move('grid', random.between(1, 6), () => ({
      type: 'grid.reportSurvey',
      evidence: [],
      route: 'clear',
      meterPlace: 'existingBox',
    })),
  capacity,
  plan: ({ random }) =>
    move('grid', random.between(1, 4), () => ({
      type: 'grid.issuePlan',
      evidence: [],
      ownerCostYuan: random.between(0, 25) * 100,
    })),
  planConfirm: ({ random }) =>
    random.chance(0.92) ? move('owner', random.between(0, 6), () => ({ type: 'owner.confirmPlan', evidence: [] })) : null,
  orderedChargingOnly: stopped,
  noCapacity: stopped,
  construction: ({ random }) =>
    random.chance(0.85)
      ? move(
          'owner',
          random.between(5, 40),
          (documents) => ({ type: 'owner.reportWorksDone', evidence: [...documents], certificateNumber: '2026010101000001' }),
          ['equipmentCertificate'],
        )
      : null,
  inspection: ({ random }) => {
    const passed = random.chance(0.93)
    return move('grid', random.between(0, 4), () => ({
      type: 'grid.reportInspection',
      evidence: [],
      passed,
      defects: passed ? [] : ['wiring'],
    }))
  },
  clearing,
  metering: ({ random }) =>
    move('grid', random.between(0, 4), (_, today) => ({ type: 'grid.energise', evidence: [], on: today })),
}
