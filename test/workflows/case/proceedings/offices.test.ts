import { describe, expect, test } from 'vitest'
import { basisOfClock } from '../../../../workflows/case/clock-rule.ts'
import { companyP, packNamed, paperOf, undergroundGarage } from '../../../helpers/case-facts.ts'
import { inReview, mayBuild, rejectedOn, silent, worksDone } from '../../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../../helpers/case-player.ts'
import { opens } from '../../../helpers/suit-journeys.ts'

const answered = (proceeding: number, result: 'handled' | 'explained' | 'referred' | 'dismissed') =>
  ({ type: 'owner.reportProceeding', proceeding, step: 'answered', result }) as const
const ordered = (proceeding: number) =>
  ({
    type: 'owner.reportProceeding',
    proceeding,
    step: 'answered',
    result: 'ordered',
    addressee: 'property',
    number: '株建〔2026〕12号',
    evidence: [paperOf('authorityDocument')],
  }) as const
const confirmed = (player: CasePlayer): CasePlayer =>
  player.send({ type: 'centre.confirmDecision', decision: player.file.memory.decisions.at(-1)!.seq })
const places = (player: CasePlayer) => player.file.positions.map(({ track, stage, holder }) => `${track} ${stage} ${holder}`)

describe('12345 on day one (H24)', () => {
  test('stands beside the case with a time of its own; the stages and their clocks go on untouched', () => {
    const player = inReview()
    const before = { places: places(player), reply: player.clock('propertyReply') }
    opens(player, 'hotline', { number: 'ZZ20260302001' })
    expect(player.file.memory.proceedings).toMatchObject([
      { kind: 'hotline', body: 'hotline12345', number: 'ZZ20260302001', step: 'filed', openedOn: '2026-03-02' },
    ])
    expect(player.clock('hotline')).toMatchObject({ party: 'authority', dueOn: '2026-03-09', end: 'remind' })
    expect({ places: places(player), reply: player.clock('propertyReply') }).toEqual(before)
    expect(player.told('centre')).toEqual(['proceedingOpened'])
    expect(player.told('property')).toEqual([])
  })

  test('its five days are borrowed from Xiangtan: a reference time in Zhuzhou, nobody is late under it (H41)', () => {
    const player = startCase()
    opens(player, 'hotline')
    const basis = basisOfClock(player.clock('hotline'), packNamed('zhuzhou-2022'))
    expect(basis.force).toBe('D')
    expect(basis.modelledOn?.zh).toContain('湘潭')
  })

  test('a complex matter gets five days more, once', () => {
    const player = startCase()
    const proceeding = opens(player, 'hotline')
    const extended = { type: 'owner.reportProceeding', proceeding, step: 'extended' } as const
    player.nextWorkingDay(3).send({ type: 'owner.reportProceeding', proceeding, step: 'accepted' }).send(extended)
    expect(player.clock('hotline').dueOn).toBe('2026-03-16')
    expect(player.send(extended).clock('hotline').dueOn).toBe('2026-03-16')
  })

  test('the day that the office promised counts instead', () => {
    const player = startCase()
    opens(player, 'hotline', { answerBy: '2026-03-04' })
    expect(player.clock('hotline')).toMatchObject({ dueOn: '2026-03-04', length: null })
  })

  test('unanswered it stays open and past its time, and the case is where it was', () => {
    const player = inReview()
    opens(player, 'hotline')
    const stage = player.until('2026-03-09').stage('consent')
    player.until('2026-03-10')
    expect(player.clock('hotline').passedOn).toBe('2026-03-10')
    expect(stage).toBe('reviewing')
  })

  test('“handled” and “explained” are the word of the office: they end the proceeding and move nothing', () => {
    for (const result of ['handled', 'explained', 'referred'] as const) {
      const player = rejectedOn(['NOT_IN_CONTRACT'])
      const before = places(player)
      player.send(answered(opens(player, 'hotline'), result))
      expect(places(player)).toEqual(before)
      expect(player.ended('hotline')).toBe('answered')
      expect(player.file.memory.proceedings[0]).toMatchObject({ step: 'over', result: { result } })
      expect(player.file.memory.outcome).toBeNull()
    }
  })

  test('is recorded by a clerk for who does not log in', () => {
    const player = startCase().send(
      {
        type: 'owner.openProceeding',
        kind: 'hotline',
        openedOn: '2026-03-02',
        onBehalf: { channel: 'phone', words: '来电答复' },
      },
      { by: 'centre' },
    )
    expect(player.file.memory.proceedings).toHaveLength(1)
    expect(player.told('owner')).toContain('recordedForYou')
  })
})

