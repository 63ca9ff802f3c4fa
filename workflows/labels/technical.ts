import type { EventOf } from '../case/events/events.ts'
import type { Facts } from '../case/facts.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'
import type { RefusalWords } from './refusals.ts'

/** The events of the checks beside their findings. */
export const technicalEventLabels = {
  'fire.withdrawFinding': { zh: '撤回消防核查结论', en: 'Take the fire finding back' },
  'grid.withdrawFinding': { zh: '撤回容量结论', en: 'Take the finding on capacity back' },
  'centre.withdrawFinding': { zh: '撤销有误的核查结论', en: 'Strike a wrong finding out' },
  'grid.returnIntake': { zh: '退回报装申请', en: 'Return the application' },
  'owner.resubmitIntake': { zh: '补齐后重新报装', en: 'Hand the application in again' },
  'owner.reportGridStep': { zh: '登记供电公司已办的环节（附截图）', en: 'Show what the grid company has done' },
  'owner.askForPlan': { zh: '请供电公司另出方案', en: 'Ask for another plan' },
  'fire.accessDenied': { zh: '核查单位登记无法进场', en: 'Fire assessor stood before a locked door' },
  'grid.accessDenied': { zh: '供电公司登记无法进场', en: 'Grid company stood before a locked door' },
  'owner.reportLockedDoor': { zh: '业主报告施工人员进不了场', en: 'Owner reports a locked door at the works' },
  'installer.reportLockedDoor': { zh: '安装单位登记无法进场', en: 'Installer stood before a locked door' },
  'owner.reportDoorOpen': { zh: '业主报告门已打开', en: 'Owner reports that the door is open' },
  'property.openDoor': { zh: '物业已开门配合', en: 'Property company has opened the door' },
  'community.openDoor': { zh: '社区已开门配合', en: 'Community has opened the door' },
  'transformerOwner.openDoor': { zh: '专变产权人已开门配合', en: 'Owner of the transformer has opened the door' },
  'owner.proposeExpert': { zh: '提议检测机构', en: 'Propose who tests' },
  'property.agreeExpert': { zh: '同意检测机构', en: 'Agree to the expert' },
  'property.declineExpert': { zh: '不同意检测机构', en: 'Do not agree to the expert' },
  'centre.nameExpert': { zh: '指定检测机构', en: 'Name who tests' },
  'tester.reportTest': { zh: '检测机构提交检测报告', en: 'Tester hands in its report' },
  'tester.declineTest': { zh: '检测机构说明不能检测', en: 'Tester says that it does not test' },
  'centre.openFurtherCheck': { zh: '请其他单位或个人查看', en: 'Ask somebody else to look' },
  'centre.settleCheck': { zh: '区中心核定其他核查是否妨碍安装', en: 'Centre weighs a no or a silence' },
  'authority.reportCheck': { zh: '主管部门答复查看结果', en: 'Authority answers what it was asked to look at' },
  'transformerOwner.reportCheck': { zh: '专变产权人答复', en: 'Owner of the transformer answers' },
  'spaceOwner.reportCheck': { zh: '车位权利人答复', en: 'Owner of the space answers' },
  'centre.reportCheck': { zh: '中心登记听取邻居意见的结果', en: 'Centre records what the neighbour said' },
} as const satisfies Record<string, Bilingual>

/** Why a finding is taken back. */
export const findingWithdrawalLabels = {
  wrongPlace: { zh: '核查的不是这个位置', en: 'It was about another place' },
  wrongFacts: { zh: '结论与现场不符', en: 'It does not agree with what is there' },
  wrongForm: { zh: '登记有误', en: 'It was recorded wrongly' },
  newFacts: { zh: '情况有了变化', en: 'The facts have changed' },
} satisfies Record<EventOf<'fire.withdrawFinding'>['reason'], Bilingual>

/** Why whoever was to test does not. */
export const testDecliningLabels = {
  notOurField: { zh: '不在我们的检测资质范围', en: 'Not our competence' },
  cannotCome: { zh: '不能到场检测', en: 'We cannot come' },
  notIndependent: { zh: '与一方有利害关系', en: 'We are close to one of the sides' },
} satisfies Record<EventOf<'tester.declineTest'>['reason'], Bilingual>

/** Why the grid returns an application. */
export const intakeReturnLabels = {
  consentPaperMissing: { zh: '缺物业证明', en: 'Consent paper missing' },
  papersMissing: { zh: '缺其他材料', en: 'Other papers missing' },
  applicantDiffers: { zh: '申请人与户主不一致', en: 'Applicant differs from the account' },
  addressDiffers: { zh: '用电地址不一致', en: 'Address differs' },
  arrears: { zh: '原户欠费', en: 'Arrears on the account' },
  portalFault: { zh: '系统原因', en: 'Fault of the portal' },
} satisfies Record<EventOf<'grid.returnIntake'>['reason'], Bilingual>

