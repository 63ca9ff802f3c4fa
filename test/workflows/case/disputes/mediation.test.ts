import { describe, expect, test } from 'vitest'
import { stampedPaper } from '../../../helpers/case-facts.ts'
import { rejectedOn, silent } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'
import { mediationFailed } from '../../../helpers/mediation-journeys.ts'

const track = { track: 'consent' } as const
const requested = () => rejectedOn(['NOT_IN_CONTRACT']).send({ type: 'owner.requestMediation', ...track })
const open = (player: CasePlayer, mediator: 'peoplesMediationCommittee' | 'centre' = 'peoplesMediationCommittee') =>
  player.send({ type: 'centre.openMediation', ...track, mediator })
const accepted = () => open(requested())
const sessions = () => accepted().send({ type: 'property.acceptMediation', ...track })
const agreement = (form: 'electronic' | 'paper' | 'oral', performer: 'owner' | 'property' = 'property') =>
  ({
    type: 'centre.recordAgreement',
    ...track,
    form,
    effectiveOn: '2026-03-02',
    performer,
    performance: performer === 'property' ? 'issuePaper' : 'payShare',
    performBy: '2026-03-20',
  }) as const
const performing = (performer: 'owner' | 'property' = 'property') => sessions().send(agreement('paper', performer))

describe('调解: it begins only when both sides agree (人民调解法 17)', () => {
  test('the centre takes the request on within three working days', () => {
    const player = requested()
    expect([player.step('consent'), player.holder('consent')]).toEqual(['requested', 'centre'])
    expect(player.clock('centreAccept').dueOn).toBe('2026-03-05')
    expect(player.told('property')).toEqual(['mediationWanted'])
  })

  test('it does not: to the bureau, as centre late', () => {
    const player = requested().untilDue('centreAccept')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.file.memory.disputes.consent.centreLate).toBe(true)
  })

  test('it escalates instead', () => {
    expect(
      requested()
        .send({ type: 'centre.escalate', ...track, reason: 'noRule' })
        .stage('consent'),
    ).toBe('bureauHandling')
  })

  test('the other side has three working days; who asked has agreed', () => {
    const player = accepted()
    expect(player.position('consent')).toMatchObject({ step: 'accepted', holder: 'property', awaits: ['property'] })
    expect(player.clock('mediationAnswer')).toMatchObject({ party: 'property', dueOn: '2026-03-05' })
  })

  test('sent by the centre, both sides are awaited, the owner first', () => {
    const player = open(silent().send({ type: 'centre.closeCoordination', ...track, result: 'mediation' }))
    expect(player.position('consent').awaits).toEqual(['owner', 'property'])
    player.send({ type: 'property.acceptMediation', ...track })
    expect(player.position('consent').awaits).toEqual(['owner'])
    expect(player.send({ type: 'owner.acceptMediation', ...track }).step('consent')).toBe('sessions')
  })

  test('the other side agrees: one month', () => {
    const player = sessions()
    expect([player.step('consent'), player.holder('consent')]).toEqual(['sessions', 'centre'])
    expect(player.clock('mediation')).toMatchObject({ party: 'centre', dueOn: '2026-04-02' })
  })

  test.each([
    ['declines', (player: CasePlayer) => player.send({ type: 'property.declineMediation', ...track })],
    ['does not answer', (player: CasePlayer) => player.untilDue('mediationAnswer')],
  ])('the other side %s: failed, back to the rejection, and the parties are told', (_, end) => {
    const player = end(accepted())
    expect(player.stage('consent')).toBe('rejected')
    expect(player.told('owner')).toEqual(['mediationFailed'])
    expect(player.clock('ownerDecision').state).toBe('running')
  })
})

test('the yes of the last side and the last confirmation end their clocks as answered', () => {
  expect(sessions().ended('mediationAnswer')).toBe('answered')
  const player = sessions()
    .send(agreement('electronic'))
    .send({ type: 'owner.confirmAgreement', ...track })
    .send({ type: 'property.confirmAgreement', ...track })
  expect(player.ended('confirmText')).toBe('answered')
})

describe('while it lasts', () => {
  test.each(['owner.endMediation', 'property.endMediation'] as const)(
    '%s: either side ends it any time (人民调解法 23)',
    (type) => {
      const player = sessions().send({ type, ...track })
      expect(player.stage('consent')).toBe('rejected')
      expect(player.ended('mediation')).toBe('answered')
    },
  )

  test('the mediator ends it and tells the other routes (人民调解法 26)', () => {
    expect(sessions().send(mediationFailed).stage('consent')).toBe('rejected')
  })

  test('the month runs out: failed', () => {
    const player = sessions().untilDue('mediation')
    expect(player.stage('consent')).toBe('rejected')
    expect(player.ended('mediation')).toBe('passed')
  })

  const extend = { type: 'centre.extendMediation', ...track } as const
  const bothAgree = (player: CasePlayer) =>
    player.send({ type: 'owner.agreeExtension', ...track }).send({ type: 'property.agreeExtension', ...track })

  test('it is extended only when both agree', () => {
    expect(sessions().refusal(extend)).toEqual({ code: 'EXTENSION_NOT_AGREED', details: { missing: ['owner', 'property'] } })
    const one = sessions().send({ type: 'owner.agreeExtension', ...track })
    expect(one.refusal(extend).details).toEqual({ missing: ['property'] })
    expect(bothAgree(sessions()).send(extend).clock('mediation').dueOn).toBe('2026-05-06')
  })

  test('and only as often as the place allows', () => {
    const player = bothAgree(sessions()).send(extend)
    expect(player.refused(extend)).toBe('EXTENSION_NOT_AGREED')
    expect(bothAgree(player).refused(extend)).toBe('EXTENSIONS_USED_UP')
  })
})

