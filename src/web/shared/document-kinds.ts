import { documentLabels } from '../../../workflows/labels/documents.ts'
import { type DocumentKind, documentKinds } from '../../../workflows/rules/codes.ts'
import type { PageLanguage } from './language.ts'

/** The kinds that a party usually brings, most usual first. */
const usual: Readonly<Record<string, readonly DocumentKind[]>> = {
  owner: [
    'sitePhoto',
    'spaceRight',
    'identity',
    'vehicle',
    'safetyUndertaking',
    'spacePlanOrPhoto',
    'spaceOwnerConsent',
    'lease',
    'quote',
    'equipmentCertificate',
    'installerLicence',
    'insurancePolicy',
    'thirdPartyReport',
    'serviceProof',
    'courtDocument',
  ],
  property: [
    'consentPaper',
    'propertyStatement',
    'fireDocument',
    'gridDocument',
    'authorityDocument',
    'sitePhoto',
    'propertyContract',
    'lease',
  ],
  community: ['substitutePaper', 'serviceProof', 'minutes', 'sitePhoto'],
  fire: ['fireDocument', 'sitePhoto', 'authorityDocument'],
  grid: ['gridDocument', 'sitePhoto', 'routeDrawing', 'quote'],
  authority: ['thirdPartyReport', 'authorityDocument', 'sitePhoto'],
  tester: ['thirdPartyReport', 'sitePhoto', 'fireDocument'],
  spaceOwner: ['spaceOwnerConsent', 'lease', 'sitePhoto'],
  transformerOwner: ['gridDocument', 'authorityDocument', 'sitePhoto'],
  centre: [
    'serviceProof',
    'minutes',
    'agreementText',
    'consentPaper',
    'substitutePaper',
    'propertyStatement',
    'sitePhoto',
    'authorityDocument',
  ],
}

/** Kinds that are no choice of their own: a voice note is spoken, and what has no name stands first. */
const notChosen: readonly DocumentKind[] = ['voiceNote', 'other']

/** The kinds of documents that a party is offered: what it usually brings, then all others, since anybody may hold any paper. */
export const documentKindsFor = (party: string): readonly DocumentKind[] => {
  const first = usual[party] ?? ['authorityDocument', 'sitePhoto']
  return [...first, ...documentKinds.filter((kind) => !first.includes(kind) && !notChosen.includes(kind))]
}

/** Parties who come once, for one answer, with one kind of paper. */
const withOnePaper: readonly string[] = ['authority', 'spaceOwner', 'transformerOwner', 'tester']

/** What a document of a party is taken for before it says otherwise. */
export const firstKindFor = (party: string): DocumentKind =>
  (withOnePaper.includes(party) ? usual[party]?.[0] : undefined) ?? 'other'

/** What a document is called. */
export const documentName = (kind: DocumentKind, language: PageLanguage): string =>
  documentLabels[kind][language === 'en' ? 'en' : 'zh']
