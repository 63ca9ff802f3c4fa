import { calendars } from '../../workflows/calendar/calendars.ts'
import { localDay, nextWorkingDay } from '../../workflows/calendar/days.ts'
import { eventLabels } from '../../workflows/labels/events.ts'
import { paperTitles } from '../../workflows/labels/papers/names.ts'
import { partyLabels } from '../../workflows/labels/parties.ts'
import type { Party } from '../../workflows/parties.ts'
import { packs } from '../../workflows/rules/packs.ts'
import { ApiProblem, type PileClient, type SentEvent } from '../client/client.ts'
import type { Cast } from './cast.ts'
import { type Hands, httpHands } from './hands.ts'
import { openMatter } from './matter-stage.ts'
import { pileSeen, pilesOf } from './pile-stage.ts'
import type { Story } from './story.ts'
import type { StoryStage } from './story-stage.ts'
import { keepWatch, type Watch } from './watch.ts'

/** Something a story says should be so, and is not. */
class StoryBroken extends Error {
  override name = 'StoryBroken'
}

/** What a stage is built on. */
export interface StageParts {
  readonly story: Story
  readonly cast: Cast
  readonly say: (line: string) => void
  readonly now: () => Promise<string>
  readonly moveTo: (instant: string) => Promise<void>
  /** False: nobody listens, so nobody needs to look at what each party sees. */
  readonly tellsSight?: boolean
  /** How the parties do what they do; over HTTP unless something else is said. */
  readonly hands?: Hands
}

/** Morning of a working day, when offices act. */
const officeHour = 'T09:30:00+08:00'

/** Puts a story on stage, for the family that asks first. */
export const openStage = (parts: StageParts): StoryStage => {
  const watches: Watch[] = []
  const stages = parts.cast.families.map((_, index) => familyStage({ ...parts, watches }, index, (other) => stageOf(other)))
  const stageOf = (index: number): StoryStage => {
    const stage = stages[index]
    if (!stage) throw new StoryBroken(`the story has no family ${index}`)
    return stage
  }
  return stageOf(0)
}

