import type { PrecheckStanding, PrecheckVerdict } from '../rules/precheck.ts'
import type { Bilingual } from '../rules/schema.ts'

/** What a pre-check comes to. None is a promise. */
export const precheckVerdicts = {
  likely: { zh: '看来可以装，以各单位的答复为准', en: 'Likely yes; the answers of the offices decide' },
  needs: { zh: '可以申请，但要先解决下面列出的事', en: 'Can be asked for, and needs what is listed below' },
  notBefore: { zh: '目前还不行，要等下面列出的事办完', en: 'Not yet: what is listed below comes first' },
  unknown: { zh: '现有资料不够，申请后由各单位核实', en: 'Not enough is known; the offices find out once you file' },
} satisfies Record<PrecheckVerdict, Bilingual>

/** How a reason speaks to the question. */
export const precheckStandings = {
  inFavour: { zh: '有利', en: 'In favour' },
  needs: { zh: '需要解决', en: 'Needed' },
  notBefore: { zh: '要等', en: 'To wait for' },
  unknown: { zh: '不清楚', en: 'Not known' },
} satisfies Record<PrecheckStanding, Bilingual>

/** The reasons of a pre-check. */
export const precheckFrames = {
  owned: { zh: '固定车位，有产权或使用权', en: 'A fixed space, owned or held by right of use' },
  leaseLongEnough: {
    zh: '租期{months}个月，达到{least}个月，和自有车位一样办理',
    en: 'A lease of {months} months reaches the {least} that count like ownership',
  },
  leaseTooShort: {
    zh: '租期{months}个月，不到{least}个月：先续租',
    en: 'A lease of {months} months is shorter than the {least} that count: extend it first',
  },
  leaseUnknown: { zh: '租赁车位：还要看租期有多长', en: 'A leased space: it depends on how long the lease runs' },
  leaseNoRule: { zh: '租赁车位：本地没有规定最短租期', en: 'A leased space: no shortest lease is set here' },
  spaceUnknown: {
    zh: '没有指明车位，车位本身的情况没有看',
    en: 'No space was named, so nothing about the space itself was looked at',
  },
  civilDefence: {
    zh: '人防车位：不损坏防护结构的可以装，由主管部门看过',
    en: 'A civil defence space: possible without damage to the protection, once its authority has looked',
  },
  mechanical: {
    zh: '机械车位：不能装在钢架上；实际是平面的另当别论',
    en: 'A mechanical space: not on the steel frame; one that is flat in fact is another matter',
  },
  noWall: {
    zh: '旁边没有墙和柱：用立柱式安装',
    en: 'No wall or pillar beside it: a floor-standing post is used',
  },
  noFireCheck: { zh: '这类车库不需要消防核查', en: 'This kind of garage needs no fire check' },
  firePassed: { zh: '消防已有结论，{until}前有效：可以', en: 'A fire finding is valid until {until}: passed' },
  fireGaps: {
    zh: '消防已有结论，{until}前有效：有缺项，补齐后通电',
    en: 'A fire finding is valid until {until}: gaps to put right before energising',
  },
  fireStopped: {
    zh: '消防已有结论，{until}前有效：要先改造',
    en: 'A fire finding is valid until {until}: a retrofit comes first',
  },
  systemsMissing: {
    zh: '登记的资料里缺{systems}：既有地下、半地下和高层车库缺这些的，先改造再安装',
    en: 'On record, {systems} is missing: an existing underground or high-rise garage is retrofitted first',
  },
  systemsThere: {
    zh: '四项消防设施登记为齐全，申请后由消防核查确认',
    en: 'All four fire systems are on record; the fire check confirms it once you file',
  },
  systemsUnknown: { zh: '{systems}有没有，登记里没有', en: 'Whether there is {systems} is not on record' },
  noTransformer: { zh: '接哪台变压器，登记里没有', en: 'The transformer of this place is not on record' },
  privateTransformer: {
    zh: '用户自有变压器：增容由产权人办理，供电企业可能要求单独取电',
    en: 'A user-owned transformer: its owner upgrades it; the grid may ask for a feed of its own',
  },
  order: {
    zh: '主管部门有命令（{number}），解除以前不能装',
    en: 'An order of an authority ({number}) is in force: not before it is lifted',
  },
  matter: {
    zh: '正在办理：{matter}，下次报告不晚于{on}',
    en: 'Under way: {matter}; the next report is due by {on}',
  },
  noIssuer: {
    zh: '还没有明确由谁出证，由区中心指定',
    en: 'Who issues the paper is not known; the district centre names the issuer',
  },
  issuer: { zh: '{mode}，由{issuer}办理', en: '{mode}; handled by the {issuer}' },
  consideredFrom: {
    zh: '物业自{on}起才须受理；现在申请的，答复时间从那一天起算',
    en: 'The company has to consider it only from {on} on; filed now, the time to answer counts from that day',
  },
  consideredUnknown: {
    zh: '登记里没有{list}：物业从哪一天起须受理还不能确定，最晚自{on}起',
    en: 'Not on record: {list}. So it is open from which day the company has to consider it; from {on} on at the latest',
  },
  partUnknown: {
    zh: '这里的规定按桩装在哪里而不同。{doing}{list}',
    en: 'The rules differ here by where the pile stands. {doing} {list}',
  },
  partMode: { zh: '{list}的，{mode}', en: '{list}: {mode}' },
  noPaper: { zh: '本地不需要物业出证', en: 'No paper of the property company is needed here' },
  earlierNone: { zh: '这个车库以前没有人申请过', en: 'Nobody has asked here before' },
  earlier: {
    zh: '这个车库以前有{filed}件申请：{energised}件已通电，{open}件在办，{ended}件未装成',
    en: 'Earlier requests here: {filed}; {energised} energised, {open} open, {ended} ended without a pile',
  },
  pleaded: {
    zh: '物业提出过的理由：{grounds}',
    en: 'Grounds that were pleaded here: {grounds}',
  },
} satisfies Record<string, Bilingual>

/** The four fire systems. */
export const fireSystemLabels = {
  alarm: { zh: '火灾自动报警', en: 'fire alarm' },
  smokeExhaust: { zh: '排烟', en: 'smoke exhaust' },
  sprinkler: { zh: '自动喷水灭火', en: 'sprinklers' },
  emergencyLighting: { zh: '消防应急照明和疏散指示', en: 'emergency lighting' },
} satisfies Record<string, Bilingual>
