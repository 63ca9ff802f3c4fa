import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answered, answerOf, baseAnswerOf, changeText, isAnswer, isChanged, ownBasis } from '../../../workflows/drafts/answers.ts'
import { newDraft } from '../../../workflows/drafts/new-draft.ts'
import { isSame, valueAt } from '../../../workflows/drafts/places.ts'
import { type Question, questionsOf, switchNames } from '../../../workflows/drafts/questions.ts'
import { parties } from '../../../workflows/parties.ts'
import { documentKinds } from '../../../workflows/rules/codes.ts'
import { packs, readDraftPack } from '../../../workflows/rules/packs.ts'
import type { RulePack } from '../../../workflows/rules/schema.ts'

const all = [...packs.values()].map((pack) => [pack.id, pack] as const)
const draftOf = (base: RulePack) => newDraft(base, { id: `${base.id}-draft-1`, startsOn: '2027-01-01', title: null })

/** An answer that somebody could give to a question. */
const answerTo = ({ kind, options, mayBeUnset }: Question): fc.Arbitrary<unknown> => {
  const option = fc.constantFrom(...(options.length > 0 ? options.map(({ value }) => value) : ['']))
  const text = fc.record({ zh: fc.constantFrom('业主', '供电企业'), en: fc.constantFrom('The owner', 'The grid company') })
  const by: Readonly<Record<Question['kind'], () => fc.Arbitrary<unknown>>> = {
    choice: () => option,
    order: () => fc.shuffledSubarray(options.map(({ value }) => value)),
    yesNo: () => fc.boolean(),
    length: () => fc.record({ n: fc.integer({ min: 1, max: 60 }), unit: option }),
    count: () => fc.integer({ min: 1, max: 9 }),
    amount: () => fc.integer({ min: 0, max: 9000 }),
    burden: () =>
      fc.array(fc.record({ document: fc.constantFrom(...documentKinds), from: fc.constantFrom(...parties) }), { maxLength: 4 }),
    text: () => text,
  }
  return mayBeUnset ? fc.oneof({ weight: 4, arbitrary: by[kind]() }, { weight: 1, arbitrary: fc.constant(null) }) : by[kind]()
}

/** Some answers one after the other, each to a question that the draft has by then. */
const answering = (document: unknown, base: RulePack) =>
  fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer()), { minLength: 1, maxLength: 12 }).map((picks) => {
    const given: { readonly question: Question; readonly answer: unknown; readonly after: unknown }[] = []
    let now = document
    for (const [pick, seedOf, sign] of picks) {
      const questions = questionsOf(now, base)
      const question = questions[pick % questions.length]!
      const [answer] = fc.sample(answerTo(question), { numRuns: 1, seed: seedOf ^ sign })
      now = answered(now, base, question, answer)
      given.push({ question, answer, after: now })
    }
    return given
  })

/** The draft with everything taken back, switch by switch, until nothing differs any more. */
const takenBack = (document: unknown, base: RulePack): unknown => {
  let now = document
  for (let round = 0; round < 3; round += 1) {
    for (const question of questionsOf(now, base)) {
      if (isChanged(now, base, question)) now = answered(now, base, question, baseAnswerOf(base, question))
    }
  }
  return now
}