describe('petition, complaint, police and review, each with its own law', () => {
  test('a petition: notice in 15 days, decision 60 days after acceptance, 30 more by extension', () => {
    const player = startCase()
    const proceeding = opens(player, 'petition')
    expect(player.clock('petitionNotice')).toMatchObject({ startOn: '2026-03-02', dueOn: '2026-03-17' })
    player.nextWorkingDay(2).send({ type: 'owner.reportProceeding', proceeding, step: 'accepted', number: '信2026-77' })
    expect(player.hasClock('petitionNotice')).toBe(false)
    expect(player.clock('petition').dueOn).toBe('2026-05-06')
    player.send({ type: 'owner.reportProceeding', proceeding, step: 'extended' })
    expect(player.clock('petition').dueOn).toBe('2026-06-02')
    expect(basisOfClock(player.clock('petition'), packNamed('zhuzhou-2022'))).toMatchObject({ force: 'S', mark: 'read' })
  })

  test('a complaint to the housing authority: two months, then it can be sued (行政诉讼法 47)', () => {
    const player = startCase()
    opens(player, 'housingComplaint')
    expect(player.clock('officeDuty')).toMatchObject({ party: 'authority', dueOn: '2026-05-06' })
    expect(basisOfClock(player.clock('officeDuty'), packNamed('zhuzhou-2022')).article).toBe('47')
  })

  test('a police report has a date only where the police named one', () => {
    const player = startCase()
    opens(player, 'police', { number: '接警2026-55', subject: 'obstruction' })
    expect(player.hasClock('officeAnswer')).toBe(false)
    opens(player, 'police', { number: '接警2026-56', subject: 'obstruction', answerBy: '2026-03-05' })
    expect(player.clock('officeAnswer').dueOn).toBe('2026-03-05')
  })

  test('a review: taken in within five working days, decided within sixty days (行政复议法 30, 62)', () => {
    const player = startCase()
    const proceeding = opens(player, 'administrativeReview', { subject: 'officeInaction' })
    expect(player.clock('reviewIntake').dueOn).toBe('2026-03-09')
    player.send({ type: 'owner.reportProceeding', proceeding, step: 'accepted' })
    expect(player.clock('administrativeReview').dueOn).toBe('2026-05-06')
    expect(player.send(answered(proceeding, 'dismissed')).hasClock('administrativeReview')).toBe(false)
  })

  test('an office that states that it has no power is counted (H22)', () => {
    const player = startCase()
    const noPower = { who: 'housingBureau', why: 'noRule' } as const
    player.send({
      type: 'owner.reportProceeding',
      proceeding: opens(player, 'petition'),
      step: 'answered',
      result: 'noPower',
      noPower,
    })
    player.send({ type: 'community.noPower', why: 'ruleDoesNotBind' }).send({ type: 'fire.noPower', why: 'notCompetent' })
    expect(player.file.memory.noPower.map(({ who, why }) => [who, why])).toEqual([
      ['housingBureau', 'noRule'],
      ['street', 'ruleDoesNotBind'],
      ['fireRescue', 'notCompetent'],
    ])
  })
})

describe('an order (H22)', () => {
  test('needs its number, its document, and whom it goes to', () => {
    const player = silent()
    const order = ordered(opens(player, 'housingComplaint'))
    const { number: _, ...unnumbered } = order
    const { addressee: __, ...toNobody } = order
    expect(player.refused(unnumbered)).toBe('ORDER_NEEDS_NUMBER')
    expect(player.refused(toNobody)).toBe('RESULT_NEEDS_MORE')
    expect(player.refused({ ...order, evidence: [paperOf('minutes')] })).toBe('PAPER_IS_NOT_A_PAPER')
  })

  test('makes the company decide again once its paper is checked, and not before', () => {
    const player = silent()
    player.send(ordered(opens(player, 'housingComplaint')))
    expect([player.stage('consent'), player.file.memory.decisions[0]?.standing]).toEqual(['coordination', 'reported'])
    expect(confirmed(player).stage('consent')).toBe('redecide')
    expect(player.file.memory.way).toBeNull()
  })

  test('to a substitute: the next issuer is asked; without one it is refused', () => {
    const player = silent()
    player.send({ ...ordered(opens(player, 'housingComplaint')), addressee: 'community' })
    expect(confirmed(player).stage('consent')).toBe('substituteIssue')
    const alone = silent({ facts: undergroundGarage({ issuers: [companyP] }) })
    expect(alone.refused({ ...ordered(opens(alone, 'housingComplaint')), addressee: 'community' })).toBe('NO_SUBSTITUTE_KNOWN')
  })

  test('about obstructed works: they go on', () => {
    const player = mayBuild().send({ type: 'owner.reportObstruction', kind: 'gate' })
    player.send(ordered(opens(player, 'housingComplaint', { subject: 'obstruction' })))
    expect(player.stage('main')).toBe('obstructed')
    expect(confirmed(player).stage('main')).toBe('construction')
    expect(player.file.memory.obstructions).toMatchObject([{ end: 'ordered' }])
  })

  test('about obstructed works that the centre coordinates: they go on', () => {
    const player = mayBuild().send({ type: 'owner.reportObstruction', kind: 'gate' }).nextWorkingDay(2)
    player.send(ordered(opens(player, 'housingComplaint', { subject: 'obstruction' })))
    expect(player.stage('main')).toBe('coordination')
    expect(confirmed(player).stage('main')).toBe('construction')
  })

  test('about works that nobody obstructs: it is on record and moves nothing, now or later', () => {
    const player = mayBuild()
    player.send(ordered(opens(player, 'housingComplaint', { subject: 'obstruction' })))
    confirmed(player).send({ type: 'owner.reportObstruction', kind: 'gate' })
    expect(player.stage('main')).toBe('obstructed')
  })

  test('after the consent it changes nothing', () => {
    const player = mayBuild()
    player.send(ordered(opens(player, 'housingComplaint')))
    expect(confirmed(player).stage('main')).toBe('construction')
  })
})

