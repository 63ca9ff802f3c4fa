import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type ImportReport, importRows } from '../../../src/compounds/import/import-table.ts'
import { readCsv } from '../../../src/compounds/import/read-csv.ts'
import { countRows } from '../../../src/compounds/import/table.ts'
import * as tables from '../../../src/database/tables.ts'
import { isOnPostgres } from '../../helpers/test-database.ts'
import { compoundOf, csvOf, openRig, type RegisterRig, type RowOf, registered, row } from './register-rig.ts'

let rig: RegisterRig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

const importAll = async (rows: readonly RowOf[], dryRun = false): Promise<ImportReport> => importText(csvOf(rows), dryRun)

const importText = async (text: string, dryRun = false): Promise<ImportReport> => {
  // Read here and not in a process of its own, which read-table.test.ts and the HTTP surface try: it takes a while to start.
  const table = countRows(readCsv(text))
  if (table === 'tooLarge') throw new Error('the table is too large')
  return importRows(rig.importParts, table, dryRun)
}

/** What a report says is wrong: row, field, code. */
const wrong = ({ faults }: ImportReport) => faults.map(({ row: at, field, code }) => [at, field, code])

const same = { created: 0, updated: 0 }

describe('a table of spaces', () => {
  test('brings in company, compound, garage, transformer and spaces', async () => {
    const report = await importAll([row(), row({ label: 'B1-002', title: '租赁', leaseUntilOn: '2030年6月1日' })])
    expect(report).toMatchObject({ rows: 2, written: true, faults: [] })
    expect(report.counts.spaces).toEqual({ created: 2, updated: 0, unchanged: 0 })
    const { found } = await rig.register.registry.compounds.find({ text: '幸福', district: null, cursor: null, limit: 5 })
    const compound = await rig.register.registry.compounds.read(found[0]!.compoundId)
    expect(compound).toMatchObject({
      district: '430204',
      version: 1,
      spaceCount: 2,
      issuers: [{ name: '株洲示例物业服务有限公司', kind: 'propertyCompany', sinceOn: '2026-03-02', untilOn: null }],
      garages: [
        {
          level: 'underground',
          floor: -1,
          fireUnitAreaM2: 1800,
          systems: { alarm: 'present', smokeExhaust: 'present', sprinkler: 'missing', emergencyLighting: 'unknown' },
        },
      ],
      transformers: [{ ownership: 'private', ratedKva: 630, peakKva: 410, peakMonth: '2025-08' }],
    })
    const spaces = await rig.register.registry.compounds.spaces(compound!.compoundId)
    expect(spaces).toMatchObject([
      { label: 'B1-001', title: 'owned', leaseUntilOn: null, civilDefence: false, wallOrPillar: true },
      { label: 'B1-002', title: 'leased', leaseUntilOn: '2030-06-01' },
    ])
  })

  test('brings in fire zones: a garage may have sprinklers except over a few spaces', async () => {
    const rows = [
      row({ sprinkler: '有', fireZone: '一区', zoneSprinkler: '有' }),
      row({ sprinkler: '有', label: 'B1-002', fireZone: '二区', zoneSprinkler: '无', zoneUnitAreaM2: '900' }),
      row({ sprinkler: '有', label: 'B1-003', fireZone: '' }),
      row({ garage: '地面停车场', garageLevel: '地面', floor: '', label: '1', fireZone: '一区' }),
    ]
    const report = await importAll(rows)
    expect(report).toMatchObject({ written: true, faults: [], counts: { fireZones: { created: 3 } } })
    const { found } = await rig.register.registry.compounds.find({ text: '幸福', district: null, cursor: null, limit: 5 })
    const compound = await rig.register.registry.compounds.read(found[0]!.compoundId)
    const garageOf = new Map(compound!.garages.map(({ garageId, name }) => [garageId, name]))
    const zones = compound!.fireZones.map((zone) => [garageOf.get(zone.garageId), zone.name, zone.systems.sprinkler])
    expect(zones.toSorted()).toEqual([
      ['地下车库', '一区', 'present'],
      ['地下车库', '二区', 'missing'],
      ['地面停车场', '一区', 'unknown'],
    ])
    const second = compound!.fireZones.find(({ name }) => name === '二区')
    expect(second).toMatchObject({ fireUnitAreaM2: 900, systems: { alarm: 'unknown' } })
    const spaces = await rig.register.registry.compounds.spaces(compound!.compoundId)
    const zoneOf = (label: string) => spaces.find((space) => space.label === label)?.fireZoneId
    expect([zoneOf('B1-002'), zoneOf('B1-003')]).toEqual([second?.fireZoneId, null])
    expect(await importAll(rows)).toMatchObject({ written: false, counts: { fireZones: { unchanged: 3 } } })
  })

  test('imported again changes nothing and says so', async () => {
    const rows = [row(), row({ label: 'B1-002' })]
    await importAll(rows)
    const told = rig.told.length
    const again = await importAll(rows)
    expect(again).toMatchObject({ written: false, faults: [] })
    expect(again.counts).toEqual({
      companies: { ...same, unchanged: 1 },
      compounds: { ...same, unchanged: 1 },
      garages: { ...same, unchanged: 1 },
      fireZones: { ...same, unchanged: 0 },
      transformers: { ...same, unchanged: 1 },
      spaces: { ...same, unchanged: 2 },
    })
    expect(rig.told.length).toBe(told)
    expect(rig.count(tables.spaces)).toBe(2)
  })

  test('raises the version of a changed compound once and tells its running cases once', async () => {
    await importAll([row(), row({ compound: '和谐家园', label: 'A1' })])
    rig.told.length = 0
    const report = await importAll([row({ sprinkler: '有', wallOrPillar: '否' }), row({ compound: '和谐家园', label: 'A1' })])
    expect(report.counts).toMatchObject({
      compounds: { created: 0, updated: 1, unchanged: 1 },
      garages: { created: 0, updated: 1, unchanged: 1 },
      spaces: { created: 0, updated: 1, unchanged: 1 },
    })
    const [changed] = (await rig.register.registry.compounds.find({ text: '幸福里', district: null, cursor: null, limit: 5 }))
      .found
    expect(rig.told).toEqual([changed!.compoundId])
    expect(await rig.register.registry.compounds.read(changed!.compoundId)).toMatchObject({ version: 2 })
  })

  test('leaves what is known where a cell is empty or a column missing, and forgets it where 未知 is written', async () => {
    await importAll([row()])
    const { compound, district, garage, label, civilDefence, mechanical } = row()
    const least = { compound, district, garage, label, civilDefence, mechanical } as RowOf
    expect((await importAll([least])).written).toBe(false)
    await importAll([row({ alarm: '未知', floor: '未知', fireUnitAreaM2: '', peakKva: '未知', wallOrPillar: '未知', title: '' })])
    const { found } = await rig.register.registry.compounds.find({ text: null, district: null, cursor: null, limit: 5 })
    const stored = await rig.register.registry.compounds.read(found[0]!.compoundId)
    expect(stored).toMatchObject({
      garages: [{ floor: null, fireUnitAreaM2: 1800, systems: { alarm: 'unknown', smokeExhaust: 'present' } }],
      transformers: [{ peakKva: null, ratedKva: 630 }],
    })
    expect(await rig.register.registry.compounds.spaces(found[0]!.compoundId)).toMatchObject([
      { wallOrPillar: null, title: 'owned' },
    ])
  })

  test('ends the lease with the title that it belongs to', async () => {
    await importAll([row({ title: '租赁', leaseUntilOn: '2030-12-31' })])
    expect(await importAll([row({ leaseUntilOn: '' })])).toMatchObject({ written: true, faults: [] })
    const { found } = await rig.register.registry.compounds.find({ text: null, district: null, cursor: null, limit: 5 })
    expect(await rig.register.registry.compounds.spaces(found[0]!.compoundId)).toMatchObject([
      { title: 'owned', leaseUntilOn: null },
    ])
  })

  test('is satisfied when the garage is described in one of its rows', async () => {
    const short = { garageLevel: '', floor: '', alarm: '', ratedKva: '', companyCode: '' }
    const report = await importAll([row({ ...short, label: '1' }), row({ label: '2' }), row({ ...short, label: '3' })])
    expect(report).toMatchObject({ written: true, counts: { garages: { created: 1 } } })
  })

  test('knows one name in two spellings', async () => {
    const report = await importAll([
      row({ compound: '幸福里（一期）', garage: 'B1 车库' }),
      row({ compound: '幸福里(一期)', garage: 'Ｂ1车库', label: 'b1-002', district: '430204' }),
    ])
    expect(report.counts).toMatchObject({ compounds: { created: 1 }, garages: { created: 1 }, spaces: { created: 2 } })
  })

  test('needs the code of a district where two bear one name', async () => {
    const { add } = rig.register.registry.districts
    await add({ code: '430299', nameZh: '石峰区', nameEn: 'Another Shifeng', rulesPackId: 'zhuzhou-2022' })
    expect(wrong(await importAll([row()]))).toEqual([[2, 'district', 'DISTRICT_UNKNOWN']])
    expect((await importAll([row({ district: '430204' })])).written).toBe(true)
  })

  test('takes English headers and words, a title above, remarks, numbers with units, and rows that are too short', async () => {
    const report = await importText(
      [
        '石峰区车位登记表,,,',
        '',
        'No.,District,Compound *,Garage,Garage level,Floor,Fire unit area (m2),Rated kVA,Transformer,Space label,Civil defence,Mechanical,Wall or pillar,Remarks',
        '# a remark,x',
        '1,Shifeng District,幸福里,Garage 1,semiUnderground,B1,"1,800 m2",630 kVA,T1,12,no,NO,unknown,corner',
        '2,430204,幸福里,Garage 1,,,,,T1,13,yes,no',
      ].join('\n'),
    )
    expect(report).toMatchObject({ faults: [], remarks: 1, rows: 2, counts: { spaces: { created: 2 } } })
    const { found } = await rig.register.registry.compounds.find({ text: null, district: null, cursor: null, limit: 5 })
    expect(await rig.register.registry.compounds.read(found[0]!.compoundId)).toMatchObject({
      garages: [{ level: 'semiUnderground', floor: -1, fireUnitAreaM2: 1800 }],
      transformers: [{ ratedKva: 630 }],
    })
  })
})

