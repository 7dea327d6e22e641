// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What can be done with a booking (可对阵地预订执行的操作). */
export const BookingAction = {
  cancellation: ["取消预订", "cancel"],
} as const;
export type BookingAction = keyof typeof BookingAction;
/** The order of bookings (阵地预订排序). */
export const BookingOrder = {
  starts_at: ["时间从早到晚", "the earliest first"],
  "-starts_at": ["时间从晚到早", "the latest first"],
} as const;
export type BookingOrder = keyof typeof BookingOrder;
/** How a booking of a venue stands (阵地预订状态). */
export const BookingStatus = {
  booked: ["已预订", "booked"],
  cancelled: ["已取消", "cancelled"],
} as const;
export type BookingStatus = keyof typeof BookingStatus;
