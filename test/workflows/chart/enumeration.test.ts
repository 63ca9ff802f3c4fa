import { beforeAll, describe, expect, test } from 'vitest'
import { phaseOf, placesOf } from '../../../workflows/case/chart.ts'
import type { PartyEvent } from '../../../workflows/case/events/events.ts'
import { paperOf } from '../../helpers/case-facts.ts'
import { type Explored, explore, type Part } from '../../helpers/chart/explore.ts'
import { type Compound, factsOf, rulePacks } from '../../helpers/chart/places.ts'
import { distancesTo, isOrdinary, routes, settled, standingStates } from '../../helpers/chart/routes.ts'
import { beginWalk, file, openOn, send, snapshotOf, todayOf, type Walk } from '../../helpers/chart/walk.ts'

const usual: Compound = {
  level: 'underground',
  transformer: 'private',
  issuers: 2,
  inbox: false,
  known: 'nothing',
  measured: 'nothing',
  leaseUntilOn: null,
}

/** A filed case of a place that differs from the usual in what the test names. */
const filed = (pack: string, change: Partial<Compound> = {}): Walk => {
  const walk = beginWalk(rulePacks.find(({ id }) => id === pack)!)
  file(walk, factsOf({ ...usual, ...change }))
  return walk
}

const ids = (walk: Walk): string[] => placesOf(snapshotOf(walk)).map(({ id }) => id)
const isClosed = (walk: Walk): boolean => phaseOf(walk.file.value) === 'closed'
const isOver =
  (track: keyof typeof settled) =>
  (walk: Walk): boolean =>
    phaseOf(walk.file.value) !== 'open' || ids(walk).some((id) => settled[track].includes(id))

/** Cases from which no way leads to an end, among those explored. */
const withoutEnd = (found: Explored, isEnd: (walk: Walk) => boolean): Walk[] => {
  const good = new Set([...found].filter(([, { walk }]) => isEnd(walk)).map(([key]) => key))
  for (let before = -1; before < good.size; ) {
    before = good.size
    for (const [key, { on }] of found) if ([...on].some((next) => good.has(next))) good.add(key)
  }
  return [...found].filter(([key]) => !good.has(key)).map(([, { walk }]) => walk)
}

/** After an effective judgment that orders the company to issue the paper: no stage leads there by itself. */
const ordered = (walk: Walk): Walk => {
  const evidence = [paperOf('courtDocument')]
  const today = todayOf(walk)
  send(walk, { type: 'owner.openProceeding', kind: 'suit', subject: 'consentPaper', openedOn: today, evidence: [] })
  const proceeding = walk.file.seq
  send(walk, {
    type: 'owner.reportJudgment',
    proceeding,
    instance: 'first',
    verdict: 'forOwner',
    orders: 'issuePaper',
    performWithinDays: 5,
    receivedOn: today,
    effectiveOn: today,
    number: '（2026）湘0204民初88号',
    upheld: [],
    evidence,
  })
  send(walk, { type: 'centre.confirmDecision', decision: walk.file.seq, evidence: [] })
  return walk
}

/** A case in which somebody else was asked to look. */
const looking = (kind: 'civilDefence' | 'spaceOwner'): Walk => {
  const walk = filed('zhuzhou-2022', { level: 'ground' })
  send(walk, { type: 'centre.openFurtherCheck', kind, evidence: [] })
  return walk
}

/** A part of the chart, where its exploration begins, and what else is explored with each event in one form alone. */
interface Begun {
  readonly part: Part
  readonly starts: () => Walk[]
  readonly once?: () => Walk[]
}

