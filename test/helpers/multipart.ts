/** One part of a form: a field, or a file when it has a type. `filename: null` leaves the name out. */
export interface FormPart {
  readonly name: string
  readonly value: string | Uint8Array
  readonly type?: string
  readonly filename?: string | null
}

const boundary = '----pile-form'

/** A form as bytes, written by hand so that it can also be wrong. */
export const multipart = (parts: readonly FormPart[], end = true) => {
  const written = parts.flatMap((part) => {
    const filename = part.filename === undefined || part.filename === null ? '' : `; filename="${part.filename}"`
    const type = part.type === undefined ? '' : `content-type: ${part.type}\r\n`
    return [
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${part.name}"${filename}\r\n${type}\r\n`),
      Buffer.from(part.value),
      Buffer.from('\r\n'),
    ]
  })
  return {
    body: Buffer.concat([...written, ...(end ? [Buffer.from(`--${boundary}--\r\n`)] : [])]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}
