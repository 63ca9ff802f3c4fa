import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import * as tables from '../../../src/database/tables.ts'
import { openFonts } from '../../../src/papers/fonts.ts'
import { printSheet } from '../../../src/papers/print-sheet.ts'
import type { CasePaper } from '../../../workflows/case/paper-sight.ts'
import type { Language } from '../../../workflows/labels/fill.ts'
import { type PaperCity, paperCity, wordsOf } from '../../helpers/paper-city.ts'
import { unspaced } from '../../helpers/read-pdf.ts'

let at: PaperCity
afterEach(() => at.city.close())

const expectAll = (text: string, parts: readonly string[]): void => {
  for (const part of parts) expect(text).toContain(unspaced(part))
}

/** Papers complete, and handed over to the company on the day of filing. */
const served = async (pack?: string): Promise<void> => {
  at = await paperCity(pack)
  await at.send({ type: 'centre.confirmComplete' })
  const proof = await at.city.document(at.caseId, 'serviceProof')
  await at.send({ type: 'centre.recordService', means: 'paperHanded', servedOn: '2026-03-02', evidence: [proof] })
}

const reject = (words = '怕出事担责任') => at.send({ type: 'property.reject', grounds: [{ code: 'FIRE_LIABILITY_FEAR', words }] })

describe('送达记录', () => {
  test('says to whom, how, when, with which proof by its hash, and which time runs from it', async () => {
    await served()
    const hash = createHash('sha256').update('%PDF-1.4 test').digest('hex')
    expectAll(await at.text('serviceRecord'), [
      '出证单位晋合物业',
      '当面递交',
      '送达日期2026年3月2日周一',
      `送达凭证 文件.pdf · SHA-256 ${hash}`,
      '第3号记录，2026年3月2日周一 09:00，天元区物业服务指导中心',
      '最晚2026年3月5日周四',
      '平台默认，参照常州：2023年通知，在本地没有强制力',
      '送达只说明对方已经收到申请，不表示对方同意',
    ])
  })

  test('who could not be reached stands there as such, and is not silent', async () => {
    at = await paperCity()
    expect(await at.sheet('serviceRecord')).toBe('notServed')
    await at.send({ type: 'centre.confirmComplete' })
    await at.send({ type: 'centre.reportUnservable', reason: 'companyLeft' })
    expectAll(await at.text('serviceRecord'), ['没有送达的单位', '晋合物业', '单位已撤离'])
    expect(await at.sheet('certificateOfSilence')).toBe('unserved')
    expect(await at.sheet('serviceRecord', 'community')).toBe('notServed')
  })

  test('asking the next issuer does not undo the first delivery; each issuer has its own', async () => {
    await served()
    await at.send({ type: 'property.noObjection' })
    await at.send({ type: 'community.open' })
    expectAll(await at.text('serviceRecord'), ['晋合物业', '当面递交', '湘水湾社区', '打开了链接'])
    const own = await at.text('serviceRecord', 'property')
    expect(own).toContain('晋合物业')
    expect(own).not.toContain('湘水湾社区')
  })
})

test('a delivery that was struck from the record is none', async () => {
  at = await paperCity()
  await at.send({ type: 'centre.confirmComplete' })
  const proof = await at.city.document(at.caseId, 'serviceProof')
  await at.send(
    {
      type: 'community.recordService',
      means: 'paperHanded',
      servedOn: '2026-03-02',
      evidence: [proof],
      onBehalf: { channel: 'phone', words: '来电答复' },
    },
    'centre',
  )
  expectAll(await at.text('serviceRecord'), ['当面递交', '第3号记录'])
  await at.send({ type: 'community.contestRecord', record: 3 })
  await at.send({ type: 'centre.settleContest', record: 3, stands: false })
  expect(await at.sheet('serviceRecord')).toBe('notServed')
  expectAll(await at.text('evidencePack'), ['社区登记送达经核定撤销'])
})

