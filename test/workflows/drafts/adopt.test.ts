import { describe, expect, test } from 'vitest'
import { adopted } from '../../../workflows/drafts/adopt.ts'
import { newDraft } from '../../../workflows/drafts/new-draft.ts'
import { valueAt } from '../../../workflows/drafts/places.ts'
import { appliesIn, basesOf } from '../../../workflows/rules/check.ts'
import { packs, readDraftPack } from '../../../workflows/rules/packs.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'

const packNamed = (id: string): RulePack => {
  const pack = packs.get(id)
  if (!pack) throw new Error(`no pack ${id}`)
  return pack
}
const ours = packNamed('zhuzhou-2022').place
const draftOf = (id: string) =>
  newDraft(packNamed(id), { id: `${id}-draft`, startsOn: '2026-12-01', title: '株洲市办理规则（稿）' })
const check = (document: unknown) => readDraftPack(document, packs)

describe('a draft taken over from another place', () => {
  test('is of our place, and every number borrowed there is a platform default that names its model', () => {
    const { document, moved } = adopted(draftOf('chongqing-2023'), ours)
    expect(valueAt(document, ['place'])).toEqual(ours)
    expect(valueAt(document, ['clocks', 'propertyReply', 'basis'])).toEqual({
      ...packNamed('chongqing-2023').clocks.propertyReply?.basis,
      document: { zh: '株洲市办理规则（稿）', en: '株洲市办理规则（稿）' },
      ...{ force: 'D', place: '430200' },
      modelledOn: { zh: '重庆市：重庆市自用充电桩政策问答', en: 'Chongqing: Chongqing Q&A on private piles' },
    })
    expect(moved.map(({ path }) => path.join('.'))).toContain('clocks.propertyReply.basis')
    expect(moved.every(({ after }) => after.force === 'D' && after.place === '430200')).toBe(true)
  })

  test('keeps what holds here anyway: the country’s statutes, standards, decisions of courts', () => {
    const before = draftOf('chongqing-2023')
    const { document, moved } = adopted(before, ours)
    const movedPaths = new Set(moved.map(({ path }) => path.join('.')))
    const kept = basesOf(before, '').filter(([path]) => !movedPaths.has(path))
    expect(kept.some(([, basis]) => basis.force === 'S' && basis.place === 'CN')).toBe(true)
    for (const [path, basis] of kept) expect([path, valueAt(document, path.split('.'))]).toEqual([path, basis])
  })

  test.each([...packs.keys()])('of %s binds nobody here by a foreign rule, and the checker says why it did before', (id) => {
    const foreign = draftOf(id)
    const { document } = adopted(foreign, ours)
    const binding = basesOf(document, '').filter(([, { force }]) => ['S', 'N', 'L', 'P'].includes(force))
    expect(binding.filter(([, { place }]) => !appliesIn(place, ours.code))).toEqual([])
    // Nothing is broken by it that was whole before.
    expect(check(document).faults.map(({ path, sentence }) => [path, sentence.zh])).toEqual(
      check(foreign).faults.map(({ path, sentence }) => [path, sentence.zh]),
    )
  })

  test('only renamed to our place, without that, does not pass the checker', () => {
    const renamed = { ...(draftOf('chongqing-2023') as object), place: ours }
    const faults = check(renamed).faults.filter(({ sentence }) => sentence.zh.includes('外地规定在本地没有效力'))
    expect(faults.map(({ path }) => path)).toContain('clocks.propertyReply.basis')
  })

  test('twice is the same as once, and one of our own place is left alone', () => {
    const once = adopted(draftOf('guangzhou-2024'), ours).document
    expect(adopted(once, ours)).toEqual({ document: once, moved: [] })
    const own = draftOf('zhuzhou-draft')
    expect(adopted(own, ours)).toEqual({ document: own, moved: [] })
  })

  test('names the article of the model, and keeps a model that was named already', () => {
    const moved = [...packs.keys()].flatMap((id) => adopted(draftOf(id), ours).moved)
    const [named, bare] = [
      moved.filter(({ before }) => before.modelledOn !== undefined),
      moved.filter(
        ({ before: { modelledOn, mark, article } }) => modelledOn === undefined && mark === 'read' && article !== undefined,
      ),
    ]
    expect([named.length > 0, bare.length > 0]).toEqual([true, true])
    for (const { before, after } of named) expect(after.modelledOn).toEqual(before.modelledOn)
    for (const { before, after } of bare) {
      expect([after.modelledOn?.zh.endsWith(`${before.document.zh}第${before.article}条`), after.article]).toEqual([
        true,
        undefined,
      ])
    }
  })
})
