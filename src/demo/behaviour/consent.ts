import { liveGrounds, owedOpinions } from '../../../workflows/case/grounds.ts'
import type { ConditionKind, GroundCode } from '../../../workflows/rules/codes.ts'
import { type Behaviour, type Behaviours, type Move, move } from './move.ts'

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

/** The company says yes with its paper. */
export const approve = (party: 'property', days: number): Move =>
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

/** What is done on the way to the paper. */
export const consentBehaviours = {
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
} satisfies Behaviours
