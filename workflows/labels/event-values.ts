import type { EventOf } from '../case/events/events.ts'
import type { agreementForms } from '../case/events/offices.ts'
import type { capacityResults, fireResults } from '../case/facts.ts'
import type { Bilingual } from '../rules/schema.ts'
import {
  alternativeLabels,
  channelLabels,
  conditionLabels,
  issuerLabels,
  mediatorLabels,
  paperFormLabels,
  serviceMeansLabels,
  transferLabels,
  unservableLabels,
  withdrawalLabels,
} from './codes.ts'
import { dutyResultLabels, pileLeavingLabels } from './consent-duties.ts'
import { personalFieldLabels } from './data-corrections.ts'
import { documentLabels } from './documents.ts'
import { levelOfGarageLabels, systemLabels, titleOfSpaceLabels, transformerLabels } from './garages.ts'
import { groundLabels } from './grounds.ts'
import { honestyValueTables } from './honesty.ts'
import { informationValueTables } from './information.ts'
import { interestLabels } from './interests.ts'
import { matterKindLabels, matterResultLabels, remedyLabels } from './matters.ts'
import { mediationValueTables } from './mediations.ts'
import { meetingValueTables } from './meetings.ts'
import { partyLabels } from './parties.ts'
import { proceedingValueTables } from './proceedings.ts'
import { transitionLabels } from './rules.ts'
import { serviceValueTables } from './service.ts'
import {
  claimedStepLabels,
  findingWithdrawalLabels,
  furtherCheckLabels,
  furtherReasonLabels,
  furtherResultLabels,
  furtherScopeLabels,
  intakeReturnLabels,
  testDecliningLabels,
} from './technical.ts'
import { trackLabels } from './tracks.ts'
import { besideValueTables } from './values-beside.ts'
import { breachLabels, delayLabels, dischargeRefusalLabels, paperHolderLabels } from './works.ts'

type Escalation = EventOf<'centre.escalate'>['reason']
type Closing = EventOf<'centre.closeCoordination'>
type NoPower = NonNullable<Closing['noPower']>
type Agreement = EventOf<'centre.recordAgreement'>
type Declining<T extends 'fire.declineCompetence' | 'grid.declineCompetence'> = EventOf<T>['basis']

/** How the bureau handles an escalation, in the city's own words. */
const levelLabels = {
  onTheSpot: { zh: '即交即办', en: 'Handled on the spot' },
  consultation: { zh: '会商交办', en: 'Handled after consultation' },
  leader: { zh: '领导交办', en: 'Assigned by a leader' },
} satisfies Record<EventOf<'bureau.setLevel'>['level'], Bilingual>

/** Which office has no power. */
const noPowerWhoLabels = {
  centre: { zh: '区物业服务指导中心', en: 'District property service centre' },
  street: { zh: '街道', en: 'Street office' },
  housingBureau: { zh: '市住建局', en: 'City housing bureau' },
  fireRescue: { zh: '消防救援机构', en: 'Fire and rescue' },
  gridCompany: { zh: '供电公司', en: 'Grid company' },
  everybodyAsked: { zh: '问过的单位都没有', en: 'None of all that were asked' },
} satisfies Record<NoPower['who'], Bilingual>

/** Why an office has no power. */
const noPowerWhyLabels = {
  noRule: { zh: '没有文件规定', en: 'There is no rule' },
  ruleDoesNotBind: { zh: '文件只作鼓励，没有约束力', en: 'The rule does not bind' },
  notCompetent: { zh: '不属于本单位职责', en: 'Not competent' },
} satisfies Record<NoPower['why'], Bilingual>

/** The listed results of a coordination. */
export const coordinationResultLabels = {
  substituted: { zh: '由其他单位代为出证', en: 'Paper from a substitute issuer' },
  consent: { zh: '物业同意', en: 'The property company consents' },
  mediation: { zh: '转调解', en: 'Mediation' },
  settled: { zh: '已协商解决', en: 'Settled' },
  meetingPromised: { zh: '联席会议作出承诺', en: 'Promises of a joint meeting' },
  noPower: { zh: '没有权力处理', en: 'No power' },
} satisfies Record<Closing['result'], Bilingual>

