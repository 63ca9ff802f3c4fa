import type { DocumentKind, StatedGround } from '../../rules/codes.ts'
import { groundRule } from '../../rules/stated-grounds.ts'
import type { CaseFile } from '../case-file.ts'
import type { Given } from '../context.ts'
import { hasFallen, isPleadable } from '../grounds.ts'
import { correctable, replyIsOver } from '../memory/later-grounds.ts'
import type { StageName } from '../meta.ts'
import type { Check, Refusal } from '../refusals.ts'

/** What a ground must bring that comes late, or instead of another (H11). */
export const laterGroundChecks: Check = (file, event, given) => {
  switch (event.type) {
    case 'property.reject': {
      // A company that decides anew (H13), or answers after its time, brings the document of each ground.
      const { positions, memory } = file
      const late = positions.some(({ stage }) => stage === 'redecide' || (withoutPaper.includes(stage) && replyIsOver(memory)))
      const bare = event.grounds.filter((ground) => !isDocumented(file, given, ground.code, ground.evidence))
      return late && bare.length > 0
        ? needsNewDocument(
            given,
            bare.map((ground) => ground.code),
          )
        : null
    }
    case 'property.lateGround':
      return newGround(file, given, event.code, event.evidence)
    case 'property.correctGround': {
      const ground = file.memory.grounds.find((candidate) => candidate.groundId === event.groundId)
      if (!ground) return { code: 'GROUND_UNKNOWN', details: { grounds: [event.groundId] } }
      const open = correctable(file.memory).some((candidate) => candidate.groundId === event.groundId)
      if (!open) return { code: 'GROUND_NOT_OPEN', details: { grounds: [event.groundId] } }
      return ground.code === event.code ? null : newGround(file, given, event.code, event.evidence)
    }
    default:
      return null
  }
}

const newGround = (file: CaseFile, given: Given, code: StatedGround, evidence: readonly string[]): Refusal | null => {
  const details = { grounds: [code] }
  if (!isPleadable(given.rules, code)) return { code: 'GROUND_NOT_LISTED', details }
  if (file.memory.grounds.some((ground) => ground.code === code && hasFallen(ground))) {
    return { code: 'GROUND_ALREADY_FALLEN', details }
  }
  return isDocumented(file, given, code, evidence) ? null : needsNewDocument(given, [code])
}

const needsNewDocument = (given: Given, grounds: readonly StatedGround[]): Refusal => ({
  code: 'GROUND_NEEDS_NEW_DOCUMENT',
  details: { grounds, accepted: [...new Set(grounds.flatMap((code) => documentsFor(given, code)))] },
})

/** The kinds of documents that can show a ground later on: an official one, or one that its burden asks for. The company's own word is none. */
const documentsFor = ({ rules }: Given, code: StatedGround): readonly DocumentKind[] => [
  ...official,
  ...(groundRule(rules, code)?.burden ?? []).map((proof) => proof.document).filter((kind) => kind !== 'propertyStatement'),
]

/** Whether a document that no earlier ground showed is of a kind that can show this one. */
const isDocumented = (file: CaseFile, given: Given, code: StatedGround, evidence: readonly string[]): boolean => {
  const shown = file.memory.grounds.flatMap((ground) => [...ground.evidence])
  const kinds = evidence.filter((id) => !shown.includes(id)).flatMap((id) => given.documents[id] ?? [])
  const accepted = documentsFor(given, code)
  return kinds.some((kind) => accepted.includes(kind))
}

const withoutPaper: readonly StageName[] = ['unanswered', 'groundsFell', 'noPaper']
const official: readonly DocumentKind[] = [
  'fireDocument',
  'gridDocument',
  'authorityDocument',
  'thirdPartyReport',
  'courtDocument',
]
