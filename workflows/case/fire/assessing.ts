import { toTheNaming } from '../disputes/to-the-centre.ts'
import { caseSetup, type StageConfig } from '../setup.ts'
import { tell } from '../tell.ts'
import { orderingTest } from './third-party-test.ts'
import { onlyWhileKept, onlyWhileThere } from './withdrawn.ts'

/**
 * 消防核查. The assessor reports a finding with scope and date, or honestly declines (H18). Its clock never moves the
 * case: it stays with the assessor, shown late, and the owner may bring a third party's report (H17).
 */
export const assessing = caseSetup.createStateConfig({
  id: 'fire/assessing',
  meta: { stage: 'assessing', holder: 'fire', clocks: ['fireCheck'] },
  entry: tell('fireCheckWanted'),
  on: {
    'fire.report': {
      target: '#fire/found',
      meta: { answers: ['fireCheck'] },
      actions: ['recordFireFinding', tell('fireFound')],
    },
    'fire.declineCompetence': {
      target: '#fire/namingBody',
      actions: ['recordCompetenceDeclined', tell('competenceDeclined')],
    },
    'returnLimit.reached': toTheNaming('fire'),
    'fire.accessDenied': { target: '#fire/accessDenied', actions: ['recordAccessDenied', tell('accessDenied')] },
    // Another request was looked at meanwhile, and the finding speaks of this place as well (H20b).
    'facts.changed': {
      guard: 'otherFireFindingAnswers',
      target: '#fire/found',
      actions: ['recordFacts', 'recordFireFindingReused', tell('fireFound')],
    },
    ...orderingTest,
    'owner.submitTestReport': {
      target: '#fire/thirdPartyTest/answering',
      actions: ['recordTestReport', tell('testReported')],
    },
  },
} satisfies StageConfig)

/** Where a finding leads. */
export const found = caseSetup.createStateConfig({
  id: 'fire/found',
  always: [
    { guard: { type: 'fireFindingIs', params: { results: ['passed'] } }, target: '#fire/passed' },
    { guard: { type: 'fireFindingIs', params: { results: ['passedWithGaps'] } }, target: '#fire/passedWithGaps' },
    { guard: { type: 'fireFindingIs', params: { results: ['needsRetrofit'] } }, target: '#fire/needsRetrofit' },
    { guard: { type: 'fireFindingIs', params: { results: ['hardStop'] } }, target: '#fire/hardStop' },
    { guard: { type: 'nobodyIsCompetent', params: { track: 'fire' } }, target: '#fire/noCompetentBody' },
    // A dispute that began before anybody had looked: the check goes on.
    { target: '#fire/assessing' },
  ],
} satisfies StageConfig)

/** 符合条件. Nothing stands against the pile on the side of fire safety. */
export const passed = caseSetup.createStateConfig({
  id: 'fire/passed',
  meta: { stage: 'passed' },
  always: onlyWhileThere,
  on: { 'facts.changed': onlyWhileKept },
} satisfies StageConfig)

/** 基本符合(有缺项). The four systems stand; each gap names what must be looked at before energising. */
export const passedWithGaps = caseSetup.createStateConfig({
  id: 'fire/passedWithGaps',
  meta: { stage: 'passedWithGaps' },
  always: onlyWhileThere,
  on: { 'facts.changed': onlyWhileKept },
} satisfies StageConfig)
