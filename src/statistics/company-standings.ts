import { z } from 'zod'
import { localDay } from '../../workflows/calendar/days.ts'
import { dayText } from '../../workflows/labels/days.ts'
import { notNamedYetLabels } from '../../workflows/labels/figures.ts'
import { fill } from '../../workflows/labels/fill.ts'
import { quarterOf, type RecordNotice, standingOf } from '../../workflows/statistics/record-notice.ts'
import type { Words } from './figure-body.ts'

const day = z.iso.date()
const label = z.string().describe('In the language of the caller.')

/** What a company wrote to its own record, as it stands. */
interface CompanyReply {
  readonly quarter: string
  readonly words: string
  /** The instant at which it was written. */
  readonly at: string
}

/** A company in a figure: whether it may be named, and what it says of its record. */
interface NamedCompany {
  readonly standing: ReturnType<typeof standingOf>
  readonly reply: CompanyReply | null
}

/** The property companies of an answer, by their ids. Whoever is not in it is no company. */
export type NamedCompanies = ReadonlyMap<string, NamedCompany>

/** How companies stand in figures of a day. */
export const namedCompanies = (
  found: ReadonlyMap<
    string,
    readonly (RecordNotice & {
      readonly versions: readonly { readonly words: string | null; readonly writtenAt: string }[]
    })[]
  >,
  at: { readonly day: string; readonly today: string },
): NamedCompanies =>
  new Map(
    [...found].map(([organisationId, notices]) => {
      const standing = standingOf(notices, at)
      // The newest reply to a notice that covers the day: while it can still be changed, nothing stands beside it.
      const replied = notices.find(({ quarter, versions }) => quarter >= quarterOf(at.day) && versions[0]?.words != null)
      const last = replied?.versions[0]
      const reply = replied && last?.words != null ? { quarter: replied.quarter, words: last.words, at: last.writtenAt } : null
      return [organisationId, { standing, reply: standing.kind === 'named' ? reply : null }]
    }),
  )

/** Companies that a figure does not name yet, and what others say of their own record. */
export const CompanyStandingsBody = z
  .object({
    notNamedYet: z
      .array(
        z.object({
          organisationId: z.string(),
          name: z.string().nullable(),
          untilOn: day.nullable().describe('Last day on which it can reply; null = it was not told yet.'),
          label,
        }),
      )
      .describe('Their groups are left out of what is told apart by company; the totals count them.'),
    replies: z.array(
      z.object({ organisationId: z.string(), name: z.string().nullable(), quarter: z.string(), words: z.string(), on: day }),
    ),
  })
  .meta({
    id: 'CompanyStandings',
    description: 'A company sees its own record, and can reply to it, before figures name it. Its reply stands beside them.',
  })

/** The companies of an answer in words. */
export const companyStandingsBody = (companies: NamedCompanies, words: Words): z.infer<typeof CompanyStandingsBody> => {
  const entries = [...companies].map(([organisationId, company]) => ({
    organisationId,
    name: words.organisation(organisationId).name,
    ...company,
  }))
  return {
    notNamedYet: entries.flatMap(({ organisationId, name, standing }) => {
      if (standing.kind === 'named') return []
      const { untilOn } = standing
      const text = notNamedYetLabels[untilOn === null ? 'notTold' : 'mayReply']
      const said = fill(text, untilOn === null ? {} : { date: dayText(untilOn, words.language) }, words.language)
      return [{ organisationId, name, untilOn, label: said }]
    }),
    replies: entries.flatMap(({ organisationId, name, reply }) =>
      reply === null
        ? []
        : [{ organisationId, name, quarter: reply.quarter, words: reply.words, on: localDay(reply.at, 'Asia/Shanghai') }],
    ),
  }
}

/** Whether a group may stand under its name. */
export const mayName = (companies: NamedCompanies, organisationId: string | null): boolean =>
  organisationId === null || (companies.get(organisationId)?.standing.kind ?? 'named') === 'named'
