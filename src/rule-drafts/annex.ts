import type { z } from 'zod'
import { localDay } from '../../workflows/calendar/days.ts'
import { changeText, isChanged } from '../../workflows/drafts/answers.ts'
import { questionsOf, switchNames } from '../../workflows/drafts/questions.ts'
import { basisText } from '../../workflows/labels/basis.ts'
import { documentDayText as dayText } from '../../workflows/labels/days.ts'
import { legalMeans, legalMeansBases, legalMeansLabels } from '../../workflows/labels/legal-means.ts'
import { switchLabels } from '../../workflows/labels/switches.ts'
import type { PrintableSheet, SheetPart } from '../../workflows/papers/sheet.ts'
import { compareArticles } from '../../workflows/rules/compare.ts'
import type { Basis } from '../../workflows/rules/schema.ts'
import { legalMeansOf } from '../../workflows/trials/legal.ts'
import type { TrialBody, TrialResultBody } from '../trials/trial-body.ts'
import { titleOf } from './draft-body.ts'
import type { ReadDraft } from './open-rule-drafts.ts'

/** A trial of the very text of a draft, with what it came to. */
export interface AnnexTrial {
  readonly trial: z.infer<typeof TrialBody>
  readonly result: z.infer<typeof TrialResultBody>
}

/** What stands where a rule is not there. */
const absent = '没有规定'

/**
 * The annex to a municipal document: what the draft changes, rule by rule, what it takes to change it, and what the record
 * says. Nothing goes into it but the saved draft and the trial: the same two give the same bytes.
 */
export const annexSheet = (read: ReadDraft, trial: AnnexTrial | null, publicUrl: string): PrintableSheet => {
  const { draft, hash } = read
  const { base, version, savedAt, draftId } = draft
  const timeZone = base.value.place.timeZone
  const title = titleOf(draft.document)
  const mark = hash ?? '（格式有误，没有指纹）'
  return {
    language: 'zh',
    title: '附件：规则修改对照表',
    caseNumber: title.zh,
    parts: [
      {
        kind: 'facts',
        rows: [
          { label: '草案', value: title.zh },
          { label: '底本', value: `${base.value.title.zh}（${base.value.id} 第${base.value.version}版）` },
          { label: '日期', value: `${dayText(localDay(savedAt, timeZone), 'zh')}（第${version}次保存）` },
          { label: '草案指纹', value: spaced(mark) },
          { label: '底本指纹', value: spaced(base.hash) },
        ],
      },
      {
        kind: 'notes',
        lines: [
          '草案没有生效，任何案件都不按草案办理。',
          '“依据和效力”写明每条规定出自哪里、在本地有没有约束力；草案自己写的，现在没有效力。',
          '本表由系统逐条比较两份规则生成；指纹相同、试算相同，文件逐字节相同。',
        ],
      },
      ...switchParts(read),
      ...tableParts(read),
      ...legalParts(read),
      ...trialParts(trial),
      ...faultParts(read),
    ],
    record: { version, hash: hash ?? base.hash, recordedAt: savedAt },
    pointer: { address: `${publicUrl}/desk/drafts/${draftId}`, caption: '扫码看这份草案' },
    foot: `规则修改对照表 · ${mark.slice(0, 16)}`,
  }
}

/** Long words break where there is room. */
const spaced = (text: string): string => text.replace(/([0-9a-f]{16})/g, '$1 ').trim()

/** What families will notice, switch by switch. */
const switchParts = ({ draft: { document, base } }: ReadDraft): SheetPart[] => {
  const questions = questionsOf(document, base.value)
  const parts = switchNames.flatMap((name): SheetPart[] => {
    const lines = questions
      .filter((question) => question.of === name && isChanged(document, base.value, question))
      .map((question) => {
        const what = question.group ? `${question.group.zh}——${question.label.zh}` : question.label.zh
        return `${what.replace(/[？?]$/, '')}：${changeText(document, base.value, question).zh}`
      })
    return lines.length === 0
      ? []
      : [
          { kind: 'subheading', text: switchLabels[name].name.zh },
          { kind: 'list', lines },
        ]
  })
  return [
    { kind: 'heading', text: '一、家庭会感到的变化' },
    ...(parts.length === 0 ? [{ kind: 'paragraph' as const, text: '六个方面都没有改。' }] : parts),
  ]
}

