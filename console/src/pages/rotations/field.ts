import { call } from '../../api/call'
import { me } from '../../api/session'
import type { EntitySource } from '../../parts/entities'
import type { Field } from '../../parts/fields'
import { w } from './words'

const own = () => new Set((me.value?.posts ?? []).map((post) => post.organization.id))
const rotations = (of: 'activity' | 'meeting'): EntitySource => ({
  search: async (typed, signal) => (await call('list_rotations', { query: { active: true, limit: 100 }, signal })).items
    .filter((one) => (one.activity_kind !== null) === (of === 'activity') && own().has(one.organization_id) && one.name.includes(typed.trim()))
    .map((one) => ({ id: one.id, name: one.name, hint: w.isNext(one.next_host_name) })),
})
/** The field by which an activity or a meeting is made from a rotation; whose turn it is stands beside each. */
export const rotationField = (of: 'activity' | 'meeting'): Field => ({ key: 'rotation_id', type: 'entity', of: rotations(of), title: ['轮值', 'Rotation'], hint: of === 'activity' ? ['由轮到的单位承办', 'Hosted by whose turn it is'] : ['由轮到的单位主持', 'Whose turn it is takes the chair'] })
