import { describe, expect, test } from 'vitest'
import { calendars } from '../../../../workflows/calendar/calendars.ts'
import { isLatestOnly } from '../../../../workflows/case/clock.ts'
import { nextSteps } from '../../../../workflows/case/next-step.ts'
import { stepsOwed } from '../../../../workflows/case/next-step-owed.ts'
import { startWhy } from '../../../../workflows/case/start-why.ts'
import { packLike, paperOf, undergroundGarage, type Vary } from '../../../helpers/case-facts.ts'
import { complete, inReview } from '../../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../../helpers/case-player.ts'

const basis = packLike('zhuzhou-2022', {}).consent.modeBasis
const from = (on: string) => packLike('zhuzhou-2022', { consent: { considersFrom: { on, basis } } })

describe('where a request has to be considered only from a day on', () => {
  test('the time to answer counts from that day where the service was earlier', () => {
    const player = inReview({ pack: from('2026-04-01') })
    const usual = inReview({ pack: packLike('zhuzhou-2022', {}) })
    expect(player.clock('propertyReply').startOn).toBe('2026-04-01')
    expect(player.clock('propertyReply').dueOn! > usual.clock('propertyReply').dueOn!).toBe(true)
  })

  test('served later it counts from the service', () => {
    const player = inReview({ pack: from('2026-03-01') })
    expect(player.clock('propertyReply').startOn).toBe(player.file.memory.service!.servedOn)
  })

  test('what happens meanwhile leaves that day as it is, and so does a better proof of the service', () => {
    const player = inReview({ pack: from('2026-04-01') })
    const { dueOn } = player.clock('propertyReply')
    player.nextWorkingDay(3).send({ type: 'owner.logContact', kind: 'visit', with: 'property', result: 'sentOn' })
    const { servedOn } = player.file.memory.service!
    player.send({ type: 'centre.recordService', means: 'paperHanded', servedOn, evidence: [paperOf('serviceProof')] })
    expect(player.clock('propertyReply')).toMatchObject({ startOn: '2026-04-01', dueOn })
  })

  test('nobody is served, and nothing counts, before the papers are complete', () => {
    expect(complete({ pack: from('2026-04-01') }).hasClock('propertyReply')).toBe(false)
  })
})

const older = { on: '2026-06-01', onlyIf: { builtBefore: '2012-01-01', basis }, basis }
const newer = { on: '2026-04-01', onlyIf: { builtFrom: '2012-01-01', basis }, basis }
const byBuilding = packLike('zhuzhou-2022', { consent: { considersFrom: { ...older, elsewhere: [newer] } } })
const onlyOlder = packLike('zhuzhou-2022', { consent: { considersFrom: older } })

describe('where that day depends on the building', () => {
  const built = (completedOn: string | null, pack = byBuilding) =>
    inReview({ pack, facts: undergroundGarage({ garage: { completedOn } }) })
  const learns = (player: CasePlayer, garage: NonNullable<Vary['garage']>, version = 2) =>
    player.send({ type: 'facts.changed', facts: undergroundGarage({ version, garage }) })
  const inputOf = ({ today }: CasePlayer, language: 'zh' | 'en' = 'en') =>
    ({ rules: byBuilding, calendar: calendars['cn']!, today, language, nameOf: () => null }) as const

  test('the first day whose facts hold counts, and where none fits the service', () => {
    expect(built('2010-05-01').clock('propertyReply').startOn).toBe('2026-06-01')
    expect(built('2016-05-01').clock('propertyReply').startOn).toBe('2026-04-01')
    const player = built('2016-05-01', onlyOlder)
    expect(player.clock('propertyReply').startOn).toBe(player.file.memory.service!.servedOn)
  })

  test('why it counts from there names the fact and the rule', () => {
    const player = built('2010-05-01')
    const why = startWhy(player.clock('propertyReply'), player.file.memory, { rules: byBuilding, language: 'en' })
    expect(why).toContain('because the garage was built before')
  })

  test('what is not on record is said, asked for, and never assumed: the latest day is shown as that', () => {
    const player = built(null)
    const clock = player.clock('propertyReply')
    expect([clock.startOn, clock.toldDueOn, isLatestOnly(clock)]).toEqual(['2026-06-01', null, true])
    const asked = player.records.find(({ outcome }) => outcome.notices.some(({ notice }) => notice === 'factsWanted'))
    expect(asked?.outcome.notices.filter(({ notice }) => notice === 'factsWanted').map(({ to }) => to)).toEqual([
      'owner',
      'property',
      'centre',
    ])
    const [step] = nextSteps(player.file, inputOf(player)).filter(({ clockId }) => clockId === clock.clockId)
    expect(step?.sentence).toContain('Not on record: when the garage was built')
    expect(stepsOwed(player.file, inputOf(player)).map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('have it put on record when the garage was built'),
    ])
    const inChinese = nextSteps(player.file, inputOf(player, 'zh')).map(({ sentence }) => sentence)
    expect(inChinese).toContainEqual(expect.stringContaining('登记里没有车库的建成日期'))
  })

  test('once it is on record the time counts as it always did, and may end earlier than the latest day', () => {
    const player = built(null)
    const latest = player.clock('propertyReply').dueOn!
    learns(player, { completedOn: '2016-05-01' })
    const clock = player.clock('propertyReply')
    expect([clock.startOn, clock.dueOn! < latest, clock.toldDueOn === clock.dueOn]).toEqual(['2026-04-01', true, true])
    expect(player.told('property')).toContain('startKnown')
    expect(stepsOwed(player.file, inputOf(player))).toEqual([])
  })

  test('the company, which could not know that its time ran, has days left all the same', () => {
    const player = built(null).until('2026-05-20')
    learns(player, { completedOn: '2016-05-01' })
    expect(player.clock('propertyReply').dueOn! > player.today).toBe(true)
    expect(player.stage('consent')).toBe('reviewing')
  })

  test('nothing of it can run out before the latest day, and the case goes on by itself after it', () => {
    const player = built(null).until('2026-05-29')
    expect(player.stage('consent')).toBe('reviewing')
    player.untilDue('propertyReply')
    expect([player.stage('consent'), player.today > '2026-06-01']).toEqual(['coordination', true])
  })

  test('where both days are over when it is served, nothing is unknown', () => {
    const late = inReview({
      pack: byBuilding,
      facts: undergroundGarage({ garage: { completedOn: null } }),
      at: '2026-06-08T01:00:00.000Z',
    })
    expect(isLatestOnly(late.clock('propertyReply'))).toBe(false)
  })

  test('a date that was told never moves earlier, whatever the register says afterwards', () => {
    const player = built('2010-05-01')
    const { dueOn } = player.clock('propertyReply')
    learns(player, { completedOn: '2016-05-01' })
    expect(player.clock('propertyReply')).toMatchObject({ startOn: '2026-04-01', dueOn })
    learns(player, { completedOn: null }, 3)
    expect(player.clock('propertyReply').dueOn).toBe(dueOn)
  })

  test('decided again from its records it is the same case', () => {
    const player = built(null)
    learns(player, { completedOn: '2016-05-01' })
    const { decided, folded } = player.replay()
    expect([decided, folded]).toEqual([player.file, player.file])
  })
})
