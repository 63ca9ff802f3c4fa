import type { DocumentKind } from '../rules/codes.ts'
import type { Bilingual } from '../rules/schema.ts'

/** Kinds of documents. */
export const documentLabels = {
  identity: { zh: '身份证明', en: 'Proof of identity' },
  spaceRight: { zh: '车位产权、使用权或租赁证明', en: 'Proof of the right to the space' },
  spacePlanOrPhoto: { zh: '车位平面图或照片', en: 'Plan or photo of the space' },
  vehicle: { zh: '购车证明', en: 'Proof of the car' },
  safetyUndertaking: { zh: '安全承诺书', en: 'Safety undertaking' },
  spaceOwnerConsent: { zh: '车位权利人同意书', en: 'Consent of the owner of the space' },
  consentPaper: { zh: '物业出证材料（盖章）', en: 'Stamped paper of the property company' },
  substitutePaper: { zh: '代为出证材料（盖章）', en: 'Stamped paper of a substitute issuer' },
  propertyStatement: { zh: '物业书面说明', en: 'Written statement of the property company' },
  propertyContract: { zh: '物业服务合同', en: 'Property service contract' },
  lease: { zh: '租赁合同', en: 'Lease' },
  routeDrawing: { zh: '走线图', en: 'Drawing of the cable route' },
  quote: { zh: '报价单', en: 'Quote' },
  fireDocument: { zh: '消防文件', en: 'Fire document' },
  gridDocument: { zh: '供电公司文件', en: 'Document of the grid company' },
  authorityDocument: { zh: '主管部门文件', en: 'Document of an authority' },
  thirdPartyReport: { zh: '第三方检测报告', en: 'Third-party report' },
  courtDocument: { zh: '法院文书', en: 'Court document' },
  equipmentCertificate: { zh: '设备认证证书', en: 'Certificate of the equipment' },
  installerLicence: { zh: '安装单位资质', en: 'Installer’s licence' },
  insurancePolicy: { zh: '保险单', en: 'Insurance policy' },
  serviceProof: { zh: '送达凭证', en: 'Proof of delivery' },
  sitePhoto: { zh: '现场照片', en: 'Photo of the site' },
  voiceNote: { zh: '语音记录', en: 'Voice note' },
  minutes: { zh: '会议纪要', en: 'Minutes' },
  agreementText: { zh: '协议文本', en: 'Text of the agreement' },
  other: { zh: '其他材料', en: 'Other document' },
} satisfies Record<DocumentKind, Bilingual>
