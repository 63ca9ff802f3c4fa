import type { BrowserContext, Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, personOn, troublesOf } from '../helpers/browser.ts'
import { enterDesk } from '../helpers/desk-person.ts'
import { act, addPhoto, fileByPhone, logInByPhone, openMore, photo, type Reads, textsOf } from '../helpers/screen-acts.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

type Office = 'company' | 'centre' | 'fire' | 'grid' | 'bureau'

/** Everybody of a story: the owner on a phone, the desks on a table, each in a browser of its own. Nothing is done but on screens. */
interface Cast {
  readonly owner: Page
  /** Files for the only space of a compound of this story: what is found about one place answers for the next there (H20b). */
  files(): Promise<string>
  /** Opens the case at a desk as it stands now. */
  at(office: Office, caseId: string): Promise<Page>
  /** Opens it as its owner sees it now. */
  home(caseId: string): Promise<Page>
  /** What went wrong in any of the browsers. */
  troubles(): string[]
  leave(): Promise<void>
}

const castOf = async (compound: string, phone: string, reads: Reads = 'zh'): Promise<Cast> => {
  const { city, company } = stage.web
  const compoundId = await city.compound('430204', compound, company.organisationId)
  await city.space(compoundId)
  const contexts: BrowserContext[] = []
  const desks = new Map<Office, Page>()
  const troubles: string[][] = []
  const opened = async (size: 'phone' | 'desktop'): Promise<Page> => {
    const context = await personOn(stage.browser, size)
    contexts.push(context)
    const page = await context.newPage()
    troubles.push(troublesOf(page))
    return page
  }
  const owner = await opened('phone')
  const { url } = stage.web
  return {
    owner,
    files: () => fileByPhone(owner, { url, phone, space: 'A-1', compound, reads, codeSentTo: (to) => city.lastMessage(to) }),
    troubles: () => troubles.flat(),
    at: async (office, caseId) => {
      const address = `${url}/desk/cases/${caseId}`
      const page = desks.get(office) ?? (await opened('desktop'))
      desks.set(office, page)
      await page.goto(address)
      const head = page.getByRole('heading', { level: 1, name: new RegExp(compound) })
      const name = page.getByLabel('账号')
      // Nobody stays logged in for ever.
      await head.or(name).first().waitFor()
      if (await name.isVisible()) await enterDesk(page, address, stage.web[office].login)
      await head.waitFor()
      return page
    },
    home: async (caseId) => {
      await owner.goto(`${url}/cases/${caseId}`)
      const head = owner.getByRole('heading', { level: 1, name: new RegExp(compound) })
      const number = owner.locator('input[type=tel]')
      await head.or(number).first().waitFor()
      if (await number.isVisible()) await logInByPhone(owner, { phone, reads, codeSentTo: (to) => city.lastMessage(to) })
      await head.waitFor()
      return owner
    },
    leave: async () => {
      for (const context of contexts) await context.close()
    },
  }
}

const minutesPass = async (minutes: number): Promise<void> => {
  const { city } = stage.web
  const now = Temporal.Instant.from(city.demo.service.time.now()).add({ minutes })
  await city.moveTo(now.toString({ fractionalSecondDigits: 3 }))
}

const today = (): string =>
  Temporal.Instant.from(stage.web.city.demo.service.time.now()).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString()

const measured = async (dialog: Locator): Promise<void> => {
  await dialog.getByRole('radio', { name: '容量够用' }).check()
  await openMore(dialog)
  await dialog.getByLabel('额定容量（千伏安）').fill('630')
  await dialog.getByLabel('最高负荷（千伏安）').fill('410')
  await dialog.getByLabel('最高负荷的月份').fill('2025-08')
}

