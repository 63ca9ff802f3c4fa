import type { Party } from '../parties.ts'
import type { Bilingual } from '../rules/schema.ts'

/** The parties, as people call them. */
export const partyLabels = {
  owner: { zh: '业主', en: 'Owner' },
  property: { zh: '物业公司', en: 'Property company' },
  community: { zh: '街道、社区或业委会', en: 'Street, community or owners’ committee' },
  spaceOwner: { zh: '车位权利人', en: 'Owner of the parking space' },
  transformerOwner: { zh: '专用变压器产权人', en: 'Owner of the private transformer' },
  fire: { zh: '消防核查单位', en: 'Fire assessor' },
  grid: { zh: '供电公司', en: 'Grid company' },
  authority: { zh: '主管部门', en: 'Authority' },
  tester: { zh: '第三方检测机构', en: 'Third-party tester' },
  installer: { zh: '安装单位', en: 'Installer' },
  centre: { zh: '区物业服务指导中心', en: 'District property service centre' },
  bureau: { zh: '市住建局', en: 'City housing bureau' },
  court: { zh: '法院', en: 'Court' },
  operator: { zh: '平台运维', en: 'Operator of the platform' },
  public: { zh: '公众', en: 'The public' },
} satisfies Record<Party, Bilingual>

/** Who sends an event: a party, or the system for clocks and facts. */
export const senderLabels = {
  ...partyLabels,
  system: { zh: '系统', en: 'The system' },
} satisfies Record<Party | 'system', Bilingual>
