import { describe, expect, test } from 'vitest'
import { calendars } from '../../../../workflows/calendar/calendars.ts'
import { dueDate } from '../../../../workflows/calendar/days.ts'
import { silenceOfClock } from '../../../../workflows/case/clock-rule.ts'
import {
  communityS,
  companyP,
  packLike,
  packNamed,
  paperOf,
  undergroundGarage,
  withoutInbox,
} from '../../../helpers/case-facts.ts'
import { inReview, rejection } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'
import { rulePacks } from '../../../helpers/chart/places.ts'

const pack = (id: string) => rulePacks.find((known) => known.id === id)!
const goesOn = { pack: pack('in-principle-first') }
const escalates = { pack: pack('in-principle-or-centre') }
const deemed = { pack: pack('in-principle-by-silence') }
/** Nobody else can issue the paper. */
const alone = { facts: undergroundGarage({ issuers: [withoutInbox(companyP)] }) }
const served = (of: Parameters<typeof inReview>[0] = goesOn) => inReview(of)
const agreed = (of: Parameters<typeof inReview>[0] = goesOn) => served(of).send('property.agreeInPrinciple')
const paper = { documentId: paperOf('consentPaper'), form: 'sealedScan' } as const
const inWorkingDays = (on: string, n: number) => dueDate(calendars['cn']!, on, { n, unit: 'workingDay' }, []).dueOn
const answer = (player: CasePlayer) => player.file.memory.inPrinciple?.answer ?? null
const servedOn = (player: CasePlayer) => player.file.memory.service!.servedOn

