import { describe, expect, test } from 'vitest'
import { packs } from '../../../workflows/rules/packs.ts'
import type { Basis, RulePack } from '../../../workflows/rules/schema.ts'
import { packNamed } from '../../helpers/case-facts.ts'

/* What was read about each place stands in its pack, word for word where it is a number, with its force and where it was read. */

const source = {
  cq: 'msthinker.com/news/article-154025.html',
  cq2: 'gxcopper.com/4831.html',
  cz1: 'hmkyxj.cn/zixun/qyzx/2023/0427/48043.html',
  cz2: 'billevansfans.com/ns_news/317168336374702',
  gz: 'csrcare.com/Law/Show?id=232034',
  gz2: 'm.law-lib.com/law/law_view.asp?id=768544&page=2',
  gz3: 'qipei.hczyw.com/policy/2024/0407/30401.html',
  gd: 'm.juzitie.cn/p/2816796.html',
  sd19: 'sd.dzwww.com/sdnews/201912/t20191227_19519146.htm',
  sd20: 'zglengcc.com/news/show-45925.html',
  zb: 'news.aluntan.com/58-zibos1692168233000.html',
  bj238: 'auto.china.com.cn/news/domestic/20150319/652159.shtml',
  bj22: 'jlshop.cn/news/202202/17/49858.html',
  bj7: 'yuyouke.com/ask/789644.html',
  xy: 'xywygl.cn/news/content/4992.html',
  ca: 'findhoalaw.com/electric-vehicle-charging-stations',
}

type Read = (pack: RulePack) => readonly [value: unknown, basis: Basis | undefined]
const duty =
  (zh: string): Read =>
  ({ duties }) => {
    const found = duties.find(({ what }) => what.zh.includes(zh))
    return [found?.within ?? (found ? 'said' : null), found?.basis]
  }
const clock =
  (name: 'propertyReply' | 'writtenReasons' | 'gridSurvey' | 'supplyPlan' | 'meter' | 'gridTotal', variant?: number): Read =>
  ({ clocks }) => {
    const rule = clocks[name]
    const one = variant === undefined ? rule : rule?.variants[variant]
    return [one?.length, one?.basis]
  }
const fine =
  (zh: string): Read =>
  ({ sanctions }) => {
    const found = sanctions.find(({ when }) => when.zh.includes(zh))
    return [found?.yuan ?? (found ? found.what.zh : null), found?.basis]
  }
const ground =
  (code: keyof RulePack['grounds']): Read =>
  ({ grounds }) => [grounds[code]?.validity, grounds[code]?.basis[0]]
const mode: Read = ({ consent }) => [[consent.mode, consent.paper], consent.modeBasis]
const days = (n: number) => ({ n, unit: 'workingDay' })
const group =
  (n: number): Read =>
  ({ fire }) => {
    const found = fire.limits?.find((limit) => limit.kind === 'spacesPerGroup' && limit.n === n)
    return [found?.levels, found?.basis]
  }

