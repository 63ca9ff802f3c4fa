import { z } from 'zod'
import { type PartyEvent, partyEventTypes } from '../../../workflows/case/events/events.ts'
import { eventForm, formFieldKinds } from '../../../workflows/labels/event-form.ts'
import { matterForm, matterFormTypes } from '../../../workflows/labels/matter-forms.ts'
import { json, problemAnswers } from '../answers.ts'
import { languageOfRequest } from '../case-answers.ts'
import type { TypedApp } from '../typed-app.ts'

const label = z.string().describe('In the language of the caller.')

const FormField = z.object({
  name: z.string(),
  label,
  kind: z
    .enum(formFieldKinds)
    .describe(
      '`promise`: has to be ticked. `document`: id of an uploaded document. `ground`: id of a ground or condition of the case. `entry`: names something else of the case, a record, a promise, a check, a matter.',
    ),
  required: z.boolean(),
  options: z.array(z.object({ value: z.string(), label })).describe('Listed values of a choice.'),
  beside: z.enum(['ownGrounds']).nullable().describe('`ownGrounds`: those of the case are offered beside the listed ones.'),
  get fields(): z.ZodArray<typeof FormField> {
    return z.array(FormField)
  },
  get of(): z.ZodNullable<typeof FormField> {
    return z.nullable(FormField)
  },
  maxLength: z.int().nullable(),
  initial: z.union([z.string(), z.number(), z.boolean()]).nullable().describe('What the form starts with.'),
})
z.globalRegistry.add(FormField, {
  id: 'FormField',
  description: 'One field of a form; groups hold fields, a list is made of one.',
})

const EventForm = z
  .object({ type: z.string(), label, fields: z.array(FormField) })
  .meta({ id: 'EventForm', description: 'What an event asks for, in words: enough to draw its form.' })

type FormType = PartyEvent['type'] | (typeof matterFormTypes)[number]

const isMatterForm = (type: FormType): type is (typeof matterFormTypes)[number] => matterFormTypes.some((one) => one === type)

/** The forms of events, for whoever draws them. */
export const formRoutes = (app: TypedApp) => {
  app.get(
    '/api/forms/:type',
    {
      config: { access: 'public' },
      schema: {
        tags: ['cases'],
        operationId: 'readForm',
        summary: 'What an event of a case, or of a matter, asks for in words',
        security: [],
        // Every event type is one of these; the list is not empty.
        params: z.strictObject({ type: z.enum([...partyEventTypes, ...matterFormTypes] as [FormType, ...FormType[]]) }),
        response: { 200: json('The form.', EventForm), ...problemAnswers(400, 429, 503) },
      },
    },
    (request, reply) => {
      const { type } = request.params
      const language = languageOfRequest(request)
      const { label, fields } = isMatterForm(type) ? matterForm(type, language) : eventForm(type, language)
      reply.header('cache-control', 'private, max-age=300').header('vary', 'accept-language, cookie')
      // The shape is read-only; the serializer only reads it.
      return { type, label, fields: fields as z.infer<typeof FormField>[] }
    },
  )
}
