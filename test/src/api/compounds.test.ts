import type { InjectOptions } from 'fastify'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Party, parties } from '../../../workflows/parties.ts'
import { as, compoundOf, csvOf, openApi, openRig, type RegisterRig, registered, row } from '../compounds/register-rig.ts'
import { bombOf } from '../compounds/workbook-parts.ts'

type Api = Awaited<ReturnType<typeof openApi>>

let rig: RegisterRig
let api: Api
let compoundId: string
beforeEach(async () => {
  rig = await openRig()
  api = await openApi(rig)
  compoundId = await compoundOf(rig)
})
afterEach(async () => {
  await api.app.close()
  rig.close()
})

const operator = as('operator')
const owner = as('owner')

const call = async (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  headers: Record<string, string>,
  payload?: object,
) => {
  const options: InjectOptions = { method, url, headers, ...(payload ? { payload } : {}) }
  const answer = await api.app.inject(options)
  return { code: answer.statusCode, body: answer.body === '' ? null : answer.json(), headers: answer.headers }
}

const id = (name: string): string => name.padEnd(22, '_')

const garage = {
  name: '地下车库',
  level: 'underground',
  floor: -1,
  completedOn: '2016-05-01',
  systems: { alarm: 'present', smokeExhaust: 'present', sprinkler: 'missing', emergencyLighting: 'unknown' },
  fireUnitAreaM2: 1800,
}
const transformer = { name: '1号变压器', ownership: 'private', ratedKva: 630, peakKva: 410, peakMonth: '2025-08' }
const space = {
  garageId: id('garage'),
  transformerId: id('transformer'),
  label: 'B1-001',
  title: 'leased',
  leaseUntilOn: '2030-12-31',
  civilDefence: false,
  mechanical: false,
  wallOrPillar: null,
}

const at = (part: string): string => `/api/compounds/${compoundId}${part}`

const putParts = async () => {
  await call('PUT', at(`/garages/${id('garage')}`), operator, garage)
  await call('PUT', at(`/transformers/${id('transformer')}`), operator, transformer)
  await call('PUT', at(`/spaces/${id('space')}`), operator, space)
}