const parts: Readonly<Record<keyof typeof settled, Begun>> = {
  consent: {
    part: {
      tracks: ['consent'],
      // A contested technical ground waits for the findings of the other tracks.
      also: ['fire.report', 'grid.acceptIntake', 'grid.reportSurvey', 'grid.reportCapacity'],
    },
    starts: () => [
      filed('tracks-after-consent'),
      filed('tracks-after-consent', { issuers: 0 }),
      filed('information-may-be-asked'),
    ],
    // After what a court decided, where the company answers in principle first, and where who objects goes to court.
    once: () => [ordered(filed('tracks-after-consent')), filed('in-principle-first'), filed('objection-in-court')],
  },
  fire: {
    part: { tracks: ['fire'] },
    starts: () => [filed('zhuzhou-2022'), filed('tracks-after-consent'), filed('zhuzhou-2022', { level: 'ground' })],
  },
  grid: {
    part: { tracks: ['grid'], also: ['authority.reportCheck', 'spaceOwner.reportCheck'] },
    starts: () => [
      filed('zhuzhou-2022', { level: 'ground' }),
      filed('grid-after-consent'),
      // Others have to look before the supply counts as settled.
      looking('civilDefence'),
      looking('spaceOwner'),
    ],
  },
}

/** What stands beside the stages and leads on in such a case. */
const onceAlso = ['owner.reportEnforcement', 'property.bringObjection'] as const

/** Milliseconds; a busy machine explores several times slower than an idle one. */
const patience = 900_000

/** How often each event is tried in another form: enough for each result, form and addressee to come up. */
const variants = 4

