import { family, type Story } from './story.ts'

/** A space in the middle of the garage, without wall or pillar: no bar, only a question of how the pile is mounted. */
export const middleSpace: Story = {
  name: 'middle-space',
  title: { zh: '株洲：车位居中，无墙无柱', en: 'Zhuzhou: a space without wall or pillar' },
  source: '株洲日报 2022-01-20，《业主想建桩 物管不盖章》后续报道；安装距离见厂商安装要求（落地式底座、距车位边缘0.4米以上）',
  told: '报道列出的拒绝原因之一：车位在中间，没有墙也没有柱，桩装在哪里。公认的答复：落地立柱、邻柱支架或“车位后方”共用桩。',
  assumed: [
    '来源是一类原因，不是某一户的案件；小区和日期是假定',
    '业主拿出落地立柱的走线图、中心出具意见，是按平台的途径演示；物业此后怎样决定没有依据，故事到此为止',
  ],
  place: {
    district: { code: '430202', nameZh: '荷塘区', nameEn: 'Hetang District' },
    pack: 'zhuzhou-2022',
    compound: '荷塘某小区',
    company: '荷塘某物业服务有限公司',
    community: null,
    centre: '荷塘区物业服务指导中心',
    garageLevel: 'underground',
    transformer: null,
    families: [family('刘先生', '3-0901', 'B1-112', { wallOrPillar: false })],
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.workingDaysPass(2)
    const photo = await stage.uploads('property', 'sitePhoto')
    const ground = { evidence: [photo], words: '车位在正中间，桩没地方挂' }
    await stage.does('property.reject', { grounds: [{ code: 'NO_WALL_OR_PILLAR', ...ground }] })
    const [pleaded] = (await stage.sees('owner')).grounds
    stage.expects('物业附了现场照片：理由“已出示材料”，但没有人核实', pleaded?.verification === 'DOCUMENTED')
    stage.expects('这条理由只能作为条件，不能当作禁止', pleaded?.validity === 'C')
    stage.expects('系统给出公认的答复', pleaded?.acceptedAnswer.includes('落地') === true)
    const drawing = await stage.uploads('owner', 'routeDrawing')
    const contested = { groundIds: [pleaded?.groundId ?? ''], evidence: [drawing], words: '做落地立柱，离车位边缘四十公分以上' }
    await stage.does('owner.contestGround', contested)
    const [grid, bureau] = [await stage.sees('grid'), await stage.sees('bureau')]
    stage.expects(
      '供电公司看得到走线图，看不到双方的原话',
      grid.documents.some(({ kind }) => kind === 'routeDrawing') && grid.grounds.every(({ words }) => words === null),
    )
    stage.expects(
      '住建局看到理由，看不到现场照片和完整电话',
      bureau.documents.length === 0 && bureau.applicant.phone?.includes('*') === true,
    )
    await stage.workingDaysPass(2)
    await stage.does('centre.giveOpinion', {
      views: [{ groundId: pleaded?.groundId ?? '', stands: false }],
      words: '落地立柱可行，现有车位安装方式不构成拒绝理由。本意见不是核实结论。',
    })
    const end = await stage.sees('owner')
    stage.expects(
      '物业须重新决定，只有三个工作日',
      end.positions.some((position) => position.stage === 'redecide' && position.holder === 'property'),
    )
    await stage.cannotSee('neighbour')
  },
}