/** Results of a fire check. */
export const fireResultLabels = {
  passed: { zh: '符合条件', en: 'Passed' },
  passedWithGaps: { zh: '基本符合（有缺项）', en: 'Passed with gaps' },
  needsRetrofit: { zh: '需先改造', en: 'Retrofit needed first' },
  hardStop: { zh: '目前不得安装', en: 'Installation barred at present' },
} satisfies Record<(typeof fireResults)[number], Bilingual>

/** Results of a check of capacity. */
export const capacityResultLabels = {
  available: { zh: '容量够用', en: 'Capacity available' },
  orderedChargingOnly: { zh: '仅可有序充电', en: 'Ordered charging only' },
  noCapacity: { zh: '容量不足', en: 'No capacity' },
} satisfies Record<(typeof capacityResults)[number], Bilingual>

const escalationLabels = {
  noRule: { zh: '没有文件规定', en: 'There is no rule' },
  refusesToTalk: { zh: '一方不愿协商', en: 'One side will not talk' },
  severalDistricts: { zh: '涉及多个区', en: 'Several districts' },
  hazard: { zh: '有安全隐患', en: 'Hazard' },
} satisfies Record<Escalation, Bilingual>

const decliningLabels = {
  noPower: { zh: '没有出证的权力', en: 'No power to issue' },
  factsUnclear: { zh: '事实不清', en: 'Facts unclear' },
  spaceRightUnclear: { zh: '车位权属不清', en: 'Right to the space unclear' },
  companyMustDecide: { zh: '应由物业公司决定', en: 'The property company must decide' },
} satisfies Record<EventOf<'community.declineToIssue'>['reason'], Bilingual>

const agreementFormLabels = {
  electronic: { zh: '双方在线确认', en: 'Confirmed electronically' },
  paper: { zh: '书面协议', en: 'Signed paper' },
  oral: { zh: '口头协议并记录', en: 'Oral agreement on record' },
} satisfies Record<(typeof agreementForms)[number], Bilingual>

