import { type Behaviour, move } from './move.ts'

/** What an owner does whom a finding stops: every second one looks for a way round, some wait, some let the days run out. */
export const stopped: Behaviour = ({ stored, position, random }) => {
  const { track, stage } = position
  const days = random.between(2, 20)
  const next = random.weighted([
    ['alternative', 2],
    ['contest', 1],
    ['coordination', 2],
    ['ordered', 4],
    ['wait', 2],
    ['close', 1],
    ['nothing', 3],
  ] as const)
  if (next === 'alternative') return move('owner', days, () => ({ type: 'owner.acceptAlternative', kind: 'NEARBY_SHARED' }))
  if (next === 'close') return move('owner', days + 10, () => ({ type: 'owner.acceptInfeasible' }))
  if (next === 'ordered' && stage === 'orderedChargingOnly') {
    return move('owner', days, () => ({ type: 'owner.acceptOrderedCharging' }))
  }
  if (next === 'coordination') return move('owner', days, () => ({ type: 'owner.requestCoordination', track }))
  if (track !== 'fire' && track !== 'grid') return null
  const mayContest = stage !== 'noCompetentBody' && stage !== 'planDeclined' && !stored.file.memory.findingContested[track]
  if (next === 'contest' && mayContest) {
    return move('owner', days, () => ({ type: 'owner.contestFinding', track }))
  }
  if (next === 'wait' && (stage === 'needsRetrofit' || stage === 'noCapacity')) {
    const matter = track === 'fire' ? 'retrofit' : 'transformer'
    return move('owner', days, ({ matterId }) => ({ type: 'owner.waitOnMatter', track, matterId }), [], { matter })
  }
  return null
}
