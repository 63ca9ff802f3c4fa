import { Fragment, type ReactNode, type RefObject, useRef, useState } from 'react'
import { sayDay, sayInstant } from '../../shared/days.ts'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { type Picture, Pictures } from './chart/pictures.tsx'
import { CasesButton, FigureTools } from './figure-source.tsx'

/** What stands over every figure. */
interface FigureHead {
  readonly definition: { readonly id: string; readonly version: number; readonly text: string }
  readonly meaningLabel: string
  readonly asOf: string
  /** When the record was read, where that was before this answer. */
  readonly readAt: string | null
  /** How far a replica was behind, where figures are read from one. */
  readonly readFrom: { readonly label: string } | null
  readonly n: number
  readonly open: number
  readonly compounds: number
  readonly shareOnBehalf: number | null
  readonly shareSelfReported: number | null
  readonly shareUnknownFacts: number | null
}

interface Group {
  readonly n: number
  readonly open: number
  readonly withheldInPublic: { readonly label: string } | null
}

/** A column of a figure: its head, and what it says of a group. */
interface Column<G> {
  readonly head: string
  readonly say: (group: G) => string | number | null
}

interface Props<G extends Group> {
  readonly title: string
  /** Its name in the answer. */
  readonly part: string
  readonly figure: FigureHead & { readonly groups: readonly G[] }
  readonly columns: readonly Column<G>[]
  /** What is said where there is no group. */
  readonly empty?: string | undefined
  /** Its pictures, above the table with the same numbers. */
  readonly pictures?: readonly Picture[]
  /** What is chosen before the pictures. */
  readonly children?: ReactNode
}

interface HeadingProps {
  readonly title: string
  /** Its name in the answer. */
  readonly part: string
  readonly figure: FigureHead
  /** What holds its picture, where there is one. */
  readonly picture?: RefObject<HTMLElement | null> | undefined
  /** Numbers that stand beside the picture: kept as a file, it has them too. */
  readonly beside?: string
  /** It stands inside another figure of the same answer. */
  readonly isInside?: boolean
}

/** What stands over a figure: what it counts, its day, on how many it rests, how many are open. */
export const FigureHeading = ({ title, part, figure, picture, beside = '', isInside = false }: HeadingProps) => {
  const { t, language } = useTexts()
  const { definition, asOf, readAt, meaningLabel, n, open, compounds } = figure
  const said = t('desk.statistics.head', {
    definition: definition.id,
    version: definition.version,
    day: sayDay(asOf, language),
    meaning: meaningLabel,
    n,
    open,
    compounds,
  })
  const shares = (
    [
      ['onBehalf', figure.shareOnBehalf],
      ['selfReported', figure.shareSelfReported],
      ['unknownFacts', figure.shareUnknownFacts],
    ] as const
  )
    .map(([name, share]) => (share === null ? '' : ` · ${t(`desk.statistics.${name}`, { share: percent(share) })}`))
    .join('')
  const from = figure.readFrom === null ? '' : ` · ${figure.readFrom.label}`
  const read = `${readAt === null ? '' : ` · ${t('desk.statistics.readAt', { time: sayInstant(readAt, language) })}`}${from}`
  return (
    <>
      {isInside ? <h3>{title}</h3> : <h2>{title}</h2>}
      <p className="soft small">
        {said}
        {shares}
        {read}
      </p>
      <details className="definition small">
        <summary>{t('desk.statistics.definition')}</summary>
        <p>{definition.text}</p>
        <p>{t('desk.statistics.basis')}</p>
      </details>
      <FigureTools part={part} title={title} said={`${beside}${said}${shares}${read} · ${definition.text}`} picture={picture} />
    </>
  )
}

/** A figure as a plain table, under its definition: never a number without what it counts, its day, n and how many are open. */
export const FigureTable = <G extends Group>({ title, part, figure, columns, empty, pictures = [], children }: Props<G>) => {
  const { t } = useTexts()
  const picture = useRef<HTMLElement>(null)
  return (
    <section className="card" aria-label={title} id={`figure-${part}`}>
      <FigureHeading title={title} part={part} figure={figure} picture={pictures.length > 0 ? picture : undefined} />
      {children}
      {pictures.length > 0 ? <Pictures of={pictures} at={picture} /> : null}
      {figure.groups.length === 0 ? (
        <p className="empty">{empty ?? t('desk.statistics.none')}</p>
      ) : (
        <Rows title={title} part={part} groups={figure.groups} columns={columns} />
      )}
    </section>
  )
}

/** From so many rows on, those of one place are folded: on a phone a city would be a hundred screens. */
const mostUnfolded = 12

type RowsProps<G extends Group> = Pick<Props<G>, 'title' | 'part' | 'columns'> & { readonly groups: readonly G[] }

/** The rows of a figure, under what stands in their first column where there are many: each opens when it is asked for, all on paper. */
const Rows = <G extends Group>({ title, part, groups, columns }: RowsProps<G>) => {
  const { t } = useTexts()
  const [opened, setOpened] = useState<readonly string[]>([])
  const rows = groups.map((group, place) => ({ group, place, under: String(columns[0]?.say(group) ?? '') }))
  const parts = [...Map.groupBy(rows, ({ under }) => under)]
  const isFolded = rows.length > mostUnfolded && parts.length > 1 && parts.length < rows.length
  const width = columns.length + 3
  const toggle = (under: string): void =>
    setOpened(opened.includes(under) ? opened.filter((one) => one !== under) : [...opened, under])
  return (
    <Scroll label={title}>
      <table className="plain">
        <thead>
          <tr>
            {columns.map(({ head }) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
            <th scope="col">n</th>
            <th scope="col">{t('desk.statistics.open')}</th>
            <th scope="col">{t('desk.statistics.publication')}</th>
          </tr>
        </thead>
        {(isFolded ? parts : [['', rows] as const]).map(([under, within]) => (
          <Fragment key={under}>
            {isFolded ? (
              <tbody className="no-print">
                <tr>
                  <th scope="rowgroup" colSpan={width}>
                    <button
                      type="button"
                      className="button plain"
                      aria-expanded={opened.includes(under)}
                      onClick={() => toggle(under)}
                    >
                      {t('desk.statistics.fold', { name: under || '–', count: within.length })}
                      <span className="sr">{title}</span>
                    </button>
                  </th>
                </tr>
              </tbody>
            ) : null}
            <tbody className={isFolded && !opened.includes(under) ? 'folded' : undefined}>
              {within.map(({ group, place }) => (
                // Groups are sorted by their names and have no id of their own.
                <tr key={place}>
                  {columns.map(({ head, say }) => (
                    <td className="number" key={head}>
                      {say(group)}
                    </td>
                  ))}
                  <td className="number">{group.n}</td>
                  <td className="number">{group.open}</td>
                  <td className="small soft">
                    {group.withheldInPublic?.label ?? ''}
                    <CasesButton part={part} group={place} title={`${title} ${place + 1}`} />
                  </td>
                </tr>
              ))}
            </tbody>
          </Fragment>
        ))}
      </table>
    </Scroll>
  )
}

/** A share in per cent. */
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`)

/** A reading, or in words why there is none. */
export const sayReading = ({ value, label }: { readonly value: number | null; readonly label: string | null }): string =>
  value === null ? (label ?? '–') : String(Math.round(value * 10) / 10)
