import { ownerChannelOf } from '../../workflows/case/owner-messages.ts'
import type { Reach } from '../cases/recipients.ts'
import { type MessageChoicesStore, morningAfter } from './message-choices.ts'

interface Parts {
  readonly choices: Pick<MessageChoicesStore, 'of'>
  readonly phoneOf: (accountId: string) => Promise<string | null>
  readonly hasServiceAccount: boolean
  readonly now: () => string
}

/** How an owner will be told of a notice, as the sender will do it. */
export const ownerReach =
  ({ choices, phoneOf, hasServiceAccount, now }: Parts): Reach['ofOwner'] =>
  async (accountId, { notice, notBefore }) => {
    const [wanted, phone] = [await choices.of(accountId), await phoneOf(accountId)]
    const heldBackUntil = (wanted.isNightQuiet ? morningAfter(notBefore ?? now()) : null) ?? notBefore
    const channel = ownerChannelOf(wanted, notice)
    if (channel !== 'phone') return { channels: [channel], heldBackUntil }
    if (phone === null) return { channels: ['counter'], heldBackUntil }
    return { channels: [hasServiceAccount ? 'serviceAccount' : 'sms'], heldBackUntil }
  }
