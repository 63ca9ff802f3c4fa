import type { Story } from './story.ts'

/** 常州: under 80 % load capacity is no ground; the grid's figures decide, not the company's word. */
export const changzhou: Story = {
  name: 'changzhou',
  title: { zh: '江苏常州：负载率不到80%，以容量不足为由拒绝', en: 'Changzhou: capacity pleaded below 80 % load' },
  source: '常州市2023年通知（报道）：公变小区物业3个工作日内出具证明；负载率不超过80%的，不得以容量为由拒绝',
  told: '常州的通知规定：公用变压器的小区，物业公司三个工作日内出具车位证明；负载率由供电公司提供并公布，不超过80%的，不得以容量不足为由拒绝。',
  assumed: [
    '来源是规定，不是某一户的案件；本故事按规定设一户：630千伏安公变，高峰负载410千伏安（65%）',
    '消防核查通过、施工和接电的日期是假定',
  ],
  place: {
    district: { code: '320402', nameZh: '天宁区', nameEn: 'Tianning District' },
    pack: 'changzhou-2023',
    compound: '天宁某小区',
    company: '常州某物业服务有限公司',
    community: null,
    centre: '天宁区物业服务指导中心',
    garageLevel: 'underground',
    transformer: { ownership: 'public', ratedKva: 630, peakKva: 410 },
  },
  tell: async (stage) => {
    await stage.files({ mayCall: true })
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    const served = await stage.sees('property')
    stage.expects(
      '公变小区：物业三个工作日内答复，这是当地规定',
      served.clocks.some((clock) => clock.name === 'propertyReply' && clock.daysLeft === 3 && clock.basis.force === 'L'),
    )
    await stage.does('property.reject', { grounds: [{ code: 'NO_CAPACITY_PUBLIC', words: '变压器带不动了' }] })
    const [ground = ''] = await stage.groundIds('NO_CAPACITY_PUBLIC')
    await stage.does('owner.contestGround', { groundIds: [ground] })
    const waiting = await stage.sees('owner')
    stage.expects(
      '争议交给供电公司核实，物业审核这条线没有人占着时间',
      waiting.positions.every((position) => position.track !== 'consent') &&
        waiting.positions.some((position) => position.holder === 'grid'),
    )
    await stage.workingDaysPass(1)
    await stage.does('grid.acceptIntake', { orderNumber: '320402001' })
    await stage.does('grid.reportSurvey', { route: 'clear', meterPlace: 'existingBox' })
    await stage.workingDaysPass(3)
    const finding = await stage.uploads('grid', 'gridDocument')
    await stage.does('grid.reportCapacity', {
      result: 'available',
      ratedKva: 630,
      peakKva: 410,
      peakMonth: '2025-08',
      evidence: [finding],
    })
    const verified = await stage.sees('owner')
    stage.expects(
      '供电公司的结论推翻了容量理由',
      verified.grounds.some((entry) => entry.code === 'NO_CAPACITY_PUBLIC' && entry.verification === 'FALLEN'),
    )
    stage.expects(
      '物业须重新决定',
      verified.positions.some((position) => position.stage === 'redecide'),
    )
    const paper = await stage.uploads('property', 'consentPaper')
    await stage.does('property.approve', { paper: { documentId: paper, form: 'sealedScan' } })
    await stage.does('fire.report', { result: 'passed', scope: 'garage' })
    await stage.does('grid.issuePlan', { ownerCostYuan: 0 })
    await stage.does('owner.confirmPlan', {})
    await stage.workingDaysPass(10)
    const papers = [await stage.uploads('owner', 'equipmentCertificate'), await stage.uploads('owner', 'installerLicence')]
    await stage.does('owner.reportWorksDone', { evidence: papers, certificateNumber: '2026010101000001' })
    await stage.workingDaysPass(1)
    await stage.does('grid.reportInspection', { passed: true })
    await stage.workingDaysPass(1)
    const { clocks } = await stage.sees('grid')
    await stage.does('grid.energise', { on: clocks.find((clock) => clock.name === 'meter')?.startOn ?? '' })
    const end = await stage.sees('owner')
    stage.expects('桩已通电，申请办结', end.outcome?.outcome === 'energised')
  },
}
