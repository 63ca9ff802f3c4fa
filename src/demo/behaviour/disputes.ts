import type { Random } from '../random.ts'
import { approve } from './consent.ts'
import { type Behaviour, type Behaviours, type Move, move } from './move.ts'

const coordination: Behaviour = ({ position, random }) => {
  const { track } = position
  if (position.step === 'requested') {
    return random.chance(0.9) ? move('centre', random.between(0, 3), () => ({ type: 'centre.acceptCoordination', track })) : null
  }
  if (random.chance(0.12)) return null
  const days = random.between(2, 9)
  if (track !== 'consent') return move('centre', days, () => ({ type: 'centre.closeCoordination', track, result: 'settled' }))
  const result = random.weighted([
    ['consent', 4],
    ['noPower', 3],
    ['mediation', 1],
  ] as const)
  if (result === 'consent') {
    return move(
      'centre',
      days,
      ({ documents: [documentId = ''] }) => ({
        type: 'centre.closeCoordination',
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
    track,
    result,
    ...(result === 'noPower' ? { noPower } : {}),
  }))
}

const mediation: Behaviour = ({ stored, position, random }) => {
  const { track, step } = position
  switch (step) {
    case 'requested':
      return move('centre', random.between(0, 3), () => ({
        type: 'centre.openMediation',
        track,
        mediator: 'peoplesMediationCommittee',
      }))
    case 'accepted': {
      const { holder } = position
      if (holder === 'owner') return move('owner', 1, () => ({ type: 'owner.acceptMediation', track }))
      if (random.chance(0.2)) return null
      const yes = random.chance(0.7)
      return move('property', random.between(0, 2), () =>
        yes ? { type: 'property.acceptMediation', track } : { type: 'property.declineMediation', track },
      )
    }
    case 'sessions': {
      const form = random.chance(0.3) ? 'electronic' : 'paper'
      if (random.chance(0.4)) {
        return move('centre', random.between(4, 15), () => ({
          type: 'centre.failMediation',
          track,
          routesTold: true,
          positions: [
            { by: 'owner', position: 'asksForPaper' },
            { by: 'property', position: 'refuses' },
          ],
        }))
      }
      return move('centre', random.between(4, 15), ({ today }) => ({
        type: 'centre.recordAgreement',
        track,
        form,
        effectiveOn: today,
        performer: 'property',
        performance: track === 'consent' ? 'issuePaper' : 'other',
        performBy: Temporal.PlainDate.from(today).add({ days: 10 }).toString(),
      }))
    }
    case 'agreed': {
      const { confirmed } = stored.file.memory.disputes[track]
      const side = confirmed.includes('owner') ? 'property' : 'owner'
      if (side === 'property' && random.chance(0.2)) return null
      return move(side, random.between(0, 2), () => ({ type: `${side}.confirmAgreement`, track }), [], { again: true })
    }
    case 'performing':
      if (random.chance(0.2)) return null
      return track === 'consent'
        ? approve('property', random.between(1, 8))
        : move('owner', random.between(2, 9), () => ({ type: 'owner.confirmPerformance', track }))
    case 'breached':
      return move('owner', random.between(1, 10), () => ({ type: 'owner.requestCoordination', track }))
    default:
      return null
  }
}

/** The bureau orders the company to decide, with the number of its document. */
const ordered = (track: 'consent', random: Random): Move =>
  move(
    'bureau',
    random.between(3, 12),
    ({ documents }) => ({
      type: 'bureau.order',
      track,
      number: `株住建〔2026〕${random.between(10, 99)}号`,
      addressee: 'property',
      evidence: [...documents],
    }),
    ['authorityDocument'],
  )

/** What is done where a dispute stands. */
export const disputeBehaviours = {
  coordination,
  mediation,
  bureauHandling: ({ position, random }) => {
    const { track } = position
    if (random.chance(0.3)) return null
    if (track === 'consent' && random.chance(0.15)) return ordered(track, random)
    return random.chance(0.5)
      ? move('bureau', random.between(2, 12), () => ({ type: 'bureau.noPower', track, why: 'noRule' }))
      : move('bureau', random.between(2, 12), () => ({ type: 'bureau.return', track }))
  },
} satisfies Behaviours
