import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'

const track = { track: 'fire' } as const
const record = [{ type: 'recordFindingWithdrawn', params: track }, tell('findingWithdrawn')] as const

/** A wrong finding is taken back by its author, or struck out by the centre, and the check is made again. */
export const withdrawal = {
  'fire.withdrawFinding': { guard: { type: 'findingIsThere', params: track }, target: '#fire/withdrawn', actions: record },
  'centre.withdrawFinding': { guard: { type: 'findingIsThere', params: track }, target: '#fire/withdrawn', actions: record },
} as const

/** As above where a third party tests already: the test goes on. */
export const withdrawalDuringTest = {
  'fire.withdrawFinding': { guard: { type: 'findingIsThere', params: track }, actions: record },
  'centre.withdrawFinding': { guard: { type: 'findingIsThere', params: track }, actions: record },
} as const

/** A finding that was taken over from an earlier case answers only as long as the register keeps it. */
export const onlyWhileKept = {
  guard: 'reusedFindingIsReplaced',
  target: '#fire/reconsidered',
  // Where one track hears the event, the case as a whole does not: the facts are taken here.
  actions: [{ type: 'recordFindingWithdrawn', params: track }, 'recordFacts', tell('findingWithdrawn')],
} as const

/** A case that comes back to a finding that was taken back meanwhile. */
export const onlyWhileThere = { guard: { type: 'findingIsGone', params: track }, target: '#fire/withdrawn' } as const

/** The finding was taken back: the check is made again, by whoever is competent. */
export const withdrawn = caseSetup.createStateConfig({
  id: 'fire/withdrawn',
  always: [
    { guard: { type: 'nobodyIsCompetent', params: track }, target: '#fire/noCompetentBody' },
    { target: '#fire/assessing' },
  ],
} satisfies StageConfig)

/** The finding of the earlier case does not answer any more: another one does, or the check is made. */
export const reconsidered = caseSetup.createStateConfig({
  id: 'fire/reconsidered',
  always: [
    { guard: 'fireFindingIsValid', target: '#fire/found', actions: ['recordFireFindingReused', tell('fireFound')] },
    { target: '#fire/withdrawn' },
  ],
} satisfies StageConfig)