describe('all of a table or nothing', () => {
  test('one bad row among good ones: no row is written, and the report names it', async () => {
    await importAll([row()])
    const before = rig.countAll()
    rig.told.length = 0
    const rows = Array.from({ length: 20 }, (_, index) =>
      row({ compound: `小区${index}`, label: `A-${index}`, company: `物业${index}`, companyCode: '' }),
    )
    const report = await importAll([...rows, row({ floor: '很深' })])
    expect(wrong(report)).toEqual([[22, 'floor', 'FLOOR_WRONG']])
    expect(report.written).toBe(false)
    expect(rig.countAll()).toBe(before)
    expect(rig.told).toEqual([])
    expect((await importAll(rows)).written).toBe(true)
    expect(rig.countAll()).toBeGreaterThan(before)
  })

  test.skipIf(isOnPostgres())('a failure while writing leaves nothing behind', async () => {
    rig.database.sqlite.exec(
      "create trigger broken before insert on spaces when new.label = 'B1-003' begin select raise(abort, 'disk fails here'); end",
    )
    await expect(importAll([row(), row({ label: 'B1-003' })])).rejects.toThrow()
    expect(rig.countAll()).toBe(0)
    expect(rig.told).toEqual([])
  })

  test('a dry run reports the same and writes nothing', async () => {
    const rows = [row(), row({ label: 'B1-002' })]
    const dry = await importAll(rows, true)
    expect(dry).toMatchObject({ dryRun: true, written: false, faults: [], counts: { spaces: { created: 2 } } })
    expect(rig.countAll()).toBe(0)
    expect((await importAll(rows)).counts).toEqual(dry.counts)
    expect(wrong(await importAll([row({ alarm: '大概有' })], true))).toEqual([[2, 'alarm', 'VALUE_NOT_LISTED']])
  })
})

