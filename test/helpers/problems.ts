import { expect } from 'vitest'
import type { Answer, ApiCity, Sending, Who } from './api-city.ts'
import { freshKey } from './lived-case.ts'

/** Holds an answer against what every refusal of the service must be; returns its body. */
export const problemOf = (answer: Answer, language: 'zh' | 'en'): Record<string, unknown> => {
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  const body = answer.json()
  const { type, title, status, code, todo, instance } = body
  expect({ type, status }).toEqual({ type: `urn:problem:${String(code)}`, status: answer.status })
  expect(String(code)).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
  expect(String(instance)).toMatch(/^[\w-]{22}$/)
  const errors = (body['errors'] ?? []) as { pointer: string; code: string; detail: string }[]
  for (const text of [title, todo, ...errors.map(({ detail }) => detail)]) {
    const isChinese = /\p{Script=Han}/u.test(String(text))
    expect([code, text, isChinese]).toEqual([code, text, language === 'zh'])
    expect(String(text).length).toBeGreaterThan(1)
  }
  return body
}

/** Sends a request in both languages, each with a key of its own, and expects it to be refused with this code. */
export const refusedInBoth = async (
  city: ApiCity,
  who: Who,
  [method, path, sending = {}]: readonly [method: string, path: string, sending?: Sending],
  [status, code]: readonly [status: number, code: string],
): Promise<Record<string, unknown>> => {
  const bodies: Record<string, unknown>[] = []
  for (const [language, header] of [
    ['zh', 'zh-CN,zh;q=0.9,en;q=0.8'],
    ['en', 'en-GB,en;q=0.9,zh;q=0.1'],
  ] as const) {
    const headers = { ...freshKey(), ...sending.headers }
    const answer = await city.call(who, method, path, { ...sending, headers, language: header })
    expect([answer.status, answer.text.includes(`"code":"${code}"`) ? code : answer.text]).toEqual([status, code])
    bodies.push(problemOf(answer, language))
  }
  const [chinese, english] = bodies
  if (!chinese || !english) throw new Error('no answers')
  expect(chinese['title']).not.toBe(english['title'])
  return english
}