describe('未答复证明', () => {
  test('states delivery, time, last day, basis and force; where only the platform sets it, past the reference time and never late', async () => {
    await served()
    expect(await at.sheet('certificateOfSilence')).toBe('notSilent')
    await at.until('2026-03-06')
    const text = await at.text('certificateOfSilence')
    expectAll(text, [
      '出证单位晋合物业',
      '送达日期2026年3月2日周一',
      '当面递交',
      '送达凭证',
      '起算日2026年3月2日周一',
      '最晚2026年3月5日周四',
      '平台默认，参照常州：2023年通知，在本地没有强制力',
      '已过参考时间，没有收到答复',
      '没有答复不等于同意',
      '天元区物业服务指导中心（盖章）',
    ])
    expect(text).not.toContain('逾期')
    const english = await at.text('certificateOfSilence', 'owner', 'en')
    expectAll(english, ['past the reference time, no answer received', 'platform default, modelled on Changzhou'])
    expect(english).not.toMatch(/overdue|\blate\b/i)
    expect(await at.text('certificateOfSilence', 'property')).toContain('晋合物业')
    expect(await at.sheet('certificateOfSilence', 'community')).toBe('notSilent')
  })

  test('where a local rule sets the time it is late, and the rule is named', async () => {
    await served('chongqing-2023')
    await at.until('2026-03-10')
    const text = await at.text('certificateOfSilence')
    expectAll(text, ['已逾期，没有收到答复', '地方规定：重庆市自用充电桩政策问答'])
    expect(text).not.toContain('参考时间')
  })

  test('an answer that came after it stands beside it; the silence stays', async () => {
    await served()
    await at.until('2026-03-06')
    const paper = await at.city.document(at.caseId, 'consentPaper')
    await at.send({ type: 'property.approve', paper: { documentId: paper, form: 'sealedScan' } })
    expectAll(await at.text('certificateOfSilence'), ['此后的答复2026年3月6日周五，同意'])
    at.minutesPass(11)
    expectAll(await at.text('consent'), ['没有答复的记录仍然保留'])
  })

  test('there is none once it is confirmed that the answer came in time', async () => {
    await served()
    await at.until('2026-03-06')
    const note = await at.city.document(at.caseId, 'minutes')
    const onBehalf = { channel: 'phone' as const, evidence: [note] }
    await at.send({ type: 'property.approve', occurredOn: '2026-03-04', onBehalf }, 'centre')
    expect(await at.sheet('certificateOfSilence')).toBe('answeredInTime')
    expect(await at.text('evidencePack')).not.toContain('没有收到的答复')
    expectAll(await at.text('evidencePack'), ['后确认2026年3月4日周三已答复'])
  })
})

describe('a company that hands the compound over', () => {
  const next = 'nextCompany___________'

  const handOver = async (): Promise<void> => {
    const { database, store, time } = at.city
    database.db
      .insert(tables.organisations)
      .values({
        organisationId: next,
        party: 'property',
        kind: 'propertyCompany',
        name: '新晋物业',
        creditCode: null,
        address: null,
        inboxSinceOn: null,
        createdAt: time.now(),
      })
      .run()
    const { facts } = (await store.read(at.caseId))!.file.memory
    const issuers = facts!.issuers.map((issuer) => (issuer.party === 'property' ? { ...issuer, organisationId: next } : issuer))
    const event = { type: 'facts.changed' as const, facts: { ...facts!, version: facts!.version + 1, issuers } }
    const actor = { party: 'system' as const, accountId: null, organisationId: null, channel: 'system' as const }
    const { kind } = await at.city.send(at.caseId, event, 'centre', { actor })
    expect(kind).toBe('recorded')
  }

  test('what was served on it binds the next, and the silence of the next shows both', async () => {
    await served()
    await handOver()
    await at.until('2026-03-09')
    expectAll(await at.text('certificateOfSilence'), [
      '出证单位新晋物业',
      '物业交接2026年3月2日周一，晋合物业 → 新晋物业',
      '送达日期2026年3月2日周一',
      '当面递交',
    ])
    expectAll(await at.text('serviceRecord'), ['出证单位晋合物业'])
  })

  test('its consent stays its own', async () => {
    await served()
    const paper = await at.city.document(at.caseId, 'consentPaper')
    await at.send({ type: 'property.approve', paper: { documentId: paper, form: 'sealedScan' } })
    at.minutesPass(11)
    await handOver()
    expectAll(await at.text('consent'), ['出证单位晋合物业'])
  })
})

