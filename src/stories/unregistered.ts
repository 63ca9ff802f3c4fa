import { family, type Story } from './story.ts'

/** A company that never registers: it is served on paper and by courier, answers by link or through the centre, and its silence is certified. */
export const unregistered: Story = {
  name: 'unregistered',
  title: { zh: '物业从不登录：纸质送达、代为登记、未答复证明', en: 'A company that never registers' },
  source: '重庆政策问答、苏州与渭南报道：物业逾期不答复，转街道、中心处理；苏州一例因物业始终未答复，装好十天后被拆',
  told: '物业公司不登录平台，也不签收。平台不等它登录：从有凭证的送达起算时间；谁答复、怎么答复都算；始终不答复的，业主可以取得未答复证明。',
  assumed: [
    '来源是几起报道共同的问题，不是某一小区的案件：小区、三户和日期是假定',
    '快递拒收视为送达、代为登记后三个工作日内可以异议，是平台的规则',
    '此后中心协调的结果没有依据，故事到此为止',
  ],
  place: {
    district: { code: '430203', nameZh: '芦淞区', nameEn: 'Lusong District' },
    pack: 'zhuzhou-2022',
    compound: '芦淞某老小区',
    company: '芦淞某物业管理有限公司',
    companyRegisters: false,
    community: null,
    centre: '芦淞区物业服务指导中心',
    garageLevel: 'ground',
    transformer: null,
    families: [family('郑女士', '1-0301', 'D-01'), family('王先生', '1-0402', 'D-02'), family('冯女士', '2-0101', 'D-03')],
  },
  tell: async (courier) => {
    const [link, counter] = [courier.family(1), courier.family(2)]
    for (const stage of [courier, link, counter]) {
      await stage.files()
      await stage.does('centre.confirmComplete', {})
    }
    courier.says('郑女士：自己寄快递，物业拒收。')
    const slip = await courier.uploads('owner', 'serviceProof')
    await courier.does('owner.recordService', { means: 'courierRefused', servedOn: await courier.today(), evidence: [slip] })
    courier.expects(
      '拒收也是送达：物业的时间开始走',
      (await courier.sees('owner')).clocks.some(({ name }) => name === 'propertyReply'),
    )
    for (const stage of [link, counter]) {
      const photo = await stage.uploads('centre', 'serviceProof')
      await stage.does('centre.recordService', { means: 'paperHanded', servedOn: await stage.today(), evidence: [photo] })
    }
    await link.workingDaysPass(1)
    const drawing = { code: 'CABLE_ROUTE_COMMON', words: '走线要经过公共区域' } as const
    await link.answersByLink('property', '客服主管', 'property.reject', { grounds: [drawing] })
    link.expects('没有账号也答复了：理由在案', (await link.sees('owner')).grounds.length === 1)
    await counter.does('property.noObjection', {}, { recordedByCentre: 'phone' })
    counter.expects(
      '电话里的答复由中心代为登记，附凭证；“不反对”不等于同意',
      (await counter.sees('owner')).paper === null &&
        (await counter.sees('centre')).documents.some(({ kind }) => kind === 'serviceProof'),
    )
    await courier.nobodyActsUntilOver('propertyReply')
    const silent = await courier.sees('owner')
    courier.expects(
      '沉默记录在案，转中心协调',
      silent.silences.length === 1 && silent.positions.some(({ stage }) => stage === 'coordination'),
    )
    await courier.fetchesPaper('owner', 'certificateOfSilence')
    courier.expects('沉默不等于同意：没有因此取得证明', silent.paper === null)
    courier.expects(
      '答复过的两户不算沉默',
      (await Promise.all([link, counter].map((stage) => stage.sees('owner')))).every(({ silences }) => silences.length === 0),
    )
    await courier.cannotSee(1)
    await courier.cannotSee('neighbour')
  },
}
