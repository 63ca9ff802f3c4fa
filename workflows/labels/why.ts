import type { Bilingual } from '../rules/schema.ts'

/** Why something is so, in sentences that an owner understands, down to document and article. `{…}` is filled in. */
export const whyFrames = {
  clock: {
    zh: '“{clock}”从{from}的次日起算，时长{length}。依据：{basis}。',
    en: '“{clock}” counts from the day after {from} and is {length} long. It rests on: {basis}.',
  },
  clockOnPaper: {
    zh: '“{clock}”的日期由案件中的文书写明。依据：{basis}。',
    en: 'The day of “{clock}” is named by a paper of the case. It rests on: {basis}.',
  },
  keepsItsRule: {
    zh: '本地规则后来有变化，这个时限仍按开始时的规则。',
    en: 'The rules here have changed since; this time keeps the rule it began under.',
  },
  keepsItsSilence: {
    zh: '本地规则后来有变化，这个时限届满不答复的后果仍按开始时告知的。',
    en: 'The rules here have changed since; what silence at the end of this time means stays as it was told when it began.',
  },
  noClock: {
    zh: '这一步没有任何文件规定时限；由谁办理、怎样办理是平台自己的流程，没有强制力。',
    en: 'No document sets a time for this step; who takes it, and how, is the platform’s own and binds nobody.',
  },
  ground: {
    zh: '“{ground}”：{result}。依据：{basis}。',
    en: '“{ground}”: {result}. It rests on: {basis}.',
  },
  flagged: {
    zh: '系统标记“理由待证”：按本地规则应出示其中之一，尚未出示：{missing}。系统只作标记，由人决定。',
    en: 'Flagged by the system as unverified: one of these had to be shown and was not: {missing}. The system only flags; a person decides.',
  },
  notSoHere: {
    zh: '系统标记“情形不符”：这条理由{known}；登记显示本申请不属于这种情形。理由照样记录在案，系统只作标记，由人决定。',
    en: 'Flagged by the system: this ground {known}; so it is not here, as the register has it. It stays on record; the system only flags, a person decides.',
  },
  decidedByFinding: {
    zh: '由核查结论认定：{result}（第{record}条记录）。',
    en: 'Decided by a finding: {result} (record {record}).',
  },
  viewOfCentre: {
    zh: '区中心的意见：{result}。这是意见，不是核查结论。',
    en: 'View of the centre: {result}. It is a view, not a verification.',
  },
  centresCheck: {
    zh: '这项核实由区中心决定，是平台自己的流程，没有强制力。',
    en: 'The centre decided on this check; it is the platform’s own course and binds nobody.',
  },
  check: {
    zh: '为什么要查：{basis}。',
    en: 'Why it is looked at: {basis}.',
  },
} satisfies Record<string, Bilingual>

/** What a finding or a view says of a ground. */
export const groundResultLabels = {
  UPHELD: { zh: '理由成立', en: 'the ground stands' },
  FALLEN: { zh: '理由不成立', en: 'the ground has fallen' },
  stands: { zh: '理由站得住', en: 'the ground stands' },
  doesNotStand: { zh: '理由站不住', en: 'the ground does not stand' },
} satisfies Record<string, Bilingual>
