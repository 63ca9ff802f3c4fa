import { describe, expect, test } from 'vitest'
import { companyP, paperOf, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { inReview, rejectedOn } from '../../../helpers/case-journeys.ts'

const alone = { facts: undergroundGarage({ issuers: [companyP] }) }

describe('同意待出证: a yes that the grid cannot use yet (H6)', () => {
  test('is counted as a yes without paper; the company owes it within two working days', () => {
    const player = inReview().send('property.approve')
    expect(player.file.memory.yesWithoutPaper).toEqual([4])
    expect(player.clock('paperDue')).toMatchObject({ party: 'property', dueOn: '2026-03-04' })
    expect(player.told('property')).toEqual(['paperOwed'])
  })

  test('the paper arrives: granted, and owner and grid are told', () => {
    const player = inReview().send('property.approve').nextWorkingDay()
    player.send({ type: 'property.givePaper', paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.ended('paperDue')).toBe('answered')
    expect(player.file.memory.paper).toMatchObject({ kind: 'consent', form: 'sealedScan', party: 'property' })
    expect([...player.told('owner'), ...player.told('grid')]).toEqual(['paperArrived', 'paperArrived'])
  })

  test('an electronic seal is as good as a stamped sheet', () => {
    const paper = { documentId: paperOf('consentPaper'), form: 'electronicSeal' } as const
    expect(inReview().send('property.approve').send({ type: 'property.givePaper', paper }).file.memory.paper?.form).toBe(
      'electronicSeal',
    )
  })

  test('something else is no paper', () => {
    const paper = { documentId: paperOf('minutes'), form: 'sealedScan' } as const
    expect(inReview().send('property.approve').refused({ type: 'property.givePaper', paper })).toBe('PAPER_IS_NOT_A_PAPER')
  })

  test('it does not arrive: the next issuer is asked', () => {
    const player = inReview().send('property.approve').untilDue('paperDue')
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.ended('paperDue')).toBe('passed')
  })

  test('it does not arrive and there is no next issuer: the centre coordinates', () => {
    expect(inReview(alone).send('property.approve').untilDue('paperDue').stage('consent')).toBe('coordination')
  })

  test('saying yes again does not give more days', () => {
    const player = inReview().send('property.approve').nextWorkingDay().send('property.approve')
    expect(player.stage('consent')).toBe('paperDue')
    expect(player.clock('paperDue').dueOn).toBe('2026-03-04')
  })

  test('after a rejection the yes settles its grounds', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send('property.approve')
    expect(player.stage('consent')).toBe('paperDue')
    expect(player.file.memory.grounds[0]?.settledSeq).toBe(player.file.seq)
    expect(player.hasClock('ownerDecision')).toBe(false)
  })
})
