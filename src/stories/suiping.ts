import type { Story } from './story.ts'

/** 遂平: the grid's portal returned the application, and a joint meeting was called. What came of it is not told, so the story ends with the promises running. */
export const suiping: Story = {
  name: 'suiping',
  title: { zh: '河南遂平：供电平台退单，12345会商', en: 'Suiping: the grid’s portal returns the application, a joint meeting' },
  source: '遂平网络问政答复（报道）：供电平台拒收，小区用电未移交供电公司，12345召集会商',
  told: '业主在供电平台报装被退；小区用电没有移交供电公司。业主打12345，有关单位坐到一起会商。会商之后怎样，没有看到。',
  assumed: [
    '小区、车库、日期、退单的原因类别和物业的答复是假定',
    '会商上物业答应十五天内答复，是借用广州增城一起报道的做法，不是遂平的事实',
    '遂平没有查到时限规定，按全国基线的平台默认演示；会商之后怎样没有看到，故事到此为止',
  ],
  place: {
    district: { code: '411728', nameZh: '遂平县', nameEn: 'Suiping County' },
    pack: 'national-baseline',
    compound: '遂平某小区',
    company: '遂平某物业服务有限公司',
    community: null,
    centre: '遂平县物业服务指导中心',
    garageLevel: 'unknown',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.workingDaysPass(1)
    const started = await gridTotalOf(stage)
    await stage.does('grid.returnIntake', { reason: 'portalFault' })
    stage.expects(
      '退单有列明的原因，轮到业主补齐，有时限',
      (await stage.sees('owner')).positions.some(({ track, holder }) => track === 'grid' && holder === 'owner'),
    )
    await stage.workingDaysPass(1)
    await stage.does('owner.resubmitIntake', {})
    stage.expects('退单不给供电公司新的时间：从首次申请算起', started !== undefined && (await gridTotalOf(stage)) === started)
    await stage.does('property.reject', {
      grounds: [{ code: 'SUPPLY_NOT_TRANSFERRED', words: '小区用电还没移交，找供电公司去' }],
    })
    await stage.does('owner.openProceeding', { kind: 'hotline', openedOn: await stage.today() })
    await stage.does('owner.requestCoordination', { track: 'consent' })
    const minutes = await stage.uploads('centre', 'minutes')
    const byOn = Temporal.PlainDate.from(await stage.today())
      .add({ days: 15 })
      .toString()
    await stage.does('centre.holdJointMeeting', {
      track: 'consent',
      present: ['owner', 'property', 'grid', 'centre'],
      minutes: { documentId: minutes },
      promises: [{ by: 'property', promise: 'decide', byOn }],
    })
    const [owner, grid, fire] = [await stage.sees('owner'), await stage.sees('grid'), await stage.sees('fire')]
    stage.expects('会商记录在案，物业答应的事有日期', owner.meetings[0]?.promises[0]?.byOn === byOn)
    stage.expects('坐在桌边的供电公司看得到会商', grid.meetings.length === 1)
    stage.expects('没有参加的消防核查单位看不到会商', fire.meetings.length === 0)
    stage.expects('打12345是业主自己的事：物业看不到', (await stage.sees('property')).proceedings.length === 0)
    stage.expects('会商不等于结果：案件没有办结', owner.outcome === null && owner.positions.length > 0)
    await stage.cannotSee('neighbour')
  },
}

const gridTotalOf = async (stage: Parameters<Story['tell']>[0]): Promise<string | undefined> =>
  (await stage.sees('owner')).clocks.find(({ name }) => name === 'gridTotal')?.startOn
