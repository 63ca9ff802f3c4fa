import readXlsxFile from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schemas } from '../../../src/client/client.ts'
import { sheetsOf } from '../../../src/statistics/figure-sheet.ts'
import { type FigureCity, playFigureCity, tianning } from '../../helpers/figure-city.ts'

let city: FigureCity
beforeAll(async () => {
  city = await playFigureCity()
}, 120_000)
afterAll(() => city.close())

const get = (path: string, body: keyof FigureCity['bodies'] = 'bureau') =>
  fetch(`${city.url}${path}`, { headers: { authorization: `Bearer ${city.bodies[body].token}`, 'accept-language': 'zh-CN' } })
/** What the service answers, as it is described. */
const read = async <K extends keyof Schemas>(_: K, path: string, body?: keyof FigureCity['bodies']) =>
  (await (await get(path, body)).json()) as Schemas[K]
const linesOf = async (path: string) => (await (await get(path)).text()).replace('\ufeff', '').trimEnd().split('\r\n')

describe('a figure to keep', () => {
  test('is a CSV of which every line says the definition, its version, the day, n and how many are open', async () => {
    const answer = await get('/api/statistics/stages/table?asOf=2026-03-13&groupBy=district')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="stages-2026-03-13.csv"')
    const [head, ...lines] = await linesOf('/api/statistics/stages/table?asOf=2026-03-13&groupBy=district')
    expect(head?.split(',').slice(0, 10)).toEqual([
      ...['definition', 'version', 'as_of', 'known_at', 'meaning', 'figure_n', 'figure_open'],
      ...['figure_share_on_behalf', 'figure_share_self_reported', 'figure_share_unknown_facts'],
    ])
    expect(lines).toHaveLength(9)
    for (const line of lines) expect(line.startsWith('stage.waiting,1,2026-03-13,2026-03-13,按当日已知情况,17,17,,')).toBe(true)
  })

  test('holds the same numbers as the answer, part by part', async () => {
    const stay = await linesOf('/api/statistics/stages/table?asOf=2026-03-13&part=stay')
    const columns = (stay[0] ?? '').split(',')
    const reviewing = stay.map((line) => line.split(',')).find((cells) => cells[columns.indexOf('stage')] === 'reviewing')
    expect(reviewing?.[columns.indexOf('days.calendarDays.median.value')]).toBe('3')
    expect((await get('/api/statistics/stages/table?part=nothing')).status).toBe(404)
  })

  test('is a workbook with a sheet for each figure of the answer and one that says what they count', async () => {
    const answer = await get('/api/statistics/answers/table?asOf=2026-03-13&form=xlsx')
    const sheets = await readXlsxFile(Buffer.from(await answer.arrayBuffer()))
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['time', 'unanswered', 'apart', '口径 definitions'])
    expect(
      sheets
        .at(-1)
        ?.data.slice(1)
        .map(([id]) => id),
    ).toEqual(['answer.time', 'answer.unanswered', 'answer.apart'])
  })

  test('is asked as the figure itself: a wrong day is told, another’s district is not there', async () => {
    const wrong = await get('/api/statistics/families/table?asOf=2099-01-01')
    expect(wrong.status).toBe(400)
    expect(await wrong.json()).toMatchObject({ errors: [{ pointer: '/asOf', code: 'DAY_IN_FUTURE' }] })
    expect((await get('/api/statistics/families/table?longest=3')).status).toBe(400)
    expect((await get(`/api/statistics/families/table?district=${tianning}`, 'tianyuanCentre')).status).toBe(404)
  })

  test('of lists in lists has one row for each smallest number, two lists below each other', () => {
    const figure = { definition: { id: 'x', version: 1, text: '' }, n: 2, groups: [] as unknown[] }
    const group = {
      name: 'a',
      place: { code: '1' },
      days: [{ day: 5, shares: [{ share: 1 }, { share: 2 }] }],
      ways: [{ to: 'b' }],
    }
    const [sheet] = sheetsOf({ asOf: 'x', part: { ...figure, groups: [group] } })
    expect(sheet?.columns).toEqual(['name', 'place.code', 'days.day', 'days.shares.share', 'ways.to'])
    expect(sheet?.rows).toEqual([
      ['a', '1', 5, 1, null],
      ['a', '1', 5, 2, null],
      ['a', '1', null, null, 'b'],
    ])
  })
})

