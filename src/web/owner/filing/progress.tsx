import { useTexts } from '../../texts/i18n.ts'

/** The steps of a filing, in their order. */
export type Step = 'space' | 'pile' | 'applicant' | 'papers' | 'submit'
const steps: readonly Step[] = ['space', 'pile', 'applicant', 'papers', 'submit']

/** How far a filing has come. */
export const Progress = ({ step }: { readonly step: Step }) => {
  const { t } = useTexts()
  const names = t('file.steps', { returnObjects: true })
  const at = steps.indexOf(step)
  return (
    <ol className="progress-steps">
      {steps.map((one, place) => (
        <li key={one} data-done={place < at} aria-current={place === at ? 'step' : undefined}>
          {names[place]}
        </li>
      ))}
    </ol>
  )
}
