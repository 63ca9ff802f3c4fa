import { describe, expect, test } from 'vitest'
import { packLike, paperOf } from '../../../helpers/case-facts.ts'
import { complete, inReview } from '../../../helpers/case-journeys.ts'

const basis = packLike('zhuzhou-2022', {}).consent.modeBasis
const from = (on: string) => packLike('zhuzhou-2022', { consent: { considersFrom: { on, basis } } })

describe('where a request has to be considered only from a day on', () => {
  test('the time to answer counts from that day where the service was earlier', () => {
    const player = inReview({ pack: from('2026-04-01') })
    const usual = inReview({ pack: packLike('zhuzhou-2022', {}) })
    expect(player.clock('propertyReply').startOn).toBe('2026-04-01')
    expect(player.clock('propertyReply').dueOn! > usual.clock('propertyReply').dueOn!).toBe(true)
  })

  test('served later it counts from the service', () => {
    const player = inReview({ pack: from('2026-03-01') })
    expect(player.clock('propertyReply').startOn).toBe(player.file.memory.service!.servedOn)
  })

  test('what happens meanwhile leaves that day as it is, and so does a better proof of the service', () => {
    const player = inReview({ pack: from('2026-04-01') })
    const { dueOn } = player.clock('propertyReply')
    player.nextWorkingDay(3).send({ type: 'owner.logContact', kind: 'visit', with: 'property', result: 'sentOn' })
    const { servedOn } = player.file.memory.service!
    player.send({ type: 'centre.recordService', means: 'paperHanded', servedOn, evidence: [paperOf('serviceProof')] })
    expect(player.clock('propertyReply')).toMatchObject({ startOn: '2026-04-01', dueOn })
  })

  test('nobody is served, and nothing counts, before the papers are complete', () => {
    expect(complete({ pack: from('2026-04-01') }).hasClock('propertyReply')).toBe(false)
  })
})