describe('every fault is named by row, column, value and what to do', () => {
  test('with the value shortened and a sentence in both languages', async () => {
    const report = await importAll([row({ garageLevel: '很长'.repeat(40) })])
    expect(report.faults).toEqual([
      {
        row: 2,
        otherRow: null,
        column: '车库类型',
        field: 'garageLevel',
        value: `${'很长'.repeat(19)}很…`,
        code: 'VALUE_NOT_LISTED',
        sentence: {
          zh: '请填写：地下、半地下、地面、高层、未知、地上。',
          en: 'Choose one of: 地下、半地下、地面、高层、未知、地上.',
        },
      },
    ])
  })

  const bad: readonly [string, RowOf, string, string][] = [
    ['an empty required cell', { civilDefence: '' }, 'civilDefence', 'VALUE_MISSING'],
    ['a word that is not on the list', { title: '赠送' }, 'title', 'VALUE_NOT_LISTED'],
    ['a text for a number', { ratedKva: '六百三' }, 'ratedKva', 'NUMBER_WRONG'],
    ['a formula for a number', { peakKva: '=1+1' }, 'peakKva', 'NUMBER_WRONG'],
    ['a number out of range', { fireUnitAreaM2: '9999999' }, 'fireUnitAreaM2', 'NUMBER_OUT_OF_RANGE'],
    ['a floor 0', { floor: '0' }, 'floor', 'FLOOR_WRONG'],
    ['no date', { title: '租赁', leaseUntilOn: '明年' }, 'leaseUntilOn', 'DATE_WRONG'],
    ['31 February', { title: '租赁', leaseUntilOn: '2030-02-31' }, 'leaseUntilOn', 'DATE_NOT_IN_CALENDAR'],
    ['a month 13', { peakMonth: '2025-13' }, 'peakMonth', 'MONTH_WRONG'],
    ['a month that has not come', { peakMonth: '2026-04' }, 'peakMonth', 'MONTH_IN_FUTURE'],
    ['a mistyped credit code', { companyCode: '91430200MA4L00001X' }, 'companyCode', 'CREDIT_CODE_WRONG'],
    ['a credit code that became a number', { companyCode: '9.1430E+17' }, 'companyCode', 'CREDIT_CODE_WRONG'],
    ['a label that became a date', { label: '3月12日' }, 'label', 'LABEL_IS_DATE'],
    ['a formula for a name', { compound: "=cmd|' /C calc'!A0" }, 'compound', 'TEXT_LIKE_FORMULA'],
    ['a full-width formula for a name', { garage: '＝HYPERLINK("x")' }, 'garage', 'TEXT_LIKE_FORMULA'],
    ['a call behind a minus sign', { label: '-2+cmd|x' }, 'label', 'TEXT_LIKE_FORMULA'],
    ['a control sign in a name', { transformer: '1号\u0007' }, 'transformer', 'TEXT_HAS_CONTROL_SIGN'],
    ['a name that is too long', { company: '长'.repeat(101) }, 'company', 'TEXT_TOO_LONG'],
    ['an unknown district', { district: '芦淞' }, 'district', 'DISTRICT_UNKNOWN'],
    ['a basement above ground', { floor: '2' }, 'floor', 'FLOOR_AGAINST_LEVEL'],
    ['an owned space with a lease', { leaseUntilOn: '2030-01-01' }, 'leaseUntilOn', 'LEASE_DATE_WITHOUT_LEASE'],
    ['a sprinkler without a fire zone', { zoneSprinkler: '有' }, 'fireZone', 'FIRE_ZONE_NOT_NAMED'],
    ['a capacity without a transformer', { transformer: '' }, 'transformer', 'TRANSFORMER_NOT_NAMED'],
    ['a credit code without a company', { company: '' }, 'company', 'COMPANY_NOT_NAMED'],
  ]
  for (const [what, change, field, code] of bad) {
    test(what, async () => {
      const report = await importAll([row({ label: 'B1-009' }), row({ garage: '2号车库', compound: '和谐家园', ...change })])
      expect(wrong(report)).toEqual([[3, field, code]])
      expect(rig.countAll()).toBe(0)
    })
  }

  test('a label of the first basement that begins with a minus is no formula', async () => {
    expect(await importAll([row({ label: '-1-023' })])).toMatchObject({ written: true, faults: [] })
  })

  test('all faults of all rows at once, in the order of the rows', async () => {
    const report = await importAll([row({ alarm: '?', floor: '?' }), row({ label: '' }), row({ district: '?', label: '2' })])
    expect(wrong(report)).toEqual([
      [2, 'floor', 'FLOOR_WRONG'],
      [2, 'alarm', 'VALUE_NOT_LISTED'],
      [3, 'label', 'VALUE_MISSING'],
      [4, 'district', 'DISTRICT_UNKNOWN'],
    ])
  })

  test('thousands of faults: every bad row is still named', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => row({ label: `A-${index}`, alarm: '?', floor: '?', title: '?' }))
    const report = await importAll(rows)
    expect(new Set(report.faults.map((fault) => fault.row)).size).toBe(3000)
    expect(report.faults.length + report.faultsLeftOut).toBe(9000)
    expect(report.faultsLeftOut).toBe(6000)
  })
})

