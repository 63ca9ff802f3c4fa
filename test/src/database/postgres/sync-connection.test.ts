import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openSyncConnection, PostgresError, type SyncConnection } from '../../../../src/database/postgres/sync-connection.ts'
import { type PostgresDatabase, postgresDatabase } from '../../../helpers/postgres.ts'

let database: PostgresDatabase
let connection: SyncConnection

beforeAll(() => {
  database = postgresDatabase({ isEmpty: true })
  connection = openSyncConnection(database.url)
  connection.exec(`
    create table kinds (
      name text primary key, yes boolean, whole bigint, part double precision, at timestamptz, day date, said json, bytes bytea);
    create table turns (name text primary key, value bigint not null)`)
})

beforeEach(() => {
  connection.exec('truncate kinds; truncate turns')
})

afterAll(() => {
  connection.close()
  database.drop()
})

/** The error that work ends with. */
const errorOf = (work: () => unknown): PostgresError => {
  try {
    work()
  } catch (error) {
    if (error instanceof PostgresError) return error
    throw error
  }
  throw new Error('nothing went wrong')
}

const put = (name: string, value: number, by = connection): void => {
  by.prepare('insert into turns (name, value) values (?, ?)').run(name, value)
}

const turns = (by = connection): unknown => by.prepare('select name, value from turns order by name').raw().all()

describe('values', () => {
  const row = ['万家丽 "?"', 1, 9_007_199_254_740_991, 7.25, '2026-03-02T01:00:00.040Z', '2026-03-02', '{"b": 1, "a":[2]}']
  const write = (values: readonly unknown[]) =>
    connection.prepare(`insert into kinds values (${values.map(() => '?').join(', ')})`).run(...values)

  test('come back as SQLite gives them', () => {
    expect(write([...row, Buffer.from([0, 255, 92])])).toEqual({ changes: 1 })
    const found = connection.prepare('select * from kinds where yes = ? and day >= ?').raw().get(1, '2026-03-02') as unknown[]
    expect(found.slice(0, -1)).toEqual(row)
    expect(Buffer.from(found.at(-1) as Uint8Array)).toEqual(Buffer.from([0, 255, 92]))
  })

  test('are null where they are null', () => {
    write(['empty', ...Array.from({ length: 7 }, () => null)])
    expect(connection.prepare('select * from kinds').get()).toEqual({
      ...{ name: 'empty', yes: null, whole: null, part: null },
      ...{ at: null, day: null, said: null, bytes: null },
    })
  })

  test('of a whole second and of a far day keep their milliseconds', () => {
    for (const at of ['2026-03-02T01:00:00.000Z', '1969-12-31T23:59:59.999Z', '9999-12-31T23:59:59.990Z']) {
      expect(connection.prepare('select cast(? as timestamptz) as at').get(at)).toEqual({ at })
    }
  })

  test('that are computed are numbers and truths of SQLite', () => {
    expect(connection.prepare('select count(*) as n, sum(value) as none, 1 < 2 as less, 1.5 as part from turns').get()).toEqual({
      n: 0,
      none: null,
      less: 1,
      part: 1.5,
    })
  })

  test('a question mark inside of quotes is no parameter', () => {
    expect(connection.prepare(`select '?''?' as "a?", ? as b`).get('x')).toEqual({ 'a?': "?'?", b: 'x' })
  })

  test('many rows come whole, and nothing is nothing', () => {
    const rows = connection.prepare('select n, repeat(?, 200) as text from generate_series(1, 50000) as n').all('字')
    expect(rows).toHaveLength(50_000)
    expect(rows.at(-1)).toEqual({ n: 50_000, text: '字'.repeat(200) })
    expect(connection.prepare('select name from turns').get()).toBeUndefined()
    expect(connection.prepare('select name from turns').raw().get()).toBeUndefined()
  })
})

describe('a statement that is refused', () => {
  test('says which columns were taken, and not by whom', () => {
    put('王小明', 1)
    const error = errorOf(() => put('王小明', 2))
    expect(error.code).toBe('23505')
    expect(error.message).toContain('turns.name')
    expect(error.message).not.toContain('王小明')
  })

  test('leaves the connection as it was', () => {
    expect(errorOf(() => connection.prepare('select nothing from nowhere').all()).code).toBe('42P01')
    expect(connection.prepare('select 1 as n').get()).toEqual({ n: 1 })
  })
})

