import type { Bilingual } from '../../../workflows/rules/schema.ts'
import type { Garage, Space, Transformer } from '../ports.ts'
import {
  type CellReader,
  creditCode,
  dayInCalendar,
  floorNumber,
  labelled,
  monthInCalendar,
  named,
  numbered,
  oneOf,
  orUnknown,
} from './cells.ts'

/** What a column speaks of. All rows of one garage, transformer or company must say the same about it. */
export type Subject = 'compound' | 'garage' | 'fireZone' | 'transformer' | 'space' | 'company'

/** A column of the import table. */
export interface Column<T> {
  readonly subject: Subject
  readonly zh: string
  readonly en: string
  /** Other headers under which offices keep it. */
  readonly also: readonly string[]
  readonly required: boolean
  readonly read: CellReader<T>
  readonly example: string
  readonly explain: Bilingual
}

const column = <T>(
  subject: Subject,
  [zh, en, ...also]: readonly [string, string, ...string[]],
  read: CellReader<T>,
  example: string,
  explain: readonly [string, string],
  required = false,
): Column<T> => ({ subject, zh, en, also, required, read, example, explain: { zh: explain[0], en: explain[1] } })

const level = oneOf<Garage['level']>({
  地下: 'underground',
  半地下: 'semiUnderground',
  地面: 'ground',
  高层: 'highRise',
  未知: 'unknown',
  地上: 'ground',
  underground: 'underground',
  semiUnderground: 'semiUnderground',
  ground: 'ground',
  highRise: 'highRise',
  unknown: 'unknown',
})

const system = oneOf<Garage['systems']['alarm']>({
  有: 'present',
  无: 'missing',
  未知: 'unknown',
  没有: 'missing',
  present: 'present',
  missing: 'missing',
  unknown: 'unknown',
  yes: 'present',
  no: 'missing',
})

const ownership = oneOf<Transformer['ownership']>({
  公变: 'public',
  专变: 'private',
  未知: 'unknown',
  public: 'public',
  private: 'private',
  unknown: 'unknown',
})

const title = oneOf<Space['title']>({
  产权: 'owned',
  使用权: 'useRight',
  租赁: 'leased',
  公共: 'public',
  未知: 'unknown',
  owned: 'owned',
  useRight: 'useRight',
  leased: 'leased',
  public: 'public',
  unknown: 'unknown',
})

const yesNo = oneOf({ 是: true, 否: false, 有: true, 无: false, yes: true, no: false, true: true, false: false })

const systemWords = ['有、无、未知。', '有 (present), 无 (missing) or 未知 (unknown).'] as const
const areaUnits = /(平方米|平米|m2)$/iu
const powerUnits = /(千伏安|kva)$/iu

