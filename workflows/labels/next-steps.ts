import type { StageName, StepName } from '../case/meta.ts'
import type { Bilingual } from '../rules/schema.ts'
import { inPrincipleDuties } from './in-principle.ts'
import { objectionDuties } from './objection.ts'
import { serviceDuties, suspendedDuties } from './service.ts'

/** Stages in which nobody's time runs: settled, or waiting for another track. */
export const heldByNobody = [
  'contested',
  'granted',
  'waiting',
  'notRequired',
  'passed',
  'passedWithGaps',
  'confirmed',
  'closed',
] as const satisfies readonly StageName[]

/** Stages that have steps, and theirs. */
interface StepsOf {
  coordination: 'requested' | 'underway' | 'promised'
  mediation: 'requested' | 'accepted' | 'objected' | 'sessions' | 'agreed' | 'performing' | 'breached'
  enforcement: 'toApply' | 'underway'
  thirdPartyTest: 'choosing' | 'naming' | 'testing' | 'answering'
  workStopped: 'confirming' | 'remedying' | 'rechecking'
  suspended: 'remedying' | 'rechecking'
}

type SteppedStage = keyof StepsOf
type PlainStage = Exclude<StageName, SteppedStage | (typeof heldByNobody)[number]>

/** What the holder of a stage must do: completes “<party> must …”, in Chinese “<party>需……”. */
export const stageDuties = {
  ...serviceDuties,
  draft: { zh: '填好申请、上传材料并提交', en: 'complete the request, upload the papers and file it' },
  documentCheck: {
    zh: '核对材料，确认齐全，或一次列清还缺什么',
    en: 'check the papers and confirm them, or name all gaps at once',
  },
  awaitingCorrection: { zh: '按清单补齐材料', en: 'supply the papers on the list' },
  namingIssuer: { zh: '确定由哪家单位出证', en: 'name who issues the paper' },
  serving: {
    zh: '把申请送到出证单位（{issuer}），并留下凭证',
    en: 'deliver the request to the issuer ({issuer}) and keep the proof',
  },
  ...inPrincipleDuties,
  ...objectionDuties,
  reviewing: {
    zh: '答复同意、附条件同意或不同意，不同意的要写明理由',
    en: 'answer yes, yes under conditions, or no with its grounds',
  },
  awaitingInformation: {
    zh: '补充物业要求的信息，或者认为要求不合理并提出异议',
    en: 'supply the information that the company asks for, or contest it as unreasonable',
  },
  informationContested: {
    zh: '核定物业的补充要求是否合理',
    en: 'find whether what the company asks for is reasonable',
  },
  paperDue: { zh: '交来盖章材料', en: 'hand in the stamped paper' },
  conditionsOffered: { zh: '答复是否接受所附条件', en: 'answer whether the conditions are accepted' },
  rejected: {
    zh: '选择下一步：提出异议、申请协调或调解、起诉，或不再继续',
    en: 'choose what follows: contest, coordination, mediation, a suit, or giving up',
  },
  unanswered: {
    zh: '选择下一步：申请协调或调解、起诉，或不再继续',
    en: 'choose what follows: coordination, mediation, a suit, or giving up',
  },
  yesWithoutPaper: {
    zh: '选择下一步：催交盖章材料、申请协调或调解、起诉，或不再继续（物业已经同意，不能再改口）',
    en: 'choose what follows: coordination, mediation, a suit, or giving up (the company has said yes, and that binds)',
  },
  groundsFell: {
    zh: '选择下一步：申请协调或调解、起诉，或不再继续（物业的理由都不成立）',
    en: 'choose what follows: coordination, mediation, a suit, or giving up (no ground of the company held)',
  },
  noPaper: {
    zh: '选择下一步：申请协调或调解、起诉，或不再继续',
    en: 'choose what follows: coordination, mediation, a suit, or giving up',
  },
  opinion: {
    zh: '对有异议的理由或条件出具书面意见',
    en: 'give a written opinion on the contested grounds or conditions',
  },
  redecide: { zh: '重新作出决定', en: 'decide again' },
  judgmentPerformance: { zh: '按生效文书出具证明', en: 'issue the paper as the effective decision says' },
  substituteIssue: { zh: '代为出证，或说明不出证的原因', en: 'issue the paper, or give the reason for not issuing it' },
  bureauHandling: {
    zh: '发出交办文件、说明没有权力处理，或退回区中心',
    en: 'order with a document, state that there is no power, or return the case to the centre',
  },
  assessing: { zh: '核查车库消防条件并给出结论', en: 'check the fire systems of the garage and report the finding' },
  namingBody: { zh: '确定由哪家单位核查', en: 'name who makes the check' },
  needsRetrofit: {
    zh: '选择下一步：等改造后重新核查、提出异议、申请协调，或改用其他方式',
    en: 'choose what follows: a new check after the retrofit, a contest, coordination, or an alternative',
  },
  hardStop: {
    zh: '选择下一步：整改后重新核查、提出异议、申请协调，或改用其他方式',
    en: 'choose what follows: a new check after a remedy, a contest, coordination, or an alternative',
  },
  noCompetentBody: {
    zh: '选择下一步：申请协调或调解、改用其他方式，消防方面还可以委托第三方检测',
    en: 'choose what follows: coordination, mediation, an alternative, or for fire safety a third-party test',
  },
  awaitingMatter: {
    zh: '办理所等的公共事项，并按期报告进展',
    en: 'bring the matter forward and report where it stands',
  },
  accessDenied: { zh: '打开现场的门，让来人进场', en: 'open the door, so that whoever came gets in' },
  intakeReturned: { zh: '按退回的原因补齐并重新报装', en: 'complete the application and hand it in again' },
  loadLogging: { zh: '安装负荷记录仪，到期给出结论', en: 'log the load for days and report the finding' },
  planDeclined: {
    zh: '选择下一步：仍然确认方案、请另出方案、申请协调，或改用其他方式',
    en: 'choose what follows: take the plan after all, ask for another, coordination, or an alternative',
  },
  intake: { zh: '受理报装申请', en: 'accept the application' },
  survey: { zh: '到现场勘查', en: 'survey the site' },
  capacity: { zh: '核查容量并给出结论', en: 'check the capacity and report the finding' },
  plan: { zh: '答复供电方案', en: 'issue the supply plan' },
  planConfirm: { zh: '确认或退回供电方案', en: 'confirm the supply plan or send it back' },
  awaitingChecks: { zh: '答复请其查看的事项', en: 'answer what it was asked to look at' },
  weighingCheck: {
    zh: '核定其他单位或个人的意见（或者未答复）是否妨碍安装',
    en: 'say whether a no or a silence holds the pile up',
  },
  checkAgainst: {
    zh: '选择下一步：整改后请对方再看、提出异议，或改用其他方式',
    en: 'choose what follows: put it right and ask again, a contest, or an alternative',
  },
  orderedChargingOnly: {
    zh: '选择下一步：接受有序充电、提出异议、申请协调，或改用其他方式',
    en: 'choose what follows: ordered charging, a contest, coordination, or an alternative',
  },
  noCapacity: {
    zh: '选择下一步：提出异议、申请协调、等候公共事项（有增容等事项的），或改用其他方式',
    en: 'choose what follows: a contest, coordination, waiting on a matter if there is one, or an alternative',
  },
  construction: { zh: '请有资质的单位安装，完工后报告', en: 'have the pile installed by a licensed firm and report the works' },
  papersWithheld: { zh: '交出业主的材料', en: 'hand in the papers of the owner' },
  paperForged: {
    zh: '重新出具真实的盖章材料，或说明不出具（原材料已认定伪造，施工和通电暂停）',
    en: 'issue a true paper, or say that it does not (the one before was found forged; works and power rest)',
  },
  obstructed: { zh: '排除施工障碍并确认', en: 'clear the obstruction and say so' },
  clearing: {
    zh: '办完或查看通电前的待办事项',
    en: 'settle, or look at, what has to come before energising',
  },
  inspection: { zh: '检验完工的充电桩', en: 'inspect the finished works' },
  metering: { zh: '装表接电', en: 'fit the meter and switch on the supply' },
} satisfies Record<PlainStage, Bilingual>

