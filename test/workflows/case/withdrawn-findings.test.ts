import { describe, expect, test } from 'vitest'
import { paperOf, stampedPaper, undergroundGarage } from '../../helpers/case-facts.ts'
import {
  capacityFinding,
  contest,
  fireFinding,
  mayBuild,
  planned,
  rejectedOn,
  surveyed,
  worksDone,
} from '../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../helpers/case-player.ts'

const verdicts = (player: CasePlayer) => player.file.memory.grounds.map(({ verified }) => verified)
const withoutSprinklers = {
  facts: undergroundGarage({
    garage: { systems: { alarm: 'present', smokeExhaust: 'present', sprinkler: 'missing', emergencyLighting: 'present' } },
  }),
}
const takenBack = { type: 'fire.withdrawFinding', reason: 'wrongFacts' } as const

describe('what a finding looked at', () => {
  test('a finding on capacity fells no ground that it never examined: the centre gives its view', () => {
    const player = contest(rejectedOn(['NO_CAPACITY_PRIVATE', 'SUPPLY_NOT_TRANSFERRED']), 1, 2)
    surveyed(player).send(capacityFinding('available'))
    expect(verdicts(player)).toEqual(['FALLEN', 'UNVERIFIED'])
    expect(player.stage('consent')).toBe('opinion')
  })

  test('what it names as examined falls, or stands if it is borne out', () => {
    const player = contest(rejectedOn(['OLD_WIRING', 'SUPPLY_NOT_TRANSFERRED']), 1, 2)
    surveyed(player).send({
      ...capacityFinding('noCapacity', ['SUPPLY_NOT_TRANSFERRED']),
      examined: ['OLD_WIRING', 'SUPPLY_NOT_TRANSFERRED'],
    })
    expect(verdicts(player)).toEqual(['FALLEN', 'UPHELD'])
  })

  test('a ground contested afterwards is not felled by it either', () => {
    const player = rejectedOn(['FIRE_UNIT_AREA']).send({ ...fireFinding('passed'), examined: ['FIRE_SYSTEM_MISSING'] })
    expect(contest(player, 1).stage('consent')).toBe('opinion')
    expect(verdicts(player)).toEqual(['UNVERIFIED'])
  })
})

describe('a finding against the register', () => {
  test('that lets a garage without sprinklers pass needs a document', () => {
    expect(startCase(withoutSprinklers).refused(fireFinding('passed'))).toBe('FINDING_AGAINST_REGISTER')
    const shown = { ...fireFinding('passed'), evidence: [paperOf('fireDocument')] }
    expect(startCase(withoutSprinklers).send(shown).stage('fire')).toBe('passed')
  })

  test('the word of the company outweighs nothing', () => {
    const shown = { ...fireFinding('passed'), evidence: [paperOf('propertyStatement')] }
    expect(startCase(withoutSprinklers).refused(shown)).toBe('FINDING_AGAINST_REGISTER')
  })

  test('where the garage needs no check, the register is asked nothing', () => {
    const ground = undergroundGarage({
      ...withoutSprinklers.facts,
      garage: { ...withoutSprinklers.facts.garage, level: 'ground' },
    })
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING'], { facts: ground }), 1)
    expect(player.send(fireFinding('passed')).stage('consent')).toBe('redecide')
  })
})

