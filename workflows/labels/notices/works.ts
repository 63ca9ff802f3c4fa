import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices of the works, and of what must be done before the pile is energised. */
export const worksNotices = {
  obstructionToClear: {
    property: {
      title: { zh: '请排除施工障碍', en: 'Please clear the obstruction' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主报告施工受阻，请尽快排除，并在页面确认；到期没有排除的，由区中心协调。',
        en: 'The owner of request {caseNumber} ({compound}) reports an obstruction of the works. Please clear it and say so on the page; else the centre coordinates.',
      },
      clocks: ['clearObstruction'],
    },
    centre: {
      title: { zh: '业主报告施工受阻', en: 'Obstruction reported' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主报告施工受阻，已请物业公司排除。',
        en: 'The owner of request {caseNumber} ({compound}) reports an obstruction; the property company was asked to clear it.',
      },
    },
  },
  delayExplained: {
    centre: {
      title: { zh: '业主说明未建原因', en: 'Reason for the delay' },
      text: {
        zh: '申请{caseNumber}（{compound}）已批未建，业主说明了原因，见页面。',
        en: 'Request {caseNumber} ({compound}) is approved and not built; the owner has said why, see the page.',
      },
    },
  },
  whyNotBuilt: {
    owner: {
      title: { zh: '充电桩为什么还没有建', en: 'Why is it not built yet' },
      text: {
        zh: '您的申请{caseNumber}已可施工四个月。请在页面说明还没有建的原因；材料在别人手中或施工受阻的，也请在页面报告。',
        en: 'Under your request {caseNumber} you could have built for four months. Please say on the page why not; also report if somebody holds your papers or obstructs.',
      },
    },
    centre: {
      title: { zh: '已批未建', en: 'Approved, not built' },
      text: {
        zh: '申请{caseNumber}（{compound}）已可施工四个月仍没有建，已请业主说明原因。',
        en: 'Request {caseNumber} ({compound}) could have been built for four months; the owner was asked why not.',
      },
    },
  },
  agentHolds: {
    centre: {
      title: { zh: '材料在他人手中', en: 'Papers with somebody else' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主报告材料在他人手中，请通知持有人交出并登记结果。',
        en: 'The owner of request {caseNumber} ({compound}) reports that somebody holds the papers. Please ask them to hand them in and record the result.',
      },
      clocks: ['agentForward'],
    },
  },
  agentLate: {
    owner: {
      title: { zh: '材料没有交出', en: 'Papers not handed in' },
      text: {
        zh: '您的申请{caseNumber}的材料到期没有交出，已记录。您可以在页面解除委托，自己办理。',
        en: 'The papers of your request {caseNumber} were not handed in; this is on record. You can dismiss the holder on the page and act yourself.',
      },
    },
    centre: {
      title: { zh: '材料没有交出', en: 'Papers not handed in' },
      text: {
        zh: '申请{caseNumber}（{compound}）的材料持有人到期没有交出材料，已记录。',
        en: 'Whoever holds the papers of request {caseNumber} ({compound}) has not handed them in; this is on record.',
      },
    },
  },
  papersBack: {
    owner: {
      title: { zh: '可以继续办理', en: 'You can go on' },
      text: {
        zh: '您的申请{caseNumber}不再等材料，可以继续办理。',
        en: 'Your request {caseNumber} no longer waits for papers; you can go on.',
      },
    },
  },
  workStopped: {
    owner: {
      title: { zh: '物业公司要求停工', en: 'Works stopped' },
      text: {
        zh: '您的申请{caseNumber}：物业公司要求停工，理由和照片见页面。主管部门到期没有确认的，您可以继续施工。',
        en: 'Your request {caseNumber}: the property company stops the works; breach and photo are on the page. Without an authority you can go on.',
      },
      clocks: ['stopConfirm'],
    },
    ...forAll(['authority', 'centre'], {
      title: { zh: '请核实停工', en: 'Stop to be confirmed' },
      text: {
        zh: '申请{caseNumber}（{compound}）：物业公司要求停工，请主管部门核实确认；到期没有确认的，继续施工。',
        en: 'Request {caseNumber} ({compound}): the property company stops the works. An authority has to confirm it, or they go on.',
      },
      clocks: ['stopConfirm'],
    }),
  },
  stopConfirmed: {
    owner: {
      title: { zh: '主管部门确认停工', en: 'Stop confirmed' },
      text: {
        zh: '您的申请{caseNumber}：主管部门确认停工，文件见页面。请整改后在页面报告，由主管部门复查。',
        en: 'Your request {caseNumber}: an authority confirms the stop; its document is on the page. Put the breach right and report it to be looked at again.',
      },
      clocks: ['ownerDecision'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '主管部门确认停工', en: 'Stop confirmed' },
      text: {
        zh: '申请{caseNumber}（{compound}）：主管部门确认停工，业主整改后由主管部门复查。',
        en: 'Request {caseNumber} ({compound}): an authority confirms the stop; it looks again once the breach is put right.',
      },
    }),
  },
  stopRemedied: {
    ...forAll(['authority', 'centre'], {
      title: { zh: '请复查停工', en: 'Please look again' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主报告已整改，请主管部门复查，合格的请解除停工。',
        en: 'The owner of request {caseNumber} ({compound}) reports the breach as put right. Please look again and lift the stop if it is.',
      },
      clocks: ['stopRecheck'],
    }),
  },
  stopOver: {
    owner: {
      title: { zh: '可以继续施工', en: 'The works go on' },
      text: {
        zh: '您的申请{caseNumber}不再停工，可以继续施工，结果见页面。',
        en: 'The stop under your request {caseNumber} is over; you can go on building. The result is on the page.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '停工结束', en: 'The stop is over' },
      text: {
        zh: '申请{caseNumber}（{compound}）的停工已经结束，业主可以继续施工，结果见页面。',
        en: 'The stop under request {caseNumber} ({compound}) is over; the owner can go on building. The result is on the page.',
      },
    }),
  },
  dischargeReported: {
    owner: {
      title: { zh: '请查看是否完成', en: 'Please look whether it is done' },
      text: {
        zh: '您的申请{caseNumber}：对方报告一项条件已完成，请查看；到期没有查看的，按已完成对待。',
        en: 'Your request {caseNumber}: a condition is reported as fulfilled. Please look; unanswered, it counts as fulfilled.',
      },
      clocks: ['conditionCheck'],
    },
    property: {
      title: { zh: '请查看是否完成', en: 'Please look whether it is done' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项条件报告已完成，请查看；到期没有查看的，按已完成对待。',
        en: 'A condition of request {caseNumber} ({compound}) is reported as fulfilled. Please look; unanswered, it counts as fulfilled.',
      },
      clocks: ['conditionCheck'],
    },
    ...forAll(['fire', 'authority', 'centre'], {
      title: { zh: '通电前请查看', en: 'To be looked at' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项待办事项报告已完成，须在通电前查看，由谁查看见页面。',
        en: 'Something under request {caseNumber} ({compound}) is reported as done and must be looked at before energising; the page says by whom.',
      },
      clocks: ['gapCheck'],
    }),
  },
  dischargeAnswered: {
    owner: {
      title: { zh: '待办事项已查看', en: 'Looked at' },
      text: {
        zh: '您的申请{caseNumber}有一项待办事项已查看，结果见页面。',
        en: 'Something reported as done under your request {caseNumber} was looked at; the page shows the result.',
      },
    },
    property: {
      title: { zh: '待办事项已查看', en: 'Looked at' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项待办事项已查看，结果见页面。',
        en: 'Something reported as done under request {caseNumber} ({compound}) was looked at; the page shows the result.',
      },
    },
  },
  energisingWaits: {
    owner: {
      title: { zh: '通电前还有待办事项', en: 'Before energising' },
      text: {
        zh: '您的申请{caseNumber}已通过检验，通电前还有事项要完成，由谁办、由谁查看见页面。',
        en: 'Your request {caseNumber} passed the inspection. Something has to be settled before energising; the page says by whom.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '通电前还有待办事项', en: 'Before energising' },
      text: {
        zh: '申请{caseNumber}（{compound}）已通过检验，通电前还有事项要完成，由谁办、由谁查看见页面。',
        en: 'Request {caseNumber} ({compound}) passed the inspection. Something has to be settled before energising; the page says by whom.',
      },
    }),
  },
  meterWanted: {
    grid: {
      title: { zh: '请装表接电', en: 'Meter wanted' },
      text: {
        zh: '申请{caseNumber}（{compound}）已通过检验，通电前没有待办事项，请装表接电。',
        en: 'Request {caseNumber} ({compound}) passed the inspection and nothing is open before energising. Please fit the meter.',
      },
      clocks: ['meter'],
    },
  },
} satisfies Partial<NoticeTexts>
