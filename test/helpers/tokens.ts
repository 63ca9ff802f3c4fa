import { openSession } from '../../src/accounts/sessions.ts'
import type { OpenDatabase } from '../../src/database/open-database.ts'
import { sqliteAccountStore } from '../../src/database/sqlite-accounts.ts'
import * as tables from '../../src/database/tables.ts'
import type { Party } from '../../workflows/parties.ts'
import { actorOf } from './small-city.ts'

/** A machine token for the account of a party in the small city, as an operator would have made it. */
export const tokenOf = async ({ database, now }: { database: OpenDatabase; now: string }, party: Party): Promise<string> => {
  const { accountId, organisationId } = actorOf(party)
  if (accountId === null) throw new Error(`${party} has no account`)
  const account = { accountId, party, organisationId, login: null, createdAt: now, disabledAt: null }
  database.db.insert(tables.accounts).values(account).onConflictDoNothing().run()
  const { token } = await openSession(sqliteAccountStore(database), account, { kind: 'token', name: 'test', device: null }, now)
  return token
}
