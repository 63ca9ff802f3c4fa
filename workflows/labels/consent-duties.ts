import type { dutyResults } from '../case/events/consent-duties.ts'
import type { PileLeaving } from '../case/events/system.ts'
import type { StandingDuty } from '../case/memory/consent-duties.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { ClockWords } from './clocks.ts'
import { forAll, type NoticeTexts } from './notices/notice-words.ts'

/** Events about what a place asks for once consent stands. */
export const consentDutyEventLabels = {
  'owner.askForDuty': { zh: '业主要求物业办理同意后应办的事项', en: 'Owner asks for what the company owes after the consent' },
  'property.askForDuty': { zh: '物业要求业主办理同意后应办的事项', en: 'Company asks for what the owner owes after the consent' },
  'owner.sayDutyFact': { zh: '业主说明应办事项是否适用', en: 'Owner says whether something is owed here' },
  'property.sayDutyFact': { zh: '物业说明应办事项是否适用', en: 'Company says whether something is owed here' },
  'centre.sayDutyFact': { zh: '中心说明应办事项是否适用', en: 'Centre says whether something is owed here' },
  'centre.settleDuty': { zh: '中心核定到期未办的事项', en: 'Centre says what came of a duty that was not done in time' },
} as const

/** What the centre can say of such a duty. */
export const dutyResultLabels = {
  done: { zh: '已经办理', en: 'It is done' },
  notOwed: { zh: '不需要办理', en: 'It was not owed' },
  stillOwed: { zh: '仍需办理', en: 'It is owed still' },
} satisfies Record<(typeof dutyResults)[number], Bilingual>

/** What is known of the fact on which such a duty depends. */
export const dutyFactLabels = {
  unsaid: { zh: '还没有人说明是不是这样', en: 'nobody has said yet whether it is so' },
  holds: { zh: '已说明是这样', en: 'said to be so' },
  doesNotHold: { zh: '已说明不是这样', en: 'said not to be so' },
  contested: { zh: '双方说法不一，由区中心认定', en: 'both sides say different things: the centre settles it' },
} as const satisfies Record<string, Bilingual>

/** A fact that is asked for: unknown it is never taken for given. */
export const dutyFactWanted: Bilingual = {
  zh: '只有{known}的，才须{doing}；还没有人说明是不是这样，业主、物业或区中心都可以说明（在此以前不计时）。',
  en: 'Only where {known}: must {doing}. Nobody has said yet whether it is so: owner, company or centre may say it, and until then no time runs.',
}

/** The clocks of such a duty. */
export const consentDutyClockLabels = {
  consentDuty: {
    name: { zh: '同意后应办的事项', en: 'What is owed after the consent' },
    otherwise: {
      remind: { zh: '到期没有办理的，仍须办理，页面一直显示', en: 'it is owed all the same, and shown until it is done' },
    },
  },
  dutyAtCentre: {
    name: { zh: '中心核定到期未办的事项', en: 'What came of a duty that was not done in time' },
    otherwise: {
      remind: {
        zh: '到期没有核定的，提醒区中心和市住建局，同意不受影响',
        en: 'the centre and the bureau are reminded, and the consent stands',
      },
    },
  },
  dutyFact: {
    name: { zh: '中心认定应办事项是否适用', en: 'Whether something is owed here' },
    otherwise: {
      remind: {
        zh: '到期没有认定的，提醒区中心和市住建局；认定以前不计时，同意不受影响',
        en: 'the centre and the bureau are reminded; until then its time does not run, and the consent stands',
      },
    },
  },
} as const satisfies Record<string, ClockWords>

/** How a pile left the owner of the request by which it came. */
export const pileLeavingLabels = {
  dismantled: { zh: '已拆除', en: 'It was taken down' },
  handedOn: { zh: '已转让给别人', en: 'It went to somebody else' },
} satisfies Record<PileLeaving, Bilingual>

/** What somebody must do under them, where the pack has no words of its own. */
export const consentDutyDuties = {
  consentDuty: { zh: '办理同意后应办的事项', en: 'do what is owed after the consent' },
  dutyAtCentre: { zh: '与双方一起核定到期未办的事项', en: 'settle with both sides what was not done in time' },
  dutyFact: { zh: '认定应办的事项是否适用', en: 'say whether something is owed here' },
} satisfies Record<string, Bilingual>

/** Why such a step is not possible now. */
export const consentDutyGuardReasons = {
  pileRan: { zh: '这件申请没有通电的充电桩', en: 'no pile came into use by this request' },
  dutyIsAtCentre: {
    zh: '没有须由中心核定的事项（到期未办的，或者定期再来的）',
    en: 'nothing whose time ran out, or that comes back, is for the centre to settle',
  },
  consentWasRevoked: { zh: '同意没有因到期未办的事项被收回', en: 'no consent was taken back for a duty' },
  dutyMayBeAsked: { zh: '对方没有须经要求才办理的事项', en: 'the other side owes nothing that it has to be asked for' },
  dutyFactMayBeSaid: {
    zh: '没有还需要您说明是否适用的事项',
    en: 'nothing that is owed depends on a fact of which you may still say something',
  },
} as const