describe('the agreement (人民调解法 28, 31)', () => {
  test('an electronic text is confirmed by both', () => {
    const player = sessions().send(agreement('electronic'))
    expect(player.position('consent')).toMatchObject({ step: 'agreed', awaits: ['owner', 'property'] })
    expect(player.clock('confirmText')).toMatchObject({ party: 'owner', dueOn: '2026-03-09' })
    player.send({ type: 'owner.confirmAgreement', ...track })
    expect(player.clock('confirmText').party).toBe('property')
    player.send({ type: 'property.confirmAgreement', ...track })
    expect(player.step('consent')).toBe('performing')
    expect(player.told('centre')).toEqual(['agreementBinding'])
  })

  test.each(['paper', 'oral'] as const)('a %s agreement was confirmed at the table', (form) => {
    expect(sessions().send(agreement(form)).step('consent')).toBe('performing')
  })

  test.each([
    ['one side ends it', (player: CasePlayer) => player.send({ type: 'property.endMediation', ...track })],
    ['one side does not confirm in time', (player: CasePlayer) => player.untilDue('confirmText')],
  ])('%s: failed', (_, end) => {
    expect(end(sessions().send(agreement('electronic'))).stage('consent')).toBe('rejected')
  })

  test('takes effect not in the future and is performed within a year', () => {
    expect(sessions().refused({ ...agreement('paper'), effectiveOn: '2026-03-03' })).toBe('DATE_IMPLAUSIBLE')
    expect(sessions().refused({ ...agreement('paper'), performBy: '2027-03-03' })).toBe('DATE_IMPLAUSIBLE')
    expect(sessions().refused({ ...agreement('paper'), performBy: '2026-03-01' })).toBe('DATE_IMPLAUSIBLE')
  })
})

describe('performance', () => {
  test('lies with who must perform, until the day of the agreement', () => {
    expect(performing().holder('consent')).toBe('property')
    expect(performing().file.memory.disputes.consent.reportedPerformed).toBe(false)
    expect(performing('owner').holder('consent')).toBe('owner')
    expect(performing().clock('performance')).toMatchObject({ party: 'property', dueOn: '2026-03-20', length: null })
  })

  test('the performer reports, the other side confirms: without the paper it is still owed', () => {
    const player = performing().send({ type: 'property.reportPerformance', ...track })
    expect(player.step('consent')).toBe('performing')
    expect(player.told('owner')).toEqual(['performanceReported'])
    expect(player.file.memory.disputes.consent.reportedPerformed).toBe(true)
    player.send({ type: 'owner.confirmPerformance', ...track })
    expect(player.stage('consent')).toBe('paperDue')
    expect(player.ended('performance')).toBe('answered')
  })

  test('the centre confirms with the paper: granted', () => {
    const player = performing().send({ type: 'centre.confirmPerformance', ...track, paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
  })

  test('nobody confirms his own performance, and only the performer reports', () => {
    expect(performing().refused({ type: 'property.confirmPerformance', ...track })).toBe('CONFIRMED_BY_ITS_PERFORMER')
    expect(performing().refused({ type: 'owner.reportPerformance', ...track })).toBe('ONLY_THE_PERFORMER_REPORTS')
  })

  test('not performed in time: breached, and the owner decides', () => {
    const player = performing().untilDue('performance')
    expect([player.step('consent'), player.holder('consent')]).toEqual(['breached', 'owner'])
    expect(player.told('property')).toEqual(['agreementBreached'])
    expect(player.clock('ownerDecision').state).toBe('running')
  })

  test('breached, and performed after all', () => {
    const player = performing()
      .untilDue('performance')
      .send({ type: 'centre.confirmPerformance', ...track, paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
  })

  test('breached: coordination, another end, or given up', () => {
    const breached = () => performing().untilDue('performance')
    expect(
      breached()
        .send({ type: 'owner.requestCoordination', ...track })
        .stage('consent'),
    ).toBe('coordination')
    expect(
      breached()
        .send({ type: 'owner.endMediation', ...track })
        .stage('consent'),
    ).toBe('rejected')
    expect(breached().untilDue('ownerDecision').file.memory.outcome).toMatchObject({
      outcome: 'gaveUpAfterRefusal',
      reason: 'breached',
    })
  })
})

describe('confirmation by the court (人民调解法 33)', () => {
  const report = { type: 'owner.reportJudicialConfirmation', ...track, number: '（2026）湘0203民特1号' } as const

  test('is applied for within thirty days of effect', () => {
    const player = performing()
    expect(player.clock('judicialConfirmation')).toMatchObject({ startOn: '2026-03-02', dueOn: '2026-04-01' })
    player.send(report)
    expect(player.ended('judicialConfirmation')).toBe('answered')
    expect(player.file.memory.confirmations).toMatchObject([{ track: 'consent', number: report.number }])
  })

  test('also after a breach', () => {
    const player = performing().untilDue('performance').send(report)
    expect(player.step('consent')).toBe('breached')
    expect(player.ended('judicialConfirmation')).toBe('answered')
  })

  test('also when the breach has led back to the centre: the right does not depend on the stage', () => {
    const player = performing()
      .untilDue('performance')
      .send({ type: 'owner.requestCoordination', ...track })
    expect(player.hasClock('judicialConfirmation')).toBe(true)
    expect(player.send(report).ended('judicialConfirmation')).toBe('answered')
  })

  test('is not open where the mediator’s agreements cannot be confirmed (民事诉讼法 205)', () => {
    const player = open(requested(), 'centre')
      .send({ type: 'property.acceptMediation', ...track })
      .send(agreement('paper'))
    expect(player.step('consent')).toBe('performing')
    expect(player.hasClock('judicialConfirmation')).toBe(false)
  })
})
