import { describe, expect, test } from 'vitest'
import { explainMatterRefusal, matterRefusalWords } from '../../../workflows/labels/matter-refusals.ts'
import { decideMatter, type MatterInput } from '../../../workflows/matter/decide.ts'
import { type AnyMatterEvent, MatterEvent, OpenMatter } from '../../../workflows/matter/events.ts'
import { matterFacts, matterFits } from '../../../workflows/matter/facts.ts'
import { placeOfKind, tracksOfKind } from '../../../workflows/matter/kinds.ts'
import {
  applyMatterChange,
  conditionStanding,
  isInForce,
  type MatterChange,
  type MatterFile,
  reportStanding,
} from '../../../workflows/matter/matter-file.ts'
import { matterActs, mayUploadTo, possibleEvents } from '../../../workflows/matter/possible-events.ts'
import { type MatterRefusal, matterRefusalCodes } from '../../../workflows/matter/refusals.ts'
import { organisationId, packNamed, paperOf } from '../../helpers/case-facts.ts'

const district = '430204'
const [compoundId, garageId, transformerId] = ['compound-1', 'garage-1', 'transformer-1'].map(organisationId)
const centre = { party: 'centre', organisationId: organisationId('centre-C'), districts: [district] } as const
const bureau = { party: 'bureau', organisationId: organisationId('bureau-B'), districts: [district] } as const
const grid = { party: 'grid', organisationId: organisationId('grid-G'), districts: [district] } as const
const system = { party: 'system', organisationId: null, districts: [] } as const
const company = { party: 'property', organisationId: organisationId('property-P'), districts: [district] } as const

const official = {
  party: 'grid',
  organisationId: organisationId('grid-G'),
  role: 'projectManager',
  personal: { name: '周工' },
} as const

/** A matter that is played event by event, with the record that a store would keep. */
const played = () => {
  let file: MatterFile | null = null
  let today = '2026-03-02'
  const changes: { change: MatterChange; seq: number; recordedAt: string }[] = []
  const ask = (event: AnyMatterEvent, input: Partial<MatterInput> = {}) =>
    decideMatter(file, event, {
      matterId: 'matter-1',
      now: `${today}T01:00:00.000Z`,
      today,
      actor: centre,
      rules: packNamed('zhuzhou-2022'),
      rulesHash: 'rules-1',
      place: { district, garage: true, transformer: true },
      office: { party: 'grid', districts: [district] },
      documents: { [paperOf('minutes')]: 'minutes', [paperOf('gridDocument')]: 'gridDocument' },
      ...input,
    })
  const matter = {
    get file() {
      return file!
    },
    changes,
    on: (day: string) => {
      today = day
      return matter
    },
    send: (event: AnyMatterEvent, input: Partial<MatterInput> = {}) => {
      const decision = ask(event, input)
      if (!decision.accepted) throw new Error(`${event.type} was refused: ${decision.refusal.code}`)
      file = JSON.parse(JSON.stringify(decision.next)) as MatterFile
      changes.push({ change: JSON.parse(JSON.stringify(decision.change)), seq: file.seq, recordedAt: file.recordedAt })
      return matter
    },
    ask,
    refusal: (event: AnyMatterEvent, input: Partial<MatterInput> = {}): MatterRefusal => {
      const decision = ask(event, input)
      if (decision.accepted) throw new Error(`${event.type} was accepted`)
      return decision.refusal
    },
  }
  return matter
}

const open = (change: object = {}) =>
  OpenMatter.parse({ type: 'matter.open', kind: 'transformer', compoundId, transformerId, official, ...change })
const event = (sent: object) => MatterEvent.parse(sent)
const upgrade = () => played().send(open())
const vote = (change: object = {}) =>
  event({
    type: 'matter.recordDecision',
    subject: 'alterFacilities',
    heldOn: '2026-03-01',
    all: { owners: 300, areaM2: 30000 },
    voted: { owners: 200, areaM2: 20000 },
    agreed: { owners: 150, areaM2: 15000 },
    evidence: [paperOf('minutes')],
    ...change,
  })
const close = (result: string, evidence: readonly string[] = [paperOf('gridDocument')]) =>
  event({ type: 'matter.close', result, evidence })
const report = (change: object = {}) => event({ type: 'matter.report', progress: 'underWay', ...change })

