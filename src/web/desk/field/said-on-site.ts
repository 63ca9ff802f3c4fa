import type { Schemas } from '../../../client/client.ts'
import type { SaidOfPoint, SiteNotes } from './kept-notes.ts'

type Point = Schemas['SiteCheck']
type Visit = Schemas['SiteVisit']

/** The number that was entered; null = none, or no number. */
const numberSaid = (said: SaidOfPoint | undefined): number | null => {
  const written = said?.number?.trim().replace(',', '.') ?? ''
  const number = Number(written)
  return written === '' || !Number.isFinite(number) ? null : number
}

/** Whether a point is as it should be; null = nothing was said, or nothing asks for it. */
export const isKept = (point: Point, said: SaidOfPoint | undefined): boolean | null => {
  if (point.answer === 'yesNo') return said?.seen === undefined ? null : said.seen === 'yes'
  const number = numberSaid(said)
  if (number === null || (point.atLeast === null && point.atMost === null)) return null
  return (point.atLeast === null || number >= point.atLeast) && (point.atMost === null || number <= point.atMost)
}

/** Whether anything was said of a point. */
export const isAnswered = (point: Point, said: SaidOfPoint | undefined): boolean =>
  point.answer === 'yesNo'
    ? said?.seen !== undefined
    : point.answer === 'number'
      ? numberSaid(said) !== null
      : (said?.words ?? '').trim() !== ''

/** The points that are asked for and are not so, by how far they have to be. */
export const missed = ({ checks }: Visit, { said }: Pick<SiteNotes, 'said'>): readonly Point[] =>
  checks.filter((point) => point.strength !== null && isKept(point, said[point.id]) === false)

/** What is missing, as the finding takes it: each gap once, looked at again by the fire office. */
export const gapsOf = (visit: Visit, { said }: Pick<SiteNotes, 'said'>): Schemas['FireGap'][] => {
  const gaps = visit.checks.flatMap((point) => (point.gap !== null && isKept(point, said[point.id]) === false ? [point.gap] : []))
  return [...new Set(gaps)].map((gap) => ({ gap, checkedBy: 'fire', againMonths: null }))
}

/** Figures of the finding that were measured. */
export const figuresOf = (visit: Visit, { said }: Pick<SiteNotes, 'said'>): { ratedKva?: number } => {
  const [rated] = visit.checks.flatMap(({ id, figure }) => (figure === 'ratedKva' ? (numberSaid(said[id]) ?? []) : []))
  return rated !== undefined && rated > 0 ? { ratedKva: rated } : {}
}

/** Every answer in a sentence, for the words of the finding. */
export const saidInWords = (
  { checks }: Visit,
  { said }: Pick<SiteNotes, 'said'>,
  word: (of: 'yes' | 'no') => string,
  sentence: (what: string, answer: string) => string,
): string[] =>
  checks.flatMap((point) => {
    const answer = said[point.id]
    if (!answer || !isAnswered(point, answer)) return []
    const given =
      point.answer === 'yesNo'
        ? word(answer.seen ?? 'no')
        : point.answer === 'number'
          ? `${answer.number?.trim()} ${point.unitLabel ?? ''}`.trim()
          : (answer.words ?? '').trim()
    return [sentence(point.text, given)]
  })