describe('two rows that contradict each other are named both', () => {
  const contradictions: readonly [string, RowOf, string, string][] = [
    ['the same garage on two floors', { floor: '-2' }, 'floor', 'GARAGE_DIFFERS'],
    ['the same garage with and without sprinklers', { sprinkler: '有' }, 'sprinkler', 'GARAGE_DIFFERS'],
    ['the same garage known and unknown', { alarm: '未知' }, 'alarm', 'GARAGE_DIFFERS'],
    [
      'the same fire zone with and without sprinklers',
      { fireZone: '一区', zoneSprinkler: '无' },
      'zoneSprinkler',
      'FIRE_ZONE_DIFFERS',
    ],
    ['the same transformer of two owners', { ownership: '公变' }, 'ownership', 'TRANSFORMER_DIFFERS'],
    ['the same transformer with two capacities', { ratedKva: '800' }, 'ratedKva', 'TRANSFORMER_DIFFERS'],
    ['one compound with two companies', { company: '另一家物业', companyCode: '' }, 'company', 'COMPANY_DIFFERS'],
    ['one company with two codes', { companyCode: '91430200MA4L00002T' }, 'companyCode', 'COMPANY_DIFFERS'],
  ]
  for (const [what, change, field, code] of contradictions) {
    test(what, async () => {
      const first = row({ fireZone: '一区', zoneSprinkler: '有' })
      const report = await importAll([first, row({ label: '2' }), row({ label: '3', ...change })])
      expect(report.faults.map((fault) => [fault.row, fault.otherRow, fault.field, fault.code])).toEqual([[4, 2, field, code]])
      expect(rig.countAll()).toBe(0)
    })
  }

  test('the sentence says what the other row says', async () => {
    const [fault] = (await importAll([row(), row({ label: '2', floor: 'B2' })])).faults
    expect(fault?.sentence).toEqual({
      zh: '同一车库与第 2 行所填（-1）不同。',
      en: 'The same garage is described differently in row 2 (-1).',
    })
  })

  test('one space twice', async () => {
    const report = await importAll([row(), row({ label: 'b1-001' })])
    expect(report.faults.map((fault) => [fault.row, fault.otherRow, fault.code])).toEqual([[3, 2, 'SPACE_TWICE']])
  })
})

