import { describe, expect, test } from 'vitest'
import { deskZh } from '../../src/web/texts/desk-zh.ts'
import { zh } from '../../src/web/texts/zh.ts'
import { matterEventLabels } from '../../workflows/labels/matter-forms.ts'
import { barriersOf, keepPicture, troublesOf } from '../helpers/browser.ts'
import { energise } from '../helpers/energise.ts'
import { actsOnMatterScreen, addsMatterPaper, opensMatterOnScreen } from '../helpers/screens/matter-screen.ts'
import { opensOnPileScreen } from '../helpers/screens/pile-screen.ts'
import { webStage } from '../helpers/web-stage.ts'

const stage = webStage()

describe('a matter of a compound', () => {
  test('is opened by the centre, reported on by the company, looked at by fire, joined by an owner, and ended', async () => {
    const { url, compoundId, company, centre, fire } = stage.web
    const request = await stage.web.served()
    const bodies = { [company.organisationId]: '石峰物业' }
    const register = { bodyOf: (id: string) => Promise.resolve(bodies[id] ?? '') }
    const desk = await stage.web.loggedIn(stage.browser, centre.token, 'desktop')
    const found = troublesOf(desk.page)
    await desk.page.goto(`${url}/desk/matters`)
    await desk.page.getByText(deskZh.matters.none.open).waitFor()
    await desk.page.getByLabel(zh.precheck.compound).fill('响石')
    await desk.page.getByRole('button', { name: '响石小区' }).click()
    const official = {
      party: 'property',
      organisationId: company.organisationId,
      role: 'head',
      personal: { name: '陈经理' },
    } as const
    const order = { kind: 'order', compoundId, number: '株消〔2026〕12号', official } as const
    const matterId = await opensMatterOnScreen(desk.page, order, register)
    const paper = await addsMatterPaper(desk.page, 'fireDocument')
    const ordered = { remedy: 'retrofit' as const, appealUntilOn: '2026-05-15', evidence: [paper] }
    await actsOnMatterScreen(desk.page, { type: 'authority.orderCompound', ...ordered }, register)
    await desk.page.getByText(zh.compound.order.inForce).waitFor()
    const conditions = [{ condition: 'patrol', byOn: '2026-06-30', checkedBy: 'fire' }] as const
    await actsOnMatterScreen(desk.page, { type: 'authority.liftOrder', conditions: [...conditions], evidence: [paper] }, register)
    await desk.page.getByText('陈经理').waitFor()

    const manager = await stage.web.loggedIn(stage.browser, company.token, 'phone')
    await manager.page.goto(`${url}/desk/matters`)
    await manager.page.getByRole('link', { name: /响石小区/ }).click()
    await actsOnMatterScreen(
      manager.page,
      { type: 'matter.report', progress: 'quoted', nextReportOn: '2026-03-20', words: '已有两家报价', evidence: [] },
      register,
    )
    await manager.page.getByText('已有两家报价').waitFor()
    await manager.page.getByText(/2026年3月20日周五/).waitFor()
    const split = [
      { by: 'maintenanceFund', percent: 60 },
      { by: 'property', percent: 40 },
    ] as const
    await actsOnMatterScreen(
      manager.page,
      { type: 'matter.setCost', lowYuan: 20_000, highYuan: 30_000, split: [...split], evidence: [] },
      register,
    )
    const votes = { all: { owners: 300, areaM2: 30_000 }, voted: { owners: 210, areaM2: 21_000 } }
    const minutes = await addsMatterPaper(manager.page, 'minutes')
    await actsOnMatterScreen(
      manager.page,
      {
        type: 'matter.recordDecision',
        subject: 'useMaintenanceFund',
        heldOn: '2026-03-01',
        ...votes,
        agreed: { owners: 150, areaM2: 15_000 },
        evidence: [minutes],
      },
      register,
    )
    // What the law makes of a vote is worked out by the service.
    await manager.page.getByText('通过', { exact: true }).waitFor()
    // A refusal is told in words, and what was filled in stays.
    await manager.page.getByRole('button', { name: matterEventLabels['matter.reportCondition'].zh, exact: true }).click()
    await manager.page.getByRole('dialog').locator('select').first().selectOption({ index: 1 })
    await manager.page.getByRole('dialog').getByRole('button', { name: zh.form.send }).click()
    await manager.page.getByRole('dialog').getByRole('alert').waitFor()
    await manager.page.getByRole('dialog').getByRole('button', { name: zh.action.close }).click()
    await actsOnMatterScreen(manager.page, { type: 'matter.reportCondition', conditionId: '3.1', evidence: [minutes] }, register)
    expect(await barriersOf(manager.page)).toEqual([])
    await keepPicture(manager.page, 'matter-phone')
    await manager.context.close()

    const assessor = await stage.web.loggedIn(stage.browser, fire.token, 'phone')
    await assessor.page.goto(`${url}/desk/matters/${matterId}`)
    await assessor.page.getByRole('heading', { name: zh.acts.title }).waitFor()
    // Who looks at a condition does that, and nothing else.
    expect(await assessor.page.locator('section[aria-labelledby=acts] button').allTextContents()).toEqual([
      matterEventLabels['matter.confirmCondition'].zh,
    ])
    const looked = { conditionId: '3.1', kept: true, evidence: [] }
    await actsOnMatterScreen(assessor.page, { type: 'matter.confirmCondition', ...looked }, register)
    await assessor.context.close()

    const owner = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    await owner.page.goto(`${url}/compounds/${compoundId}`)
    await owner.page.getByRole('link', { name: '主管部门对小区的要求' }).click()
    await owner.page.getByText('20000～30000').waitFor()
    // The name of the official is for who oversees and for its own office.
    expect(await owner.page.getByText('陈经理').count()).toBe(0)
    await owner.page.getByText(zh.matter.noPapersForYou).waitFor()
    await owner.context.close()

    await desk.page.reload()
    await actsOnMatterScreen(desk.page, { type: 'matter.close', result: 'done', evidence: [paper] }, register)
    await desk.page.getByText(/2026年3月2日周一办结：已完成/).waitFor()
    await desk.page.goto(`${url}/desk/matters?state=closed`)
    await desk.page.getByRole('link', { name: /主管部门对小区的要求/ }).waitFor()
    expect(await barriersOf(desk.page)).toEqual([])
    expect(found).toEqual([])
    await desk.context.close()
  })
})

