import { afterEach, beforeEach, expect, test } from 'vitest'
import { attemptsAt, guessed } from '../../../src/accounts/lock-out.ts'
import { sqliteAccountStore } from '../../../src/database/sqlite-accounts.ts'
import { type AccountsRig, openRig } from './accounts-rig.ts'

let rig: AccountsRig
beforeEach(async () => {
  rig = await openRig()
})
afterEach(() => rig.close())

test.each([
  ['a second factor', guessed.secondFactor('someone')],
  ['a password at an open page', guessed.password('someone')],
  ['a login in a browser that is known', guessed.loginIn('someone', 'browser')],
])('whoever types the name of %s as a login locks nothing of it', async (_what, typed) => {
  for (let nth = 0; nth < 12; nth += 1) await rig.accounts.loginWithPassword(typed, 'not the password', rig.time.now())
  expect(await rig.accounts.loginWithPassword(typed, 'not the password', rig.time.now())).toBe('locked')
  const parts = { store: sqliteAccountStore(rig.database), keys: rig.keys }
  expect(await attemptsAt(parts, typed).begin(rig.time.now())).toBe(true)
  expect(await attemptsAt(parts, guessed.login(typed)).begin(rig.time.now())).toBe(false)
})
