import type { Page } from 'playwright-core'

/** Opens a page of a desk as somebody who is not logged in yet: the login comes first and leads there. */
export const enterDesk = async (
  page: Page,
  url: string,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<void> => {
  await page.goto(url)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** What the focused element is called, in the page; '' where nothing that can be used has the focus. */
const focusedName = `(() => {
  const element = document.activeElement
  if (!element?.matches('a, button, input, select, textarea, summary')) return ''
  const label = element.closest('label') ?? (element.id ? document.querySelector('label[for="' + element.id + '"]') : null)
  return [element.textContent, label?.textContent, element.getAttribute('aria-label')].map((part) => part ?? '').join(' ')
})()`

/** Moves the focus by the tab key until it stands on something of this name. */
export const tabTo = async (page: Page, name: RegExp): Promise<void> => {
  for (let at = 0; at < 120; at += 1) {
    await page.keyboard.press('Tab')
    if (name.test(await page.evaluate<string>(focusedName))) return
  }
  throw new Error(`the tab key never reached ${name}`)
}