/** The stage of one family: its acts become requests, and each is told as a case officer would, with what it changes for everybody. */
const familyStage = (
  parts: StageParts & { readonly watches: Watch[] },
  index: number,
  family: StoryStage['family'],
  onPile = '',
): StoryStage => {
  const { story, cast, say, watches, hands = httpHands(parts.story, parts.cast) } = parts
  const calendar = calendars[packs.get(story.place.pack)?.place.calendar ?? 'cn']
  let caseId = onPile
  const client = (party: Party): PileClient => {
    const found = party === 'owner' ? cast.owner(index) : cast.client(party)
    if (!found) throw new StoryBroken(`${party} has no part in this story`)
    return found
  }
  const watch = keepWatch({ cast, family: index, caseId: () => caseId, say, onPile: onPile !== '' })
  watches.push(watch)
  const actorName = (party: Party) =>
    party === 'owner' && cast.families.length > 1 ? `业主${cast.families[index]?.name ?? ''}` : partyLabels[party].zh
  const moveTo = async (instant: string) => {
    await parts.moveTo(instant)
    await cast.timeWentBy()
  }
  const day = async () => localDay(await parts.now(), 'Asia/Shanghai')
  const tellSight = async (of: readonly Watch[]) => {
    if (parts.tellsSight !== false) for (const each of of) await each.tell()
  }
  const tellStanding = async (of = caseId, seenBy = watch) => {
    const view = await client('centre').read(of)
    if (view.outcome) say(`    → 已办结：${view.outcome.label}`)
    for (const step of view.nextStep) say(`    → ${step.sentence}`)
    await tellSight([seenBy])
  }
  const act = async (party: Party, what: string, work: () => Promise<unknown>) => {
    say(`${await day()}  ${actorName(party)}：${what}`)
    await work()
    await tellStanding()
  }
  const labelOf = async (party: Party, type: string): Promise<string> => {
    const view = await client(party).read(caseId)
    return view.allowedEvents.find((event) => event.type === type)?.label ?? type
  }
  const partyOf = (type: string) => type.split('.')[0] as Party
  const eventOf = (type: string, fields: object): SentEvent => ({ type, ...fields }) as SentEvent
  const by = (sender: Party) => ({ caseId, family: index, sender })
  const uploads: StoryStage['uploads'] = (party, kind) => hands.uploads(by(party), kind)
  const expects: StoryStage['expects'] = (sentence, holds) => {
    if (!holds) throw new StoryBroken(`${story.name}: ${sentence}`)
    say(`    ✓ ${sentence}`)
  }
  return {
    says: (text) => say(`            ${text}`),
    files: async (wish = {}) =>
      act('owner', '提交安装充电桩申请', async () => {
        caseId = await hands.files(index, wish)
      }),
    does: async (type, fields, more = {}) => {
      const party = partyOf(type)
      const sender = more.recordedByCentre ? 'centre' : party
      const label = await labelOf(sender, type)
      const proof = more.recordedByCentre ? [await uploads('centre', 'serviceProof')] : []
      const onBehalf = more.recordedByCentre ? { onBehalf: { channel: more.recordedByCentre, evidence: proof } } : {}
      const how = more.recordedByCentre ? `${label}（由中心代为登记）` : label
      await act(party, how, () => hands.acts({ ...by(sender), event: eventOf(type, { ...fields, ...onBehalf }) }))
    },
    isRefused: async (type, fields, code) => {
      const party = partyOf(type)
      try {
        await client(party).send(caseId, eventOf(type, fields))
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error
        say(`${await day()}  ${actorName(party)}：${type}，系统未受理：${error.problem.title}`)
        if (error.problem.code !== code) throw new StoryBroken(`expected ${code}, got ${error.problem.code}`)
        return
      }
      throw new StoryBroken(`${type} should have been refused with ${code}`)
    },
    uploads,
    fetchesPaper: async (party, kind) => {
      await hands.fetchesPaper(by(party), kind)
      say(`${await day()}  ${actorName(party)}：取得${paperTitles[kind].zh}（PDF）`)
    },
    answersByLink: async (party, name, type, fields) => {
      const label = await labelOf('centre', type)
      await act(party, `${name}通过链接答复（无需注册）：${label}`, () =>
        hands.answersByLink({ ...by(party), event: eventOf(type, fields) }, name),
      )
    },
    opensMatter: (kind, official, number) => openMatter({ cast, hands, say, day }, kind, official, number),
    opensOnPile: async (type, fields) => {
      const party = partyOf(type)
      say(`${await day()}  ${actorName(party)}：${eventLabels[type].zh}（另开充电桩事项）`)
      const [pile] = await pilesOf(client('owner'))
      const act = { sender: party, family: index, event: eventOf(type, fields) }
      const opened = await hands.opensOnPile({ ...act, pileId: pile?.pileId ?? '' })
      const stage = familyStage(parts, index, family, opened)
      await tellStanding(opened, watches.at(-1))
      return stage
    },
    piles: () => pilesOf(client('owner')),
    seesPile: (pileId, party) => pileSeen(client(party), pileId),
    workingDaysPass: async (n) => {
      if (!calendar) throw new StoryBroken('the place has no calendar')
      let on = await day()
      for (let left = n; left > 0; left -= 1) {
        on = nextWorkingDay(calendar, Temporal.PlainDate.from(on).add({ days: 1 }).toString()).dueOn
      }
      say(`            ……过了${n}个工作日……`)
      await moveTo(Temporal.Instant.from(`${on}${officeHour}`).toString())
      await tellSight(watches)
    },
    nobodyActsUntilOver: async (clock) => {
      const view = await client('centre').read(caseId)
      const found = view.clocks.find((candidate) => candidate.name === clock)
      if (!found?.dueOn) throw new StoryBroken(`the clock ${clock} does not run`)
      const after = Temporal.PlainDate.from(found.dueOn).add({ days: 1 })
      say(`            ……到${found.dueOn}（${found.label}，${found.basisText}）没有人答复……`)
      await moveTo(Temporal.Instant.from(`${after.toString()}T00:05:00+08:00`).toString())
      await tellStanding()
      await tellSight(watches)
    },
    sees: (party) => client(party).read(caseId),
    cannotSee: async (who) => expects(`${watch.nameOf(who)}看不到这份申请`, (await watch.through(who)) === null),
    expects,
    groundIds: async (...codes) => {
      const { grounds } = await client('owner').read(caseId)
      return grounds.filter((ground) => ground.open && codes.includes(ground.code)).map((ground) => ground.groundId)
    },
    today: day,
    organisationOf: cast.organisationOf,
    family,
  }
}
