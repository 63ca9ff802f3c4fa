/** The tag of the orientation in the first directory of TIFF data (EXIF 2.32, 4.6.4). */
const orientationTag = 0x0112
const asShort = 3

/** How a picture is to be turned, by its EXIF data: 1 = as it is, also where that cannot be read. */
export const orientationIn = (tiff: Buffer): number => {
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1
  const short = (at: number): number => (order === 'II' ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const directory = order === 'II' ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (directory + 2 > tiff.length) return 1
  const entries = short(directory)
  for (let n = 0; n < entries; n += 1) {
    const at = directory + 2 + n * 12
    if (at + 12 > tiff.length) return 1
    if (short(at) === orientationTag && short(at + 2) === asShort) {
      const found = short(at + 8)
      return found >= 1 && found <= 8 ? found : 1
    }
  }
  return 1
}

/** EXIF data that say how a picture is to be turned, and nothing else. */
export const withOrientation = (orientation: number): Buffer => {
  const tiff = Buffer.alloc(26)
  tiff.write('MM\0*', 0, 'latin1')
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(1, 8)
  tiff.writeUInt16BE(orientationTag, 10)
  tiff.writeUInt16BE(asShort, 12)
  tiff.writeUInt32BE(1, 14)
  tiff.writeUInt16BE(orientation, 18)
  return tiff
}