/** Steps of a grid that takes no part. */
export const claimedStepLabels = {
  intakeAccepted: { zh: '已受理', en: 'Accepted' },
  surveyed: { zh: '已勘查', en: 'Surveyed' },
  planIssued: { zh: '已答复方案', en: 'Plan issued' },
} satisfies Record<EventOf<'owner.reportGridStep'>['step'], Bilingual>

/** What a clock of the checks is for, and what its end does. */
export const technicalClockLabels = {
  furtherCheck: {
    name: { zh: '其他单位或个人查看', en: 'What somebody else looks at' },
    otherwise: {
      expire: {
        zh: '到期没有答复的，记为已问过、未答复，由区中心出具意见',
        en: 'it is recorded as asked and not answered, and the centre’s view decides',
      },
    },
  },
  weighCheck: {
    name: { zh: '核定其他核查', en: 'Weighing of a further check' },
    otherwise: {
      remind: {
        zh: '到期没有核定的，案件仍由区中心办理，并提醒区中心和市住建局',
        en: 'the case stays with the centre, and the centre and the bureau are reminded',
      },
    },
  },
  openDoor: {
    name: { zh: '开门配合', en: 'Opening the door' },
    otherwise: { move: { zh: '到期没有开门的，转区中心协调', en: 'the district centre coordinates' } },
  },
  intakeCompletion: {
    name: { zh: '补齐报装材料', en: 'Completing the returned application' },
    otherwise: {
      move: {
        zh: '到期没有补齐的，本次申请办结，记为“未补齐材料”，之后可以申请恢复办理',
        en: 'the request is closed as “papers not supplied”; reopening can be asked for',
      },
    },
  },
  loadLogger: {
    name: { zh: '负荷记录', en: 'Days of the load logger' },
    otherwise: { move: { zh: '到期由供电公司按记录给出结论', en: 'the grid company reports by what was logged' } },
  },
  agreeExpert: {
    name: { zh: '商定检测机构', en: 'Agreeing on the expert' },
    otherwise: { move: { zh: '到期没有商定的，由区中心指定', en: 'the district centre names one' } },
  },
  nameExpert: {
    name: { zh: '指定检测机构', en: 'Naming the expert' },
    otherwise: { move: { zh: '到期没有指定的，由业主提议的机构检测', en: 'the expert whom the owner proposed tests' } },
  },
} as const satisfies Record<string, ClockWords>

/** What else somebody looks at. */
export const furtherCheckLabels = {
  civilDefence: { zh: '人防', en: 'Civil defence' },
  transformerOwner: { zh: '专变产权人', en: 'Owner of the transformer' },
  spaceOwner: { zh: '车位权利人', en: 'Owner of the space' },
  structure: { zh: '结构和走线', en: 'Structure and route' },
  neighbour: { zh: '相邻业主（听取一次）', en: 'Neighbour, heard once' },
} satisfies Record<EventOf<'centre.openFurtherCheck'>['kind'], Bilingual>

/** What a further check came to. */
export const furtherResultLabels = {
  nothingAgainst: { zh: '没有妨碍', en: 'Nothing against it' },
  standsAgainst: { zh: '有妨碍', en: 'Stands against it' },
} satisfies Record<EventOf<'authority.reportCheck'>['result'], Bilingual>

/** What stands against a pile. */
export const furtherReasonLabels = {
  protectionDamaged: { zh: '影响人防防护', en: 'It would damage the protection' },
  structureCut: { zh: '影响承重结构', en: 'It would cut the structure' },
  noSpareLoad: { zh: '变压器没有余量', en: 'No spare load on the transformer' },
  ownNeed: { zh: '权利人自己要用', en: 'The owner needs it' },
  coOwnersDisagree: { zh: '共有人没有一致同意', en: 'The co-owners disagree' },
  notOwnersToGive: { zh: '权属有争议', en: 'Whose it is, is disputed' },
  routeCrosses: { zh: '走线经过他人部分', en: 'The cable crosses another’s part' },
} satisfies Record<NonNullable<EventOf<'authority.reportCheck'>['because']>, Bilingual>

/** What a further check speaks of. */
export const furtherScopeLabels = {
  space: { zh: '这个车位', en: 'This space' },
  route: { zh: '走线', en: 'The route' },
  garage: { zh: '整个车库', en: 'The whole garage' },
  transformer: { zh: '这台变压器', en: 'This transformer' },
} satisfies Record<EventOf<'authority.reportCheck'>['scope'], Bilingual>

