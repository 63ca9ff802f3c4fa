import type { Story } from './story.ts'

/** 湘水湾, Zhuzhou 2022: refused for fire and cost; the centre can guide but not order. The source gives no outcome, so the story has none. */
export const xiangshuiwan: Story = {
  name: 'xiangshuiwan',
  title: { zh: '株洲 湘水湾：以消防和费用为由不盖章', en: 'Xiangshuiwan, Zhuzhou: no stamp, for fire safety and its cost' },
  source: '株洲日报 2022-01-20，《业主想建桩 物管不盖章》后续报道',
  told:
    '晋合·湘水湾一位业主想在自己的车位上装充电桩，物业公司不盖章：地下车库的火灾自动报警和防火分区达不到要求，' +
    '追加消防设施要花钱，物业承担不现实，也没有文件规定该怎么配合。区物业服务指导中心只能引导、指导。',
  assumed: [
    '报道没有给出日期和答复天数，按平台现行规则演示',
    '小区所在区、车库楼层、变压器数据报道没有说明',
    '业主申请协调、中心说明没有权力，是按报道中“只能引导、指导”演示的；此后怎样，报道没有写，故事到此为止',
  ],
  place: {
    district: { code: '430211', nameZh: '天元区', nameEn: 'Tianyuan District' },
    pack: 'zhuzhou-2022',
    compound: '晋合·湘水湾',
    company: '晋合物业服务有限公司',
    community: null,
    centre: '天元区物业服务指导中心',
    garageLevel: 'underground',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    stage.says('物业公司没有在平台注册，由社区工作人员把纸质申请送到物业办公室，拍照留存。')
    const proof = await stage.uploads('centre', 'serviceProof')
    await stage.does('centre.recordService', { means: 'paperHanded', servedOn: await today(stage), evidence: [proof] })
    await stage.isRefused('property.reject', { grounds: [{ code: 'NO_RULE' }] }, 'GROUND_NOT_LISTED')
    await stage.workingDaysPass(2)
    await stage.answersByLink('property', '项目经理', 'property.reject', {
      grounds: [
        { code: 'FIRE_SYSTEM_MISSING', words: '地下车库没有火灾自动报警，防火分区也不够' },
        { code: 'FIRE_COST_DISPUTE', words: '让我们物业公司来追加消防设施这块费用，不现实' },
        { code: 'NO_LOCAL_RULE', words: '希望有文件规定怎么配合' },
      ],
    })
    const refused = await stage.sees('owner')
    stage.expects(
      '物业可以提出消防理由，但没有消防单位的材料，理由标为“未核实”；规则不要求材料的理由另行标明，都不算“已出示材料”',
      refused.grounds.every(
        ({ code, verification }) => verification === (code === 'NO_LOCAL_RULE' ? 'NO_DOCUMENT_NEEDED' : 'UNVERIFIED'),
      ),
    )
    stage.expects(
      '系统写明谁该拿出什么材料',
      refused.grounds.some(
        (ground) => ground.code === 'FIRE_SYSTEM_MISSING' && ground.missing.some((proof) => proof.document === 'fireDocument'),
      ),
    )
    stage.expects(
      '物业另欠一份书面理由，时限与业主的选择并行',
      refused.clocks.some((clock) => clock.name === 'writtenReasons' && clock.party === 'property'),
    )
    await stage.does('owner.requestCoordination', { track: 'consent' })
    await stage.does('centre.acceptCoordination', { track: 'consent' })
    stage.says('中心约物业谈了两次。没有文件授权中心责令物业盖章。')
    await stage.does('centre.closeCoordination', {
      track: 'consent',
      result: 'noPower',
      noPower: { who: 'centre', why: 'noRule' },
    })
    const end = await stage.sees('owner')
    stage.expects('“没有权力处理”记录在案，计入“缺少规定”', end.noPower.length === 1)
    stage.expects(
      '案件没有消失：仍由业主选择下一步，有时限，有去处',
      end.positions.some((position) => position.stage === 'rejected' && position.holder === 'owner'),
    )
  },
}

const today = async (stage: Parameters<Story['tell']>[0]): Promise<string> => {
  const { filedOn } = await stage.sees('owner')
  if (!filedOn) throw new Error('the case is not filed')
  return filedOn
}