describe('a finding that is taken back', () => {
  test('decides nothing any more: the check is made again, and what fell by it is open', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1)
      .send(fireFinding('passed'))
      .send(takenBack)
    expect([player.stage('fire'), player.file.memory.fire]).toEqual(['assessing', null])
    expect(verdicts(player)).toEqual(['UNVERIFIED'])
    expect(player.told('owner')).toEqual(['findingWithdrawn'])
    expect(player.send(fireFinding('hardStop', ['FIRE_SYSTEM_MISSING'])).stage('fire')).toBe('hardStop')
    expect(verdicts(player)).toEqual(['UPHELD'])
  })

  test('may be struck out by the centre, which shows why', () => {
    const struck = {
      type: 'centre.withdrawFinding',
      track: 'fire',
      reason: 'wrongPlace',
      evidence: [paperOf('sitePhoto')],
    } as const
    expect(startCase().send(fireFinding('hardStop')).send(struck).stage('fire')).toBe('assessing')
    expect(startCase().refused(struck)).toBe('EVENT_BLOCKED')
  })

  test('where nobody is competent leaves the owner with the choice', () => {
    const player = startCase().send({ type: 'fire.declineCompetence', basis: 'noStatutoryDuty' })
    player.send({ type: 'owner.submitTestReport', result: 'passed', evidence: [paperOf('thirdPartyReport')] })
    expect(player.stage('fire')).toBe('passed')
    player.send({ type: 'centre.withdrawFinding', track: 'fire', reason: 'wrongFacts', evidence: [paperOf('fireDocument')] })
    expect(player.stage('fire')).toBe('assessing')
  })

  test('on capacity: measured again, and no room is kept meanwhile', () => {
    const player = planned(startCase()).send({ type: 'grid.withdrawFinding', reason: 'wrongFacts' })
    expect([player.stage('grid'), player.file.memory.reservation]).toEqual(['capacity', null])
  })

  test('while the pile is being built: the assessor looks again before it is energised (H32)', () => {
    const player = mayBuild().send(takenBack)
    expect(player.file.memory.obligations).toMatchObject([{ kind: 'FIRE_RECHECK', checker: 'fire', beforeEnergising: true }])
    player.send(worksDone).send({ type: 'grid.reportInspection', passed: true })
    expect([player.stage('main'), player.holder('main')]).toEqual(['clearing', 'fire'])
    const { obligationId } = player.file.memory.obligations[0]!
    expect(player.send({ type: 'fire.confirmDischarge', obligationId }).stage('main')).toBe('metering')
  })

  test('while the meter is waited for: the same', () => {
    const player = mayBuild().send(worksDone).send({ type: 'grid.reportInspection', passed: true })
    expect(player.stage('main')).toBe('metering')
    expect(player.send(takenBack).stage('main')).toBe('clearing')
  })

  test('after the end of its request it answers no other one; reopened, the request is checked again', () => {
    const player = startCase().send(fireFinding('passed')).send({ type: 'owner.withdraw', reason: 'other' }).send(takenBack)
    expect(player.file.memory.fire).toBeNull()
    expect(player.send('owner.reopen').stage('fire')).toBe('assessing')
  })
})

describe('a finding that was taken over from an earlier case', () => {
  const known = (findingId: string | null) =>
    undergroundGarage({
      version: findingId === 'finding-1' ? 1 : 2,
      fireFinding:
        findingId === null
          ? null
          : {
              findingId,
              scope: 'garage',
              result: findingId === 'finding-1' ? 'passed' : 'hardStop',
              validUntil: '2026-12-31',
              upheld: [],
              gaps: [],
              foundOn: '2026-01-05',
              evidence: [paperOf('fireDocument')],
            },
    })

  test('keeps its own day, validity and documents', () => {
    expect(startCase({ facts: known('finding-1') }).file.memory.fire).toMatchObject({
      source: 'reused',
      on: '2026-01-05',
      validUntil: '2026-12-31',
      evidence: [paperOf('fireDocument')],
    })
  })

  test('no longer answers once it is taken back there', () => {
    const player = startCase({ facts: known('finding-1') }).send({ type: 'facts.changed', facts: known(null) })
    expect([player.stage('fire'), player.file.memory.fire]).toEqual(['assessing', null])
  })

  test('gives way to the one that answers now', () => {
    const player = startCase({ facts: known('finding-1') }).send({ type: 'facts.changed', facts: known('finding-2') })
    expect(player.stage('fire')).toBe('hardStop')
  })

  test('while the pile is being built: it is looked at again before energising', () => {
    const player = startCase({ facts: known('finding-1') }).send('centre.confirmComplete')
    player.send({
      type: 'centre.recordService',
      means: 'paperHanded',
      servedOn: player.today,
      evidence: [paperOf('serviceProof')],
    })
    planned(player.send({ type: 'property.approve', paper: stampedPaper })).send('owner.confirmPlan')
    player.send({ type: 'facts.changed', facts: known(null) })
    expect(player.file.memory.obligations).toMatchObject([{ kind: 'FIRE_RECHECK' }])
  })
})
