import { describe, expect, test } from 'vitest'
import { packLike, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { capacityFinding, contest, fireFinding, rejectedOn, surveyed } from '../../../helpers/case-journeys.ts'

describe('核实中: consent waits for the track that decides the ground', () => {
  const fireContested = () => contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1)

  test('nobody holds the consent track, and the time of the owner rests', () => {
    const player = fireContested()
    expect(player.stage('consent')).toBe('contested')
    expect(player.holder('consent')).toBeNull()
    expect(player.clock('ownerDecision').state).toBe('paused')
    expect(player.holder('fire')).toBe('fire')
  })

  test('the finding does not bear the ground: it has fallen, the company decides again', () => {
    const player = fireContested().send(fireFinding('passed'))
    expect(player.file.memory.grounds[0]).toMatchObject({ verified: 'FALLEN', verifiedSeq: player.file.seq })
    expect([player.stage('fire'), player.stage('consent')]).toEqual(['passed', 'redecide'])
  })

  test('the finding bears it: upheld, back to the owner with the alternatives', () => {
    const player = fireContested().send(fireFinding('hardStop', ['FIRE_SYSTEM_MISSING']))
    expect(player.file.memory.grounds[0]?.verified).toBe('UPHELD')
    expect([player.stage('fire'), player.stage('consent')]).toEqual(['hardStop', 'rejected'])
    expect(player.clock('ownerDecision', 'consent').state).toBe('running')
  })

  test('gaps that stop nothing let the ground fall', () => {
    expect(fireContested().send(fireFinding('passedWithGaps')).stage('consent')).toBe('redecide')
  })

  test('one of two grounds falls, the other is upheld: the rejection stands on that one', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING', 'FIRE_UNIT_AREA']), 1, 2)
    player.send(fireFinding('passedWithGaps', ['FIRE_UNIT_AREA']))
    expect(player.file.memory.grounds.map(({ verified }) => verified)).toEqual(['FALLEN', 'UPHELD'])
    expect(player.stage('consent')).toBe('rejected')
  })

  test('a finding upholds only what was pleaded', () => {
    expect(fireContested().refused(fireFinding('hardStop', ['FIRE_UNIT_AREA']))).toBe('GROUND_NOT_PLEADED')
  })

  test('a ground of capacity waits for the grid', () => {
    const player = surveyed(contest(rejectedOn(['NO_CAPACITY_PRIVATE']), 1))
    expect(player.stage('consent')).toBe('contested')
    player.send(capacityFinding('available'))
    expect([player.stage('grid'), player.stage('consent')]).toEqual(['plan', 'redecide'])
  })

  test('fire and grid grounds together wait for both', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING', 'NO_CAPACITY_PRIVATE']), 1, 2).send(fireFinding('passed'))
    expect(player.stage('consent')).toBe('contested')
    surveyed(player).send(capacityFinding('noCapacity', ['NO_CAPACITY_PRIVATE']))
    expect(player.stage('consent')).toBe('rejected')
    expect(player.file.memory.grounds.map(({ verified }) => verified)).toEqual(['FALLEN', 'UPHELD'])
  })

  test('nobody is competent: the ground cannot be tested here, back to the owner', () => {
    const player = fireContested()
      .send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
      .send({ type: 'centre.declareNoBody', track: 'fire' })
    expect(player.stage('consent')).toBe('rejected')
    expect(player.file.memory.grounds[0]?.verified).toBe('UNVERIFIED')
  })

  test('a yes of the company ends the wait', () => {
    expect(fireContested().send({ type: 'property.approve', paper: stampedPaper }).stage('consent')).toBe('granted')
  })

  test('the written reasons stay owed while it waits', () => {
    expect(fireContested().clock('writtenReasons').dueOn).toBe('2026-03-11')
  })
})

describe('a contest starts the track that must decide', () => {
  const tracks = { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } } as const
  const later = { pack: packLike('zhuzhou-2022', { tracks }) }

  test('also where the place starts it only after consent, and starts no other', () => {
    const player = rejectedOn(['FIRE_SYSTEM_MISSING'], later)
    expect([player.stage('fire'), player.stage('grid')]).toEqual(['waiting', 'waiting'])
    contest(player, 1)
    expect([player.stage('fire'), player.stage('grid')]).toEqual(['assessing', 'waiting'])
  })

  test('also where the level of the garage asks for no fire check: the contested ground is decided by somebody', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING'], { facts: undergroundGarage({ garage: { level: 'ground' } }) }), 1)
    const waitsForNobody = player.stage('consent') === 'contested' && player.holder('fire') === null
    expect(waitsForNobody).toBe(false)
  })
})
