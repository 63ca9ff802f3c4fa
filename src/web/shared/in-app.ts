/** Browsers inside other applications: they show pages, but save no files and print nothing. */
const inOthers = /MicroMessenger|QQ\/|DingTalk|AlipayClient|Lark|Feishu|Weibo|aweme|XiaoHongShu/i

/** Whether this page is read inside another application. */
export const isInApp = (): boolean => inOthers.test(navigator.userAgent)

/**
 * Whether a PDF opens in place. The readers inside other applications on Android and HarmonyOS draw none: there a link to one
 * leads to an empty page, or to nothing.
 */
export const drawsPdf = (): boolean => !isInApp() || !/Android|HarmonyOS|OpenHarmony/i.test(navigator.userAgent)
