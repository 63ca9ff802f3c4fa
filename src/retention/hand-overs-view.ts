import { z } from 'zod'
import { type HandedOver, handedOver, handOverActs } from '../../workflows/case/hand-overs.ts'
import { documentLabels } from '../../workflows/labels/documents.ts'
import { fieldLabels } from '../../workflows/labels/fields.ts'
import { fill, type Language } from '../../workflows/labels/fill.ts'
import {
  handOverBasisLabels,
  handOverTexts,
  handOverTextVersion,
  withoutHandOver,
  withoutHandOverElse,
} from '../../workflows/labels/hand-overs.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import { purposeLabels } from '../../workflows/labels/purposes.ts'
import { type Party, parties } from '../../workflows/parties.ts'
import type { Bilingual } from '../../workflows/rules/schema.ts'
import { type HandOvers, type HandOverWord, latestWords, type Receiver } from '../cases/hand-overs.ts'
import type { CaseStore, StoredCase } from '../cases/ports.ts'

const label = z.string().describe('In the language of the caller.')

const Word = z.object({
  act: z.enum(handOverActs),
  at: z.iso.datetime(),
  recordedByParty: z.enum(['owner', 'centre']).describe('At a counter an office writes down what the owner said.'),
  textVersion: z.string(),
  language: z.enum(['zh', 'en']).describe('In which the text was shown.'),
  text: z.string().describe('The text, as that version says it in that language.'),
  told: z.array(label).describe('Fields and papers that it named.'),
})

const HandOver = z.object({
  party: z.enum(parties),
  partyLabel: label,
  organisations: z.array(z.string()).describe('Who it is, as far as that is known.'),
  purpose: label,
  fields: z.array(label).describe('What it sees in full now, as far as the word of the owner allows.'),
  later: z.array(label).describe('What it sees in full once its stage needs it.'),
  masked: z.array(label),
  papers: z.array(label).describe('Papers of the owner that it may open, some of them only in the stage that needs them.'),
  basis: z.enum(['word', 'office']).describe('`word`: the owner’s separate consent; `office`: the duty of an office.'),
  basisLabel: label,
  text: z.string().nullable().describe('What the owner says yes to; null where nobody is asked.'),
  without: z.string().nullable().describe('What it means for the request when the answer is no.'),
  state: z.enum([...handOverActs, 'notAsked', 'told']),
  words: z.array(Word).describe('Everything that was said, the first first.'),
})

/** To whom personal data of a request go. */
export const HandOversView = z
  .object({
    textVersion: z.string().describe('Of the texts as they are shown now: to be sent back with the answer.'),
    handOvers: z.array(HandOver),
  })
  .meta({
    id: 'HandOvers',
    description: 'To whom personal data go, for what, which, on what basis, and what the owner said to each.',
  })

interface Parts {
  readonly store: Pick<CaseStore, 'names' | 'factsNow'>
  readonly handOvers: HandOvers
}

/** Each hand-over of a case and the bodies that stand for it. */
export const handOversOf = async (
  { store, handOvers }: Parts,
  stored: StoredCase,
  now: string,
): Promise<(HandedOver & { readonly organisations: readonly string[] })[]> => {
  const [inIt, facts] = await Promise.all([
    handOvers.receivers(stored.caseId),
    stored.file.memory.facts ?? store.factsNow(stored, now),
  ])
  const planned: Partial<Record<Party, string | null | undefined>> = {
    property: facts?.issuers.find(({ party }) => party === 'property')?.organisationId,
    community: facts?.communityId,
    fire: facts?.fireId,
    grid: facts?.gridId,
    centre: facts?.centreId,
  }
  const present = (party: Party) => inIt.filter((one: Receiver) => one.party === party && !one.isOver)
  return handedOver(
    stored.file,
    inIt.map(({ party }) => party),
  ).map((one) => ({
    ...one,
    organisations:
      present(one.party).length > 0
        ? present(one.party).map(({ organisationId }) => organisationId)
        : [planned[one.party]].filter((id) => typeof id === 'string'),
  }))
}

/** To whom personal data of a request go, for its owner. */
export const handOversView = async (
  parts: Parts,
  stored: StoredCase,
  { now, language }: { readonly now: string; readonly language: Language },
): Promise<z.infer<typeof HandOversView>> => {
  const [found, words, names] = await Promise.all([
    handOversOf(parts, stored, now),
    parts.handOvers.words(stored.caseId),
    namesOf(parts.store, stored, now),
  ])
  const own = words.filter(({ ownerAccountId }) => ownerAccountId === stored.ownerAccountId)
  const latest = latestWords(words, stored.ownerAccountId)
  return {
    textVersion: handOverTextVersion,
    handOvers: found.map((one) => {
      const organisations = one.organisations.flatMap((id) => names.get(id) ?? [])
      const who = organisations.length > 0 ? organisations : [partyLabels[one.party][language]]
      return {
        ...plainOf(one, language),
        organisations,
        text: one.basis === 'word' ? textOf(handOverTextVersion, one.party, who, language) : null,
        state: one.basis === 'word' ? (latest.get(one.party)?.act ?? 'notAsked') : 'told',
        words: own.filter(({ party }) => party === one.party).map((word) => wordView(word, names, language)),
      }
    }),
  }
}

/** A draft knows nothing of its place yet: the bodies of today stand for those to come. */
const namesOf = async (store: Parts['store'], stored: StoredCase, now: string): Promise<ReadonlyMap<string, string>> => {
  const facts = stored.file.memory.facts ?? (await store.factsNow(stored, now))
  const { file } = stored
  return (await store.names({ ...stored, file: { ...file, memory: { ...file.memory, facts } } })).organisations
}

const labelsOf = (names: readonly string[], language: Language): string[] => {
  const labels: Readonly<Record<string, Bilingual>> = { ...fieldLabels, ...documentLabels }
  return names.map((name) => labels[name]?.[language] ?? name)
}

const plainOf = ({ party, basis, fields, later, masked, papers }: HandedOver, language: Language) => ({
  ...{ party, basis },
  partyLabel: partyLabels[party][language],
  purpose: purposeLabels[party][language],
  fields: labelsOf(fields, language),
  later: labelsOf(later, language),
  masked: labelsOf(masked, language),
  papers: labelsOf(papers, language),
  basisLabel: handOverBasisLabels[basis][language],
  without: basis === 'word' ? withoutOf(party)[language] : null,
})

const withoutOf = (party: Party): Bilingual =>
  (withoutHandOver as Partial<Readonly<Record<Party, Bilingual>>>)[party] ?? withoutHandOverElse

const textOf = (version: string, party: Party, who: readonly string[], language: Language): string => {
  const text = (handOverTexts as Readonly<Record<string, Bilingual>>)[version]
  return text ? fill(text, { organisation: who, subjects: purposeLabels[party][language] }, language) : ''
}

const wordView = (word: HandOverWord, names: ReadonlyMap<string, string>, language: Language): z.infer<typeof Word> => {
  const { act, at, recordedByParty, textVersion, party } = word
  const named = word.organisations.flatMap((id) => names.get(id) ?? [])
  const who = named.length > 0 ? named : [partyLabels[party][word.language]]
  const told = labelsOf(word.told, language)
  return {
    act,
    at,
    recordedByParty,
    textVersion,
    language: word.language,
    told,
    text: textOf(textVersion, party, who, word.language),
  }
}