/** The columns of the table: one row is one parking space. An empty cell says nothing: what is known stays. 未知 says unknown. */
export const columns = {
  district: column(
    'compound',
    ['区', 'district', '区县', '行政区', '区划代码', 'district code'],
    named(40),
    '石峰区',
    ['已登记的区名或六位区划代码。', 'Name or code of a registered district.'],
    true,
  ),
  compound: column(
    'compound',
    ['小区', 'compound', '小区名称', '项目名称', 'estate'],
    named(60),
    '示例小区',
    ['小区全称，每行都要填写。', 'Full name of the compound, in every row.'],
    true,
  ),
  garage: column(
    'garage',
    ['车库', 'garage', '车库名称', '停车场', '车库（区域）'],
    named(40),
    '地下一层车库',
    ['车库或停车区域的名称。', 'Name of the garage or parking area.'],
    true,
  ),
  garageLevel: column('garage', ['车库类型', 'garage level', '车库位置', 'level'], level, '地下', [
    '地下、半地下、地面、高层、未知。',
    '地下 (underground), 半地下 (semiUnderground), 地面 (ground), 高层 (highRise) or 未知 (unknown).',
  ]),
  floor: column('garage', ['楼层', 'floor', '层', '所在楼层'], orUnknown(floorNumber), '-1', [
    '地下写 -1、-2，地上写 1、2。',
    'Below ground -1, -2; above ground 1, 2.',
  ]),
  garageCompletedOn: column(
    'garage',
    ['车库建成日期', 'garage completed on', '建成日期', '竣工日期'],
    orUnknown(dayInCalendar),
    '2016-05-01',
    ['竣工日期，例如 2016-05-01。', 'Day of completion, such as 2016-05-01.'],
  ),
  alarm: column('garage', ['火灾自动报警', 'fire alarm', '火灾自动报警系统', '自动报警'], system, '有', systemWords),
  smokeExhaust: column('garage', ['排烟', 'smoke exhaust', '排烟设施', '排烟系统', '防排烟'], system, '有', systemWords),
  sprinkler: column('garage', ['自动喷水灭火', 'sprinkler', '自动喷水灭火系统', '喷淋', '自动喷淋'], system, '未知', systemWords),
  emergencyLighting: column(
    'garage',
    ['应急照明', 'emergency lighting', '消防应急照明', '应急照明和疏散指示'],
    system,
    '有',
    systemWords,
  ),
  fireUnitAreaM2: column(
    'garage',
    ['防火单元面积', 'fire unit area', '防火单元面积（㎡）', 'fire unit area (m2)'],
    orUnknown(numbered(1, 100_000, areaUnits)),
    '1800',
    ['平方米。', 'Square metres.'],
  ),
  fireZone: column('fireZone', ['防火分区', 'fire zone', '防火分区名称', '防火分区编号', '所在防火分区'], named(40), '', [
    '车位所在的防火分区；整个车库情况相同的可不填。',
    'The fire zone the space lies in; may stay empty where the whole garage is alike.',
  ]),
  zoneAlarm: column('fireZone', ['分区火灾自动报警', 'zone fire alarm', '分区自动报警'], system, '', systemWords),
  zoneSmokeExhaust: column('fireZone', ['分区排烟', 'zone smoke exhaust', '分区排烟设施'], system, '', systemWords),
  zoneSprinkler: column('fireZone', ['分区自动喷水灭火', 'zone sprinkler', '分区喷淋'], system, '', systemWords),
  zoneEmergencyLighting: column('fireZone', ['分区应急照明', 'zone emergency lighting'], system, '', systemWords),
  zoneUnitAreaM2: column(
    'fireZone',
    ['分区面积', 'zone area', '防火分区面积', '分区面积（㎡）'],
    orUnknown(numbered(1, 100_000, areaUnits)),
    '',
    ['平方米。', 'Square metres.'],
  ),
  transformer: column('transformer', ['变压器', 'transformer', '变压器名称', '变压器编号'], named(60), '1号变压器', [
    '给该车位供电的变压器；不清楚可不填。',
    'The transformer that feeds the space; may stay empty.',
  ]),
  ownership: column('transformer', ['变压器产权', 'ownership', '公变/专变', '公变专变', '变压器类型'], ownership, '专变', [
    '公变、专变、未知。',
    '公变 (public, of the grid), 专变 (private) or 未知 (unknown).',
  ]),
  ratedKva: column(
    'transformer',
    ['额定容量', 'rated kva', '额定容量（kVA）', '变压器容量'],
    orUnknown(numbered(1, 50_000, powerUnits)),
    '630',
    ['千伏安。', 'kVA.'],
  ),
  peakKva: column(
    'transformer',
    ['最大负荷', 'peak kva', '最大负荷（kVA）', '峰值负荷'],
    orUnknown(numbered(0, 50_000, powerUnits)),
    '410',
    ['实测最大负荷，千伏安。', 'Measured peak load, kVA.'],
  ),
  peakMonth: column(
    'transformer',
    ['最大负荷月份', 'peak month', '峰值月份', '测量月份'],
    orUnknown(monthInCalendar),
    '2025-08',
    ['最大负荷出现的月份，例如 2025-08。', 'Month of the peak, such as 2025-08.'],
  ),
  label: column(
    'space',
    ['车位号', 'space label', '车位编号', '车位', 'space'],
    labelled(30),
    'B1-023',
    ['地面所喷编号；请把该列设为文本格式。', 'As painted on the ground; make the column text.'],
    true,
  ),
  title: column('space', ['车位权属', 'title', '权属', '车位性质'], title, '产权', [
    '产权、使用权、租赁、公共、未知。',
    '产权 (owned), 使用权 (useRight), 租赁 (leased), 公共 (public) or 未知 (unknown).',
  ]),
  leaseUntilOn: column('space', ['租赁到期日', 'lease until', '到期日', '使用权到期日', '租期至'], orUnknown(dayInCalendar), '', [
    '只用于租赁和使用权车位，例如 2030-12-31。',
    'For leased spaces and rights of use only, such as 2030-12-31.',
  ]),
  civilDefence: column(
    'space',
    ['人防车位', 'civil defence', '是否人防', '人防'],
    yesNo,
    '否',
    ['是、否。', '是 (yes) or 否 (no).'],
    true,
  ),
  mechanical: column(
    'space',
    ['机械车位', 'mechanical', '是否机械', '机械'],
    yesNo,
    '否',
    ['是、否。', '是 (yes) or 否 (no).'],
    true,
  ),
  wallOrPillar: column('space', ['靠墙或柱', 'wall or pillar', '是否靠墙柱', '墙柱', '有无墙柱'], orUnknown(yesNo), '是', [
    '是、否、未知。',
    '是 (yes), 否 (no) or 未知 (unknown).',
  ]),
  company: column('company', ['物业服务企业', 'property company', '物业公司', '物业'], named(100), '株洲示例物业服务有限公司', [
    '营业执照上的全称。',
    'The full registered name.',
  ]),
  companyCode: column(
    'company',
    ['物业信用代码', 'company credit code', '统一社会信用代码', '信用代码'],
    creditCode,
    '91430200MA4L00001P',
    ['统一社会信用代码，18 位；请把该列设为文本格式。', 'Unified social credit code, 18 signs; make the column text.'],
  ),
  companySinceOn: column(
    'company',
    ['物业服务起始日', 'company since', '物业起始日', '物业入驻日期'],
    dayInCalendar,
    '2020-01-01',
    ['更换物业时必填；其他情况可不填。', 'Needed when the company changed; otherwise may stay empty.'],
  ),
} as const

/** Which column. */
export type ColumnId = keyof typeof columns

/** The columns in their order. */
export const columnIds = Object.keys(columns) as ColumnId[] // the keys of a constant are its columns

/** What the cells of a row say; a column that is missing or empty says nothing. */
export type Said = { [K in ColumnId]?: (typeof columns)[K] extends Column<infer T> ? T : never }
