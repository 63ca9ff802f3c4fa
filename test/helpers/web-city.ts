import type { Browser, BrowserContext, Page } from 'playwright-core'
import { personOn, type sizes } from './browser.ts'
import { type CityEnvironment, type HttpCity, openHttpCity, type Request } from './http-city.ts'

type Body = Awaited<ReturnType<HttpCity['body']>>

/** A city behind the pages: one compound with its company and offices, acted in through browsers and, where that is quicker, over HTTP. */
export interface WebCity {
  readonly city: HttpCity
  readonly url: string
  readonly compoundId: string
  readonly company: Body
  readonly centre: Body
  readonly fire: Body
  readonly grid: Body
  readonly bureau: Body
  /** A request whose papers the centre has confirmed: it lies with the company. */
  served(): Promise<Request>
  /** The address of a signed link for the company. */
  companyLink(caseId: string): Promise<string>
  /** A browser in which somebody is logged in by their token of the API. */
  loggedIn(browser: Browser, token: string, size?: keyof typeof sizes): Promise<{ context: BrowserContext; page: Page }>
  close(): Promise<void>
}

/** Opens it at a Monday morning. */
export const openWebCity = async (environment: CityEnvironment = {}): Promise<WebCity> => {
  const city = await openHttpCity('2026-03-02T01:00:00.000Z', environment)
  await city.district('430204', '石峰区', 'Shifeng District', 'zhuzhou-2022')
  const company = await city.body('property', '石峰物业', ['430204'])
  const centre = await city.body('centre', '石峰区物业服务指导中心', ['430204'])
  const fire = await city.body('fire', '石峰区消防', ['430204'])
  const grid = await city.body('grid', '株洲供电', ['430204'])
  const bureau = await city.body('bureau', '株洲市住建局', ['430204'])
  const compoundId = await city.compound('430204', '响石小区', company.organisationId)
  const { url } = city.demo.service
  return {
    city,
    url,
    compoundId,
    company,
    centre,
    fire,
    grid,
    bureau,
    served: async () => {
      const request = await city.file(compoundId)
      await centre.client.send(request.caseId, { type: 'centre.confirmComplete', evidence: [] })
      return request
    },
    companyLink: async (caseId) => {
      const made = await centre.client.http.POST('/api/cases/{caseId}/links', {
        params: { path: { caseId } },
        body: { party: 'property', name: '王经理', validDays: 30 },
      })
      return `${url}/link/${made.data?.url.split('/').at(-1)}`
    },
    loggedIn: async (browser, token, size = 'phone') => {
      const context = await personOn(browser, size)
      await context.addCookies([{ name: 'pile_session', value: token, url, httpOnly: true, sameSite: 'Strict' }])
      return { context, page: await context.newPage() }
    },
    close: () => city.close(),
  }
}
