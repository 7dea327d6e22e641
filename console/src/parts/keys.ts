import { onScopeDispose, ref, shallowReactive, watch, type Ref } from 'vue'
import { kept } from '../api/tabs'
import type { Both } from '../words'

interface Key { keys: string; words: Both; run: () => void }
/** The keys that do something on what is shown; `?` lists them. */
export const known = shallowReactive<Key[]>([])
/** Whether keys of single characters do something: who speaks to the computer, or strikes keys unawares, switches them off. */
export const characters = ref(kept.get('characters') !== 'off')
watch(characters, (on) => (on ? kept.remove('characters') : kept.set('characters', 'off')))
export const works = (key: Key) => characters.value || !/(^|\s)\S$/.test(key.keys)

/**
 * Keys of a page or part: `useKeys([{ keys: 'j', words: ['下一条', 'Next'], run }])`. A sequence is written with a blank
 * (`g h`). They do nothing while somebody types or a dialog is open.
 */
export function useKeys(keys: Key[]) {
  known.push(...keys)
  onScopeDispose(() => keys.forEach((key) => { const at = known.indexOf(key); if (at >= 0) known.splice(at, 1) }))
}

/** Keys that go from link to link within an element: `useRows(list, 'a.item')`. Returns the step, for other keys. */
export function useRows(within: Readonly<Ref<HTMLElement | null>>, links: string) {
  function go(by: number) {
    const all = Array.from(within.value?.querySelectorAll<HTMLElement>(links) ?? []), at = all.indexOf(document.activeElement as HTMLElement)
    const next = all[Math.max(0, Math.min(all.length - 1, at + by))]
    next?.focus()
    next?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    { keys: 'j', words: ['下一条', 'Next row'], run: () => go(1) },
    { keys: 'k', words: ['上一条', 'Row before'], run: () => go(-1) },
  ])
  return go
}

/** Whether a dialog is open; one that is closed may stay in the page. */
const asks = () => Array.from(document.querySelectorAll('[aria-modal="true"]')).some((dialog) => dialog.getClientRects().length > 0)
let before = '', when = 0
addEventListener('keydown', (event) => {
  const at = event.target as HTMLElement
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable || asks()) return
  // Enter and the blank on a button or link are its own.
  if ((event.key === 'Enter' || event.key === ' ') && /^(A|BUTTON|SUMMARY)$/.test(at.tagName)) return
  const sequence = Date.now() - when < 1200 ? `${before} ${event.key}` : ''
  const find = (keys: string) => { for (let n = known.length - 1; n >= 0; n--) if (known[n]!.keys === keys && works(known[n]!)) return known[n] }
  const found = (sequence && find(sequence)) || find(event.key)
  ;[before, when] = [event.key, Date.now()]
  if (!found) return
  event.preventDefault()
  found.run()
})
