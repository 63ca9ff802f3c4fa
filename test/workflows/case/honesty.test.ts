import { describe, expect, test } from 'vitest'
import { packLike, paperOf, stampedPaper } from '../../helpers/case-facts.ts'
import { granted, inReview, mayBuild, worksDone } from '../../helpers/case-journeys.ts'
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

  test('is not found without a document, nor without a claim', () => {
    const player = granted().send(claim)
    const record = player.file.seq
    expect(player.refused({ type: 'centre.settleForgery', record, found: true })).toBe('RESULT_NEEDS_MORE')
    expect(player.refused({ type: 'centre.settleForgery', record: 1, found: false })).toBe('RECORD_UNKNOWN')
    expect(granted().refused({ type: 'centre.settleForgery', record, found: false })).toBe('RECORD_UNKNOWN')
  })
})

describe('a consent that rests on a forged paper, found so during the works', () => {
  const claim = { type: 'centre.reportForgery', documentId: stampedPaper.documentId } as const
  const found = (player: CasePlayer) => {
    player.send(claim)
    return player.send({
      type: 'centre.settleForgery',
      record: player.file.seq,
      found: true,
      evidence: [paperOf('authorityDocument')],
    })
  }
  const building = () => found(mayBuild().nextWorkingDay(2))
  const truePaper = { documentId: paperOf('consentPaper', 7), form: 'sealedScan' } as const
  const noPower = { who: 'centre', why: 'noRule' } as const

  test('the works rest, the company is asked for a true one in its days, and everybody is told', () => {
    const player = building()
    expect([player.stage('main'), player.holder('main'), player.file.memory.paper]).toEqual(['paperForged', 'property', null])
    expect(player.clock('paperAnew')).toMatchObject({ party: 'property', end: 'move' })
    expect([player.clock('construction').state, player.clock('reservation').state]).toEqual(['paused', 'paused'])
    for (const party of ['owner', 'property', 'centre', 'grid'] as const) expect(player.told(party)).toContain('consentForged')
    expect(player.refused(worksDone)).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })

  test('a true paper: the works go on where they stood, with the days that were left', () => {
    const player = building().send({ type: 'property.givePaper', paper: truePaper })
    expect([player.stage('main'), player.clock('construction').state]).toEqual(['construction', 'running'])
    expect(player.file.memory.paper?.documentId).toBe(truePaper.documentId)
  })

  test.each(['no', 'silence'])('%s of the company goes to the centre, and without a paper nothing is built', (answer) => {
    const player = answer === 'no' ? building().send('property.declinePaperAnew') : building().untilDue('paperAnew')
    expect([player.stage('main'), player.holder('main')]).toEqual(['coordination', 'centre'])
    player.send({ type: 'centre.closeCoordination', track: 'main', result: 'noPower', noPower })
    expect([player.stage('main'), player.holder('main')]).toEqual(['noPaper', 'owner'])
    expect(player.clock('ownerDecision').party).toBe('owner')
    player.untilDue('ownerDecision')
    expect(player.file.memory.outcome).toMatchObject({ outcome: 'gaveUpAfterRefusal', reason: 'paperForged' })
  })

  test('at the centre, the paper of the company or of a substitute settles it; a word alone does not', () => {
    const atTheCentre = () => building().send('property.declinePaperAnew')
    const closes = { type: 'centre.closeCoordination', track: 'main' } as const
    expect(
      atTheCentre()
        .send({ ...closes, result: 'settled' })
        .stage('main'),
    ).toBe('noPaper')
    expect(
      atTheCentre()
        .send({ ...closes, result: 'consent', paper: truePaper })
        .stage('main'),
    ).toBe('construction')
    const later = atTheCentre().send({ ...closes, result: 'settled' })
    expect(later.send({ type: 'property.givePaper', paper: truePaper }).stage('main')).toBe('construction')
  })

  test('found so before the meter, the pile is not switched on', () => {
    const inspected = () => mayBuild().nextWorkingDay(2).send(worksDone).send({ type: 'grid.reportInspection', passed: true })
    const player = found(inspected())
    expect([player.stage('main'), player.clock('meter').state]).toEqual(['paperForged', 'paused'])
    expect(player.refused({ type: 'grid.energise', on: player.today })).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
    expect(player.send({ type: 'property.givePaper', paper: truePaper }).stage('main')).toBe('metering')
  })

  test('a stop that an authority confirmed stands after the true paper', () => {
    const stopped = mayBuild()
      .send({ type: 'property.stopWork', breach: 'escapeBlocked', evidence: [paperOf('sitePhoto')] })
      .send({ type: 'authority.confirmStop', evidence: [paperOf('authorityDocument')] }, { by: 'authority' })
    expect(found(stopped).send({ type: 'property.givePaper', paper: truePaper }).stage('main')).toBe('workStopped')
  })

  test('another paper that is forged stops nothing', () => {
    const player = mayBuild().send({ ...claim, documentId: paperOf('lease') })
    const settles = { type: 'centre.settleForgery', record: player.file.seq, found: true } as const
    expect(player.send({ ...settles, evidence: [paperOf('authorityDocument')] }).stage('main')).toBe('construction')
  })
})
