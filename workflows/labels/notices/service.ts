import type { Party } from '../../parties.ts'
import { forAll, type NoticeTexts, type NoticeWords } from './notice-words.ts'

/** One text for offices, and the same for the owner as a person. */
const withOwner = <P extends Party>(offices: readonly P[], words: NoticeWords): Record<P | 'owner', NoticeWords> => ({
  ...forAll(offices, words),
  owner: {
    ...words,
    text: {
      zh: words.text.zh.replace('事项{caseNumber}（{compound}）', '您的事项{caseNumber}'),
      en: words.text.en.replace('Case {caseNumber} ({compound})', 'Your case {caseNumber}'),
    },
  },
})

/** Notices of what happens to a pile beside and after its request. */
export const serviceNotices = {
  heldByOrder: withOwner(['property', 'community', 'centre'], {
    title: { zh: '小区被要求停止', en: 'Held by an order' },
    text: {
      zh: '事项{caseNumber}（{compound}）：主管部门对小区提出了要求，解除之前各项时限暂停，由谁负责、怎样解除、何时前可以申诉见页面。',
      en: 'Case {caseNumber} ({compound}): an authority has issued an order against the compound. Until it is lifted the clocks rest; the page says who holds it, what lifts it, and until when it can be appealed.',
    },
  }),
  orderLifted: withOwner(['property', 'community', 'centre'], {
    title: { zh: '小区的要求已解除', en: 'Order lifted' },
    text: {
      zh: '事项{caseNumber}（{compound}）：主管部门对小区的要求已解除，各项时限继续计算。',
      en: 'Case {caseNumber} ({compound}): the order against the compound is lifted, and the clocks run on.',
    },
  }),
  pileHeldByOrder: withOwner([], {
    title: { zh: '充电桩因小区被要求停止而停用', en: 'Pile out of service by an order' },
    text: {
      zh: '事项{caseNumber}（{compound}）：主管部门对小区提出了要求，解除之前充电桩暂停使用；文号、由谁负责、怎样解除、何时前可以申诉，见充电桩页面。',
      en: 'Case {caseNumber} ({compound}): an authority has issued an order against the compound, and the pile is out of service until it is lifted. The page of the pile says its number, who answers for it, what lifts it, and until when it can be appealed.',
    },
  }),
  pileOrderLifted: withOwner([], {
    title: { zh: '小区的要求已解除，充电桩恢复', en: 'Order lifted: pile back in service' },
    text: {
      zh: '事项{caseNumber}（{compound}）：主管部门对小区的要求已解除，充电桩不再因此停用；另有暂停的，以充电桩页面为准。',
      en: 'Case {caseNumber} ({compound}): the order against the compound is lifted and no longer keeps the pile out of service; if something else does, the page of the pile says so.',
    },
  }),
  standstillReported: withOwner(['property', 'centre'], {
    title: { zh: '充电桩已建或被拆除的报告', en: 'Pile reported as built or removed' },
    text: {
      zh: '事项{caseNumber}（{compound}）：报告了充电桩未获答复已建，或被拆除、断电。首次认定之前双方不得拆除或断电；紧急隐患除外，24小时内在页面报告。',
      en: 'Case {caseNumber} ({compound}): a pile was reported as built without an answer, or removed or cut off. Until the first finding neither side removes or cuts, hazards excepted; such an act is reported within 24 hours.',
    },
    clocks: ['firstFinding'],
  }),
  firstFindingGiven: withOwner(['property'], {
    title: { zh: '区中心已作首次认定', en: 'First finding of the centre' },
    text: {
      zh: '事项{caseNumber}（{compound}）：区中心已作出首次认定，见页面。',
      en: 'Case {caseNumber} ({compound}): the centre has given its first finding, see the page.',
    },
  }),
  actReported: withOwner(['property', 'centre'], {
    title: { zh: '报告了拆除或断电', en: 'Removal or cut reported' },
    text: {
      zh: '事项{caseNumber}（{compound}）：首次认定之前有一方报告已拆除或断电，见页面。',
      en: 'Case {caseNumber} ({compound}): before the first finding a side reports having removed or cut, see the page.',
    },
  }),
  complaintRecorded: withOwner(['centre'], {
    title: { zh: '登记了邻居意见', en: 'Complaint of a neighbour' },
    text: {
      zh: '事项{caseNumber}（{compound}）：登记了邻居对充电桩的意见。区中心听取一次，期间不断电。',
      en: 'Case {caseNumber} ({compound}): a neighbour complains about the pile. The centre hears it once; the power stays on.',
    },
    clocks: ['neighbourHearing'],
  }),
  betterRouteNamed: withOwner([], {
    title: { zh: '邻居提出了更好的路线', en: 'A better route was named' },
    text: {
      zh: '事项{caseNumber}（{compound}）：邻居提出了更好的路线，请在页面答复；不答复的维持原路线。',
      en: 'Case {caseNumber} ({compound}): the neighbour has named a better route. Please answer on the page; without an answer the route stays.',
    },
    clocks: ['routeAnswer'],
  }),
  hazardReported: withOwner(['property', 'fire', 'centre'], {
    title: { zh: '报告了充电桩隐患', en: 'Hazard of a pile reported' },
    text: {
      zh: '事项{caseNumber}（{compound}）：报告了充电桩的隐患，等待核实。只有主管部门或消防核查单位出具文件，才能暂停使用。',
      en: 'Case {caseNumber} ({compound}): a hazard of the pile was reported and is to be looked at. Only an authority or the fire assessor takes it out of service, with a document.',
    },
    clocks: ['hazardCheck'],
  }),
  pileSuspended: withOwner(['property', 'grid', 'centre'], {
    title: { zh: '充电桩暂停使用', en: 'Pile out of service' },
    text: {
      zh: '事项{caseNumber}（{compound}）：充电桩被要求暂停使用，文件见页面。维修后提交有资质单位的报告，复查后才能恢复。',
      en: 'Case {caseNumber} ({compound}): the pile was taken out of service, see the document on the page. It is let on again after a repair with a qualified report and a second look.',
    },
    clocks: ['pileRepair'],
  }),
  repairReported: forAll(['fire', 'centre'], {
    title: { zh: '业主报告已维修', en: 'Repair reported' },
    text: {
      zh: '事项{caseNumber}（{compound}）：业主报告充电桩已维修并附报告，请复查。',
      en: 'Case {caseNumber} ({compound}): the owner reports the repair with a report. Please look again.',
    },
    clocks: ['pileRecheck'],
  }),
  repairTurnedDown: withOwner([], {
    title: { zh: '复查认为没有修好', en: 'Not found repaired' },
    text: {
      zh: '事项{caseNumber}（{compound}）：复查认为充电桩没有修好，继续暂停使用，原因见页面。',
      en: 'Case {caseNumber} ({compound}): the pile was not found repaired and stays out of service; see the page for why.',
    },
    clocks: ['pileRepair'],
  }),
  pileResumed: withOwner(['property', 'grid'], {
    title: { zh: '充电桩可以恢复使用', en: 'Pile may be switched on again' },
    text: {
      zh: '事项{caseNumber}（{compound}）：复查同意充电桩恢复使用。',
      en: 'Case {caseNumber} ({compound}): after a second look the pile may be switched on again.',
    },
  }),
} as const satisfies Partial<NoticeTexts>
