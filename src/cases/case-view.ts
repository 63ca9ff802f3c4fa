import { z } from 'zod'
import { phases } from '../../workflows/case/chart.ts'
import { clockNames } from '../../workflows/case/clocks.ts'
import { outcomes, serviceOutcomes } from '../../workflows/case/context.ts'
import { partyEventTypes } from '../../workflows/case/events/events.ts'
import { mediatedSides } from '../../workflows/case/events/mediations.ts'
import { interestKinds } from '../../workflows/case/facts.ts'
import { stages, steps } from '../../workflows/case/meta.ts'
import { parties, tracks } from '../../workflows/parties.ts'
import { conditionKinds, documentKinds, fireLimitKinds, paperKinds } from '../../workflows/rules/codes.ts'
import { Basis } from '../../workflows/rules/schema.ts'
import { OwnGroundCode, StatedGroundCode } from '../../workflows/rules/stated-grounds.ts'
import { DraftVisit } from './draft-visits.ts'
import { AnswerInPrincipleView } from './views/answer-in-principle.ts'
import { BeforeAnsweringView } from './views/before-answering.ts'
import { ChainView } from './views/chain.ts'
import { ChecksView } from './views/checks.ts'
import { ConsentPartView } from './views/consent-part.ts'
import { ContactsView } from './views/contacts.ts'
import { CorrectionView } from './views/correction.ts'
import { DataCorrectionsView } from './views/data-corrections.ts'
import { EarlierAttemptsView } from './views/earlier-attempts.ts'
import { HonestyView } from './views/honesty.ts'
import { InformationRequestsView } from './views/information-requests.ts'
import { CaseMattersView } from './views/matters.ts'
import { MediationsView } from './views/mediations.ts'
import { MeetingsView } from './views/meetings.ts'
import { MoneyView } from './views/money.ts'
import { ObjectionView } from './views/objection.ts'
import { ObligationsView } from './views/obligations.ts'
import { OtherWaysView } from './views/other-ways.ts'
import { PrecedentsView } from './views/precedents.ts'
import { ProceedingsView } from './views/proceedings.ts'
import { QuestionsView } from './views/questions.ts'
import { QueueView } from './views/queue.ts'
import { ReferralsView } from './views/referrals.ts'
import { ServiceView } from './views/service.ts'

const party = z.enum(parties)
const track = z.enum(tracks)
const day = z.iso.date()
const label = z.string().describe('In the language of the caller.')

/** Where a case waits, and with whom. */
const PositionView = z
  .object({
    positionId: z.string(),
    track,
    stage: z.enum(stages),
    step: z.enum(steps).nullable(),
    label,
    holder: party,
    holderLabel: label,
    organisation: z.object({ organisationId: z.string(), name: z.string() }).nullable(),
    since: day,
    awaits: z.array(party),
    visit: z.int().positive().describe('How often this holder has had this stage: 2 = came back once.'),
    version: z.int().describe('Version of the case at which this position began.'),
  })
  .meta({
    id: 'Position',
    description: 'One place where the case waits. While a case is open there is at least one; each has one holder.',
  })

/** A clock of the case. */
const ClockView = z
  .object({
    clockId: z.string(),
    name: z.enum(clockNames),
    label,
    track,
    party,
    startOn: day.describe('Start day; not counted itself.'),
    dueOn: day.nullable().describe('Last day that counts, to its very end; null while the clock rests.'),
    originalDueOn: day.nullable().describe('The first date, where the time was extended by agreement.'),
    daysLeft: z.int(),
    unit: z.enum(['workingDay', 'calendarDay']).describe('What is counted of what is left; months are told in calendar days.'),
    provisional: z.boolean().describe('The holidays of that year are not published yet; the date may move later.'),
    paused: z.boolean(),
    passedOn: day.nullable(),
    lateness: z.enum(['late', 'pastReference']).nullable().describe('`late` only where the time binds in this place.'),
    atTheLatest: z
      .boolean()
      .describe(
        'From which day it counts depends on a fact that is not on record: it ends then at the latest, and may end earlier.',
      ),
    end: z.enum(['move', 'remind', 'expire']),
    basis: Basis,
    basisText: label,
    why: label.describe('Why it ends when it does, down to document and article.'),
  })
  .meta({ id: 'Clock', description: 'A running or resting clock with its basis and how far it binds.' })

