import type { Party, Track } from '../parties.ts'
import { type Asked, type AskedOfEvent, type AskedWithEvent, givenOf, trackOf } from './asked.ts'
import { isDeemed } from './clock-rule.ts'
import type { ClockName } from './clocks.ts'
import type { CaseContext } from './context.ts'
import { fireGroundWaits, hasFallen, liveGrounds, owedOpinions, owedVerifications, owesReasons } from './grounds.ts'
import { consentDutyEventGuards, consentDutyGuards, consentDutyParamGuards } from './guards/consent-duties.ts'
import { dataCorrectionGuards } from './guards/data-corrections.ts'
import { honestyEventGuards, honestyGuards } from './guards/honesty.ts'
import { inPrincipleEventGuards, inPrincipleGuards, inPrincipleParamGuards } from './guards/in-principle.ts'
import { informationEventGuards, informationGuards } from './guards/information.ts'
import { matterGuards, toldGuards } from './guards/matters.ts'
import { mediationGuards } from './guards/mediations.ts'
import { meetingGuards } from './guards/meetings.ts'
import { moneyGuards } from './guards/money.ts'
import { moreTimeGuards } from './guards/more-time.ts'
import { objectionEventGuards, objectionGuards, objectionParamGuards } from './guards/objection.ts'
import { otherWayGuards } from './guards/other-ways.ts'
import { queueGuards, roomGuards } from './guards/queue.ts'
import { serviceEventGuards, serviceGuards } from './guards/service.ts'
import { furtherCheckGuards, technicalEventGuards, technicalGuards } from './guards/technical.ts'
import { worksGuards } from './guards/works.ts'
import { issuerKeptSilent, yesStands } from './memory/binding-yes.ts'
import { isReopenable } from './memory/closing.ts'
import { awaitsRuling } from './memory/confirmations.ts'
import { awaitedCall, questionsTo } from './memory/contacts.ts'
import { isLost, type Way } from './memory/decisions.ts'
import { awaitedSides } from './memory/disputes.ts'
import { correctable, replyIsOver } from './memory/later-grounds.ts'
import { referralsFor, replyIsOwed } from './memory/loops.ts'
import { isInTransfer, successorOf } from './memory/people.ts'
import { isSuit, isUnderWay } from './memory/proceedings.ts'
import { organisationOf } from './organisations.ts'

/** A revocation shows a document of fire, grid or authority (H9). */
const showsOfficialDocument = ({ context, event }: AskedOfEvent): boolean =>
  event.type === 'property.revoke' &&
  event.ground !== undefined &&
  event.evidence.some((documentId) =>
    ['fireDocument', 'gridDocument', 'authorityDocument'].includes(givenOf(context).documents[documentId] ?? ''),
  )

/**
 * Questions about the case and the rules alone. They are also asked for `allowedEvents`, before any event exists,
 * so they never look at the event.
 */
