import { describe, expect, test } from 'vitest'
import { ledgerRow } from '../../../workflows/capacity/load.ts'
import { type PrecheckInput, precheck } from '../../../workflows/rules/precheck.ts'
import { packNamed, undergroundGarage, type Vary } from '../../helpers/case-facts.ts'

const rules = packNamed('zhuzhou-2022')
const nobody = { filed: 0, open: 0, energised: 0, grounds: [] }

const rowWith = (peakKva: number) =>
  ledgerRow(
    {
      transformerId: 'transformer-1',
      version: 0,
      on: '2026-03-02',
      ratedKva: 630,
      peaks: [{ month: '2025-08', kva: peakKva }],
      asked: { powerKw: 7, ordered: false },
      others: [],
    },
    rules.capacity,
  )

const looked = (vary: Vary = {}, change: Partial<PrecheckInput> = {}) =>
  precheck({
    facts: undergroundGarage(vary),
    spaceNamed: true,
    right: 'owned',
    leaseMonths: null,
    powerKw: 7,
    today: '2026-03-02',
    rules,
    row: rowWith(300),
    matters: [],
    earlier: nobody,
    ...change,
  })
const about = (topic: string, result: ReturnType<typeof looked>) =>
  result.reasons.filter((reason) => reason.topic === topic).map(({ standing, text }) => [standing, text.zh])

