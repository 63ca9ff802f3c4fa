import { describe, expect, test } from 'vitest'
import { barriersOf, keepPicture, sizes, troublesOf } from '../helpers/browser.ts'
import { energise } from '../helpers/energise.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('the own personal data on the page of a request', () => {
  test('say until when they are kept, what was erased by which rule, and who read them', async () => {
    const { web, browser } = stage
    const request = await energise(web)
    await web.city.demo.service.rounds.erase()
    await web.company.client.read(request.caseId)
    const { page, context } = await web.loggedIn(browser, (await request.owner()).token)
    const found = troublesOf(page)
    await page.goto(`${web.url}/cases/${request.caseId}`)
    const own = page.getByRole('region', { name: '我的个人信息' })
    await own.getByText(/身份证件号码和载有号码的证件：已于2026年3月2日.*删除/).waitFor()
    await own.getByText(/姓名、电话、房号、车牌、留言和全部文件：将于2029年3月2日.*删除/).waitFor()
    await own
      .getByText(/依据：期限由平台设定，按照《个人信息保护法》第十九条/)
      .first()
      .waitFor()
    await own.getByText('谁查看过我的信息').click()
    await own.getByText(/石峰物业于2026年3月2日.*查看了您的.*姓名/).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'personal-data-phone')
    await page.setViewportSize(sizes.desktop)
    await keepPicture(page, 'personal-data-desktop')
    const download = page.waitForEvent('download')
    await own.getByText('下载我的全部信息（ZIP）').click()
    expect((await download).suggestedFilename()).toBe('my-data-2026-03-02.zip')
    await page.getByRole('button', { name: 'English' }).click()
    await page
      .getByRole('region', { name: 'My personal data' })
      .getByText(/Erased on .*2026/)
      .waitFor()
    expect(found).toEqual([])
    await context.close()
  })
})
