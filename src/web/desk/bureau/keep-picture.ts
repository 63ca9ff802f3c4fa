/** The forms in which a picture is kept. */
export type PictureForm = 'svg' | 'png'

interface Caption {
  readonly title: string
  readonly said: string
  /** Of the file, without its ending. */
  readonly name: string
}

const space = 'http://www.w3.org/2000/svg'
const margin = 16
const line = 20

/** What a drawing looks like by the sheet of styles of the page: a file of its own has none. */
const looks = [
  ...['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-opacity'],
  ...['font-size', 'font-family', 'font-weight', 'text-anchor', 'opacity'],
]

/** Keeps the drawings inside an element as one picture, with its title over it and what was counted under it. */
export const keepPicture = async (element: HTMLElement, form: PictureForm, caption: Caption): Promise<void> => {
  const { text, width, height } = drawn(element, caption)
  const svg = new Blob([text], { type: 'image/svg+xml' })
  download(form === 'svg' ? svg : await painted(svg, width, height), `${caption.name}.${form}`)
}

const drawn = (element: HTMLElement, { title, said }: Caption) => {
  const drawings = [...element.querySelectorAll('svg')]
  const sizes = drawings.map((drawing) => drawing.getBoundingClientRect())
  const width = Math.max(480, ...sizes.map((size) => size.width)) + 2 * margin
  const picture = document.createElementNS(space, 'svg')
  const add = (kind: string, attributes: Readonly<Record<string, string | number>>, words = ''): void => {
    const part = document.createElementNS(space, kind)
    for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, String(value))
    part.textContent = words
    picture.append(part)
  }
  const font = getComputedStyle(element).fontFamily
  let y = margin
  add('rect', { width: '100%', height: '100%', fill: '#ffffff' })
  const write = (words: string, size: number): void => {
    y += line
    add('text', { x: margin, y, 'font-size': size, 'font-family': font, fill: '#17211e' }, words)
  }
  write(title, 17)
  y += margin
  drawings.forEach((drawing, place) => {
    const size = sizes[place]
    if (!size) return
    const words = drawing.closest('figure')?.querySelector('figcaption')?.textContent
    if (words) {
      write(words, 13)
      y += 6
    }
    picture.append(placed(drawing, size, y))
    y += size.height + margin / 2
  })
  for (const words of wrapped(said, Math.floor((width - 2 * margin) / 12))) write(words, 12)
  const height = y + margin
  picture.setAttribute('xmlns', space)
  picture.setAttribute('width', String(width))
  picture.setAttribute('height', String(height))
  return { text: new XMLSerializer().serializeToString(picture), width, height }
}

/** A drawing at its place, looking as it does on the page. */
const placed = (drawing: SVGSVGElement, { width, height }: DOMRect, y: number): SVGSVGElement => {
  // A clone of an svg element is one.
  const copy = drawing.cloneNode(true) as SVGSVGElement
  const originals = [drawing, ...drawing.querySelectorAll('*')]
  for (const [place, part] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[place]
    if (!original) continue
    const style = getComputedStyle(original)
    for (const name of looks) part.setAttribute(name, style.getPropertyValue(name))
    part.removeAttribute('class')
  }
  for (const [name, value] of Object.entries({ x: margin, y, width, height })) copy.setAttribute(name, String(value))
  return copy
}

const wrapped = (words: string, letters: number): string[] =>
  Array.from({ length: Math.ceil(words.length / letters) }, (_, n) => words.slice(n * letters, (n + 1) * letters))

const painted = async (svg: Blob, width: number, height: number): Promise<Blob> => {
  const image = new Image()
  const address = URL.createObjectURL(svg)
  try {
    image.src = address
    await image.decode()
    const canvas = document.createElement('canvas')
    // Twice as fine as on the page: it is looked at on paper.
    canvas.width = width * 2
    canvas.height = height * 2
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser paints no PNG'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(address)
  }
}

const download = (blob: Blob, name: string): void => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
