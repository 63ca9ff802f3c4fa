import type { DocumentKind } from '../rules/codes.ts'
import type { Bilingual } from '../rules/schema.ts'

/** Where an owner gets a paper, and what must be seen on it. Said only of papers that owners are asked for. */
export const paperSources: Partial<Readonly<Record<DocumentKind, Bilingual>>> = {
  identity: {
    zh: '拍身份证正反两面，四角都在、字看得清。',
    en: 'Photograph both sides of the identity card: four corners, readable.',
  },
  spaceRight: {
    zh: '不动产权证书、购房（车位）合同或车位使用权合同，拍有姓名和车位号的那一页；租的车位拍租赁合同。找不到的，可到不动产登记中心查询，或向开发商、物业要复印件。',
    en: 'Title, purchase contract or contract of use: the page with your name and the number of the space; for a leased space the lease. If it is lost, ask the real estate register, the developer or the property company for a copy.',
  },
  spacePlanOrPhoto: {
    zh: '站在车位前拍一张：看得见车位号，和旁边的墙、柱子、管线。',
    en: 'One photo from in front: the number of the space, and the wall, pillar and pipes beside it.',
  },
  vehicle: {
    zh: '购车合同、发票或行驶证，任一种；还没提车的用购车合同。',
    en: 'Purchase contract, invoice or driving licence of the car; before delivery, the contract.',
  },
  safetyUndertaking: {
    zh: '不用另找：提交时在页面上确认的就是承诺书；要纸质的可打印签名后拍照。',
    en: 'Nothing to fetch: what you confirm when filing is the undertaking; on paper, print it, sign it, photograph it.',
  },
  spaceOwnerConsent: {
    zh: '车位不是自己的，请权利人写一句同意并签名，拍照。',
    en: 'Where the space is not yours, a line of consent signed by its owner.',
  },
  lease: {
    zh: '租赁合同有双方姓名、车位号和起止日期的那几页。',
    en: 'The pages of the lease with names, the number of the space and the dates.',
  },
}
