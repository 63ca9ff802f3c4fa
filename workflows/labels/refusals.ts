import type { RefusalCode } from '../case/refusals.ts'
import type { Bilingual } from '../rules/schema.ts'
import { mediationRefusalWords } from './mediations.ts'
import { meetingRefusalWords } from './meetings.ts'
import { besideRefusalWords } from './refusals-beside.ts'
import { matterLinkRefusalWords } from './refusals-matters.ts'
import { proceedingRefusals } from './refusals-proceedings.ts'
import { serviceRefusalWords } from './service.ts'
import { technicalRefusalWords } from './technical.ts'
import { worksRefusalWords } from './works.ts'

/** The words of one refusal: why the system did not take it, and what to do next. */
export interface RefusalWords {
  readonly sentence: Bilingual
  readonly todo: Bilingual
}

/**
 * Why the system does not take an event (系统未受理). A refusal is not a rejection (物业不同意): nothing here says that
 * anybody said no. Placeholders are details that the refusal carries; `explainRefusal` puts words for codes.
 */
export const refusalWords = {
  EVENT_OF_ANOTHER_PARTY: {
    sentence: { zh: '系统未受理：这一步只能由{party}办理。', en: 'Not accepted: this step belongs to another party ({party}).' },
    todo: {
      zh: '请由对方自己办理；对方不便上网的，可请区中心代为登记。',
      en: 'That party has to act itself; the district centre can record an answer on its behalf.',
    },
  },
  EVENT_NOT_ALLOWED_IN_STAGE: {
    sentence: {
      zh: '系统未受理：现在不能办理“{event}”，申请目前处于：{stages}。',
      en: 'Not accepted: “{event}” is not possible now. The request stands at: {stages}.',
    },
    todo: { zh: '现在可以办理的有：{allowed}。', en: 'What can be done now: {allowed}.' },
  },
  EVENT_BLOCKED: {
    sentence: { zh: '系统未受理：{guard}。', en: 'Not accepted, not possible now: {guard}.' },
    todo: {
      zh: '申请目前处于：{stages}。请在页面查看现在可以办理的事项。',
      en: 'The request stands at: {stages}. The page of the case shows what can be done now.',
    },
  },
  ON_BEHALF_OF_ONESELF: {
    sentence: {
      zh: '系统未受理：自己的答复不需要“代为登记”。',
      en: 'Not accepted: an answer of one’s own is not recorded on behalf of anybody.',
    },
    todo: { zh: '请去掉“代为登记”，直接提交。', en: 'Send it again without “on behalf”.' },
  },
  ON_BEHALF_NEEDS_EVIDENCE: {
    sentence: {
      zh: '系统未受理：代人登记（途径：{channel}）要附证明，没有材料的至少在“代为登记”里写明答复的经过；代人同意、表示不反对、撤回或放弃的，以及书面、上门的，必须附材料。',
      en: 'Not accepted: what is recorded for another (by {channel}) needs its proof, or at least words beside the channel on how it came; a yes, a “no objection”, a withdrawal or a giving up, and what came on paper or by a visit, needs a document.',
    },
    todo: {
      zh: '请上传对方的书面材料或现场照片，或写明何时、由谁、怎样答复，再登记。',
      en: 'Upload the paper or a photo of the visit, or say when, by whom and how it was answered, then record it.',
    },
  },
  OCCURRED_IN_THE_FUTURE: {
    sentence: {
      zh: '系统未受理：{on}还没有到，不能登记还没有发生的事。',
      en: 'Not accepted: {on} lies in the future; only what has happened can be recorded.',
    },
    todo: { zh: '请填写实际发生的日期。', en: 'Give the day on which it really happened.' },
  },
  OCCURRED_BEFORE_FILING: {
    sentence: {
      zh: '系统未受理：{on}早于提交申请的日期{filedOn}。',
      en: 'Not accepted: {on} is before the request was filed ({filedOn}).',
    },
    todo: {
      zh: '请填写{filedOn}当天或之后的日期；更早的经过可以写在补充说明里。',
      en: 'Give a day on or after {filedOn}; earlier attempts can be told in the explanation.',
    },
  },
  DATE_IMPLAUSIBLE: {
    sentence: {
      zh: '系统未受理：“{field}”填的{on}与申请的经过对不上。',
      en: 'Not accepted: “{field}” ({on}) does not fit the course of the case.',
    },
    todo: { zh: '请核对日期后重新提交。', en: 'Check the date and send it again.' },
  },
  DOCUMENT_UNKNOWN: {
    sentence: {
      zh: '系统未受理：所附材料不在这件申请里。',
      en: 'Not accepted: a document named here does not belong to this case.',
    },
    todo: { zh: '请先在这件申请里上传材料，再提交。', en: 'Upload the document to this case first.' },
  },
  SECOND_CORRECTION_NOTICE: {
    sentence: {
      zh: '系统未受理：补材料只能通知一次，这件申请已经通知过了。',
      en: 'Not accepted: papers may be asked for once, and this was done already.',
    },
    todo: { zh: '请按现有材料继续办理。', en: 'Go on with the papers that are there.' },
  },
  PAPERS_COUNT_AS_COMPLETE: {
    sentence: {
      zh: '系统未受理：材料核验已经结束，材料按齐全对待。',
      en: 'Not accepted: the check of papers is over and they count as complete.',
    },
    todo: { zh: '请按现有材料继续办理。', en: 'Go on with the papers that are there.' },
  },
  PART_NOT_SAID: {
    sentence: {
      zh: '系统未受理：这里的规定按桩装在哪里而不同，申请里还没有说明。',
      en: 'Not accepted: the rules differ here by where the pile stands, and the filing does not say it.',
    },
    todo: {
      zh: '请先回答申请页上关于安装位置的问题，再提交；都不是的，选最后一项。',
      en: 'Answer the question of the filing page about where it stands, then file; where none of the answers fits, take the last one.',
    },
  },
  PAPER_NOT_ON_THE_LIST: {
    sentence: {
      zh: '系统未受理：{papers}不在本地公布的材料清单里，不能要求提供。',
      en: 'Not accepted: not on the published list, so it cannot be asked for: {papers}.',
    },
    todo: { zh: '只能要求清单上的材料：{listed}。', en: 'Only these papers may be asked for: {listed}.' },
  },
  CORRECTION_INCOMPLETE: {
    sentence: { zh: '系统未受理：还缺{missing}。', en: 'Not accepted: still missing: {missing}.' },
    todo: { zh: '请上传后一次提交。', en: 'Upload them and send all together.' },
  },
  ORGANISATION_UNKNOWN: {
    sentence: { zh: '系统未受理：没有找到所选的单位。', en: 'Not accepted: the organisation was not found.' },
    todo: { zh: '请从名单里重新选择，名单里没有的请联系平台登记。', en: 'Choose it from the list, or have it registered first.' },
  },
  ISSUER_IS_ANOTHER: {
    sentence: {
      zh: '系统未受理：这件申请现在由{issuer}出证。',
      en: 'Not accepted: another party issues the paper of this request now ({issuer}).',
    },
    todo: {
      zh: '目前不需要贵单位签收；如有疑问，请联系区中心。',
      en: 'Nothing has to be opened at present; the district centre can explain.',
    },
  },
  GROUND_NOT_LISTED: {
    sentence: {
      zh: '系统未受理：以下不在可以提出的理由之列：{grounds}。',
      en: 'Not accepted: not among the grounds that can be pleaded: {grounds}.',
    },
    todo: {
      zh: '请从理由清单里选择；补充说明可以另写，但不能代替理由。',
      en: 'Choose from the list of grounds; free text explains, it is not a ground.',
    },
  },
  GROUND_ALREADY_FALLEN: {
    sentence: {
      zh: '系统未受理：以下理由已经不成立，不能再次提出：{grounds}。',
      en: 'Not accepted: these grounds have fallen and cannot be pleaded again: {grounds}.',
    },
    todo: {
      zh: '请同意、附条件同意，或提出有证明材料的新理由。',
      en: 'Say yes, say yes under conditions, or plead a new ground with its document.',
    },
  },
  GROUND_NEEDS_NEW_DOCUMENT: {
    sentence: {
      zh: '系统未受理：重新决定时，以下理由要附证明材料：{grounds}。',
      en: 'Not accepted: in a new decision these grounds need their document: {grounds}.',
    },
    todo: {
      zh: '请上传以下材料之一（以前出示过的不算），再提交：{accepted}。',
      en: 'Upload one of these, not shown before, and send it again: {accepted}.',
    },
  },
  GROUND_UNKNOWN: {
    sentence: { zh: '系统未受理：这件申请里没有{grounds}。', en: 'Not accepted: this case has no {grounds}.' },
    todo: { zh: '请从页面列出的理由或条件里选择。', en: 'Choose from the grounds and conditions on the page.' },
  },
  GROUND_NOT_OPEN: {
    sentence: {
      zh: '系统未受理：{grounds}已经有结论，或现在不需要处理。',
      en: 'Not accepted: already settled, or not open now: {grounds}.',
    },
    todo: { zh: '请在页面查看每一条的现状。', en: 'The page shows where each of them stands.' },
  },
  GROUND_NOT_PLEADED: {
    sentence: {
      zh: '系统未受理：物业没有提出过以下理由：{grounds}。',
      en: 'Not accepted: the property company never pleaded: {grounds}.',
    },
    todo: { zh: '“成立的理由”里只填物业提出过的。', en: 'Name only grounds that were pleaded.' },
  },
  OPINION_INCOMPLETE: {
    sentence: { zh: '系统未受理：还有没给出意见的：{grounds}。', en: 'Not accepted: no view was given on: {grounds}.' },
    todo: { zh: '请对每一条有异议的都给出意见。', en: 'Give a view on every contested ground and condition.' },
  },
  CONDITION_NOT_LISTED: {
    sentence: {
      zh: '系统未受理：以下条件不在本地可以提出的条件之列：{conditions}。',
      en: 'Not accepted: not among the conditions that can be set in this place: {conditions}.',
    },
    todo: { zh: '请从条件清单里选择。', en: 'Choose from the list of conditions.' },
  },
  PAPER_IS_NOT_A_PAPER: {
    sentence: {
      zh: '系统未受理：这一步需要的材料没有附上，或者种类不对。',
      en: 'Not accepted: the document that this step needs is missing, or is of another kind.',
    },
    todo: { zh: '请上传以下材料之一：{accepted}。', en: 'Upload one of these: {accepted}.' },
  },
  FINDING_CONTRADICTS_ITSELF: {
    sentence: { zh: '系统未受理：结论前后不一致。', en: 'Not accepted: the finding contradicts itself.' },
    todo: {
      zh: '结论为“符合条件”或“容量够用”的，不要再列成立的理由；结论为“基本符合”的，请列出缺项。',
      en: 'A clean finding bears out no ground; “passed with gaps” names its gaps.',
    },
  },
  CAPACITY_NEEDS_ROW: {
    sentence: {
      zh: '系统未受理：容量结论要能算出来，缺少：{missing}。',
      en: 'Not accepted: a finding on capacity needs the figures of its sum; missing: {missing}.',
    },
    todo: {
      zh: '请填写变压器额定容量、测得的峰值和月份。',
      en: 'Give the rating of the transformer, a measured peak and its month.',
    },
  },
  MEASUREMENT_EXPIRED: {
    sentence: {
      zh: '系统未受理：{month}测得的峰值已经过期，不能再作为依据。',
      en: 'Not accepted: the peak measured in {month} has expired and carries no finding any more.',
    },
    todo: { zh: '请重新测量后填写新的峰值和月份。', en: 'Measure again and give the new peak and month.' },
  },
  RESERVATION_BEYOND_RATING: {
    sentence: {
      zh: '系统未受理：计入已保留的容量后负载率为{rate}%，超过{limit}%，不能再保留。',
      en: 'Not accepted: with all that is reserved the load is {rate} %, beyond {limit} %; nothing more can be reserved.',
    },
    todo: {
      zh: '请按计算结果登记容量不足；申请会按首次齐全提交的时间排队。',
      en: 'Report that there is no capacity; the request keeps its place in the queue by its first complete filing.',
    },
  },
  CAPACITY_CONTRADICTS_ROW: {
    sentence: {
      zh: '系统未受理：结论“{result}”与计算不符。按所填数据负载率为{rate}%（上限{limit}%）：{band}。',
      en: 'Not accepted: the finding “{result}” does not agree with its sum. By these figures the load is {rate} % (limit {limit} %): {band}.',
    },
    todo: {
      zh: '请核对额定容量、峰值和月份；数据无误的，请按计算结果登记。',
      en: 'Check rating, peak and month; if they are right, report what the sum says.',
    },
  },
  NO_ROOM_LEFT: {
    sentence: {
      zh: '系统未受理：现在的负载率为{rate}%（上限{limit}%），腾出来的容量已经不够。',
      en: 'Not accepted: the load is now {rate} % (limit {limit} %); the freed capacity is gone.',
    },
    todo: { zh: '您的排队位置不变，请等待下一次通知。', en: 'Your place in the queue stays; wait for the next notice.' },
  },
  ANSWER_NEEDS_RESULT: {
    sentence: {
      zh: '系统未受理：不认可检测报告的，要给出自己的结论。',
      en: 'Not accepted: who does not accept the test report gives a finding of its own.',
    },
    todo: { zh: '请填写结论，或选择认可报告。', en: 'Give the result, or accept the report.' },
  },
  RESULT_DOES_NOT_FIT_TRACK: {
    sentence: {
      zh: '系统未受理：“{result}”不能作为“{track}”这条线的协调结果。',
      en: 'Not accepted: “{result}” is no result of a coordination in the track “{track}”.',
    },
    todo: { zh: '请重新选择协调结果。', en: 'Choose a result that fits.' },
  },
  RESULT_NEEDS_MORE: {
    sentence: { zh: '系统未受理：还要填写“{field}”。', en: 'Not accepted: “{field}” has to be filled in.' },
    todo: { zh: '请补充后重新提交。', en: 'Add it and send it again.' },
  },
  NO_PROPERTY_COMPANY: {
    sentence: {
      zh: '系统未受理：这个小区没有物业公司，没有可以答复的一方。',
      en: 'Not accepted: this compound has no property company that could answer.',
    },
    todo: {
      zh: '请改由社区、街道或业委会代为出证。',
      en: 'Ask the community, street or owners’ committee to issue the paper instead.',
    },
  },
  NO_SUBSTITUTE_KNOWN: {
    sentence: {
      zh: '系统未受理：还不知道有哪家单位可以代为出证。',
      en: 'Not accepted: no substitute issuer is known for this compound.',
    },
    todo: {
      zh: '请先登记这个小区的代为出证单位，或选择其他结果。',
      en: 'Register the substitute issuer of the compound first, or choose another result.',
    },
  },
  EXTENSION_NOT_AGREED: {
    sentence: {
      zh: '系统未受理：延长调解要双方同意，还没有表示同意的有：{missing}。',
      en: 'Not accepted: both sides must agree to a longer mediation; still missing: {missing}.',
    },
    todo: { zh: '请先取得双方同意。', en: 'Ask both sides first.' },
  },
  EXTENSIONS_USED_UP: {
    sentence: {
      zh: '系统未受理：调解最多延长{times}次，已经用完。',
      en: 'Not accepted: a mediation can be extended at most this many times, all used: {times}.',
    },
    todo: { zh: '请登记协议，或登记调解不成。', en: 'Record the agreement, or end the mediation.' },
  },
  CONFIRMED_BY_ITS_PERFORMER: {
    sentence: {
      zh: '系统未受理：自己履行的，要由对方或区中心确认。',
      en: 'Not accepted: who performs does not confirm it; the other side or the centre does.',
    },
    todo: { zh: '请改用“报告已履行”。', en: 'Report the performance instead.' },
  },
  ONLY_THE_PERFORMER_REPORTS: {
    sentence: {
      zh: '系统未受理：协议由{performer}履行，应由它报告。',
      en: 'Not accepted: another party performs the agreement and reports it ({performer}).',
    },
    todo: { zh: '对方已经履行的，请直接确认。', en: 'If it was performed, confirm it.' },
  },
  ENERGISED_BEFORE_WORKS: {
    sentence: {
      zh: '系统未受理：接电日期早于完工日期。',
      en: 'Not accepted: the supply cannot be on before the works are done.',
    },
    todo: { zh: '请核对接电日期。', en: 'Check the day of energising.' },
  },
  ...proceedingRefusals,
  ID_NUMBER_IS_ERASED: {
    sentence: {
      zh: '系统未受理：证件号码在办结后删除，不再更正。',
      en: 'Not accepted: an ID number is erased when a request ends, and is not corrected any more.',
    },
    todo: {
      zh: '其他信息可以更正；保存到什么时候，见“我的个人信息”。',
      en: 'Other data can be corrected; “My personal data” says until when they are kept.',
    },
  },
  RECORD_UNKNOWN: {
    sentence: {
      zh: '系统未受理：没有可以这样处理的第{record}条记录。',
      en: 'Not accepted: there is no record no. {record} for which this is possible.',
    },
    todo: { zh: '请在办理经过里核对记录。', en: 'Check the record in the timeline of the case.' },
  },
  RECORD_NOT_CONTESTED: {
    sentence: { zh: '系统未受理：第{record}条记录没有人提出异议。', en: 'Not accepted: nobody contested record no. {record}.' },
    todo: { zh: '不需要核定。', en: 'Nothing has to be decided.' },
  },
  RECORD_BUILT_UPON: {
    sentence: {
      zh: '系统未受理：第{record}条记录之后又有了新的办理，不能直接取消。',
      en: 'Not accepted: the case has moved on since record no. {record}; it cannot simply be undone.',
    },
    todo: { zh: '请联系区中心，用新的登记更正。', en: 'Ask the district centre to correct it by a new record.' },
  },
  RECALL_TOO_LATE: {
    sentence: {
      zh: '系统未受理：可以撤回的时间已过，答复已经送达。',
      en: 'Not accepted: the minutes for a recall are over and the answer was delivered.',
    },
    todo: {
      zh: '需要改变决定的，请在页面查看现在可以办理的事项。',
      en: 'To change the decision, see on the page what can be done now.',
    },
  },
  CLAIM_UNKNOWN: {
    sentence: {
      zh: '系统未受理：第{record}条记录没有需要确认的较早日期。',
      en: 'Not accepted: record no. {record} claims no earlier date that waits for confirmation.',
    },
    todo: { zh: '请在办理经过里核对记录。', en: 'Check the record in the timeline of the case.' },
  },
  CONFIRMED_BY_ITS_CLAIMANT: {
    sentence: {
      zh: '系统未受理：第{record}条记录的日期是自己提出的，要由对方或区中心确认。',
      en: 'Not accepted: the date of record no. {record} is confirmed by the other side or the centre, not by who claims it.',
    },
    todo: { zh: '请等待对方或区中心确认。', en: 'Wait for the other side or the centre.' },
  },
  WORKFLOW_IS_CURRENT: {
    sentence: { zh: '系统未受理：案件已按现行流程办理。', en: 'Not accepted: the case runs under the current chart already.' },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
  CALENDAR_IS_KNOWN: {
    sentence: { zh: '系统未受理：案件已按这份日历计算日期。', en: 'Not accepted: the case counts by this calendar already.' },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
  RULES_ARE_KNOWN: {
    sentence: { zh: '系统未受理：案件已按这套规则办理。', en: 'Not accepted: the case runs under these rules already.' },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
  ...matterLinkRefusalWords,
  ...besideRefusalWords,
  DEADLINE_NOT_RUNNING: {
    sentence: { zh: '系统未受理：这个时限已经结束。', en: 'Not accepted: this clock is not running any more.' },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
  DEADLINE_NOT_DUE: {
    sentence: { zh: '系统未受理：这个时限还没有到。', en: 'Not accepted: this clock has not run out yet.' },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
  ...technicalRefusalWords,
  ...worksRefusalWords,
  ...meetingRefusalWords,
  ...serviceRefusalWords,
  ...mediationRefusalWords,
} satisfies Record<RefusalCode, RefusalWords>
