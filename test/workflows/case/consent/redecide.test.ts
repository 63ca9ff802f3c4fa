import { describe, expect, test } from 'vitest'
import { companyP, paperOf, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { contest, opinion, rejectedOn, rejection } from '../../../helpers/case-journeys.ts'

const again = (start: Parameters<typeof rejectedOn>[1] = {}) =>
  opinion({ 1: false })(contest(rejectedOn(['NOT_IN_CONTRACT'], start), 1))

describe('重新决定: all grounds fell, the company decides again within three working days (H13)', () => {
  test('it holds the case', () => {
    const player = again()
    expect(player.holder('consent')).toBe('property')
    expect(player.clock('redecide')).toMatchObject({ party: 'property', dueOn: '2026-03-05' })
    expect(player.hasClock('ownerDecision')).toBe(false)
  })

  test('says yes: granted', () => {
    const player = again().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.ended('redecide')).toBe('answered')
  })

  test('pleads the fallen ground again: refused', () => {
    expect(again().refusal(rejection('NOT_IN_CONTRACT'))).toEqual({
      code: 'GROUND_ALREADY_FALLEN',
      details: { grounds: ['NOT_IN_CONTRACT'] },
    })
  })

  test('pleads it again beside a new one, or with a document: refused as well', () => {
    const withPaper = { code: 'NOT_IN_CONTRACT', evidence: [paperOf('propertyContract')] } as const
    expect(again().refused(rejection('SPACE_TITLE_MISSING', withPaper))).toBe('GROUND_ALREADY_FALLEN')
  })

  test('a new ground without a document is refused', () => {
    expect(again().refusal(rejection('SPACE_TITLE_MISSING'))).toEqual({
      code: 'GROUND_NEEDS_NEW_DOCUMENT',
      details: {
        grounds: ['SPACE_TITLE_MISSING'],
        accepted: ['fireDocument', 'gridDocument', 'authorityDocument', 'thirdPartyReport', 'courtDocument'],
      },
    })
  })

  test('a document of another kind, or the company’s own word, makes no new ground', () => {
    const bare = (code: 'SPACE_PUBLIC' | 'FIRE_LIABILITY_FEAR', kind: 'propertyStatement' | 'quote' | 'spacePlanOrPhoto') =>
      again().refused(rejection({ code, evidence: [paperOf(kind)] }))
    expect(bare('SPACE_PUBLIC', 'quote')).toBe('GROUND_NEEDS_NEW_DOCUMENT')
    expect(bare('FIRE_LIABILITY_FEAR', 'propertyStatement')).toBe('GROUND_NEEDS_NEW_DOCUMENT')
    expect(bare('FIRE_LIABILITY_FEAR', 'spacePlanOrPhoto')).toBe('GROUND_NEEDS_NEW_DOCUMENT')
  })

  test('a new ground with its document is a new rejection; the old one is settled', () => {
    const player = again().send(rejection({ code: 'SPACE_PUBLIC', evidence: [paperOf('spacePlanOrPhoto')] }))
    expect(player.stage('consent')).toBe('rejected')
    expect(player.ended('redecide')).toBe('answered')
    expect(player.file.memory.grounds.map(({ code, settledSeq }) => [code, settledSeq])).toEqual([
      ['NOT_IN_CONTRACT', player.file.seq],
      ['SPACE_PUBLIC', null],
    ])
    expect(player.clock('ownerDecision').dueOn).toBe('2026-05-06')
  })

  test('a ground that has fallen stays fallen in every later round', () => {
    const player = again().send(rejection({ code: 'SPACE_PUBLIC', evidence: [paperOf('spacePlanOrPhoto')] }))
    const third = opinion({ 2: false })(contest(player, 2))
    expect(third.stage('consent')).toBe('redecide')
    const old = { code: 'NOT_IN_CONTRACT', evidence: [paperOf('propertyContract')] } as const
    expect(third.refused(rejection(old))).toBe('GROUND_ALREADY_FALLEN')
  })

  test('is silent: the next issuer is asked, the silence is on record', () => {
    const player = again().untilDue('redecide')
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.file.memory.silences).toMatchObject([{ party: 'property', dueOn: '2026-03-05' }])
  })

  test('is silent and there is no next issuer: the centre coordinates', () => {
    const player = again({ facts: undergroundGarage({ issuers: [companyP] }) }).untilDue('redecide')
    expect(player.stage('consent')).toBe('coordination')
    expect(player.file.memory.silences).toHaveLength(1)
  })
})
