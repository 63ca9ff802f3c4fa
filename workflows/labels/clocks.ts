import type { Clock, ClockEnd } from '../case/clock.ts'
import type { ClockEnding, ClockName } from '../case/clocks.ts'
import type { Bilingual, Force } from '../rules/schema.ts'
import { proceedingClockLabels } from './clocks-proceedings.ts'
import { consentDutyClockLabels } from './consent-duties.ts'
import { honestyClockLabels } from './honesty.ts'
import { inPrincipleClockLabels } from './in-principle.ts'
import { informationClockLabels } from './information.ts'
import { mediationClockLabels } from './mediations.ts'
import { meetingClockLabels } from './meetings.ts'
import { moneyClockLabels } from './money.ts'
import { objectionClockLabels } from './objection.ts'
import { otherWayClockLabels } from './other-ways.ts'
import { serviceClockLabels } from './service.ts'
import { technicalClockLabels } from './technical.ts'
import { worksClockLabels } from './works.ts'

/** The words of one clock. */
export interface ClockWords {
  /** What the time is for. */
  readonly name: Bilingual
  /**
   * What happens when it runs out, for each end the chart offers: a half sentence that follows the due date.
   * Neutral about the law, because the same clock may rest on a statute in one place and on the platform in another.
   */
  readonly otherwise: Readonly<Partial<Record<ClockEnding, Bilingual>>>
  /** The end `move` where silence is consent. */
  readonly deemed?: Bilingual
  /** The end `move` where nothing follows from silence but that it is on record. */
  readonly goesOn?: Bilingual
}