export const standingGuards = {
  ...queueGuards,
  ...worksGuards,
  ...moneyGuards,
  ...moreTimeGuards,
  ...informationGuards,
  ...inPrincipleGuards,
  ...objectionGuards,
  ...consentDutyGuards,
  ...honestyGuards,
  ...dataCorrectionGuards,
  ...furtherCheckGuards,
  ...serviceGuards,
  ...otherWayGuards,
  /** No consent is asked for in this place. */
  consentNotNeeded: ({ context }: Asked) => givenOf(context).rules.consent.mode === 'NONE',
  /** Telling the company is enough in this place. */
  notifyingSuffices: ({ context }: Asked) => givenOf(context).rules.consent.mode === 'NOTIFY',
  /** Telling the company is enough in this place, and it was told. */
  tellingSuffices: ({ context }: Asked) => givenOf(context).rules.consent.mode === 'NOTIFY' && context.service !== null,
  /** "No objection" without a paper is enough in this place. */
  noObjectionSuffices: ({ context }: Asked) => givenOf(context).rules.consent.noObjectionSuffices,
  /** Every paper that the correction notice asks for was on the case before it. */
  missingPapersWereThere: ({ context }: Asked) => {
    const kinds = Object.values(context.documents)
    return context.correction?.missing.every((kind) => kinds.includes(kind)) ?? false
  },
  /** Nobody is known who could issue the paper. */
  issuerUnknown: ({ context }: Asked) => context.issuer === null,
  /** The issuer has designated an inbox: what enters it is served (民法典 137). */
  issuerHasInbox: ({ context }: Asked) => context.issuer?.inbox === true,
  /** The issuer asked now is a substitute: street, community or owners' committee. */
  substituteIsAsked: ({ context }: Asked) => context.issuer?.party === 'community',
  /** The place knows a further issuer to ask. */
  hasNextIssuer: ({ context }: Asked) => context.facts?.issuers[(context.issuer?.index ?? -1) + 1] !== undefined,
  /** Service to the issuer is still to be proven. */
  isUnserved: ({ context }: Asked) => context.service === null && context.unserved.length === 0,
  /** The stamped paper is there. */
  paperIsThere: ({ context }: Asked) => context.paper !== null,
  /** A yes under conditions is still on the table, and a condition of it has not fallen. */
  offerIsOpen: ({ context }: Asked) => context.offer !== null && liveGrounds(context).some(({ kind }) => kind === 'condition'),
  /** The centre still owes its view on a contested ground or condition. */
  opinionIsOwed: ({ context }: Asked) => owedOpinions(context).length > 0,
  /** The centre owes no view any more: somebody else has looked. */
  opinionIsGiven: ({ context }: Asked) => owedOpinions(context).length === 0,
  /** A contested technical ground still waits for its track. */
  verificationIsOwed: ({ context }: Asked) => owedVerifications(context).length > 0,
  /** Nothing that was contested still waits for its track. */
  verificationIsAnswered: ({ context }: Asked) => owedVerifications(context).length === 0,
  /** Every ground of the rejection has fallen. */
  allGroundsFell: ({ context }: Asked) => {
    const pleaded = context.grounds.filter((ground) => ground.settledSeq === null)
    return pleaded.length > 0 && pleaded.every(hasFallen)
  },
  /** A ground of the company can still be corrected: nobody has contested it. */
  groundMayBeCorrected: ({ context }: Asked) => correctable(context).length > 0,
  /** The company has said yes, and only the paper is missing: a yes binds. */
  yesStands: ({ context }: Asked) => yesStands(context),
  /** A yes without its paper is taken back with a fire, grid or authority document. Before the event is there: it could be. */
  yesIsTakenBack: ({ context, event }: AskedWithEvent) =>
    yesStands(context) && (event === undefined || showsOfficialDocument({ context, event })),
  /** The body that was asked last never answered. */
  issuerKeptSilent: ({ context }: Asked) => issuerKeptSilent(context),
  /** A ground or a declined condition is still pleaded. */
  groundsArePleaded: ({ context }: Asked) => liveGrounds(context).length > 0,
  /** All grounds fell in a dispute, and the company was not yet asked to decide again. */
  redecisionIsDue: ({ context }: Asked) => standingGuards.allGroundsFell({ context }) && !context.redecisionAsked,
  /** A contested fire ground waits for a finding, also where no check would be asked for. */
  fireGroundWaits: ({ context }: Asked) => fireGroundWaits(context),
  /** This garage needs no fire check by the rules of the place. */
  fireCheckNotNeeded: ({ context }: Asked) =>
    context.facts !== null && !givenOf(context).rules.fire.checkedLevels.includes(context.facts.garage.level),
  /** A finding about this space, its fire zone or its garage is still valid. */
  fireFindingIsValid: ({ context }: Asked) => {
    const finding = context.facts?.fireFinding
    return (
      finding !== null && finding !== undefined && finding.validUntil >= givenOf(context).today && !context.findingContested.fire
    )
  },
  /** A finding that lets this space pass is still valid. */
  passingFireFindingIsValid: ({ context }: Asked) => {
    const finding = context.facts?.fireFinding
    if (finding === null || finding === undefined || finding.validUntil < givenOf(context).today) return false
    return finding.result === 'passed' || finding.result === 'passedWithGaps'
  },
  /** The site was surveyed. */
  isSurveyed: ({ context }: Asked) => context.survey !== null,
  /** A finding about this transformer is still valid, the owner has not contested one, and the ledger can work the load out. */
  capacityIsKnown: ({ context }: Asked) => {
    const finding = context.facts?.gridFinding
    const { today, ledgerRow } = givenOf(context)
    const sums = ledgerRow !== null && ledgerRow !== undefined && ledgerRow.band !== 'unknown'
    return sums && finding !== null && finding !== undefined && finding.validUntil >= today && !context.findingContested.grid
  },
  /** The fire check starts at filing here, or was asked for. */
  fireMayStart: ({ context }: Asked) => givenOf(context).rules.tracks.fire.starts === 'filing' || context.asked.fire,
  /** The grid check starts at filing here, or was asked for. */
  gridMayStart: ({ context }: Asked) => givenOf(context).rules.tracks.grid.starts === 'filing' || context.asked.grid,
  /** A rejection without its documents owes written reasons. */
  reasonsAreOwed: ({ context }: Asked) => owesReasons(context),
  /** An answer recorded on somebody's behalf was contested and waits for the centre. */
  contestWaits: ({ context }: Asked) => context.recorded.some((entry) => entry.contestedSeq !== null),
  /** The company's last answer is not delivered yet. */
  answerMayBeRecalled: ({ context }: Asked) => context.recallable !== null && context.recallable.until > givenOf(context).now,
  /** No successor is awaited: the space is not on its way to somebody else. */
  noTransferWaits: ({ context }: Asked) => !isInTransfer(context),
  /** A successor of the owner is awaited. */
  transferWaits: ({ context }: Asked) => isInTransfer(context),
  /** The owner asks as a tenant whose lease has an end on record. */
  leaseIsKnown: ({ context }: Asked) => context.lease !== null && context.outcome === null,
  /** There are days to ask a court to confirm an agreement: of the event's track, or of any before the event is there. */
  confirmationIsOpen: ({ context, event }: AskedWithEvent) =>
    context.confirmations.some(
      ({ track, number, over }) => (event === undefined || track === trackOf(event)) && number === null && !over,
    ),
  /** The case may still be reopened under the rules of the place. */
  mayReopen: ({ context }: Asked) => isReopenable(context, givenOf(context)),
  /** The case was filed and is not over for good: other roads may be taken beside it. */
  proceedingsMayOpen: ({ context }: Asked) =>
    context.filedOn !== null && (context.outcome === null || isReopenable(context, givenOf(context))),
  /** A proceeding beside the case is under way. */
  proceedingsRun: ({ context }: Asked) => context.proceedings.some(isUnderWay),
  /** A suit is under way, which can be judged or settled. */
  suitsRun: ({ context }: Asked) => context.proceedings.some((entry) => isSuit(entry.kind) && isUnderWay(entry)),
  /** A judgment is not in effect yet. */
  effectIsAwaited: ({ context }: Asked) => context.proceedings.some(({ step }) => step === 'judged'),
  /** The case was filed and is not closed. */
  caseRuns: ({ context }: Asked) => context.filedOn !== null && context.outcome === null,
  /** Something was ordered or agreed before a court that can be enforced. */
  enforcementIsOpen: ({ context }: Asked) =>
    context.proceedings.some(({ performBy, step }) => performBy !== null && step === 'effective'),
  /** The company owes the paper under a judgment, a court settlement or a confirmed agreement. */
  titleIsOwed: ({ context }: Asked) => context.title !== null && context.title.performedSeq === null && context.paper === null,
  /** The court decided for good against the request. */
  caseIsLost: ({ context }: Asked) => context.outcome === null && isLost(context),
  /** An application to confirm an agreement waits for the court. */
  rulingIsAwaited: ({ context, event }: AskedWithEvent) =>
    context.confirmations.some((entry) => (event === undefined || entry.track === trackOf(event)) && awaitsRuling(entry)),
  /** The company left the compound, and another could issue instead. */
  onlyNextIssuerIsLeft: ({ context }: Asked): boolean =>
    organisationOf(context, 'property') === null && standingGuards.hasNextIssuer({ context }),
  /** A reported decision was contested and waits for the centre. */
  decisionIsContested: ({ context }: Asked) => context.decisions.some(({ standing }) => standing === 'contested'),
}

