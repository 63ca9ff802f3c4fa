/** Stands in the built pages wherever the nonce of the answer belongs. Of a file of its own: the build reads nothing else of the service. */
export const nonceMark = 'NONCE-OF-THIS-ANSWER'

/** Name of the worker of the checklist on site, as it is built and handed out. */
export const fieldWorkerName = 'field-worker.js'

/** Name of the file that says which parts each page is made of. */
export const pagePartsName = 'page-parts.json'

/** The files of each page that is loaded when it is opened, by the path of its source. */
export type PageParts = Readonly<Record<string, readonly string[]>>