/** The four fire systems of a garage. */
export const fireSystemLabels = {
  alarm: { zh: '火灾自动报警系统', en: 'fire alarm' },
  smokeExhaust: { zh: '排烟设施', en: 'smoke exhaust' },
  sprinkler: { zh: '自动喷水灭火系统', en: 'sprinklers' },
  emergencyLighting: { zh: '消防应急照明和疏散指示', en: 'emergency lighting' },
} satisfies Record<keyof Facts['garage']['systems'], Bilingual>

/** A finding that was taken back while the pile is being built. */
export const recheckLabels = {
  FIRE_RECHECK: { zh: '重新核查消防条件（原结论已撤回）', en: 'New fire check (the finding was taken back)' },
} as const satisfies Record<string, Bilingual>

/** Why the system does not take an event of the checks. */
export const technicalRefusalWords = {
  NOBODY_HAS_THE_KEY: {
    sentence: {
      zh: '系统未受理：这件申请里没有{party}，无法由其开门。',
      en: 'Not accepted: this request has no such party ({party}) that could open the door.',
    },
    todo: { zh: '请填写实际掌握钥匙的一方。', en: 'Name whoever really has the key.' },
  },
  CHECK_UNKNOWN: {
    sentence: {
      zh: '系统未受理：没有等待这一方答复的第{record}项查看。',
      en: 'Not accepted: no further check {record} waits for this party.',
    },
    todo: { zh: '请在页面核对。', en: 'Check the list on the page of the case.' },
  },
  CHECK_ALREADY_MADE: {
    sentence: { zh: '系统未受理：这一项已经问过一次。', en: 'Not accepted: this was asked once already.' },
    todo: { zh: '请按已有的答复继续办理。', en: 'Go on with the answer that is there.' },
  },
  SAME_ASSESSOR: {
    sentence: {
      zh: '系统未受理：结论有异议，应由另一家单位核查。',
      en: 'Not accepted: the finding is contested, so another assessor has to look.',
    },
    todo: {
      zh: '请选择另一家单位；没有的，到期由原单位重新核查。',
      en: 'Choose another body; where there is none, the same office looks again once the days are over.',
    },
  },
  FINDING_AGAINST_REGISTER: {
    sentence: {
      zh: '系统未受理：结论与小区登记资料不一致（{systems}），要附证明材料。',
      en: 'Not accepted: the finding contradicts what the register says of this place ({systems}) and needs a document.',
    },
    todo: {
      zh: '请附以下材料之一：{accepted}；登记资料有误的，也可以先更正登记。',
      en: 'Add one of these: {accepted}; if the register is wrong, it can be corrected first.',
    },
  },
} as const satisfies Record<string, RefusalWords>

/** Why an event of the checks is blocked. Half sentences, read after “not possible now:”. */
export const technicalGuardReasons = {
  checkWaits: { zh: '没有等待这一方答复的查看事项', en: 'no further check waits for this party' },
  centreNamedTester: { zh: '检测机构不是区中心指定的', en: 'the centre did not name the tester' },
  checksAreAwaited: { zh: '没有等待答复的其他核查', en: 'no further check is awaited' },
  checkIsToWeigh: { zh: '没有需要核定的其他核查', en: 'there is nothing to weigh' },
  noCheckIsToWeigh: { zh: '还有其他核查需要核定', en: 'a further check is still to be weighed' },
  checkStands: { zh: '没有不通过的其他核查', en: 'no further check stands against the pile' },
  noCheckStands: { zh: '还有其他核查没有通过', en: 'a further check still stands against the pile' },
  noCheckHolds: { zh: '还有其他核查没有办完', en: 'a further check still holds the pile up' },
  checkMayBeContested: { zh: '对这项核查的一次异议机会已经用过', en: 'the one contest of this check has been used' },
  opinionIsGiven: { zh: '中心还要出具意见', en: 'the centre still owes its view' },
  keyIsWith: { zh: '目前没有等待这一方开门', en: 'nobody waits for this party to open a door' },
  keyHolderIsGone: { zh: '掌握钥匙的一方仍在', en: 'whoever has the key is still there' },
  ownFindingIsValid: { zh: '没有仍然有效的结论', en: 'there is no valid finding' },
  findingIsThere: { zh: '目前没有可以撤回的结论', en: 'there is no finding to take back' },
  findingIsGone: { zh: '结论仍然有效', en: 'the finding stands' },
  nobodyIsCompetent: { zh: '核查单位没有说明不属其职责', en: 'the office has not declined' },
} as const satisfies Record<string, Bilingual>
