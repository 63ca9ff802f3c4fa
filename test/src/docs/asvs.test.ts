import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const page = new URL('../../../src/docs/asvs.md', import.meta.url)
const text = readFileSync(page, 'utf8')
const rows = text.split('\n').filter((line) => /^\| \d/.test(line))

/** Every file that is named, with the words of a test that are quoted behind it. */
const named = (line: string): { file: string; words: string | undefined }[] =>
  [...line.matchAll(/\[[^\]]+\]\(([^)]+)\)(?: “([^”]+)”)?/g)]
    .filter(([, target = '']) => !target.startsWith('http'))
    .map(([, target = '', words]) => ({ file: fileURLToPath(new URL(target, page)), words }))

const faultsOf = (line: string): string[] =>
  named(line).flatMap(({ file, words }) => {
    if (!existsSync(file)) return [`${file} is not there`]
    return words === undefined || readFileSync(file, 'utf8').includes(words) ? [] : [`${file} has no test “${words}”`]
  })

test('every file and every test that the table names is there', () => {
  expect(rows.flatMap(faultsOf)).toEqual([])
  expect(rows.flatMap(named).length).toBeGreaterThan(150)
})

test('one that is not would be seen', () => {
  expect(faultsOf('| 1 | [x](../api/nothing.ts) |')).toHaveLength(1)
  expect(faultsOf('| 1 | [x](../../test/src/docs/asvs.test.ts) “no ' + 'such test” |')).toHaveLength(1)
})

test('every chapter is there, every row has a state, and what is met says where or how', () => {
  for (let chapter = 1; chapter <= 17; chapter += 1) {
    expect([chapter, new RegExp(`^## .*V${chapter}\\b`, 'm').test(text)]).toEqual([chapter, true])
  }
  for (const row of rows) {
    const [, , , state = ''] = row.split('|').map((cell) => cell.trim())
    expect([row, ['met', 'partly', 'not met', 'deployment', 'n/a'].includes(state)]).toEqual([row, true])
  }
  expect(rows.filter((row) => row.includes('| not met |')).length).toBeGreaterThan(2)
})
