import { localDay } from '../../workflows/calendar/days.ts'
import type { CaseFile } from '../../workflows/case/case-file.ts'
import { phaseOf } from '../../workflows/case/chart.ts'
import type { Finding } from '../../workflows/case/context.ts'
import { handedOver, isWithheld, sightAfterWord } from '../../workflows/case/hand-overs.ts'
import type { NextStepInput } from '../../workflows/case/next-step.ts'
import { stepsBeside } from '../../workflows/case/next-step-beside.ts'
import { stepsOfEntries } from '../../workflows/case/next-step-entries.ts'
import { stepsOwed } from '../../workflows/case/next-step-owed.ts'
import { type applicantFields, type CasePart, seesClock, seesPart, shown } from '../../workflows/case/sight.ts'
import { checkWhy, stepWhy } from '../../workflows/case/why.ts'
import { outcomeLabels, paperLabels, serviceMeansLabels } from '../../workflows/labels/codes.ts'
import { documentLabels } from '../../workflows/labels/documents.ts'
import { capacityResultLabels, fireResultLabels, gapLabels } from '../../workflows/labels/event-values.ts'
import type { Language } from '../../workflows/labels/fill.ts'
import { wordsOfNotice } from '../../workflows/labels/notices.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { phaseLabels } from '../../workflows/labels/stages.ts'
import type { Bilingual } from '../../workflows/rules/schema.ts'
import type { CaseDocument } from '../documents/ports.ts'
import { applicantValues } from './applicant-values.ts'
import type { CaseView } from './case-view.ts'
import { mayOpen } from './document-sight.ts'
import { conditionalGrounds, groundViews, ownGrounds } from './ground-views.ts'
import type { CaseNames, Delivery, StoredCase, Surroundings } from './ports.ts'
import type { Standing } from './standing.ts'
import { allowedViews } from './views/allowed-events.ts'
import { answerInPrincipleView } from './views/answer-in-principle.ts'
import { beforeAnsweringView } from './views/before-answering.ts'
import { type ChainCase, chainView } from './views/chain.ts'
import { checksView } from './views/checks.ts'
import { clockView, whyOf } from './views/clocks.ts'
import { consentPartView } from './views/consent-part.ts'
import { contactsView } from './views/contacts.ts'
import { correctionView } from './views/correction.ts'
import { dataCorrectionsView } from './views/data-corrections.ts'
import { disputeViews } from './views/disputes.ts'
import { earlierAttemptsView } from './views/earlier-attempts.ts'
import { fireLimitsView } from './views/fire-limits.ts'
import { honestyView } from './views/honesty.ts'
import { informationRequestsView } from './views/information-requests.ts'
import { caseMattersView } from './views/matters.ts'
import { mediationsView } from './views/mediations.ts'
import { meetingsView } from './views/meetings.ts'
import { moneyView } from './views/money.ts'
import { objectionView } from './views/objection.ts'
import { obligationsView } from './views/obligations.ts'
import { otherWaysView } from './views/other-ways.ts'
import { positionSteps, positionViews } from './views/positions.ts'
import { precedentsView } from './views/precedents.ts'
import { proceedingsView } from './views/proceedings.ts'
import { questionsView } from './views/questions.ts'
import { queueView } from './views/queue.ts'
import { referralsView } from './views/referrals.ts'
import { serviceView } from './views/service.ts'
import { eventLabel, seesRecorded } from './views/words.ts'

/** Everything a view of a case is made of, read beforehand. */
export interface ViewInput {
  readonly stored: StoredCase
  readonly standing: Standing
  readonly names: CaseNames
  readonly documents: readonly CaseDocument[]
  readonly deliveries: readonly Delivery[]
  /** Personal parts of the records that are shown, by sequence number. */
  readonly personal: ReadonlyMap<number, Readonly<Record<string, unknown>>>
  /** Earlier cases of the same space and person. */
  readonly earlier: readonly ChainCase[]
  /** Its matters, and the ledger of its transformer. */
  readonly surroundings: Surroundings
  readonly now: string
  readonly language: Language
}

