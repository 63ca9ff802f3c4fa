/**
 * The closed lists that rules, events and statistics share. Labels: `workflows/labels`.
 * What each ground is worth, and who must prove it with which document, is data of the rule packs.
 */

/** Why a request is refused or stuck: the 31 of the field study and nine more from walking the design with its users. */
export const groundCodes = [
  'FIRE_SYSTEM_MISSING',
  'FIRE_UNIT_AREA',
  'FIRE_FLOOR_FORBIDDEN',
  'FIRE_COST_DISPUTE',
  'FIRE_LIABILITY_FEAR',
  'NO_CAPACITY_PUBLIC',
  'NO_CAPACITY_PRIVATE',
  'SUPPLY_NOT_TRANSFERRED',
  'OLD_WIRING',
  'SPACE_TITLE_MISSING',
  'SPACE_LEASED_SHORT',
  'SPACE_LEASED_NO_CONSENT',
  'SPACE_PUBLIC',
  'SPACE_CIVIL_DEFENCE',
  'SPACE_MECHANICAL',
  'NO_WALL_OR_PILLAR',
  'CABLE_ROUTE_COMMON',
  'NEIGHBOUR_OBJECTION',
  'OWNERS_VOTE_DEMANDED',
  'NO_LOCAL_RULE',
  'NOT_IN_CONTRACT',
  'UNFAIR_TO_LATECOMERS',
  'FEE_OR_DEPOSIT',
  'FEE_ARREARS',
  'COMMERCIAL_CONFLICT',
  'DEVELOPER_HOLDS_GARAGE',
  'PROPERTY_NO_REPLY',
  'DOCS_INCOMPLETE',
  'EQUIPMENT_NONCOMPLIANT',
  'NO_PROPERTY_MANAGER',
  'GRID_PORTAL_BLOCK',
  'AUTHORITY_ORDER',
  'RESETTLEMENT_HOUSING',
  'SPACE_COOWNER_OBJECTS',
  'INSURANCE_DEMANDED',
  'INTERNAL_APPROVAL',
  'COMPANIES_DISPUTE',
  'HANDOVER_OF_MANAGEMENT',
  'NO_COMPETENT_BODY',
  'NO_RULE',
] as const
/** A listed ground. */
export type GroundCode = (typeof groundCodes)[number]

/** A ground that only the law of one place names: the code of the place and a name, such as `NO:enoughCharging`. */
export type OwnGround = `${string}:${string}`
/** A ground that somebody states. */
export type StatedGround = GroundCode | OwnGround

/** Whether a ground is one of the list, and not of a place's own. */
export const isListed = (code: StatedGround): code is GroundCode => (groundCodes as readonly string[]).includes(code)

/** Grounds that say where a case is stuck and that nobody can plead in a rejection: silence, a missing manager, a missing rule or body. */
export const observedOnly = [
  'PROPERTY_NO_REPLY',
  'NO_PROPERTY_MANAGER',
  'GRID_PORTAL_BLOCK',
  'NO_COMPETENT_BODY',
  'NO_RULE',
] as const

/** Conditions a company may attach to a yes; each is a ground in disguise until it is worth something. */
export const conditionKinds = [
  'ROUTE',
  'WORKING_HOURS',
  'CERTIFIED_EQUIPMENT',
  'QUALIFIED_INSTALLER',
  'OWNER_UNDERTAKING',
  'FIRE_EXTINGUISHER',
  'REMOVAL_ON_TRANSFER',
  'REPAIR_OF_COMMON_PARTS',
  'INSURANCE',
  'DEPOSIT_OR_FEE',
  'NEIGHBOURS_SIGNATURES',
  'AUTHORITY_AGREES_FIRST',
] as const
/** A listed kind of condition. */
export type ConditionKind = (typeof conditionKinds)[number]

/** What a document in a case is. The kind decides what it can prove and who may see it. */
export const documentKinds = [
  'identity',
  'spaceRight',
  'spacePlanOrPhoto',
  'vehicle',
  'safetyUndertaking',
  'spaceOwnerConsent',
  'consentPaper',
  'substitutePaper',
  'propertyStatement',
  'propertyContract',
  'lease',
  'routeDrawing',
  'quote',
  'fireDocument',
  'gridDocument',
  'authorityDocument',
  'thirdPartyReport',
  'courtDocument',
  'equipmentCertificate',
  'installerLicence',
  'insurancePolicy',
  'serviceProof',
  'sitePhoto',
  'voiceNote',
  'minutes',
  'agreementText',
  'other',
] as const
/** The kind of a document. */
export type DocumentKind = (typeof documentKinds)[number]

