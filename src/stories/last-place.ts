import { family, type Story } from './story.ts'

/** Two owners and the last place at a transformer: who filed complete papers first has it; a freed place goes to who waits. */
export const lastPlace: Story = {
  name: 'last-place',
  title: { zh: '两位业主，变压器只剩一个名额', en: 'Two owners and the last place at a transformer' },
  source: '最高人民法院典型案例（2024-08-16，三明 赖某某）：后来者不能都满足，不是拒绝的理由；常州2023年通知：负载率80%',
  told:
    '先来的人占了容量、后来的人怎么办，是常见的拒绝理由。典型案例认为这不是理由。' +
    '平台的答复：按首次材料齐全的时间排队，装不下的可以有序充电或等候，腾出的名额依次给等候的人。',
  assumed: [
    '来源是裁判的道理，不是两户的案件：两位业主、变压器数据（630千伏安，高峰496千伏安）和日期是假定',
    '排队按首次材料齐全的时间、名额保留的时间，是平台默认',
    '先申请的业主后来撤回申请，是假定',
  ],
  place: {
    district: { code: '430203', nameZh: '芦淞区', nameEn: 'Lusong District' },
    pack: 'zhuzhou-2022',
    compound: '芦淞某小区',
    company: '芦淞某物业服务有限公司',
    community: null,
    centre: '芦淞区物业服务指导中心',
    garageLevel: 'ground',
    transformer: { ownership: 'public', ratedKva: 630, peakKva: 496 },
    families: [family('周先生', '1-0501', 'A-011'), family('吴女士', '1-0702', 'A-012')],
  },
  tell: async (first) => {
    const second = first.family(1)
    await first.files()
    await first.does('centre.confirmComplete', {})
    await first.workingDaysPass(1)
    await second.files()
    await second.does('centre.confirmComplete', {})
    for (const [stage, orderNumber] of [
      [first, '430203001'],
      [second, '430203002'],
    ] as const) {
      await stage.does('grid.acceptIntake', { orderNumber })
      await stage.does('grid.reportSurvey', { route: 'clear', meterPlace: 'existingBox' })
    }
    const finding = await first.uploads('grid', 'gridDocument')
    const figures = { ratedKva: 630, peakKva: 496, peakMonth: '2025-08', evidence: [finding] }
    await first.does('grid.reportCapacity', { result: 'available', ...figures })
    await second.does('grid.reportCapacity', { result: 'orderedChargingOnly', ratedKva: 630, peakKva: 496, peakMonth: '2025-08' })
    const kept = await first.sees('owner')
    first.expects('先申请的：容量留给他', kept.queue?.state === 'reserved')
    const waiting = await second.sees('owner')
    second.expects(
      '后申请的：一般充电装不下，在等候',
      waiting.grid?.result === 'orderedChargingOnly' && waiting.queue?.state === 'waiting',
    )
    second.expects('她排第一位，只看到人数，看不到前面是谁', waiting.queue?.number === 1 && waiting.transformer?.kept === 1)
    await first.cannotSee(1)
    await second.cannotSee(0)
    await second.does('property.open', {})
    await second.does('property.reject', { grounds: [{ code: 'UNFAIR_TO_LATECOMERS', words: '名额没了，后面的都不批' }] })
    second.expects('“后来者不公平”不是认可的理由', (await second.sees('owner')).grounds[0]?.validity === 'N')
    await first.workingDaysPass(3)
    await first.does('owner.withdraw', { reason: 'boughtElsewhere' })
    await first.workingDaysPass(1)
    const offered = await second.sees('owner')
    second.expects(
      '腾出的名额轮到等候的人，有时限',
      offered.queue?.state === 'offered' && offered.clocks.some(({ name }) => name === 'freedPlace'),
    )
    await second.does('owner.takeFreedPlace', {})
    const settled = await second.sees('owner')
    second.expects('名额归她了', settled.queue?.state === 'reserved')
    second.expects('撤回的申请没有计入“已解决”', (await first.sees('owner')).outcome?.outcome === 'withdrawn')
    await second.cannotSee('neighbour')
  },
}
