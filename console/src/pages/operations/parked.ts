import type { ParkedStatus } from '../../api/operations'
import type { Field } from '../../parts/fields'
import type { Tone } from '../../parts/Status.vue'

export const dropReason: Field = { key: 'reason', type: 'long', title: ['丢弃原因', 'Why'], required: true, most: 500 }
export const PARKED_TONES: Record<ParkedStatus, Tone> = { waiting: 'soon', dead: 'late', dropping: 'busy', dropped: 'calm' }
