import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { withPicture, writtenDocs } from '../../../src/docs/write-docs.ts'
import { clockNames } from '../../../workflows/case/clocks.ts'
import { partyEventTypes } from '../../../workflows/case/events/events.ts'
import { chartPicture } from '../../../workflows/case/explain/chart-picture.ts'
import { chartStates } from '../../../workflows/case/explain/states.ts'
import { stageLabels } from '../../../workflows/labels/stages.ts'
import { groundCodes } from '../../../workflows/rules/codes.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const docs = writtenDocs(root)
const page = docs.find(({ path }) => path.endsWith('transitions.md'))?.text ?? ''

describe('what is written from the chart is true', () => {
  for (const { path, text } of docs) {
    test(`${path.slice(root.length)} is what the chart says now (else: node src/docs/write-docs.ts)`, () => {
      expect(existsSync(path)).toBe(true)
      expect(readFileSync(path, 'utf8') === text).toBe(true)
    })
  }

  test('the page names every stage with its Chinese name, every event, every clock and every ground', () => {
    const stages = new Set(chartStates().flatMap(({ atomic, stage }) => (atomic && stage !== null ? [stage] : [])))
    const missing = [
      ...[...stages].filter((stage) => !page.includes(`${stageLabels[stage].zh} \`${stage}`) && !page.includes(`\`${stage}/`)),
      ...[...partyEventTypes, ...clockNames, ...groundCodes].filter((name) => !page.includes(`\`${name}\``)),
    ]
    expect(missing).toEqual([])
  })

  test('every row of every table has as many cells as its head', () => {
    const tables = page
      .trim()
      .split('\n\n')
      .filter((part) => part.startsWith('| '))
    expect(tables.length).toBeGreaterThan(40)
    const widths = tables.map((table) => new Set(table.split('\n').map((line) => line.split(' | ').length)))
    expect(widths.filter((width) => width.size > 1)).toEqual([])
  })
})

describe('the picture of the chart', () => {
  const picture = chartPicture()
  const lines = picture.split('\n').map((line) => line.trim())

  test('shows every stage of the tracks and the works once, and the disputes of a track as one box', () => {
    for (const track of ['consent', 'fire', 'grid', 'main']) {
      const own = chartStates().filter(
        (state) => state.atomic && state.stage !== null && state.track === track && state.path.length > 1,
      )
      const drawn = own.map(({ id, path, stage }) => {
        const line = path[0] === 'inService' ? 'service' : track
        return /coordination|mediation|bureauHandling/.test(id) ? `${line}_disputes` : `${line}_${stage}`
      })
      for (const box of new Set(drawn)) expect(lines.filter((line) => line.startsWith(`${box}: `))).toHaveLength(1)
    }
  })

  test('draws no way twice, and none to a box that is not there', () => {
    const ways = lines.filter((line) => line.includes(' --> '))
    expect(new Set(ways).size).toBe(ways.length)
    const ends = ways.flatMap((way) => way.replace(/:.*/, '').split(' --> ')).filter((end) => end !== '[*]')
    const drawn = (end: string) =>
      lines.some((line) => line.startsWith(`${end}: `) || line === `state ${end} <<choice>>` || line.includes(` as ${end} {`))
    expect(ends.filter((end) => !drawn(end))).toEqual([])
  })

  test('is put between the markers of a README, again and again, and nowhere else', () => {
    const readme = '# Title\n<!-- chart:begin -->\nold\n<!-- chart:end -->\nrest\n'
    const once = withPicture(readme)
    expect(once).toContain(picture)
    expect(once).not.toContain('old')
    expect(once.startsWith('# Title\n')).toBe(true)
    expect(once.endsWith('<!-- chart:end -->\nrest\n')).toBe(true)
    expect(withPicture(once)).toBe(once)
    expect(withPicture('# No markers\n')).toBe('# No markers\n')
  })
})
