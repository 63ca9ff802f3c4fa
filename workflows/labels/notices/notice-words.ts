import type { ClockName } from '../../case/clocks.ts'
import type { Speaker } from '../../case/events/contacts.ts'
import type { Promiser } from '../../case/events/meetings.ts'
import type { ReferralOffice } from '../../case/events/referrals.ts'
import type { NoticeName, notices } from '../../case/notices.ts'
import type { Party } from '../../parties.ts'
import type { Bilingual } from '../../rules/schema.ts'

/** The words of a notice for one recipient: a title, and a text short enough for an SMS. */
export interface NoticeWords {
  readonly title: Bilingual
  readonly text: Bilingual
  /** Clocks that may start with this notice: the due date of the first that runs is added to the text. */
  readonly clocks?: readonly ClockName[]
}

/** The parties a recipient can turn out to be when the notice is written. */
type PartyOf<R> = R extends 'issuer' | 'silentParty'
  ? 'property' | 'community'
  : R extends 'demandingParty'
    ? 'property'
    : R extends 'dataReceivers'
      ? 'property' | 'community' | 'fire' | 'grid' | 'centre'
      : R extends 'dataChecker'
        ? 'centre'
        : R extends 'assessor'
          ? 'fire' | 'grid'
          : R extends 'performer'
            ? 'owner' | 'property'
            : R extends 'checker'
              ? 'owner' | 'property' | 'fire' | 'authority' | 'centre'
              : R extends 'promiser'
                ? Promiser
                : R extends 'askedParty' | 'askingParty'
                  ? Speaker
                  : R extends 'namedOffice' | 'otherOffice'
                    ? ReferralOffice
                    : R extends 'clockParty' | 'recordedParty' | 'movedParty'
                      ? Party
                      : R

/** The words of every notice, for every party that may receive it: a missing one does not compile. */
export type NoticeTexts = {
  readonly [N in NoticeName]: Readonly<Record<PartyOf<(typeof notices)[N]['to'][number]>, NoticeWords>>
}

/** One text for several recipients, where it is right for each of them. */
export const forAll = <P extends Party>(recipients: readonly P[], words: NoticeWords): Record<P, NoticeWords> =>
  // One entry is made for each recipient, so the record is complete.
  Object.fromEntries(recipients.map((party) => [party, words])) as Record<P, NoticeWords>
