/** Why a request cannot wait on a matter of the compound, or is not told of one. */
export const matterLinkRefusalWords = {
  NO_SUCH_MATTER: {
    sentence: {
      zh: '系统未受理：没有这件公共事项。没有事项，就没有可等的。',
      en: 'Not accepted: there is no such matter, and without a matter there is no waiting.',
    },
    todo: {
      zh: '请在小区的公共事项里选一件；没有的，请区中心立项并指定经办人。',
      en: 'Choose one of the matters of the compound; where there is none, ask the centre to open one with a named official.',
    },
  },
  MATTER_OF_ANOTHER_COMPOUND: {
    sentence: { zh: '系统未受理：这件公共事项是别的小区的。', en: 'Not accepted: this matter belongs to another compound.' },
    todo: { zh: '请选择本小区的公共事项。', en: 'Choose a matter of the own compound.' },
  },
  MATTER_DOES_NOT_FIT: {
    sentence: {
      zh: '系统未受理：这件公共事项解决不了“{track}”这条线的问题，或者不涉及这个车库、这台变压器。',
      en: 'Not accepted: this matter does not concern the garage or transformer of the request, or cannot settle the track “{track}”.',
    },
    todo: { zh: '请选择与卡住的环节有关的公共事项。', en: 'Choose a matter about what stops the request.' },
  },
  MATTER_IS_OVER: {
    sentence: {
      zh: '系统未受理：这件公共事项已经结束，没有可等的。',
      en: 'Not accepted: this matter is over; there is nothing to wait for.',
    },
    todo: {
      zh: '已完成的请申请重新核查；没有办成的请选择下一步。',
      en: 'If it was done, ask for a new check; if it came to nothing, decide what follows.',
    },
  },
  NO_MATTER_AWAITED: {
    sentence: {
      zh: '系统未受理：“{track}”这条线没有在等公共事项。',
      en: 'Not accepted: the track “{track}” waits on no matter.',
    },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
  MATTER_NOT_LINKED: {
    sentence: {
      zh: '系统未受理：这件申请没有关联这件公共事项。',
      en: 'Not accepted: the request is not linked with this matter.',
    },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
  MATTER_IS_KNOWN: {
    sentence: { zh: '系统未受理：这一变化已经登记过。', en: 'Not accepted: this change of the matter is on record already.' },
    todo: { zh: '不需要任何操作。', en: 'Nothing has to be done.' },
  },
} as const