describe('the head of a table', () => {
  const faultsOf = async (text: string) => (await importText(text)).faults.map(({ row: at, code, value }) => [at, code, value])

  test('an empty table, a table of blank lines, and one of a header only are refused', async () => {
    for (const text of ['', '\n\n,,\n', csvOf([row()]).split('\r\n')[0]!]) {
      expect(await faultsOf(text)).toEqual([[null, 'TABLE_EMPTY', null]])
    }
  })

  test('missing, unknown and repeated columns are named', async () => {
    const [header, first] = csvOf([row()]).split('\r\n')
    expect(await faultsOf(`${header!.replace('车位号', '车位号码牌')}\n${first}`)).toEqual([
      [1, 'COLUMN_UNKNOWN', '车位号码牌'],
      [1, 'COLUMN_MISSING', '车位号'],
    ])
    expect(await faultsOf(`${header},车位编号\n${first},7`)).toEqual([[1, 'COLUMN_TWICE', '车位编号']])
  })

  test('20,000 rows are taken and one more is refused', async () => {
    const rows = Array.from({ length: 20_001 }, (_, index) => row({ label: `A-${index}` }))
    expect(await faultsOf(csvOf(rows))).toEqual([[null, 'TABLE_TOO_LONG', null]])
    expect(rig.countAll()).toBe(0)
    const report = await importAll(rows.slice(0, 20_000))
    expect(report).toMatchObject({ written: true, counts: { spaces: { created: 20_000 } } })
  })

  test('quotation marks that do not match are named by their row', async () => {
    const [header, first] = csvOf([row()]).split('\r\n')
    expect(await faultsOf(`${header}\n${first}\n"石峰区,幸福里\n`)).toEqual([[3, 'QUOTES_BROKEN', null]])
  })
})

