import type { RulePack } from '../../rules/schema.ts'
import type { CaseMemory, Given } from '../context.ts'
import { replyIsOwed } from './loops.ts'

type Change = Partial<CaseMemory>

/** The answer in principle of the company, where the rules of the place ask for one first. */
export interface AnswerInPrinciple {
  /** The event with which it was asked. */
  readonly askedSeq: number
  /** What came of it; null = it is awaited. `deemed`: silence that is a yes here. `overtaken`: the answer itself came first. */
  readonly answer: 'yes' | 'no' | 'conditions' | 'noObjection' | 'silence' | 'deemed' | 'overtaken' | null
  readonly seq: number | null
  readonly on: string | null
}

/** The company is asked for its answer in principle; a question that was put already stays the same. */
export const principleAsked = ({ inPrinciple }: CaseMemory, { seq }: Given): Change =>
  inPrinciple !== null && inPrinciple.answer === null ? {} : { inPrinciple: { askedSeq: seq, answer: null, seq: null, on: null } }

/** What the company answered in principle, or what its silence was. What was answered once stands; only a late yes follows a silence. */
export const principleAnswered = (
  { inPrinciple }: CaseMemory,
  { seq, today }: Given,
  { answer }: { answer: NonNullable<AnswerInPrinciple['answer']> },
): Change =>
  inPrinciple?.answer === null || (inPrinciple?.answer === 'silence' && answer === 'yes')
    ? { inPrinciple: { ...inPrinciple, answer, seq, on: today } }
    : {}

/** The answer in principle is still awaited although the centre has the case: it went there for circling, which stops no clock (H4). */
export const principleIsOwed = (memory: CaseMemory): boolean => memory.inPrinciple?.answer === null && replyIsOwed(memory)

/** The day from which the time for the paper counts after a yes in principle; null = from the day of recording. */
export const startOfFinalAnswer = ({ service, inPrinciple }: CaseMemory, { consent }: RulePack): string | null =>
  (consent.answerInPrinciple?.finalCountsFrom === 'service' ? service?.servedOn : inPrinciple?.on) ?? null

/** Silence that was a yes in principle: no late answer follows it. */
export const wasDeemedInPrinciple = ({ inPrinciple }: CaseMemory, seq: number): boolean =>
  inPrinciple?.answer === 'deemed' && inPrinciple.seq === seq
