import { describe, expect, test } from 'vitest'
import type { NoticeName } from '../../../../workflows/case/notices.ts'
import { rolesOf } from '../../../../workflows/case/roles.ts'
import { seesEntry, seesPart } from '../../../../workflows/case/sight.ts'
import { tracks } from '../../../../workflows/parties.ts'
import { paperOf, stampedPaper } from '../../../helpers/case-facts.ts'
import { fireFinding, mayBuild, rejectedOn, surveyed } from '../../../helpers/case-journeys.ts'
import { type CasePlayer, startCase } from '../../../helpers/case-player.ts'
import { atTheCentre, meeting } from '../../../helpers/meeting-journeys.ts'

const track = 'consent'
const dayAfter = (player: CasePlayer, days: number) => Temporal.PlainDate.from(player.today).add({ days }).toString()
const close = { type: 'centre.closeCoordination', track, result: 'meetingPromised' } as const
const promiseOf = (player: CasePlayer, place = 0) => player.file.memory.promises[place]!
const report = (player: CasePlayer, place = 0) =>
  player.send({ type: 'property.reportPromise', promiseId: promiseOf(player, place).promiseId })
const toldOf = (player: CasePlayer, name: NoticeName) =>
  player.records.flatMap(({ outcome }) => outcome.notices.filter(({ notice }) => notice === name).map(({ to }) => to))
/** A coordination that was closed on what the company promised for eight days later. */
const promised = (player = atTheCentre(track)) => player.send(meeting(dayAfter(player, 8))).send(close)

describe.each(tracks)('a joint meeting about the track %s', (of) => {
  const closed = () => {
    const player = atTheCentre(of)
    return player.send(meeting(dayAfter(player, 8), of)).send({ ...close, track: of })
  }

  test('takes the coordination on; each promise runs to its own day', () => {
    const player = atTheCentre(of)
    const byOn = dayAfter(player, 8)
    player.send(meeting(byOn, of))
    expect([player.step(of), player.holder(of)]).toEqual(['underway', 'centre'])
    expect(player.clock('promise')).toMatchObject({ party: 'property', track: of, dueOn: byOn, end: 'move' })
    expect([player.told('owner'), player.told('property')]).toEqual([['meetingHeld'], ['meetingHeld']])
  })

  test('can close the coordination: whoever promised holds the case', () => {
    const player = closed()
    expect([player.stage(of), player.step(of), player.holder(of)]).toEqual(['coordination', 'promised', 'property'])
    expect(player.hasClock('coordinate', of)).toBe(false)
  })

  test('a broken promise brings the case back to the centre and stays on record', () => {
    const player = closed().untilDue('promise')
    expect([player.step(of), player.holder(of)]).toEqual(['underway', 'centre'])
    expect(player.clock('coordinate', of).party).toBe('centre')
    expect(promiseOf(player)).toMatchObject({ by: 'property', outcome: 'broken' })
    expect(toldOf(player, 'promiseBroken')).toEqual(['owner', 'centre', 'property'])
  })

  test('a promise that is kept leads on; without the paper the consent is still to be settled by the centre', () => {
    const player = report(closed())
    expect([player.step(of), player.holder(of)]).toEqual(['promised', 'owner'])
    player.send({ type: 'owner.confirmPromise', promiseId: promiseOf(player).promiseId })
    expect(promiseOf(player)).toMatchObject({ outcome: 'kept', settled: 'confirmed' })
    expect(player.ended('promiseCheck')).toBe('answered')
    const leadsTo = { main: 'construction', consent: 'coordination', fire: 'assessing', grid: 'capacity' } as const
    expect(player.stage(of)).toBe(leadsTo[of])
    expect(player.told('centre')).toContain('promisesKept')
  })
})

