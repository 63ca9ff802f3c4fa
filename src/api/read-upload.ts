import type { MultipartFile, MultipartValue } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { languageOf, Problem } from './problems.ts'

/** The one file of an upload, and the fields beside it. */
export interface ReadUpload {
  readonly bytes: Buffer
  readonly name: string
  /** What the sender says it is. */
  readonly declared: string
  readonly fields: Readonly<Record<string, unknown>>
}

const longestName = 200

/**
 * Reads an upload: exactly one file, in the field `file`, and no field twice.
 * @throws Problem for everything else, also for an upload that breaks off.
 */
export const readUpload = async (request: FastifyRequest, mostBytes?: number): Promise<ReadUpload> => {
  const fields = new Map<string, unknown>()
  let file: Omit<ReadUpload, 'fields'> | null = null
  const limits = mostBytes === undefined ? {} : { limits: { fileSize: mostBytes } }
  try {
    for await (const part of request.parts(limits)) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file' || file) throw new Problem('UPLOAD_MALFORMED')
        file = await readFile(part)
      } else addField(fields, part)
    }
  } catch (error) {
    throw problemOf(error)
  }
  if (!file) {
    const detail = languageOf(request.headers['accept-language']) === 'zh' ? '没有文件' : 'There is no file.'
    throw new Problem('VALIDATION_FAILED', { errors: [{ pointer: '/file', code: 'missing', detail }] })
  }
  return { ...file, fields: Object.fromEntries(fields) }
}

const readFile = async (part: MultipartFile) => ({
  bytes: await part.toBuffer(),
  name: tidyFileName(part.filename),
  declared: part.mimetype.replace('image/jpg', 'image/jpeg'),
})

const addField = (fields: Map<string, unknown>, part: MultipartValue): void => {
  if (fields.has(part.fieldname) || part.fieldname === '__proto__') throw new Problem('UPLOAD_MALFORMED')
  fields.set(part.fieldname, part.value)
}

/** A name that can be shown: the last part of a path, without control signs and signs that turn the direction of writing. */
const tidyFileName = (sent: string | undefined): string => {
  const last = (sent ?? '').normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const shown = [...last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '').trim()].slice(0, longestName).join('')
  return shown === '' || /^\.+$/.test(shown) ? '未命名' : shown
}

// The parser of multipart bodies throws plain errors for what it cannot read; only the size of the file has a code of its own.
const problemOf = (error: unknown): unknown => {
  if (!(error instanceof Error) || error instanceof Problem) return error
  const code = 'code' in error ? error.code : undefined
  return new Problem(code === 'FST_REQ_FILE_TOO_LARGE' ? 'BODY_TOO_LARGE' : 'UPLOAD_MALFORMED')
}