describe('原则答复: the company first answers in principle, where the rules of the place ask for it', () => {
  test('its clock starts at the proven service; elsewhere the company answers once', () => {
    const player = served()
    expect([player.stage('consent'), player.holder('consent')]).toEqual(['answeringInPrinciple', 'property'])
    expect(player.clock('answerInPrinciple')).toMatchObject({
      party: 'property',
      startOn: servedOn(player),
      dueOn: inWorkingDays(servedOn(player), 3),
    })
    expect(player.hasClock('propertyReply')).toBe(false)
    const elsewhere = inReview()
    expect([elsewhere.stage('consent'), elsewhere.file.memory.inPrinciple]).toEqual(['reviewing', null])
    expect(elsewhere.refused('property.agreeInPrinciple')).toBe('EVENT_BLOCKED')
  })

  test('a yes in principle ends that clock and opens the one of the paper, from the service or from the answer', () => {
    const fromService = served().nextWorkingDay(2).send('property.agreeInPrinciple')
    expect([fromService.stage('consent'), fromService.ended('answerInPrinciple'), answer(fromService)]).toEqual([
      'agreedInPrinciple',
      'answered',
      'yes',
    ])
    expect(fromService.clock('finalAnswer').dueOn).toBe(inWorkingDays(servedOn(fromService), 12))
    const fromAnswer = served(escalates).nextWorkingDay(2).send('property.agreeInPrinciple')
    expect(fromAnswer.clock('finalAnswer').dueOn).toBe(inWorkingDays(fromAnswer.today, 12))
    expect(fromAnswer.file.memory.company?.answer?.kind).toBe('approve')
  })

  test('a yes in principle binds: no rejection, no condition, no late ground follows it (H9)', () => {
    const player = agreed()
    const no = [
      rejection('FIRE_LIABILITY_FEAR'),
      { type: 'property.offerConditions', conditions: [{ kind: 'INSURANCE' }] },
    ] as const
    for (const event of no) expect(player.refused(event)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    player.send({ type: 'property.revoke', ground: 'FIRE_SYSTEM_MISSING' })
    expect([player.stage('consent'), player.file.memory.revocationsAttempted.length]).toEqual(['agreedInPrinciple', 1])
    player.send({ type: 'property.revoke', ground: 'FIRE_SYSTEM_MISSING', evidence: [paperOf('fireDocument')] })
    expect(player.stage('consent')).toBe('rejected')
  })

  test('the paper comes after it, also with another way to do it (H8)', () => {
    expect(agreed().send({ type: 'property.givePaper', paper }).ended('finalAnswer')).toBe('answered')
    expect(agreed().send({ type: 'property.givePaper', paper }).stage('consent')).toBe('granted')
    expect(agreed().send({ type: 'property.approve', paper }).stage('consent')).toBe('granted')
    const other = agreed().send({ type: 'property.proposeOther', kind: 'route' })
    expect([other.stage('consent'), other.file.memory.otherWays.length]).toEqual(['agreedInPrinciple', 1])
  })

  test('a yes in principle whose paper does not come goes to the next issuer, or to the centre, and still stands', () => {
    const next = agreed({ ...goesOn, facts: undergroundGarage({ issuers: [companyP, communityS].map(withoutInbox) }) })
    expect(next.untilDue('finalAnswer').stage('consent')).toBe('serving')
    const centre = agreed({ ...goesOn, ...alone }).untilDue('finalAnswer')
    expect(centre.stage('consent')).toBe('coordination')
    const over = centre
      .send({ type: 'centre.acceptCoordination', track: 'consent' })
      .send({ type: 'centre.closeCoordination', track: 'consent', result: 'noPower', noPower: { who: 'centre', why: 'noRule' } })
    expect(over.stage('consent')).toBe('yesWithoutPaper')
  })

  test('a no in principle needs a listed ground, and conditions are named now', () => {
    const no = served().send(rejection('FIRE_LIABILITY_FEAR'))
    expect([no.stage('consent'), no.ended('answerInPrinciple'), answer(no)]).toEqual(['rejected', 'answered', 'no'])
    expect(served().refused(rejection('NO_RULE'))).toBe('GROUND_NOT_LISTED')
    const offer = served().send({ type: 'property.offerConditions', conditions: [{ kind: 'FIRE_EXTINGUISHER' }] })
    expect([offer.stage('consent'), answer(offer)]).toEqual(['conditionsOffered', 'conditions'])
    expect(answer(served().send('property.noObjection'))).toBe('noObjection')
    expect(answer(served().send({ type: 'property.approve', paper }))).toBe('overtaken')
  })

  test('silence in principle is on record and the answer itself is due, where the rules say no more', () => {
    const player = served().untilDue('answerInPrinciple')
    expect([player.stage('consent'), answer(player), player.ended('answerInPrinciple')]).toEqual([
      'reviewing',
      'silence',
      'passed',
    ])
    expect(player.clock('propertyReply').startOn).toBe(servedOn(player))
    expect(player.file.memory.silences).toEqual([])
    expect([player.told('owner'), player.told('property')]).toEqual([['silentInPrinciple'], ['silentInPrinciple']])
    expect([player.send('property.agreeInPrinciple').stage('consent'), answer(player)]).toEqual(['agreedInPrinciple', 'yes'])
  })

  test('silence in principle goes to the centre with its certificate, where the rules say so', () => {
    const player = served(escalates).untilDue('answerInPrinciple')
    expect([player.stage('consent'), answer(player), player.file.memory.silences.length]).toEqual(['coordination', 'silence', 1])
  })

  test('silence in principle is a yes in principle, where a statute says so; the paper is owed and no late yes', () => {
    const player = served(deemed).untilDue('answerInPrinciple')
    expect([player.stage('consent'), answer(player), player.file.memory.silences.length]).toEqual([
      'agreedInPrinciple',
      'deemed',
      1,
    ])
    expect(player.file.memory.company?.answer).toBeNull()
    expect(player.refused(rejection('FIRE_LIABILITY_FEAR'))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    player.send({ type: 'property.givePaper', paper })
    expect([player.stage('consent'), player.file.memory.consentedLate]).toEqual(['granted', null])
  })

  test('where silence is consent, silence after a yes in principle is consent too', () => {
    const { silence } = pack('silence-is-consent').consent
    const both = packLike('zhuzhou-2022', { ...goesOn.pack, consent: { ...goesOn.pack.consent, silence } })
    const player = agreed({ pack: both }).untilDue('finalAnswer')
    expect([player.stage('consent'), player.file.memory.paper?.kind]).toEqual(['granted', 'certificateOfSilence'])
  })

  test('a better proof of the service moves both clocks, never to an earlier day than was told', () => {
    const player = agreed()
    const told = player.clock('finalAnswer').dueOn!
    const proof = { type: 'centre.recordService', evidence: [paperOf('serviceProof')] } as const
    player.nextWorkingDay(3).send({ ...proof, means: player.file.memory.service!.means as 'paperHanded', servedOn: player.today })
    expect(player.clock('finalAnswer').dueOn! > told).toBe(true)
  })

  test('being sent round stops the time for it neither: it runs on at the centre (H4)', () => {
    const circled = (of: Parameters<typeof inReview>[0]) => {
      const player = served(of)
      for (let sent = 0; player.stage('consent') === 'answeringInPrinciple'; sent += 1) {
        if (sent > 5) throw new Error('the return limit was never reached')
        player.send({ type: 'property.refer', track: 'consent', to: 'grid', reason: 'theyDecideFirst' })
        if (player.stage('consent') === 'answeringInPrinciple') {
          player.send({ type: 'grid.answerReferral', record: player.file.seq, answer: 'sendsBack' })
        }
      }
      return player
    }
    const owed = circled(goesOn)
    expect([owed.stage('consent'), owed.hasClock('answerInPrinciple'), owed.hasClock('propertyReply')]).toEqual([
      'coordination',
      true,
      true,
    ])
    expect(circled(goesOn).send('property.agreeInPrinciple').stage('consent')).toBe('agreedInPrinciple')
    expect(circled(deemed).untilDue('answerInPrinciple').stage('consent')).toBe('agreedInPrinciple')
    const silent = circled(goesOn).send({ type: 'centre.acceptCoordination', track: 'consent' }).untilDue('answerInPrinciple')
    expect([silent.stage('consent'), answer(silent), silent.hasClock('propertyReply')]).toEqual(['coordination', 'silence', true])
    const late = circled(escalates).send({ type: 'centre.acceptCoordination', track: 'consent' }).untilDue('answerInPrinciple')
    expect([late.stage('consent'), late.file.memory.silences.length]).toEqual(['coordination', 1])
  })

  test('what silence in principle means stays as it was told when the case goes over to other rules', () => {
    const player = served(deemed).goOverTo({ ...escalates.pack, id: 'later' })
    expect(silenceOfClock(player.clock('answerInPrinciple'), escalates.pack).policy).toBe('DEEMED')
    expect(player.untilDue('answerInPrinciple').stage('consent')).toBe('agreedInPrinciple')
  })

  test('rules that know one answer only: the review goes on, and a yes in principle stays a yes whose paper is owed', () => {
    const one = packNamed('zhuzhou-2022')
    const asked = served().goOverTo(one)
    expect([asked.stage('consent'), answer(asked), asked.hasClock('propertyReply')]).toEqual(['reviewing', 'overtaken', true])
    const said = agreed().goOverTo(one)
    expect([said.stage('consent'), said.hasClock('paperDue')]).toEqual(['paperDue', true])
  })

  test('it is recalled within its minutes, and recorded for a company that will not log in', () => {
    const player = agreed()
    player.send({ type: 'property.recall', record: player.file.seq })
    expect([player.stage('consent'), answer(player)]).toEqual(['answeringInPrinciple', null])
    const onBehalf = { channel: 'paper', evidence: [paperOf('propertyStatement')] } as const
    player.send({ type: 'property.agreeInPrinciple', onBehalf }, { by: 'centre' })
    expect(player.stage('consent')).toBe('agreedInPrinciple')
    const bare = {
      type: 'property.agreeInPrinciple',
      onBehalf: { ...onBehalf, channel: 'phone', words: '来电同意', evidence: [] },
    } as const
    expect(served().refused(bare, { by: 'centre' })).toBe('ON_BEHALF_NEEDS_EVIDENCE')
  })

  test('decided again from its records it is the same case', () => {
    const player = served()
      .untilDue('answerInPrinciple')
      .send('property.agreeInPrinciple')
      .send({ type: 'property.givePaper', paper })
    const { decided, folded } = player.replay()
    expect([decided, folded]).toEqual([player.file, player.file])
  })
})