describe.each(all)('a draft of %s', (_, base) => {
  const draft = draftOf(base)

  test('begins without a fault, is never in force, and every switch asks something', () => {
    const { pack, faults } = readDraftPack(draft, packs)
    expect(faults).toEqual([])
    expect(pack).toMatchObject({ standing: 'draft', version: 1, place: base.place })
    const questions = questionsOf(draft, base)
    for (const name of switchNames.filter((one) => one !== 'money')) {
      expect([name, questions.some(({ of }) => of === name)]).toEqual([name, true])
    }
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length)
    expect(questions.filter((question) => isChanged(draft, base, question))).toEqual([])
  })

  test('answered as it stands stays as it is, question by question', () => {
    for (const question of questionsOf(draft, base)) {
      const answer = answerOf(draft, question)
      expect([question.key, isAnswer(question, answer)]).toEqual([question.key, true])
      expect([question.key, isSame(answered(draft, base, question, answer), draft)]).toEqual([question.key, true])
    }
  })

  test('keeps every answer, and is its base again once all are taken back', () => {
    fc.assert(
      fc.property(answering(draft, base), (given) => {
        for (const { question, answer, after } of given) expect(answerOf(after, question)).toEqual(answer)
        expect(takenBack(given.at(-1)?.after, base)).toEqual(draft)
      }),
      { numRuns: 15 },
    )
  })

  test('keeps its form whatever is answered, and never shows a new rule under an old document', () => {
    fc.assert(
      fc.property(answering(draft, base), (given) => {
        const after = given.at(-1)?.after
        const { pack, faults } = readDraftPack(after, packs)
        expect(pack === null ? faults : []).toEqual([])
        for (const question of questionsOf(after, base)) {
          if (!isChanged(after, base, question) || question.basisAt === null) continue
          const basis = valueAt(after, question.basisAt.path)
          if (basis === undefined) continue
          expect([question.key, basis]).toEqual([question.key, question.basisAt.isList ? [ownBasis(after)] : ownBasis(after)])
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('a change', () => {
  const base = packs.get('chongqing-2023')!
  const draft = draftOf(base)
  const named = (key: string) => questionsOf(draft, base).find((question) => question.key === key)!

  test('is said as what a family has now and what it would have', () => {
    const question = named('clocks.propertyReply.length')
    const before = base.clocks.propertyReply?.length?.n
    const after = answered(draft, base, question, { n: 3, unit: 'workingDay' })
    expect(changeText(after, base, question).zh).toBe(`${before}个工作日 → 3个工作日`)
  })

  test('that makes silence a yes needs what it rests on, and the fault lies at that question', () => {
    const zhuzhou = packs.get('zhuzhou-draft')!
    const own = draftOf(zhuzhou)
    const policy = questionsOf(own, zhuzhou).find(({ key }) => key === 'consent.silence.policy')!
    const deemed = answered(own, zhuzhou, policy, 'DEEMED')
    expect(readDraftPack(deemed, packs).faults.map(({ path }) => path)).toEqual(['consent.silence.base'])
    const kind = questionsOf(deemed, zhuzhou).find(({ key }) => key === 'consent.silence.base.kind')!
    expect(readDraftPack(answered(deemed, zhuzhou, kind, 'notice'), packs).faults).toHaveLength(1)
    expect(readDraftPack(answered(deemed, zhuzhou, kind, 'contractClause'), packs).faults).toEqual([])
  })

  test('of the mode brings the paper that goes with it, and takes it back', () => {
    const question = named('consent.mode')
    const agreed = answered(draft, base, question, 'AGREEMENT')
    expect(valueAt(agreed, ['consent', 'paper'])).toBe('agreement')
    expect(answered(agreed, base, question, base.consent.mode)).toEqual(draft)
  })

  test('of a length leaves out reminders that would come before it begins', () => {
    const question = named('clocks.ownerDecision.length')
    const short = answered(draft, base, question, { n: 1, unit: 'workingDay' })
    expect(valueAt(short, ['clocks', 'ownerDecision', 'noticeBefore'])).toEqual([])
    expect(valueAt(draft, ['clocks', 'ownerDecision', 'noticeBefore'])).not.toEqual([])
  })

  test('that is none is no answer', () => {
    expect(isAnswer(named('consent.mode'), 'MAYBE')).toBe(false)
    expect(isAnswer(named('consent.mode'), null)).toBe(false)
    expect(isAnswer(named('clocks.propertyReply.length'), { n: '3', unit: 'workingDay' })).toBe(false)
    expect(isAnswer(named('consent.issuers'), ['community', 'community'])).toBe(false)
    expect(isAnswer(named('grounds.FIRE_SYSTEM_MISSING.burden'), [{ document: 'other', from: 'nobody' }])).toBe(false)
    expect(isAnswer(named('loops.returnLimit'), null)).toBe(true)
  })
})
