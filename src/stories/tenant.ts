import { family, type Story } from './story.ts'

/** 桂林: a tenant for fourteen months, whose landlord is the property company itself. The court's reasons were read, its operative part was not. */
export const tenant: Story = {
  name: 'tenant',
  title: {
    zh: '桂林：租期十四个月的车位，出租人就是物业',
    en: 'Guilin: a tenant for fourteen months, the company is the landlord',
  },
  source: '桂林租赁车位案（裁判说理见报道，判决主文没有看到）；发改能源〔2016〕1611号：一年及以上租赁期的车位与自有车位同样对待',
  told:
    '承租人租用车位十四个月，出租人就是物业公司。报道中法院的说理支持承租人，判决主文没有看到。' +
    '国家文件把含一年及以上租赁期的固定车位与自有车位同样对待。',
  assumed: [
    '小区、日期、双方的话，以及物业以“未经产权人同意”拒绝，是假定；起诉前的异议和中心意见按平台的途径演示',
    '判决主文没有看到：故事停在法院受理之后',
    '桂林没有查到本地时限，按全国基线的平台默认演示',
  ],
  place: {
    district: { code: '450302', nameZh: '秀峰区', nameEn: 'Xiufeng District' },
    pack: 'national-baseline',
    compound: '秀峰某小区',
    company: '桂林某物业服务有限公司',
    community: null,
    centre: '秀峰区物业服务指导中心',
    garageLevel: 'ground',
    transformer: null,
    families: [family('陈女士', '2-0603', 'C-045', { leaseMonths: 14 })],
  },
  tell: async (stage) => {
    await stage.files({ papers: ['lease'] })
    const filed = await stage.sees('centre')
    stage.expects(
      '租期十四个月在案，不按“租期不足一年”处理',
      filed.request?.right === 'leased' && filed.request.leaseMonths === 14,
    )
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    const [company, grid] = [await stage.sees('property'), await stage.sees('grid')]
    stage.expects(
      '租赁合同物业（出租人）看得到，供电公司看不到',
      company.documents.some(({ kind }) => kind === 'lease') && !grid.documents.some(({ kind }) => kind === 'lease'),
    )
    await stage.workingDaysPass(2)
    await stage.does('property.reject', {
      grounds: [{ code: 'SPACE_LEASED_NO_CONSENT', words: '车位是我们租给你的，我们不同意装' }],
    })
    const [pleaded] = (await stage.sees('owner')).grounds
    const groundId = pleaded?.groundId ?? ''
    stage.expects('未经产权人同意只能有条件成立，不是禁止', pleaded?.validity === 'C')
    await stage.does('owner.contestGround', { groundIds: [groundId], words: '租期十四个月，符合一年以上的规定' })
    await stage.workingDaysPass(3)
    await stage.does('centre.giveOpinion', {
      views: [{ groundId, stands: true }],
      words: '出租人没有同意，中心不能代替出租人。国家文件把一年以上的租赁与自有同样对待，可向法院主张。本意见不是核实结论。',
    })
    const advised = await stage.sees('owner')
    stage.expects(
      '意见不利也不是终点：仍由业主选择，可以起诉',
      advised.positions.some((position) => position.stage === 'rejected' && position.holder === 'owner'),
    )
    await stage.does('owner.openProceeding', { kind: 'suit', openedOn: await stage.today() })
    const proceeding = (await stage.sees('owner')).proceedings[0]?.proceeding ?? 0
    await stage.workingDaysPass(4)
    await stage.does('owner.reportProceeding', {
      proceeding,
      step: 'accepted',
      stepOn: await stage.today(),
      procedure: 'simplified',
    })
    stage.says('法院的说理支持承租人；判决主文没有看到，故事到此为止。')
    const end = await stage.sees('owner')
    stage.expects('法院已受理，案件仍在业主手里', end.proceedings[0]?.step === 'accepted' && end.outcome === null)
    stage.expects('起诉是业主的事，供电公司看不到', (await stage.sees('grid')).proceedings.length === 0)
    await stage.cannotSee('neighbour')
  },
}
