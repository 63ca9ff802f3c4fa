import type { Party } from '../../workflows/parties.ts'
import { type Chance, mixed, seededChance } from './chance.ts'

/** How often a game is played: by which share of those who could, and in which share of the cases in which a player could. */
export interface GameRate {
  readonly players: number
  readonly times: number
}

/** A game: who plays it, and which figure of the service shows it. */
interface Game {
  readonly party: Party
  /** Who is a player or not: a company everywhere, or whoever looks after one compound. */
  readonly drawnBy: 'company' | 'compound'
  readonly shownBy: string
}

/**
 * The games that parties play with clocks, grounds and figures (practice.md, section 2), beside referrals, talking out and
 * bare yeses, which are habits of a kind of company. Each is played through the very events of the chart.
 */
export const games = {
  /** The clerk asks for papers on the last day of the check, and then for one more: the chart takes only the first. */
  asksOnLastDay: { party: 'centre', drawnBy: 'compound', shownBy: 'office.conduct demands' },
  /** Asks for more time shortly before the reply is due, and the owner dares not say no. */
  pressesForTime: { party: 'property', drawnBy: 'company', shownBy: 'office.conduct extensions' },
  /** Pleads another ground when the first ones fell. */
  findsNewGrounds: { party: 'property', drawnBy: 'company', shownBy: 'office.conduct rounds' },
  /** Takes a yes back, mostly with nothing to show for it. */
  takesBack: { party: 'property', drawnBy: 'company', shownBy: 'office.conduct takenBack' },
  /** Registers a company for each compound, so that none has enough requests for a figure of its own. */
  splitsUp: { party: 'property', drawnBy: 'company', shownBy: 'company.answers tooFew, gathered by head office' },
  /** Answers friends at once, before those who asked earlier. */
  friendsFirst: { party: 'property', drawnBy: 'company', shownBy: 'office.conduct turns' },
  /** Runs charging itself, and pleads fire and capacity against the piles of others. */
  ownBusiness: { party: 'property', drawnBy: 'company', shownBy: 'office.conduct technicalGrounds' },
  /** The dealer or installer keeps the stamped papers. */
  agentKeeps: { party: 'installer', drawnBy: 'compound', shownBy: 'stage.loops and holder.total of the installer' },
  /** The centre closes a coordination at once as if there were a consent. */
  closesEarly: { party: 'centre', drawnBy: 'compound', shownBy: 'office.conduct closings' },
  /** Takes a dispute to the table, and ends the mediation as failed as soon as both have sat down. */
  endsAtOnce: { party: 'centre', drawnBy: 'compound', shownBy: 'office.conduct mediations' },
  /** Goes on under another registration in all its compounds: its history begins anew. */
  changesName: { party: 'property', drawnBy: 'company', shownBy: 'office.conduct takenOver' },
  /** Company and centre agree outside, and record it afterwards with an early date. */
  datesBack: { party: 'property', drawnBy: 'company', shownBy: 'office.conduct records' },
} as const satisfies Record<string, Game>

/** Name of a game. */
export type GameName = keyof typeof games
/** How often each is played in a city. */
export type GameRates = Readonly<Record<GameName, GameRate>>

/** The names of all games. */
export const gameNames = Object.keys(games) as readonly GameName[]

const never: GameRate = { players: 0, times: 0 }

/** Nobody plays. */
export const noGames: GameRates = Object.fromEntries(gameNames.map((name) => [name, never])) as GameRates

/** What is played in the usual city. */
export const usualGames: GameRates = {
  asksOnLastDay: { players: 0.15, times: 0.4 },
  pressesForTime: { players: 0.2, times: 0.5 },
  findsNewGrounds: { players: 0.3, times: 0.7 },
  takesBack: { players: 0.1, times: 0.3 },
  splitsUp: { players: 0.1, times: 1 },
  friendsFirst: { players: 0.15, times: 0.2 },
  ownBusiness: { players: 0.1, times: 0.4 },
  agentKeeps: { players: 0.2, times: 0.3 },
  closesEarly: { players: 0.2, times: 0.5 },
  endsAtOnce: { players: 0.15, times: 0.3 },
  changesName: { players: 0.05, times: 1 },
  datesBack: { players: 0.15, times: 0.4 },
}

/** A text as a number, for draws that are told apart by names (FNV-1a). */
export const numberOf = (text: string): number => {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

/** The games that one party plays. Each is drawn from draws of its own: one more game moves none of the others. */
export const gamesOf = (
  rates: GameRates,
  { drawnBy, seed, index }: { readonly drawnBy: Game['drawnBy']; readonly seed: number; readonly index: number },
): ReadonlySet<GameName> =>
  new Set(gameNames.filter((name) => games[name].drawnBy === drawnBy && chanceOf(seed, name, index).next() < rates[name].players))

/** Draws of one game for one of many. */
export const chanceOf = (seed: number, name: GameName, index: number): Chance =>
  seededChance(mixed(mixed(seed, numberOf(name)), index))
