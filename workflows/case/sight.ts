import type { Party } from '../parties.ts'
import { type DocumentKind, documentKinds } from '../rules/codes.ts'
import type { CaseFile } from './case-file.ts'
import { phaseOf } from './chart.ts'
import type { Clock } from './clock.ts'
import type { ClockName } from './clocks.ts'
import { entryOfEvent } from './entries-beside.ts'
import { correctionsAsked } from './memory/data-corrections.ts'

/** How much of a field a party sees. */
export type Sight = 'full' | 'masked' | 'none'

/** The personal fields of a request. */
export const applicantFields = ['name', 'phone', 'idNumber', 'room', 'plate'] as const
/** A personal field. */
export type ApplicantField = (typeof applicantFields)[number]

/** What of a case is shown or hidden as a whole. */
const caseParts = [
  'request',
  'places',
  'course',
  'words',
  'grounds',
  'evidence',
  'agreement',
  'proceedings',
  'decisions',
  'findings',
  'deliveries',
  'corrections',
  'referrals',
  'contacts',
  'questions',
  'questionWords',
  'attempts',
  'meetings',
  'ratings',
  'chain',
  'matters',
  'queue',
  'service',
  'precedents',
  'callBack',
  'interest',
] as const
/** A part of a case. */
export type CasePart = (typeof caseParts)[number]

/** When the stage needs it: until then a field is masked, from then on it is shown in full. */
type Need = 'onceAnswered' | 'ifMayCall' | 'fromWorks' | 'fromSurvey' | 'fromIntake' | 'forChecking' | 'whileIssuer'

/** A cell of the table: a fixed sight, or masked (a part: hidden) until one of these needs arises. */
type Cell = Sight | readonly Need[]

const needs: Readonly<Record<Need, (file: CaseFile) => boolean>> = {
  onceAnswered: (file) => (file.memory.company?.answer ?? null) !== null,
  ifMayCall: (file) => file.memory.request?.mayCall === true,
  fromWorks: (file) => phaseOf(file.value) === 'works' || file.memory.outcome?.outcome === 'energised',
  fromSurvey: (file) => file.memory.survey !== null || file.positions.some((position) => position.stage === 'survey'),
  fromIntake: (file) => file.positions.some((position) => position.track === 'grid') || file.memory.gridOrder !== null,
  // Papers are looked at when they come in, and when a correction of what stands on them is asked for.
  forChecking: (file) =>
    file.positions.some((position) => position.stage === 'documentCheck') || correctionsAsked(file.memory).length > 0,
  whileIssuer: (file) => file.memory.issuer?.party === 'community',
}

/** Parties that can see a case at all. Whoever is not in a row sees nothing. */
type Row = Partial<Readonly<Record<Party, Cell>>>

/**
 * The one table of who sees which personal field (V1-V4; PIPL 6: the minimum for the purpose). Rows are fields, columns are
 * parties, a cell may open with the stage that needs it. The applicant's own data are in full for the owner alone.
 */
const applicantTable: Readonly<Record<ApplicantField, Row>> = {
  name: { owner: 'full', property: 'full', community: 'full', centre: 'full', grid: 'full', bureau: 'masked' },
  phone: {
    owner: 'full',
    centre: 'full',
    property: ['ifMayCall', 'fromWorks'],
    grid: ['ifMayCall', 'fromSurvey'],
    fire: ['ifMayCall'],
    bureau: 'masked',
  },
  idNumber: { owner: 'full', centre: ['forChecking'], grid: ['fromIntake'], bureau: 'none' },
  room: { owner: 'full', property: 'full', community: 'full', centre: 'full', grid: 'full' },
  plate: { owner: 'full', centre: ['forChecking'], property: 'masked' },
}

/**
 * Who sees which part of a case. Offers and agreements stay between the parties and the mediator (H26). A community worker
 * who carries a paper sees the request and nothing of what went on around it (V1); asked to issue in the company's place,
 * the community sees the course of the case as well.
 */
