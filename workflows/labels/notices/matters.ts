import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices about matters of the compound that a request waits on or is linked with. */
export const matterNotices = {
  waitingOnMatter: {
    owner: {
      title: { zh: '已登记等候', en: 'Your request waits' },
      text: {
        zh: '您的申请{caseNumber}开始等候小区的公共事项。有经办人负责并按期报告进展，等候期间您作决定的时间暂停计算，随时可以不再等。',
        en: 'Your request {caseNumber} now waits on a matter of the compound. A named official answers for it and reports; your days to decide rest, and you can stop waiting at any time.',
      },
      clocks: ['matterReport'],
    },
    centre: {
      title: { zh: '有申请开始等候', en: 'A request waits on a matter' },
      text: {
        zh: '申请{caseNumber}（{compound}）开始等候小区的公共事项。',
        en: 'Request {caseNumber} ({compound}) now waits on a matter of the compound.',
      },
    },
  },
  matterLinked: {
    owner: {
      title: { zh: '申请已关联公共事项', en: 'A matter concerns your request' },
      text: {
        zh: '小区有一件公共事项与您的申请{caseNumber}有关，有进展会通知您。申请照常办理。',
        en: 'A matter of the compound concerns your request {caseNumber}. You will hear of its progress; the request goes its own way meanwhile.',
      },
    },
  },
  matterReported: {
    owner: {
      title: { zh: '公共事项有新的报告', en: 'New report on the matter' },
      text: {
        zh: '与您的申请{caseNumber}有关的公共事项有了新的报告。',
        en: 'There is a new report on the matter that concerns your request {caseNumber}.',
      },
      clocks: ['matterReport'],
    },
  },
  matterReportOverdue: {
    owner: {
      title: { zh: '公共事项没有按期报告', en: 'The report did not come' },
      text: {
        zh: '您的申请{caseNumber}所等的公共事项过了报告日，还没有报告。区中心和市住建局已收到提醒；您也可以不再等，自行决定下一步。',
        en: 'The day of the report on the matter that your request {caseNumber} waits on has passed without one. The centre and the bureau are told; you can stop waiting and decide.',
      },
    },
    ...forAll(['centre', 'bureau'], {
      title: { zh: '公共事项没有按期报告', en: 'The report on a matter did not come' },
      text: {
        zh: '申请{caseNumber}（{compound}）所等的公共事项过了报告日，还没有报告。',
        en: 'Request {caseNumber} ({compound}) waits on a matter whose day of report has passed without one.',
      },
    }),
  },
  matterDone: {
    owner: {
      title: { zh: '公共事项已完成', en: 'The matter is done' },
      text: {
        zh: '与您的申请{caseNumber}有关的公共事项已完成，现在重新核查；已有的有效结论直接采用。',
        en: 'The matter that concerns your request {caseNumber} is done. The check is made again now; a valid finding is taken over.',
      },
      clocks: ['fireCheck', 'capacity', 'gridIntake'],
    },
    centre: {
      title: { zh: '公共事项已完成', en: 'The matter is done' },
      text: {
        zh: '申请{caseNumber}（{compound}）所等的公共事项已完成，现在重新核查。',
        en: 'The matter that request {caseNumber} ({compound}) waited on is done; the check is made again.',
      },
    },
  },
  matterCameToNothing: {
    owner: {
      title: { zh: '公共事项没有办成', en: 'The matter came to nothing' },
      text: {
        zh: '您的申请{caseNumber}所等的公共事项没有办成，结论材料在该事项的页面。请选择下一步，作决定的时间重新计算。',
        en: 'The matter that your request {caseNumber} waited on came to nothing; the document is with the matter. Please decide what follows; your days begin anew.',
      },
      clocks: ['ownerDecision'],
    },
    centre: {
      title: { zh: '公共事项没有办成', en: 'The matter came to nothing' },
      text: {
        zh: '申请{caseNumber}（{compound}）所等的公共事项没有办成，申请回到业主决定。',
        en: 'The matter that request {caseNumber} ({compound}) waited on came to nothing; the owner decides again.',
      },
    },
  },
  matterEnded: {
    owner: {
      title: { zh: '公共事项已有结果', en: 'The matter is over' },
      text: {
        zh: '与您的申请{caseNumber}有关的公共事项已有结果，申请照常办理。',
        en: 'The matter that concerns your request {caseNumber} is over; the request goes its own way.',
      },
    },
  },
  feasibleAgain: {
    owner: {
      title: { zh: '现在可能可以安装了', en: 'It may be possible now' },
      text: {
        zh: '您的申请{caseNumber}当时因车库或变压器的条件办结，现在条件有了变化。您可以恢复办理，重新核查，排队位置不变。',
        en: 'Your request {caseNumber} was closed because of the garage or the transformer, and that has changed. You can reopen it: it is checked again, and its place in the queue is the old one.',
      },
    },
  },
} satisfies Partial<NoticeTexts>
