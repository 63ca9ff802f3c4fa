import type { CasePaper } from '../../case/paper-sight.ts'
import type { Bilingual } from '../../rules/schema.ts'

/** What each paper is and what it is not. The first sentence says what it is for. */
export const paperNotes = {
  receipt: [
    {
      zh: '本回执说明申请已经登记，以及接下来由谁办、最晚哪天。',
      en: 'This receipt shows that the request is on record, who acts next, and by when.',
    },
    {
      zh: '它不是同意安装的证明，也不表示任何单位已经同意。',
      en: 'It is no consent to install, and it does not say that anybody has agreed.',
    },
  ],
  serviceRecord: [
    {
      zh: '本记录说明申请在哪一天、以什么方式送到出证单位。',
      en: 'This record shows on which day and by which means the request reached the issuer.',
    },
    {
      zh: '送达只说明对方已经收到申请，不表示对方同意。起算日当天不计入时间。',
      en: 'Delivery shows that the request was received, not that anybody agrees. The day a time runs from is not counted itself.',
    },
    {
      zh: '没有送达的单位，不算没有答复。',
      en: 'A body that was not reached is not a body that kept silent.',
    },
  ],
  consent: [
    {
      zh: '本记录说明案件中登记了什么证明、由谁出具、凭什么。',
      en: 'This record shows which paper is on file, who issued it, and what it rests on.',
    },
    {
      zh: '它不是盖章材料本身；需要盖章材料的，以所列文件为准。',
      en: 'It is not the stamped sheet itself: where that is asked for, the document listed here counts.',
    },
    {
      zh: '它不表示消防或供电已经通过，也不是消防验收。',
      en: 'It does not say that fire safety or power supply has been cleared, and it is no fire acceptance.',
    },
  ],
  rejection: [
    {
      zh: '理由由出证单位提出，本单照录。写在这里不表示理由成立。',
      en: 'The grounds are those of the issuer, written down as stated. Standing here does not make them so.',
    },
    {
      zh: '标为“待证”的，还没有出示证明材料。只有消防、供电、第三方检测或法院的结论才算核实。',
      en: 'What is marked as unverified has no document behind it yet. Only a finding of fire, grid, a third party or a court verifies.',
    },
    {
      zh: '中心的意见是看法，不是核实。',
      en: 'An opinion of the centre is a view, not a verification.',
    },
  ],
  correctionNotice: [
    {
      zh: '这是本申请唯一一次补材料通知，缺的材料已经一次列清；此后材料按齐全办理。',
      en: 'This is the only notice of missing papers in this case. It names them all; from then on the papers count as complete.',
    },
    {
      zh: '它不是不同意，也不是不予受理。',
      en: 'It is no rejection, and the request stays on record.',
    },
  ],
  certificateOfSilence: [
    {
      zh: '本证明说明：申请已经送达，答复时间已过，到那时为止案件记录中没有收到答复。',
      en: 'This certificate shows that the request was delivered, that the time to answer is over, and that no answer was on record by then.',
    },
    {
      zh: '它不说明没有答复的原因，也不判断谁对谁错。起算日当天不计入时间。',
      en: 'It does not say why no answer came, or who is right. The day a time runs from is not counted itself.',
    },
    {
      zh: '无法送达的，不算没有答复，不出具本证明。',
      en: 'Who could not be reached is not silent; there is no certificate then.',
    },
  ],
  returnedByGrid: [
    {
      zh: '本记录说明报装申请哪一天、因为什么被退回，哪一天补齐。',
      en: 'This record shows when and why the application for supply was returned, and when it was completed.',
    },
    {
      zh: '退回不等于不能供电。供电办理的时间仍从第一次报装算起。',
      en: 'A return does not say that there is no supply. The time of the grid still counts from the first application.',
    },
  ],
  meetingMinutes: [
    {
      zh: '本件按登记的会议情况打印：谁参加，谁承诺在哪天以前做什么，兑现了没有。',
      en: 'This sheet is printed from the record: who was there, who promised what by when, and what became of it.',
    },
    {
      zh: '会议纪要的原件以所列文件为准。承诺不是行政决定，也不能申请强制执行。',
      en: 'The minutes themselves are the document listed here. A promise is no decision of an office and cannot be enforced by a court.',
    },
  ],
  agreement: [
    {
      zh: '本件按登记的协议内容打印。与双方签字或确认的文本不一致的，以该文本为准。',
      en: 'This sheet is printed from the record of the agreement. Where the text that both sides signed or confirmed differs, that text counts.',
    },
    {
      zh: '调解中的提议和让步不写在这里。',
      en: 'Offers and concessions made during the mediation are not written here.',
    },
  ],
  evidencePack: [
    {
      zh: '本证据包按案件记录打印，不含调解中的提议、说明和材料。',
      en: 'This pack is printed from the record of the case. Offers, explanations and papers of a mediation are not in it.',
    },
    {
      zh: '理由照录，不表示成立。中心的意见是看法，不是核实。',
      en: 'Grounds are written down as stated, not as proven. An opinion of the centre is a view, not a verification.',
    },
    {
      zh: '核查结论只在所列范围和日期内有效，不是消防验收。',
      en: 'A finding holds within the scope and dates it names. It is no fire acceptance.',
    },
    {
      zh: '每条记录的校验值都含前一条的校验值；改动其中任何一条，后面的就对不上。材料的校验值按提交的文件计算。',
      en: 'The hash of each record covers the one before: a change to any of them breaks all that follow. The hash of a document is that of the file as it was handed in.',
    },
  ],
  trackingSheet: [
    {
      zh: '本单说明办到哪一步、由谁办、最晚哪天。以后的进度请扫码查看。',
      en: 'This sheet shows where the request stands, with whom, and by when. Scan the code for what happens later.',
    },
    {
      zh: '它不是同意安装的证明。',
      en: 'It is no consent to install.',
    },
  ],
  reminder: [
    {
      zh: '本函由申请人自己签名、自己寄送，用来催促对方书面答复。',
      en: 'This letter is signed and sent by the applicant, to ask for a written answer.',
    },
    {
      zh: '它不是任何机关的文书，也不改变答复的时间。',
      en: 'It is no document of an office, and it changes no time to answer.',
    },
  ],
  hotline: [
    {
      zh: '这段文字供申请人拨打12345或网上反映时使用，事实部分按案件记录写成。',
      en: 'A text for the applicant’s call or message to 12345; its facts are those on record.',
    },
    {
      zh: '反映以后请把工单编号登记到案件里。反映不停止、也不代替本申请的办理。',
      en: 'Put the number of the hotline on record afterwards. It neither stops nor replaces this request.',
    },
  ],
  complaint: [
    {
      zh: '本投诉书由申请人自己签名、自己递交，事实部分按案件记录写成。',
      en: 'This complaint is signed and handed in by the applicant; its facts are those on record.',
    },
    {
      zh: '对方的理由照录，标明是否已经证明。本件不判断谁对谁错。',
      en: 'The grounds of the other side are written down as stated, with whether they were shown. It does not say who is right.',
    },
  ],
  suitDraft: [
    {
      zh: '这是按案件记录写成的草稿，不是法律意见。递交前请由律师或法律援助机构核对和修改。',
      en: 'This is a draft made from the record, and no legal advice. Have it checked by a lawyer or legal aid before you hand it in.',
    },
    {
      zh: '由哪家法院管辖、法院受理不受理、会怎么判，本件不作判断。',
      en: 'It does not say which court is competent, whether the court accepts the claim, or how it decides.',
    },
    {
      zh: '调解中的提议和让步不写在这里。',
      en: 'Offers and concessions made during a mediation are not written here.',
    },
  ],
} satisfies Record<CasePaper, readonly Bilingual[]>
