import type { z } from 'zod'
import type { Language } from '../../workflows/labels/fill.ts'

/** What a schema found wrong at one place. */
export interface SchemaFault {
  readonly keyword: string
  /** In English, as the schema says it. */
  readonly message?: string
  readonly params?: Readonly<Record<string, unknown>>
}

/** What is wrong at one place, in the language of the caller. Never what was sent: that may be personal. */
export const detailOf = (fault: SchemaFault, language: Language): string =>
  language === 'en' ? (fault.message ?? '') : inChinese(fault)

const inChinese = ({ keyword, message = '', params = {} }: SchemaFault): string => {
  switch (keyword) {
    case 'invalid_type':
      return message.endsWith('received undefined')
        ? '缺少此项'
        : `类型不对，应为${typeNames[text(params['expected'])] ?? '其他类型'}`
    case 'invalid_value':
      return `只能填：${list(params['values'])}`
    case 'too_small':
      return bound(params, params['minimum'], '至少', '大于')
    case 'too_big':
      return bound(params, params['maximum'], '最多', '小于')
    case 'unrecognized_keys':
      return `没有这些字段：${list(params['keys'])}`
    case 'invalid_format':
      return formats[text(params['format'])] ?? '格式不正确'
    case 'invalid_union':
      return '不是可选的种类'
    default:
      return '不符合要求'
  }
}

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否（true / false）',
  array: '列表',
  object: '对象',
}

const formats: Readonly<Record<string, string>> = {
  date: '应为实际存在的日期，格式 2026-03-02',
  datetime: '应为时刻，格式 2026-03-02T01:00:00Z',
  url: '应为网址',
}

const units: Readonly<Record<string, string>> = { string: '个字', array: '项' }

const bound = (params: Readonly<Record<string, unknown>>, limit: unknown, with_: string, without: string): string => {
  const unit = units[text(params['origin'])] ?? ''
  return `${params['inclusive'] === false ? without : with_} ${text(limit)}${unit && ` ${unit}`}`
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

const list = (values: unknown): string => (Array.isArray(values) ? values.map(text).join('、') : '')

/** The places that a schema found wrong, by JSON pointer, in the language of the caller. */
export const faultsOf = (error: z.ZodError, language: Language) =>
  error.issues.map(({ code, path, message, ...params }) => ({
    pointer: path.map((part) => `/${String(part)}`).join(''),
    code,
    detail: detailOf({ keyword: code, message, params }, language),
  }))
