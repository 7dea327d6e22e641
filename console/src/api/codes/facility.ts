// Made from the declarations by `lianshang docs`; do not edit. Codes with their words, the Chinese ones first.
/** What a venue has (设施). */
export const Facility = {
  meeting_room: ["会议室", "meeting room"],
  projector: ["投影", "projector"],
  sound_system: ["音响", "sound system"],
  video_conference: ["视频会议", "video conference"],
  service_desk: ["服务窗口", "service desk"],
  reading_room: ["图书阅览", "reading room"],
  fitness: ["健身", "fitness"],
  meals: ["餐饮", "meals"],
  parking: ["停车", "parking"],
  step_free_access: ["无障碍通道", "step-free access"],
} as const;
export type Facility = keyof typeof Facility;
