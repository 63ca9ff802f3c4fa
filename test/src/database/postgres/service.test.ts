import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { pileClient, taken } from '../../../../src/client/client.ts'
import { type ChildService, runChild, startChild } from '../../../helpers/child-service.ts'
import { postgresDatabase } from '../../../helpers/postgres.ts'

// Every test here waits for processes of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const database = postgresDatabase({ isEmpty: true })
const cwd = mkdtempSync(join(tmpdir(), 'on-postgres-'))
const environment = { DATABASE_URL: database.url }
const running: ChildService[] = []

const start = async (): Promise<ChildService> => {
  const service = await startChild({ cwd, environment })
  running.push(service)
  return service
}

afterAll(async () => {
  await Promise.all(running.map((service) => service.end('SIGKILL')))
  database.drop()
  rmSync(cwd, { recursive: true })
})

const logIn = async (url: string, password: string) => {
  const session = taken(await pileClient(url).http.POST('/api/login', { body: { method: 'password', login: 'root', password } }))
  return pileClient(url, session.token)
}

test('a service started on an empty database makes its tables, serves, ends in peace, and finds everything again', async () => {
  const first = await start()
  expect(first.said().stdout).toContain(`Database: ${database.url}\n`)
  expect(await (await fetch(`${first.url}/readyz`)).json()).toEqual({ ready: true })
  expect((await fetch(`${first.url}/desk`)).status).toBe(200)
  const made = await runChild({ script: 'src/scripts/make-operator.ts', names: ['root'], cwd, environment })
  const password = /shown only now: (\S+)/.exec(made.stdout)?.[1] ?? ''
  const operator = await logIn(first.url, password)
  const district = { code: '430211', nameZh: '天元区', nameEn: 'Tianyuan District', rulesPackId: 'zhuzhou-2022' }
  taken(await operator.http.POST('/api/districts', { body: district }))
  expect(await first.end('SIGTERM')).toBe(0)
  expect(first.said().stderr).toBe('')

  const second = await start()
  const { districts } = taken(await (await logIn(second.url, password)).http.GET('/api/districts'))
  expect(districts).toMatchObject([{ code: '430211' }])
  const verified = await runChild({ script: 'src/scripts/verify.ts', cwd, environment })
  expect(verified.stdout + verified.stderr).toContain('Verified: 0 cases')
  expect(verified.code).toBe(0)
})

test('a database that is not there ends the start with a sentence that does not say the password', async () => {
  const nowhere = { DATABASE_URL: 'postgres://clerk:hush@127.0.0.1:1/pile' }
  const { code, stdout, stderr } = await runChild({ cwd, environment: nowhere })
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toMatch(
    /^The service was not started\. The database postgres:\/\/clerk@127\.0\.0\.1:1\/pile cannot be reached: .+\.\n$/,
  )
})
