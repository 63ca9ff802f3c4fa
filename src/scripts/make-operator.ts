import { openAccounts } from '../accounts/open-accounts.ts'
import { argon2Passwords, makePassword } from '../accounts/passwords.ts'
import type { Accounts } from '../accounts/ports.ts'
import { loginName } from '../accounts/staff-rules.ts'
import { type Config, readConfig } from '../config.ts'
import { openKeysOf } from '../database/open-keys.ts'
import { sqliteAccountStore } from '../database/sqlite-accounts.ts'
import { openStorage } from '../database/storage.ts'
import { sentenceOfStart } from '../start-errors.ts'

/** What the script says, and whether the account was made. */
interface Answer {
  readonly made: boolean
  readonly sentence: string
}

/** Opens the accounts of the configured database for one act. */
const withAccounts = async (config: Config, act: (accounts: Accounts) => Promise<Answer>): Promise<Answer> => {
  const database = openStorage(config.databaseFile)
  const keys = openKeysOf(config)
  try {
    const accounts = openAccounts({
      store: sqliteAccountStore(database),
      keys,
      passwords: await argon2Passwords(),
      sms: { send: () => Promise.reject(new Error('this script sends no messages')) },
      secondFactor: 'offered',
      firstPasswords: 'kept',
      localLogin: true,
    })
    return await act(accounts)
  } finally {
    keys.close()
    database.connection.close()
  }
}

/** Makes an operator and says its password once. */
const makeOperator = async (accounts: Accounts, login: string): Promise<Answer> => {
  const password = makePassword()
  const made = await accounts.createStaff(
    { party: 'operator', organisationId: null, login, password, isInitial: true },
    new Date().toISOString(),
  )
  if (typeof made === 'string') {
    return { made: false, sentence: `The login name ${login} is taken; nothing was changed. Choose another one.` }
  }
  return { made: true, sentence: `Operator ${made.login} was made. Password, shown only now: ${password}` }
}

/** For a house with one operator, where nobody is there to confirm it: whoever stands at this machine has its keys anyway. */
const resetFactor = async (accounts: Accounts, login: string): Promise<Answer> =>
  (await accounts.removeSecondFactor(login, new Date().toISOString()))
    ? { made: true, sentence: `${login} has no second factor any more and is logged out everywhere.` }
    : { made: false, sentence: `There is no ${login} with a second factor; nothing was changed.` }

const answer = async (): Promise<Answer> => {
  const [login, what, ...more] = process.argv.slice(2)
  const isReset = what === '--reset-second-factor'
  if (login === undefined || more.length > 0 || (what !== undefined && !isReset) || !loginName.test(login)) {
    return {
      made: false,
      sentence: 'Name one login: npm run operator -- NAME (3 to 64 letters, digits, and . _ @ -). Nothing was changed.',
    }
  }
  try {
    return await withAccounts(readConfig(process.env), (accounts) =>
      isReset ? resetFactor(accounts, login) : makeOperator(accounts, login),
    )
  } catch (error) {
    return { made: false, sentence: sentenceOfStart(error) }
  }
}

const { made, sentence } = await answer()
if (made) {
  process.stdout.write(`${sentence}\n`)
} else {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
