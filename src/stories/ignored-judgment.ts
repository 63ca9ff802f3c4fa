import type { Story } from './story.ts'
import type { FieldsOf, StoryStage } from './story-stage.ts'

const number = '（2026）辽0681民初1号'

/** 东港: the company lost the suit, ignored the judgment, and issued the paper only under enforcement. */
export const ignoredJudgment: Story = {
  name: 'ignored-judgment',
  title: { zh: '东港：判决生效后物业不理，法院执行', en: 'Donggang: a judgment that the company ignores, and its enforcement' },
  source: '东港法院执行案例（报道）：物业收到生效判决后不配合，进入执行程序后才出具证明',
  told: '法院判物业配合业主安装充电桩，物业不履行，业主申请执行，执行中物业才办。',
  assumed: [
    '拒绝的理由、日期、判决写明的五日和执行中的经过是假定；五日是绵阳、南通判决里的天数',
    '普通程序审理约四个半月是假定，用来说明诉讼期间案件不会因“业主未选择”而办结',
    '东港没有查到时限规定，按全国基线的平台默认演示；法院的期限是法律规定',
  ],
  place: {
    district: { code: '210681', nameZh: '东港市', nameEn: 'Donggang' },
    pack: 'national-baseline',
    compound: '东港某小区',
    company: '东港某物业服务有限公司',
    community: null,
    centre: '东港市物业服务指导中心',
    garageLevel: 'ground',
    transformer: null,
  },
  tell: async (stage) => {
    await stage.files()
    await stage.does('centre.confirmComplete', {})
    await stage.does('property.open', {})
    await stage.workingDaysPass(1)
    await stage.does('property.reject', { grounds: [{ code: 'OWNERS_VOTE_DEMANDED', words: '要业主大会同意' }] })
    const proceeding = await goesToCourt(stage)
    await isJudged(stage, proceeding)
    await isIgnored(stage, proceeding)
    await isEnforced(stage, proceeding)
    await stage.cannotSee('neighbour')
  },
}

const goesToCourt = async (stage: StoryStage): Promise<number> => {
  await stage.does('owner.openProceeding', { kind: 'suit', openedOn: await stage.today() })
  const proceeding = (await stage.sees('owner')).proceedings[0]?.proceeding ?? 0
  await stage.workingDaysPass(3)
  await stage.does('owner.reportProceeding', { proceeding, step: 'accepted', procedure: 'ordinary', number })
  const seen = await stage.sees('owner')
  stage.expects(
    '起诉就是选择：业主的选择时间停着，法院占着时间',
    seen.clocks.some(({ name, paused }) => name === 'ownerDecision' && paused) &&
      seen.nextStep.some(({ sentence }) => sentence.startsWith('法院需审结一审案件，最晚')),
  )
  await stage.workingDaysPass(90)
  stage.expects('审了四个多月，案件没有被当作业主放弃', (await stage.sees('owner')).outcome === null)
  return proceeding
}

const isJudged = async (stage: StoryStage, proceeding: number): Promise<void> => {
  const paper = await stage.uploads('owner', 'courtDocument')
  const judgment: Omit<FieldsOf<'owner.reportJudgment'>, 'number'> = {
    proceeding,
    instance: 'first',
    verdict: 'forOwner',
    orders: 'issuePaper',
    performWithinDays: 5,
    receivedOn: await stage.today(),
    evidence: [paper],
  }
  await stage.isRefused('owner.reportJudgment', { ...judgment, number: '（2026）辽0681民初2号' }, 'JUDGMENT_OF_ANOTHER_CASE')
  await stage.does('owner.reportJudgment', { ...judgment, number })
  await stage.nobodyActsUntilOver('appealTerm')
  const effect = { proceeding, effectiveOn: await stage.today(), evidence: [await stage.uploads('owner', 'courtDocument')] }
  await stage.does('owner.reportEffect', effect)
  await stage.does('centre.confirmDecision', { decision: (await stage.sees('owner')).decisions.at(-1)?.decision ?? 0 })
  const seen = await stage.sees('property')
  stage.expects(
    '判决生效，轮到物业按判决写明的日期出证；它看得到判决，期限就是判决本身',
    seen.decisions.length === 1 &&
      seen.clocks.some(({ name, party, basis }) => name === 'judgmentPerformance' && party === 'property' && basis.force === 'J'),
  )
}

const isIgnored = async (stage: StoryStage, proceeding: number): Promise<void> => {
  await stage.nobodyActsUntilOver('judgmentPerformance')
  const seen = await stage.sees('owner')
  stage.expects(
    '物业不理：轮到业主，可以在两年内申请执行，这是法律规定',
    seen.positions.some(({ stage: at, holder }) => at === 'enforcement' && holder === 'owner') &&
      seen.nextStep.some(
        ({ sentence }) => sentence.startsWith('业主可以向法院申请执行，最晚') && sentence.includes('民事诉讼法'),
      ),
  )
  await stage.does('owner.reportEnforcement', { proceeding, step: 'applied' })
  await stage.does('owner.reportEnforcement', { proceeding, step: 'accepted', number: '（2026）辽0681执1号' })
  stage.expects(
    '案件在法院手里，六个月是法律规定',
    (await stage.sees('owner')).clocks.some(({ name, basis }) => name === 'enforcementTerm' && basis.force === 'S'),
  )
}

const isEnforced = async (stage: StoryStage, proceeding: number): Promise<void> => {
  await stage.workingDaysPass(20)
  const documentId = await stage.uploads('owner', 'consentPaper')
  const evidence = [await stage.uploads('owner', 'courtDocument')]
  const paper = { documentId, form: 'sealedScan' } as const
  await stage.does('owner.reportEnforcement', { proceeding, step: 'performed', paper, evidence })
  await stage.does('centre.confirmDecision', { decision: (await stage.sees('owner')).decisions.at(-1)?.decision ?? 0 })
  const [owner, grid] = [await stage.sees('owner'), await stage.sees('grid')]
  stage.expects(
    '执行中拿到盖章材料，出证这一环节办完了',
    owner.paper !== null && owner.positions.every(({ track }) => track !== 'consent'),
  )
  stage.expects(
    '供电公司看得到盖章材料，看不到诉讼',
    grid.paper !== null && grid.decisions.length + grid.proceedings.length === 0,
  )
}