/** Where a decision leads, as far as there is anybody to go to: a compound may have lost its company or its next issuer meanwhile. */
const openWay = (context: CaseContext): Way | null => {
  const { way } = context
  const hasCompany = organisationOf(context, 'property') !== null
  if (way === 'performance' && !hasCompany) return 'application'
  const nobody = (way === 'redecide' && !hasCompany) || (way === 'substitute' && !standingGuards.hasNextIssuer({ context }))
  return nobody ? null : way
}

/** Questions with a parameter, about the case alone. */
export const standingParamGuards = {
  ...meetingGuards,
  ...mediationGuards,
  ...matterGuards,
  ...technicalGuards,
  ...inPrincipleParamGuards,
  ...objectionParamGuards,
  ...consentDutyParamGuards,
  /** The works were obstructed at some time; asked where disputes of the works stand. */
  obstructionWasReported: ({ context }: Asked, _params: { track: Track }) => context.obstructions.length > 0,
  /** Both sides have agreed to the mediation in this track. */
  bothAccepted: ({ context }: Asked, params: { track: Track }) =>
    context.disputes[params.track].mediator !== null && awaitedSides(context, params.track).length === 0,
  /** Who must perform the agreement left the compound. */
  performerIsGone: ({ context }: Asked, params: { track: Track }) =>
    context.disputes[params.track].agreement?.performer === 'property' && organisationOf(context, 'property') === null,
  /** Both sides have confirmed the text. */
  bothConfirmed: ({ context }: Asked, params: { track: Track }) =>
    context.disputes[params.track].agreement !== null && awaitedSides(context, params.track).length === 0,
  /** An answer was recorded on behalf of this party, and its days to contest it are not over. */
  recordMayBeContested: ({ context }: Asked, params: { party: Party }) =>
    context.recorded.some((entry) => entry.party === params.party && entry.contestedSeq === null),
  /** The company's time to reply is over and it has said no yes: a ground may follow. Asked in the track of the consent. */
  groundMayFollow: ({ context }: Asked, _params: { track: Track }) => replyIsOver(context) && !yesStands(context),
  /** A question waits for this party's answer. */
  questionWaits: ({ context }: Asked, params: { party: Party }) => questionsTo(context, params.party).length > 0,
  /** The owner waits for no call of the centre. */
  noCallIsAwaited: ({ context }: Asked) => awaitedCall(context) === null,
  /** A referral names this office and waits for its word. */
  referralWaits: ({ context }: Asked, params: { party: Party }) => referralsFor(context, params.party).length > 0,
  /** The company's reply time runs on although the centre has the case; `also`: and this holds too. */
  replyIsOwed: ({ context }: Asked, params: { track: Track; also?: 'noObjectionSuffices' | 'hasNextIssuer' }) =>
    replyIsOwed(context) && (params.also === undefined || standingGuards[params.also]({ context })),
  /** Another party's earlier date waits to be confirmed. */
  claimWaits: ({ context }: Asked, params: { party: Party }) => context.claims.some((claim) => claim.party !== params.party),
  /** A decision that another party reported waits to be confirmed or contested. */
  decisionWaits: ({ context }: Asked, params: { party: Party }) =>
    context.decisions.some(({ standing, by }) => standing === 'reported' && by !== params.party),
  /** A decision of court or office leads the case this way. */
  wayIs: ({ context }: Asked, params: { way: Way }) => openWay(context) === params.way,
  /** The finding of this track has not used up its one contest. The event's own track is asked where there is one: an event goes to all tracks. */
  contestIsOpen: ({ context, event }: AskedWithEvent, params: { track: 'fire' | 'grid' }) =>
    (event === undefined || trackOf(event) === params.track) && !context.findingContested[params.track],
  /** The last fire finding is one of these. */
  fireFindingIs: ({ context }: Asked, params: { results: readonly string[] }) =>
    context.fire !== null && params.results.includes(context.fire.result),
  /** The last capacity finding is one of these. */
  gridFindingIs: ({ context }: Asked, params: { results: readonly string[] }) =>
    context.grid !== null && params.results.includes(context.grid.result),
}

