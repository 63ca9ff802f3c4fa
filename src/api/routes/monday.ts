import { z } from 'zod'
import type { Press } from '../../papers/press.ts'
import type { FrozenFigures } from '../../statistics/frozen.ts'
import { mondaySheet } from '../../statistics/monday.ts'
import type { Figures } from '../../statistics/open-figures.ts'
import { callerOf } from '../access.ts'
import { problemAnswers } from '../answers.ts'
import { day, problemOf } from '../figure-question.ts'
import type { TypedApp } from '../typed-app.ts'

/** What the sheet of the Monday meeting needs. */
export interface MondayParts {
  readonly figures: Figures
  readonly frozen: FrozenFigures
  readonly press: Press
  readonly publicUrl: () => string
}

const isMonday = (on: string): boolean => Temporal.PlainDate.from(on).dayOfWeek === 1
const pdf200 = { description: 'The sheet.', content: { 'application/pdf': { schema: z.any() } } }

/** One page for the Monday meeting of the bureau: frozen when it is first asked for, signed, the same bytes ever after. */
export const mondayRoutes =
  ({ figures, frozen, press, publicUrl }: MondayParts) =>
  (app: TypedApp) =>
    app.get(
      '/api/statistics/monday/:monday/sheet.pdf',
      {
        config: { access: ['bureau'] },
        schema: {
          tags: ['statistics'],
          operationId: 'readMondaySheet',
          summary: 'One A4 for the Monday meeting, in Chinese',
          description: 'The figures of the evening before, as known then. Frozen when it is first asked for, and signed.',
          params: z.object({ monday: day.refine(isMonday, 'a Monday') }),
          response: { 200: pdf200, ...problemAnswers(400, 401, 403, 404, 429, 503) },
        },
      },
      async (request, reply) => {
        const { monday } = request.params
        const sheet = await mondaySheet({ figures, frozen, publicUrl: publicUrl() }, callerOf(request), monday)
        if ('kind' in sheet) throw problemOf(request, sheet)
        void reply.type('application/pdf')
        void reply.header('content-disposition', `inline; filename="monday-${monday}.pdf"`)
        return reply.send(await press.print(sheet)) as never
      },
    )