const partTable: Readonly<Record<CasePart, Row>> = {
  // Who was asked to look sees what is asked for, and of the checks its own (V1).
  request: {
    owner: 'full',
    property: 'full',
    community: 'full',
    centre: 'full',
    grid: 'full',
    fire: 'full',
    bureau: 'full',
    authority: 'full',
    transformerOwner: 'full',
    spaceOwner: 'full',
    tester: 'full',
  },
  // Where the case stands, with whom, until when. Who tests for one of its tracks sees its own place and time alone.
  places: {
    owner: 'full',
    property: 'full',
    community: 'full',
    centre: 'full',
    grid: 'full',
    fire: 'full',
    bureau: 'full',
    authority: 'full',
    transformerOwner: 'full',
    spaceOwner: 'full',
    installer: 'full',
  },
  course: {
    owner: 'full',
    property: 'full',
    community: ['whileIssuer'],
    centre: 'full',
    grid: 'full',
    fire: 'full',
    bureau: 'full',
  },
  words: { owner: 'full', property: 'full', centre: 'full' },
  grounds: { owner: 'full', property: 'full', centre: 'full', bureau: 'full', fire: 'full', grid: 'full' },
  evidence: { owner: 'full', property: 'full', centre: 'full', fire: 'full', grid: 'full' },
  findings: { owner: 'full', property: 'full', centre: 'full', bureau: 'full', fire: 'full', grid: 'full' },
  agreement: { owner: 'full', property: 'full', centre: 'full' },
  // To ring 12345 is the owner's own affair; what a court or an authority decided concerns the other side too.
  proceedings: { owner: 'full', centre: 'full', bureau: 'full' },
  decisions: { owner: 'full', property: 'full', centre: 'full', bureau: 'full' },
  deliveries: { owner: 'full', centre: 'full' },
  // Why personal data are corrected, and what was asked for and is not: between the owner and who looks.
  corrections: { owner: 'full', centre: 'full' },
  referrals: {
    owner: 'full',
    property: 'full',
    community: ['whileIssuer'],
    centre: 'full',
    bureau: 'full',
    fire: 'full',
    grid: 'full',
  },
  contacts: { owner: 'full', property: 'full', community: ['whileIssuer'], centre: 'full', bureau: 'full' },
  // A question is between its two parties (see `entries-beside.ts`); the centre keeps the thread, the bureau counts it.
  questions: { centre: 'full', bureau: 'full' },
  questionWords: { centre: 'full', bureau: 'masked' },
  // What holds a request, and what happens to its pile, concerns everybody in it.
  service: {
    owner: 'full',
    property: 'full',
    community: 'full',
    centre: 'full',
    bureau: 'full',
    fire: 'full',
    grid: 'full',
  },
  // Whoever sat at the table sees its own meeting as well (see `entries-beside.ts`).
  meetings: { owner: 'full', property: 'full', centre: 'full', bureau: 'full' },
  // How a side rates a mediation is counted by the bureau; each side sees its own (see `entries-beside.ts`).
  ratings: { bureau: 'full' },
  attempts: {
    owner: 'full',
    property: 'full',
    community: ['whileIssuer'],
    centre: 'full',
    bureau: 'full',
    fire: 'full',
    grid: 'full',
  },
  chain: {
    owner: 'full',
    property: 'full',
    community: ['whileIssuer'],
    centre: 'full',
    bureau: 'full',
    fire: 'full',
    grid: 'full',
  },
  matters: {
    owner: 'full',
    property: 'full',
    community: ['whileIssuer'],
    centre: 'full',
    bureau: 'full',
    fire: 'full',
    grid: 'full',
  },
  // The company reads before it answers what was answered here on the same facts; the others, whether it did otherwise.
  precedents: { property: 'full', owner: ['onceAnswered'], centre: ['onceAnswered'] },
  // What an owner says of a withdrawal is not for those who may have pressed for it.
  callBack: { owner: 'full', bureau: 'full' },
  // What a company has to do with charging is between the sides and the mediator.
  interest: { owner: 'full', property: 'full', centre: 'full' },
  // Whose turn it is, and how full the transformer: of others only how many there are.
  queue: { owner: 'full', property: 'full', centre: 'full', bureau: 'full', grid: 'full' },
}

