import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { packsOf } from '../../../src/rules/own-packs.ts'
import { workflowVersion } from '../../../workflows/case/machine.ts'
import type { PileFacts } from '../../../workflows/case/memory/service.ts'
import { type Refusal, type RefusalCode, refusalCodes } from '../../../workflows/case/refusals.ts'
import { explainRefusal } from '../../../workflows/labels/explain-refusal.ts'
import { languages, placeholdersOf } from '../../../workflows/labels/fill.ts'
import { refusalWords } from '../../../workflows/labels/refusals.ts'
import {
  communityS,
  companyP,
  organisationId,
  packLike,
  packNamed,
  paperOf,
  stampedPaper,
  undergroundGarage,
} from '../../helpers/case-facts.ts'
import {
  capacityFinding,
  complete,
  contest,
  fireFinding,
  granted,
  groundId,
  inReview,
  mayBuild,
  nameLaboratory,
  opinion,
  planned,
  rejectedOn,
  rejection,
  sendOn,
  silent,
  surveyed,
  worksDone,
} from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'
import { rulePacks } from '../../helpers/chart/places.ts'
import { pileInUse } from '../../helpers/chart/walk.ts'
import { elsewhere, finished, orderInForce, retrofit, upgrade } from '../../helpers/known-matters.ts'
import { atTheCentre, meeting } from '../../helpers/meeting-journeys.ts'
import { judgmentIn, opens, sued, won } from '../../helpers/suit-journeys.ts'

const proof = [paperOf('serviceProof')]
const track = 'consent'

const fallen = () => opinion({ 1: false })(contest(rejectedOn(['FEE_ARREARS']), 1))
const inSessions = () =>
  rejectedOn(['FEE_ARREARS'])
    .send({ type: 'owner.requestMediation', track })
    .send({ type: 'centre.openMediation', track, mediator: 'peoplesMediationCommittee' })
    .send({ type: 'property.acceptMediation', track })
const bothAgree = (player: CasePlayer) =>
  player.send({ type: 'owner.agreeExtension', track }).send({ type: 'property.agreeExtension', track })
const performing = () =>
  inSessions().send({
    type: 'centre.recordAgreement',
    track,
    form: 'paper',
    effectiveOn: '2026-03-02',
    performer: 'property',
    performance: 'issuePaper',
    performBy: '2026-03-20',
  })
const recorded = () =>
  inReview().send(
    { type: 'property.noObjection', onBehalf: { channel: 'paper', evidence: [paperOf('propertyStatement')] } },
    { by: 'centre' },
  )
const claimed = () =>
  inReview()
    .nextWorkingDay(2)
    .send({ type: 'property.reject', grounds: [{ code: 'FEE_ARREARS' }], occurredOn: '2026-03-03' })
const correctionOf = (...missing: ('identity' | 'lease' | 'vehicle')[]) =>
  ({ type: 'centre.requestCorrection', missing }) as const

const withGap = () =>
  planned(granted().send(fireFinding('passedWithGaps')))
    .send('owner.confirmPlan')
    .send(worksDone)
    .send({ type: 'grid.reportInspection', passed: true })
const feeDemanded = (demandedBy: 'property' | 'developer', paid: boolean) => {
  const fee = { type: 'owner.reportFeeDemand', kind: 'deposit', channel: 'phone', amountYuan: 500 } as const
  // What the company took already opens the door to the claim; the second one is what is claimed.
  return inReview()
    .send({ ...fee, demandedBy, paid })
    .send({ ...fee, demandedBy: 'property', paid: demandedBy === 'developer' })
}
const withPromise = () => atTheCentre('consent').send(meeting('2026-03-10'))
const retrofitNeeded = () => inReview().send(fireFinding('needsRetrofit'))
const waitOn = ({ matterId }: { readonly matterId: string }) => ({ type: 'owner.waitOnMatter', track: 'fire', matterId }) as const

const bySpace = packsOf(fileURLToPath(new URL('../../fixtures/packs', import.meta.url))).get('town-by-space')!

const onPile = (pile: Partial<PileFacts>) => startCase({ opening: null, pile: { ...pileInUse, ...pile } })

