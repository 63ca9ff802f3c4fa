const zh = {
  title: '把我的信息提供给谁',
  lead: '逐个勾选您同意的。没有勾选的也能提交，对方看不到您的信息；以后在申请页面可以再同意，也可以撤回。',
  leadLater: '每一方单独征求您的意见，随时可以改变。单位自己的系统（接口推送）只收到申请编号和待办名称，没有您的信息。',
  whole: '同意的全文，和不同意的影响',
  agree: '同意提供',
  refuse: '不同意',
  withdraw: '撤回同意',
  purpose: (what: string) => `用途：${what}。`,
  now: (what: readonly string[]) => `现在可见：${what.join('、')}。`,
  later: (what: readonly string[]) => `办到相应环节才可见：${what.join('、')}。`,
  masked: (what: readonly string[]) => `只显示一部分：${what.join('、')}。`,
  papers: (what: readonly string[]) => `可以打开的材料：${what.join('、')}。`,
  nothing: '看不到您的姓名、电话等信息。',
  basis: (what: string) => `依据：${what}。`,
  state: {
    agreed: (at: string) => `您于${at}同意。`,
    refused: (at: string) => `您于${at}表示不同意，对方看不到。`,
    withdrawn: (at: string) => `您于${at}撤回，从那时起对方看不到；此前看过的、办过的不受影响。`,
    notAsked: '还没有问过您。',
    told: '告知，不另征得同意。',
  },
  atCounter: '（窗口代记）',
  version: (version: string) => `文本第${version}版`,
  history: '说过的每一次',
}

const en: typeof zh = {
  title: 'Who gets my data',
  lead: 'Tick those you agree to, one by one. You can file without: whoever is not ticked does not see your data. You can agree later, or take a consent back, on the page of the request.',
  leadLater:
    'Each is asked for by itself, and you can change your mind at any time. Systems of bodies (webhooks) get the number of the request and the name of what is to be done, and none of your data.',
  whole: 'What you agree to in full, and what it means if you do not',
  agree: 'Agree',
  refuse: 'Do not agree',
  withdraw: 'Take consent back',
  purpose: (what) => `Purpose: ${what}.`,
  now: (what) => `Visible now: ${what.join(', ')}.`,
  later: (what) => `Visible only once its stage needs it: ${what.join(', ')}.`,
  masked: (what) => `Shown in part: ${what.join(', ')}.`,
  papers: (what) => `Papers it may open: ${what.join(', ')}.`,
  nothing: 'It sees neither your name nor your phone.',
  basis: (what) => `Basis: ${what}.`,
  state: {
    agreed: (at) => `You agreed on ${at}.`,
    refused: (at) => `You did not agree on ${at}: it does not see them.`,
    withdrawn: (at) => `You took it back on ${at}: it does not see them since. What it saw and did before stands.`,
    notAsked: 'You have not been asked yet.',
    told: 'You are told and not asked.',
  },
  atCounter: ' (written down at a counter)',
  version: (version) => `text version ${version}`,
  history: 'Everything that was said',
}

/** To whom personal data go: loaded with the pages that ask. */
export const handOverPageTexts: Readonly<Record<'zh-CN' | 'en', typeof zh>> = { 'zh-CN': zh, en }