describe('a matter is opened', () => {
  test('with a named official; the next report comes within thirty days', () => {
    expect(upgrade().file).toMatchObject({
      seq: 1,
      state: 'open',
      kind: 'transformer',
      place: { district, compoundId, garageId: null, transformerId },
      office: { party: 'grid', organisationId: official.organisationId, role: 'projectManager' },
      nextReportOn: '2026-04-01',
    })
  })

  test('nothing personal is in what is stored of it', () => {
    expect(JSON.stringify(upgrade().file)).not.toContain('周工')
  })

  test('by the centre or the bureau of its district, by nobody else', () => {
    expect(played().send(open(), { actor: bureau }).file.openedBy).toBe('bureau')
    for (const actor of [grid, company, { ...centre, districts: ['430202'] }]) {
      expect(played().refusal(open(), { actor }).code).toBe('MATTER_NOT_YOURS')
    }
  })

  test('a kind names the part of the compound it is about, where it is about one', () => {
    for (const [kind, field] of Object.entries(placeOfKind)) {
      const bare = open({ kind, garageId: null, transformerId: null })
      expect(played().refusal(bare)).toEqual({ code: 'MATTER_PLACE_MISSING', details: { field } })
    }
    expect(played().send(open({ kind: 'resettlement', transformerId: null })).file.place.garageId).toBeNull()
  })

  test('an order has its number', () => {
    expect(played().send(open({ kind: 'order', number: '株消〔2026〕3号' })).file.number).toBe('株消〔2026〕3号')
  })
})

describe('an order of an authority against a compound (H30)', () => {
  const paper = paperOf('fireDocument')
  const documents = { [paper]: 'fireDocument', [paperOf('minutes')]: 'minutes' } as const
  const office = { party: 'property', districts: [district] }
  const byCompany = { ...official, party: 'property', organisationId: company.organisationId }
  const order = (change: object = {}) =>
    event({ type: 'authority.orderCompound', remedy: 'retrofit', appealUntilOn: '2026-05-15', evidence: [paper], ...change })
  const held = () =>
    played().send(open({ kind: 'order', transformerId: null, official: byCompany, number: '株消〔2026〕3号' }), { office })
  const inForce = () => held().send(order(), { documents })

  test('is in force from its document on, with what lifts it and until when it can be appealed', () => {
    expect(isInForce(held().file)).toBe(false)
    expect(inForce().file.order).toEqual({ seq: 2, remedy: 'retrofit', appealUntilOn: '2026-05-15', evidence: [paper] })
    expect(isInForce(inForce().file)).toBe(true)
  })

  test('without a number is no order, and its document is one of an authority', () => {
    const code = played().refusal(open({ kind: 'order', transformerId: null, official: byCompany }), { office }).code
    expect(code).toBe('MATTER_ORDER_NEEDS_NUMBER')
    for (const evidence of [[], [paperOf('minutes')]]) {
      expect(held().refusal(order({ evidence }), { documents }).code).toBe('MATTER_NEEDS_DOCUMENT')
    }
    expect(upgrade().refusal(order(), { documents }).code).toBe('MATTER_IS_NO_ORDER')
  })

  test('is neither made nor lifted by the company that answers for the remedy', () => {
    expect(held().refusal(order(), { actor: company, documents }).code).toBe('MATTER_NOT_YOURS')
    expect(inForce().send(report(), { actor: company }).file.reports).toHaveLength(1)
    expect(inForce().refusal(close('dropped'), { actor: company, documents }).code).toBe('MATTER_NOT_YOURS')
  })

  test.each(['done', 'refused', 'dropped'])('is lifted (%s) with a document of the authority, and not without', (result) => {
    for (const evidence of [[], [paperOf('minutes')]]) {
      expect(inForce().refusal(close(result, evidence), { documents }).code).toBe('MATTER_NEEDS_DOCUMENT')
    }
    expect(isInForce(inForce().send(close(result, [paper]), { documents }).file)).toBe(false)
  })
})

