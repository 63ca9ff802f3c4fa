import pino from 'pino'
import { readConfig } from '../../src/config.ts'
import { type Service, startService } from '../../src/service.ts'
import type { CaseEvent } from '../../workflows/case/events/events.ts'
import type { Party } from '../../workflows/parties.ts'
import { type SmallCity, smallCity } from './small-city.ts'
import { tokenOf } from './tokens.ts'

/** A small city with a service on its files, in this process, acted in over HTTP. Its clock is the city's. */
export interface ServedCity {
  readonly city: SmallCity
  readonly service: Service
  /** What the service wrote to its log. */
  readonly log: string[]
  get(path: string, party?: Party): Promise<Response>
  /** Writes as a party; the same key is a repeat. A form is sent as one, anything else as JSON. */
  write(path: string, body: object, party: Party, key: string): Promise<Response>
  /** Sends an event, whatever version the case has. */
  post(caseId: string, event: CaseEvent | { type: string }, party: Party, key: string): Promise<Response>
  close(): Promise<void>
}

/** Opens it. The workers are run by hand. With a counter of the machine, the city's clock is the machine's: it may jump. */
export const servedCity = async (set: { readonly steady?: () => number } = {}): Promise<ServedCity> => {
  const city = smallCity()
  const { steady } = set
  const log: string[] = []
  const service = await startService(
    readConfig({ PORT: '0', DATABASE_URL: `file:${city.folder}/pile.db`, BACKUPS_DIR: city.folder }),
    {
      logger: pino({ level: 'info' }, { write: (line) => log.push(line) }),
      ...(steady ? { clocks: { wall: () => Date.parse(city.time.now()), steady } } : { time: city.time }),
      pollMs: null,
    },
  )
  const tokens = new Map<Party, string>()
  const authorization = async (party: Party): Promise<string> => {
    const token = tokens.get(party) ?? (await tokenOf({ database: city.database, now: city.time.now() }, party))
    tokens.set(party, token)
    return `Bearer ${token}`
  }
  const write: ServedCity['write'] = async (path, body, party, key) => {
    const isForm = body instanceof FormData
    return fetch(`${service.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: await authorization(party),
        'idempotency-key': key,
        'if-match': '*',
        ...(isForm ? {} : { 'content-type': 'application/json' }),
      },
      body: isForm ? body : JSON.stringify(body),
    })
  }
  return {
    city,
    service,
    log,
    get: async (path, party) =>
      fetch(`${service.url}${path}`, { headers: party ? { authorization: await authorization(party) } : {} }),
    write,
    post: (caseId, event, party, key) => write(`/api/cases/${caseId}/events`, event, party, key),
    close: async () => {
      await service.stop()
      city.close()
    },
  }
}