/** One real refusal for each code, as `decide` gives it. */
const refusals: Readonly<Partial<Record<RefusalCode, () => Refusal>>> = {
  EVENT_OF_ANOTHER_PARTY: () => inReview().refusal(rejection('FEE_ARREARS'), { by: 'owner' }),
  EVENT_NOT_ALLOWED_IN_STAGE: () => startCase().refusal({ type: 'property.givePaper', paper: stampedPaper }),
  EVENT_BLOCKED: () => inReview().refusal({ type: 'property.giveReasons', evidence: [paperOf('propertyStatement')] }),
  ON_BEHALF_OF_ONESELF: () => startCase().refusal({ type: 'centre.confirmComplete', onBehalf: { channel: 'phone' } }),
  ON_BEHALF_NEEDS_EVIDENCE: () =>
    inReview().refusal({ type: 'property.noObjection', onBehalf: { channel: 'visit' } }, { by: 'centre' }),
  OCCURRED_IN_THE_FUTURE: () => startCase().refusal({ type: 'centre.confirmComplete', occurredOn: '2026-03-03' }),
  OCCURRED_BEFORE_FILING: () => startCase().refusal({ type: 'centre.confirmComplete', occurredOn: '2026-02-27' }),
  DATE_IMPLAUSIBLE: () =>
    complete().refusal({ type: 'centre.recordService', means: 'paperHanded', servedOn: '2026-02-27', evidence: proof }),
  DOCUMENT_UNKNOWN: () => startCase().refusal({ type: 'centre.confirmComplete', evidence: ['A'.repeat(22)] }),
  SECOND_CORRECTION_NOTICE: () => startCase().send(correctionOf('identity')).refusal(correctionOf('vehicle')),
  PAPERS_COUNT_AS_COMPLETE: () => complete().refusal(correctionOf('identity')),
  PART_NOT_SAID: () =>
    startCase({ opening: null, pack: bySpace }).refusal({ type: 'owner.submit', undertaking: true, evidence: [] }),
  PAPER_NOT_ON_THE_LIST: () => startCase().refusal(correctionOf('lease')),
  CORRECTION_INCOMPLETE: () => startCase().send(correctionOf('identity', 'vehicle')).refusal('owner.correct'),
  ORGANISATION_UNKNOWN: () =>
    startCase()
      .send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
      .refusal({ type: 'centre.nameBody', track: 'fire', organisationId: 'B'.repeat(22) }),
  ISSUER_IS_ANOTHER: () => complete().refusal('community.open'),
  GROUND_NOT_LISTED: () => inReview().refusal(rejection('PROPERTY_NO_REPLY')),
  GROUND_ALREADY_FALLEN: () => fallen().refusal(rejection('FEE_ARREARS')),
  GROUND_NEEDS_NEW_DOCUMENT: () => fallen().refusal(rejection('NOT_IN_CONTRACT')),
  GROUND_UNKNOWN: () => rejectedOn(['FEE_ARREARS']).refusal({ type: 'owner.contestGround', groundIds: ['99.1'] }),
  GROUND_NOT_OPEN: () => {
    const player = fallen()
    return player.refusal({ type: 'owner.contestGround', groundIds: [groundId(player)] })
  },
  GROUND_NOT_PLEADED: () => startCase().refusal(fireFinding('hardStop', ['FIRE_SYSTEM_MISSING'])),
  OPINION_INCOMPLETE: () => {
    const player = contest(rejectedOn(['FEE_ARREARS', 'NOT_IN_CONTRACT']), 1, 2)
    return player.refusal({ type: 'centre.giveOpinion', views: [{ groundId: groundId(player), stands: false }] })
  },
  CONDITION_NOT_LISTED: () => {
    const pack = { ...packNamed('zhuzhou-2022'), conditions: {} }
    return inReview({ pack }).refusal({
      type: 'property.offerConditions',
      conditions: [{ kind: 'INSURANCE' }, { kind: 'ROUTE' }],
    })
  },
  PAPER_IS_NOT_A_PAPER: () =>
    inReview().refusal({ type: 'property.approve', paper: { documentId: paperOf('lease'), form: 'sealedScan' } }),
  FINDING_CONTRADICTS_ITSELF: () =>
    inReview().refusal({ type: 'fire.report', result: 'passedWithGaps', scope: 'garage', gaps: [] }),
  FINDING_AGAINST_REGISTER: () => inReview().refusal({ type: 'fire.report', result: 'hardStop', scope: 'garage' }),
  CHECK_UNKNOWN: () =>
    startCase().send({ type: 'centre.openFurtherCheck', kind: 'neighbour' }).refusal({
      type: 'centre.reportCheck',
      check: '99.1',
      result: 'nothingAgainst',
      scope: 'space',
    }),
  CHECK_ALREADY_MADE: () => {
    const ask = { type: 'centre.openFurtherCheck', kind: 'neighbour' } as const
    return startCase().send(ask).refusal(ask)
  },
  NOBODY_HAS_THE_KEY: () =>
    startCase({ facts: undergroundGarage({ issuers: [communityS] }) }).refusal({ type: 'fire.accessDenied', by: 'property' }),
  SAME_ASSESSOR: () =>
    startCase()
      .send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
      .send(nameLaboratory('fire'))
      .send(fireFinding('needsRetrofit'))
      .send({ type: 'owner.contestFinding', track: 'fire' })
      .refusal(nameLaboratory('fire')),
  CAPACITY_NEEDS_ROW: () =>
    surveyed(startCase({ facts: undergroundGarage({ transformer: { ratedKva: null, peakKva: null } }) })).refusal({
      type: 'grid.reportCapacity',
      result: 'noCapacity',
    }),
  MEASUREMENT_EXPIRED: () => surveyed(startCase()).refusal({ ...capacityFinding('noCapacity'), peakMonth: '2023-08' }),
  RESERVATION_BEYOND_RATING: () => surveyed(startCase()).refusal({ ...capacityFinding('noCapacity'), result: 'available' }),
  CAPACITY_CONTRADICTS_ROW: () => surveyed(startCase()).refusal({ ...capacityFinding('available'), result: 'noCapacity' }),
  NO_ROOM_LEFT: () => surveyed(startCase()).send(capacityFinding('noCapacity')).refusal({ type: 'queue.offered', ordered: true }),
  NO_SUCH_MATTER: () => retrofitNeeded().refusal({ type: 'owner.waitOnMatter', track: 'fire', matterId: organisationId('none') }),
  MATTER_OF_ANOTHER_COMPOUND: () => retrofitNeeded().refusal(waitOn(elsewhere)),
  MATTER_DOES_NOT_FIT: () => retrofitNeeded().refusal(waitOn(upgrade)),
  MATTER_IS_OVER: () => retrofitNeeded().refusal(waitOn(finished)),
  NO_MATTER_AWAITED: () => retrofitNeeded().refusal({ type: 'owner.stopWaiting', track: 'fire' }),
  MATTER_NOT_LINKED: () => retrofitNeeded().refusal({ type: 'matter.changed', matter: retrofit }),
  MATTER_IS_KNOWN: () => retrofitNeeded().send(waitOn(retrofit)).refusal({ type: 'matter.changed', matter: retrofit }),
  HELD_BY_ORDER: () =>
    mayBuild({ facts: undergroundGarage({ orders: [orderInForce] }) })
      .send(worksDone)
      .send({ type: 'grid.reportInspection', passed: true })
      .refusal({ type: 'grid.energise', on: '2026-03-02' }),
  PILE_IS_REMOVED: () => onPile({ state: 'removed' }).refusal({ type: 'owner.reportHazard', kind: 'smoke' }),
  PILE_CASE_OPEN: () => onPile({ open: ['hazard'] }).refusal({ type: 'grid.reportHazard', kind: 'heat' }),
  NOT_A_NEIGHBOUR: () => onPile({}).refusal({ type: 'centre.recordComplaint', kind: 'noise', neighbour: 'none' }),
  NEIGHBOUR_ALREADY_HEARD: () =>
    onPile({ heard: ['noise'] }).refusal({ type: 'centre.recordComplaint', kind: 'noise', neighbour: 'cableCrosses' }),
  ANSWER_NEEDS_RESULT: () =>
    inReview()
      .send({ type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] })
      .refusal({ type: 'fire.answerTestReport', accepts: false }),
  RESULT_DOES_NOT_FIT_TRACK: () =>
    inReview()
      .send(fireFinding('hardStop'))
      .send({ type: 'owner.requestCoordination', track: 'fire' })
      .refusal({ type: 'centre.closeCoordination', track: 'fire', result: 'consent' }),
  RESULT_NEEDS_MORE: () => silent().refusal({ type: 'centre.closeCoordination', track, result: 'noPower' }),
  NO_SUBSTITUTE_KNOWN: () =>
    silent({ facts: undergroundGarage({ issuers: [companyP] }) }).refusal({
      type: 'centre.closeCoordination',
      track,
      result: 'substituted',
    }),
  NO_PROPERTY_COMPANY: () =>
    startCase({ facts: undergroundGarage({ issuers: [communityS] }) })
      .send(fireFinding('hardStop'))
      .refusal({ type: 'owner.requestMediation', track: 'fire' }),
  EXTENSION_NOT_AGREED: () => inSessions().refusal({ type: 'centre.extendMediation', track }),
  EXTENSIONS_USED_UP: () => {
    const length = { n: 1, unit: 'month' } as const
    const pack = packLike('zhuzhou-2022', { clocks: { mediation: { extension: { length, times: 1 } } } })
    const once = bothAgree(
      rejectedOn(['FEE_ARREARS'], { pack })
        .send({ type: 'owner.requestMediation', track })
        .send({ type: 'centre.openMediation', track, mediator: 'street' })
        .send({ type: 'property.acceptMediation', track }),
    ).send({ type: 'centre.extendMediation', track })
    return bothAgree(once).refusal({ type: 'centre.extendMediation', track })
  },
  PROMISER_NOT_PRESENT: () => withPromise().refusal({ ...meeting('2026-03-10'), present: ['owner'] }),
  PROMISE_UNKNOWN: () => withPromise().refusal({ type: 'property.reportPromise', promiseId: '99.1' }),
  PROMISE_NOT_REPORTED: () => {
    const player = withPromise()
    return player.refusal({ type: 'owner.confirmPromise', promiseId: player.file.memory.promises[0]!.promiseId })
  },
  NO_PROMISE_RUNS: () => atTheCentre('consent').refusal({ type: 'centre.closeCoordination', track, result: 'meetingPromised' }),
  OBJECTION_USED_UP: () => {
    const objection = { type: 'owner.objectToMediator', track, reason: 'takesSides' } as const
    const player = inSessions().send(objection)
    return player.send({ type: 'centre.openMediation', track, mediator: 'street' }).refusal(objection)
  },
  MEDIATION_UNKNOWN: () => performing().refusal({ type: 'owner.rateMediation', record: 1, score: 3 }),
  CLOSING_UNKNOWN: () =>
    performing().send({ type: 'centre.confirmPerformance', track }).refusal({ type: 'owner.confirmClosing', record: 1 }),
  CONFIRMED_BY_ITS_PERFORMER: () => performing().refusal({ type: 'property.confirmPerformance', track }),
  ONLY_THE_PERFORMER_REPORTS: () => performing().refusal({ type: 'owner.reportPerformance', track }),
  PROCEEDING_UNKNOWN: () => startCase().refusal({ type: 'owner.reportProceeding', proceeding: 99, step: 'accepted' }),
  PROCEEDING_OVER: () => {
    const { player, proceeding } = sued()
    player.send({ type: 'owner.withdrawProceeding', proceeding })
    return player.refusal(judgmentIn(player, proceeding))
  },
  PROCEEDING_ALREADY_THERE: () => {
    const player = startCase()
    opens(player, 'hotline', { number: 'ZZ-1' })
    return player.refusal({ type: 'owner.openProceeding', kind: 'hotline', openedOn: player.today, number: 'ZZ-1' })
  },
  PROCEEDING_NOT_HERE: () => {
    const player = startCase()
    return player.refusal({ type: 'owner.openProceeding', kind: 'ofPlace', road: 'tribunal', openedOn: player.today })
  },
  PROCEEDING_OF_THE_OTHER_SIDE: () => {
    const player = startCase()
    player.send({ type: 'owner.openProceeding', kind: 'suit', openedOn: player.today })
    return player.refusal({ type: 'property.withdrawProceeding', proceeding: player.file.seq })
  },
  PROCEEDING_NOT_ABOUT_THIS: () => {
    const player = startCase({ pack: rulePacks.find(({ id }) => id === 'in-principle-or-centre')! })
    return player.refusal({
      type: 'owner.openProceeding',
      kind: 'ofPlace',
      road: 'ombudsman',
      subject: 'obstruction',
      openedOn: player.today,
    })
  },
  STEP_DOES_NOT_FIT: () => {
    const player = startCase()
    return player.refusal({ type: 'owner.reportProceeding', proceeding: opens(player, 'hotline'), step: 'appealed' })
  },
  JUDGMENT_OF_ANOTHER_CASE: () => {
    const { player, proceeding } = sued()
    return player.refusal(judgmentIn(player, proceeding, { number: '（2025）湘0204民初1号' }))
  },
  ORDER_NEEDS_NUMBER: () => {
    const player = startCase()
    return player.refusal({
      type: 'owner.reportProceeding',
      proceeding: opens(player, 'housingComplaint'),
      step: 'answered',
      result: 'ordered',
      addressee: 'property',
    })
  },
  NOTHING_TO_ENFORCE: () => {
    const { player, proceeding } = won()
    player.send({ type: 'property.givePaper', paper: stampedPaper })
    return player.refusal({ type: 'owner.reportEnforcement', proceeding, step: 'applied' })
  },
  ENFORCEMENT_TOO_EARLY: () => {
    const { player, proceeding } = won()
    return player.refusal({ type: 'owner.reportEnforcement', proceeding, step: 'applied' })
  },
  ENFORCEMENT_TOO_LATE: () => {
    const { player, proceeding } = won()
    return player.until('2028-04-01').refusal({ type: 'owner.reportEnforcement', proceeding, step: 'applied' })
  },
  DECISION_UNKNOWN: () => sued().player.refusal({ type: 'centre.confirmDecision', decision: 99 }),
  DECISION_NOT_OPEN: () => {
    const { player, decision } = won()
    return player.refusal({ type: 'centre.confirmDecision', decision })
  },
  REOPEN_TOO_LATE: () =>
    startCase().send({ type: 'owner.withdraw', reason: 'other' }).until('2028-01-01').refusal('owner.reopen'),
  OBLIGATION_OPEN: () => withGap().refusal({ type: 'grid.energise', on: '2026-03-02' }),
  OBLIGATION_UNKNOWN: () => withGap().refusal({ type: 'fire.confirmDischarge', obligationId: '99.1' }),
  OBLIGATION_NOT_REPORTED: () => {
    const player = withGap()
    return player.refusal({ type: 'fire.confirmDischarge', obligationId: player.file.memory.obligations[0]!.obligationId })
  },
  NOT_THE_CHECKER: () => {
    const player = withGap()
    const { obligationId } = player.file.memory.obligations[0]!
    player.send({ type: 'property.dischargeObligation', obligationId, evidence: [paperOf('sitePhoto')] })
    return player.refusal({ type: 'centre.confirmDischarge', obligationId })
  },
  BREACH_NOT_CONFIRMED: () => {
    const stop = { type: 'property.stopWork', breach: 'liveWork', evidence: [paperOf('sitePhoto')] } as const
    return mayBuild().send(stop).send('authority.dismissStop').refusal(stop)
  },
  RECORD_UNKNOWN: () => recorded().refusal({ type: 'property.contestRecord', record: 99 }),
  RECORD_NOT_CONTESTED: () => recorded().refusal({ type: 'centre.settleContest', record: 4, stands: true }),
  RECORD_BUILT_UPON: () =>
    recorded()
      .send({ type: 'property.approve', paper: stampedPaper })
      .send({ type: 'property.contestRecord', record: 4 })
      .refusal({ type: 'centre.settleContest', record: 4, stands: false }),
  CLAIM_WAITS: () => {
    const player = inReview().send({
      type: 'property.offerConditions',
      conditions: [{ kind: 'DEPOSIT_OR_FEE' }],
      paper: stampedPaper,
    })
    const claim = { type: 'owner.claimMoneyBack', obligationId: '4.1', amountYuan: 2000, evidence: [paperOf('quote')] } as const
    return player.send('owner.acceptUnderProtest').send(claim).refusal(claim)
  },
  FEE_NOT_PAID: () => feeDemanded('property', false).refusal({ type: 'owner.claimFeeBack', record: 5 }),
  FEE_OF_ANOTHER: () => feeDemanded('developer', true).refusal({ type: 'owner.claimFeeBack', record: 4 }),
  CLAIM_UNKNOWN: () => claimed().refusal({ type: 'centre.confirmDate', record: 99 }),
  CONFIRMED_BY_ITS_CLAIMANT: () => {
    const player = claimed()
    return player.refusal({ type: 'property.confirmDate', record: player.file.memory.claims[0]!.seq })
  },
  WORKFLOW_IS_CURRENT: () => startCase().refusal({ type: 'workflow.upgraded', chart: workflowVersion }),
  CALENDAR_IS_KNOWN: () => {
    const player = startCase()
    return player.refusal({ type: 'calendar.changed', calendar: player.file.calendar, notices: [], withdrawn: [] })
  },
  RULES_ARE_KNOWN: () => {
    const player = startCase()
    const pack = { packId: 'zhuzhou-2022', version: 1, hash: player.file.rules }
    return player.refusal({ type: 'rules.changed', clause: 'switch', packBefore: pack, packNow: pack })
  },
  ID_NUMBER_IS_ERASED: () =>
    inReview()
      .send({ type: 'owner.withdraw', reason: 'filedByMistake' })
      .refusal({ type: 'owner.correctData', fields: ['idNumber'], personal: { idNumber: '430202199001011234' } }),
  ASKED_ONESELF: () => inReview().refusal({ type: 'grid.ask', to: 'grid', words: '?' }),
  QUESTION_UNKNOWN: () =>
    inReview()
      .send({ type: 'owner.ask', to: 'grid', words: '?' })
      .refusal({ type: 'grid.answerQuestion', record: 99, words: '!' }),
  ATTEMPT_AFTER_FILING: () =>
    inReview().refusal({
      type: 'owner.declareEarlierAttempts',
      attempts: [{ on: '2026-03-02', with: 'property', kind: 'visit', result: 'saidNo' }],
    }),
  BALL_IS_ELSEWHERE: () => rejectedOn(['FEE_ARREARS']).refusal(sendOn('property', 'grid')),
  REFERRED_TO_ONESELF: () => inReview().refusal({ type: 'owner.reportReferral', from: 'grid', to: 'grid' }),
  REFERRAL_UNKNOWN: () =>
    inReview().send(sendOn('property', 'grid')).refusal({ type: 'grid.answerReferral', record: 99, answer: 'sendsBack' }),
  REFERRAL_ANSWER_DOES_NOT_FIT: () => {
    const player = inReview().send(sendOn('property', 'grid'))
    return player.refusal({ type: 'grid.answerReferral', record: player.file.seq, answer: 'didSend' })
  },
  LIMIT_NOT_REACHED: () => inReview().refusal({ type: 'returnLimit.reached', track, steps: [1] }),
  DEADLINE_NOT_RUNNING: () => startCase().refusal({ type: 'deadline.passed', clockId: 'meter/main/99' }),
  DEADLINE_NOT_DUE: () => {
    const player = inReview()
    return player.refusal({ type: 'deadline.passed', clockId: player.clock('propertyReply').clockId })
  },
}

