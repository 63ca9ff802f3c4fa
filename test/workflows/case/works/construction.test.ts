import { describe, expect, test } from 'vitest'
import { paperOf } from '../../../helpers/case-facts.ts'
import { mayBuild, worksDone } from '../../../helpers/case-journeys.ts'

describe('施工: the owner’s contractor builds', () => {
  test('after sixty days it is shown as approved and not built, and nothing else happens', () => {
    const player = mayBuild()
    expect(player.holder('main')).toBe('owner')
    expect(player.clock('construction')).toMatchObject({ party: 'owner', dueOn: '2026-05-06' })
    player.untilDue('construction')
    expect(player.stage('main')).toBe('construction')
    expect(player.clock('construction').passedOn).toBe('2026-05-07')
  })

  test('done: the grid inspects', () => {
    const player = mayBuild().nextWorkingDay(10).send(worksDone)
    expect(player.stage('main')).toBe('inspection')
    expect(player.holder('main')).toBe('grid')
    expect(player.ended('construction')).toBe('answered')
    expect(player.told('grid')).toEqual(['worksReported'])
  })

  test('a document of another case is none', () => {
    expect(mayBuild().refused({ ...worksDone, evidence: ['x'.repeat(22)] })).toBe('DOCUMENT_UNKNOWN')
  })

  test('obstructed: the centre coordinates, and the sixty days rest', () => {
    const player = mayBuild().nextWorkingDay(10).send({ type: 'owner.reportObstruction', kind: 'power' })
    expect([player.stage('main'), player.holder('main')]).toEqual(['coordination', 'centre'])
    expect(player.clock('construction').state).toBe('paused')
    expect([...player.told('centre'), ...player.told('property')]).toEqual([
      'obstructed',
      'coordinationWanted',
      'obstructed',
      'coordinationWanted',
    ])
  })

  test('evidence for a ground of the consent has no place any more', () => {
    const added = { type: 'property.addEvidence', groundId: '4.1', evidence: [paperOf('sitePhoto')] } as const
    expect(mayBuild().refused(added)).toBe('GROUND_UNKNOWN')
  })
})
