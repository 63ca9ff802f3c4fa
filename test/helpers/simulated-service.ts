import { dirname } from 'node:path'
import pino from 'pino'
import { openSession } from '../../src/accounts/sessions.ts'
import { readConfig } from '../../src/config.ts'
import { sqliteAccountStore } from '../../src/database/sqlite-accounts.ts'
import * as tables from '../../src/database/tables.ts'
import { demoTime } from '../../src/demo/demo-time.ts'
import { startService } from '../../src/service.ts'
import { usualCity } from '../../src/simulation/parameters.ts'
import type { Party } from '../../workflows/parties.ts'
import { type SimulatedDatabase, simulatedDatabase } from './simulated-database.ts'

/** A simulated city with a service on it, in the evening of its last day. */
export interface SimulatedService {
  readonly url: string
  readonly city: SimulatedDatabase
  /** A session of the first office of a party. */
  token(party: Party): Promise<string>
  close(): Promise<void>
}

/** Lives through a usual city, its games on, and serves it. */
export const simulatedService = async (draw: { readonly cases: number; readonly seed: number }): Promise<SimulatedService> => {
  const city = simulatedDatabase(draw)
  const folder = dirname(city.databaseFile)
  const now = `${usualCity.until}T10:00:00.000Z`
  const config = readConfig({
    ...{ PORT: '0', DATABASE_URL: `file:${city.databaseFile}`, KEYS_FILE: `${folder}/keys.db` },
    ...{ FILES_DIR: folder, BACKUPS_DIR: folder },
  })
  const service = await startService(config, { logger: pino({ level: 'error' }), time: demoTime(now), pollMs: null })
  return {
    ...{ url: service.url, city },
    token: async (party) => {
      const { db } = city.database
      const office = db
        .select({ organisationId: tables.organisations.organisationId, party: tables.organisations.party })
        .from(tables.organisations)
        .all()
        .find((one) => one.party === party)
      const named = { login: null, createdAt: now, disabledAt: null, organisationId: office?.organisationId ?? null }
      const account = { accountId: `account-of-${party}`, party, ...named }
      db.insert(tables.accounts).values(account).onConflictDoNothing().run()
      const { token } = await openSession(
        sqliteAccountStore(city.database),
        account,
        { kind: 'token', name: 'test', device: null },
        now,
      )
      return token
    },
    close: async () => {
      await service.stop()
      city.close()
    },
  }
}