describe('a pile', () => {
  test('has a page: its owner reports a hazard, thinks twice before taking it down, and hands it on to a successor', async () => {
    const { url } = stage.web
    const request = await energise(stage.web)
    const owner = await stage.web.loggedIn(stage.browser, (await request.owner()).token)
    const found = troublesOf(owner.page)
    await owner.page.goto(`${url}/cases`)
    await owner.page.getByRole('region', { name: zh.pile.own }).getByRole('link').click()
    await owner.page.getByText(zh.pile.noCases).waitFor()
    const pilePage = owner.page.url()
    await opensOnPileScreen(owner.page, { type: 'owner.reportHazard', kind: 'heat' })
    await owner.page.getByRole('link', { name: zh.pile.open }).click()
    await owner.page.getByRole('link', { name: '隐患' }).waitFor()
    // A second of the same kind is refused in words, and the page stays.
    await owner.page.getByRole('button', { name: '业主报告隐患' }).click()
    await owner.page.getByRole('dialog').getByText('过热').or(owner.page.getByRole('dialog').locator('select')).first().waitFor()
    await owner.page.getByRole('dialog').locator('select').selectOption({ label: '过热' })
    await owner.page.getByRole('dialog').getByRole('button', { name: zh.form.send }).click()
    await owner.page.getByText('这台充电桩已有一件同类事项正在办理').waitFor()
    await owner.page.getByRole('dialog').getByRole('button', { name: zh.action.close }).click()
    // Nothing is taken down by one press.
    await owner.page.getByRole('button', { name: '拆除充电桩' }).click()
    const dialog = owner.page.getByRole('dialog')
    await dialog.getByLabel('搬家').check()
    await dialog.getByRole('button', { name: zh.action.next }).click()
    await dialog.getByText(zh.pile.harm.dismantle).waitFor()
    await dialog.getByRole('button', { name: zh.action.back }).click()
    expect(await dialog.getByText(zh.pile.harm.dismantle).count()).toBe(0)
    await dialog.getByRole('button', { name: zh.action.close }).click()

    await opensOnPileScreen(owner.page, { type: 'owner.transferPile', reason: 'sale' })
    const address = await owner.page.getByRole('region', { name: zh.handOver.title }).getByRole('link').getAttribute('href')
    expect(address).toMatch(/\/join#[\w-]{22}\.[\w-]{43}$/)
    expect(await barriersOf(owner.page)).toEqual([])
    await keepPicture(owner.page, 'hand-over-phone')

    const other = await stage.web.served()
    const successor = await stage.web.loggedIn(stage.browser, (await other.owner()).token)
    await successor.page.goto(address ?? '')
    await successor.page.getByLabel(zh.file.name, { exact: true }).fill('赵女士')
    await successor.page.getByLabel(zh.login.phone).fill('13800000002')
    await successor.page.getByLabel(zh.join.yes, { exact: true }).check()
    await successor.page.getByText(zh.file.undertaking).click()
    expect(await barriersOf(successor.page)).toEqual([])
    await keepPicture(successor.page, 'join-phone')
    await successor.page.getByRole('button', { name: zh.join.send }).click()
    await successor.page.getByRole('link', { name: zh.pile.open }).click()
    await successor.page.getByRole('heading', { name: zh.pile.cases }).waitFor()
    expect(successor.page.url()).toBe(pilePage)
    await owner.page.goto(pilePage)
    await owner.page.getByText(zh.pile.notYours).waitFor()
    // What was refused on purpose: the second hazard, and the pile that is not the own any more.
    expect(found.filter((line) => !/ (422|404) /.test(line))).toEqual([])
    await successor.context.close()
    await owner.context.close()
  })

  test('is found by the offices of its place, by its state', async () => {
    const { page, context } = await stage.web.loggedIn(stage.browser, stage.web.grid.token, 'desktop')
    await page.goto(`${stage.web.url}/desk/piles?state=suspended`)
    await page.getByText(deskZh.piles.noneOfState).waitFor()
    await page.getByRole('link', { name: deskZh.piles.all }).click()
    await page.getByRole('link', { name: /响石小区/ }).click()
    await page.getByRole('button', { name: '供电公司报告隐患' }).waitFor()
    expect(await barriersOf(page)).toEqual([])
    await keepPicture(page, 'pile-desktop')
    await context.close()
  })
})
