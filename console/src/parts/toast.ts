import { shallowRef } from 'vue'
import type { Problem } from '../api/problem'

export interface ToastShown { id: number; text: string; bad?: boolean; undo?: () => void }
export const toasts = shallowRef<ToastShown[]>([])
let last = 0

export const dismiss = (id: number) => { toasts.value = toasts.value.filter((one) => one.id !== id) }

/** Say shortly what has happened, at the edge; with `undo`, for long enough to take it back. */
export function toast(text: string, more: { bad?: boolean; undo?: () => void } = {}) {
  const id = ++last
  toasts.value = [...toasts.value.slice(-2), { id, text, ...more }]
  setTimeout(() => dismiss(id), more.undo || more.bad ? 8000 : 4000)
}

/** Say what the platform refused; `about` is what it was, where that is not plain. */
export const refused = (problem: Problem, about?: string) => toast([about && `${about}:`, problem.title, problem.detail].filter(Boolean).join(' '), { bad: true })
