import { describe, expect, test } from 'vitest'
import { undergroundGarage, type Vary } from '../../helpers/case-facts.ts'
import { capacityFinding, complete, fireFinding, surveyed } from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const changed = (vary: Vary) => ({ type: 'facts.changed', facts: undergroundGarage({ version: 2, ...vary }) }) as const
const barred = (): CasePlayer => complete().send(fireFinding('hardStop')).send('owner.acceptInfeasible')
const noRoom = (): CasePlayer => surveyed(startCase()).send(capacityFinding('noCapacity')).send('owner.acceptInfeasible')
const systems = { alarm: 'present', smokeExhaust: 'present', sprinkler: 'present', emergencyLighting: 'present' } as const
const passing = {
  findingId: 'f',
  scope: 'garage' as const,
  result: 'passed' as const,
  validUntil: '2028-01-01',
  upheld: [],
  gaps: [],
}

describe('infeasible is "at present": its owner is told when what it rested on changes (H40)', () => {
  test.each([
    ['the systems of the garage', barred, { garage: { systems: { ...systems, sprinkler: 'missing' as const } } }],
    ['its fire zone', barred, { fireZone: { fireZoneId: 'zone-1', systems, fireUnitAreaM2: null } }],
    ['a finding that lets the garage pass', barred, { fireFinding: passing }],
    ['a retrofit that was done', barred, { mattersDone: { fire: '2026-03-20', grid: null } }],
    ['the rating of the transformer', noRoom, { transformer: { ratedKva: 1000 } }],
    ['its measured peak', noRoom, { transformer: { peakKva: 300 } }],
    ['an upgrade that was done', noRoom, { mattersDone: { fire: null, grid: '2026-03-20' } }],
  ] as const)('%s', (_, closed, vary) => {
    const player = closed().send(changed(vary))
    expect([player.phase(), player.told('owner')]).toEqual(['closed', ['feasibleAgain']])
  })

  test.each([
    ['the grid has measured again, and fire barred it', barred, { transformer: { ratedKva: 1000 } }],
    ['another space was sold', barred, { space: { title: 'leased' as const } }],
    ['the garage was changed, and the transformer barred it', noRoom, { fireFinding: passing }],
  ] as const)('but not when %s', (_, closed, vary) => {
    const player = closed().send(changed(vary))
    expect([player.told('owner'), player.file.memory.feasibleAgain]).toEqual([[], null])
  })

  test('and nobody who closed for another reason', () => {
    const player = complete().send(fireFinding('hardStop')).send({ type: 'owner.withdraw', reason: 'costTooHigh' })
    expect(player.send(changed({ fireFinding: passing })).told('owner')).toEqual([])
  })
})

describe('taken up again', () => {
  test('it is checked again at once, with what is known now', () => {
    const looked = barred()
      .send(changed({ mattersDone: { fire: '2026-03-20', grid: null } }))
      .send('owner.reopen')
    expect([looked.stage('fire'), looked.holder('fire'), looked.file.memory.feasibleAgain]).toEqual(['assessing', 'fire', null])
    const known = barred()
      .send(changed({ fireFinding: passing }))
      .send('owner.reopen')
    expect([known.stage('fire'), known.file.memory.fire?.source]).toEqual(['passed', 'reused'])
    expect(
      noRoom()
        .send(changed({ transformer: { ratedKva: 1000 } }))
        .send('owner.reopen')
        .stage('grid'),
    ).toBe('capacity')
  })

  test('it has its old place in the queue', () => {
    const player = noRoom()
      .until('2026-11-02')
      .send(changed({ transformer: { ratedKva: 1000 } }))
      .send('owner.reopen')
    expect(player.ledger.entries.at(-1)).toMatchObject({ state: 'waiting', place: '2026-03-02T01:00:00.000Z' })
  })

  test('also after the days of the pack, which end only what did not change', () => {
    expect(noRoom().refused('owner.reopen', { on: '2027-06-01' })).toBe('REOPEN_TOO_LATE')
    const player = noRoom()
      .until('2027-06-01')
      .send(changed({ transformer: { ratedKva: 1000 } }))
    expect(player.send('owner.reopen').phase()).toBe('open')
  })

  test('without a change it stands where it stood', () => {
    expect(barred().send('owner.reopen').stage('fire')).toBe('hardStop')
  })
})
