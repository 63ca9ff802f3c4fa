import type { Basis, Bilingual, RulePack } from '../rules/schema.ts'
import { basisText } from './basis.ts'
import { fill, type Language } from './fill.ts'

/** A sentence about what a stamp means, with what it rests on. */
export interface StampSentence {
  readonly says: Bilingual
  readonly basis: Basis
}

const national = { force: 'S', place: 'CN', source: 'github.com/LawRefBook/Laws@2f4c5c2', mark: 'read' } as const
const civilCode = { zh: '中华人民共和国民法典', en: 'Civil Code' }
const managementRegulation = { zh: '物业管理条例（2018）', en: 'Property Management Regulation (2018)' }

/** What holds in all of China and is written in no pack, because no stage turns on it. */
const whatBindsAnyway: readonly StampSentence[] = [
  {
    says: {
      zh: '同意送达后就有约束力，不能随意收回',
      en: 'A yes binds from the moment it arrives; it cannot be taken back at will',
    },
    basis: { ...national, document: civilCode, article: '136' },
  },
  {
    says: { zh: '仍按物业服务合同提供约定的服务', en: 'The services agreed in the service contract go on' },
    basis: { ...national, document: managementRegulation, article: '35' },
  },
  {
    says: {
      zh: '发现违反规定的使用行为，予以制止并报告主管部门',
      en: 'Use against the rules is to be stopped and reported to the authority',
    },
    basis: { ...national, document: managementRegulation, article: '45' },
  },
]

const findingsOfOthers: StampSentence = {
  says: {
    zh: '车库消防条件由消防核查认定，供电容量由供电企业认定，不由物业判断',
    en: 'Fire safety is found by the fire check and capacity by the grid company, not by the property company',
  },
  basis: {
    document: { zh: '平台默认', en: 'Platform default' },
    force: 'D',
    place: 'CN',
    source: 'the tracks of a request',
    mark: 'platform',
  },
}

/** Sentences that go with a condition of the pack: it is the condition whose basis they rest on. */
const ofConditions = {
  OWNER_UNDERTAKING: {
    zh: '业主在安全承诺书里承诺安装和使用的安全',
    en: 'The owner undertakes the safety of installation and use in writing',
  },
  REMOVAL_ON_TRANSFER: {
    zh: '桩由桩主管护；车位转让时由桩主拆除或者移交',
    en: 'The owner of the pile keeps it up, and removes it or passes it on when the space is transferred',
  },
  REPAIR_OF_COMMON_PARTS: {
    zh: '施工损坏共用部位的，由业主修复',
    en: 'Damage to common parts by the works is repaired by the owner',
  },
  CERTIFIED_EQUIPMENT: {
    zh: '设备须有强制性产品认证，由业主提供证书',
    en: 'The pile is certified, and the owner shows the certificate',
  },
  QUALIFIED_INSTALLER: { zh: '施工由有资质的单位负责', en: 'The works are done by a licensed installer' },
} satisfies Partial<Record<keyof RulePack['conditions'], Bilingual>>

type Known = Pick<RulePack, 'place' | 'duties' | 'grounds' | 'conditions'>

const isInChina = ({ place }: Known): boolean => place.code === 'CN' || /^\d{6}$/.test(place.code)

/** What the company owes with its stamp or without it. A duty of the pack is told as its document has it. */
export const stampObliges = (rules: Known): StampSentence[] => [
  ...rules.duties.filter(({ who }) => who.zh === '物业服务企业').map(({ what, basis }) => ({ says: what, basis })),
  ...(isInChina(rules) ? whatBindsAnyway : []),
]

/** What the stamp does not make it answer for. */
export const stampLeaves = (rules: Known): StampSentence[] => {
  const answers = (['FIRE_LIABILITY_FEAR', 'OWNERS_VOTE_DEMANDED'] as const).flatMap((code) => {
    const ground = rules.grounds[code]
    const [basis] = ground?.basis ?? []
    return ground && basis ? [{ says: ground.acceptedAnswer, basis }] : []
  })
  const conditions = Object.entries(ofConditions).flatMap(([kind, says]) => {
    const basis = rules.conditions[kind as keyof typeof ofConditions]?.basis
    return basis ? [{ says, basis }] : []
  })
  return [...answers, ...conditions, findingsOfOthers]
}

const elsewhere: Bilingual = {
  zh: '别处的做法，在本地没有强制力：{document}',
  en: 'done elsewhere, not binding here: {document}',
}
const notRead: Bilingual = { zh: '未读到原文，不作为依据', en: 'the text was not read: nothing rests on it' }

/**
 * What a sentence rests on. What was read and does not bind here is named as what is done elsewhere; what was not read is
 * named with no document at all.
 */
export const stampBasisText = (basis: Basis, language: Language): string => {
  if (basis.mark === 'recalled' || basis.mark === 'inferred') return notRead[language]
  if (basis.force === 'D' && basis.mark === 'read' && !basis.modelledOn) {
    return fill(elsewhere, { document: basis.document[language] }, language)
  }
  return basisText(basis, language)
}