describe('a joint meeting about a request that nobody has brought to the centre', () => {
  const standing = {
    consent: () => rejectedOn(['NOT_IN_CONTRACT']),
    fire: () => startCase().send(fireFinding('needsRetrofit')),
    grid: () => surveyed(startCase()),
    main: () => mayBuild(),
  } as const

  test.each(tracks)('%s: moves nothing; its promises run, and are reported, kept or broken all the same', (of) => {
    const player = standing[of]()
    const before = player.file.positions
    player.send(meeting(dayAfter(player, 8), of))
    expect(player.file.positions).toEqual(before)
    expect(player.clock('promise')).toMatchObject({ party: 'property', track: of })
    expect([player.told('owner'), player.told('property')]).toEqual([['meetingHeld'], ['meetingHeld']])
    player.send({ type: 'property.reportPromise', promiseId: promiseOf(player).promiseId })
    player.send({ type: 'owner.confirmPromise', promiseId: promiseOf(player).promiseId })
    expect(promiseOf(player).outcome).toBe('kept')
    const broken = standing[of]()
    const stays = broken.stage(of)
    broken.send(meeting(dayAfter(broken, 1), of)).untilDue('promise')
    expect([promiseOf(broken).outcome, broken.stage(of)]).toEqual(['broken', stays])
  })

  test('a later coordination can be closed on what was promised before it', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT'])
    player
      .send(meeting(dayAfter(player, 20)))
      .send({ type: 'owner.requestCoordination', track })
      .send(close)
    expect([player.step(track), player.holder(track)]).toEqual(['promised', 'property'])
  })

  test('a request that is over sits at no table', () => {
    const player = rejectedOn(['NOT_IN_CONTRACT']).send({ type: 'owner.withdraw', reason: 'other' })
    expect(player.refused(meeting(dayAfter(player, 8)))).toBe('EVENT_NOT_ALLOWED_IN_STAGE')
  })
})

describe('who says that a promise was kept', () => {
  test('its maker reports, another party confirms', () => {
    const player = report(promised())
    const { promiseId } = promiseOf(player)
    expect(player.refused({ type: 'property.confirmPromise', promiseId })).toBe('CONFIRMED_BY_ITS_PERFORMER')
    expect(player.clock('promiseCheck')).toMatchObject({ party: 'owner', end: 'move' })
    expect(player.told('owner')).toContain('promiseReported')
    expect(player.send({ type: 'centre.confirmPromise', promiseId }).ended('promiseCheck')).toBe('answered')
  })

  test('nobody reports for another', () => {
    const player = promised()
    expect(player.refused({ type: 'owner.reportPromise', promiseId: promiseOf(player).promiseId })).toBe(
      'ONLY_THE_PERFORMER_REPORTS',
    )
  })

  test('nobody looks: the report stands', () => {
    const player = report(promised()).untilDue('promiseCheck')
    expect(promiseOf(player)).toMatchObject({ outcome: 'kept', settled: 'unanswered' })
  })

  test('disputed, the promise runs on to the same day', () => {
    const player = report(promised())
    const dispute = { type: 'owner.disputePromise', promiseId: promiseOf(player).promiseId, reason: 'notShown' } as const
    const { byOn } = promiseOf(player)
    player.send(dispute)
    expect(player.clock('promise').dueOn).toBe(byOn)
    expect(player.hasClock('promiseCheck')).toBe(false)
    expect(player.refused(dispute)).toBe('PROMISE_NOT_REPORTED')
  })

  test('disputed when its day is over, it is broken', () => {
    const player = report(promised().until('2026-03-10')).until('2026-03-11')
    const { promiseId, byOn } = promiseOf(player)
    expect(byOn).toBe('2026-03-10')
    player.send({ type: 'owner.disputePromise', promiseId, reason: 'notDone' }).until('2026-03-12')
    expect(promiseOf(player).outcome).toBe('broken')
    expect(player.step(track)).toBe('underway')
  })

  test('broken and kept after all: late on record, or kept if another party says that it was done in time', () => {
    const foundDone = (doneOn?: string) => {
      const player = report(promised().untilDue('promise'))
      const { promiseId } = promiseOf(player)
      return promiseOf(player.send({ type: 'owner.confirmPromise', promiseId, ...(doneOn ? { doneOn } : {}) })).outcome
    }
    expect(foundDone()).toBe('late')
    expect(foundDone('2026-03-09')).toBe('kept')
  })

  test('a day before the meeting or after today is not taken', () => {
    const player = report(promised())
    const confirm = { type: 'owner.confirmPromise', promiseId: promiseOf(player).promiseId } as const
    expect(player.refused({ ...confirm, doneOn: '2026-03-01' })).toBe('DATE_IMPLAUSIBLE')
    expect(player.refused({ ...confirm, doneOn: '2026-04-01' })).toBe('DATE_IMPLAUSIBLE')
  })

  test('the owner promises too: the company looks', () => {
    const player = atTheCentre(track).send({
      ...meeting('2026-03-10'),
      promises: [{ by: 'owner', promise: 'payShare', byOn: '2026-03-10' }],
    })
    player.send({ type: 'owner.reportPromise', promiseId: promiseOf(player).promiseId })
    expect(player.clock('promiseCheck').party).toBe('property')
  })
})

