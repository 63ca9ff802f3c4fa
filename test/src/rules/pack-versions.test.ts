import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { hashJson } from '../../../src/sealing/seal.ts'
import { packs } from '../../../workflows/rules/packs.ts'

type Noted = Readonly<Record<string, string>>

/** Every version of a pack that was ever given out, by its name and number, with its hash. Lines are added, never changed. */
const noted = JSON.parse(readFileSync(new URL('./pack-versions.json', import.meta.url), 'utf8')) as Noted

const inTheBox = [...packs.values()].map((pack) => ({ name: `${pack.id} ${pack.version}`, hash: hashJson(pack) }))

/** What would keep the service of somebody who has the version before from starting. */
const faultsIn = (notes: Noted): string[] =>
  inTheBox.flatMap(({ name, hash }) =>
    notes[name] === undefined
      ? [`${name} is new: note "${name}": "${hash}"`]
      : notes[name] === hash
        ? []
        : [`${name} was given out with other contents: raise its version`],
  )

describe('a pack in the box', () => {
  test('never has other contents under a number that was given out: a service that knows it would not start', () => {
    expect(faultsIn(noted)).toEqual([])
  })

  test('would be found with a changed number, and with a version that nobody noted', () => {
    const [first, second] = inTheBox
    const changed = Object.fromEntries(inTheBox.map(({ name, hash }) => [name, name === first?.name ? 'another' : hash]))
    expect(faultsIn(changed)).toEqual([`${first?.name} was given out with other contents: raise its version`])
    const { [second?.name ?? '']: _, ...fewer } = noted
    expect(faultsIn(fewer)).toHaveLength(1)
  })
})
