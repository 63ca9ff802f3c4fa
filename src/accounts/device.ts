/** From what kind of device somebody logged in: enough to know one's own again, too little to follow anybody. */
export interface Device {
  readonly kind: 'phone' | 'tablet' | 'computer' | 'other'
  readonly program: string
}

const programs = [
  ['WeChat', /MicroMessenger/],
  ['Alipay', /AlipayClient/],
  ['DingTalk', /DingTalk/],
  ['Edge', /Edg(?:A|iOS)?\//],
  ['Huawei Browser', /HuaweiBrowser/],
  ['MIUI Browser', /MiuiBrowser/],
  ['QQ Browser', /MQQBrowser|QQBrowser/],
  ['Firefox', /Firefox\/|FxiOS\//],
  ['Chrome', /Chrome\/|CriOS\//],
  ['Safari', /Safari\//],
] as const

/** The device behind a `User-Agent`. The header itself, which tells more, is not kept. */
export const deviceOf = (userAgent: string | undefined): Device => {
  const agent = userAgent ?? ''
  const program = programs.find(([, sign]) => sign.test(agent))?.[0] ?? ''
  return { kind: kindOf(agent), program }
}

const kindOf = (agent: string): Device['kind'] => {
  if (/iPad|Tablet|Android(?!.*Mobile)/.test(agent)) return 'tablet'
  if (/Mobile|iPhone|Android/.test(agent)) return 'phone'
  return /Windows|Macintosh|X11|Linux|HarmonyOS/.test(agent) ? 'computer' : 'other'
}