describe('a space that is sold in mid-case', () => {
  const sold = async (accedes: boolean): Promise<void> => {
    await served()
    await reject()
    at.minutesPass(11)
    await at.send({ type: 'owner.requestMediation', track: 'consent' })
    await at.send({ type: 'centre.openMediation', track: 'consent', mediator: 'peoplesMediationCommittee' })
    await at.send({ type: 'property.acceptMediation', track: 'consent' })
    await at.send({
      type: 'centre.recordAgreement',
      track: 'consent',
      form: 'paper',
      effectiveOn: '2026-03-02',
      performer: 'property',
      performance: 'issuePaper',
      performBy: '2026-03-20',
    })
    await at.send({ type: 'owner.startTransfer', reason: 'sale' })
    await at.send({
      type: 'owner.joinTransfer',
      accedes,
      undertaking: true,
      personal: { name: '赵买受', phone: '13900000000', room: '3-1201' },
    })
  }

  test('the papers are the successor’s, and say since when', async () => {
    await sold(false)
    const text = await at.text('receipt')
    expectAll(text, ['申请人赵买受', '接手第10号记录'])
    expect(text).not.toContain('王小明')
  })

  test('the agreement of the owner before does not pass to who did not accede to it, and nobody signs in another’s name', async () => {
    await sold(false)
    expect(await at.sheet('agreement')).toBe('noAgreement')
    expect(await at.text('evidencePack')).not.toContain('协议内容')
    const own = await at.text('agreement', 'property')
    expectAll(own, ['双方转让前的业主、晋合物业'])
    expect(own).not.toContain('赵买受（签字）')
  })

  test('it passes to who acceded', async () => {
    await sold(true)
    expectAll(await at.text('agreement'), ['出具证明', '最晚履行日期2026年3月20日周五'])
  })
})

describe('出证记录', () => {
  test('says what is on file, from whom, in which form, and that it is neither the sheet itself nor a fire acceptance', async () => {
    await served()
    const paper = await at.city.document(at.caseId, 'consentPaper')
    await at.send({ type: 'property.approve', paper: { documentId: paper, form: 'sealedScan' } })
    expect(await at.sheet('consent')).toBe('notDelivered')
    expect(await at.sheet('consent', 'property')).toBe('notDelivered')
    at.minutesPass(10)
    expectAll(await at.text('consent'), [
      '同意安装证明',
      '出证单位晋合物业',
      '盖章件扫描',
      '物业出证材料（盖章） 文件.pdf',
      '需物业同意并出证（平台默认，没有强制力）',
      '它不是盖章材料本身',
      '也不是消防验收',
    ])
  })

  test('where no paper is needed it says so, with the rule', async () => {
    at = await paperCity('xiangyang-2023')
    const text = await at.text('consent')
    expectAll(text, ['本地不需要证明', '不需要物业出证'])
    expect(await at.text('consent', 'grid')).toContain('王小明')
  })

  test('accepted conditions stand on it with who does what', async () => {
    await served()
    const paper = await at.city.document(at.caseId, 'consentPaper')
    await at.send({
      type: 'property.offerConditions',
      conditions: [{ kind: 'FIRE_EXTINGUISHER', byOn: '2026-04-01' }, { kind: 'INSURANCE' }],
      paper: { documentId: paper, form: 'sealedScan' },
    })
    at.minutesPass(11)
    expect(await at.sheet('rejection')).toBe('notRejected')
    await at.send({ type: 'owner.acceptUnderProtest' })
    expectAll(await at.text('consent'), ['配灭火器业主2026年4月1日周三是', '购买保险业主没有约定是'])
    expect(await at.sheet('rejection')).toBe('notRejected')
  })
})

