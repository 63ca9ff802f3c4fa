import type { Story } from './story.ts'

/** 三明: the supreme court's example. Wiring through common parts is reasonable use; no owners' vote; latecomers are no ground. */
export const sanming: Story = {
  name: 'sanming',
  title: { zh: '福建三明：走线经过共有部分，被要求业主大会表决', en: 'Sanming: an owners’ vote demanded for the cable' },
  source: '最高人民法院典型案例（2024-08-16，三明 赖某某）',
  told:
    '业主申请装桩，物业公司以走线经过共有部分、须经业主大会表决，以及以后申请的人不能都满足为由拒绝。' +
    '最高人民法院公布的典型案例认为：为专有车位走线是对共有部分的合理使用，不属于业主大会表决事项；后来者不能都满足，不是拒绝的理由。',
  assumed: [
    '案例中争议由法院判决；本故事演示的是判决之前，中心按同样的理由出具意见、物业重新决定的路径。物业公司在意见后出证是假定',
    '消防、供电环节案例没有提到，故事停在取得证明',
    '三明没有查到时限规定，按全国基线的平台默认演示',
  ],
  place: {
    district: { code: '350404', nameZh: '三元区', nameEn: 'Sanyuan District' },
    pack: 'national-baseline',
    compound: '三明某小区',
    company: '三明某物业管理有限公司',
    community: null,
    centre: '三元区物业服务指导中心',
    garageLevel: 'unknown',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.workingDaysPass(3)
    const drawing = await stage.uploads('property', 'routeDrawing')
    await stage.does('property.reject', {
      grounds: [
        { code: 'OWNERS_VOTE_DEMANDED', words: '线路经过公共区域，要业主大会同意' },
        { code: 'UNFAIR_TO_LATECOMERS', words: '先装的人把容量占了，后面的人怎么办' },
        { code: 'CABLE_ROUTE_COMMON', evidence: [drawing] },
      ],
    })
    const refused = await stage.sees('owner')
    stage.expects(
      '前两条不是裁判认可的理由，系统给出公认的答复',
      refused.grounds.filter((ground) => ground.validity === 'N').length === 2,
    )
    const all = await stage.groundIds('OWNERS_VOTE_DEMANDED', 'UNFAIR_TO_LATECOMERS', 'CABLE_ROUTE_COMMON')
    await stage.does('owner.contestGround', { groundIds: all, words: '只是沿桥架走一根线，不动承重墙' })
    await stage.workingDaysPass(2)
    await stage.does('centre.giveOpinion', {
      views: all.map((groundId) => ({ groundId, stands: false })),
      words: '参照最高人民法院典型案例，为专有车位走线属于合理使用共有部分。本意见不是核实结论。',
    })
    const opined = await stage.sees('owner')
    stage.expects(
      '意见是“看法”，不是“核实”：理由的核实状态不变',
      opined.grounds.every((ground) => ground.verification !== 'FALLEN'),
    )
    stage.expects(
      '物业须重新决定',
      opined.positions.some((position) => position.stage === 'redecide' && position.holder === 'property'),
    )
    await stage.isRefused('property.reject', { grounds: [{ code: 'OWNERS_VOTE_DEMANDED' }] }, 'GROUND_ALREADY_FALLEN')
    const paper = await stage.uploads('property', 'consentPaper')
    await stage.does('property.approve', { paper: { documentId: paper, form: 'sealedScan' } })
    const end = await stage.sees('owner')
    stage.expects('证明已经取得', end.paper?.kind === 'consent')
  },
}
