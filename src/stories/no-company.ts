import type { Story } from './story.ts'

/** 苏州: a compound without a property company; the community issues the paper that the grid company asks for. */
export const noCompany: Story = {
  name: 'no-company',
  title: { zh: '苏州：无物业小区，社区代为出证', en: 'Suzhou: no property company, the community issues' },
  source: '苏州“同意建设意见书”（报道）：可由物业、业委会、街道办或社区出具；山东、北京规定：无物业的由业委会或居委会出具或协助',
  told: '没有物业公司的小区，供电公司要的证明没有人盖章。苏州的意见书可以由业委会、街道办或社区出具；山东、北京也由业委会、居委会承担。',
  assumed: [
    '来源是做法，不是某一户的案件；小区、车位和日期是假定',
    '由区中心指定社区出证，是平台的途径；苏州没有查到时限规定，按全国基线的平台默认演示',
    '消防、供电环节来源没有提到，故事停在取得证明',
  ],
  place: {
    district: { code: '320508', nameZh: '姑苏区', nameEn: 'Gusu District' },
    pack: 'national-baseline',
    compound: '姑苏某老旧小区',
    company: null,
    community: '姑苏某社区居民委员会',
    communityOnRecord: false,
    centre: '姑苏区物业管理指导中心',
    garageLevel: 'ground',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    const naming = await stage.sees('owner')
    stage.expects(
      '没有人可以出证：由区中心在时限内指定，不是让业主去找',
      naming.positions.some((position) => position.stage === 'namingIssuer' && position.holder === 'centre'),
    )
    await stage.cannotSee('community')
    await stage.does('centre.nameIssuer', { kind: 'community', organisationId: stage.organisationOf('community') })
    await stage.does('community.open', {})
    const asked = await stage.sees('community')
    stage.expects('社区现在看得到申请，看不到业主电话和附言', asked.applicant.phone === null && asked.grounds.length === 0)
    stage.expects(
      '轮到社区答复，有时限',
      asked.positions.some(({ stage: name, holder }) => name === 'substituteIssue' && holder === 'community') &&
        asked.clocks.some(({ name }) => name === 'substituteReply'),
    )
    await stage.workingDaysPass(2)
    const paper = await stage.uploads('community', 'substitutePaper')
    await stage.does('community.issuePaper', { paper: { documentId: paper, form: 'sealedScan' } })
    const end = await stage.sees('owner')
    stage.expects('取得的是代为出具的证明', end.paper?.kind === 'substitute')
    stage.expects(
      '供电公司看得到这份证明',
      (await stage.sees('grid')).documents.some(({ kind }) => kind === 'substitutePaper'),
    )
    await stage.cannotSee('neighbour')
  },
}
