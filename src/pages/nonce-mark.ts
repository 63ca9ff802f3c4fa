/** Stands in the built pages wherever the nonce of the answer belongs. Of a file of its own: the build reads nothing else of the service. */
export const nonceMark = 'NONCE-OF-THIS-ANSWER'

/** Name of the worker of the checklist on site, as it is built and handed out. */
export const fieldWorkerName = 'field-worker.js'
