import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { CaseEvent, PartyEvent, partyEventTypes } from '../../../workflows/case/events/events.ts'
import { systemEvents } from '../../../workflows/case/events/system.ts'
import { valueLabel } from '../../../workflows/labels/event-values.ts'
import { eventLabels } from '../../../workflows/labels/events.ts'
import { fieldLabels } from '../../../workflows/labels/fields.ts'

type Schema = z.core.$ZodType

/** A listed value that an event can carry, and the path of its field without array positions. */
interface Listed {
  readonly type: string
  readonly path: string
  readonly value: string
}

/** Wrappers around a schema, whatever they add to it. */
const inside = (schema: Schema): Schema | null => {
  const { def } = schema._zod
  if ('innerType' in def) return def.innerType as Schema
  if ('element' in def) return def.element as Schema
  return null
}

const listedIn = (schema: Schema, type: string, path: string): Listed[] => {
  const { def } = schema._zod
  if (def.type === 'enum') {
    return Object.values((schema as z.ZodEnum).def.entries).map((value) => ({ type, path, value: String(value) }))
  }
  if (def.type === 'union') return (schema as z.ZodUnion).def.options.flatMap((option) => listedIn(option, type, path))
  if (def.type === 'object') {
    return Object.entries((schema as z.ZodObject).def.shape).flatMap(([name, field]) =>
      listedIn(field, type, path === '' ? name : `${path}.${name}`),
    )
  }
  const inner = inside(schema)
  return inner ? listedIn(inner, type, path) : []
}

const fieldsIn = (schema: Schema): string[] => {
  const { def } = schema._zod
  if (def.type === 'object') {
    return Object.entries((schema as z.ZodObject).def.shape).flatMap(([name, field]) => [name, ...fieldsIn(field)])
  }
  const inner = inside(schema)
  return inner ? fieldsIn(inner) : []
}

const schemas: readonly [string, Schema][] = [
  ...PartyEvent.options.map((schema): [string, Schema] => [schema.shape.type.value, schema]),
  ...systemEvents.map((schema): [string, Schema] => [schema.shape.type.value, schema]),
]
const listed = schemas.flatMap(([type, schema]) => listedIn(schema, type, ''))

describe('every listed value that an event carries', () => {
  test('is found by walking the schemas', () => {
    expect(schemas.map(([type]) => type).toSorted()).toEqual(Object.keys(eventLabels).toSorted())
    expect(CaseEvent.options.length).toBe(1 + systemEvents.length)
    const paths = new Set(listed.map(({ type, path }) => `${type} ${path}`))
    // One of each form: a plain field, one in an array, in an array of objects, behind optional, behind a default, of the system.
    for (const path of [
      'owner.withdraw reason',
      'centre.requestCorrection missing',
      'property.reject grounds.code',
      'centre.closeCoordination noPower.why',
      'property.offerConditions conditions.fulfilledBy',
      'property.approve paper.form',
      'grid.energise onBehalf.channel',
      'facts.changed facts.transformer.ownership',
    ]) {
      expect(paths).toContain(path)
    }
  })

  test('has a label', () => {
    const missing = listed.filter(({ type, path, value }) => valueLabel(type, path, value) === null)
    expect(missing.map(({ type, path, value }) => `${type} ${path} ${value}`)).toEqual([])
  })

  test('is labelled by its own list where two lists share a word', () => {
    expect(valueLabel('grid.reportSurvey', 'route', 'none')?.zh).toBe('无法走线')
    expect(valueLabel('grid.reportSurvey', 'meterPlace', 'none')?.zh).toBe('没有装表位置')
    expect(valueLabel('fire.declineCompetence', 'basis', 'otherAuthority')?.zh).toBe('属于其他部门职责')
    expect(valueLabel('grid.declineCompetence', 'basis', 'otherAuthority')?.zh).toBe('属于其他单位职责')
    expect(valueLabel('centre.recordAgreement', 'form', 'paper')?.zh).toBe('书面协议')
    expect(valueLabel('property.approve', 'onBehalf.channel', 'paper')?.zh).toBe('书面')
    expect(valueLabel('owner.declinePlan', 'reason', 'cost')?.zh).toBe('费用太高')
  })

  test('a value that is on no list has none', () => {
    expect(valueLabel('owner.withdraw', 'reason', 'bored')).toBeNull()
    expect(valueLabel('owner.withdraw', 'words', 'other')).toBeNull()
    expect(valueLabel('owner.withdraw', 'reason', 'toString')).toBeNull()
  })
})

test('every field of every event has a name', () => {
  const names: Readonly<Record<string, unknown>> = fieldLabels
  const used = new Set(PartyEvent.options.flatMap((schema) => fieldsIn(schema)))
  const ofTheSystem = new Set(systemEvents.flatMap((schema) => Object.keys(schema.shape)))
  used.delete('type')
  expect([...used].filter((name) => !Object.hasOwn(names, name))).toEqual([])
  expect(Object.keys(names).filter((name) => !used.has(name) && !ofTheSystem.has(name))).toEqual([])
})

test('events of one party that are alike have different words', () => {
  const words = partyEventTypes.map((type) => eventLabels[type].zh)
  expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
})