describe('the property company', () => {
  const companies = async () => {
    const { found } = await rig.register.registry.compounds.find({ text: '幸福里', district: null, cursor: null, limit: 1 })
    const compound = await rig.register.registry.compounds.read(found[0]!.compoundId)
    return compound!.issuers.map(({ name, sinceOn, untilOn }) => [name, sinceOn, untilOn])
  }

  test('is known by its credit code, and gets it when it was registered without one', async () => {
    const id = await registered(rig, { creditCode: null })
    const report = await importAll([row()])
    expect(report.counts.companies).toEqual({ created: 0, updated: 1, unchanged: 0 })
    expect(await rig.register.registry.organisations.read(id)).toMatchObject({ creditCode: '91430200MA4L00001P' })
  })

  test('is never renamed by an import', async () => {
    await registered(rig, { name: '改名前物业', creditCode: '91430200MA4L00001P' })
    expect(wrong(await importAll([row()]))).toEqual([[2, 'companyCode', 'COMPANY_CODE_OF_ANOTHER']])
  })

  test('does not take over the code of an office', async () => {
    await registered(rig, { name: '区中心', party: 'centre', kind: null, creditCode: '91430200MA4L00001P' })
    expect(wrong(await importAll([row()]))).toEqual([[2, 'companyCode', 'COMPANY_CODE_OF_ANOTHER']])
  })

  test('is another body than an installer of the same name', async () => {
    await registered(rig, { party: 'installer', kind: null })
    expect((await importAll([row()])).counts.companies).toEqual({ created: 1, updated: 0, unchanged: 0 })
  })

  test('has one credit code', async () => {
    await registered(rig, { creditCode: '91430200MA4L00002T' })
    expect(wrong(await importAll([row()]))).toEqual([[2, 'company', 'COMPANY_HAS_OTHER_CODE']])
  })

  test('changes only with the day since when the new one serves; the old one ends on the day before', async () => {
    await importAll([row({ companySinceOn: '2020-01-01' })])
    const other = { company: '新物业', companyCode: '' }
    expect(wrong(await importAll([row(other)]))).toEqual([[2, 'companySinceOn', 'COMPANY_CHANGED_WITHOUT_DATE']])
    const handedOver = [row({ ...other, companySinceOn: '2026-02-01' })]
    expect((await importAll(handedOver)).written).toBe(true)
    expect(await companies()).toEqual([
      ['株洲示例物业服务有限公司', '2020-01-01', '2026-01-31'],
      ['新物业', '2026-02-01', null],
    ])
    expect((await importAll(handedOver)).written).toBe(false)
  })

  test('that takes over on a later day is announced once', async () => {
    await importAll([row({ companySinceOn: '2020-01-01' })])
    const announced = [row({ company: '新物业', companyCode: '', companySinceOn: '2026-06-01' })]
    expect((await importAll(announced)).written).toBe(true)
    expect((await importAll(announced)).written).toBe(false)
    expect(await companies()).toEqual([
      ['株洲示例物业服务有限公司', '2020-01-01', '2026-05-31'],
      ['新物业', '2026-06-01', null],
    ])
  })

  test('keeps the registered first day: another one is a fault', async () => {
    await importAll([row({ companySinceOn: '2020-01-01' })])
    expect(wrong(await importAll([row({ companySinceOn: '2021-01-01' })]))).toEqual([
      [2, 'companySinceOn', 'COMPANY_SINCE_DIFFERS'],
    ])
  })

  test('cannot come in before a later period', async () => {
    await importAll([row({ companySinceOn: '2020-01-01' })])
    expect(wrong(await importAll([row({ company: '新物业', companyCode: '', companySinceOn: '2019-01-01' })]))).toEqual([
      [2, 'companySinceOn', 'ISSUER_OVERLAPS'],
    ])
  })
})

describe('what is registered by hand', () => {
  test('is found by the import and not doubled', async () => {
    const compoundId = await compoundOf(rig)
    const garageId = 'garage'.padEnd(22, '_')
    await rig.register.change(compoundId, (store) =>
      store.putGarage(compoundId, {
        garageId,
        name: '地下车库',
        level: 'unknown',
        floor: null,
        completedOn: '2016-05-01',
        systems: { alarm: 'unknown', smokeExhaust: 'unknown', sprinkler: 'unknown', emergencyLighting: 'unknown' },
        fireUnitAreaM2: null,
      }),
    )
    await importAll([row()])
    expect(await rig.register.registry.compounds.read(compoundId)).toMatchObject({
      version: 3,
      garages: [{ garageId, level: 'underground', completedOn: '2016-05-01' }],
    })
  })
})

test('5,000 spaces are imported within seconds', async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => row({ label: `B1-${index}`, compound: `小区${index % 10}` }))
  const started = performance.now()
  const report = await importAll(rows)
  expect(report.counts).toMatchObject({ spaces: { created: 5000 }, compounds: { created: 10 } })
  expect(performance.now() - started).toBeLessThan(8000)
  expect(rig.count(tables.spaces)).toBe(5000)
})