describe('an order that is lifted under conditions (H31)', () => {
  const paper = paperOf('fireDocument')
  const photo = paperOf('sitePhoto')
  const documents = { [paper]: 'fireDocument', [photo]: 'sitePhoto' } as const
  const fire = { party: 'fire', organisationId: organisationId('fire-F'), districts: [district] } as const
  const byCompany = { ...official, party: 'property', organisationId: company.organisationId }
  const conditions = [
    { condition: 'patrol', byOn: '2026-03-10', checkedBy: 'centre' },
    { condition: 'partOfRetrofit', byOn: '2026-06-30', checkedBy: 'fire' },
  ]
  const order = event({
    type: 'authority.orderCompound',
    remedy: 'retrofit',
    appealUntilOn: '2026-05-15',
    evidence: [paper],
  })
  const lifting = (change: object = {}) => event({ type: 'authority.liftOrder', conditions, evidence: [paper], ...change })
  const inForce = () =>
    played()
      .send(open({ kind: 'order', transformerId: null, official: byCompany, number: '株消〔2026〕3号' }), {
        office: { party: 'property', districts: [district] },
      })
      .send(order, { documents })
  const lifted = () => inForce().send(lifting(), { documents })
  const kept = (conditionId: string, is = true) => event({ type: 'matter.confirmCondition', conditionId, kept: is })
  const says = (conditionId: string, evidence = [photo]) => event({ type: 'matter.reportCondition', conditionId, evidence })

  test('holds nothing any more; each condition has its day and who looks, and the next report comes by the first of them', () => {
    const { file } = lifted()
    expect(isInForce(file)).toBe(false)
    expect(file.state).toBe('open')
    expect(file.nextReportOn).toBe('2026-03-10')
    expect(file.lifted?.conditions.map(({ conditionId, checkedBy }) => [conditionId, checkedBy])).toEqual([
      ['3.1', 'centre'],
      ['3.2', 'fire'],
    ])
    expect(lifted().on('2026-03-11').send(report(), { actor: company }).file.nextReportOn).toBe('2026-04-10')
  })

  test('is lifted by who oversees, with the document of the authority, under days that are still to come', () => {
    expect(inForce().refusal(lifting(), { actor: company, documents }).code).toBe('MATTER_NOT_YOURS')
    expect(inForce().refusal(lifting({ evidence: [photo] }), { documents }).code).toBe('MATTER_NEEDS_DOCUMENT')
    const today = [{ ...conditions[0], byOn: '2026-03-02' }]
    expect(inForce().refusal(lifting({ conditions: today }), { documents }).code).toBe('MATTER_CONDITION_IN_THE_PAST')
    expect(lifted().refusal(lifting(), { documents }).code).toBe('MATTER_ORDER_NOT_IN_FORCE')
  })

  test('a condition is reported with proof by its office, and looked at by the other one that was named', () => {
    const matter = lifted()
    expect(matter.refusal(kept('3.2'), { actor: fire }).code).toBe('MATTER_CONDITION_NOT_REPORTED')
    expect(matter.refusal(says('3.2', []), { actor: company }).code).toBe('MATTER_NEEDS_DOCUMENT')
    matter.send(says('3.2'), { actor: company, documents })
    expect(matter.refusal(kept('3.2'), { actor: company }).code).toBe('MATTER_NOT_THE_CHECKER')
    expect(matter.refusal(kept('3.2')).code).toBe('MATTER_NOT_THE_CHECKER')
    matter.send(kept('3.2', false), { actor: fire })
    expect(conditionStanding(matter.file.lifted!.conditions[1]!, '2026-07-01')).toBe('passed')
    matter.send(says('3.2'), { actor: company, documents }).send(kept('3.2'), { actor: fire })
    expect(conditionStanding(matter.file.lifted!.conditions[1]!, '2026-07-01')).toBe('kept')
    expect(matter.refusal(kept('3.2'), { actor: fire }).code).toBe('MATTER_CONDITION_UNKNOWN')
  })

  test('is not done while a condition is open; a document of the authority ends it all the same, not a word of the office', () => {
    const matter = lifted()
    expect(matter.refusal(close('done', [paper]), { documents }).code).toBe('MATTER_CONDITIONS_OPEN')
    expect(matter.refusal(close('dropped', [photo]), { documents }).code).toBe('MATTER_NEEDS_DOCUMENT')
    expect(matter.refusal(close('dropped', [paper]), { actor: company, documents }).code).toBe('MATTER_NOT_YOURS')
    expect(lifted().send(close('dropped', [paper]), { documents }).file.state).toBe('closed')
    matter.send(says('3.1'), { actor: company, documents }).send(kept('3.1'))
    matter.send(says('3.2'), { actor: company, documents }).send(kept('3.2'), { actor: fire })
    expect(matter.send(close('done', [photo]), { documents }).file.state).toBe('closed')
  })

  test('what can be done is offered to who may, and nothing is taken that was not', () => {
    const reported = () => lifted().send(says('3.2'), { actor: company, documents })
    const samples = [
      report(),
      order,
      lifting(),
      says('3.1'),
      kept('3.2'),
      event({ type: 'matter.setCost', lowYuan: 1, highYuan: 2 }),
      vote({ evidence: [photo] }),
      event({ type: 'matter.nameOfficial', official: byCompany }),
      close('dropped', [paper]),
    ]
    expect(samples.map(({ type }) => type)).toEqual(matterActs)
    const of = (actor: typeof centre | typeof company | typeof fire) => ({
      party: actor.party,
      answers: actor === company,
      linked: false,
    })
    for (const at of [inForce, lifted, reported, () => reported().send(close('dropped', [paper]), { documents })]) {
      for (const actor of [centre, company, fire]) {
        const { file } = at()
        const office = { party: 'property', districts: [district] }
        const taken = samples.filter((sent) => at().ask(sent, { actor, documents, office }).accepted).map(({ type }) => type)
        expect(possibleEvents(file, of(actor))).toEqual(taken)
      }
    }
    expect(possibleEvents(reported().file, of(fire))).toEqual(['matter.confirmCondition'])
    expect([mayUploadTo(reported().file, of(fire)), mayUploadTo(lifted().file, of(fire))]).toEqual([true, false])
  })

  test('another order of the authority brings it back', () => {
    const matter = lifted().send(order, { documents })
    expect(isInForce(matter.file)).toBe(true)
    expect(matter.file.lifted).toBeNull()
  })
})

