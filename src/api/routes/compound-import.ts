import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { faultCodes } from '../../compounds/faults.ts'
import { columnIds } from '../../compounds/import/columns.ts'
import type { Unreadable } from '../../compounds/import/table.ts'
import { mostRows } from '../../compounds/import/table.ts'
import { templateCsv, templateWorkbook } from '../../compounds/import/template.ts'
import type { Register } from '../../compounds/register.ts'
import { callerOf } from '../access.ts'
import { json, problemAnswers } from '../answers.ts'
import { fileTypes } from '../openapi.ts'
import { languageOf, Problem, type ProblemCode } from '../problems.ts'
import { readUpload } from '../read-upload.ts'
import type { TypedApp } from '../typed-app.ts'

/** The largest table in bytes: 20,000 full rows are 5 million as CSV and less as a workbook. */
const mostBytes = 10 * 1024 * 1024

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const tableTypes = ['text/csv', workbookType]

const Bilingual = z.object({ zh: z.string(), en: z.string() })

const ImportFault = z
  .object({
    row: z.int().nullable().describe('Row as the spreadsheet numbers it; null = the whole table.'),
    otherRow: z.int().nullable().describe('The other row that says something else.'),
    column: z.string().nullable().describe('Header as written in the file.'),
    field: z.enum(columnIds).nullable(),
    value: z.string().nullable().describe('What is written there, shortened.'),
    code: z.enum(faultCodes),
    sentence: Bilingual,
  })
  .meta({
    id: 'ImportFault',
    examples: [
      {
        row: 7,
        otherRow: 2,
        column: '楼层',
        field: 'floor',
        value: '-2',
        code: 'GARAGE_DIFFERS',
        sentence: {
          zh: '同一车库与第 2 行所填（-1）不同。',
          en: 'The same garage is described differently in row 2 (-1).',
        },
      },
    ],
  })

const Counts = z.object({ created: z.int(), updated: z.int(), unchanged: z.int() }).meta({ id: 'ImportCounts' })

const ImportReport = z
  .object({
    dryRun: z.boolean(),
    rows: z.int().describe('Rows of spaces in the table.'),
    remarks: z.int().describe('Rows passed over because they begin with `# `.'),
    written: z.boolean().describe('Whether anything was written. A second import of the same table writes nothing.'),
    counts: z
      .object({
        companies: Counts,
        compounds: Counts,
        garages: Counts,
        fireZones: Counts,
        transformers: Counts,
        spaces: Counts,
      })
      .describe(
        'What is new, changed and as it was; a compound is changed when anything in it is. All 0 where there are faults: then nothing is imported.',
      ),
    faults: z.array(ImportFault).describe('Every fault, row by row. Empty = the table can be imported.'),
    faultsLeftOut: z.int().describe('Further faults of rows that are already listed, left out because there are too many.'),
  })
  .meta({
    id: 'ImportReport',
    examples: [
      {
        dryRun: false,
        rows: 412,
        remarks: 1,
        written: true,
        counts: {
          companies: { created: 0, updated: 0, unchanged: 1 },
          compounds: { created: 1, updated: 0, unchanged: 0 },
          garages: { created: 2, updated: 0, unchanged: 0 },
          fireZones: { created: 0, updated: 0, unchanged: 0 },
          transformers: { created: 1, updated: 0, unchanged: 0 },
          spaces: { created: 412, updated: 0, unchanged: 0 },
        },
        faults: [],
        faultsLeftOut: 0,
      },
    ],
  })

