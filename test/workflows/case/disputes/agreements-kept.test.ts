import { expect, test } from 'vitest'
import { basisOfClock } from '../../../../workflows/case/clock-rule.ts'
import { latenessOf } from '../../../../workflows/case/next-step.ts'
import { basisText } from '../../../../workflows/labels/basis.ts'
import { packNamed } from '../../../helpers/case-facts.ts'
import { capacityFinding, fireFinding, granted, planned, rejectedOn, surveyed } from '../../../helpers/case-journeys.ts'

const rules = packNamed('zhuzhou-2022')
const track = { track: 'consent' } as const

const performing = () =>
  rejectedOn(['FEE_OR_DEPOSIT'])
    .send({ type: 'owner.requestMediation', ...track })
    .send({ type: 'centre.openMediation', mediator: 'peoplesMediationCommittee', ...track })
    .send({ type: 'property.acceptMediation', ...track })
    .send({
      type: 'centre.recordAgreement',
      form: 'paper',
      effectiveOn: '2026-03-02',
      performer: 'property',
      performance: 'issuePaper',
      performBy: '2026-03-20',
      ...track,
    })

test('the day of an agreement is its parties’ own: no platform default, and past it is late', () => {
  const clock = performing().clock('performance')
  expect(basisText(basisOfClock(clock, rules), 'zh')).toBe('当事人自己写明：当事人达成的调解协议')
  expect(latenessOf(clock, rules, '2026-03-21')).toBe('late')
})

test('so is the validity that a supply plan names; without one the platform’s default counts', () => {
  const named = planned(granted().send(fireFinding('passed'))).clock('planConfirm')
  expect(basisText(basisOfClock(named, rules), 'zh')).toBe('当事人自己写明：供电方案写明的有效期')
  const unnamed = surveyed(granted()).send(capacityFinding('available')).send({ type: 'grid.issuePlan', ownerCostYuan: 0 })
  expect(basisOfClock(unnamed.clock('planConfirm'), rules).force).toBe('D')
})

test('an agreement that bound both sides stays on record through later rounds', () => {
  const player = performing()
    .untilDue('performance')
    .send({ type: 'owner.requestCoordination', ...track })
  expect(player.file.memory.disputes.consent).toMatchObject({
    agreement: null,
    earlierAgreements: [{ performBy: '2026-03-20', performer: 'property' }],
  })
})
