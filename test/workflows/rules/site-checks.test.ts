import { describe, expect, test } from 'vitest'
import { articlesOf } from '../../../workflows/rules/articles.ts'
import { compareArticles } from '../../../workflows/rules/compare.ts'
import { loadPacks, packs, packsWith, UnusableRules } from '../../../workflows/rules/packs.ts'
import type { RulePack, SiteCheck } from '../../../workflows/rules/schema.ts'
import { packNamed } from '../../helpers/case-facts.ts'

const zhuzhou = packNamed('zhuzhou-2022')
const pointsOf = ({ siteChecks = [] }: RulePack): readonly SiteCheck[] => siteChecks
const { basis } = zhuzhou.fire

// biome-ignore lint/suspicious/noExplicitAny: a pack written as nobody should
const faultsOf = (siteChecks: any): [string, string][] => {
  try {
    loadPacks([{ ...zhuzhou, id: 'tried', siteChecks }])
    return []
  } catch (error) {
    if (!(error instanceof UnusableRules)) throw error
    return error.faults.map(({ path, sentence }) => [path, sentence.en])
  }
}

const point = { id: 'sprinkler', office: 'fire', says: { zh: '有喷头', en: 'sprinklers' }, answer: 'yesNo', basis }

describe('what an office looks at on site', () => {
  test('the four systems of GB/T 51313 are demanded where the standard names the garage, on the article that was read', () => {
    const demanded = pointsOf(zhuzhou).filter(({ strength }) => strength === 'must')
    expect(demanded.map(({ id }) => id)).toEqual(['fireAlarm', 'sprinkler', 'smokeExhaust', 'emergencyLighting'])
    for (const { onlyIf, basis: on } of demanded) {
      expect(onlyIf?.garageLevels).toEqual(['underground', 'semiUnderground', 'highRise'])
      expect([on.article, on.force, on.mark]).toEqual(['6.1.6', 'T', 'read'])
    }
  })

  test('in no pack of the box is anything demanded that nobody has read, or that another place asks for', () => {
    for (const pack of packs.values()) {
      const wrong = pointsOf(pack).filter(
        (one) => one.strength === 'must' && (one.basis.mark !== 'read' || one.basis.force === 'D'),
      )
      expect([pack.id, wrong.map(({ id }) => id)]).toEqual([pack.id, []])
    }
  })

  test('a narrower place adds its own points to those of the wider one; a pack that borrows takes none over', () => {
    const wider = pointsOf(packNamed('national-baseline')).map(({ id }) => id)
    expect(pointsOf(zhuzhou).map(({ id }) => id)).toEqual(wider)
    expect(pointsOf(packNamed('guangzhou-2024')).map(({ id }) => id)).toEqual(['spacesInUnit', 'spacesInUnitAbove', ...wider])
    expect(packNamed('california-4745').siteChecks).toBeUndefined()
  })

  test('a point under an id of the wider place takes its place, and the comparison says what is different', () => {
    const { place, title, summary } = zhuzhou
    const own = { ...point, strength: 'should', photo: true }
    const written = { extends: 'zhuzhou-2022', id: 'my-town', version: 1, place, title, summary, inForceFrom: '2027-01-01' }
    const pack = packsWith([{ ...written, siteChecks: [own] }]).get('my-town')!
    expect(pointsOf(pack)).toHaveLength(pointsOf(zhuzhou).length)
    const { differs } = compareArticles(zhuzhou, pack)
    expect(differs.find(({ key }) => key === 'siteChecks.sprinkler')).toMatchObject({
      change: 'changed',
      to: { text: { en: 'sprinklers; should be met, as circumstances allow; seen or not; with a picture' } },
    })
  })

  test('read as a document each point says what is asked, how far it has to be so, and in which garages', () => {
    const text = (id: string) => articlesOf(zhuzhou).find(({ key }) => key === `siteChecks.${id}`)?.text
    expect(text('fireUnitArea')?.zh).toBe(
      '车位所在防火单元的面积；宜满足，按现场条件；量出来（平方米）；不超过1000平方米；不是的，作为缺项写进结论；只在以下情形查看：车库是地下或高层车库',
    )
    expect(text('rating')?.en).toContain('measured in kVA; with a picture; goes into the finding as the rating')
  })
})

describe('a list that does not fit is sent back with a sentence', () => {
  test('as it should be there is no mistake in it', () => {
    expect(faultsOf([point])).toEqual([])
  })

  test.each([
    ['the same point twice', [point, point], 'siteChecks.1.id', 'stands in the list twice'],
    ['a number without a unit', [{ ...point, answer: 'number' }], 'siteChecks.0.measures', 'needs `measures`'],
    ['a unit for a yes', [{ ...point, measures: { unit: 'metre' } }], 'siteChecks.0.measures', 'is measured'],
    [
      'bounds that nothing keeps',
      [{ ...point, answer: 'number', measures: { unit: 'metre', atLeast: 2, atMost: 1 } }],
      'siteChecks.0.measures',
      'above its upper',
    ],
    [
      'words that are demanded',
      [{ ...point, answer: 'words', strength: 'should' }],
      'siteChecks.0.strength',
      'leave `strength` out',
    ],
    [
      'a demand that nobody has read',
      [{ ...point, strength: 'must', basis: { ...basis, mark: 'recalled' } }],
      'siteChecks.0.strength',
      'cannot be demanded',
    ],
    ['a gap of the grid company', [{ ...point, office: 'grid', gap: 'signage' }], 'siteChecks.0.gap', 'makes a gap'],
    ['a figure of the fire office', [{ ...point, figure: 'ratedKva' }], 'siteChecks.0.figure', 'in kilovoltAmpere'],
    ['facts that are none', [{ ...point, onlyIf: { basis } }], 'siteChecks.0.onlyIf', 'no fact'],
    ['an office that is none', [{ ...point, office: 'police' }], 'siteChecks.0.office', 'Known: fire, grid'],
  ])('%s', (_, points, path, sentence) => {
    expect(faultsOf(points)).toContainEqual([path, expect.stringContaining(sentence)])
  })
})