const produced = Object.entries(refusals) as [RefusalCode, () => Refusal][]

describe('refusals as cases really meet them', () => {
  test.each(produced)('%s is said in both languages with the details it carries', (code, meet) => {
    const refusal = meet()
    expect(refusal.code).toBe(code)
    for (const language of languages) {
      const { sentence, todo } = explainRefusal(refusal, language)
      expect(sentence + todo).not.toMatch(/[{}]|undefined|null/)
      // What a citizen reads holds no code of ours and no id.
      expect((sentence + todo).replaceAll(/CCC|kVA/g, '')).not.toMatch(
        /[A-Z]{2,}_|[a-z][A-Z]|_|\b(owner|property|fire|grid|centre)\.\w/,
      )
    }
  })

  test('a text asks for no detail that the refusal does not carry', () => {
    const lacking = produced.flatMap(([code, meet]) => {
      const { details } = meet()
      const { sentence, todo } = refusalWords[code]
      const wanted = [...placeholdersOf(sentence.zh), ...placeholdersOf(todo.zh)]
      return wanted.filter((name) => !(name in details)).map((name) => `${code} {${name}}`)
    })
    expect(lacking).toEqual([])
  })

  test('codes that no case here can meet ask for nothing', () => {
    const unmet = refusalCodes.filter((code) => refusals[code] === undefined)
    expect(unmet).toEqual(['ENERGISED_BEFORE_WORKS', 'RECALL_TOO_LATE'])
    for (const code of unmet) {
      for (const language of languages) expect(() => explainRefusal({ code, details: {} }, language)).not.toThrow()
    }
  })
})

