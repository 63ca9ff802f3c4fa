import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices of the fire and grid tracks and of the works. */
export const checkNotices = {
  fireCheckWanted: {
    fire: {
      title: { zh: '请作消防核查', en: 'Fire check wanted' },
      text: {
        zh: '申请{caseNumber}（{compound}）需要消防核查，请给出结论；不属贵单位职责的，请如实说明。',
        en: 'Request {caseNumber} ({compound}) needs a fire check. Please report the finding, or say that it is not your competence.',
      },
      clocks: ['fireCheck'],
    },
  },
  fireFound: {
    owner: {
      title: { zh: '消防核查有了结论', en: 'Fire finding' },
      text: {
        zh: '您的申请{caseNumber}的消防核查有了结论，结论和下一步见页面。',
        en: 'The fire check of your request {caseNumber} has a finding. The page shows it and what follows.',
      },
      clocks: ['ownerDecision'],
    },
    property: {
      title: { zh: '消防核查有了结论', en: 'Fire finding' },
      text: {
        zh: '申请{caseNumber}（{compound}）的消防核查有了结论，请在页面查看。',
        en: 'The fire check of request {caseNumber} ({compound}) has a finding. Please see the page.',
      },
    },
  },
  queued: {
    owner: {
      title: { zh: '容量暂时不够，已排队', en: 'No room yet: you are in the queue' },
      text: {
        zh: '您的申请{caseNumber}已接受有序充电，但容量已留给更早提交的申请。您按首次齐全提交的时间排队，位置见页面。',
        en: 'You took ordered charging for request {caseNumber}, but the room is kept for earlier filings. Your place counts from your first complete filing; the page shows it.',
      },
    },
  },
  placeOffered: {
    owner: {
      title: { zh: '轮到您的充电桩名额', en: 'A place is free for your pile' },
      text: {
        zh: '变压器腾出了容量，按排队顺序轮到您的申请{caseNumber}。请在期限内答复要不要。',
        en: 'Capacity has become free, and it is the turn of your request {caseNumber}. Please answer in time whether you take it.',
      },
      clocks: ['freedPlace'],
    },
  },
  placeTaken: {
    grid: {
      title: { zh: '业主接受了腾出来的名额', en: 'Freed place taken' },
      text: {
        zh: '申请{caseNumber}（{compound}）接受了腾出来的名额，请按页面所列继续办理。',
        en: 'Request {caseNumber} ({compound}) took the freed place. Please go on as the page shows.',
      },
      clocks: ['supplyPlan'],
    },
  },
  orderedAsked: {
    owner: {
      title: { zh: '征求有序充电的意见', en: 'Asked about ordered charging' },
      text: {
        zh: '同一台变压器上还有邻居在排队。如果您的申请{caseNumber}改为有序充电，就能多装一台。愿不愿意由您决定，不影响已保留的容量。',
        en: 'A neighbour waits at the same transformer. If you charge in order, there is room for one more pile. It is your choice; the capacity kept for request {caseNumber} stays either way.',
      },
      clocks: ['orderedAnswer'],
    },
  },
  findingContested: {
    ...forAll(['fire', 'grid'], {
      title: { zh: '核查结论有异议', en: 'Finding contested' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项核查结论被提出异议。是贵单位结论的，请重新核查。',
        en: 'A finding on request {caseNumber} ({compound}) is contested. If it is yours, please check again.',
      },
      clocks: ['fireCheck', 'capacity'],
    }),
    property: {
      title: { zh: '核查结论有异议', en: 'Finding contested' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主对一项核查结论提出异议，将重新核查。',
        en: 'The owner contests a finding on request {caseNumber} ({compound}); it is checked again.',
      },
    },
  },
  testOrdered: {
    property: {
      title: { zh: '业主委托了第三方检测', en: 'Third-party test ordered' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主委托了第三方检测，请配合检测人员进场。',
        en: 'The owner of request {caseNumber} ({compound}) has ordered a third-party test. Please let the testers in.',
      },
    },
    fire: {
      title: { zh: '业主委托了第三方检测', en: 'Third-party test ordered' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主委托了第三方检测，报告提交后会请贵单位答复。',
        en: 'The owner of request {caseNumber} ({compound}) has ordered a third-party test. You will be asked to answer its report.',
      },
    },
  },
  testReported: {
    fire: {
      title: { zh: '请答复检测报告', en: 'Test report to be answered' },
      text: {
        zh: '申请{caseNumber}（{compound}）的第三方检测报告已提交，请答复是否认可。没有答复的，按报告的结论办理。',
        en: 'The test report on request {caseNumber} ({compound}) is in. Please say whether you accept it; unanswered, it stands.',
      },
      clocks: ['testAnswer'],
    },
    property: {
      title: { zh: '检测报告已提交', en: 'Test report handed in' },
      text: {
        zh: '申请{caseNumber}（{compound}）的第三方检测报告已提交，请在页面查看。',
        en: 'The test report on request {caseNumber} ({compound}) is in. Please see the page.',
      },
    },
  },
  competenceDeclined: {
    owner: {
      title: { zh: '被请的单位说不归它管', en: 'Competence declined' },
      text: {
        zh: '您的申请{caseNumber}：被请核查的单位说明不属它的职责。区中心会确定由哪家单位核查。',
        en: 'The body asked to check your request {caseNumber} says it is not competent. The district centre names who makes the check.',
      },
      clocks: ['nameBody'],
    },
    centre: {
      title: { zh: '请确定核查单位', en: 'Body to be named' },
      text: {
        zh: '申请{caseNumber}（{compound}）：被请核查的单位说明不属其职责，请确定由哪家单位核查。',
        en: 'On request {caseNumber} ({compound}) a body declines competence. Please name who makes the check.',
      },
      clocks: ['nameBody'],
    },
  },
  bodyNamed: {
    owner: {
      title: { zh: '核查单位已确定', en: 'Body named' },
      text: {
        zh: '区中心已为您的申请{caseNumber}确定核查单位，继续核查。',
        en: 'The district centre has named who checks your request {caseNumber}; the check goes on.',
      },
      clocks: ['fireCheck', 'gridIntake'],
    },
  },
  noCompetentBody: {
    owner: {
      title: { zh: '没有单位负责这项核查', en: 'No competent body' },
      text: {
        zh: '您的申请{caseNumber}有一项核查没有找到负责的单位，已记录。您可以申请协调或调解，其他办法见页面。',
        en: 'No body is competent for one check of your request {caseNumber}; this is on record. You can ask for coordination or mediation; see the page.',
      },
      clocks: ['ownerDecision'],
    },
    ...forAll(['centre', 'bureau'], {
      title: { zh: '没有单位负责这项核查', en: 'No competent body' },
      text: {
        zh: '申请{caseNumber}（{compound}）有一项核查没有找到负责的单位，已记录。',
        en: 'No body is competent for one check of request {caseNumber} ({compound}); this is on record.',
      },
    }),
  },
  intakeWanted: {
    grid: {
      title: { zh: '新的报装申请', en: 'New application' },
      text: {
        zh: '{compound}有新的充电桩报装申请{caseNumber}，请受理；不属贵公司供电范围的，请如实说明。',
        en: 'New application {caseNumber} in {compound}. Please accept it, or say that it is not your supply.',
      },
      clocks: ['gridIntake'],
    },
  },
  intakeAccepted: {
    owner: {
      title: { zh: '供电公司已受理', en: 'Accepted by the grid company' },
      text: {
        zh: '供电公司已受理您的申请{caseNumber}，接下来到现场勘查，工单号见页面。',
        en: 'The grid company has accepted your request {caseNumber}; a survey on site follows. The order number is on the page.',
      },
      clocks: ['gridSurvey'],
    },
  },
  surveyed: {
    owner: {
      title: { zh: '现场勘查已完成', en: 'Survey done' },
      text: {
        zh: '您的申请{caseNumber}的现场勘查已完成，结果见页面，接下来核查容量。',
        en: 'The survey for your request {caseNumber} is done; see the page. The capacity is checked next.',
      },
      clocks: ['capacity'],
    },
    property: {
      title: { zh: '现场勘查已完成', en: 'Survey done' },
      text: {
        zh: '申请{caseNumber}（{compound}）的现场勘查已完成，结果见页面。',
        en: 'The survey for request {caseNumber} ({compound}) is done; see the page.',
      },
    },
  },
  capacityFound: {
    owner: {
      title: { zh: '容量核查有了结论', en: 'Finding on capacity' },
      text: {
        zh: '您的申请{caseNumber}的容量核查有了结论。计算过程、下一步见页面；容量不够的，您在排队中的位置也在页面上。',
        en: 'The check of capacity for your request {caseNumber} has a finding. The page shows the sum, what follows, and without room your place in the queue.',
      },
      clocks: ['ownerDecision', 'supplyPlan'],
    },
    property: {
      title: { zh: '容量核查有了结论', en: 'Finding on capacity' },
      text: {
        zh: '申请{caseNumber}（{compound}）的容量核查有了结论，请在页面查看。',
        en: 'The check of capacity for request {caseNumber} ({compound}) has a finding. Please see the page.',
      },
    },
  },
  planIssued: {
    owner: {
      title: { zh: '请确认供电方案', en: 'Please confirm the supply plan' },
      text: {
        zh: '供电公司对您的申请{caseNumber}给出了供电方案，请查看并确认；不合适的可以退回重做。',
        en: 'The grid company has made the supply plan for your request {caseNumber}. Please confirm it, or send it back.',
      },
      clocks: ['planConfirm'],
    },
  },
  planAnswered: {
    grid: {
      title: { zh: '业主已答复供电方案', en: 'Owner answered the plan' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主已答复供电方案。退回的，请按原因重新出方案。',
        en: 'The owner of request {caseNumber} ({compound}) has answered the plan. If it was sent back, please make another.',
      },
      clocks: ['supplyPlan'],
    },
  },
  mayBuild: {
    owner: {
      title: { zh: '可以施工了', en: 'You can build' },
      text: {
        zh: '您的申请{caseNumber}现在可以施工或继续施工。请由有资质的单位安装，完工后在页面报告。',
        en: 'You can now build, or go on building, under request {caseNumber}. Use a licensed installer and report when it is done.',
      },
      clocks: ['construction'],
    },
    property: {
      title: { zh: '业主可以施工', en: 'The owner can build' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主现在可以施工或继续施工，请配合施工人员进场。',
        en: 'The owner of request {caseNumber} ({compound}) can now build, or go on building. Please let the workers in.',
      },
    },
  },
  worksReported: {
    grid: {
      title: { zh: '请检验', en: 'Inspection wanted' },
      text: {
        zh: '申请{caseNumber}（{compound}）的充电桩已完工，请检验。',
        en: 'The pile of request {caseNumber} ({compound}) is built. Please inspect it.',
      },
      clocks: ['inspection'],
    },
  },
  inspected: {
    owner: {
      title: { zh: '检验有了结果', en: 'Inspection result' },
      text: {
        zh: '您的申请{caseNumber}的竣工检验有了结果。合格的，等待装表接电；不合格的，请按页面所列整改。',
        en: 'The inspection for your request {caseNumber} has a result. If it passed, the meter follows; if not, please put right what the page lists.',
      },
      clocks: ['meter'],
    },
  },
  obstructed: {
    centre: {
      title: { zh: '业主报告施工受阻', en: 'Obstruction reported' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主报告施工受阻，请受理协调。',
        en: 'The owner of request {caseNumber} ({compound}) reports an obstruction of the works. Please take the coordination on.',
      },
      clocks: ['centreAccept'],
    },
    property: {
      title: { zh: '业主报告施工受阻', en: 'Obstruction reported' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主报告施工受阻，已转区中心协调，请配合。',
        en: 'The owner of request {caseNumber} ({compound}) reports an obstruction of the works. The centre coordinates; please cooperate.',
      },
    },
  },
  energised: {
    owner: {
      title: { zh: '充电桩已通电', en: 'Your pile is running' },
      text: {
        zh: '您的申请{caseNumber}已办成：电表已装，充电桩已通电。请按承诺书做好维护。',
        en: 'Your request {caseNumber} is done: the meter is fitted and the pile is on. Please keep it up as you undertook.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '充电桩已通电', en: 'Pile energised' },
      text: {
        zh: '申请{caseNumber}（{compound}）的充电桩已通电，申请办结。',
        en: 'The pile of request {caseNumber} ({compound}) is on; the request is closed.',
      },
    }),
  },
} satisfies Partial<NoticeTexts>
