import { describe, expect, test } from 'vitest'
import { packLike, stampedPaper, undergroundGarage } from '../../../helpers/case-facts.ts'
import { inReview } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const tracks = { fire: { starts: 'afterConsent' }, grid: { starts: 'afterConsent' } } as const
const later = { pack: packLike('zhuzhou-2022', { tracks }) }
const known = (result: 'passed' | 'hardStop', validUntil: string, scope: 'space' | 'zone' | 'garage' = 'garage') =>
  undergroundGarage({ fireFinding: { findingId: 'finding-1', scope, result, validUntil, upheld: [], gaps: [] } })

describe('待启动: when the fire check begins', () => {
  test('with the filing where the place says so, beside the review of the company (H16)', () => {
    const player = startCase()
    expect(player.stage('fire')).toBe('assessing')
    expect(player.clock('fireCheck')).toMatchObject({ party: 'fire', dueOn: '2026-03-16' })
  })

  test('after consent where the place says so', () => {
    const player = inReview(later)
    expect(player.stage('fire')).toBe('waiting')
    expect(player.holder('fire')).toBeNull()
    player.nextWorkingDay().send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage('fire')).toBe('assessing')
    expect(player.clock('fireCheck').startOn).toBe('2026-03-03')
    expect(player.last.notices.map(({ notice, to }) => `${notice} ${to}`)).toContain('fireCheckWanted fire')
  })

  test('earlier, when the owner asks for it; the grid waits on', () => {
    const player = inReview(later).send({ type: 'owner.startReview', track: 'fire' })
    expect([player.stage('fire'), player.stage('grid')]).toEqual(['assessing', 'waiting'])
    expect(player.refused({ type: 'owner.startReview', track: 'fire' })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

describe('无需核查: when there is none', () => {
  test('at ground level', () => {
    const player = startCase({ facts: undergroundGarage({ garage: { level: 'ground' } }) })
    expect(player.stage('fire')).toBe('notRequired')
    expect(player.hasClock('fireCheck')).toBe(false)
  })

  test.each(['underground', 'semiUnderground', 'highRise', 'unknown'] as const)('never at the level “%s”', (level) => {
    expect(startCase({ facts: undergroundGarage({ garage: { level } }) }).stage('fire')).toBe('assessing')
  })
})

describe('a finding about the same garage', () => {
  test('answers the request at once while it is valid (H20b)', () => {
    const player = startCase({ facts: known('passed', '2026-03-02') })
    expect(player.stage('fire')).toBe('passed')
    expect(player.file.memory.fire).toMatchObject({ result: 'passed', source: 'reused', validUntil: '2026-03-02' })
    expect(player.last.notices.map(({ to }) => to)).not.toContain('fire')
  })

  test('stops it at once as well, and can be contested', () => {
    const player = startCase({ facts: known('hardStop', '2026-12-31') })
    expect(player.stage('fire')).toBe('hardStop')
    expect(player.send({ type: 'owner.contestFinding', track: 'fire' }).stage('fire')).toBe('namingBody')
  })

  test.each(['space', 'zone', 'garage'] as const)('about the same %s answers with its own scope', (scope) => {
    const player = startCase({ facts: known('passed', '2026-12-31', scope) })
    expect(player.file.memory.fire).toMatchObject({ result: 'passed', source: 'reused', scope })
  })

  test('brings along what is still open of what it found missing (H32)', () => {
    const gaps = [{ gap: 'extinguishers', checkedBy: 'fire', againMonths: 12 }] as const
    const finding = { findingId: 'finding-1', scope: 'zone', result: 'passedWithGaps', validUntil: '2026-12-31' } as const
    const player = startCase({ facts: undergroundGarage({ fireFinding: { ...finding, upheld: [], gaps: [...gaps] } }) })
    expect(player.stage('fire')).toBe('passedWithGaps')
    expect(player.file.memory.fire?.gaps).toEqual(gaps)
    expect(player.file.memory.obligations).toMatchObject([{ source: 'gap', kind: 'extinguishers' }])
  })

  test('does not when it has run out', () => {
    expect(startCase({ facts: known('passed', '2026-03-01') }).stage('fire')).toBe('assessing')
  })
})
