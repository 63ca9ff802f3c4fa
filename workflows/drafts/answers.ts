import { documentLabels } from '../labels/documents.ts'
import { partyLabels } from '../labels/parties.ts'
import { packFrames } from '../labels/rule-articles.ts'
import { listed, sayFrom } from '../labels/say.ts'
import { questionFrames } from '../labels/switches.ts'
import { parties } from '../parties.ts'
import { capText, lengthText } from '../rules/articles.ts'
import { documentKinds, papersOfMode } from '../rules/codes.ts'
import type { Basis, Bilingual } from '../rules/schema.ts'
import { isRecord, isSame, type Path, valueAt, withValueAt } from './places.ts'
import { type Question, questionsOf } from './questions.ts'

/** The answer of a document to a question; null = it says nothing. */
export const answerOf = (document: unknown, { path }: Pick<Question, 'path'>): unknown => valueAt(document, path) ?? null

/** The answer of the base to the same question. */
export const baseAnswerOf = (base: unknown, { baseAt }: Pick<Question, 'baseAt'>): unknown =>
  baseAt === null ? null : (valueAt(base, baseAt) ?? null)

/** Whether a draft answers a question otherwise than its base. */
export const isChanged = (document: unknown, base: unknown, question: Question): boolean =>
  !isSame(answerOf(document, question), baseAnswerOf(base, question))

/** What a changed rule rests on as long as nothing else is said: the draft itself, which has no force. */
export const ownBasis = (document: unknown): Basis => {
  const title = valueAt(document, ['title'])
  const text = (language: 'zh' | 'en') => {
    const said = valueAt(title, [language])
    return typeof said === 'string' && said.trim() !== '' ? said : questionFrames.none[language]
  }
  const place = valueAt(document, ['place', 'code'])
  return {
    document: { zh: text('zh'), en: text('en') },
    force: 'D',
    place: typeof place === 'string' ? place : 'CN',
    source: 'platform',
    mark: 'platform',
  }
}

/** Whether something is an answer to a question at all. What it is worth is for the checker to say. */
export const isAnswer = ({ kind, options, mayBeUnset }: Question, answer: unknown): boolean => {
  if (answer === null) return mayBeUnset
  const isOption = (value: unknown) => options.some((option) => option.value === value)
  switch (kind) {
    case 'choice':
      return isOption(answer)
    case 'order':
      return Array.isArray(answer) && answer.every(isOption) && new Set(answer).size === answer.length
    case 'yesNo':
      return typeof answer === 'boolean'
    case 'length':
      return isRecord(answer) && isNumber(answer['n']) && isOption(answer['unit']) && Object.keys(answer).length === 2
    case 'count':
    case 'amount':
      return isNumber(answer)
    case 'burden':
      return Array.isArray(answer) && answer.length <= most && answer.every(isShown)
    case 'text':
      return isRecord(answer) && isText(answer['zh']) && isText(answer['en']) && Object.keys(answer).length === 2
  }
}

/** Entries of a burden, and letters of a text: no rule of a city needs more. */
const most = 20
const longest = 400

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e9
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= longest
const isShown = (value: unknown): boolean =>
  isRecord(value) &&
  Object.keys(value).length === 2 &&
  documentKinds.some((kind) => kind === value['document']) &&
  parties.some((party) => party === value['from'])

/**
 * A draft with an answer in its place, and with all that goes with it. A rule that now differs from the base rests on the
 * draft itself, so that a new number is never shown under an old document; one that is as before rests on what it rested on.
 */
export const answered = (document: unknown, base: unknown, question: Question, answer: unknown): unknown => {
  const written = put(document, question, answer)
  const next = isSame(answer, baseAnswerOf(base, question)) ? restored(written, base, question) : written
  return rebased(next, base, question)
}

const put = (document: unknown, question: Question, answer: unknown): unknown => {
  const { path, kind, key } = question
  const container = path.slice(0, -1)
  if (answer === null)
    return withValueAt(document, kind === 'choice' || kind === 'amount' || kind === 'count' ? container : path, undefined)
  if (kind === 'amount') {
    const cap = valueAt(document, container)
    return withValueAt(document, container, { ...(isRecord(cap) ? cap : { currency: 'CNY' }), amount: answer })
  }
  if (kind === 'count' || key.endsWith('.base.kind')) {
    const rule = valueAt(document, container)
    return isRecord(rule)
      ? withValueAt(document, path, answer)
      : withValueAt(document, container, { [String(path.at(-1))]: answer, basis: ownBasis(document) })
  }
  const next = withValueAt(document, path, answer)
  if (key === 'consent.mode') return withPaper(next, answer)
  if (key.endsWith('.policy') && answer !== 'DEEMED') return withValueAt(next, [...container, 'base'], undefined)
  return kind === 'length' ? withFittingNotice(next, container, answer) : next
}

