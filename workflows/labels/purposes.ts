import type { Party } from '../parties.ts'
import type { Bilingual } from '../rules/schema.ts'

/** What each party is given personal data of an applicant for (个人信息保护法 6, 17): told to the owner beside who read them. */
export const purposeLabels = {
  owner: { zh: '办理自己的申请', en: 'the own request' },
  property: { zh: '审核申请、约定时间、配合施工', en: 'to examine the request, agree on times and help with the works' },
  community: { zh: '送达材料，需要时代为出证', en: 'to serve papers and, where it comes to that, to issue the paper instead' },
  spaceOwner: { zh: '答复是否同意使用车位', en: 'to answer whether the space may be used' },
  transformerOwner: { zh: '答复能否使用变压器', en: 'to answer whether the transformer may be used' },
  fire: { zh: '核查消防条件、约定上门时间', en: 'to check the fire systems and agree on a visit' },
  grid: { zh: '受理报装、上门勘查、装表接电', en: 'to take the application in, survey and connect' },
  authority: { zh: '依职权核查', en: 'to check within its office' },
  tester: { zh: '第三方检测', en: 'to test as a third party' },
  installer: { zh: '上门施工', en: 'to do the works' },
  centre: { zh: '核验材料、送达、协调和调解', en: 'to check papers, serve, coordinate and mediate' },
  bureau: { zh: '督办', en: 'to follow an escalated case up' },
  court: { zh: '审理', en: 'to try the case' },
  operator: { zh: '维护平台', en: 'to keep the platform running' },
  public: { zh: '公开查询', en: 'public tracking' },
} satisfies Record<Party, Bilingual>
