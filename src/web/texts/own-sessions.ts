/** Texts of the page of the own logins: apart from the others, because an owner opens it once in a while. */
const zh = {
  page: '我的账号',
  title: '登录的设备',
  lead: '这里只记设备种类和时间，不保存网络地址。有不认识的，请结束它；工作人员还请马上修改密码。',
  thisOne: '就是这一台',
  kind: { phone: '手机', tablet: '平板', computer: '电脑', other: '其他设备' },
  unknown: '不知道什么设备',
  token: (name: string) => `机器令牌“${name}”`,
  since: (time: string) => `${time} 登录`,
  made: (time: string) => `${time} 建立`,
  seen: (time: string) => `最近使用：${time}`,
  end: '结束',
  endOthers: '结束其他全部',
  ended: (count: number) => `已结束 ${count} 个。`,
  password: '修改密码',
  passwordLead: '修改以后，别的设备和机器令牌全部退出。',
  current: '现在的密码',
  next: '新密码',
  nextHint: '至少12个字，可以是几个词或一句话。',
  change: '修改',
  changed: (count: number) => `密码已修改，退出了其他 ${count} 处登录。`,
}

const en: typeof zh = {
  page: 'My account',
  title: 'Where you are logged in',
  lead: 'Only the kind of device and the time are kept, no network address. End what you do not know; if you work here, change your password at once too.',
  thisOne: 'this one',
  kind: { phone: 'Phone', tablet: 'Tablet', computer: 'Computer', other: 'Another device' },
  unknown: 'Device not known',
  token: (name) => `Token of a machine, “${name}”`,
  since: (time) => `Logged in on ${time}`,
  made: (time) => `Made on ${time}`,
  seen: (time) => `Last used: ${time}`,
  end: 'End',
  endOthers: 'End all others',
  ended: (count) => `${count} ended.`,
  password: 'Change the password',
  passwordLead: 'Every other device, and every token of a machine, is logged out by that.',
  current: 'Password now',
  next: 'New password',
  nextHint: 'At least 12 signs: a few words, or a sentence.',
  change: 'Change',
  changed: (count) => `Changed; ${count} other logins were ended.`,
}

/** The same in both languages. */
export const ownSessionTexts = { 'zh-CN': zh, en }
