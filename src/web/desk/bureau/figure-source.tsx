import { useQuery } from '@tanstack/react-query'
import { createContext, type RefObject, useContext, useState } from 'react'
import { taken } from '../../../client/client.ts'
import type { paths } from '../../../client/generated/api.d.ts'
import { http } from '../../shared/api.ts'
import { sayDay } from '../../shared/days.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { Sheet } from '../../shared/sheet.tsx'
import { Waiting } from '../../shared/waiting.tsx'
import { useTexts } from '../../texts/i18n.ts'
import { Scroll } from '../frame/scroll.tsx'
import { keepPicture, type PictureForm } from './keep-picture.ts'

/** A figure by the last part of its address. */
export type FigureName = paths['/api/statistics/{figure}/table']['get']['parameters']['path']['figure']

/** Which question the figures below answer: what their files and the cases behind them are asked with. */
export interface FigureSource {
  readonly figure: FigureName
  readonly query: Readonly<Record<string, string | readonly string[]>>
  /** Whoever reads may look at the masked cases behind a number. */
  readonly mayLook: boolean
}

const Source = createContext<FigureSource | null>(null)
/** Says which question the figures inside answer. */
export const FigureSourceProvider = Source.Provider

const addressOf = ({ figure, query }: FigureSource, more: Readonly<Record<string, string>>): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...more })) {
    for (const one of [value].flat()) search.append(name, one)
  }
  return `/api/statistics/${figure}/table?${search}`
}

interface ToolsProps {
  /** Which figure of the answer. */
  readonly part: string
  readonly title: string
  /** What stands under a kept picture: definition, day, how many. */
  readonly said: string
  /** The element that holds the picture, where there is one. */
  readonly picture?: RefObject<HTMLElement | null> | undefined
}

/** A figure to keep: as a table, and as a picture where there is one. */
export const FigureTools = ({ part, title, said, picture }: ToolsProps) => {
  const { t } = useTexts()
  const source = useContext(Source)
  if (!source) return null
  const keep = (form: PictureForm) => {
    if (picture?.current) void keepPicture(picture.current, form, { title, said, name: `${source.figure}-${part}` })
  }
  return (
    <p className="small no-print figure-tools">
      <a href={addressOf(source, { form: 'csv', part })} download aria-label={t('desk.figures.keepAs', { title, form: 'CSV' })}>
        CSV
      </a>
      <a href={addressOf(source, { form: 'xlsx' })} download aria-label={t('desk.figures.keepAs', { title, form: 'XLSX' })}>
        XLSX
      </a>
      {picture
        ? (['svg', 'png'] as const).map((form) => (
            <button
              type="button"
              className="button plain small"
              key={form}
              onClick={() => keep(form)}
              aria-label={t('desk.figures.keepAs', { title, form: form.toUpperCase() })}
            >
              {form.toUpperCase()}
            </button>
          ))
        : null}
    </p>
  )
}

interface CasesProps {
  readonly part: string
  /** Place of the group in the answer. */
  readonly group: number
  readonly title: string
}

/** The masked cases behind a number, for whoever may look at them. */
export const CasesButton = (props: CasesProps) => {
  const { t } = useTexts()
  const source = useContext(Source)
  const [open, setOpen] = useState(false)
  if (!source?.mayLook) return null
  return (
    <>
      <button
        type="button"
        className="button plain small no-print"
        onClick={() => setOpen(true)}
        aria-label={t('desk.figures.casesOf', { title: props.title })}
      >
        {t('desk.figures.cases')}
      </button>
      {open ? <Cases {...props} source={source} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

const Cases = ({ part, group, title, source, onClose }: CasesProps & { source: FigureSource; onClose: () => void }) => {
  const { t, language } = useTexts()
  const behind = useQuery({
    queryKey: ['figures', 'cases', source.figure, source.query, part, group, language],
    queryFn: async () =>
      taken(
        await http.GET('/api/statistics/{figure}/cases', {
          params: { path: { figure: source.figure }, query: { ...source.query, part, group } },
        }),
      ),
  })
  return (
    <Sheet title={t('desk.figures.casesOf', { title })} onClose={onClose}>
      <ProblemNotice error={behind.error} onRetry={() => void behind.refetch()} />
      {behind.isPending ? <Waiting /> : null}
      {behind.data ? (
        <>
          <p className="soft">{t('desk.figures.masked')}</p>
          <p>
            {behind.data.withheldLabel ??
              t('desk.figures.behind', { n: behind.data.n, cases: behind.data.cases, named: behind.data.named.length })}
          </p>
          {behind.data.named.length > 0 ? (
            <Scroll label={t('desk.figures.casesOf', { title })}>
              <table className="plain">
                <thead>
                  <tr>
                    <th scope="col">{t('desk.figures.mask')}</th>
                    <th scope="col">{t('desk.inbox.district')}</th>
                    <th scope="col">{t('desk.figures.where')}</th>
                    <th scope="col">{t('desk.figures.filedOn')}</th>
                    <th scope="col">{t('desk.figures.waitedDays')}</th>
                    <th scope="col">{t('desk.statistics.returns')}</th>
                  </tr>
                </thead>
                <tbody>
                  {behind.data.named.map((one) => (
                    <tr key={one.mask}>
                      <th scope="row" className="small">
                        {one.mask.slice(5, 13)}
                      </th>
                      <td>{one.district?.name}</td>
                      <td>{one.stageLabel ? `${one.stageLabel} · ${one.holderLabel}` : one.outcomeLabel}</td>
                      <td>{sayDay(one.filedOn, language)}</td>
                      <td className="number">{one.waitedDays}</td>
                      <td className="number">{one.returns}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Scroll>
          ) : null}
        </>
      ) : null}
    </Sheet>
  )
}
