import { describe, expect, test } from 'vitest'
import { packLike, paperOf, stampedPaper } from '../../helpers/case-facts.ts'
import { granted, inReview, mayBuild } from '../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../helpers/case-player.ts'

const withdrawal = { type: 'owner.withdraw', reason: 'boughtElsewhere' } as const
const everybody = { pack: packLike('zhuzhou-2022', { callBacks: { oneIn: 1 } }) }

describe('a call of another office after a withdrawal', () => {
  test('one of so many is drawn from the case’s own id, and the bureau is told', () => {
    const player = inReview(everybody).send(withdrawal)
    expect(player.told('bureau')).toEqual(['callBackWanted'])
    expect(player.clock('callBack')).toMatchObject({ party: 'bureau' })
    expect(player.replay().decided).toEqual(player.file)
  })

  test('the others are not called', () => {
    const nobody = packLike('zhuzhou-2022', { callBacks: { oneIn: 1_000_003 } })
    const player = inReview({ pack: nobody }).send(withdrawal)
    expect([player.file.memory.callBack, player.told('bureau')]).toEqual([null, []])
    expect(player.refused({ type: 'bureau.recordCallBack', answer: 'ownWish' })).toBe('EVENT_BLOCKED')
  })

  test('what the owner says stays on record; the outcome is not made another by it', () => {
    const player = inReview(everybody).send(withdrawal).nextWorkingDay(1)
    player.send({ type: 'bureau.recordCallBack', answer: 'talkedOut' })
    expect(player.file.memory.callBack).toMatchObject({ answer: 'talkedOut' })
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'withdrawn' })
    expect(player.hasClock('callBack')).toBe(false)
    expect(player.refused({ type: 'bureau.recordCallBack', answer: 'ownWish' })).toBe('EVENT_BLOCKED')
  })

  test('whoever gave up after a refusal is not called: nobody talked that owner into anything', () => {
    const player = inReview(everybody).send({ type: 'property.reject', grounds: [{ code: 'FEE_OR_DEPOSIT' }] })
    expect(player.send('owner.acceptRefusal').file.memory.callBack).toBeNull()
  })
})

describe('a paper that is said to be forged', () => {
  const claim = { type: 'centre.reportForgery', documentId: stampedPaper.documentId } as const
  const settled = (player: CasePlayer, found: boolean) =>
    player.send({ type: 'centre.settleForgery', record: player.file.seq, found, evidence: [paperOf('authorityDocument')] })

  test('is a claim: nothing moves by it, whoever makes it', () => {
    const player = granted().send({ ...claim, type: 'owner.reportForgery' })
    expect(player.stage('consent')).toBe('granted')
    expect(player.last.moved).toEqual([])
    expect(player.told('centre')).toEqual(['forgeryClaimed'])
    expect(player.file.memory.forgeries).toMatchObject([{ by: 'owner', standing: 'claimed' }])
  })

  test('found so, the consent that rests on it falls', () => {
    const player = settled(granted().send(claim), true)
    expect([player.stage('consent'), player.file.memory.paper]).toEqual(['noPaper', null])
    expect(player.told('owner')).toEqual(['forgerySettled'])
    expect(player.file.memory.forgeries).toMatchObject([{ standing: 'found' }])
  })

  test('not found so, it stays, and the claim with its answer as well', () => {
    const player = settled(granted().send(claim), false)
    expect(player.stage('consent')).toBe('granted')
    expect(player.file.memory.forgeries).toMatchObject([{ standing: 'notFound' }])
  })

  test('another paper that is forged leaves the consent alone', () => {
    const other = { type: 'property.reportForgery', documentId: paperOf('lease') } as const
    expect(settled(granted().send(other), true).stage('consent')).toBe('granted')
  })

  test('during the works it is on record, and the works are for an authority to stop', () => {
    expect(settled(mayBuild().send(claim), true).stage('main')).toBe('construction')
  })

  test('is not found without a document, nor without a claim', () => {
    const player = granted().send(claim)
    const record = player.file.seq
    expect(player.refused({ type: 'centre.settleForgery', record, found: true })).toBe('RESULT_NEEDS_MORE')
    expect(player.refused({ type: 'centre.settleForgery', record: 1, found: false })).toBe('RECORD_UNKNOWN')
    expect(granted().refused({ type: 'centre.settleForgery', record, found: false })).toBe('RECORD_UNKNOWN')
  })
})