describe('the cases behind a number', () => {
  const families = '/api/statistics/families/cases?asOf=2026-03-13&group=0'

  test('are as many as the number says, masked, the longest waiting first', async () => {
    const body = await read('CasesBehind', families)
    expect(body).toMatchObject({ n: 7, cases: 7, withheldLabel: null, definition: { id: 'family.where', version: 1 } })
    const text = JSON.stringify(body)
    for (const { caseId } of Object.values(city.requests)) expect(text).not.toContain(caseId)
    // A mask is drawn from the key of the installation: among its digits there may be what looks like a telephone.
    expect(text.replaceAll(/case-[0-9a-f]{20}/g, '')).not.toMatch(/小区|ZZ-|1[3-9]\d{9}/)
    const days = body.named.map(({ waitedDays }) => waitedDays)
    expect(days).toEqual(days.toSorted((a, b) => b - a))
    expect(body.named.every(({ mask }) => /^case-[0-9a-f]{20}$/.test(mask))).toBe(true)
    expect((await read('CasesBehind', `${families}&named=2`)).named).toHaveLength(2)
  })

  test('are called as in the exports of the month', async () => {
    const { named } = await read('CasesBehind', families)
    const exported = await (await get('/api/exports/csv')).text()
    for (const { mask } of named) expect(exported).toContain(mask)
  })

  test('are not named where a publication would leave the number out', async () => {
    // One family waits at the grid in 天元: a cell of one names nobody, and neither does a cell that would give it away.
    const stages = await read('StageFigures', '/api/statistics/stages?asOf=2026-03-13&groupBy=district')
    for (const [place, group] of stages.waiting.groups.entries()) {
      const body = await read(
        'CasesBehind',
        `/api/statistics/stages/cases?asOf=2026-03-13&groupBy=district&part=waiting&group=${place}`,
      )
      const isSmall = group.withheldInPublic !== null
      expect({ isSmall, named: body.named.length > 0, label: body.withheldLabel === null }).toEqual({
        isSmall,
        named: !isSmall,
        label: !isSmall,
      })
    }
    expect(stages.waiting.groups.some(({ n }) => n === 1)).toBe(true)
  })

  test('are for the bureau alone, and of a number that is there', async () => {
    expect((await get(families, 'tianyuanCentre')).status).toBe(403)
    expect((await get(families, 'a')).status).toBe(403)
    expect((await fetch(`${city.url}${families}`)).status).toBe(401)
    expect((await get('/api/statistics/families/cases?group=5')).status).toBe(404)
    expect((await get('/api/statistics/nothing/cases?group=0')).status).toBe(400)
  })
})

describe('the figures of page three', () => {
  test('curves, companies and months are there for the bureau and the centre, with their definitions', async () => {
    for (const body of ['bureau', 'tianyuanCentre'] as const) {
      const curves = await read('CurveFigures', '/api/statistics/curves?asOf=2026-03-13&groupBy=district', body)
      expect(curves.curve.definition.id).toBe('waiting.curve')
      expect(curves.curve.groups.map(({ groupLabel }) => groupLabel)).toEqual(
        body === 'bureau' ? ['天宁区', '天元区'] : ['天元区'],
      )
      const companies = await read('CompanyFigures', '/api/statistics/companies?asOf=2026-03-13', body)
      expect(companies).toMatchObject({ companies: { groups: [] }, comparedAfter: 10 })
      const cohorts = await read('CohortFigures', '/api/statistics/cohorts?asOf=2026-03-13', body)
      expect(cohorts.cohorts.groups).toEqual([])
    }
  })

  test('curves are looked at for some places, by the rule pack of the request, in working days', async () => {
    const byRules = await read('CurveFigures', '/api/statistics/curves?asOf=2026-03-13&groupBy=rules&unit=workingDays')
    expect(byRules.curve.groups.map(({ group, n }) => [group, n])).toEqual([
      ['changzhou-2023', 4],
      ['zhuzhou-2022', 3],
    ])
    const alone = await read('CurveFigures', '/api/statistics/curves?asOf=2026-03-13&rules=zhuzhou-2022')
    expect(alone.curve.n).toBe(3)
    const stage = await read('CurveFigures', '/api/statistics/curves?asOf=2026-03-13&stage=reviewing')
    expect(stage).toMatchObject({ stage: 'reviewing', groupBy: null, difference: { why: 'oneGroup' } })
  })
})
