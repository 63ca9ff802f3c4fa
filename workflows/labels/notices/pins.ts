import { parties } from '../../parties.ts'
import { forAll, type NoticeTexts } from './notice-words.ts'

const office = {
  title: { zh: '时限的日期有变化', en: 'A due date has changed' },
  text: {
    zh: '申请{caseNumber}（{compound}）里有时限的日期推后了，原因见办理记录。已经告知的日期不会提前。',
    en: 'A due date on request {caseNumber} ({compound}) is later now; its record says why. A date that was told never comes earlier.',
  },
}

const rules = {
  title: { zh: '申请改按新规则办理', en: 'New rules apply to a request' },
  text: {
    zh: '本地规则已更新，按新规则自己的规定，申请{caseNumber}（{compound}）改按新规则办理。已经开始计时的时限不缩短，前后差别见办理记录。',
    en: 'New rules are in force here, and by their own clause request {caseNumber} ({compound}) goes on under them. No time that runs gets shorter; the record shows what changed.',
  },
}

/** Notices that a case goes on under another calendar or other rules. */
export const pinNotices = {
  datesMoved: {
    ...forAll(parties, office),
    owner: {
      title: { zh: '时限的日期有变化', en: 'A due date has changed' },
      text: {
        zh: '您的申请{caseNumber}里有时限的日期推后了，原因见办理记录。已经告知您的日期不会提前。',
        en: 'A due date on your request {caseNumber} is later now; its record says why. A date that you were told never comes earlier.',
      },
    },
  },
  rulesChanged: {
    ...forAll(['property', 'community', 'centre'], rules),
    owner: {
      title: { zh: '您的申请改按新规则办理', en: 'New rules apply to your request' },
      text: {
        zh: '本地规则已更新，按新规则自己的规定，您的申请{caseNumber}改按新规则办理。已经开始计时的时限不缩短，前后差别见办理记录。',
        en: 'New rules are in force here, and by their own clause your request {caseNumber} goes on under them. No time that runs gets shorter; the record shows what changed.',
      },
    },
  },
} satisfies Partial<NoticeTexts>
