import type { EventOf } from '../case/events/events.ts'
import type { breaches, delayReasons, paperHolderKinds } from '../case/events/works.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'
import type { RefusalWords } from './refusals.ts'

/** The clocks of the works. */
export const worksClockLabels = {
  buildDelay: {
    name: { zh: '迟迟未建', en: 'Approved, not built' },
    otherwise: {
      remind: {
        zh: '到期仍没有建的，申请继续有效，系统会问原因，并列为“已批未建”',
        en: 'the request stays open, the reason is asked for, and it is listed as approved and not built',
      },
    },
  },
  agentForward: {
    name: { zh: '交出材料', en: 'Handing the papers in' },
    otherwise: {
      move: {
        zh: '到期没有交出的，案件回到业主名下，天数记在持有人名下',
        en: 'the case goes back to the owner, and the days stay in the account of whoever held the papers',
      },
    },
  },
  paperAnew: {
    name: { zh: '重新出具盖章材料', en: 'A true paper' },
    otherwise: {
      move: {
        zh: '到期没有出具的，转区中心协调，其间不施工、不通电',
        en: 'the district centre coordinates; nothing is built or switched on meanwhile',
      },
    },
  },
  clearObstruction: {
    name: { zh: '排除施工障碍', en: 'Clearing the obstruction' },
    otherwise: { move: { zh: '到期没有排除的，转区中心协调', en: 'the district centre coordinates' } },
  },
  stopConfirm: {
    name: { zh: '停工核实', en: 'Confirming the stop of the works' },
    otherwise: { move: { zh: '到期没有主管部门确认的，可以继续施工', en: 'the works go on' } },
  },
  stopRecheck: {
    name: { zh: '停工复查', en: 'Looking at the stopped works again' },
    otherwise: {
      remind: {
        zh: '到期没有复查的，停工不会自动解除，并提醒区中心和市住建局',
        en: 'the stop is not lifted by itself, and the centre and the bureau are reminded',
      },
    },
  },
  clearing: {
    name: { zh: '通电前待办事项', en: 'What comes before energising' },
    otherwise: {
      remind: {
        zh: '到期没有办完的，仍不能通电，并提醒区中心',
        en: 'the pile is still not energised, and the centre is reminded',
      },
    },
  },
  conditionCheck: {
    name: { zh: '查看条件是否完成', en: 'Looking at a fulfilled condition' },
    otherwise: { expire: { zh: '到期没有查看的，按已完成对待', en: 'it counts as fulfilled' } },
  },
  gapCheck: {
    name: { zh: '通电前查看缺项', en: 'Looking at a gap before energising' },
    otherwise: {
      remind: {
        zh: '到期没有查看的，仍不能通电，区中心可以代为查看',
        en: 'the pile is still not energised, and the centre may look instead',
      },
    },
  },
} as const satisfies Record<string, ClockWords>

