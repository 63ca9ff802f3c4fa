import type { serviceOutcomes } from '../case/context.ts'
import type { EventOf } from '../case/events/events.ts'
import type {
  ComplaintKind,
  dismantleReasons,
  FirstFinding,
  HazardKind,
  HearingResult,
  NeighbourTie,
  Opening,
} from '../case/events/service.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'
import type { RefusalWords } from './refusals.ts'

/** The stages of what happens to a pile in service. */
export const serviceStageLabels = {
  firstFinding: { zh: '首次认定', en: 'First finding of the centre' },
  hearing: { zh: '听取邻居意见', en: 'Neighbour being heard' },
  rerouting: { zh: '另选路线', en: 'Better route named' },
  hazardReported: { zh: '隐患核实', en: 'Hazard reported' },
  suspended: { zh: '充电桩暂停使用', en: 'Pile out of service' },
  pileTransfer: { zh: '充电桩随车位转让', en: 'Pile handed over with the space' },
  dismantling: { zh: '拆除充电桩', en: 'Pile being taken down' },
  pileDisputed: { zh: '充电桩争议', en: 'Dispute about the pile' },
} as const satisfies Record<string, Bilingual>

/** What the holder of each must do. */
export const serviceDuties = {
  firstFinding: {
    zh: '作出首次认定（认定之前双方都不得拆除或断电，紧急隐患除外）',
    en: 'say what it is about (until then neither side removes or cuts, hazards excepted)',
  },
  hearing: {
    zh: '听取邻居意见并登记结果（期间不断电）',
    en: 'hear the neighbour once and record the result (the power stays on)',
  },
  rerouting: { zh: '答复是否采用邻居提出的路线', en: 'say whether the better route is taken' },
  hazardReported: {
    zh: '核实隐患（消防核查单位也可以核实）：出具文件暂停使用，或认定没有隐患',
    en: 'look at the hazard, as the fire assessor may too: take the pile out of service with a document, or find none',
  },
  pileTransfer: { zh: '把转让码交给受让人，由受让人加入', en: 'hand the code to the successor, who joins with it' },
  dismantling: { zh: '拆除充电桩并附照片报告', en: 'take the pile down and report it with a photo' },
  pileDisputed: {
    zh: '选择下一步：再申请协调或调解、自行和解、拆除，或维持现状',
    en: 'choose what follows: coordination or mediation again, a settlement, taking it down, or leaving it as it is',
  },
} as const satisfies Record<string, Bilingual>

/** What the holder of a suspended pile must do, by step. */
export const suspendedDuties = {
  remedying: { zh: '维修并提交有资质单位的报告', en: 'repair the pile and show a qualified report' },
  rechecking: {
    zh: '复查维修结果（消防核查单位也可以复查；没有复查不会自动恢复用电）',
    en: 'look at the repair, as the fire assessor may too (the pile is never switched on by itself)',
  },
} as const satisfies Record<string, Bilingual>

/** The clocks of a pile in service. */
export const serviceClockLabels = {
  firstFinding: {
    name: { zh: '首次认定', en: 'First finding' },
    otherwise: {
      remind: {
        zh: '到期没有认定的，列入区中心和市住建局的清单，双方仍不得拆除或断电',
        en: 'it is listed to the centre and the bureau, and still neither side removes or cuts',
      },
    },
  },
  neighbourHearing: {
    name: { zh: '听取邻居意见', en: 'Hearing the neighbour' },
    otherwise: { move: { zh: '到期没有听取的，转市住建局办理', en: 'the case goes to the city housing bureau' } },
  },
  routeAnswer: {
    name: { zh: '答复另选路线', en: 'Answer about the route' },
    otherwise: { move: { zh: '到期没有答复的，维持原路线', en: 'the route stays as it is' } },
  },
  hazardCheck: {
    name: { zh: '核实隐患', en: 'Looking at the hazard' },
    otherwise: {
      remind: {
        zh: '到期没有核实的，充电桩照常使用，并提醒区中心和市住建局',
        en: 'the pile stays in service, and the centre and the bureau are reminded',
      },
    },
  },
  pileRepair: {
    name: { zh: '维修充电桩', en: 'Repair of the pile' },
    otherwise: { remind: { zh: '到期没有维修的，继续暂停使用', en: 'the pile stays out of service' } },
  },
  pileRecheck: {
    name: { zh: '复查维修', en: 'Looking at the repair' },
    otherwise: {
      remind: {
        zh: '到期没有复查的，不会自动恢复用电，并提醒区中心和市住建局',
        en: 'the pile is not switched on by itself, and the centre and the bureau are reminded',
      },
    },
  },
  dismantle: {
    name: { zh: '拆除充电桩', en: 'Taking the pile down' },
    otherwise: { remind: { zh: '到期没有拆除的，由业主继续处理', en: 'it stays with the owner' } },
  },
} as const satisfies Record<string, ClockWords>

