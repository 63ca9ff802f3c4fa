/** Texts of the login by the house's single sign-on: most pages never show them. */
const zh = {
  local: '用这里的账号和密码登录',
  operators: '运维账号登录',
  failed: '统一登录没有完成，没有登录进来。请再试一次；一直不行的，请联系运维。',
  unknown: '统一登录认得您，但是这里还没有把它和您的账号连起来。请联系本单位的运维连接账号。',
  identity: '统一登录身份',
  identityHint: '这个人在统一登录里的编号（sub）。连接以后，用统一登录进来的就是这个账号。',
  link: '连接',
  unlink: '解除连接',
  linked: (subject: string) => `已连接：${subject}`,
}

const en: typeof zh = {
  local: 'Log in with name and password here',
  operators: 'Operators: by name and password',
  failed: 'The single sign-on did not come to its end; you are not logged in. Try again, and if it stays so ask your operator.',
  unknown: 'The single sign-on knows you, but nobody has linked it to your account here. Ask your operator to link it.',
  identity: 'Identity at the single sign-on',
  identityHint: 'Number of this person there (sub). Once linked, whoever comes in by it is this account.',
  link: 'Link',
  unlink: 'Take away',
  linked: (subject) => `Linked: ${subject}`,
}

/** The same in both languages. */
export const staffLoginTexts = { 'zh-CN': zh, en }
