import { describe, expect, test } from 'vitest'
import { decide } from '../../../workflows/case/decide.ts'
import {
  communityS,
  companyP,
  paperOf,
  stampedPaper,
  substitutePaper,
  undergroundGarage,
  withInbox,
} from '../../helpers/case-facts.ts'
import {
  capacityFinding,
  complete,
  contest,
  fireFinding,
  groundId,
  inReview,
  rejectedOn,
  silent,
  surveyed,
} from '../../helpers/case-journeys.ts'
import { type CasePlayer, type Start, startCase } from '../../helpers/case-player.ts'
import { rulePacks } from '../../helpers/chart/places.ts'
import { pileInUse } from '../../helpers/chart/walk.ts'
import { orderInForce } from '../../helpers/known-matters.ts'
import { mediationFailed, mediationOpened } from '../../helpers/mediation-journeys.ts'
import { atTheCentre, meeting } from '../../helpers/meeting-journeys.ts'
import { opens, won } from '../../helpers/suit-journeys.ts'

/**
 * What the walks found and the chart does not keep yet, as short as it can be told. Each test says what should be;
 * as soon as the chart keeps it, the test turns red: then `.fails` is taken off here and its line out of
 * `known-faults.ts`.
 */
const withoutCompany = undergroundGarage({ issuers: [withInbox(communityS)] })
const agreement = (player: CasePlayer, performBy: string) =>
  ({
    type: 'centre.recordAgreement',
    track: 'consent',
    form: 'paper',
    effectiveOn: player.today,
    performer: 'property',
    performance: 'issuePaper',
    performBy,
  }) as const

const mediated = (player: CasePlayer, performBy: string): CasePlayer =>
  player
    .send({ type: 'owner.requestMediation', track: 'consent' })
    .send({ type: 'centre.openMediation', track: 'consent', mediator: 'peoplesMediationCommittee' })
    .send({ type: 'property.acceptMediation', track: 'consent' })
    .send(agreement(player, performBy))

const onBehalf = { onBehalf: { channel: 'phone', evidence: [paperOf('minutes')] } } as const
const byCentre = { by: 'centre' } as const
const holdersWithoutBody = (player: CasePlayer): string[] =>
  player.file.positions
    .filter(({ holder, organisationId }) => holder === 'property' && organisationId === null)
    .map(({ stage }) => stage)

describe('clocks', () => {
  test('the days to contest a record end once', () => {
    const player = startCase().send({ type: 'grid.acceptIntake', orderNumber: 'GW-2026-001', ...onBehalf }, byCentre)
    player.untilDue('contestRecord')
    const opened = player.records
      .flatMap(({ outcome }) => outcome.clocks)
      .filter((change) => change.op === 'opened' && change.clock.name === 'contestRecord')
    expect(opened).toHaveLength(1)
  })

  test('a reported application for judicial confirmation ends its clock', () => {
    const player = mediated(rejectedOn(['FEE_OR_DEPOSIT']), '2026-06-01')
    player.send({ type: 'owner.reportJudicialConfirmation', track: 'consent', number: '湘0204民特1号' })
    expect(player.hasClock('judicialConfirmation')).toBe(false)
  })

  test('the days for judicial confirmation lapse once, also while the agreement is still being performed', () => {
    const player = mediated(rejectedOn(['FEE_OR_DEPOSIT']), '2026-06-01')
    const clock = player.clock('judicialConfirmation')
    // Decided by hand: the store, like the player, would submit the clock that begins again already run out for ever.
    const input = { ...player.records[0]!.input, now: clock.dueAt!, actor: { party: 'system', organisationId: null } } as const
    const decision = decide(player.file, { type: 'deadline.passed', clockId: clock.clockId }, input)
    const clocks = decision.accepted ? decision.next.clocks : []
    expect(clocks.filter(({ name }) => name === 'judicialConfirmation')).toEqual([])
  })

  test('a second agreement has days for judicial confirmation of its own', () => {
    const player = mediated(rejectedOn(['FEE_OR_DEPOSIT']), '2026-03-03').until('2026-03-05')
    expect(player.step('consent')).toBe('breached')
    mediated(player.send({ type: 'owner.requestCoordination', track: 'consent' }), '2026-03-20')
    expect(player.clock('judicialConfirmation').startOn).toBe(player.today)
  })

  test('a clock that had run out before a case was closed is still run out after it is reopened', () => {
    const player = startCase({ pack: 'xiangyang-2023' }).untilDue('gridTotal')
    expect(player.clock('gridTotal').passedOn).not.toBeNull()
    player.send({ type: 'owner.withdraw', reason: 'tookTooLong' }).send('owner.reopen')
    expect(player.clock('gridTotal').passedOn).not.toBeNull()
  })
})

