import { describe, expect, test } from 'vitest'
import { companyP, packLike, undergroundGarage } from '../../helpers/case-facts.ts'
import {
  capacityFinding,
  complete,
  contest,
  fireFinding,
  inReview,
  opinion,
  rejectedOn,
  surveyed,
} from '../../helpers/case-journeys.ts'
import { type CasePlayer, type Start, startCase } from '../../helpers/case-player.ts'

/** A place in which the grid has one working day to take an application in and the fire check one day: the first clocks to run out. */
const oneDay = { n: 1, unit: 'workingDay' } as const
const quick: Start = {
  pack: packLike('zhuzhou-2022', { clocks: { gridIntake: { length: oneDay }, fireCheck: { length: oneDay } } }),
}
const track = { track: 'consent' } as const
const coordination = () => rejectedOn(['NOT_IN_CONTRACT'], quick).send({ type: 'owner.requestCoordination', ...track })
const sessions = () =>
  coordination()
    .send({ type: 'owner.requestMediation', ...track })
    .send({ type: 'centre.openMediation', mediator: 'street', ...track })
    .send({ type: 'property.acceptMediation', ...track })
const agreement = (form: 'electronic' | 'paper') =>
  ({
    type: 'centre.recordAgreement',
    form,
    effectiveOn: '2026-03-02',
    performer: 'property',
    performance: 'issuePaper',
    performBy: '2026-03-20',
    ...track,
  }) as const

/** A case on its first day in every stage that a clock can move on. */
const consent: Readonly<Record<string, () => CasePlayer>> = {
  documentCheck: () => startCase(quick),
  awaitingCorrection: () => startCase(quick).send({ type: 'centre.requestCorrection', missing: ['vehicle'] }),
  namingIssuer: () => complete({ ...quick, facts: undergroundGarage({ issuers: [] }) }),
  serving: () => complete(quick),
  reviewing: () => inReview(quick),
  paperDue: () => inReview(quick).send('property.approve'),
  'paperDue, nobody else to ask': () =>
    inReview({ ...quick, facts: undergroundGarage({ issuers: [companyP] }) }).send('property.approve'),
  conditionsOffered: () => inReview(quick).send({ type: 'property.offerConditions', conditions: [{ kind: 'ROUTE' }] }),
  rejected: () => rejectedOn(['NOT_IN_CONTRACT'], quick),
  opinion: () => contest(rejectedOn(['NOT_IN_CONTRACT'], quick), 1),
  contested: () => contest(rejectedOn(['FIRE_SYSTEM_MISSING'], quick), 1),
  redecide: () => opinion({ 1: false })(contest(rejectedOn(['NOT_IN_CONTRACT'], quick), 1)),
  substituteIssue: () => inReview(quick).send('property.noObjection'),
  coordination,
  'coordination, underway': () => coordination().send({ type: 'centre.acceptCoordination', ...track }),
  bureauHandling: () => coordination().send({ type: 'centre.escalate', reason: 'noRule', ...track }),
  mediation: () => coordination().send({ type: 'owner.requestMediation', ...track }),
  'mediation, accepted': () =>
    coordination()
      .send({ type: 'owner.requestMediation', ...track })
      .send({ type: 'centre.openMediation', mediator: 'street', ...track }),
  'mediation, sessions': sessions,
  'mediation, agreed': () => sessions().send(agreement('electronic')),
  'mediation, performing': () => sessions().send(agreement('paper')),
  noPaper: () =>
    inReview({ ...quick, facts: undergroundGarage({ issuers: [companyP] }) })
      .send('property.noObjection')
      .send({
        type: 'centre.closeCoordination',
        result: 'noPower',
        noPower: { who: 'centre', why: 'noRule' },
        ...track,
      }),
}

describe('a clock of another track that runs out moves nothing here', () => {
  test.each(Object.entries(consent))('consent in %s', (_, play) => {
    const player = play()
    const [stage, step] = [player.stage('consent'), player.step('consent')]
    player.untilDue('gridIntake')
    expect(player.clock('gridIntake').passedOn).toBe('2026-03-04')
    expect([player.stage('consent'), player.step('consent')]).toEqual([stage, step])
  })

  test.each([
    ['needsRetrofit', () => startCase(quick).send(fireFinding('needsRetrofit'))],
    ['hardStop', () => startCase(quick).send(fireFinding('hardStop'))],
    ['namingBody', () => startCase(quick).send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })],
    [
      'noCompetentBody',
      () =>
        startCase(quick)
          .send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
          .send({ type: 'centre.declareNoBody', track: 'fire' }),
    ],
    [
      'thirdPartyTest',
      () => startCase(quick).send({ type: 'owner.submitTestReport', result: 'passed', evidence: ['thirdPartyReport-1____'] }),
    ],
  ] as const)('fire in %s', (stage, play) => {
    const player = play().untilDue('gridIntake')
    expect([player.stage('fire'), player.phase()]).toEqual([stage, 'open'])
  })

  test.each([
    ['noCapacity', () => surveyed(startCase(quick)).send(capacityFinding('noCapacity'))],
    ['orderedChargingOnly', () => surveyed(startCase(quick)).send(capacityFinding('orderedChargingOnly'))],
    ['planConfirm', () => surveyed(startCase(quick)).send(capacityFinding('available')).send({ type: 'grid.issuePlan' })],
    ['namingBody', () => startCase(quick).send({ type: 'grid.declineCompetence', basis: 'notOurSupply' })],
    [
      'noCompetentBody',
      () =>
        startCase(quick)
          .send({ type: 'grid.declineCompetence', basis: 'notOurSupply' })
          .send({ type: 'centre.declareNoBody', track: 'grid' }),
    ],
  ] as const)('grid in %s', (stage, play) => {
    const player = play().untilDue('fireCheck')
    expect([player.stage('grid'), player.phase()]).toEqual([stage, 'open'])
  })
})
