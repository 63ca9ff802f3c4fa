import type { Story } from './story.ts'

/** 转圈: seven offices send the owner on to the next. Every "ask them first" is a step on record, and at the limit the case goes to the centre by itself. */
export const circle: Story = {
  name: 'circle',
  title: { zh: '株洲：在七个单位之间转圈', en: 'Zhuzhou: sent round among seven offices' },
  source: '株洲日报 2022-01-20，《业主想建桩 物管不盖章》：各单位都说要别家先定',
  told: '物业让找供电，供电让找街道，街道让找中心，中心让找消防，消防让找开发商，开发商让找住建局，住建局又让找物业。',
  assumed: [
    '报道写的是各方都说没有依据；这样转满一圈的顺序和日期是假定',
    '开发商在这里按车位权利人登记；它没有账号，由业主报告',
    '转介三次由中心处理，是平台默认，不是株洲的规定',
  ],
  place: {
    district: { code: '430202', nameZh: '荷塘区', nameEn: 'Hetang District' },
    pack: 'zhuzhou-2022',
    compound: '荷塘某小区',
    company: '荷塘某物业服务有限公司',
    community: '荷塘某街道办事处',
    centre: '荷塘区物业服务指导中心',
    garageLevel: 'underground',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.does('property.refer', { track: 'consent', to: 'grid', reason: 'theyDecideFirst', words: '先去问供电' })
    const asked = await stage.sees('grid')
    stage.expects(
      '供电公司读到：业主被推到它这里，要答复或者推回去；物业的答复时间照常走',
      asked.nextStep.some(({ sentence }) => sentence.includes('需答复业主，或说明不归本单位管')) &&
        asked.clocks.some(({ name, paused }) => name === 'propertyReply' && !paused),
    )
    await stage.does('owner.reportReferral', { from: 'grid', to: 'community' })
    await stage.does('owner.reportReferral', { from: 'community', to: 'centre' })
    const atLimit = await stage.sees('owner')
    stage.expects(
      '第三次：案件自己到了中心，写明是哪三次、按什么定的三次',
      atLimit.loop?.returnLimit === 3 &&
        atLimit.loop.sentToCentre[0]?.steps.length === 3 &&
        atLimit.positions.some(({ stage: at, holder }) => at === 'coordination' && holder === 'centre'),
    )
    stage.expects(
      '物业的答复仍然欠着：有时限、有下一步',
      atLimit.nextStep.some(({ sentence }) => sentence.includes('（区中心已在协调，答复时间照常计算），最晚')),
    )
    await stage.does('owner.reportReferral', { from: 'centre', to: 'fire' })
    await stage.does('owner.reportReferral', { from: 'fire', to: 'spaceOwner' })
    await stage.does('owner.reportReferral', { from: 'spaceOwner', to: 'bureau' })
    await stage.does('owner.reportReferral', { from: 'bureau', to: 'property' })
    const [owner, bureau] = [await stage.sees('owner'), await stage.sees('bureau')]
    stage.expects('七步都在案，住建局也看得到', owner.loop?.steps === 7 && bureau.referrals.length === 7)
    const denied = bureau.referrals.find(({ from }) => from === 'bureau')?.record ?? 0
    await stage.does('bureau.answerReferral', { record: denied, answer: 'didNotSend' })
    stage.expects('住建局不认的那一步不再计次', (await stage.sees('owner')).loop?.steps === 6)
    // Nobody acts for a month. The centre’s time and the company’s run out on their own day, not on that of the look.
    const handedOverOn = owner.clocks.find(({ name }) => name === 'centreAccept')?.dueOn ?? ''
    await stage.workingDaysPass(20)
    const later = await stage.sees('owner')
    stage.expects(
      '物业没有答复，记为沉默',
      later.silences.some(({ party }) => party === 'property'),
    )
    stage.expects(
      '中心没有受理，次日就到了住建局；现在由它办理',
      later.positions.some(
        ({ track, holder, since }) => track === 'consent' && holder === 'bureau' && since === dayAfter(handedOverOn),
      ) && later.nextStep.some(({ sentence }) => sentence.includes('发出交办文件、说明没有权力处理，或退回区中心')),
    )
    await stage.cannotSee('neighbour')
  },
}

const dayAfter = (on: string): string => Temporal.PlainDate.from(on).add({ days: 1 }).toString()
