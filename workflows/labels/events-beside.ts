/** Labels of what parties say and record beside the stages of a case. */
export const besideEventLabels = {
  'owner.reportReferral': { zh: '报告被推到别处', en: 'Report being sent away' },
  'property.refer': { zh: '物业让业主先找别的单位', en: 'Property company sends the owner on' },
  'community.refer': { zh: '街道社区让业主先找别的单位', en: 'Community sends the owner on' },
  'fire.refer': { zh: '消防核查单位让业主先找别的单位', en: 'Fire assessor sends the owner on' },
  'grid.refer': { zh: '供电公司让业主先找别的单位', en: 'Grid company sends the owner on' },
  'centre.refer': { zh: '区中心让业主先找别的单位', en: 'Centre sends the owner on' },
  'property.answerReferral': { zh: '物业答复转介', en: 'Property company answers a referral' },
  'community.answerReferral': { zh: '街道社区答复转介', en: 'Community answers a referral' },
  'fire.answerReferral': { zh: '消防核查单位答复转介', en: 'Fire assessor answers a referral' },
  'grid.answerReferral': { zh: '供电公司答复转介', en: 'Grid company answers a referral' },
  'centre.answerReferral': { zh: '区中心答复转介', en: 'Centre answers a referral' },
  'bureau.answerReferral': { zh: '市住建局答复转介', en: 'Bureau answers a referral' },
} as const
