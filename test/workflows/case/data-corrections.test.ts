import { describe, expect, test } from 'vitest'
import { correctionsOf } from '../../../workflows/case/memory/data-corrections.ts'
import { paperOf } from '../../helpers/case-facts.ts'
import { inReview } from '../../helpers/case-journeys.ts'

const evidence = [paperOf('identity')]
const phone = { type: 'owner.correctData', fields: ['phone'], personal: { phone: '13900000001' } } as const
const name = { type: 'owner.correctData', fields: ['name'], personal: { name: '王小明' }, evidence } as const
const told = (player: ReturnType<typeof inReview>) => player.last.notices.map(({ to, notice }) => [to, notice])

describe('an owner corrects personal data', () => {
  test('the own phone counts at once; whoever sees it, be it masked, is told, and no clock moves', () => {
    const player = inReview()
    const { dueOn } = player.clock('propertyReply')
    player.send(phone)
    expect(player.last).toMatchObject({ moved: [], clocks: [] })
    expect(player.clock('propertyReply').dueOn).toBe(dueOn)
    expect(told(player)).toEqual([
      ['property', 'dataCorrected'],
      ['fire', 'dataCorrected'],
      ['grid', 'dataCorrected'],
      ['centre', 'dataCorrected'],
    ])
    expect(correctionsOf(player.file.memory)).toMatchObject([{ fields: ['phone'], standing: 'made' }])
  })

  test('a name was held against papers: it takes one that shows it, and waits for the centre', () => {
    const player = inReview()
    expect(player.refused({ ...name, evidence: [] })).toBe('RESULT_NEEDS_MORE')
    player.send(name)
    expect(told(player)).toEqual([['centre', 'dataCorrectionWanted']])
    const record = player.file.seq
    player.send({ type: 'centre.settleCorrection', record, corrected: true, words: '与证件一致' })
    expect(told(player)).toEqual([
      ['property', 'dataCorrected'],
      ['grid', 'dataCorrected'],
      ['centre', 'dataCorrected'],
      ['owner', 'dataCorrectionSettled'],
    ])
    expect(correctionsOf(player.file.memory)).toMatchObject([{ standing: 'made', settledSeq: record + 1 }])
    expect(player.refused({ type: 'centre.settleCorrection', record, corrected: true, words: '再来' })).toBe('RECORD_UNKNOWN')
  })

  test('what is sent together is told apart: the phone counts, the name waits', () => {
    const player = inReview().send({ ...name, fields: ['name', 'phone'], personal: { ...name.personal, ...phone.personal } })
    expect(correctionsOf(player.file.memory).map(({ fields, standing }) => [fields, standing])).toEqual([
      [['phone'], 'made'],
      [['name'], 'asked'],
    ])
    expect(told(player).filter(([to]) => to === 'centre')).toEqual([
      ['centre', 'dataCorrected'],
      ['centre', 'dataCorrectionWanted'],
    ])
    player.send({ type: 'centre.settleCorrection', record: player.file.seq, corrected: false, words: '不一致' })
    expect(correctionsOf(player.file.memory).map(({ standing }) => standing)).toEqual(['made', 'notMade'])
    const { decided, folded } = player.replay()
    expect([decided.memory, folded.memory]).toEqual([player.file.memory, player.file.memory])
  })

  test('one that is turned down is told to the owner alone, and can be asked for again', () => {
    const player = inReview().send(name)
    const record = player.file.seq
    expect(player.refused({ type: 'centre.settleCorrection', record: 1, corrected: true, words: '哪一条' })).toBe(
      'RECORD_UNKNOWN',
    )
    player.send({ type: 'centre.settleCorrection', record, corrected: false, words: '证件上是另一个人' })
    expect(told(player)).toEqual([['owner', 'dataCorrectionSettled']])
    player.send(name)
    expect(correctionsOf(player.file.memory).map(({ standing }) => standing)).toEqual(['notMade', 'asked'])
  })

  test('after the end as long as data are kept; the number is erased then', () => {
    const player = inReview().send({ type: 'owner.withdraw', reason: 'filedByMistake' }).send(phone)
    expect(correctionsOf(player.file.memory)).toHaveLength(1)
    const idNumber = { type: 'owner.correctData', fields: ['idNumber'], personal: {}, evidence } as const
    expect(player.refused(idNumber)).toBe('ID_NUMBER_IS_ERASED')
    player.until('2029-06-01')
    expect(player.refused(phone)).toBe('EVENT_BLOCKED')
  })
})