describe('不同意理由单', () => {
  test('gives each ground as stated, with what is missing, its weight and its basis; a view is no verification', async () => {
    await served()
    await at.send({
      type: 'property.reject',
      grounds: [
        { code: 'FIRE_SYSTEM_MISSING', words: '地下车库没有火灾自动报警' },
        { code: 'NOT_IN_CONTRACT', words: '合同里没有写' },
      ],
    })
    expect(await at.sheet('rejection')).toBe('notDelivered')
    at.minutesPass(11)
    await at.send({ type: 'owner.contestGround', groundIds: ['4.2'] })
    await at.send({ type: 'centre.giveOpinion', views: [{ groundId: '4.2', stands: false }] })
    expectAll(await at.text('rejection'), [
      '1. 车库缺少自动报警、喷淋、排烟或应急照明',
      '地下车库没有火灾自动报警',
      '消防文件（由消防核查单位出示）、第三方检测报告（由第三方检测机构出示）、主管部门文件（由主管部门出示），任一份即可',
      '核实情况待证',
      '技术标准：电动汽车分散充电设施工程技术标准 GB/T 51313-2018第6.1.6条',
      '2. 物业合同没有约定，物业无审批权',
      '中心意见中心认为站不住',
      '已不再主张',
      '写在这里不表示理由成立',
      '中心的意见是看法，不是核实。',
      '出证单位还应书面说明：最晚',
    ])
  })

  test('conditions that were declined stand as its grounds', async () => {
    await served()
    await at.send({ type: 'property.offerConditions', conditions: [{ kind: 'DEPOSIT_OR_FEE', words: '先交两千元' }] })
    at.minutesPass(11)
    await at.send({ type: 'owner.declineConditions' })
    expectAll(await at.text('rejection'), ['交押金或费用', '先交两千元', '仍在主张'])
  })

  test('an answer that was recalled leaves none, and the pack does not repeat what it said', async () => {
    await served()
    await reject('这句话收回了')
    await at.send({ type: 'property.recall', record: 4 })
    expect(await at.sheet('rejection')).toBe('notRejected')
    const pack = await at.text('evidencePack')
    expect(pack).not.toContain('这句话收回了')
    expectAll(pack, ['物业不同意已撤回，没有送达'])
  })

  test('a rare sign in a name is printed as its number, and nothing turns the reading order round', async () => {
    await served()
    await reject('𠮷\ue123某说：‮倒过来‬ 😀')
    at.minutesPass(11)
    const { text, boxes } = await at.print('rejection')
    expect(text).toContain('〔U+20BB7〕〔U+E123〕某说：倒过来〔U+1F600〕')
    expect(boxes).toBe(0)
  })
})

describe('补正通知', () => {
  test('lists all gaps, by when, on which basis, and what happens otherwise', async () => {
    at = await paperCity()
    expect(await at.sheet('correctionNotice')).toBe('nothingMissing')
    await at.send({ type: 'centre.requestCorrection', missing: ['safetyUndertaking', 'vehicle'], words: '承诺书没有签字' })
    expectAll(await at.text('correctionNotice'), [
      '安全承诺书',
      '购车证明',
      '承诺书没有签字',
      '最晚2026年3月23日周一（平台默认，没有强制力）。到期没有补齐的，本次申请办结',
      '唯一一次补材料通知',
      '它不是不同意，也不是不予受理',
    ])
    await at.city.document(at.caseId, 'safetyUndertaking')
    await at.city.document(at.caseId, 'vehicle')
    await at.send({ type: 'owner.correct' })
    expectAll(await at.text('correctionNotice'), ['已于第3号记录补齐'])
  })
})

