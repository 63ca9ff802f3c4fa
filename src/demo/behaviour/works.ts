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
      ? move(by, days, (documents) => ({ type: `${by}.dischargeObligation`, evidence: [...documents], obligationId }), [
          'sitePhoto',
        ])
      : null
  }
  return position.holder === checker && (checker === 'fire' || checker === 'property')
    ? move(checker, days, () => ({ type: `${checker}.confirmDischarge`, evidence: [], obligationId }))
    : null
}

/** What is done from the works to the running pile. */
export const worksBehaviours = {
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
} satisfies Behaviours
