import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { nextSteps } from '../../../workflows/case/next-step.ts'
import { stepsOwed } from '../../../workflows/case/next-step-owed.ts'
import { packNamed } from '../../helpers/case-facts.ts'
import { contest, fireFinding, inReview, rejectedOn } from '../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../helpers/case-player.ts'

const asked = (player: CasePlayer, language: 'zh' | 'en' = 'zh') =>
  ({
    rules: packNamed('zhuzhou-2022'),
    calendar: calendars['cn']!,
    today: player.today,
    language,
    nameOf: () => null,
  }) as const
const owed = (player: CasePlayer) => stepsOwed(player.file, asked(player)).map(({ sentence }) => sentence)

describe('what is owed beside the positions', () => {
  test('a rejection without documents: its written reasons, by when, and what follows', () => {
    const player = rejectedOn(['FIRE_SYSTEM_MISSING'])
    const [step] = stepsOwed(player.file, asked(player))
    expect(step).toMatchObject({ clockId: player.clock('writtenReasons').clockId, dueOn: player.clock('writtenReasons').dueOn })
    expect(step?.sentence).toContain('物业公司需书面说明不同意的理由，最晚')
    player.untilDue('writtenReasons')
    expect(owed(player).join()).toContain('已过参考时间')
  })

  test('a consent that waits for the finding of another track says for whose', () => {
    const player = contest(rejectedOn(['FIRE_SYSTEM_MISSING']), 1)
    expect(player.holder('consent')).toBeNull()
    expect(owed(player).at(-1)).toContain('在等消防核查单位的结论')
    player.send(fireFinding('passed'))
    expect(owed(player).join()).not.toContain('在等')
  })

  test('nothing in a case in which nobody owes anything', () => {
    expect(owed(inReview())).toEqual([])
  })
})

describe('an office that lets its time pass', () => {
  const late = () => {
    const player = rejectedOn(['FEE_OR_DEPOSIT']).send({ type: 'owner.requestCoordination', track: 'consent' })
    return player.send({ type: 'centre.escalate', track: 'consent', reason: 'noRule' }).untilDue('bureauReply')
  }
  const sentence = (player: CasePlayer, language: 'zh' | 'en') =>
    nextSteps(player.file, asked(player, language)).find(({ positionId }) => positionId?.startsWith('consent'))!.sentence

  test('the bureau: the owner reads the two months of the statute, and has the roads beside the case', () => {
    expect(sentence(late(), 'zh')).toContain('满2个月仍没有办的，可以起诉（法律法规：中华人民共和国行政诉讼法第47条）')
    expect(sentence(late(), 'en')).toContain('after 2 months')
    const player = late().send({ type: 'owner.openProceeding', kind: 'suit', subject: 'officeInaction', openedOn: late().today })
    expect(player.file.memory.proceedings).toHaveLength(1)
  })

  test('the fire check: a third party can test', () => {
    const player = inReview().untilDue('fireCheck')
    const steps = nextSteps(player.file, asked(player))
    expect(steps.find(({ positionId }) => positionId?.startsWith('fire'))?.sentence).toContain('委托有资质的第三方检测')
  })
})
