import type { Bilingual } from '../rules/schema.ts'

const told = (zh: string, en: string): { readonly remind: Bilingual } => ({ remind: { zh, en } })

/** Words of the clocks that run beside the stages: at courts and offices, and for what they decided. */
export const proceedingClockLabels = {
  confirmationIntake: {
    name: { zh: '法院决定是否受理确认申请', en: 'Court’s intake of the confirmation' },
    otherwise: told('到期没有决定的，可以向法院查询', 'the court can be asked'),
  },
  confirmationRuling: {
    name: { zh: '法院审查调解协议', en: 'Court’s ruling on the agreement' },
    otherwise: told('到期没有裁定的，可以向法院查询', 'the court can be asked'),
  },
  judgmentPerformance: {
    name: { zh: '履行判决', en: 'Performance of the judgment' },
    otherwise: {
      move: {
        zh: '到期没有出具证明的，业主可以向法院申请执行',
        en: 'the owner can ask the court for enforcement',
      },
    },
  },
  enforcementTerm: {
    name: { zh: '法院执行', en: 'Enforcement by the court' },
    otherwise: told('到期没有执行的，业主可以向上一级法院申请执行', 'the owner can ask the next higher court for enforcement'),
  },
  hotline: {
    name: { zh: '12345热线办理', en: 'Handling by the hotline' },
    otherwise: told('到期没有答复的，可以再次来电催办', 'the hotline can be rung again'),
  },
  petitionNotice: {
    name: { zh: '信访受理告知', en: 'Notice on the petition' },
    otherwise: told('到期没有告知的，可以向上一级信访部门反映', 'the next higher petition office can be told'),
  },
  petition: {
    name: { zh: '信访办结', en: 'Decision on the petition' },
    otherwise: told('到期没有办结的，可以向上一级信访部门反映', 'the next higher petition office can be told'),
  },
  officeDuty: {
    name: { zh: '部门履行职责', en: 'Time for the office to act' },
    otherwise: told(
      '满两个月仍不履行职责的，业主可以提起行政诉讼',
      'after two months the owner can sue the office that does not act',
    ),
  },
  officeAnswer: {
    name: { zh: '承办单位答应的答复日期', en: 'Day promised by the office' },
    otherwise: told('到期没有答复的，可以再次催办', 'the office can be asked again'),
  },
  reviewIntake: {
    name: { zh: '行政复议审查', en: 'Intake of the review' },
    otherwise: told('到期没有作出不予受理决定的，从次日起算作已受理', 'from the next day it counts as accepted'),
  },
  administrativeReview: {
    name: { zh: '行政复议决定', en: 'Decision on the review' },
    otherwise: told('到期没有决定的，业主可以提起行政诉讼', 'the owner can sue'),
  },
  roadTerm: {
    name: { zh: '提起本地程序的期限', en: 'Time to take the road of this place' },
    otherwise: { expire: { zh: '到期没有提起的，不能再走这条途径', en: 'this road is closed' } },
  },
  roadIntake: {
    name: { zh: '本地程序受理', en: 'Intake at the body of this place' },
    otherwise: told('到期没有受理的，可以向该机构查询', 'the body can be asked'),
  },
  roadDecision: {
    name: { zh: '本地程序裁决或答复', en: 'Decision of the body of this place' },
    otherwise: told('到期没有结果的，可以向该机构查询', 'the body can be asked'),
  },
  roadDuty: {
    name: { zh: '业主在本地程序中应办的一步', en: 'What the owner owes in the road of this place' },
    otherwise: {
      expire: { zh: '到期没有办理的，这个程序即告结束', en: 'the proceeding ends with it' },
      remind: { zh: '到期没有办理的，由受理机构决定后果', en: 'the body decides what follows' },
    },
  },
  roadAppealTerm: {
    name: { zh: '本地程序上诉期限', en: 'Time to appeal in this place' },
    otherwise: { expire: { zh: '到期没有上诉的，不能再上诉', en: 'there is no appeal any more' } },
  },
  roadAppeal: {
    name: { zh: '本地程序上诉审理', en: 'Decision on the appeal in this place' },
    otherwise: told('到期没有结果的，可以向该机构查询', 'the body can be asked'),
  },
  roadEnforcement: {
    name: { zh: '本地程序申请执行的期限', en: 'Time to ask for enforcement in this place' },
    otherwise: { expire: { zh: '到期没有申请的，不能再申请执行', en: 'enforcement can no longer be asked for' } },
  },
  courtNews: {
    name: { zh: '报告起诉的进展', en: 'News of the suit' },
    otherwise: {
      expire: {
        zh: '到期没有报告的，起诉不再使业主选择下一步的时间停算；之后报告仍在办理的，再次停算',
        en: 'the suit no longer rests the owner’s own time to choose; once it is reported as still running, that rests again',
      },
    },
  },
  suitFiling: {
    name: { zh: '法院立案', en: 'Filing of the suit' },
    otherwise: told('到期既不立案也不作裁定的，可以向上一级法院反映', 'the next higher court can be told'),
  },
  simplifiedTrial: {
    name: { zh: '一审（简易程序）', en: 'First instance, simplified' },
    otherwise: told('到期没有审结的，可以向法院查询是否延长', 'the court can be asked whether it was extended'),
  },
  ordinaryTrial: {
    name: { zh: '一审（普通程序）', en: 'First instance, ordinary' },
    otherwise: told('到期没有审结的，可以向法院查询是否延长', 'the court can be asked whether it was extended'),
  },
  administrativeTrial: {
    name: { zh: '行政诉讼一审', en: 'Administrative suit, first instance' },
    otherwise: told('到期没有判决的，可以向法院查询是否延长', 'the court can be asked whether it was extended'),
  },
  appealTerm: {
    name: { zh: '业主上诉', en: 'Owner’s time to appeal' },
    otherwise: {
      expire: { zh: '过期后业主不能再上诉', en: 'the owner can no longer appeal' },
    },
  },
  appealTrial: {
    name: { zh: '二审', en: 'Appeal' },
    otherwise: told('到期没有审结的，可以向法院查询是否延长', 'the court can be asked whether it was extended'),
  },
  enforcementRight: {
    name: { zh: '申请执行', en: 'Application for enforcement' },
    otherwise: {
      expire: { zh: '过期后可能不能再申请强制执行', en: 'enforcement may no longer be had' },
    },
  },
  annulResolution: {
    name: { zh: '请求撤销业主决定', en: 'Annulling a resolution of the owners' },
    otherwise: {
      expire: { zh: '过期后不能再请求法院撤销', en: 'a court can no longer be asked to annul it' },
    },
  },
  decisionCheck: {
    name: { zh: '核对登记的裁判或决定', en: 'Check of a reported decision' },
    otherwise: {
      expire: { zh: '到期没有异议的，按所附文书办理', en: 'its paper stands unless it was contested' },
    },
  },
  decisionContest: {
    name: { zh: '核定有异议的裁判或决定', en: 'Contested decision' },
    otherwise: told('到期没有核定的，提醒区中心和市住建局', 'the centre and the bureau are reminded'),
  },
} as const