/** The table of spaces: importing it, and the empty one to fill in. */
export const compoundImportRoutes = (register: Register) => (app: TypedApp) => {
  app.post(
    '/api/compounds/import',
    {
      config: { access: ['operator'] },
      schema: {
        tags: ['compounds'],
        operationId: 'importCompounds',
        summary: 'Import a table of parking spaces: all of it or nothing',
        description:
          `multipart/form-data with one \`file\`: CSV (UTF-8, UTF-16 or GB18030) or XLSX (first sheet), one row per space, at most ${mostRows} rows. ` +
          'Chinese and English headers and words; see the template. A problem IMPORT_HAS_ERRORS carries the same `report` as a dry run.',
        consumes: ['multipart/form-data'],
        // The file is read as a stream and checked row by row; this describes it for clients.
        body: z.unknown().meta({
          type: 'object',
          required: ['file'],
          properties: { file: { type: 'string', format: 'binary' } },
          [fileTypes]: tableTypes,
        }),
        querystring: z.strictObject({
          dryRun: z.enum(['true', 'false']).default('false').describe('Report only, write nothing.'),
        }),
        response: {
          200: json('What was done, or in a dry run would be done or is wrong.', ImportReport),
          ...problemAnswers(400, 401, 403, 413, 415, 422, 429, 503),
        },
      },
    },
    async (request) => {
      const outcome = await register.importTable(await uploadedTable(request), request.query.dryRun === 'true')
      if (typeof outcome === 'string') throw unreadable(request, outcome)
      const report = { ...outcome, faults: [...outcome.faults] }
      if (report.faults.length > 0 && !report.dryRun) throw new Problem('IMPORT_HAS_ERRORS', { report })
      const { rows, counts, written } = report
      request.log.info({ rows, counts, written, by: callerOf(request).accountId }, 'table imported')
      return report
    },
  )

  app.get(
    '/api/compounds/import/template.xlsx',
    {
      config: { access: 'loggedIn' },
      schema: {
        tags: ['compounds'],
        operationId: 'readImportWorkbook',
        summary: 'The table to fill in, as a workbook with explanations',
        response: {
          200: { description: 'The workbook.', content: { [workbookType]: { schema: z.any() } } },
          ...problemAnswers(401, 429, 503),
        },
      },
    },
    async (_request, reply) =>
      reply
        .type(workbookType)
        .header('content-disposition', 'attachment; filename="compounds.xlsx"')
        .send(await templateWorkbook()),
  )

  app.get(
    '/api/compounds/import/template.csv',
    {
      config: { access: 'loggedIn' },
      schema: {
        tags: ['compounds'],
        operationId: 'readImportCsv',
        summary: 'The table to fill in, as CSV with explanations',
        response: {
          200: { description: 'The table.', content: { 'text/csv': { schema: z.string() } } },
          ...problemAnswers(401, 429, 503),
        },
      },
    },
    async (_request, reply) =>
      reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="compounds.csv"')
        .send(templateCsv()),
  )
}

const uploadedTable = async (request: FastifyRequest) => {
  if (!request.isMultipart()) throw new Problem('MEDIA_TYPE_UNSUPPORTED', todo(request, 'unsupported'))
  const { name, declared, bytes } = await readUpload(request, mostBytes)
  return { name, mediaType: declared, bytes }
}

const codes = {
  unsupported: 'MEDIA_TYPE_UNSUPPORTED',
  notWhatItSays: 'UPLOAD_IS_NOT_WHAT_IT_SAYS',
  tooLarge: 'BODY_TOO_LARGE',
} as const satisfies Record<Unreadable, ProblemCode>

/** What to do about a file that is no table. */
const todos: Readonly<Record<Unreadable, readonly [zh: string, en: string]>> = {
  unsupported: [
    '请上传 .xlsx 或 .csv 文件；旧的 .xls 请另存为 .xlsx。',
    'Send an .xlsx or .csv file; save an old .xls as .xlsx first.',
  ],
  notWhatItSays: [
    '请用表格软件打开原文件，另存为 .xlsx 或 .csv 后上传。',
    'Open the original in a spreadsheet, save it as .xlsx or .csv and send that.',
  ],
  tooLarge: [
    '请删除多余的工作表和带格式的空白行、列，或按小区分成几个文件。',
    'Remove other sheets and blank rows and columns that hold formats, or split the file by compound.',
  ],
}

const todo = (request: FastifyRequest, why: Unreadable): { todo: string } => {
  const [zh, en] = todos[why]
  return { todo: languageOf(request.headers['accept-language']) === 'zh' ? zh : en }
}

const unreadable = (request: FastifyRequest, why: Unreadable): Problem => new Problem(codes[why], todo(request, why))