/** Events whose whole content belongs to a part of the case; those that name parties are in `entries-beside.ts`. */
const eventParts: Readonly<Record<string, CasePart>> = {
  'bureau.recordCallBack': 'callBack',
  'owner.correctData': 'corrections',
  'centre.settleCorrection': 'corrections',
  'owner.reportForgery': 'evidence',
  'property.reportForgery': 'evidence',
  'centre.reportForgery': 'evidence',
  'centre.settleForgery': 'evidence',
  'property.bringObjection': 'decisions',
  'property.reportProceeding': 'decisions',
  'property.withdrawProceeding': 'decisions',
  'owner.openProceeding': 'proceedings',
  'owner.reportProceeding': 'proceedings',
  'owner.withdrawProceeding': 'proceedings',
  'owner.reportResolution': 'proceedings',
  'owner.reportJudgment': 'decisions',
  'property.reportJudgment': 'decisions',
  'owner.reportEffect': 'decisions',
  'property.reportEffect': 'decisions',
  'owner.reportSettlement': 'decisions',
  'owner.reportEnforcement': 'decisions',
  'owner.reportConfirmationRuling': 'agreement',
  'owner.declareEarlierAttempts': 'attempts',
  'owner.reportExpense': 'agreement',
  'owner.reportFeeDemand': 'agreement',
  'owner.reportFeePaid': 'agreement',
  'property.answerFeeDemand': 'agreement',
  'owner.claimFeeBack': 'agreement',
  'owner.claimMoneyBack': 'agreement',
  'property.answerMoneyClaim': 'agreement',
  'owner.waitOnMatter': 'matters',
  'owner.stopWaiting': 'matters',
  'centre.linkMatter': 'matters',
  'matter.changed': 'matters',
  'queue.offered': 'queue',
  'centre.recordAgreement': 'agreement',
  'owner.objectToMediator': 'agreement',
  'property.objectToMediator': 'agreement',
  'owner.reportPerformance': 'agreement',
  'property.reportPerformance': 'agreement',
  'owner.submitTestReport': 'findings',
  'fire.report': 'findings',
  'tester.reportTest': 'findings',
  'tester.declineTest': 'findings',
  'authority.reportCheck': 'findings',
  'transformerOwner.reportCheck': 'findings',
  'spaceOwner.reportCheck': 'findings',
  'centre.reportCheck': 'findings',
  'fire.accessDenied': 'findings',
  'grid.accessDenied': 'findings',
  'owner.reportLockedDoor': 'findings',
  'installer.reportLockedDoor': 'findings',
  'grid.returnIntake': 'findings',
  'owner.reportGridStep': 'findings',
  'fire.withdrawFinding': 'findings',
  'grid.withdrawFinding': 'findings',
  'centre.withdrawFinding': 'findings',
  'fire.declineCompetence': 'findings',
  'fire.answerTestReport': 'findings',
  'grid.acceptIntake': 'findings',
  'grid.reportSurvey': 'findings',
  'grid.reportCapacity': 'findings',
  'grid.declineCompetence': 'findings',
  'grid.issuePlan': 'findings',
  'grid.reportInspection': 'findings',
}

/** Fields of events that belong to a part of the case, at whatever depth they stand. */
const fieldParts: Readonly<Record<string, CasePart>> = {
  words: 'words',
  personal: 'words',
  ground: 'grounds',
  groundId: 'grounds',
  groundIds: 'grounds',
  grounds: 'grounds',
  conditions: 'grounds',
  upheld: 'grounds',
  examined: 'grounds',
  views: 'grounds',
  alleged: 'grounds',
  position: 'agreement',
  positions: 'agreement',
  evidence: 'evidence',
  paper: 'evidence',
}

const all: readonly Party[] = ['owner', 'property', 'community', 'centre', 'grid', 'fire']
const technical: readonly Party[] = ['owner', 'property', 'centre', 'grid', 'fire']
/** Who was asked to look: the place and the route. */
const asked: readonly Party[] = ['authority', 'transformerOwner', 'spaceOwner', 'tester']
const between: readonly Party[] = ['owner', 'property', 'centre']

