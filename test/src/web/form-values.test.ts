import { expect, test } from 'vitest'
import { type Field, missingOf } from '../../../src/web/shared/event-form/form-values.ts'
import { eventForm } from '../../../workflows/labels/event-form.ts'

test('a part that is asked for and was not touched yet is missing whole', () => {
  // The service sends a form as it is; its type there is that of the API.
  const fields = eventForm('property.givePaper', 'zh').fields as unknown as readonly Field[]
  const [paper] = fields.filter(({ kind, required }) => kind === 'group' && required)
  expect(paper?.fields.length).toBeGreaterThan(0)
  expect(missingOf(fields, {})).toEqual(paper?.fields.filter(({ required }) => required).map(({ label }) => label))
})
