import { partyLabels } from '../../workflows/labels/parties.ts'
import type { Schemas } from '../client/client.ts'
import { family, type Story } from './story.ts'
import type { StoryStage } from './story-stage.ts'

const number = '株消〔2026〕12号'
const lookers = ['owner', 'property', 'community', 'centre', 'bureau', 'fire', 'grid'] as const

/** A whole garage is ordered shut and opened again; then a hazard at one running pile: suspended, repaired, looked at again. */
export const garageShut: Story = {
  name: 'garage-shut',
  title: { zh: '整个车库被要求停用，又恢复；一台桩的隐患', en: 'A garage ordered shut and opened again; a hazard at one pile' },
  source: '公开报道：融御二期地下车库因一份消防要求，已有充电桩全部停用，新的申请不再受理，历时约一年',
  told:
    '一份对整个车库的消防要求，会让所有在用的桩停下来，也会让新的申请没有下文。' +
    '平台的答复：要求有文号、有负责的单位、有解除的条件和申诉期限；在办的申请时限暂停而不作废，解除后接着算。物业自己说“不再受理”不是要求。',
  assumed: [
    '来源没有写文号、责任单位、整改内容和每一天的经过：这些和三户人家都是假定，时间缩短了',
    '放在株洲演示，因此用株洲的规则包；来源不是株洲的小区',
    '后一半（过热、暂停、维修、复查）来源没有写，是假定；复查的天数是平台默认',
  ],
  place: {
    district: { code: '430202', nameZh: '荷塘区', nameEn: 'Hetang District' },
    pack: 'zhuzhou-2022',
    compound: '荷塘某小区',
    company: '荷塘某物业服务有限公司',
    community: '荷塘某社区居委会',
    centre: '荷塘区物业服务指导中心',
    garageLevel: 'underground',
    transformer: null,
    families: [family('郑女士', '2-0301', 'B1-101'), family('何先生', '2-0902', 'B1-102'), family('罗女士', '3-1101', 'B1-103')],
  },
  tell: async (first) => {
    const [second, third] = [first.family(1), first.family(2)]
    await energises(first)
    const running = await pileOf(first)
    first.expects('桩是一份单独的记录，正在使用', running?.state === 'inUse')
    first.expects('桩的主人之外，别的业主看不到这台桩', (await second.seesPile(running?.pileId ?? '', 'owner')) === null)
    await second.files()
    await second.does('centre.confirmComplete', {})
    await second.does('property.open', {})

    const matter = await first.opensMatter('order', 'property', number)
    first.expects('登记了文号，还没有文件：桩照常使用', (await pileOf(first))?.state === 'inUse')
    const paper = await matter.uploads('fireDocument')
    first.says(`消防部门对整个车库提出要求（${number}），由中心登记并上传文件。`)
    await matter.does({ type: 'authority.orderCompound', remedy: 'retrofit', appealUntilOn: '2026-12-31', evidence: [paper] })
    for (const party of lookers) {
      const pile = await first.seesPile(running?.pileId ?? '', party)
      first.expects(
        `${nameOf(party)}看到：桩暂停使用，${number}，由谁负责、怎样解除、何时前可以申诉`,
        pile?.state === 'suspended' && shows(pile.orders[0]),
      )
    }
    await first.workingDaysPass(1)
    const held = await second.sees('owner')
    second.expects('在办的申请看得到这份要求', shows(held.heldBy[0]))
    second.expects(
      '各项时限都停着，谁的时间也不走',
      held.clocks.every(({ paused }) => paused),
    )
    second.expects('物业也看得到，仍可以答复', (await second.sees('property')).heldBy.length === 1)
    await third.files()
    const taken = await third.sees('owner')
    third.expects('停用期间照样收新的申请，从第一天起就写明被要求停着', taken.phase === 'open' && taken.heldBy.length === 1)
    await second.does('property.reject', { grounds: [{ code: 'NO_LOCAL_RULE', words: '停用期间，物业一律不再受理' }] })
    second.expects('物业自己的“不再受理”不是要求，是一次拒绝，由业主决定', holds(await second.sees('owner'), 'rejected', 'owner'))

    await first.workingDaysPass(15)
    await matter.does({ type: 'matter.report', progress: 'underWay' })
    await first.workingDaysPass(15)
    await matter.does({ type: 'matter.close', result: 'done', evidence: [await matter.uploads('fireDocument')] })
    first.says('整改完成，消防部门的解除文件由中心登记。')
    for (const party of lookers) {
      const pile = await first.seesPile(running?.pileId ?? '', party)
      first.expects(`${nameOf(party)}看到：桩恢复使用`, pile?.state === 'inUse' && pile.orders.length === 0)
    }
    await first.workingDaysPass(1)
    const resumed = await second.sees('owner')
    second.expects(
      '申请的时限接着算，没有一项因为停用而超期',
      resumed.heldBy.length === 0 && resumed.clocks.some(({ paused, lateness }) => !paused && lateness === null),
    )

    await hazardAt(first, running?.pileId ?? '')
    for (const stage of [first, second, third]) await stage.cannotSee('neighbour')
  },
}

