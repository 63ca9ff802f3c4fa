import type { Logger } from 'pino'
import { activePdf } from './active-pdf.ts'
import { cleanPicture } from './clean-picture.ts'
import type { CaseDocuments } from './ports.ts'
import { type Scan, ScanNotDone } from './scan.ts'

/**
 * Documents that are looked at before they are kept, wherever they come in: by the scanner of the operator, where there is one,
 * PDFs for what they would do when they are opened, and pictures for what they tell beside what they show. What the scanner cannot look at is not kept.
 */
export const checkedDocuments = (documents: CaseDocuments, scan: Scan | null, logger: Logger): CaseDocuments => ({
  ...documents,
  keep: async (upload) => {
    const { caseId, uploadedByParty, uploadedByAccount } = upload
    const by = { caseId, party: uploadedByParty, accountId: uploadedByAccount }
    try {
      const found = scan && (await scan(upload.bytes)).found
      if (found) {
        logger.warn({ ...by, found }, 'an upload was not kept: the scanner found something in it')
        return 'infected'
      }
    } catch (error) {
      if (!(error instanceof ScanNotDone)) throw error
      logger.error({ ...by, reason: error.message }, 'an upload was not kept: the scanner gave no verdict')
      return 'notScanned'
    }
    const found = upload.mediaType === 'application/pdf' ? activePdf(upload.bytes) : null
    if (found !== null) {
      logger.warn({ ...by, found }, 'an upload was not kept: the PDF is more than a paper')
      return found === 'unreadable' ? 'sealedPdf' : 'active'
    }
    const bytes = cleanPicture(upload.bytes, upload.mediaType)
    return typeof bytes === 'string' ? bytes : documents.keep({ ...upload, bytes })
  },
})