describe('several promises', () => {
  const two = () =>
    atTheCentre(track).send({
      ...meeting('2026-03-10'),
      promises: [
        { by: 'property', promise: 'decide', byOn: '2026-03-10' },
        { by: 'grid', promise: 'acceptIntake', byOn: '2026-03-20' },
      ],
    })

  test('the first broken one brings the case back; the other runs on, and can close the coordination again', () => {
    const player = two().send(close).until('2026-03-11')
    expect(player.step(track)).toBe('underway')
    expect(player.clock('promise')).toMatchObject({ party: 'grid', dueOn: '2026-03-20' })
    expect([player.send(close).step(track), player.holder(track)]).toEqual(['promised', 'grid'])
  })

  test('a broken one alone closes nothing', () => {
    expect(promised().untilDue('promise').refused(close)).toBe('NO_PROMISE_RUNS')
  })

  test('who is waited for changes as they are reported', () => {
    const player = two().send(close)
    expect(player.position(track).awaits).toEqual(['property', 'grid'])
    expect(report(player).position(track).awaits).toEqual(['owner', 'grid'])
  })
})

describe('what else happens meanwhile', () => {
  test('the paper itself keeps the promise to issue it', () => {
    const player = atTheCentre(track).send({
      ...meeting('2026-03-10'),
      promises: [{ by: 'property', promise: 'issuePaper', byOn: '2026-03-10' }],
    })
    player.send(close).send({ type: 'property.approve', paper: stampedPaper })
    expect(player.stage(track)).toBe('granted')
    expect(promiseOf(player)).toMatchObject({ outcome: 'kept', settled: 'paper' })
    expect(player.hasClock('promise')).toBe(false)
    expect(player.send({ type: 'property.recall', record: player.file.seq }).clock('promise').dueOn).toBe('2026-03-10')
  })

  test('a promise breaks wherever the case has gone, and moves nothing there', () => {
    const player = promised().send({ type: 'centre.escalate', track, reason: 'noRule' }).untilDue('promise')
    expect(player.stage(track)).toBe('bureauHandling')
    expect(promiseOf(player).outcome).toBe('broken')
  })

  test('nothing is owed once the request has ended', () => {
    const player = promised().send({ type: 'owner.withdraw', reason: 'filedByMistake' })
    expect(player.hasClock('promise')).toBe(false)
    expect(player.refused({ type: 'property.reportPromise', promiseId: promiseOf(player).promiseId })).toBe('PROMISE_UNKNOWN')
  })

  test('decided again from the records, the case is the same', () => {
    const { decided, folded } = report(promised()).untilDue('promiseCheck').replay()
    expect(decided).toEqual(folded)
  })
})

describe('the minutes', () => {
  test('are a document of their own kind', () => {
    expect(atTheCentre(track).refused({ ...meeting('2026-03-10'), minutes: { documentId: paperOf('other') } })).toBe(
      'PAPER_IS_NOT_A_PAPER',
    )
  })

  test.each(['2026-03-01', '2027-03-03'])('hold no promise for %s', (byOn) => {
    expect(atTheCentre(track).refused(meeting(byOn))).toBe('DATE_IMPLAUSIBLE')
  })

  test('are seen by the sides, the centre and the bureau, and by whoever sat at the table', () => {
    const { file } = promised()
    const seen = (['owner', 'property', 'centre', 'bureau', 'fire', 'grid'] as const).filter((party) =>
      seesPart(file, party, 'meetings'),
    )
    expect(seen).toEqual(['owner', 'property', 'centre', 'bureau'])
    expect(seesEntry(file, 'grid', 'meetings', ['owner', 'grid'])).toBe(true)
  })

  test('who promised something has a role in the case while the promise runs', () => {
    const player = atTheCentre(track)
    const community = () => rolesOf(player.file).some(({ party }) => party === 'community')
    expect(community()).toBe(false)
    player.send({
      ...meeting('2026-03-10'),
      present: ['owner', 'community'],
      promises: [{ by: 'community', promise: 'nameContact', byOn: '2026-03-10' }],
    })
    expect(community()).toBe(true)
    player.untilDue('promise')
    expect(community()).toBe(false)
  })
})
