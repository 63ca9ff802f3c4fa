import { forAll, type NoticeTexts } from './notice-words.ts'

type Beside =
  | 'proceedingOpened'
  | 'proceedingReported'
  | 'decisionReported'
  | 'decisionContested'
  | 'decisionSettled'
  | 'performanceOrdered'
  | 'performanceIgnored'
  | 'enforcementReported'
  | 'rulingReported'

/** Notices of the roads beside the case. They say no more than the page shows to who receives them. */
export const proceedingNotices: Pick<NoticeTexts, Beside> = {
  proceedingOpened: {
    owner: {
      title: { zh: '已登记另一途径', en: 'Proceeding on record' },
      text: {
        zh: '您的申请{caseNumber}已登记一条其他途径，原有环节照常办理，进展请随时登记。',
        en: 'Another road was put on record beside your request {caseNumber}. The request itself goes on; please report what happens there.',
      },
    },
    centre: {
      title: { zh: '业主已走其他途径', en: 'Proceeding on record' },
      text: {
        zh: '申请{caseNumber}（{compound}）登记了一条其他途径，原有环节照常办理。',
        en: 'Another road was put on record beside request {caseNumber} ({compound}). The request itself goes on.',
      },
    },
  },
  proceedingReported: {
    owner: {
      title: { zh: '其他途径有进展', en: 'Proceeding: news' },
      text: {
        zh: '您的申请{caseNumber}登记的其他途径有了进展，详情见页面。',
        en: 'There is news of a proceeding beside your request {caseNumber}. The page shows it.',
      },
    },
    centre: {
      title: { zh: '其他途径有进展', en: 'Proceeding: news' },
      text: {
        zh: '申请{caseNumber}（{compound}）登记的其他途径有了进展，详情见页面。',
        en: 'There is news of a proceeding beside request {caseNumber} ({compound}). The page shows it.',
      },
    },
  },
  decisionReported: {
    owner: {
      title: { zh: '已登记裁判或决定', en: 'Decision reported' },
      text: {
        zh: '您的申请{caseNumber}已登记一份裁判或决定，核对后按其办理；与您掌握的不符时，可以提出异议。',
        en: 'A decision was reported on your request {caseNumber}. Once checked it is followed; if it is not as you know it, you can contest it.',
      },
      clocks: ['decisionCheck'],
    },
    property: {
      title: { zh: '请核对裁判或决定', en: 'Please check a decision' },
      text: {
        zh: '申请{caseNumber}（{compound}）登记了一份裁判或决定，请核对，与事实不符的请提出异议。',
        en: 'A decision was reported on request {caseNumber} ({compound}). Please check it and contest it if it is wrong.',
      },
      clocks: ['decisionCheck'],
    },
    centre: {
      title: { zh: '请核对裁判或决定', en: 'Please check a decision' },
      text: {
        zh: '申请{caseNumber}（{compound}）登记了一份裁判或决定，请核对所附文书。',
        en: 'A decision was reported on request {caseNumber} ({compound}). Please check its paper.',
      },
      clocks: ['decisionCheck'],
    },
  },
  decisionContested: {
    owner: {
      title: { zh: '登记的裁判有异议', en: 'Decision contested' },
      text: {
        zh: '您的申请{caseNumber}登记的裁判或决定有异议，由区中心核对文书，核对前不按其办理。',
        en: 'A decision reported on your request {caseNumber} was contested. The centre looks at its paper; until then it moves nothing.',
      },
      clocks: ['decisionContest'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '登记的裁判有异议', en: 'Decision contested' },
      text: {
        zh: '申请{caseNumber}（{compound}）登记的裁判或决定有异议，由区中心核对文书。',
        en: 'A decision reported on request {caseNumber} ({compound}) was contested. The centre looks at its paper.',
      },
      clocks: ['decisionContest'],
    }),
  },
  decisionSettled: {
    owner: {
      title: { zh: '裁判或决定已核对', en: 'Decision checked' },
      text: {
        zh: '您的申请{caseNumber}登记的裁判或决定已核对，结果和下一步见页面。',
        en: 'The decision reported on your request {caseNumber} was checked. The page shows the result and what follows.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '裁判或决定已核对', en: 'Decision checked' },
      text: {
        zh: '申请{caseNumber}（{compound}）登记的裁判或决定已核对，结果和下一步见页面。',
        en: 'The decision reported on request {caseNumber} ({compound}) was checked. The page shows the result and what follows.',
      },
    }),
  },
  performanceOrdered: {
    property: {
      title: { zh: '请按生效文书出具证明', en: 'Paper ordered' },
      text: {
        zh: '申请{caseNumber}（{compound}）的生效文书要求贵公司出具证明，请按期办理。',
        en: 'An effective decision on request {caseNumber} ({compound}) asks your company for the paper. Please issue it in time.',
      },
      clocks: ['judgmentPerformance'],
    },
    owner: {
      title: { zh: '物业须按判决出证', en: 'Paper ordered' },
      text: {
        zh: '您的申请{caseNumber}的生效文书要求物业公司出具证明；到期没有出具的，您可以申请执行。',
        en: 'An effective decision on your request {caseNumber} asks the company for the paper; if it does not come in time you can ask for enforcement.',
      },
      clocks: ['judgmentPerformance'],
    },
    centre: {
      title: { zh: '物业须按判决出证', en: 'Paper ordered' },
      text: {
        zh: '申请{caseNumber}（{compound}）的生效文书要求物业公司出具证明。',
        en: 'An effective decision on request {caseNumber} ({compound}) asks the company for the paper.',
      },
      clocks: ['judgmentPerformance'],
    },
  },
  performanceIgnored: {
    owner: {
      title: { zh: '到期没有出证', en: 'Paper not issued' },
      text: {
        zh: '您的申请{caseNumber}：物业公司到期没有按生效文书出具证明，您可以向法院申请执行。',
        en: 'On your request {caseNumber} the company did not issue the paper as ordered. You can ask the court for enforcement.',
      },
      clocks: ['ownerDecision'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '到期没有出证', en: 'Paper not issued' },
      text: {
        zh: '申请{caseNumber}（{compound}）到期没有按生效文书出具证明，业主可以申请执行。',
        en: 'The paper ordered on request {caseNumber} ({compound}) was not issued in time. The owner can ask for enforcement.',
      },
    }),
  },
  enforcementReported: {
    owner: {
      title: { zh: '执行有进展', en: 'Enforcement: news' },
      text: {
        zh: '您的申请{caseNumber}的执行有了进展，详情见页面。',
        en: 'There is news of the enforcement on your request {caseNumber}. The page shows it.',
      },
      clocks: ['enforcementTerm'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '执行有进展', en: 'Enforcement: news' },
      text: {
        zh: '申请{caseNumber}（{compound}）的执行有了进展，详情见页面。',
        en: 'There is news of the enforcement on request {caseNumber} ({compound}). The page shows it.',
      },
      clocks: ['enforcementTerm'],
    }),
  },
  rulingReported: {
    owner: {
      title: { zh: '司法确认有进展', en: 'Court confirmation: news' },
      text: {
        zh: '您的申请{caseNumber}的调解协议，法院的司法确认有了进展，详情见页面。',
        en: 'There is news of the court’s confirmation of the agreement on your request {caseNumber}. The page shows it.',
      },
      clocks: ['confirmationRuling'],
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '司法确认有进展', en: 'Court confirmation: news' },
      text: {
        zh: '申请{caseNumber}（{compound}）的调解协议，法院的司法确认有了进展，详情见页面。',
        en: 'There is news of the court’s confirmation of the agreement on request {caseNumber} ({compound}). The page shows it.',
      },
      clocks: ['confirmationRuling'],
    }),
  },
}
