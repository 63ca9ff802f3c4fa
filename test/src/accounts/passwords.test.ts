import { describe, expect, test } from 'vitest'
import { isLongEnough, makePassword } from '../../../src/accounts/passwords.ts'

describe('passwords', () => {
  test('need twelve signs, counted as people count', () => {
    expect(isLongEnough('twelve-signs')).toBe(true)
    expect(isLongEnough('eleven-sign')).toBe(false)
    expect(isLongEnough('株洲市天元区物业服务中心')).toBe(true)
    expect(isLongEnough('🔌🔌🔌🔌🔌🔌')).toBe(false)
  })

  test('that are made are long enough, differ, and hold no sign that is misread', () => {
    const made = Array.from({ length: 50 }, makePassword)
    expect(new Set(made).size).toBe(50)
    for (const password of made) {
      expect(isLongEnough(password)).toBe(true)
      expect(password).toMatch(/^([a-hj-km-np-z2-9]{4}-){4}[a-hj-km-np-z2-9]{4}$/)
    }
  })
})
