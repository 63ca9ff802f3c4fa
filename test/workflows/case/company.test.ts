import { describe, expect, test } from 'vitest'
import { companyP, paperOf, stampedPaper, substitutePaper } from '../../helpers/case-facts.ts'
import { complete, inReview, rejection, silent } from '../../helpers/case-journeys.ts'

describe("the company's own answer, from its service to its first definite answer (S1)", () => {
  test('begins with the proven day of service', () => {
    const player = complete().nextWorkingDay(2)
    player.send({
      type: 'centre.recordService',
      means: 'paperHanded',
      servedOn: '2026-03-03',
      evidence: [paperOf('serviceProof')],
    })
    expect(player.file.memory.company).toMatchObject({
      organisationId: companyP.organisationId,
      servedOn: '2026-03-03',
      servedRecordedOn: '2026-03-04',
      answer: null,
      endedOn: null,
    })
  })

  test('a silence is no answer: the time runs on through coordination until the late yes', () => {
    const player = silent().nextWorkingDay(2)
    expect(player.file.memory.company).toMatchObject({ answer: null, endedOn: null })
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(player.file.memory.company?.answer).toMatchObject({ kind: 'approve', on: '2026-03-12', onBehalf: false })
  })

  test('the first answer counts, not a later one', () => {
    const player = inReview().nextWorkingDay().send(rejection('NOT_IN_CONTRACT')).nextWorkingDay(5)
    player.send({ type: 'property.approve', paper: stampedPaper })
    expect(player.file.memory.company?.answer).toMatchObject({ kind: 'reject', on: '2026-03-03' })
  })

  test('a recalled answer was never given', () => {
    const player = inReview().send(rejection('NOT_IN_CONTRACT'))
    player.send({ type: 'property.recall', record: player.file.seq })
    expect(player.file.memory.company?.answer).toBeNull()
  })

  test('an answer that is struck out was never given', () => {
    const player = inReview().send(
      { ...rejection('NOT_IN_CONTRACT'), onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    expect(player.file.memory.company?.answer).toMatchObject({ onBehalf: true })
    player.send({ type: 'property.contestRecord', record: 4 }).send({ type: 'centre.settleContest', record: 4, stands: false })
    expect(player.file.memory.company?.answer).toBeNull()
  })

  test('the paper of a substitute ends the wait without an answer', () => {
    const player = silent().send({
      type: 'centre.closeCoordination',
      track: 'consent',
      result: 'substituted',
      paper: substitutePaper,
    })
    expect(player.file.memory.company).toMatchObject({ answer: null, endedOn: '2026-03-10' })
  })

  test('so does the end of the request', () => {
    const player = silent().send({ type: 'owner.withdraw', reason: 'tookTooLong' })
    expect(player.file.memory.company).toMatchObject({ answer: null, endedOn: '2026-03-10' })
  })

  test('a company that was never served is not counted', () => {
    expect(complete().send({ type: 'centre.reportUnservable', reason: 'companyLeft' }).file.memory.company).toBeNull()
  })
})
