import type { RulePack } from '../../rules/schema.ts'
import type { EventType } from '../events/events.ts'
import { checksOf, generalChecks } from './checks.ts'
import { code, list, table } from './markdown.ts'
import { clockSection } from './page-clocks.ts'
import { disputeSections } from './page-disputes.ts'
import { domainSection } from './page-domain.ts'
import { groundSection } from './page-grounds.ts'
import { stageSections } from './page-stages.ts'
import { chartRows } from './rows.ts'
import { chartStates } from './states.ts'

/** The text of `workflows/case/transitions.md`: what happens when, read off the chart. */
export const transitionsPage = (pack: RulePack): string => {
  const chart = { states: chartStates(), rows: chartRows() }
  return `${[
    introduction,
    stageSections(chart),
    disputeSections(chart),
    refusalSection(),
    clockSection(pack),
    groundSection(pack),
    domainSection(),
  ].join('\n\n')}\n`
}

const introduction = `# What happens when

Written by \`node src/docs/write-docs.ts\` from the chart itself (\`workflows/case/machine.ts\` and the stage files); do not edit it by hand.

A request is a draft, then open, then in the works, then closed. While it is open, consent, fire and grid are three tracks side by side, each with its own stage and holder. One row is one way on: on which event, sent by whom, if which questions are answered yes, what follows. Rows of the same event are tried from the top. *At once, by itself* is tried after every event. A stage held by nobody waits for other tracks or is settled.`

const refusalSection = (): string => {
  const events = [...new Set(chartRows().flatMap(({ event }) => event ?? []))].toSorted()
  const checked = events.filter((event: EventType) => checksOf(event).length > 0)
  return [
    '## What is refused before the chart is asked',
    `The checks are in [refusals.ts](refusals.ts). Any event of a party can be refused with ${list(generalChecks.map(code))}; beside these:`,
    table(
      ['event', 'refusals'],
      checked.map((event) => [code(event), list(checksOf(event).map(code))]),
    ),
  ].join('\n\n')
}
