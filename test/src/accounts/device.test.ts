import { expect, test } from 'vitest'
import { deviceOf } from '../../../src/accounts/device.ts'

const android =
  'Mozilla/5.0 (Linux; Android 14; V2304A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0 Mobile Safari/537.36'

test.each([
  [`${android} MicroMessenger/8.0.49`, 'phone', 'WeChat'],
  [android, 'phone', 'Chrome'],
  ['Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 Chrome/126.0 Safari/537.36', 'tablet', 'Chrome'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
    'phone',
    'Safari',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0', 'computer', 'Edge'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0', 'computer', 'Firefox'],
  ['curl/8.5.0', 'other', ''],
  [undefined, 'other', ''],
])('%s', (agent, kind, program) => {
  expect(deviceOf(agent)).toEqual({ kind, program })
})
