import type { EChartsOption } from 'echarts'
import { useEffect, useRef, useState } from 'react'
import { Waiting } from '../../../shared/waiting.tsx'
import { useTexts } from '../../../texts/i18n.ts'

interface Props {
  readonly option: EChartsOption
  /** In pixels. */
  readonly height: number
  /** What the picture says, for who does not see it; the numbers are in the table beside it. */
  readonly label: string
}

/** On paper a picture is as wide as a sheet of A4 between its margins. */
const paperWidth = 680

/** A picture by ECharts, as SVG, as wide as there is room. The library is loaded with the first picture on a page. */
export const Chart = ({ option, height, label }: Props) => {
  const { t } = useTexts()
  const place = useRef<HTMLDivElement>(null)
  const [stage, setStage] = useState<'loading' | 'drawn' | 'failed'>('loading')
  useEffect(() => {
    const element = place.current
    if (!element) return
    let end = (): void => undefined
    let isGone = false
    const draw = async (): Promise<void> => {
      const { init } = await import('./draw.ts')
      if (isGone) return
      const chart = init(element, null, { renderer: 'svg' })
      const resize = (width: number | 'auto'): void => {
        chart.resize({ width, height })
        // Before a sheet is printed there is no next frame.
        chart.getZr().flush()
      }
      chart.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(element).fontFamily }, ...option })
      resize('auto')
      const watch = new ResizeObserver(() => resize('auto'))
      watch.observe(element)
      const [toPaper, toScreen] = [() => resize(paperWidth), () => resize('auto')]
      window.addEventListener('beforeprint', toPaper)
      window.addEventListener('afterprint', toScreen)
      end = () => {
        watch.disconnect()
        window.removeEventListener('beforeprint', toPaper)
        window.removeEventListener('afterprint', toScreen)
        chart.dispose()
      }
      setStage('drawn')
    }
    draw().catch(() => setStage('failed'))
    return () => {
      isGone = true
      end()
    }
  }, [option, height])
  return (
    <>
      {stage === 'loading' ? <Waiting /> : null}
      {stage === 'failed' ? <p className="notice">{t('desk.figures.noPicture')}</p> : null}
      <div ref={place} className="chart" role="img" aria-label={label} style={{ height: stage === 'failed' ? 0 : height }} />
    </>
  )
}
