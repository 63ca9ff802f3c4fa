import { describe, expect, test } from 'vitest'
import { companyP, paperOf, stampedPaper, substitutePaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { rejectedOn, silent } from '../../../helpers/case-journeys.ts'

const alone = { facts: undergroundGarage({ issuers: [companyP] }) }
const accept = { type: 'centre.acceptCoordination', track: 'consent' } as const
const noPower = { who: 'centre', why: 'noRule' } as const
const close = (result: 'substituted' | 'consent' | 'mediation' | 'settled' | 'noPower') =>
  ({ type: 'centre.closeCoordination', track: 'consent', result }) as const

describe('中心协调: the centre takes it on within three working days and works ten', () => {
  test('it is asked', () => {
    const player = silent()
    expect([player.step('consent'), player.holder('consent')]).toEqual(['requested', 'centre'])
    expect(player.clock('centreAccept')).toMatchObject({ party: 'centre', dueOn: '2026-03-13' })
    expect(player.told('centre')).toContain('coordinationWanted')
  })

  test('it takes it on', () => {
    const player = silent().nextWorkingDay().send(accept)
    expect(player.step('consent')).toBe('underway')
    expect(player.ended('centreAccept')).toBe('answered')
    expect(player.clock('coordinate')).toMatchObject({ party: 'centre', dueOn: '2026-03-25' })
    expect([...player.told('owner'), ...player.told('property')]).toEqual(['coordinationAccepted', 'coordinationAccepted'])
  })

  test('it does not take it on: to the bureau, as centre late (H21)', () => {
    const player = silent().untilDue('centreAccept')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.file.memory.disputes.consent.centreLate).toBe(true)
  })

  test('it takes it on and gets nowhere in ten days: the same', () => {
    const player = silent().send(accept).untilDue('coordinate')
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.file.memory.disputes.consent.centreLate).toBe(true)
  })

  test('it hands it to the bureau by itself: not late', () => {
    const player = silent().send({ type: 'centre.escalate', track: 'consent', reason: 'refusesToTalk' })
    expect(player.stage('consent')).toBe('bureauHandling')
    expect(player.ended('centreAccept')).toBe('answered')
    expect(player.file.memory.disputes.consent.centreLate).toBe(false)
  })
})

describe('it closes only with a listed result', () => {
  test('substituted, with the paper: granted', () => {
    const player = silent()
      .send(accept)
      .send({ ...close('substituted'), paper: substitutePaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.ended('coordinate')).toBe('answered')
    expect(player.file.memory.paper).toMatchObject({ kind: 'substitute', party: 'community' })
  })

  test('substituted, without it: the next issuer is asked', () => {
    const player = silent().send(accept).send(close('substituted'))
    expect(player.stage('consent')).toBe('substituteIssue')
    expect(player.holder('consent')).toBe('community')
  })

  test('substituted, without it, and nobody is left to ask: refused', () => {
    expect(silent(alone).refused(close('substituted'))).toBe('NO_SUBSTITUTE_KNOWN')
  })

  test('consent, with the paper: granted; the grounds are settled', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send({ type: 'owner.requestCoordination', track: 'consent' })
    player.send({ ...close('consent'), paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.paper).toMatchObject({ kind: 'consent', party: 'property' })
    expect(player.file.memory.grounds[0]?.settledSeq).toBe(player.file.seq)
  })

  test('consent, without it: the company owes the paper', () => {
    expect(silent().send(close('consent')).stage('consent')).toBe('paperDue')
  })

  test('something that is no paper does not do', () => {
    const minutes = { documentId: paperOf('minutes'), form: 'sealedScan' } as const
    expect(silent().refused({ ...close('consent'), paper: minutes })).toBe('PAPER_IS_NOT_A_PAPER')
  })

  test('mediation: both sides have still to agree', () => {
    const player = silent().send(close('mediation'))
    expect([player.stage('consent'), player.step('consent')]).toEqual(['mediation', 'requested'])
    expect(player.file.memory.disputes.consent.accepted).toEqual([])
  })

  test('no power, with who and why: counted, and back to the owner (H22)', () => {
    const player = silent().send({ ...close('noPower'), noPower })
    expect(player.stage('consent')).toBe('unanswered')
    expect(player.file.memory.noPower).toEqual([{ seq: player.file.seq, ...noPower }])
    expect(player.told('property')).toContain('noPower')
  })

  test('no power without saying who and why: refused', () => {
    expect(silent().refusal(close('noPower'))).toEqual({ code: 'RESULT_NEEDS_MORE', details: { field: 'noPower' } })
  })

  test('“settled” is no result where a paper is asked for, nor “consent” where none is', () => {
    expect(silent().refused(close('settled'))).toBe('RESULT_DOES_NOT_FIT_TRACK')
    expect(silent().refused({ ...close('consent'), track: 'fire' })).toBe('RESULT_DOES_NOT_FIT_TRACK')
  })

  test('the owner asks for mediation meanwhile', () => {
    const player = silent().send(accept).send({ type: 'owner.requestMediation', track: 'consent' })
    expect([player.stage('consent'), player.step('consent')]).toEqual(['mediation', 'requested'])
    expect(player.ended('coordinate')).toBe('left')
  })

  test('asking for mediation does not give the centre new days to take it on', () => {
    const player = silent().nextWorkingDay(2).send({ type: 'owner.requestMediation', track: 'consent' })
    expect(player.clock('centreAccept').dueOn).toBe('2026-03-13')
  })
})
