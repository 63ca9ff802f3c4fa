import type { Page } from 'playwright-core'
import { type Schemas, taken } from '../../../src/client/client.ts'
import type { Cast } from '../../../src/stories/cast.ts'
import type { Actor } from '../../../src/stories/cast-accounts.ts'
import { type Hands, papersOf, type StoryAct } from '../../../src/stories/hands.ts'
import type { Story } from '../../../src/stories/story.ts'
import { zh } from '../../../src/web/texts/zh.ts'
import { documentLabels } from '../../../workflows/labels/documents.ts'
import { eventLabels } from '../../../workflows/labels/events.ts'
import { paperTitles } from '../../../workflows/labels/papers/names.ts'
import { partyLabels } from '../../../workflows/labels/parties.ts'
import { actsOnScreen } from './case-screen.ts'
import { filesOnScreen, paperFile } from './filing-screen.ts'
import { actsOnMatterScreen, addsMatterPaper, opensMatterOnScreen } from './matter-screen.ts'
import type { People, Person } from './people.ts'
import { opensOnPileScreen } from './pile-screen.ts'

/** What screen hands work with. */
interface ScreenParts {
  readonly url: string
  readonly people: People
  /** Looks at a page after an act: what stands there, and the case as its reader sees it. */
  readonly looks: (page: Page, seen: Schemas['Case']) => Promise<void>
}

type By = Omit<StoryAct, 'event'>

/** The parties of one story and where they sit. */
interface Seats {
  actorOf(by: Pick<By, 'sender' | 'family'>): Actor
  personOf(by: Pick<By, 'sender' | 'family'>): Promise<Person>
  /** The page of the case, as the party finds it now. */
  comes(by: By): Promise<{ page: Page; seen: Schemas['Case'] }>
}

const seatsOf = ({ url, people }: ScreenParts, cast: Cast): Seats => {
  const actorOf: Seats['actorOf'] = ({ sender, family }) => {
    const found = sender === 'owner' ? cast.owner(family) : cast.client(sender)
    if (!found) throw new Error(`${sender} has no part in this story`)
    return found
  }
  const personOf: Seats['personOf'] = ({ sender, family }) =>
    sender === 'owner' ? people.person(`owner ${family}`, 'phone') : people.person(sender, 'desktop')
  return {
    actorOf,
    personOf,
    comes: async (by) => {
      const actor = actorOf(by)
      const seen = await actor.read(by.caseId)
      const person = await personOf(by)
      const address = `${url}${by.sender === 'owner' ? '' : '/desk'}/cases/${by.caseId}`
      await person.comesTo(address, actor.token, seen)
      return { page: person.page, seen }
    },
  }
}