describe('every case of a track, one event at a time', () => {
  for (const track of ['consent', 'fire', 'grid'] as const) {
    const { part, starts, once = () => [] } = parts[track]
    let explored: readonly Explored[] = []
    beforeAll(() => {
      explored = [
        ...starts().map((start) => explore(start, part, variants)),
        ...once().map((start) => explore(start, { ...part, also: [...(part.also ?? []), ...onceAlso] }, 1)),
      ]
    }, patience)
    const own = standingStates.filter((state) => state.track === track).map(({ id }) => id)

    test(`every stage of the ${track} track is reached`, () => {
      const reached = new Set(explored.flatMap((found) => [...found.values()].flatMap(({ walk }) => ids(walk))))
      expect(own.filter((id) => !reached.has(id))).toEqual([])
    })

    test(`from every case of the ${track} track a way leads to its end without a withdrawal`, () => {
      expect(explored.flatMap((found) => withoutEnd(found, isOver(track))).map(ids)).toEqual([])
    })
  }

  const building = (change: Partial<Compound>): Walk => {
    const found = explore(filed('xiangyang-2023', change), { tracks: ['grid'] }, 1)
    return [...found.values()].map(({ walk }) => walk).find((walk) => phaseOf(walk.file.value) === 'works')!
  }

  /** Built and inspected, with a gap of the fire finding that must be put right before the pile is energised. */
  const clearing = (): Walk => {
    const walk = building({ known: 'passedWithGaps' })
    const evidence = [paperOf('equipmentCertificate')]
    send(walk, { type: 'owner.reportWorksDone', evidence, certificateNumber: 'CCC-2026-0001' })
    send(walk, { type: 'grid.reportInspection', passed: true, defects: [], evidence: [] })
    return walk
  }

  /** Being built on a paper that is found forged. */
  const forged = (): Walk => {
    const walk = filed('zhuzhou-2022', { level: 'ground' })
    const documentId = paperOf('consentPaper')
    const steps: readonly PartyEvent[] = [
      { type: 'centre.confirmComplete', evidence: [] },
      {
        type: 'centre.recordService',
        means: 'paperHanded',
        servedOn: todayOf(walk),
        evidence: [paperOf('serviceProof')],
      },
      { type: 'property.approve', paper: { documentId, form: 'sealedScan' }, evidence: [] },
      { type: 'grid.acceptIntake', orderNumber: 'GW-2026-001', evidence: [] },
      { type: 'grid.reportSurvey', route: 'clear', meterPlace: 'existingBox', evidence: [] },
      {
        type: 'grid.reportCapacity',
        result: 'available',
        ratedKva: 630,
        peakKva: 400,
        peakMonth: '2025-08',
        upheld: [],
        evidence: [],
      },
      { type: 'grid.issuePlan', ownerCostYuan: 0, evidence: [] },
      { type: 'owner.confirmPlan', evidence: [] },
      { type: 'centre.reportForgery', documentId, evidence: [] },
    ]
    for (const step of steps) send(walk, step)
    send(walk, { type: 'centre.settleForgery', record: walk.file.seq, found: true, evidence: [paperOf('authorityDocument')] })
    return walk
  }

  test('every stage of the works is reached, and from each the request can be closed', { timeout: patience }, () => {
    const part: Part = { tracks: ['main'] }
    const found = [
      explore(building({ level: 'ground' }), part, 2),
      explore(clearing(), part, 2),
      explore(forged(), { tracks: ['main'] }, 1),
    ]
    const reached = new Set(found.flatMap((some) => [...some.values()].flatMap(({ walk }) => ids(walk))))
    const own = standingStates.filter(({ path }) => path[0] === 'works').map(({ id }) => id)
    expect(own.filter((id) => !reached.has(id))).toEqual([])
    expect(found.flatMap((some) => withoutEnd(some, isClosed)).map(ids)).toEqual([])
  })

  /** A case on a pile of the usual place, opened by this event. */
  const onPile = (event: PartyEvent): Walk => {
    const walk = beginWalk(rulePacks.find(({ id }) => id === 'zhuzhou-2022')!)
    openOn(walk, event, factsOf(usual))
    return walk
  }

  test('every stage of a pile in service is reached, and from each the case can be closed', () => {
    const part: Part = { tracks: ['main'] }
    const openings: readonly PartyEvent[] = [
      { type: 'owner.reportBuilt', evidence: [] },
      { type: 'centre.recordComplaint', kind: 'route', neighbour: 'cableCrosses', evidence: [] },
      { type: 'grid.reportHazard', kind: 'heat', evidence: [] },
      { type: 'owner.transferPile', reason: 'sale', evidence: [] },
      { type: 'owner.dismantlePile', reason: 'moved', evidence: [] },
    ]
    const found = openings.map((event) =>
      explore(
        onPile(event),
        { ...part, also: event.type === 'owner.transferPile' ? ['owner.joinTransfer', 'owner.endTransfer'] : [] },
        4,
      ),
    )
    const reached = new Set(found.flatMap((some) => [...some.values()].flatMap(({ walk }) => ids(walk))))
    const own = standingStates.filter(({ path }) => path[0] === 'inService').map(({ id }) => id)
    expect(own.filter((id) => !reached.has(id))).toEqual([])
    expect(found.flatMap((some) => withoutEnd(some, isClosed)).map(ids)).toEqual([])
  })

  test('a case without an end would be seen', () => {
    const found = explore(filed('zhuzhou-2022'), { tracks: ['grid'] }, 1)
    expect(withoutEnd(found, () => false)).toHaveLength(found.size)
  })
})

describe('the ways of the chart, whatever its questions say', () => {
  test('lead from the draft to every stage', () => {
    const reached = new Set(['case.draft'])
    for (let before = 0; before < reached.size; ) {
      before = reached.size
      for (const { from, to } of routes) if (reached.has(from)) reached.add(to)
    }
    expect(standingStates.filter(({ id }) => !reached.has(id)).map(({ id }) => id)).toEqual([])
  })

  test('lead from every stage to the end without a withdrawal', () => {
    const far = distancesTo(['closed'], isOrdinary)
    expect(standingStates.filter(({ id }) => !far.has(id)).map(({ id }) => id)).toEqual([])
  })

  test('a stage without a way on would be seen', () => {
    const far = distancesTo(['closed'], (route) => isOrdinary(route) && route.from !== 'works/metering')
    expect(far.has('works/metering')).toBe(false)
    expect(far.has('works/inspection')).toBe(true)
  })
})
