import { mailCodeText } from '../../workflows/labels/owner-messages.ts'
import type { MailSender } from '../notices/mail.ts'
import type { MessageChoicesStore, OwnerMessages } from '../notices/message-choices.ts'
import { randomId } from '../random-id.ts'
import type { KeyRing } from '../sealing/keys.ts'
import { keyedHash } from '../sealing/seal.ts'
import { minutesAfter } from './instants.ts'
import { codeRules, hashCode, judgeCode, makeCode } from './one-time-code.ts'
import { CodeNotSent } from './ports.ts'
import type { AccountStore } from './store.ts'

/** How owners say how they want to be told. An address counts once a code that came to it was typed. */
export interface OwnMessages extends MessageChoicesStore {
  /**
   * Sends a code to an address; null: this account has had as many as it may within an hour.
   * @throws CodeNotSent when the mail server did not take it.
   */
  sendCode(accountId: string, address: string, now: string): Promise<{ readonly expiresAt: string } | null>
  /** Keeps the address to which the code came. */
  confirm(accountId: string, address: string, code: string, now: string): Promise<OwnerMessages | 'wrong'>
}

interface Parts {
  readonly store: Pick<AccountStore, 'addCode' | 'useCode'>
  readonly keys: KeyRing
  readonly choices: MessageChoicesStore
  readonly mail: MailSender
}

/** The choices of owners, with the way to an address. */
export const openOwnMessages = (parts: Parts): OwnMessages => ({
  ...parts.choices,
  sendCode: (accountId, address, now) => sendCode(parts, { accountId, address, now }),
  confirm: async (accountId, address, code, now) => {
    const typed = (codeId: string) => hashOf(parts, { codeId, code, address })
    const isRight = await parts.store.useCode(lookupOf(parts, accountId), now, (kept) => judgeCode(kept, typed(kept.codeId), now))
    return isRight ? parts.choices.set(accountId, { mail: address }, now) : 'wrong'
  },
})

/** Codes are counted by account and not by address: nobody floods the mailboxes of others from one account. */
const lookupOf = ({ keys }: Pick<Parts, 'keys'>, accountId: string): string =>
  keyedHash(keys.secret('phone-lookup'), `mail of ${accountId}`)

/** A code is good for the address to which it went, and for no other. */
const hashOf = (
  { keys }: Pick<Parts, 'keys'>,
  { codeId, code, address }: { readonly codeId: string; readonly code: string; readonly address: string },
): string => hashCode(keys.secret('login-code'), codeId, `${code} ${address}`)

const sendCode = async (
  parts: Parts,
  { accountId, address, now }: { readonly accountId: string; readonly address: string; readonly now: string },
): Promise<{ readonly expiresAt: string } | null> => {
  const [codeId, code] = [randomId(), makeCode()]
  const expiresAt = minutesAfter(now, codeRules.lifeMinutes)
  const phoneLookup = lookupOf(parts, accountId)
  const kept = await parts.store.addCode(
    { codeId, phoneLookup, codeHash: hashOf(parts, { codeId, code, address }), createdAt: now, expiresAt },
    { since: minutesAfter(now, -60), atMost: codeRules.perHour },
  )
  if (!kept) return null
  await parts.mail
    .send({ to: address, messageId: codeId, ...mailCodeText(code, codeRules.lifeMinutes) })
    .catch((error: unknown) => {
      throw new CodeNotSent('the mail server did not take the code', { cause: error })
    })
  return { expiresAt }
}