describe('the report', () => {
  test('is due in the last days before it, and shown as passed the day after', () => {
    const standing = (today: string) => reportStanding(upgrade().file, today, 5)
    expect(['2026-03-26', '2026-03-27', '2026-04-01', '2026-04-02'].map(standing)).toEqual(['notYet', 'due', 'due', 'overdue'])
  })

  test('names the next one; without a day it is the last that the place allows', () => {
    const matter = upgrade().on('2026-03-20').send(report(), { actor: grid })
    expect(matter.file).toMatchObject({ reports: [{ on: '2026-03-20', progress: 'underWay' }], nextReportOn: '2026-04-19' })
    expect(matter.send(report({ nextReportOn: '2026-04-01' })).file.nextReportOn).toBe('2026-04-01')
  })

  test.each(['2026-03-02', '2026-04-02'])('for %s is refused: it comes after today and within thirty days', (nextReportOn) => {
    expect(upgrade().refusal(report({ nextReportOn })).code).toBe('MATTER_REPORT_TOO_FAR')
  })

  test('that does not come is on record, once, and the next report ends that', () => {
    const passed = { type: 'report.passed', dueOn: '2026-04-01' } as const
    const matter = upgrade().on('2026-04-01')
    expect(matter.refusal(passed, { actor: system }).code).toBe('MATTER_REPORT_NOT_PASSED')
    matter.on('2026-04-02').send(passed, { actor: system })
    expect(matter.file.passedSince).toBe('2026-04-01')
    expect(matter.refusal(passed, { actor: system }).code).toBe('MATTER_REPORT_NOT_PASSED')
    expect(matter.send(report(), { actor: grid }).file.passedSince).toBeNull()
  })

  test('nobody but the clock says that its day has passed', () => {
    const passed = { type: 'report.passed', dueOn: '2026-04-01' } as const
    expect(upgrade().on('2026-05-01').refusal(passed).code).toBe('MATTER_NOT_YOURS')
    expect(upgrade().refusal(report(), { actor: system }).code).toBe('MATTER_NOT_YOURS')
  })
})

