import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices of the checks beside their findings. */
export const technicalNotices = {
  accessDenied: {
    owner: {
      title: { zh: '无法进场', en: 'Locked door' },
      text: {
        zh: '您的申请{caseNumber}：核查或施工人员到场但无法进入，已请掌握钥匙的一方开门。',
        en: 'On your request {caseNumber} somebody came to the place and stood before a locked door. Whoever has the key was asked to open it.',
      },
    },
    property: {
      title: { zh: '无法进场', en: 'Locked door' },
      text: {
        zh: '申请{caseNumber}（{compound}）的核查或施工人员无法进场。钥匙在贵单位的，请开门配合，天数记在掌握钥匙的一方名下。',
        en: 'Whoever came for request {caseNumber} ({compound}) could not get in. If you have the key, please open; the days count for whoever has it.',
      },
      clocks: ['openDoor'],
    },
    centre: {
      title: { zh: '无法进场', en: 'Locked door' },
      text: {
        zh: '申请{caseNumber}（{compound}）的核查或施工人员无法进场，到期没有开门的将转贵中心协调。',
        en: 'Whoever came for request {caseNumber} ({compound}) could not get in. If nobody opens, it comes to the centre.',
      },
    },
  },
  doorOpened: {
    owner: {
      title: { zh: '可以进场了', en: 'Door opened' },
      text: {
        zh: '您的申请{caseNumber}：现场已可进入，继续办理。',
        en: 'On your request {caseNumber} the door is open, and it goes on.',
      },
    },
    ...forAll(['fire', 'grid'], {
      title: { zh: '可以进场核查了', en: 'Door opened' },
      text: {
        zh: '申请{caseNumber}（{compound}）的现场已可进入，请继续核查。',
        en: 'The door is open at request {caseNumber} ({compound}). Please go on with the check.',
      },
    }),
  },
  expertProposed: {
    property: {
      title: { zh: '请答复检测机构', en: 'Expert proposed' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主提议了第三方检测机构，请答复是否同意。没有商定的，由区中心指定。',
        en: 'The owner of request {caseNumber} ({compound}) proposes who tests. Please say whether you agree; otherwise the centre names somebody.',
      },
      clocks: ['agreeExpert'],
    },
  },
  assessorWanted: {
    centre: {
      title: { zh: '请确定另一家核查单位', en: 'Name another assessor' },
      text: {
        zh: '申请{caseNumber}（{compound}）的消防结论有异议，请确定另一家单位核查。到期没有确定的，由原单位重新核查。',
        en: 'The fire finding on request {caseNumber} ({compound}) is contested. Please name another assessor, or the same office looks again.',
      },
      clocks: ['nameBody'],
    },
  },
  expertWanted: {
    owner: {
      title: { zh: '由区中心指定检测机构', en: 'Centre names the expert' },
      text: {
        zh: '您的申请{caseNumber}：双方没有商定检测机构，由区中心指定。',
        en: 'On your request {caseNumber} the parties did not agree on the expert; the district centre names one.',
      },
    },
    centre: {
      title: { zh: '请指定检测机构', en: 'Name the expert' },
      text: {
        zh: '申请{caseNumber}（{compound}）的双方没有商定检测机构，请指定。到期没有指定的，由业主提议的机构检测。',
        en: 'The parties of request {caseNumber} ({compound}) did not agree on the expert. Please name one, or the one whom the owner proposed tests.',
      },
      clocks: ['nameExpert'],
    },
  },
  testerGone: {
    owner: {
      title: { zh: '检测机构不能检测', en: 'The tester does not test' },
      text: {
        zh: '您的申请{caseNumber}：检测机构说明不能检测，原因见页面。原来由区中心指定的，区中心会另行指定；其他情况您可以另选一家。',
        en: 'On your request {caseNumber} the tester says that it does not test; the page shows why. Where the centre had named it, the centre names another; otherwise you can choose another.',
      },
    },
    centre: {
      title: { zh: '检测机构不能检测', en: 'The tester does not test' },
      text: {
        zh: '申请{caseNumber}（{compound}）的检测机构说明不能检测。原来由贵中心指定的，请另行指定；其他情况由业主另选。',
        en: 'The tester of request {caseNumber} ({compound}) says that it does not test. Where your centre had named it, please name another; otherwise the owner chooses.',
      },
      clocks: ['nameExpert'],
    },
  },
  intakeReturned: {
    owner: {
      title: { zh: '报装申请被退回', en: 'Application returned' },
      text: {
        zh: '供电公司退回了您的申请{caseNumber}的报装，原因见页面，请补齐后重新提交。退回已记录，供电时间仍从首次报装起算。',
        en: 'The grid company returned the application of request {caseNumber}; the page shows why. Please complete it. The return is on record, and its time counts from the first filing.',
      },
      clocks: ['intakeCompletion'],
    },
  },
  gridStepClaimed: {
    grid: {
      title: { zh: '业主登记了供电环节', en: 'Owner reports a step of the grid' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主登记贵公司已办理一个环节，请核对；不属实的可以提出异议。',
        en: 'The owner of request {caseNumber} ({compound}) reports a step as done by you. Please check it; if it is not true, contest it.',
      },
      clocks: ['contestRecord'],
    },
    centre: {
      title: { zh: '业主登记了供电环节', en: 'Owner reports a step of the grid' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主登记供电公司已办理一个环节，供电公司可以提出异议。',
        en: 'The owner of request {caseNumber} ({compound}) reports a step of the grid company, which may contest it.',
      },
    },
  },
  furtherCheckOpened: {
    owner: {
      title: { zh: '已请其他单位或个人查看', en: 'Somebody else was asked' },
      text: {
        zh: '您的申请{caseNumber}：区中心已请有关单位或个人查看一次，进展见页面。',
        en: 'On your request {caseNumber} the centre has asked somebody else to look, once. The page shows where it stands.',
      },
    },
    centre: {
      title: { zh: '请联系有关单位或个人', en: 'Somebody has to be asked' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项需要其他单位或个人查看，对方不便上网的，请代为登记答复。',
        en: 'Somebody else has to look at request {caseNumber} ({compound}). Where they do not log in, please record their answer.',
      },
      clocks: ['furtherCheck'],
    },
  },
  checkSettled: {
    owner: {
      title: { zh: '其他核查已核定', en: 'Further check weighed' },
      text: {
        zh: '区中心已核定您的申请{caseNumber}中其他单位或个人的意见是否妨碍安装，请在页面查看结果和下一步。',
        en: 'The centre has said whether what others answered holds your request {caseNumber} up. Please see the result and what follows.',
      },
      clocks: [],
    },
    property: {
      title: { zh: '其他核查已核定', en: 'Further check weighed' },
      text: {
        zh: '区中心已核定申请{caseNumber}（{compound}）中其他单位或个人的意见是否妨碍安装。',
        en: 'The centre has said whether what others answered holds request {caseNumber} ({compound}) up.',
      },
      clocks: [],
    },
  },
  furtherCheckAnswered: {
    owner: {
      title: { zh: '查看有了答复', en: 'A check was answered' },
      text: {
        zh: '您的申请{caseNumber}有一项查看得到答复，详情见页面。该答复不是消防验收。',
        en: 'A further check on your request {caseNumber} was answered. The page shows it. It is no fire acceptance.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '查看有了答复', en: 'A check was answered' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项查看得到答复，详情见页面。该答复不是消防验收。',
        en: 'A further check on request {caseNumber} ({compound}) was answered. The page shows it. It is no fire acceptance.',
      },
    }),
  },
  findingWithdrawn: {
    owner: {
      title: { zh: '核查结论已撤回', en: 'A finding was taken back' },
      text: {
        zh: '您的申请{caseNumber}所依据的一项核查结论已撤回，将重新核查，请在页面查看。',
        en: 'A finding that your request {caseNumber} rests on was taken back. It is checked again; the page shows where it stands.',
      },
      clocks: ['fireCheck', 'capacity'],
    },
    property: {
      title: { zh: '核查结论已撤回', en: 'A finding was taken back' },
      text: {
        zh: '申请{caseNumber}（{compound}）的一项核查结论已撤回，将重新核查。',
        en: 'A finding on request {caseNumber} ({compound}) was taken back; it is checked again.',
      },
    },
    centre: {
      title: { zh: '核查结论已撤回', en: 'A finding was taken back' },
      text: {
        zh: '申请{caseNumber}（{compound}）的一项核查结论已撤回，不再用于其他申请，请关注重新核查。',
        en: 'A finding on request {caseNumber} ({compound}) was taken back and answers no other request. It is checked again.',
      },
    },
  },
} satisfies Partial<NoticeTexts>