/** The facts under which a ground may be pleaded, and what the register says of them. */
const onlyIf = {
  text: label,
  standing: z.enum(['holds', 'fails', 'unknown']),
  standingLabel: label,
  basis: Basis,
  basisText: label,
}

/** A ground or condition of the case. */
const GroundView = z
  .object({
    groundId: z.string(),
    kind: z.enum(['ground', 'condition']),
    code: StatedGroundCode,
    label,
    condition: z.enum(conditionKinds).nullable(),
    words: z.string().nullable(),
    raisedBy: party,
    statedOn: day,
    evidence: z.array(z.string()),
    verification: z
      .enum(['UNVERIFIED', 'NO_DOCUMENT_NEEDED', 'DOCUMENTED', 'UPHELD', 'FALLEN'])
      .describe(
        'NO_DOCUMENT_NEEDED: the rules ask for none, so a document shows nothing. DOCUMENTED: its document was shown. UPHELD and FALLEN only by a finding of fire, grid, a third party or a court.',
      ),
    missing: z
      .array(z.object({ document: z.enum(documentKinds), from: party, label }))
      .describe('Any one of these documents would meet the burden.'),
    validity: z.enum(['Y', 'C', 'N']),
    contested: z.boolean(),
    route: z.enum(['fire', 'grid', 'opinion']).describe('Who settles it when it is contested.'),
    opinion: z.enum(['stands', 'doesNotStand']).nullable().describe('View of the centre: a view, not a verification.'),
    open: z.boolean().describe('Still pleaded.'),
    acceptedAnswer: z.string(),
    basis: z.array(Basis),
    onlyIf: z
      .object(onlyIf)
      .nullable()
      .describe('The facts under which it may be pleaded here, held against the register. `fails` marks it and silences nobody.'),
    why: label.describe('What it is worth here, and on which rules or rulings that rests.'),
    flagged: label.nullable().describe('What the system flagged by itself; null: nothing. It only flags.'),
    interest: z
      .object({
        code: z.literal('COMMERCIAL_CONFLICT'),
        interest: z.enum(interestKinds),
        label,
        declaredBy: z.enum(['property', 'centre']),
        on: day,
        text: label,
      })
      .nullable()
      .describe('A fire or capacity ground of a company that has an interest in charging there: a flag, never a finding.'),
    decided: label.nullable().describe('What a person decided, by a finding or as a view; null: nobody has yet.'),
  })
  .meta({ id: 'Ground' })

/** A next step in words. */
export const NextStepView = z
  .object({
    positionId: z
      .string()
      .nullable()
      .describe('Null: what waits beside the positions: reasons owed, a finding awaited, a question, a referral.'),
    clockId: z.string().nullable(),
    dueOn: day.nullable(),
    lateness: z.enum(['late', 'pastReference']).nullable(),
    sentence: label,
  })
  .meta({
    id: 'NextStep',
    description:
      'One sentence per position: who must act, by when, on which basis, and what happens otherwise. Then what waits beside them, without a date.',
  })

/** An event the caller can or cannot send now. */
const AllowedEventView = z
  .object({
    type: z.enum(partyEventTypes as [string, ...string[]]),
    label,
    track,
    allowed: z.boolean(),
    blockedBy: z.string().nullable().describe('Why not now, in words.'),
    onBehalfOf: party.nullable().describe('The caller may record it on behalf of this party, with channel and evidence.'),
    fields: z.array(z.object({ name: z.string(), required: z.boolean() })),
  })
  .meta({ id: 'AllowedEvent' })

