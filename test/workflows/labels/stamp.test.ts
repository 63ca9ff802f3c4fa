import { describe, expect, test } from 'vitest'
import { type StampSentence, stampBasisText, stampLeaves, stampObliges } from '../../../workflows/labels/stamp.ts'
import { packNamed } from '../../helpers/case-facts.ts'

const told = (sentences: readonly StampSentence[]) =>
  sentences.map(({ says, basis }) => `${says.zh}（${stampBasisText(basis, 'zh')}）`)

describe('what a stamp makes a company answer for', () => {
  test('in Zhuzhou each sentence says what it rests on, and a rule of elsewhere is said to be one', () => {
    const rules = packNamed('zhuzhou-2022')
    expect(told(stampLeaves(rules))).toContainEqual(expect.stringMatching(/出具证明不等于放弃管理.*法院裁判：北京海淀/))
    expect(told(stampLeaves(rules))).toContain(
      '桩由桩主管护；车位转让时由桩主拆除或者移交（别处的做法，在本地没有强制力：北京2022年意见）',
    )
    expect(told(stampObliges(rules))).toContain('仍按物业服务合同提供约定的服务（法律法规：物业管理条例（2018）第35条）')
  })

  test('a pack of another country is told no law of China', () => {
    const said = told([...stampObliges(packNamed('california-4745')), ...stampLeaves(packNamed('california-4745'))]).join()
    expect(said).not.toMatch(/中华人民共和国|物业管理条例/)
  })

  test('what was not read names no document', () => {
    const [sentence] = stampObliges(packNamed('zhuzhou-2022'))
    if (!sentence) throw new Error('there is a duty')
    expect(stampBasisText({ ...sentence.basis, mark: 'recalled' }, 'zh')).toBe('未读到原文，不作为依据')
  })
})
