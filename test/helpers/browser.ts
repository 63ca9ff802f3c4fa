import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import chromiumPackage from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const cache = fileURLToPath(new URL('../../node_modules/.cache/browser', import.meta.url))

/** A font with Chinese letters for the browser alone: a bare machine has none. */
const fontConfig = (): string => {
  const fonts = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/noto-sans-sc/400Regular', import.meta.url))
  const bold = fileURLToPath(new URL('../../node_modules/@expo-google-fonts/noto-sans-sc/700Bold', import.meta.url))
  const file = join(cache, 'fonts.conf')
  const folders = [fonts, bold, '/usr/share/fonts'].map((folder) => `<dir>${folder}</dir>`).join('')
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${folders}<cachedir>${join(cache, 'font-cache')}</cachedir></fontconfig>`,
  )
  return file
}

/** The browser of the tests: a Chromium from the packages, unpacked once before any test, or the one named by CHROME. */
export const browserFile = async (): Promise<string> => {
  const named = process.env['CHROME']
  if (named) return named
  mkdirSync(cache, { recursive: true })
  // The package unpacks into the folder for temporary files under a fixed name; this one belongs to the checkout.
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = cache
  try {
    return await chromiumPackage.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** Libraries that Chromium needs and a bare machine may lack, out of the same package. */
const libraries = (): string | null => {
  const known = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib64']
  if (known.some((folder) => existsSync(join(folder, 'libnss3.so')))) return null
  const folder = join(cache, 'libraries')
  if (!existsSync(folder)) unpackLibraries(folder)
  return folder
}

/** The archive is a plain tar: blocks of 512 bytes, a header before each file. */
const unpackLibraries = (folder: string): void => {
  const archive = fileURLToPath(new URL('../../node_modules/@sparticuz/chromium/bin/al2023.tar.br', import.meta.url))
  const tar = brotliDecompressSync(readFileSync(archive))
  mkdirSync(folder, { recursive: true })
  for (let at = 0; at + 512 <= tar.length; ) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '')
    if (name === '') break
    const size = Number.parseInt(tar.toString('utf8', at + 124, at + 136), 8)
    const isFile = tar[at + 156] === 0 || tar[at + 156] === 0x30
    const short = name.split('/').at(-1) ?? ''
    if (isFile && short !== '') writeFileSync(join(folder, short), tar.subarray(at + 512, at + 512 + size), { mode: 0o755 })
    at += 512 + Math.ceil(size / 512) * 512
  }
  if (readdirSync(folder).length === 0) throw new Error('the package of the browser holds no libraries')
}

/** What a page says of a text that nobody has written. */
const unknownText = /^no text for /

/**
 * Has a browser remember every text that one of its pages asked for and nobody has written, whatever the test was about; its
 * closing says so. What is on its way to be asked may be open in any of its windows.
 */
const watchTexts = (browser: Browser): Browser => {
  const asked = new Set<string>()
  const { newContext, close } = browser
  browser.newContext = async (options) => {
    const context = await newContext.call(browser, options)
    context.on('weberror', (thrown) => {
      const { message } = thrown.error()
      if (unknownText.test(message)) asked.add(message)
    })
    return context
  }
  browser.close = async (options) => {
    await close.call(browser, options)
    if (asked.size > 0) throw new Error([...asked].join('; '))
  }
  return browser
}

/** Starts the browser. Its sandbox needs rights that a build machine does not give; it sees pages of this test alone. */
export const startBrowser = async (more: readonly string[] = []): Promise<Browser> => {
  mkdirSync(cache, { recursive: true })
  const extra = libraries()
  const env = {
    ...process.env,
    FONTCONFIG_FILE: fontConfig(),
    ...(extra === null ? {} : { LD_LIBRARY_PATH: extra }),
  } as Record<string, string>
  const browser = await chromium.launch({
    executablePath: await browserFile(),
    args: [
      ...more,
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A microphone that hums, and is allowed to.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
    ],
    env,
  })
  return watchTexts(browser)
}

/** Keeps a picture of a page for whoever looks at it, in the folder named by PICTURES; without one nothing is kept. */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES']
  if (folder) await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true })
}

/** Errors that a page wrote to its console, or threw. That nobody is logged in is none. */
export const troublesOf = (page: Page): string[] => {
  const found: string[] = []
  page.on('pageerror', (error) => found.push(String(error)))
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('401')) found.push(line.text())
  })
  return found
}

/** Findings of axe that bar people from a page. The pages have no frames, so axe needs no second page to put their findings together. */
export const barriersOf = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** The two sizes that people hold: a phone and a screen on a table. */
export const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const

/**
 * A sheet that has closed still goes back over its entry in the history, a moment later; a page that is left before it has
 * done so would be called back. No person is that quick, so whoever leaves a page here waits for it.
 */
const leavesAtRest = (page: Page): void => {
  const { goto } = page
  page.goto = async (...to) => {
    for (let tries = 100; tries > 0; tries -= 1) {
      // A page that is just changing has nothing left to go back over.
      const isGoingBack = await page
        .evaluate<boolean>('(history.state?.sheets ?? []).length > document.querySelectorAll("dialog[open]").length')
        .catch(() => false)
      if (!isGoingBack) break
      await page.waitForTimeout(20)
    }
    return goto.apply(page, to)
  }
}

/** A browser of one person: own cookies, own language, a phone unless something else is said. */
export const personOn = async (browser: Browser, size: keyof typeof sizes = 'phone'): Promise<BrowserContext> => {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: size === 'phone',
    // Nothing moves, so that nothing has to be waited for.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(30_000)
  context.on('page', leavesAtRest)
  return context
}

/** Nothing sticks out of the screen to the side, once the page has come to rest. @throws Error where it does. */
export const fitsTheScreen = async (page: Page): Promise<void> => {
  const over = () => page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth')
  for (let tries = 50; (await over()) > 0; tries -= 1) {
    if (tries === 0) throw new Error(`${page.url()} is ${await over()} px wider than the screen`)
    await page.waitForTimeout(100)
  }
}