const tableParts = ({ pack, draft: { base } }: ReadDraft): SheetPart[] => {
  const heading: SheetPart = { kind: 'heading', text: '二、逐条对照' }
  if (!pack) return [heading, { kind: 'paragraph', text: '草案的格式有误，还不能逐条比较；错误列在最后。' }]
  const { differs, same } = compareArticles(base.value, pack)
  return [
    heading,
    { kind: 'paragraph', text: `${differs.length}条不同，${same}条相同。相同的不列。` },
    ...(differs.length === 0
      ? []
      : [
          {
            kind: 'table' as const,
            columns: [
              { label: '条目', share: 1.3 },
              { label: '现在', share: 2.6 },
              { label: '草案', share: 2.6 },
              { label: '依据和效力', share: 2 },
            ],
            rows: differs.map(({ from, to }) => [
              (to ?? from)?.label.zh ?? '',
              from?.text.zh ?? absent,
              to?.text.zh ?? absent,
              (to ?? from)?.basis.map(basisOf).filter(isFirst).join('；') ?? '',
            ]),
          },
        ]),
  ]
}

const isFirst = (text: string, index: number, all: readonly string[]): boolean => all.indexOf(text) === index

/** What a rule rests on. A document without force is named all the same: it is the draft that is being written. */
const basisOf = (basis: Basis): string => {
  if (basis.force !== 'D' || basis.document.zh === '平台默认') return basisText(basis, 'zh')
  const article = basis.article === undefined ? '' : `第${basis.article}条`
  const model = basis.modelledOn ? `，参照${basis.modelledOn.zh}` : ''
  return `${basis.document.zh}${article}${model}（没有效力）`
}

const legalParts = ({ pack, draft: { base } }: ReadDraft): SheetPart[] => {
  const rules = pack ? legalMeansOf(base.value, pack) : []
  const parts = legalMeans.flatMap((means): SheetPart[] => {
    const own = rules.filter((rule) => rule.means === means)
    if (own.length === 0) return []
    const { name, why } = legalMeansLabels[means]
    const basis = legalMeansBases[means]
    const rests = basis
      ? `${basis.document.zh}${basis.article === undefined ? '' : `第${basis.article}条`}（${basis.mark === 'read' ? '已读原文' : '凭记忆，未读原文，请法制机构核对'}）`
      : null
    return [
      { kind: 'subheading', text: name.zh },
      { kind: 'paragraph', text: rests === null ? why.zh : `${why.zh}${rests}。` },
      { kind: 'list', lines: own.map(({ label, from, to }) => `${label.zh}：${from?.zh ?? absent} → ${to?.zh ?? absent}`) },
    ]
  })
  return [
    { kind: 'heading', text: '三、哪些要法律，哪些通知就可以' },
    { kind: 'paragraph', text: '供法制机构核对的清单，不是法律意见。' },
    ...(parts.length === 0 ? [{ kind: 'paragraph' as const, text: '没有要核对的。' }] : parts),
  ]
}

type Result = AnnexTrial['result']
type Family = Result['recorded']['families'][number]

const runningOf = (families: readonly Family[], days: number): number | null => {
  const shares = families.find((one) => one.days === days)?.shares
  return shares ? Math.round((shares.find(({ state }) => state === 'runs')?.share ?? 0) * 100) : null
}

const nobody = { least: 0, most: 0, lower: 0, upper: 0 }

