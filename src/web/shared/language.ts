/** The languages of the pages: Chinese first. */
export type PageLanguage = 'zh-CN' | 'en'

const key = 'language'

/** The language that this browser last chose; Chinese unless English was chosen. */
export const language = (): PageLanguage => {
  try {
    return window.localStorage.getItem(key) === 'en' ? 'en' : 'zh-CN'
  } catch {
    // Some in-app browsers keep nothing: then every page begins in Chinese.
    return 'zh-CN'
  }
}

/** Keeps the choice of this browser. */
export const keepLanguage = (chosen: PageLanguage): void => {
  try {
    window.localStorage.setItem(key, chosen)
  } catch {
    // Nothing is kept, the page goes on in the chosen language.
  }
}
