import { expect, test } from 'vitest'
import type { Schemas } from '../../src/client/client.ts'
import { entriesOf } from '../../src/web/shared/event-form/entries.ts'
import { type PartyEvent, partyEventSchemas } from '../../workflows/case/events/events.ts'
import { eventForm, type FormField } from '../../workflows/labels/event-form.ts'

/** What is chosen from the register by name, in a field of its own. */
const ofTheRegister = ['organisationId', 'matterId']

const entryFields = (fields: readonly FormField[]): string[] =>
  fields.flatMap((field) => [
    ...(field.kind === 'entry' ? [field.name] : []),
    ...entryFields(field.fields),
    ...(field.of ? entryFields([field.of]) : []),
  ])

/** A case on which nothing has happened: every list is there, and empty. */
const emptyCase = new Proxy(
  {},
  { get: (_, name) => (name === 'recall' ? null : name === 'you' ? 'owner' : []) },
) as Schemas['Case']

test('whatever a form asks for by its number on the case is chosen from a list: nobody is asked to type an id', () => {
  const typed = [...partyEventSchemas.keys()].flatMap((type) =>
    entryFields(eventForm(type as PartyEvent['type'], 'zh').fields)
      .filter((name) => !ofTheRegister.includes(name) && entriesOf(emptyCase, type, name, String) === null)
      .map((name) => `${type} ${name}`),
  )
  expect(typed).toEqual([])
})

test('an obligation is chosen among the obligations, not among the grounds that are still open', () => {
  const [field] = eventForm('owner.claimMoneyBack', 'zh').fields.filter(({ name }) => name === 'obligationId')
  expect(field?.kind).toBe('entry')
  const obligations = [{ obligationId: '4.1', label: '费用或押金' }]
  expect(entriesOf({ obligations } as unknown as Schemas['Case'], 'owner.claimMoneyBack', 'obligationId', String)).toEqual([
    { value: '4.1', label: '费用或押金' },
  ])
})
