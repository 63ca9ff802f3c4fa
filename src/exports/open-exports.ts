import { localDay } from '../../workflows/calendar/days.ts'
import type { Party } from '../../workflows/parties.ts'
import { csvOf, dictionaryOf } from './csv-export.ts'
import { ocelOf } from './ocel-export.ts'
import type { ExportQuery, ExportRecord } from './ports.ts'
import { pseudonymsOf } from './pseudonyms.ts'
import { xesOf } from './xes-export.ts'

/** The forms in which the record leaves the house. */
export const exportForms = ['csv', 'xes', 'ocel', 'dictionary'] as const
/** A form. */
export type ExportForm = (typeof exportForms)[number]

/** What exports are made with. */
export interface ExportParts {
  readonly record: ExportRecord
  /** The districts that an office works for. */
  readonly districtsOf: (caller: { readonly party: Party; readonly organisationId: string | null }) => Promise<readonly string[]>
  /** A secret of this installation; without it a pseudonym cannot be turned back. */
  readonly secret: () => Buffer
  readonly now: () => string
}

/** A file under way: its name, its type, and its text piece by piece. */
export interface ExportFile {
  readonly name: string
  readonly mediaType: string
  readonly pieces: AsyncIterable<string> | Iterable<string>
}

/** Makes export files of the districts of whoever asks. */
export type Exports = (
  caller: { readonly party: Party; readonly organisationId: string | null },
  form: ExportForm,
) => Promise<ExportFile>

/** Opens the exports. The record is read while the file is sent: as it stood when it was asked for, at one pace with the reader. */
export const openExports =
  ({ record, districtsOf, secret, now }: ExportParts): Exports =>
  async (caller, form) => {
    const before = now()
    const day = localDay(before, 'Asia/Shanghai')
    const period = day.slice(0, 7)
    const query: ExportQuery = { districts: await districtsOf(caller), before }
    const called = pseudonymsOf(secret(), period)
    const cases = () => record.cases(query)
    switch (form) {
      case 'csv':
        return { name: `requests-${day}.csv`, mediaType: 'text/csv; charset=utf-8', pieces: csvOf(cases(), called) }
      case 'dictionary':
        return { name: 'requests-dictionary.csv', mediaType: 'text/csv; charset=utf-8', pieces: dictionaryOf() }
      case 'xes':
        return {
          name: `requests-${day}.xes`,
          mediaType: 'application/xml; charset=utf-8',
          pieces: xesOf(cases(), called, `charging pile requests as of ${day}`),
        }
      case 'ocel':
        return { name: `requests-${day}.ocel.json`, mediaType: 'application/json; charset=utf-8', pieces: ocelOf(cases, called) }
    }
  }
