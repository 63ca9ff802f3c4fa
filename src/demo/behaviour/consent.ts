import { liveGrounds, owedOpinions } from '../../../workflows/case/grounds.ts'
import type { ConditionKind, GroundCode } from '../../../workflows/rules/codes.ts'
import type { Random } from '../random.ts'
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
    ({ documents: [documentId = ''] }) => ({ type: 'property.approve', paper: { documentId, form: 'sealedScan' } }),
    ['consentPaper'],
  )

const companyAnswer: Behaviour = ({ habit, random }) => {
  const days = random.between(...habit.days)
  switch (random.weighted(habit.answers)) {
    case 'approve':
      return approve('property', days)
    case 'approveBare':
      return move('property', days, () => ({ type: 'property.approve' }))
    case 'noObjection':
      return move('property', days, () => ({ type: 'property.noObjection' }))
    case 'conditions':
      return move(
        'property',
        days,
        ({ documents: [documentId = ''] }) => ({
          type: 'property.offerConditions',
          conditions: [{ kind: random.pick(conditions), fulfilledBy: 'owner' }],
          paper: { documentId, form: 'sealedScan' },
        }),
        ['consentPaper'],
      )
    case 'reject': {
      const codes = [...new Set([random.pick(bareGrounds), random.pick(bareGrounds)])]
      return move('property', days, () => ({
        type: 'property.reject',
        grounds: codes.map((code) => ({ code })),
      }))
    }
    case 'silent':
      return null
  }
}

/** 12345 answers within days, and what it answers moves nothing. */
const answeredComplaint = (proceeding: number, random: Random): Move => {
  const result = random.pick<'explained' | 'handled'>(['explained', 'handled'])
  return move(
    'owner',
    random.between(5, 15),
    () => ({ type: 'owner.reportProceeding', proceeding, step: 'answered', result }),
    [],
    { again: true },
  )
}

const rejectedOwner: Behaviour = ({ stored, random }) => {
  const open = liveGrounds(stored.file.memory).filter((ground) => ground.contestedSeq === null && ground.kind === 'ground')
  const days = random.between(1, 9)
  if (open.length > 0 && random.chance(0.6)) {
    const groundIds = open.map((ground) => ground.groundId)
    return move('owner', days, () => ({ type: 'owner.contestGround', groundIds }))
  }
  const { proceedings } = stored.file.memory
  const [complaint] = proceedings.filter(({ kind, step }) => kind === 'hotline' && step === 'filed')
  if (complaint && random.chance(0.7)) return answeredComplaint(complaint.seq, random)
  const ask = random.weighted([
    ['coordination', 4],
    ['mediation', 3],
    ['give up', 2],
    ['withdraw', 1],
    ['complain', proceedings.length === 0 ? 2 : 0],
    ['sue', proceedings.length === 0 ? 1 : 0],
    ['nothing', 3],
  ] as const)
  if (ask === 'complain' || ask === 'sue') {
    const kind = ask === 'sue' ? 'suit' : 'hotline'
    return move('owner', days, ({ today }) => ({ type: 'owner.openProceeding', kind, openedOn: today }), [], { again: true })
  }
  if (ask === 'withdraw') {
    const reason = random.pick<'talkedOutByProperty' | 'usesOtherCharging' | 'tookTooLong'>([
      'talkedOutByProperty',
      'usesOtherCharging',
      'tookTooLong',
    ])
    return move('owner', days, () => ({ type: 'owner.withdraw', reason }))
  }
  if (ask === 'coordination') return move('owner', days, () => ({ type: 'owner.requestCoordination', track: 'consent' }))
  if (ask === 'mediation') return move('owner', days, () => ({ type: 'owner.requestMediation', track: 'consent' }))
  return ask === 'give up' ? move('owner', days + 10, () => ({ type: 'owner.acceptRefusal' })) : null
}

/** What is done on the way to the paper. */
export const consentBehaviours = {
  documentCheck: ({ random }) => {
    if (random.chance(0.06)) return null
    return random.chance(0.12)
      ? move('centre', random.between(0, 2), () => ({ type: 'centre.requestCorrection', missing: ['spaceRight'] }))
      : move('centre', random.between(0, 2), () => ({ type: 'centre.confirmComplete' }))
  },
  awaitingCorrection: ({ random }) =>
    random.chance(0.85)
      ? move('owner', random.between(1, 8), ({ documents }) => ({ type: 'owner.correct', evidence: [...documents] }), [
          'spaceRight',
        ])
      : null,
  namingIssuer: () => null,
  serving: ({ stored, random }) => {
    const byLink = random.chance(0.3)
    const party = stored.file.memory.issuer?.party ?? 'property'
    if (byLink) return move(party, random.between(0, 3), () => ({ type: `${party}.open` }))
    return move(
      'centre',
      random.between(0, 4),
      ({ documents, today }) => ({
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
          ({ documents: [documentId = ''] }) => ({ type: 'property.givePaper', paper: { documentId, form: 'sealedScan' } }),
          ['consentPaper'],
        )
      : null,
  conditionsOffered: ({ stored, random }) => {
    const open = liveGrounds(stored.file.memory).filter((ground) => ground.kind === 'condition' && ground.contestedSeq === null)
    if (open.length > 0 && random.chance(0.3)) {
      const groundIds = open.map((ground) => ground.groundId)
      return move('owner', random.between(1, 6), () => ({ type: 'owner.contestCondition', groundIds }))
    }
    return random.chance(0.8) ? move('owner', random.between(1, 7), () => ({ type: 'owner.acceptConditions' })) : null
  },
  rejected: rejectedOwner,
  unanswered: rejectedOwner,
  yesWithoutPaper: rejectedOwner,
  groundsFell: rejectedOwner,
  noPaper: rejectedOwner,
  opinion: ({ stored, random }) => {
    const views = owedOpinions(stored.file.memory).map(({ groundId }) => ({ groundId, stands: random.chance(0.2) }))
    return random.chance(0.9) ? move('centre', random.between(1, 6), () => ({ type: 'centre.giveOpinion', views })) : null
  },
  redecide: ({ random }) => (random.chance(0.6) ? approve('property', random.between(0, 4)) : null),
  substituteIssue: ({ random }) => {
    if (random.chance(0.25)) return null
    return random.chance(0.7)
      ? move(
          'community',
          random.between(1, 5),
          ({ documents: [documentId = ''] }) => ({ type: 'community.issuePaper', paper: { documentId, form: 'sealedScan' } }),
          ['substitutePaper'],
        )
      : move('community', random.between(1, 5), () => ({
          type: 'community.declineToIssue',
          reason: 'companyMustDecide',
        }))
  },
} satisfies Behaviours