/** 过热: reported by the grid, suspended with a document, repaired, looked at late, turned down once, and let on again. */
const hazardAt = async (first: StoryStage, pileId: string): Promise<void> => {
  const stateFor = async (party: (typeof lookers)[number]) => (await first.seesPile(pileId, party))?.state
  const hazard = await first.opensOnPile('grid.reportHazard', { kind: 'heat' })
  hazard.expects('只是报告：没有文件，桩继续使用', (await stateFor('owner')) === 'inUse')
  await hazard.isRefused('fire.suspendPile', {}, 'PAPER_IS_NOT_A_PAPER')
  await hazard.does('fire.suspendPile', { evidence: [await hazard.uploads('fire', 'fireDocument')] })
  for (const party of lookers) hazard.expects(`${nameOf(party)}看到：桩暂停使用`, (await stateFor(party)) === 'suspended')
  await hazard.workingDaysPass(2)
  await hazard.isRefused('owner.reportRepair', {}, 'PAPER_IS_NOT_A_PAPER')
  await hazard.does('owner.reportRepair', { evidence: [await hazard.uploads('owner', 'thirdPartyReport')] })
  await hazard.nobodyActsUntilOver('pileRecheck')
  const late = await hazard.sees('owner')
  hazard.expects(
    '复查过了参考时间：写在案上，轮到主管部门，桩不会自己通电',
    holds(late, 'suspended', 'authority') &&
      late.clocks.some(({ name, lateness }) => name === 'pileRecheck' && lateness !== null) &&
      (await stateFor('owner')) === 'suspended',
  )
  await hazard.does('fire.keepSuspended', {})
  hazard.expects('没有修好：回到业主，继续暂停', holds(await hazard.sees('owner'), 'suspended', 'owner'))
  await hazard.workingDaysPass(3)
  await hazard.does('owner.reportRepair', { evidence: [await hazard.uploads('owner', 'thirdPartyReport')] })
  await hazard.does('fire.resumePile', {})
  hazard.expects('复查同意：事项办结，桩恢复使用', (await hazard.sees('owner')).outcome?.outcome === 'resumed')
  for (const party of lookers) hazard.expects(`${nameOf(party)}看到：桩恢复使用`, (await stateFor(party)) === 'inUse')
  hazard.expects('原来的申请仍是“已通电”，不因隐患改变', (await first.sees('owner')).outcome?.outcome === 'energised')
  await hazard.cannotSee('neighbour')
}

/** From filing to a running pile, without a dispute. */
const energises = async (stage: StoryStage): Promise<void> => {
  await stage.files()
  await stage.does('centre.confirmComplete', {})
  await stage.does('property.open', {})
  const consent = await stage.uploads('property', 'consentPaper')
  await stage.does('property.approve', { paper: { documentId: consent, form: 'sealedScan' } })
  await stage.does('fire.report', { result: 'passed', scope: 'garage' })
  await stage.does('grid.acceptIntake', { orderNumber: '430202001' })
  await stage.does('grid.reportSurvey', { route: 'clear', meterPlace: 'existingBox' })
  await stage.does('grid.reportCapacity', { result: 'available', ratedKva: 630, peakKva: 410, peakMonth: '2025-08' })
  await stage.does('grid.issuePlan', { ownerCostYuan: 0 })
  await stage.does('owner.confirmPlan', {})
  await stage.workingDaysPass(5)
  const papers = [await stage.uploads('owner', 'equipmentCertificate'), await stage.uploads('owner', 'installerLicence')]
  await stage.does('owner.reportWorksDone', { evidence: papers, certificateNumber: '2026010101000002' })
  await stage.does('grid.reportInspection', { passed: true })
  await stage.does('grid.energise', { on: await stage.today() })
}

const pileOf = async (stage: StoryStage): Promise<Schemas['Pile'] | null> => (await stage.piles())[0] ?? null

const shows = (order: Schemas['CompoundOrder'] | undefined): boolean =>
  order?.number === number && order.office.party === 'property' && order.remedy === 'retrofit' && order.appealUntilOn !== ''

const holds = ({ positions }: Schemas['Case'], stage: string, holder: string): boolean =>
  positions.some((position) => position.stage === stage && position.holder === holder)

const nameOf = (party: (typeof lookers)[number]): string => partyLabels[party].zh
