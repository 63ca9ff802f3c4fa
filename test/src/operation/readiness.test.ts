import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { needRoom } from '../../../src/operation/disk.ts'
import { openReadiness } from '../../../src/operation/readiness.ts'

test('every check that fails is named, and a check that holds again is seen at once', async () => {
  let isFull = true
  const readiness = openReadiness({
    database: () => {},
    papers: async () => {
      if (isFull) throw new Error('full')
    },
  })
  expect(await readiness.failing()).toEqual(['papers'])
  isFull = false
  expect(await readiness.failing()).toEqual([])
})

test('asked in a loop it looks once a second', async () => {
  vi.useFakeTimers({ toFake: ['performance'] })
  let looks = 0
  const readiness = openReadiness({
    database: () => {
      looks += 1
    },
  })
  for (let n = 0; n < 50; n += 1) await readiness.failing()
  expect(looks).toBe(1)
  vi.advanceTimersByTime(1000)
  await readiness.failing()
  expect(looks).toBe(2)
  vi.useRealTimers()
})

test('a service that leaves is not ready, whatever the checks say', async () => {
  const readiness = openReadiness({})
  expect(await readiness.failing()).toEqual([])
  readiness.leave()
  expect(await readiness.failing()).toEqual(['leaving'])
})

test('a folder needs the right to write and room for what is to come', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'room-'))
  await needRoom(folder, 1)
  await expect(needRoom(folder, Number.MAX_SAFE_INTEGER)).rejects.toThrow('full')
  rmSync(folder, { recursive: true })
  await expect(needRoom(folder, 1)).rejects.toThrow('ENOENT')
})
