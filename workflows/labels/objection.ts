import type { Objection } from '../case/memory/objection.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { NoticeTexts } from './notices/notice-words.ts'

/** What came of the term for an objection before a court. */
export const objectionLabels = {
  brought: { zh: '物业已起诉', en: 'Brought before the court' },
  lapsed: { zh: '到期没有起诉', en: 'The term ran out without a suit' },
  waived: { zh: '物业没有异议', en: 'No objection' },
  upheld: { zh: '法院支持物业的异议', en: 'The court upheld it' },
  overtaken: { zh: '本地规则已改变', en: 'The rules of the place ask for none any more' },
} satisfies Record<NonNullable<Objection['answer']>, Bilingual>

/** How a step stands that the company reported of its suit. */
export const toldStandingLabels = {
  claimed: { zh: '物业报告，业主可以提出异议', en: 'Reported by the company; the owner can contest it' },
  contested: { zh: '业主有异议，由区中心核定', en: 'Contested by the owner; the centre decides' },
  confirmed: { zh: '业主已确认', en: 'Confirmed by the owner' },
  uncontested: { zh: '期限内没有异议', en: 'Not contested in time' },
} satisfies Record<string, Bilingual>

/** Events of such an objection. */
export const objectionEventLabels = {
  'property.bringObjection': { zh: '物业提起异议之诉', en: 'Property company brings its objection before the court' },
  'property.reportProceeding': { zh: '物业报告其诉讼的进展', en: 'Company reports a step of its suit' },
  'owner.confirmRecord': { zh: '业主确认登记属实', en: 'Owner confirms a record' },
  'property.withdrawProceeding': { zh: '物业撤回其提起的程序', en: 'Property company withdraws its proceeding' },
} as const

/** Stages of such an objection. */
export const objectionStageLabels = {
  objecting: { zh: '异议期', en: 'Term for an objection before the court' },
  objectionInCourt: { zh: '异议诉讼中', en: 'Objection before the court' },
} as const

/** Who has to do what in them. */
export const objectionDuties = {
  objecting: {
    zh: '同意，或者有异议的向法院起诉（不起诉而只说不同意的，不影响业主）',
    en: 'say yes, or bring its objection before the court (a no without a suit does not hold the owner up)',
  },
  objectionInCourt: {
    zh: '就物业的异议作出裁判（物业和业主都可以登记进展，业主也可以请求调解）',
    en: 'decide on the objection of the company (both sides can report what happens there, and the owner can ask for mediation)',
  },
} as const

/** Why such a step is not possible now. */
export const objectionGuardReasons = {
  objectionGoesToCourt: { zh: '本地没有须起诉才能反对的规定', en: 'in this place no court has to be asked to object' },
  objectionNeedsNoCourt: { zh: '本地规定反对须起诉', en: 'in this place an objection goes to court' },
  objectionMayBeBrought: {
    zh: '本地没有须起诉才能反对的规定，或者申请尚未提交',
    en: 'in this place no court has to be asked to object, or the request is not filed',
  },
  objectionIsGone: { zh: '法院仍在处理物业的异议', en: 'the court still has the objection' },
  objectionIsUpheld: { zh: '法院没有支持物业的异议', en: 'the court has not upheld the objection' },
  companysSuitRuns: { zh: '没有物业提起且正在进行的程序', en: 'no proceeding that the company brought is under way' },
  objectionIsInCourt: { zh: '法院没有在处理物业的异议', en: 'no court has the objection' },
  objectionIsAwaited: { zh: '异议期已过或者没有异议期', en: 'no term for an objection runs' },
} as const

/** What the questions of the chart about it ask. */
export const objectionGuardWords = {
  objectionGoesToCourt: 'who objects in this place has to go to court within a term',
  objectionNeedsNoCourt: 'in this place an objection needs no court',
  objectionMayBeBrought: 'in this place objections go to court, and the request is filed',
  objectionIsGone: 'no court has the objection any more, and none decided on it',
  objectionIsUpheld: 'the court upheld the objection',
  companysSuitRuns: 'a proceeding that the company brought is under way',
  objectionIsInCourt: 'a court has the objection',
  objectionIsAwaited: 'the term for the objection runs',
  suitWasInTerm: 'the suit was brought within the term and became known afterwards',
} as const

/** The clock of such an objection. */
export const objectionClockLabels = {
  objectionTerm: {
    name: { zh: '异议期（须起诉）', en: 'Term for an objection before the court' },
    otherwise: {
      move: { zh: '到期没有起诉的，转区物业服务指导中心协调', en: 'the district centre coordinates' },
    },
    deemed: {
      zh: '到期没有起诉的，按本地规定等于没有异议，可以施工',
      en: 'without a suit there is no objection by the rules of this place, and the works may begin',
    },
    goesOn: {
      zh: '到期没有起诉的，记录在案，物业仍须按期答复',
      en: 'that there was no suit is on record, and the company still owes its answer',
    },
  },
} as const

