import { afterEach, describe, expect, test } from 'vitest'
import { openFonts } from '../../../src/papers/fonts.ts'
import { printSheet } from '../../../src/papers/print-sheet.ts'
import { casePapers, isLetter, mayFetchPaper } from '../../../workflows/case/paper-sight.ts'
import { type PaperCity, paperCity } from '../../helpers/paper-city.ts'
import { unspaced } from '../../helpers/read-pdf.ts'

let at: PaperCity
afterEach(() => at.city.close())

const expectAll = (text: string, parts: readonly string[]): void => {
  for (const part of parts) expect(text).toContain(unspaced(part))
}

const served = async (): Promise<void> => {
  at = await paperCity()
  await at.send({ type: 'centre.confirmComplete' })
  await at.send({ type: 'property.open' })
}

const reject = (words = '怕出事担责任') => at.send({ type: 'property.reject', grounds: [{ code: 'FIRE_LIABILITY_FEAR', words }] })

describe('催办函, 12345反映内容 and 投诉书', () => {
  test('name the other side, the request and its course, each time with its basis', async () => {
    await served()
    for (const letter of ['reminder', 'hotline', 'complaint'] as const) {
      expectAll(await at.text(letter), [
        '晋合物业',
        '申请编号',
        '送达日期2026年3月2日周一',
        '最晚2026年3月',
        '依据和效力平台默认，',
      ])
    }
    expectAll(await at.text('reminder'), [
      '同意的，请出具证明材料；不同意的，请写明理由并附证明材料。',
      '申请人（签名）',
      '它不是任何机关的文书',
    ])
    expectAll(await at.text('hotline'), ['至今没有办成', '请督促晋合物业就申请书面答复', '也不代替本申请的办理'])
    expectAll(await at.text('complaint'), ['王小明', '对方单位晋合物业', '投诉人（签名）'])
  })

  test('say of each ground whether it was shown, and nothing of an answer that can still be recalled', async () => {
    await served()
    await reject()
    expect(await at.text('complaint')).not.toContain('对方提出的理由')
    at.minutesPass(11)
    const text = await at.text('complaint')
    expectAll(text, ['对方提出的理由', '担心出事担责（笼统的安全隐患） · 规则不要求材料'])
    // The words of the other side are in the list of its grounds and in the pack, not in a letter about it.
    expect(text).not.toContain('怕出事担责任')
  })

  test('say that the time to answer has passed', async () => {
    await served()
    await at.until('2026-03-12')
    expectAll(await at.text('reminder'), ['到期没有收到晋合物业的答复'])
  })

  test('are not written for a request that has ended', async () => {
    await served()
    await at.send({ type: 'owner.withdraw', reason: 'usesOtherCharging' })
    for (const letter of ['reminder', 'hotline', 'complaint'] as const) expect(await at.sheet(letter)).toBe('requestEnded')
  })

  test('are in English only where that is asked for', async () => {
    await served()
    expectAll(await at.text('reminder', 'owner', 'en'), [
      'Please answer the request below in writing',
      'It is no document of an office',
    ])
  })
})

describe('民事起诉状（草稿）', () => {
  test('there is none before a rejection or a silence', async () => {
    await served()
    expect(await at.sheet('suitDraft')).toBe('notRefused')
    await reject()
    expect(await at.sheet('suitDraft')).toBe('notRefused')
  })

  test('after a rejection it names the defendant by its legal name and code, the claim, the facts and the evidence', async () => {
    await served()
    await reject()
    at.minutesPass(11)
    expectAll(await at.text('suitDraft'), [
      '原告',
      '王小明',
      '被告',
      '对方单位晋合物业',
      '统一社会信用代码',
      '判令被告就原告在',
      '出具同意安装证明',
      '本案诉讼费用由被告负担',
      '2026年3月2日周一，申请送达晋合物业',
      '晋合物业提出理由：',
      '不同意理由单',
      '证据包',
      '人民法院',
      '这是按案件记录写成的草稿，不是法律意见',
    ])
  })

  test('after a silence it states the day and its basis, and quotes no article of law', async () => {
    await served()
    await at.until('2026-03-12')
    const text = await at.text('suitDraft')
    expectAll(text, ['到期没有收到晋合物业的答复', '未答复证明'])
    expect(text).not.toMatch(/民法典|第\d+条/)
  })

  test('holds nothing of what was offered in a mediation', async () => {
    await served()
    await reject()
    at.minutesPass(11)
    await at.send({ type: 'owner.requestMediation', track: 'consent', words: '我愿意出五百元' })
    await at.send({ type: 'centre.openMediation', track: 'consent', mediator: 'centre' })
    for (const paper of casePapers.filter(isLetter)) expect(await at.text(paper)).not.toContain('五百元')
  })
})

describe('报装退回记录', () => {
  test('lists every return with its reason and when it was completed', async () => {
    at = await paperCity()
    expect(await at.sheet('returnedByGrid')).toBe('notReturned')
    await at.send({ type: 'grid.returnIntake', reason: 'applicantDiffers' })
    expectAll(await at.text('returnedByGrid', 'grid'), ['2026年3月2日周一', '申请人与户主不一致', '还没有补齐'])
    await at.send({ type: 'owner.resubmitIntake' })
    await at.send({ type: 'grid.returnIntake', reason: 'portalFault' })
    expectAll(await at.text('returnedByGrid'), ['补齐', '系统原因', '仍从第一次报装算起', '退回不等于不能供电'])
  })
})

describe('联席会议纪要', () => {
  const met = async (): Promise<void> => {
    await served()
    await reject()
    at.minutesPass(11)
    await at.send({ type: 'owner.requestCoordination', track: 'consent' })
    const minutes = await at.city.document(at.caseId, 'minutes')
    await at.send({
      type: 'centre.holdJointMeeting',
      track: 'consent',
      present: ['owner', 'property', 'grid', 'centre'],
      minutes: { documentId: minutes },
      promises: [{ by: 'property', promise: 'issuePaper', byOn: '2026-03-20', words: '周五前盖章' }],
    })
  }

  test('says who was there, who promised what by when, on which basis, and what became of it', async () => {
    await met()
    const parts = [
      '业主、物业公司、供电公司、区物业服务指导中心',
      '出具证明：周五前盖章',
      '2026年3月20日周五',
      '等待兑现',
      '依据和效力',
    ]
    expectAll(await at.text('meetingMinutes'), [...parts, '不能申请强制执行'])
    await at.until('2026-03-24')
    expectAll(await at.text('meetingMinutes', 'property'), ['到期未兑现'])
  })

  test('whoever sat at the table has it, nobody else', async () => {
    await met()
    expect(typeof (await at.sheet('meetingMinutes', 'grid'))).toBe('object')
    expect(await at.sheet('meetingMinutes', 'fire')).toBe('noMeeting')
    expect(await at.sheet('meetingMinutes', 'community')).toBe('noMeeting')
  })

  test('every paper of the case is the same to the byte when it is printed again', async () => {
    await met()
    const fonts = openFonts()
    let printed = 0
    for (const paper of casePapers.filter((one) => mayFetchPaper('owner', one))) {
      const [first, second] = [await at.sheet(paper), await at.sheet(paper)]
      if (typeof first === 'string' || typeof second === 'string') continue
      expect(Buffer.compare(await printSheet(first, fonts), await printSheet(second, fonts))).toBe(0)
      printed += 1
    }
    expect(printed).toBeGreaterThan(9)
  })
})
