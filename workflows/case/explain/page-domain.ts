import { deadlineMap, eventMap, type Mapped, stageMap } from './domain-map.ts'
import { code, lines, list, table } from './markdown.ts'

/** Where every stage, event and time limit of the field study went. */
export const domainSection = (): string =>
  [
    '## What the field study proposed, and where it went',
    'Ids as in the field study of the procedure. What later work adds is named by its topic.',
    '### Stages',
    mapTable(stageMap),
    '### Events',
    mapTable(eventMap),
    '### Time limits',
    mapTable(deadlineMap),
  ].join('\n\n')

const mapTable = (map: Readonly<Record<string, Mapped>>): string =>
  table(
    ['id', 'here'],
    Object.entries(map).map(([id, mapped]) => [code(id), mappedText(mapped)]),
  )

const mappedText = ({ stages, events, clocks, outcomes, note, notUsed, comesWith }: Mapped): string => {
  const part = (kind: string, names: readonly string[] | undefined) => (names ? `${kind} ${list(names.map(code))}` : '')
  return lines([
    [part('stage', stages), part('event', events), part('clock', clocks), part('outcome', outcomes)]
      .filter((text) => text !== '')
      .join('; '),
    comesWith === undefined ? '' : `comes with: ${comesWith}`,
    notUsed === undefined ? '' : `not used, because ${notUsed}`,
    note ?? '',
  ])
}