/** How the place lets a pile be built: with the company's consent, by contract with it, after registering or notifying, or without it. */
export const consentModes = ['REQUIRED', 'AGREEMENT', 'REGISTRATION', 'NOTIFY', 'NONE'] as const
/** The consent mode of a place. */
export type ConsentMode = (typeof consentModes)[number]

/** The paper that ends the consent track. */
export const paperKinds = [
  'consent',
  'agreement',
  'registration',
  'notification',
  'substitute',
  'certificateOfSilence',
  'judgment',
  'termLapsed',
  'notNeeded',
] as const
/** The kind of paper that stands for the consent. */
export type PaperKind = (typeof paperKinds)[number]

/** The paper that each mode ends with. */
export const papersOfMode: Readonly<Record<ConsentMode, readonly PaperKind[]>> = {
  REQUIRED: ['consent', 'substitute'],
  AGREEMENT: ['agreement'],
  REGISTRATION: ['registration'],
  NOTIFY: ['notification'],
  NONE: ['notNeeded'],
}

/** Who can issue the paper, in the order in which a place asks them. */
export const issuerKinds = ['propertyCompany', 'ownersCommittee', 'community', 'street'] as const
/** A kind of issuer. */
export type IssuerKind = (typeof issuerKinds)[number]

/** Who holds the mediation: decides whether a court can confirm the agreement (人民调解法 33, 民事诉讼法 205). */
export const mediatorTypes = ['peoplesMediationCommittee', 'industryMediationCommittee', 'centre', 'street', 'court'] as const
/** A kind of mediator. */
export type MediatorType = (typeof mediatorTypes)[number]

/** Standards by which fire safety is checked; those of provinces and cities stand beside the national one. */
export const fireProfiles = ['none', 'GB51313', 'GB51313+Guangdong', 'GB51313+Shenzhen', 'own'] as const

/** Numbers to which a garage or a pile is held. Each has its unit and its direction in `workflows/rules/limits.ts`. */
export const fireLimitKinds = [
  'fireUnitArea',
  'fireCompartmentArea',
  'spacesPerGroup',
  'groupDistance',
  'separationHours',
  'lowestBasement',
  'preferredLowestBasement',
  'highestFloor',
  'pilePower',
  'extinguishersPerCompartment',
  'extinguisherLitres',
  'wallMountHeight',
  'baseHeight',
  'edgeDistance',
] as const
/** A kind of limit. */
export type FireLimitKind = (typeof fireLimitKinds)[number]

/** Who goes through a garage with a list: each office has its own. */
export const siteOffices = ['fire', 'grid'] as const
/** An office that looks on site. */
export type SiteOffice = (typeof siteOffices)[number]

/** How a point of such a list is answered. A yes is what is wanted, wherever something is. */
export const siteAnswers = ['yesNo', 'number', 'words'] as const

/** Units in which something is measured on site. */
export const siteUnits = ['metre', 'squareMetre', 'floor', 'piece', 'space', 'litre', 'kilowatt', 'kilovoltAmpere'] as const

/** Which check can settle a ground for good: a finding of fire or grid, or (a view only) an opinion of the centre. */
export type GroundRoute = 'fire' | 'grid' | 'opinion'

/** Other roads that are open beside a case, in every stage (H24). */
export const proceedingKinds = [
  'hotline',
  'petition',
  'housingComplaint',
  'police',
  'suit',
  'administrativeReview',
  'administrativeSuit',
] as const

/** What a proceeding is about: decides what its end can move. */
export const proceedingSubjects = ['consentPaper', 'obstruction', 'resolution', 'officeInaction', 'other'] as const

/**
 * Steps of a kind of proceeding that only one place knows, each with a time: to take the road, for court or office to take
 * it in, to decide, to appeal, to decide the appeal, to ask for enforcement.
 */
export const roadSteps = ['bring', 'intake', 'decide', 'appeal', 'appealDecide', 'enforce'] as const
/** A step of such a proceeding. */
export type RoadStep = (typeof roadSteps)[number]

/** From which day counts what somebody owes once consent stands; `asked`: from that on which the other side asks for it. */
export const consentDutyStarts = ['consent', 'built', 'energised', 'asked'] as const

/** What follows where it is not done in time. Whatever it is, it stays owed and is shown late. */
export const consentDutyLapses = ['shown', 'centre', 'mayRevoke'] as const

/** From which day counts what the owner owes within such a proceeding. */
export const roadDutyStarts = ['cause', 'brought', 'accepted', 'judgment', 'appeal'] as const