/** What the holder of a step must do, in stages that have steps. */
export const stepDuties = {
  coordination: {
    requested: { zh: '受理协调', en: 'take the coordination on' },
    underway: { zh: '协调双方并登记结果', en: 'coordinate and record the result' },
    promised: {
      zh: '兑现联席会议上的承诺并报告，或查看对方是否兑现',
      en: 'keep what was promised at the joint meeting and report it, or see whether it was kept',
    },
  },
  mediation: {
    requested: { zh: '受理调解并确定由谁调解', en: 'open the mediation and name the mediator' },
    accepted: { zh: '答复是否同意调解', en: 'answer whether to agree to mediation' },
    objected: { zh: '另行确定调解员', en: 'name another mediator' },
    sessions: { zh: '组织调解，登记协议或调解不成', en: 'hold the mediation and record the agreement or its failure' },
    agreed: { zh: '确认协议文本', en: 'confirm the text of the agreement' },
    performing: { zh: '按协议履行并报告', en: 'perform the agreement and report it' },
    breached: {
      zh: '选择下一步：确认已履行、申请协调，或结束调解走其他途径',
      en: 'choose what follows: confirm performance, ask for coordination, or end the mediation',
    },
  },
  enforcement: {
    toApply: {
      zh: '选择下一步：向法院申请执行、申请协调或调解，或不再继续',
      en: 'choose what follows: enforcement by the court, coordination, mediation, or giving up',
    },
    underway: { zh: '执行生效文书', en: 'enforce the effective decision' },
  },
  thirdPartyTest: {
    choosing: { zh: '答复是否同意检测机构', en: 'answer whether to agree to the expert' },
    naming: { zh: '指定检测机构', en: 'name who tests' },
    testing: { zh: '完成检测并出具报告', en: 'complete the test and write the report' },
    answering: { zh: '答复是否认可检测报告', en: 'answer whether the test report is accepted' },
  },
  suspended: suspendedDuties,
  workStopped: {
    confirming: { zh: '确认或不确认停工', en: 'confirm the stop of the works, or not' },
    remedying: { zh: '整改并报告，或改用其他方式', en: 'put the breach right and report it, or take an alternative' },
    rechecking: { zh: '复查并解除停工，或说明仍不合格', en: 'look again and lift the stop, or say that it stands' },
  },
} satisfies { [S in SteppedStage]: Record<StepsOf[S], Bilingual> }