/** The grid looks and finds room. */
const gridFindsRoom = async (cast: Cast, caseId: string): Promise<void> => {
  await act(await cast.at('grid', caseId), 'grid.acceptIntake', 'zh', async (dialog) => {
    await dialog.getByRole('textbox').first().fill('GW-2026-001')
  })
  await act(await cast.at('grid', caseId), 'grid.reportSurvey', 'zh', async (dialog) => {
    await dialog.getByRole('radio', { name: '可直接走线' }).check()
    await dialog.getByRole('radio', { name: '用现有表箱' }).check()
  })
  await act(await cast.at('grid', caseId), 'grid.reportCapacity', 'zh', measured)
}

const firePasses = async (cast: Cast, caseId: string): Promise<void> => {
  await act(await cast.at('fire', caseId), 'fire.report', 'zh', async (dialog) => {
    await dialog.getByRole('radio', { name: '符合条件', exact: true }).check()
    await dialog.getByRole('radio', { name: '这个车位' }).check()
  })
}

/** From a granted paper to a pile that runs. */
const builtAndRunning = async (cast: Cast, caseId: string): Promise<void> => {
  await act(await cast.at('grid', caseId), 'grid.issuePlan', 'zh', async (dialog) => {
    await openMore(dialog)
    await dialog.getByLabel('方案有效期至').fill('2026-12-31')
    await dialog.getByLabel('业主承担的费用（元）').fill('0')
  })
  await act(await cast.home(caseId), 'owner.confirmPlan')
  await act(await cast.home(caseId), 'owner.reportWorksDone', 'zh', async (dialog) => {
    await dialog.getByLabel('充电桩3C证书编号').fill('2026-3C-000001')
    await dialog.getByLabel('这是什么材料').selectOption('equipmentCertificate')
    await addPhoto(dialog)
  })
  await act(await cast.at('grid', caseId), 'grid.reportInspection', 'zh', async (dialog) => {
    await dialog.getByRole('radio', { name: '是', exact: true }).check()
  })
  await act(await cast.at('grid', caseId), 'grid.energise', 'zh', async (dialog) => {
    await dialog.getByLabel('接电日期').fill(today())
  })
  const page = await cast.home(caseId)
  await page.getByText(/^结果：已通电/).waitFor()
}

