import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Schemas } from '../../../src/client/client.ts'
import { personOn, type sizes, troublesOf } from '../browser.ts'

type Case = Schemas['Case']

/** Somebody at a screen of their own. */
export interface Person {
  readonly page: Page
  /** Leaves all pages. Whoever comes next to this screen is somebody else. */
  leaves(): Promise<void>
  /** Opens a page as the holder of this session; '' = without one. */
  opens(address: string, token: string): Promise<void>
  /** Comes to the page of a case. What others did meanwhile has to appear by itself; it is read anew only where it does not. */
  comesTo(address: string, token: string, seen: Case): Promise<void>
}

/** Everybody of the stories of one file, each in a browser of their own. The browsers are kept from story to story. */
export interface People {
  person(name: string, size: keyof typeof sizes): Promise<Person>
  /** Everybody goes home. */
  leave(): Promise<void>
  /** What went wrong in any of the browsers since somebody last asked. */
  troubles(): string[]
}

/** How long an open page is given to show what another party did. */
const patienceMs = 3_000
/** How long a page that is read anew may take on a busy machine. */
const loadingMs = 30_000

/** What somebody can act on: the version that was read, and what it offered. */
const standOf = ({ version, allowedEvents }: Case): string => JSON.stringify([version, allowedEvents])

/** The case that a page of owners was sent with. */
const broughtBy = (html: string): Case | null => {
  const block = /id="first-answers">([^<]*)</.exec(html)?.[1]
  return block === undefined ? null : (JSON.parse(block) as { seen: Case | null }).seen
}

/** Opens the browsers as they are needed. */
export const openPeople = (browser: Browser, url: string): People => {
  const known = new Map<string, Promise<Person>>()
  const troubles: string[][] = []
  const open = async (size: keyof typeof sizes): Promise<Person> => {
    const context: BrowserContext = await personOn(browser, size)
    const page = await context.newPage()
    troubles.push(troublesOf(page))
    const shown = new Map<string, Case>()
    page.on('response', (answer) => {
      const isPage = answer.request().resourceType() === 'document'
      const isCase = /\/api\/cases\/[^/]+$/.test(answer.url()) && answer.request().method() === 'GET'
      if (!answer.ok() || !(isPage || isCase)) return
      // A page that is left before its answer came has no body to read.
      void (isPage ? answer.text().then(broughtBy) : answer.json()).then(
        (seen: Case | null) => seen && shown.set(seen.caseId, seen),
        () => {},
      )
    })
    let holder = ''
    const shows = async (seen: Case, patience: number): Promise<boolean> => {
      const until = performance.now() + patience
      for (;;) {
        const read = shown.get(seen.caseId)
        if (read && standOf(read) === standOf(seen)) return true
        // It is the same version, and time alone changed what can be done.
        if (read?.version === seen.version || performance.now() > until) return false
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    /** Who is logged in here now. */
    const holds = async (token: string): Promise<void> => {
      if (token === holder || token === '') return
      await context.addCookies([{ name: 'pile_session', value: token, url, httpOnly: true, sameSite: 'Strict' }])
      holder = token
    }
    const opens: Person['opens'] = async (address, token) => {
      await holds(token)
      shown.clear()
      await page.goto(address, { waitUntil: 'commit' })
    }
    /** Goes to another page of the same desk as its links do: without loading anything anew. */
    const turnsTo = async (address: string): Promise<void> => {
      shown.clear()
      await page.evaluate(`history.pushState({}, '', ${JSON.stringify(address)}); dispatchEvent(new PopStateEvent('popstate'))`)
    }
    return {
      page,
      leaves: async () => {
        await page.goto('about:blank')
      },
      opens,
      comesTo: async (address, token, seen) => {
        const isSame = holder === token
        await holds(token)
        if (page.url() !== address && isSame && page.url().startsWith(`${url}/desk/`)) await turnsTo(address)
        // Where the session is a new one, the old one was over, and so was what it had open.
        if (page.url() === address && isSame && (await shows(seen, patienceMs))) return
        await opens(address, token)
        if (!(await shows(seen, loadingMs))) throw new Error(`${address} does not show what the service tells this party`)
      },
    }
  }
  return {
    person: (name, size) => {
      const found = known.get(name) ?? open(size)
      known.set(name, found)
      return found
    },
    leave: async () => {
      for (const person of known.values()) await (await person).leaves()
    },
    troubles: () => troubles.flatMap((list) => list.splice(0)),
  }
}
