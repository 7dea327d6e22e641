/** What the pages of organizations have in common: their form, and how they are told in a line. */
import type { Router } from 'vue-router'
import { OrganizationKind, Ownership, Scale, type Organization } from '../../api/operations'
import { changesOf, type Field, type Values } from '../../parts/fields'
import { c } from '../../words/common'

const ENTERPRISE = (values: Values) => values.kind === 'enterprise'
const PARTY = new Set<unknown>(['party_committee', 'general_branch', 'branch', 'joint_branch', 'functional_branch', 'chain_committee'])
export const PARTY_KINDS = [...PARTY] as OrganizationKind[]
const ATTRIBUTES = ['headcount', 'member_count', 'ownership', 'scale', 'honors'] as const

export const organizationFields = (fresh: boolean): Field[] => [
  ...(fresh ? [
    { key: 'kind', type: 'select', of: OrganizationKind, title: ['类别', 'Kind'], required: true } as const,
    { key: 'code', type: 'text', title: ['编号', 'Code'], required: true, most: 60 } as const,
  ] : []),
  { key: 'name', type: 'text', title: ['名称', 'Name'], required: true, most: 200 },
  { key: 'uscc', type: 'text', title: ['统一社会信用代码', 'Unified social credit code'], most: 18, hint: ['18 位;企业必填', '18 characters; enterprises must have one'] },
  { key: 'founded', type: 'date', title: ['成立日期', 'Founded'] },
  { key: 'headcount', type: 'number', title: ['职工人数', 'Staff'], min: 0, when: ENTERPRISE },
  { key: 'member_count', type: 'number', title: ['党员人数', 'Party members'], min: 0, when: (values) => ENTERPRISE(values) || PARTY.has(values.kind) },
  { key: 'ownership', type: 'select', of: Ownership, title: ['所有制', 'Ownership'], when: ENTERPRISE },
  { key: 'scale', type: 'select', of: Scale, title: ['规模', 'Size'], when: ENTERPRISE },
  { key: 'honors', type: 'long', title: ['荣誉', 'Honors'], rows: 2, hint: ['每行一项', 'One a line'], when: (values) => ENTERPRISE(values) || PARTY.has(values.kind) },
]

export const valuesOf = (of: Organization): Values => ({
  kind: of.kind, name: of.name, uscc: of.uscc, founded: of.founded, ...of.attributes, honors: of.attributes.honors?.join('\n'),
})
const lines = (text: unknown) => String(text ?? '').split('\n').map((line) => line.trim()).filter(Boolean)

/** The body that registers an organization, or that changes one which was `before`. */
export function organizationBody(values: Values, before: Values = {}) {
  const { kind, ...changed } = changesOf(values, before), attributes: Record<string, unknown> = {}, body: Record<string, unknown> = { ...changed }
  for (const name of ATTRIBUTES) {
    delete body[name]
    if (changed[name] !== undefined && (changed[name] !== null || name === 'honors')) attributes[name] = name === 'honors' ? lines(changed[name]) : changed[name]
  }
  return { ...body, ...(before.kind ? {} : { kind }), ...(Object.keys(attributes).length ? { attributes } : {}) }
}

/** `生物医药 · 研发、生产`. */
export const places = (of: Organization) => of.chains.map(({ chain, segments, sub_industries }) => [chain.name, [...segments, ...sub_industries].join(c.comma)].filter(Boolean).join(' · '))

/** Open what has just been registered. */
export const created = (router: Router, to: string) => void router.push(to)
