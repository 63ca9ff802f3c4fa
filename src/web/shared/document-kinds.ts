import { documentLabels } from '../../../workflows/labels/documents.ts'
import type { DocumentKind } from '../../../workflows/rules/codes.ts'
import type { PageLanguage } from './language.ts'

/** The kinds that a party usually brings, most usual first; every other kind can be told by "other". */
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

/** The kinds of documents that a party is offered. */
export const documentKindsFor = (party: string): readonly DocumentKind[] => usual[party] ?? ['authorityDocument', 'sitePhoto']

/** What a document is called. */
export const documentName = (kind: DocumentKind, language: PageLanguage): string =>
  documentLabels[kind][language === 'en' ? 'en' : 'zh']
