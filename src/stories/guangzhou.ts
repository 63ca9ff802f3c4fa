import type { Story } from './story.ts'

/** 广州: a dispute about fire safety goes to a third-party test, to the people's mediation committee, or to court. */
export const guangzhou: Story = {
  name: 'guangzhou',
  title: { zh: '广州：消防争议，委托第三方检测', en: 'Guangzhou: a fire dispute goes to a third-party test' },
  source: '广州市人大规定（2024-05-01施行）第九条、第十条（报道）',
  told: '广州规定：对消防安全有争议的，可以委托第三方检测，可以向属地人民调解委员会申请调解，也可以起诉；物业不得阻挠、不得牟取不当利益。',
  assumed: [
    '来源是规定，不是某一户的案件；小区、理由、检测结论和日期是假定',
    '先申请人民调解、物业不同意调解，再委托检测，是三条路中假定的走法',
    '平台没有广州规则包，时限按全国基线的平台默认演示；规定要求的是事先通知物业，不是盖章',
    '检测之后物业怎样决定，规定没有写，故事停在物业须重新决定',
  ],
  place: {
    district: { code: '440106', nameZh: '天河区', nameEn: 'Tianhe District' },
    pack: 'national-baseline',
    compound: '天河某小区',
    company: '广州某物业管理有限公司',
    community: null,
    centre: '天河区物业服务指导中心',
    garageLevel: 'underground',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.workingDaysPass(2)
    await stage.does('property.reject', { grounds: [{ code: 'FIRE_SYSTEM_MISSING', words: '车库喷淋不行，装了要出事' }] })
    const refused = await stage.sees('fire')
    stage.expects('核查单位看到理由，看不到物业的原话', refused.grounds[0]?.words === null && refused.grounds.length === 1)
    await stage.does('owner.requestMediation', { track: 'consent' })
    await stage.does('centre.openMediation', { track: 'consent', mediator: 'peoplesMediationCommittee' })
    await stage.does('owner.acceptMediation', { track: 'consent' })
    await stage.uploads('centre', 'minutes')
    const [grid, property] = [await stage.sees('grid'), await stage.sees('property')]
    stage.expects(
      '调解记录物业看得到，供电公司看不到',
      property.documents.some(({ kind }) => kind === 'minutes') && !grid.documents.some(({ kind }) => kind === 'minutes'),
    )
    await stage.does('property.declineMediation', { track: 'consent' })
    stage.says('一方不愿调解就不调解（人民调解法第十七条）。业主改走第三方检测。')
    const [ground = ''] = await stage.groundIds('FIRE_SYSTEM_MISSING')
    await stage.does('owner.contestGround', { groundIds: [ground] })
    await stage.does('owner.orderTest', { payer: 'owner', personal: { tester: '某消防技术服务机构' } })
    const testing = await stage.sees('property')
    stage.expects(
      '检测期间由检测机构占着时间，不是物业，也不是业主',
      testing.positions.some((position) => position.track === 'fire' && position.holder === 'tester'),
    )
    await stage.workingDaysPass(8)
    const report = await stage.uploads('owner', 'thirdPartyReport')
    await stage.does('owner.submitTestReport', { result: 'passed', evidence: [report] })
    await stage.nobodyActsUntilOver('testAnswer')
    const settled = await stage.sees('owner')
    stage.expects('核查单位没有在时限内答复，检测报告成立', settled.fire?.source === 'test' && settled.fire.result === 'passed')
    stage.expects(
      '消防理由不成立',
      settled.grounds.every((entry) => entry.verification === 'FALLEN'),
    )
    stage.expects(
      '物业须重新决定',
      settled.positions.some((position) => position.stage === 'redecide' && position.holder === 'property'),
    )
    await stage.isRefused('property.reject', { grounds: [{ code: 'FIRE_SYSTEM_MISSING' }] }, 'GROUND_ALREADY_FALLEN')
    stage.expects('物业一直看不到业主的完整电话', (await stage.sees('property')).applicant.phone?.includes('*') === true)
    await stage.cannotSee('neighbour')
  },
}
