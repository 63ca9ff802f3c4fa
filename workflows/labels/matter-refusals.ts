import type { MatterRefusal, MatterRefusalCode } from '../matter/refusals.ts'
import type { Bilingual } from '../rules/schema.ts'
import { dayText } from './days.ts'
import type { RefusalText } from './explain-refusal.ts'
import { fill, type Language } from './fill.ts'
import type { RefusalWords } from './refusals.ts'

/** Why the system does not take an event on a matter, and what to do next. */
export const matterRefusalWords = {
  MATTER_NOT_YOURS: {
    sentence: {
      zh: '系统未受理：这个事项由所在区的中心、市住建局和负责单位办理。',
      en: 'Not accepted: this matter is kept by the centre of its district, the bureau and the office that answers for it.',
    },
    todo: { zh: '请联系负责单位。', en: 'Ask the office that answers for it.' },
  },
  MATTER_CLOSED: {
    sentence: { zh: '系统未受理：这个事项已经结束。', en: 'Not accepted: this matter is closed.' },
    todo: { zh: '还有需要办理的，请另立一个事项。', en: 'Open another matter for what remains to be done.' },
  },
  MATTER_NEEDS_OFFICIAL: {
    sentence: {
      zh: '系统未受理：没有指定负责人的事项不能登记，否则没有人对它负责。',
      en: 'Not accepted: a matter needs a named official, or nobody would answer for it.',
    },
    todo: { zh: '请填写负责单位、职务和姓名。', en: 'Name the office, the role and the person.' },
  },
  MATTER_OFFICE_UNKNOWN: {
    sentence: {
      zh: '系统未受理：负责单位没有登记，或者不在这个区。',
      en: 'Not accepted: the office is not registered, or does not work in this district.',
    },
    todo: { zh: '请选择本区已登记的单位。', en: 'Choose a registered body of this district.' },
  },
  MATTER_PLACE_UNKNOWN: {
    sentence: {
      zh: '系统未受理：没有这个小区，或者车库、变压器不属于它。',
      en: 'Not accepted: there is no such compound, or the garage or transformer is not part of it.',
    },
    todo: { zh: '请核对小区、车库和变压器。', en: 'Check compound, garage and transformer.' },
  },
  MATTER_PLACE_MISSING: {
    sentence: { zh: '系统未受理：这类事项要写明“{field}”。', en: 'Not accepted: this kind of matter names its {field}.' },
    todo: { zh: '请补充后再登记。', en: 'Add it and send it again.' },
  },
  MATTER_ORDER_NEEDS_NUMBER: {
    sentence: { zh: '系统未受理：主管部门的要求要有文号。', en: 'Not accepted: an order has the number of its document.' },
    todo: { zh: '请填写文号。', en: 'Give the number.' },
  },
  MATTER_IS_NO_ORDER: {
    sentence: {
      zh: '系统未受理：这个事项不是主管部门对小区的要求。',
      en: 'Not accepted: this matter is no order of an authority.',
    },
    todo: {
      zh: '请另立一个“主管部门对小区的要求”事项；物业自己说“不再受理”的，要在每件申请里分别答复。',
      en: 'Open a matter of the kind “order”; a company that takes no more requests answers each of them.',
    },
  },
  MATTER_ORDER_NOT_IN_FORCE: {
    sentence: {
      zh: '系统未受理：这个事项里没有正在执行的要求，无从解除。',
      en: 'Not accepted: no order of this matter is in force, so none can be lifted.',
    },
    todo: { zh: '请先登记主管部门的要求和文件。', en: 'Record the order and its document first.' },
  },
  MATTER_CONDITION_UNKNOWN: {
    sentence: {
      zh: '系统未受理：没有这一项解除条件，或者已经落实。',
      en: 'Not accepted: there is no such condition, or it was found kept already.',
    },
    todo: { zh: '请在事项页面核对。', en: 'Check the list of the matter.' },
  },
  MATTER_CONDITION_NOT_REPORTED: {
    sentence: {
      zh: '系统未受理：这一项还没有报告落实，无从查看。',
      en: 'Not accepted: this condition was not reported as kept, so there is nothing to look at.',
    },
    todo: { zh: '请先由负责单位报告并附证明。', en: 'The office that answers for it reports it first, with proof.' },
  },
  MATTER_NOT_THE_CHECKER: {
    sentence: {
      zh: '系统未受理：解除条件由指定的单位查看，负责落实的单位不能自己查看。',
      en: 'Not accepted: a condition is looked at by the office named for it, never by the one that has to keep it.',
    },
    todo: {
      zh: '请由指定单位查看，或指定另一家单位。',
      en: 'The named office looks at it; name another one where it is the same.',
    },
  },
  MATTER_CONDITION_IN_THE_PAST: {
    sentence: {
      zh: '系统未受理：解除条件的期限（{on}）要在今天之后。',
      en: 'Not accepted: the day of a condition ({on}) comes after today.',
    },
    todo: { zh: '请核对文件上的期限。', en: 'Check the day in the document.' },
  },
  MATTER_CONDITIONS_OPEN: {
    sentence: {
      zh: '系统未受理：还有解除条件没有落实（{conditions}），不能登记为已完成。',
      en: 'Not accepted: conditions of the lifting are still open ({conditions}), so it is not done.',
    },
    todo: {
      zh: '请先报告并由指定单位查看；不再要求的，附主管部门的文件。',
      en: 'Have them reported and looked at; where they are no longer asked for, show the document of the authority.',
    },
  },
  MATTER_REPORT_TOO_FAR: {
    sentence: {
      zh: '系统未受理：下次报告要在今天之后、{days}天以内。',
      en: 'Not accepted: the next report comes after today and within {days} days.',
    },
    todo: { zh: '请把报告日期定得近一些。', en: 'Choose an earlier day.' },
  },
  MATTER_DOCUMENT_UNKNOWN: {
    sentence: {
      zh: '系统未受理：所附材料不在这个事项里。',
      en: 'Not accepted: a document named here does not belong to this matter.',
    },
    todo: { zh: '请先在这个事项里上传材料，再提交。', en: 'Upload the document to this matter first.' },
  },
  MATTER_NEEDS_DOCUMENT: {
    sentence: { zh: '系统未受理：这一步要附上证明材料。', en: 'Not accepted: this step shows its document.' },
    todo: { zh: '请上传并附上材料。', en: 'Upload the document and name it.' },
  },
  MATTER_COST_NOT_WHOLE: {
    sentence: {
      zh: '系统未受理：费用应从低到高填写，各方分担合计100%，每方只填一次。',
      en: 'Not accepted: the cost runs from low to high, and the parts of all who bear it make 100 %, each named once.',
    },
    todo: {
      zh: '请核对费用和分担比例；还没有商定的可以先不填分担。',
      en: 'Check the figures; leave the split out while it is not settled.',
    },
  },
  MATTER_VOTE_IMPOSSIBLE: {
    sentence: {
      zh: '系统未受理：表决的人数和面积对不上，或者日期还没有到。',
      en: 'Not accepted: heads or areas of the vote do not fit, or its day has not come.',
    },
    todo: {
      zh: '请核对：同意的不超过参与的，参与的不超过全体。',
      en: 'Check: those who agreed are part of those who voted, and these of all.',
    },
  },
  MATTER_REPORT_NOT_PASSED: {
    sentence: { zh: '系统未受理：报告日还没有过。', en: 'Not accepted: the day of the report has not gone by.' },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
} satisfies Record<MatterRefusalCode, RefusalWords>

/** Says a refusal of a matter in one language. */
export const explainMatterRefusal = ({ code, details }: MatterRefusal, language: Language): RefusalText => {
  const { sentence, todo } = matterRefusalWords[code]
  const values = Object.fromEntries(Object.entries(details).map(([key, detail]) => [key, wordOf(key, detail, language)]))
  return { sentence: fill(sentence, values, language), todo: fill(todo, values, language) }
}

/** The parts of a compound that a matter may have to name. */
export const matterFieldLabels = {
  garageId: { zh: '车库', en: 'garage' },
  transformerId: { zh: '变压器', en: 'transformer' },
} satisfies Record<string, Bilingual>

const wordOf = (key: string, detail: MatterRefusal['details'][string], language: Language) => {
  if (typeof detail !== 'string') return detail
  if (key === 'on') return dayText(detail, language)
  const fields: Readonly<Record<string, Bilingual>> = matterFieldLabels
  return key === 'field' ? (fields[detail]?.[language] ?? detail) : detail
}