describe('调解协议 and 证据包', () => {
  const mediated = async (form: 'paper' | 'electronic', mediator: 'peoplesMediationCommittee' | 'centre'): Promise<void> => {
    await served()
    await reject()
    at.minutesPass(11)
    await at.send({ type: 'owner.requestMediation', track: 'consent', words: '我愿意出五百元' })
    await at.send({ type: 'centre.openMediation', track: 'consent', mediator })
    const offer = await at.city.document(at.caseId, 'quote')
    await at.send({ type: 'property.acceptMediation', track: 'consent', words: '出两千元就盖章', evidence: [offer] })
    const minutes = await at.city.document(at.caseId, 'agreementText')
    await at.send({
      type: 'centre.recordAgreement',
      track: 'consent',
      form,
      effectiveOn: '2026-03-02',
      performer: 'property',
      performance: 'issuePaper',
      performBy: '2026-03-20',
      words: '物业出具证明，业主配灭火器',
      evidence: [minutes],
    })
  }

  test('a binding agreement says who performs what by when, and until when a court can confirm it', async () => {
    await mediated('paper', 'peoplesMediationCommittee')
    const text = await at.text('agreement', 'property')
    expectAll(text, [
      '由谁调解人民调解委员会',
      '双方王小明、晋合物业',
      '物业出具证明，业主配灭火器',
      '最晚履行日期2026年3月20日周五',
      '双方都已确认',
      '双方可以共同申请，最晚2026年4月1日周三（法律法规：中华人民共和国人民调解法第33条）',
      '晋合物业（盖章）',
    ])
    for (const offer of ['五百元', '两千元']) expect(text).not.toContain(offer)
  })

  test('what the centre mediates is not for a court, and the paper says so', async () => {
    await mediated('paper', 'centre')
    expectAll(await at.text('agreement'), [
      '由区物业服务指导中心主持的调解不在司法确认的范围内（法律法规：中华人民共和国民事诉讼法（2023）第205条）',
    ])
  })

  test('a text that waits for confirmation is no agreement, and one that was given up is printed no more', async () => {
    await mediated('electronic', 'peoplesMediationCommittee')
    await at.send({ type: 'owner.confirmAgreement', track: 'consent' })
    expectAll(await at.text('agreement'), ['还要晋合物业确认。双方都确认以前，协议没有成立。', '协议成立后才能申请'])
    const pack = await at.text('evidencePack')
    expect(pack).not.toContain('业主配灭火器')
    expectAll(pack, ['另有2份材料不在本件目录内'])
    await at.send({ type: 'property.endMediation', track: 'consent' })
    expect(await at.sheet('agreement')).toBe('noAgreement')
  })

  test('an agreement stays on record when its dispute is opened anew', async () => {
    await mediated('paper', 'peoplesMediationCommittee')
    await at.until('2026-03-23')
    await at.send({ type: 'owner.requestCoordination', track: 'consent' })
    expectAll(await at.text('agreement'), ['物业出具证明，业主配灭火器', '双方都已确认'])
  })

  test('the pack holds the case for a court, but no offer and no paper of the mediation', async () => {
    await mediated('paper', 'peoplesMediationCommittee')
    const text = await at.text('evidencePack')
    expectAll(text, [
      '怕出事担责任',
      '物业出具证明，业主配灭火器',
      '申请调解',
      '物业同意调解',
      '送达凭证',
      '协议文本',
      '不含调解中的提议、说明和材料',
      '不是消防验收',
      '另有1份材料不在本件目录内',
    ])
    for (const hidden of ['五百元', '两千元', '报价单']) expect(text).not.toContain(hidden)
    for (const { hash } of await at.city.store.events(at.caseId, 0, 100)) expect(text).toContain(hash)
  })

  test('findings stand in it with scope and days, and a bureau without power with its reason', async () => {
    await served()
    await at.send({
      type: 'fire.report',
      result: 'passedWithGaps',
      scope: 'zone',
      gaps: [{ gap: 'extinguishers', checkedBy: 'fire', againMonths: 12 }],
    })
    await at.send({ type: 'grid.acceptIntake', orderNumber: '430001' })
    await at.send({ type: 'grid.reportSurvey', route: 'clear', meterPlace: 'newBox' })
    await at.send({ type: 'grid.reportCapacity', result: 'available', ratedKva: 630, peakKva: 410, peakMonth: '2025-08' })
    await at.until('2026-03-06')
    await at.send({ type: 'centre.acceptCoordination', track: 'consent' })
    await at.send({
      type: 'centre.closeCoordination',
      track: 'consent',
      result: 'noPower',
      noPower: { who: 'centre', why: 'noRule' },
    })
    expectAll(await at.text('evidencePack'), [
      '基本符合（有缺项）',
      '这个防火分区',
      '有效期至2027年3月2日周二',
      '缺项灭火器（通电前由消防核查单位核对，此后每12个月再核对）',
      '额定630，最高410（2025-08）',
      '区物业服务指导中心：没有文件规定',
      '核查结论只在所列范围和日期内有效，不是消防验收',
    ])
  })
})

