import { beforeEnergising } from '../../../workflows/case/obligations.ts'
import { type Behaviour, type Behaviours, move } from './move.ts'

/** What comes before energising: the holder does it, or looks at it. */
const clearing: Behaviour = ({ stored, position, random }) => {
  const [next] = beforeEnergising(stored.file.memory)
  if (!next || random.chance(0.1)) return null
  const { obligationId, reportedSeq, by, checker } = next
  const days = random.between(1, 8)
  if (reportedSeq === null) {
    return by === 'property' || by === 'owner'
      ? move(by, days, ({ documents }) => ({ type: `${by}.dischargeObligation`, evidence: [...documents], obligationId }), [
          'sitePhoto',
        ])
      : null
  }
  return position.holder === checker && (checker === 'fire' || checker === 'property')
    ? move(checker, days, () => ({ type: `${checker}.confirmDischarge`, obligationId }))
    : null
}

/** Most build within weeks; some are hindered, and some never begin. */
const construction: Behaviour = ({ stored, random }) => {
  const { obstructions, stops, agents } = stored.file.memory
  const trouble = obstructions.length + stops.length + agents.length === 0
  if (trouble && random.chance(0.07)) {
    return move('owner', random.between(3, 20), () => ({ type: 'owner.reportObstruction', kind: 'power' }))
  }
  if (trouble && random.chance(0.04)) {
    return move(
      'property',
      random.between(5, 20),
      ({ documents }) => ({ type: 'property.stopWork', breach: 'otherRouteThanAgreed', evidence: [...documents] }),
      ['sitePhoto'],
    )
  }
  if (trouble && random.chance(0.05)) {
    return move('owner', random.between(10, 40), () => ({ type: 'owner.reportAgentHolds', track: 'main', kind: 'dealer' }))
  }
  return random.chance(0.87)
    ? move(
        'owner',
        random.between(5, 40),
        ({ documents }) => ({
          type: 'owner.reportWorksDone',
          evidence: [...documents],
          certificateNumber: '2026010101000001',
        }),
        ['equipmentCertificate'],
      )
    : null
}

/** A stop is confirmed as often as it is not; what was wrong is put right, and looked at. */
const workStopped: Behaviour = ({ position, random }) => {
  switch (position.step) {
    case 'confirming':
      if (random.chance(0.4)) return null
      return random.chance(0.5)
        ? move(
            'authority',
            random.between(0, 2),
            ({ documents }) => ({ type: 'authority.confirmStop', evidence: [...documents] }),
            ['authorityDocument'],
          )
        : move('authority', random.between(0, 2), () => ({ type: 'authority.dismissStop' }))
    case 'remedying':
      return random.chance(0.8)
        ? move(
            'owner',
            random.between(3, 20),
            ({ documents }) => ({ type: 'owner.reportStopRemedied', evidence: [...documents] }),
            ['sitePhoto'],
          )
        : null
    default:
      return random.chance(0.8) ? move('authority', random.between(1, 5), () => ({ type: 'authority.liftStop' })) : null
  }
}

/** What is done from the works to the running pile. */
export const worksBehaviours = {
  construction,
  obstructed: ({ random }) =>
    random.chance(0.5) ? move('property', random.between(0, 1), () => ({ type: 'property.clearObstruction' })) : null,
  workStopped,
  papersWithheld: ({ position, random }) => {
    if (position.track !== 'main' || random.chance(0.4)) return null
    return random.chance(0.5)
      ? move('installer', random.between(1, 5), () => ({ type: 'installer.forwardPapers', track: 'main' }))
      : move('owner', random.between(1, 5), () => ({ type: 'owner.dismissAgent', track: 'main' }))
  },
  inspection: ({ random }) => {
    const passed = random.chance(0.93)
    return move('grid', random.between(0, 4), () => ({
      type: 'grid.reportInspection',
      passed,
      defects: passed ? [] : ['wiring'],
    }))
  },
  clearing,
  metering: ({ random }) => move('grid', random.between(0, 4), ({ today }) => ({ type: 'grid.energise', on: today })),
} satisfies Behaviours
