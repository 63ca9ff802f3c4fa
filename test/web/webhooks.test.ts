import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { barriersOf, fitsTheScreen, keepPicture, troublesOf } from '../helpers/browser.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage({ WEBHOOK_NETWORKS: '127.0.0.0/8' })

test('the operator connects the system of a company, tries it, sees what it did not take, and removes it', async () => {
  let answersWith = 204
  const asked: string[] = []
  const system = createServer((request, answer) => {
    asked.push(String(request.headers['webhook-id']))
    answer.writeHead(answersWith).end()
  })
  system.listen(0, '127.0.0.1')
  await once(system, 'listening')
  // A listening TCP server has an address with a port.
  const address = `http://127.0.0.1:${(system.address() as AddressInfo).port}/hook`
  const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.city.operator.token, 'desktop')
  const found = troublesOf(page)
  await page.goto(`${stage.web.url}/desk/webhooks`)
  await page.getByText('还没有对接的系统。').waitFor()

  await page.getByRole('button', { name: '增加一个系统' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('单位').selectOption({ label: '石峰物业' })
  await sheet.getByLabel('接收地址').fill('https://10.1.1.1/hook')
  await sheet.getByRole('button', { name: '增加一个系统' }).click()
  // What is refused says why, and nothing that was typed is lost.
  await sheet.getByRole('alert').waitFor()
  expect(await sheet.getByLabel('接收地址').inputValue()).toBe('https://10.1.1.1/hook')
  // The browser notes the refusal, and nothing else.
  expect(found.splice(0)).toEqual([expect.stringContaining('400')])
  await sheet.getByLabel('接收地址').fill(address)
  expect(await barriersOf(page)).toEqual([])
  await sheet.getByRole('button', { name: '增加一个系统' }).click()
  expect(await sheet.getByLabel('签名密钥').inputValue()).toMatch(/^whsec_/)
  await sheet.getByRole('button', { name: '关闭' }).first().click()
  await sheet.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: '试发一条 石峰物业' }).click()
  await page.getByText('对方收下了试发的消息。').waitFor()
  expect(asked).toEqual([expect.stringMatching(/^ping\./)])

  answersWith = 500
  const { caseId } = await stage.web.city.file(stage.web.compoundId)
  await stage.web.centre.client.send(caseId, { type: 'centre.confirmComplete' })
  await stage.web.city.demo.service.rounds.send()
  await stage.web.city.demo.service.rounds.hooks()
  await page.getByRole('button', { name: '收发记录 石峰物业' }).click()
  await page.getByRole('button', { name: /^正在重发（1）/ }).click()
  await page.getByText('the system answered 500').waitFor()
  expect(await barriersOf(page)).toEqual([])
  await keepPicture(page, 'desk-webhooks')
  for (const width of [390, 768]) {
    await page.setViewportSize({ width, height: 900 })
    await fitsTheScreen(page)
    await keepPicture(page, `desk-webhooks-${width}`)
  }
  answersWith = 204
  asked.length = 0
  await page.getByRole('button', { name: /^再发一次/ }).click()
  await page.getByRole('button', { name: /^正在重发（0）/ }).waitFor()
  await stage.web.city.demo.service.rounds.hooks()
  expect(asked.length).toBeGreaterThan(0)

  await page.getByRole('button', { name: '换密钥 石峰物业' }).click()
  await page.getByRole('button', { name: '确认换密钥' }).click()
  await page.getByText(/旧密钥到.*为止也一并签名/).waitFor()
  await page.getByRole('button', { name: '暂停 石峰物业' }).click()
  await page.getByText('已暂停').waitFor()
  await page.getByRole('button', { name: '删除 石峰物业' }).click()
  await page.getByText('石峰物业的系统不再收到通知', { exact: false }).waitFor()
  await page.getByRole('button', { name: '确认删除' }).click()
  await page.getByText('还没有对接的系统。').waitFor()
  expect(found).toEqual([])
  await context.close()
  system.closeAllConnections()
  system.close()
})
