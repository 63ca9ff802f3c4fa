/** Longest side of a photo that is sent, in pixels: a stamped page stays readable, a slow phone line is not filled. */
const longestSide = 2200
const smallEnoughBytes = 1_200_000

/** Makes a large photo smaller before it is sent. What is not a photo, or cannot be read here, goes as it is. */
export const shrinkPhoto = async (file: File): Promise<File> => {
  if (!/^image\/(?:jpeg|png|webp)$/.test(file.type) || file.size <= smallEnoughBytes) return file
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
    return blob && blob.size < file.size ? new File([blob], file.name.replace(/\.\w+$/, '.jpg'), { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
