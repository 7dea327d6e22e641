// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What somebody can do with a venue (对阵地可执行的操作). */
export const VenueAction = {
  change: ["修改", "change"],
  closure: ["关闭", "close"],
  opening: ["重新开放", "open again"],
} as const;
export type VenueAction = keyof typeof VenueAction;
/** What a venue is (阵地类型). */
export const VenueKind = {
  district_centre: ["区级中心", "district centre"],
  street_centre: ["街道中心", "street centre"],
  community_centre: ["社区中心", "community centre"],
  station: ["驿站", "station"],
  activity_room: ["活动室", "activity room"],
  studio: ["工作室", "studio"],
} as const;
export type VenueKind = keyof typeof VenueKind;
/** How it stands with a venue asked for (阵地申请状态). */
export const VenueRequestStatus = {
  requested: ["预订中", "asked for"],
  booked: ["已预订", "booked"],
  taken: ["该时段已被占用", "taken at that time"],
  closed: ["阵地已关闭", "closed"],
  not_shared: ["阵地不对其他单位开放", "not shared with others"],
  unknown: ["没有此阵地", "no such venue"],
  released: ["预订已被阵地单位取消", "cancelled by who runs the venue"],
} as const;
export type VenueRequestStatus = keyof typeof VenueRequestStatus;
/** Whether a venue can be used (阵地状态). */
export const VenueStatus = {
  open: ["开放", "open"],
  closed: ["关闭", "closed"],
} as const;
export type VenueStatus = keyof typeof VenueStatus;
/** What somebody has to do with a venue (阵地待办). */
export const VenueWaiting = {
  owner: ["归属组织已停用的阵地", "a venue whose owner is inactive: give it another, or close it"],
} as const;
export type VenueWaiting = keyof typeof VenueWaiting;
