import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sqliteExports } from '../../../src/database/sqlite-exports.ts'
import { ocelOf } from '../../../src/exports/ocel-export.ts'
import type { ExportedCase } from '../../../src/exports/ports.ts'
import { type SimulatedDatabase, simulatedDatabase } from '../../helpers/simulated-database.ts'

interface Thing {
  readonly id: string
  readonly type: string
  readonly time: string
  readonly attributes: readonly { readonly name: string; readonly value: string; readonly time: string }[]
  readonly relationships: readonly { readonly objectId: string }[]
}

let city: SimulatedDatabase
const cases: ExportedCase[] = []
let log: { readonly events: readonly Thing[]; readonly objects: readonly Thing[] }
beforeAll(async () => {
  city = simulatedDatabase({ cases: 150, seed: 3 })
  const read = () =>
    sqliteExports(city.database, city.library).cases({ districts: city.districts, before: '9999-12-31T00:00:00.000Z' })
  for await (const batch of read()) cases.push(...batch)
  let text = ''
  for await (const piece of ocelOf(read, (kind, id) => `${kind}-${id}`)) text += piece
  log = JSON.parse(text)
})
afterAll(() => city.close())

describe('the object log of a city', () => {
  test('meets every compound once, so that what its requests share need not be remembered for longer', () => {
    const met = cases.map(({ compoundId }) => compoundId).filter((id, at, all) => id !== all[at - 1])
    expect(met.length).toBeGreaterThan(3)
    expect(new Set(met).size).toBe(met.length)
    expect(new Set(cases.map(({ caseId }) => caseId)).size).toBe(cases.length)
  })

  test('writes every object once, and all that are named', () => {
    const objects = new Map(log.objects.map((object) => [object.id, object.type]))
    expect(objects.size).toBe(log.objects.length)
    for (const { relationships } of [...log.events, ...log.objects])
      for (const { objectId } of relationships) expect(objects.has(objectId)).toBe(true)
    const kinds = ['case', 'chain', 'space', 'compound', 'company', 'transformer']
    expect([...new Set(objects.values())]).toEqual(expect.arrayContaining(kinds))
    expect(log.objects.filter(({ type }) => type === 'chain')).toHaveLength(new Set(cases.map(({ chainId }) => chainId)).size)
  })

  test('dates an end to the event that made it, and gives an open request none', () => {
    const timeOf = new Map(log.events.map(({ id, time }) => [id, time]))
    let ended = 0
    for (const { id, attributes } of log.objects.filter(({ type }) => type === 'case')) {
      const exported = cases.find(({ caseId }) => id === `case-${caseId}`)
      const ends = attributes.filter(({ name }) => name === 'outcome' || name === 'closedOn')
      expect(ends).toHaveLength(exported?.closedOn === null ? 0 : 2)
      for (const { time } of ends) {
        ended += 1
        const events = exported?.events.map(({ seq }) => timeOf.get(`${id}/${seq}`)) ?? []
        expect(events).toContain(time)
        expect(time.slice(0, 10)).toBe(exported?.closedOn)
      }
    }
    expect(ended).toBeGreaterThan(50)
  })
})