describe('a transaction', () => {
  test('gives what its work gives, and keeps what it wrote', () => {
    expect(
      connection
        .transaction((name: string) => {
          put(name, 1)
          return 'done'
        })
        .immediate('one'),
    ).toBe('done')
    expect(turns()).toEqual([['one', 1]])
  })

  test('leaves nothing of work that failed', () => {
    const failing = connection.transaction(() => {
      put('one', 1)
      throw new RangeError('not this')
    })
    expect(() => failing.deferred()).toThrow(new RangeError('not this'))
    expect(turns()).toEqual([])
  })

  test('sends its writes with what comes next: in their order, and each says what it changed to whoever asks at once', () => {
    const more = connection.prepare('update turns set value = value + 1 where name = ?')
    const read = connection.prepare('select value from turns where name = ?').raw()
    connection
      .transaction(() => {
        put('one', 1)
        more.run('one')
        expect(read.get('one')).toEqual([2])
        expect(more.run('one').changes).toBe(1)
        expect(more.run('nobody').changes).toBe(0)
        const earlier = more.run('one')
        more.run('one')
        expect(() => earlier.changes).toThrow('not asked at once')
      })
      .immediate()
    expect(turns()).toEqual([['one', 5]])
  })

  test('fails at its end by the write that was wrong, and keeps nothing', () => {
    const error = errorOf(() =>
      connection
        .transaction(() => {
          put('two', 2)
          put('two', 3)
          put('three', 3)
        })
        .immediate(),
    )
    expect(error).toMatchObject({ code: '23505', statement: expect.stringContaining('insert into turns') })
    expect(turns()).toEqual([])
  })

  test('of more writes than wait for the next question is whole', () => {
    connection
      .transaction(() => {
        for (let n = 0; n < 250; n += 1) put(`turn ${n}`, n)
      })
      .immediate()
    expect(turns()).toHaveLength(250)
  })

  test('takes back to a savepoint, and goes on', () => {
    connection
      .transaction(() => {
        put('one', 1)
        connection.exec('savepoint inner_part')
        put('two', 2)
        expect(errorOf(() => put('two', 3)).code).toBe('23505')
        connection.exec('rollback to savepoint inner_part')
        put('three', 3)
      })
      .immediate()
    expect(turns()).toEqual([
      ['one', 1],
      ['three', 3],
    ])
  })

  test('is done again when another one was quicker', () => {
    put('count', 0)
    const other = openSyncConnection(database.url)
    const read = connection.prepare('select value from turns where name = ?')
    const write = (by: SyncConnection, value: number) =>
      by.prepare('update turns set value = ? where name = ?').run(value, 'count')
    let tries = 0
    connection
      .transaction(() => {
        tries += 1
        const { value } = read.get('count') as { value: number }
        // Between the reading and the writing somebody else counts, once.
        if (tries === 1) write(other, value + 1)
        write(connection, value + 1)
      })
      .immediate()
    other.close()
    expect(tries).toBe(2)
    expect(turns()).toEqual([['count', 2]])
  })

  test('is done again when a row that it did not find came meanwhile, and finds it', () => {
    const other = openSyncConnection(database.url)
    const find = connection.prepare('select value from turns where name = ?')
    let tries = 0
    connection
      .transaction(() => {
        tries += 1
        const known = find.get('count') as { value: number } | undefined
        if (tries === 1) put('count', 1, other)
        if (known) connection.prepare('update turns set value = ? where name = ?').run(known.value + 1, 'count')
        else put('count', 1)
      })
      .immediate()
    other.close()
    expect(tries).toBe(2)
    expect(turns()).toEqual([['count', 2]])
  })

  test('is not done again and again when a row is there for good', () => {
    put('one', 1)
    let tries = 0
    const taken = connection.transaction(() => {
      tries += 1
      put('one', 2)
    })
    expect(errorOf(() => taken.immediate()).code).toBe('23505')
    expect(tries).toBe(3)
  })

  test('does not decide by what another one is about to change', () => {
    // Each looks whether nobody is there and then comes: alone, only one of them would.
    const other = openSyncConnection(database.url)
    const come = (by: SyncConnection, name: string, meanwhile: () => void) =>
      by
        .transaction(() => {
          const { n } = by.prepare('select count(*) as n from turns').get() as { n: number }
          meanwhile()
          if (n === 0) put(name, n, by)
        })
        .immediate()
    let isFirst = true
    come(connection, 'one', () => {
      if (isFirst) come(other, 'two', () => {})
      isFirst = false
    })
    other.close()
    expect(turns()).toEqual([['two', 0]])
  })
})

describe('a connection that is for reading only', () => {
  test('writes nothing', () => {
    const reader = openSyncConnection(database.url, { readOnly: true })
    expect(errorOf(() => put('one', 1, reader)).code).toBe('25006')
    expect(turns(reader)).toEqual([])
    reader.close()
  })
})

describe('a server that is lost', () => {
  const endOther = (application: SyncConnection): void => {
    const { pid } = application.prepare('select pg_backend_pid() as pid').get() as { pid: number }
    connection.prepare('select pg_terminate_backend(?)').get(pid)
  }

  test('is found again by the next question', async () => {
    const other = openSyncConnection(database.url)
    endOther(other)
    await setTimeout(50)
    expect(other.prepare('select 1 as n').get()).toEqual({ n: 1 })
    other.close()
  })

  test('takes a transaction under way with it, and nothing of it is kept', async () => {
    const other = openSyncConnection(database.url)
    const error = errorOf(() =>
      other
        .transaction(() => {
          put('one', 1, other)
          endOther(other)
          put('two', 2, other)
        })
        .immediate(),
    )
    expect(error.code).toMatch(/^(57P01|08006)$/)
    expect(turns(other)).toEqual([])
    other.close()
  })

  test('is not waited for forever', () => {
    const impatient = openSyncConnection(database.url, { patienceMs: () => 4000 })
    expect(errorOf(() => impatient.prepare('select pg_sleep(4.5)').get()).code).toBe('08006')
    // Nor is the late answer taken for that of the next question.
    expect(impatient.prepare('select 2 as n, pg_sleep(1)').get()).toEqual({ n: 2, pg_sleep: '' })
    impatient.close()
  })

  test('that was never there is named', () => {
    const nowhere = openSyncConnection('postgres://postgres@127.0.0.1:1/postgres')
    expect(errorOf(() => nowhere.prepare('select 1').get()).code).toBe('ECONNREFUSED')
    nowhere.close()
  })
})

describe('closing', () => {
  test('ends the session on the server', async () => {
    const other = openSyncConnection(database.url)
    const { pid } = other.prepare('select pg_backend_pid() as pid').get() as { pid: number }
    const sessions = connection.prepare('select count(*) as n from pg_stat_activity where pid = ?')
    expect(sessions.get(pid)).toEqual({ n: 1 })
    other.close()
    await expect.poll(() => sessions.get(pid)).toEqual({ n: 0 })
    expect(errorOf(() => other.prepare('select 1').get()).code).toBe('08003')
  })
})
