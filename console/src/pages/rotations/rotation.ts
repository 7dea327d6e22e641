/** What forms of rotations have in common. */
import { ActivityKind, type Rotation, type SetUpRotation } from '../../api/operations'
import type { Field, Values } from '../../parts/fields'
import { word } from '../../words'
import { kinds, ownField } from '../meetings/meeting'

const KEEPERS = ['dispatcher', 'supervisor', 'department_handler', 'chain_chief', 'service_clerk']
export const ofKind = (one: Rotation) => (one.activity_kind ? word(ActivityKind, one.activity_kind) : one.meeting_kind_name)
const hosts = (required: boolean): Field => ({ key: 'host_ids', type: 'entities', of: 'organization', title: ['轮值单位', 'Hosts'], required, hint: ['按次序,二至五十个', 'In their order, two to fifty'] })
export const setUpFields = (): Field[] => [
  { key: 'name', type: 'text', title: ['名称', 'Name'], required: true, most: 120 },
  ...ownField(['管理单位', 'Kept by'], KEEPERS),
  { key: 'of', type: 'radio', of: { activity: ['活动承办', 'Hosts of activities'], meeting: ['会议主持', 'Chair of meetings'] }, title: ['用于', 'For'], required: true },
  { key: 'activity_kind', type: 'select', of: ActivityKind, title: ['活动类型', 'Kind of activity'], required: true, when: (values) => values.of === 'activity' },
  { key: 'meeting_kind_id', type: 'entity', of: kinds, title: ['会议类型', 'Kind of meeting'], required: true, when: (values) => values.of === 'meeting' },
  { key: 'chain_id', type: 'entity', of: 'chain', title: ['产业链', 'Chain'], hint: ['不填则不限', 'Any, if left out'] },
  hosts(true),
]
export const setUpBody = ({ of, activity_kind, meeting_kind_id, ...rest }: Values) => ({ ...rest, ...(of === 'activity' ? { activity_kind } : { meeting_kind_id }) }) as unknown as SetUpRotation
export const changeFields: Field[] = [
  { key: 'name', type: 'text', title: ['名称', 'Name'], required: true, most: 120 },
  hosts(true),
  { key: 'active', type: 'flag', title: ['启用', 'In use'] },
]
export const valuesOf = (one: Rotation): Values => ({ name: one.name, host_ids: one.hosts.map(({ id }) => id), active: one.active })
/** Who can host in place of the next one. */
export const othersOf = (one: Rotation) => Object.fromEntries(one.hosts.filter(({ id }) => id !== one.next_host_id).map(({ id, name }) => [id, [name, name] as const]))
export const nextOf = (one: Rotation) => one.hosts.find(({ id }) => id === one.next_host_id)
