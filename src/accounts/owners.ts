import { randomId } from '../random-id.ts'
import { keyedHash, openJson, sealJson } from '../sealing/seal.ts'
import { minutesAfter } from './instants.ts'
import { codeRules, codeText, hashCode, judgeCode, makeCode } from './one-time-code.ts'
import type { AccountsParts } from './parts.ts'
import { type Account, type Accounts, CodeNotSent } from './ports.ts'
import { openSession } from './sessions.ts'

/** Owners: a phone, a code, an account that is made by the first login. The phone itself is kept sealed. */
export const ownerAccounts = (
  parts: AccountsParts,
): Pick<Accounts, 'requestCode' | 'loginWithCode' | 'ownerAccountFor' | 'phoneOf'> => {
  const { store } = parts
  return {
    requestCode: (phone, now) => requestCode(parts, phone, now),
    loginWithCode: async (phone, code, now, device) => {
      if (!(await isRightCode(parts, phone, code, now))) return 'wrong'
      const account = await findOrMake(parts, phone, now)
      if (account.disabledAt !== null) return 'wrong'
      const { sessionId: _, ...opened } = await openSession(
        store,
        account,
        { kind: 'web', name: null, device: device ?? null },
        now,
      )
      return opened
    },
    ownerAccountFor: async (phone, now) => (await findOrMake(parts, phone, now)).accountId,
    phoneOf: (accountId) => phoneIn(parts, accountId),
  }
}

/** What a phone is found by: it is nowhere in the clear. */
export const phoneLookup = ({ keys }: AccountsParts, phone: string): string => keyedHash(keys.secret('phone-lookup'), phone)

/** The phone of an account; null when it has none, or it was erased. */
export const phoneIn = async ({ store, keys }: AccountsParts, accountId: string): Promise<string | null> => {
  const kept = await store.sealedPhone(accountId)
  const phone = kept && openJson(keys, kept.keyId, kept.sealed)
  return typeof phone === 'string' ? phone : null
}

/** Whether this is the code that was sent to a phone last; it is used up by that. */
export const isRightCode = (parts: AccountsParts, phone: string, code: string, now: string): Promise<boolean> => {
  const secret = parts.keys.secret('login-code')
  return parts.store.useCode(phoneLookup(parts, phone), now, (kept) => judgeCode(kept, hashCode(secret, kept.codeId, code), now))
}

/** The code is kept before it is sent: a code that arrives must work. It also counts when the gateway fails, which may have sent it. */
const requestCode = async (parts: AccountsParts, phone: string, now: string): Promise<{ expiresAt: string } | null> => {
  const { store, keys, sms } = parts
  const code = makeCode()
  const codeId = randomId()
  const expiresAt = minutesAfter(now, codeRules.lifeMinutes)
  const kept = await store.addCode(
    {
      codeId,
      phoneLookup: phoneLookup(parts, phone),
      codeHash: hashCode(keys.secret('login-code'), codeId, code),
      createdAt: now,
      expiresAt,
    },
    { since: minutesAfter(now, -60), atMost: codeRules.perHour },
  )
  if (!kept) return null
  await sms.send(phone, codeText(code), codeId).catch((error: unknown) => {
    throw new CodeNotSent('the message gateway did not take the code', { cause: error })
  })
  return { expiresAt }
}

// Who has no phone is found by none: the name under which the account is kept is drawn for it, and is no number.
const findOrMake = (parts: AccountsParts, phone: string | null, now: string): Promise<Account> =>
  parts.store.ownerByPhone(phoneLookup(parts, phone ?? `no phone ${randomId()}`), now, () => {
    const accountId = randomId()
    const key = parts.keys.keyFor(`account:${accountId}`, 'owner')
    return { accountId, phone: { keyId: key.keyId, sealed: sealJson(key, phone) } }
  })
