import { fileTypeFromBuffer } from 'file-type'
import { type AcceptedMediaType, acceptedMediaTypes } from './ports.ts'

/** Recorders write sound alone into boxes that could hold pictures too; by its first bytes such a file is taken for a film. */
const recordings: Readonly<Record<string, AcceptedMediaType>> = {
  'video/webm': 'audio/webm',
  'video/matroska': 'audio/webm',
  'video/mp4': 'audio/mp4',
  'audio/x-m4a': 'audio/mp4',
  'audio/ogg; codecs=opus': 'audio/ogg',
}

/** The media type of an upload by its content; null when it is none that may be uploaded. */
export const sniffMediaType = async (bytes: Buffer): Promise<AcceptedMediaType | null> => {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? ''
  return acceptedMediaTypes.find((accepted) => accepted === found) ?? recordings[found] ?? null
}