/** All clocks. A test holds the ends against the table of clocks, both ways. */
export const clockLabels = {
  documentCheck: {
    name: { zh: '材料核验', en: 'Check of papers' },
    otherwise: {
      move: {
        zh: '到期没有核验的，按材料齐全继续办理，不再要求补材料',
        en: 'the papers count as complete and the request goes on',
      },
    },
  },
  ownerCorrection: {
    name: { zh: '补齐材料', en: 'Missing papers' },
    otherwise: {
      move: {
        zh: '到期没有补齐的，本次申请办结，记为“未补齐材料”，之后可以申请恢复办理',
        en: 'the request is closed as “papers not supplied”; reopening can be asked for',
      },
    },
  },
  nameIssuer: {
    name: { zh: '确定出证单位', en: 'Naming who issues the paper' },
    otherwise: { move: { zh: '到期没有确定的，转市住建局办理', en: 'the case goes to the city housing bureau' } },
  },
  serve: {
    name: { zh: '送达', en: 'Delivery to the issuer' },
    otherwise: {
      remind: {
        zh: '到期没有送达的，案件仍由区中心办理，并提醒区中心和市住建局',
        en: 'the case stays with the centre, and the centre and the bureau are reminded',
      },
    },
  },
  ...informationClockLabels,
  ...inPrincipleClockLabels,
  ...consentDutyClockLabels,
  ...objectionClockLabels,
  ...honestyClockLabels,
  propertyReply: {
    name: { zh: '物业答复', en: 'Answer of the property company' },
    otherwise: {
      move: {
        zh: '到期没有答复的，转区物业服务指导中心协调，业主可取得未答复证明',
        en: 'the district centre coordinates and the owner can have a certificate of silence',
      },
    },
    deemed: {
      zh: '到期没有答复的，按本地规定或约定作为同意，业主可取得未答复证明',
      en: 'silence counts as consent under the rule or agreement of this place, with a certificate of silence',
    },
  },
  paperDue: {
    name: { zh: '补交盖章材料', en: 'Stamped paper' },
    otherwise: {
      move: {
        zh: '到期没有交来的，改由下一家可以出证的单位办理；没有的，由区中心协调',
        en: 'the next issuer is asked, or the centre coordinates if there is none',
      },
    },
  },
  writtenReasons: {
    name: { zh: '书面说明理由', en: 'Written reasons' },
    otherwise: {
      remind: {
        zh: '到期没有说明的，所列理由继续标为“待证”，并提醒区中心和市住建局',
        en: 'the grounds stay marked as unverified, and the centre and the bureau are reminded',
      },
    },
  },
  ownerAnswer: {
    name: { zh: '业主答复条件', en: 'Owner’s answer to the conditions' },
    otherwise: {
      move: {
        zh: '到期没有答复的，按不接受条件办理，业主仍可对条件提出异议',
        en: 'the conditions count as declined; the owner can still contest them',
      },
    },
  },
  ownerDecision: {
    name: { zh: '业主决定下一步', en: 'Owner’s decision' },
    otherwise: {
      move: {
        zh: '到期没有选择的，本次申请办结，并写明原因，之后可以申请恢复办理',
        en: 'the request is closed with its cause on record; reopening can be asked for',
      },
    },
  },
  opinion: {
    name: { zh: '中心出具意见', en: 'Opinion of the centre' },
    otherwise: { move: { zh: '到期没有出具的，转市住建局办理', en: 'the case goes to the city housing bureau' } },
  },
  redecide: {
    name: { zh: '物业重新决定', en: 'New decision of the property company' },
    otherwise: {
      move: {
        zh: '到期没有决定的，改由下一家可以出证的单位办理；没有的，由区中心协调',
        en: 'the next issuer is asked, or the centre coordinates if there is none',
      },
    },
  },
  substituteReply: {
    name: { zh: '代为出证的答复', en: 'Answer of the substitute issuer' },
    otherwise: {
      move: {
        zh: '到期没有答复的，改由下一家可以出证的单位办理；没有的，由区中心协调',
        en: 'the next issuer is asked, or the centre coordinates if there is none',
      },
    },
  },
  centreAccept: {
    name: { zh: '中心受理', en: 'Acceptance by the centre' },
    otherwise: { move: { zh: '到期没有受理的，转市住建局办理', en: 'the case goes to the city housing bureau' } },
  },
  coordinate: {
    name: { zh: '中心协调', en: 'Coordination by the centre' },
    otherwise: { move: { zh: '到期没有结果的，转市住建局办理', en: 'the case goes to the city housing bureau' } },
  },
  bureauReply: {
    name: { zh: '市住建局办理', en: 'Handling by the bureau' },
    otherwise: {
      remind: {
        zh: '到期没有办出的，案件仍由市住建局办理，并在页面上显示已过时间',
        en: 'the case stays with the bureau and is shown as past its time',
      },
    },
  },
  mediationAnswer: {
    name: { zh: '答复是否同意调解', en: 'Answer to the mediation' },
    otherwise: {
      move: {
        zh: '到期没有答复的，不进行调解，并告知其他途径',
        en: 'there is no mediation and the parties are told the other routes',
      },
    },
  },
  mediation: {
    name: { zh: '调解', en: 'Mediation' },
    otherwise: {
      move: {
        zh: '到期没有达成协议的，调解结束，并告知其他途径',
        en: 'the mediation ends and the parties are told the other routes',
      },
    },
  },
  confirmText: {
    name: { zh: '确认协议文本', en: 'Confirmation of the agreement' },
    otherwise: {
      move: {
        zh: '到期没有确认的，协议不成立，调解结束，并告知其他途径',
        en: 'there is no agreement, the mediation ends and the parties are told the other routes',
      },
    },
  },
  performance: {
    name: { zh: '履行协议', en: 'Performance of the agreement' },
    otherwise: {
      move: {
        zh: '到期没有履行的，记为“协议未履行”，由业主决定下一步',
        en: 'the agreement is recorded as not performed and the owner decides what follows',
      },
    },
  },
  judicialConfirmation: {
    name: { zh: '共同申请司法确认', en: 'Joint application to the court' },
    otherwise: {
      expire: {
        zh: '过期后不能再申请司法确认，协议本身仍有约束力',
        en: 'the court can no longer be asked to confirm; the agreement itself still binds',
      },
    },
  },
  ...proceedingClockLabels,
  ...otherWayClockLabels,
  ...moneyClockLabels,
  fireCheck: {
    name: { zh: '消防核查', en: 'Fire check' },
    otherwise: {
      remind: {
        zh: '到期没有结论的，案件仍由核查单位办理并提醒；业主可以委托有资质的第三方检测',
        en: 'the case stays with the assessor, who is reminded; the owner may bring a qualified third party’s report',
      },
    },
  },
  nameBody: {
    name: { zh: '确定核查单位', en: 'Naming who makes the check' },
    otherwise: {
      move: {
        zh: '到期没有确定的，记为“没有主管单位”，由业主决定下一步',
        en: '“no competent body” is put on record and the owner decides what follows',
      },
    },
  },
  thirdPartyTest: {
    name: { zh: '第三方检测', en: 'Third-party test' },
    otherwise: {
      remind: {
        zh: '到期没有报告的，继续等待检测报告，并作提醒',
        en: 'the report is still awaited, with a reminder',
      },
    },
  },
  testAnswer: {
    name: { zh: '答复检测报告', en: 'Answer to the test report' },
    otherwise: {
      move: {
        zh: '到期没有答复的，按第三方检测报告的结论办理',
        en: 'the third party’s report stands',
      },
    },
  },
  gridIntake: {
    name: { zh: '报装受理', en: 'Intake by the grid company' },
    otherwise: {
      remind: {
        zh: '到期没有受理的，案件仍由供电公司办理，并作提醒',
        en: 'the case stays with the grid company, with a reminder',
      },
    },
  },
  gridSurvey: {
    name: { zh: '现场勘查', en: 'Survey on site' },
    otherwise: {
      remind: {
        zh: '到期没有勘查的，案件仍由供电公司办理，并作提醒',
        en: 'the case stays with the grid company, with a reminder',
      },
    },
  },
  capacity: {
    name: { zh: '容量核查', en: 'Check of capacity' },
    otherwise: {
      remind: {
        zh: '到期没有结论的，案件仍由供电公司办理，并作提醒',
        en: 'the case stays with the grid company, with a reminder',
      },
    },
  },
  supplyPlan: {
    name: { zh: '答复供电方案', en: 'Supply plan' },
    otherwise: {
      remind: {
        zh: '到期没有答复的，案件仍由供电公司办理，并作提醒',
        en: 'the case stays with the grid company, with a reminder',
      },
    },
  },
  gridTotal: {
    name: { zh: '供电环节合计', en: 'All steps of the grid company together' },
    otherwise: {
      remind: {
        zh: '到期没有办完的，案件仍由供电公司办理，并作提醒',
        en: 'the case stays with the grid company, with a reminder',
      },
    },
  },
  planConfirm: {
    name: { zh: '业主确认供电方案', en: 'Owner’s confirmation of the plan' },
    otherwise: {
      move: { zh: '到期没有确认的，由供电公司重新出方案', en: 'the grid company makes a new plan' },
    },
  },
  transferJoin: {
    name: { zh: '受让人加入', en: 'Joining of the successor' },
    otherwise: {
      move: { zh: '到期没有受让人加入的，本次申请办结，记为“车位已转让”', en: 'the request is closed as “space transferred”' },
    },
  },
  leaseEnd: {
    name: { zh: '租赁期满', en: 'End of the lease' },
    otherwise: {
      remind: {
        zh: '期满没有续租材料的，案件继续，并提醒业主和区中心',
        en: 'the case goes on, and the owner and the centre are reminded that the lease has ended',
      },
    },
  },
  matterReport: {
    name: { zh: '公共事项报告进展', en: 'Report on the matter' },
    otherwise: {
      remind: {
        zh: '到期没有报告的，提醒区中心和市住建局，业主可以不再等',
        en: 'the centre and the bureau are told, and the owner can stop waiting',
      },
    },
  },
  freedPlace: {
    name: { zh: '答复腾出来的名额', en: 'Answer to the freed place' },
    otherwise: {
      expire: {
        zh: '到期没有答复的，名额让给下一位；排队位置保留，之后可以重新申请',
        en: 'the place is offered to the next; the place in the queue is remembered and can be asked for again',
      },
    },
  },
  orderedAnswer: {
    name: { zh: '答复是否有序充电', en: 'Answer on ordered charging' },
    otherwise: { expire: { zh: '到期没有答复的，保持一般充电', en: 'plain charging stays as it is' } },
  },
  reservation: {
    name: { zh: '保留的容量', en: 'Reserved capacity' },
    otherwise: {
      expire: {
        zh: '到期没有施工的，保留的容量让给下一位；之后可以重新申请',
        en: 'the reserved capacity goes to the next in the queue; it can be asked for again',
      },
    },
  },
  contestRecord: {
    name: { zh: '对代为登记提出异议', en: 'Contest of a recorded answer' },
    otherwise: {
      expire: { zh: '到期没有提出异议的，代为登记的内容有效', en: 'the recorded answer stands' },
    },
  },
  construction: {
    name: { zh: '施工', en: 'Construction' },
    otherwise: {
      remind: { zh: '到期没有完工的，申请继续有效，只作提醒', en: 'the request stays open; this is only a reminder' },
    },
  },
  inspection: {
    name: { zh: '竣工检验', en: 'Inspection of the works' },
    otherwise: {
      remind: {
        zh: '到期没有检验的，案件仍由供电公司办理，并作提醒',
        en: 'the case stays with the grid company, with a reminder',
      },
    },
  },
  meter: {
    name: { zh: '装表接电', en: 'Meter and power' },
    otherwise: {
      remind: {
        zh: '到期没有装表的，案件仍由供电公司办理，并作提醒',
        en: 'the case stays with the grid company, with a reminder',
      },
    },
  },
  ...technicalClockLabels,
  ...worksClockLabels,
  ...meetingClockLabels,
  ...serviceClockLabels,
  ...mediationClockLabels,
} satisfies Record<ClockName, ClockWords>

const late: Bilingual = { zh: '已逾期', en: 'overdue' }
const pastReference: Bilingual = { zh: '已过参考时间', en: 'past the reference time' }

/** What is said of a clock that ran out: late only where the time binds in this place (H41). */
export const passedLabels = {
  S: late,
  N: late,
  L: late,
  P: late,
  T: pastReference,
  J: late,
  A: late,
  D: pastReference,
} satisfies Record<Force, Bilingual>

/** How a clock came to its end. */
export const clockEndLabels = {
  answered: { zh: '已办', en: 'Answered' },
  passed: { zh: '时间已到', en: 'Ran out' },
  expired: { zh: '已失效', en: 'Expired' },
  left: { zh: '不再需要', en: 'No longer needed' },
  closed: { zh: '随申请办结', en: 'Ended with the case' },
} satisfies Record<ClockEnd, Bilingual>

/** Whether a clock runs. */
export const clockStateLabels = {
  running: { zh: '计时中', en: 'Running' },
  paused: { zh: '暂停计时', en: 'Resting' },
} satisfies Record<Clock['state'], Bilingual>
