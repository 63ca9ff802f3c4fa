import { ConfigProvider } from 'antd'
import enGb from 'antd/es/locale/en_GB'
import zhCn from 'antd/es/locale/zh_CN'
import type { ReactNode } from 'react'
import { useTexts } from '../../texts/i18n.ts'

/** The nonce of this answer. Browsers hide it from selectors, not from the page itself. */
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

const create = document.createElement.bind(document)
// A table measures its scroll bar by a style of its own, and cannot be told the nonce for it. Whatever style a script of this
// page makes carries the nonce; markup that somebody slipped in is not made this way and stays barred.
document.createElement = ((name: string, options?: ElementCreationOptions) => {
  const element = create(name, options)
  if (element instanceof HTMLStyleElement) element.nonce = nonce
  return element
  // The same function with the same signatures, one step wrapped around it.
}) as typeof document.createElement

/** The colours of `tokens.css`; text is dark enough to be read by everybody. */
const theme = {
  token: {
    // Ant Design moves things for everybody; whoever asked their device for stillness gets it here too.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    colorPrimary: '#0f5c4d',
    colorLink: '#0a463b',
    colorText: '#17211e',
    colorTextSecondary: '#4c5a55',
    colorTextTertiary: '#4c5a55',
    colorTextDescription: '#4c5a55',
    colorTextPlaceholder: '#4c5a55',
    borderRadius: 10,
    fontSize: 15,
    fontFamily: 'var(--font)',
  },
}

/** Ant Design in the colours, the language and under the security policy of this page. */
export const Theme = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useTexts()
  return (
    <ConfigProvider csp={{ nonce }} locale={language === 'en' ? enGb : zhCn} theme={theme}>
      {children}
    </ConfigProvider>
  )
}
