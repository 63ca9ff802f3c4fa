import { UnusableRules } from '../../workflows/rules/packs.ts'
import { sentencesOfCheck } from '../rules/check-pack-file.ts'

const [file, ...more] = process.argv.slice(2)
if (!file || more.length > 0) {
  process.stderr.write('用法 usage: npm run rules:check -- FILE\n')
  process.exitCode = 2
} else {
  try {
    for (const sentence of sentencesOfCheck(file)) process.stdout.write(`${sentence}\n`)
  } catch (error) {
    if (!(error instanceof UnusableRules)) throw error
    for (const { path, sentence } of error.faults) {
      process.stderr.write(`${path === '' ? '（整个文件 whole file）' : path}\n  ${sentence.zh}\n  ${sentence.en}\n`)
    }
    process.stderr.write(`共${error.faults.length}处错误。 ${error.faults.length} mistake(s).\n`)
    process.exitCode = 1
  }
}
