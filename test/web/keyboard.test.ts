import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { personOn, troublesOf } from '../helpers/browser.ts'
import { tabTo } from '../helpers/desk-person.ts'
import { onePixel } from '../helpers/photos.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

const fill = async (page: Page, name: RegExp, text: string): Promise<void> => {
  await tabTo(page, name)
  await page.keyboard.type(text)
}

describe('with the keyboard alone', () => {
  test('an owner logs in and files', async () => {
    await stage.web.city.space(stage.web.compoundId)
    const page = await (await personOn(stage.browser, 'desktop')).newPage()
    const found = troublesOf(page)
    await page.goto(`${stage.web.url}/new`)
    await page.getByLabel('手机号').waitFor()
    await fill(page, /手机号/, '13800002222')
    await page.keyboard.press('Enter')
    await page.getByLabel('短信验证码').waitFor()
    // The field for the code has the focus by itself.
    await page.keyboard.type(/\d{6}/.exec(await stage.web.city.lastMessage('13800002222'))?.[0] ?? '')
    await page.keyboard.press('Enter')
    await page.getByLabel('小区名称').waitFor()
    await fill(page, /小区名称/, '响石')
    await page.getByRole('button', { name: /响石小区/ }).waitFor()
    await tabTo(page, /响石小区/)
    await page.keyboard.press('Enter')
    await fill(page, /车位号是多少/, 'A-1')
    await page.keyboard.press('Enter')
    await page.getByText('已选：A-1（车库）').waitFor()
    await tabTo(page, /下一步/)
    await page.keyboard.press('Enter')
    await page.getByLabel('充电桩功率（千瓦）').waitFor()
    await tabTo(page, /下一步/)
    await page.keyboard.press('Enter')
    await fill(page, /姓名/, '王先生')
    await page.keyboard.press('Enter')
    await page.getByText('拍照上传材料').waitFor()
    await page.locator('input[type=file]').first().waitFor({ state: 'attached' })
    // The chooser of files is the system's own; the way to it is what a keyboard must reach.
    await tabTo(page, /拍照或选择文件/)
    await page.locator(':focus').setInputFiles({ name: 'id.png', mimeType: 'image/png', buffer: onePixel })
    await page.getByText('已上传').waitFor()
    await tabTo(page, /下一步/)
    await page.keyboard.press('Enter')
    await tabTo(page, /我承诺/)
    await page.keyboard.press('Space')
    await tabTo(page, /提交申请/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '申请已提交' }).waitFor()
    expect(found).toEqual([])
    await page.context().close()
  })

  test('a company refuses by its link', async () => {
    const { caseId } = await stage.web.served()
    const page = await (await personOn(stage.browser, 'desktop')).newPage()
    await page.goto(await stage.web.companyLink(caseId))
    await page.getByRole('heading', { name: '请答复这件申请' }).waitFor()
    await tabTo(page, /^\s*不同意/)
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('checkbox').first().waitFor()
    await tabTo(page, /车库缺少自动报警/)
    await page.keyboard.press('Space')
    await tabTo(page, /下一步/)
    await page.keyboard.press('Enter')
    await sheet.getByText('这条理由需要的证明').waitFor()
    await tabTo(page, /看看业主会读到什么/)
    await page.keyboard.press('Enter')
    await tabTo(page, /确认不同意/)
    await page.keyboard.press('Enter')
    await page.getByText('对方还没有收到').waitFor()
    await page.context().close()
  })
})
