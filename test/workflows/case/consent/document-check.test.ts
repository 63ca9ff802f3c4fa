import { describe, expect, test } from 'vitest'
import { startCase } from '../../../helpers/case-player.ts'

describe('材料核验: the papers are looked at once, within two working days', () => {
  test('complete: the request is to be served, and the owner is told', () => {
    const player = startCase().send('centre.confirmComplete')
    expect(player.stage('consent')).toBe('serving')
    expect(player.ended('documentCheck')).toBe('answered')
    expect(player.told('owner')).toEqual(['papersComplete'])
  })

  test('the centre holds them until the end of Wednesday', () => {
    const player = startCase()
    expect(player.holder('consent')).toBe('centre')
    expect(player.clock('documentCheck')).toMatchObject({ party: 'centre', dueOn: '2026-03-04' })
  })

  test('nobody looks in time: they count as complete, an office that is silent costs the owner nothing', () => {
    const player = startCase().untilDue('documentCheck')
    expect(player.stage('consent')).toBe('serving')
    expect(player.ended('documentCheck')).toBe('passed')
    expect(player.refused({ type: 'centre.requestCorrection', missing: ['vehicle'] })).toBe('PAPERS_COUNT_AS_COMPLETE')
  })

  test('one list names all gaps, and the owner has fifteen working days', () => {
    const player = startCase().send({ type: 'centre.requestCorrection', missing: ['vehicle', 'spaceRight'] })
    expect(player.stage('consent')).toBe('awaitingCorrection')
    expect(player.ended('documentCheck')).toBe('answered')
    expect(player.clock('ownerCorrection')).toMatchObject({ party: 'owner', dueOn: '2026-03-23' })
    expect(player.told('owner')).toEqual(['correctionDemanded'])
  })

  test('only papers of the published list may be asked for', () => {
    expect(startCase().refusal({ type: 'centre.requestCorrection', missing: ['vehicle', 'quote'] })).toMatchObject({
      code: 'PAPER_NOT_ON_THE_LIST',
      details: { papers: ['quote'] },
    })
  })

  test('after the check they count as complete for everybody', () => {
    const player = startCase().send('centre.confirmComplete')
    expect(player.refused({ type: 'centre.requestCorrection', missing: ['vehicle'] })).toBe('PAPERS_COUNT_AS_COMPLETE')
    expect(player.refused('centre.confirmComplete')).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})
