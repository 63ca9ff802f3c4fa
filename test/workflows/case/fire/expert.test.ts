import { describe, expect, test } from 'vitest'
import { communityS, undergroundGarage, withInbox } from '../../../helpers/case-facts.ts'
import { fireFinding } from '../../../helpers/case-journeys.ts'
import { startCase } from '../../../helpers/case-player.ts'

const tester = { personal: { tester: '湖南某检测公司' } }
const proposal = { type: 'owner.proposeExpert', payer: 'shared', ...tester } as const
const proposed = () => startCase().send(proposal)

describe('商定检测机构: the parties agree on the expert (H17)', () => {
  test('the company has three working days, and who pays is on record', () => {
    const player = proposed()
    expect([player.stage('fire'), player.step('fire'), player.holder('fire')]).toEqual(['thirdPartyTest', 'choosing', 'property'])
    expect(player.clock('agreeExpert').dueOn).toBe('2026-03-05')
    expect(player.clock('fireCheck').state).toBe('paused')
    expect(player.file.memory.test).toMatchObject({ payer: 'shared', chosenBy: null })
  })

  test('agreed: the test begins, with its fifteen working days', () => {
    const player = proposed().nextWorkingDay().send('property.agreeExpert')
    expect([player.step('fire'), player.file.memory.test?.chosenBy]).toEqual(['testing', 'parties'])
    expect(player.clock('thirdPartyTest').dueOn).toBe('2026-03-24')
  })

  test.each(['declined', 'unanswered'] as const)('%s: the centre names one', (how) => {
    const player = proposed()
    if (how === 'declined') player.send('property.declineExpert')
    else player.untilDue('agreeExpert')
    expect([player.step('fire'), player.holder('fire')]).toEqual(['naming', 'centre'])
    player.send({ type: 'centre.nameExpert', payer: 'owner', ...tester })
    expect(player.step('fire')).toBe('testing')
    expect(player.file.memory.test).toMatchObject({ payer: 'owner', chosenBy: 'centre' })
  })

  test('where the centre names nobody either, the one whom the owner proposed tests', () => {
    const player = proposed().send('property.declineExpert').untilDue('nameExpert')
    expect([player.step('fire'), player.file.memory.test?.chosenBy]).toEqual(['testing', 'owner'])
  })

  test('without a company the centre is asked at once', () => {
    const player = startCase({ facts: undergroundGarage({ issuers: [withInbox(communityS)] }) }).send(proposal)
    expect(player.step('fire')).toBe('naming')
  })

  test('a finding of the assessor makes the test needless', () => {
    expect(proposed().send(fireFinding('passed')).stage('fire')).toBe('passed')
  })
})
