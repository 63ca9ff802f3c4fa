import * as ofAccess from '../access-tables.ts'
import * as ofAnnounced from '../announced-pack-tables.ts'
import * as ofCompanies from '../company-tables.ts'
import * as ofErasures from '../erasure-tables.ts'
import * as ofFourEyes from '../four-eyes-tables.ts'
import * as ofFrozen from '../frozen-tables.ts'
import * as ofIdentities from '../identity-tables.ts'
import * as ofLeases from '../lease-tables.ts'
import * as ofLedgers from '../ledger-tables.ts'
import * as ofMatters from '../matter-tables.ts'
import * as ofMessages from '../message-tables.ts'
import * as ofPiles from '../pile-tables.ts'
import * as ofPrechecks from '../precheck-tables.ts'
import * as ofRecord from '../record-tables.ts'
import * as ofCounts from '../request-count-tables.ts'
import * as ofDrafts from '../rule-draft-tables.ts'
import * as ofFactors from '../second-factor-tables.ts'
import * as main from '../tables.ts'
import * as ofTrials from '../trial-tables.ts'
import * as ofWebhooks from '../webhook-tables.ts'
import { asPostgres } from './as-postgres.ts'

/** The tables on PostgreSQL, for drizzle-kit: `DIALECT=postgresql npx drizzle-kit generate --name …` after the one for SQLite. */
export const announcedPacks = asPostgres(ofAnnounced.announcedPacks)
export const districts = asPostgres(main.districts)
export const organisations = asPostgres(main.organisations)
export const organisationDistricts = asPostgres(main.organisationDistricts)
export const accounts = asPostgres(main.accounts)
export const sessions = asPostgres(main.sessions)
export const loginCodes = asPostgres(main.loginCodes)
export const loginFailures = asPostgres(main.loginFailures)
export const compounds = asPostgres(main.compounds)
export const compoundIssuers = asPostgres(main.compoundIssuers)
export const chargingInterests = asPostgres(main.chargingInterests)
export const garages = asPostgres(main.garages)
export const fireZones = asPostgres(main.fireZones)
export const transformers = asPostgres(main.transformers)
export const spaces = asPostgres(main.spaces)
export const findings = asPostgres(main.findings)
export const cases = asPostgres(main.cases)
export const drafts = asPostgres(main.drafts)
export const caseEvents = asPostgres(main.caseEvents, { isOrdered: true, partitionedBy: 'recorded_at' })
export const sealedParts = asPostgres(main.sealedParts)
export const caseClocks = asPostgres(main.caseClocks)
export const stays = asPostgres(main.stays)
export const answers = asPostgres(main.answers)
export const grounds = asPostgres(main.grounds)
export const caseParties = asPostgres(main.caseParties)
export const outbox = asPostgres(main.outbox)
export const deliveries = asPostgres(main.deliveries)
export const idempotentAnswers = asPostgres(main.idempotentAnswers)
export const documents = asPostgres(main.documents, { isOrdered: true })
export const links = asPostgres(main.links)
export const rulePacks = asPostgres(main.rulePacks)
export const calendars = asPostgres(main.calendars)
export const calendarNotices = asPostgres(main.calendarNotices)
export const counters = asPostgres(main.counters)
export const sweepFailures = asPostgres(main.sweepFailures)
export const matters = asPostgres(ofMatters.matters)
export const matterEvents = asPostgres(ofMatters.matterEvents)
export const matterSealedParts = asPostgres(ofMatters.matterSealedParts)
export const matterLinks = asPostgres(ofMatters.matterLinks)
export const ledgers = asPostgres(ofLedgers.ledgers)
export const ledgerEntries = asPostgres(ofLedgers.ledgerEntries)
export const ledgerEvents = asPostgres(ofLedgers.ledgerEvents)
export const piles = asPostgres(ofPiles.piles)
export const pileHolds = asPostgres(ofPiles.pileHolds)
export const companyDuties = asPostgres(ofCompanies.companyDuties)
export const companyLeaves = asPostgres(ofCompanies.companyLeaves)
export const companyRecordNotices = asPostgres(ofCompanies.companyRecordNotices)
export const companyRecordReplies = asPostgres(ofCompanies.companyRecordReplies)
export const organisationParents = asPostgres(ofCompanies.organisationParents)
export const companyContacts = asPostgres(ofCompanies.companyContacts)
export const ownerMessages = asPostgres(ofMessages.ownerMessages)
export const ruleTrials = asPostgres(ofTrials.ruleTrials)
export const ruleTrialCourses = asPostgres(ofTrials.ruleTrialCourses)
export const frozenFigures = asPostgres(ofFrozen.frozenFigures)
export const ruleDrafts = asPostgres(ofDrafts.ruleDrafts)
export const ruleDraftVersions = asPostgres(ofDrafts.ruleDraftVersions)
export const precheckNoes = asPostgres(ofPrechecks.precheckNoes)
export const recordMarks = asPostgres(ofRecord.recordMarks)
export const recordLinks = asPostgres(ofRecord.recordLinks)
export const recordEntries = asPostgres(ofRecord.recordEntries)
export const recordHeads = asPostgres(ofRecord.recordHeads)
export const webhooks = asPostgres(ofWebhooks.webhooks)
export const webhookMessages = asPostgres(ofWebhooks.webhookMessages)
export const erasures = asPostgres(ofErasures.erasures)
export const personalReads = asPostgres(ofAccess.personalReads)
export const handOverWords = asPostgres(ofAccess.handOverWords)
export const leases = asPostgres(ofLeases.leases)
export const secondFactors = asPostgres(ofFactors.secondFactors)
export const recoveryCodes = asPostgres(ofFactors.recoveryCodes)
export const fourEyes = asPostgres(ofFourEyes.fourEyes)
export const requestCounts = asPostgres(ofCounts.requestCounts)
export const identities = asPostgres(ofIdentities.identities)
