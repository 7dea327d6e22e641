import './look/element'
import { createApp } from 'vue'
import { readClock } from './api/clock'
import { resume } from './api/session'
import App from './shell/App.vue'
import { router } from './router'

// ECharts clears its place by innerHTML = ''; nothing else may write HTML.
try {
  const types = (window as { trustedTypes?: { createPolicy(name: string, rules: object): unknown } }).trustedTypes
  types?.createPolicy('default', { createHTML: (text: string) => { if (text) throw new TypeError('no HTML'); return '' } })
} catch { /* There is one already. */ }

void readClock().catch(() => undefined)
void resume().catch(() => undefined).finally(() => {
  createApp(App).use(router).mount('#app')
})
