import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import { RuleDifference } from './rule-difference.tsx'

type Check = Schemas['PackCheck']

/** Every mistake with its place, and the way to its line. */
export const PackFaults = ({ faults, onLine }: { readonly faults: Check['faults']; readonly onLine: (line: number) => void }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const placeOf = ({ line, path }: Check['faults'][number]): string =>
    line !== null ? t('desk.rulePacks.line', { line }) : t(path === '' ? 'desk.rulePacks.wholeFile' : 'desk.rulePacks.notInFile')
  return (
    <section className="notice bad stack" role="alert">
      <p className="strong">{t('desk.rulePacks.faults', { count: faults.length })}</p>
      <ul className="stack tight">
        {faults.map((fault) => (
          <li key={fault.path + fault.sentence.zh}>
            <p>
              <span className="strong">{placeOf(fault)}</span> {fault.sentence[key]}
            </p>
            <p className="row">
              {fault.path === '' ? null : <code className="small wrap">{fault.path}</code>}
              {fault.line === null ? null : (
                <button type="button" className="button plain" onClick={() => onLine(fault.line ?? 1)}>
                  {t('desk.rulePacks.goTo')}
                  <span className="sr">{placeOf(fault)}</span>
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Whom a pack reaches, and what becomes of the requests that run. */
export const PackReach = ({ check }: { readonly check: Check }) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const { reach, runningCases } = check
  return (
    <section className="card" aria-label={t('desk.rulePacks.reach')}>
      <h2>{t('desk.rulePacks.reach')}</h2>
      {reach.length === 0 ? (
        <p>{t('desk.rulePacks.reachNobody')}</p>
      ) : (
        <>
          <ul>
            {reach.map(({ code, name, packNow, runningCases: count }) => (
              <li key={code}>
                {packNow
                  ? t('desk.rulePacks.inDistrict', {
                      name: name[key],
                      pack: t('desk.rulePacks.version', { title: packNow.title[key], version: packNow.version }),
                      count,
                    })
                  : t('desk.rulePacks.inDistrictNone', { name: name[key] })}
              </li>
            ))}
          </ul>
          <p>{t(`desk.rulePacks.clause.${runningCases.clause}`, { count: runningCases.count })}</p>
        </>
      )}
    </section>
  )
}

/** What a pack changes of each one that it replaces. */
export const PackDifferences = ({ comparisons }: Pick<Check, 'comparisons'>) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  return comparisons.map((compared) => {
    const { title, version, hash } = compared.from
    return (
      <details key={hash} open={comparisons.length === 1}>
        <summary>{t('desk.rulePacks.comparedWith', { title: title[key], version })}</summary>
        <RuleDifference compared={compared} />
      </details>
    )
  })
}
