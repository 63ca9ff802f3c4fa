import { refusalCodes } from '../../workflows/case/refusals.ts'
import { matterRefusalWords } from '../../workflows/labels/matter-refusals.ts'
import { refusalWords } from '../../workflows/labels/refusals.ts'
import { problems } from '../api/problems.ts'

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`

const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')

/** The text of `src/api/problems.md`: every code a client can meet, with its sentence. */
export const problemsPage = (): string => {
  const surface = Object.entries(problems).map(([code, [status, zh, en]]) => [`\`${code}\``, status, zh, en])
  const decided = refusalCodes.map((code) => {
    const { sentence } = refusalWords[code]
    return [`\`${code}\``, code === 'EVENT_OF_ANOTHER_PARTY' ? 403 : 422, sentence.zh, sentence.en]
  })
  const ofMatters = Object.entries(matterRefusalWords).map(([code, { sentence }]) => [
    `\`${code}\``,
    code === 'MATTER_NOT_YOURS' ? 403 : 422,
    sentence.zh,
    sentence.en,
  ])
  const head = ['code', 'status', '中文', 'English']
  return `${[
    '# Problems',
    'Written by `npm run docs`; do not edit it by hand. Every answer other than a success is `application/problem+json` (RFC 9457) with one of these codes, a sentence in the language of the caller, and in `todo` what to do now. Codes are stable for ever; a word in braces stands for a detail of the case.',
    '## Of the surface',
    table(head, surface),
    '## Decided about an event',
    table(head, decided),
    '## Decided about a matter',
    table(head, ofMatters),
  ].join('\n\n')}\n`
}
