import type { z } from 'zod'
import type { CaseFile } from '../../../workflows/case/case-file.ts'
import { type PartyEvent, partyEventSchemas, partyOfEvent } from '../../../workflows/case/events/events.ts'
import { promisers } from '../../../workflows/case/events/meetings.ts'
import { liveGrounds, owedOpinions } from '../../../workflows/case/grounds.ts'
import { ratableMediations, unconfirmedClosings } from '../../../workflows/case/mediations.ts'
import { awaitsRuling } from '../../../workflows/case/memory/confirmations.ts'
import { askableDuties, factsToSay, revocableFor, settledByCentre } from '../../../workflows/case/memory/consent-duties.ts'
import { questionsTo } from '../../../workflows/case/memory/contacts.ts'
import { correctionsAsked } from '../../../workflows/case/memory/data-corrections.ts'
import { answerableChecks, checksToWeigh } from '../../../workflows/case/memory/further-checks.ts'
import { openForgeries } from '../../../workflows/case/memory/honesty.ts'
import { correctable } from '../../../workflows/case/memory/later-grounds.ts'
import { isNext, referralsFor } from '../../../workflows/case/memory/loops.ts'
import { openClaims, openDemands, paidFees, preventable, underProtest, unpaidFees } from '../../../workflows/case/memory/money.ts'
import { isSuit, owedIn } from '../../../workflows/case/memory/proceedings.ts'
import { openStandstills } from '../../../workflows/case/memory/service.ts'
import { openObligations } from '../../../workflows/case/obligations.ts'
import { organisationOf } from '../../../workflows/case/organisations.ts'
import { openPromises, promisesToCheck, reportablePromises } from '../../../workflows/case/promises.ts'
import type { Party, Track } from '../../../workflows/parties.ts'
import { type DocumentKind, documentKinds } from '../../../workflows/rules/codes.ts'
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
  const sent = Object.fromEntries(fields.filter(([, value]) => value !== undefined))
  // An inspection that passes names no defects, and one that fails some.
  if (type === 'grid.reportInspection' && !at.chance.percent(at.odd)) sent['defects'] = sent['passed'] === true ? [] : ['wiring']
  // The schema itself judges what was put together from its parts; without that, a mistake here would look like one of the chart.
  return schema.parse(sent) as PartyEvent
}

type Schema = z.core.$ZodType