/** Who may open which kind of document. The uploader always may. */
const documentTable: Readonly<Record<DocumentKind, readonly Party[]>> = {
  identity: ['owner', 'centre', 'grid'],
  spaceRight: ['owner', 'property', 'centre', 'grid', 'community'],
  spacePlanOrPhoto: [...all, ...asked],
  vehicle: ['owner', 'centre', 'grid'],
  safetyUndertaking: ['owner', 'property', 'centre', 'community'],
  spaceOwnerConsent: ['owner', 'property', 'centre'],
  consentPaper: all,
  substitutePaper: all,
  propertyStatement: between,
  propertyContract: between,
  lease: between,
  routeDrawing: [...technical, ...asked],
  quote: between,
  fireDocument: technical,
  gridDocument: technical,
  authorityDocument: technical,
  thirdPartyReport: technical,
  courtDocument: between,
  equipmentCertificate: technical,
  installerLicence: technical,
  // For whoever fears to be held liable; it is the owner's own and passes to no successor.
  insurancePolicy: between,
  serviceProof: ['owner', 'property', 'centre', 'community'],
  sitePhoto: [...technical, ...asked],
  // Other people's voices are in it: for the owner and who mediates, in no paper and no export (V3).
  voiceNote: ['owner', 'centre'],
  minutes: between,
  agreementText: between,
  other: between,
}

/** Documents that a party may open only while, or once, its stage needs them. */
const documentNeeds: Partial<Readonly<Record<DocumentKind, Partial<Readonly<Record<Party, Need>>>>>> = {
  identity: { centre: 'forChecking', grid: 'fromIntake' },
  vehicle: { centre: 'forChecking', grid: 'fromIntake' },
}

/** Documents from before that pass to a successor: about the space and its garage, consents, and proofs of days. Papers of a person and offers do not (V3). */
const passingDocuments: readonly DocumentKind[] = [
  'spacePlanOrPhoto',
  'routeDrawing',
  'sitePhoto',
  'spaceOwnerConsent',
  'consentPaper',
  'substitutePaper',
  'serviceProof',
  'propertyStatement',
  'propertyContract',
  'fireDocument',
  'gridDocument',
  'authorityDocument',
  'thirdPartyReport',
  'courtDocument',
  'equipmentCertificate',
  'installerLicence',
]

/** Whether a document from before the present owner came may be shown to that owner. An agreement passes to who acceded to it. */
export const passesToSuccessor = ({ memory }: CaseFile, kind: DocumentKind): boolean =>
  passingDocuments.includes(kind) || (memory.successor?.accedes === true && (kind === 'agreementText' || kind === 'minutes'))

/** How much of a personal field a party sees in the case as it stands. */
export const sightOfField = (file: CaseFile, party: Party, field: ApplicantField): Sight => {
  const cell = applicantTable[field][party] ?? 'none'
  if (typeof cell === 'string') return cell
  return cell.some((need) => needs[need](file)) ? 'full' : 'masked'
}

/** Whether a party sees a field in full in some stage, though it may not yet. */
export const mayEverSee = (party: Party, field: ApplicantField): boolean => {
  const cell = applicantTable[field][party] ?? 'none'
  return cell === 'full' || typeof cell !== 'string'
}

/** The kinds of documents that a party may open, some of them only once its stage needs them. */
export const documentKindsFor = (party: Party): readonly DocumentKind[] =>
  documentKinds.filter((kind) => documentTable[kind].includes(party))

const clockParts: Partial<Readonly<Record<ClockName, CasePart>>> = {
  hotline: 'proceedings',
  petitionNotice: 'proceedings',
  petition: 'proceedings',
  officeDuty: 'proceedings',
  officeAnswer: 'proceedings',
  reviewIntake: 'proceedings',
  administrativeReview: 'proceedings',
  administrativeTrial: 'proceedings',
  annulResolution: 'proceedings',
  suitFiling: 'proceedings',
  courtNews: 'proceedings',
  roadTerm: 'proceedings',
  roadIntake: 'proceedings',
  roadDuty: 'proceedings',
  roadAppealTerm: 'proceedings',
  roadDecision: 'decisions',
  roadAppeal: 'decisions',
  roadEnforcement: 'decisions',
  appealTerm: 'proceedings',
  simplifiedTrial: 'decisions',
  ordinaryTrial: 'decisions',
  appealTrial: 'decisions',
  enforcementRight: 'decisions',
  enforcementTerm: 'decisions',
  decisionCheck: 'decisions',
  decisionContest: 'decisions',
  callBack: 'callBack',
  consentDuty: 'grounds',
  dutyAtCentre: 'grounds',
  dutyFact: 'grounds',
  moneyAnswer: 'agreement',
  feeAnswer: 'agreement',
  confirmationIntake: 'agreement',
  confirmationRuling: 'agreement',
  promise: 'meetings',
  promiseCheck: 'meetings',
}