describe('the words themselves', () => {
  const sentence = (code: RefusalCode) => explainRefusal(refusals[code]!(), 'zh')

  test('say what stands where, and what can be done', () => {
    expect(sentence('EVENT_NOT_ALLOWED_IN_STAGE')).toEqual({
      sentence: '系统未受理：现在不能办理“物业补交盖章材料”，申请目前处于：材料核验、消防核查、报装受理。',
      todo: '现在可以办理的有：物业同意、物业同意并提议另一种做法。',
    })
    expect(sentence('EVENT_BLOCKED').sentence).toBe('系统未受理：目前不需要补充书面理由。')
    expect(sentence('PAPER_NOT_ON_THE_LIST')).toEqual({
      sentence: '系统未受理：租赁合同不在本地公布的材料清单里，不能要求提供。',
      todo: '只能要求清单上的材料：身份证明、车位产权、使用权或租赁证明、车位平面图或照片、购车证明、安全承诺书。',
    })
    expect(sentence('GROUND_UNKNOWN').sentence).toBe('系统未受理：这件申请里没有第99.1条。')
    expect(sentence('GROUND_ALREADY_FALLEN').sentence).toBe('系统未受理：以下理由已经不成立，不能再次提出：拖欠物业费。')
    expect(sentence('EXTENSION_NOT_AGREED').sentence).toContain('业主、物业公司')
    expect(sentence('CORRECTION_INCOMPLETE').sentence).toBe('系统未受理：还缺身份证明、购车证明。')
    expect(sentence('OCCURRED_BEFORE_FILING').sentence).toBe('系统未受理：2026年2月27日周五早于提交申请的日期2026年3月2日周一。')
    expect(sentence('DATE_IMPLAUSIBLE').sentence).toBe('系统未受理：“送达日期”填的2026年2月27日周五与申请的经过对不上。')
  })

  test('a party that can do nothing now is told so', () => {
    const closed = startCase().send({ type: 'owner.withdraw', reason: 'other' })
    const refusal = closed.refusal({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
    expect(refusal.details['allowed']).toEqual([])
    expect(explainRefusal(refusal, 'zh').todo).toBe('现在可以办理的有：暂时没有，请等待其他单位办理。')
  })

  test('a code without words is a mistake, not a blank', () => {
    const refusal: Refusal = { code: 'EVENT_BLOCKED', details: { guard: 'toString', stages: ['reviewing'] } }
    expect(() => explainRefusal(refusal, 'zh')).toThrow('no words for guard "toString"')
    expect(() => explainRefusal({ code: 'GROUND_NOT_LISTED', details: {} }, 'zh')).toThrow('no value for {grounds}')
  })
})
