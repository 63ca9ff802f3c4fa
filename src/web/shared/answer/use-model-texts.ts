import { documentLabels } from '../../../../workflows/labels/documents.ts'
import type { StatedGround } from '../../../../workflows/rules/codes.ts'
import type { Schemas } from '../../../client/client.ts'
import { useTexts } from '../../texts/i18n.ts'
import type { useRules } from './use-rules.ts'

type Rules = NonNullable<ReturnType<typeof useRules>['data']>
type GroundRule = NonNullable<Rules['grounds'][keyof Rules['grounds']]>

/** The model texts of a company's answer to one request, with what the page knows of it; what only the company knows is a gap. */
export const useModelTexts = (seen: Schemas['Case']) => {
  const { t, language } = useTexts()
  const key = language === 'en' ? 'en' : 'zh'
  const ofGround = (code: StatedGround, name: string, rule: GroundRule | undefined): string => {
    const known = seen.beforeAnswering?.usualGrounds.find((ground) => ground.code === code)
    const documents = (rule?.burden ?? []).map(({ document }) => documentLabels[document][key]).join(t('grounds.or'))
    return t(rule?.validity === 'N' ? 'models.groundNotAccepted' : 'models.ground', {
      ground: name,
      register: known?.because === 'register' && known.text ? t('models.register', { text: known.text }) : '',
      documents: documents || t('models.anyDocument'),
      answer: rule?.acceptedAnswer[key] ?? t('models.noAnswer'),
    })
  }
  return {
    yes: t('models.yes', {
      compound: seen.compound.name ?? '',
      space: seen.space.label ?? '',
      caseNumber: seen.caseNumber ?? '',
      applicant: seen.applicant?.name ?? t('models.owner'),
    }),
    conditions: t('models.conditions'),
    ofGround,
  }
}
