import { ref, watch } from 'vue'
import { kept } from '../api/tabs'

/** Light or dark; as the system has it until somebody chooses. */
export const theme = ref<'light' | 'dark'>(document.documentElement.classList.contains('dark') ? 'dark' : 'light')
watch(theme, (now) => {
  document.documentElement.className = now
  kept.set('look', now)
})