/** What the holder of a position must do; null where nobody holds it. */
export const dutyOf = (stage: StageName, step: StepName | null): Bilingual | null => {
  const steps: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = stepDuties
  const plain: Readonly<Record<string, Bilingual>> = stageDuties
  return (step === null ? plain[stage] : steps[stage]?.[step]) ?? null
}

/**
 * The sentence of a next step. `due`: a running clock; `awaitingYear`: one whose estimated date is over while the year is
 * not published; `passed`: one that ran out and only reminds; `resting`: one that is paused; `open`: no clock runs. A date
 * is the last day that counts.
 */
export const nextStepFrames = {
  due: {
    zh: '{party}需{doing}，最晚{dueOn}（{basis}）。{otherwise}。',
    en: '{party} must {doing} by {dueOn} ({basis}); otherwise {otherwise}.',
  },
  provisional: {
    zh: '{party}需{doing}，最晚{dueOn}（{basis}；当年放假安排公布前为暂定日期）。{otherwise}。',
    en: '{party} must {doing} by {dueOn} ({basis}; provisional until the holidays of that year are published); otherwise {otherwise}.',
  },
  awaitingYear: {
    zh: '{party}需{doing}；暂定的日期{dueOn}已过，但那一年的放假安排还没有公布，日期还可能推后：放假安排公布前最迟等到{until}，在此之前不算到期（{basis}）。',
    en: '{party} must {doing}; the provisional date {dueOn} is over, but the holidays of that year are not published and the date may still move: unless they are published, it waits until {until} and does not count as passed before ({basis}).',
  },
  passed: {
    zh: '{party}需{doing}；{late}（最晚{dueOn}，{basis}）。',
    en: '{party} must {doing}; {late} (the date was {dueOn}; {basis}).',
  },
  lapsed: { zh: '后果：{otherwise}。', en: 'What follows: {otherwise}.' },
  resting: {
    zh: '{party}需{doing}，时间暂停计算。',
    en: '{party} must {doing}; the time rests.',
  },
  open: { zh: '{party}需{doing}。', en: '{party} must {doing}.' },
} satisfies Record<string, Bilingual>
