import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const figures = [
  ...[
    'stages',
    'answers',
    'overdue',
    'curves&groupBy=district',
    'companies',
    'cohorts',
    'reasons',
    'matters',
    'forecast',
    'offices',
    'conduct',
    'safety',
    'costs',
    'never',
  ],
]

describe('the bureau’s figures', () => {
  test('are there for every page, on a wide screen and a phone, without barriers', async () => {
    for (let n = 0; n < 6; n += 1) await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token, 'desktop')
    const troubles = troublesOf(page)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      for (const figure of figures) {
        await page.goto(`${stage.web.url}/desk/statistics?figure=${figure}`)
        await page.locator('section.card h2').first().waitFor()
        await page.getByText('正在读取…').first().waitFor({ state: 'detached' })
        expect(await page.getByText('只有提出过申请的在内').count()).toBe(1)
        expect([figure, width, await barriersOf(page)]).toEqual([figure, width, []])
        // What its cases rest on is said over every figure that is counted case by case (S14).
        const heads = await page.locator('section.card h2 + p').allTextContents()
        const isByCase = !['matters', 'forecast', 'safety', 'never'].includes(figure)
        for (const head of isByCase ? heads.filter((said) => /n = [1-9]/.test(said)) : [])
          expect(head).toMatch(/自行报告的占\d+ % · 有情况不明的占\d+ %/)
        const out = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
        expect([figure, width, out]).toEqual([figure, width, 0])
        await keepPicture(page, `figure-${figure.replace(/\W+/g, '-')}-${width}`)
      }
    }
    expect(troubles).toEqual([])
    await context.close()
  }, 300_000)

  test('of page one are kept as files and pictures too, and open to the cases behind them', async () => {
    for (let n = 0; n < 6; n += 1) await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token, 'desktop')
    await stage.web.city.moveTo('2026-09-01T01:00:00.000Z')
    await page.goto(`${stage.web.url}/desk/overview`)
    const cards = page.locator('section.card').filter({ has: page.locator('.figure-tools') })
    await cards.nth(2).waitFor()
    expect(await cards.count()).toBe(3)
    const [stuck, changes, families] = [cards.nth(0), cards.nth(1), cards.nth(2)]
    // Whoever has a case in hand is not said to have caused it, and who did is one tap away.
    await stuck.getByText('在谁手里，不等于因谁而起').waitFor()
    expect(await stuck.getByRole('link', { name: '等的天数算谁的' }).getAttribute('href')).toBe(
      '/desk/statistics?figure=accounts',
    )
    // Where, since when and because of whom: on the first screen, without a scroll.
    const because = stuck.getByRole('region', { name: '因谁停在这里' })
    for (const shown of [because.getByRole('listitem').first(), stuck.getByRole('region', { name: '现在在谁手里' })]) {
      expect((await shown.boundingBox())?.y).toBeLessThan(900)
    }
    expect(await because.getByRole('listitem').first().textContent()).toMatch(/中心 \d+户最久的从\d+年.* · 轮到其办理 \d+ /)
    for (const card of [stuck, because, changes, families]) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        card
          .getByRole('link', { name: /下载为CSV/ })
          .first()
          .click(),
      ])
      expect(readFileSync(await file.path()).toString()).toMatch(
        card === because ? /family\.stuckBecause,1,/ : /family\.(stuck|changes|where),1,/,
      )
      await card
        .getByRole('button', { name: /看案件：/ })
        .first()
        .click()
      await page
        .getByRole('dialog')
        .getByText(/共\d+，背后有\d+件|公开时不列出/)
        .waitFor()
      expect(await barriersOf(page)).toEqual([])
      await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
    }
    for (const card of [stuck, because, changes, families]) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        card
          .getByRole('button', { name: /下载为SVG/ })
          .first()
          .click(),
      ])
      expect(readFileSync(await file.path()).toString()).toMatch(/<rect[\s\S]*family\.(stuck|changes|where)/)
    }
    await keepPicture(page, 'figure-page-one')
    await page.setViewportSize({ width: 390, height: 844 })
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
    await keepPicture(page, 'figure-page-one-390')
    await context.close()
  }, 120_000)

  test('of stages, answers and times are pictures too, each with its definition, its day and how many', async () => {
    for (let n = 0; n < 3; n += 1) await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token, 'desktop')
    const drawn: Record<string, number> = {}
    for (const figure of ['stages', 'answers', 'overdue']) {
      await page.goto(`${stage.web.url}/desk/statistics?figure=${figure}`)
      await page.locator('.chart svg').first().waitFor()
      const cards = page.locator('section.card').filter({ has: page.locator('.figure-tools') })
      for (const card of await cards.all()) {
        const button = card.getByRole('button', { name: /下载为SVG/ })
        if ((await button.count()) === 0) continue
        await card.locator('.chart svg').last().waitFor()
        const head = (await card.locator('p.soft.small').first().textContent()) ?? ''
        const [, id] = /定义 (\S+) 第/.exec(head) ?? []
        const [file] = await Promise.all([page.waitForEvent('download'), button.click()])
        const words = readFileSync(await file.path())
          .toString()
          .replaceAll(/<[^>]*>/g, '')
        for (const part of [id, '截至', '未完', (await card.locator('figcaption').first().textContent()) ?? '']) {
          expect(words).toContain(part)
        }
        expect(words).toContain(((await card.locator('details.definition p').first().textContent()) ?? '').slice(0, 12))
        drawn[figure] = (drawn[figure] ?? 0) + 1
      }
    }
    // A figure of which nothing is over, or nothing came back, has no bars.
    expect(drawn['stages']).toBeGreaterThanOrEqual(4)
    expect(drawn).toMatchObject({ answers: expect.any(Number), overdue: 1 })
    await context.close()
  }, 240_000)

  test('the curves of one rule pack alone are chosen from its title', async () => {
    await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token, 'desktop')
    await page.goto(`${stage.web.url}/desk/statistics?figure=curves`)
    await page.getByRole('figure').first().waitFor()
    const choice = page.getByLabel('只看规则包')
    await choice.selectOption({ label: '重庆（2023年政策问答）' })
    await page.getByText('这段时间没有数。').waitFor()
    expect(new URL(page.url()).searchParams.get('rules')).toBe('chongqing-2023')
    await choice.selectOption({ label: '全部' })
    await page.getByRole('figure').first().waitFor()
    await context.close()
  })

  test('draw pages two and four by a library that is loaded with the first picture alone, and fit a sheet', async () => {
    for (let n = 0; n < 2; n += 1) await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token, 'desktop')
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    const libraries = () => loaded.filter((url) => /\/assets\/draw-/.test(url))
    await page.goto(`${stage.web.url}/desk/statistics?figure=families`)
    await page.locator('section.card h2').first().waitFor()
    expect(libraries()).toEqual([])
    for (const figure of ['offices', 'never', 'costs', 'forecast']) {
      await page.goto(`${stage.web.url}/desk/statistics?figure=${figure}`)
      const drawn = page.locator('.chart svg').first()
      await drawn.waitFor()
      // What the picture shows is said in words too, with numbers.
      expect([figure, await page.locator('.chart').first().getAttribute('aria-label')]).toEqual([
        figure,
        expect.stringMatching(/.{8}\d/),
      ])
      expect(await drawn.locator('path').count()).toBeGreaterThan(3)
    }
    expect(libraries().length).toBeGreaterThan(0)
    const width = async () => (await page.locator('.chart svg').first().boundingBox())?.width ?? 0
    expect(await width()).toBeGreaterThan(900)
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))')
    expect(await width()).toBe(680)
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))')
    expect(await width()).toBeGreaterThan(900)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: /下载为SVG/ }).click()])
    const svg = readFileSync(await download.path()).toString()
    for (const words of ['ledger.forecast', '限额', '负载率']) expect(svg).toContain(words)
    await context.close()
  }, 120_000)

  test('open to the masked cases behind a number, and are kept as a table and a picture', async () => {
    for (let n = 0; n < 6; n += 1) await stage.web.served()
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.bureau.token, 'desktop')
    await page.goto(`${stage.web.url}/desk/statistics?figure=curves`)
    await page
      .getByRole('button', { name: /看案件：/ })
      .first()
      .click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText(/共\d+，背后有\d+件/).waitFor()
    // Masks apart: among their digits there may be what looks like a telephone.
    expect((await sheet.innerText()).replaceAll(/case-[0-9a-f]{20}/g, '')).not.toMatch(/响石小区|1[3-9]\d{9}/)
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'figure-cases')
    await sheet.getByRole('button', { name: '关闭' }).click()

    const kept = async (name: RegExp): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click(),
      ])
      return readFileSync(await download.path())
    }
    expect((await kept(/下载为CSV/)).toString()).toContain('waiting.curve,1,')
    expect((await kept(/下载为XLSX/)).subarray(0, 2).toString()).toBe('PK')
    const svg = (await kept(/下载为SVG/)).toString()
    expect(svg).toContain('<svg')
    // What stands under a picture goes with it: the definition, the day, how many.
    expect(svg).toContain('waiting.curve')
    expect(svg).not.toContain('class=')
    expect((await kept(/下载为PNG/)).subarray(1, 4).toString()).toBe('PNG')
    await context.close()
  }, 240_000)

  test('of many rows are folded by district, open when asked and on paper; a table inside an answer has its own address', async () => {
    const { city, company } = stage.web
    const others = [
      ['430202', '荷塘区', 'Hetang District'],
      ['430203', '芦淞区', 'Lusong District'],
      ['430211', '天元区', 'Tianyuan District'],
    ] as const
    for (const [code, zh, en] of others) {
      await city.district(code, zh, en, 'zhuzhou-2022')
      for (const party of ['centre', 'fire', 'grid'] as const) await city.body(party, `${zh}${party}`, [code])
      await city.file(await city.compound(code, `${zh}一小区`, company.organisationId))
    }
    const bureau = await city.body('bureau', '株洲市住建局统计科', ['430204', ...others.map(([code]) => code)])
    await stage.web.served()
    await city.moveTo('2026-09-20T01:00:00.000Z')
    const { page, context } = await stage.web.loggedIn(stage.browser, bureau.token, 'phone')
    await page.goto(`${stage.web.url}/desk/statistics?figure=flow&asOf=2026-09-19`)
    const flow = page.getByRole('region', { name: '进入和离开' })
    await flow.waitFor()
    expect(await page.getByRole('button', { name: '卡在哪里', exact: true }).getAttribute('aria-pressed')).toBe('true')
    const top = async () => (await flow.boundingBox())?.y ?? Number.POSITIVE_INFINITY
    await expect.poll(top).toBeLessThan(300)
    const rows = flow.locator('tbody.folded tr')
    const folded = await rows.count()
    expect(folded).toBeGreaterThan(12)
    expect(await rows.first().isVisible()).toBe(false)
    await flow.getByRole('button', { name: /^荷塘区（\d+行）/ }).click()
    expect(await rows.count()).toBeLessThan(folded)
    expect(
      await flow
        .getByRole('row', { name: /荷塘区.*物业/ })
        .first()
        .isVisible(),
    ).toBe(true)
    expect(await barriersOf(page)).toEqual([])
    await page.emulateMedia({ media: 'print' })
    expect(await rows.first().isVisible()).toBe(true)
    await context.close()
  })
})