describe('办理进度单', () => {
  test('says where it stands and with whom, and names nobody', async () => {
    await served()
    const text = await at.text('trackingSheet', 'centre')
    expectAll(text, ['物业审核', '晋合物业', '最晚2026年3月5日周四', '它不是同意安装的证明'])
    for (const personal of ['王小明', '138', '3-1201']) expect(text).not.toContain(personal)
  })
})

test('what a paper is and is not stands before everything else on it', async () => {
  await served()
  for (const paper of ['receipt', 'serviceRecord', 'evidencePack', 'trackingSheet'] as const) {
    const sheet = await at.sheet(paper)
    if (typeof sheet === 'string') throw new Error(sheet)
    const [first] = sheet.parts
    expect(first?.kind === 'notes' && first.lines.length).toBeGreaterThan(1)
  }
})

describe('the printed page', () => {
  const expectPrinted = async (paper: CasePaper, language: Language): Promise<number> => {
    const sheet = await at.sheet(paper, 'owner', language)
    if (typeof sheet === 'string') throw new Error(sheet)
    const { pages, columns, boxes } = await at.print(paper, 'owner', language)
    // The head of a table is repeated on each of its pages, in the middle of a cell that goes on there.
    const heads = sheet.parts.flatMap((part) => (part.kind === 'table' ? part.columns.map(({ label }) => unspaced(label)) : []))
    const withoutHeads = (text: string) => heads.reduce((rest, head) => rest.replaceAll(head, ''), unspaced(text))
    const printed = columns.map(withoutHeads)
    for (const words of wordsOf(sheet)) {
      expect(
        printed.some((column) => column.includes(withoutHeads(words))),
        words.slice(0, 80),
      ).toBe(true)
    }
    for (const head of heads) expect(columns.some((column) => column.includes(head))).toBe(true)
    expect(boxes).toBe(0)
    for (const [index, { lines }] of pages.entries()) {
      const foot = lines.filter(({ y }) => y > 785).map((line) => line.text)
      const number = language === 'zh' ? `第${index + 1}页，共${pages.length}页` : `Page ${index + 1} of ${pages.length}`
      expect(foot).toEqual([sheet.foot, number])
      expect(sheet.foot).toContain(sheet.caseNumber)
      for (const { x, y } of lines) {
        expect(x).toBeGreaterThanOrEqual(56)
        expect(x).toBeLessThan(545)
        expect(y).toBeGreaterThan(40)
      }
    }
    return pages.length
  }

  test.each(['zh', 'en'] as const)('holds every word of its sheet, in the order of its columns (%s)', async (language) => {
    await served()
    await reject()
    await at.until('2026-03-04')
    for (const paper of ['receipt', 'serviceRecord', 'rejection', 'trackingSheet', 'evidencePack'] as const) {
      await expectPrinted(paper, language)
    }
  })

  test('a paper of many pages loses nothing and writes nothing into the margin or the foot', async () => {
    await served()
    const codes = ['FIRE_SYSTEM_MISSING', 'NOT_IN_CONTRACT', 'FEE_OR_DEPOSIT', 'OLD_WIRING'] as const
    const grounds = codes.map((code) => ({ code, words: `${code}开始${'这一条的说明写得很长。'.repeat(170)}${code}结束` }))
    await at.send({ type: 'property.reject', grounds })
    at.minutesPass(11)
    expect(await expectPrinted('rejection', 'zh')).toBeGreaterThan(5)
    expect(await expectPrinted('evidencePack', 'zh')).toBeGreaterThan(9)
  })

  test('the same sheet gives the same bytes, whatever was printed before', async () => {
    await served()
    const sheet = await at.sheet('serviceRecord')
    const other = await at.sheet('receipt')
    if (typeof sheet === 'string' || typeof other === 'string') throw new Error('there is no paper')
    const fonts = openFonts()
    const first = await printSheet(sheet, fonts)
    await printSheet(other, fonts)
    expect(Buffer.compare(await printSheet(sheet, fonts), first)).toBe(0)
    expect(Buffer.compare(await printSheet(sheet, openFonts()), first)).toBe(0)
  })
})