describe('a look before filing', () => {
  test('with nothing in the way is likely, and every reason says why', () => {
    const result = looked()
    expect(result.verdict).toBe('likely')
    expect(result.reasons.map(({ standing }) => standing)).toEqual(result.reasons.map(() => 'inFavour'))
    expect(about('capacity', result)[0]?.[1]).toContain('630')
  })

  test('a garage that lacks a fire system comes after its retrofit, on the standard that says so', () => {
    const result = looked({ garage: { systems: { ...undergroundGarage().garage.systems, sprinkler: 'missing' } } })
    expect(result.verdict).toBe('notBefore')
    expect(about('fire', result)).toEqual([['notBefore', expect.stringContaining('缺自动喷水灭火')]])
    expect(result.reasons.find(({ topic }) => topic === 'fire')?.basis.length).toBeGreaterThan(0)
  })

  test('the zone of the space speaks before the garage', () => {
    const systems = { ...undergroundGarage().garage.systems, alarm: 'missing' as const }
    const result = looked({ fireZone: { fireZoneId: 'zone-1', systems, fireUnitAreaM2: null } })
    expect(about('fire', result)[0]?.[0]).toBe('notBefore')
  })

  test('what is not on record is not known, and is never guessed', () => {
    const result = looked({ garage: { systems: { ...undergroundGarage().garage.systems, smokeExhaust: 'unknown' } } })
    expect([result.verdict, about('fire', result)[0]]).toEqual(['unknown', ['unknown', '排烟有没有，登记里没有']])
    const nowhere = looked({ transformer: null }, { row: null, spaceNamed: false })
    expect(about('capacity', nowhere)[0]?.[0]).toBe('unknown')
    expect(about('space', nowhere)[0]?.[0]).toBe('unknown')
  })

  test('a finding of an earlier request answers, until its day', () => {
    const finding = { findingId: 'f', scope: 'garage', validUntil: '2026-12-31', upheld: [], gaps: [] } as const
    const passed = looked({ fireFinding: { ...finding, upheld: [], gaps: [], result: 'passed' } })
    expect(passed.reasons.find(({ topic }) => topic === 'fire')).toMatchObject({ standing: 'inFavour', on: '2026-12-31' })
    const stopped = looked({ fireFinding: { ...finding, upheld: [], gaps: [], result: 'hardStop' } })
    expect(stopped.verdict).toBe('notBefore')
  })

  test('a garage above ground needs no fire check', () => {
    expect(about('fire', looked({ garage: { level: 'ground' } }))).toEqual([['inFavour', '这类车库不需要消防核查']])
  })

  test('the load decides: room, ordered charging, or none, with the sum in the sentence', () => {
    expect(looked({}, { row: rowWith(560) }).verdict).toBe('needs')
    const full = looked({}, { row: rowWith(628) })
    expect(full.verdict).toBe('notBefore')
    expect(about('capacity', full)[0]?.[1]).toContain('超过')
    expect(about('capacity', full)[1]?.[1]).toContain('用户自有变压器')
  })

  test('a lease is held against the months that the place asks for', () => {
    const leased = (leaseMonths: number | null) => about('right', looked({}, { right: 'leased', leaseMonths }))[0]
    expect(leased(14)).toEqual(['inFavour', expect.stringContaining('14个月')])
    expect(leased(6)).toEqual(['needs', expect.stringContaining('不到12个月')])
    expect(leased(null)?.[0]).toBe('unknown')
    const { lease: _, ...consent } = rules.consent
    const silent = looked({}, { right: 'leased', leaseMonths: 6, rules: { ...rules, consent } })
    expect(about('right', silent)[0]?.[0]).toBe('unknown')
  })

  test('a request that has to be considered only from a day on, or from one that depends on what is not on record', () => {
    const { modeBasis: basis } = rules.consent
    const under = (considersFrom: NonNullable<typeof rules.consent.considersFrom>, completedOn: string | null = '2016-05-01') =>
      about('consent', looked({ garage: { completedOn } }, { rules: { ...rules, consent: { ...rules.consent, considersFrom } } }))
    const older = { on: '2026-10-12', onlyIf: { builtBefore: '2012-01-01', basis }, basis }
    expect(under({ on: '2026-10-12', basis })).toContainEqual(['notBefore', expect.stringContaining('2026年10月12日')])
    expect(under({ on: '2026-03-01', basis })).toHaveLength(1)
    expect(under(older)).toHaveLength(1)
    expect(under(older, '2008-05-01')).toContainEqual(['notBefore', expect.stringContaining('2026年10月12日')])
    expect(under(older, null)).toContainEqual(['unknown', expect.stringContaining('登记里没有车库的建成日期')])
  })

  test('an order and a retrofit under way come first; a matter that is in nobody’s way is only told', () => {
    const order = {
      matterId: 'm',
      number: '株消〔2026〕1号',
      remedy: 'retrofit',
      appealUntilOn: '2026-05-01',
      office: { party: 'fire', organisationId: 'o' },
    }
    const ordered = looked({ orders: [order as never] })
    expect([ordered.verdict, about('order', ordered)[0]?.[1]]).toEqual(['notBefore', expect.stringContaining('株消〔2026〕1号')])
    const retrofit = [{ kind: 'retrofit', nextReportOn: '2026-04-01' }] as const
    expect(about('matter', looked({}, { matters: retrofit }))[0]?.[0]).toBe('inFavour')
    const missing = { systems: { ...undergroundGarage().garage.systems, alarm: 'missing' as const } }
    expect(about('matter', looked({ garage: missing }, { matters: retrofit }))[0]?.[0]).toBe('notBefore')
  })

  test('a space of civil defence, a mechanical one, one without a wall, and a place without an issuer', () => {
    expect(about('space', looked({ space: { civilDefence: true, mechanical: true } })).map(([standing]) => standing)).toEqual([
      'needs',
      'needs',
    ])
    expect(about('space', looked({ space: { wallOrPillar: false } }))).toEqual([['inFavour', expect.stringContaining('立柱')]])
    expect(about('consent', looked({ issuers: [] }))[0]?.[0]).toBe('needs')
    expect(about('consent', looked({}, { rules: packNamed('xiangyang-2023') }))).toEqual([['inFavour', '本地不需要物业出证']])
  })

  test('says in numbers what earlier requests met', () => {
    const grounds = [{ code: 'FEE_OR_DEPOSIT', times: 3, upheld: 0, fallen: 2 }] as const
    const result = looked({}, { earlier: { filed: 5, open: 1, energised: 2, grounds } })
    expect(about('earlier', result).map(([, text]) => text)).toEqual([
      '这个车库以前有5件申请：2件已通电，1件在办，2件未装成',
      expect.stringContaining('（3次）'),
    ])
  })
})
