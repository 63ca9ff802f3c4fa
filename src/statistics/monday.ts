import { stuckReasonWords } from '../../workflows/labels/figures.ts'
import type { PrintableSheet } from '../../workflows/papers/sheet.ts'
import type { BasisShares } from '../../workflows/statistics/figure.ts'
import { changeFiguresBody } from './change-body.ts'
import { matterFiguresBody, safetyFiguresBody } from './city-bodies.ts'
import { familyFiguresBody } from './family-body.ts'
import type { Frozen, FrozenFigures } from './frozen.ts'
import { inOneLine, safetyLine, worksParts } from './monday-works.ts'
import type { Asker, Figures, Unanswered } from './open-figures.ts'
import { stuckFiguresBody } from './stuck-body.ts'

type Stuck = Omit<ReturnType<typeof stuckFiguresBody>, 'because'>

/** What the sheet of a Monday meeting is made from: the figures of the evening before, as they were known then. */
export interface MondaySet {
  readonly monday: string
  readonly families: ReturnType<typeof familyFiguresBody>
  /** Because of whom: missing in a sheet that an older service froze. */
  readonly stuck: Stuck & Partial<Pick<ReturnType<typeof stuckFiguresBody>, 'because'>>
  readonly changes: ReturnType<typeof changeFiguresBody>
  /** Missing in a sheet that an older service froze, as the next. */
  readonly matters?: ReturnType<typeof matterFiguresBody>
  readonly safety?: ReturnType<typeof safetyFiguresBody>
}

/** How many desks are named, and how many rows the states have: with five works all of it is one page. */
const [desksNamed, statesNamed] = [10, 5]

/** The sheet of a Monday, frozen when it is first asked for; or why there is none. */
export const mondaySheet = async (
  parts: { readonly figures: Figures; readonly frozen: FrozenFigures; readonly publicUrl: string },
  asker: Asker,
  monday: string,
): Promise<PrintableSheet | Unanswered> => {
  const asOf = daysBefore(monday, 1)
  const name = { kind: 'monday' as const, period: monday, scope: asker.organisationId ?? '' }
  const families = await parts.figures.families(asker, { asOf }, null)
  if (families.kind !== 'answered') return families
  const frozen = await parts.frozen.once(name, async () => {
    const stuck = await parts.figures.stuck(asker, { asOf }, null, 0)
    const changes = await parts.figures.changes(asker, { asOf, since: daysBefore(monday, 8) }, null)
    const matters = await parts.figures.matters(asker, { asOf })
    const safety = await parts.figures.safety(asker, { asOf }, null)
    if (stuck.kind !== 'answered' || changes.kind !== 'answered' || matters.kind !== 'answered' || safety.kind !== 'answered')
      throw new Error('the figures of one day have other districts')
    return {
      monday,
      families: familyFiguresBody(families, 'zh'),
      stuck: stuckFiguresBody(stuck, 'zh'),
      changes: changeFiguresBody(changes, 'zh'),
      matters: matterFiguresBody(matters, 'zh'),
      safety: safetyFiguresBody(safety, 'zh'),
    } satisfies MondaySet
  })
  // Written by the lines above.
  return mondayPage(JSON.parse(frozen.body) as MondaySet, frozen, parts.publicUrl)
}

const daysBefore = (day: string, days: number): string => Temporal.PlainDate.from(day).subtract({ days }).toString()

