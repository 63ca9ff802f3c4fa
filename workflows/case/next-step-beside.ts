import { dayText } from '../labels/days.ts'
import { fill } from '../labels/fill.ts'
import { partyLabels } from '../labels/parties.ts'
import { besideStepFrames } from '../labels/steps-beside.ts'
import { dayPartLabels } from '../labels/values-beside.ts'
import type { Party } from '../parties.ts'
import type { CaseFile } from './case-file.ts'
import { type EntryPart, partiesOfEntry } from './entries-beside.ts'
import { answersReferrals } from './events/referrals.ts'
import { questionWaits } from './memory/contacts.ts'
import { correctionsAsked } from './memory/data-corrections.ts'
import { awaitedBy, isNext, type Referral } from './memory/loops.ts'
import type { NextStep, NextStepInput } from './next-step.ts'
import { organisationOf } from './organisations.ts'

/** What waits for somebody beside the stages, and the entry it belongs to: who sees the entry sees the step. */
export interface BesideStep {
  readonly part: EntryPart
  readonly seq: number
  readonly named: readonly Party[]
  readonly step: NextStep
}

/** Questions and referrals that wait for a word, oldest first. They have no date and no position: nobody's time runs for them. */
export const stepsBeside = (file: CaseFile, input: NextStepInput): BesideStep[] => {
  const { questions, referrals, outcome } = file.memory
  if (outcome !== null) return []
  const asked = questions
    .filter((entry) => questionWaits(file.memory, entry))
    .map((entry): BesideStep => {
      const values = { party: nameOf(entry.to, file, input), asker: nameOf(entry.by, file, input), on: entry.on }
      if (entry.call) return stepOf('questions', entry, sentence('call', values, input))
      if (entry.meet === null) return stepOf('questions', entry, sentence('question', values, input))
      const { on, part } = entry.meet
      const { language } = input
      const when = part === null ? '' : language === 'zh' ? dayPartLabels[part].zh : ` (${dayPartLabels[part].en.toLowerCase()})`
      return stepOf('questions', entry, sentence('appointment', { ...values, date: dayText(on, language), when }, input))
    })
  const sentOn = referrals.flatMap((entry) =>
    awaitedBy(entry)
      .filter((office) => canAnswer(file, office))
      .map((office): BesideStep => stepOf('referrals', entry, sentenceFor(entry, office, file, input))),
  )
  const corrections = correctionsAsked(file.memory).map((entry): BesideStep => {
    const between = { ...entry, by: 'owner', to: 'centre' } as const
    const values = { party: nameOf('centre', file, input), asker: nameOf('owner', file, input), on: entry.on }
    return stepOf('questions', between, sentence('correction', values, input))
  })
  return [...asked, ...sentOn, ...corrections].sort((a, b) => a.seq - b.seq)
}

/** An office that is not in the case, or has no voice in the system, is not waited for. */
const canAnswer = ({ memory }: CaseFile, office: Party): boolean =>
  answersReferrals(office) && organisationOf(memory, office) !== null

const stepOf = (part: EntryPart, entry: Parameters<typeof partiesOfEntry>[0], words: string): BesideStep => ({
  part,
  seq: entry.seq,
  named: partiesOfEntry(entry),
  step: { positionId: null, clockId: null, dueOn: null, lateness: null, sentence: words },
})

const sentenceFor = (entry: Referral, office: Party, file: CaseFile, input: NextStepInput): string => {
  const named = (party: Party) => nameOf(party, file, input)
  const values = { party: named(office), from: named(entry.from), to: named(entry.to), on: entry.on }
  return sentence(isNext(entry, office) ? 'nextOffice' : 'namedSender', values, input)
}

const sentence = (
  frame: keyof typeof besideStepFrames,
  { on, ...values }: { readonly on: string } & Readonly<Record<string, string>>,
  { language }: NextStepInput,
): string => fill(besideStepFrames[frame], { ...values, on: dayText(on, language) }, language)

const nameOf = (party: Party, file: CaseFile, input: NextStepInput): string => {
  const organisationId = organisationOf(file.memory, party)
  return (organisationId === null ? null : input.nameOf(organisationId)) ?? partyLabels[party][input.language]
}
