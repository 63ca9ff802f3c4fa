import { beforeEnergising } from '../../../workflows/case/obligations.ts'
import { act, type Behaviour, daysUntil, type Situation } from './act.ts'

const construction: Behaviour = ({ position, behaviours: { owner }, chance, plays }) => {
  const agent = position.visit === 1 ? plays('agentKeeps') : null
  if (agent) {
    return act('owner', agent.between(5, 15), () => ({ type: 'owner.reportAgentHolds', track: 'main', kind: 'dealer' }))
  }
  if (position.visit === 1 && chance.is(owner.isObstructed)) {
    return act('owner', daysUntil({ ever: 1, perDay: 0.1 }, chance), () => ({ type: 'owner.reportObstruction', kind: 'power' }))
  }
  return act(
    'owner',
    daysUntil(owner.builds, chance),
    ({ documents }) => ({
      type: 'owner.reportWorksDone',
      evidence: [...documents],
      certificateNumber: '2026010101000001',
    }),
    { papers: ['equipmentCertificate'] },
  )
}

/** What has to be done or looked at before energising. */
const clearing: Behaviour = ({ file, position, behaviours, chance }) => {
  const [next] = beforeEnergising(file.memory)
  const inDays = daysUntil(behaviours.owner.discharges, chance)
  if (!next) return []
  const { obligationId, reportedSeq, by, checker } = next
  if (reportedSeq === null) {
    return by === 'property' || by === 'owner'
      ? act(by, inDays, ({ documents }) => ({ type: `${by}.dischargeObligation`, evidence: [...documents], obligationId }), {
          papers: ['sitePhoto'],
        })
      : []
  }
  return position.holder === checker && (checker === 'fire' || checker === 'property')
    ? act(checker, inDays, () => ({ type: `${checker}.confirmDischarge`, obligationId }))
    : []
}

/** What is done from the works to the running pile. */
export const worksBehaviours = {
  construction,
  // Whoever keeps the papers does not hand them in; some owners go on without.
  papersWithheld: ({ chance, position: { track } }: Situation) =>
    track === 'main' || track === 'grid'
      ? act('owner', daysUntil({ ever: 0.6, perDay: 0.3 }, chance), () => ({ type: 'owner.dismissAgent', track }))
      : [],
  obstructed: ({ chance }: Situation) =>
    act('property', daysUntil({ ever: 0.7, perDay: 0.5 }, chance), () => ({ type: 'property.clearObstruction' })),
  inspection: ({ position, behaviours: { grid }, chance }: Situation) => {
    const passed = position.visit > 1 || !chance.is(grid.findsDefects)
    return act('grid', daysUntil(grid.inspects, chance), () => ({
      type: 'grid.reportInspection',
      passed,
      defects: passed ? [] : ['wiring'],
    }))
  },
  clearing,
  metering: ({ behaviours: { grid }, chance }: Situation) =>
    act('grid', daysUntil(grid.energises, chance), ({ today }) => ({ type: 'grid.energise', on: today })),
}
