import { deflateRawSync } from 'node:zlib'
import { plainArchive } from '../../../src/compounds/import/plain-archive.ts'

const list = (sheet: string): [string, string][] => [
  [
    'xl/workbook.xml',
    '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
  ],
  [
    'xl/_rels/workbook.xml.rels',
    '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
  ],
  ['xl/worksheets/sheet1.xml', sheet],
]

/** A workbook whose one sheet holds this XML. */
export const workbookOf = (sheetData: string, after = ''): Buffer =>
  plainArchive(
    new Map(
      list(`<worksheet><sheetData>${sheetData}</sheetData>${after}</worksheet>`).map(([path, text]) => [path, Buffer.from(text)]),
    ),
  )

/** A cell with a text. */
export const cell = (reference: string, text: string): string => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`

/** A workbook that claims in its directory to be small and unpacks to as many bytes of one letter. */
export const bombOf = (bytes: number): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(bytes, 'A'))
  const plain = plainArchive(
    new Map([...list('').slice(0, 2), ['xl/worksheets/sheet1.xml', '']].map(([path, text]) => [path!, Buffer.from(text!)])),
  )
  // The last entry is empty: give it the packed bytes and the method, and leave its claimed size at zero.
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const local = plain.lastIndexOf(Buffer.from('PK\x03\x04', 'latin1'))
  const bytesAt = local + 30 + name.length
  const bomb = Buffer.concat([plain.subarray(0, bytesAt), packed, plain.subarray(bytesAt)])
  const directory = bomb.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
  bomb.writeUInt16LE(8, local + 8)
  bomb.writeUInt32LE(packed.length, local + 18)
  bomb.writeUInt16LE(8, directory + 10)
  bomb.writeUInt32LE(packed.length, directory + 20)
  const end = bomb.length - 22
  bomb.writeUInt32LE(bomb.readUInt32LE(end + 16) + packed.length, end + 16)
  return bomb
}
