import { toast } from './toast'
import { c } from '../words/common'

/** Copy a text. navigator.clipboard is missing where the page came over plain HTTP. */
export function copy(text: string) {
  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('readonly', '')
  area.className = 'hidden'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (done) toast(c.copied)
}
