import type { DocumentKind } from '../rules/codes.ts'

/** What a matter is about: something a compound needs and no single request can bring about (H37). */
export const matterKinds = [
  'retrofit',
  'transformer',
  'supplyHandover',
  'collectiveBuild',
  'garageHandover',
  'resettlement',
  'order',
] as const
/** What a matter is about. */
export type MatterKind = (typeof matterKinds)[number]

/** The tracks in which requests can wait on a matter. */
export const matterTracks = ['fire', 'grid'] as const
/** A track in which requests can wait on a matter. */
export type MatterTrack = (typeof matterTracks)[number]

/** In which tracks a kind of matter can be what a request waits for. */
export const tracksOfKind: Readonly<Record<MatterKind, readonly MatterTrack[]>> = {
  retrofit: ['fire'],
  transformer: ['grid'],
  supplyHandover: ['grid'],
  collectiveBuild: ['fire', 'grid'],
  garageHandover: ['fire', 'grid'],
  resettlement: ['fire', 'grid'],
  order: ['fire', 'grid'],
}

/** The part of a compound that a kind of matter must name; others may leave it open and then mean the whole compound. */
export const placeOfKind: Readonly<Partial<Record<MatterKind, 'garageId' | 'transformerId'>>> = {
  retrofit: 'garageId',
  garageHandover: 'garageId',
  transformer: 'transformerId',
}

/** How a matter ends. Only `done` lets requests be checked again; the others send them back to their owners' decision. */
export const matterResults = ['done', 'refused', 'dropped'] as const
/** How a matter ends. */
export type MatterResult = (typeof matterResults)[number]

/** What lifts an order against a compound. */
export const orderRemedies = ['retrofit', 'repair', 'inspection', 'removeHazard', 'papers', 'other'] as const
/** What lifts an order against a compound. */
export type OrderRemedy = (typeof orderRemedies)[number]

/** Under what an order can be lifted before its remedy is whole. */
export const orderConditions = [
  'patrol',
  'monitoring',
  'limitedHours',
  'orderedCharging',
  'partOfRetrofit',
  'spacing',
  'papers',
  'other',
] as const
/** Under what an order can be lifted. */
export type OrderCondition = (typeof orderConditions)[number]

/** Offices that can look at a condition under which an order was lifted: never the one that has to keep it. */
export const conditionCheckers = ['fire', 'centre', 'bureau', 'grid'] as const
/** An office that looks at a condition. */
export type ConditionChecker = (typeof conditionCheckers)[number]

/** Offices that can answer for a matter. Each has accounts, so that its official can report. */
export const matterOffices = ['centre', 'bureau', 'community', 'property', 'fire', 'grid'] as const
/** An office that can answer for a matter. */
export type MatterOffice = (typeof matterOffices)[number]

/** What the named official is in the office. Public; the name is not. */
export const officialRoles = ['head', 'deputyHead', 'sectionHead', 'officer', 'projectManager'] as const
/** What the named official is in the office. */
export type OfficialRole = (typeof officialRoles)[number]

/** What a report can say. A report of no change is a report too. */
export const progressKinds = [
  'planned',
  'quoted',
  'awaitingDecision',
  'awaitingFunds',
  'contracted',
  'underWay',
  'delayed',
  'noChange',
] as const
/** What a report can say. */
export type Progress = (typeof progressKinds)[number]

/** Who can bear a share of the cost. */
export const costBearers = ['owners', 'maintenanceFund', 'property', 'developer', 'grid', 'government', 'operator'] as const
/** Who bears a share of the cost. */
export type CostBearer = (typeof costBearers)[number]

/** What the owners decide on (民法典 278, items 5 to 9): the subject tells which majority is needed. */
export const decisionSubjects = ['useMaintenanceFund', 'raiseMaintenanceFund', 'alterFacilities', 'changeUse', 'other'] as const
/** What the owners decide on. */
export type DecisionSubject = (typeof decisionSubjects)[number]

/** Papers that a matter can have. Those of a person, as an identity card or a lease, belong to a request. */
export const matterDocumentKinds = [
  'quote',
  'routeDrawing',
  'fireDocument',
  'gridDocument',
  'authorityDocument',
  'thirdPartyReport',
  'courtDocument',
  'sitePhoto',
  'minutes',
  'agreementText',
  'other',
] as const satisfies readonly DocumentKind[]
