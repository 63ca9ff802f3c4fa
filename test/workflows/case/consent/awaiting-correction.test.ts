import { describe, expect, test } from 'vitest'
import { paperOf, undergroundGarage } from '../../../helpers/case-facts.ts'
import { handOver } from '../../../helpers/case-journeys.ts'
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

describe('待补正 contested: what was there already is not asked for again (H12)', () => {
  const papers = ['vehicle', 'spaceRight'] as const
  const { transformer } = undergroundGarage()
  const onPublicTransformer = undergroundGarage({ transformer: { ...transformer!, ownership: 'public' } })
  const demandedAgain = () =>
    startCase({ papers, pack: 'national-baseline', facts: onPublicTransformer }).send({
      type: 'centre.requestCorrection',
      missing: [...papers],
    })

  test('every paper was on the case: the notice is struck out, and the request goes on as complete', () => {
    const player = demandedAgain().send('owner.contestCorrection')
    expect(player.stage('consent')).toBe('serving')
    expect(player.ended('ownerCorrection')).toBe('answered')
    expect(player.told('centre')).toContain('correctionStruck')
    expect(player.file.memory.correction).toMatchObject({ struckSeq: player.file.seq })
  })

  test('a notice that was struck out leaves the place in the queue, and the shorter reply of complete papers', () => {
    const filedAt = startCase({ papers }).file.memory.queuePlace
    const struck = handOver(demandedAgain().nextWorkingDay(1).send('owner.contestCorrection'))
    expect(struck.file.memory.queuePlace).toBe(filedAt)
    const answered = handOver(
      demandedAgain()
        .nextWorkingDay(1)
        .send(handsIn(...papers)),
    )
    expect(struck.clock('propertyReply').dueOn! < answered.clock('propertyReply').dueOn!).toBe(true)
  })

  test('a paper was missing indeed: it is still asked for', () => {
    const player = startCase({ papers: ['vehicle'] }).send({ type: 'centre.requestCorrection', missing: [...papers] })
    expect(player.refused('owner.contestCorrection')).toBe('EVENT_BLOCKED')
    expect(player.send(handsIn('spaceRight', 'vehicle')).stage('consent')).toBe('serving')
  })
})
