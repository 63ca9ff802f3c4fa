import type { NoticeName } from './notices.ts'

/** Where an owner is told: on the phone (the city’s service account, else a text message), by mail, or in the pages alone. */
export const ownerChannels = ['phone', 'mail', 'app'] as const
/** One of these. */
export type OwnerChannel = (typeof ownerChannels)[number]

/**
 * What an owner may leave to the pages: nothing is to be done about it and no time begins to run. Everything that stands in
 * none of these must reach its owner: refusals and conditions, what has to be answered, dates that run, what others say in
 * the owner’s name. A new notice reaches everybody until it is put here.
 */
export const restfulNotices = {
  /** Others act, and the owner need do nothing. */
  progress: [
    'papersComplete',
    'issuerWanted',
    'requestServed',
    'redecideWanted',
    'coordinationAccepted',
    'agreedInPrinciple',
    'promiseAnswered',
    'promisesKept',
    'bodyNamed',
    'intakeAccepted',
    'surveyed',
    'doorOpened',
    'expertWanted',
    'furtherCheckOpened',
    'furtherCheckAnswered',
  ],
  /** A day of somebody else is known, or a day is later than it was told. */
  dates: ['startKnown', 'datesMoved'],
  /** What goes on in the compound, while the request goes its own way. */
  around: ['matterLinked', 'matterReported', 'matterEnded'],
} as const satisfies Record<string, readonly NoticeName[]>

/** The name of what may be left to the pages. */
export type RestfulKind = keyof typeof restfulNotices
/** These, in the order in which they are offered. */
export const restfulKinds = Object.keys(restfulNotices) as [RestfulKind, ...RestfulKind[]]

/** How an owner wants to be told. */
export interface MessageChoices {
  readonly channel: OwnerChannel
  /** What is left to the pages, whatever the channel. */
  readonly silent: readonly RestfulKind[]
}

/** The kind by which a notice may be left to the pages; null = it must reach its owner. */
export const restfulKindOf = (notice: NoticeName): RestfulKind | null =>
  restfulKinds.find((kind) => (restfulNotices[kind] as readonly NoticeName[]).includes(notice)) ?? null

/** By which channel a notice goes to an owner. What must arrive leaves the house, whatever was chosen. */
export const ownerChannelOf = ({ channel, silent }: MessageChoices, notice: NoticeName): OwnerChannel => {
  const kind = restfulKindOf(notice)
  if (kind === null) return channel === 'app' ? 'phone' : channel
  return silent.includes(kind) ? 'app' : channel
}
