import type { Basis, Retention } from '../rules/schema.ts'

const platform = (zh: string, en: string): Basis => ({
  document: { zh: '平台默认', en: 'platform default' },
  force: 'D',
  place: 'CN',
  modelledOn: { zh, en },
  source: 'Set for the platform: the law sets no number of days. A city writes its own under `retention` of its rule pack.',
  mark: 'platform',
})

/**
 * How long personal data are kept where the rules of a place say nothing: the shortest time that their purpose needs
 * (个人信息保护法 19, 47). The numbers are the platform’s own and are shown as such.
 */
export const keptByDefault: Retention = {
  identity: {
    documents: ['identity', 'vehicle', 'spaceRight'],
    daysAfterEnergised: 0,
    daysAfterClosed: 90,
    basis: platform(
      '《个人信息保护法》第十九条、第四十七条：保存期限为实现处理目的所必要的最短时间，目的已实现的应当删除',
      'the shortest time that the purpose needs (Personal Information Protection Law, articles 19 and 47)',
    ),
  },
  rest: {
    monthsAfterClosed: 36,
    basis: platform(
      // As long as a claim is usually brought; the article that sets that time was not read and so is not named.
      '《个人信息保护法》第十九条：保存期限为实现处理目的所必要的最短时间；办结后仍可能就此发生争议',
      'the shortest time that the purpose needs (Personal Information Protection Law, article 19), while a dispute can still follow',
    ),
  },
  draft: {
    daysUntouched: 90,
    basis: platform(
      '《个人信息保护法》第十九条：保存期限为实现处理目的所必要的最短时间',
      'the shortest time that the purpose needs (Personal Information Protection Law, article 19)',
    ),
  },
}
