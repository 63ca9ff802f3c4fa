import { describe, expect, test } from 'vitest'
import { mayBuild } from '../../../helpers/case-journeys.ts'

const main = { track: 'main' } as const
const held = () =>
  mayBuild()
    .nextWorkingDay(10)
    .send({ type: 'owner.reportAgentHolds', kind: 'dealer', personal: { holder: '某汽车销售公司' }, ...main })

describe('材料在他人手中: whoever holds the papers is the holder (H27)', () => {
  test('an installer or dealer has five working days to hand them in', () => {
    const player = held()
    expect([player.stage('main'), player.holder('main')]).toEqual(['papersWithheld', 'installer'])
    expect(player.clock('agentForward')).toMatchObject({ party: 'installer', dueOn: '2026-03-23' })
    expect([player.clock('construction').state, player.clock('buildDelay').state]).toEqual(['paused', 'paused'])
    expect(player.told('centre')).toEqual(['agentHolds'])
  })

  test('the name of whoever holds them is not part of the case', () => {
    expect(JSON.stringify(held().file)).not.toContain('汽车销售')
  })

  test('handed in, as the centre records for who has no account', () => {
    const onBehalf = { onBehalf: { channel: 'phone', words: '来电答复' } } as const
    const player = held().send({ type: 'installer.forwardPapers', ...main, ...onBehalf }, { by: 'centre' })
    expect(player.stage('main')).toBe('construction')
    expect(player.file.memory.agents).toMatchObject([{ kind: 'dealer', end: 'forwarded' }])
  })

  test('dismissed by the owner in one tap', () => {
    const player = held().send({ type: 'owner.dismissAgent', ...main })
    expect(player.stage('main')).toBe('construction')
    expect(player.file.memory.agents).toMatchObject([{ end: 'dismissed' }])
    expect(player.clock('construction')).toMatchObject({ state: 'running', startOn: '2026-03-02' })
  })

  test('out of their days, the case goes back to the owner, and the days stay in their account', () => {
    const player = held().untilDue('agentForward')
    expect([player.stage('main'), player.holder('main')]).toEqual(['construction', 'owner'])
    expect(player.file.memory.agents).toMatchObject([{ end: 'late' }])
    expect(player.ended('agentForward')).toBe('passed')
    expect([...player.told('owner')]).toEqual(['agentLate', 'mayBuild'])
    expect(player.position('main').visit).toBe(2)
  })
})
