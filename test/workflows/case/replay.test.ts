import { describe, expect, test } from 'vitest'
import { groundId, inReview, mayBuild, rejectedOn, worksDone } from '../../helpers/case-journeys.ts'
import type { CasePlayer } from '../../helpers/case-player.ts'

const journeys: Readonly<Record<string, () => CasePlayer>> = {
  'a pile that runs': () =>
    mayBuild()
      .nextWorkingDay(20)
      .send(worksDone)
      .send({ type: 'grid.reportInspection', passed: true })
      .send({ type: 'grid.energise', on: '2026-03-30' }),
  'silence, coordination, bureau, and a case that is given up': () =>
    inReview()
      .untilDue('propertyReply')
      .untilDue('centreAccept')
      .send({ type: 'bureau.noPower', track: 'consent', why: 'noRule' })
      .untilDue('ownerDecision'),
  'a rejection that is contested, recalled records and a reopening': () => {
    const player = rejectedOn(['FIRE_SYSTEM_MISSING'])
    player.send({ type: 'property.recall', record: player.file.seq }).nextWorkingDay()
    player.send(
      { type: 'property.reject', grounds: [{ code: 'NOT_IN_CONTRACT' }], onBehalf: { channel: 'phone', words: '来电答复' } },
      { by: 'centre' },
    )
    player.send({ type: 'owner.contestGround', groundIds: [groundId(player)] })
    return player.send({ type: 'owner.withdraw', reason: 'tookTooLong' }).nextWorkingDay(5).send('owner.reopen')
  },
}

describe('the record alone tells the case', () => {
  for (const [story, play] of Object.entries(journeys)) {
    test(`${story}: decided again and folded from the outcomes it is the same file`, () => {
      const player = play()
      const { decided, folded } = player.replay()
      expect(decided).toEqual(player.file)
      expect(folded).toEqual(player.file)
    })
  }
})
