import type { Party } from '../parties.ts'
import type { DocumentKind } from '../rules/codes.ts'
import type { CaseFile } from './case-file.ts'
import { answerableChecks } from './memory/further-checks.ts'
import { type ApplicantField, applicantFields, documentKindsFor, mayEverSee, type Sight, sightOfField } from './sight.ts'

/**
 * On what a hand-over of an owner's personal data to a party rests: on the owner's own word for just that one (个人信息保护法
 * 23), or on the duty of an office (34-35). Which party counts as which is this platform's own choice: where a kind of body
 * can be a company as well as an office, it asks.
 */
export type HandOverBasis = 'word' | 'office'

const bases: Partial<Readonly<Record<Party, HandOverBasis>>> = {
  property: 'word',
  grid: 'word',
  fire: 'word',
  community: 'word',
  spaceOwner: 'word',
  transformerOwner: 'word',
  tester: 'word',
  installer: 'word',
  centre: 'office',
  authority: 'office',
  bureau: 'office',
}

/** Whom every request may reach: asked and told of before it is filed. The others are told of when they come in. */
const usual: readonly Party[] = ['property', 'grid', 'fire', 'community', 'centre']

/** Those to whom data of an owner go, in the order in which an owner is told. */
const receivers: readonly Party[] = [
  ...usual,
  ...(['spaceOwner', 'transformerOwner', 'tester', 'installer', 'authority', 'bureau'] as const),
]

/** What an owner can do about a hand-over that rests on the own word. */
export const handOverActs = ['agreed', 'refused', 'withdrawn'] as const
/** One of these. */
export type HandOverAct = (typeof handOverActs)[number]

/** On what a hand-over to a party rests; null = it is none. */
const handOverBasis = (party: Party): HandOverBasis | null => bases[party] ?? null

/**
 * Whether personal data are kept from a party: the owner was asked, and did not say yes. `agreed` null = nobody asked, as
 * with requests from before the question was put, and those that another program files without it: the table of sight holds.
 */
export const isWithheld = (agreed: readonly Party[] | null, party: Party): boolean =>
  agreed !== null && handOverBasis(party) === 'word' && !agreed.includes(party)

/** How much of a personal field a party sees, where the owner's word is what it goes by. */
export const sightAfterWord = (
  { file, agreedReceivers }: { readonly file: CaseFile; readonly agreedReceivers: readonly Party[] | null },
  party: Party,
  field: ApplicantField,
): Sight => (isWithheld(agreedReceivers, party) ? 'none' : sightOfField(file, party, field))

/** Papers that are the owner's own, whoever put them in: at a counter it is the office. */
const ownPapers: readonly DocumentKind[] = [
  'identity',
  'spaceRight',
  'spacePlanOrPhoto',
  'vehicle',
  'safetyUndertaking',
  'spaceOwnerConsent',
  'lease',
  'insurancePolicy',
]

/** Whether a document is kept from a party because the owner did not say yes to that hand-over. */
export const isPaperWithheld = (
  agreed: readonly Party[] | null,
  party: Party,
  { kind, uploadedByParty }: { readonly kind: DocumentKind; readonly uploadedByParty: string },
): boolean => isWithheld(agreed, party) && uploadedByParty !== party && (uploadedByParty === 'owner' || ownPapers.includes(kind))

/** What goes to a party: now, and once its stage needs it. */
export interface HandedOver {
  readonly party: Party
  readonly basis: HandOverBasis
  readonly fields: readonly ApplicantField[]
  readonly later: readonly ApplicantField[]
  readonly masked: readonly ApplicantField[]
  readonly papers: readonly DocumentKind[]
}

/** Everybody to whom data of this request go or may go, and what: the usual ones, and whoever else is in it. */
export const handedOver = (file: CaseFile, inIt: readonly Party[]): HandedOver[] =>
  receivers.flatMap((party) => {
    const basis = handOverBasis(party)
    return basis !== null && (usual.includes(party) || inIt.includes(party) || isAsked(file, party))
      ? [{ party, basis, ...reachOf(file, party) }]
      : []
  })

const isAsked = ({ memory, positions }: CaseFile, party: Party): boolean =>
  answerableChecks(memory, party).length > 0 || positions.some(({ awaits }) => awaits.includes(party))

const reachOf = (file: CaseFile, party: Party) => {
  const sights = applicantFields.map((field) => ({ field, now: sightOfField(file, party, field) }))
  const fields = sights.flatMap(({ field, now }) => (now === 'full' ? [field] : []))
  const later = sights.flatMap(({ field, now }) => (now !== 'full' && mayEverSee(party, field) ? [field] : []))
  const masked = sights.flatMap(({ field, now }) => (now === 'masked' && !later.includes(field) ? [field] : []))
  return { fields, later, masked, papers: ownPapers.filter((kind) => documentKindsFor(party).includes(kind)) }
}
