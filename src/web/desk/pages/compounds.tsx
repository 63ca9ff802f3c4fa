import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { ApiProblem, type Schemas } from '../../../client/client.ts'
import { CompoundSearch } from '../../shared/compound-search.tsx'
import { language } from '../../shared/language.ts'
import { ProblemNotice } from '../../shared/problem-notice.tsx'
import { usePageTitle } from '../../shared/use-page-title.ts'
import { useTexts } from '../../texts/i18n.ts'
import { NeedParty } from '../frame/need-party.tsx'
import { Scroll } from '../frame/scroll.tsx'

type Report = Schemas['ImportReport']

/** Compounds with their garages and spaces, out of one table. */
export const CompoundsPage = () => <NeedParty parties={['operator']}>{() => <Import />}</NeedParty>

/** Sends a table. A table with faults comes back with all of them, row by row. */
const sendTable = async (file: File, dryRun: boolean): Promise<Report> => {
  const form = new FormData()
  form.set('file', file, file.name)
  const response = await fetch(`/api/compounds/import?dryRun=${dryRun}`, {
    method: 'POST',
    headers: { 'accept-language': language() },
    body: form,
  })
  const body: unknown = await response.json()
  if (response.ok) return body as Report
  // Every error of this service is a problem; this one may carry the report.
  const problem = body as Schemas['Problem'] & { readonly report?: Report }
  if (problem.report) return problem.report
  throw new ApiProblem(problem)
}

const Import = () => {
  const { t } = useTexts()
  const id = useId()
  usePageTitle(t('desk.pages.compounds'))
  const [file, setFile] = useState<File | null>(null)
  const look = useMutation({ mutationFn: async (table: File) => sendTable(table, true) })
  const write = useMutation({ mutationFn: async (table: File) => sendTable(table, false) })
  const report = write.data ?? look.data
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (file) look.mutate(file)
  }
  return (
    <div className="page">
      <h1>{t('desk.compounds.title')}</h1>
      <form className="card" onSubmit={submit}>
        <p>{t('desk.compounds.lead')}</p>
        <p className="row">
          <a className="button" href="/api/compounds/import/template.xlsx" download>
            {t('desk.compounds.workbook')}
          </a>
          <a className="button" href="/api/compounds/import/template.csv" download>
            {t('desk.compounds.csv')}
          </a>
        </p>
        <div className="field">
          <span className="label" id={id}>
            {t('desk.compounds.file')}
          </span>
          <div className="row">
            <label className="button">
              {t(file ? 'desk.compounds.otherFile' : 'desk.compounds.chooseFile')}
              <input
                className="sr"
                type="file"
                required
                accept=".csv,.xlsx"
                aria-labelledby={id}
                onChange={(event) => {
                  setFile(event.target.files?.[0] ?? null)
                  look.reset()
                  write.reset()
                }}
              />
            </label>
            <span className="soft wrap">{file?.name ?? t('desk.compounds.noFile')}</span>
          </div>
        </div>
        <ProblemNotice error={write.error ?? look.error} />
        <div className="actions">
          <button type="submit" className="button main" disabled={file === null || look.isPending}>
            {t(look.isPending ? 'desk.compounds.looking' : 'desk.compounds.look')}
          </button>
          {look.data && look.data.faults.length === 0 && !write.data && file ? (
            <button type="button" className="button main" disabled={write.isPending} onClick={() => write.mutate(file)}>
              {t(write.isPending ? 'waiting.saving' : 'desk.compounds.write')}
            </button>
          ) : null}
        </div>
      </form>
      {report ? <ReportCard report={report} /> : null}
      <FindOne />
    </div>
  )
}

/** One compound, found by its name, to be changed. */
const FindOne = () => {
  const { t } = useTexts()
  const navigate = useNavigate()
  return (
    <section className="card" aria-labelledby="change-one">
      <h2 id="change-one">{t('desk.parts.find')}</h2>
      <CompoundSearch
        chosen={null}
        onChoose={(compound) => {
          if (compound) void navigate(`/desk/compounds/${compound.compoundId}/edit`)
        }}
      />
    </section>
  )
}

const counted = ['companies', 'compounds', 'garages', 'fireZones', 'transformers', 'spaces'] as const

const ReportCard = ({ report }: { readonly report: Report }) => {
  const { t, language: spoken } = useTexts()
  const key = spoken === 'en' ? 'en' : 'zh'
  if (report.faults.length > 0) {
    return (
      <section className="card late" role="alert">
        <h2>{t('desk.compounds.faults', { count: report.faults.length + report.faultsLeftOut })}</h2>
        <p>{t('desk.compounds.faultsTodo')}</p>
        <Scroll label={t('desk.compounds.faults', { count: report.faults.length + report.faultsLeftOut })}>
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{t('desk.compounds.row')}</th>
                <th scope="col">{t('desk.compounds.column')}</th>
                <th scope="col">{t('desk.compounds.value')}</th>
                <th scope="col">{t('desk.compounds.fault')}</th>
              </tr>
            </thead>
            <tbody>
              {report.faults.map((fault) => (
                <tr key={`${fault.row} ${fault.column} ${fault.code}`}>
                  <td className="number">{fault.row ?? t('desk.compounds.whole')}</td>
                  <td>{fault.column}</td>
                  <td>{fault.value}</td>
                  <td>{fault.sentence[key]}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </section>
    )
  }
  return (
    <section className="card lead" role="status">
      <h2>
        {t(report.written ? 'desk.compounds.written' : report.dryRun ? 'desk.compounds.fine' : 'desk.compounds.nothingNew')}
      </h2>
      <table className="plain">
        <thead>
          <tr>
            <td />
            <th scope="col">{t('desk.compounds.created')}</th>
            <th scope="col">{t('desk.compounds.updated')}</th>
            <th scope="col">{t('desk.compounds.unchanged')}</th>
          </tr>
        </thead>
        <tbody>
          {counted.map((name) => (
            <tr key={name}>
              <th scope="row">{t(`desk.compounds.counts.${name}`)}</th>
              <td className="number">{report.counts[name].created}</td>
              <td className="number">{report.counts[name].updated}</td>
              <td className="number">{report.counts[name].unchanged}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
