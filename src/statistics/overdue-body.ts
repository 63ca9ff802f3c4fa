import { z } from 'zod'
import { clockNames } from '../../workflows/case/clocks.ts'
import { clockLabels, passedLabels } from '../../workflows/labels/clocks.ts'
import { standingLabels, timeKindLabels } from '../../workflows/labels/figures.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { trackLabels } from '../../workflows/labels/tracks.ts'
import { parties, tracks } from '../../workflows/parties.ts'
import { type Standing, standings } from '../../workflows/statistics/clock-standing.ts'
import type { AmendedClock, Overdue, OverdueColumn, OverdueFigure } from '../../workflows/statistics/overdue.ts'
import { CompanyStandingsBody, companyStandingsBody } from './company-standings.ts'
import {
  figureBody,
  figureOf,
  groupBody,
  headBody,
  headOf,
  inDaysBody,
  label,
  markedGroups,
  OrganisationBody,
  PlaceBody,
  type Words,
  wordsFor,
} from './figure-body.ts'
import type { Answered } from './open-figures.ts'

const day = z.iso.date()
const count = z.int().nonnegative()
const party = z.enum(parties)
const track = z.enum(tracks)
const clock = z.enum(clockNames)
const standing = z.enum(standings)

const ColumnBody = z
  .object({
    label,
    word: label.describe('What is said of a clock that is beyond its due day: only under a time that binds is anybody late.'),
    share: z.number().nullable().describe('`overdue` / `outOf`; null of nothing.'),
    overdue: count.describe('Ended late, ran out, fell away late, or open and late.'),
    outOf: count.describe('The same and those answered in time.'),
    standings: z.array(z.object({ standing, label, clocks: count })).describe('How each clock stands; all of them.'),
    daysLate: inDaysBody(z.object({ total: count, longest: count.nullable() })),
    daysNotKnown: count.describe('Overdue clocks that moved the case on: in no sum of days.'),
    beyond: z.array(z.object({ workingDays: count, clocks: count })).describe('How many are overdue by more than so many days.'),
    pausedDays: count.describe('Days on which the clocks in `outOf` rested.'),
  })
  .meta({ id: 'OverdueColumn' })

/** How many clocks are overdue, those open and late inside. */
export const OverdueFiguresBody = z
  .object({
    ...headBody,
    since: day.describe('Clocks that ended from this day on; what is open and late counts whenever it began.'),
    standings: CompanyStandingsBody,
    overdue: figureBody(
      groupBody({
        district: PlaceBody,
        party: z.object({ party, label }).nullable(),
        clock: z.object({ clock, label }).nullable(),
        track: z.object({ track, label }).nullable(),
        organisation: OrganisationBody,
        binding: ColumnBody,
        reference: ColumnBody,
      }).meta({ id: 'OverdueGroup', description: 'What the groups are not told apart by is null.' }),
    ).meta({ id: 'OverdueFigure', description: 'Times that bind and reference times of the platform in columns of their own.' }),
    amended: z
      .array(
        z
          .object({
            caseId: z.string(),
            clock,
            clockLabel: label,
            track,
            party,
            dueOn: day.nullable(),
            passedOn: day.nullable(),
            answeredOn: day,
          })
          .meta({ id: 'AmendedClock' }),
      )
      .describe('Clocks that had run out and turned out to have been answered: counted by the day of the answer.'),
  })
  .meta({ id: 'OverdueFigures', description: 'Overdue clocks: an answer that never comes is in them.' })

/** The overdue figure as it is answered. */
export const overdueFiguresBody = (answered: Answered<OverdueFigure>, language: Language): z.infer<typeof OverdueFiguresBody> => {
  const words = wordsFor(answered, language)
  const { figures, days } = answered
  const byOrganisation = figures.groups.some(({ key }) => 'organisationId' in key)
  return {
    ...headOf(answered, words),
    since: days.period.from,
    standings: companyStandingsBody(answered.companies, words),
    overdue: figureOf(
      figures,
      markedGroups(
        figures.groups,
        words,
        (group) => ({
          ...keyOf(group.key, words),
          binding: columnOf('binding', group.binding, words),
          reference: columnOf('reference', group.reference, words),
        }),
        byOrganisation,
      ),
      words,
    ),
    amended: figures.amended.map((entry) => amendedOf(entry, words)),
  }
}

const keyOf = (key: Overdue['key'], words: Words) => {
  const { language } = words
  return {
    district: words.place(key.district ?? null),
    party: key.party === undefined ? null : { party: key.party, label: partyLabels[key.party][language] },
    clock: key.name === undefined ? null : { clock: key.name, label: clockLabels[key.name].name[language] },
    track: key.track === undefined ? null : { track: key.track, label: trackLabels[key.track][language] },
    organisation: key.organisationId === undefined ? null : words.organisation(key.organisationId),
  }
}

const columnOf = (kind: 'binding' | 'reference', column: OverdueColumn, { language }: Words): z.infer<typeof ColumnBody> => ({
  label: timeKindLabels[kind][language],
  word: passedLabels[kind === 'binding' ? 'S' : 'D'][language],
  share: column.share,
  overdue: column.overdue,
  outOf: column.outOf,
  standings: standings.map((name: Standing) => ({ standing: name, label: standingLabels[name][language], clocks: column[name] })),
  daysLate: column.daysLate,
  daysNotKnown: column.daysNotKnown,
  beyond: [...column.beyond],
  pausedDays: column.pausedDays,
})

const amendedOf = ({ name, ...entry }: AmendedClock, { language }: Words) => ({
  ...entry,
  clock: name,
  clockLabel: clockLabels[name].name[language],
})
