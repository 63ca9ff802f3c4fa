import type { Party, Track } from '../../parties.ts'
import { type Asked, type AskedOfEvent, givenOf } from '../asked.ts'
import type { ClockName } from '../clocks.ts'
import { askableDuties, factsToSay, isRevokedForDuty, mayRevokeFor, settledByCentre } from '../memory/consent-duties.ts'

/** Questions about what a place asks for once consent stands. */
export const consentDutyGuards = {
  /** Something of it was not done in time, or comes back, and is for the centre to settle. With a pile that runs it is owed all the same. */
  dutyIsAtCentre: ({ context }: Asked): boolean =>
    (context.outcome === null || context.outcome.outcome === 'energised') && settledByCentre(context).length > 0,
  /** A pile came into use by this request. */
  pileRan: ({ context }: Asked): boolean => context.outcome?.outcome === 'energised',
  /** The consent was taken back for something of it, and no other has come. */
  consentWasRevoked: ({ context }: Asked): boolean => isRevokedForDuty(context),
}

/** The same, asked for one side. */
export const consentDutyParamGuards = {
  /** The other side owes something of it once it is asked for, and was not asked. */
  dutyMayBeAsked: ({ context }: Asked, { party }: { party: Party }): boolean =>
    context.outcome === null && askableDuties(context).some(({ by }) => by !== party),
  /** Something of it depends on a fact of which this party may still say whether it is so. With a pile that runs it is owed all the same. */
  dutyFactMayBeSaid: ({ context }: Asked, { party }: { party: Party }): boolean =>
    (context.outcome === null || context.outcome.outcome === 'energised') && factsToSay(context, party).length > 0,
}

/** Questions about the event itself. */
export const consentDutyEventGuards = {
  /** The consent is taken back for something of it that was not done in time, where the place says that it may be. */
  revokedForDuty: ({ context, event }: AskedOfEvent): boolean =>
    event.type === 'property.revoke' && event.obligationId !== undefined && mayRevokeFor(context, event),
  /** The owner let the time to choose pass after the consent was taken back for something of it. */
  revokedConsentLapsed: ({ context }: AskedOfEvent, params: { clock: ClockName; track: Track }): boolean => {
    const { clock } = givenOf(context)
    return isRevokedForDuty(context) && clock?.name === params.clock && clock.track === params.track && clock.end === 'move'
  },
}
