import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { deskZh } from '../../src/web/texts/desk-zh.ts'
import { zh } from '../../src/web/texts/zh.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { type LookedCity, type Looker, lookedCity } from '../helpers/looked-city.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage({ RULES_DIR: fileURLToPath(new URL('../fixtures/packs', import.meta.url)) })
const open: { city?: LookedCity } = {}

beforeAll(async () => {
  open.city = await lookedCity(stage.web)
}, 300_000)

/** The addresses that the routers of the pages know. */
const routes = (file: string, address: RegExp): string[] =>
  [...readFileSync(new URL(`../../src/web/${file}`, import.meta.url), 'utf8').matchAll(address)].map(([, path = '']) => path)

const known = [
  ...routes('owner/app.tsx', /<Route path="([^"]+)"/g),
  ...routes('desk/app.tsx', /<Route path="([^"]+)"/g),
  ...routes('desk/app.tsx', /^ {2}\[\s*'([^']+)',\s*lazy/gm),
]

/** A page as somebody comes to it: the route, who, and its address. */
type Visit = readonly [route: string, who: Looker, address: string]

/** Every page of the three applications, in the states that look different. */
const visits = ({ ids, link, tracking }: LookedCity): readonly Visit[] => [
  ['/', 'nobody', '/'],
  ['/login', 'nobody', '/login'],
  ['/login', 'nobody', '/login?to=/desk'],
  ['/precheck', 'nobody', '/precheck'],
  ['/precheck', 'nobody', `/precheck?compound=${ids.compound}`],
  ['/precheck', 'nobody', `/precheck?compound=${ids.compoundByPart}`],
  ['/visits', 'nobody', '/visits'],
  ['/figures', 'nobody', '/figures'],
  ['/figures/:month', 'nobody', '/figures/2026-02'],
  ['/link/:token', 'nobody', link],
  ['/link/:token', 'nobody', `/link/${'A'.repeat(43)}`],
  ['/track/:token', 'nobody', `/track/${tracking}`],
  ['/track/:token', 'nobody', `/track/${'A'.repeat(22)}`],
  ['*', 'nobody', '/nowhere'],
  ['/cases', 'newcomer', '/cases'],
  ['/me', 'owner', '/me'],
  ['/new', 'newcomer', '/new'],
  ['/cases', 'owner', '/cases'],
  ['/cases/:caseId', 'owner', `/cases/${ids.energised}`],
  ['/cases/:caseId', 'owner', `/cases/${ids.hazard}`],
  ['/cases/:caseId', 'newcomer', `/cases/${ids.served}`],
  ['/cases/:caseId/draft', 'owner', `/cases/${ids.draft}/draft`],
  ['/cases/:caseId/draft', 'owner', `/cases/${ids.draftByPart}/draft`],
  ['/cases/:caseId', 'owner', `/cases/${ids.filedByPart}`],
  ['/compounds/:compoundId', 'owner', `/compounds/${ids.compound}`],
  ['/compounds/:compoundId', 'newcomer', `/compounds/${ids.compound}`],
  ['/matters/:matterId', 'owner', `/matters/${ids.matter}`],
  ['/piles/:pileId', 'owner', `/piles/${ids.pile}`],
  ['/piles/:pileId', 'newcomer', `/piles/${ids.pile}`],
  ['/join', 'newcomer', '/join'],
  ['/desk', 'owner', '/desk'],
  ['/desk', 'company', '/desk'],
  ['/desk/cases/:caseId', 'company', `/desk/cases/${ids.served}`],
  ['/desk/cases/:caseId', 'company', `/desk/cases/${ids.rejected}`],
  ['/desk/batch', 'company', '/desk/batch'],
  ['/desk/company', 'company', '/desk/company'],
  ['/desk', 'community', '/desk'],
  ['/desk', 'fire', '/desk'],
  ['/desk/field', 'fire', '/desk/field'],
  ['/desk/field', 'grid', '/desk/field'],
  ['/desk/cases/:caseId', 'grid', `/desk/cases/${ids.energised}`],
  ['/desk', 'centre', '/desk'],
  ['/desk', 'centre', '/desk?query=nothing'],
  ['/desk/day', 'centre', '/desk/day'],
  ['/desk/counter/:caseId?', 'centre', '/desk/counter'],
  ['/desk/queues', 'centre', '/desk/queues?queue=refused'],
  ['/desk/cases/:caseId', 'centre', `/desk/cases/${ids.coordinated}`],
  ['/desk/cases/:caseId/meeting', 'centre', `/desk/cases/${ids.coordinated}/meeting`],
  ['/desk/cases/:caseId/meeting', 'centre', `/desk/cases/${ids.served}/meeting`],
  ['/desk/cases/:caseId/mediation', 'centre', `/desk/cases/${ids.mediated}/mediation`],
  ['/desk/compounds/:compoundId', 'centre', `/desk/compounds/${ids.compound}`],
  ['/desk/matters', 'centre', '/desk/matters'],
  ['/desk/matters/:matterId/meeting', 'centre', `/desk/matters/${ids.matter}/meeting`],
  ['/desk/matters/:matterId', 'centre', `/desk/matters/${ids.matter}`],
  ['/desk/piles', 'centre', '/desk/piles'],
  ['/desk/piles/:pileId', 'centre', `/desk/piles/${ids.pile}`],
  ['/desk', 'idle', '/desk'],
  ['/desk/day', 'idle', '/desk/day'],
  ['/desk/queues', 'idle', '/desk/queues'],
  ['/desk/matters', 'idle', '/desk/matters?state=overdue'],
  ['/desk/piles', 'idle', '/desk/piles'],
  ['/desk/cases/:caseId', 'idle', `/desk/cases/${ids.served}`],
  ['/desk/statistics', 'bureau', '/desk/statistics'],
  ['/desk/statistics', 'bureau', '/desk/statistics?figure=flow'],
  ['/desk/overview', 'bureau', '/desk/overview'],
  ['/desk/trials/:trialId?', 'bureau', '/desk/trials'],
  ['/desk/trials/:trialId?', 'bureau', `/desk/trials/${ids.trial}`],
  ['/desk/drafts/:draftId?', 'bureau', '/desk/drafts'],
  ['/desk/drafts/:draftId?', 'bureau', `/desk/drafts/${ids.rules}`],
  ['/desk/drafts/:draftId?', 'operator', `/desk/drafts/${ids.rules}`],
  ['/desk/rules/:packId?', 'bureau', '/desk/rules'],
  ['/desk/rules/:packId?', 'bureau', '/desk/rules/zhuzhou-2022?with=chongqing-2023'],
  ['/desk/cases/:caseId', 'bureau', `/desk/cases/${ids.mediated}`],
  ['/desk/accounts', 'operator', '/desk/accounts'],
  ['/desk/me', 'operator', '/desk/me'],
  ['/desk/me', 'company', '/desk/me'],
  ['/desk/organisations', 'operator', '/desk/organisations'],
  ['/desk/districts', 'operator', '/desk/districts'],
  ['/desk/compounds', 'operator', '/desk/compounds'],
  ['/desk/compounds/:compoundId/edit', 'operator', `/desk/compounds/${ids.compound}/edit`],
  ['/desk/calendars', 'operator', '/desk/calendars'],
  ['/desk/outbox', 'operator', '/desk/outbox'],
  ['/desk/webhooks', 'operator', '/desk/webhooks'],
  ['/desk/rule-packs', 'operator', '/desk/rule-packs'],
  ['/desk/day', 'operator', '/desk/day'],
]