const Finding = z.object({
  result: z.string(),
  label,
  on: day,
  validUntil: day,
  scope: z.string(),
  source: z.enum(['report', 'test', 'reused']),
  upheld: z.array(z.string()),
  examined: z.array(z.string()).describe('The grounds that were looked at; no other falls by this finding.'),
  gaps: z
    .array(z.object({ gap: z.string(), label, checkedBy: party, againMonths: z.int().nullable() }))
    .describe('Each gap names who looks at it before the pile is energised, and when again.'),
  evidence: z.array(z.string()),
  why: label.describe('Why it is looked at here, down to document and article.'),
})

/** A number of the fire check or of the installation, held against the register. */
const FireLimitView = z
  .object({
    kind: z.enum(fireLimitKinds),
    text: label,
    strength: z.enum(['must', 'should']),
    strengthLabel: label,
    standing: z.enum(['kept', 'exceeded', 'unknown', 'notForThis']).describe('What the register says. A person decides.'),
    standingLabel: label,
    basis: Basis,
    basisText: label,
  })
  .meta({ id: 'FireLimit' })

const AgreementView = z.object({
  form: z.string(),
  effectiveOn: day,
  performer: party,
  performance: z.string(),
  performBy: day,
  confirmable: z.boolean(),
})

/** A case as one caller sees it. */
export const CaseView = z
  .object({
    caseId: z.string(),
    caseNumber: z.string().nullable().describe('For people; given at filing.'),
    phase: z.enum(phases),
    phaseLabel: label,
    version: z.int().describe('Send it as If-Match with the next event.'),
    sight: z.enum(['full', 'ended']).describe('`ended`: the role is over; only the outcome and own acts are shown.'),
    you: party.describe('The party as which the caller sees it.'),
    overseen: z.boolean().describe('It is the role of a branch of the caller: the caller reads, and does not act.'),
    filedOn: day.nullable(),
    closedOn: day.nullable(),
    outcome: z
      .object({ outcome: z.enum([...outcomes, ...serviceOutcomes]), label, reason: z.string().nullable(), on: day })
      .nullable()
      .describe('How the request ended. Only `energised` is solved.'),
    district: z.string(),
    compound: z.object({ compoundId: z.string(), name: z.string() }),
    space: z.object({ spaceId: z.string(), label: z.string() }),
    rules: z.object({ packId: z.string(), version: z.int(), title: label }),
    trackingToken: z.string().nullable().describe('For the public tracking page; shown to the owner alone.'),
    applicant: z
      .object({
        name: z.string().nullable(),
        phone: z.string().nullable(),
        idNumber: z.string().nullable(),
        room: z.string().nullable(),
        plate: z.string().nullable(),
      })
      .describe('Masked or empty until the stage of the caller needs it.'),
    handOversOpen: z
      .array(label)
      .describe('Parties that get no personal data until the owner, who is asked per hand-over, has said yes or no.'),
    applicantWithheld: z.boolean().describe('The owner did not agree that the party of the caller gets personal data.'),
    request: z
      .object({ right: z.string(), leaseMonths: z.int().nullable(), powerKw: z.number(), mayCall: z.boolean() })
      .nullable(),
    positions: z.array(PositionView),
    clocks: z.array(ClockView),
    nextStep: z
      .array(
        NextStepView.extend({
          why: label.describe('Why it is with whom it is, and by when; where nothing but the platform says so, that.'),
        }),
      )
      .describe('Most urgent first.'),
    allowedEvents: z.array(AllowedEventView),
    grounds: z.array(GroundView),
    conditionalGrounds: z
      .array(z.object({ code: StatedGroundCode, ...onlyIf }))
      .describe(
        'Grounds that may be pleaded here only under facts of the register, and what it says: known before anybody pleads them.',
      ),
    ownGrounds: z
      .array(z.object({ code: OwnGroundCode, label, route: z.enum(['fire', 'grid', 'opinion']) }))
      .describe('Grounds that the rules of the place name beside the list.'),
    ...ObligationsView.shape,
    service: z
      .object({ means: z.string(), label, servedOn: day, party })
      .nullable()
      .describe('Proof that the issuer has the request.'),
    unserved: z.boolean().describe('An issuer could not be served: not the same as silent.'),
    silences: z
      .array(z.object({ record: z.int(), party, dueOn: day }))
      .describe('Each silence on record; the owner may have a certificate of it.'),
    paper: z.object({ kind: z.enum(paperKinds), label, form: z.string(), documentId: z.string().nullable() }).nullable(),
    consentedLate: z.boolean(),
    revocationsAttempted: z
      .array(z.int())
      .describe(
        'Records by which the company tried to take its yes back without a document on a new fact, or after the works began. The yes stands.',
      ),
    fireLimits: z
      .array(FireLimitView)
      .describe('Numbers to which garage and pile are held here, for whoever checks and whoever asks why. They decide nothing.'),
    fire: Finding.nullable(),
    grid: Finding.extend({
      ratedKva: z.number(),
      peakKva: z.number(),
      peakMonth: z.string(),
      sparePiles: z.int().nullable(),
    }).nullable(),
    plan: z.object({ validUntil: day.nullable(), ownerCostYuan: z.number().nullable() }).nullable(),
    disputes: z.array(
      z.object({
        track,
        opened: z.int(),
        mediator: z.string().nullable(),
        mediatorLabel: label.nullable(),
        confirmed: z.array(z.enum(mediatedSides)).describe('Sides that have confirmed the text of the agreement.'),
        centreLate: z.boolean(),
        order: z.object({ number: z.string(), addressee: z.string() }).nullable(),
        agreement: AgreementView.nullable(),
        earlierAgreements: z.array(AgreementView).describe('Agreements that bound both sides in an earlier round.'),
      }),
    ),
    ...ProceedingsView.shape,
    ...ReferralsView.shape,
    ...ChecksView.shape,
    ...HonestyView.shape,
    ...DataCorrectionsView.shape,
    ...ConsentPartView.shape,
    ...AnswerInPrincipleView.shape,
    ...ObjectionView.shape,
    ...InformationRequestsView.shape,
    ...OtherWaysView.shape,
    ...MoneyView.shape,
    ...ContactsView.shape,
    ...MediationsView.shape,
    ...MeetingsView.shape,
    ...QuestionsView.shape,
    keptVisits: z.array(DraftVisit).describe('Of a draft, for its owner: visits that join the request when it is filed.'),
    ...CorrectionView.shape,
    ...EarlierAttemptsView.shape,
    ...ChainView.shape,
    ...CaseMattersView.shape,
    ...QueueView.shape,
    ...PrecedentsView.shape,
    ...BeforeAnsweringView.shape,
    ...ServiceView.shape,
    noPower: z.array(z.object({ record: z.int(), who: z.string(), why: z.string() })),
    recordedForYou: z
      .array(z.object({ record: z.int(), type: z.string(), label, contested: z.boolean() }))
      .describe(
        'Answers recorded on behalf of the caller’s party that it may still contest; for the centre those that are contested and that it settles.',
      ),
    claims: z
      .array(z.object({ record: z.int(), party, occurredOn: day }))
      .describe('Earlier days that are only claimed until the other side or the centre confirms them.'),
    recall: z
      .object({ record: z.int(), until: z.iso.datetime() })
      .nullable()
      .describe('The caller can still recall this answer.'),
    documents: z.array(
      z.object({
        documentId: z.string(),
        kind: z.enum(documentKinds),
        label,
        name: z.string().nullable(),
        mediaType: z.string(),
        sizeBytes: z.int(),
        uploadedByParty: party,
        uploadedAt: z.iso.datetime(),
        replaces: z.string().nullable(),
      }),
    ),
    deliveries: z.array(z.object({ notice: z.string(), label, to: party, channel: z.string(), deliveredAt: z.iso.datetime() })),
  })
  .meta({
    id: 'Case',
    description: 'A case as the caller may see it: where it waits, with whom, until when, on which basis, and what happens next.',
  })
/** A case as one caller sees it. */
export type CaseView = z.infer<typeof CaseView>
