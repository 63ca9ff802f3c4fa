import type { Story } from './story.ts'

/** 襄阳: the consent certificate was abolished; the request goes straight to the technical checks. */
export const xiangyang: Story = {
  name: 'xiangyang',
  title: { zh: '湖北襄阳：取消物业同意证明', en: 'Xiangyang: no consent certificate any more' },
  source: '襄阳市2023年4月底改革（报道）：取消同意安装证明，至2023年11月有1479户安装',
  told: '襄阳自2023年4月底起，居民装自用充电桩不再需要物业公司的同意证明；到当年11月，已有1479户安装。',
  assumed: ['小区、车位和各环节日期是假定', '地面车位，不需要消防核查，是假定'],
  place: {
    district: { code: '420606', nameZh: '樊城区', nameEn: 'Fancheng District' },
    pack: 'xiangyang-2023',
    compound: '樊城某小区',
    company: '襄阳某物业服务有限公司',
    community: null,
    centre: '樊城区物业服务指导中心',
    garageLevel: 'ground',
    transformer: { ownership: 'public', ratedKva: 630, peakKva: 300 },
  },
  tell: async (stage) => {
    await stage.files()
    const filed = await stage.sees('owner')
    stage.expects('不需要盖章：同意这一环节一开始就已办结', filed.paper?.kind === 'notNeeded')
    stage.expects(
      '只剩供电公司要办',
      filed.positions.length === 1 && filed.positions.every((position) => position.holder === 'grid'),
    )
    await stage.workingDaysPass(1)
    await stage.does('grid.acceptIntake', { orderNumber: '420606001' })
    await stage.workingDaysPass(1)
    await stage.does('grid.reportSurvey', { route: 'clear', meterPlace: 'newBox' })
    await stage.does('grid.reportCapacity', { result: 'available', ratedKva: 630, peakKva: 300, peakMonth: '2025-08' })
    await stage.does('grid.issuePlan', { ownerCostYuan: 0 })
    await stage.does('owner.confirmPlan', {})
    await stage.workingDaysPass(5)
    const papers = [await stage.uploads('owner', 'equipmentCertificate'), await stage.uploads('owner', 'installerLicence')]
    await stage.does('owner.reportWorksDone', { evidence: papers, certificateNumber: '2026010101000002' })
    await stage.workingDaysPass(1)
    await stage.does('grid.reportInspection', { passed: true })
    const { clocks } = await stage.sees('grid')
    await stage.does('grid.energise', { on: clocks.find((clock) => clock.name === 'meter')?.startOn ?? '' })
    const end = await stage.sees('owner')
    stage.expects('桩已通电，申请办结', end.outcome?.outcome === 'energised')
  },
}
