import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type ChangeNews, openChangeNews } from '../../../../src/database/postgres/change-news.ts'
import { openSyncConnection, type SyncConnection } from '../../../../src/database/postgres/sync-connection.ts'
import { type PostgresDatabase, postgresDatabase } from '../../../helpers/postgres.ts'

let database: PostgresDatabase
let connection: SyncConnection

beforeAll(() => {
  database = postgresDatabase({ isEmpty: true })
  connection = openSyncConnection(database.url)
  connection.exec('create table cases (case_id text primary key, version bigint not null)')
})

afterAll(() => {
  connection.close()
  database.drop()
})

/** A node that listens to all cases that are there. */
const nodeOf = (lookEveryMs: number) => {
  const heard: string[] = []
  const errors: unknown[] = []
  const news = openChangeNews({
    url: database.url,
    listenedTo: () => ['one', 'two', 'three'],
    onChange: (caseId) => void heard.push(caseId),
    onError: (error) => void errors.push(error),
    lookEveryMs,
  })
  return { news, heard, errors }
}

const listening = (): number =>
  (
    connection
      .prepare(`select count(*) as n from pg_stat_activity where query ~ '^(listen|select case_id|select pg_notify)' and
    application_name = 'charging-pile-casework news' and datname = current_database() and state = 'idle'`)
      .get() as { n: number }
  ).n

/** Ends the connections of the news, as a server that is started anew does. */
const cut = () =>
  connection
    .prepare(`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'charging-pile-casework news'
      and datname = current_database()`)
    .all()

const seldom = 600_000
const open: ChangeNews[] = []
const nodes = async (lookEveryMs = seldom) => {
  const [a, b] = [nodeOf(lookEveryMs), nodeOf(lookEveryMs)]
  open.push(a.news, b.news)
  // The first look tells of every case: it is not known what came before it.
  await expect.poll(() => [...a.heard, ...b.heard], { timeout: 10_000 }).toHaveLength(6)
  await expect.poll(listening).toBe(2)
  a.heard.length = 0
  b.heard.length = 0
  return { a, b }
}

beforeEach(() => {
  connection.exec(`truncate cases; insert into cases values ('one', 1), ('two', 1), ('three', 1)`)
})

afterEach(async () => {
  await Promise.all(open.splice(0).map((news) => news.close()))
})

describe('a changed case', () => {
  test('is heard of on the other node, once for each time that it was told, and not on its own', async () => {
    const { a, b } = await nodes()
    a.news.tell('one')
    a.news.tell('two')
    await expect.poll(() => b.heard.toSorted()).toEqual(['one', 'two'])
    b.news.tell('three')
    await expect.poll(() => a.heard).toEqual(['three'])
    expect(b.heard).toHaveLength(2)
  })

  test('is told although very many are changed at once', async () => {
    const { a, b } = await nodes()
    const all = Array.from({ length: 1000 }, (_, n) => `case-of-22-signs-${n}`.padEnd(22, '_'))
    for (const caseId of all) a.news.tell(caseId)
    await expect.poll(() => b.heard.toSorted()).toEqual(all.toSorted())
  })

  test('that a node did not tell of any more is found by looking, and told once', async () => {
    const { a, b } = await nodes(100)
    connection.exec(`update cases set version = 2 where case_id = 'two'`)
    await expect.poll(() => [a.heard, b.heard]).toEqual([['two'], ['two']])
    connection.exec(`update cases set version = 3 where case_id = 'one'`)
    await expect
      .poll(() => [a.heard, b.heard])
      .toEqual([
        ['two', 'one'],
        ['two', 'one'],
      ])
  })

  test('that was missed while the connection was away is told when it is there again, and the next one as ever', async () => {
    const { a, b } = await nodes(1000)
    connection.exec(`update cases set version = 2 where case_id = 'one'`)
    cut()
    await expect.poll(() => b.heard, { timeout: 10_000 }).toContain('one')
    await expect.poll(listening, { timeout: 10_000 }).toBe(2)
    a.news.tell('three')
    await expect.poll(() => b.heard, { timeout: 5000 }).toContain('three')
  })
})

test('a server that is not there is said once a try, and the node goes on', async () => {
  const errors: unknown[] = []
  const news = openChangeNews({
    url: 'postgres://postgres@127.0.0.1:1/nowhere',
    listenedTo: () => [],
    onChange: () => {},
    onError: (error) => void errors.push(error),
  })
  news.tell('one')
  await expect.poll(() => errors.length).toBe(1)
  await news.close()
})
