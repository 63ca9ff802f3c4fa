import { randomBytes } from 'node:crypto'
import { openBytes, sealBytes } from '../sealing/seal.ts'
import { minutesAfter } from './instants.ts'
import { attemptsAt, guessed } from './lock-out.ts'
import type { AccountsParts } from './parts.ts'
import type { Accounts, Caller } from './ports.ts'
import { hashRecoveryCode, makeRecoveryCodes } from './recovery-codes.ts'
import { secondFactorParties } from './staff-rules.ts'
import { authenticatorAddress, base32, stepOfCode } from './totp.ts'

/** Bytes of a secret: as many as the hash has (RFC 4226). */
const secretBytes = 20

/** How long a secret that was shown waits for its first code. */
const pendingMinutes = 30

/** The name under which an authenticator lists its codes. */
const issuer = 'Charging piles'

/** Second factors: a code of a device, or a recovery code, beside the password of whoever could read or change much. */
export const secondFactors = (
  parts: AccountsParts,
): Pick<Accounts, 'secondFactor' | 'startSecondFactor' | 'confirmSecondFactor' | 'renewRecoveryCodes' | 'removeSecondFactor'> => {
  const { store } = parts
  return {
    secondFactor: async (accountId) => {
      const kept = await store.secondFactor(accountId, 'confirmed')
      return {
        confirmedAt: kept?.confirmedAt ?? null,
        recoveryCodesLeft: kept ? await store.recoveryCodesLeft(accountId) : 0,
        isObligatory: parts.secondFactor === 'required',
      }
    },
    startSecondFactor: async (accountId, code, now) => {
      const account = await store.account(accountId)
      if (!account) return 'wrong'
      // Who has one shows it first: a page left open is no way to take the account over.
      if (await store.secondFactor(accountId, 'confirmed')) {
        const shown = code === null ? 'wrong' : await proveFactor(parts, accountId, code, now)
        if (shown !== 'right') return shown
      }
      const secret = randomBytes(secretBytes)
      const key = parts.keys.liveKeyFor(`account:${accountId}`, 'second factor')
      await store.startFactor({ accountId, keyId: key.keyId, sealed: sealBytes(key, secret), createdAt: now })
      const written = base32(secret)
      return { secret: written, address: authenticatorAddress(issuer, account.login ?? '', written) }
    },
    confirmSecondFactor: async (accountId, code, now) => {
      const kept = await store.secondFactor(accountId, 'pending')
      const secret = kept && openBytes(parts.keys, kept.keyId, kept.sealed)
      if (!secret || minutesAfter(kept.createdAt, pendingMinutes) <= now) return 'notStarted'
      const step = stepOfCode(secret, code, now, null)
      if (step === null) return 'wrong'
      const codes = makeRecoveryCodes()
      await store.confirmFactor(accountId, { step, now, recoveryHashes: hashed(parts, accountId, codes) })
      return codes
    },
    renewRecoveryCodes: async (accountId, code, now) => {
      const shown = await proveFactor(parts, accountId, code, now)
      if (shown !== 'right') return shown
      const codes = makeRecoveryCodes()
      await store.putRecoveryCodes(accountId, hashed(parts, accountId, codes))
      return codes
    },
    removeSecondFactor: (login, now) => store.removeFactor(login.trim().toLowerCase(), now),
  }
}

const hashed = ({ keys }: AccountsParts, accountId: string, codes: readonly string[]): string[] =>
  codes.map((code) => hashRecoveryCode(keys.secret('recovery-code'), accountId, code))

/**
 * Whether a typed code is the second factor of an account now; it is used up by that. Guesses are counted as passwords are, by
 * account: whoever knows the password, or sits at an open page, does not go through a million codes.
 */
export const proveFactor = async (
  parts: AccountsParts,
  accountId: string,
  typed: string,
  now: string,
): Promise<'right' | 'wrong' | 'locked'> => {
  const attempts = attemptsAt(parts, guessed.secondFactor(accountId))
  if (!(await attempts.begin(now))) return 'locked'
  if (!(await isFactor(parts, accountId, typed, now))) return 'wrong'
  await attempts.forget()
  return 'right'
}

const isFactor = async (parts: AccountsParts, accountId: string, typed: string, now: string): Promise<boolean> => {
  const { store, keys } = parts
  const digits = typed.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) {
    return store.spendRecoveryCode(accountId, hashRecoveryCode(keys.secret('recovery-code'), accountId, typed), now)
  }
  const kept = await store.secondFactor(accountId, 'confirmed')
  const secret = kept && openBytes(keys, kept.keyId, kept.sealed)
  if (!secret) return false
  const step = stepOfCode(secret, digits, now, kept.lastStep)
  return step !== null && (await store.takeStep(accountId, step))
}

/** Whether somebody who is logged in must set one up before anything else. */
export const mustSetUp = (parts: AccountsParts, caller: Pick<Caller, 'party' | 'channel'>, hasFactor: boolean): boolean =>
  parts.secondFactor === 'required' && caller.channel === 'web' && secondFactorParties.includes(caller.party) && !hasFactor