describe('grounds', () => {
  test('a fire ground contested where no fire check is needed is decided by the assessor all the same', () => {
    const start = { facts: undergroundGarage({ garage: { level: 'ground' } }) }
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING'], start), 1)
    expect([player.stage('consent'), player.stage('fire')]).toEqual(['contested', 'assessing'])
    expect(player.send(fireFinding('passed')).stage('consent')).toBe('redecide')
  })

  test('when the last ground falls after its remedy, the company decides again', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1).send(fireFinding('needsRetrofit', ['FIRE_SYSTEM_MISSING']))
    expect(player.stage('consent')).toBe('rejected')
    player.send({ type: 'owner.reportRemedy', track: 'fire' }).send(fireFinding('passed'))
    expect(player.stage('consent')).toBe('redecide')
  })

  test('a paper handed in with the settlement of another track leaves the grounds of the rejection alone', () => {
    const player = rejectedOn(['FEE_OR_DEPOSIT']).send(fireFinding('needsRetrofit'))
    player.send({ type: 'owner.requestCoordination', track: 'fire' })
    player.send({ type: 'centre.closeCoordination', track: 'fire', result: 'settled', paper: stampedPaper })
    expect(player.file.memory.grounds.map(({ settledSeq }) => settledSeq)).toEqual([null])
  })

  test('an offer is off the table once a substitute has issued the paper', () => {
    const player = inReview({ facts: undergroundGarage() })
    player.send({ type: 'property.offerConditions', conditions: [{ kind: 'INSURANCE' }] })
    player.send({ type: 'owner.contestCondition', groundIds: [groundId(player)] }).untilDue('opinion')
    player.send({
      type: 'bureau.order',
      track: 'consent',
      number: '株建1号',
      addressee: 'community',
      evidence: [paperOf('authorityDocument')],
    })
    player.send({ type: 'community.issuePaper', paper: substitutePaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.offer).toBeNull()
  })

  test('an old finding does not come back after its track has found no competent body', () => {
    const player = startCase().send(fireFinding('hardStop'))
    const close = { type: 'centre.closeCoordination', track: 'fire' } as const
    player.send({ type: 'owner.requestCoordination', track: 'fire' }).send({ ...close, result: 'settled' })
    player
      .send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
      .send({ type: 'centre.declareNoBody', track: 'fire' })
    player.send({ type: 'owner.requestCoordination', track: 'fire' })
    player.send({ ...close, result: 'noPower', noPower: { who: 'centre', why: 'noRule' } })
    expect(player.stage('fire')).toBe('noCompetentBody')
  })
})

describe('a compound without a property company', () => {
  test('the bureau cannot order it to decide again', () => {
    const player = complete({ facts: undergroundGarage({ issuers: [] }) }).untilDue('nameIssuer')
    const order = { type: 'bureau.order', track: 'consent', number: '株建1号', addressee: 'property' } as const
    expect(player.refused({ ...order, evidence: [paperOf('authorityDocument')] })).toBe('NO_PROPERTY_COMPANY')
    expect(holdersWithoutBody(player)).toEqual([])
  })

  test('its consent cannot be the result of a coordination', () => {
    const player = complete({ facts: withoutCompany }).send({ type: 'community.declineToIssue', reason: 'noPower' })
    expect(player.refused({ type: 'centre.closeCoordination', track: 'consent', result: 'consent' })).toBe('NO_PROPERTY_COMPANY')
    expect(holdersWithoutBody(player)).toEqual([])
  })

  test('it is not asked to be mediated', () => {
    const player = complete({ facts: withoutCompany }).send({ type: 'community.declineToIssue', reason: 'noPower' })
    expect(player.refused({ type: 'owner.requestMediation', track: 'consent' })).toBe('NO_PROPERTY_COMPANY')
    expect(holdersWithoutBody(player)).toEqual([])
  })
})

