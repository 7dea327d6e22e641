import './look/element'
import { createApp } from 'vue'
import { readClock } from './api/clock'
import { isProblem } from './api/problem'
import { resume } from './api/session'
import { kept } from './api/tabs'
import { dropOldDrafts } from './parts/draft'
import { refused, toast } from './parts/toast'
import App from './shell/App.vue'
import { router } from './router'
import { c } from './words/common'

// ECharts clears its place by innerHTML = ''; nothing else may write HTML.
try {
  const types = (window as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } }).trustedTypes
  types?.createPolicy('default', { createHTML: (text: string) => { if (text) throw new TypeError('no HTML'); return '' } })
} catch { /* There is one already. */ }

// A page of a release that is there no more: the new one is fetched. Once, in case it is the network that is away.
addEventListener('vite:preloadError', (event) => {
  if (Date.now() - Number(kept.get('reloaded')) < 60_000) return
  event.preventDefault()
  kept.set('reloaded', String(Date.now()))
  location.reload()
})

/** What nobody has caught is said, too. */
function broken(error: unknown) {
  if (isProblem(error)) refused(error)
  else toast(c.broken, { bad: true })
}
addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => { if ((reason as Error | undefined)?.name !== 'AbortError') broken(reason) })

dropOldDrafts()
void readClock().catch(() => undefined)
// What is around every page comes while it is asked who is there.
if (kept.get('remembered')) void import('./shell/Shell.vue')
void resume().finally(() => {
  const app = createApp(App).use(router)
  app.config.errorHandler = (error) => {
    console.error(error)
    broken(error)
  }
  app.mount('#app')
})
