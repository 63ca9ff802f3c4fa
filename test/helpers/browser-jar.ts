/** A browser without pages: keeps cookies by host, goes where it is sent, one step at a time. */
export const browserJar = () => {
  const kept = new Map<string, Map<string, string>>()
  const cookiesOf = (url: URL): Map<string, string> => {
    const cookies = kept.get(url.host) ?? new Map<string, string>()
    kept.set(url.host, cookies)
    return cookies
  }
  const step = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(address)
    const cookies = cookiesOf(url)
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (/expires=Thu, 01 Jan 1970/i.test(line) || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    return answer
  }
  /** Follows redirects until there is a page, or `until` says that the next address is not to be gone to. */
  const follow = async (
    address: string,
    until: (next: string) => boolean = () => false,
  ): Promise<{ url: string; answer: Response }> => {
    let url = address
    for (;;) {
      const answer = await step(url)
      const next = answer.headers.get('location')
      if (answer.status < 300 || answer.status >= 400 || next === null) return { url, answer }
      url = new URL(next, url).href
      if (until(url)) return { url, answer }
    }
  }
  return { step, follow, cookiesOf: (address: string) => cookiesOf(new URL(address)) }
}
