import { approve } from './consent.ts'
import { type Behaviour, type Behaviours, move } from './move.ts'

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

/** What is done where a dispute stands. */
export const disputeBehaviours = {
  coordination,
  mediation,
  bureauHandling: ({ position, random }) => {
    const { track } = position
    if (random.chance(0.3)) return null
    return random.chance(0.5)
      ? move('bureau', random.between(2, 12), () => ({ type: 'bureau.noPower', evidence: [], track, why: 'noRule' }))
      : move('bureau', random.between(2, 12), () => ({ type: 'bureau.return', evidence: [], track }))
  },
} satisfies Behaviours