describe('the owners’ decision is worked out, not claimed (民法典 278)', () => {
  const outcome = (change: object) => {
    const [decision] = upgrade().send(vote(change)).file.decisions
    return [decision!.quorum, decision!.carried]
  }
  const heads = (owners: number, areaM2 = owners * 100) => ({ owners, areaM2 })

  test.each([
    ['two thirds of all and three quarters of these, exactly', { voted: heads(200), agreed: heads(150) }, [true, true]],
    ['one owner too few took part', { voted: heads(199, 20000), agreed: heads(199, 20000) }, [false, false]],
    ['enough heads, too little area', { voted: heads(200, 19999), agreed: heads(200, 19999) }, [false, false]],
    ['one owner too few agreed', { voted: heads(200), agreed: heads(149, 15000) }, [true, false]],
    ['enough heads agreed, too little area', { voted: heads(200), agreed: heads(150, 14999) }, [true, false]],
  ])('altering facilities: %s', (_, change, expected) => {
    expect(outcome(change)).toEqual(expected)
  })

  test('using the maintenance fund: more than half, half is not enough', () => {
    const subject = 'useMaintenanceFund'
    expect(outcome({ subject, voted: heads(200), agreed: heads(100) })).toEqual([true, false])
    expect(outcome({ subject, voted: heads(200), agreed: heads(101) })).toEqual([true, true])
  })

  test.each([
    ['more agreed than took part', { agreed: heads(201) }],
    ['more took part than there are', { voted: heads(301) }],
    ['it lies in the future', { heldOn: '2026-03-03' }],
  ])('%s: impossible', (_, change) => {
    expect(upgrade().refusal(vote(change)).code).toBe('MATTER_VOTE_IMPOSSIBLE')
  })

  test('without its minutes it is not taken', () => {
    expect(upgrade().refusal(vote({ evidence: [] })).code).toBe('MATTER_NEEDS_DOCUMENT')
  })
})

describe('cost, official and end', () => {
  const cost = (change: object) => event({ type: 'matter.setCost', lowYuan: 80_000, highYuan: 120_000, ...change })

  test('the cost runs from low to high, and its parts make a whole', () => {
    const split = [
      { by: 'grid', percent: 60 },
      { by: 'owners', percent: 40 },
    ]
    expect(upgrade().send(cost({ split }), { actor: grid }).file.cost).toMatchObject({ lowYuan: 80_000, split })
    for (const wrong of [{ split: [split[0]] }, { lowYuan: 130_000 }, { split: [split[0], { by: 'grid', percent: 40 }] }]) {
      expect(upgrade().refusal(cost(wrong)).code).toBe('MATTER_COST_NOT_WHOLE')
    }
  })

  test('another official is named by the centre, not by the office itself', () => {
    const named = event({ type: 'matter.nameOfficial', official: { ...official, role: 'head' } })
    expect(upgrade().send(named).file.office).toMatchObject({ role: 'head', seq: 2 })
    expect(upgrade().refusal(named, { actor: grid }).code).toBe('MATTER_NOT_YOURS')
    expect(upgrade().refusal(event({ type: 'matter.nameOfficial' })).code).toBe('MATTER_NEEDS_OFFICIAL')
  })

  test('done and not approved show a document, dropped does not', () => {
    expect(upgrade().send(close('done'), { actor: grid }).file).toMatchObject({
      state: 'closed',
      result: { result: 'done', on: '2026-03-02' },
      nextReportOn: null,
    })
    expect(upgrade().refusal(close('refused', [])).code).toBe('MATTER_NEEDS_DOCUMENT')
    expect(upgrade().send(close('dropped', [])).file.result?.result).toBe('dropped')
  })

  test('after its end nothing is added', () => {
    expect(upgrade().send(close('done')).refusal(report()).code).toBe('MATTER_CLOSED')
  })

  test('another company of the compound has no say in it', () => {
    expect(upgrade().refusal(report(), { actor: company }).code).toBe('MATTER_NOT_YOURS')
  })
})

describe('what a case knows of a matter', () => {
  const place = { compoundId: compoundId!, garageId: garageId!, transformerId: transformerId! }

  test('is a copy with its version, without the person', () => {
    expect(matterFacts(upgrade().file)).toEqual({
      matterId: 'matter-1',
      version: 1,
      kind: 'transformer',
      compoundId,
      garageId: null,
      transformerId,
      office: { party: 'grid', organisationId: official.organisationId },
      result: null,
      endPapers: [],
      nextReportOn: '2026-04-01',
      passed: false,
    })
  })

  test('a request waits only for what concerns its own place and track', () => {
    const facts = matterFacts(upgrade().file)
    expect(matterFits(facts, place, 'grid')).toBe(true)
    expect(matterFits(facts, place, 'fire')).toBe(false)
    expect(matterFits(facts, { ...place, transformerId: null }, 'grid')).toBe(false)
    expect(matterFits(facts, { ...place, compoundId: 'elsewhere' }, 'grid')).toBe(false)
    expect(matterFits({ ...facts, garageId: 'garage-2' }, place, 'grid')).toBe(false)
    expect(Object.values(tracksOfKind).every((tracks) => tracks.length > 0)).toBe(true)
  })
})

