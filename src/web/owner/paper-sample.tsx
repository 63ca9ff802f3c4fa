import type { ReactNode } from 'react'
import { useTexts } from '../texts/i18n.ts'

/** A drawing of a paper, marked as a sample: what must be seen on the photo, with nobody's name on it. */
export const PaperSample = ({ kind, label }: { readonly kind: string; readonly label: string }) => {
  const { t } = useTexts()
  const drawing = drawings[kind] ?? sheet
  return (
    <figure className="sample">
      <svg viewBox="0 0 240 160" role="img" aria-label={t('precheck.sampleOf', { paper: label })}>
        <rect className="sample-paper" x={1} y={1} width={238} height={158} rx={8} />
        {drawing}
        <text className="sample-mark" x={120} y={92} textAnchor="middle" transform="rotate(-18 120 84)">
          {t('precheck.sample')}
        </text>
      </svg>
    </figure>
  )
}

const line = (y: number, width: number, x = 20): ReactNode => (
  <rect key={`${x} ${y}`} className="sample-line" x={x} y={y} width={width} height={6} rx={3} />
)

const words = (x: number, y: number, text: string): ReactNode => (
  <text key={text} className="sample-words" x={x} y={y}>
    {text}
  </text>
)

const seal = (x: number, y: number): ReactNode => <circle className="sample-seal" cx={x} cy={y} r={18} />

/** A written paper with a signature. */
const sheet: ReactNode = (
  <>
    {line(22, 90, 75)}
    {[44, 60, 76, 92].map((y) => line(y, 200))}
    {words(130, 138, '签名、日期')}
    {seal(200, 128)}
  </>
)

const drawings: Readonly<Record<string, ReactNode>> = {
  identity: (
    <>
      <rect className="sample-part" x={20} y={26} width={200} height={108} rx={8} />
      <rect className="sample-line" x={150} y={44} width={54} height={66} rx={4} />
      {words(32, 54, '姓名 某某')}
      {words(32, 76, '住址 ……')}
      {words(32, 122, '身份证号 ……')}
    </>
  ),
  spaceRight: (
    <>
      {words(70, 34, '不动产权证书')}
      {words(24, 60, '权利人：某某')}
      {words(24, 82, '车位：B1-023')}
      {line(96, 190, 24)}
      {line(112, 150, 24)}
      {seal(196, 128)}
    </>
  ),
  spacePlanOrPhoto: (
    <>
      <rect className="sample-wall" x={20} y={20} width={16} height={120} />
      <rect className="sample-part" x={70} y={46} width={110} height={94} />
      <line className="sample-edge" x1={70} x2={70} y1={46} y2={140} />
      <line className="sample-edge" x1={180} x2={180} y1={46} y2={140} />
      {words(100, 132, 'B1-023')}
      {words(12, 154, '墙或立柱')}
      <line className="sample-edge" x1={36} x2={220} y1={28} y2={28} />
      {words(150, 24, '管线')}
    </>
  ),
  vehicle: (
    <>
      {words(78, 34, '购车合同')}
      {words(24, 60, '购车人：某某')}
      {words(24, 82, '车型：纯电动')}
      {line(96, 190, 24)}
      {line(112, 130, 24)}
      {seal(196, 128)}
    </>
  ),
  safetyUndertaking: (
    <>
      {words(78, 34, '安全承诺书')}
      {[48, 62, 76].map((y) => line(y, 200))}
      {words(24, 118, '承诺人：某某（签名）')}
      {words(24, 140, '日期：  年  月  日')}
    </>
  ),
  lease: (
    <>
      {words(88, 34, '租赁合同')}
      {words(24, 60, '出租人、承租人')}
      {words(24, 82, '车位：B1-023')}
      {words(24, 104, '租期：  至  ')}
      {words(24, 140, '双方签名')}
    </>
  ),
}
