import { describe, expect, test } from 'vitest'
import { calendars } from '../../../../workflows/calendar/calendars.ts'
import { dueBeforeExtensions } from '../../../../workflows/case/next-step.ts'
import { packNamed } from '../../../helpers/case-facts.ts'
import { inReview, silent } from '../../../helpers/case-journeys.ts'

const input = { calendar: calendars['cn']!, rules: packNamed('zhuzhou-2022') }

describe('more time for the reply (H12)', () => {
  test('asked for, it changes nothing until the owner agrees', () => {
    const player = inReview().send('property.askExtension')
    expect(player.clock('propertyReply').dueOn).toBe('2026-03-09')
    expect(player.told('owner')).toEqual(['moreTimeAsked'])
    player.send('owner.agreeMoreTime')
    expect(player.clock('propertyReply')).toMatchObject({ dueOn: '2026-03-16', extended: 1 })
    expect(player.told('property')).toEqual(['moreTimeAnswered'])
  })

  test('the first date stays visible beside the new one', () => {
    const player = inReview()
    expect(dueBeforeExtensions(player.clock('propertyReply'), input)).toBeNull()
    player.send('property.askExtension').send('owner.agreeMoreTime')
    expect(dueBeforeExtensions(player.clock('propertyReply'), input)).toBe('2026-03-09')
  })

  test('silence is no: the first date passes, and the silence of the company counts from it', () => {
    const player = inReview().send('property.askExtension').untilDue('propertyReply')
    expect(player.stage('consent')).toBe('coordination')
    expect(player.file.memory.silences).toMatchObject([{ dueOn: '2026-03-09' }])
    expect(player.refused('owner.agreeMoreTime')).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('it is asked for once, whatever the owner said', () => {
    const declined = inReview().send('property.askExtension').send('owner.declineMoreTime')
    expect(declined.clock('propertyReply').dueOn).toBe('2026-03-09')
    expect(declined.refused('property.askExtension')).toBe('EVENT_BLOCKED')
    expect(declined.refused('owner.agreeMoreTime')).toBe('EVENT_BLOCKED')
    const agreed = inReview().send('property.askExtension').send('owner.agreeMoreTime')
    expect(agreed.refused('property.askExtension')).toBe('EVENT_BLOCKED')
  })

  test('given while the space changes hands, it is added to what the clock has left', () => {
    const player = inReview().send('property.askExtension').send({ type: 'owner.startTransfer', reason: 'sale' })
    const { left } = player.clock('propertyReply')
    player.send('owner.agreeMoreTime')
    expect(player.clock('propertyReply')).toMatchObject({ state: 'paused', dueOn: null, left: left! + 5 })
    player.send('owner.endTransfer')
    expect(player.clock('propertyReply')).toMatchObject({ state: 'running', dueOn: '2026-03-16' })
  })

  test('nobody gives time that was not asked for, and a company that was silent has none to ask for', () => {
    expect(inReview().refused('owner.agreeMoreTime')).toBe('EVENT_BLOCKED')
    expect(silent().refused('property.askExtension')).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})
