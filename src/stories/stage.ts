import { calendars } from '../../workflows/calendar/calendars.ts'
import { localDay, nextWorkingDay } from '../../workflows/calendar/days.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import type { Party } from '../../workflows/parties.ts'
import { packs } from '../../workflows/rules/packs.ts'
import { ApiProblem, type PileClient, type Schemas, type SentEvent } from '../client/client.ts'
import type { Cast } from './cast.ts'
import type { Story } from './story.ts'

/** Something a story says should be so, and is not. */
class StoryBroken extends Error {
  override name = 'StoryBroken'
}

/** The fields of an event beside its type. */
type FieldsOf<T extends SentEvent['type']> = Omit<Extract<SentEvent, { type: T }>, 'type'>

/** What a story can do and say. Everything goes over HTTP as the party that acts. */
export interface StoryStage {
  /** Says something that happens outside of the system. */
  says(text: string): void
  /** The owner opens a draft, uploads the usual papers and files. */
  files(wish?: { readonly powerKw?: number; readonly mayCall?: boolean }): Promise<void>
  /** A party acts. `by: 'centre'` records it on the party's behalf. */
  does<T extends SentEvent['type']>(
    type: T,
    fields: FieldsOf<T>,
    more?: { readonly recordedByCentre?: 'phone' | 'counter' | 'paper' },
  ): Promise<void>
  /** A party tries something that the system does not take, with this code. */
  isRefused<T extends SentEvent['type']>(type: T, fields: FieldsOf<T>, code: string): Promise<void>
  /** A party uploads a paper and gets its id. */
  uploads(party: Party, kind: Schemas['DocumentReceipt']['kind']): Promise<string>
  /** A named person of a party answers through a link, without an account. */
  answersByLink<T extends SentEvent['type']>(
    party: 'property' | 'community',
    name: string,
    type: T,
    fields: FieldsOf<T>,
  ): Promise<void>
  /** Working days go by. */
  workingDaysPass(n: number): Promise<void>
  /** Time goes by until the last day of this clock is over; nobody acts. */
  nobodyActsUntilOver(clock: string): Promise<void>
  /** The case as a party sees it. */
  sees(party: Party): Promise<Schemas['Case']>
  /** Says what should be so, and breaks the story if it is not. */
  expects(sentence: string, holds: boolean): void
  /** Ids of the grounds with these codes that are still pleaded. */
  groundIds(...codes: string[]): Promise<string[]>
}

/** What a stage is built on. */
export interface StageParts {
  readonly story: Story
  readonly cast: Cast
  readonly say: (line: string) => void
  readonly now: () => Promise<string>
  readonly moveTo: (instant: string) => Promise<void>
}

const pdf = {
  bytes: new TextEncoder().encode('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  name: '材料.pdf',
  type: 'application/pdf',
}

/** Morning of a working day, when offices act. */
const officeHour = 'T09:30:00+08:00'

/** Puts a story on stage: its acts become requests, and each is told as a case officer would. */
export const openStage = (parts: StageParts): StoryStage => {
  const { story, cast, say } = parts
  const calendar = calendars[packs.get(story.place.pack)?.place.calendar ?? 'cn']
  let caseId = ''
  const client = (party: Party): PileClient => {
    const found = cast.client(party)
    if (!found) throw new StoryBroken(`${party} has no part in this story`)
    return found
  }
  const moveTo = async (instant: string) => {
    await parts.moveTo(instant)
    await cast.timeWentBy()
  }
  const day = async () => localDay(await parts.now(), 'Asia/Shanghai')
  const tellStanding = async () => {
    const view = await client('centre').read(caseId)
    if (view.outcome) say(`    → 已办结：${view.outcome.label}`)
    for (const step of view.nextStep) say(`    → ${step.sentence}`)
  }
  const act = async (party: Party, what: string, work: () => Promise<unknown>) => {
    say(`${await day()}  ${partyLabels[party].zh}：${what}`)
    await work()
    await tellStanding()
  }
  const labelOf = async (party: Party, type: string): Promise<string> => {
    const view = await client(party).read(caseId)
    return view.allowedEvents.find((event) => event.type === type)?.label ?? type
  }
  const partyOf = (type: string) => type.split('.')[0] as Party
  const eventOf = (type: string, fields: object): SentEvent => ({ type, ...fields }) as SentEvent
  const uploads: StoryStage['uploads'] = (party, kind) => client(party).upload(caseId, kind, pdf)
  return {
    says: (text) => say(`            ${text}`),
    files: async (wish = {}) => {
      caseId = await cast.openDraft(wish)
      const requiredPapers = packs.get(story.place.pack)?.consent.requiredPapers ?? []
      for (const kind of requiredPapers) await uploads('owner', kind)
      await act('owner', '提交安装充电桩申请', () => client('owner').send(caseId, { type: 'owner.submit', undertaking: true }))
    },
    does: async (type, fields, more = {}) => {
      const party = partyOf(type)
      const sender = more.recordedByCentre ? 'centre' : party
      const label = await labelOf(sender, type)
      const proof = more.recordedByCentre ? [await uploads('centre', 'serviceProof')] : []
      const onBehalf = more.recordedByCentre ? { onBehalf: { channel: more.recordedByCentre, evidence: proof } } : {}
      const how = more.recordedByCentre ? `${label}（由中心代为登记）` : label
      await act(party, how, () => client(sender).send(caseId, eventOf(type, { ...fields, ...onBehalf })))
    },
    isRefused: async (type, fields, code) => {
      const party = partyOf(type)
      try {
        await client(party).send(caseId, eventOf(type, fields))
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        say(`${await day()}  ${partyLabels[party].zh}：${type}，系统未受理：${error.problem.title}`)
        if (error.problem.code !== code) throw new StoryBroken(`expected ${code}, got ${error.problem.code}`)
        return
      }
      throw new StoryBroken(`${type} should have been refused with ${code}`)
    },
    uploads,
    answersByLink: async (party, name, type, fields) => {
      const label = await labelOf('centre', type)
      await act(party, `${name}通过链接答复（无需注册）：${label}`, () =>
        cast.answerByLink(caseId, party, name, eventOf(type, fields)),
      )
    },
    workingDaysPass: async (n) => {
      if (!calendar) throw new StoryBroken('the place has no calendar')
      let on = await day()
      for (let left = n; left > 0; left -= 1) {
        on = nextWorkingDay(calendar, Temporal.PlainDate.from(on).add({ days: 1 }).toString()).dueOn
      }
      say(`            ……过了${n}个工作日……`)
      await moveTo(Temporal.Instant.from(`${on}${officeHour}`).toString())
    },
    nobodyActsUntilOver: async (clock) => {
      const view = await client('centre').read(caseId)
      const found = view.clocks.find((candidate) => candidate.name === clock)
      if (!found?.dueOn) throw new StoryBroken(`the clock ${clock} does not run`)
      const after = Temporal.PlainDate.from(found.dueOn).add({ days: 1 })
      say(`            ……到${found.dueOn}（${found.label}，${found.basisText}）没有人答复……`)
      await moveTo(Temporal.Instant.from(`${after.toString()}T00:05:00+08:00`).toString())
      await tellStanding()
    },
    sees: (party) => client(party).read(caseId),
    expects: (sentence, holds) => {
      if (!holds) throw new StoryBroken(`${story.name}: ${sentence}`)
      say(`    ✓ ${sentence}`)
    },
    groundIds: async (...codes) => {
      const { grounds } = await client('owner').read(caseId)
      return grounds.filter((ground) => ground.open && codes.includes(ground.code)).map((ground) => ground.groundId)
    },
  }
}