/** The paper that a mode ends with, where the one before does not fit it. */
const withPaper = (document: unknown, mode: unknown): unknown => {
  const papers: readonly unknown[] = Object.entries(papersOfMode).find(([name]) => name === mode)?.[1] ?? []
  const at = ['consent', 'paper']
  return papers.includes(valueAt(document, at)) ? document : withValueAt(document, at, papers[0])
}

/** A reminder that would come before its clock begins is left out. */
const withFittingNotice = (document: unknown, container: Path, answer: unknown): unknown => {
  const at = [...container, 'noticeBefore']
  const days = valueAt(document, at)
  const [n, unit] = [valueAt(answer, ['n']), valueAt(answer, ['unit'])]
  if (!Array.isArray(days) || typeof n !== 'number' || unit === 'month') return document
  const fitting = days.filter((day) => typeof day !== 'number' || day < n)
  return fitting.length === days.length ? document : withValueAt(document, at, fitting)
}

/** What goes with an answer, as the base has it. */
const restored = (document: unknown, base: unknown, { alongside }: Question): unknown =>
  alongside.reduce<unknown>((at, path) => withValueAt(at, path, valueAt(base, path)), document)

/** What a rule rests on, after one of its answers was changed: several questions may share it. */
const rebased = (document: unknown, base: unknown, { basisAt, baseAt, path }: Question): unknown => {
  if (basisAt === null) return document
  // A rule that was taken out rests on nothing.
  if (!isRecord(valueAt(document, basisAt.path.slice(0, -1)))) return document
  const before = baseAt === null ? undefined : valueAt(base, moved(basisAt.path, path, baseAt))
  const sharing = questionsOf(document, base).filter((one) => isSame(one.basisAt?.path, basisAt.path))
  if (!sharing.some((one) => isChanged(document, base, one))) return withValueAt(document, basisAt.path, before)
  const now = valueAt(document, basisAt.path)
  if (now !== undefined && !isSame(now, before)) return document
  const own = ownBasis(document)
  return withValueAt(document, basisAt.path, basisAt.isList ? [own] : own)
}

/** A place beside an answer, where the answer stands elsewhere: an entry of a list may have moved. */
const moved = (place: Path, from: Path, to: Path): Path =>
  place.map((key, index) => (key === from[index] ? (to[index] ?? key) : key))

const say = sayFrom<keyof typeof questionFrames>(questionFrames)
const sayRule = sayFrom<keyof typeof packFrames>(packFrames)

/** An answer in a few words. */
export const answerText = ({ kind, options, path }: Question, answer: unknown, document: unknown): Bilingual => {
  if (answer === null) return say('none')
  const optionText = (value: unknown): Bilingual => options.find((option) => option.value === value)?.label ?? say('none')
  switch (kind) {
    case 'choice':
      return optionText(answer)
    case 'order':
      return Array.isArray(answer) && answer.length > 0 ? listed(answer.map(optionText)) : say('none')
    case 'yesNo':
      return say(answer === true ? 'yes' : 'no')
    case 'length':
      return lengthOf(answer)
    case 'count':
      return say('times', { n: String(answer) })
    case 'amount':
      return capOf(valueAt(document, path.slice(0, -1)), answer)
    case 'text':
      return isRecord(answer) ? { zh: String(answer['zh']), en: String(answer['en']) } : say('none')
    case 'burden':
      return Array.isArray(answer) && answer.length > 0 ? listed(answer.flatMap(shownText)) : say('nothingNeeded')
  }
}

const lengthOf = (answer: unknown): Bilingual => {
  const [n, unit] = [valueAt(answer, ['n']), valueAt(answer, ['unit'])]
  if (typeof n !== 'number' || (unit !== 'workingDay' && unit !== 'calendarDay' && unit !== 'month')) return say('none')
  return lengthText({ n, unit })
}

const capOf = (cap: unknown, amount: unknown): Bilingual => {
  const currency = valueAt(cap, ['currency'])
  return capText({ amount: Number(amount), currency: typeof currency === 'string' ? currency : 'CNY' })
}

const shownText = (shown: unknown): Bilingual[] => {
  const document = documentKinds.find((kind) => kind === valueAt(shown, ['document']))
  const party = parties.find((one) => one === valueAt(shown, ['from']))
  if (!document || !party) return []
  return [sayRule('shownBy', { document: documentLabels[document], party: partyLabels[party] })]
}

/** What a changed answer means for a family: before and now in one line. */
export const changeText = (document: unknown, base: unknown, question: Question): Bilingual => {
  const before = answerText(question, baseAnswerOf(base, question), base)
  const now = answerText(question, answerOf(document, question), document)
  return { zh: `${before.zh} → ${now.zh}`, en: `${before.en} → ${now.en}` }
}
