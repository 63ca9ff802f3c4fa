import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PileClient, taken } from '../../../src/client/client.ts'
import { type FigureCity, playFigureCity, tianning, tianyuan } from '../../helpers/figure-city.ts'

let city: FigureCity
let bureau: PileClient
beforeAll(async () => {
  city = await playFigureCity()
  bureau = city.bodies.bureau.client
}, 240_000)
afterAll(() => city.close())

describe('the figures of pages two and four over HTTP', () => {
  test('what lies with each office is what waits there', async () => {
    const { offices } = taken(await bureau.http.GET('/api/statistics/offices'))
    const held = offices.groups.map(({ organisation, holder, holds }) => [holder, organisation?.name, holds])
    // As in the stages: two at the bureau, two in coordination, three assessments, six at the grid.
    expect(held).toContainEqual(['centre', '天元区物业服务指导中心', 2])
    expect(held.reduce((sum, [, , holds]) => sum + Number(holds), 0)).toBe(offices.open)
    expect(offices.groups.some(({ holder }) => holder === 'owner')).toBe(false)
  })

  test('spaces without a request are those of the compound less those that asked', async () => {
    const { never } = taken(await bureau.http.GET('/api/statistics/never', { params: { query: { district: tianning } } }))
    expect(never.groups).toMatchObject([{ compound: '乙一小区', askedSpaces: 4 }])
    expect(never.groups.every(({ spaces, askedSpaces, neverAsked }) => neverAsked === spaces - askedSpaces)).toBe(true)
  })

  test('a transformer is as full as its ledger says, by compound', async () => {
    const { forecast } = taken(await bureau.http.GET('/api/statistics/forecast'))
    expect(forecast.groups.length).toBeGreaterThan(0)
    for (const { filedLately, n, ratedKva } of forecast.groups)
      expect({ filedLately, ratedKva }).toEqual({ filedLately: n, ratedKva: 630 })
  })

  test('a city without piles or matters has honest empty figures, and no fees', async () => {
    expect(taken(await bureau.http.GET('/api/statistics/safety')).safety).toMatchObject({ n: 0, groups: [] })
    expect(taken(await bureau.http.GET('/api/statistics/matters'))).toMatchObject({ withoutCost: 0, matters: { groups: [] } })
    const { costs } = taken(await bureau.http.GET('/api/statistics/costs', { params: { query: { groupBy: 'district' } } }))
    expect(costs.groups.map(({ district, familiesWithFees }) => [district?.code, familiesWithFees])).toEqual([
      [tianning, 0],
      [tianyuan, 0],
    ])
    expect(costs.groups.every(({ monthsWaited }) => monthsWaited > 0)).toBe(true)
  })
})
