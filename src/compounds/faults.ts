import type { Bilingual } from '../../workflows/rules/schema.ts'

/**
 * Everything that can be wrong with what is said about a place or a body, one code each, stable for ever. `{…}` is filled in.
 * Sentences for an office clerk: what is wrong, then what to do.
 */
const sentences = {
  ID_TAKEN: ['该编号已用于另一小区。', 'This id belongs to another compound. Use a fresh random one.'],
  NAME_TAKEN: ['已有同名的“{value}”。', 'There is already one named “{value}”.'],
  LABEL_TAKEN: ['该车库已有车位“{value}”。', 'The garage already has a space “{value}”.'],
  CODE_TAKEN: ['该代码已被使用。', 'This code is taken.'],
  PACK_UNKNOWN: ['没有规则包“{value}”。可用：{listed}。', 'There is no rule pack “{value}”. Known: {listed}.'],
  DISTRICT_UNKNOWN: [
    '没有“{value}”这个区，或有两个同名。请填写已登记的区划代码。',
    'There is no district “{value}”, or two of that name. Give the code of one that is registered.',
  ],
  ORGANISATION_UNKNOWN: ['没有这个单位。', 'There is no such organisation.'],
  ORGANISATION_KIND_WRONG: [
    '物业服务企业只能是 propertyCompany；社区一类须注明 ownersCommittee、community 或 street；其他单位不填。',
    'A property company is of kind propertyCompany; a community body is ownersCommittee, community or street; others have none.',
  ],
  INTEREST_RECORDED_BY_CENTRE: [
    '区中心已凭材料登记，物业不能自行更改。请向区中心提供新的材料。',
    'The centre has recorded it with a document, and the company does not change that. Show the centre a newer one.',
  ],
  COMPANY_NOT_HERE: [
    '该单位目前不是这个小区的物业服务企业。',
    'The organisation is not the property company of this compound at present.',
  ],
  ISSUER_KIND_WRONG: ['该单位不属于所填的出证单位类别。', 'The organisation is not of this kind of issuer.'],
  ISSUER_ENDS_BEFORE_START: ['结束日期早于开始日期。', 'The period ends before it begins.'],
  ISSUER_OVERLAPS: [
    '与同类单位 {since} 至 {until} 的期间重叠。请先改正该期间。',
    'It overlaps the period {since} to {until} of the same kind. Correct that period first.',
  ],
  GARAGE_UNKNOWN: ['该小区没有这个车库。', 'The compound has no such garage.'],
  FIRE_ZONE_UNKNOWN: ['该车库没有这个防火分区。', 'The garage has no such fire zone.'],
  TRANSFORMER_UNKNOWN: ['该小区没有这台变压器。', 'The compound has no such transformer.'],
  FLOOR_AGAINST_LEVEL: [
    '楼层与车库类型矛盾：地下为负数，地上为正数。',
    'Floor and level contradict each other: below ground is negative, above ground positive.',
  ],
  LEASE_DATE_WITHOUT_LEASE: [
    '只有“租赁”或“使用权”车位才有到期日。',
    'Only a leased space or one held by right of use has a date at which that ends.',
  ],
  CREDIT_CODE_WRONG: [
    '统一社会信用代码不正确（18 位，末位为校验码）。如以数字保存，请把该列设为文本格式后重填。',
    'The unified social credit code is not right (18 signs, the last a check sign). If it was kept as a number, make the column text and enter it again.',
  ],
  TEXT_LIKE_FORMULA: ['文字不能以 =、+、@ 开头，也不能是公式。', 'A text may not begin with =, + or @, nor be a formula.'],
  TEXT_HAS_CONTROL_SIGN: ['含有不可见的控制字符，请重新输入。', 'It holds an invisible control sign. Type it anew.'],
  TEXT_TOO_LONG: ['超过 {limit} 个字。', 'It is longer than {limit} signs.'],
  TABLE_EMPTY: ['表格中没有数据。', 'The table holds no rows.'],
  TABLE_TOO_LONG: [
    '行数过多：一次最多导入 {limit} 行。请按小区分成几个文件。',
    'Too many rows: one import takes {limit}. Split the file by compound.',
  ],
  QUOTES_BROKEN: [
    '从这一行起引号不成对，无法读取。请删除多余的引号。',
    'From this row on the quotation marks do not match and nothing can be read. Remove the stray one.',
  ],
  COLUMN_MISSING: ['缺少“{value}”列。', 'The column “{value}” is missing.'],
  COLUMN_UNKNOWN: [
    '不认识“{value}”这一列。请改成模板中的列名，或删除该列（“备注”“序号”可以保留）。',
    'The column “{value}” is not known. Name it as in the template or remove it (“Remarks” and “No.” may stay).',
  ],
  COLUMN_TWICE: ['“{value}”列出现了两次。', 'The column “{value}” is there twice.'],
  VALUE_MISSING: ['此格必须填写。', 'This cell must be filled in.'],
  VALUE_NOT_LISTED: ['请填写：{listed}。', 'Choose one of: {listed}.'],
  NUMBER_WRONG: ['应为数字，例如 {example}。', 'This should be a number such as {example}.'],
  NUMBER_OUT_OF_RANGE: ['数值应在 {from} 与 {to} 之间。', 'The number should lie between {from} and {to}.'],
  FLOOR_WRONG: ['楼层写作 -1、-2（地下）或 1、2（地上）。', 'Write floors as -1, -2 (below ground) or 1, 2 (above).'],
  DATE_WRONG: ['应为日期，例如 2030-12-31。', 'This should be a date such as 2030-12-31.'],
  DATE_NOT_IN_CALENDAR: ['日历上没有这一天。', 'There is no such day.'],
  MONTH_WRONG: ['应为月份，例如 2025-08。', 'This should be a month such as 2025-08.'],
  MONTH_IN_FUTURE: ['该月份尚未到来。', 'This month has not come yet.'],
  LABEL_IS_DATE: [
    '车位号被表格软件改成了日期。请把该列设为文本格式后重填。',
    'The spreadsheet turned the label into a date. Make the column text and enter it again.',
  ],
  CELL_HAS_ERROR: ['公式出错（{value}）。请改成数值。', 'The formula failed ({value}). Put the value there.'],
  FORMULA_WITHOUT_VALUE: [
    '公式没有保存计算结果。请用表格软件打开、保存后再导入。',
    'The formula was saved without its result. Open the file in a spreadsheet, save it and import again.',
  ],
  TRANSFORMER_NOT_NAMED: ['填写了变压器的情况，但没有填变压器名称。', 'Something is said about a transformer that is not named.'],
  FIRE_ZONE_NOT_NAMED: ['填写了防火分区的情况，但没有填防火分区名称。', 'Something is said about a fire zone that is not named.'],
  COMPANY_NOT_NAMED: ['填写了物业的代码或日期，但没有填物业名称。', 'A code or date is given for a company that is not named.'],
  SPACE_TWICE: ['与第 {otherRow} 行是同一车位。', 'It is the same space as in row {otherRow}.'],
  GARAGE_DIFFERS: [
    '同一车库与第 {otherRow} 行所填（{otherValue}）不同。',
    'The same garage is described differently in row {otherRow} ({otherValue}).',
  ],
  FIRE_ZONE_DIFFERS: [
    '同一防火分区与第 {otherRow} 行所填（{otherValue}）不同。',
    'The same fire zone is described differently in row {otherRow} ({otherValue}).',
  ],
  TRANSFORMER_DIFFERS: [
    '同一变压器与第 {otherRow} 行所填（{otherValue}）不同。',
    'The same transformer is described differently in row {otherRow} ({otherValue}).',
  ],
  COMPANY_DIFFERS: [
    '同一小区的物业与第 {otherRow} 行所填（{otherValue}）不同。',
    'The property company of the compound is described differently in row {otherRow} ({otherValue}).',
  ],
  COMPANY_CODE_OF_ANOTHER: [
    '该信用代码已登记为“{registered}”。如已更名，请先修改单位名称。',
    'This credit code is registered for “{registered}”. If it was renamed, change the organisation first.',
  ],
  COMPANY_HAS_OTHER_CODE: [
    '“{value}”已登记的信用代码为 {registered}。',
    '“{value}” is registered with the credit code {registered}.',
  ],
  COMPANY_CHANGED_WITHOUT_DATE: [
    '该小区现登记的物业为“{registered}”。更换物业须填写“物业服务起始日”。',
    'The compound is registered with “{registered}”. A new company needs the day since when it serves.',
  ],
  COMPANY_SINCE_DIFFERS: [
    '该物业登记的起始日为 {registered}。请在小区页面改正。',
    'The company is registered since {registered}. Correct that on the compound itself.',
  ],
} as const satisfies Record<string, readonly [string, string]>

/** What is wrong. */
export type FaultCode = keyof typeof sentences

/** The codes, for the description of the surface. */
export const faultCodes = Object.keys(sentences) as FaultCode[] // the keys of a constant are its codes

/** What is filled into a sentence. */
export type FaultWords = Readonly<Record<string, string | number>>

/** What is wrong, in both languages. */
export const faultSentence = (code: FaultCode, words: FaultWords = {}): Bilingual => {
  const [zh, en] = sentences[code]
  const fill = (text: string): string => text.replace(/\{(\w+)\}/gu, (_, name: string) => String(words[name] ?? ''))
  return { zh: fill(zh), en: fill(en) }
}

/** Something wrong in a change that was sent as JSON: where (JSON pointer) and what. */
export interface ChangeFault {
  readonly pointer: string
  readonly code: FaultCode
  readonly sentence: Bilingual
}

/** Names the place of a fault and what is wrong there. */
export const faultAt = (pointer: string, code: FaultCode, words: FaultWords = {}): ChangeFault => ({
  pointer,
  code,
  sentence: faultSentence(code, words),
})
