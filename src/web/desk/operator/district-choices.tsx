import { useQuery } from '@tanstack/react-query'
import { taken } from '../../../client/client.ts'
import { http } from '../../shared/api.ts'
import { useTexts } from '../../texts/i18n.ts'

/** All districts. */
export const useDistricts = () =>
  useQuery({
    queryKey: ['districts'],
    queryFn: async () => taken(await http.GET('/api/districts')).districts,
  })

/** Districts to choose from. */
export const DistrictChoices = ({
  legend,
  chosen,
  onChange,
}: {
  /** What is chosen; absent = where a body works. */
  readonly legend?: string
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}) => {
  const { t, language } = useTexts()
  const districts = useDistricts()
  return (
    <fieldset>
      <legend>{legend ?? t('desk.organisations.districts')}</legend>
      <div className="choices">
        {districts.data?.map(({ code, nameZh, nameEn }) => (
          <label className="choice" key={code}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) => onChange(event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))}
            />
            <span>
              {language === 'en' ? nameEn : nameZh} <span className="soft small number">{code}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