describe('the record of a matter', () => {
  test('folds back into the matter', () => {
    const matter = upgrade()
      .on('2026-03-20')
      .send(report())
      .send(vote({ heldOn: '2026-03-19' }))
      .send(close('done'))
    let folded: MatterFile | null = null
    for (const { change, seq, recordedAt } of matter.changes) {
      folded = applyMatterChange(folded, change, { matterId: 'matter-1', rules: 'rules-1', seq, recordedAt })
    }
    expect(folded).toEqual(matter.file)
  })

  test('that does not begin with its opening is a fault', () => {
    const record = { matterId: 'matter-1', rules: 'rules-1', seq: 1, recordedAt: '2026-03-02T01:00:00.000Z' }
    expect(() => applyMatterChange(null, { passedSince: null }, record)).toThrow(/without being opened/)
  })
})

const liftingRefusals = (): MatterRefusal[] => {
  const paper = paperOf('fireDocument')
  const documents = { [paper]: 'fireDocument' } as const
  const lifting = (byOn: string, checkedBy: string) =>
    event({ type: 'authority.liftOrder', conditions: [{ condition: 'patrol', byOn, checkedBy }], evidence: [paper] })
  const ordered = () =>
    played()
      .send(open({ kind: 'order', transformerId: null, number: '株消〔2026〕3号' }))
      .send(event({ type: 'authority.orderCompound', remedy: 'repair', appealUntilOn: '2026-05-15', evidence: [paper] }), {
        documents,
      })
  const lifted = () => ordered().send(lifting('2026-03-20', 'centre'), { documents })
  const kept = (conditionId: string) => event({ type: 'matter.confirmCondition', conditionId, kept: true })
  return [
    lifted().refusal(lifting('2026-03-20', 'centre'), { documents }),
    lifted().refusal(kept('9.9')),
    lifted().refusal(kept('3.1')),
    ordered().refusal(lifting('2026-03-20', 'grid'), { documents }),
    ordered().refusal(lifting('2026-03-01', 'centre'), { documents }),
    lifted().refusal(close('done', [paper]), { documents }),
  ]
}

describe('refusals of matters', () => {
  const order = { kind: 'order', transformerId: null }
  /** One real refusal for each code. */
  const met: readonly MatterRefusal[] = [
    played().refusal(open(), { actor: company }),
    upgrade().send(close('done')).refusal(report()),
    played().refusal(open({ official: undefined })),
    played().refusal(open(), { office: null }),
    played().refusal(open(), { place: { district, garage: true, transformer: false } }),
    played().refusal(open({ transformerId: null })),
    played().refusal(open(order)),
    played().refusal(open({ nextReportOn: '2027-01-01' })),
    upgrade().refusal(report({ evidence: ['A'.repeat(22)] })),
    upgrade().refusal(close('done', [])),
    upgrade().refusal(event({ type: 'matter.setCost', lowYuan: 2, highYuan: 1 })),
    upgrade().refusal(vote({ agreed: { owners: 999, areaM2: 1 } })),
    upgrade().refusal(
      event({ type: 'authority.orderCompound', remedy: 'repair', appealUntilOn: '2026-05-15', evidence: [paperOf('minutes')] }),
    ),
    upgrade().refusal({ type: 'report.passed', dueOn: '2026-04-01' }, { actor: system }),
    ...liftingRefusals(),
  ]

  test('are all met, and each is said in both languages', () => {
    expect(met.map(({ code }) => code).sort()).toEqual([...matterRefusalCodes].sort())
    expect(Object.keys(matterRefusalWords).sort()).toEqual([...matterRefusalCodes].sort())
    for (const refusal of met) {
      expect(explainMatterRefusal(refusal, 'zh').sentence).toMatch(/^系统未受理：/)
      expect(explainMatterRefusal(refusal, 'en').todo).toMatch(/\.$/)
    }
  })
})
