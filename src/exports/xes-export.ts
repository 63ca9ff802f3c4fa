import { labelOf } from './columns.ts'
import { zonedInstant } from './instants.ts'
import { stagesOf } from './places.ts'
import type { ExportedCase, ExportedEvent } from './ports.ts'
import type { Pseudonyms } from './pseudonyms.ts'

const head = `<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <extension name="Organizational" prefix="org" uri="http://www.xes-standard.org/org.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="unknown"/>
    <string key="chain" value="unknown"/>
    <string key="district" value="unknown"/>
    <string key="compound" value="unknown"/>
    <string key="filedOn" value="1970-01-01"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="unknown"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
    <string key="lifecycle:transition" value="complete"/>
    <string key="org:role" value="unknown"/>
  </global>
  <classifier name="Event" keys="concept:name"/>
  <classifier name="EventAndParty" keys="concept:name org:role"/>
`

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const attribute = (indent: string, kind: 'string' | 'date' | 'int' | 'boolean', key: string, value: string | null): string =>
  value === null || value === '' ? '' : `${indent}<${kind} key="${key}" value="${escaped(value)}"/>\n`

/**
 * The record as an event log (IEEE 1849-2016, XES): one trace per request, one event per recorded event, at the instant of
 * its recording with the offset of its place. Extensions, globals and classifiers are declared before they are used. Days are
 * text: as an instant, midnight of this place is the evening before to a tool that counts in UTC.
 */
export async function* xesOf(
  batches: AsyncIterable<readonly ExportedCase[]>,
  called: Pseudonyms,
  name: string,
): AsyncGenerator<string> {
  yield head + attribute('  ', 'string', 'concept:name', name)
  for await (const batch of batches) for (const exported of batch) yield traceOf(exported, called)
  yield '</log>\n'
}

const traceOf = (exported: ExportedCase, called: Pseudonyms): string => {
  const { timeZone } = exported
  const maybe = (id: string | null, kind: 'garage' | 'transformer' | 'company'): string | null =>
    id === null ? null : called(kind, id)
  return [
    '  <trace>\n',
    attribute('    ', 'string', 'concept:name', called('case', exported.caseId)),
    attribute('    ', 'string', 'chain', called('chain', exported.chainId)),
    attribute('    ', 'string', 'district', exported.district),
    attribute('    ', 'string', 'compound', called('compound', exported.compoundId)),
    attribute('    ', 'string', 'garage', maybe(exported.garageId, 'garage')),
    attribute('    ', 'string', 'transformer', maybe(exported.transformerId, 'transformer')),
    attribute('    ', 'string', 'company', maybe(exported.companyId, 'company')),
    attribute('    ', 'string', 'rulePack', exported.rulesPackId),
    attribute('    ', 'string', 'filedOn', exported.filedOn),
    attribute('    ', 'string', 'closedOn', exported.closedOn),
    attribute('    ', 'string', 'outcome', exported.outcome),
    ...exported.events.map((event) => eventOf(event, timeZone, called)),
    '  </trace>\n',
  ].join('')
}

const eventOf = (event: ExportedEvent, timeZone: string, called: Pseudonyms): string =>
  [
    '    <event>\n',
    attribute('      ', 'string', 'concept:name', event.type),
    attribute('      ', 'date', 'time:timestamp', zonedInstant(event.recordedAt, timeZone)),
    attribute('      ', 'string', 'lifecycle:transition', 'complete'),
    attribute('      ', 'string', 'org:role', event.party),
    attribute('      ', 'string', 'org:group', event.organisationId && called('organisation', event.organisationId)),
    attribute('      ', 'string', 'labelZh', labelOf(event)?.zh ?? null),
    attribute('      ', 'string', 'occurredOn', event.occurredOn),
    attribute('      ', 'boolean', 'onBehalf', String(event.onBehalf)),
    attribute('      ', 'int', 'seq', String(event.seq)),
    attribute('      ', 'string', 'entered', stagesOf(event.entered)),
    attribute('      ', 'string', 'left', stagesOf(event.left)),
    attribute('      ', 'string', 'grounds', event.grounds.join(' ')),
    '    </event>\n',
  ].join('')
