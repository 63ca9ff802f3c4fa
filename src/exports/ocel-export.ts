import { type EventType, partyEventTypes } from '../../workflows/case/events/events.ts'
import { systemEventTypes } from '../../workflows/case/events/system.ts'
import { zonedInstant } from './instants.ts'
import { stagesOf } from './places.ts'
import type { ExportedCase, ExportedEvent } from './ports.ts'
import type { PseudonymKind, Pseudonyms } from './pseudonyms.ts'

/** The types of the objects, with the attributes each has. */
const objectTypes = {
  case: ['district', 'filedOn', 'closedOn', 'outcome', 'rulePack'],
  chain: [],
  space: [],
  garage: [],
  zone: [],
  compound: ['district'],
  transformer: [],
  company: [],
  matter: [],
  officialAct: ['kind'],
} as const

type ObjectType = keyof typeof objectTypes

/** When what an object is from its beginning is said to hold: readers take this instant, and no other, for "always". */
const always = '1970-01-01T00:00:00Z'

/** Events by which an office or a company does what it alone can do: an answer, a finding, an opinion, a decision, a paper. */
const officialActs: ReadonlySet<EventType> = new Set<EventType>([
  'property.approve',
  'property.offerConditions',
  'property.reject',
  'property.noObjection',
  'property.givePaper',
  'property.revoke',
  'community.issuePaper',
  'community.declineToIssue',
  'community.noPower',
  'fire.report',
  'fire.declineCompetence',
  'fire.noPower',
  'grid.returnIntake',
  'grid.reportSurvey',
  'grid.reportCapacity',
  'grid.issuePlan',
  'grid.reportInspection',
  'grid.energise',
  'grid.noPower',
  'centre.confirmComplete',
  'centre.requestCorrection',
  'centre.giveOpinion',
  'centre.settleContest',
  'centre.settleDecision',
  'centre.settleCheck',
  'bureau.order',
  'bureau.return',
  'bureau.noPower',
  'authority.reportCheck',
])

/**
 * The record as an object-centric event log (OCEL 2.0, JSON). Events first and objects after them: both are written while the
 * record is read, once for each, so that a batch of cases is held and, in the second round, the names of the objects of one
 * compound that several requests share. `twice` opens the record anew each time.
 */
export async function* ocelOf(twice: () => AsyncIterable<readonly ExportedCase[]>, called: Pseudonyms): AsyncGenerator<string> {
  yield `{"objectTypes":${JSON.stringify(objectTypeList())},"eventTypes":${JSON.stringify(eventTypeList())},"events":[\n`
  let first = true
  const separated = (entry: object): string => {
    const text = `${first ? '' : ',\n'}${JSON.stringify(entry)}`
    first = false
    return text
  }
  for await (const batch of twice()) {
    for (const exported of batch) for (const event of exported.events) yield separated(eventOf(exported, event, called))
  }
  yield '\n],"objects":[\n'
  first = true
  // A family, its space and garage are of one compound, which is read in one go; a company may have many.
  const [companies, written] = [new Set<string>(), new Set<string>()]
  let compoundId = ''
  for await (const batch of twice()) {
    for (const exported of batch) {
      if (exported.compoundId !== compoundId) written.clear()
      compoundId = exported.compoundId
      for (const object of objectsOf(exported, called)) {
        const isShared = object.type !== 'case' && object.type !== 'officialAct'
        const before = object.type === 'company' ? companies : written
        if (isShared && before.has(object.id)) continue
        if (isShared) before.add(object.id)
        yield separated(object)
      }
    }
  }
  yield '\n]}\n'
}

const objectTypeList = () =>
  Object.entries(objectTypes).map(([name, attributes]) => ({
    name,
    // Days too: as an instant, midnight of this place is the evening before to a tool that counts in UTC.
    attributes: attributes.map((attribute) => ({ name: attribute, type: 'string' })),
  }))