/** Who sends on has the case in its hands somewhere: that is where it does. A court is asked to confirm what was agreed. */
const heldTrack = (type: PartyEvent['type'], { file, chance }: Situation): Track | null => {
  if (type === 'owner.reportConfirmationRuling') return file.memory.confirmations.find(awaitsRuling)?.track ?? null
  if (type === 'owner.reportJudicialConfirmation') return file.memory.confirmations.at(-1)?.track ?? null
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

const roadsOf = ({ proceedings }: RulePack): string[] => Object.keys(proceedings?.own ?? {})

const byMeaning = (type: string, name: string, at: Situation): { value: unknown } | undefined => {
  const { chance, odd, rules, file } = at
  const unsure = chance.percent(odd)
  switch (name) {
    case 'words':
      return { value: /\.(ask|answerQuestion|settleCorrection)$/.test(type) ? '请问' : undefined }
    case 'occurredOn':
      return { value: chance.percent(unsure ? 40 : 4) ? dayNear(at) : undefined }
    case 'attempts':
      return unsure ? undefined : { value: [{ on: '2026-01-12', with: 'property', kind: 'visit', result: 'sentOn' }] }
    case 'code':
      return type === 'property.correctGround' && !unsure
        ? { value: correctable(at.file.memory)[0]?.code ?? 'FEE_ARREARS' }
        : undefined
    case 'servedOn':
    case 'on':
    case 'openedOn':
    case 'knownOn':
    case 'receivedOn':
      return { value: unsure ? dayNear(at) : at.today }
    case 'untilOn':
      return { value: later(file.memory.lease?.untilOn ?? at.today, unsure ? -40 : 90) }
    case 'phone':
      return { value: '13800000000' }
    case 'idNumber':
      return { value: undefined }
    case 'effectiveOn':
      return { value: type.endsWith('.reportJudgment') && chance.percent(40) ? undefined : unsure ? dayNear(at) : at.today }
    case 'orders':
      return chance.percent(60) ? { value: 'issuePaper' } : undefined
    case 'performWithinDays':
      return { value: unsure ? undefined : 5 }
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
      if (type === 'property.correctGround' && !unsure) return { value: correctable(at.file.memory)[0]?.groundId ?? '999.1' }
      return { value: groundIds(at, unsure)[0] }
    case 'present':
      return { value: promisers.slice(unsure ? 1 : 0) }
    case 'result':
      // A result that asks for running promises comes up where some run, and not only by chance.
      return type === 'centre.closeCoordination' && openPromises(file.memory).length > 0 && chance.percent(50)
        ? { value: 'meetingPromised' }
        : undefined
    case 'positions':
      return {
        value: [
          { by: 'owner', position: 'asksForPaper' },
          { by: 'property', position: chance.pick(['refuses', 'asksForMoney', 'notStated']) },
        ],
      }
    case 'promises':
      return { value: promisesOf(at, unsure) }
    case 'promiseId':
      return { value: promiseFor(type, at, unsure) }
    case 'doneOn':
      return { value: unsure ? dayNear(at) : undefined }
    case 'obligationId':
      // A revocation is mostly for a ground; for a duty, where there is one that is late.
      if (type === 'property.revoke') return { value: unsure ? undefined : revocableFor(file.memory)[0]?.obligationId }
      return { value: obligationFor(type, at, unsure) }
    case 'ground':
      if (type !== 'property.revoke') return undefined
      return {
        value: revocableFor(file.memory).length > 0 && !unsure ? undefined : chance.pick(Object.keys(rules.grounds)),
      }
    case 'views':
      return { value: viewsOf(at, unsure) }
    case 'fields':
      // What somebody has to look at comes up often enough to be looked at.
      return { value: unsure ? ['idNumber'] : [chance.pick(['name', 'name', 'phone'])] }
    case 'record':
      return { value: recordFor(type, at, unsure) }
    case 'demandedBy':
      return chance.percent(70) ? { value: 'property' } : undefined
    case 'answer':
      return type.endsWith('answerReferral') && !unsure ? { value: referralAnswerFor(type, at) } : undefined
    case 'asks':
      // Also what was never on the case, so that the centre has to look at it.
      return { value: [chance.pick(['routeDrawing', 'quote', 'other'])] }
    case 'missing':
      return { value: chance.some(unsure ? shownKinds : rules.consent.requiredPapers, 1).slice(0, 12) }
    case 'organisationId':
      return {
        value: unsure
          ? organisationId('nobody')
          : chance.pick([companyP.organisationId, communityS.organisationId, streetT.organisationId, laboratoryL]),
      }
    case 'documentId':
      return {
        // The paper that can be forged with consequences is that of the consent.
        value:
          type.endsWith('.reportForgery') && file.memory.paper?.documentId
            ? file.memory.paper.documentId
            : paperOf(unsure ? chance.pick(shownKinds) : (paperKinds[type] ?? 'consentPaper')),
      }
    case 'evidence':
      return { value: evidenceFor(type, at, unsure) }
    case 'upheld':
      return { value: upheldOf(at, unsure) }
    case 'examined':
      return { value: chance.percent(70) ? undefined : examinedOf(at) }
    case 'check':
      return {
        value:
          (type === 'centre.settleCheck'
            ? checksToWeigh(file.memory)
            : answerableChecks(file.memory, partyOfEvent(type as PartyEvent['type'])))[0]?.checkId ?? '999.1',
      }
    case 'because':
      // A refusal without a reason holds nothing up: mostly there is one.
      return type.endsWith('.reportCheck') && !unsure ? { value: chance.pick(['ownNeed', 'structureCut']) } : undefined
    case 'by': {
      const there = (['property', 'community'] as const).filter((party) => organisationOf(file.memory, party) !== null)
      return /accessDenied|reportLockedDoor/.test(type) && !unsure
        ? { value: chance.pick(['transformerOwner', ...there]) }
        : undefined
    }
    case 'gaps':
      return unsure
        ? undefined
        : { value: chance.some(fireGaps, 1).map((gap) => ({ gap, checkedBy: chance.pick(['fire', 'authority', 'centre']) })) }
    case 'answerBy':
      return { value: later(at.today, chance.below(30)) }
    case 'stepOn':
      return { value: unsure ? dayNear(at) : undefined }
    case 'kind':
      // A suit is what leads somewhere.
      if (type !== 'owner.openProceeding') return undefined
      if (roadsOf(rules).length > 0 && chance.percent(40)) return { value: 'ofPlace' }
      return chance.percent(60) ? { value: 'suit' } : undefined
    case 'road':
      return { value: roadsOf(rules).length > 0 ? chance.pick(roadsOf(rules)) : undefined }
    case 'duty': {
      const owes = proceedingFor(type, at)
      // Only where something is owed: elsewhere nothing is drawn for it.
      const [first] = owes ? owedIn(owes) : []
      return { value: first && chance.percent(70) ? first.name : undefined }
    }
    case 'testedOn':
      return { value: unsure ? dayNear(at) : at.today }
    case 'hearingOn':
      return { value: unsure ? undefined : later(at.today, 20) }
    case 'appealBy':
      if (type === 'property.reportProceeding') return { value: chance.pick(['owner', 'otherSide']) }
      return { value: proceedingFor(type, at)?.road?.owes ? chance.pick(['owner', 'owner', 'otherSide']) : undefined }
    case 'neighbour':
      return unsure ? undefined : { value: 'cableCrosses' }
    case 'subject':
      return chance.percent(70) ? { value: 'consentPaper' } : undefined
    case 'reason':
      // A plan that costs too much leads elsewhere than one over another route: both have to come up.
      return type === 'owner.declinePlan' && chance.percent(60) ? { value: 'cost' } : undefined
    case 'route':
    case 'meterPlace':
      return type === 'owner.reportGridStep' && !unsure ? { value: name === 'route' ? 'clear' : 'existingBox' } : undefined
    case 'step': {
      if (type === 'owner.reportGridStep' && !unsure) return { value: claimedStep(at) }
      const running = proceedingFor(type, at)?.enforcement?.step
      const first = type === 'owner.reportEnforcement' && running !== 'applied' && running !== 'accepted'
      return first && !unsure ? { value: 'applied' } : undefined
    }
    case 'proceeding':
      return { value: unsure ? chance.below(at.file.seq + 3) + 1 : (proceedingFor(type, at)?.seq ?? 999) }
    case 'decision':
      return { value: unsure ? chance.below(at.file.seq + 3) + 1 : decisionFor(type, at) }
    case 'instance':
      return { value: proceedingFor(type, at)?.step === 'appealed' ? 'appeal' : 'first' }
    case 'number':
      return { value: unsure ? '（2026）湘0202民初9号' : numberFor(type, at) }
    case 'policeNumber':
      return { value: chance.percent(50) ? `株公（2026）${chance.below(90) + 10}号` : undefined }
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

/** The youngest proceeding in which an event of this type has its place, as far as one is there. */
const proceedingFor = (type: string, { file }: Situation): CaseFile['memory']['proceedings'][number] | undefined => {
  const steps: Readonly<Record<string, readonly string[]>> = {
    'owner.reportEffect': ['judged'],
    'property.reportEffect': ['judged'],
    'owner.reportEnforcement': ['effective'],
    'owner.acceptJudgment': ['effective'],
  }
  const suits = ['owner.reportJudgment', 'property.reportJudgment', 'owner.reportSettlement'].includes(type)
  return file.memory.proceedings
    .filter(({ step }) => (steps[type] ?? ['filed', 'accepted', 'judged', 'appealed']).includes(step))
    .findLast(({ kind, road }) => (type === 'property.reportProceeding' ? road?.broughtBy === 'company' : !suits || isSuit(kind)))
}

const decisionFor = (type: string, { file }: Situation): number => {
  const awaited = type === 'centre.settleDecision' ? 'contested' : 'reported'
  return file.memory.decisions.findLast(({ standing }) => standing === awaited)?.seq ?? 999
}

const numberFor = (type: string, at: Situation): string => {
  const known = type.endsWith('.reportJudgment') ? proceedingFor(type, at) : undefined
  const number = known?.step === 'appealed' ? known.appealNumber : known?.number
  return number ?? `株建〔2026〕${at.chance.below(90) + 10}号`
}

/** The step of the grid that the case waits for. */
const claimedStep = ({ file, chance }: Situation): string => {
  const stage = file.positions.find(({ track }) => track === 'grid')?.stage
  const meant: Readonly<Record<string, string>> = { intake: 'intakeAccepted', survey: 'surveyed', plan: 'planIssued' }
  return meant[stage ?? ''] ?? chance.pick(['intakeAccepted', 'surveyed', 'planIssued'])
}

const withCourtPaper = ['reportJudgment', 'reportEffect', 'reportSettlement', 'reportEnforcement']

// A few gaps of an existing garage; a finding with gaps must name at least one.
const fireGaps = ['fireUnitArea', 'extinguishers', 'signage'] as const

const later = (on: string, days: number): string => Temporal.PlainDate.from(on).add({ days }).toString()

const dayNear = ({ today, chance }: Pick<Situation, 'today' | 'chance'>): string => later(today, chance.below(24) - 20)

/** The last August that is over: a peak that has not expired, however far a walk has come. */
const lastAugust = ({ today }: Situation): string => `${Number(today.slice(0, 4)) - 1}-08`

const groundIds = ({ file, chance }: Situation, unsure: boolean): string[] => {
  const live = liveGrounds(file.memory).filter((ground) => ground.verified === 'UNVERIFIED')
  const known = (unsure ? file.memory.grounds : live).map((ground) => ground.groundId)
  return known.length > 0 ? chance.some(known, 1).slice(0, 12) : ['999.1']
}

const obligationFor = (type: string, { file, chance }: Situation, unsure: boolean): string => {
  if (type === 'owner.reportPrevented' && !unsure) return preventable(file.memory)[0]?.obligationId ?? '999.1'
  if (type === 'owner.claimMoneyBack' && !unsure) return underProtest(file.memory)[0]?.obligationId ?? '999.1'
  const isReport = type.endsWith('.dischargeObligation')
  const party = type.split('.')[0]
  if (type.endsWith('.askForDuty') && !unsure) {
    return askableDuties(file.memory).find(({ by }) => by !== party)?.obligationId ?? '999.1'
  }
  if (type.endsWith('.sayDutyFact') && !unsure) {
    return factsToSay(file.memory, party as Party)[0]?.obligationId ?? '999.1'
  }
  if (type === 'centre.settleDuty' && !unsure) return settledByCentre(file.memory)[0]?.obligationId ?? '999.1'
  const meant = openObligations(file.memory).filter(({ by, checker, reportedSeq }) =>
    isReport ? by === party && reportedSeq === null : reportedSeq !== null && (checker === party || party === 'centre'),
  )
  const known = (unsure || meant.length === 0 ? file.memory.obligations : meant).map(({ obligationId }) => obligationId)
  return known.length > 0 ? chance.pick(known) : '999.1'
}

const promisesOf = ({ chance, today }: Situation, unsure: boolean) =>
  Array.from({ length: chance.below(2) + 1 }, () => ({
    by: chance.pick(promisers),
    promise: chance.pick(['issuePaper', 'openRoute', 'acceptIntake'] as const),
    byOn: unsure ? dayNear({ today, chance }) : later(today, chance.below(20)),
  }))

const promiseFor = (type: string, { file, chance }: Situation, unsure: boolean): string => {
  const party = partyOfEvent(type as never)
  const meant = type.endsWith('.reportPromise') ? reportablePromises(file.memory, party) : promisesToCheck(file.memory, party)
  const known = (unsure || meant.length === 0 ? file.memory.promises : meant).map(({ promiseId }) => promiseId)
  return known.length > 0 ? chance.pick(known) : '999.1'
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
  if (type === 'centre.giveFirstFinding' && !unsure) return openStandstills(file.memory)[0]?.seq ?? 1
  if (type.endsWith('Other') && !unsure) return file.memory.otherWays.find(({ answer }) => answer === null)?.seq ?? 1
  if (type === 'owner.reportFeePaid' && !unsure) return unpaidFees(file.memory)[0]?.seq ?? 1
  if (type === 'property.answerFeeDemand' && !unsure) return openDemands(file.memory)[0]?.seq ?? 1
  if (type === 'owner.claimFeeBack' && !unsure) return paidFees(file.memory)[0]?.seq ?? 1
  if (type.endsWith('answerMoneyClaim') && !unsure) return openClaims(file.memory)[0]?.seq ?? 1
  if (type.endsWith('.rateMediation') && !unsure) {
    return ratableMediations(file.memory, type === 'owner.rateMediation' ? 'owner' : 'property')[0]?.seq ?? 1
  }
  if (type === 'centre.settleCorrection' && !unsure) return correctionsAsked(file.memory)[0]?.seq ?? 1
  if (type === 'centre.settleForgery' && !unsure) return openForgeries(file.memory)[0]?.seq ?? 1
  if (type.endsWith('Closing') && !unsure) return unconfirmedClosings(file.memory)[0]?.seq ?? 1
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

/** The paper that a document of an event is, where it is not the consent itself. */
const paperKinds: Readonly<Record<string, DocumentKind>> = {
  'community.issuePaper': 'substitutePaper',
  'centre.holdJointMeeting': 'minutes',
}

/** The paper that an event asks for, where it is one kind. */
const meantPapers: Readonly<Record<string, DocumentKind>> = {
  'owner.submitTestReport': 'thirdPartyReport',
  'tester.reportTest': 'thirdPartyReport',
  'property.stopWork': 'sitePhoto',
  'authority.confirmStop': 'authorityDocument',
  'fire.suspendPile': 'fireDocument',
  'authority.suspendPile': 'authorityDocument',
  'owner.reportRepair': 'thirdPartyReport',
  'owner.reportDismantled': 'sitePhoto',
}

/**
 * Kinds of documents that a sample shows. A voice note proves nothing in a case, and a policy nothing that an event asks for;
 * and every kind takes a draw, so that one more would send all walks another way and leave stages unreached that four forms
 * of an event had reached.
 */
const shownKinds: readonly DocumentKind[] = documentKinds.filter((kind) => kind !== 'voiceNote' && kind !== 'insurancePolicy')

const evidenceFor = (type: string, { chance, file }: Situation, unsure: boolean): string[] => {
  if (type === 'owner.correctData' && !unsure) return [paperOf('identity')]
  const meant = meantPapers[type]
  if (meant && !unsure) return [paperOf(meant)]
  if (type === 'property.bringObjection' && !unsure) return [paperOf('courtDocument')]
  if (withCourtPaper.some((verb) => type.endsWith(verb)) && !unsure) return [paperOf('courtDocument')]
  if (type === 'owner.reportProceeding' && !unsure) return [paperOf('authorityDocument')]
  if (type === 'property.lateGround' && !unsure) return [paperOf('authorityDocument', chance.below(50))]
  // A finding that bars a pile, or lets it pass against the register, shows its paper.
  if (['fire.report', 'fire.answerTestReport'].includes(type) && !unsure) return [paperOf('fireDocument')]
  if (type === 'owner.correct' && !unsure) return (file.memory.correction?.missing ?? []).map((kind) => paperOf(kind))
  return chance
    .some(shownKinds.slice(8), 1)
    .slice(0, 3)
    .map((kind) => paperOf(kind))
}

/** Some of the pleaded grounds, whatever track decides them. */
const examinedOf = ({ file, chance }: Situation): string[] =>
  [...new Set(chance.some(file.memory.grounds.map((ground) => ground.code)))].slice(0, 10)

const upheldOf = ({ file, chance, rules }: Situation, unsure: boolean): string[] => {
  if (chance.percent(50)) return []
  const pleaded = file.memory.grounds.map((ground) => ground.code)
  const codes = unsure ? (Object.keys({ ...rules.grounds, ...rules.ownGrounds }) as typeof pleaded) : pleaded
  return [...new Set(chance.some(codes))].slice(0, 10)
}

/** A ground of the list, or one of the place's own where it has any. */
const groundFor = (field: z.ZodUnion, { chance, rules }: Situation): string => {
  const own = Object.keys(rules.ownGrounds ?? {})
  return own.length > 0 && chance.percent(30) ? chance.pick(own) : chance.pick(entriesOf(field.def.options[0] as Schema))
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
    case 'union':
      return groundFor(field as z.ZodUnion, at)
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
      return ['enum', 'union'].includes((element as unknown as { def: { type: string } }).def.type) ? [...new Set(list)] : list
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