/** A case as one party sees it: the one place where the table of sight is applied. */
export const viewCase = (input: ViewInput): CaseView => {
  const { stored, standing, names, language } = input
  const { file, rules } = stored
  const { memory } = file
  const { party } = standing
  const full = standing.sight === 'full'
  const today = localDay(input.now, rules.place.timeZone)
  const step: NextStepInput = {
    rules,
    calendar: stored.calendar,
    today,
    language,
    nameOf: (organisationId) => names.organisations.get(organisationId) ?? null,
  }
  const phase = phaseOf(file.value)
  const sees = (part: CasePart) => full && seesPart(file, party, part)
  const seesPlaces = sees('places')
  const isInSight = ({ awaits }: CaseView['positions'][number]) => seesPlaces || awaits.includes(party)
  const recallable =
    !standing.overseen && memory.recallable && memory.recallable.party === party && memory.recallable.until > input.now
      ? memory.recallable
      : null
  return {
    caseId: stored.caseId,
    caseNumber: stored.caseNumber,
    phase,
    phaseLabel: phaseLabels[phase][language],
    version: file.seq,
    sight: standing.sight,
    you: party,
    overseen: standing.overseen ?? false,
    filedOn: memory.filedOn,
    closedOn: memory.outcome?.on ?? null,
    outcome: memory.outcome && {
      outcome: memory.outcome.outcome,
      label: outcomeLabels[memory.outcome.outcome][language],
      reason: memory.outcome.reason,
      on: memory.outcome.on,
    },
    district: stored.district,
    compound: { compoundId: stored.compoundId, name: names.compound },
    space: { spaceId: stored.spaceId, label: names.space },
    rules: { packId: rules.id, version: rules.version, title: rules.title[language] },
    trackingToken: party === 'owner' ? stored.trackingToken : null,
    applicant: applicantView(input, full),
    handOversOpen: handOversOpen(input),
    applicantWithheld: full && isWithheld(stored.agreedReceivers, party),
    request: sees('request') ? requestOf(input) : null,
    keptVisits: party === 'owner' ? keptVisitsOf(input) : [],
    positions: full ? positionViews(input, phase).filter(isInSight) : [],
    clocks: full
      ? file.clocks
          .filter((clock) => seesClock(file, party, clock) && (seesPlaces || clock.party === party))
          .map((clock) => clockView(clock, step, memory))
      : [],
    nextStep: seesPlaces
      ? explained(file, step, [
          ...positionSteps(input, phase, step),
          ...(sees('grounds') ? stepsOwed(file, step) : []),
          ...entryViews(input, step),
          ...besideViews(input, step),
        ])
      : [],
    // A head office reads: what its branch can do is the branch's.
    allowedEvents: full && !standing.overseen ? allowedViews(input, today) : [],
    grounds: sees('grounds') ? groundViews(input) : [],
    conditionalGrounds: sees('grounds') ? conditionalGrounds(input) : [],
    ownGrounds: sees('grounds') ? ownGrounds(input) : [],
    ...obligationsView(input),
    service:
      seesPlaces && memory.service
        ? {
            means: memory.service.means,
            label: meansLabel(memory.service.means, language),
            servedOn: memory.service.servedOn,
            party: memory.service.party,
          }
        : null,
    unserved: seesPlaces && memory.unserved.length > 0,
    silences: sees('course')
      ? memory.silences.map(({ seq, party: silent, dueOn }) => ({ record: seq, party: silent, dueOn }))
      : [],
    paper:
      seesPlaces && memory.paper
        ? {
            kind: memory.paper.kind,
            label: paperLabels[memory.paper.kind][language],
            form: memory.paper.form,
            documentId: memory.paper.documentId,
          }
        : null,
    consentedLate: sees('course') && memory.consentedLate !== null,
    revocationsAttempted: sees('course') ? [...memory.revocationsAttempted] : [],
    ...fireLimitsView(input),
    fire:
      sees('findings') && memory.fire
        ? { ...findingView(memory.fire, fireResultLabels, language), why: checkWhy('fire', step) }
        : null,
    grid:
      sees('findings') && memory.grid
        ? {
            ...findingView(memory.grid, capacityResultLabels, language),
            why: checkWhy('grid', step),
            ratedKva: memory.grid.ratedKva,
            peakKva: memory.grid.peakKva,
            peakMonth: memory.grid.peakMonth,
            sparePiles: memory.grid.sparePiles,
          }
        : null,
    plan:
      sees('findings') && memory.plan ? { validUntil: memory.plan.validUntil, ownerCostYuan: memory.plan.ownerCostYuan } : null,
    disputes: sees('course') ? disputeViews(input) : [],
    ...proceedingsView(input),
    ...referralsView(input),
    ...checksView(input),
    ...honestyView(input),
    ...dataCorrectionsView(input),
    ...consentPartView(input),
    ...answerInPrincipleView(input),
    ...objectionView(input),
    ...informationRequestsView(input),
    ...otherWaysView(input),
    ...moneyView(input),
    ...contactsView(input),
    ...mediationsView(input),
    ...meetingsView(input),
    ...questionsView(input),
    ...correctionView(input),
    ...earlierAttemptsView(input),
    ...chainView(input),
    ...caseMattersView(input),
    ...queueView(input),
    ...precedentsView(input),
    ...beforeAnsweringView(input),
    ...serviceView(input),
    noPower: sees('course') ? memory.noPower.map(({ seq, who, why }) => ({ record: seq, who, why })) : [],
    recordedForYou: full
      ? memory.recorded
          // Whoever settles a contest has to see what is contested.
          .filter((entry) => entry.party === party || (party === 'centre' && entry.contestedSeq !== null))
          .map((entry) => ({
            record: entry.seq,
            type: entry.type,
            label: eventLabel(entry.type, language),
            contested: entry.contestedSeq !== null,
          }))
      : [],
    claims: sees('course')
      ? memory.claims.map(({ seq, party: claimant, occurredOn }) => ({ record: seq, party: claimant, occurredOn }))
      : [],
    recall: recallable && { record: recallable.seq, until: recallable.until },
    documents: full ? documentViews(input) : [],
    deliveries: sees('deliveries') ? deliveryViews(input) : [],
  }
}

