import { z } from 'zod'
import { companyAnswerLabels } from '../../workflows/labels/codes.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import type { AnswerFigures } from '../../workflows/statistics/answers.ts'
import type { AnswerKind } from '../../workflows/statistics/rows.ts'
import { CompanyStandingsBody, companyStandingsBody } from './company-standings.ts'
import {
  DurationBody,
  durationOf,
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  label,
  markedGroups,
  OrganisationBody,
  PlaceBody,
  ReadingBody,
  readingOf,
  type Words,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const kinds = ['approve', 'conditions', 'reject', 'noObjection'] as const satisfies readonly AnswerKind[]
const count = z.int().nonnegative()
const key = { district: PlaceBody, organisation: OrganisationBody }

/** How companies answer, the silent ones inside. */
export const AnswerFiguresBody = z
  .object({
    ...headBody,
    standings: CompanyStandingsBody,
    time: figureBody(
      groupBody({
        ...key,
        answered: z.array(z.object({ kind: z.enum(kinds), label, requests: count })),
        silent: count.describe('Unanswered on the day.'),
        endedOtherwise: count.describe('Over without the company’s own answer.'),
        days: DurationBody,
      }).meta({ id: 'AnswerTimeGroup' }),
    ).meta({
      id: 'AnswerTimeFigure',
      description: 'From service to the company’s first definite answer across all stages: escalation does not hide the silent.',
    }),
    unanswered: figureBody(
      groupBody({
        ...key,
        after: z.array(
          z.object({
            workingDays: count,
            share: ReadingBody.describe('As if requests that ended otherwise would have been answered like the rest.'),
            shareCountingEnded: ReadingBody.describe('As if none of them would ever have been answered.'),
          }),
        ),
      }).meta({ id: 'UnansweredGroup' }),
    ).meta({ id: 'UnansweredFigure', description: 'Share without an own answer after 5, 10, 30 and 90 working days.' }),
    apart: figureBody(groupBody({ district: PlaceBody, unserved: count, paused: count }).meta({ id: 'ApartGroup' })).meta({
      id: 'ApartFigure',
      description: 'What is not silence: the request did not arrive, or the ball is elsewhere.',
    }),
  })
  .meta({ id: 'AnswerFigures', description: 'How long companies take to answer, the silent ones inside.' })

/** The figures of the answers as they are answered. */
export const answerFiguresBody = (
  answered: Answered<AnswerFigures>,
  language: Language,
  byOrganisation: boolean,
): z.infer<typeof AnswerFiguresBody> => {
  const words = wordsFor(answered, language)
  const { time, unanswered, apart } = answered.figures
  const keyOf = (group: { readonly district: string | null; readonly organisationId: string | null }) => ({
    district: words.place(group.district),
    organisation: byOrganisation ? words.organisation(group.organisationId) : null,
  })
  return {
    ...headOf(answered, words),
    standings: companyStandingsBody(answered.companies, words),
    time: figureOf(
      time,
      markedGroups(
        time.groups,
        words,
        (group) => ({
          ...keyOf(group),
          answered: kinds.map((kind) => ({ kind, label: companyAnswerLabels[kind][language], requests: group.answered[kind] })),
          silent: group.silent,
          endedOtherwise: group.endedOtherwise,
          days: durationOf(group.days, words),
        }),
        byOrganisation,
      ),
      words,
    ),
    unanswered: figureOf(
      unanswered,
      markedGroups(
        unanswered.groups,
        words,
        (group) => ({ ...keyOf(group), after: group.after.map((step) => horizonOf(step, words)) }),
        byOrganisation,
      ),
      words,
    ),
    apart: figureOf(
      apart,
      markedGroups(apart.groups, words, (group) => ({
        district: words.place(group.district),
        unserved: group.unserved,
        paused: group.paused,
      })),
      words,
    ),
  }
}

type Horizon = AnswerFigures['unanswered']['groups'][number]['after'][number]

const horizonOf = ({ workingDays, share, shareCountingEnded }: Horizon, words: Words) => ({
  workingDays,
  share: readingOf(share, words),
  shareCountingEnded: readingOf(shareCountingEnded, words),
})
