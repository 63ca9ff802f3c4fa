import { createReadStream } from 'node:fs'

const newline = 10

/** The lines of a file as bytes, one at a time. */
export const linesOf = async function* (file: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0)
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
    let from = 0
    // A stream without an encoding gives bytes.
    const bytes = Buffer.concat([rest, chunk as Buffer])
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, from)) {
      yield bytes.subarray(from, at)
      from = at + 1
    }
    rest = bytes.subarray(from)
  }
  if (rest.length > 0) yield rest
}
