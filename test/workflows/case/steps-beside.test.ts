import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { nextSteps } from '../../../workflows/case/next-step.ts'
import { stepsBeside } from '../../../workflows/case/next-step-beside.ts'
import { packLike, undergroundGarage } from '../../helpers/case-facts.ts'
import { inReview, sendOn } from '../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../helpers/case-player.ts'

const steps = (player: CasePlayer, language: 'zh' | 'en' = 'zh') =>
  stepsBeside(player.file, {
    rules: packLike('zhuzhou-2022', {}),
    calendar: calendars['cn']!,
    today: player.today,
    language,
    nameOf: () => null,
  })
const sentences = (player: CasePlayer, language?: 'zh' | 'en') => steps(player, language).map(({ step }) => step.sentence)

describe('what waits beside the stages', () => {
  test('is said of who must answer, and that no clock waits for it', () => {
    const player = inReview()
      .send({ type: 'property.ask', to: 'owner', words: '?' })
      .send(sendOn('property', 'grid'))
      .send({ type: 'owner.reportReferral', from: 'fire', to: 'court' })
    expect(sentences(player, 'en')).toEqual([
      'Owner has a question to answer (put by Property company on Mon 2 Mar 2026). It stops no clock.',
      'Grid company must answer the owner or send the owner back: Property company sent the owner there on Mon 2 Mar 2026. It stops no clock.',
      'Fire assessor must say whether this is so: the owner reports that it sent the owner on to Court on Mon 2 Mar 2026. Until it does, the report counts.',
    ])
  })

  test('has no date and no position, and takes nothing from the steps of the positions', () => {
    const player = inReview()
    const input = {
      rules: packLike('zhuzhou-2022', {}),
      calendar: calendars['cn']!,
      today: player.today,
      language: 'zh',
      nameOf: () => null,
    } as const
    const before = nextSteps(player.file, input)
    player.send({ type: 'property.ask', to: 'owner', words: '?' })
    expect(nextSteps(player.file, input)).toEqual(before)
    expect(steps(player)).toMatchObject([
      { part: 'questions', named: ['property', 'owner'], step: { positionId: null, clockId: null, dueOn: null, lateness: null } },
    ])
  })

  test('is over once it is answered', () => {
    const player = inReview().send({ type: 'property.ask', to: 'owner', words: '?' })
    player.send({ type: 'owner.answerQuestion', record: player.file.seq, words: '!' }).send(sendOn('property', 'grid'))
    player.send({ type: 'grid.answerReferral', record: player.file.seq, answer: 'answered' })
    expect(sentences(player)).toEqual([])
  })

  test('is over when the request is', () => {
    const player = inReview().send({ type: 'property.ask', to: 'owner', words: '?' }).send(sendOn('property', 'grid'))
    expect(sentences(player)).toHaveLength(2)
    player.send({ type: 'owner.withdraw', reason: 'other' })
    expect(sentences(player)).toEqual([])
  })

  test('names nobody who has no voice here: a court, or a community that the place does not have', () => {
    const player = inReview({ facts: { ...undergroundGarage(), communityId: null } })
    player.send(sendOn('property', 'court')).send({ type: 'owner.reportReferral', from: 'community', to: 'authority' })
    expect(sentences(player)).toEqual([])
  })
})
