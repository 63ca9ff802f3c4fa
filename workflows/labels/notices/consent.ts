import { forAll, type NoticeTexts } from './notice-words.ts'

/** Notices from the filing to the company's answer. */
export const consentNotices = {
  requestFiled: {
    owner: {
      title: { zh: '申请已收到', en: 'Request received' },
      text: {
        zh: '您在{compound}的充电桩申请已收到，编号{caseNumber}。以后每一步由谁办、什么时候办，都会告诉您。',
        en: 'We have your request for a charging pile in {compound}, number {caseNumber}. You will be told who acts at each step, and by when.',
      },
    },
    centre: {
      title: { zh: '新的充电桩申请', en: 'New request' },
      text: {
        zh: '{compound}有新的充电桩申请{caseNumber}，请查看待办。',
        en: 'New charging pile request {caseNumber} in {compound}. Please see your list of tasks.',
      },
      clocks: ['documentCheck'],
    },
  },
  papersComplete: {
    owner: {
      title: { zh: '材料已齐', en: 'Papers complete' },
      text: {
        zh: '您的申请{caseNumber}按材料齐全办理，之后不会再让您补材料。下一步把申请送到出证单位。',
        en: 'The papers of your request {caseNumber} count as complete and nobody will ask for more. Next it is delivered to the issuer.',
      },
    },
  },
  correctionDemanded: {
    owner: {
      title: { zh: '请补材料', en: 'Papers missing' },
      text: {
        zh: '您的申请{caseNumber}还缺材料，要补的已经一次列清，只需补这一次。请按清单补齐。',
        en: 'Papers are missing in your request {caseNumber}. The list names all of them and is sent only once. Please supply them.',
      },
      clocks: ['ownerCorrection'],
    },
  },
  correctionAnswered: {
    centre: {
      title: { zh: '材料已补', en: 'Papers supplied' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主已补齐材料，按齐全继续办理。',
        en: 'The owner has supplied the papers of request {caseNumber} ({compound}); they count as complete.',
      },
      clocks: ['serve', 'nameIssuer'],
    },
  },
  issuerWanted: {
    centre: {
      title: { zh: '请确定出证单位', en: 'Issuer to be named' },
      text: {
        zh: '{compound}还没有明确的出证单位，请为申请{caseNumber}确定由谁出证。',
        en: 'No issuer is known in {compound}. Please name who issues the paper for request {caseNumber}.',
      },
      clocks: ['nameIssuer'],
    },
    owner: {
      title: { zh: '正在确定出证单位', en: 'Issuer being named' },
      text: {
        zh: '您的小区还没有明确由谁出证，区中心正在为申请{caseNumber}确定。您暂时不用做什么。',
        en: 'It is not yet clear who issues the paper in your compound; the district centre names it for request {caseNumber}. You need do nothing now.',
      },
      clocks: ['nameIssuer'],
    },
  },
  serviceWanted: {
    centre: {
      title: { zh: '请送达申请', en: 'Request to be delivered' },
      text: {
        zh: '申请{caseNumber}（{compound}）由{organisation}出证。对方没有打开的，请送达并留下凭证。',
        en: 'Request {caseNumber} ({compound}) goes to {organisation}. If it is not opened, please deliver it and keep the proof.',
      },
      clocks: ['serve'],
    },
    ...forAll(['property', 'community'], {
      title: { zh: '有一件充电桩申请', en: 'A charging pile request' },
      text: {
        zh: '{compound}有业主申请在自己的车位装充电桩，编号{caseNumber}，请打开查看。打开只表示收到，不表示同意。',
        en: 'An owner in {compound} asks to install a charging pile, number {caseNumber}. Please open it: opening means received, not agreed.',
      },
    }),
  },
  requestServed: {
    ...forAll(['property', 'community'], {
      title: { zh: '申请已送达贵单位', en: 'Request delivered to you' },
      text: {
        zh: '充电桩申请{caseNumber}（{compound}）已送达贵单位。是否需要答复、怎样答复，页面上都有说明。',
        en: 'Request {caseNumber} ({compound}) has been delivered to you. The page says whether and how to answer.',
      },
      clocks: ['propertyReply', 'substituteReply'],
    }),
    owner: {
      title: { zh: '申请已送达', en: 'Request delivered' },
      text: {
        zh: '您的申请{caseNumber}已送达{organisation}，送达凭证可在页面查看。',
        en: 'Your request {caseNumber} has been delivered to {organisation}. The proof is on the page.',
      },
      clocks: ['propertyReply', 'substituteReply'],
    },
  },
  unserved: {
    owner: {
      title: { zh: '申请没能送达', en: 'Request could not be delivered' },
      text: {
        zh: '您的申请{caseNumber}没能送到出证单位，已如实记为“未送达”。接下来找下一家单位，没有的由区中心协调。',
        en: 'Your request {caseNumber} could not be delivered and is recorded as unserved. The next issuer is asked, or the centre coordinates.',
      },
    },
    centre: {
      title: { zh: '申请记为未送达', en: 'Recorded as unserved' },
      text: {
        zh: '申请{caseNumber}（{compound}）已记为“未送达”。下一步见待办。',
        en: 'Request {caseNumber} ({compound}) is recorded as unserved. See your list of tasks for what follows.',
      },
      clocks: ['serve', 'centreAccept'],
    },
  },
  approved: {
    owner: {
      title: { zh: '物业这一步已通过', en: 'Property company settled' },
      text: {
        zh: '好消息：您的申请{caseNumber}，物业这一步已经通过。消防和供电还没办完的，办完就可以施工。',
        en: 'Good news: the property company’s part of your request {caseNumber} is settled. Once fire safety and power supply are settled too, you can build.',
      },
    },
  },
  paperOwed: {
    owner: {
      title: { zh: '物业已同意，还差盖章材料', en: 'Agreed, paper still owed' },
      text: {
        zh: '物业已同意您的申请{caseNumber}，但还没有交来盖章材料，已请物业补交。',
        en: 'The property company agrees to your request {caseNumber} but has not handed in the stamped paper. It was asked to do so.',
      },
      clocks: ['paperDue'],
    },
    property: {
      title: { zh: '请补交盖章材料', en: 'Stamped paper owed' },
      text: {
        zh: '贵公司已同意申请{caseNumber}（{compound}），请上传盖章材料，照片也可以。',
        en: 'You have agreed to request {caseNumber} ({compound}). Please upload the stamped paper; a photo will do.',
      },
      clocks: ['paperDue'],
    },
  },
  paperArrived: {
    owner: {
      title: { zh: '出证材料已到', en: 'Stamped paper arrived' },
      text: {
        zh: '您的申请{caseNumber}的出证材料已到，可以在页面下载。消防和供电还没办完的，办完就可以施工。',
        en: 'The stamped paper of your request {caseNumber} has arrived and can be downloaded. Once fire safety and power supply are settled, you can build.',
      },
    },
    grid: {
      title: { zh: '出证材料已到', en: 'Stamped paper arrived' },
      text: {
        zh: '申请{caseNumber}（{compound}）的出证材料已到，可以在页面下载。',
        en: 'The stamped paper of request {caseNumber} ({compound}) has arrived and can be downloaded.',
      },
    },
  },
  noObjection: {
    owner: {
      title: { zh: '物业不阻拦但不出证', en: 'No objection, no paper' },
      text: {
        zh: '物业对您的申请{caseNumber}表示不阻拦，但不出证。办电还需要证明，已转下一家可以出证的单位，没有的由区中心协调。',
        en: 'The property company does not object to your request {caseNumber} but issues no paper. The next issuer is asked, or the centre coordinates.',
      },
    },
    centre: {
      title: { zh: '物业不阻拦但不出证', en: 'No objection, no paper' },
      text: {
        zh: '申请{caseNumber}（{compound}）：物业不阻拦但不出证。下一步见待办。',
        en: 'Request {caseNumber} ({compound}): no objection, but no paper. See your list of tasks for what follows.',
      },
      clocks: ['serve', 'centreAccept'],
    },
  },
  conditionsOffered: {
    owner: {
      title: { zh: '物业附条件同意', en: 'Agreed under conditions' },
      text: {
        zh: '物业同意您的申请{caseNumber}，但提了条件。您可以接受、先接受并保留追回费用的权利、请区中心评判，或不接受。',
        en: 'The property company agrees to your request {caseNumber} under conditions. Accept, accept under protest, contest or decline them.',
      },
      clocks: ['ownerAnswer'],
    },
  },
  conditionsAnswered: {
    property: {
      title: { zh: '业主已答复条件', en: 'Owner answered the conditions' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主已答复贵公司提出的条件，请查看。',
        en: 'The owner has answered your conditions for request {caseNumber} ({compound}). Please see the page.',
      },
      clocks: ['paperDue'],
    },
  },
  rejected: {
    owner: {
      title: { zh: '物业不同意', en: 'The property company says no' },
      text: {
        zh: '物业没有同意您的申请{caseNumber}。理由和有没有证明材料，页面上都写明了。您可以提出异议、申请协调或调解。',
        en: 'The property company says no to request {caseNumber}. The page shows each ground and its proof. You can contest it, or ask for coordination or mediation.',
      },
      clocks: ['ownerDecision'],
    },
  },
  reasonsGiven: {
    owner: {
      title: { zh: '物业补充了书面理由', en: 'Written reasons given' },
      text: {
        zh: '物业对您的申请{caseNumber}补充了书面理由，请在页面查看。',
        en: 'The property company has given its written reasons on your request {caseNumber}. Please see the page.',
      },
    },
  },
  evidenceAdded: {
    owner: {
      title: { zh: '物业补充了证明材料', en: 'Evidence added' },
      text: {
        zh: '物业为您的申请{caseNumber}里的理由或条件补充了证明材料，请在页面查看。',
        en: 'The property company added evidence for a ground or condition in your request {caseNumber}. Please see the page.',
      },
    },
  },
  contested: {
    property: {
      title: { zh: '业主提出异议', en: 'Owner contests' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主对贵公司的理由或条件提出异议，将由核查单位或区中心处理。',
        en: 'The owner contests a ground or condition of yours in request {caseNumber} ({compound}). The assessors or the centre look at it.',
      },
    },
    centre: {
      title: { zh: '业主提出异议', en: 'Owner contests' },
      text: {
        zh: '申请{caseNumber}（{compound}）的业主提出异议，请查看是否要由中心出具意见。',
        en: 'The owner contests in request {caseNumber} ({compound}). Please see whether the centre owes an opinion.',
      },
      clocks: ['opinion'],
    },
  },
  opinionGiven: {
    owner: {
      title: { zh: '中心已出具意见', en: 'Opinion given' },
      text: {
        zh: '区中心对您的申请{caseNumber}里有异议的内容出具了书面意见。这是意见，不是核实结论。请在页面查看。',
        en: 'The centre has given its written opinion on what you contested in request {caseNumber}. It is a view, not a verification.',
      },
      clocks: ['ownerDecision', 'ownerAnswer'],
    },
    property: {
      title: { zh: '中心已出具意见', en: 'Opinion given' },
      text: {
        zh: '区中心对申请{caseNumber}（{compound}）里有异议的内容出具了书面意见。这是意见，不是核实结论。',
        en: 'The centre has given its written opinion on what is contested in request {caseNumber} ({compound}): a view, not a verification.',
      },
    },
  },
  redecideWanted: {
    property: {
      title: { zh: '请重新决定', en: 'Please decide again' },
      text: {
        zh: '请贵公司对申请{caseNumber}（{compound}）重新作出决定。已不成立的理由不能再提，新理由要附证明材料。',
        en: 'Please decide again on request {caseNumber} ({compound}). A fallen ground cannot be pleaded again; a new one needs its document.',
      },
      clocks: ['redecide'],
    },
    owner: {
      title: { zh: '物业要重新决定', en: 'Property company decides again' },
      text: {
        zh: '物业要对您的申请{caseNumber}重新作出决定。您暂时不用做什么。',
        en: 'The property company has to decide again on your request {caseNumber}. You need do nothing now.',
      },
      clocks: ['redecide'],
    },
  },
  silenceRecorded: {
    owner: {
      title: { zh: '出证单位没有答复', en: 'No answer' },
      text: {
        zh: '您的申请{caseNumber}到期没有收到答复，已记录，您可以取得未答复证明。申请继续办理，下一步见页面。',
        en: 'Your request {caseNumber} got no answer in time. You can have a certificate of silence. The request goes on; see the page.',
      },
    },
    property: {
      title: { zh: '到期没有收到答复', en: 'No answer received' },
      text: {
        zh: '申请{caseNumber}（{compound}）到期没有收到答复，已记录并转入下一步。贵公司在出证完成前仍可以表示同意。',
        en: 'Request {caseNumber} ({compound}) got no answer in time; this is on record and the case goes on. A yes still counts until consent is settled.',
      },
    },
    community: {
      title: { zh: '到期没有收到答复', en: 'No answer received' },
      text: {
        zh: '申请{caseNumber}（{compound}）到期没有收到答复，已记录并转入下一步，详见页面。',
        en: 'Request {caseNumber} ({compound}) got no answer in time; this is on record and the case goes on. See the page.',
      },
    },
    centre: {
      title: { zh: '出证单位没有答复', en: 'No answer' },
      text: {
        zh: '申请{caseNumber}（{compound}）到期没有收到答复，已记录。下一步见待办。',
        en: 'Request {caseNumber} ({compound}) got no answer in time; this is on record. See your list of tasks for what follows.',
      },
      clocks: ['centreAccept', 'serve'],
    },
  },
  substituteDeclined: {
    owner: {
      title: { zh: '这家单位不代为出证', en: 'Substitute does not issue' },
      text: {
        zh: '您的申请{caseNumber}：被请的单位没有代为出证，原因见页面。已转下一家，没有的由区中心协调。',
        en: 'The substitute asked for your request {caseNumber} does not issue; see the page for why. The next one is asked, or the centre coordinates.',
      },
    },
    centre: {
      title: { zh: '未代为出证', en: 'Substitute does not issue' },
      text: {
        zh: '申请{caseNumber}（{compound}）：被请的单位没有代为出证。下一步见待办。',
        en: 'Request {caseNumber} ({compound}): the substitute does not issue. See your list of tasks for what follows.',
      },
      clocks: ['serve', 'centreAccept'],
    },
  },
  revocationAttempted: {
    owner: {
      title: { zh: '物业提出收回同意', en: 'Attempt to take the consent back' },
      text: {
        zh: '物业对您的申请{caseNumber}提出收回同意。这次不改变办理结果，双方说法都已记录，申请照常办理。',
        en: 'The property company tried to take back its consent to request {caseNumber}. It is on record and changes nothing; your request goes on.',
      },
    },
    centre: {
      title: { zh: '物业提出收回同意', en: 'Attempt to take the consent back' },
      text: {
        zh: '申请{caseNumber}（{compound}）：物业提出收回同意，已记录，不改变办理结果。',
        en: 'Request {caseNumber} ({compound}): the property company tried to take its consent back. Recorded; nothing changes.',
      },
    },
  },
  consentRevoked: {
    owner: {
      title: { zh: '物业收回了同意', en: 'Consent taken back' },
      text: {
        zh: '物业凭新的文件收回了对您的申请{caseNumber}的同意，理由和文件见页面。您可以提出异议、申请协调或调解。',
        en: 'On a new document the property company took back its consent to request {caseNumber}. You can contest it, or ask for coordination or mediation.',
      },
      clocks: ['ownerDecision'],
    },
    centre: {
      title: { zh: '物业收回了同意', en: 'Consent taken back' },
      text: {
        zh: '申请{caseNumber}（{compound}）：物业凭新的文件收回了同意，由业主决定下一步。',
        en: 'Request {caseNumber} ({compound}): the consent was taken back on a new document. The owner decides what follows.',
      },
    },
  },
} satisfies Partial<NoticeTexts>
