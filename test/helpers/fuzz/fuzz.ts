import { type ApiCity, callers, openApiCity, partyOf, type Who } from '../api-city.ts'
import { type Chance, chanceOf } from '../chart/chance.ts'
import { answerFaults } from './answer-faults.ts'
import { type Description, isJson, type Json, type Operation, readDescription } from './description.ts'
import { fillPool } from './fill-pool.ts'
import { type MadeRequest, makeRequest, spoilRequest } from './make-request.ts'
import { type Maker, makeValue } from './make-value.ts'
import { openPool, type Pool } from './pool.ts'
import { type FuzzAnswer, sendAsIs } from './send.ts'

/** Something that an answer should not have been, with all that is needed to ask for it again. */
export interface FuzzFault {
  readonly operation: string
  readonly who: string
  readonly fault: string
  readonly request: string
}

/** What a run came to. */
export interface FuzzReport {
  readonly seed: number
  readonly sent: number
  readonly faults: readonly FuzzFault[]
  /** By operation: how often each status was answered. */
  readonly statuses: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Types of events that were accepted. */
  readonly events: ReadonlySet<string>
  /** Lines of the log that speak of an error. */
  readonly errors: readonly string[]
}

interface Run {
  readonly city: ApiCity
  readonly description: Description
  readonly maker: Maker
  readonly chance: Chance
  readonly pool: Pool
  readonly faults: FuzzFault[]
  readonly statuses: Map<string, Map<number, number>>
  readonly events: Set<string>
  /** Who may call an operation: what is right is asked by them, what is wrong by everybody. */
  readonly mayCall: ReadonlyMap<string, readonly Who[]>
}

/**
 * Calls every operation of a running service, as everybody, with the ids of everybody, with what its description allows and with
 * what it does not. It knows of the service what the description says; cases are brought to some stages first, and go on by events.
 */
export const fuzz = async (seed: number, rounds: number): Promise<FuzzReport> => {
  const city = await openApiCity({ spaces: 8 })
  try {
    const run = await openRun(city, seed)
    let sent = 0
    for (let round = 0; round < rounds; round += 1) {
      for (const operation of run.description.operations) sent += await askAll(run, operation)
      sent += await moveCases(run)
      await nextDay(run)
    }
    sent += await askOtherMethods(run)
    const errors = city.log.filter((line) => (JSON.parse(line) as { level: number }).level >= 50)
    return { seed, sent, faults: run.faults, statuses: run.statuses, events: run.events, errors }
  } finally {
    await city.close()
  }
}

const openRun = async (city: ApiCity, seed: number): Promise<Run> => {
  const chance = chanceOf(seed)
  const pool = openPool()
  await fillPool(city, pool)
  const description = await readDescription(city.url)
  const maker: Maker = { chance, pool, schemaOf: description.schemaOf }
  const mayCall = mayCallOf(city, description)
  return { city, description, maker, chance, pool, mayCall, faults: [], statuses: new Map(), events: new Set() }
}

/** A day and two hours go by, and everything that time brings: clocks run out, reports fall due, messages leave. */
const nextDay = async ({ city }: Run): Promise<void> => {
  city.time.forward({ hours: 26 })
  await city.service.rounds.due()
  await city.service.rounds.send()
  for (const who of ['owner', 'otherOwner'] as const) await city.logInOwner(who)
}

/** By the table that the service itself goes by; the test of routes and parties holds that against what is right. */
const mayCallOf = (city: ApiCity, { operations }: Description): Map<string, readonly Who[]> =>
  new Map(
    operations.map(({ id, method, path }) => {
      const url = path.replaceAll(/\{(\w+)\}/g, ':$1')
      const access = city.service.access.find((route) => route.method === method && route.url === url)?.access ?? []
      const isOpen = access === 'public' || access === 'loggedIn'
      return [id, callers.filter((who) => isOpen || access.some((party) => partyOf(who) === party))]
    }),
  )

/** They end sessions that everything else is asked with: only nobody tries them. */
const endsSessions = new Set(['logOut', 'disableAccount', 'revokeSessions'])

/** One operation: as it should be, by who may and by somebody; spoilt; and as nobody. */
const askAll = async (run: Run, operation: Operation): Promise<number> => {
  const { chance, maker, mayCall } = run
  const may = chance.pick(mayCall.get(operation.id) ?? callers)
  const good = () => makeRequest(maker, operation)
  const bad = () => spoilRequest(maker, operation, good())
  const plan: [Who, MadeRequest][] = [
    [may, good()],
    [may, good()],
    [may, bad()],
    [chance.pick(callers), chance.percent(70) ? good() : bad()],
    ['nobody', chance.percent(50) ? good() : bad()],
  ]
  for (const [who, made] of plan) await ask(run, operation, endsSessions.has(operation.id) ? 'nobody' : who, made)
  return plan.length
}