/** What the questions of the chart about it ask. */
export const consentDutyGuardWords = {
  pileRan: 'a pile came into use by this request',
  dutyIsAtCentre: 'a duty that was late, or one that comes back, is for the centre to settle',
  consentWasRevoked: 'the consent was taken back for a duty of the place, and no other has come',
  dutyMayBeAsked: 'the other side owes something once it is asked for, and was not asked',
  dutyFactMayBeSaid: 'something owed depends on a fact of which this party may still say whether it is so',
  revokedForDuty: 'it names a duty of the owner that is late, and the rules of the place let the consent be taken back for it',
  revokedConsentLapsed: 'the consent was taken back for a duty, and the time of the owner to choose has run out',
} as const

/** What follows from the lapse of such a duty, beside what the pack says in its own words. */
export const lapseEffectLabels = {
  shown: { zh: '仍须办理，同意不受影响', en: 'it is owed all the same, and the consent stands' },
  centre: {
    zh: '转区中心与双方一起核定，同意不受影响',
    en: 'it goes to the district centre, which settles it with both sides; the consent stands',
  },
  mayRevoke: {
    zh: '物业可以凭此收回同意，同意不会自动失效',
    en: 'the company may take its consent back for it; the consent does not end by itself',
  },
} satisfies Record<StandingDuty['rule']['lapse']['effect'], Bilingual>

/** Notices about it. */
export const consentDutyNotices = {
  dutyAsked: {
    owner: {
      title: { zh: '同意后应办的事项', en: 'Something is owed after the consent' },
      text: {
        zh: '物业要求您办理申请{caseNumber}同意后应办的一件事项，内容、期限和依据见页面。',
        en: 'The company asks for what you owe after the consent to request {caseNumber}. The page shows what, by when and on which basis.',
      },
      clocks: ['consentDuty'],
    },
    property: {
      title: { zh: '同意后应办的事项', en: 'Something is owed after the consent' },
      text: {
        zh: '业主要求贵公司办理申请{caseNumber}（{compound}）同意后应办的一件事项，内容、期限和依据见页面。',
        en: 'The owner asks for what you owe after the consent to request {caseNumber} ({compound}). The page shows what, by when and on which basis.',
      },
      clocks: ['consentDuty'],
    },
  },
  dutyLapsed: {
    owner: {
      title: { zh: '同意后应办的事项到期', en: 'Owed after the consent: time is over' },
      text: {
        zh: '您的申请{caseNumber}：同意后应办的一件事项到期没有登记办理。同意不会自动失效；由谁办理、依据和后果见页面。',
        en: 'Your request {caseNumber}: something that is owed after the consent was not reported in time. The consent does not end by itself; the page shows who owes it, on which basis, and what follows.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '同意后应办的事项到期', en: 'Owed after the consent: time is over' },
      text: {
        zh: '申请{caseNumber}（{compound}）：同意后应办的一件事项到期没有登记办理。同意不会自动失效；由谁办理、依据和后果见页面。',
        en: 'Request {caseNumber} ({compound}): something that is owed after the consent was not reported in time. The consent does not end by itself; the page shows who owes it, on which basis, and what follows.',
      },
    }),
  },
  dutyFactSaid: {
    owner: {
      title: { zh: '应办事项是否适用', en: 'Whether something is owed' },
      text: {
        zh: '您的申请{caseNumber}：有人说明了同意后的一件事项是否适用。说法不同的，请说明，由区中心认定；内容和期限见页面。',
        en: 'Your request {caseNumber}: somebody said whether something is owed after the consent. If it is otherwise, say so, and the centre settles it. The page shows what and by when.',
      },
    },
    ...forAll(['property', 'centre'], {
      title: { zh: '应办事项是否适用', en: 'Whether something is owed' },
      text: {
        zh: '申请{caseNumber}（{compound}）：有人说明了同意后的一件事项是否适用。说法不同的，请说明，由区中心认定；内容和期限见页面。',
        en: 'Request {caseNumber} ({compound}): somebody said whether something is owed after the consent. If it is otherwise, say so, and the centre settles it. The page shows what and by when.',
      },
    }),
  },
  dutySettled: {
    owner: {
      title: { zh: '到期事项已核定', en: 'What was not done in time was settled' },
      text: {
        zh: '您的申请{caseNumber}：区中心核定了同意后到期未办的一件事项，结果见页面。',
        en: 'Your request {caseNumber}: the district centre has settled what was not done in time after the consent. The page shows the result.',
      },
    },
    property: {
      title: { zh: '到期事项已核定', en: 'What was not done in time was settled' },
      text: {
        zh: '申请{caseNumber}（{compound}）：区中心核定了同意后到期未办的一件事项，结果见页面。',
        en: 'Request {caseNumber} ({compound}): the district centre has settled what was not done in time after the consent. The page shows the result.',
      },
    },
  },
} satisfies Partial<NoticeTexts>