const performanceLabels = {
  issuePaper: { zh: '出具证明', en: 'Issue the paper' },
  payShare: { zh: '支付分摊费用', en: 'Pay a share' },
  installFireItem: { zh: '安装消防设施', en: 'Install a fire item' },
  installMeter: { zh: '安装电表', en: 'Install a meter' },
  openRoute: { zh: '开放走线通道', en: 'Open the cable route' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<Agreement['performance'], Bilingual>

/** Whom an order goes to. */
export const addresseeLabels = {
  property: { zh: '物业公司', en: 'Property company' },
  community: { zh: '街道、社区或业委会', en: 'Street, community or owners’ committee' },
  centre: { zh: '区物业服务指导中心', en: 'District property service centre' },
  assessor: { zh: '消防核查单位或供电公司', en: 'Fire assessor or grid company' },
} satisfies Record<EventOf<'bureau.order'>['addressee'], Bilingual>

/** What a finding covers. */
const scopeLabels = {
  space: { zh: '这个车位', en: 'This space' },
  zone: { zh: '这个防火分区', en: 'This fire zone' },
  garage: { zh: '整个车库', en: 'The whole garage' },
  transformer: { zh: '这台变压器', en: 'This transformer' },
} satisfies Record<EventOf<'fire.report'>['scope'] | 'transformer', Bilingual>

/** What a fire check can find missing. */
export const gapLabels = {
  fireUnitArea: { zh: '防火单元面积', en: 'Area of the fire unit' },
  zoning: { zh: '防火分隔', en: 'Zoning' },
  extinguishers: { zh: '灭火器', en: 'Extinguishers' },
  signage: { zh: '标识', en: 'Signs' },
  camera: { zh: '视频监控', en: 'Camera' },
  detectors: { zh: '火灾探测器', en: 'Detectors' },
  separation: { zh: '车位间距或分隔', en: 'Separation of spaces' },
} satisfies Record<EventOf<'fire.report'>['gaps'][number]['gap'], Bilingual>

const fireDecliningLabels = {
  noStatutoryDuty: { zh: '没有法定核查职责', en: 'No duty by statute' },
  otherAuthority: { zh: '属于其他部门职责', en: 'Another authority is competent' },
  outsideDistrict: { zh: '不在本辖区', en: 'Outside the district' },
} satisfies Record<Declining<'fire.declineCompetence'>, Bilingual>

const gridDecliningLabels = {
  notOurSupply: { zh: '不是本公司供电范围', en: 'Not our supply' },
  otherAuthority: { zh: '属于其他单位职责', en: 'Another body is competent' },
  outsideDistrict: { zh: '不在本辖区', en: 'Outside the district' },
} satisfies Record<Declining<'grid.declineCompetence'>, Bilingual>

const routeLabels = {
  clear: { zh: '可直接走线', en: 'Clear' },
  throughCommonParts: { zh: '经过共有部分', en: 'Through common parts' },
  overNeighbour: { zh: '经过邻居车位', en: 'Over a neighbour’s space' },
  none: { zh: '无法走线', en: 'No route' },
} satisfies Record<EventOf<'grid.reportSurvey'>['route'], Bilingual>

const meterPlaceLabels = {
  existingBox: { zh: '用现有表箱', en: 'Existing meter box' },
  newBox: { zh: '新装表箱', en: 'New meter box' },
  none: { zh: '没有装表位置', en: 'No place for a meter' },
} satisfies Record<EventOf<'grid.reportSurvey'>['meterPlace'], Bilingual>

const defectLabels = {
  certificate: { zh: '设备认证', en: 'Certificate' },
  wiring: { zh: '接线', en: 'Wiring' },
  protection: { zh: '漏电和过流保护', en: 'Protection' },
  earthing: { zh: '接地', en: 'Earthing' },
  mounting: { zh: '安装固定', en: 'Mounting' },
  route: { zh: '走线', en: 'Cable route' },
  fireCondition: { zh: '消防条件', en: 'Fire condition' },
} satisfies Record<EventOf<'grid.reportInspection'>['defects'][number], Bilingual>

const payerLabels = {
  owner: { zh: '业主', en: 'Owner' },
  property: { zh: '物业公司', en: 'Property company' },
  shared: { zh: '双方分担', en: 'Shared' },
} satisfies Record<EventOf<'owner.orderTest'>['payer'], Bilingual>

const planDecliningLabels = {
  otherRoute: { zh: '希望换路线', en: 'Another route' },
  otherMeterPlace: { zh: '希望换装表位置', en: 'Another place for the meter' },
  cost: { zh: '费用太高', en: 'Cost' },
} satisfies Record<EventOf<'owner.declinePlan'>['reason'], Bilingual>

const obstructionLabels = {
  gate: { zh: '不让进门', en: 'Kept out at the gate' },
  power: { zh: '断电或不给接电', en: 'Power cut or withheld' },
  deposit: { zh: '要求先交押金', en: 'Deposit demanded' },
  threat: { zh: '威胁或冲突', en: 'Threat' },
  other: { zh: '其他', en: 'Other' },
} satisfies Record<EventOf<'owner.reportObstruction'>['kind'], Bilingual>

type Table = Readonly<Record<string, Bilingual>>

/**
 * The labels of every listed value that an event carries, by field, or by event and field where events differ.
 * A test walks the schemas of all events for values without a label.
 */
export const valueTables: Readonly<Record<string, Table>> = {
  ...besideValueTables,
  ...informationValueTables,
  ...honestyValueTables,
  'owner.correctData fields': personalFieldLabels,
  ...serviceValueTables,
  ...meetingValueTables,
  ...mediationValueTables,
  track: trackLabels,
  to: partyLabels,
  from: partyLabels,
  'onBehalf.channel': channelLabels,
  'paper.form': paperFormLabels,
  'grounds.code': groundLabels,
  ground: groundLabels,
  upheld: groundLabels,
  examined: groundLabels,
  'centre.openFurtherCheck kind': furtherCheckLabels,
  ...Object.fromEntries(
    ['authority', 'transformerOwner', 'spaceOwner', 'centre'].flatMap((party) => [
      [`${party}.reportCheck result`, furtherResultLabels],
      [`${party}.reportCheck because`, furtherReasonLabels],
      [`${party}.reportCheck scope`, furtherScopeLabels],
    ]),
  ),
  'grid.returnIntake reason': intakeReturnLabels,
  'owner.reportGridStep step': claimedStepLabels,
  'fire.accessDenied by': partyLabels,
  'grid.accessDenied by': partyLabels,
  'owner.reportLockedDoor by': partyLabels,
  'installer.reportLockedDoor by': partyLabels,
  'fire.withdrawFinding reason': findingWithdrawalLabels,
  'grid.withdrawFinding reason': findingWithdrawalLabels,
  'centre.withdrawFinding reason': findingWithdrawalLabels,
  'conditions.kind': conditionLabels,
  'conditions.fulfilledBy': partyLabels,
  means: serviceMeansLabels,
  missing: documentLabels,
  mediator: mediatorLabels,
  performer: partyLabels,
  performance: performanceLabels,
  level: levelLabels,
  addressee: addresseeLabels,
  'noPower.who': noPowerWhoLabels,
  'noPower.why': noPowerWhyLabels,
  why: noPowerWhyLabels,
  scope: scopeLabels,
  'gaps.gap': gapLabels,
  'gaps.checkedBy': partyLabels,
  route: routeLabels,
  meterPlace: meterPlaceLabels,
  defects: defectLabels,
  payer: payerLabels,
  'owner.withdraw reason': withdrawalLabels,
  'owner.startTransfer reason': transferLabels,
  'owner.transferPile reason': transferLabels,
  'owner.declinePlan reason': planDecliningLabels,
  'owner.acceptAlternative kind': alternativeLabels,
  'owner.reportObstruction kind': obstructionLabels,
  'owner.explainDelay reason': delayLabels,
  'owner.reportAgentHolds kind': paperHolderLabels,
  'property.stopWork breach': breachLabels,
  ...Object.fromEntries(
    (['owner', 'property', 'fire', 'authority', 'centre'] as const).map((party) => [
      `${party}.refuseDischarge reason`,
      dischargeRefusalLabels,
    ]),
  ),
  'centre.settleDuty result': dutyResultLabels,
  'owner.submitTestReport result': fireResultLabels,
  'tester.reportTest result': fireResultLabels,
  'tester.declineTest reason': testDecliningLabels,
  'community.declineToIssue reason': decliningLabels,
  'centre.nameIssuer kind': issuerLabels,
  'centre.reportUnservable reason': unservableLabels,
  'centre.escalate reason': escalationLabels,
  'centre.closeCoordination result': coordinationResultLabels,
  'centre.recordAgreement form': agreementFormLabels,
  'fire.report result': fireResultLabels,
  'fire.answerTestReport result': fireResultLabels,
  'fire.declineCompetence basis': fireDecliningLabels,
  'grid.declineCompetence basis': gridDecliningLabels,
  'grid.reportCapacity result': capacityResultLabels,
  ...proceedingValueTables,
  'rules.changed clause': transitionLabels,
  'pile.left how': pileLeavingLabels,
  'matter.kind': matterKindLabels,
  'matter.office.party': partyLabels,
  'matter.result': matterResultLabels,
  'facts.issuers.kind': issuerLabels,
  'facts.issuers.party': partyLabels,
  'facts.interests.interest': interestLabels,
  'facts.interests.declaredBy': partyLabels,
  'facts.orders.remedy': remedyLabels,
  'facts.orders.office.party': partyLabels,
  'facts.garage.level': levelOfGarageLabels,
  'facts.garage.systems.alarm': systemLabels,
  'facts.garage.systems.smokeExhaust': systemLabels,
  'facts.garage.systems.sprinkler': systemLabels,
  'facts.garage.systems.emergencyLighting': systemLabels,
  'facts.transformer.ownership': transformerLabels,
  'facts.space.title': titleOfSpaceLabels,
  'facts.fireZone.systems.alarm': systemLabels,
  'facts.fireZone.systems.smokeExhaust': systemLabels,
  'facts.fireZone.systems.sprinkler': systemLabels,
  'facts.fireZone.systems.emergencyLighting': systemLabels,
  'facts.fireFinding.scope': scopeLabels,
  'facts.fireFinding.result': fireResultLabels,
  'facts.fireFinding.gaps.gap': gapLabels,
  'facts.fireFinding.gaps.checkedBy': partyLabels,
  'facts.gridFinding.result': capacityResultLabels,
}

/**
 * The label of a listed value of an event, by the event's type and the path of the field (array positions left out);
 * null for a value that is not from a list.
 */
export const valueLabel = (eventType: string, path: string, value: string): Bilingual | null => {
  const table = valueTables[`${eventType} ${path}`] ?? valueTables[path] ?? {}
  return Object.hasOwn(table, value) ? (table[value] ?? null) : null
}
