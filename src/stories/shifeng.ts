import type { Story } from './story.ts'

/** 石峰区: an owner sued the company; "in the end the court coordinated a solution". What it was is not told, so the story ends with the settlement on record. */
export const shifeng: Story = {
  name: 'shifeng',
  title: { zh: '株洲 石峰区：业主起诉物业，法院协调解决', en: 'Shifeng, Zhuzhou: a suit that was settled in court' },
  source: '株洲日报 2022-01-20，《业主想建桩 物管不盖章》后续报道（市物业服务中心负责人的介绍）',
  told: '石峰区此前已有一起业主与物业公司的诉讼，“最后法院协调解决”。报道没有写拒绝的理由、经过和协调的内容。',
  assumed: [
    '小区、日期和拒绝的理由报道没有写，理由按同一报道中物业“希望有文件规定怎么配合”演示',
    '起诉前先打12345是假定',
    '法院协调的内容报道没有写，登记为“其他”；此后怎样没有写，故事到此为止',
  ],
  place: {
    district: { code: '430204', nameZh: '石峰区', nameEn: 'Shifeng District' },
    pack: 'zhuzhou-2022',
    compound: '石峰某小区',
    company: '石峰某物业服务有限公司',
    community: null,
    centre: '石峰区物业服务指导中心',
    garageLevel: 'unknown',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.workingDaysPass(2)
    await stage.does('property.reject', { grounds: [{ code: 'NO_LOCAL_RULE', words: '没有文件规定怎么配合' }] })
    await stage.does('owner.openProceeding', { kind: 'hotline', openedOn: await stage.today() })
    const [hotline] = (await stage.sees('owner')).proceedings
    stage.expects('打12345是业主自己的事：物业看不到', (await stage.sees('property')).proceedings.length === 0)
    await stage.workingDaysPass(3)
    await stage.does('owner.reportProceeding', {
      proceeding: hotline?.proceeding ?? 0,
      step: 'answered',
      stepOn: await stage.today(),
      result: 'explained',
    })
    stage.expects(
      '热线答复“已解释”不改变案件：仍由业主决定',
      (await stage.sees('owner')).positions.some((position) => position.stage === 'rejected' && position.holder === 'owner'),
    )
    await stage.does('owner.openProceeding', { kind: 'suit', openedOn: await stage.today() })
    const suit = (await stage.sees('owner')).proceedings.find(({ kind }) => kind === 'suit')
    const proceeding = suit?.proceeding ?? 0
    const number = '（2022）湘0204民初1号'
    await stage.workingDaysPass(4)
    const accepted = { proceeding, step: 'accepted', stepOn: await stage.today(), procedure: 'simplified', number } as const
    await stage.does('owner.reportProceeding', accepted)
    stage.expects(
      '法院的时间在案：简易程序三个月，是法律规定',
      (await stage.sees('owner')).clocks.some((clock) => clock.name === 'simplifiedTrial' && clock.basis.force === 'S'),
    )
    await stage.workingDaysPass(20)
    const paper = await stage.uploads('owner', 'courtDocument')
    await stage.does('owner.reportSettlement', { proceeding, agreed: 'other', number, evidence: [paper] })
    const [owner, company, grid, fire] = [
      await stage.sees('owner'),
      await stage.sees('property'),
      await stage.sees('grid'),
      await stage.sees('fire'),
    ]
    stage.expects(
      '法院协调在案，诉讼的时间不再走',
      owner.proceedings.find(({ kind }) => kind === 'suit')?.result !== null &&
        owner.clocks.every(({ name }) => name !== 'simplifiedTrial'),
    )
    const opens = (seen: typeof owner) => seen.documents.some(({ kind }) => kind === 'courtDocument')
    stage.expects('法院文书物业打得开，供电公司和消防核查单位打不开', opens(company) && !opens(grid) && !opens(fire))
    stage.expects(
      '供电公司和消防核查单位看不到诉讼',
      [grid, fire].every((seen) => seen.decisions.length + seen.proceedings.length === 0),
    )
    stage.expects('案件仍有人、有时限、有下一步', owner.positions.length > 0 && owner.nextStep.length > 0)
    await stage.cannotSee('neighbour')
  },
}
