import { describe, expect, test } from 'vitest'
import { authenticatorAddress, base32, codeAt, stepOf, stepOfCode } from '../../../src/accounts/totp.ts'

const secret = Buffer.from('12345678901234567890')
const at = (seconds: number): string => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString()

describe('codes by time', () => {
  // RFC 6238, appendix B, the rows of SHA-1: eight digits.
  test.each([
    [59, '94287082'],
    [1_111_111_109, '07081804'],
    [1_111_111_111, '14050471'],
    [1_234_567_890, '89005924'],
    [2_000_000_000, '69279037'],
    [20_000_000_000, '65353130'],
  ])('at %i seconds the code is that of the standard', (seconds, code) => {
    expect(codeAt(secret, stepOf(at(seconds)), 8)).toBe(code)
    expect(codeAt(secret, stepOf(at(seconds)))).toBe(code.slice(2))
  })

  // RFC 4226, appendix D.
  test.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('counter %i gives the code of the standard', (counter, code) => {
    expect(codeAt(secret, counter)).toBe(code)
  })

  // RFC 4648, section 10.
  test.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%j is %j in base32', (text, written) => {
    expect(base32(Buffer.from(text))).toBe(written)
  })

  test('the code before and the one after are taken, those beyond are not', () => {
    const now = at(3000)
    const step = stepOf(now)
    expect([-2, -1, 0, 1, 2].map((by) => stepOfCode(secret, codeAt(secret, step + by), now, null))).toEqual([
      null,
      step - 1,
      step,
      step + 1,
      null,
    ])
  })

  test('what was used, and what came before it, is taken no more', () => {
    const now = at(3000)
    const step = stepOf(now)
    expect(stepOfCode(secret, codeAt(secret, step), now, step)).toBeNull()
    expect(stepOfCode(secret, codeAt(secret, step - 1), now, step)).toBeNull()
    expect(stepOfCode(secret, codeAt(secret, step + 1), now, step)).toBe(step + 1)
  })

  test('an authenticator reads whose code it is', () => {
    const address = new URL(authenticatorAddress('Charging piles', 'zhu:zhou', 'MZXW6'))
    expect(decodeURIComponent(address.pathname)).toBe('/Charging piles:zhu:zhou')
    expect(Object.fromEntries(address.searchParams)).toEqual({ secret: 'MZXW6', issuer: 'Charging piles' })
  })
})
