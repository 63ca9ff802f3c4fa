import type { RequestFacts } from '../case/facts.ts'
import { type KnownFacts, onlyIfStanding } from '../case/only-if.ts'
import type { Bilingual, ConsentPart, RulePack } from './schema.ts'

/** What is written where a part is named in an address and it is none of them: no part has this id. */
export const noPart = 'none'

/** The parts of a place with a consent of their own. */
export const partsOf = ({ consent }: Pick<RulePack, 'consent'>): readonly ConsentPart[] => consent.parts?.of ?? []

/** The parts among which the owner chooses at the filing. */
export const askedParts = (pack: Pick<RulePack, 'consent'>): ConsentPart[] =>
  partsOf(pack).filter(({ onlyIf }) => onlyIf === undefined)

/**
 * The part in which a request lies: the first that the owner names or that the register shows. Null = none of them; undefined =
 * the owner has to say. A fact that is not on record shows nothing.
 */
export const partOf = (pack: RulePack, known: KnownFacts, said: string | null | undefined): string | null | undefined => {
  const asked = askedParts(pack).map(({ id }) => id)
  const isAnswer = said === null || (said !== undefined && asked.includes(said))
  if (asked.length > 0 && !isAnswer) return undefined
  const fits = ({ id, onlyIf }: ConsentPart) => (onlyIf ? onlyIfStanding(onlyIf, known) === 'holds' : id === said)
  return partsOf(pack).find(fits)?.id ?? null
}

/** A request with the part in which it lies, where the rules of its place know any. */
export const requestInPart = (
  pack: RulePack,
  known: KnownFacts & { readonly request: RequestFacts },
  said: string | null | undefined,
): RequestFacts => {
  const { part: _, ...request } = known.request
  const part = partsOf(pack).length > 0 ? partOf(pack, known, said) : undefined
  return part === undefined ? request : { ...request, part }
}

/** The rules of a pack as they hold for a request: settled once at its filing, they stay those of its part. */
export const rulesOfRequest = (pack: RulePack, request: RequestFacts | null): RulePack =>
  request?.part === undefined ? pack : rulesOfPart(pack, request.part)

/** The rules of a pack as they hold in one of its parts; null = where none of them fits. */
export const rulesOfPart = (pack: RulePack, part: string | null): RulePack => {
  const { parts, ...general } = pack.consent
  if (!parts || parts.of.length === 0) return pack
  const asks = parts.asks && { asks: parts.asks }
  const found = parts.of.find(({ id }) => id === part)
  if (!found) return { ...pack, consent: { ...general, parts: { ...asks, otherwise: parts.otherwise, of: [] } } }
  const { id: _, says, onlyIf, clocks, ...own } = found
  const answers = own.mode !== 'NOTIFY' && own.mode !== 'NONE'
  const whole = answers ? pack : withoutAnswer(pack)
  return {
    ...whole,
    consent: {
      ...whole.consent,
      // What the document of a part leaves out is not there at all.
      ...(own as typeof general),
      parts: { ...(onlyIf ? {} : asks), otherwise: says, of: [] },
    },
    clocks: { ...whole.clocks, ...clocks },
  }
}

/** Nobody answers, so nothing is asked first, considered from a day on, or brought before a court. */
const withoutAnswer = (pack: RulePack): RulePack => {
  const { answerInPrinciple: _, considersFrom: __, objection: ___, ...consent } = pack.consent
  const { answerInPrinciple: ____, finalAnswer: _____, objectionTerm: ______, ...clocks } = pack.clocks
  const { proceedings } = pack
  const own = Object.entries(proceedings?.own ?? {}).filter(([, { broughtBy }]) => broughtBy !== 'company')
  return { ...pack, consent, clocks, ...(proceedings && { proceedings: { ...proceedings, own: Object.fromEntries(own) } }) }
}

/** What the owner of a place is asked, with every answer; null = nothing. `part` null = none of them. */
export const partQuestion = (
  pack: RulePack,
): { readonly asks: Bilingual; readonly answers: { readonly part: string | null; readonly says: Bilingual }[] } | null => {
  const { parts } = pack.consent
  const asked = askedParts(pack).map(({ id, says }) => ({ part: id, says }))
  if (!parts?.asks || asked.length === 0) return null
  return { asks: parts.asks, answers: [...asked, { part: null, says: parts.otherwise }] }
}
