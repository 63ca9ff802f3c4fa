import { family, type Story } from './story.ts'
import type { StoryStage } from './story-stage.ts'

const names = ['赵女士', '钱先生', '孙女士', '李先生', '周女士', '吴先生']

/** Six families wait for one retrofit of their garage: one matter with a named official, and all go on when it is done. */
export const retrofit: Story = {
  name: 'retrofit',
  title: { zh: '株洲：六户等一次消防改造', en: 'Zhuzhou: six families wait for one retrofit' },
  source: '株洲日报 2022-01-20，《业主想建桩 物管不盖章》后续报道；GB/T 51313-2018 第6.1.6条',
  told:
    '报道中市里牵头科室说，最大的难处是地下车库的火灾自动报警和防火分区达不到要求，追加消防设施要花钱。' +
    '缺自动报警、喷淋、排烟、应急照明之一的地下车库，不得安装。一个车库的问题，几十户都在等。',
  assumed: [
    '来源没有写六户，也没有写哪个车库完成了改造：六户、改造事项、进度和“已完成”都是假定',
    '每三十天报告一次进度，是平台默认',
    '改造之后各户的物业证明和供电环节没有演示，故事停在消防这一环节放行',
  ],
  place: {
    district: { code: '430211', nameZh: '天元区', nameEn: 'Tianyuan District' },
    pack: 'zhuzhou-2022',
    compound: '天元某小区',
    company: '天元某物业服务有限公司',
    community: null,
    centre: '天元区物业服务指导中心',
    garageLevel: 'underground',
    transformer: null,
    families: names.map((name, n) => family(name, `4-0${n + 1}01`, `B1-02${n + 1}`)),
  },
  tell: async (first) => {
    const all = names.map((_, n) => first.family(n))
    for (const stage of all) {
      await stage.files()
      await stage.does('centre.confirmComplete', {})
    }
    const report = await first.uploads('fire', 'fireDocument')
    await first.does('fire.report', { result: 'needsRetrofit', scope: 'garage', evidence: [report] })
    for (const stage of all.slice(1)) {
      // One finding speaks for the garage; who filed before it came still waits for its own answer.
      if (await holds(stage, 'fire', 'assessing')) await stage.does('fire.report', { result: 'needsRetrofit', scope: 'garage' })
    }
    first.expects(
      '六户都停在“需先改造”，由业主选择',
      (await Promise.all(all.map((stage) => holds(stage, 'fire', 'needsRetrofit')))).every(Boolean),
    )
    await first.isRefused('owner.waitOnMatter', { track: 'fire', matterId: 'A'.repeat(22) }, 'NO_SUCH_MATTER')
    const matter = await first.opensMatter('retrofit', 'property')
    for (const stage of all) await stage.does('owner.waitOnMatter', { track: 'fire', matterId: matter.matterId })
    const waiting = await first.sees('owner')
    first.expects(
      '每户看得到事项和负责的单位，下次报告有日期',
      waiting.matters.length === 1 && waiting.clocks.some(({ name }) => name === 'matterReport'),
    )
    first.expects(
      '业主的选择时间停着：等的是事项，不是业主',
      waiting.clocks.every(({ name, paused, track }) => name !== 'ownerDecision' || track !== 'fire' || paused),
    )
    for (const [n, stage] of all.entries()) await stage.cannotSee((n + 1) % all.length)
    await first.workingDaysPass(10)
    await matter.does({ type: 'matter.report', progress: 'underWay' })
    await first.workingDaysPass(10)
    const done = await matter.uploads('fireDocument')
    first.says('改造完成，验收材料上传到公共事项，一次通知六户。')
    await matter.does({ type: 'matter.close', result: 'done', evidence: [done] })
    await first.workingDaysPass(1)
    const went = await Promise.all(all.map((stage) => holds(stage, 'fire', 'assessing')))
    first.expects('六户一起往下走：重新核查，由核查单位占着时间', went.every(Boolean))
    await first.does('fire.report', { result: 'passed', scope: 'garage' })
    for (const stage of all.slice(1)) {
      if (await holds(stage, 'fire', 'assessing')) await stage.does('fire.report', { result: 'passed', scope: 'garage' })
    }
    const ended = await Promise.all(all.map((stage) => stage.sees('owner')))
    first.expects(
      '六户的消防结论都是符合条件',
      ended.every(({ fire }) => fire?.result === 'passed'),
    )
    first.expects(
      '没有一户因为等待被办结',
      ended.every(({ outcome }) => outcome === null),
    )
    await first.cannotSee('neighbour')
  },
}

const holds = async (stage: StoryStage, track: string, stageName: string): Promise<boolean> =>
  (await stage.sees('owner')).positions.some((position) => position.track === track && position.stage === stageName)
