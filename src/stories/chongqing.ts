import type { Story } from './story.ts'

/** 重庆: five working days to sign the agreement; refusal or silence goes to the street, which verifies and coordinates. */
export const chongqing: Story = {
  name: 'chongqing',
  title: { zh: '重庆：物业不答复，街道核实协调', en: 'Chongqing: silence, and the street coordinates' },
  source: '重庆市自用充电桩政策问答（2023年）',
  told: '符合条件的，物业公司应在5个工作日内签订建设约定书；物业不办的，由街道（乡镇）核实、协调。',
  assumed: [
    '来源是政策问答，不是某一户的案件；小区和日期是假定',
    '街道协调后物业补签约定书是假定；政策只写到街道核实协调为止',
    '街道在本平台担任“中心”的角色',
  ],
  place: {
    district: { code: '500112', nameZh: '渝北区', nameEn: 'Yubei District' },
    pack: 'chongqing-2023',
    compound: '渝北某小区',
    company: '重庆某物业服务有限公司',
    community: null,
    centre: '渝北区某街道办事处',
    garageLevel: 'ground',
    transformer: { ownership: 'public', ratedKva: 800, peakKva: 420 },
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    stage.says('物业公司从不登录。街道工作人员上门送达，物业前台签收。')
    const proof = await stage.uploads('centre', 'serviceProof')
    const { filedOn } = await stage.sees('centre')
    await stage.does('centre.recordService', { means: 'paperHanded', servedOn: filedOn ?? '', evidence: [proof] })
    const served = await stage.sees('owner')
    stage.expects(
      '物业5个工作日内答复，当地规定',
      served.clocks.some((clock) => clock.name === 'propertyReply' && clock.daysLeft === 5 && clock.basis.force === 'L'),
    )
    await stage.nobodyActsUntilOver('propertyReply')
    const silent = await stage.sees('owner')
    stage.expects('沉默记录在案，业主可以取得未答复证明', silent.silences.length === 1)
    stage.expects(
      '沉默不等于同意：案件转街道协调',
      silent.positions.some((position) => position.stage === 'coordination'),
    )
    await stage.does('centre.acceptCoordination', { track: 'consent' })
    await stage.workingDaysPass(4)
    stage.says('街道核实：车位为业主自有，地面车位，具备条件。约物业当面签约定书。')
    const paper = await stage.uploads('centre', 'consentPaper')
    await stage.does('centre.closeCoordination', {
      track: 'consent',
      result: 'consent',
      paper: { documentId: paper, form: 'sealedScan' },
    })
    const end = await stage.sees('owner')
    stage.expects('取得的是约定书，不是同意证明', end.paper?.kind === 'agreement')
    stage.expects('沉默仍然留在记录里', end.silences.length === 1)
  },
}
