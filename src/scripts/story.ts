import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { readConfig } from '../config.ts'
import { startDemo } from '../demo/start-demo.ts'
import { readTheatre } from '../demo/theatre-file.ts'
import { playStory, type Theatre } from '../stories/play.ts'
import { stories } from '../stories/stories.ts'

const say = (line: string) => {
  process.stdout.write(`${line}\n`)
}

/** A demo of its own for one story, gone afterwards. */
const ownTheatre = async (): Promise<Theatre & { close(): Promise<void> }> => {
  const folder = mkdtempSync(join(tmpdir(), 'pile-story-'))
  const config = readConfig({ PORT: '0', DATABASE_URL: `file:${join(folder, 'pile.db')}` })
  const demo = await startDemo(config, { logger: pino({ level: 'error' }), pollMs: null })
  return {
    baseUrl: demo.service.url,
    operator: demo.operator,
    close: async () => {
      await demo.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const [name] = process.argv.slice(2)
const story = stories.find((candidate) => candidate.name === name)
if (!story) {
  process.stderr.write(`用法 Usage: npm run story -- NAME\n`)
  for (const each of stories) process.stderr.write(`  ${each.name.padEnd(14)} ${each.title.zh}  ${each.title.en}\n`)
  process.exitCode = 1
} else {
  const running = await readTheatre()
  if (running) {
    say(`在运行中的演示服务上演出 playing on ${running.baseUrl}`)
    await playStory(story, running, say)
  } else {
    say('没有运行中的演示服务（npm run demo），临时启动一个 no demo is running, starting one for this story')
    const own = await ownTheatre()
    try {
      await playStory(story, own, say)
    } finally {
      await own.close()
    }
  }
}
