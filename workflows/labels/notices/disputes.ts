import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices of coordination, bureau handling and mediation, in whichever track the dispute arose. */
export const disputeNotices = {
  coordinationWanted: {
    centre: {
      title: { zh: '请协调', en: 'Coordination wanted' },
      text: {
        zh: '申请{caseNumber}（{compound}）需要协调，请办理。',
        en: 'Request {caseNumber} ({compound}) needs coordination. Please see to it.',
      },
      clocks: ['centreAccept', 'coordinate'],
    },
    property: {
      title: { zh: '申请已转中心协调', en: 'Coordination by the centre' },
      text: {
        zh: '申请{caseNumber}（{compound}）已转区物业服务指导中心协调，请配合说明情况。',
        en: 'Request {caseNumber} ({compound}) is with the district centre for coordination. Please tell it your side.',
      },
    },
    owner: {
      title: { zh: '申请已转中心协调', en: 'Coordination by the centre' },
      text: {
        zh: '您的申请{caseNumber}已转区物业服务指导中心协调。',
        en: 'Your request {caseNumber} is with the district centre for coordination.',
      },
      clocks: ['centreAccept', 'coordinate'],
    },
  },
  coordinationAccepted: {
    owner: {
      title: { zh: '中心已受理协调', en: 'Coordination accepted' },
      text: {
        zh: '区中心已受理您的申请{caseNumber}的协调。',
        en: 'The centre has taken on the coordination of your request {caseNumber}.',
      },
      clocks: ['coordinate'],
    },
    property: {
      title: { zh: '中心已受理协调', en: 'Coordination accepted' },
      text: {
        zh: '区中心已受理申请{caseNumber}（{compound}）的协调，请配合。',
        en: 'The centre has taken on the coordination of request {caseNumber} ({compound}). Please cooperate.',
      },
      clocks: ['coordinate'],
    },
  },
  coordinationClosed: {
    owner: {
      title: { zh: '协调有了结果', en: 'Coordination closed' },
      text: {
        zh: '您的申请{caseNumber}协调有了结果，结果和下一步见页面。登记为已解决、实际没有解决的，请在页面说明。',
        en: 'The coordination of your request {caseNumber} has a result; see the page. If it was closed as solved and is not, please say so there.',
      },
    },
    property: {
      title: { zh: '协调有了结果', en: 'Coordination closed' },
      text: {
        zh: '申请{caseNumber}（{compound}）协调有了结果，结果和下一步见页面。',
        en: 'The coordination of request {caseNumber} ({compound}) has a result. The page shows it and what follows.',
      },
      clocks: ['paperDue'],
    },
  },
  escalated: {
    bureau: {
      title: { zh: '请办理升级事项', en: 'Case for the bureau' },
      text: {
        zh: '申请{caseNumber}（{compound}）已转市住建局，请发出交办、说明没有权力处理，或退回区中心。',
        en: 'Request {caseNumber} ({compound}) is with the bureau: please order, state that there is no power, or return it to the centre.',
      },
      clocks: ['bureauReply'],
    },
    owner: {
      title: { zh: '申请已转市住建局', en: 'With the housing bureau' },
      text: {
        zh: '您的申请{caseNumber}已转市住建局办理。',
        en: 'Your request {caseNumber} is now with the city housing bureau.',
      },
      clocks: ['bureauReply'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '申请已转市住建局', en: 'With the housing bureau' },
      text: {
        zh: '申请{caseNumber}（{compound}）已转市住建局办理。',
        en: 'Request {caseNumber} ({compound}) is now with the city housing bureau.',
      },
      clocks: ['bureauReply'],
    }),
  },
  bureauOrdered: {
    owner: {
      title: { zh: '市住建局已交办', en: 'Order of the bureau' },
      text: {
        zh: '市住建局已对您的申请{caseNumber}发出交办文件，文号、交给谁办和下一步见页面。',
        en: 'The housing bureau has issued an order on your request {caseNumber}. The page shows its number, who must act and what follows.',
      },
    },
    ...forAll(['property', 'community', 'centre'], {
      title: { zh: '市住建局已交办', en: 'Order of the bureau' },
      text: {
        zh: '市住建局已对申请{caseNumber}（{compound}）发出交办文件，请在页面查看文号和是否由贵单位办理。',
        en: 'The housing bureau has issued an order on request {caseNumber} ({compound}). Please see its number and whether it is addressed to you.',
      },
    }),
  },
  bureauReturned: {
    owner: {
      title: { zh: '申请退回区中心', en: 'Returned to the centre' },
      text: {
        zh: '市住建局已把您的申请{caseNumber}退回区中心继续办理。',
        en: 'The housing bureau has returned your request {caseNumber} to the district centre.',
      },
    },
    centre: {
      title: { zh: '申请退回区中心', en: 'Returned to the centre' },
      text: {
        zh: '市住建局已把申请{caseNumber}（{compound}）退回，请继续办理，见待办。',
        en: 'The housing bureau has returned request {caseNumber} ({compound}). Please go on; see your list of tasks.',
      },
      clocks: ['coordinate', 'opinion', 'serve', 'nameIssuer'],
    },
  },
  noPower: {
    owner: {
      title: { zh: '经办单位说明没有权力', en: 'No power stated' },
      text: {
        zh: '您的申请{caseNumber}：经办单位说明，现有文件没有给它要求对方办理的权力，已记录。您还能怎么办，见页面。',
        en: 'On your request {caseNumber} the office states that no document lets it order. This is on record. The page shows what you can still do.',
      },
      clocks: ['ownerDecision', 'ownerAnswer'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '经办单位说明没有权力', en: 'No power stated' },
      text: {
        zh: '申请{caseNumber}（{compound}）：经办单位说明现有文件没有给它要求办理的权力，已记录。',
        en: 'On request {caseNumber} ({compound}) the office states that no document lets it order. This is on record.',
      },
    }),
  },
  mediationWanted: {
    centre: {
      title: { zh: '请受理调解', en: 'Mediation wanted' },
      text: {
        zh: '申请{caseNumber}（{compound}）需要调解，请受理并确定由谁调解。',
        en: 'Mediation is wanted for request {caseNumber} ({compound}). Please open it and name the mediator.',
      },
      clocks: ['centreAccept'],
    },
    property: {
      title: { zh: '申请进入调解', en: 'Mediation asked for' },
      text: {
        zh: '申请{caseNumber}（{compound}）已提出调解。调解自愿，受理后会问贵公司是否同意。',
        en: 'Mediation was asked for on request {caseNumber} ({compound}). It is voluntary; you will be asked whether you agree.',
      },
    },
    owner: {
      title: { zh: '申请进入调解', en: 'Mediation asked for' },
      text: {
        zh: '您的申请{caseNumber}已提出调解，等区中心受理。调解自愿，不影响您走其他途径。',
        en: 'Mediation was asked for on your request {caseNumber}; the centre opens it. It is voluntary and closes no other route.',
      },
      clocks: ['centreAccept'],
    },
  },
  mediationOpened: {
    owner: {
      title: { zh: '调解已受理', en: 'Mediation opened' },
      text: {
        zh: '您的申请{caseNumber}的调解已受理。还没表示过的一方，请答复是否同意调解。',
        en: 'The mediation of your request {caseNumber} is open. Who has not yet answered: please say whether you agree to it.',
      },
      clocks: ['mediationAnswer', 'mediation'],
    },
    property: {
      title: { zh: '调解已受理', en: 'Mediation opened' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解已受理。还没表示过的一方，请答复是否同意调解。',
        en: 'The mediation of request {caseNumber} ({compound}) is open. Who has not yet answered: please say whether you agree to it.',
      },
      clocks: ['mediationAnswer', 'mediation'],
    },
  },
  mediationFailed: {
    owner: {
      title: { zh: '调解没有成功', en: 'Mediation ended without agreement' },
      text: {
        zh: '您的申请{caseNumber}的调解已结束，没有达成协议。您还可以走其他途径，见页面。',
        en: 'The mediation of your request {caseNumber} has ended without agreement. Other routes are open to you; see the page.',
      },
      clocks: ['ownerDecision', 'ownerAnswer'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '调解没有成功', en: 'Mediation ended without agreement' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解已结束，没有达成协议。其他途径见页面。',
        en: 'The mediation of request {caseNumber} ({compound}) has ended without agreement. See the page for other routes.',
      },
    }),
  },
  agreementRecorded: {
    owner: {
      title: { zh: '请确认调解协议', en: 'Please confirm the agreement' },
      text: {
        zh: '您的申请{caseNumber}的调解协议文本已写好，双方确认后才有约束力。请查看并确认。',
        en: 'The mediated agreement on your request {caseNumber} is written. It binds once both sides confirm it. Please read and confirm.',
      },
      clocks: ['confirmText'],
    },
    property: {
      title: { zh: '请确认调解协议', en: 'Please confirm the agreement' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解协议文本已写好，双方确认后才有约束力。请查看并确认。',
        en: 'The mediated agreement on request {caseNumber} ({compound}) is written. It binds once both sides confirm it. Please read and confirm.',
      },
      clocks: ['confirmText'],
    },
  },
  agreementBinding: {
    owner: {
      title: { zh: '调解协议已达成', en: 'Agreement reached' },
      text: {
        zh: '您的申请{caseNumber}的调解协议已达成，请双方按约定履行。能不能申请司法确认，见页面。',
        en: 'The agreement on your request {caseNumber} is reached and has to be performed. The page says whether a court can confirm it.',
      },
      clocks: ['performance'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '调解协议已达成', en: 'Agreement reached' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解协议已达成，请双方按约定履行。',
        en: 'The agreement on request {caseNumber} ({compound}) is reached and has to be performed.',
      },
      clocks: ['performance'],
    }),
  },
  performanceReported: {
    owner: {
      title: { zh: '一方报告已履行协议', en: 'Performance reported' },
      text: {
        zh: '您的申请{caseNumber}的调解协议，一方报告已经履行。另一方请核实并确认，区中心也可以确认。',
        en: 'One side reports that the agreement on request {caseNumber} was performed. The other side or the centre may now confirm it.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '一方报告已履行协议', en: 'Performance reported' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解协议，一方报告已经履行。另一方请核实并确认，区中心也可以确认。',
        en: 'One side reports that the agreement on request {caseNumber} ({compound}) was performed. The other side or the centre may confirm it.',
      },
    }),
  },
  agreementPerformed: {
    owner: {
      title: { zh: '协议已履行', en: 'Agreement performed' },
      text: {
        zh: '您的申请{caseNumber}的调解协议已确认履行，申请继续办理。',
        en: 'The agreement on your request {caseNumber} is confirmed as performed; the request goes on.',
      },
    },
    property: {
      title: { zh: '协议已履行', en: 'Agreement performed' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解协议已确认履行，申请继续办理。',
        en: 'The agreement on request {caseNumber} ({compound}) is confirmed as performed; the request goes on.',
      },
      clocks: ['paperDue'],
    },
  },
  agreementBreached: {
    owner: {
      title: { zh: '协议到期没有履行', en: 'Agreement not performed' },
      text: {
        zh: '您的申请{caseNumber}的调解协议，约定的时间到了还没有履行。您可以申请协调，或走其他途径，见页面。',
        en: 'The agreement on your request {caseNumber} was not performed by its date. You can ask for coordination or take another route.',
      },
      clocks: ['ownerDecision'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '协议到期没有履行', en: 'Agreement not performed' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解协议，约定的时间到了还没有履行，由业主决定下一步。',
        en: 'The agreement on request {caseNumber} ({compound}) was not performed by its date. The owner decides what follows.',
      },
    }),
  },
} satisfies Partial<NoticeTexts>
