import { PostKind, type Post } from '../../api/operations'
import type { Column } from '../../parts/list'
import { word } from '../../words'
import { period } from '../../words/time'

export const postColumns: Column<Post>[] = [
  { key: 'person', title: ['姓名', 'Name'], as: 'main', text: (row) => row.person.name },
  { key: 'kind', title: ['岗位', 'Post'], text: (row) => word(PostKind, row.kind) },
  { key: 'organization', title: ['所在组织', 'Organization'], text: (row) => row.organization.name },
  { key: 'chain', title: ['产业链', 'Chain'], text: (row) => row.chain?.name },
  { key: 'valid', title: ['任期', 'Held'], text: (row) => period(row.valid_from, row.valid_to) },
]
