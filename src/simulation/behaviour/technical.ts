import { act, type Behaviour, daysUntil, type Situation } from './act.ts'

const later = (inDays: number | null, by: number): number | null => (inDays === null ? null : inDays + by)

const assessing: Behaviour = ({ file, behaviours: { fire }, chance, backlog }) => {
  const { facts, grounds } = file.memory
  const inDays = later(daysUntil(fire.reports, chance), backlog.fire)
  if (chance.is(fire.declines)) return act('fire', inDays, () => ({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' }))
  const isLacking = Object.values(facts?.garage.systems ?? {}).includes('missing')
  const result = chance.weighted<'passed' | 'passedWithGaps' | 'needsRetrofit' | 'hardStop'>(
    isLacking ? fire.foundLacking : fire.found,
  )
  const pleaded = [...new Set(grounds.filter(({ route }) => route === 'fire').map(({ code }) => code))]
  const stops = result === 'hardStop' || result === 'needsRetrofit'
  return act(
    'fire',
    inDays,
    ({ documents }) => ({
      type: 'fire.report',
      result,
      scope: fire.speaksOf,
      upheld: stops ? pleaded : [],
      gaps: result === 'passedWithGaps' ? [{ gap: 'extinguishers', checkedBy: 'fire', againMonths: 12 }] : [],
      evidence: [...documents],
    }),
    { papers: ['fireDocument'] },
  )
}

/** An owner whom a finding stops. */
const stopped: Behaviour = ({ position, file, behaviours, chance }) => {
  const { track } = position
  const inDays = daysUntil(behaviours.owner.decides, chance)
  if (track !== 'fire' && track !== 'grid') return []
  const mayContest =
    !file.memory.findingContested[track] && position.stage !== 'planDeclined' && position.stage !== 'noCompetentBody'
  const way = chance.weighted<'alternative' | 'contest' | 'acceptInfeasible' | 'coordinate'>(
    behaviours.owner.onStop.map(
      ([choice, weight]) =>
        [choice, (choice === 'contest' && !mayContest) || (choice === 'coordinate' && position.visit > 1) ? 0 : weight] as const,
    ),
  )
  switch (way) {
    case 'alternative':
      return act('owner', inDays, () => ({ type: 'owner.acceptAlternative', kind: 'NEARBY_SHARED' }))
    case 'contest':
      return act('owner', inDays, () => ({ type: 'owner.contestFinding', track }))
    case 'acceptInfeasible':
      return act('owner', inDays, () => ({ type: 'owner.acceptInfeasible' }))
    case 'coordinate':
      return act('owner', inDays, () => ({ type: 'owner.requestCoordination', track }))
  }
}

const capacity: Behaviour = ({ file, behaviours: { grid }, chance, backlog }) => {
  const { transformer } = file.memory.facts ?? { transformer: null }
  // Where the register knows nothing, the grid measures: there is room.
  const figures = transformer ? {} : { ratedKva: 800, peakKva: 320 }
  return act('grid', later(daysUntil(grid.measures, chance), backlog.grid), ({ today }) => ({
    type: 'grid.reportCapacity',
    result: 'available',
    ...figures,
    ...(transformer ? {} : { peakMonth: lastAugust(today) }),
    upheld: [],
  }))
}

/** The month of the last summer peak that is over. */
const lastAugust = (today: string): string => {
  const [year = '', month = ''] = today.split('-')
  return `${month > '08' ? year : Number(year) - 1}-08`
}

/** What is done about fire safety and supply. */
export const technicalBehaviours = {
  assessing,
  needsRetrofit: stopped,
  hardStop: stopped,
  noCompetentBody: stopped,
  noCapacity: stopped,
  planDeclined: stopped,
  orderedChargingOnly: ({ behaviours, chance }: Situation) =>
    act('owner', daysUntil(behaviours.owner.confirmsPlan, chance), () => ({ type: 'owner.acceptOrderedCharging' })),
  namingBody: ({ position, behaviours, chance }: Situation) => {
    const { track } = position
    return track === 'fire' || track === 'grid'
      ? act('centre', daysUntil(behaviours.centre.accepts, chance), () => ({ type: 'centre.declareNoBody', track }))
      : []
  },
  intake: ({ file, behaviours: { grid }, chance, position }: Situation) => {
    const inDays = daysUntil(grid.takesIn, chance)
    return position.visit === 1 && chance.is(grid.returnsIntake)
      ? act('grid', inDays, () => ({ type: 'grid.returnIntake', reason: 'papersMissing' }))
      : act('grid', inDays, () => ({
          type: 'grid.acceptIntake',
          orderNumber: `4302${file.caseId.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 10)}`,
        }))
  },
  intakeReturned: ({ behaviours, chance }: Situation) =>
    act('owner', daysUntil(behaviours.owner.resubmits, chance), () => ({ type: 'owner.resubmitIntake' })),
  survey: ({ behaviours: { grid }, chance }: Situation) =>
    act('grid', daysUntil(grid.surveys, chance), () => ({
      type: 'grid.reportSurvey',
      route: 'clear',
      meterPlace: 'existingBox',
    })),
  capacity,
  loadLogging: capacity,
  plan: ({ behaviours: { grid }, chance }: Situation) => {
    const ownerCostYuan = chance.between(0, 25) * 100
    return act('grid', daysUntil(grid.plans, chance), () => ({ type: 'grid.issuePlan', ownerCostYuan }))
  },
  planConfirm: ({ behaviours: { owner }, chance }: Situation) =>
    chance.is(owner.declinesPlan)
      ? act('owner', daysUntil(owner.confirmsPlan, chance), () => ({ type: 'owner.declinePlan', reason: 'cost' }))
      : act('owner', daysUntil(owner.confirmsPlan, chance), () => ({ type: 'owner.confirmPlan' })),
}
