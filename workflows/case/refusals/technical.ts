import type { DocumentKind } from '../../rules/codes.ts'
import type { CaseFile } from '../case-file.ts'
import type { Given } from '../context.ts'
import type { EventOf } from '../events/events.ts'
import type { Facts } from '../facts.ts'
import { answerableChecks, checksToWeigh } from '../memory/further-checks.ts'
import { organisationOf } from '../organisations.ts'
import type { Check, Refusal } from '../refusals.ts'

type Systems = Facts['garage']['systems']
type FireFinding = EventOf<'fire.report' | 'fire.answerTestReport'>

/** What can outweigh the register: the paper of somebody who looked. */
const weighty: readonly DocumentKind[] = ['fireDocument', 'authorityDocument', 'thirdPartyReport']

/** A finding against what the register says of the garage or its zone needs a document: a click alone does not outweigh it. */
const againstRegister = (file: CaseFile, event: FireFinding, given: Given): Refusal | null => {
  const systems = contradictedBy(file, event, given)
  if (systems.length === 0) return null
  const shown = event.evidence.some((documentId) => weighty.includes(given.documents[documentId] ?? 'other'))
  return shown ? null : { code: 'FINDING_AGAINST_REGISTER', details: { systems, accepted: weighty } }
}

const contradictedBy = (file: CaseFile, event: FireFinding, { rules }: Given): string[] => {
  const { facts } = file.memory
  if (!facts || !rules.fire.checkedLevels.includes(facts.garage.level)) return []
  const own = facts.fireZone?.systems ?? facts.garage.systems
  const wide = event.type === 'fire.report' && event.scope === 'garage'
  const known = wide ? [own, facts.garage.systems] : [own]
  if (event.result === 'passed' || event.result === 'passedWithGaps') return [...new Set(known.flatMap(missingIn))]
  // That one of the four is missing is what bars a pile.
  const complete = event.result === 'hardStop' && known.every((systems) => Object.values(systems).every((is) => is === 'present'))
  return complete ? Object.keys(own) : []
}

const missingIn = (systems: Systems): string[] =>
  Object.entries(systems).flatMap(([system, standing]) => (standing === 'missing' ? [system] : []))

/** What a claimed step must say. */
const saidOf: Readonly<Record<EventOf<'owner.reportGridStep'>['step'], readonly ('orderNumber' | 'route' | 'meterPlace')[]>> = {
  intakeAccepted: ['orderNumber'],
  surveyed: ['route', 'meterPlace'],
  planIssued: [],
}

/** Why an event of the checks cannot be taken. */
export const technicalChecks: Check = (file, event, given) => {
  switch (event.type) {
    case 'fire.report':
    case 'fire.answerTestReport':
      return againstRegister(file, event, given)
    case 'fire.accessDenied':
    case 'grid.accessDenied':
    case 'owner.reportLockedDoor':
    case 'installer.reportLockedDoor': {
      const there = event.by === 'transformerOwner' || organisationOf(file.memory, event.by) !== null
      return there ? null : { code: 'NOBODY_HAS_THE_KEY', details: { party: event.by } }
    }
    case 'owner.reportGridStep': {
      const missing = saidOf[event.step].find((field) => event[field] === undefined)
      return missing ? { code: 'RESULT_NEEDS_MORE', details: { field: missing } } : null
    }
    case 'centre.openFurtherCheck':
      return file.memory.furtherChecks.some(({ kind }) => kind === event.kind)
        ? { code: 'CHECK_ALREADY_MADE', details: {} }
        : null
    case 'authority.reportCheck':
    case 'transformerOwner.reportCheck':
    case 'spaceOwner.reportCheck':
    case 'centre.reportCheck': {
      const waits = answerableChecks(file.memory, given.actor.party).some(({ checkId }) => checkId === event.check)
      return waits ? null : { code: 'CHECK_UNKNOWN', details: { record: event.check } }
    }
    case 'centre.settleCheck': {
      const waits = checksToWeigh(file.memory).some(({ checkId }) => checkId === event.check)
      return waits ? null : { code: 'CHECK_UNKNOWN', details: { record: event.check } }
    }
    case 'centre.nameBody': {
      const again = file.memory.findingContested[event.track] && organisationOf(file.memory, event.track) === event.organisationId
      const awaited = file.positions.some(({ track, stage }) => track === event.track && stage === 'namingBody')
      return again && awaited && given.organisation ? { code: 'SAME_ASSESSOR', details: {} } : null
    }
    default:
      return null
  }
}