const places: readonly (readonly [
  pack: string,
  what: string,
  read: Read,
  value: unknown,
  force: Basis['force'],
  from: string,
  article?: string,
])[] = [
  ['chongqing-2023', 'an agreement', mode, ['AGREEMENT', 'agreement'], 'L', source.cq],
  ['chongqing-2023', 'five working days', clock('propertyReply'), days(5), 'L', source.cq],
  ['chongqing-2023', 'the agreement in five working days', duty('签订建设约定书'), days(5), 'L', source.cq],
  ['chongqing-2023', 'the street verifies and coordinates', duty('核实并协调'), 'said', 'L', source.cq],
  ['chongqing-2023', 'when the power may be cut', duty('停止供电'), 'said', 'L', source.cq2],
  ['changzhou-2023', 'three days at a public transformer', clock('propertyReply', 0), days(3), 'L', source.cz1],
  ['changzhou-2023', 'seven days at a private one', clock('propertyReply'), days(7), 'L', source.cz1],
  ['changzhou-2023', 'written reasons in seven days', clock('writtenReasons'), days(7), 'L', source.cz1],
  ['changzhou-2023', 'a load of 80 %', ({ capacity }) => [capacity.loadLimit, capacity.loadLimitBasis], 0.8, 'L', source.cz2],
  [
    'changzhou-2023',
    'capacity above it alone',
    ({ grounds }) => [grounds.NO_CAPACITY_PUBLIC?.onlyIf?.loadAbove, grounds.NO_CAPACITY_PUBLIC?.onlyIf?.basis],
    0.8,
    'L',
    source.cz2,
  ],
  ['changzhou-2023', 'load data published', duty('负载数据'), 'said', 'L', source.cz1],
  ['changzhou-2023', 'no management fee', duty('不得收取管理费'), 'said', 'L', source.cz1],
  ['changzhou-2023', 'the tariff', ({ costs }) => [costs[0]?.payer.zh, costs[0]?.basis], '申请的业主', 'L', source.cz2],
  ['changzhou-2023', 'the rating of companies', fine('物业不配合'), '纳入物业考评和检查', 'L', source.cz1],
  ['guangzhou-2024', 'a notification', mode, ['NOTIFY', 'notification'], 'L', source.gz, '9'],
  [
    'guangzhou-2024',
    'its first day',
    ({ inForceFromKnown }) => [inForceFromKnown?.as, inForceFromKnown?.basis],
    '2024-05-01',
    'L',
    source.gz,
  ],
  ['guangzhou-2024', 'no obstruction, stops only for safety', duty('不得阻碍安装'), 'said', 'L', source.gz, '7'],
  [
    'guangzhou-2024',
    'the grid upgrades its transformers',
    ({ costs }) => [costs[0]?.payer.zh, costs[0]?.basis],
    '供电企业',
    'L',
    source.gz2,
    '8',
  ],
  [
    'guangzhou-2024',
    'owners of transformers upgrade theirs',
    ({ costs }) => [costs[1]?.payer.zh, costs[1]?.basis],
    '变压器的产权人',
    'L',
    source.gz2,
    '8',
  ],
  ['guangzhou-2024', 'fire disputes', duty('第三方检测'), 'said', 'L', source.gz, '9'],
  ['guangzhou-2024', 'the hotlines answer', duty('受理投诉举报'), 'said', 'L', source.gz, '10'],
  ['guangzhou-2024', '3,000 to 30,000 yuan', fine('阻碍安装'), { from: 3000, to: 30000 }, 'L', source.gz3],
  ['guangzhou-2024', '50,000 to 150,000 yuan', fine('不当利益'), { from: 50000, to: 150000 }, 'L', source.gz3],
  ['guangzhou-2024', '20 spaces in a group below', group(20), ['underground', 'highRise'], 'T', source.gd],
  ['guangzhou-2024', '50 spaces elsewhere', group(50), ['ground', 'semiUnderground'], 'T', source.gd],
  ['shandong-2020', 'a registration', mode, ['REGISTRATION', 'registration'], 'L', source.sd20],
  [
    'shandong-2020',
    'who issues without a company',
    ({ consent }) => [consent.issuers, consent.issuersBasis],
    ['propertyCompany', 'ownersCommittee', 'community'],
    'L',
    source.sd20,
  ],
  ['shandong-2020', 'written reasons', duty('书面说明理由'), 'said', 'L', source.sd19],
  [
    'shandong-2020',
    'correction, then the credit record',
    fine('没有书面理由'),
    '由住房城乡建设部门责令改正；不改的记入信用记录',
    'L',
    source.sd19,
  ],
  ['shandong-2020', 'survey in three days, of Zibo', clock('gridSurvey'), days(3), 'D', source.zb],
  ['shandong-2020', 'plan in two days, of Zibo', clock('supplyPlan'), days(2), 'D', source.zb],
  ['shandong-2020', 'meter in two days, of Zibo', clock('meter'), days(2), 'D', source.zb],
  ['beijing-2022', 'a lease of a year', ({ consent }) => [consent.lease?.months, consent.lease?.basis], 12, 'L', source.bj22],
  ['beijing-2022', 'support where capacity fits', duty('应当支持安装'), 'said', 'L', source.bj22],
  ['beijing-2022', 'help without a company', duty('协助办理'), 'said', 'L', source.bj22],
  ['beijing-2022', 'upkeep and removal', duty('移走或一并转让'), 'said', 'L', source.bj22],
  ['beijing-2022', 'a contact, drawings, the meter, no fee', duty('明确联系人'), 'said', 'L', source.bj238],
  [
    'beijing-2022',
    'one point from firm and manager',
    fine('物业不配合'),
    '区住建（房管）部门责令改正，企业和项目负责人各扣1分，并予曝光',
    'L',
    source.bj238,
  ],
  ['beijing-2022', 'no fee', ground('FEE_OR_DEPOSIT'), 'N', 'L', source.bj238],
  ['beijing-2022', 'seven days of the grid', clock('gridTotal'), days(7), 'P', source.bj7],
  ['xiangyang-2023', 'no paper', mode, ['NONE', 'notNeeded'], 'L', source.xy],
  [
    'xiangyang-2023',
    'end of April 2023',
    ({ inForceFromKnown }) => [inForceFromKnown?.as, inForceFromKnown?.basis],
    '2023-04',
    'L',
    source.xy,
  ],
  ['california-4745', 'sixty days', clock('propertyReply'), { n: 60, unit: 'calendarDay' }, 'S', source.ca, '4745'],
  [
    'california-4745',
    'silence approves',
    ({ consent }) => [consent.silence.policy, consent.silence.base?.basis],
    'DEEMED',
    'S',
    source.ca,
    '4745',
  ],
  [
    'california-4745',
    'a request for information stops the clock',
    ({ consent, clocks }) => [clocks.propertyReply?.pausable, consent.informationRequest?.basis],
    true,
    'S',
    source.ca,
    '4745',
  ],
  ['california-4745', 'only reasonable restrictions', ground('FEE_OR_DEPOSIT'), 'N', 'S', source.ca, '4745'],
  ['california-4745', 'other ways before a suit', duty('替代性纠纷解决'), 'said', 'S', source.ca, '4745'],
]

