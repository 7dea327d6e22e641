import { Facility, VenueKind, type Venue } from '../../api/operations'
import { changesOf, type Field, type Values } from '../../parts/fields'
import { w } from './words'

export const venueFields = (fresh: boolean): Field[] => [
  ...(fresh ? [{ key: 'code', type: 'text', title: ['编号', 'Code'], required: true, most: 60 } as const] : []),
  { key: 'name', type: 'text', title: ['名称', 'Name'], required: true, most: 100 },
  { key: 'kind', type: 'select', of: VenueKind, title: ['类别', 'Kind'], required: true },
  { key: 'owner_id', type: 'entity', of: 'organization', title: ['归属组织', 'Run by'], required: true },
  { key: 'chain_id', type: 'entity', of: 'chain', title: ['服务的产业链', 'Serves the chain'], hint: ['不选为面向所有人', 'Everybody, if left out'] },
  { key: 'address', type: 'text', title: ['地址', 'Address'], required: true, most: 200 },
  { key: 'area', type: 'decimal', title: ['面积', 'Area'], unit: ['平方米', 'm²'], required: true },
  { key: 'facilities', type: 'many', of: Facility, title: ['设施', 'Facilities'] },
  { key: 'opening_hours', type: 'long', title: ['开放时间', 'Opening hours'], rows: 3, hint: ['每行一段:周一 09:00-18:00;不填为预约开放', 'One a line: 1 09:00-18:00 (1 is Monday); empty: by appointment'] },
  { key: 'shared', type: 'flag', title: ['可供其他单位使用', 'Others may use it'] },
]
const DAYS = '一二三四五六日'
export const hoursText = (of: Venue) => of.opening_hours.map((one) => `${w.weekday(one.weekday)} ${one.opens}-${one.closes}`)
const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
/** `周一 09:00-18:00`, `Mon 9:00-18:00` and `1 09:00-18:00`. What is not readable is told to be wrong by the platform. */
function hoursOf(text: unknown) {
  return String(text ?? '').split('\n').map((line) => line.trim()).filter(Boolean).map((line) => {
    const found = /^(\S+?)\s+(\d{1,2})[::](\d\d)\s*[-–—~至]\s*(\d{1,2})[::](\d\d)$/.exec(line)
    const [, day = '', oh = '', om = '', ch = '', cm = ''] = found ?? []
    const weekday = Number(day) || DAYS.indexOf(day.slice(-1).replace('天', '日')) + 1 || DAY_NAMES.indexOf(day.slice(0, 3).toLowerCase()) + 1
    return { weekday, opens: found ? `${oh.padStart(2, '0')}:${om}` : line, closes: found ? `${ch.padStart(2, '0')}:${cm}` : '' }
  })
}
export const valuesOf = (of: Venue): Values => ({
  name: of.name, kind: of.kind, owner_id: of.owner.id, chain_id: of.chain?.id, address: of.address, area: String(of.area), facilities: [...of.facilities], opening_hours: hoursText(of).join('\n'), shared: of.shared,
})
export function venueBody(values: Values, before: Values = {}) {
  const { area, opening_hours, ...rest } = changesOf(values, before)
  return { ...rest, ...(area === undefined ? {} : { area: Number(area) }), ...(opening_hours === undefined ? {} : { opening_hours: hoursOf(opening_hours) }) }
}
