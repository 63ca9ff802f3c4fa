import { describe, expect, test } from 'vitest'
import { communityS, paperOf, substitutePaper, undergroundGarage, withInbox } from '../../../helpers/case-facts.ts'
import { complete, fireFinding, mayBuild, planned, worksDone } from '../../../helpers/case-journeys.ts'

describe('施工: the owner’s contractor builds', () => {
  test('after sixty days it is shown as approved and not built, and nothing else happens', () => {
    const player = mayBuild()
    expect(player.holder('main')).toBe('owner')
    expect(player.clock('construction')).toMatchObject({ party: 'owner', dueOn: '2026-05-06' })
    player.untilDue('construction')
    expect(player.stage('main')).toBe('construction')
    expect(player.clock('construction').passedOn).toBe('2026-05-07')
  })

  test('after a hundred and twenty days the owner is asked why, and is asked again later (H27)', () => {
    const player = mayBuild().untilDue('buildDelay')
    expect(player.clock('buildDelay').passedOn).toBe('2026-07-01')
    expect([...player.told('owner'), ...player.told('centre')]).toEqual(['whyNotBuilt', 'whyNotBuilt'])
    player.send({ type: 'owner.explainDelay', reason: 'papersWithAgent' })
    expect(player.file.memory.delays).toEqual([{ seq: player.file.seq, on: '2026-07-01', reason: 'papersWithAgent' }])
    expect(player.clock('buildDelay')).toMatchObject({ passedOn: null, startOn: '2026-07-01', dueOn: '2026-10-29' })
    expect(player.stage('main')).toBe('construction')
  })

  test('done: the grid inspects', () => {
    const player = mayBuild().nextWorkingDay(10).send(worksDone)
    expect(player.stage('main')).toBe('inspection')
    expect(player.holder('main')).toBe('grid')
    expect([player.ended('construction'), player.ended('buildDelay')]).toEqual(['answered', 'answered'])
    expect(player.told('grid')).toEqual(['worksReported'])
  })

  test('a document of another case is none', () => {
    expect(mayBuild().refused({ ...worksDone, evidence: ['x'.repeat(22)] })).toBe('DOCUMENT_UNKNOWN')
  })

  test('evidence for a ground of the consent has no place any more', () => {
    const added = { type: 'property.addEvidence', groundId: '4.1', evidence: [paperOf('sitePhoto')] } as const
    expect(mayBuild().refused(added)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

describe('施工受阻: the works are obstructed (H28)', () => {
  const obstructed = () => mayBuild().nextWorkingDay(10).send({ type: 'owner.reportObstruction', kind: 'power' })

  test('the company has one working day to clear it, and the days of the works rest', () => {
    const player = obstructed()
    expect([player.stage('main'), player.holder('main')]).toEqual(['obstructed', 'property'])
    expect(player.clock('clearObstruction')).toMatchObject({ party: 'property', dueOn: '2026-03-17' })
    expect([player.clock('construction').state, player.clock('buildDelay').state]).toEqual(['paused', 'paused'])
    expect([...player.told('centre'), ...player.told('property')]).toEqual(['obstructionToClear', 'obstructionToClear'])
  })

  test('cleared: the works go on', () => {
    const player = obstructed().send('property.clearObstruction')
    expect(player.stage('main')).toBe('construction')
    expect(player.ended('clearObstruction')).toBe('answered')
    expect(player.file.memory.obstructions).toMatchObject([{ kind: 'power', end: 'cleared' }])
  })

  test('the owner, whom it hinders, says that it is over: at the company or at the centre the works go on', () => {
    const player = obstructed().send('owner.reportObstructionOver')
    expect(player.stage('main')).toBe('construction')
    expect(player.file.memory.obstructions).toMatchObject([{ end: 'cleared' }])
    const later = obstructed().untilDue('clearObstruction').send('owner.reportObstructionOver')
    expect(later.stage('main')).toBe('construction')
    expect(mayBuild().refused('owner.reportObstructionOver')).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('not cleared: the centre takes it on in three working days and has three to coordinate', () => {
    const player = obstructed().untilDue('clearObstruction')
    expect([player.stage('main'), player.holder('main')]).toEqual(['coordination', 'centre'])
    expect(player.clock('centreAccept').dueOn).toBe('2026-03-23')
    expect(player.clock('construction').state).toBe('paused')
    expect(player.told('centre')).toEqual(['obstructed', 'coordinationWanted'])
    expect(player.file.memory.obstructions).toMatchObject([{ end: 'coordination' }])
    player.send({ type: 'centre.acceptCoordination', track: 'main' })
    expect(player.clock('coordinate')).toMatchObject({ startOn: '2026-03-18', dueOn: '2026-03-23' })
  })

  test('where there is no company, the centre coordinates at once', () => {
    const start = { facts: undergroundGarage({ issuers: [withInbox(communityS)] }) }
    const player = complete(start).send({ type: 'community.issuePaper', paper: substitutePaper }).send(fireFinding('passed'))
    planned(player).send('owner.confirmPlan').send({ type: 'owner.reportObstruction', kind: 'gate' })
    expect([player.stage('main'), player.holder('main')]).toEqual(['coordination', 'centre'])
    expect(player.file.memory.obstructions).toMatchObject([{ end: 'coordination' }])
  })
})