const statements = places.map(([id, what, read, value, force, from, article]) => ({
  id,
  what,
  read,
  value,
  force,
  from,
  article,
}))

test.each(statements)('$id: $what', ({ id, read, value, force, from, article }) => {
  const [found, basis] = read(packNamed(id))
  expect(found).toEqual(value)
  expect([basis?.force, basis?.source, basis?.mark, basis?.article]).toEqual([force, from, 'read', article])
})

describe('what is not known of a place is said to be unknown, and no number stands for it as law', () => {
  test.each([
    ['chongqing-2023', ['街道协调的天数', '发布年份', '物业逾期不签的后果']],
    ['changzhou-2023', ['损耗和运维费用的上限', '文号和条文号']],
    ['guangzhou-2024', ['热线的答复时间', '物业接到告知后的期限', '第五条至第七条的全文']],
    ['shandong-2020', ['物业的答复天数', '供电各步天数的省级依据', '施行日期']],
    ['beijing-2022', ['物业的答复天数', '停车单位能不能出证', '施行日期']],
    ['xiangyang-2023', ['取消证明以后各步的天数', '文号、条文号和施行的确切日期']],
    ['california-4745', ['节假日', '消防核查', '变压器容量规则', '施行日期']],
    ['zhuzhou-draft', ['罚则', '逾期视为同意']],
  ])('%s', (id, gaps) => {
    expect(packNamed(id).unknown.map(({ about }) => about.zh)).toEqual(expect.arrayContaining(gaps))
  })

  test('where no number of days was read for the company, the one that runs binds nobody', () => {
    for (const id of ['shandong-2020', 'beijing-2022', 'guangzhou-2024', 'xiangyang-2023', 'zhuzhou-2022']) {
      expect([id, packNamed(id).clocks.propertyReply?.basis.force]).toEqual([id, 'D'])
    }
  })

  test('the draft of Zhuzhou binds nobody, and every number that it has from elsewhere says from where', () => {
    const draft = packNamed('zhuzhou-draft')
    const own = Object.values(draft.clocks).filter((rule) => rule?.basis.document.zh.includes('草案'))
    expect(own.length).toBeGreaterThan(5)
    expect(own.filter((rule) => rule?.basis.force !== 'D')).toEqual([])
    expect(draft.clocks.substituteReply?.basis.modelledOn).toBeUndefined()
    expect(
      [draft.clocks.propertyReply, draft.clocks.capacity, draft.clocks.gridSurvey].map((rule) => rule?.basis.modelledOn?.zh),
    ).toEqual(['重庆：自用充电桩政策问答', '成都：成住建发〔2022〕132号', '淄博：2023年流程'])
  })

  test('every pack in the box that stands for a place names something that it does not know', () => {
    for (const pack of packs.values()) expect([pack.id, pack.unknown.length > 0]).toEqual([pack.id, true])
  })
})
