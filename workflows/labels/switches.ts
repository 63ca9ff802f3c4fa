import type { Bilingual } from '../rules/schema.ts'

/** The six switches of a draft, as plain questions. */
export const switchLabels = {
  issuer: {
    name: { zh: '谁来出证', en: 'Who issues it' },
    lead: {
      zh: '家庭要拿到哪种证明，由谁出，第一家不出时轮到谁。',
      en: 'Which paper a family needs, who issues it, and whose turn it is when the first one does not.',
    },
  },
  days: {
    name: { zh: '每一步几天', en: 'Days for each step' },
    lead: {
      zh: '每一步给办理的人多少天，按工作日还是按日历日算。',
      en: 'How long each step may take, in working days or calendar days.',
    },
  },
  silence: {
    name: { zh: '不答复算什么', en: 'What silence means' },
    lead: {
      zh: '到期没有答复的，是转去协调，还是算同意；算同意的，须写明凭什么。',
      en: 'Whether no answer in time is handed on or counts as a yes; a yes needs something that it rests on.',
    },
  },
  burden: {
    name: { zh: '哪条理由由谁举证', en: 'Who must show what' },
    lead: {
      zh: '不同意的每条理由能不能成立，由谁拿出什么材料；列了几样的，有一样就可以。',
      en: 'What each ground is worth, and who must show which document; one of those listed is enough.',
    },
  },
  money: {
    name: { zh: '钱由谁出', en: 'Who pays' },
    lead: {
      zh: '能不能收押金和费用，各项费用由谁出，最多多少。',
      en: 'Whether a deposit or fee may be asked, who pays for what, and how much at most.',
    },
  },
  escalation: {
    name: { zh: '办不下去找谁', en: 'Where it goes next' },
    lead: {
      zh: '被推来推去几次自动升级，协调和升级各有几天，再往后交给谁。',
      en: 'After how many returns a case goes up by itself, how long each office has, and who comes next.',
    },
  },
} satisfies Record<string, { readonly name: Bilingual; readonly lead: Bilingual }>

/** What is asked within them. */
export const questionFrames = {
  mode: { zh: '怎样才可以装？', en: 'How may a pile be built?' },
  issuers: { zh: '由谁出证，先找谁，再找谁？', en: 'Who issues the paper, first and then?' },
  noObjection: { zh: '物业只说“不阻拦”，没有证明，够不够？', en: 'Is “no objection” without a paper enough?' },
  extension: { zh: '{clock}，经同意可以延长', en: '{clock}: extension by consent' },
  trackStarts: { zh: '{track}从什么时候开始？', en: '{track}: when does it start?' },
  silence: { zh: '物业到期不答复，算什么？', en: 'The company is silent: what is that?' },
  silenceBase: { zh: '凭什么不答复可以算同意？', en: 'What makes silence a yes?' },
  principleSilence: { zh: '物业不作原则答复，算什么？', en: 'No answer in principle: what is that?' },
  noSuit: { zh: '物业反对却不起诉，算什么？', en: 'The company objects and brings no suit: what is that?' },
  worth: { zh: '这条理由能不能成立？', en: 'What is this ground worth?' },
  burden: { zh: '谁要拿出什么材料？', en: 'Who must show which document?' },
  deposit: { zh: '物业能不能以押金、费用作为条件？', en: 'May a deposit or fee be a condition?' },
  insurance: { zh: '物业能不能以买保险作为条件？', en: 'May insurance be a condition?' },
  costWhat: { zh: '哪项费用？', en: 'Which cost?' },
  costPayer: { zh: '由谁出？', en: 'Who pays?' },
  costCap: { zh: '最多多少（元）？', en: 'How much at most?' },
  returns: {
    zh: '业主被推走、退回几次，案件自动转区中心？',
    en: 'After how many referrals and returns does a case go to the centre by itself?',
  },
  newCost: { zh: '新的费用', en: 'New cost' },
  newPayer: { zh: '待定', en: 'To be decided' },
  none: { zh: '没有规定', en: 'Not set' },
  nothingNeeded: { zh: '不需要材料', en: 'No document' },
  yes: { zh: '够', en: 'It is' },
  no: { zh: '不够', en: 'It is not' },
  times: { zh: '{n}次', en: '{n} time(s)' },
} satisfies Record<string, Bilingual>

/** What silence that counts as a yes can rest on. */
export const silenceBaseLabels = {
  statute: { zh: '法律、法规', en: 'A statute' },
  ownersRule: { zh: '业主大会的管理规约', en: 'A rule of the owners' },
  contractClause: { zh: '物业服务合同条款', en: 'A clause of the contract' },
  notice: { zh: '部门通知', en: 'A notice of the departments' },
} satisfies Record<string, Bilingual>

/** Which article of a document was the model. */
export const adoptFrames = {
  article: { zh: '第{article}条', en: 'art. {article}' },
} satisfies Record<string, Bilingual>

/** A draft before anybody has written in it. */
export const newDraftLabels = {
  title: { zh: '{title}（修改草案）', en: '{title} (draft of changes)' },
  summary: { zh: '以“{title}”为底本的草案，没有生效。', en: 'A draft on the basis of “{title}”, not in force.' },
} satisfies Record<string, Bilingual>
