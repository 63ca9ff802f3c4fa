import { openAccounts } from '../accounts/open-accounts.ts'
import { argon2Passwords, makePassword } from '../accounts/passwords.ts'
import { loginName } from '../accounts/staff-rules.ts'
import { type Config, readConfig } from '../config.ts'
import { sqliteAccountStore } from '../database/sqlite-accounts.ts'
import { openStorage } from '../database/storage.ts'
import { openKeyRing } from '../sealing/keys.ts'
import { sentenceOfStart } from '../start-errors.ts'

/** What the script says, and whether the account was made. */
interface Answer {
  readonly made: boolean
  readonly sentence: string
}

/** Makes the first operator: opens the configured database, makes the account, and says its password once. */
const makeOperator = async (config: Config, login: string): Promise<Answer> => {
  const database = openStorage(config.databaseFile)
  const keys = openKeyRing(config.keysFile)
  try {
    const accounts = openAccounts({
      store: sqliteAccountStore(database),
      keys,
      passwords: await argon2Passwords(),
      sms: { send: () => Promise.reject(new Error('this script sends no messages')) },
    })
    const password = makePassword()
    const made = await accounts.createStaff(
      { party: 'operator', organisationId: null, login, password },
      new Date().toISOString(),
    )
    if (typeof made === 'string') {
      return { made: false, sentence: `The login name ${login} is taken; nothing was changed. Choose another one.` }
    }
    return { made: true, sentence: `Operator ${made.login} was made. Password, shown only now: ${password}` }
  } finally {
    keys.close()
    database.connection.close()
  }
}

const answer = async (): Promise<Answer> => {
  const [login, ...more] = process.argv.slice(2)
  if (login === undefined || more.length > 0 || !loginName.test(login)) {
    return {
      made: false,
      sentence: 'Name one login: npm run operator -- NAME (3 to 64 letters, digits, and . _ @ -). Nothing was changed.',
    }
  }
  try {
    return await makeOperator(readConfig(process.env), login)
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