describe('stories, walked by their parties through the screens alone', () => {
  test('a yes by link: filed on a phone, approved on a phone, checked, built and running', async () => {
    const cast = await castOf('春江小区', '13800003001')
    const caseId = await cast.files()
    const centre = await cast.at('centre', caseId)
    await act(centre, 'centre.confirmComplete')
    await centre.getByRole('button', { name: '生成链接' }).click()
    const made = centre.getByRole('dialog')
    await made.getByLabel('收件人姓名').fill('王经理')
    await made.getByRole('button', { name: '生成链接' }).click()
    const address = await made.getByLabel('一次性答复链接').inputValue()
    const clerkContext = await personOn(stage.browser, 'phone')
    const clerk = await clerkContext.newPage()
    await clerk.goto(address)
    await clerk.getByRole('button', { name: '同意安装' }).click()
    await clerk.locator('dialog input[type=file]').setInputFiles(photo)
    await clerk.getByRole('button', { name: '同意，并提交盖章材料' }).click()
    await clerk.getByText('已收到贵单位的答复').waitFor()
    await clerkContext.close()
    await minutesPass(20)
    await gridFindsRoom(cast, caseId)
    await firePasses(cast, caseId)
    await builtAndRunning(cast, caseId)
    expect(await barriersOf(cast.owner)).toEqual([])
    await keepPicture(cast.owner, 'story-energised-phone')
    expect(cast.troubles()).toEqual([])
    await cast.leave()
  }, 300_000)

  test('a no that does not stand: contested, looked at by the grid, decided anew, built and running', async () => {
    const cast = await castOf('夏荷小区', '13800003002')
    const caseId = await cast.files()
    await act(await cast.at('centre', caseId), 'centre.confirmComplete')
    const company = await cast.at('company', caseId)
    await company.getByRole('button', { name: '不同意', exact: true }).click()
    await company.getByRole('heading', { name: '不同意', exact: true }).waitFor()
    await company.getByText('公用变压器容量不足').first().click()
    await company.getByRole('button', { name: '下一步' }).click()
    await company.getByRole('button', { name: '看看业主会读到什么' }).click()
    await company.getByRole('heading', { name: '业主将读到' }).waitFor()
    await company.getByRole('button', { name: '确认不同意' }).click()
    await company.getByText('对方还没有收到').waitFor()
    await minutesPass(20)

    const owner = await cast.home(caseId)
    await owner.getByText('没有证明', { exact: true }).waitFor()
    expect(await barriersOf(owner)).toEqual([])
    await owner.getByRole('button', { name: /^对这条提出异议/ }).click()
    const contest = owner.getByRole('dialog')
    await contest.getByRole('button', { name: '确认提交' }).click()
    await contest.waitFor({ state: 'detached' })
    await gridFindsRoom(cast, caseId)
    const after = await cast.home(caseId)
    await after.getByText('核实不成立', { exact: true }).waitFor()
    await keepPicture(after, 'story-fallen-phone')
    expect(await barriersOf(after)).toEqual([])

    const again = await cast.at('company', caseId)
    await again.getByRole('button', { name: '同意安装' }).click()
    await again.locator('dialog input[type=file]').setInputFiles(photo)
    await again.getByRole('button', { name: '同意，并提交盖章材料' }).click()
    await again.getByText('已收到贵单位的答复').waitFor()
    await minutesPass(20)
    await firePasses(cast, caseId)
    await builtAndRunning(cast, caseId)
    expect(cast.troubles()).toEqual([])
    await cast.leave()
  }, 300_000)

  test('no answer at all, read in English: a certificate of it, coordination, and the bureau', async () => {
    const cast = await castOf('秋枫小区', '13800003003', 'en')
    const english = textsOf('en')
    await cast.owner.addInitScript("localStorage.setItem('language', 'en')")
    const caseId = await cast.files()
    await act(await cast.at('centre', caseId), 'centre.confirmComplete')
    // Somebody at the company opens it, which is service, and goes on to something else.
    const company = await cast.at('company', caseId)
    const opened = company.waitForResponse((answer) => answer.request().method() === 'POST' && answer.url().endsWith('/events'))
    await company.getByRole('heading', { level: 1 }).click()
    expect((await opened).status()).toBe(201)
    await stage.web.city.moveTo('2026-03-10T01:00:00.000Z')

    const owner = await cast.home(caseId)
    const certificate = owner.getByRole('button', { name: /Certificate/ })
    await certificate.waitFor()
    const download = owner.waitForEvent('download')
    await certificate.click()
    expect((await download).suggestedFilename()).toMatch(/\.pdf$/)
    expect(await barriersOf(owner)).toEqual([])
    await keepPicture(owner, 'story-silence-phone-en')

    await act(await cast.at('centre', caseId), 'centre.acceptCoordination')
    await act(await cast.at('centre', caseId), 'centre.escalate', 'zh', async (dialog) => {
      await dialog.getByRole('radio', { name: '没有文件规定' }).check()
    })
    await act(await cast.at('bureau', caseId), 'bureau.setLevel', 'zh', async (dialog) => {
      await dialog.getByRole('radio', { name: '即交即办' }).check()
    })
    await act(await cast.at('bureau', caseId), 'bureau.order', 'zh', async (dialog) => {
      await dialog.getByLabel('文号或案号').fill('株建函〔2026〕1号')
      await dialog.getByRole('radio', { name: '物业公司' }).check()
      await addPhoto(dialog)
    })
    const told = await cast.home(caseId)
    await told.getByRole('heading', { name: english.case.nextStep }).waitFor()
    expect(await told.locator('.timeline').getByText('Order with a document').count()).toBe(1)
    await keepPicture(told, 'story-order-phone-en')
    expect(await barriersOf(told)).toEqual([])
    expect(cast.troubles()).toEqual([])
    await cast.leave()
  }, 300_000)
})