/** The one page of a set of figures. */
export const mondayPage = (
  { monday, families, stuck, changes, matters, safety }: MondaySet,
  { hash, signature, keyId, frozenAt }: Pick<Frozen, 'hash' | 'signature' | 'keyId' | 'frozenAt'>,
  publicUrl: string,
): PrintableSheet => {
  const [change] = changes.changes.groups
  const desks = stuck.stuck.groups.toSorted((a, b) => b.n - a.n || (a.since < b.since ? -1 : 1)).slice(0, desksNamed)
  return {
    language: 'zh',
    title: '周一例会：充电桩报装卡在哪里',
    caseNumber: monday,
    parts: [
      {
        kind: 'paragraph',
        text: `截至${families.asOf}，在等的${stuck.waiting}户中卡住的${stuck.stuck.n}户。比${changes.since}：新申请${change?.asked ?? 0}户，新卡住${change?.newlyStuck ?? 0}户，不再卡住${change?.freed ?? 0}户，换了地方${change?.moved ?? 0}户。`,
      },
      { kind: 'subheading', text: `一百户提出申请的家庭，后来在哪里（共${families.where.n}户，未完${families.where.open}户）` },
      familyTable(families),
      { kind: 'subheading', text: `现在在谁手里（${becauseOf(stuck.because?.groups ?? [])}）` },
      {
        kind: 'table',
        columns: [
          { label: '单位', share: 3.8 },
          { label: '户', share: 0.7 },
          { label: '最早自', share: 1.5 },
          { label: '为什么', share: 4.8 },
        ],
        rows: desks.map(({ holderLabel, organisation, n, since, reasons }) => [
          inOneLine(organisation?.name ?? holderLabel, 18),
          String(n),
          since,
          reasons.map(({ reason, families: count }) => `${stuckReasonWords[reason]}${count}`).join('，'),
        ]),
      },
      ...(matters ? worksParts(matters.withoutCost, matters.matters.groups) : []),
      ...(safety ? [safetyLine(safety.safety.groups[0])] : []),
      {
        kind: 'notes',
        lines: [
          ...[families.where, stuck.stuck, changes.changes].map(
            ({ definition, ...figure }) =>
              `口径 ${definition.id} 第${definition.version}版${sharesOf(figure)}：${inOneLine(definition.text, 12)}`,
          ),
          `SHA-256 ${hash.slice(0, 32)} ${hash.slice(32)} · Ed25519（${keyId}）${signature.replace(/(.{44})/g, '$1 ')}`,
        ],
      },
    ],
    record: { version: 1, hash, recordedAt: frozenAt },
    pointer: { address: `${publicUrl}/desk/overview?asOf=${families.asOf}`, caption: '扫码看当日的图' },
    foot: `周一例会 ${monday} · ${hash.slice(0, 16)}`,
  }
}

/** What stands beside a figure about how it came on record; a sheet that an older service froze says only the first. */
const sharesOf = (figure: Pick<MondaySet['families']['where'], 'shareOnBehalf'> & Partial<BasisShares>): string => {
  const said = (name: string, share: number | null | undefined) =>
    typeof share === 'number' ? `，${name}${Math.round(share * 100)}%` : ''
  return `${said('代为登记', figure.shareOnBehalf)}${said('自报', figure.shareSelfReported)}${said('情况不明', figure.shareUnknownFacts)}`
}

/** How many of those because of whom they wait have a place in the line over the desks. */
const causersNamed = 2

/** Because of whom they wait, over the desks that have them in hand: the two are not the same. */
const becauseOf = (groups: readonly { readonly partyLabel: string; readonly n: number }[]): string => {
  if (groups.length === 0) return '持有不等于责任'
  const inTurn = groups.toSorted((a, b) => b.n - a.n)
  const rest = inTurn.slice(causersNamed).reduce((sum, { n }) => sum + n, 0)
  const named = inTurn.slice(0, causersNamed).map(({ partyLabel, n }) => `${partyLabel}${n}户`)
  return `因谁而停：${[...named, ...(rest > 0 ? [`其余${rest}户`] : [])].join('，')}`
}

const familyTable = ({ where }: MondaySet['families']): PrintableSheet['parts'][number] => {
  const days = (where.groups[0]?.after ?? []).filter(({ days: day }) => [30, 90, 180].includes(day))
  const shareOn = (at: number, state: string) => days[at]?.shares?.find((one) => one.state === state)
  const all = days.flatMap(({ shares }) => shares ?? []).filter(({ share }) => share >= 0.005)
  const met = [...new Map(all.map((one) => [one.state, one])).values()].toSorted((a, b) => b.share - a.share)
  const named = met.length > statesNamed ? statesNamed - 1 : statesNamed
  const [states, others] = [met.slice(0, named), met.slice(named)]
  const said = (at: number, state: string): string => {
    const one = shareOn(at, state)
    if (!one) return days[at]?.whyLabel ?? '–'
    const band =
      one.lower === null || one.upper === null ? '' : `（${Math.round(one.lower * 100)}–${Math.round(one.upper * 100)}）`
    return `${Math.round(one.share * 100)}${band}`
  }
  // Nobody of the hundred is left out of the sum: most of the other places are places to wait at.
  const restOn = (at: number): string => {
    const shares = days[at]?.shares
    if (!shares) return days[at]?.whyLabel ?? '–'
    const shown = states.reduce((sum, { state }) => sum + (shareOn(at, state)?.share ?? 0), 0)
    return String(Math.round((shares.reduce((sum, { share }) => sum + share, 0) - shown) * 100))
  }
  const names = inOneLine(others.map(({ stateLabel }) => stateLabel).join('、'), 14)
  return {
    kind: 'table',
    columns: [{ label: '在哪里', share: 3 }, ...days.map(({ days: day }) => ({ label: `第${day}天`, share: 2 }))],
    rows: [
      ...states.map(({ state, stateLabel }) => [stateLabel, ...days.map((_, at) => said(at, state))]),
      ...(others.length > 0 ? [[`其余：${names}`, ...days.map((_, at) => restOn(at))]] : []),
    ],
  }
}
