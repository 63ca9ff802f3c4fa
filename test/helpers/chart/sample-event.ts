import type { z } from 'zod'
import type { CaseFile } from '../../../workflows/case/case-file.ts'
import { type PartyEvent, partyEventSchemas, partyOfEvent } from '../../../workflows/case/events/events.ts'
import { liveGrounds, owedOpinions } from '../../../workflows/case/grounds.ts'
import { questionsTo } from '../../../workflows/case/memory/contacts.ts'
import { isNext, referralsFor } from '../../../workflows/case/memory/loops.ts'
import type { Track } from '../../../workflows/parties.ts'
import { documentKinds } from '../../../workflows/rules/codes.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'
import { communityS, companyP, laboratoryL, organisationId, paperOf, streetT } from '../case-facts.ts'
import { matterFor } from '../known-matters.ts'
import type { Chance } from './chance.ts'

/** What the fields of an event are chosen from. */
export interface Situation {
  readonly file: CaseFile
  readonly rules: RulePack
  readonly today: string
  readonly chance: Chance
  /** How often, of a hundred, a field is chosen without looking at the case: another ground, a wrong document, an odd date. */
  readonly odd: number
}

/** An event of one type as a party could mean it where the case stands. `track` is used where the event names one. */
export const sampleEvent = (type: PartyEvent['type'], track: Track, at: Situation): PartyEvent => {
  const schema = partyEventSchemas.get(type)!
  const fields = Object.entries(schema.shape)
    .filter(([name]) => name !== 'onBehalf')
    .map(([name, field]) => [
      name,
      name === 'track'
        ? trackFor(field as Schema, heldTrack(type, at) ?? track, at)
        : name === 'matterId'
          ? matterFor(track === 'grid' ? 'grid' : 'fire', at.chance.percent(at.odd), at.chance)
          : fieldOf(type, name, field as Schema, at),
    ])
  // The schema itself judges what was put together from its parts; without that, a mistake here would look like one of the chart.
  return schema.parse(Object.fromEntries(fields.filter(([, value]) => value !== undefined))) as PartyEvent
}

type Schema = z.core.$ZodType

/** Who sends on has the case in its hands somewhere: that is where it does. */
const heldTrack = (type: PartyEvent['type'], { file, chance }: Situation): Track | null => {
  if (!type.endsWith('.refer')) return null
  const held = file.positions.filter((position) => position.awaits.includes(partyOfEvent(type)))
  return held.length > 0 ? chance.pick(held).track : null
}

const trackFor = (field: Schema, track: Track, { chance, odd }: Situation): string => {
  const tracks = entriesOf(field)
  return tracks.includes(track) && !chance.percent(odd) ? track : chance.pick(tracks)
}

const entriesOf = (field: Schema): string[] => Object.values((field as z.ZodEnum).def.entries).map(String)

/** A value for one field: by what it means in a case, else anything its schema allows. */
const fieldOf = (type: string, name: string, field: Schema, at: Situation): unknown => {
  const meant = byMeaning(type, name, at)
  return meant === undefined ? anything(type, name, field, at) : meant.value
}

const byMeaning = (type: string, name: string, at: Situation): { value: unknown } | undefined => {
  const { chance, odd, rules, file } = at
  const unsure = chance.percent(odd)
  switch (name) {
    case 'words':
      return { value: /\.(ask|answerQuestion)$/.test(type) ? '请问' : undefined }
    case 'occurredOn':
      return { value: chance.percent(unsure ? 40 : 4) ? dayNear(at) : undefined }
    case 'attempts':
      return unsure ? undefined : { value: [{ on: '2026-01-12', with: 'property', kind: 'visit', result: 'sentOn' }] }
    case 'servedOn':
    case 'on':
    case 'effectiveOn':
      return { value: unsure ? dayNear(at) : at.today }
    case 'untilOn':
      return { value: later(file.memory.lease?.untilOn ?? at.today, unsure ? -40 : 90) }
    case 'phone':
      return { value: '13800000000' }
    case 'idNumber':
      return { value: undefined }
    case 'performBy':
      return { value: later(at.today, unsure ? chance.below(500) - 60 : chance.below(40)) }
    case 'peakMonth':
      return { value: unsure ? '2031-01' : lastAugust(at) }
    case 'ratedKva':
      return { value: unsure ? chance.pick([undefined, 100]) : 630 }
    case 'peakKva':
      // Around the limits of a transformer of 630 kVA, so that each result comes up.
      return { value: unsure ? chance.below(1000) : chance.pick([300, 400, 560, 628]) }
    case 'otherPeakKva':
      return { value: unsure ? 300 : undefined }
    case 'otherPeakMonth':
      return { value: undefined }
    case 'groundIds':
      return { value: groundIds(at, unsure) }
    case 'groundId':
      return { value: groundIds(at, unsure)[0] }
    case 'views':
      return { value: viewsOf(at, unsure) }
    case 'record':
      return { value: recordFor(type, at, unsure) }
    case 'answer':
      return type.endsWith('answerReferral') && !unsure ? { value: referralAnswerFor(type, at) } : undefined
    case 'missing':
      return { value: chance.some(unsure ? documentKinds : rules.consent.requiredPapers, 1).slice(0, 12) }
    case 'organisationId':
      return {
        value: unsure
          ? organisationId('nobody')
          : chance.pick([companyP.organisationId, communityS.organisationId, streetT.organisationId, laboratoryL]),
      }
    case 'documentId':
      return {
        value: paperOf(
          unsure ? chance.pick(documentKinds) : type === 'community.issuePaper' ? 'substitutePaper' : 'consentPaper',
        ),
      }
    case 'evidence':
      return { value: evidenceFor(type, at, unsure) }
    case 'upheld':
      return { value: upheldOf(at, unsure) }
    case 'gaps':
      return unsure ? undefined : { value: chance.some(fireGaps, 1).map((gap) => ({ gap })) }
    case 'number':
    case 'orderNumber':
      return { value: `株建〔2026〕${chance.below(90) + 10}号` }
    case 'certificateNumber':
      return { value: 'CCC-2026-0001' }
    case 'againMonths':
      return { value: chance.pick([null, 6, 12]) }
    default:
      return undefined
  }
}

