import { issuerLabels } from '../../../../../workflows/labels/codes.ts'
import {
  levelOfGarageLabels,
  systemLabels,
  titleOfSpaceLabels,
  transformerLabels,
} from '../../../../../workflows/labels/garages.ts'
import { fireSystemLabels } from '../../../../../workflows/labels/precheck.ts'
import type { Schemas } from '../../../../client/client.ts'

type Compound = Schemas['Compound']
type Bilingual = Schemas['Bilingual']

/** What of a compound is changed. */
export type PartKind = 'compound' | 'garage' | 'fireZone' | 'transformer' | 'space' | 'issuer'

/** What stands in the fields of a part, by name; '' = not known. */
export type PartValues = Readonly<Record<string, string>>

/** A field of a part. */
export interface PartField {
  readonly name: string
  /** A name of the texts of the desk, or the label itself. */
  readonly label: string | Bilingual
  readonly kind: 'text' | 'number' | 'day' | 'month' | 'choice'
  readonly required?: boolean
  readonly options?: readonly { readonly value: string; readonly label: string | Bilingual }[]
}

const choices = (labels: Readonly<Record<string, Bilingual>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const yesNo = [
  { value: 'true', label: 'form.yes' },
  { value: 'false', label: 'form.no' },
]

const systems: readonly PartField[] = choices(fireSystemLabels).map(({ value, label }) => ({
  name: `systems.${value}`,
  label,
  kind: 'choice',
  required: true,
  options: choices(systemLabels),
}))

const name: PartField = { name: 'name', label: 'desk.parts.name', kind: 'text', required: true }
const area: PartField = { name: 'fireUnitAreaM2', label: 'desk.parts.area', kind: 'number' }
const completed: PartField = { name: 'completedOn', label: 'desk.parts.completedOn', kind: 'day' }

/** The fields of each kind of part. Garages, zones and transformers are chosen by name out of the compound. */
export const fieldsOf = (kind: PartKind, { garages, fireZones, transformers }: Compound): readonly PartField[] => {
  const inGarage: PartField = {
    name: 'garageId',
    label: 'desk.parts.garage',
    kind: 'choice',
    required: true,
    options: garages.map(({ garageId, name }) => ({ value: garageId, label: name })),
  }
  switch (kind) {
    case 'compound':
      return [name, { name: 'address', label: 'desk.parts.address', kind: 'text' }, completed]
    case 'garage':
      return [
        name,
        { name: 'level', label: 'desk.parts.level', kind: 'choice', required: true, options: choices(levelOfGarageLabels) },
        { name: 'floor', label: 'desk.parts.floor', kind: 'number' },
        completed,
        ...systems,
        area,
      ]
    case 'fireZone':
      return [name, inGarage, ...systems, area]
    case 'transformer':
      return [
        name,
        { name: 'ownership', label: 'desk.parts.ownership', kind: 'choice', required: true, options: choices(transformerLabels) },
        { name: 'ratedKva', label: 'desk.parts.ratedKva', kind: 'number' },
        { name: 'peakKva', label: 'desk.parts.peakKva', kind: 'number' },
        { name: 'peakMonth', label: 'desk.parts.peakMonth', kind: 'month' },
      ]
    case 'space':
      return [
        { name: 'label', label: 'desk.parts.space', kind: 'text', required: true },
        inGarage,
        {
          name: 'fireZoneId',
          label: 'desk.parts.fireZone',
          kind: 'choice',
          options: fireZones.map(({ fireZoneId, name }) => ({ value: fireZoneId, label: name })),
        },
        {
          name: 'transformerId',
          label: 'desk.parts.transformer',
          kind: 'choice',
          options: transformers.map(({ transformerId, name }) => ({ value: transformerId, label: name })),
        },
        { name: 'title', label: 'desk.parts.title', kind: 'choice', required: true, options: choices(titleOfSpaceLabels) },
        { name: 'leaseUntilOn', label: 'desk.parts.leaseUntilOn', kind: 'day' },
        { name: 'civilDefence', label: 'desk.parts.civilDefence', kind: 'choice', required: true, options: yesNo },
        { name: 'mechanical', label: 'desk.parts.mechanical', kind: 'choice', required: true, options: yesNo },
        { name: 'wallOrPillar', label: 'desk.parts.wallOrPillar', kind: 'choice', options: yesNo },
      ]
    case 'issuer':
      return [
        { name: 'kind', label: 'desk.parts.issuerKind', kind: 'choice', required: true, options: choices(issuerLabels) },
        { name: 'sinceOn', label: 'desk.parts.sinceOn', kind: 'day', required: true },
        { name: 'untilOn', label: 'desk.parts.untilOn', kind: 'day' },
      ]
  }
}

/** A part as its fields have it. */
export const valuesOf = (part: object): PartValues =>
  Object.fromEntries(
    Object.entries(part).flatMap(([name, value]): [string, string][] => {
      if (name === 'systems') return Object.entries(value as object).map(([system, is]) => [`systems.${system}`, String(is)])
      return [[name, value === null || value === undefined ? '' : String(value)]]
    }),
  )

/** What is sent of the fields: an empty field says that nothing is known. */
export const bodyOf = (fields: readonly PartField[], values: PartValues): Record<string, unknown> => {
  const body: Record<string, unknown> = {}
  for (const field of fields) {
    const value = sentOf(field, (values[field.name] ?? '').trim())
    const [group, inside] = field.name.split('.')
    if (inside === undefined) body[field.name] = value
    else if (group) body[group] = { ...(body[group] as object | undefined), [inside]: value }
  }
  return body
}

const sentOf = ({ kind, options }: PartField, text: string): unknown => {
  if (text === '') return null
  if (kind === 'number') return Number(text)
  return options === yesNo ? text === 'true' : text
}
