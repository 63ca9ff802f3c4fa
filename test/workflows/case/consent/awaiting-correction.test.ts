import { describe, expect, test } from 'vitest'
import { paperOf } from '../../../helpers/case-facts.ts'
import { startCase } from '../../../helpers/case-player.ts'

const demanded = () => startCase().send({ type: 'centre.requestCorrection', missing: ['vehicle', 'spaceRight'] })
const handsIn = (...kinds: ('vehicle' | 'spaceRight')[]) =>
  ({ type: 'owner.correct', evidence: kinds.map((kind) => paperOf(kind)) }) as const

describe('待补正: the owner answers the one correction notice', () => {
  test('with all missing papers: the request is to be served', () => {
    const player = demanded().send(handsIn('vehicle', 'spaceRight'))
    expect(player.stage('consent')).toBe('serving')
    expect(player.ended('ownerCorrection')).toBe('answered')
    expect(player.told('centre')).toContain('correctionAnswered')
    expect(player.file.memory.correction).toEqual({ seq: 2, missing: ['vehicle', 'spaceRight'], answeredSeq: 3 })
  })

  test('with some of them: it is told which are still missing', () => {
    expect(demanded().refusal(handsIn('vehicle'))).toEqual({
      code: 'CORRECTION_INCOMPLETE',
      details: { missing: ['spaceRight'] },
    })
  })

  test('there is no second notice, neither while the first is open nor afterwards', () => {
    const again = { type: 'centre.requestCorrection', missing: ['identity'] } as const
    expect(demanded().refused(again)).toBe('SECOND_CORRECTION_NOTICE')
    expect(demanded().send(handsIn('vehicle', 'spaceRight')).refused(again)).toBe('SECOND_CORRECTION_NOTICE')
  })

  test('not at all: closed as abandoned after a demand, never as withdrawn', () => {
    const player = demanded().untilDue('ownerCorrection')
    expect(player.stage('main')).toBe('closed')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'abandonedAfterDemand', reason: 'correction' })
    expect(player.told('owner')).toContain('closed')
  })

  test('fire and grid go on meanwhile', () => {
    expect(demanded().send({ type: 'grid.acceptIntake', orderNumber: 'GW-1' }).stage('grid')).toBe('survey')
  })
})
