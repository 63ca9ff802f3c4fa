import type { TypedApp } from '../typed-app.ts'

const page = `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>充电桩报装协同 · Charging pile casework</title>
<h1>充电桩报装协同</h1>
<p>业主在小区车位上安装自用充电桩，从申请到通电，每一步由谁办、最晚哪一天办、办不成怎么办，都在这里记录。</p>
<p>这是接口服务，暂时没有网页界面。接口说明和在线试用：<a href="/docs">/docs</a>；机器可读的说明：<a href="/openapi.json">/openapi.json</a>。</p>
<section lang="en">
<h2>Charging pile casework</h2>
<p>Carries an owner's request for a private charging pile through a residential compound, from filing to a working pile: who must act, by when, and what follows otherwise.</p>
<p>This is a service with an API and no pages of its own yet. Documentation to read and try: <a href="/docs">/docs</a>; for machines: <a href="/openapi.json">/openapi.json</a>.</p>
</section>
</html>
`

/** Who comes to the address without a path is told what this is and where to go on. */
export const frontPageRoutes = (app: TypedApp) => {
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, (_, reply) =>
    reply.type('text/html; charset=utf-8').send(page),
  )
}
