import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { packsOf } from '../../../../src/rules/own-packs.ts'
import type { Facts } from '../../../../workflows/case/facts.ts'
import { articlesOf } from '../../../../workflows/rules/articles.ts'
import { partOf, rulesOfPart } from '../../../../workflows/rules/consent-parts.ts'
import { packNamed, sevenKilowatts, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { type CasePlayer, startCase } from '../../../helpers/case-player.ts'

const fixtures = packsOf(fileURLToPath(new URL('../../../fixtures/packs', import.meta.url)))
const bySpace = fixtures.get('town-by-space')!
const slowCharging = fixtures.get('newcomer-slow-charging')!

const titled = (title: Facts['space']['title']): Facts => {
  const facts = undergroundGarage()
  return { ...facts, space: { ...facts.space, title } }
}
const filed = (title: Facts['space']['title'], part: string | null = null): CasePlayer =>
  startCase({
    pack: bySpace,
    facts: titled(title),
    ...(title === 'leased' ? { request: { ...sevenKilowatts, right: 'leased' as const, leaseMonths: 24 } } : {}),
    opening: { type: 'owner.submit', undertaking: true, part, evidence: [] },
  })
const reviewed = (player: CasePlayer): CasePlayer => player.send('centre.confirmComplete').send('property.open')

describe('a consent that differs by the part of the building', () => {
  test('is settled at the filing, by the register or by what the owner says, the first that fits', () => {
    expect(filed('public', 'ownWall').file.memory.request?.part).toBe('publicSpace')
    expect(filed('leased').file.memory.request?.part).toBe('leasedSpace')
    expect(filed('owned', 'ownWall').file.memory.request?.part).toBe('ownWall')
    expect(filed('owned').file.memory.request?.part).toBeNull()
    // What is not on record shows nothing.
    expect(filed('unknown').file.memory.request?.part).toBeNull()
  })

  test('has its own clock, and the general one elsewhere', () => {
    const general = packNamed('national-baseline').clocks.propertyReply?.length
    expect(reviewed(filed('public')).clock('propertyReply', 'consent').length).toEqual({ n: 20, unit: 'workingDay' })
    expect(reviewed(filed('owned')).clock('propertyReply', 'consent').length).toEqual(general)
  })

  test('has its own mode: told is enough, and nobody is waited for', () => {
    const told = reviewed(filed('owned', 'ownWall'))
    expect([told.stage('consent'), told.file.memory.paper?.kind, told.hasClock('propertyReply', 'consent')]).toEqual([
      'granted',
      'notification',
      false,
    ])
  })

  test('has its own duties', () => {
    const owed = (player: CasePlayer) => player.file.memory.obligations.map(({ kind }) => kind)
    const signed = (player: CasePlayer) => reviewed(player).send({ type: 'property.approve', paper: stampedPaper })
    expect(owed(signed(filed('leased')))).toEqual(['removal'])
    expect(owed(signed(filed('owned')))).toEqual([])
  })

  test('stays that of the filing when the register changes later', () => {
    const player = filed('public').send({ type: 'facts.changed', facts: { ...titled('owned'), version: 9 } })
    expect(reviewed(player).clock('propertyReply', 'consent').length).toEqual({ n: 20, unit: 'workingDay' })
  })

  test('is settled anew by another pack that takes the request over, and gone where that pack knows no parts', () => {
    const same = (player: CasePlayer) => {
      const { decided, folded } = player.replay()
      expect(JSON.stringify([decided, folded])).toBe(JSON.stringify([player.file, player.file]))
      return player.file.memory.request?.part
    }
    const general = { ...packNamed('zhuzhou-2022'), id: 'general', runningCases: 'switch' as const }
    const parts = { ...bySpace, id: 'by-space-now', runningCases: 'switch' as const }
    const went = startCase({ pack: general, facts: titled('public') })
    expect(went.file.memory.request).not.toHaveProperty('part')
    went.goOverTo(parts)
    expect(same(went)).toBe('publicSpace')
    expect(reviewed(went).clock('propertyReply', 'consent').length).toEqual({ n: 20, unit: 'workingDay' })
    // Nobody was asked: the general rule holds for who lies in no part by the register.
    expect(same(startCase({ pack: general, facts: titled('owned') }).goOverTo(parts))).toBeNull()
    expect(same(filed('owned', 'ownWall').goOverTo(parts))).toBe('ownWall')
    expect(same(filed('public').goOverTo(general))).toBeUndefined()
  })

  test('decided again from its records it is the same case', () => {
    const player = reviewed(filed('public'))
    const { decided, folded } = player.replay()
    expect([decided, folded]).toEqual([player.file, player.file])
  })
})

test('Austria: silence is a yes where charging is slow, and goes to the centre where it is faster', () => {
  const silent = (powerKw: number) =>
    reviewed(startCase({ pack: slowCharging, request: { ...sevenKilowatts, powerKw } })).untilDue('propertyReply')
  expect([silent(3.7).stage('consent'), silent(11).stage('consent')]).toEqual(['granted', 'coordination'])
})

test('the rules of a part are those of the whole where it says nothing, and settled they are settled', () => {
  const part = rulesOfPart(bySpace, 'publicSpace')
  expect(part.consent.requiredPapers).toEqual(bySpace.consent.requiredPapers)
  expect(part.consent.issuers).toEqual(['ownersCommittee'])
  expect(rulesOfPart(part, null)).toEqual(part)
  expect(partOf(bySpace, { facts: titled('owned'), request: sevenKilowatts }, undefined)).toBeUndefined()
})

test('read as a document, each part stands with what differs in it alone', () => {
  const keys = articlesOf(bySpace)
    .map(({ key }) => key)
    .filter((key) => key.startsWith('consent.parts.publicSpace'))
  expect(keys).toEqual([
    'consent.parts.publicSpace',
    'consent.parts.publicSpace.consent.mode',
    'consent.parts.publicSpace.consent.paper',
    'consent.parts.publicSpace.consent.issuers',
    'consent.parts.publicSpace.consent.silence',
    'consent.parts.publicSpace.clocks.propertyReply',
  ])
})
