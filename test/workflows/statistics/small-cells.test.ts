import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publicGroups, publicParts, publicShare } from '../../../workflows/statistics/small-cells.ts'

const cell = (name: string, n: number, compounds = 3) => ({
  name,
  n,
  open: 0,
  compounds,
  shareOnBehalf: null,
  secret: `${name}!`,
})
type Cell = ReturnType<typeof cell>

const withheld = (cells: readonly Cell[], perOrganisation = false) =>
  publicGroups(cells, ['name'], perOrganisation).groups.map(({ withheld: why, group }) => [group.name, why])

describe('groups', () => {
  test('of fewer than five are withheld', () => {
    expect(withheld([cell('a', 4), cell('b', 5), cell('c', 4), cell('d', 90)])).toEqual([
      ['a', 'smallCell'],
      ['b', null],
      ['c', 'smallCell'],
      ['d', null],
    ])
  })

  test('that are a company with one compound are withheld, however many cases it has', () => {
    const cells = [cell('a', 50, 1), cell('b', 60, 2), cell('c', 70, 1)]
    expect(withheld(cells, true)).toEqual([
      ['a', 'oneCompound'],
      ['b', null],
      ['c', 'oneCompound'],
    ])
    expect(withheld(cells, false).every(([, why]) => why === null)).toBe(true)
  })

  test('one alone cannot be withheld: the smallest other one goes with it', () => {
    expect(withheld([cell('a', 3), cell('b', 40), cell('c', 9)])).toEqual([
      ['a', 'smallCell'],
      ['b', null],
      ['c', 'wouldReveal'],
    ])
  })

  test('two that are together fewer than five take a third with them', () => {
    expect(withheld([cell('a', 2), cell('b', 2), cell('c', 9), cell('d', 40)])).toEqual([
      ['a', 'smallCell'],
      ['b', 'smallCell'],
      ['c', 'wouldReveal'],
      ['d', null],
    ])
  })

  test('where nothing is left to hide behind, the total is not shown either', () => {
    expect(publicGroups([cell('a', 3)], ['name'], false).mayShowTotal).toBe(false)
    expect(publicGroups([cell('a', 1), cell('b', 3)], ['name'], false).mayShowTotal).toBe(false)
    expect(publicGroups([cell('a', 3), cell('b', 3)], ['name'], false).mayShowTotal).toBe(true)
    expect(publicGroups([cell('a', 9)], ['name'], false).mayShowTotal).toBe(true)
  })

  test('that are withheld keep their name and nothing else', () => {
    expect(publicGroups([cell('a', 3), cell('b', 7)], ['name'], false).groups).toEqual([
      { withheld: 'smallCell', group: { name: 'a' } },
      { withheld: 'wouldReveal', group: { name: 'b' } },
    ])
  })

  test('no small number can be had by subtracting the shown ones from the total', () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 3 })), { maxLength: 12 })
    fc.assert(
      fc.property(sizes, fc.boolean(), (list, perOrganisation) => {
        const cells = list.map(([n, compounds], index) => cell(String(index), n, compounds))
        const { groups, mayShowTotal } = publicGroups(cells, ['name'], perOrganisation)
        const hidden = cells.filter((_, index) => groups[index]?.withheld !== null)
        const shown = cells.filter((_, index) => groups[index]?.withheld === null)
        expect(shown.every(({ n, compounds }) => n >= 5 && (!perOrganisation || compounds >= 2))).toBe(true)
        if (!mayShowTotal || hidden.length === 0) return
        expect(hidden.length).toBeGreaterThan(1)
        expect(hidden.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(5)
      }),
    )
  })
})

test('the parts of a number are shown together or not at all; a zero is nobody’s', () => {
  expect(publicParts({ approve: 12, reject: 0, conditions: 5 })).toEqual({ approve: 12, reject: 0, conditions: 5 })
  expect(publicParts({ approve: 12, reject: 4, conditions: 5 })).toBeNull()
  expect(publicParts({ approve: 12, reject: 1 })).toBeNull()
})

test('a share is not shown where it stands for one to four, or all but one to four', () => {
  expect([publicShare(0.5, 10), publicShare(0, 10), publicShare(1, 10), publicShare(null, 10)]).toEqual([0.5, 0, 1, null])
  expect([publicShare(0.4, 10), publicShare(0.6, 10), publicShare(1 / 3, 9)]).toEqual([null, null, null])
})
