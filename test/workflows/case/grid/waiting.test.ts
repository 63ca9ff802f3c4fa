import { describe, expect, test } from 'vitest'
import { packLike, stampedPaper } from '../../../helpers/case-facts.ts'
import { inReview } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const tracks = { fire: { starts: 'filing' }, grid: { starts: 'afterConsent' } } as const
const later = { pack: packLike('zhuzhou-2022', { tracks }) }

describe('待启动: when the grid begins', () => {
  test('with the filing where the place says so', () => {
    expect(startCase().stage('grid')).toBe('intake')
  })

  test('after consent where the place says so', () => {
    const player = inReview(later)
    expect([player.stage('fire'), player.stage('grid')]).toEqual(['assessing', 'waiting'])
    expect(player.hasClock('gridTotal')).toBe(false)
    player.nextWorkingDay().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('grid')).toBe('intake')
    expect(player.clock('gridTotal').startOn).toBe('2026-03-03')
  })

  test('earlier, when the owner asks for it', () => {
    expect(inReview(later).send({ type: 'owner.startReview', track: 'grid' }).stage('grid')).toBe('intake')
  })
})