/** The events of a pile in service. */
export const serviceEventLabels = {
  'owner.reportBuilt': { zh: '报告未获答复已经建桩', en: 'Report a pile built without an answer' },
  'owner.reportRemoved': { zh: '报告充电桩被拆除或断电', en: 'Report a pile removed or cut off' },
  'owner.reportAct': { zh: '业主报告已拆除或断电', en: 'Owner reports having removed or cut' },
  'property.reportAct': { zh: '物业报告已拆除或断电', en: 'Property company reports having removed or cut' },
  'centre.giveFirstFinding': { zh: '作出首次认定', en: 'Give the first finding' },
  'centre.recordComplaint': { zh: '中心登记邻居意见', en: 'Centre records a neighbour’s complaint' },
  'community.recordComplaint': { zh: '社区登记邻居意见', en: 'Community records a neighbour’s complaint' },
  'property.recordComplaint': { zh: '物业登记邻居意见', en: 'Property company records a neighbour’s complaint' },
  'centre.recordHearing': { zh: '登记听取邻居意见的结果', en: 'Record the hearing of the neighbour' },
  'owner.acceptRoute': { zh: '采用邻居提出的路线', en: 'Take the better route' },
  'owner.keepRoute': { zh: '维持原路线', en: 'Keep the route' },
  'owner.reportHazard': { zh: '业主报告隐患', en: 'Owner reports a hazard' },
  'property.reportHazard': { zh: '物业报告隐患', en: 'Property company reports a hazard' },
  'community.reportHazard': { zh: '社区报告隐患', en: 'Community reports a hazard' },
  'fire.reportHazard': { zh: '消防核查单位报告隐患', en: 'Fire assessor reports a hazard' },
  'grid.reportHazard': { zh: '供电公司报告隐患', en: 'Grid company reports a hazard' },
  'centre.reportHazard': { zh: '中心报告隐患', en: 'Centre reports a hazard' },
  'fire.suspendPile': { zh: '消防核查单位要求暂停使用', en: 'Fire assessor takes the pile out of service' },
  'authority.suspendPile': { zh: '主管部门要求暂停使用', en: 'Authority takes the pile out of service' },
  'fire.dismissHazard': { zh: '消防核查单位认定没有隐患', en: 'Fire assessor finds no hazard' },
  'authority.dismissHazard': { zh: '主管部门认定没有隐患', en: 'Authority finds no hazard' },
  'owner.reportRepair': { zh: '报告已维修', en: 'Report the repair' },
  'fire.resumePile': { zh: '消防核查单位同意恢复使用', en: 'Fire assessor lets the pile on again' },
  'authority.resumePile': { zh: '主管部门同意恢复使用', en: 'Authority lets the pile on again' },
  'fire.keepSuspended': { zh: '消防核查单位认为没有修好', en: 'Fire assessor does not find it repaired' },
  'authority.keepSuspended': { zh: '主管部门认为没有修好', en: 'Authority does not find it repaired' },
  'owner.reportPileSettled': { zh: '报告争议已自行和解', en: 'Report the dispute as settled' },
  'owner.leavePileDispute': { zh: '维持现状，不再争议', en: 'Leave it as it is' },
  'owner.transferPile': { zh: '充电桩随车位转让', en: 'Hand the pile over with the space' },
  'owner.dismantlePile': { zh: '拆除充电桩', en: 'Take the pile down' },
  'owner.reportDismantled': { zh: '报告已拆除', en: 'Report it as taken down' },
  'owner.keepPile': { zh: '不拆了，保留充电桩', en: 'Keep the pile after all' },
} as const satisfies Record<string, Bilingual>

