import type { RecordKind } from './links.ts'

/** What is not as it was written, for an auditor, in both languages. */
export interface Said {
  readonly zh: string
  readonly en: string
}

/** A fault of the record: where it shows, and what it is. */
export interface Fault {
  /** The case or matter it shows in; null = the chain itself. */
  readonly of: { readonly kind: RecordKind; readonly id: string; readonly seq: number | null } | null
  readonly what: 'record' | 'link' | 'head' | 'file'
  readonly said: Said
}

/** Notes a fault. */
export type NoteFault = (fault: Fault) => void

const kinds: Readonly<Record<RecordKind, Said>> = { case: { zh: '申请件', en: 'case' }, matter: { zh: '公共事项', en: 'matter' } }

/** A fault as two sentences that say where it is. */
export const sentenceOf = ({ of, said }: Fault): Said => {
  if (!of) return said
  const at = of.seq === null ? { zh: '', en: '' } : { zh: `第${of.seq}条记录：`, en: `record ${of.seq}: ` }
  return {
    zh: `${kinds[of.kind].zh} ${of.id} ${at.zh}${said.zh}`,
    en: `${kinds[of.kind].en} ${of.id}, ${at.en}${said.en}`,
  }
}

/** The sentences, each in one place. */
export const faultTexts = {
  linksMissing: (from: number, to: number): Said => ({
    zh: from === to ? `第${from}个链环不见了：已被删除。` : `第${from}至${to}个链环不见了：已被删除。`,
    en: from === to ? `link ${from} is missing: it was removed.` : `links ${from} to ${to} are missing: they were removed.`,
  }),
  linkOutOfOrder: (number: number): Said => ({
    zh: `第${number}个链环不在它的位置上。`,
    en: `link ${number} does not stand in its place.`,
  }),
  linkChanged: (number: number): Said => ({
    zh: `第${number}个链环在写成后被改动。`,
    en: `link ${number} was changed after it was written.`,
  }),
  linkDoesNotFollow: (number: number): Said => ({
    zh: `第${number}个链环与前一个链环接不上：前面的链环被改动、删除或替换。`,
    en: `link ${number} does not follow the link before it: one before it was changed, removed or replaced.`,
  }),
  linkEarlier: (number: number): Said => ({
    zh: `第${number}个链环的时间早于前一个链环。`,
    en: `link ${number} says it was made before the link before it.`,
  }),
  linkOfOthers: (number: number): Said => ({
    zh: `第${number}个链环下的记录不是当时写入的那些：有记录被改动、增加或删除。`,
    en: `link ${number} was not made over these records: some were changed, added or removed.`,
  }),
  linkCount: (number: number, said: string, found: string): Said => ({
    zh: `第${number}个链环写明${said}，现在是${found}（申请件和事项数/记录数）。`,
    en: `link ${number} names ${said} (cases and matters/records), and there are ${found}.`,
  }),
  entryOutOfOrder: (link: number): Said => ({
    zh: `在第${link}个链环里不在它的位置上。`,
    en: `it does not stand in its place in link ${link}.`,
  }),
  gap: (from: number, to: number, link: number): Said => ({
    zh: `第${from}至${to}条记录不在第${link}个之前的任何链环里：链环中的条目被删除。`,
    en: `records ${from} to ${to} are in no link before link ${link}: what covered them was removed.`,
  }),
  coveredTwice: (link: number): Said => ({
    zh: `第${link}个链环再次包括了已经包括过的记录。`,
    en: `link ${link} covers records that were covered before.`,
  }),
  removed: (link: number): Said => ({
    zh: `第${link}个链环包括这条记录，但它不见了：已被删除。`,
    en: `link ${link} covers it and it is not there: it was removed.`,
  }),
  rewritten: (from: number, to: number, link: number): Said => ({
    zh: `第${from}至${to}条记录不是第${link}个链环包括的那些：写入链环后被改写。`,
    en: `records ${from} to ${to} are not those that link ${link} covers: they were written anew afterwards.`,
  }),
  backDated: (recordedAt: string, link: number, linkedAt: string): Said => ({
    zh: `写明记录于${recordedAt}，但第${link}个链环写成时（${linkedAt}）它还不在：时间被提前（或机器时钟被拨回）。`,
    en: `it says ${recordedAt}, and it was not there yet when link ${link} was made at ${linkedAt}: it was back-dated, or the machine’s clock was set back.`,
  }),
  neverCovered: (): Said => ({
    zh: '没有任何链环包括它，也不会有：它是绕过系统写入的，或链环被删除。',
    en: 'no link covers it and none will: it was written around the service, or what covered it was removed.',
  }),
  markedAndGone: (): Said => ({
    zh: '记录已写入、等待进入链环，但它不见了：已被删除。',
    en: 'it was recorded and waited for its link, and it is not there: it was removed.',
  }),
  headsMissing: (from: number, to: number): Said => ({
    zh: from === to ? `第${from}个日签名不见了：已被删除。` : `第${from}至${to}个日签名不见了：已被删除。`,
    en: from === to ? `head ${from} is missing: it was removed.` : `heads ${from} to ${to} are missing: they were removed.`,
  }),
  dayUnsigned: (day: string): Said => ({
    zh: `${day}的链环没有日签名：日签名被删除。`,
    en: `the links of ${day} have no head: it was removed.`,
  }),
  headChanged: (day: string): Said => ({
    zh: `${day}的日签名在签名后被改动。`,
    en: `the head of ${day} was changed after it was signed.`,
  }),
  headForged: (day: string): Said => ({
    zh: `${day}的日签名：Ed25519签名不符。`,
    en: `the head of ${day}: its Ed25519 signature does not hold.`,
  }),
  headDoesNotFollow: (day: string): Said => ({
    zh: `${day}的日签名与前一个日签名接不上。`,
    en: `the head of ${day} does not follow the head before it.`,
  }),
  headOfOthers: (day: string): Said => ({
    zh: `${day}的日签名签的不是这些链环：签名后链环被改写或删除。`,
    en: `the head of ${day} was not signed over these links: they were written anew or removed afterwards.`,
  }),
  recordChanged: (): Said => ({
    zh: '写成后被改动：内容与它的哈希值不符。',
    en: 'it was changed after it was written: what it says does not have its hash.',
  }),
  recordsMissing: (from: number, to: number): Said => ({
    zh: from === to ? `第${from}条记录应在此处，但不见了。` : `第${from}至${to}条记录应在此处，但不见了。`,
    en: from === to ? `record ${from} belongs here and is missing.` : `records ${from} to ${to} belong here and are missing.`,
  }),
  recordOutOfPlace: (): Said => ({
    zh: '不在它的位置上：顺序被调换，或出现了两次。',
    en: 'it does not stand in its place: it was moved, or is there twice.',
  }),
  recordDoesNotFollow: (): Said => ({
    zh: '与前一条记录接不上：这一条或前一条被改写。',
    en: 'it does not follow the record before it: one of the two was written anew.',
  }),
  recordEarlier: (recordedAt: string, before: string): Said => ({
    zh: `写明记录于${recordedAt}，早于它前一条记录的${before}：时间被提前。`,
    en: `it says ${recordedAt}, which is before the record before it, ${before}: it was back-dated.`,
  }),
  recordElsewhere: (link: number): Said => ({
    zh: `出现在第${link}个链环下，但该链环没有包括它：后来加进去的。`,
    en: `it stands under link ${link}, which does not cover it: it was put in afterwards.`,
  }),
  lineUnreadable: (line: number): Said => ({
    zh: `文件第${line}行无法读取，或不是本系统写的格式。`,
    en: `line ${line} of the file cannot be read, or is not as this service writes it.`,
  }),
  fileCut: (): Said => ({
    zh: '文件没有结束行：末尾被截断。',
    en: 'the file has no closing line: its end was cut off.',
  }),
  fileLonger: (): Said => ({
    zh: '结束行之后还有内容：后来加上的。',
    en: 'there is something after the closing line: it was added.',
  }),
  fileChanged: (said: number, found: number): Said => ({
    zh: `文件导出后被改动：结束行写明前面有${said}行，现在是${found}行；内容的哈希值也不符。`,
    en: `the file was changed after it was exported: its closing line names ${said} lines before it and there are ${found}, with another hash.`,
  }),
  fileForged: (): Said => ({
    zh: '结束行的Ed25519签名不符：文件不是由写明的密钥签出的。',
    en: 'the signature of the closing line does not hold: the file was not signed with the key that it names.',
  }),
  headNotPublished: (day: string): Said => ({
    zh: `${day}的日签名与公布的不同：公布之后，记录被改写并重新签名。`,
    en: `the head of ${day} is not the one that was published: the record was written and signed anew afterwards.`,
  }),
  headWithheld: (day: string): Said => ({
    zh: `${day}的日签名已公布，但文件里没有：末尾的记录被删除。`,
    en: `the head of ${day} was published and is not in the file: the end of the record was removed.`,
  }),
  otherKey: (ours: string, published: string): Said => ({
    zh: `文件写明的密钥是${ours}，公布的日签名用的是${published}。`,
    en: `the file names the key ${ours}, and the published heads were signed with ${published}.`,
  }),
  publishedForged: (day: string): Said => ({
    zh: `拿来对照的${day}日签名本身不符：请重新取得公布的日签名。`,
    en: `the head of ${day} that it was held against is not valid itself: fetch the published heads again.`,
  }),
  proofBroken: (detail: string): Said => ({
    zh: `证明不成立（${detail}）。`,
    en: `the proof does not hold: ${detail}.`,
  }),
} as const