const eventTypeList = () =>
  [...partyEventTypes, ...systemEventTypes].map((name) => ({
    name,
    attributes: [
      { name: 'party', type: 'string' },
      // The schema of the format has every value as text, and strict readers refuse text where a boolean is declared.
      { name: 'onBehalf', type: 'string' },
      { name: 'occurredOn', type: 'string' },
      { name: 'entered', type: 'string' },
      { name: 'left', type: 'string' },
      { name: 'grounds', type: 'string' },
    ],
  }))

interface Related {
  readonly type: ObjectType
  readonly id: string
  readonly qualifier: string
}

const related = (exported: ExportedCase, called: Pseudonyms): Related[] => {
  const one = (type: ObjectType, kind: PseudonymKind, id: string | null, qualifier: string): Related[] =>
    id === null ? [] : [{ type, id: called(kind, id), qualifier }]
  return [
    ...one('case', 'case', exported.caseId, 'of request'),
    ...one('chain', 'chain', exported.chainId, 'of family'),
    ...one('space', 'space', exported.spaceId, 'for space'),
    ...one('garage', 'garage', exported.garageId, 'in garage'),
    ...one('zone', 'zone', exported.fireZoneId, 'in fire zone'),
    ...one('compound', 'compound', exported.compoundId, 'in compound'),
    ...one('transformer', 'transformer', exported.transformerId, 'on transformer'),
    ...one('company', 'company', exported.companyId, 'asked for its paper'),
    ...exported.matterIds.flatMap((id) => one('matter', 'matter', id, 'linked with matter')),
  ]
}

const actOf = ({ caseId }: ExportedCase, { seq, type }: ExportedEvent, called: Pseudonyms): Related[] =>
  officialActs.has(type) ? [{ type: 'officialAct', id: called('act', `${caseId}/${seq}`), qualifier: 'makes' }] : []

const said = (name: string, value: string) => (value === '' ? [] : [{ name, value }])

const eventOf = (exported: ExportedCase, event: ExportedEvent, called: Pseudonyms) => ({
  id: `${called('case', exported.caseId)}/${event.seq}`,
  type: event.type,
  time: zonedInstant(event.recordedAt, exported.timeZone),
  attributes: [
    { name: 'party', value: event.party },
    { name: 'onBehalf', value: String(event.onBehalf) },
    { name: 'occurredOn', value: event.occurredOn },
    ...said('entered', stagesOf(event.entered)),
    ...said('left', stagesOf(event.left)),
    ...said('grounds', event.grounds.join(' ')),
  ],
  relationships: [...related(exported, called), ...actOf(exported, event, called)].map(({ id, qualifier }) => ({
    objectId: id,
    qualifier,
  })),
})

const objectsOf = (exported: ExportedCase, called: Pseudonyms) => {
  const { closedOn, closedAt, timeZone } = exported
  const attribute = (name: string, value: string | null, time = always) => (value === null ? [] : [{ name, value, time }])
  const ofCase = [
    ...attribute('district', exported.district),
    ...attribute('filedOn', exported.filedOn),
    ...attribute('rulePack', exported.rulesPackId),
    // An end that came after the instant asked for is not on record yet.
    ...(closedOn === null || closedAt === null
      ? []
      : [
          ...attribute('closedOn', closedOn, zonedInstant(closedAt, timeZone)),
          ...attribute('outcome', exported.outcome, zonedInstant(closedAt, timeZone)),
        ]),
  ]
  const all = related(exported, called)
  const [self, ...others] = all
  return [
    ...all.map(({ type, id }) => ({
      id,
      type,
      attributes: type === 'case' ? ofCase : type === 'compound' ? attribute('district', exported.district) : [],
      relationships: id === self?.id ? others.map((other) => ({ objectId: other.id, qualifier: other.qualifier })) : [],
    })),
    ...exported.events.flatMap((event) =>
      actOf(exported, event, called).map(({ type, id }) => ({
        id,
        type,
        attributes: attribute('kind', event.type),
        relationships: self ? [{ objectId: self.id, qualifier: 'in request' }] : [],
      })),
    ),
  ]
}
