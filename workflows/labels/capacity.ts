import type { DemandTerm } from '../capacity/demand.ts'
import type { EntryState } from '../capacity/ledger.ts'
import type { CapacityBand, LedgerRow, LoadSum, LoadWay, Season } from '../capacity/load.ts'
import type { Bilingual } from '../rules/schema.ts'
import { fill, type Language } from './fill.ts'

/** What a sum says of a request. */
export const bandLabels = {
  available: { zh: '容量够用', en: 'Capacity available' },
  orderedChargingOnly: { zh: '有序充电时容量够用', en: 'Room in ordered charging' },
  orderedForAll: { zh: '尚未安装的各户也有序充电时容量够用', en: 'Room if those who have not built yet charge in order too' },
  noCapacity: { zh: '容量不足', en: 'No capacity' },
  unknown: { zh: '缺少有效数据，算不出来', en: 'Not known: valid figures are missing' },
} satisfies Record<CapacityBand, Bilingual>

/** How a request stands in the queue of its transformer. */
export const entryStateLabels = {
  waiting: { zh: '排队中', en: 'Waiting for its turn' },
  offered: { zh: '轮到，等业主答复', en: 'Offered a freed place' },
  reserved: { zh: '容量已保留', en: 'Capacity kept' },
  built: { zh: '已接电', en: 'Running' },
  lapsed: { zh: '保留或名额已失效，可重新申请', en: 'Lapsed; can be asked for again' },
  released: { zh: '不再占用', en: 'Released' },
} satisfies Record<EntryState, Bilingual>

/** The two times of the year whose peaks count. */
export const seasonLabels = {
  summer: { zh: '夏季', en: 'summer' },
  winter: { zh: '冬季', en: 'winter' },
} satisfies Record<Season, Bilingual>

/** How a sum begins. */
export const wayLabels = {
  plain: { zh: '按一般充电计算', en: 'Plain charging' },
  ordered: { zh: '本户有序充电', en: 'This pile in ordered charging' },
  orderedForAll: { zh: '本户和尚未安装的各户都有序充电', en: 'This pile and all that are not built yet in ordered charging' },
} satisfies Record<LoadWay['way'], Bilingual>

/** The parts of the sentence of a row. */
export const rowSentences = {
  term: {
    zh: '{piles}台合计{sumKw}千瓦×{kx}÷{powerFactor}得{addedKva}千伏安',
    en: '{piles} piles, {sumKw} kW together × {kx} ÷ {powerFactor} = {addedKva} kVA',
  },
  fits: {
    zh: '{month}峰值{peakKva}千伏安，加上{sums}，共{loadKva}千伏安，是额定{ratedKva}千伏安的{rate}%，不超过{limit}%',
    en: 'peak of {month} {peakKva} kVA, with {sums}, makes {loadKva} kVA: {rate} % of {ratedKva} kVA, within {limit} %',
  },
  exceeds: {
    zh: '{month}峰值{peakKva}千伏安，加上{sums}，共{loadKva}千伏安，是额定{ratedKva}千伏安的{rate}%，超过{limit}%',
    en: 'peak of {month} {peakKva} kVA, with {sums}, makes {loadKva} kVA: {rate} % of {ratedKva} kVA, above {limit} %',
  },
  unknown: {
    zh: '变压器的额定容量或有效的峰值没有登记，算不出负载率。',
    en: 'The rating of the transformer or a valid peak is not on record, so that no load can be worked out.',
  },
  unmeasured: { zh: '没有有效的{seasons}峰值。', en: 'There is no valid {seasons} peak.' },
} satisfies Record<string, Bilingual>

/** A row of the ledger in a sentence for each way that was tried: every number that anybody needs to work it out again. */
export const rowSentence = (row: LedgerRow, language: Language): string => {
  const tried = row.ways.slice(0, row.ways.findIndex((way) => way.fits) + 1 || row.ways.length)
  if (tried.length === 0) return rowSentences.unknown[language]
  const stop = language === 'zh' ? '。' : '. '
  const space = language === 'zh' ? '' : ' '
  const colon = language === 'zh' ? '：' : ': '
  const said = tried.map((way) => `${wayLabels[way.way][language]}${colon}${waySentence(way, row, language)}`)
  const seasons = row.unmeasured.map((season) => seasonLabels[season][language])
  const gaps = seasons.length === 0 ? '' : space + fill(rowSentences.unmeasured, { seasons }, language)
  return `${said.join(stop)}${stop.trim()}${gaps}`
}

/** The sum that decides a way: the one against the peak with the highest rate. */
const waySentence = (way: LoadWay, row: LedgerRow, language: Language): string => {
  const sum = way.sums.reduce((worst, other) => (other.rate > worst.rate ? other : worst))
  const values = {
    month: monthText(sum.month, language),
    peakKva: figure(sum.peakKva),
    sums: termTexts(sum, row, language).join(language === 'zh' ? '和' : ' and '),
    loadKva: figure(sum.loadKva),
    ratedKva: figure(row.ratedKva ?? 0),
    rate: figure(sum.rate * 100, 1),
    limit: figure(way.limit * 100, 1),
  }
  return fill(way.fits ? rowSentences.fits : rowSentences.exceeds, values, language)
}

/** The term that decides, and the one of the piles with a coefficient of their own. */
const termTexts = (sum: LoadSum, row: LedgerRow, language: Language): string[] => {
  const largest = sum.terms.reduce<DemandTerm | null>((best, one) => (best && best.kva >= one.kva ? best : one), null)
  return [largest, sum.ordered].flatMap((term) => (term ? [termText(term, row, language)] : []))
}

const termText = (term: DemandTerm, row: LedgerRow, language: Language): string =>
  fill(
    rowSentences.term,
    {
      piles: term.piles,
      sumKw: figure(term.sumKw),
      kx: String(term.kx),
      powerFactor: String(row.powerFactor),
      addedKva: figure(term.kva),
    },
    language,
  )

const monthText = (month: string, language: Language): string => {
  const [year = '', number = ''] = month.split('-')
  return language === 'zh' ? `${year}年${Number(number)}月` : month
}

/** A figure with so many decimals, without idle zeros. */
const figure = (value: number, decimals = 2): string => String(Number(value.toFixed(decimals)))