/** Questions about the event itself: never asked before it is there. */
export const eventGuards = {
  ...roomGuards,
  ...serviceEventGuards,
  ...informationEventGuards,
  ...inPrincipleEventGuards,
  ...objectionEventGuards,
  ...consentDutyEventGuards,
  ...honestyEventGuards,
  ...technicalEventGuards,
  /** This clock ran out in this track, whatever its end: what is said then belongs to the place. */
  clockRanOut: ({ context }: AskedOfEvent, params: { clock: ClockName; track: Track }) => {
    const { clock } = givenOf(context)
    return clock?.name === params.clock && clock.track === params.track
  },
  ...toldGuards,
  /** The event belongs to the dispute of this track: an event goes to all tracks. */
  trackIs: ({ event }: AskedOfEvent, params: { track: Track }) => trackOf(event) === params.track,
  /** This clock ran out, in this track, and its end moves the case. */
  clockMoves: ({ context }: AskedOfEvent, params: { clock: ClockName; track: Track }) => {
    const { clock } = givenOf(context)
    return clock?.name === params.clock && clock.track === params.track && clock.end === 'move'
  },
  /** One of these clocks ran out, in whatever track. */
  clockIs: ({ context }: AskedOfEvent, params: { clocks: readonly ClockName[] }) =>
    params.clocks.some((name) => name === givenOf(context).clock?.name),
  /** Silence of the company is consent here: a statute, an owners' rule or a contract said so when its clock was opened (民法典 140). */
  clockMovesAndSilenceIsConsent: ({ context }: AskedOfEvent, params: { clock: ClockName; track: Track }) => {
    const { clock, rules } = givenOf(context)
    const moves = clock?.name === params.clock && clock.track === params.track && clock.end === 'move'
    return moves && clock !== null && isDeemed(clock, rules)
  },
  /** This clock ran out, and a further issuer can be asked. */
  clockMovesToNextIssuer: ({ context, event }: AskedOfEvent, params: { clock: ClockName; track: Track }) =>
    eventGuards.clockMoves({ context, event }, params) && standingGuards.hasNextIssuer({ context }),
  /** The stamped paper came with the yes. */
  paperCameAlong: ({ event }: AskedOfEvent) => 'paper' in event && event.paper !== undefined,
  /** The coordination of this track closes with this result. */
  closesWith: ({ event }: AskedOfEvent, params: { track: Track; results: readonly string[]; paper?: boolean }) =>
    event.type === 'centre.closeCoordination' &&
    event.track === params.track &&
    params.results.includes(event.result) &&
    (params.paper === undefined || params.paper === (event.paper !== undefined)),
  /** The order of the bureau in this track goes to one of these. */
  orderGoesTo: ({ event }: AskedOfEvent, params: { track: Track; addressees: readonly string[] }) =>
    event.type === 'bureau.order' && event.track === params.track && params.addressees.includes(event.addressee),
  /** The agreement leaves nothing to confirm: it was signed or recorded at the table. */
  agreedAtTheTable: ({ event }: AskedOfEvent, params: { track: Track }) =>
    event.type === 'centre.recordAgreement' && event.track === params.track && event.form !== 'electronic',
  /** The revocation is of the company's own paper and shows a fire, grid or authority document. */
  revocationIsDocumented: ({ context, event }: AskedOfEvent) =>
    context.paper?.party === 'property' && showsOfficialDocument({ context, event }),
  /** The assessor lets the third party's report stand. */
  reportIsAccepted: ({ event }: AskedOfEvent) => event.type === 'fire.answerTestReport' && event.accepts,
  /** The company that is asked no longer manages the compound, and another one does. */
  companyWasReplaced: ({ context, event }: AskedOfEvent) =>
    event.type === 'facts.changed' && context.outcome === null && successorOf(context, event.facts.issuers) !== null,
  /** The inspection found nothing. */
  inspectionPassed: ({ event }: AskedOfEvent) => event.type === 'grid.reportInspection' && event.passed,
}

/** Whether a guard can be asked before an event exists. */
export const isStanding = (guard: string): boolean => guard in standingGuards || guard in standingParamGuards
