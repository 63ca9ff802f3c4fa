/** Refusals of the roads beside the case: see `refusalWords`. */
export const proceedingRefusals = {
  PROCEEDING_UNKNOWN: {
    sentence: {
      zh: '系统未受理：这件申请里没有编号为{record}的诉讼、投诉或信访记录。',
      en: 'Not accepted: this request has no proceeding no. {record}.',
    },
    todo: { zh: '请在页面核对，或先登记这条途径。', en: 'Check the page of the case, or record the proceeding first.' },
  },
  PROCEEDING_OVER: {
    sentence: { zh: '系统未受理：第{record}条途径已经结束。', en: 'Not accepted: proceeding no. {record} is over.' },
    todo: { zh: '重新提出的，请另行登记。', en: 'If it was taken up again, record it as a new one.' },
  },
  PROCEEDING_ALREADY_THERE: {
    sentence: {
      zh: '系统未受理：这个编号已经登记过（第{record}条）。',
      en: 'Not accepted: this number is already on record (no. {record}).',
    },
    todo: { zh: '请在原有记录上登记进展。', en: 'Report its progress there.' },
  },
  PROCEEDING_NOT_HERE: {
    sentence: { zh: '系统未受理：本地没有“{kind}”这种途径。', en: 'Not accepted: there is no such road in this place ({kind}).' },
    todo: {
      zh: '本地有哪些途径，见页面上的清单或本地的规定。',
      en: 'The case lists the roads of this place, and so do its rules.',
    },
  },
  PROCEEDING_NOT_ABOUT_THIS: {
    sentence: {
      zh: '系统未受理：这种途径只处理：{subjects}。',
      en: 'Not accepted: this road is only about: {subjects}.',
    },
    todo: { zh: '请选择处理这类事项的途径。', en: 'Choose a road that is about it.' },
  },
  PROCEEDING_OF_THE_OTHER_SIDE: {
    sentence: {
      zh: '系统未受理：第{record}条记录的程序是另一方提起的。',
      en: 'Not accepted: the proceeding of record {record} was brought by the other side.',
    },
    todo: {
      zh: '只有提起的一方可以撤回；法院不予受理的，请凭法院材料登记。',
      en: 'Only who brought it withdraws it; that the court did not take it is reported with the paper of the court.',
    },
  },
  STEP_DOES_NOT_FIT: {
    sentence: {
      zh: '系统未受理：“{kind}”目前不能登记“{step}”。',
      en: 'Not accepted: “{step}” does not fit where this proceeding stands ({kind}).',
    },
    todo: { zh: '请在页面核对它目前到哪一步。', en: 'See on the page where it stands.' },
  },
  JUDGMENT_OF_ANOTHER_CASE: {
    sentence: {
      zh: '系统未受理：判决的案号{number}与登记的案号{expected}不一致。',
      en: 'Not accepted: the judgment has the number {number}, the suit on record has {expected}.',
    },
    todo: {
      zh: '请核对判决书；属于另一件诉讼的，请先登记那件诉讼。',
      en: 'Check the judgment; if it belongs to another suit, record that suit first.',
    },
  },
  ORDER_NEEDS_NUMBER: {
    sentence: {
      zh: '系统未受理：责令文件要填写文号。',
      en: 'Not accepted: an order is recorded with the number of its document.',
    },
    todo: { zh: '请填写文号并附上文件。', en: 'Give the number and attach the document.' },
  },
  NOTHING_TO_ENFORCE: {
    sentence: {
      zh: '系统未受理：第{record}条途径没有可以申请执行的内容。',
      en: 'Not accepted: proceeding no. {record} holds nothing that can be enforced.',
    },
    todo: {
      zh: '请先登记生效的判决、法院调解或经确认的协议；已经履行的不需要执行。',
      en: 'Record the effective judgment, the settlement in court or the confirmed agreement first; what was performed needs no enforcement.',
    },
  },
  ENFORCEMENT_TOO_EARLY: {
    sentence: {
      zh: '系统未受理：履行期到{on}，还没有过。',
      en: 'Not accepted: there is time to perform until {on}.',
    },
    todo: { zh: '请在履行期过后申请执行。', en: 'Ask for enforcement after that day.' },
  },
  ENFORCEMENT_TOO_LATE: {
    sentence: {
      zh: '系统未受理：从履行期最后一日{on}起算，申请执行的时间已过。',
      en: 'Not accepted: the time to ask for enforcement, counted from {on}, is over.',
    },
    todo: {
      zh: '有中止、中断情形的，请直接向法院说明。',
      en: 'If that time was suspended or interrupted, tell the court directly.',
    },
  },
  DECISION_UNKNOWN: {
    sentence: {
      zh: '系统未受理：这件申请里没有编号为{record}的裁判或决定。',
      en: 'Not accepted: this request has no reported decision no. {record}.',
    },
    todo: { zh: '请在页面核对。', en: 'Check the page of the case.' },
  },
  DECISION_NOT_OPEN: {
    sentence: {
      zh: '系统未受理：第{record}条裁判或决定目前不需要这样处理。',
      en: 'Not accepted: this is not what decision no. {record} waits for.',
    },
    todo: { zh: '请在页面核对它的状态。', en: 'See on the page how it stands.' },
  },
  REOPEN_TOO_LATE: {
    sentence: {
      zh: '系统未受理：恢复办理的最后日期是{on}，已经过了。',
      en: 'Not accepted: the last day for reopening was {on}.',
    },
    todo: {
      zh: '请重新提交申请，原来的经过会一并保留；法院有新的生效判决的，仍可恢复办理。',
      en: 'File a new request, which keeps the history of this one; an effective judgment still reopens the case.',
    },
  },
} as const
