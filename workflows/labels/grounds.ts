import { type GroundCode, isListed, type StatedGround } from '../rules/codes.ts'
import type { Bilingual } from '../rules/schema.ts'
import type { OwnGroundNames } from '../rules/stated-grounds.ts'

/**
 * The listed grounds, as the people write them who raise them: a label says what is claimed, never that it is so.
 * What each is worth in a place, and the accepted answer, is data of the rule packs.
 */
export const groundLabels = {
  FIRE_SYSTEM_MISSING: {
    zh: '车库缺少自动报警、喷淋、排烟或应急照明',
    en: 'Garage lacks fire alarm, sprinklers, smoke exhaust or emergency lighting',
  },
  FIRE_UNIT_AREA: { zh: '防火单元或防火分区面积超限', en: 'Fire unit or compartment too large' },
  FIRE_FLOOR_FORBIDDEN: { zh: '车位在地下四层或更深', en: 'Space on the fourth basement level or below' },
  FIRE_COST_DISPUTE: { zh: '消防改造费用由谁承担有争议', en: 'Dispute over who pays for the fire retrofit' },
  FIRE_LIABILITY_FEAR: { zh: '担心出事担责（笼统的安全隐患）', en: 'Fear of liability (safety in general)' },
  NO_CAPACITY_PUBLIC: { zh: '公用变压器容量不足', en: 'Public transformer has no capacity' },
  NO_CAPACITY_PRIVATE: { zh: '专用变压器或物业自管电源容量不足', en: 'Private transformer or own supply has no capacity' },
  SUPPLY_NOT_TRANSFERRED: {
    zh: '小区或车库用电未移交供电公司',
    en: 'Supply of the compound not handed over to the grid company',
  },
  OLD_WIRING: { zh: '电力设施或线路老旧', en: 'Old wiring or electrical plant' },
  SPACE_TITLE_MISSING: { zh: '没有车位产权或使用权证明', en: 'No proof of ownership or use of the space' },
  SPACE_LEASED_SHORT: { zh: '车位租期不足一年', en: 'Space leased for less than a year' },
  SPACE_LEASED_NO_CONSENT: { zh: '租赁车位未获产权人同意', en: 'Leased space without its owner’s consent' },
  SPACE_PUBLIC: { zh: '公共车位或临时车位', en: 'Public or temporary space' },
  SPACE_CIVIL_DEFENCE: { zh: '人防车位', en: 'Space in a civil defence shelter' },
  SPACE_MECHANICAL: { zh: '机械车位或立体车位', en: 'Mechanical or stacked parking' },
  NO_WALL_OR_PILLAR: { zh: '车位居中，没有墙或柱', en: 'Space without wall or pillar' },
  CABLE_ROUTE_COMMON: { zh: '走线占用或损坏共有部分', en: 'Cable uses or damages common parts' },
  NEIGHBOUR_OBJECTION: { zh: '相邻业主或其他业主反对', en: 'Neighbours or other owners object' },
  OWNERS_VOTE_DEMANDED: { zh: '要求业主大会或业委会先表决', en: 'A vote of the owners is demanded first' },
  NO_LOCAL_RULE: { zh: '没有规范性文件，不知道怎样办', en: 'No local rule; procedure unknown' },
  NOT_IN_CONTRACT: { zh: '物业合同没有约定，物业无审批权', en: 'Not in the service contract; no power to approve' },
  UNFAIR_TO_LATECOMERS: { zh: '先装的占用容量，对后来者不公平', en: 'First come take the capacity: unfair to later ones' },
  FEE_OR_DEPOSIT: { zh: '要求先交押金、管理费或统一收费', en: 'Deposit or fee demanded first' },
  FEE_ARREARS: { zh: '拖欠物业费', en: 'Service fees in arrears' },
  COMMERCIAL_CONFLICT: { zh: '物业或运营商独家经营充电', en: 'Exclusive charging business in the compound' },
  DEVELOPER_HOLDS_GARAGE: { zh: '车库未移交，或开发商不配合', en: 'Developer still holds the garage or does not cooperate' },
  PROPERTY_NO_REPLY: { zh: '物业到期不答复', en: 'Property company gave no answer in its time' },
  DOCS_INCOMPLETE: { zh: '材料不全', en: 'Papers incomplete' },
  EQUIPMENT_NONCOMPLIANT: { zh: '设备没有3C认证，或施工方没有资质', en: 'Pile not certified or installer not licensed' },
  NO_PROPERTY_MANAGER: { zh: '小区没有物业公司', en: 'Compound without a property company' },
  GRID_PORTAL_BLOCK: { zh: '供电平台拒收或反复退单', en: 'Grid portal does not take the application or keeps returning it' },
  AUTHORITY_ORDER: { zh: '主管部门已对小区作出停用或整改决定', en: 'An authority’s order stands against the compound' },
  RESETTLEMENT_HOUSING: { zh: '安置房小区另有政策', en: 'Resettlement housing under a policy of its own' },
  SPACE_COOWNER_OBJECTS: { zh: '车位共有人反对', en: 'A co-owner of the space objects' },
  INSURANCE_DEMANDED: { zh: '要求业主先购买保险', en: 'Insurance demanded first' },
  INTERNAL_APPROVAL: { zh: '要等公司总部或内部审批', en: 'Waiting for head office or an internal approval' },
  COMPANIES_DISPUTE: { zh: '企业之间有费用或租金纠纷', en: 'Companies dispute fees or rent among themselves' },
  HANDOVER_OF_MANAGEMENT: { zh: '物业正在交接', en: 'Management is being handed over' },
  NO_COMPETENT_BODY: { zh: '没有单位负责这项核查', en: 'No body is competent for the check' },
  NO_RULE: { zh: '没有文件授权处理', en: 'No document gives anybody the power' },
} satisfies Record<GroundCode, Bilingual>

/** What a ground is called, where only those of a place's own that are `named` are known. */
export const groundLabel = (code: StatedGround, named: OwnGroundNames = {}): Bilingual =>
  isListed(code)
    ? groundLabels[code]
    : (named[code] ?? { zh: `当地规则列明的理由（${code}）`, en: `Ground of its place (${code})` })

/** What a ground of a case is called: one of a place's own keeps the words of the rules under which it was stated. */
export const statedLabel = ({ code, named }: { readonly code: StatedGround; readonly named?: Bilingual }): Bilingual =>
  named ?? groundLabel(code)
