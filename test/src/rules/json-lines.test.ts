import { describe, expect, test } from 'vitest'
import { jsonLines, lineOf } from '../../../src/rules/json-lines.ts'

const text = `{
  "id": "my-city",
  "clocks": {
    "propertyReply": { "length": {
      "n": 5
    } }
  },
  "duties": [
    { "by": "owner" },
    { "by": "grid" }
  ]
}`

describe('the places of a JSON text', () => {
  test('have the line on which they are written', () => {
    const lines = jsonLines(text)
    expect(lines.wrongLine).toBeNull()
    expect(['id', 'clocks.propertyReply.length.n', 'duties.1', 'duties.1.by'].map((path) => lineOf(lines, path))).toEqual([
      2, 5, 10, 10,
    ])
  })

  test('that are missing have the line of what is around them; nothing around, no line', () => {
    const lines = jsonLines(text)
    expect(lineOf(lines, 'clocks.propertyReply.basis.document')).toBe(4)
    expect(lineOf(lines, 'consent.mode')).toBeNull()
  })

  test.each([
    ['a comma is missing', '{\n  "a": 1\n  "b": 2\n}', 3],
    ['a word is no value', '{\n  "a": [\n    1,\n    yes\n  ]\n}', 4],
    ['a bracket is never closed', '{\n  "a": {\n    "b": 1\n', 3],
    ['a comma too many', '{\n  "a": 1,\n}\n', 3],
    ['something follows', '{}\n\nand more', 3],
    ['nothing is there', '', 1],
  ])('are given up where %s', (_, wrong, line) => {
    expect(jsonLines(wrong).wrongLine).toBe(line)
    expect(() => JSON.parse(wrong)).toThrow()
  })

  test('are found in what a parser takes', () => {
    for (const right of ['\uFEFF{}', '[]', ' [ 1.5e-3 , -2, "\\"}\\u4e2d", true, null ] ', '{"a":[{},[[]]]}']) {
      expect(jsonLines(right).wrongLine, right).toBeNull()
    }
  })
})