describe('what is taken back', () => {
  test('a struck record that had closed the case gives the clocks of all tracks back', () => {
    const player = rejectedOn(['FEE_OR_DEPOSIT'])
    const { clockId } = player.clock('fireCheck')
    player.send({ type: 'owner.acceptRefusal', ...onBehalf }, byCentre)
    const record = player.file.seq
    player.send({ type: 'owner.contestRecord', record }).send({ type: 'centre.settleContest', record, stands: false })
    expect(player.clock('fireCheck').clockId).toBe(clockId)
  })

  test('a contest that was recorded for a party is no answer of its own: there is nothing in it to strike', () => {
    const player = startCase().send({ type: 'grid.declineCompetence', basis: 'notOurSupply', ...onBehalf }, byCentre)
    player.send({ type: 'grid.contestRecord', record: player.file.seq, ...onBehalf }, byCentre)
    expect(player.refused({ type: 'grid.contestRecord', record: player.file.seq })).toBe('RECORD_UNKNOWN')
  })

  test('a recalled yes takes back the tracks that it had started', () => {
    const player = inReview({ pack: rulePacks.find(({ id }) => id === 'tracks-after-consent')! })
    player.send({ type: 'property.approve', paper: stampedPaper }).send({ type: 'property.recall', record: player.file.seq })
    expect(player.stage('consent')).toBe('reviewing')
    expect([player.stage('fire'), player.stage('grid')]).toEqual(['waiting', 'waiting'])
  })

  test('a recalled yes leaves the tracks that were under way', () => {
    const player = surveyed(inReview())
    player.send({ type: 'property.approve', paper: stampedPaper }).send({ type: 'property.recall', record: player.file.seq })
    expect([player.stage('consent'), player.stage('grid')]).toEqual(['reviewing', 'capacity'])
  })
})

