import { describe, expect, test } from 'vitest'
import { openTree, pathOf, rootBy, rootOf } from '../../../src/record/merkle.ts'

/** The leaves with which implementations of RFC 6962 test each other. */
const leaves = ['', '\x00', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno']

describe('the hash tree', () => {
  test('has the roots that other implementations of RFC 6962 come to', () => {
    expect(openTree().root()).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(rootOf(leaves.slice(0, 1))).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(rootOf(leaves.slice(0, 2))).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125')
    expect(rootOf(leaves.slice(0, 3))).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77')
    expect(rootOf(leaves)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
  })

  test('leads from every leaf to its root, and from no other leaf or place', () => {
    for (let size = 1; size <= 17; size += 1) {
      const texts = Array.from({ length: size }, (_, n) => `leaf ${n}`)
      const root = rootOf(texts)
      texts.forEach((text, at) => {
        expect(rootBy(text, pathOf(texts, at))).toBe(root)
        expect(rootBy(`${text}x`, pathOf(texts, at))).not.toBe(root)
        if (size > 1) expect(rootBy(text, pathOf(texts, (at + 1) % size))).not.toBe(root)
      })
    }
  })
})
