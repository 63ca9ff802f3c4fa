import { type Behaviour, type Behaviours, move } from './move.ts'

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

/** What is done at fire and grid. */
export const technicalBehaviours = {
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
} satisfies Behaviours
