import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { signatureFaults } from './check-chain.ts'
import { checkFile, type FileCheck } from './check-file.ts'
import { type Fault, faultTexts, sentenceOf } from './faults.ts'
import { linesOf } from './lines-of.ts'
import type { Head } from './links.ts'
import { type Proof, proofFaults } from './proof.ts'
import { type Published, PublishedHeads, publishedCheck } from './published.ts'

/** What is said of a file, line by line, and whether nothing is wrong with it. */
export interface FileReport {
  readonly sentences: readonly string[]
  readonly clean: boolean
}

/** Published heads that cannot be read. */
export class UnreadableHeads extends Error {
  override name = 'UnreadableHeads'
}

/** A proof is one JSON object and no line of a record. */
const ProofShape = z.looseObject({ entry: z.looseObject({}), entryPath: z.array(z.looseObject({})), link: z.looseObject({}) })
const largestProof = 1024 * 1024

/** Checks a file of the record, or the proof of a case, and holds it against published heads where there are any. */
export const fileReport = async (file: string, headsFrom: readonly string[]): Promise<FileReport> => {
  const published = (await Promise.all(headsFrom.map(readHeads))).flat()
  const proof = await readProof(file)
  if (proof) return proofReport(proof, published)
  const found = await checkFile(linesOf(file), published)
  return {
    clean: found.faults.length === 0,
    sentences: [...headline(found), ...found.faults.map(line), ...compared(found, headsFrom)],
  }
}

const line = (fault: Fault): string => {
  const { zh, en } = sentenceOf(fault)
  return `  ${zh}\n    ${en}`
}

const headline = ({ faults, counted, made, uncovered }: FileCheck): string[] => {
  const zh = `${counted.cases}件申请和事项、${counted.events}条记录、${counted.links}个链环、${counted.heads}个日签名`
  const en = `${counted.cases} cases and matters, ${counted.events} records, ${counted.links} links, ${counted.heads} heads`
  const by = made ? [`导出于 exported ${made.at}，密钥 key ${made.keyId}`] : []
  const rest = uncovered > 0 ? [`末尾${uncovered}条记录还没有进入链环。 The last ${uncovered} records are in no link yet.`] : []
  return faults.length === 0
    ? [`核对一致：${zh}，与写入时一样。`, `Verified: ${en} are as they were written.`, ...by, ...rest]
    : [
        `核对不一致：${zh}，有${faults.length}处不符。`,
        `Not as it was written: ${faults.length} faults in ${en}.`,
        ...by,
        ...rest,
      ]
}

const compared = (found: Pick<FileCheck, 'compared'>, headsFrom: readonly string[]): string[] =>
  headsFrom.length === 0
    ? [
        '没有与公布的日签名对照：持有密钥的人可以重写全部记录。请加 --heads=，写明事先取得的日签名文件或公布地址。',
        'Not held against published heads: whoever holds the key could have written all of it anew. Add --heads= with heads that you kept, or their public address.',
      ]
    : [`与${found.compared}个公布的日签名对照。 Held against ${found.compared} published heads.`]

const readProof = async (file: string): Promise<Proof | null> => {
  for await (const first of linesOf(file)) {
    if (first.length > largestProof || first.includes('"line":"record"')) return null
    break
  }
  try {
    // Only hashes are compared, and what has another shape fails there.
    return ProofShape.safeParse(JSON.parse(await readFile(file, 'utf8'))).success
      ? (JSON.parse(await readFile(file, 'utf8')) as Proof)
      : null
  } catch {
    return null
  }
}

const proofReport = (proof: Proof, published: readonly Published[]): FileReport => {
  const { entry, link, head } = proof
  const faults: Fault[] = []
  const against = publishedCheck(published, (fault) => faults.push(fault))
  const of = { kind: entry.kind, id: entry.id, seq: null }
  for (const detail of proofFaults(proof)) faults.push({ of, what: 'link', said: faultTexts.proofBroken(detail) })
  for (const said of head ? signatureFaults(head) : []) faults.push({ of: null, what: 'head', said })
  if (head) against.head(head)
  const heads = published.some(({ number }) => number === head?.number)
  const said = head
    ? [
        `申请件 ${entry.id} 第1至${entry.toSeq}条记录（最后一条的哈希值 ${entry.hash}）在第${link.number}个链环（${link.linkedAt}），由${head.day}的日签名签出。`,
        `Case ${entry.id}, records 1 to ${entry.toSeq} (hash of the last: ${entry.hash}) are in link ${link.number} (${link.linkedAt}), under the head of ${head.day}.`,
      ]
    : ['当天还没有结束，日签名还没有签出。 The day is not over: there is no head yet.']
  const held = heads ? ['与公布的日签名一致。 The head is the one that was published.'] : compared({ compared: 0 }, [])
  return faults.length === 0
    ? { clean: true, sentences: ['证明成立。 The proof holds.', ...said, ...held] }
    : { clean: false, sentences: ['证明不成立。 The proof does not hold.', ...faults.map(line)] }
}

const readHeads = async (from: string): Promise<Published[]> => {
  const isAddress = /^https?:\/\//.test(from)
  const heads: Head[] = []
  for (let before: number | null = null, more = true; more; ) {
    const text: string = isAddress ? await fetched(from, before) : await readFile(from, 'utf8')
    const page = readPage(text)
    if (!page) throw new UnreadableHeads(`${from}：不是公布的日签名。 ${from} does not hold published heads.`)
    heads.push(...page.heads)
    before = page.before
    more = isAddress && before !== null
  }
  return heads
}

const readPage = (text: string): z.infer<typeof PublishedHeads> | null => {
  try {
    return PublishedHeads.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

const fetched = async (from: string, before: number | null): Promise<string> => {
  const address = new URL(from)
  if (before !== null) address.searchParams.set('before', String(before))
  return (await fetch(address)).text()
}
