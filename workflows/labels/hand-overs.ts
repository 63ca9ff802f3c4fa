import type { HandOverBasis } from '../case/hand-overs.ts'
import type { Party } from '../parties.ts'
import type { Bilingual } from '../rules/schema.ts'

/** On what a hand-over rests, as an owner reads it. */
export const handOverBasisLabels = {
  word: {
    zh: '需要您单独同意（《个人信息保护法》第二十三条）',
    en: 'needs your separate consent (Personal Information Protection Law, article 23)',
  },
  office: {
    zh: '机关依职责办理，告知您，不另征得同意（《个人信息保护法》第三十四、三十五条；哪些单位按此办理由平台归类）',
    en: 'an office within its duties: you are told and not asked (Personal Information Protection Law, articles 34 and 35; which bodies count as such is this platform’s own choice)',
  },
} satisfies Record<HandOverBasis, Bilingual>

/** What an owner says yes to, one text a version. A version that somebody has agreed to is never changed: the next one gets a name of its own. */
export const handOverTexts = {
  '1': {
    zh: '我同意平台把下列信息提供给{organisation}，用于：{subjects}。我可以随时撤回；撤回以后对方不能再在平台上查看，此前已经看过的、已经办的不受影响。',
    en: 'I agree that the platform gives the data listed here to {organisation}: {subjects}. I can take this back at any time; from then on it can no longer see them here, while what it has seen and done until then stands.',
  },
} satisfies Record<string, Bilingual>

/** The version of the text that is shown today. */
export const handOverTextVersion = '1'

/** What it means for the request when a party does not get the data: said before the owner decides. */
export const withoutHandOver = {
  property: {
    zh: '不同意的，物业只看到车位和申请内容，看不到是谁申请；时限照常计算，但它可能答复说无法核对。',
    en: 'Without it the company sees the space and what is asked for, and not who asks. Its days run all the same, but it may answer that it cannot check the request.',
  },
  grid: {
    zh: '不同意的，供电公司看不到姓名、证件和电话，报装可能因此被退回，要您自己到营业厅补办。',
    en: 'Without it the grid company sees neither name, ID papers nor phone; it may return the application for that, and you would hand them in at its own counter.',
  },
  fire: {
    zh: '不同意的，消防核查单位看不到您的电话和您上传的图纸，不能直接约您开门，由中心转达。',
    en: 'Without it the assessor sees neither your phone nor the drawings that you uploaded, and cannot arrange the visit with you; the centre passes messages on.',
  },
  community: {
    zh: '不同意的，街道、社区送达或者代为出证时看不到是谁申请，可能因此办不了。',
    en: 'Without it the street or community does not see who asks when it serves a paper or is to issue one instead, and may not be able to.',
  },
} satisfies Partial<Record<Party, Bilingual>>

/** The same for everybody else. */
export const withoutHandOverElse: Bilingual = {
  zh: '不同意的，对方看不到您的信息和您上传的材料，可能因此答复不了。',
  en: 'Without it this party sees neither your data nor the papers that you uploaded, and may not be able to answer.',
}
