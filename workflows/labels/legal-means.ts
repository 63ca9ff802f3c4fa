import type { Basis, Bilingual } from '../rules/schema.ts'

/** By what means a rule of a draft can be made. */
export const legalMeans = ['statute', 'localRule', 'notice', 'reference', 'notOurs'] as const
/** By what means a rule can be made. */
export type LegalMeansName = (typeof legalMeans)[number]

/** The means in words. */
export const legalMeansLabels: Readonly<Record<LegalMeansName, { readonly name: Bilingual; readonly why: Bilingual }>> = {
  statute: {
    name: { zh: '须有法律、法规、业主的规约或合同条款', en: 'needs a statute, a rule of the owners or a clause of a contract' },
    why: {
      zh: '不答复就算同意：沉默只有在法律规定、当事人约定或者交易习惯这样说时才是意思表示，通知不能规定。',
      en: 'Silence counts as consent only where a law, an agreement or their custom says so; a notice cannot say it.',
    },
  },
  localRule: {
    name: { zh: '须有法律、法规或规章', en: 'needs a law, a regulation or a rule of government' },
    why: { zh: '罚款和其他处罚不能由通知设定。', en: 'Fines and other penalties cannot be set by a notice.' },
  },
  notice: {
    name: { zh: '部门通知就可以', en: 'a notice of the departments is enough' },
    why: {
      zh: '约束的是机关自己：由谁办、几日办、怎样协调、向谁报告。',
      en: 'It binds the offices themselves: who does it, within how many days, how they coordinate and report.',
    },
  },
  reference: {
    name: {
      zh: '通知可以写，但对物业和业主只是参考',
      en: 'a notice may write it, for companies and owners it is a reference only',
    },
    why: {
      zh: '给物业企业或业主增加义务、减少权利要有法律、法规依据；没有依据的期限，超过了也没有哪一方违反义务。',
      en: 'A duty of companies or owners needs a law behind it; without one nobody breaks a law by waiting.',
    },
  },
  notOurs: {
    name: { zh: '不由本市的文件决定', en: 'not for a document of the city' },
    why: {
      zh: '技术标准、供电企业的服务承诺、法院和平台自己的做法各有出处。',
      en: 'Technical standards, promises of the grid company, courts and the platform itself have sources of their own.',
    },
  },
}

const china = { place: 'CN', source: 'not read in full text' } as const

/**
 * What the means rest on. Only the article on silence was read; the others are recalled and are shown as to be checked by
 * the legal office, never as law.
 */
export const legalMeansBases: Readonly<Record<LegalMeansName, Basis | null>> = {
  statute: {
    document: { zh: '中华人民共和国民法典', en: 'Civil Code' },
    article: '140',
    force: 'S',
    place: 'CN',
    source: 'national-baseline: consent.silence',
    mark: 'read',
  },
  localRule: {
    ...china,
    document: { zh: '中华人民共和国行政处罚法', en: 'Administrative Penalties Law' },
    article: '16',
    force: 'S',
    mark: 'recalled',
  },
  notice: null,
  reference: {
    ...china,
    document: { zh: '中华人民共和国立法法', en: 'Legislation Law' },
    force: 'S',
    mark: 'recalled',
  },
  notOurs: null,
}