/** What may be wrong with a pile. */
const hazardLabels = {
  smoke: { zh: '冒烟', en: 'Smoke' },
  fire: { zh: '起火', en: 'Fire' },
  heat: { zh: '过热', en: 'Heat' },
  leakage: { zh: '漏电', en: 'Leaking current' },
  exposedWire: { zh: '电线裸露', en: 'Exposed wire' },
  damage: { zh: '设备损坏', en: 'Damaged pile' },
  flooding: { zh: '进水', en: 'Flooding' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<HazardKind, Bilingual>

/** What a neighbour complains of. */
const complaintLabels = {
  route: { zh: '走线经过自己的部位', en: 'Cable over the own part' },
  noise: { zh: '噪声', en: 'Noise' },
  access: { zh: '影响通行', en: 'Access' },
  safety: { zh: '担心安全', en: 'Safety' },
  appearance: { zh: '影响美观', en: 'Appearance' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<ComplaintKind, Bilingual>

/** How somebody is a neighbour of a pile. */
const neighbourLabels = {
  cableCrosses: { zh: '走线经过其部位', en: 'The cable runs over the own part' },
  besideTheSpace: { zh: '车位相邻', en: 'Own space beside it' },
  sameGarage: { zh: '同一车库', en: 'Same garage' },
  none: { zh: '不是邻居', en: 'No neighbour' },
} satisfies Record<NeighbourTie, Bilingual>

/** What the centre finds first. */
const firstFindingLabels = {
  mayStay: { zh: '可以维持现状', en: 'May stay as it is' },
  disputed: { zh: '有争议，由中心协调', en: 'Disputed: the centre coordinates' },
  unfounded: { zh: '情况不属实', en: 'Not as reported' },
} satisfies Record<FirstFinding, Bilingual>

/** What comes of hearing a neighbour. */
const hearingResultLabels = {
  tolerated: { zh: '已听取，应当容忍', en: 'Heard; to be tolerated' },
  betterRoute: { zh: '提出了更好的路线', en: 'A better route was named' },
  hazard: { zh: '发现隐患', en: 'A hazard was found' },
} satisfies Record<HearingResult, Bilingual>

/** Why a pile is taken down. */
const dismantleLabels = {
  moved: { zh: '搬家', en: 'Moving' },
  carSold: { zh: '不再用电动车', en: 'No electric car any more' },
  spaceGiven: { zh: '车位交回或出让', en: 'Space given up' },
  replaced: { zh: '更换设备', en: 'Replaced' },
  settled: { zh: '按和解或调解拆除', en: 'Under a settlement' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<(typeof dismantleReasons)[number], Bilingual>

const actLabels = {
  removed: { zh: '拆除', en: 'Removed' },
  cut: { zh: '断电', en: 'Cut off' },
} satisfies Record<EventOf<'property.reportAct'>['act'], Bilingual>

/** What an operation case is about. */
export const openingLabels = {
  built: { zh: '未获答复已建', en: 'Built without an answer' },
  removed: { zh: '被拆除或断电', en: 'Removed or cut off' },
  complaint: { zh: '邻居意见', en: 'Complaint of a neighbour' },
  hazard: { zh: '隐患', en: 'Hazard' },
  transfer: { zh: '随车位转让', en: 'Handed over with the space' },
  dismantling: { zh: '拆除', en: 'Taken down' },
} satisfies Record<Opening, Bilingual>

/** The states of a pile. */
export const pileStateLabels = {
  inUse: { zh: '使用中', en: 'In use' },
  suspended: { zh: '暂停使用', en: 'Out of service' },
  removed: { zh: '已拆除', en: 'Removed' },
} satisfies Record<'inUse' | 'suspended' | 'removed', Bilingual>

/** How an operation case ended. */
export const serviceOutcomeLabels = {
  resumed: { zh: '已恢复使用', en: 'Back in service' },
  dismantled: { zh: '已拆除', en: 'Taken down' },
  transferred: { zh: '已随车位转让', en: 'Handed over' },
  tolerated: { zh: '维持现状', en: 'Stays as it is' },
  settled: { zh: '争议已解决', en: 'Settled' },
  unsettled: { zh: '争议未解决', en: 'Not settled' },
  unfounded: { zh: '情况不属实', en: 'Not as reported' },
  kept: { zh: '保留充电桩', en: 'Kept by its owner' },
} satisfies Record<(typeof serviceOutcomes)[number], Bilingual>

/** The listed values of the events, by event and field. */
export const serviceValueTables: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  act: actLabels,
  hazard: hazardLabels,
  neighbour: neighbourLabels,
  ...Object.fromEntries(
    ['owner', 'property', 'community', 'fire', 'grid', 'centre'].map((party) => [`${party}.reportHazard kind`, hazardLabels]),
  ),
  ...Object.fromEntries(['property', 'community', 'centre'].map((party) => [`${party}.recordComplaint kind`, complaintLabels])),
  'centre.giveFirstFinding result': firstFindingLabels,
  'centre.recordHearing result': hearingResultLabels,
  'owner.dismantlePile reason': dismantleLabels,
}

/** Why an event on a pile is blocked. Half sentences, read after “not possible now:”. */
export const serviceGuardReasons = {
  pileIsNamed: {
    zh: '这一步针对已有的充电桩，请另开一件充电桩事项',
    en: 'this is about a pile that is there: open a case on the pile',
  },
  findingIsOwed: { zh: '目前没有等待首次认定的报告', en: 'no report waits for a first finding' },
  suspensionStands: { zh: '充电桩没有被暂停使用', en: 'the pile is not out of service' },
} as const satisfies Record<string, Bilingual>

/** Why no case is opened on a pile. */
export const serviceRefusalWords = {
  HELD_BY_ORDER: {
    sentence: {
      zh: '系统未受理：主管部门对小区的要求（{record}）还没有解除，现在不能接电。',
      en: 'Not accepted: the order against the compound ({record}) is not lifted, so nothing is switched on now.',
    },
    todo: {
      zh: '由谁负责、怎样解除、何时前可以申诉，见申请页面。',
      en: 'The page of the case says who holds it, what lifts it, and until when it can be appealed.',
    },
  },
  PILE_IS_REMOVED: {
    sentence: { zh: '系统未受理：这台充电桩已经拆除。', en: 'Not accepted: this pile was taken down.' },
    todo: { zh: '要重新装桩的，请提交新的申请。', en: 'To build again, file a new request.' },
  },
  PILE_CASE_OPEN: {
    sentence: {
      zh: '系统未受理：这台充电桩已有一件同类事项正在办理。',
      en: 'Not accepted: a case of this kind is open on the pile already.',
    },
    todo: { zh: '请在正在办理的事项里补充。', en: 'Add to the case that is open.' },
  },
  NOT_A_NEIGHBOUR: {
    sentence: {
      zh: '系统未受理：提意见的人不是这台充电桩的邻居，不作为邻居意见听取。',
      en: 'Not accepted: who complains is no neighbour of this pile, and is not heard as one.',
    },
    todo: {
      zh: '发现隐患的，任何一方都可以报告隐患；其他问题可以拨打12345。',
      en: 'A hazard can be reported by any party; other questions go to 12345.',
    },
  },
  NEIGHBOUR_ALREADY_HEARD: {
    sentence: {
      zh: '系统未受理：同样的邻居意见已经听取过一次。',
      en: 'Not accepted: a neighbour was heard about this before, and is heard once.',
    },
    todo: {
      zh: '发现隐患的，请报告隐患；对走线有争议的，可以走其他途径。',
      en: 'Report a hazard if there is one; other roads stay open about the route.',
    },
  },
} as const satisfies Record<string, RefusalWords>

/** What ended an operation case: the reasons that the chart writes beside the outcome. */
export const serviceClosingLabels: Readonly<Record<string, Bilingual>> = {
  mayStay: { zh: '中心认定可以维持现状', en: 'The centre found that it may stay' },
  unfounded: { zh: '中心认定情况不属实', en: 'The centre found it not as reported' },
  neighbourHeard: { zh: '已听取邻居意见', en: 'The neighbour was heard' },
  betterRoute: { zh: '采用了更好的路线', en: 'The better route was taken' },
  noHazard: { zh: '核实没有隐患', en: 'No hazard was found' },
  repaired: { zh: '维修并复查合格', en: 'Repaired and looked at again' },
  joined: { zh: '受让人已加入', en: 'The successor has joined' },
  transferEnded: { zh: '转让没有进行', en: 'The transfer did not take place' },
  takenDown: { zh: '业主已拆除', en: 'Taken down by its owner' },
  keptAfterAll: { zh: '业主决定保留', en: 'The owner kept it' },
  betweenTheSides: { zh: '双方自行和解', en: 'Settled between the sides' },
  leftAsItIs: { zh: '维持现状，没有解决', en: 'Left as it is' },
  dispute: { zh: '经协调或调解解决', en: 'Settled in coordination or mediation' },
}
