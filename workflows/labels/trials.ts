import type { Bilingual } from '../rules/schema.ts'
import type { ChangeKind, ChangeReason, NotKnown } from '../trials/differences.ts'
import type { HeldShare } from '../trials/fact.ts'
import type { Behaviour } from '../trials/scenarios.ts'

/** What both behaviours draw because the record leaves it open. */
const leftOpen: Bilingual = {
  zh: '记录没有跟到底的环节，比跟到的更久，久多少从同类里抽取；过了期限才到的同意，草案下来得及的，改按该单位及时作过的答复抽取；因等不到同意而撤回的，拿到同意就不撤回。',
  en: 'A stage that the record does not follow to its end takes longer than it was followed, drawn from those that did; a yes that came after its time and now comes in time is drawn from what that body answered in time; who left for want of the paper does not leave once it is there.',
}

/** The assumptions of the scenarios, word for word: a result is worth what they are worth. */
export const behaviourLabels: Readonly<Record<Behaviour, { readonly name: Bilingual; readonly text: Bilingual }>> = {
  noReaction: {
    name: { zh: '各方照旧', en: 'Nobody reacts' },
    text: {
      zh: '没做过的事仍然不做，做过的事仍然用那么多天。',
      en: 'Nobody does what they did not do, and everybody takes as long as they took.',
    },
  },
  byDeadline: {
    name: { zh: '都在期限内答复', en: 'Everybody answers by the deadline' },
    text: {
      zh: `新的期限改变了的环节，最迟在期限最后一日答复；一直沉默的，按该单位在别处作过的答复。${leftOpen.zh}`,
      en: `Where the draft changes a time, the answer comes on its last day at the latest; the silent answer as the same body did elsewhere. ${leftOpen.en}`,
    },
  },
  asElsewhere: {
    name: { zh: '像已有这样规定的地方', en: 'As in places that have the rule' },
    text: {
      zh: `用时从有同样期限的记录中抽取；记录里没有到过的环节，按同类环节里别人做过的办、用同样的时间，别人没办的也照样没办。${leftOpen.zh}`,
      en: `Delays are drawn from records under the same time; in a stage the record never had, what others did in such a stage, as quickly, and as often nothing. ${leftOpen.en}`,
    },
  },
}

/** Further requests of a scenario. */
export const furtherFilingsLabel: Bilingual = { zh: '申请变多：每百件另加{n}件', en: 'More requests: {n} more for each hundred' }

/** What a trial changes for a family. */
export const changeKindLabels = {
  newlyGranted: { zh: '原来没有、现在拿到同意', en: 'consent where there was none' },
  sooner: { zh: '更早', en: 'sooner' },
  otherWay: { zh: '办法不同、日期一样', en: 'another way to the same day' },
  later: { zh: '更晚', en: 'later' },
  noLongerGranted: { zh: '原来有、现在拿不到同意', en: 'no consent where there was one' },
} satisfies Record<ChangeKind, Bilingual>

/** Why a case goes otherwise: the first thing that was not as in the record. */
export const changeReasonLabels = {
  clockRanOut: { zh: '“{what}”到期（记录里没有，或更晚）', en: '“{what}” ran out (not so, or later, in the record)' },
  clockDidNotRunOut: { zh: '“{what}”没有到期（记录里到期了）', en: '“{what}” did not run out, as it did in the record' },
  supplied: { zh: '按假设办理：{what}', en: 'done by assumption: {what}' },
  otherDay: { zh: '日期不同：{what}', en: 'on another day: {what}' },
  otherFinding: { zh: '结论不同：{what}', en: 'another finding: {what}' },
  otherEffect: { zh: '效果不同：{what}', en: 'to another effect: {what}' },
  dropped: { zh: '不再办理：{what}', en: 'has no place any more: {what}' },
} satisfies Record<ChangeReason['kind'], Bilingual>