const ask = async (run: Run, operation: Operation, who: Who, made: MadeRequest): Promise<FuzzAnswer> => {
  const { city, description, pool } = run
  const answer = await sendAsIs(city.url, made, city.tokens[who])
  count(run.statuses, operation.id, answer.status)
  const found = answerFaults(description, operation, made, answer)
  if (who === 'nobody' && !operation.isPublic && !made.isElsewhere && ![400, 401, 404, 431].includes(answer.status))
    found.push(`nobody was answered ${answer.status}`)
  for (const fault of found) note(run, operation, who, fault, made)
  if (answer.status < 300 && answer.text.startsWith('{')) pool.learn(JSON.parse(answer.text))
  return answer
}

const note = ({ faults }: Run, operation: Operation, who: string, fault: string, made: MadeRequest): void => {
  const request = `${made.method} ${made.path.slice(0, 300)} ${JSON.stringify(made.headers).slice(0, 300)} ${String(made.raw ?? '').slice(0, 600)} [${made.how}]`
  faults.push({ operation: `${operation.method} ${operation.path}`, who, fault, request })
}

const count = (statuses: Map<string, Map<number, number>>, key: string, status: number): void => {
  const of = statuses.get(key) ?? new Map<number, number>()
  statuses.set(key, of.set(status, (of.get(status) ?? 0) + 1))
}

/** Parties that act in cases. */
const actors: readonly Who[] = ['owner', 'property', 'centre', 'fire', 'grid', 'bureau', 'community']

/** Every party sends an event that its case says is allowed, with a body that its schema allows. */
const moveCases = async (run: Run): Promise<number> => {
  const { chance, pool, description } = run
  const read = operationOf(description, 'readCase')
  const send = operationOf(description, 'sendEvent')
  let sent = 0
  for (const who of actors) {
    const caseId = pool.idFor('caseId', chance) ?? ''
    const view = await ask(run, read, who, { ...makeRequest(run.maker, read), path: `/api/cases/${caseId}` })
    sent += 1
    const types = view.status === 200 ? allowedTypes(JSON.parse(view.text) as Json) : []
    for (const type of types.length === 0 ? [] : [chance.pick(types), chance.pick(types), chance.pick(types)]) {
      const body = eventOf(run, send, type)
      const made = { ...makeRequest(run.maker, send, body), path: `/api/cases/${caseId}/events` }
      const asked = { ...made, headers: { ...made.headers, 'if-match': '*' } }
      const { status } = await ask(run, send, who, chance.percent(80) ? asked : spoilRequest(run.maker, send, asked))
      if (status === 201) run.events.add(type)
      sent += 1
    }
  }
  return sent
}

const operationOf = ({ operations }: Description, id: string): Operation => {
  const found = operations.find((operation) => operation.id === id)
  if (!found) throw new Error(`there is no operation ${id}`)
  return found
}

const allowedTypes = ({ allowedEvents }: Json): string[] =>
  (allowedEvents as Json[]).flatMap(({ type, allowed, onBehalfOf }) =>
    allowed === true && onBehalfOf === null ? [String(type)] : [],
  )

const eventOf = ({ maker }: Run, { body }: Operation, type: string): Json => {
  const { discriminator } = maker.schemaOf(body?.schema ?? {})
  const mapping = isJson(discriminator) && isJson(discriminator['mapping']) ? discriminator['mapping'] : {}
  return makeValue(maker, { $ref: mapping[type] }) as Json
}

const methods = ['GET', 'PUT', 'POST', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'] as const

/** Every address with methods that it does not take: 405, and Allow names exactly those that are described. */
const askOtherMethods = async (run: Run): Promise<number> => {
  const { description, city, maker } = run
  let sent = 0
  for (const operation of description.operations) {
    const made = makeRequest(maker, operation)
    const taken = takenAt(description, made.path)
    const others = methods.filter((one) => !taken.includes(one))
    for (const method of [run.chance.pick(others), run.chance.pick(others)]) {
      const { status, headers } = await sendAsIs(city.url, { ...made, method }, city.tokens.operator)
      sent += 1
      const allowed = String(headers['allow'] ?? '').split(', ')
      const isRight = status === 405 && taken.length === new Set(allowed).size && taken.every((one) => allowed.includes(one))
      if (!isRight)
        note(run, operation, 'operator', `${method} was answered ${status}, allow: ${allowed.join()} (${taken.join()})`, made)
    }
  }
  return sent
}

/** The methods that the description has for an address: a part in braces stands for any. */
const takenAt = ({ operations }: Description, address: string): string[] => {
  const path = address.split('?')[0] ?? ''
  const fits = (pattern: string) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path)
  return [...new Set(operations.filter((operation) => fits(operation.path)).map(({ method }) => method))]
}