const widths = [390, 768, 1440] as const

/** Every text of the pages that stands by itself, in Chinese: none of them is seen by who reads English. */
const chinese = (texts: object): string[] =>
  Object.values(texts).flatMap((text: unknown) =>
    typeof text === 'string' ? [text] : typeof text === 'object' && text !== null ? chinese(text) : [],
  )
/** What the city of the test is written in: names stay as they are in every language. */
const names = ['车库']
const untranslatable = new Set(
  chinese({ ...zh, app: { ...zh.app, language: '' }, desk: deskZh }).filter(
    (text) => /\p{Script=Han}/u.test(text) && !text.includes('{{') && !names.includes(text),
  ),
)

/** What the page says, piece by piece, as it is drawn. */
const pieces = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (parent && !parent.closest('script, style, [lang=zh-CN]') && parent.closest('body')) found.push(walker.currentNode.data.trim())
  }
  return found
})()`

/** A page is there when its heading is, and nothing is being waited for. */
const settles = async (page: Page): Promise<void> => {
  await page.locator('h1').first().waitFor()
  await page.locator('main p.empty[role=status]').first().waitFor({ state: 'detached' })
}

const sticksOut = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Looks at the page that is open: at three widths in Chinese, at one in English. */
const looks = async (page: Page, name: string): Promise<string[]> => {
  const faults: string[] = []
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 })
    await settles(page)
    const out = await sticksOut(page)
    if (out > 0) faults.push(`${out} px stick out at ${width}`)
    await keepPicture(page, `${name}-${width}`)
    // Owners hold a phone, offices sit at a screen: that is where each page is looked at for barriers.
    if (width === (page.url().includes('/desk') ? 1440 : 390))
      faults.push(...(await barriersOf(page)).map((barrier) => `${barrier} at ${width}`))
  }
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.locator('html[lang=en]').waitFor()
  await settles(page)
  const said = await page.evaluate<string[]>(pieces)
  faults.push(...said.filter((text) => untranslatable.has(text)).map((text) => `in English it says ${text}`))
  await keepPicture(page, `${name}-en`)
  await page.getByRole('button', { name: '中文', exact: true }).click()
  await page.locator('html[lang=zh-CN]').waitFor()
  return faults
}

test('every address that a router knows is looked at', () => {
  expect(known.length).toBeGreaterThan(30)
  const looked = new Set(visits(open.city!).map(([route]) => route))
  expect(known.filter((route) => !looked.has(route))).toEqual([])
  expect([...looked].filter((route) => !known.includes(route))).toEqual([])
})

describe('at 390, 768 and 1440 px, in Chinese and in English, each page fits, bars nobody and fails nowhere', () => {
  const lookers: readonly Looker[] = [
    'nobody',
    'newcomer',
    'owner',
    'company',
    'community',
    'fire',
    'grid',
    'centre',
    'idle',
    'bureau',
    'operator',
  ]
  test.each(lookers)(
    'for %s',
    async (who) => {
      const { page, context } = await stage.web.loggedIn(stage.browser, open.city!.tokens[who], 'desktop')
      if (who === 'nobody') await context.clearCookies()
      const troubles = troublesOf(page)
      const faults: string[] = []
      for (const [, , address] of visits(open.city!).filter(([, by]) => by === who)) {
        await page.goto(`${stage.web.url}${address}`)
        const found = await looks(page, `${who}${address.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)}`)
        faults.push(...found.map((fault) => `${address}: ${fault}`))
        // What is not there, and what one may not see, is answered so on purpose.
        const errors = troubles.splice(0).filter((line) => !/status of (403|404|410)/.test(line))
        faults.push(...errors.map((line) => `${address}: ${line}`))
      }
      expect(faults).toEqual([])
      await context.close()
    },
    300_000,
  )
})