/** What the record does not say. */
export const notKnownLabels = {
  nobodyWasThere: {
    zh: '停在记录里没有到过的环节，没人知道谁会怎么办',
    en: 'stands where nobody ever stood, and nobody is known to act',
  },
  followedNoLonger: { zh: '在同一环节等得比记录更久，记录到此为止', en: 'waits longer than the record was followed' },
} satisfies Record<NotKnown, Bilingual>

/** Said of a scenario for which the record holds no example. */
export const noEvidenceLabel: Bilingual = {
  zh: '记录里没有同样的环节或期限可以参照，这个假设因此与“各方照旧”一样，不能当作“别处怎样”的证据。',
  en: 'The record holds no such stage or time to draw from: this assumption comes to “nobody reacts”, and is no evidence of what happens elsewhere.',
}

const livedAgain: Bilingual = {
  zh: '把记录里的申请按先后在草案规则下重走一遍：当事人做过的事再发生一次，用时从它答复的环节算起；时限自己到期；同一台变压器、同一个单位一起算。',
  en: 'Recorded requests are lived again in their order under the draft: what parties did happens again, as long after the turn it answers; times run out by themselves; transformers and offices are shared.',
}

/** What a trial is and is not, by the version of its definition. */
export const trialDefinitions: Readonly<Record<1 | 2, Bilingual>> = {
  1: {
    zh: `${livedAgain.zh}各情景之间的幅度是假设的幅度，不是置信区间。原记录不变。`,
    en: `${livedAgain.en} The range is one of assumptions, never a confidence interval. The record stays as it is.`,
  },
  2: {
    zh: `${livedAgain.zh}每个假设重走登记的次数，每次另行抽取，免得一次的运气算进结果；逐件对照用第一次。写出两种幅度，都不是置信区间：一是这些家庭在各假设、各次重走之间的最少到最多；二是预测幅度，同样多的别的家庭会怎样，连结果本身的运气在内，同一小区的家庭不算各自独立（每个假设100次里95次）。假设不对，幅度也就不对。原记录不变。`,
    en: `${livedAgain.en} Each scenario is replayed as often as registered, each time with draws of its own, so that the luck of one is not the result; cases are opened in the first. Two ranges are given, neither a confidence interval: what these very families meet, least to most over scenarios and replays; and a prediction for as many other families, the luck of the outcome itself inside, families of one compound not taken for independent (95 of 100, in each scenario). Where the assumptions are wrong, so are the ranges. The record stays as it is.`,
  },
}

/** What stands beside what, by the version of its definition. */
export const heldAgainstDefinitions: Readonly<Record<2 | 3, Bilingual>> = {
  2: {
    zh: '把试算登记时各假设的幅度，与规则生效后提出申请的家庭放在一起，两边都是“每100户多少天后在哪里”。差距是实际落在幅度之外多少；旁边是“以为什么都不会变”的人会差多少。两批家庭不是同一批：季节、变压器余量都会不同。两边各自的误差范围按小区计算（95%），与假设的幅度分开列：差距不超过两边误差（平方和开方）的，算在误差之内。',
    en: 'The range of the assumptions, as registered, beside the families that asked since the rule is in force; both sides are “of 100 families, where after so many days”. The miss is how far the fact lies outside the range; beside it the miss of whoever had said that nothing changes. The two are not the same families: season and room at the transformers differ. Each side has an error of its own, by compound (95 %), kept apart from the range of the assumptions: a miss of no more than both together (root of the sum of squares) is within chance.',
  },
  3: {
    zh: '把试算登记时的预测，与规则生效后提出申请的家庭放在一起，两边都是“每100户多少天后在哪里”。深色是试算过的那些家庭在各假设、各次重走之间的最少到最多；浅色是预测幅度：与实际观察到的同样多的家庭，连结果本身的运气在内，同一小区的家庭不算各自独立（每个假设100次里95次）。差距是实际落在深色之外多少；旁边是“以为什么都不会变”的人会差多少。两批家庭不是同一批：季节、变压器余量都会不同，那不在幅度里。',
    en: 'The prediction, as registered, beside the families that asked since the rule is in force; both sides are “of 100 families, where after so many days”. Dark: what the families that were tried meet, least to most over scenarios and replays. Light: the prediction range, for as many families as were in fact observed, the luck of the outcome itself inside, families of one compound not taken for independent (95 of 100, in each scenario). The miss is how far the fact lies outside the dark; beside it the miss of whoever had said that nothing changes. The two are not the same families: season and room at the transformers differ, and that is in no range.',
  },
}

