import { type Behaviour, type Behaviours, move } from './move.ts'
import { stopped } from './stopped.ts'

/** The grid measures what is on record, and says what that comes to. */
const capacity: Behaviour = ({ stored, random }) => {
  const { transformer } = stored.file.memory.facts ?? { transformer: null }
  const load = (transformer?.peakKva ?? 400) / (transformer?.ratedKva ?? 630)
  const result = load <= 0.8 ? 'available' : load <= 0.9 ? 'orderedChargingOnly' : 'noCapacity'
  const pleaded = stored.file.memory.grounds.filter((ground) => ground.route === 'grid').map((ground) => ground.code)
  const upheld = result === 'noCapacity' ? [...new Set(pleaded)] : []
  return move('grid', random.between(2, 12), () => ({ type: 'grid.reportCapacity', result, upheld }))
}

/** What is done about the supply. */
export const gridBehaviours = {
  intake: ({ stored, random }) => {
    const days = random.between(0, 3)
    if (random.chance(0.06)) return move('grid', days, () => ({ type: 'grid.returnIntake', reason: 'papersMissing' }))
    return move('grid', days, () => ({
      type: 'grid.acceptIntake',
      orderNumber: `4302${stored.caseId.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 8)}`,
    }))
  },
  intakeReturned: ({ random }) =>
    random.chance(0.85) ? move('owner', random.between(1, 9), () => ({ type: 'owner.resubmitIntake' })) : null,
  survey: ({ random }) => {
    const days = random.between(1, 6)
    if (random.chance(0.04)) return move('grid', days, () => ({ type: 'grid.accessDenied', by: 'property' }))
    return move('grid', days, () => ({ type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox' }))
  },
  capacity,
  loadLogging: (situation) => {
    const measured = capacity(situation)
    return measured && { ...measured, afterDays: situation.random.between(4, 6) }
  },
  plan: ({ random }) =>
    move('grid', random.between(1, 4), () => ({ type: 'grid.issuePlan', ownerCostYuan: random.between(0, 25) * 100 })),
  planConfirm: ({ random }) => {
    if (random.chance(0.06)) return null
    const days = random.between(0, 6)
    return random.chance(0.05)
      ? move('owner', days, () => ({ type: 'owner.declinePlan', reason: 'cost' }))
      : move('owner', days, () => ({ type: 'owner.confirmPlan' }))
  },
  planDeclined: (situation) => {
    const { random } = situation
    const days = random.between(3, 20)
    if (random.chance(0.3)) return move('owner', days, () => ({ type: 'owner.confirmPlan' }))
    return random.chance(0.3) ? move('owner', days, () => ({ type: 'owner.askForPlan' })) : stopped(situation)
  },
  orderedChargingOnly: stopped,
  noCapacity: stopped,
} satisfies Behaviours
