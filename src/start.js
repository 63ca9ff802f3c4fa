import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// The next start finds what this one has made of the sources; where the folder cannot be written, each start makes it anew.
// Not TypeScript: what is read before this line is made anew by every start.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/compiled', import.meta.url)))

const { builtService } = await import('./pages/service-bundle.ts')
const file = builtService()
// From the sources it takes some seconds longer.
const { serve } = file === null ? await import('./serve.ts') : await import(file)
await serve({ isBuilt: file !== null })
