import { describe, expect, test } from 'vitest'
import { calendars } from '../../../workflows/calendar/calendars.ts'
import { clockContract, clockNames } from '../../../workflows/case/clocks.ts'
import { nextSteps } from '../../../workflows/case/next-step.ts'
import { stepsOfEntries } from '../../../workflows/case/next-step-entries.ts'
import { entryDuties, entryRights } from '../../../workflows/labels/entry-duties.ts'
import { packNamed, paperOf, stampedPaper } from '../../helpers/case-facts.ts'
import { complete, inReview, rejectedOn, sendOn } from '../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../helpers/case-player.ts'
import { judgmentIn, opens, sued } from '../../helpers/suit-journeys.ts'

const asked = (player: CasePlayer, language: 'zh' | 'en' = 'zh') =>
  ({
    rules: packNamed('zhuzhou-2022'),
    calendar: calendars['cn']!,
    today: player.today,
    language,
    nameOf: () => null,
  }) as const
const said = (player: CasePlayer, language: 'zh' | 'en' = 'zh') =>
  stepsOfEntries(player.file, asked(player, language)).map(({ step }) => step.sentence)

describe('what runs beside the positions has a sentence of its own', () => {
  test('every clock of an entry has one, but the contest that its one party reads elsewhere', () => {
    const silent = clockNames.filter(
      (name) => clockContract(name).keyed && entryDuties[name] === undefined && entryRights[name] === undefined,
    )
    expect(silent).toEqual(['contestRecord'])
    const twice = clockNames.filter((name) => entryDuties[name] !== undefined && entryRights[name] !== undefined)
    expect(twice).toEqual([])
  })

  test('money that was claimed back: who answers by when, and what follows', () => {
    const player = inReview().send({
      type: 'property.offerConditions',
      conditions: [{ kind: 'DEPOSIT_OR_FEE' }],
      paper: stampedPaper,
    })
    player.send('owner.acceptUnderProtest')
    const obligationId = player.file.memory.obligations[0]!.obligationId
    player.send({ type: 'owner.claimMoneyBack', obligationId, amountYuan: 2000, evidence: [paperOf('quote')] })
    expect(said(player)).toEqual([
      '物业公司需答复业主退还费用的要求，最晚2026年3月16日周一（平台默认，没有强制力）。到期没有答复的，记为没有答复，业主可以另行主张。',
    ])
  })

  test('a successor who is awaited', () => {
    const player = inReview().send({ type: 'owner.startTransfer', reason: 'sale' })
    expect(said(player, 'en')[0]).toMatch(/^Owner must hand the code of the transfer to the successor, who joins with it by /)
  })

  test('a reply that is still owed while the centre coordinates', () => {
    const player = inReview()
    for (const to of ['grid', 'centre', 'fire'] as const) player.send(sendOn('property', to))
    expect(player.stage('consent')).toBe('coordination')
    expect(said(player).join()).toContain('物业公司需答复同意、附条件同意或不同意（区中心已在协调，答复时间照常计算），最晚')
  })

  test('a suit at the court, then the days to appeal, as a right', () => {
    const { player, proceeding } = sued(rejectedOn(['FEE_OR_DEPOSIT']))
    expect(said(player)).toEqual([
      expect.stringMatching(/^业主需报告起诉的进展/),
      expect.stringMatching(/^法院需审结一审案件，最晚/),
    ])
    player.send(judgmentIn(player, proceeding))
    expect(said(player)).toEqual([expect.stringMatching(/^业主可以上诉，最晚.*。过期后业主不能再上诉。$/)])
    expect(said(player, 'en')[0]).toMatch(/^Owner can appeal until .*; after that the owner can no longer appeal\.$/)
  })

  test('the duty of a stage keeps its own date where the same office owes something beside it', () => {
    const player = inReview()
    opens(player, 'hotline')
    const consent = nextSteps(player.file, asked(player)).find(({ positionId }) => positionId?.startsWith('consent'))
    expect(consent?.clockId).toBe(player.clock('propertyReply').clockId)
    expect(said(player)).toEqual([expect.stringMatching(/^主管部门需答复12345工单，最晚/)])
  })

  test('who carries the paper reads to whom it goes', () => {
    const [step] = nextSteps(complete().file, { ...asked(complete()), nameOf: () => '石峰物业' })
    expect(
      nextSteps(complete().file, asked(complete())).some(({ sentence }) => sentence.includes('送到出证单位（物业公司）')),
    ).toBe(true)
    expect(step).toBeDefined()
  })
})