type Step = Omit<CaseView['nextStep'][number], 'why'>

/** Each step with why it is so: its clock's reason, or honestly that no document sets a time. */
const explained = (file: CaseFile, step: NextStepInput, steps: readonly Step[]): CaseView['nextStep'] =>
  steps.map((next) => {
    const clock = file.clocks.find(({ clockId }) => clockId === next.clockId)
    return { ...next, why: clock ? whyOf(clock, step, file.memory) : stepWhy(null, step) }
  })

/** Who sees the clock of an entry sees what is owed under it. */
const entryViews = ({ stored: { file }, standing }: ViewInput, step: NextStepInput): Step[] =>
  stepsOfEntries(file, step)
    .filter(({ clock, step: { clockId } }) => seesClock(file, standing.party, { name: clock, clockId: clockId ?? '' }))
    .map((entry) => entry.step)

/** Who sees a question or a referral sees that it waits. */
const besideViews = (input: ViewInput, step: NextStepInput): Step[] =>
  stepsBeside(input.stored.file, step)
    .filter((beside) => seesRecorded(input, beside))
    .map((beside) => beside.step)

const meansLabel = (means: string, language: Language): string =>
  (serviceMeansLabels as Readonly<Record<string, { zh: string; en: string }>>)[means]?.[language] ?? means

const applicantView = ({ stored, standing, personal }: ViewInput, full: boolean): CaseView['applicant'] => {
  const known = applicantValues(personal, stored.file)
  const value = (field: (typeof applicantFields)[number]) =>
    full ? shown(sightAfterWord(stored, standing.party, field), field, known[field] ?? null) : null
  return { name: value('name'), phone: value('phone'), idNumber: value('idNumber'), room: value('room'), plate: value('plate') }
}

/** Who is in the case by now and gets no data until its owner has said yes or no. */
const handOversOpen = ({ stored, standing, language }: ViewInput): string[] =>
  standing.party === 'owner' && stored.agreedReceivers !== null
    ? handedOver(stored.file, [])
        .filter(({ party, basis }) => basis === 'word' && !stored.answeredReceivers.includes(party))
        .map(({ party }) => partyLabels[party][language])
    : []

const keptVisitsOf = ({ personal }: ViewInput): CaseView['keptVisits'] =>
  // The draft wrote them by their schema; once filed they are events.
  (personal.get(0)?.['/visits'] as CaseView['keptVisits'] | undefined) ?? []

const requestOf = ({ stored, personal }: ViewInput): CaseView['request'] =>
  // A draft's request lies beside its personal part, as the draft wrote it.
  stored.file.memory.request ?? (personal.get(0)?.['/request'] as CaseView['request'] | undefined) ?? null

const findingView = (finding: Finding, labels: Readonly<Record<string, Bilingual>>, language: Language) => ({
  result: finding.result,
  label: labels[finding.result]?.[language] ?? finding.result,
  on: finding.on,
  validUntil: finding.validUntil,
  scope: finding.scope,
  source: finding.source,
  upheld: [...finding.upheld],
  examined: [...finding.examined],
  gaps: finding.gaps.map((gap) => ({ ...gap, label: gapLabels[gap.gap][language] })),
  evidence: [...finding.evidence],
})

const documentViews = ({ stored, standing, documents, language }: ViewInput): CaseView['documents'] =>
  documents
    // What was erased is told where it is told by which rule.
    .filter((document) => document.erasedAt === null && mayOpen(stored, standing, document))
    .map((document) => ({
      documentId: document.documentId,
      kind: document.kind,
      label: documentLabels[document.kind][language],
      name: document.name,
      mediaType: document.mediaType,
      sizeBytes: document.sizeBytes,
      uploadedByParty: document.uploadedByParty,
      uploadedAt: document.uploadedAt,
      replaces: document.replaces,
    }))

/** What reached the owner before is not told to the successor (V3). */
const deliveryViews = ({ stored, standing, deliveries, language }: ViewInput): CaseView['deliveries'] => {
  const since = standing.party === 'owner' ? (stored.file.memory.successor?.joinedAt ?? '') : ''
  return deliveries
    .filter(({ party, deliveredAt }) => party !== 'owner' || deliveredAt >= since)
    .map((delivery) => ({
      notice: delivery.notice,
      label: wordsOfNotice(delivery.notice, delivery.party).title[language],
      to: delivery.party,
      channel: delivery.channel,
      deliveredAt: delivery.deliveredAt,
    }))
}
