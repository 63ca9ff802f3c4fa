import type { Basis, Bilingual, Force } from '../rules/schema.ts'
import { fill, type Language } from './fill.ts'

/** How far a rule binds, in words: a platform default never looks like law. */
export const forceLabels = {
  S: { zh: '法律法规', en: 'statute' },
  N: { zh: '国家部委文件', en: 'document of the state’s ministries' },
  L: { zh: '地方规定', en: 'local rule' },
  P: { zh: '服务承诺', en: 'service promise' },
  T: { zh: '技术标准', en: 'technical standard' },
  J: { zh: '法院裁判', en: 'court decision' },
  A: { zh: '当事人自己写明', en: 'written by the parties themselves' },
  D: { zh: '平台默认', en: 'platform default' },
} satisfies Record<Force, Bilingual>

const frames = {
  platform: { zh: '平台默认，没有强制力', en: 'platform default, not binding' },
  modelled: {
    zh: '平台默认，参照{model}，在本地没有强制力',
    en: 'platform default, modelled on {model}, not binding here',
  },
  document: { zh: '{basis}：{document}', en: '{basis}: {document}' },
  article: { zh: '{basis}：{document}第{article}条', en: '{basis}: {document}, art. {article}' },
} satisfies Record<string, Bilingual>

/**
 * What a number or a rule rests on, for a page. Only what has force in this place and was read in full text is named
 * with its document; everything else is called the platform's default (H41).
 */
export const basisText = (basis: Basis, language: Language): string => {
  const { article, force, mark, modelledOn } = basis
  // A day that the parties wrote themselves is no law, and binds them all the same.
  if (force === 'D' || (mark !== 'read' && force !== 'A')) {
    return modelledOn ? fill(frames.modelled, { model: modelledOn[language] }, language) : frames.platform[language]
  }
  const values = { basis: forceLabels[force][language], document: basis.document[language] }
  if (article === undefined) return fill(frames.document, values, language)
  return fill(frames.article, { ...values, article: article.split(/,\s*/) }, language)
}
