import { fileTypeFromBuffer } from 'file-type'
import { type AcceptedMediaType, acceptedMediaTypes } from './ports.ts'

/** The media type of an upload by its content; null when it is none that may be uploaded. */
export const sniffMediaType = async (bytes: Buffer): Promise<AcceptedMediaType | null> => {
  const found = await fileTypeFromBuffer(bytes)
  return acceptedMediaTypes.find((accepted) => accepted === found?.mime) ?? null
}