/** The range over the scenarios, never called a confidence interval. */
const rangeLine = (result: Result, days: number): string => {
  const then = runningOf(result.recorded.families, days)
  const now = result.scenarios.map(({ families }) => runningOf(families, days)).filter((share) => share !== null)
  if (then === null || now.length === 0) return `${days}天：没有跟踪到这么久。`
  const points = result.scenarios.map(({ replays }) => replays?.families.find((one) => one.days === days))
  if (points.every((point) => point !== undefined)) {
    const said = points.map(({ shares }) => shares?.find(({ state }) => state === 'runs') ?? nobody)
    const ends = [
      Math.min(...said.map(({ least }) => least)),
      Math.max(...said.map(({ most }) => most)),
      Math.min(...said.map(({ lower }) => lower)),
      Math.max(...said.map(({ upper }) => upper)),
    ].map((share) => Math.round(share * 100))
    return `${days}天：每100户里已通电，记录${then}户，这些家庭在各假设、各次重走里${ends[0]}至${ends[1]}户，预测幅度${ends[2]}至${ends[3]}户（同样多的别的家庭，连结果本身的运气在内，不是置信区间）。`
  }
  return `${days}天：每100户里已通电，记录${then}户，各假设下${Math.min(...now)}至${Math.max(...now)}户（假设的幅度，不是置信区间）。`
}

const trialParts = (tried: AnnexTrial | null): SheetPart[] => {
  const heading: SheetPart = { kind: 'heading', text: '四、放到已有的申请上试算' }
  if (!tried) return [heading, { kind: 'paragraph', text: '这一版草案还没有试算过。' }]
  const { trial, result } = tried
  const row = (label: string, of: (outlook: Result['recorded']) => number) => [
    label,
    String(of(result.recorded)),
    ...result.scenarios.map((one) => String(of(one))),
  ]
  const changes = result.scenarios[0]?.changes ?? []
  return [
    heading,
    {
      kind: 'facts',
      rows: [
        { label: '问题', value: trial.question },
        { label: '申请', value: `${dayText(trial.period.from, 'zh')}至${dayText(trial.period.to, 'zh')}提出` },
        { label: '记录截至', value: dayText(trial.asOf, 'zh') },
        {
          label: '范围',
          value: `${result.compounds}个小区、${result.families}户、${result.tried}件申请；另有${result.heldAsRecorded}件按原规则也不能重现，没有试算`,
        },
        ...(result.replays === null ? [] : [{ label: '重走', value: `每个假设${result.replays}次，各项数字是第一次的` }]),
        { label: '种子和结果指纹', value: `${trial.seed}；${spaced(trial.resultHash ?? '')}` },
      ],
    },
    { kind: 'list', lines: result.recorded.families.map(({ days }) => rangeLine(result, days)) },
    {
      kind: 'table',
      columns: [
        { label: '项目', share: 2 },
        { label: '记录', share: 1 },
        ...result.scenarios.map(({ scenario }) => ({ label: scenario.label, share: 1.2 })),
      ],
      rows: [
        row('拿到同意（户）', ({ granted }) => granted),
        row('已通电（户）', ({ running }) => running),
        row('全部家庭一共等了几个月', ({ monthsWaited }) => monthsWaited),
        row('有条件没落实就通电的桩', ({ safety }) => safety.undischarged),
        row('没有消防结论就通电的桩', ({ safety }) => safety.unchecked),
        ...changes.map(({ kind, label }) => [
          label,
          '',
          ...result.scenarios.map((one) => String(one.changes.find((change) => change.kind === kind)?.n ?? 0)),
        ]),
      ],
    },
    { kind: 'paragraph', text: loserLine(result) },
    { kind: 'list', lines: result.scenarios.map(({ scenario }) => `${scenario.label}：${scenario.assumption}`) },
  ]
}

/** Who loses is said in a line of its own, also where nobody does. */
const loserLine = (result: Result): string => {
  const losing = result.scenarios.map(({ scenario, changes }) => ({
    label: scenario.label,
    n: changes.filter(({ kind }) => kind === 'later' || kind === 'noLongerGranted').reduce((sum, { n }) => sum + n, 0),
  }))
  if (losing.every(({ n }) => n === 0)) return '变差的：各种假设下都没有。'
  return `变差的：${losing.map(({ label, n }) => `${label}${n}件`).join('；')}。`
}

const faultParts = ({ faults }: ReadDraft): SheetPart[] => [
  { kind: 'heading', text: '五、还没有改正的地方' },
  faults.length === 0
    ? { kind: 'paragraph', text: '检查没有发现错误。' }
    : { kind: 'list', lines: faults.map(({ path, sentence }) => `${path}：${sentence.zh}`) },
]
