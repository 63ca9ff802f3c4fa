import { crc32 } from 'node:zlib'
import type { WorkbookParts } from './unpack-workbook.ts'

/**
 * An archive of just these parts, without compression (APPNOTE.TXT 4.3.7): whoever reads it meets only what was measured
 * when they were unpacked.
 */
export const plainArchive = (parts: WorkbookParts): Buffer => {
  const local: Uint8Array[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [path, bytes] of parts) {
    const name = Buffer.from(path, 'utf8')
    // Version 2.0, UTF-8 names, stored, no time; checksum and sizes follow, then the length of the name.
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(bytes.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, name]))
    local.push(header, bytes)
    at += header.length + bytes.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 0, 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}
