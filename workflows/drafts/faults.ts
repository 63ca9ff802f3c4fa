import type { Question } from './questions.ts'

/** The question at which a fault is mended; null = none of the switches asks about that place. */
export const questionOfFault = (questions: readonly Question[], path: string): Question | null =>
  questions.find(({ key }) => key === path) ??
  // A mistake within an answer, such as the number of a length.
  questions.find(({ key }) => path.startsWith(`${key}.`)) ??
  questions.find(({ basisAt }) => basisAt && isWithin(path, basisAt.path.join('.'))) ??
  // A mistake of the whole that an answer is a part of, such as a silence without what it rests on.
  questions.find(({ key, kind }) => kind === 'choice' && key.startsWith(`${path}.`)) ??
  null

const isWithin = (path: string, other: string): boolean => path === other || path.startsWith(`${other}.`)