/** How a fact lies to what many replays said. */
export const replayedReadingLabels = {
  within: { zh: '在各次重走之内', en: 'within the replays' },
  withinError: { zh: '在预测幅度之内', en: 'within the prediction range' },
  missed: { zh: '没有说中', en: 'missed' },
} satisfies Record<HeldShare['reading'], Bilingual>

/** How a fact lies to its range, where each scenario was replayed once. */
export const readingLabels = {
  within: { zh: '在幅度之内', en: 'within the range' },
  withinError: { zh: '在幅度之外，但在两边的误差范围之内', en: 'outside, by no more than chance' },
  missed: { zh: '没有说中', en: 'missed' },
} satisfies Record<HeldShare['reading'], Bilingual>

/** Why there is nothing to hold a trial against. */
export const noFactLabels = {
  notFinished: { zh: '试算还没有结果。', en: 'The trial has no result yet.' },
  notInForce: {
    zh: '这份规则还没有生效，没有实际可比。生效后这里会并列预测和实际；如果签发时换了名称，请选出生效的规则包。',
    en: 'This rule is not in force: there is no fact yet. Once it is, prediction and fact stand here side by side; if it was signed under another name, choose the pack in force.',
  },
  nobodyAsked: { zh: '规则生效以来，这段时间里还没有家庭提出申请。', en: 'Nobody has asked under this rule in these days yet.' },
} as const satisfies Record<string, Bilingual>

/** Why an act of the record did not happen. */
export const droppedLabels = {
  refused: { zh: '到时申请已不在那个环节，或规则不接受', en: 'by then the request stood elsewhere, or the rules do not take it' },
  turnNeverCame: { zh: '申请没有走到它所答复的环节', en: 'the request never stood where this answers it' },
  comesInTime: {
    zh: '记录里是过了期限才到的同意，草案下来得及，改按及时作过的答复抽取',
    en: 'a yes that came after its time and comes in time here: drawn from what was answered in time instead',
  },
  waitsNoLonger: {
    zh: '申请人当时是等不到同意才撤回，草案下已经拿到',
    en: 'left while waiting for the paper, which is there by then',
  },
  namesWhatIsNotThere: { zh: '它所针对的事没有发生', en: 'what it is about did not happen' },
  afterTheEnd: { zh: '会在最后一日之后', en: 'it would come after the last day' },
} as const satisfies Record<string, Bilingual>

/** Who or what a line of a course comes from. */
export const stepOriginLabels = {
  recorded: { zh: '记录', en: 'recorded' },
  clock: { zh: '到期', en: 'time ran out' },
  system: { zh: '系统', en: 'system' },
  derived: { zh: '随之发生', en: 'follows by itself' },
  supplied: { zh: '假设', en: 'assumed' },
} as const satisfies Record<string, Bilingual>

/** How far a trial has come. */
export const trialStandingLabels = {
  registered: { zh: '已登记，未开始', en: 'registered, not begun' },
  waiting: { zh: '排队等待试算', en: 'waiting to be run' },
  running: { zh: '正在试算', en: 'running' },
  finished: { zh: '已完成', en: 'finished' },
  cancelled: { zh: '已取消', en: 'cancelled' },
  failed: { zh: '出错', en: 'failed' },
  interrupted: { zh: '服务重启时中断', en: 'interrupted when the service stopped' },
} as const satisfies Record<string, Bilingual>

/** Said of a trial that was begun as often as one is begun, and never came to its end. */
export const trialCutOffLabel: Bilingual = {
  zh: '试算几次都在中途中断，没有算完。可以缩短期间后另行登记，或者请系统管理员查看运行日志。',
  en: 'It was cut off each time it was begun. Register one over a shorter period, or ask the operator to look into the log.',
}
