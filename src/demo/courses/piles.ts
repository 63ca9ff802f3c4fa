import type { Behaviour } from '../behaviour/move.ts'
import type { PileOpening } from '../pile-cases.ts'
import { asksMediation, hasNoPower } from './acts.ts'
import { acts, type Course, course, late } from './course.ts'
import { coursesIn, type Opening } from './disputes.ts'

const built: PileOpening = { party: 'owner', event: { type: 'owner.reportBuilt' } }
const complained: PileOpening = {
  party: 'community',
  event: { type: 'community.recordComplaint', kind: 'route', neighbour: 'cableCrosses' },
}
const dangerous: PileOpening = { party: 'property', event: { type: 'property.reportHazard', kind: 'heat' } }
const handedOver: PileOpening = { party: 'owner', event: { type: 'owner.transferPile', reason: 'sale' } }
const takenDown: PileOpening = { party: 'owner', event: { type: 'owner.dismantlePile', reason: 'moved' } }

const finds = (result: 'mayStay' | 'disputed' | 'unfounded'): Behaviour =>
  acts('centre', ({ stored }) => ({
    type: 'centre.giveFirstFinding',
    record: stored.file.memory.standstills[0]?.seq ?? 1,
    result,
  }))
const hears = (result: 'tolerated' | 'betterRoute'): Behaviour => acts('centre', { type: 'centre.recordHearing', result })
const suspends = acts('fire', ({ documents }) => ({ type: 'fire.suspendPile', evidence: [...documents] }), {
  papers: ['fireDocument'],
})
const repairs = acts('owner', ({ documents }) => ({ type: 'owner.reportRepair', evidence: [...documents] }), {
  papers: ['thirdPartyReport'],
})
const takesDown = acts('owner', ({ documents }) => ({ type: 'owner.reportDismantled', evidence: [...documents] }), {
  papers: ['sitePhoto'],
})
const joins = acts('owner', ({ successor }) => ({
  type: 'owner.joinTransfer',
  accedes: true,
  undertaking: true,
  personal: successor,
}))

/** A dispute about a pile that was built without an answer: the centre finds it disputed, and coordinates. */
const openingOnPile: Opening = (kind, beforeEnd) => ({
  filed: beforeEnd + 4,
  compound: 'plain',
  opening: built,
  moves:
    kind === 'coordination'
      ? { 'main/firstFinding': late(beforeEnd, finds('disputed')) }
      : {
          'main/firstFinding': late(beforeEnd + 2, finds('disputed')),
          'main/coordination/underway': late(beforeEnd, asksMediation('main')),
        },
})

const onPile = (opening: PileOpening, rests: Course['rests'], filed: number, moves: Course['moves'] = {}): Course => ({
  ...course(rests, filed, moves),
  opening,
})

const nobodyHelps = { 'main/firstFinding': finds('disputed'), 'main/coordination/underway': hasNoPower('main') }

/** Courses to each place of a case on a pile, and to each of its ends. */
export const pileCourses = [
  onPile(built, 'main/firstFinding', 2),
  onPile(complained, 'main/hearing', 2),
  onPile(complained, 'main/rerouting', 4, { 'main/hearing': hears('betterRoute') }),
  onPile(dangerous, 'main/hazardReported', 3),
  onPile(dangerous, 'main/suspended/remedying', 8, { 'main/hazardReported': suspends }),
  onPile(dangerous, 'main/suspended/rechecking', 10, {
    'main/hazardReported': suspends,
    'main/suspended/remedying': repairs,
  }),
  onPile(handedOver, 'main/pileTransfer', 6),
  onPile(takenDown, 'main/dismantling', 5),
  onPile(built, 'main/pileDisputed', 15, nobodyHelps),
  ...coursesIn('main', openingOnPile),
  onPile(dangerous, 'closed/resumed', 12, {
    'main/hazardReported': suspends,
    'main/suspended/remedying': repairs,
    'main/suspended/rechecking': acts('fire', { type: 'fire.resumePile' }),
  }),
  onPile(takenDown, 'closed/dismantled', 10, { 'main/dismantling': takesDown }),
  onPile(handedOver, 'closed/transferred', 10, { 'main/pileTransfer': joins }),
  onPile(complained, 'closed/tolerated', 10, { 'main/hearing': hears('tolerated') }),
  onPile(built, 'closed/settled', 12, { 'main/firstFinding': finds('disputed') }),
  onPile(built, 'closed/unsettled', 15, {
    ...nobodyHelps,
    'main/pileDisputed': acts('owner', { type: 'owner.leavePileDispute' }),
  }),
  onPile(built, 'closed/unfounded', 10, { 'main/firstFinding': finds('unfounded') }),
  onPile(takenDown, 'closed/kept', 10, { 'main/dismantling': acts('owner', { type: 'owner.keepPile' }) }),
]