/** Whether a party sees a clock: one that belongs to a part of the case is seen with that part. */
export const seesClock = (file: CaseFile, party: Party, { name, clockId }: Pick<Clock, 'name' | 'clockId'>): boolean => {
  // What the company itself brought before a court concerns both sides.
  const part = isOfObjection(clockId, file) ? 'decisions' : clockParts[name]
  return part === undefined || seesPart(file, party, part)
}

const isOfObjection = (clockId: string, { memory }: CaseFile): boolean => {
  const [name = '', , key = ''] = clockId.split('/')
  return (
    (name.startsWith('road') || name === 'courtNews') &&
    memory.proceedings.some(({ seq, road }) => road?.broughtBy === 'company' && key.startsWith(`${seq}.`))
  )
}

/** Whether a party sees a part of the case as it stands. */
export const seesPart = (file: CaseFile, party: Party, part: CasePart): boolean => {
  const cell = partTable[part][party] ?? 'none'
  return typeof cell === 'string' ? cell === 'full' : cell.some((need) => needs[need](file))
}

/** Whether a party sees an entry of a part: whoever is named in it sees it in any case. */
export const seesEntry = (file: CaseFile, party: Party, part: CasePart, named: readonly Party[]): boolean =>
  named.includes(party) || seesPart(file, party, part)

/** What the owner before said, asked and agreed does not pass to the successor; findings, consents and days do (V3). */
const notForSuccessor: readonly CasePart[] = [
  'words',
  'corrections',
  'proceedings',
  'contacts',
  'questions',
  'questionWords',
  'attempts',
]

/** The parts of a record that a party does not see because the owner of then is not the owner of today. An agreement passes to who acceded to it. */
export const hiddenFromSuccessor = (file: CaseFile, party: Party, seq: number): readonly CasePart[] => {
  const { ownerSince, successor } = file.memory
  if (party !== 'owner' || seq >= ownerSince) return []
  return successor?.accedes ? notForSuccessor : [...notForSuccessor, 'agreement']
}

/** What was sent with an event. `hidden`: parts that this viewer does not see although its party does. */
interface SentWithEvent {
  readonly type: string
  readonly input: unknown
  readonly hidden: readonly CasePart[]
}

/** What was sent with an event, without what a party does not see: whole contents first, then single fields at any depth. */
export const seenOfEvent = (file: CaseFile, party: Party, { type, input, hidden }: SentWithEvent): unknown => {
  const entry = entryOfEvent(file.memory, type, input)
  const sees = (part: CasePart | undefined, named: readonly Party[] = []) =>
    part === undefined || (!hidden.includes(part) && seesEntry(file, party, part, named))
  if (!sees(entry?.part ?? eventParts[type], entry?.named)) return {}
  const seesField = (field: string) =>
    field === 'words' && entry?.part === 'questions' ? sees('questionWords', entry.named) : sees(fieldParts[field])
  return without(
    input,
    Object.keys(fieldParts).filter((field) => !seesField(field)),
  )
}

const without = (value: unknown, hidden: readonly string[]): unknown => {
  if (Array.isArray(value)) return value.map((entry) => without(entry, hidden))
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([key]) => !hidden.includes(key))
  return Object.fromEntries(kept.map(([key, entry]) => [key, without(entry, hidden)]))
}

/** Whether a party may open documents of a kind in the case as it stands. */
export const seesDocument = (file: CaseFile, party: Party, kind: DocumentKind): boolean => {
  const need = documentNeeds[kind]?.[party]
  return documentTable[kind].includes(party) && (need === undefined || needs[need](file))
}

/** A personal value as a party sees it: whole, masked, or not at all. */
export const shown = (sight: Sight, field: ApplicantField, value: string | null): string | null => {
  if (value === null || sight === 'none') return null
  return sight === 'full' ? value : masked(field, value)
}

const masked = (field: ApplicantField, value: string): string => {
  switch (field) {
    case 'phone':
      return `${value.slice(0, 3)}****${value.slice(-4)}`
    case 'name':
      return `${[...value][0] ?? ''}${'*'.repeat(Math.max(1, [...value].length - 1))}`
    case 'idNumber':
      return `${'*'.repeat(14)}${value.slice(-4)}`
    default:
      return `${[...value].slice(0, 2).join('')}***`
  }
}
