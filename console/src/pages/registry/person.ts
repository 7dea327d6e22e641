import { Locale } from '../../api/operations'
import type { Field } from '../../parts/fields'

export const personFields = (fresh: boolean): Field[] => [
  { key: 'name', type: 'text', title: ['姓名', 'Name'], required: true, most: 60 },
  ...(fresh ? [{ key: 'code', type: 'text', title: ['编号', 'Code'], most: 60 } as const] : []),
  { key: 'phone', type: 'tel', title: ['电话', 'Telephone'] },
  { key: 'email', type: 'email', title: ['电子邮箱', 'E-mail'] },
  { key: 'locale', type: 'select', of: Locale, title: ['通知语言', 'Language of messages'] },
]
