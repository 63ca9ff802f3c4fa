import { describe, expect, test } from 'vitest'
import { partyEventTypes } from '../../../workflows/case/events/events.ts'
import { eventForm, type FormField } from '../../../workflows/labels/event-form.ts'
import { matterForm, matterFormTypes } from '../../../workflows/labels/matter-forms.ts'

const all = (fields: readonly FormField[]): FormField[] =>
  fields.flatMap((field) => [field, ...all(field.fields), ...(field.of ? all([field.of]) : [])])

const named = (type: (typeof partyEventTypes)[number], name: string) =>
  eventForm(type, 'zh').fields.find((field) => field.name === name)

describe('the form of an event', () => {
  test('can be drawn for every event, in both languages, without a bare code', () => {
    const bare = (['zh', 'en'] as const).flatMap((language) =>
      partyEventTypes.flatMap((type) =>
        all(eventForm(type, language).fields)
          .filter(({ name, label, options }) => label === name || options.some(({ value, label: word }) => word === value))
          .map(({ name }) => `${language} ${type} ${name}`),
      ),
    )
    expect(bare).toEqual([])
    expect(partyEventTypes.length).toBeGreaterThan(200)
  })

  test('asks a refusal for its listed grounds, each with its documents and words', () => {
    const grounds = named('property.reject', 'grounds')
    expect(grounds).toMatchObject({ kind: 'list', required: true, label: '理由', of: { kind: 'group' } })
    expect(grounds?.of?.fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['code', 'choice'],
      ['evidence', 'list'],
      ['words', 'longText'],
    ])
    expect(grounds?.of?.fields[0]?.options.length).toBeGreaterThan(30)
    expect(grounds?.of?.fields[1]?.of).toMatchObject({ kind: 'document' })
  })

  test('points at grounds, records and promises of the case', () => {
    expect(named('owner.contestGround', 'groundIds')).toMatchObject({ kind: 'list', of: { kind: 'ground' } })
    expect(named('property.recall', 'record')).toMatchObject({ kind: 'entry', required: true })
    expect(named('owner.confirmPromise', 'promiseId')).toMatchObject({ kind: 'entry', required: true })
  })

  test('knows promises, yes or no, days, numbers and what it starts with', () => {
    expect(named('owner.submit', 'undertaking')).toMatchObject({ kind: 'promise', required: true })
    expect(named('grid.reportInspection', 'passed')).toMatchObject({ kind: 'yesNo' })
    expect(named('grid.energise', 'on')).toMatchObject({ kind: 'day' })
    expect(named('grid.reportCapacity', 'peakKva')).toMatchObject({ kind: 'number', required: false })
    expect(named('property.offerConditions', 'conditions')?.of?.fields[1]).toMatchObject({
      name: 'fulfilledBy',
      initial: 'owner',
    })
    expect(named('property.approve', 'words')).toMatchObject({ kind: 'longText', required: false, maxLength: 2000 })
  })
})

describe('the form of an event of a matter', () => {
  test('can be drawn for every event, in both languages, without a bare code', () => {
    const bare = (['zh', 'en'] as const).flatMap((language) =>
      matterFormTypes.flatMap((type) =>
        all(matterForm(type, language).fields)
          .filter(({ name, label, options }) => label === name || options.some(({ value, label: word }) => word === value))
          .map(({ name }) => `${language} ${type} ${name}`),
      ),
    )
    expect(bare).toEqual([])
    expect(matterFormTypes.length).toBe(10)
  })

  test('chooses garage, transformer, office and condition among what there is', () => {
    const kinds = Object.fromEntries(
      [...all(matterForm('matter.open', 'zh').fields), ...all(matterForm('matter.reportCondition', 'zh').fields)].map(
        ({ name, kind }) => [name, kind],
      ),
    )
    expect(kinds).toMatchObject({ garageId: 'entry', transformerId: 'entry', organisationId: 'entry', conditionId: 'entry' })
  })
})
