import type { Locator } from 'playwright-core'
import type { Schemas } from '../../../src/client/client.ts'
import { zh } from '../../../src/web/texts/zh.ts'
import type { FormField } from '../../../workflows/labels/event-form.ts'

/** What a form is filled from, beside the values: the case as its reader sees it, and what papers and bodies are called. */
export interface FormGround {
  readonly seen: Pick<Schemas['Case'], 'grounds'>
  /** Name of the file behind the id of a document; null where the page shows no names. */
  readonly fileOf: (documentId: string) => string | null
  /** Name of a body of the register. */
  readonly bodyOf: (organisationId: string) => Promise<string>
}

/** Up to this many options stand open; more come as a list. The same number as in the pages. */
const shownAtOnce = 6

const exactly = (label: string): RegExp =>
  new RegExp(`^\\s*${RegExp.escape(label)}\\s*(${RegExp.escape(zh.form.optional)})?\\s*$`)

/** The group of a label, inside a form. */
const groupIn = (scope: Locator, label: string): Locator =>
  scope
    .locator('fieldset')
    .filter({ has: scope.page().locator(':scope > legend', { hasText: exactly(label) }) })
    .first()

const lineIn = (scope: Locator, label: string): Locator =>
  scope
    .locator('.field')
    .filter({ has: scope.page().locator(':scope > label', { hasText: exactly(label) }) })
    .first()

const choose = async (group: Locator, label: string): Promise<void> => {
  await group
    .locator('label.choice')
    .filter({ hasText: exactly(label) })
    .first()
    .locator('input')
    .check()
}

/** Ticks papers that are there already, by the names of their files where the page shows them. */
export const tickPapers = async (group: Locator, documentIds: readonly string[], { fileOf }: FormGround): Promise<void> => {
  for (const id of documentIds) {
    const name = fileOf(id)
    const input =
      name === null ? group.locator(`input[value="${id}"]`) : group.locator('label.choice', { hasText: name }).locator('input')
    await input.check()
  }
}

/** What a ground is called where it can be chosen. */
const groundName = ({ seen }: FormGround, groundId: unknown): string => {
  const ground = seen.grounds.find((one) => one.groundId === groundId)
  if (!ground) throw new Error(`nobody on this page sees the ground ${String(groundId)}`)
  return ground.words ? `${ground.label}：${ground.words}` : ground.label
}

const optionsOf = (field: FormField, ground: FormGround): readonly { readonly value: string; readonly label: string }[] => {
  if (field.kind === 'yesNo') {
    return [
      { value: 'true', label: zh.form.yes },
      { value: 'false', label: zh.form.no },
    ]
  }
  if (field.kind === 'ground') {
    return ground.seen.grounds
      .filter(({ open }) => open)
      .map(({ groundId }) => ({ value: groundId, label: groundName(ground, groundId) }))
  }
  return field.options
}

const fillChoice = async (scope: Locator, field: FormField, value: unknown, ground: FormGround): Promise<void> => {
  const options = optionsOf(field, ground)
  if (options.length > shownAtOnce) {
    await lineIn(scope, field.label)
      .locator('select')
      .selectOption({ value: String(value) })
    return
  }
  const label = options.find((option) => option.value === String(value))?.label
  if (label === undefined) throw new Error(`“${field.label}” has no ${String(value)}`)
  await choose(groupIn(scope, field.label), label)
}

const fillEntry = async (scope: Locator, field: FormField, value: unknown, { bodyOf }: FormGround): Promise<void> => {
  if (field.name === 'organisationId') {
    const group = groupIn(scope, field.label)
    const name = await bodyOf(String(value))
    await group.locator('input[type=search]').fill(name)
    await group.locator('label.choice', { hasText: name }).locator('input').check()
    return
  }
  const line = lineIn(scope, field.label)
  await line.locator('select').selectOption({ value: String(value) })
}

const fillList = async (scope: Locator, field: FormField, value: readonly unknown[], ground: FormGround): Promise<void> => {
  const group = groupIn(scope, field.label)
  const { of } = field
  if (of?.kind === 'document') return tickPapers(group, value.map(String), ground)
  if (of?.kind === 'choice') {
    for (const one of value) await choose(group, of.options.find((option) => option.value === one)?.label ?? String(one))
    return
  }
  if (of?.kind === 'ground') {
    for (const one of value) await choose(group, groundName(ground, one))
    return
  }
  if (!of) return
  for (const [place, one] of value.entries()) {
    const card = group.locator(':scope > .card').nth(place)
    if ((await card.count()) === 0) await group.locator(':scope > .row button').first().click()
    await fillField(card, { ...of, label: `${field.label} ${place + 1}` }, one, ground)
  }
}

const fillField = async (scope: Locator, field: FormField, value: unknown, ground: FormGround): Promise<void> => {
  switch (field.kind) {
    case 'group':
      return fillFields(groupIn(scope, field.label), field.fields, value as Readonly<Record<string, unknown>>, ground)
    case 'list':
      return fillList(scope, field, value as readonly unknown[], ground)
    case 'promise':
      return choose(scope, field.label)
    case 'document':
      return tickPapers(groupIn(scope, field.label), [String(value)], ground)
    case 'choice':
    case 'yesNo':
    case 'ground':
      return fillChoice(scope, field, value, ground)
    case 'entry':
      return fillEntry(scope, field, value, ground)
    case 'longText':
      return lineIn(scope, field.label).locator('textarea').fill(String(value))
    default:
      return lineIn(scope, field.label).locator('input').fill(String(value))
  }
}

/** Fills the fields that have a value, as a hand would: ticks, chooses, writes. A value that no field takes is a fault. */
export const fillFields = async (
  scope: Locator,
  fields: readonly FormField[],
  values: Readonly<Record<string, unknown>>,
  ground: FormGround,
): Promise<void> => {
  for (const name of Object.keys(values)) {
    if (!fields.some((field) => field.name === name)) throw new Error(`no field of the form takes ${name}`)
  }
  for (const field of fields) {
    const value = values[field.name]
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) continue
    await fillField(scope, field, value, ground)
  }
}
