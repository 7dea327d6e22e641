import { ref, watch } from 'vue'
import { kept } from '../api/tabs'

/** Light or dark; as the system has it until somebody chooses. */
export const theme = ref<'light' | 'dark'>(document.documentElement.classList.contains('dark') ? 'dark' : 'light')
watch(theme, (now) => {
  document.documentElement.className = now
  kept.set('look', now)
})
/** Paper is light, whatever the screen is. */
export const paper = matchMedia('print')
paper.addListener((now) => { document.documentElement.className = now.matches ? 'light' : theme.value })
