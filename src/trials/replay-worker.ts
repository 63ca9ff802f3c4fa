import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { prepareTrial } from '../../workflows/trials/prepare-trial.ts'
import { stepBack } from '../operation/step-back.ts'
import { playTasks, type ReplayNews, type ReplayThreadData } from './replay-threads.ts'
import { readTrialQuestion } from './trial-record.ts'

// A thread that helps with the replays of a trial.
stepBack()

// Handed over by `runOnThreads` from exactly this type.
const data = workerData as ReplayThreadData
if (!parentPort) throw new Error('this runs in a thread')
const told = once(parentPort, 'message')
const question = readTrialQuestion(data.run)
// Nothing else is ever said to it.
const [held] = (await told) as [readonly string[]]
const news: ReplayNews = { kind: 'played', played: playTasks(question, prepareTrial(question, { held }), data) }
parentPort.postMessage(news)
parentPort.close()