// A few gaps of an existing garage; a finding with gaps must name at least one.
const fireGaps = ['fireUnitArea', 'extinguishers', 'signage'] as const

const later = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString()

const dayNear = ({ today, chance }: Situation): string => later(today, chance.below(24) - 20)

/** The last August that is over: a peak that has not expired, however far a walk has come. */
const lastAugust = ({ today }: Situation): string => `${Number(today.slice(0, 4)) - 1}-08`

const groundIds = ({ file, chance }: Situation, unsure: boolean): string[] => {
  const live = liveGrounds(file.memory).filter((ground) => ground.verified === 'UNVERIFIED')
  const known = (unsure ? file.memory.grounds : live).map((ground) => ground.groundId)
  return known.length > 0 ? chance.some(known, 1).slice(0, 12) : ['999.1']
}

const viewsOf = ({ file, chance }: Situation, unsure: boolean) => {
  const asked = owedOpinions(file.memory).map((ground) => ground.groundId)
  const named = unsure ? chance.some([...asked, '999.1'], 1) : asked.length > 0 ? asked : ['999.1']
  return named.slice(0, 40).map((groundId) => ({ groundId, stands: chance.percent(50) }))
}

const recordFor = (type: string, { file, chance }: Situation, unsure: boolean): number => {
  const { recorded, recallable, claims } = file.memory
  if (type.endsWith('answerQuestion') && !unsure) return questionsTo(file.memory, partyOfEvent(type as never))[0]?.seq ?? 1
  if (type.endsWith('answerReferral') && !unsure) return referralsFor(file.memory, partyOfEvent(type as never))[0]?.seq ?? 1
  const seqs = type.endsWith('recall')
    ? recallable
      ? [recallable.seq]
      : []
    : type.endsWith('confirmDate')
      ? claims.map((claim) => claim.seq)
      : recorded.map((entry) => entry.seq)
  return unsure || seqs.length === 0 ? chance.below(file.seq + 3) + 1 : chance.pick(seqs)
}

/** What an office could say to the first referral that names it. */
const referralAnswerFor = (type: string, { file, chance }: Situation): string => {
  const party = partyOfEvent(type as never)
  const [entry] = referralsFor(file.memory, party)
  const next = entry !== undefined && isNext(entry, party)
  return chance.pick(next ? ['answered', 'sendsBack'] : ['didSend', 'didNotSend'])
}

const evidenceFor = (type: string, { chance, file }: Situation, unsure: boolean): string[] => {
  if (type === 'owner.submitTestReport' && !unsure) return [paperOf('thirdPartyReport')]
  if (type === 'owner.correct' && !unsure) return (file.memory.correction?.missing ?? []).map((kind) => paperOf(kind))
  return chance
    .some(documentKinds.slice(8), 1)
    .slice(0, 3)
    .map((kind) => paperOf(kind))
}

const upheldOf = ({ file, chance, rules }: Situation, unsure: boolean): string[] => {
  if (chance.percent(50)) return []
  const pleaded = file.memory.grounds.map((ground) => ground.code)
  const codes = unsure ? (Object.keys(rules.grounds) as typeof pleaded) : pleaded
  return [...new Set(chance.some(codes))].slice(0, 10)
}

/** Anything a schema allows, as far as the schemas of the events go. */
const anything = (type: string, name: string, field: Schema, at: Situation): unknown => {
  const { chance } = at
  const { def } = field as z.ZodType & { def: { type: string } }
  switch (def.type) {
    case 'literal':
      return (field as z.ZodLiteral).def.values[0]
    case 'enum':
      return chance.pick(entriesOf(field))
    case 'boolean':
      return chance.percent(50)
    case 'number': {
      const { minValue, maxValue } = field as z.ZodNumber
      return chance.below(Math.min(maxValue ?? 1000, 1000)) + Math.max(minValue ?? 0, 0) + (minValue === 0 ? 1 : 0)
    }
    case 'optional':
      return chance.percent(50) ? fieldOf(type, name, (field as z.ZodOptional).def.innerType, at) : undefined
    case 'nullable':
      return chance.percent(50) ? fieldOf(type, name, (field as z.ZodNullable).def.innerType, at) : null
    case 'default':
      return chance.percent(50) ? fieldOf(type, name, (field as z.ZodDefault).def.innerType, at) : undefined
    case 'array': {
      const element = (field as z.ZodArray).def.element
      const list = Array.from({ length: chance.below(3) + 1 }, () => fieldOf(type, 'element', element, at))
      return (element as unknown as { def: { type: string } }).def.type === 'enum' ? [...new Set(list)] : list
    }
    case 'object':
      return Object.fromEntries(
        Object.entries((field as z.ZodObject).def.shape)
          .map(([key, inner]) => [key, fieldOf(type, key, inner, at)])
          .filter(([, value]) => value !== undefined),
      )
    case 'string':
      return 'format' in def && def.format === 'date' ? dayNear(at) : '检测机构'
    default:
      throw new Error(`${type}.${name}: no sample for a ${def.type}`)
  }
}