const upload = async (
  content: string | Buffer,
  { name = 'spaces.csv', type = 'text/csv', query = '', headers = operator } = {},
) => {
  const boundary = '----table'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const answer = await api.app.inject({
    method: 'POST',
    url: `/api/compounds/import${query}`,
    headers: { ...headers, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  })
  return { code: answer.statusCode, body: answer.json() }
}

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

describe('who may call what', () => {
  const writes: readonly [Parameters<typeof call>[0], string][] = [
    ['POST', '/api/districts'],
    ['PATCH', '/api/districts/430204'],
    ['POST', '/api/organisations'],
    ['PATCH', '/api/organisations/x'],
    ['POST', '/api/compounds'],
    ['PATCH', '/api/compounds/x'],
    ['PUT', `/api/compounds/x/garages/${id('x')}`],
    ['PUT', `/api/compounds/x/fire-zones/${id('x')}`],
    ['PUT', `/api/compounds/x/transformers/${id('x')}`],
    ['PUT', `/api/compounds/x/spaces/${id('x')}`],
    ['PUT', '/api/compounds/x/issuers/street/2026-01-01'],
    ['DELETE', '/api/compounds/x/issuers/street/2026-01-01'],
    ['POST', '/api/compounds/import'],
  ]

  test('only operators write, and every write is in the table of routes', async () => {
    for (const [method, url] of writes) {
      for (const party of parties) {
        const { code, body } = await call(method, url, as(party, id('body')), method === 'DELETE' ? undefined : {})
        if (party === 'operator') expect([method, url, code === 403 || code === 401]).toEqual([method, url, false])
        else expect([method, url, party, code, body.code]).toEqual([method, url, party, 403, 'NOT_FOR_YOU'])
      }
    }
    // What a company has to do with charging it says itself, or its centre; everything else an operator writes.
    const isDeclared = (url: string) => url.endsWith('/charging-interest')
    const listed = api.access.filter(({ url, method }) => url.startsWith('/api/') && method !== 'GET' && !isDeclared(url))
    expect(api.access.filter(({ url, method }) => isDeclared(url) && method !== 'HEAD').map(({ access }) => access)).toEqual([
      ['property', 'centre'],
    ])
    expect(listed.length).toBe(writes.length)
    expect(listed.every(({ access }) => access.length === 1 && access[0] === 'operator')).toBe(true)
  })

  test('nobody reads more than the names of compounds without a login', async () => {
    const reads = api.access.filter(({ url, method }) => method === 'GET' && url.startsWith('/api/'))
    expect((await call('GET', '/api/compounds', {})).code).toBe(200)
    for (const { url } of reads.filter(({ url: path }) => path !== '/api/compounds')) {
      expect([url, (await call('GET', url, {})).code]).toEqual([url, 401])
    }
  })

  test('bodies are looked up by offices and companies, not by owners', async () => {
    const readers: readonly Party[] = ['operator', 'centre', 'bureau', 'community', 'property', 'fire', 'grid']
    for (const party of parties) {
      const { code } = await call('GET', '/api/organisations', as(party))
      expect([party, code]).toEqual([party, readers.includes(party) ? 200 : 403])
    }
  })

  test('all spaces are listed for operators, the company of the day, and the offices of the district', async () => {
    await putParts()
    const company = await registered(rig, {})
    const former = await registered(rig, { name: '前任物业' })
    for (const [organisationId, sinceOn] of [
      [former, '2015-01-01'],
      [company, '2020-01-01'],
    ] as const) {
      await call('PUT', at(`/issuers/propertyCompany/${sinceOn}`), operator, { organisationId })
    }
    const office = (party: Party, districts: string[]) =>
      registered(rig, { party, kind: null, name: `${party} ${districts}`, districts })
    const community = await registered(rig, { party: 'community', kind: 'community', name: '社区', districts: ['430204'] })
    await call('PUT', at('/issuers/community/2020-01-01'), operator, { organisationId: community })
    const seen = async (headers: Record<string, string>) => (await call('GET', at(''), headers)).body.spaces?.length ?? null
    expect(await seen(operator)).toBe(1)
    expect(await seen(as('property', company))).toBe(1)
    for (const party of ['centre', 'bureau', 'grid', 'fire'] as const) {
      expect([party, await seen(as(party, await office(party, ['430204'])))]).toEqual([party, 1])
      expect([party, await seen(as(party, await office(party, ['430211'])))]).toEqual([party, null])
      expect([party, await seen(as(party))]).toEqual([party, null])
    }
    expect(await seen(as('property', former))).toBeNull()
    expect(await seen(as('property'))).toBeNull()
    expect(await seen(as('community', community))).toBeNull()
    // The right id with the wrong party opens nothing.
    expect(await seen(as('installer', company))).toBeNull()
    for (const party of parties.filter((one) => one !== 'operator')) expect([party, await seen(as(party))]).toEqual([party, null])
  })
})

describe('finding a compound and a space', () => {
  test('by name, with public fields only', async () => {
    const { code, body } = await call('GET', `/api/compounds?query=${encodeURIComponent('幸福')}`, owner)
    expect(code).toBe(200)
    expect(body).toEqual({ compounds: [{ compoundId, district: '430204', name: '幸福里', address: null }], nextCursor: null })
    expect((await call('GET', '/api/compounds?district=430211', owner)).body.compounds).toEqual([])
    expect((await call('GET', '/api/compounds?colour=red', owner)).body.code).toBe('VALIDATION_FAILED')
  })

  test('a compound shows garages, transformers and issuers by name, and its spaces are looked up one by one', async () => {
    await putParts()
    const company = await registered(rig, {})
    await call('PUT', at('/issuers/propertyCompany/2020-01-01'), operator, { organisationId: company })
    const { body } = await call('GET', at(''), owner)
    expect(body).toEqual({
      compoundId,
      district: '430204',
      name: '幸福里',
      address: null,
      completedOn: null,
      version: 5,
      issuers: [
        {
          organisationId: company,
          name: '株洲示例物业服务有限公司',
          kind: 'propertyCompany',
          sinceOn: '2020-01-01',
          untilOn: null,
        },
      ],
      garages: [{ garageId: id('garage'), ...garage }],
      fireZones: [],
      transformers: [{ transformerId: id('transformer'), ...transformer }],
      spaceCount: 1,
      spaces: null,
      interests: null,
    })
    const { leaseUntilOn: _, transformerId: __, ...shown } = space
    expect((await call('GET', at(`/spaces?label=${encodeURIComponent('ｂ1- 001')}`), owner)).body).toEqual({
      spaces: [{ spaceId: id('space'), garage: '地下车库', ...shown }],
    })
    expect((await call('GET', at('/spaces?label=B1'), owner)).body).toEqual({ spaces: [] })
    expect((await call('GET', at('/spaces'), owner)).code).toBe(400)
  })

  test('a fire zone differs from its garage, and a space lies in it', async () => {
    await putParts()
    const zone = { garageId: id('garage'), name: '二号防火分区', systems: garage.systems, fireUnitAreaM2: null }
    const added = await call('PUT', at(`/fire-zones/${id('zone')}`), operator, zone)
    expect(added).toMatchObject({ code: 201, body: { changed: true } })
    const placed = await call('PUT', at(`/spaces/${id('space')}`), operator, { ...space, fireZoneId: id('zone') })
    expect(placed.code).toBe(200)
    const { body } = await call('GET', at(''), operator)
    expect(body).toMatchObject({ fireZones: [{ fireZoneId: id('zone'), ...zone }], spaces: [{ fireZoneId: id('zone') }] })
    const strange = await call('PUT', at(`/spaces/${id('space')}`), operator, { ...space, fireZoneId: id('none') })
    expect(strange).toMatchObject({ code: 400, body: { errors: [{ pointer: '/fireZoneId', code: 'FIRE_ZONE_UNKNOWN' }] } })
  })

  test('what is not there is not found', async () => {
    for (const url of ['/api/compounds/none', '/api/compounds/none/spaces?label=1']) {
      expect([url, (await call('GET', url, owner)).code]).toEqual([url, 404])
    }
    for (const [method, url, payload] of [
      ['PATCH', '/api/compounds/none', { name: 'x' }],
      ['PUT', `/api/compounds/none/garages/${id('g')}`, garage],
      ['DELETE', at('/issuers/street/2026-01-01'), undefined],
      ['PATCH', '/api/districts/000000', { nameEn: 'x' }],
      ['PATCH', '/api/organisations/none', { name: 'x' }],
    ] as const) {
      expect([url, (await call(method, url, operator, payload)).code]).toEqual([url, 404])
    }
  })
})

describe('registering', () => {
  test('a district, with a rule pack that is there', async () => {
    const district = { code: '430202', nameZh: '荷塘区', nameEn: 'Hetang District', rulesPackId: 'zhuzhou-2022' }
    expect(await call('POST', '/api/districts', operator, district)).toMatchObject({ code: 201, body: district })
    expect(await call('POST', '/api/districts', operator, district)).toMatchObject({
      code: 409,
      body: { code: 'ALREADY_THERE', errors: [{ pointer: '/code' }] },
    })
    const unknown = await call('PATCH', '/api/districts/430202', operator, { rulesPackId: 'atlantis' })
    expect(unknown).toMatchObject({
      code: 400,
      body: { code: 'VALIDATION_FAILED', errors: [{ pointer: '/rulesPackId', code: 'PACK_UNKNOWN' }] },
    })
    expect(unknown.body.errors[0].detail).toBe('没有规则包“atlantis”。可用：zhuzhou-2022, national-baseline。')
    expect((await call('POST', '/api/districts', operator, { ...district, code: '430203', rulesPackId: 'atlantis' })).code).toBe(
      400,
    )
    const changed = { ...district, rulesPackId: 'national-baseline' }
    expect(await call('PATCH', '/api/districts/430202', operator, { rulesPackId: 'national-baseline' })).toMatchObject({
      code: 200,
      body: changed,
    })
    expect(await call('PATCH', '/api/districts/430202', operator, {})).toMatchObject({ code: 200, body: changed })
    expect((await call('GET', '/api/districts', owner)).body.districts.map((one: { code: string }) => one.code)).toEqual([
      '430202',
      '430204',
      '430211',
    ])
  })

  test('a body, whose kind fits its party', async () => {
    const company = { party: 'property', kind: 'propertyCompany', name: ' 株洲\u200b物业 ', creditCode: '91430200MA4L00001P' }
    const made = await call('POST', '/api/organisations', operator, company)
    expect(made).toMatchObject({ code: 201, body: { name: '株洲物业', address: null, inboxSinceOn: null, districts: [] } })
    for (const wrong of [
      { party: 'property', kind: null },
      { party: 'property', kind: 'street' },
      { party: 'community', kind: null },
      { party: 'community', kind: 'propertyCompany' },
      { party: 'centre', kind: 'community' },
    ]) {
      const { code, body } = await call('POST', '/api/organisations', operator, { ...wrong, name: 'x' })
      expect([wrong, code, body.errors?.[0]]).toMatchObject([wrong, 400, { pointer: '/kind', code: 'ORGANISATION_KIND_WRONG' }])
    }
    for (const party of ['owner', 'operator', 'public'])
      expect((await call('POST', '/api/organisations', operator, { party, name: 'x' })).code).toBe(400)
    const { organisationId } = made.body
    const patched = await call('PATCH', `/api/organisations/${organisationId}`, operator, {
      inboxSinceOn: '2026-12-01',
      districts: ['430204', '430204'],
    })
    expect(patched).toMatchObject({ code: 200, body: { organisationId, inboxSinceOn: '2026-12-01', districts: ['430204'] } })
    expect((await call('PATCH', `/api/organisations/${organisationId}`, operator, { creditCode: null })).code).toBe(400)
    const found = await call('GET', `/api/organisations?party=property&query=${encodeURIComponent('物业')}`, as('centre'))
    expect(found.body.organisations).toEqual([patched.body])
    expect((await call('GET', '/api/organisations?party=grid', as('centre'))).body.organisations).toEqual([])
  })

  test('a compound, once per district', async () => {
    const { code, body } = await call('POST', '/api/compounds', operator, {
      district: '430204',
      name: '和谐家园',
      completedOn: '2016-05-01',
    })
    expect([code, body.version]).toEqual([201, 1])
    expect((await call('POST', '/api/compounds', operator, { district: '430204', name: '和谐 家园' })).code).toBe(409)
    expect((await call('POST', '/api/compounds', operator, { district: '000000', name: 'x' })).body.errors).toMatchObject([
      { pointer: '/district', code: 'DISTRICT_UNKNOWN' },
    ])
    const url = `/api/compounds/${body.compoundId}`
    expect(await call('PATCH', url, operator, { address: '株洲市' })).toMatchObject({
      code: 200,
      body: { version: 2, changed: true },
    })
    expect(await call('PATCH', url, operator, { address: '株洲市' })).toMatchObject({
      code: 200,
      body: { version: 2, changed: false },
    })
    expect(await call('PATCH', url, operator, { address: null })).toMatchObject({ body: { version: 3 } })
    expect((await call('GET', url, owner)).body).toMatchObject({ name: '和谐家园', address: null, completedOn: '2016-05-01' })
  })

  test('parts: 201 when added, 200 when replaced, the version either way', async () => {
    const put = (payload: object) => call('PUT', at(`/garages/${id('garage')}`), operator, payload)
    expect(await put(garage)).toMatchObject({ code: 201, body: { compoundId, version: 2, changed: true } })
    expect(await put({ ...garage, floor: -2 })).toMatchObject({ code: 200, body: { version: 3, changed: true } })
    expect(await put({ ...garage, floor: -2 })).toMatchObject({ code: 200, body: { version: 3, changed: false } })
  })

  test('a new property company ends the old one on the day before; overlaps are refused in the language of the caller', async () => {
    const [first, second] = [await registered(rig, {}), await registered(rig, { name: '新物业' })]
    const put = (sinceOn: string, payload: object, headers = operator) =>
      call('PUT', at(`/issuers/propertyCompany/${sinceOn}`), headers, payload)
    expect(await put('2020-01-01', { organisationId: first })).toMatchObject({ code: 201, body: { version: 2 } })
    expect(await put('2026-01-01', { organisationId: second })).toMatchObject({ code: 201, body: { version: 3 } })
    expect(await put('2026-01-01', { organisationId: second })).toMatchObject({ code: 200, body: { version: 3, changed: false } })
    const periods = async () =>
      (await call('GET', at(''), owner)).body.issuers.map((one: Record<string, string>) => [
        one['name'],
        one['sinceOn'],
        one['untilOn'],
      ])
    expect(await periods()).toEqual([
      ['株洲示例物业服务有限公司', '2020-01-01', '2025-12-31'],
      ['新物业', '2026-01-01', null],
    ])
    const overlap = await put(
      '2019-01-01',
      { organisationId: second, untilOn: '2020-01-01' },
      { ...operator, 'accept-language': 'en' },
    )
    expect(overlap).toMatchObject({ code: 400, body: { errors: [{ pointer: '/sinceOn', code: 'ISSUER_OVERLAPS' }] } })
    expect(overlap.body.errors[0].detail).toBe(
      'It overlaps the period 2020-01-01 to 2025-12-31 of the same kind. Correct that period first.',
    )
    expect((await put('2019-01-01', { organisationId: second, untilOn: '2018-01-01' })).body.errors).toMatchObject([
      { pointer: '/untilOn' },
    ])
    expect(await call('DELETE', at('/issuers/propertyCompany/2026-01-01'), operator)).toMatchObject({
      code: 200,
      body: { version: 4 },
    })
    expect(await put('2020-01-01', { organisationId: first, untilOn: null })).toMatchObject({ code: 200, body: { version: 5 } })
    expect(await periods()).toEqual([['株洲示例物业服务有限公司', '2020-01-01', null]])
  })
})

describe('a body that is wrong is refused and the place is named', () => {
  const wrong: readonly [string, Parameters<typeof call>[0], string, object, string][] = [
    ['31 February', 'PUT', `/garages/${id('g')}`, { ...garage, completedOn: '2026-02-31' }, '/completedOn'],
    ['29 February of a common year', 'PATCH', '', { completedOn: '2025-02-29' }, '/completedOn'],
    ['a day in words', 'PUT', `/spaces/${id('s')}`, { ...space, leaseUntilOn: '明年' }, '/leaseUntilOn'],
    ['31 February in the address', 'PUT', '/issuers/street/2026-02-31', { organisationId: 'x' }, '/sinceOn'],
    ['an unknown field', 'PUT', `/garages/${id('g')}`, { ...garage, colour: 'red' }, ''],
    [
      'an unknown field within',
      'PUT',
      `/garages/${id('g')}`,
      { ...garage, systems: { ...garage.systems, hydrant: 'present' } },
      '/systems',
    ],
    ['a field that is missing', 'PUT', `/transformers/${id('t')}`, { ...transformer, peakKva: undefined }, '/peakKva'],
    ['a month 13', 'PUT', `/transformers/${id('t')}`, { ...transformer, peakMonth: '2025-13' }, '/peakMonth'],
    ['a formula for a name', 'PATCH', '', { name: '=1+1' }, '/name'],
    ['a name of nothing but unseen signs', 'PATCH', '', { name: '\u200b ' }, '/name'],
    ['an id that could be guessed', 'PUT', '/garages/1', garage, '/garageId'],
    ['a negative capacity', 'PUT', `/transformers/${id('t')}`, { ...transformer, ratedKva: -1 }, '/ratedKva'],
  ]
  for (const [what, method, part, payload, pointer] of wrong) {
    test(what, async () => {
      const before = rig.countAll()
      const { code, body } = await call(method, at(part), operator, payload)
      expect([code, body.code, body.errors.map((fault: { pointer: string }) => fault.pointer)]).toEqual([
        400,
        'VALIDATION_FAILED',
        [pointer],
      ])
      expect(rig.countAll()).toBe(before)
    })
  }

  test('a mistyped credit code', async () => {
    const { body } = await call('POST', '/api/organisations', operator, {
      party: 'grid',
      name: 'x',
      creditCode: '91430200MA4L00001X',
    })
    expect(body.errors).toMatchObject([{ pointer: '/creditCode' }])
  })
})

describe('importing over HTTP', () => {
  test('answers with the report, and a repeat with one that says that nothing changed', async () => {
    const table = csvOf([row(), row({ label: 'B1-002' })])
    const dry = await upload(table, { query: '?dryRun=true' })
    expect(dry).toMatchObject({
      code: 200,
      body: { dryRun: true, written: false, faults: [], counts: { spaces: { created: 2 } } },
    })
    expect(await upload(table)).toMatchObject({
      code: 200,
      body: { written: true, counts: { spaces: { created: 2 }, compounds: { updated: 1 } } },
    })
    expect(await upload(table)).toMatchObject({ code: 200, body: { written: false, counts: { spaces: { unchanged: 2 } } } })
    expect(rig.told).toEqual([compoundId])
  })

  test('a table with faults: 422 with the same report as the dry run, and nothing is written', async () => {
    const before = rig.countAll()
    const table = csvOf([row(), row({ label: 'B1-002', floor: '0' })])
    const refused = await upload(table)
    const dry = await upload(table, { query: '?dryRun=true' })
    expect(refused).toMatchObject({ code: 422, body: { code: 'IMPORT_HAS_ERRORS', report: { written: false } } })
    expect(refused.body.report.faults).toEqual(dry.body.faults)
    // Nothing is half-imported: of a table with a fault, nothing would be created.
    const none = { created: 0, updated: 0, unchanged: 0 }
    expect([refused.body.report.counts.spaces, dry.body.counts.spaces]).toEqual([none, none])
    expect(dry.body.faults).toMatchObject([{ row: 3, column: '楼层', field: 'floor', value: '0', code: 'FLOOR_WRONG' }])
    expect(rig.countAll()).toBe(before)
  })

  test('files that are no table are refused with what to do', async () => {
    const table = csvOf([row()])
    expect(await upload('', {})).toMatchObject({ code: 422, body: { report: { faults: [{ code: 'TABLE_EMPTY' }] } } })
    expect(await upload(table, { name: 'a.pdf', type: 'application/pdf' })).toMatchObject({
      code: 415,
      body: { code: 'MEDIA_TYPE_UNSUPPORTED' },
    })
    const lie = await upload(table, { name: 'a.xlsx', type: workbookType })
    expect(lie).toMatchObject({
      code: 415,
      body: { code: 'UPLOAD_IS_NOT_WHAT_IT_SAYS', todo: '请用表格软件打开原文件，另存为 .xlsx 或 .csv 后上传。' },
    })
    expect(await upload(bombOf(100_000_000), { name: 'a.xlsx', type: workbookType })).toMatchObject({
      code: 413,
      body: { code: 'BODY_TOO_LARGE' },
    })
    expect(await upload(Buffer.alloc(10 * 1024 * 1024 + 1, 'a'))).toMatchObject({ code: 413, body: { code: 'BODY_TOO_LARGE' } })
    expect(await call('POST', '/api/compounds/import', operator, { file: 'x' })).toMatchObject({ code: 415 })
    expect((await upload(table, { query: '?dryRun=yes' })).body.errors).toMatchObject([{ pointer: '/dryRun' }])
  })

  test('a form without a file is refused', async () => {
    const answer = await api.app.inject({
      method: 'POST',
      url: '/api/compounds/import',
      headers: { ...operator, 'content-type': 'multipart/form-data; boundary=x' },
      payload: '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n',
    })
    expect([answer.statusCode, answer.json().errors]).toMatchObject([400, [{ pointer: '/file' }]])
  })

  test('the template comes as workbook and as CSV with a mark', async () => {
    const workbook = await api.app.inject({ method: 'GET', url: '/api/compounds/import/template.xlsx', headers: as('property') })
    expect([workbook.statusCode, workbook.headers['content-type'], workbook.rawPayload.subarray(0, 2).toString()]).toEqual([
      200,
      workbookType,
      'PK',
    ])
    const text = await api.app.inject({ method: 'GET', url: '/api/compounds/import/template.csv', headers: as('property') })
    expect([text.statusCode, text.headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect(text.body.startsWith('\ufeff"区 / district *"')).toBe(true)
    expect(text.body).toContain('统一社会信用代码')
  })
})

test('every route describes itself: tags, id, summary, and each answer that it gives', async () => {
  const { paths, components } = (await api.app.inject({ url: '/openapi.json' })).json()
  const operations = Object.entries<Record<string, Record<string, unknown>>>(paths).flatMap(([url, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ url, method, operation })),
  )
  expect(operations.length).toBe(22)
  for (const { url, method, operation } of operations) {
    const { tags, operationId, summary, responses } = operation
    expect([url, method, tags, typeof operationId, typeof summary]).toEqual([url, method, ['compounds'], 'string', 'string'])
    const codes = Object.keys(responses as object)
    const isOpen = url === '/api/compounds' && method === 'get'
    expect([url, method, codes]).toEqual([url, method, expect.arrayContaining(isOpen ? ['429'] : ['401', '429'])])
    if (method !== 'get')
      expect([url, method, codes]).toEqual([url, method, expect.arrayContaining(['400', '403', '413', '415', '503'])])
  }
  expect(new Set(operations.map(({ operation }) => operation['operationId'])).size).toBe(22)
  for (const name of [
    'District',
    'Organisation',
    'Compound',
    'CompoundPage',
    'GarageFacts',
    'FireZoneFacts',
    'TransformerFacts',
    'SpaceFacts',
    'IssuerFacts',
    'ImportReport',
  ]) {
    expect(Object.keys(components.schemas)).toContain(name)
  }
  const upload = paths['/api/compounds/import'].post.requestBody.content
  expect(upload).toEqual({
    'multipart/form-data': {
      schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
      encoding: { file: { contentType: 'text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } },
    },
  })
})