describe('where a proceeding has its place', () => {
  test('in every stage after the filing, and while a case is closed that can be reopened', () => {
    for (const play of [startCase, inReview, silent, mayBuild]) expect(opens(play(), 'hotline')).toBeGreaterThan(0)
    const closed = inReview().send({ type: 'owner.withdraw', reason: 'tookTooLong' })
    const proceeding = opens(closed, 'hotline')
    expect(closed.send(answered(proceeding, 'handled')).phase()).toBe('closed')
  })

  test('its clock runs on while the case is closed, and goes on after a reopening under the same id', () => {
    const player = inReview()
    opens(player, 'petition')
    const { clockId, dueOn } = player.clock('petitionNotice')
    player.send({ type: 'owner.withdraw', reason: 'tookTooLong' }).nextWorkingDay(5).send('owner.reopen')
    expect(player.clock('petitionNotice')).toMatchObject({ clockId, dueOn })
  })

  test('not once the pile runs', () => {
    const player = mayBuild().send(worksDone).send({ type: 'grid.reportInspection', passed: true })
    player.send({ type: 'grid.energise', on: player.today })
    expect(player.refused({ type: 'owner.openProceeding', kind: 'hotline', openedOn: player.today })).toBe('EVENT_BLOCKED')
  })

  test('with a plausible day, once under a number', () => {
    const player = startCase()
    expect(player.refused({ type: 'owner.openProceeding', kind: 'hotline', openedOn: '2026-03-03' })).toBe('DATE_IMPLAUSIBLE')
    opens(player, 'hotline', { number: 'ZZ1' })
    const again = { type: 'owner.openProceeding', kind: 'hotline', openedOn: player.today, number: 'ZZ1' } as const
    expect(player.refused(again)).toBe('PROCEEDING_ALREADY_THERE')
  })

  test('an unknown one, one that is over, and a step that does not fit are refused', () => {
    const player = startCase()
    const proceeding = opens(player, 'hotline')
    expect(player.refused(answered(99, 'handled'))).toBe('PROCEEDING_UNKNOWN')
    expect(player.refused({ type: 'owner.reportProceeding', proceeding, step: 'appealed' })).toBe('STEP_DOES_NOT_FIT')
    expect(player.refused({ type: 'owner.reportProceeding', proceeding, step: 'answered' })).toBe('RESULT_NEEDS_MORE')
    expect(player.send(answered(proceeding, 'handled')).refused(answered(proceeding, 'handled'))).toBe('PROCEEDING_OVER')
  })

  test('a record that is struck out takes its proceeding and its clock away, and nothing else', () => {
    const player = inReview()
    opens(player, 'petition')
    const { clockId } = player.clock('petitionNotice')
    player.send(
      {
        type: 'owner.reportProceeding',
        proceeding: player.file.memory.proceedings[0]!.seq,
        step: 'accepted',
        onBehalf: { channel: 'phone', words: '来电答复' },
      },
      { by: 'centre' },
    )
    const record = player.file.seq
    expect(player.hasClock('petition')).toBe(true)
    player.send({ type: 'owner.contestRecord', record }).send({ type: 'centre.settleContest', record, stands: false })
    expect(player.hasClock('petition')).toBe(false)
    expect(player.clock('petitionNotice').clockId).toBe(clockId)
  })
})

describe('an owners’ resolution against piles', () => {
  const resolution = { type: 'owner.reportResolution', knownOn: '2026-02-10', evidence: [paperOf('other')] } as const

  test('can be annulled within a year of knowing it, while the case is closed too (民法典 280)', () => {
    const player = startCase().send(resolution)
    expect(player.clock('annulResolution')).toMatchObject({ party: 'owner', startOn: '2026-02-10', dueOn: '2027-02-10' })
    player.send({ type: 'owner.withdraw', reason: 'tookTooLong' })
    expect(player.hasClock('annulResolution')).toBe(true)
  })

  test('the suit keeps the right; without one it lapses', () => {
    const player = startCase().send(resolution)
    opens(player, 'suit', { subject: 'resolution' })
    expect(player.hasClock('annulResolution')).toBe(false)
    const late = startCase().send(resolution).until('2027-03-20')
    expect(late.hasClock('annulResolution')).toBe(false)
    expect(late.file.memory.resolutions[0]?.over).toBe(true)
  })
})