/** What holds when the term lapses: sentences of a pack read as a document. */
export const noSuitLabels = {
  ESCALATE: { zh: '到期没有起诉的，转区中心协调', en: 'without a suit the district centre coordinates' },
  DEEMED: { zh: '到期没有起诉的，等于没有异议，可以施工', en: 'without a suit there is no objection, and the works may begin' },
  GOES_ON: { zh: '到期没有起诉的，物业仍须按期答复', en: 'without a suit the company still owes its answer' },
} satisfies Record<string, Bilingual>

/** Notices about it. */
export const objectionNotices = {
  objectionBrought: {
    owner: {
      title: { zh: '物业已起诉', en: 'The company has gone to court' },
      text: {
        zh: '物业就您的申请{caseNumber}向法院提出异议，由法院决定。请留意法院的通知，有进展请登记。',
        en: 'The company has brought its objection to your request {caseNumber} before the court, which decides. Please report what happens there.',
      },
    },
    centre: {
      title: { zh: '物业已起诉', en: 'The company has gone to court' },
      text: {
        zh: '申请{caseNumber}（{compound}）的物业已向法院提出异议，等待法院决定。',
        en: 'The company of request {caseNumber} ({compound}) has brought its objection before the court.',
      },
    },
  },
  refusedOutOfCourt: {
    owner: {
      title: { zh: '物业表示不同意', en: 'The company says no' },
      text: {
        zh: '物业对您的申请{caseNumber}表示不同意，已记录。按本地规定，反对须在期限内起诉，这一表示本身不影响您。',
        en: 'The company said no to your request {caseNumber}; this is on record. By the rules of this place an objection goes to court within its term; a no alone does not hold you up.',
      },
      clocks: ['objectionTerm'],
    },
    property: {
      title: { zh: '反对须起诉', en: 'An objection goes to court' },
      text: {
        zh: '贵公司对申请{caseNumber}（{compound}）的不同意已记录。按本地规定，反对须在期限内向法院起诉并登记。',
        en: 'Your no to request {caseNumber} ({compound}) is on record. By the rules of this place an objection is brought before the court within its term, and reported here.',
      },
      clocks: ['objectionTerm'],
    },
  },
  stepTold: {
    owner: {
      title: { zh: '物业报告了诉讼进展', en: 'The company reports on its suit' },
      text: {
        zh: '您的申请{caseNumber}：物业报告了其诉讼的一步进展。属实的请确认，不属实的请在期限内提出异议，由区中心核定。',
        en: 'Your request {caseNumber}: the company has reported a step of its suit. Please confirm it, or contest it in time if it is wrong; the centre then decides.',
      },
      clocks: ['contestRecord'],
    },
    centre: {
      title: { zh: '物业报告了诉讼进展', en: 'The company reports on its suit' },
      text: {
        zh: '申请{caseNumber}（{compound}）：物业报告了其诉讼的一步进展，业主可以提出异议。',
        en: 'Request {caseNumber} ({compound}): the company has reported a step of its suit. The owner can contest it.',
      },
    },
  },
  objectionLapsed: {
    owner: {
      title: { zh: '异议期已过', en: 'The term for an objection is over' },
      text: {
        zh: '您的申请{caseNumber}的异议期已过，没有登记物业起诉。下一步见页面。',
        en: 'The term for an objection to your request {caseNumber} is over and no suit is on record. The page shows what follows.',
      },
    },
    property: {
      title: { zh: '异议期已过', en: 'The term for an objection is over' },
      text: {
        zh: '申请{caseNumber}（{compound}）的异议期已过，没有登记贵公司起诉。期内已起诉的，请凭法院材料登记。',
        en: 'The term for an objection to request {caseNumber} ({compound}) is over and no suit is on record. If you brought one in time, please report it with the paper of the court.',
      },
    },
    centre: {
      title: { zh: '异议期已过', en: 'The term for an objection is over' },
      text: {
        zh: '申请{caseNumber}（{compound}）的异议期已过，没有登记物业起诉。',
        en: 'The term for an objection to request {caseNumber} ({compound}) is over and no suit is on record.',
      },
    },
  },
  objectionGone: {
    owner: {
      title: { zh: '异议诉讼已结束', en: 'The objection is no longer in court' },
      text: {
        zh: '物业对您的申请{caseNumber}提起的诉讼没有裁判就结束了，异议期照原来的日期计算。',
        en: 'The suit against your request {caseNumber} ended without a decision; the term for an objection counts as before.',
      },
      clocks: ['objectionTerm'],
    },
    property: {
      title: { zh: '异议诉讼已结束', en: 'The objection is no longer in court' },
      text: {
        zh: '对申请{caseNumber}（{compound}）提起的诉讼没有裁判就结束了，异议期照原来的日期计算。',
        en: 'The suit against request {caseNumber} ({compound}) ended without a decision; the term for an objection counts as before.',
      },
      clocks: ['objectionTerm'],
    },
  },
} satisfies Partial<NoticeTexts>