/** Adds a paper to the case that is open; gives its id. */
const addsPaper = async (page: Page, kind: Schemas['DocumentReceipt']['kind'], name: string): Promise<string> => {
  await page.getByRole('button', { name: zh.documents.add, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(zh.documents.whatIsIt).selectOption({ value: kind })
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/documents'))
  await dialog.locator('input[type=file]').setInputFiles(paperFile(name))
  const { documentId } = (await (await answered).json()) as Schemas['DocumentReceipt']
  await dialog.locator('label.choice', { hasText: name }).waitFor()
  await dialog.getByRole('button', { name: zh.action.close, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  return documentId
}

/** Makes a link for a named person on the page of the centre; gives its address. */
const makesLink = async (page: Page, party: StoryAct['sender'], name: string): Promise<string> => {
  const { links } = zh
  await page.getByRole('button', { name: links.make, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(partyLabels[party].zh, { exact: true }).check()
  await dialog.getByLabel(links.person).fill(name)
  await dialog.getByRole('button', { name: links.make, exact: true }).click()
  const address = await dialog.getByLabel(links.title).inputValue()
  await dialog.getByRole('button', { name: links.done, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  return address
}

/** Reads on the page that an act stands in the course of the case for the nth time, and what comes next as the service says it. */
const readsOn = async (page: Page, label: string, nth: number, seen: Schemas['Case']): Promise<void> => {
  await page
    .locator('.timeline li')
    .filter({ has: page.getByText(label, { exact: true }) })
    .nth(nth - 1)
    .waitFor()
  for (const { sentence } of seen.nextStep) await page.locator('#next p', { hasText: sentence }).first().waitFor()
  if (seen.outcome) await page.getByText(`${zh.case.outcome}：${seen.outcome.label}`).waitFor()
}

/** The parties of a story at their screens: the families on phones, the offices at desks, each in a browser of its own. */
export const screenHands =
  (parts: ScreenParts) =>
  (story: Story, cast: Cast): Hands => {
    const { url, people, looks } = parts
    const { actorOf, personOf, comes } = seatsOf(parts, cast)
    const files = new Map<string, string>()
    const told = new Map<string, number>()
    const fileOf = (documentId: string): string => {
      const name = files.get(documentId)
      if (name === undefined) throw new Error('nobody added this paper in the story')
      return name
    }
    const bodyOf = async (organisationId: string): Promise<string> => {
      const { http } = actorOf({ sender: 'centre', family: 0 })
      const { organisations } = taken(await http.GET('/api/organisations', { params: { query: { limit: 200 } } }))
      return organisations.find((body) => body.organisationId === organisationId)?.name ?? ''
    }
    /** The page of the centre at an address of its desk. */
    const atTheCentre = async (path: string): Promise<Page> => {
      const by = { sender: 'centre', family: 0 } as const
      const person = await personOf(by)
      await person.opens(`${url}/desk/${path}`, actorOf(by).token)
      return person.page
    }
    return {
      files: async (family, { papers: more = [], powerKw = 7, mayCall = false }) => {
        const by = { sender: 'owner', family } as const
        const of = cast.families[family]
        if (!of) throw new Error('no such family')
        const person = await personOf(by)
        await person.opens(`${url}/new`, actorOf(by).token)
        const { name } = cast.compound
        const papers = papersOf(story, more)
        return filesOnScreen(person.page, { compound: name, family: of, phone: cast.phone(family), powerKw, mayCall, papers })
      },
      acts: async (act) => {
        const { page, seen } = await comes(act)
        await actsOnScreen({ page, event: act.event, seen, fileOf, bodyOf })
        const label = eventLabels[act.event.type].zh
        const nth = (told.get(`${act.caseId} ${label}`) ?? 0) + 1
        told.set(`${act.caseId} ${label}`, nth)
        const after = await actorOf(act).read(act.caseId)
        await readsOn(page, label, nth, after)
        await looks(page, after)
      },
      uploads: async (by, kind) => {
        const { page } = await comes(by)
        const name = `${documentLabels[kind].zh}-${files.size + 1}.pdf`
        const documentId = await addsPaper(page, kind, name)
        files.set(documentId, name)
        return documentId
      },
      fetchesPaper: async (by, kind) => {
        const { page } = await comes(by)
        const download = page.waitForEvent('download')
        await page
          .getByRole('button', { name: `${paperTitles[kind].zh} (PDF)`, exact: true })
          .first()
          .click()
        if (!(await download).suggestedFilename().endsWith('.pdf')) throw new Error('what came is no PDF')
      },
      answersByLink: async (act, name) => {
        const { page, seen } = await comes({ ...act, sender: 'centre' })
        const address = await makesLink(page, act.sender, name)
        const clerk = await people.person('clerk', 'phone')
        await clerk.opens(address, '')
        await actsOnScreen({ page: clerk.page, event: act.event, seen, fileOf, bodyOf })
        await clerk.page.getByText(zh.answer.thanks).waitFor()
      },
      opensMatter: async (matter) => {
        const page = await atTheCentre(`compounds/${matter.compoundId}`)
        return opensMatterOnScreen(page, matter, { bodyOf })
      },
      actsOnMatter: async (matterId, event) => {
        await actsOnMatterScreen(await atTheCentre(`matters/${matterId}`), event, { bodyOf })
      },
      uploadsToMatter: async (matterId, kind) => addsMatterPaper(await atTheCentre(`matters/${matterId}`), kind),
      opensOnPile: async ({ pileId, event, ...by }) => {
        const person = await personOf(by)
        await person.opens(`${url}${by.sender === 'owner' ? '' : '/desk'}/piles/${pileId}`, actorOf(by).token)
        return opensOnPileScreen(person.page, event as Parameters<typeof opensOnPileScreen>[1])
      },
    }
  }
