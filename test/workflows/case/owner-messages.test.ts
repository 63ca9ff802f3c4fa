import { describe, expect, test } from 'vitest'
import { clockContracts } from '../../../workflows/case/clocks.ts'
import { noticeNames, notices } from '../../../workflows/case/notices.ts'
import { ownerChannelOf, restfulKindOf, restfulKinds, restfulNotices } from '../../../workflows/case/owner-messages.ts'
import { wordsOfNotice } from '../../../workflows/labels/notices.ts'
import { parties } from '../../../workflows/parties.ts'

/** Offices and companies: a clock of any of them is none of the owner’s, one that is found in the case may be. */
const isNeverTheOwners = (party: string): boolean => party !== 'owner' && (parties as readonly string[]).includes(party)

describe('what an owner may leave to the pages', () => {
  test('goes to owners, and starts no time that may be theirs', () => {
    for (const kind of restfulKinds) {
      for (const notice of restfulNotices[kind]) {
        expect([notice, notices[notice].to]).toEqual([notice, expect.arrayContaining(['owner'])])
        for (const clock of wordsOfNotice(notice, 'owner').clocks ?? []) {
          const { party } = clockContracts[clock]
          // The entry of a matter belongs to the official who is named in it.
          if (clock === 'matterReport') continue
          expect([notice, clock, party, isNeverTheOwners(party)]).toEqual([notice, clock, party, true])
        }
      }
    }
  })

  test('is one kind each, and speaks of no decision against them', () => {
    const all = restfulKinds.flatMap((kind) => [...restfulNotices[kind]])
    expect(new Set(all).size).toBe(all.length)
    const decisions = noticeNames.filter((notice) =>
      /reject|refus|condition|revok|demand|asked|lapsed|late|forged|closed$/i.test(notice),
    )
    expect(decisions.length).toBeGreaterThan(10)
    expect(decisions.filter((notice) => restfulKindOf(notice) !== null)).toEqual([])
  })
})

describe('a notice', () => {
  test('that must arrive leaves the house whatever was chosen; the others as they were', () => {
    const quiet = { channel: 'app', silent: [...restfulKinds] } as const
    expect(ownerChannelOf(quiet, 'rejected')).toBe('phone')
    expect(ownerChannelOf({ ...quiet, channel: 'mail' }, 'rejected')).toBe('mail')
    expect(ownerChannelOf({ ...quiet, channel: 'mail' }, 'papersComplete')).toBe('app')
    expect(ownerChannelOf({ channel: 'phone', silent: ['around'] }, 'papersComplete')).toBe('phone')
    expect(ownerChannelOf({ channel: 'app', silent: [] }, 'papersComplete')).toBe('app')
  })
})
