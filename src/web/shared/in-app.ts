/** Browsers inside other applications: they show pages, but save no files and print nothing. */
const inOthers = /MicroMessenger|QQ\/|DingTalk|AlipayClient|Lark|Feishu|Weibo|aweme|XiaoHongShu/i

/** Whether this page is read inside another application. */
export const isInApp = (): boolean => inOthers.test(navigator.userAgent)