/** The events of the works. */
export const worksEventLabels = {
  'owner.explainDelay': { zh: '说明为什么还没有建', en: 'Say why it is not built yet' },
  'owner.reportAgentHolds': { zh: '报告材料在别人手中', en: 'Report who holds the papers' },
  'owner.receivePapers': { zh: '已收回材料', en: 'Have the papers back' },
  'owner.dismissAgent': { zh: '解除委托，自己办理', en: 'Dismiss whoever holds the papers' },
  'owner.reportStopRemedied': { zh: '报告停工问题已整改', en: 'Report the breach as put right' },
  'installer.forwardPapers': { zh: '交出材料', en: 'Hand the papers in' },
  'owner.reportObstructionOver': { zh: '业主报告施工障碍已经消除', en: 'Obstruction is over' },
  'property.clearObstruction': { zh: '已排除施工障碍', en: 'Clear the obstruction' },
  'property.declinePaperAnew': { zh: '物业不重新出具盖章材料', en: 'Property company issues no paper anew' },
  'property.stopWork': { zh: '要求停工', en: 'Stop the works' },
  'authority.confirmStop': { zh: '确认停工', en: 'Confirm the stop' },
  'authority.dismissStop': { zh: '不确认停工', en: 'Do not confirm the stop' },
  'authority.liftStop': { zh: '解除停工', en: 'Lift the stop' },
  'owner.dischargeObligation': { zh: '业主报告条件已完成', en: 'Owner reports a condition as fulfilled' },
  'property.dischargeObligation': { zh: '物业报告事项已完成', en: 'Property company reports it as done' },
  'grid.dischargeObligation': { zh: '供电公司报告条件已完成', en: 'Grid company reports a condition as fulfilled' },
  'installer.dischargeObligation': { zh: '安装单位报告条件已完成', en: 'Installer reports a condition as fulfilled' },
  'owner.confirmDischarge': { zh: '业主确认事项已完成', en: 'Owner finds it done' },
  'property.confirmDischarge': { zh: '物业确认条件已完成', en: 'Property company finds it done' },
  'fire.confirmDischarge': { zh: '消防核查单位确认缺项已消除', en: 'Fire assessor finds the gap put right' },
  'authority.confirmDischarge': { zh: '主管部门确认缺项已消除', en: 'Authority finds the gap put right' },
  'centre.confirmDischarge': { zh: '中心确认事项已完成', en: 'Centre finds it done' },
  'owner.refuseDischarge': { zh: '业主认为事项没有完成', en: 'Owner does not find it done' },
  'property.refuseDischarge': { zh: '物业认为条件没有完成', en: 'Property company does not find it done' },
  'fire.refuseDischarge': { zh: '消防核查单位认为缺项没有消除', en: 'Fire assessor does not find the gap put right' },
  'authority.refuseDischarge': { zh: '主管部门认为缺项没有消除', en: 'Authority does not find the gap put right' },
  'centre.refuseDischarge': { zh: '中心认为事项没有完成', en: 'Centre does not find it done' },
} as const satisfies Record<string, Bilingual>

