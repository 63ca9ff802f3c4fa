import { describe, expect, test } from 'vitest'
import { stampedPaper } from '../../../helpers/case-facts.ts'
import { agreementOnPaper, atTheTable } from '../../../helpers/mediation-journeys.ts'
import { atTheCentre } from '../../../helpers/meeting-journeys.ts'

const close = (track: 'consent' | 'fire' | 'main', result: 'settled' | 'consent' | 'substituted') =>
  ({ type: 'centre.closeCoordination', track, result }) as const
const closed = () => atTheCentre('fire').send(close('fire', 'settled'))
const deny = (record: number) => ({ type: 'owner.denyClosing', record, reason: 'nothingChanged' }) as const

describe('what the centre closes as solved (H21)', () => {
  test('shows unconfirmed until the owner has spoken', () => {
    const player = closed()
    expect(player.file.memory.closings).toMatchObject([{ track: 'fire', result: 'settled', standing: 'unconfirmed' }])
    expect(player.told('owner')).toEqual(['coordinationClosed'])
    player.send({ type: 'owner.confirmClosing', record: player.file.seq })
    expect(player.file.memory.closings).toMatchObject([{ standing: 'confirmed' }])
  })

  test('is denied by the owner: on record, the bureau is told, and nothing moves', () => {
    const player = closed()
    const before = player.file.value
    player.send(deny(player.file.seq))
    expect(player.file.memory.closings).toMatchObject([{ standing: 'denied', answeredSeq: player.file.seq }])
    expect([player.told('bureau'), player.told('centre')]).toEqual([['closingDenied'], ['closingDenied']])
    expect(player.file.value).toEqual(before)
  })

  test.each(['consent', 'substituted'] as const)('a result of the consent track without a paper is one: %s', (result) => {
    expect(atTheCentre('consent').send(close('consent', result)).file.memory.closings).toMatchObject([{ result }])
  })

  test('the paper itself proves the result, and nobody is asked', () => {
    const player = atTheCentre('consent').send({ ...close('consent', 'consent'), paper: stampedPaper })
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.closings).toEqual([])
  })

  test('an agreement that the centre finds performed is one, unless the owner performed it', () => {
    const performed = { type: 'centre.confirmPerformance', track: 'consent' } as const
    const byCompany = atTheTable().send(agreementOnPaper).send(performed)
    expect(byCompany.file.memory.closings).toMatchObject([{ result: 'performed', standing: 'unconfirmed' }])
    const byOwner = atTheTable()
      .send({ ...agreementOnPaper, performer: 'owner', performance: 'payShare' })
      .send(performed)
    expect(byOwner.file.memory.closings).toEqual([])
  })

  test('is spoken of once, and only where something was closed', () => {
    const player = closed()
    const record = player.file.seq
    expect(player.refused(deny(record + 7))).toBe('CLOSING_UNKNOWN')
    expect(player.send(deny(record)).refused(deny(record))).toBe('CLOSING_UNKNOWN')
    expect(atTheCentre('fire').refused(deny(1))).toBe('CLOSING_UNKNOWN')
  })

  test('“no power” and a handing on to a mediation close nothing as solved', () => {
    const noPower = { who: 'centre', why: 'noRule' } as const
    const power = atTheCentre('fire').send({ type: 'centre.closeCoordination', track: 'fire', result: 'noPower', noPower })
    const mediation = atTheCentre('fire').send({ type: 'centre.closeCoordination', track: 'fire', result: 'mediation' })
    expect([power.file.memory.closings, mediation.file.memory.closings]).toEqual([[], []])
  })
})