describe('roads beside the case', () => {
  test('H22: an order to a substitute is on record and moves nothing once no issuer is left to ask', () => {
    const player = silent()
    player.send({
      type: 'owner.reportProceeding',
      proceeding: opens(player, 'housingComplaint'),
      step: 'answered',
      result: 'ordered',
      addressee: 'community',
      number: '株建〔2026〕12号',
      evidence: [paperOf('authorityDocument')],
    })
    const decision = player.file.seq
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, issuers: [companyP] }) })
    player.send({ type: 'centre.confirmDecision', decision })
    expect(player.stage('consent')).toBe('coordination')
    expect(player.file.memory.decisions).toMatchObject([{ standing: 'stands' }])
  })

  test('H9: a yes without its paper is followed by no rejection, whatever came between', () => {
    const player = inReview({ facts: undergroundGarage({ issuers: [companyP] }) })
      .send('property.approve')
      .untilDue('paperDue')
    player.send({
      type: 'centre.closeCoordination',
      track: 'consent',
      result: 'noPower',
      noPower: { who: 'centre', why: 'noRule' },
    })
    expect(player.stage('consent')).toBe('yesWithoutPaper')
    const no = { type: 'property.reject', grounds: [{ code: 'UNFAIR_TO_LATECOMERS' }] } as const
    expect(player.refused(no)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('H7: who prevents its own condition does not judge whether it is fulfilled', () => {
    const player = inReview()
      .send({ type: 'property.offerConditions', conditions: [{ kind: 'DEPOSIT_OR_FEE' }], paper: stampedPaper })
      .send('owner.acceptConditions')
    const { obligationId } = player.file.memory.obligations[0]!
    player.send({ type: 'owner.reportPrevented', obligationId, evidence: [paperOf('other')] })
    expect(player.refused({ type: 'property.refuseDischarge', obligationId, reason: 'notDone' })).toBe('NOT_THE_CHECKER')
    player.send({ type: 'centre.confirmDischarge', obligationId })
    expect(player.file.memory.obligations).toMatchObject([{ discharged: 'prevented' }])
  })

  test('H8: another way leaves open only the how, whatever the owner says to it', () => {
    const player = inReview().send({ type: 'property.proposeOther', kind: 'route' })
    player.send({ type: 'owner.declineOther', record: player.file.memory.otherWays[0]!.seq })
    expect(player.stage('consent')).toBe('paperDue')
    expect(player.refused({ type: 'property.reject', grounds: [{ code: 'FEE_ARREARS' }] })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('H12: a notice that asks for what was there is struck out', () => {
    const player = startCase({ papers: ['vehicle'] }).send({ type: 'centre.requestCorrection', missing: ['vehicle'] })
    expect(player.send('owner.contestCorrection').stage('consent')).toBe('serving')
  })

  test('H12: more time is the owner’s to give, once; silence is no', () => {
    const player = inReview().send('property.askExtension')
    expect(player.clock('propertyReply').dueOn).toBe('2026-03-09')
    player.send('owner.agreeMoreTime')
    expect(player.clock('propertyReply').dueOn).toBe('2026-03-16')
    expect(player.refused('property.askExtension')).toBe('EVENT_BLOCKED')
  })

  test('H23: a coordination that closes on a promise is not over: the broken promise brings it back, with its name', () => {
    const player = atTheCentre('consent').send(meeting('2026-03-10'))
    player.send({ type: 'centre.closeCoordination', track: 'consent', result: 'meetingPromised' }).untilDue('promise')
    expect([player.step('consent'), player.holder('consent')]).toEqual(['underway', 'centre'])
    expect(player.file.memory.promises).toMatchObject([{ by: 'property', promise: 'decide', outcome: 'broken' }])
  })

  test('H24: 12345 on day one neither stops nor replaces a stage', () => {
    const player = inReview()
    const due = player.clock('propertyReply').dueOn
    opens(player, 'hotline')
    expect([player.stage('consent'), player.clock('propertyReply').dueOn]).toEqual(['reviewing', due])
  })

  test('H25: a judgment that is ignored leads to its enforcement', () => {
    const { player } = won(rejectedOn(['NOT_IN_CONTRACT']))
    expect(player.stage('consent')).toBe('judgmentPerformance')
    expect(player.untilDue('judgmentPerformance').stage('consent')).toBe('enforcement')
  })

  test('H21: a dispute that the centre closed as settled shows unconfirmed, and the owner can deny it', () => {
    const player = atTheCentre('fire').send({ type: 'centre.closeCoordination', track: 'fire', result: 'settled' })
    expect(player.file.memory.closings).toMatchObject([{ standing: 'unconfirmed' }])
    player.send({ type: 'owner.denyClosing', record: player.file.seq, reason: 'nothingChanged' })
    expect(player.file.memory.closings).toMatchObject([{ standing: 'denied' }])
  })

  test('H26: a mediator that a side does not accept is replaced, and a failed mediation carries both last positions', () => {
    const player = mediationOpened().send({ type: 'property.objectToMediator', track: 'consent', reason: 'takesSides' })
    player.send({ type: 'centre.openMediation', track: 'consent', mediator: 'street' })
    player.send({ type: 'owner.acceptMediation', track: 'consent' }).send({ type: 'property.acceptMediation', track: 'consent' })
    player.send(mediationFailed)
    expect(player.file.memory.mediations).toMatchObject([
      { mediator: 'street', positions: [{ by: 'owner' }, { by: 'property' }] },
    ])
  })

  test('H26: applications to confirm replaced agreements do not pile up before the court', () => {
    const player = mediated(rejectedOn(['FEE_OR_DEPOSIT']), '2026-03-03')
    player.send({ type: 'owner.reportJudicialConfirmation', track: 'consent', number: '湘0204民特1号' }).until('2026-03-05')
    mediated(player.send({ type: 'owner.requestCoordination', track: 'consent' }), '2026-03-20')
    expect(player.hasClock('confirmationIntake')).toBe(false)
  })
})

describe('the technical track to its end', () => {
  test('H16: the technical review may start on the day of filing', () => {
    const player = inReview({ pack: rulePacks.find(({ id }) => id === 'tracks-after-consent')! })
    player.send({ type: 'owner.startReview', track: 'fire' })
    expect([player.stage('consent'), player.stage('fire'), player.stage('grid')]).toEqual(['reviewing', 'assessing', 'waiting'])
  })

  test('H17: a contested finding is looked at by another assessor', () => {
    const player = startCase().send(fireFinding('hardStop')).send({ type: 'owner.contestFinding', track: 'fire' })
    expect([player.stage('fire'), player.holder('fire')]).toEqual(['namingBody', 'centre'])
  })

  test('H18: a report stands at once where the office declined competence', () => {
    const player = startCase().send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
    player.send({ type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] })
    expect(player.stage('fire')).toBe('passed')
  })

  test('H19: a returned application restarts no promise of the grid', () => {
    const player = startCase().send({ type: 'grid.returnIntake', reason: 'portalFault' }).nextWorkingDay(2)
    player.send('owner.resubmitIntake')
    expect(player.clock('gridTotal').startOn).toBe('2026-03-02')
  })

  test('H20: a locked door is held by who has its key', () => {
    expect(startCase().send({ type: 'fire.accessDenied', by: 'property' }).holder('fire')).toBe('property')
  })

  test('H39: a shared transformer: each co-owner answers or has been asked', () => {
    const player = startCase().send({ type: 'centre.openFurtherCheck', kind: 'transformerOwner' }).untilDue('furtherCheck')
    expect(player.file.memory.furtherChecks).toMatchObject([{ party: 'transformerOwner', end: 'silence' }])
  })

  test('H20b: a finding fells only what it looked at', () => {
    const player = contest(rejectedOn(['SUPPLY_NOT_TRANSFERRED']), 1)
    surveyed(player).send(capacityFinding('available'))
    expect(player.file.memory.grounds.map(({ verified }) => verified)).toEqual(['UNVERIFIED'])
  })
})

describe('the pile after its request', () => {
  const onPile = (opening: NonNullable<Start['opening']>) => startCase({ pile: pileInUse, opening })

  test('H29: built or removed without an answer, it is disputed in every stage, and moves none of them', () => {
    const player = inReview()
    const due = player.clock('propertyReply').dueOn
    player.send({ type: 'owner.reportRemoved', policeNumber: '株公（2026）77号' })
    expect([player.stage('consent'), player.clock('propertyReply').dueOn]).toEqual(['reviewing', due])
    expect(player.clock('firstFinding')).toMatchObject({ party: 'centre', dueOn: '2026-03-09' })
  })

  test('H30: an order against the compound holds the clocks of its requests; lifted, each goes on with what was left', () => {
    const player = inReview()
    const { matterId } = orderInForce
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version: 2, orders: [orderInForce] }) })
    expect([player.clock('propertyReply').state, player.file.memory.facts?.orders[0]?.matterId]).toEqual(['paused', matterId])
    player.until('2026-06-01').send({ type: 'facts.changed', facts: undergroundGarage({ version: 3 }) })
    expect(player.clock('propertyReply')).toMatchObject({ state: 'running', passedOn: null })
  })

  test('H31: a suspended pile is looked at again; no delay of the office switches it on', () => {
    const player = onPile({ type: 'grid.reportHazard', kind: 'heat' })
    player.send({ type: 'authority.suspendPile', evidence: [paperOf('authorityDocument')] })
    player.send({ type: 'owner.reportRepair', evidence: [paperOf('thirdPartyReport')] }).untilDue('pileRecheck')
    expect([player.holder('main'), player.file.memory.operation?.suspension?.resumedSeq]).toEqual(['authority', null])
  })

  test('H36: a neighbour is heard once, and no complaint cuts the power', () => {
    const player = onPile({ type: 'community.recordComplaint', kind: 'route', neighbour: 'cableCrosses' })
    expect([player.stage('main'), player.file.memory.operation?.suspension]).toEqual(['hearing', null])
    const again = startCase({ opening: null, pile: { ...pileInUse, heard: ['route'] } })
    expect(again.refused({ type: 'community.recordComplaint', kind: 'route', neighbour: 'cableCrosses' })).toBe(
      'NEIGHBOUR_ALREADY_HEARD',
    )
  })
})