/** Why an approved pile is not built yet. */
export const delayLabels = {
  installerNotFound: { zh: '没有找到安装单位', en: 'No installer found' },
  installerBusy: { zh: '安装单位排不上', en: 'Installer has no time' },
  waitingForEquipment: { zh: '等设备', en: 'Waiting for the equipment' },
  costTooHigh: { zh: '费用太高', en: 'Cost too high' },
  obstructed: { zh: '施工受阻', en: 'Obstructed' },
  papersWithAgent: { zh: '材料在别人手中', en: 'Papers with somebody else' },
  ownerBusy: { zh: '自己没有时间', en: 'No time' },
  carNotDelivered: { zh: '车还没有到', en: 'Car not delivered yet' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<(typeof delayReasons)[number], Bilingual>

/** Breaches for which works may be stopped. */
export const breachLabels = {
  loadBearingCut: { zh: '破坏承重结构', en: 'Load-bearing part cut' },
  fireSystemDamaged: { zh: '损坏消防设施', en: 'Fire system damaged' },
  escapeBlocked: { zh: '堵塞疏散通道', en: 'Escape route blocked' },
  civilDefenceSealed: { zh: '破坏人防密闭部位', en: 'Sealed civil defence part damaged' },
  liveWork: { zh: '带电作业不安全', en: 'Work on live parts' },
  unlicensedInstaller: { zh: '安装单位没有资质', en: 'Installer without licence' },
  uncertifiedEquipment: { zh: '设备没有认证', en: 'Equipment without certificate' },
  otherRouteThanAgreed: { zh: '没有按约定路线走线', en: 'Another route than agreed' },
} satisfies Record<(typeof breaches)[number], Bilingual>

/** Who holds the papers of an owner. */
export const paperHolderLabels = {
  installer: { zh: '安装单位', en: 'Installer' },
  dealer: { zh: '经销商', en: 'Dealer' },
  carFirm: { zh: '车企', en: 'Car firm' },
  relative: { zh: '亲友', en: 'Relative' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<(typeof paperHolderKinds)[number], Bilingual>

/** Why something is not found done. */
export const dischargeRefusalLabels = {
  notDone: { zh: '没有完成', en: 'Not done' },
  partlyDone: { zh: '只完成了一部分', en: 'Done in part' },
  otherThanAgreed: { zh: '与约定不符', en: 'Other than agreed' },
  notShown: { zh: '没有提供证明', en: 'Not shown' },
} satisfies Record<EventOf<'fire.refuseDischarge'>['reason'], Bilingual>

/** Why the system does not take an event of the works. */
export const worksRefusalWords = {
  OBLIGATION_OPEN: {
    sentence: {
      zh: '系统未受理：通电前还有事项没有办完：{conditions}。',
      en: 'Not accepted: something has to be settled before the pile is energised: {conditions}.',
    },
    todo: {
      zh: '请先完成并由指定单位查看，页面列有每一项由谁办、由谁查看。',
      en: 'Have it done and looked at first; the page says who does and who looks at each.',
    },
  },
  OBLIGATION_UNKNOWN: {
    sentence: {
      zh: '系统未受理：这件申请里没有编号为{record}的待办事项，或已经办完。',
      en: 'Not accepted: there is no open obligation {record} on this request, or it is done already.',
    },
    todo: { zh: '请在页面核对事项。', en: 'Check the list on the page of the case.' },
  },
  OBLIGATION_NOT_REPORTED: {
    sentence: {
      zh: '系统未受理：事项{record}还没有报告完成，无从查看。',
      en: 'Not accepted: {record} was not reported as done, so there is nothing to look at.',
    },
    todo: { zh: '请先由负责完成的一方报告并附证明。', en: 'Whoever has to do it reports it first, with proof.' },
  },
  NOT_THE_CHECKER: {
    sentence: {
      zh: '系统未受理：这一项由{party}在通电前查看。',
      en: 'Not accepted: another party looks at this before the pile is energised ({party}).',
    },
    todo: {
      zh: '请由该单位查看；该单位到期没有查看的，区中心可以代为查看。',
      en: 'That party has to look; where its days have passed, the district centre may.',
    },
  },
  BREACH_NOT_CONFIRMED: {
    sentence: {
      zh: '系统未受理：以“{reason}”为由的停工已经没有得到主管部门确认。',
      en: 'Not accepted: an earlier stop of the works for this breach was not confirmed ({reason}).',
    },
    todo: {
      zh: '同一理由不能再次要求停工；有新的问题请写明新的理由并附照片。',
      en: 'The same breach does not stop the works twice; name another one, with a photo, or report it to the authority.',
    },
  },
} as const satisfies Record<string, RefusalWords>

/** Why an event of the works is blocked. Half sentences, read after “not possible now:”. */
export const worksGuardReasons = {
  companyIsThere: { zh: '这个小区没有物业公司', en: 'there is no property company' },
  companyIsGone: { zh: '物业公司仍在履职', en: 'the property company is still there' },
  consentFell: { zh: '盖章材料没有被认定伪造，同意也没有被收回', en: 'the consent stands, on a true paper' },
  companyIsNotAsked: { zh: '由物业公司重新出具', en: 'the property company is asked for the paper' },
  obligationsAreOpen: { zh: '目前没有待办的条件或缺项', en: 'no condition or gap is open' },
  energisingWaits: { zh: '通电前没有待办事项', en: 'nothing is open before energising' },
  nothingWaits: { zh: '通电前还有事项没有办完', en: 'something is still open before energising' },
  stopStands: { zh: '目前没有经确认的停工', en: 'no confirmed stop of the works stands' },
  inspectionIsPassed: { zh: '竣工检验还没有通过', en: 'the inspection is not passed yet' },
  worksAreReported: { zh: '还没有报告完工', en: 'the works are not reported as done' },
} as const satisfies Record<string, Bilingual>
