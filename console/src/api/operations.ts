// Made from the declarations by `lianshang docs`; do not edit.
// An operation is named as everywhere. `in` is what it takes: `path`, `query` and `body`, and as `version` that of its
// ETag for If-Match. `out` is what it answers with, `fails` the codes of the problems that it may answer with instead.
import type { AccountStatus, ActivityAction, ActivityField, ActivityKind, ActivityOrder, ActivityStatus, ActivityStep, ActivityWaiting, AgreementAction, AgreementField, AgreementKind, AgreementOrder, AgreementStatus, AgreementStep, AgreementWaiting, AllianceRole, AttendanceOutcome, Audience, BookingAction, BookingOrder, BookingStatus, CaseAction, CaseMemberStatus, CaseStatus, CaseStep, CaseWaiting, Channel, CheckInWay, ClaimAction, ClaimStatus, ClaimWaiting, CommentKind, CommentVisibility, ConditionKind, Convenor, CourseAction, CourseStatus, DayOutcome, DayReason, DaySetting, DeadlineStatus, DecisionListAction, DecisionListKind, DeliveryAction, DeliveryStatus, DispatchSource, Duty, EnrolmentAction, EnrolmentStatus, Facility, FeedLanguage, FigureDimension, FigureGrouping, FigureKind, FigureTime, FindingKind, FollowUpAction, FollowUpCause, FollowUpOrder, FollowUpStatus, FollowUpWaiting, FormFieldType, GapCause, JobStatus, LateDuty, LeadAction, LeadField, LeadOrder, LeadStatus, LeadStep, LeadWaiting, LedgerKind, Locale, MandateAction, MandateEnd, MandateStatus, MatterAction, MatterStatus, MatterStep, MatterWaiting, MeetingAction, MeetingOrder, MeetingPeriod, MeetingStatus, MeetingStep, MeetingWaiting, NegotiationAction, NegotiationField, NegotiationOrder, NegotiationStatus, NegotiationStep, NegotiationWaiting, NegotiationWay, OccasionStatus, OfferAction, OfferStatus, OnSiteAction, OnSiteOrder, OnSiteStatus, OnSiteWaiting, OrganizationKind, OrganizationOrder, OutcomeKind, OwedStatus, OwedVisitOrder, OwedVisitStatus, OwedVisitWaiting, Ownership, ParkedAction, ParkedStatus, PartAction, PartDuty, PartStatus, PartyKind, PostKind, ProjectAction, ProjectCause, ProjectClass, ProjectEnding, ProjectField, ProjectOrder, ProjectStage, ProjectStanding, ProjectStatus, ProjectStep, ProjectWaiting, ProposalAct, ProposalAction, ProposalStatus, ProposalWaiting, ProposedField, ProspectAction, ProspectField, ProspectKind, ProspectOrder, ProspectStep, QuorumRule, RegistrationAction, RegistrationStatus, RelationDirection, RelationKind, RequestAction, RequestChannel, RequestDuty, RequestFileKind, RequestOrder, RequestPending, RequestStatus, RequestWaiting, ResolutionAction, ResolutionOrder, ResolutionProgress, ResolutionStatus, ResolutionStep, ResolutionWaiting, ReviewDecision, Role, RotationAction, RotationStep, RowOutcome, RuleCondition, Rung, Scale, SimilarityReason, StudyOutcome, TakenInChannel, UndecidedStatus, VenueAction, VenueKind, VenueRequestStatus, VenueStatus, VenueWaiting, VisitAction, VisitField, VisitOrder, VisitPeriod, VisitPlanAction, VisitPlanField, VisitPlanStatus, VisitPlanStep, VisitStatus, VisitStep, WorkUrgency, YearSource } from './codes';
export * from './codes';
export interface AcceptHistoryEntry {
  id: string;
  at: string;
  action: "accept";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export interface AcceptRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
}
export interface AcceptRequests {
  /** 1 to 200 calls, done one after the other. */
  items: AcceptRequestItem[];
}
export interface Account {
  person_id: string;
  /** Whose it is. */
  person_name: string;
  login: string;
  active: boolean;
  /** Whether it has a password at all. */
  opened: boolean;
  must_change_password: boolean;
  /** Until when sign-ins from unknown devices are refused, after many failures from anywhere. */
  locked_until: string | null;
  /** Only where one was just made. */
  one_time_password: string | null;
}
export interface Activity {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** What kind it is. */
  kind: ActivityKind;
  /** What it is called. */
  title: string;
  /** The organization that holds it. */
  organizer_id: string;
  organizer_name: string;
  /** Whose turn it is to host it, such as a lead enterprise. */
  host_id: string | null;
  host_name: string | null;
  /** The rotation whose turn it was, if any. */
  rotation_id: string | null;
  /** The organizations that hold it with them. */
  partners: Partner[];
  /** The chain it is held for. */
  chain_id: string | null;
  chain_name: string | null;
  /** Where. */
  place: string;
  starts_at: string;
  ends_at: string;
  /** The venue that it asks for, if any: `/v1/venues`. */
  venue_id: string | null;
  /** Its name; null until the request is answered. */
  venue_name: string | null;
  /** Whether it is booked, or why not; null without one. */
  venue_status: VenueRequestStatus | null;
  /** Why the booking was cancelled, as somebody said. */
  venue_note: string | null;
  /** Its booking: `/v1/venue-bookings`. */
  booking_id: string | null;
  /** Until when one can register; null: until its end. */
  registration_closes_at: string | null;
  /** How many can take part; null without a bound. */
  capacity: number | null;
  /** How many persons have a place. */
  confirmed: number;
  /** How many persons wait for one. */
  waiting: number;
  /** How many of them came, each person once. */
  attended: number;
  /** How many came besides, counted by heads; null until the summary is entered. */
  headcount: number | null;
  /** How it stands. */
  status: ActivityStatus;
  announced_at: string;
  announced_by_name: string;
  /** When its summary was entered, or it was cancelled. */
  settled_at: string | null;
  /** What the caller can do now. */
  actions: ActivityAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ActivityChange {
  /** What became different. */
  field: ActivityField;
  /** What it was; null for nothing. */
  before: string | null;
  /** What it is since; null for nothing, or, as `before`, for what is not told. */
  after: string | null;
}
export interface ActivityCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface ActivityCommentFilePage {
  items: ActivityCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ActivityDetail {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** What kind it is. */
  kind: ActivityKind;
  /** What it is called. */
  title: string;
  /** The organization that holds it. */
  organizer_id: string;
  organizer_name: string;
  /** Whose turn it is to host it, such as a lead enterprise. */
  host_id: string | null;
  host_name: string | null;
  /** The rotation whose turn it was, if any. */
  rotation_id: string | null;
  /** The organizations that hold it with them. */
  partners: Partner[];
  /** The chain it is held for. */
  chain_id: string | null;
  chain_name: string | null;
  /** Where. */
  place: string;
  starts_at: string;
  ends_at: string;
  /** The venue that it asks for, if any: `/v1/venues`. */
  venue_id: string | null;
  /** Its name; null until the request is answered. */
  venue_name: string | null;
  /** Whether it is booked, or why not; null without one. */
  venue_status: VenueRequestStatus | null;
  /** Why the booking was cancelled, as somebody said. */
  venue_note: string | null;
  /** Its booking: `/v1/venue-bookings`. */
  booking_id: string | null;
  /** Until when one can register; null: until its end. */
  registration_closes_at: string | null;
  /** How many can take part; null without a bound. */
  capacity: number | null;
  /** How many persons have a place. */
  confirmed: number;
  /** How many persons wait for one. */
  waiting: number;
  /** How many of them came, each person once. */
  attended: number;
  /** How many came besides, counted by heads; null until the summary is entered. */
  headcount: number | null;
  /** How it stands. */
  status: ActivityStatus;
  announced_at: string;
  announced_by_name: string;
  /** When its summary was entered, or it was cancelled. */
  settled_at: string | null;
  /** What the caller can do now. */
  actions: ActivityAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** What it is about and for whom. */
  description: string;
  /** What came of it. */
  summary: string | null;
  /** Why it was cancelled. */
  reason: string | null;
}
export interface ActivityFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface ActivityFilePage {
  items: ActivityFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ActivityHistory {
  id: string;
  at: string;
  person_id: string;
  person_name: string;
  /** In which role it was done. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** What happened. */
  action: ActivityStep;
  /** What became different by it. */
  changed: ActivityChange[];
}
export interface ActivityHistoryPage {
  items: ActivityHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ActivityPage {
  items: Activity[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface AddPart {
  /** A department, not the lead. */
  department_id: string;
  /** What it shall do. */
  note?: string;
  /** The time for it; preset: that of the request's item. */
  working_days?: number | null;
  /** Why it is needed. */
  reason: string;
}
export interface AddProjectKind {
  /** The local key, unique among kinds of projects. */
  code: string;
  /** What people call it. */
  name: string;
  /** What it counts as in figures; it stays so. */
  category: ProjectClass;
  /** Whether its projects go by stages; it stays so. */
  staged?: boolean;
  /** Whether the owner reports every month. */
  monthly?: boolean;
}
export interface AddToCase {
  /** Send those to the lead department that no department has accepted yet, as a dispatch or redispatch of the caller's, where the caller may. */
  gather?: boolean;
  /** Classifies those that are sent and have no item of the catalog. */
  item_id?: string | null;
  /** The requests, at most 100. */
  request_ids: string[];
  /** Why, if it is worth saying. */
  reason?: string;
}
export interface Agenda {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  /** By beginning. */
  items: Occasion[];
  /** The kinds of which there are more than 500: the earliest of them are here. */
  more: string[];
}
export interface Agreement {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** What it is called. */
  title: string;
  /** What it is about. */
  kind: AgreementKind;
  /** How it stands today: by its days, and never typed in. */
  status: AgreementStatus;
  /** The organization that keeps it. */
  owner_id: string;
  owner_name: string;
  /** The chain it is for, if any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The parties, in their order. */
  parties: Party[];
  /** When it was signed; sums of a year go by this day. */
  signed_on: string;
  /** Its first day. */
  starts_on: string;
  /** Its last day as agreed; null for one without an end. */
  ends_on: string | null;
  /** Its last day: as agreed, or earlier if it was ended early. */
  last_day: string | null;
  /** Days until its last day while it is in force; else null. */
  days_left: number | null;
  /** In yuan; null for one about no sum. */
  amount: string | null;
  /** What was agreed. */
  content: string;
  /** The last day if it was ended early. */
  ended_on: string | null;
  /** Why it was ended early. */
  end_reason: string | null;
  /** The agreement that it renews. */
  predecessor_id: string | null;
  predecessor_number: string | null;
  /** The agreement that renews it. */
  successor_id: string | null;
  successor_number: string | null;
  registered_at: string;
  registered_by_name: string;
  /** When it was told that it ends soon. */
  reminded_at: string | null;
  /** What the caller can do now. */
  actions: AgreementAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface AgreementChange {
  /** What of the agreement. */
  field: AgreementField;
  /** What it was; null for nothing. */
  before: string | null;
  /** What it is since; null for nothing. */
  after: string | null;
}
export interface AgreementCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface AgreementCommentFilePage {
  items: AgreementCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface AgreementFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface AgreementFilePage {
  items: AgreementFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface AgreementHistory {
  id: string;
  at: string;
  /** What happened. */
  action: AgreementStep;
  person_id: string;
  person_name: string;
  /** In which role it was done. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** What became different by it. */
  changed: AgreementChange[];
}
export interface AgreementHistoryPage {
  items: AgreementHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface AgreementPage {
  items: Agreement[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface AmendMinutes {
  /** The whole minutes as they should read. */
  minutes: string;
  /** Why. */
  reason: string;
}
export interface AnnounceActivities {
  /** 1 to 200 calls, done one after the other. */
  items: AnnounceActivityItem[];
}
export interface AnnounceActivity {
  /** What it is called. */
  title: string;
  /** Where. */
  place: string;
  /** The venue to be booked for its time; whether it is says `venue_status`, soon after. */
  venue_id?: string | null;
  /** When it starts. */
  starts_at: string;
  /** When it ends; after the start. */
  ends_at: string;
  /** Until when one can register; null: until its end. */
  registration_closes_at?: string | null;
  /** How many can take part; null without a bound. */
  capacity?: number | null;
  /** Whose turn it is to host it, such as a lead enterprise. */
  host_id?: string | null;
  /** The organizations that hold it with them. */
  partner_ids?: string[];
  /** What it is about and for whom. */
  description?: string;
  /** What kind it is. */
  kind: ActivityKind;
  /** The organization that holds it; preset: the caller's own, if there is only one. */
  organizer_id?: string | null;
  /** The chain it is held for, whose contacts are told. */
  chain_id?: string | null;
  /** The rotation whose next host takes it. */
  rotation_id?: string | null;
}
export interface AnnounceActivityItem {
  /** The body of the call. */
  body?: AnnounceActivity;
}
export interface AnnounceCourse {
  /** The title. */
  title: string;
  /** What it is about and for whom. */
  description?: string | null;
  /** Where it takes place. */
  venue: string;
  /** When it starts; after now. */
  starts_at: string;
  /** When it ends; after the start. */
  ends_at: string;
  /** How many can take part. */
  capacity: number;
  /** From when one can enrol; null for at once. */
  enrolment_opens_at?: string | null;
  /** Until when one can enrol; null for until the start. */
  enrolment_closes_at?: string | null;
  /** The organization that holds it. */
  organizer_id?: string | null;
  /** The code people use; unique, whatever the case of its letters. */
  code: string;
  /** The chain it is held for. A dispatcher must name a chain of theirs; null, for a course of the whole district, is the registrar's. */
  chain_id?: string | null;
}
export interface AnswerAddition {
  /** The request. */
  request_id: string;
  /** It stands below the official answer. */
  addition: string;
}
export interface AnswerCase {
  /** To all of them; null once it has been given, for those that could not be answered then. */
  answer?: string | null;
  /** What single requests are answered besides. */
  additions?: AnswerAddition[];
}
export interface AnswerDetails {
  /** Whether it was given by the due date. */
  on_time: boolean;
  /** Working time since the dispatch. */
  used_minutes: number;
}
export interface AnswerHistoryEntry {
  id: string;
  at: string;
  action: "answer";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: AnswerDetails;
}
export interface AnswerRequest {
  /** What has been done or found. */
  answer: string;
}
export interface AnswerRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: AnswerRequest;
}
export interface AnswerRequests {
  /** 1 to 200 calls, done one after the other. */
  items: AnswerRequestItem[];
}
export interface AnswerRound {
  /** Which one, counted from 1. */
  round: number;
  /** Whether its answer is the one that holds; none is while it is handled again. */
  current: boolean;
  /** Who answered. */
  department_id: string;
  department_name: string | null;
  answer: string;
  answered_at: string;
  /** Whether it was given by the due date. */
  on_time: boolean;
  /** Working time since the dispatch. */
  used_minutes: number;
  evaluation: Evaluation | null;
  review: Reviewed | null;
}
export interface ApiKey {
  id: string;
  /** What it is for. */
  name: string;
  /** The owner, for whom it acts. */
  person: NamedPerson;
  /** Only posts at this organization count. */
  organization: Reference;
  /** In which roles, as far as the owner has them. */
  roles: Role[];
  /** The names of the operations (`operationId`) it is for. */
  operations: string[];
  /** When it was made; wall time, as all here. */
  created_at: string;
  /** Who made it. */
  created_by: NamedPerson;
  /** The last day on which it is good. */
  expires_on: string;
  /** When it was used last, to within five minutes. */
  used_at: string | null;
  /** When it was taken back. */
  revoked_at: string | null;
}
export interface ApiKeyPage {
  items: ApiKey[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface AppointCommissioner {
  /** A handler, clerk or dispatcher of today, of whatever organization; null for nobody. */
  commissioner_id: string | null;
  /** Why. */
  reason?: string;
}
export interface Approval {
  id: string;
  /** What is proposed. */
  act: ProposalAct;
  /** Where it stands. */
  status: ProposalStatus;
  /** Whom it concerns, as far as they are registered: none of them can approve it. */
  persons: ProposedPerson[];
  /** The roles of trust that it would give. */
  posts: ProposedPost[];
  /** The fields that it changes, such as `reset_password`. */
  changes: ProposedField[];
  /** The file of an import. */
  filename: string | null;
  proposed_by: NamedPerson;
  proposed_at: string;
  /** When it ends by itself. */
  expires_at: string;
  decided_by: NamedPerson | null;
  decided_at: string | null;
  /** Why it was refused. */
  reason: string | null;
  /** What the caller can do now. */
  actions: ProposalAction[];
  version: number;
  /** Where an account was opened or reset: told once, here, and never again. */
  one_time_password: string | null;
}
export interface AskForReset {
  /** The login; capitals do not matter. */
  login: string;
}
export interface Attendance {
  /** Those of the expected organizations that attended. */
  present_ids: string[];
}
export interface Attending {
  id: string;
  name: string;
}
export interface Attributes {
  /** Staff. */
  headcount?: number;
  /** Party members. */
  member_count?: number;
  /** Who owns the enterprise. */
  ownership?: Ownership;
  /** The size class of the enterprise. */
  scale?: Scale;
  /** Honors it has been given. */
  honors?: string[];
}
export interface AttributesInput {
  /** Staff. */
  headcount?: number;
  /** Party members. */
  member_count?: number;
  /** Who owns the enterprise. */
  ownership?: Ownership;
  /** The size class of the enterprise. */
  scale?: Scale;
  /** Honors it has been given. */
  honors?: string[];
}
export interface BookVenue {
  /** The venue. */
  venue_id: string;
  /** The organization that has it; preset: the caller's own, if there is only one. */
  organization_id?: string | null;
  /** For what; everybody sees it. */
  title: string;
  /** From when. */
  starts_at: string;
  /** Until when; after the start, and still to come. */
  ends_at: string;
}
export interface BulkResult {
  /** Which item, counted from 0. */
  index: number;
  /** The HTTP status that the call alone would have had. */
  status: number;
  /** The answer that the call alone would have had; or null. */
  result: { [name: string]: unknown } | null;
  /** Why it was refused, as a problem (RFC 9457); or null. */
  problem: { [name: string]: unknown } | null;
}
export interface BulkResults {
  /** In the order of the items. */
  results: BulkResult[];
  /** How many were done, or proposed (202). */
  succeeded: number;
  /** How many were refused, each for itself. */
  refused: number;
}
export interface CalendarChanged {
  /** The version of the calendar after the change. */
  version: number;
}
export interface CalendarDay {
  day: string;
  working: boolean;
  /** Whether only the first shift is worked. */
  half: boolean;
  /** Why it is worked or not. */
  why: DayReason;
  /** The festival, or the reason of the override, as `zh` and `en`. */
  name: { [name: string]: string } | null;
  /** The other day of an exchange. */
  exchanged_with: string | null;
}
export interface CalendarDayChange {
  /** Worked in full, off, or worked in the first shift only (half). */
  setting: DaySetting;
  /** Why; shown wherever a deadline that it moves is explained. */
  reason: string;
}
export interface CalendarFeed {
  id: string;
  /** Where it is read, such as a telephone. */
  name: string;
  /** When it was made; wall time, as all here. */
  created_at: string;
  /** When it was read last. */
  used_at: string | null;
}
export interface CalendarFeedPage {
  items: CalendarFeed[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CalendarYear {
  year: number;
  /** If not, deadlines that reach it are provisional. */
  published: boolean;
  /** `statutory` (known to this release), `declared` (held by the overrides), or null. */
  source: YearSource | null;
}
export interface CalendarYearChange {
  /** True confirms the provisional deadlines that reach the year, false takes that back. */
  published: boolean;
  /** Why; shown wherever a deadline that it moves is explained. */
  reason: string;
}
export interface CancelActivity {
  /** Why; whoever has registered is told. */
  reason: string;
}
export interface CancelCourse {
  /** Told to everybody who is enrolled. */
  reason: string;
}
export interface CancelEnrolment {
  /** Why. */
  reason?: string | null;
}
export interface CancelMeeting {
  /** Why. */
  reason: string;
}
export interface CancelNegotiation {
  /** Why. */
  reason: string;
}
export interface CancelOnSiteDay {
  /** Why. */
  reason: string;
}
export interface CancelRegistration {
  /** Why, if one likes to say. */
  reason?: string;
}
export interface CancelVenueBooking {
  /** Why; whoever has booked is told, and everybody sees it. */
  reason: string;
}
export interface Case {
  id: string;
  /** The number for people: the day and a serial number. */
  number: string;
  /** What the requests have in common. */
  title: string;
  /** What it is about, for the offices. */
  description: string;
  /** Where it stands. */
  status: CaseStatus;
  /** The lead department, which answers. */
  department_id: string;
  department_name: string | null;
  /** The chain whose case it is, if any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The park whose case it is, if any. */
  park_id: string | null;
  park_name: string | null;
  /** How many requests are in it, answered ones included. */
  members: number;
  /** How many of them have been answered by it. */
  answered: number;
  /** The earliest deadline of the requests that wait in it. */
  due_at: string | null;
  /** The one official answer, once given. */
  answer: string | null;
  opened_at: string;
  /** When the last of its requests was answered. */
  answered_at: string | null;
  ended_at: string | null;
  end_reason: string | null;
  /** The job that answers its requests now, of whoever called it; null otherwise. */
  job_id: string | null;
  /** What the caller can do now. */
  actions: CaseAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface CaseDetails {
  /** The case. */
  case_id: string;
  /** Its number. */
  number: string;
}
export interface CaseHistory {
  id: string;
  at: string;
  /** What happened. */
  action: CaseStep;
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization. */
  organization_id: string | null;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** How many requests it was about. */
  count: number | null;
  /** Their numbers, the first hundred of them. */
  requests: string[];
  /** The lead department after it, where that is new. */
  department_name: string | null;
}
export interface CaseHistoryEntry {
  id: string;
  at: string;
  action: "case";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CaseDetails;
}
export interface CaseHistoryPage {
  items: CaseHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CaseMember {
  /** The membership. */
  id: string;
  request_id: string;
  number: string;
  title: string;
  /** Where the request stands now. */
  request_status: RequestStatus;
  enterprise_id: string;
  enterprise_name: string;
  /** Who has it now. */
  department_id: string | null;
  department_name: string | null;
  due_at: string | null;
  /** Whether it is in the case, answered by it, or was removed. */
  status: CaseMemberStatus;
  /** What it was answered besides. */
  addition: string | null;
  /** Why it could not be answered with the others, in Chinese; null where nobody tried. */
  refusal: string | null;
  added_at: string;
  answered_at: string | null;
  removed_at: string | null;
  /** Why it was removed, else why it was added, if that was said. */
  reason: string | null;
}
export interface CaseMemberPage {
  items: CaseMember[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CasePage {
  items: Case[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CaseRemovalHistoryEntry {
  id: string;
  at: string;
  action: "case_removal";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CaseDetails;
}
export interface Catalog {
  classes: ClassWithItems[];
}
export interface Chain {
  id: string;
  code: string;
  name: string;
  /** In order. */
  segments: Division[];
  sub_industries: Division[];
  active: boolean;
  /** The chain chief of the day asked for. */
  chief: NamedPerson | null;
  lead_enterprises: Reference[];
  /** Chain committees. */
  committees: Reference[];
  version: number;
}
export interface ChainPage {
  items: Chain[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ChangeAccount {
  /** Replace the password by a one-time one and end all sessions. */
  reset_password?: boolean;
  /** Remove the second factor, of somebody who has lost it. */
  reset_factor?: boolean;
  /** Forget failed sign-ins: nobody has to wait for the next try. */
  unlock?: boolean;
  /** End all sessions; the password stays. */
  end_sessions?: boolean;
  /** false closes the account and ends its sessions; true opens it again. */
  active?: boolean | null;
}
export interface ChangeActivity {
  /** What it is called. */
  title?: string;
  /** Where. */
  place?: string;
  /** The venue to be booked for its time; whether it is says `venue_status`, soon after. */
  venue_id?: string | null;
  /** When it starts. */
  starts_at?: string;
  /** When it ends; after the start. */
  ends_at?: string;
  /** Until when one can register; null: until its end. */
  registration_closes_at?: string | null;
  /** How many can take part; null without a bound. */
  capacity?: number | null;
  /** Whose turn it is to host it, such as a lead enterprise. */
  host_id?: string | null;
  /** The organizations that hold it with them. */
  partner_ids?: string[];
  /** What it is about and for whom. */
  description?: string;
}
export interface ChangeAgreement {
  /** What it is called. */
  title?: string;
  /** What it is about. */
  kind?: AgreementKind;
  /** The chain it is for; null for none. */
  chain_id?: string | null;
  /** Its parties, 2 to 20, each once; whoever keeps it need not be one. */
  parties?: NameParty[];
  /** When it was signed: today or earlier. */
  signed_on?: string;
  /** Its first day. */
  starts_on?: string;
  /** Its last day; null for one without an end. */
  ends_on?: string | null;
  /** In yuan, more than 0; a technology contract has one. */
  amount?: string | null;
  /** What was agreed. */
  content?: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number?: string | null;
  /** Why, for the history. */
  reason?: string;
}
export interface ChangeCase {
  /** What the requests have in common. */
  title?: string;
  /** For the offices. */
  description?: string;
  /** The lead department; its requests stay where they are. */
  department_id?: string;
}
export interface ChangeChain {
  /** The name. */
  name?: string;
  /** All segments in their new order; one that is missing is removed unless it is in use. */
  segments?: DivisionChange[];
  /** All sub-industries, likewise. */
  sub_industries?: DivisionChange[];
  /** Whether it is in use. */
  active?: boolean;
}
export interface ChangeClass {
  /** Its name. */
  name?: string;
  /** Where it stands among the classes. */
  position?: number;
  /** Whether its items can be chosen. */
  active?: boolean;
}
export interface ChangeCourse {
  /** The title. */
  title?: string;
  /** What it is about and for whom. */
  description?: string | null;
  /** Where it takes place. */
  venue?: string;
  /** When it starts; after now. */
  starts_at?: string;
  /** When it ends; after the start. */
  ends_at?: string;
  /** How many can take part. */
  capacity?: number;
  /** From when one can enrol; null for at once. */
  enrolment_opens_at?: string | null;
  /** Until when one can enrol; null for until the start. */
  enrolment_closes_at?: string | null;
  /** The organization that holds it. */
  organizer_id?: string | null;
}
export interface ChangeItem {
  /** The class it belongs to. */
  class_id?: string;
  /** Its name. */
  name?: string;
  /** The department that handles it by default. */
  department_id?: string;
  /** Time for handling in working days. */
  working_days?: number | null;
  /** How often the enterprise may be asked in one handling to supply something; as the terms say if null. */
  supplements?: number | null;
  /** For how many working days the clock waits for that at most; as the terms say if null. */
  supplement_days?: number | null;
  /** What the enterprise is asked, in order. */
  form?: FormFieldInput[];
  /** Whether it can be chosen. */
  active?: boolean;
}
export interface ChangeLead {
  /** What it is called. */
  title?: string;
  /** The chain it is for; null for none. */
  chain_id?: string | null;
  /** How it came about. */
  source?: string;
  /** The day of the first contact: today or earlier, and not after the first entry of the log. */
  first_contact_on?: string;
  /** What may be invested, in yuan, more than 0; null if unknown. */
  amount?: string | null;
  /** What it is about. */
  content?: string;
}
export interface ChangeMe {
  /** A telephone number, mobile or with area code. */
  phone?: string | null;
  /** An e-mail address. */
  email?: string | null;
  /** The language of mails and messages. */
  locale?: Locale;
  /** The password in use; needed for telephone and e-mail. */
  current_password?: string;
}
export interface ChangeMeeting {
  /** What it is about. */
  title?: string;
  /** The place. */
  place?: string;
  /** When it begins: in the future. */
  starts_at?: string;
  /** When it ends: later than it begins. */
  ends_at?: string;
  /** Its points in order. */
  agenda?: string[];
  /** Organizations invited besides the members. */
  guest_ids?: string[];
}
export interface ChangeMeetingKind {
  /** Its Chinese name. */
  name?: string;
  /** Its English name. */
  name_en?: string;
  /** In which roles it is convened. */
  convenors?: Convenor[];
  /** Its members: organizations of any kind. */
  member_ids?: string[];
  /** By what a meeting has a quorum. */
  quorum_rule?: QuorumRule;
  /** How many members, or percent of them; null for none. */
  quorum?: number | null;
  /** In which period meetings are owed. */
  period?: MeetingPeriod;
  /** How many at least in each period; null for none. */
  at_least?: number | null;
  /** The organizations that owe them: each convenes them itself. */
  owed_by_ids?: string[];
  /** The first period owed is that of this day. */
  owed_from?: string;
  /** Whether meetings of it can be convened. */
  active?: boolean;
}
export interface ChangeNegotiation {
  /** What it is called. */
  title?: string;
  /** How it is held. */
  way?: NegotiationWay;
  /** Today or later. */
  day?: string;
  /** The place, if offline. */
  place?: string;
  /** With which entries of the libraries, up to 20; at least one, that of the lead by preset. */
  prospect_ids?: string[];
  /** Which other organizations of the district take part, up to 20. */
  organization_ids?: string[];
  /** What it is about. */
  subject?: string;
}
export interface ChangeOnSiteDay {
  /** Today or later. */
  day?: string;
  /** The place. */
  place?: string;
  /** The departments that come. */
  department_ids?: string[];
  /** The service agents who come, by `/v1/service-agents`. */
  agent_ids?: string[];
  /** What shall be handled there. */
  note?: string;
}
export interface ChangeOrganization {
  /** The full name. */
  name?: string;
  /** The unified social credit code (GB 32100), 18 characters; enterprises must have one. */
  uscc?: string | null;
  /** The day it was founded. */
  founded?: string | null;
  /** Only those named change. */
  attributes?: AttributesInput;
  /** Whether it still exists. */
  active?: boolean;
}
export interface ChangePassword {
  /** The password in use. */
  current_password: string;
  /** At least 10 characters that are not guessed soon: no common words, names, keys side by side or dates alone. */
  new_password: string;
}
export interface ChangePerson {
  /** The full name. */
  name?: string;
  /** A telephone number, mobile or with area code. */
  phone?: string | null;
  /** An e-mail address. */
  email?: string | null;
  /** The language of mails and messages. */
  locale?: Locale;
  /** false closes the account too. */
  active?: boolean;
}
export interface ChangeProject {
  /** What it is called. */
  title?: string;
  /** The chain it is for; null for none. */
  chain_id?: string | null;
  /** Who takes part. */
  partner_ids?: string[];
  /** The planned sum in yuan; null for none. */
  amount?: string | null;
  /** Its planned first day. */
  starts_on?: string;
  /** Its planned last day. */
  ends_on?: string;
  /** What it is about. */
  content?: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number?: string | null;
  /** Why, for the history. */
  reason?: string;
}
export interface ChangeProjectKind {
  /** What people call it. */
  name?: string;
  /** Whether the owner reports every month. */
  monthly?: boolean;
  /** Whether new projects can be of this kind. */
  active?: boolean;
}
export interface ChangeProspect {
  /** What it is called; each once in a library. */
  name?: string;
  /** Where it is from. */
  region?: string;
  /** Its line of business. */
  industry?: string;
  /** The chain it would strengthen; null for none. */
  chain_id?: string | null;
  /** What is known of it. */
  note?: string;
  /** Whether leads can be opened for it. */
  active?: boolean;
  /** Whom to speak to. Encrypted; read in full by itself. */
  contact_name?: string | null;
  /** A telephone number, mobile or with area code. */
  contact_phone?: string | null;
  /** An e-mail address. */
  contact_email?: string | null;
}
export interface ChangeRotation {
  /** What it is called. */
  name?: string;
  /** Who hosts, in order. */
  host_ids?: string[];
  /** Whether something can be made from it. */
  active?: boolean;
}
export interface ChangeVenue {
  /** The name. */
  name?: string;
  /** What it is. */
  kind?: VenueKind;
  /** The organization that runs it. */
  owner_id?: string;
  /** Where it is. */
  address?: string;
  /** Square metres, with two decimal places at most. */
  area?: number;
  /** What it has; in any order. */
  facilities?: Facility[];
  /** Any order, without overlaps; empty for by appointment. */
  opening_hours?: HoursInput[];
  /** The chain it serves; null for none. */
  chain_id?: string | null;
  /** Whether others than its owner may use it. */
  shared?: boolean;
  /** `open` opens a closed venue again. Closing takes a reason: `POST …/closure`. */
  status?: "open";
}
export interface ChangeView {
  /** What it is called. */
  name?: string;
  /** Parameters of the list with their values; checked as the list checks them. */
  filters?: { [name: string]: unknown };
  /** An order of the list; null for its own. */
  sort?: string | null;
  /** Fields of the items of the list, in the order in which to show them; empty for all. */
  columns?: string[];
  /** Whether to see the list so at first; another default of the list is one no more. */
  default?: boolean;
  /** The role to share it with: its holders at the organizations and chains of the owner's posts may read it; all of them, if the owner is registrar, operator or supervisor of all chains. Its holders must be able to read the list. Null for nobody. */
  shared_with?: Role | null;
}
export interface ChangeVisit {
  /** Who came. */
  visitors?: string;
  /** How the enterprise is doing; it reads this. */
  summary?: string;
  /** Remarks for offices alone. */
  remarks?: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number?: string | null;
}
export interface ChangeVisitPlan {
  /** What the plan is called. */
  title?: string;
  /** What the visits are for. */
  purpose?: string;
  /** The enterprises to be visited, 1 to 500. */
  enterprise_ids?: string[];
  /** Until when, today or later; null: until the plan is ended. */
  last_day?: string | null;
  /** So many days before a period ends, what is still owed is reminded of. */
  remind_days?: number;
}
export interface Changed {
  /** At most 200. */
  things: ChangedThing[];
}
export interface ChangedComment {
  /** What is said instead. */
  content: string;
}
/** Things that the caller may see have changed. */
export interface ChangedEvent {
  event: "changed";
  data: string;
}
export interface ChangedThing {
  /** Its kind, such as `request`. */
  type: string;
  /** The thing. */
  id: string;
  /** Its version after the change, to be compared with the one read; null where it has none. */
  version: number | null;
}
export interface Charted {
  id: string;
  number: string;
  title: string;
  /** What it counts as. */
  category: ProjectClass;
  owner_name: string;
  /** Whether it is under way. */
  status: ProjectStatus;
  /** How far it has come. */
  stage: ProjectStage | null;
  /** How it stands today. */
  standing: ProjectStanding | null;
  /** Percent of the weight that is done. */
  progress: number | null;
  /** Its planned first day. */
  starts_on: string;
  /** Its planned last day. */
  ends_on: string;
  /** Those of the year. */
  milestones: Milestone[];
}
export interface CheckIn {
  /** The six digits that are shown at the place now. */
  code: string;
}
export interface CheckInCode {
  /** Six digits, to be shown at the place. */
  code: string;
  /** For so many seconds it is the code of the moment. */
  seconds: number;
}
export interface Claim {
  id: string;
  offer_id: string;
  offer_number: string;
  /** What the offer is about. */
  title: string;
  /** Where it stands. */
  status: ClaimStatus;
  /** The organization that claims it; null for a member alone. */
  organization_id: string | null;
  organization_name: string | null;
  /** Who has claimed it, for the organization or himself. */
  person_id: string;
  person_name: string;
  /** What the claimer plans. */
  note: string;
  result: string | null;
  claimed_at: string;
  /** When its result was accepted. */
  done_at: string | null;
  /** When it was done, refused, given or taken back. */
  ended_at: string | null;
  /** What the caller can do now. */
  actions: ClaimAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ClaimDetail {
  id: string;
  offer_id: string;
  offer_number: string;
  /** What the offer is about. */
  title: string;
  /** Where it stands. */
  status: ClaimStatus;
  /** The organization that claims it; null for a member alone. */
  organization_id: string | null;
  organization_name: string | null;
  /** Who has claimed it, for the organization or himself. */
  person_id: string;
  person_name: string;
  /** What the claimer plans. */
  note: string;
  result: string | null;
  claimed_at: string;
  /** When its result was accepted. */
  done_at: string | null;
  /** When it was done, refused, given or taken back. */
  ended_at: string | null;
  /** What the caller can do now. */
  actions: ClaimAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** In their order. */
  notes: ClaimNote[];
  /** Why it was refused, given or taken back, for offices and the claimer. */
  reason: string | null;
}
export interface ClaimNote {
  at: string;
  /** At which step. */
  action: ClaimAction;
  /** Who told it. */
  person_name: string;
  /** What was told; reasons are for offices and the claimer. */
  words: string | null;
}
export interface ClaimOffer {
  /** The organization that claims it, at which the caller holds a post; null for himself. */
  organization_id?: string | null;
  /** What is planned. */
  note?: string;
}
export interface ClaimOfferItem {
  /** Of which one. */
  offer_id: string;
  /** The body of the call. */
  body?: ClaimOffer;
}
export interface ClaimOffers {
  /** 1 to 200 calls, done one after the other. */
  items: ClaimOfferItem[];
}
export interface ClaimPage {
  items: Claim[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ClaimProgress {
  /** What has been done, and what comes next. */
  content: string;
}
export interface ClaimResult {
  /** What came of it. */
  content: string;
}
export interface Class {
  id: string;
  code: string;
  name: string;
  position: number;
  active: boolean;
  /** Whether its items are for staff requests, and for these alone. */
  for_staff: boolean;
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ClassWithItems {
  id: string;
  code: string;
  name: string;
  position: number;
  active: boolean;
  /** Whether its items are for staff requests, and for these alone. */
  for_staff: boolean;
  /** The ETag, to be sent in If-Match. */
  version: number;
  items: Item[];
}
export interface Clock {
  /** Now, as the platform sees it. */
  now: string;
  /** Whether the clock of this deployment can be moved. */
  movable: boolean;
}
export interface CloseVenue {
  /** Shown with the venue. */
  reason: string;
}
export interface CoDepartment {
  /** A department, not the lead. */
  department_id: string;
  /** What it shall do. */
  note?: string;
  /** The time for it; preset: that of the request's item. */
  working_days?: number | null;
}
export interface Comment {
  id: string;
  /** What it is. */
  kind: CommentKind;
  /** For whom it is. */
  visibility: CommentVisibility;
  /** Null once it is withdrawn. */
  content: string | null;
  /** The person who wrote it. */
  author_id: string;
  author_name: string;
  /** In which role it was written. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** Who is mentioned. */
  mentions: Mentioned[];
  /** In the order in which they were added. */
  files: CommentFile[];
  created_at: string;
  /** When its words were last changed; null if they never were. */
  edited_at: string | null;
  /** When its author took it back; null if that never happened. */
  withdrawn_at: string | null;
  /** Until when the caller can edit or withdraw it; null where that is not possible. */
  changeable_until: string | null;
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface CommentDetails {
  /** The comment. */
  comment_id: string;
  /** For whom it is; offices alone read of internal ones. */
  visibility: CommentVisibility;
}
export interface CommentEditHistoryEntry {
  id: string;
  at: string;
  action: "comment_edit";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CommentDetails;
}
export interface CommentFile {
  id: string;
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
}
export interface CommentHistoryEntry {
  id: string;
  at: string;
  action: "comment";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CommentDetails;
}
export interface CommentPage {
  items: Comment[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CommentVersion {
  /** Which ones, counted from 1. */
  number: number;
  /** The words; of a comment that is withdrawn null, save for its author and for supervisors. */
  content: string | null;
  /** From when. */
  at: string;
}
export interface CommentVersionPage {
  items: CommentVersion[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CommentWithdrawalHistoryEntry {
  id: string;
  at: string;
  action: "comment_withdrawal";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: CommentDetails;
}
export interface Commissioner {
  /** The person. */
  id: string;
  name: string;
  /** Where the post is held. */
  organization_id: string;
  organization_name: string;
}
export interface CommissionerPage {
  items: Commissioner[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface CompleteClaimItem {
  /** Of which one. */
  claim_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Completion;
}
export interface CompleteClaims {
  /** 1 to 200 calls, done one after the other. */
  items: CompleteClaimItem[];
}
export interface CompleteMilestone {
  /** The milestone. */
  milestone_id: string;
  /** When it was reached: today or earlier; null if it is open again. */
  done_on: string | null;
  /** By what that can be seen, or why it is open again. */
  evidence?: string;
}
export interface CompleteSignIn {
  /** Of the answer to the first step. */
  challenge: string;
  /** The six figures that the app shows, or a recovery code; blanks and hyphens do not matter. */
  code: string;
  /** As in the first step, if there is one. */
  device_key?: string | null;
  /** Keep the refresh token in a cookie, which no script can read, instead of telling it in the answer: for pages of the platform itself. */
  cookie?: boolean;
}
export interface Completion {
  /** Whether it is done; else it goes on. */
  accepted: boolean;
  /** Why, for the claimer. */
  note?: string;
}
export interface ComputedFigure {
  /** Its name. */
  figure: string;
  /** Its first day; null for any. */
  from: string | null;
  /** Its last day, or the day of a figure of a day; null for any. */
  to: string | null;
  /** Of all groups; what is in two counts once. */
  total: ShownFigureValue;
  /** By time or by name; empty without `group_by`. */
  groups: FigureGroup[];
}
export interface ConditionField {
  /** As it stands in `when`. */
  name: string;
  /** What it is called, if it has a name. */
  words: Words | null;
  /** What its values are. */
  kind: ConditionKind;
  /** The values that there are; empty where there is no end of them. */
  values: ConditionValue[];
}
export interface ConditionValue {
  /** As it stands in `when`. */
  value: string;
  /** What it is called. */
  words: Words;
}
export interface ConfirmClaim {
  /** For the claimer. */
  note?: string;
}
export interface ConfirmClaimItem {
  /** Of which one. */
  claim_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: ConfirmClaim;
}
export interface ConfirmClaims {
  /** 1 to 200 calls, done one after the other. */
  items: ConfirmClaimItem[];
}
export interface ConfirmEmail {
  /** The code of the mail; capitals, blanks and hyphens do not matter. */
  code: string;
}
export interface ConfirmFactor {
  /** The six figures that the app shows, or a recovery code; blanks and hyphens do not matter. */
  code: string;
}
export interface ConfirmMatter {
  /** Whether it is settled; else it goes on. */
  accepted: boolean;
  /** Why, for the convenor. */
  note?: string;
}
export interface ConfirmMatterItem {
  /** Of which one. */
  matter_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: ConfirmMatter;
}
export interface ConfirmMatters {
  /** 1 to 200 calls, done one after the other. */
  items: ConfirmMatterItem[];
}
export interface ConfirmPart {
  /** Why it has to. */
  reason: string;
}
export interface ConfirmResolution {
  /** Whether it is carried out; else it goes on. */
  accepted: boolean;
  /** Why, for who is responsible. */
  note?: string;
}
export interface Confirmation {
  /** Why the department has to handle it. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface ConfirmationHistoryEntry {
  id: string;
  at: string;
  action: "confirmation";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: WhomDetails;
}
export interface ConsumerState {
  /** Its name, which is that of its queue. */
  consumer: string;
  /** Whether it keeps the order of each aggregate. */
  ordered: boolean;
  /** Events parked for another try. */
  waiting: number;
  /** Dead letters, which wait for an operator. */
  dead: number;
  /** Aggregates that do not get on, see the gaps. */
  gaps: number;
}
export interface Contact {
  person_id: string;
  name: string;
  /** What the person is responsible for. */
  kind: PostKind;
}
export interface ContactDetails {
  id: string;
  /** In full. */
  phone: string | null;
  /** In full. */
  email: string | null;
}
export interface Contacts {
  items: Contact[];
}
export interface ContributePart {
  /** What it has done or found, for the lead. Offices alone read it. */
  contribution: string;
}
export interface ConveneMeeting {
  /** Its kind. */
  kind_id: string;
  /** What it is about. */
  title: string;
  /** The organization that convenes it; needed only by those who convene for several. */
  organization_id?: string | null;
  /** Its chain; that of the caller's post, if that has one. */
  chain_id?: string | null;
  /** The place. */
  place: string;
  /** When it begins: in the future. */
  starts_at: string;
  /** When it ends: later than it begins. */
  ends_at: string;
  /** Its points in order. */
  agenda?: string[];
  /** Organizations invited besides the members. */
  guest_ids?: string[];
  /** The rotation whose next host takes it. */
  rotation_id?: string | null;
}
export interface ConveneMeetingItem {
  /** The body of the call. */
  body?: ConveneMeeting;
}
export interface ConveneMeetings {
  /** 1 to 200 calls, done one after the other. */
  items: ConveneMeetingItem[];
}
export interface ConvertLead {
  /** Its kind, by `/v1/project-kinds`. */
  kind_id: string;
  /** What it is called; as the lead by preset. */
  title?: string | null;
  /** The planned sum in yuan; that of the lead by preset. */
  amount?: string | null;
  /** Its planned first day. */
  starts_on: string;
  /** Its planned last day. */
  ends_on: string;
  /** The stage in which it is; only of a kind with stages, where the reserve is the preset. */
  stage?: ProjectStage | null;
}
export interface Count {
  /** How many; 1,000 at most. */
  number: number;
  /** False if there are as many or more. */
  exact: boolean;
}
export interface Course {
  /** The course. */
  id: string;
  /** The code people use; unique. */
  code: string;
  /** The title. */
  title: string;
  /** What it is about and for whom. */
  description: string | null;
  /** Where it takes place. */
  venue: string;
  /** When it starts. */
  starts_at: string;
  /** When it ends. */
  ends_at: string;
  /** How many can take part. */
  capacity: number;
  /** How many have a place. */
  confirmed: number;
  /** How many wait for one. */
  waiting: number;
  /** From when one can enrol; null for at once. */
  enrolment_opens_at: string | null;
  /** Until when one can enrol; null for until the start. */
  enrolment_closes_at: string | null;
  /** The chain it is held for; null for the whole district. */
  chain_id: string | null;
  /** The chain's name. */
  chain_name: string | null;
  /** The organization that holds it. */
  organizer_id: string | null;
  /** The organizer's name. */
  organizer_name: string | null;
  /** `announced`, `held` once it has ended, or `cancelled`. */
  status: CourseStatus;
  /** Why it was cancelled. */
  cancel_reason: string | null;
  /** What the caller can do now. */
  actions: CourseAction[];
  /** The version for If-Match. */
  version: number;
}
export interface CourseFigures {
  /** The course. */
  course_id: string;
  /** Its code. */
  code: string;
  /** Its title. */
  title: string;
  /** When it started. */
  starts_at: string;
  /** Places. */
  capacity: number;
  /** Enrolments that were not cancelled. */
  enrolments: number;
  /** Persons recorded as present. */
  attendances: number;
}
export interface CoursePage {
  items: Course[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Coverage {
  chain: Reference;
  on: string;
  /** Enterprises on the chain. */
  enterprises: number;
  /** Of these, covered by a party organization. */
  covered: number;
  /** Of these, not covered. */
  uncovered: number;
  /** Covered of all, in percent with one decimal; null where the chain has no enterprise. */
  rate: number | null;
  /** Party organizations under dual management of the chain's committee. */
  organizations: number;
}
export interface CoveredItem {
  id: string;
  name: string;
}
export interface CreateApiKey {
  /** What it is for; stands in the audit table beside the name of the owner. */
  name: string;
  /** The owner, who answers for it. */
  person_id: string;
  /** Where its posts are. */
  organization_id: string;
  /** Roles that the owner has there today; never `operator`. */
  roles: Role[];
  /** Names of operations (`operationId`) that these roles may call; none about accounts. */
  operations: string[];
  /** The last day on which it is good, a year ahead at most. */
  expires_on: string;
}
export interface CreateCalendarFeed {
  /** Where it is read, such as a telephone; the earlier one of this name ends. */
  name: string;
}
export interface CreateChain {
  /** The local key, unique among chains. */
  code: string;
  /** The name. */
  name: string;
  /** Names, in order. */
  segments?: string[];
  /** Names. */
  sub_industries?: string[];
}
export interface CreateOrganization {
  /** The local key, unique among organizations. */
  code: string;
  /** The full name. */
  name: string;
  /** What it is. */
  kind: OrganizationKind;
  /** The unified social credit code (GB 32100), 18 characters; enterprises must have one. */
  uscc?: string | null;
  /** The day it was founded. */
  founded?: string | null;
  /** What organizations of its kind have. */
  attributes?: AttributesInput;
}
export interface CreatePerson {
  /** The local key, unique among persons; may be left out. */
  code?: string | null;
  /** The full name. */
  name: string;
  /** A telephone number, mobile or with area code. */
  phone?: string | null;
  /** An e-mail address. */
  email?: string | null;
  /** The language of mails and messages. */
  locale?: Locale;
}
export interface CurrentTerms {
  /** Handling time of items of the catalog that say nothing else. */
  handling_days: number;
  /** How much all extensions of one handling may come to. */
  extension_days: number;
  /** For how long a department may return a dispatch. */
  return_days: number;
  /** How often one department may return the same request. */
  returns_per_department: number;
  /** Percentages of the time at which the department is reminded, rising. */
  reminders: number[];
  /** How long after the due date the supervision notice comes. */
  supervision_days: number;
  /** How long after that the chain chief is told. */
  chain_chief_days: number;
  /** How long an answer given from now on waits for its evaluation before the request closes. */
  evaluation_days: number;
  /** The highest overall mark, 0 to 4, with which an evaluation goes to the supervisor. */
  poor_at_most: number;
  /** How long the dispatcher has to dispatch what is submitted from now on; 1 by preset. Left out of a change, it stays as it is. */
  dispatch_days?: number;
  /** How long the dispatcher has to review a return; 1 by preset. Left out of a change, it stays as it is. */
  return_review_days?: number;
  /** How long the dispatcher has to decide on an extension; 1 by preset. Left out of a change, it stays as it is. */
  extension_decision_days?: number;
  /** How long the supervisor has to review a poor evaluation; 3 by preset. Left out of a change, it stays as it is. */
  review_days?: number;
  /** How long the follow-up clerk has to call back; 5 by preset. Left out of a change, it stays as it is. */
  follow_up_days?: number;
  /** The percentage that is drawn for follow-up, beside all that was rated poorly or by nobody; 20 by preset. A change holds from the next month on. Left out of a change, it stays as it is. */
  follow_up_share?: number;
  /** How often the enterprise may be asked in one handling to supply something, which pauses the clock; 1 by preset. Left out of a change, it stays as it is. */
  supplements?: number;
  /** For how many working days the clock waits for that at most; 5 by preset. Left out of a change, it stays. */
  supplement_days?: number;
  /** Grows with every change; 0 are the presets. */
  version: number;
}
export interface DayStep {
  step: "day";
  /** The day. */
  date: string;
  /** What the day counts for. */
  outcome: DayOutcome;
  /** The number of the counted day; left out of others. */
  number?: number;
  /** Why the day is worked or not, as in the working calendar. */
  why: DayReason;
  /** The festival, or the reason of the override, as `zh` and `en`; left out of other days. */
  name?: { [name: string]: string };
  /** The other day of an exchange; left out of other days. */
  exchanged_with?: string;
  /** Whether only the first shift is worked. */
  half: boolean;
}
export interface Deadline {
  /** What is owed. */
  duty: Duty;
  /** Who owes it: people in this role. */
  role: Role;
  /** Whose organization owes it; null if the role alone does. */
  organization_id: string | null;
  organization_name: string | null;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether it may still move because the holidays of a year are not published. */
  provisional: boolean;
  /** Working time used so far, whole minutes. */
  used_minutes: number;
  /** Working days granted in this handling. */
  extended_days: number;
  /** Until when the department may return the dispatch. */
  return_until: string | null;
  /** What led to the due date; `due` comes last. */
  steps: ExplainedStep[];
  sentences: Sentences;
  ledger: LedgerEntry[];
  ladder: LadderStep[];
  request_id: string;
}
export interface DeadlineDetails {
  /** Of whose clock; left out where it is that of handling. */
  duty?: Duty;
  /** Of which part; left out where it is of none. */
  part_id?: string;
  /** Which co-department's part; left out where it is none's. */
  department_id?: string;
  /** Its name now. */
  department_name?: string | null;
  /** The due date before. */
  from: string | null;
  /** The due date after. */
  to: string;
  /** Whether it may still move. */
  provisional: boolean;
}
export interface DeadlineHistoryEntry {
  id: string;
  at: string;
  action: "deadline";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: DeadlineDetails;
}
export interface Decided {
  /** How many parked events it was carried out on. */
  count: number;
  /** Where to go on, as `after`; null when there are no more. */
  next: string | null;
}
export interface DecisionItem {
  id: string;
  /** What the party organization does with its matters. */
  kind: DecisionListKind;
  /** The organization whose matters they are, and which decides those that are studied first. */
  organization_id: string;
  organization_name: string;
  /** Its party organization, which studies or decides them. */
  party_organization_id: string;
  party_organization_name: string;
  /** The first day on which it holds. */
  from_on: string;
  /** The last day on which it holds; null of one that goes on. */
  to_on: string | null;
  /** The list that it stands on. */
  list_id: string;
  /** Its code: the same in later versions. */
  code: string;
  /** What it is about. */
  title: string;
}
export interface DecisionItemPage {
  items: DecisionItem[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface DecisionList {
  id: string;
  /** What the party organization does with its matters. */
  kind: DecisionListKind;
  /** The organization whose matters they are, and which decides those that are studied first. */
  organization_id: string;
  organization_name: string;
  /** Its party organization, which studies or decides them. */
  party_organization_id: string;
  party_organization_name: string;
  /** The first day on which it holds. */
  from_on: string;
  /** The last day on which it holds; null of one that goes on. */
  to_on: string | null;
  /** What it is called. */
  title: string;
  /** Which version it is, counted from 1. */
  edition: number;
  /** How many matters stand on it. */
  items: number;
  /** What the caller can do now. */
  actions: DecisionListAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface DecisionListDetail {
  id: string;
  /** What the party organization does with its matters. */
  kind: DecisionListKind;
  /** The organization whose matters they are, and which decides those that are studied first. */
  organization_id: string;
  organization_name: string;
  /** Its party organization, which studies or decides them. */
  party_organization_id: string;
  party_organization_name: string;
  /** The first day on which it holds. */
  from_on: string;
  /** The last day on which it holds; null of one that goes on. */
  to_on: string | null;
  /** What it is called. */
  title: string;
  /** Which version it is, counted from 1. */
  edition: number;
  /** How many matters stand on it. */
  items: number;
  /** What the caller can do now. */
  actions: DecisionListAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** Its matters in order. */
  listed: ListedItem[];
}
export interface DecisionListPage {
  items: DecisionList[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface DecisionListsNewItem {
  /** Its code: the same in later versions. */
  code: string;
  /** What it is about. */
  title: string;
}
export interface Delivery {
  /** The delivery; the left part of the mail's Message-ID. */
  id: string;
  /** What it is about, such as `request.dispatched`. */
  kind: string;
  /** To whom. */
  person_id: string;
  /** The person's name; null until registry tells of the person again. */
  person_name: string | null;
  /** The address, masked. */
  address: string;
  /** The language of the mail. */
  locale: Locale;
  /** `pending`, `sent`, `dead` when the mail server refused it or the tries are used up, or `off` when it was decided on while no mail server was set. */
  status: DeliveryStatus;
  /** How often sending was tried. */
  tries: number;
  /** What went wrong at the latest try. */
  error: string | null;
  /** When it was decided on; business time. */
  created_at: string;
  /** When it is tried (again); wall time, null unless pending. */
  next_try_at: string | null;
  /** When the mail server took it; wall time. */
  sent_at: string | null;
  /** What the caller can do now. */
  actions: DeliveryAction[];
}
export interface DeliveryPage {
  items: Delivery[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface DiscussMatter {
  /** A meeting that was held. */
  meeting_id: string;
  /** What was said, and what comes next. */
  note: string;
}
export interface DiscussMatterItem {
  /** Of which one. */
  matter_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: DiscussMatter;
}
export interface DiscussMatters {
  /** 1 to 200 calls, done one after the other. */
  items: DiscussMatterItem[];
}
export interface Dispatch {
  /** Classifies it; needed where the enterprise chose none. */
  item_id?: string | null;
  /** Preset: what the dispatch rules say. */
  department_id?: string | null;
  /** For the department. */
  note?: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
  /** Up to 10 departments that have a part in it; the one above leads and answers. */
  co_departments?: CoDepartment[];
}
export interface DispatchDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The time for handling. */
  working_days: number;
  /** Null where a person chose. */
  rules_version: number | null;
  /** Null where a person chose, or no rule matched. */
  rule_position: number | null;
}
export interface DispatchHistoryEntry {
  id: string;
  at: string;
  action: "dispatch";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: DispatchDetails;
}
export interface DispatchRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Dispatch;
}
export interface DispatchRequests {
  /** 1 to 200 calls, done one after the other. */
  items: DispatchRequestItem[];
}
export interface DispatchRules {
  /** Its number; 0 is the empty list before the first. */
  version: number;
  created_at: string | null;
  /** The name of who made it. */
  created_by: string | null;
  comment: string;
  /** How many rules it has. */
  count: number;
  rules: NumberedRule[];
}
export interface Division {
  id: string;
  name: string;
}
export interface DivisionChange {
  /** Of one that is there; left out for a new one. */
  id?: string | null;
  /** Its name. */
  name: string;
}
export interface DropBody {
  /** Why; it is kept with the event and in the audit. */
  reason: string;
}
export interface DropManyBody {
  /** Only of this consumer. */
  consumer?: string | null;
  /** Only events of this type. */
  type?: string | null;
  /** Only events of this aggregate. */
  key?: string | null;
  /** Only what came here from this moment on; wall time. */
  since?: string | null;
  /** Only what came here before this moment; wall time. */
  until?: string | null;
  /** Dead letters by preset; `waiting` tries those at once that would be tried later. */
  status?: UndecidedStatus;
  /** The `next` of the call before, to go on with what comes behind. */
  after?: string | null;
  /** Why; it is kept with the event and in the audit. */
  reason: string;
}
export interface DueStep {
  step: "due";
  /** The due date. */
  due_at: string;
  /** By how much the due date lies after the period: working time of pauses. */
  paused_minutes: number;
  /** Working time used so far, whole minutes. */
  used_minutes: number;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  /** Whether it may still move. */
  provisional: boolean;
  /** The years whose holidays are not published yet. */
  unpublished_years: number[];
}
export interface End {
  /** The last day on which it holds; today by preset. The day before its first day marks a mistaken entry, which then never held. */
  last_day?: string | null;
}
export interface EndAgreement {
  /** Its last day: not before it was signed, and before the last day that was agreed. */
  ended_on: string;
  /** Why. */
  reason: string;
}
export interface EndCase {
  /** Why the requests are not handled together. */
  reason: string;
}
export interface EndDecisionList {
  /** The last day on which it holds: no earlier than today and than it begins. */
  to_on: string;
}
export interface EndProject {
  /** How it ended. */
  status: ProjectEnding;
  /** When: today or earlier, today by preset. */
  ended_on?: string | null;
  /** What came of it, or why it was stopped. */
  result: string;
}
export interface EndVisitPlan {
  /** Why. */
  reason: string;
}
export interface Enrol {
  /** The person; left out for oneself. An enterprise contact may name persons with a post at their organization, the organizer anybody. */
  person_id?: string | null;
}
export interface EnrolFactor {
  /** The password in use. */
  current_password: string;
}
export interface EnrolItem {
  /** Of which one. */
  course_id: string;
  /** The body of the call. */
  body?: Enrol;
}
export interface EnrolPersons {
  /** 1 to 200 calls, done one after the other. */
  items: EnrolItem[];
}
export interface Enrolment {
  /** To type into the app (Base32). */
  secret: string;
  /** The same for a QR code: an `otpauth` URI of the usual form. */
  uri: string;
}
export interface EnrolmentPage {
  items: EnrolmentsEnrolment[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface EnrolmentsEnrolment {
  /** The enrolment. */
  id: string;
  /** The course. */
  course_id: string;
  /** The course's code. */
  course_code: string;
  /** The course's title. */
  course_title: string;
  /** When the course starts. */
  starts_at: string;
  /** Who takes part. */
  person_id: string;
  /** The person's name. */
  person_name: string;
  /** The person's organization when enrolling. */
  organization_id: string | null;
  /** Its name. */
  organization_name: string | null;
  /** The chain of that organization, where known. */
  chain_id: string | null;
  /** Its name. */
  chain_name: string | null;
  /** `confirmed`, `waiting` or `cancelled`. */
  status: EnrolmentStatus;
  /** The place on the waiting list, from 1; null elsewhere. */
  place: number | null;
  /** `present` or `absent`; null while it is not recorded. */
  attendance: AttendanceOutcome | null;
  /** When. */
  enrolled_at: string;
  /** Why it was cancelled, where somebody said so. */
  cancel_reason: string | null;
  /** What the caller can do now. */
  actions: EnrolmentAction[];
  /** The version for If-Match. */
  version: number;
}
export interface EnterMeetingAttendanceItem {
  /** Of which one. */
  meeting_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Attendance;
}
export interface EnterMeetingsAttendance {
  /** 1 to 200 calls, done one after the other. */
  items: EnterMeetingAttendanceItem[];
}
export interface EnterNegotiation {
  /** What was agreed or left open. */
  outcome: string;
}
export interface EnterOutcome {
  /** What it is. */
  kind: OutcomeKind;
  /** In yuan. */
  amount: string;
  /** On which day it came about: today or earlier. */
  day: string;
  /** By what it can be seen. */
  evidence: string;
}
export interface EnteredOutcome {
  /** What was settled there, and what goes on. */
  outcome: string;
}
export interface Entry {
  /** The entry. */
  id: string;
  /** What it is about, such as `request.dispatched`. */
  kind: string;
  /** One line. */
  title: Words;
  /** The message, plain text. */
  body: Words;
  /** The path of what it is about, such as `/v1/requests/…`. */
  link: string | null;
  /** When it was entered. */
  created_at: string;
  /** When it was read; null while it is not. */
  read_at: string | null;
}
export interface EntryAddedData {
  /** The entry. */
  id: string;
  /** Whose inbox. */
  person_id: string;
  /** Which rule it comes from. */
  kind: string;
  /** The headline. */
  title: WordsData;
  /** The text. */
  body: WordsData;
  /** The path of what it is about, if anything. */
  link: string | null;
  /** When it was written. */
  created_at: string;
  /** How many entries are unread, with this one. */
  unread: number;
}
export interface EntryPage {
  items: Entry[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Evaluate {
  /** How quickly it was handled, 1 to 5. */
  response_time: number;
  /** What came of it, 1 to 5. */
  result: number;
  /** How one was treated, 1 to 5. */
  attitude: number;
  /** All in all, 1 to 5. */
  overall: number;
  /** In words. */
  comment?: string;
}
export interface EvaluateRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Evaluate;
}
export interface EvaluateRequests {
  /** 1 to 200 calls, done one after the other. */
  items: EvaluateRequestItem[];
}
export interface Evaluation {
  response_time: number;
  result: number;
  attitude: number;
  overall: number;
  comment: string;
  poor: boolean;
  at: string;
}
export interface EvaluationDetails {
  /** How fast. */
  response_time: number;
  /** With which result. */
  result: number;
  /** How friendly. */
  attitude: number;
  /** On the whole. */
  overall: number;
}
export interface EvaluationHistoryEntry {
  id: string;
  at: string;
  action: "evaluation";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: EvaluationDetails;
}
export interface Excerpt {
  /** The field that it is taken from, such as `description`. */
  field: string;
  /** Plain text: what is cut off is shown by …. */
  content: string;
  /** What to highlight, in order. */
  marks: Mark[];
}
export interface ExpiryHistoryEntry {
  id: string;
  at: string;
  action: "expiry";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export type ExplainedStep = StartedStep | PausedStep | ResumedStep | ExtendedStep | ReturnedStep | RedispatchedStep | RestartedStep | RecomputedStep | StoppedStep | DayStep | PeriodStep | DueStep;
export interface ExtendedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  /** The name of who decided it. */
  approver?: string;
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
  step: "extended";
  /** Working days that were granted. */
  days: number;
  /** Working days of all extensions so far. */
  total_days: number;
}
export interface Extension {
  /** Working days. */
  days: number;
  /** Why the time does not suffice. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface ExtensionDecision {
  /** Whether the days asked for are granted. */
  granted: boolean;
  /** Why. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface ExtensionDecisionDetails {
  /** Working days. */
  days: number;
  /** Whether the days were granted. */
  granted: boolean;
}
export interface ExtensionDecisionHistoryEntry {
  id: string;
  at: string;
  action: "extension_decision";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: ExtensionDecisionDetails;
}
export interface ExtensionDetails {
  /** Working days. */
  days: number;
}
export interface ExtensionHistoryEntry {
  id: string;
  at: string;
  action: "extension";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: ExtensionDetails;
}
export interface Factor {
  /** Whether signing in takes a code. */
  enrolled: boolean;
  /** Since when; wall time. */
  enrolled_at: string | null;
  /** How many were not used. */
  recovery_codes_left: number;
  /** Whether a post that is held today takes one. */
  required: boolean;
}
export interface FieldChange {
  /** The head of the column. */
  column: string;
  /** What is registered; null for nothing. */
  old: Reason | null;
  /** What would be; null for nothing. */
  new: Reason | null;
}
export interface Figure {
  /** What it is asked for by. */
  name: string;
  /** What people call it. */
  words: Words;
  /** The unit of its values. */
  unit: Words;
  /** What exactly it is, if the words do not say. */
  meaning: Words | null;
  /** A share is from 0 to 1; a growth of 0.5 is one by half a year. */
  kind: FigureKind;
  /** Of which time it is. */
  time: FigureTime;
  /** What it can be grouped and narrowed by. */
  dimensions: FigureDimension[];
  /** With a smaller sample the value is withheld, as `suppressed` says. */
  smallest_sample: number;
  /** The path of the list that shows what it counts. */
  opens: string | null;
  /** Who may ask for it; what of it they see depends on them. */
  roles: Role[];
}
export interface FigureCatalog {
  /** By name. */
  figures: Figure[];
}
export interface FigureGroup {
  /** In its unit; null where there is nothing to compute it from, or if it is withheld. */
  value: number | null;
  /** Of how many it is a share or an average; null for others. */
  sample: number | null;
  /** Whether it is withheld because there are too few in the sample. */
  suppressed: boolean;
  /** Path and query of the list of exactly what it counts; null if no list shows that. */
  opens: string | null;
  /** The id, the code, the month as YYYY-MM or the year as YYYY; null for none. */
  key: string | null;
  /** The name of what has this id; null for a code. */
  name: string | null;
}
export interface FigureValues {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  /** By what they are grouped. */
  group_by: FigureDimension | null;
  /** When they were computed; business time. */
  as_of: string;
  /** In the order in which they were asked for; without those of services that are away. */
  figures: ComputedFigure[];
}
export interface Figures {
  /** Submitted. */
  received: number;
  /** Closed. */
  closed: number;
  /** Withdrawn by the enterprise. */
  withdrawn: number;
  /** Submitted in the period and neither closed nor withdrawn now. */
  open: number;
  /** Of the open ones, those that are late now, to be answered or to be dispatched. */
  overdue: number;
  /** Answers given; a reopened request has several. */
  answered: number;
  /** Answers given by the due date. */
  on_time: number;
  /** `on_time` of `answered`, 0 to 1. */
  on_time_rate: number | null;
  /** Working time from the dispatch to the answer. */
  average_working_hours: number | null;
  /** Dispatches returned. */
  returns: number;
  /** Extensions granted. */
  extensions: number;
  /** Reopened by the supervisor. */
  reopened: number;
  satisfaction: Satisfaction;
}
export interface FiguresGroup {
  /** Submitted. */
  received: number;
  /** Closed. */
  closed: number;
  /** Withdrawn by the enterprise. */
  withdrawn: number;
  /** Submitted in the period and neither closed nor withdrawn now. */
  open: number;
  /** Of the open ones, those that are late now, to be answered or to be dispatched. */
  overdue: number;
  /** Answers given; a reopened request has several. */
  answered: number;
  /** Answers given by the due date. */
  on_time: number;
  /** `on_time` of `answered`, 0 to 1. */
  on_time_rate: number | null;
  /** Working time from the dispatch to the answer. */
  average_working_hours: number | null;
  /** Dispatches returned. */
  returns: number;
  /** Extensions granted. */
  extensions: number;
  /** Reopened by the supervisor. */
  reopened: number;
  satisfaction: Satisfaction;
  /** The id, or the month as YYYY-MM; null for none. */
  key: string | null;
  /** The name of what has this id. */
  name: string | null;
}
export interface FileDetails {
  /** The file. */
  file_id: string;
  /** What it is to the request. */
  kind: RequestFileKind;
  /** Its name, for offices; others find in the list what they may see. */
  name: string | null;
}
export interface FileHistoryEntry {
  id: string;
  at: string;
  action: "file";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: FileDetails;
}
export interface FileRemovalHistoryEntry {
  id: string;
  at: string;
  action: "file_removal";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: FileDetails;
}
export interface Finding {
  id: string;
  visit_id: string;
  visit_number: string;
  /** On which day. */
  day: string;
  /** Who visited. */
  organization_id: string;
  organization_name: string;
  /** Who was visited. */
  enterprise_id: string;
  enterprise_name: string;
  /** What became of it. */
  kind: FindingKind;
  /** What was found. */
  content: string;
  /** Why that became of it. */
  reason: string;
  /** The request that was made of it; null for other kinds. */
  request_id: string | null;
  request_number: string | null;
  /** Where the request stands. */
  request_status: RequestStatus | null;
}
export interface FindingPage {
  items: Finding[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface FollowUp {
  id: string;
  /** The number for people. */
  number: string;
  /** Where it stands. */
  status: FollowUpStatus;
  /** Why somebody calls back. */
  cause: FollowUpCause;
  request_id: string;
  request_number: string;
  /** What the request is about. */
  title: string;
  enterprise_id: string;
  enterprise_name: string;
  chain_id: string | null;
  chain_name: string | null;
  /** Whose answer it is about. */
  department_id: string;
  department_name: string | null;
  /** When the request was closed. */
  closed_at: string;
  /** When it was drawn. */
  drawn_at: string;
  /** Until when it is to be made. */
  due_at: string;
  /** Whether `due_at` may still change. */
  provisional: boolean;
  /** Whether it is late. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
  /** How many calls reached nobody; three end it. */
  misses: number;
  /** When it was made, or given up. */
  ended_at: string | null;
  /** The overall mark of the enterprise's own evaluation. */
  enterprise_overall: number | null;
  response_time: number | null;
  result: number | null;
  attitude: number | null;
  overall: number | null;
  /** Whether a supervisor has to look at it; null until made. */
  poor: boolean | null;
  /** Whether one of evaluation and follow-up is poor and the other is not; null without both. */
  disagrees: boolean | null;
  /** What the caller can do now. */
  actions: FollowUpAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface FollowUpCall {
  at: string;
  /** Who called. */
  person_name: string | null;
  /** In which role. */
  role: Role;
  /** Whether the enterprise was reached. */
  reached: boolean;
  /** What the caller has noted, for offices. */
  note: string | null;
}
export interface FollowUpDeadline {
  /** What is owed. */
  duty: Duty;
  /** Who owes it: people in this role. */
  role: Role;
  /** Whose organization owes it; null if the role alone does. */
  organization_id: string | null;
  organization_name: string | null;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether it may still move because the holidays of a year are not published. */
  provisional: boolean;
  /** Working time used so far, whole minutes. */
  used_minutes: number;
  /** Working days granted in this handling. */
  extended_days: number;
  /** Until when the department may return the dispatch. */
  return_until: string | null;
  /** What led to the due date; `due` comes last. */
  steps: ExplainedStep[];
  sentences: Sentences;
  ledger: LedgerEntry[];
  ladder: LadderStep[];
  follow_up_id: string;
}
export interface FollowUpDetail {
  id: string;
  /** The number for people. */
  number: string;
  /** Where it stands. */
  status: FollowUpStatus;
  /** Why somebody calls back. */
  cause: FollowUpCause;
  request_id: string;
  request_number: string;
  /** What the request is about. */
  title: string;
  enterprise_id: string;
  enterprise_name: string;
  chain_id: string | null;
  chain_name: string | null;
  /** Whose answer it is about. */
  department_id: string;
  department_name: string | null;
  /** When the request was closed. */
  closed_at: string;
  /** When it was drawn. */
  drawn_at: string;
  /** Until when it is to be made. */
  due_at: string;
  /** Whether `due_at` may still change. */
  provisional: boolean;
  /** Whether it is late. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
  /** How many calls reached nobody; three end it. */
  misses: number;
  /** When it was made, or given up. */
  ended_at: string | null;
  /** The overall mark of the enterprise's own evaluation. */
  enterprise_overall: number | null;
  response_time: number | null;
  result: number | null;
  attitude: number | null;
  overall: number | null;
  /** Whether a supervisor has to look at it; null until made. */
  poor: boolean | null;
  /** Whether one of evaluation and follow-up is poor and the other is not; null without both. */
  disagrees: boolean | null;
  /** What the caller can do now. */
  actions: FollowUpAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** What the enterprise asked. */
  description: string;
  item_name: string | null;
  /** Who submitted the request. */
  submitted_by_name: string | null;
  /** The answer that it is about. */
  answer: string;
  answered_at: string;
  /** The enterprise's own, if there is one. */
  evaluation: Evaluation | null;
  /** What the enterprise said. */
  comment: string;
  /** In their order. */
  calls: FollowUpCall[];
  /** What the supervisor decided, if it was poor. */
  review: Reviewed | null;
}
export interface FollowUpHistoryEntry {
  id: string;
  at: string;
  action: "follow_up";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: EvaluationDetails;
}
export interface FollowUpPage {
  items: FollowUp[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface FollowUpResult {
  /** How quickly it was handled, 1 to 5. */
  response_time: number;
  /** What came of it, 1 to 5. */
  result: number;
  /** How one was treated, 1 to 5. */
  attitude: number;
  /** All in all, 1 to 5. */
  overall: number;
  /** In words. */
  comment?: string;
}
export interface FollowUpSeed {
  /** The first day of the month. */
  month: string;
  /** The percentage that was drawn, fixed for the month. */
  share: number;
  /** SHA-256 of the seed's bytes, hexadecimal: told before the seed is. */
  digest: string;
  /** 64 hexadecimal digits; null until the month is over. */
  seed: string | null;
  /** How many follow-ups were drawn by it. */
  sampled: number;
  /** How many there are for other causes. */
  besides: number;
}
export interface FollowUpSeedPage {
  items: FollowUpSeed[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface FormAnswer {
  key: string;
  label: string;
  /** A string, number, boolean or date (YYYY-MM-DD), by the type. */
  value: unknown;
}
export interface FormField {
  /** The name under which the answer is sent. */
  key: string;
  /** What is asked. */
  label: string;
  /** Kind of answer. */
  type: FormFieldType;
  /** Whether it must be answered. */
  required?: boolean;
  /** The possible answers of a `choice`; empty for other types. */
  choices?: string[];
}
export interface FormFieldInput {
  /** The name under which the answer is sent. */
  key: string;
  /** What is asked. */
  label: string;
  /** Kind of answer. */
  type: FormFieldType;
  /** Whether it must be answered. */
  required?: boolean;
  /** The possible answers of a `choice`; empty for other types. */
  choices?: string[];
}
export interface Found {
  id: string;
  /** Its title or name. */
  title: string;
  /** The number or code people know it by. */
  number: string | null;
  /** The address to read it at. */
  link: string;
  /** When it last changed, as far as that is noted. */
  updated_at: string | null;
  /** Null where no text holds the words as they were typed, as with first letters of pinyin. */
  excerpt: Excerpt | null;
}
export interface FoundKind {
  /** Such as `request`. */
  kind: string;
  items: Found[];
  /** Whether there may be more. */
  more: boolean;
  /** The list of all of them. */
  link: string;
}
export interface FullValue {
  /** `name`, `phone` or `email`. */
  field: string;
  /** In full; null if it is removed. */
  value: string | null;
}
export interface Gap {
  consumer: string;
  /** The aggregate. */
  key: string;
  /** The number of the last event that was applied. */
  cursor: number;
  /** What became of the next one: `missing` has not come (replay it, or skip the gap), `dead` waits for an operator, `retrying` will be tried again. */
  cause: GapCause;
  /** The next one among the parked events; null if missing. */
  parked_event_id: string | null;
  /** How many later ones wait behind it. */
  waiting: number;
  /** The lowest number of those that wait. */
  first_waiting: number | null;
  /** Since when; wall time. */
  since: string;
}
export interface GapPage {
  items: Gap[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface GiveBack {
  /** Why. The dispatcher reads it. */
  reason: string;
}
export interface GivePost {
  /** What the person is responsible for. */
  kind: PostKind;
  /** Who shall hold it. */
  person_id: string;
  /** Where it is held. */
  organization_id: string;
  /** Needed by chain chiefs and by dispatchers at chain committees. */
  chain_id?: string | null;
  /** The first day; today by preset. */
  valid_from?: string | null;
  /** The last day; left out while no end is known. */
  valid_to?: string | null;
}
export interface GrantMandate {
  /** The enterprise; needed only by whoever speaks for several. */
  enterprise_id?: string | null;
  /** Somebody who holds a post as service agent today. */
  agent_id: string;
  /** The items of the catalog that it covers; null for all matters of the enterprise. */
  item_ids?: string[] | null;
  /** The first day; preset: today. */
  valid_from?: string | null;
  /** The last day, three years after the first one at most. */
  valid_to: string;
  /** For the agent. */
  note?: string;
}
export type HistoryEntry = SubmissionHistoryEntry | DispatchHistoryEntry | AcceptHistoryEntry | ReturnHistoryEntry | RedispatchHistoryEntry | ConfirmationHistoryEntry | ExtensionHistoryEntry | ExtensionDecisionHistoryEntry | SupplementHistoryEntry | SupplyHistoryEntry | ProgressHistoryEntry | AnswerHistoryEntry | EvaluationHistoryEntry | WithdrawalHistoryEntry | ReviewHistoryEntry | CommentHistoryEntry | CommentEditHistoryEntry | CommentWithdrawalHistoryEntry | SupplementExpiryHistoryEntry | ExpiryHistoryEntry | RungHistoryEntry | DeadlineHistoryEntry | OpeningHistoryEntry | FileHistoryEntry | FileRemovalHistoryEntry | FollowUpHistoryEntry | CaseHistoryEntry | CaseRemovalHistoryEntry | PartHistoryEntry | PartAcceptHistoryEntry | PartReturnHistoryEntry | PartConfirmationHistoryEntry | PartExtensionHistoryEntry | PartExtensionDecisionHistoryEntry | PartContributionHistoryEntry | PartReleaseHistoryEntry | PartLapseHistoryEntry;
export interface HistoryEntryPage {
  items: HistoryEntry[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Honours {
  chain: Reference;
  on: string;
  /** Party organizations under dual management of the chain's committee. */
  organizations: number;
  /** Enterprises on the chain. */
  enterprises: number;
}
export interface Host {
  id: string;
  name: string;
  /** How many times in a row it was passed over since it hosted last. */
  passed: number;
}
export interface Hours {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  weekday: number;
  /** From when, as HH:MM. */
  opens: string;
  /** Until when, as HH:MM, after `opens`; 24:00 for midnight. */
  closes: string;
}
export interface HoursInput {
  /** 1 is Monday, 7 is Sunday (ISO 8601). */
  weekday: number;
  /** From when, as HH:MM. */
  opens: string;
  /** Until when, as HH:MM, after `opens`; 24:00 for midnight. */
  closes: string;
}
export interface Import {
  /** The name of the file; it ends with .xlsx or .csv. */
  filename: string;
  /** The file, in Base64. */
  content: string;
  /** The name of the ledger that a csv file is of; left out for a workbook. */
  sheet?: string | null;
  /** Check everything and change nothing. */
  dry_run?: boolean;
}
export interface ImportResult {
  /** Whether anything was changed. */
  applied: boolean;
  sheets: SheetCounts[];
  /** Of a dry run: what is wrong, in the order of the file, 1,000 at most. */
  errors: RowFault[];
  /** Of a dry run: how many things are wrong, also those beyond the list. */
  error_count: number;
  /** Of a dry run: what the rows without faults would do, in the order of the file, 1,000 at most; rows that change nothing only where there is room. */
  changes: RowChange[];
  /** Of a dry run: how many of these rows create or update, also those beyond the list. */
  change_count: number;
}
/** Entries were read, perhaps in another window. */
export interface InboxEntriesReadEvent {
  event: "inbox.entries-read";
  data: string;
}
/** A new entry of the inbox, whose id is `id`. */
export interface InboxEntryAddedEvent {
  /** The id of what it is about. */
  id: string;
  event: "inbox.entry-added";
  data: string;
}
export interface Item {
  id: string;
  class_id: string;
  class_name: string;
  code: string;
  name: string;
  department_id: string;
  department_name: string | null;
  /** Null for the preset. */
  working_days: number | null;
  /** Null for that of the terms. */
  supplements: number | null;
  /** Null for that of the terms. */
  supplement_days: number | null;
  form: FormField[];
  active: boolean;
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface Job {
  id: string;
  /** The operation that was called, such as `import_file`. */
  act: string;
  /** The file, if it is about one. */
  filename: string | null;
  /** Where it stands. */
  status: JobStatus;
  /** How far it is: rows that have been checked. */
  done: number;
  /** Of how many; null until it is known. */
  total: number | null;
  /** The proposal that it has made, where it waits for a second person, or has carried out. */
  proposal_id: string | null;
  /** Why it failed. Lists of jobs leave it out, so it is null there. */
  problem: JobProblem | null;
  /** When it was accepted; wall time. */
  created_at: string;
  /** When it was begun with. */
  started_at: string | null;
  /** When it ended. */
  finished_at: string | null;
  version: number;
  /** What was done; null before the end. Lists of jobs leave it out, so it is null there. */
  result: ImportResult | null;
}
export interface JobError {
  /** Where: a field, or sheet.row.column of a file. */
  field: string;
  /** What stands there. */
  value: string | null;
  /** What is wrong. */
  detail: Words;
}
export interface JobPage {
  items: Job[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface JobProblem {
  /** The tail of its `type`. */
  code: string;
  title: Words;
  detail: Words;
  errors: JobError[];
}
export interface KindFigures {
  /** The kind. */
  kind: VenueKind;
  /** How many. */
  venues: number;
  /** Their square metres together. */
  area: number;
  /** The square metres of the smallest. */
  smallest_area: number;
}
export interface LadderStep {
  /** The rung; reminders are named by their percentage. */
  rung: Rung;
  /** Null while the clock stands still. */
  at: string | null;
  /** Whether it, or a higher one, was reached for this due date. */
  fired: boolean;
  /** When it was last told; null if it was not. */
  fired_at: string | null;
}
export interface Lead {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** What it is called. */
  title: string;
  /** How it stands: negotiating from the first negotiation held. */
  status: LeadStatus;
  /** The investor or target enterprise. */
  prospect_id: string;
  prospect_number: string;
  prospect_name: string;
  /** In which library that stands. */
  prospect_kind: ProspectKind;
  /** The organization that follows it. */
  owner_id: string;
  owner_name: string;
  /** The chain it is for, if any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The person who follows it as commissioner; null for nobody. */
  commissioner_id: string | null;
  commissioner_name: string | null;
  /** How it came about. */
  source: string;
  /** The day of the first contact. */
  first_contact_on: string;
  /** What may be invested, in yuan; null if unknown. */
  amount: string | null;
  /** What it is about. */
  content: string;
  /** What is to be done next. */
  next_task: string | null;
  /** By which day. */
  next_task_on: string | null;
  /** The latest day of its log. */
  last_entry_on: string;
  /** How many negotiations were held on it. */
  negotiations: number;
  /** The project that it has become; null for none. */
  project_id: string | null;
  project_number: string | null;
  /** Since when it is a project. */
  converted_on: string | null;
  /** Since when it is lost. */
  lost_on: string | null;
  /** Why it is lost. */
  lost_reason: string | null;
  opened_at: string;
  opened_by_name: string;
  /** What the caller can do now. */
  actions: LeadAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface LeadChange {
  /** What of the lead. */
  field: LeadField;
  /** What it was; null for nothing. */
  before: string | null;
  /** What it is since; null for nothing. */
  after: string | null;
}
export interface LeadCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface LeadCommentFilePage {
  items: LeadCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface LeadEntry {
  id: string;
  /** The day it happened on. */
  day: string;
  /** When it was entered. */
  at: string;
  /** What happened. */
  action: LeadStep;
  person_id: string;
  person_name: string;
  /** In which role it was done. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** What happened, or why. */
  content: string | null;
  /** The negotiation that was held; null for other entries. */
  negotiation_id: string | null;
  /** What became different by it. */
  changed: LeadChange[];
}
export interface LeadEntryPage {
  items: LeadEntry[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface LeadFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface LeadFilePage {
  items: LeadFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface LeadPage {
  items: Lead[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Ledger {
  /** Its name, for csv files and addresses. */
  name: string;
  /** Its title in a workbook. */
  title: Words;
  /** The address of its template. */
  template: string;
  /** The address that files of it are posted to, to be imported. */
  imported_by: string;
  /** In order. */
  columns: LedgerColumn[];
}
export interface LedgerColumn {
  /** What errors and results call it. */
  name: string;
  /** Its head; either is read. */
  head: Words;
  /** What it holds. */
  holds: Words;
  /** Whether each row needs it. */
  required: boolean;
  /** Whether 清空 removes what is registered. */
  removable: boolean;
  /** The words that it takes; empty for any. */
  values: LedgerValue[];
}
export interface LedgerEntry {
  position: number;
  /** What happened. */
  kind: LedgerKind;
  at: string;
  days: number | null;
  /** The words given for it; null where they are not for the caller, as in the steps. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  department_id: string | null;
  department_name: string | null;
  /** Who decided it; null for time alone. */
  approver_id: string | null;
  /** The name of that person. */
  approver: string | null;
  due_before: string | null;
  due_at: string;
  provisional: boolean;
}
export interface LedgerList {
  /** In order. */
  ledgers: Ledger[];
}
export interface LedgerValue {
  /** In Chinese. */
  zh: string;
  /** In English. */
  en: string;
  code: string;
}
export interface ListedItem {
  id: string;
  /** Its code: the same in later versions. */
  code: string;
  /** What it is about. */
  title: string;
}
export interface ListedWork {
  /** The thing, such as a request. */
  id: string;
  /** Its path, such as `/v1/requests/…`. */
  link: string;
  /** What people know it by, if anything. */
  number: string | null;
  /** What it is about. */
  title: string;
  /** How urgent it is. */
  urgency: WorkUrgency;
  /** Since when it waits for this. */
  since: string;
  /** Until when; null for no end. */
  due_at: string | null;
  /** The kind, such as `request.dispatch`. */
  kind: string;
  /** What is to be done. */
  words: Words;
  /** The kind of thing that waits, such as `request`. */
  resource: string;
}
export interface ListedWorkList {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  /** How much waits in all of the kinds that were asked for. */
  counts: WorkCounts;
  /** What is late first, then what is soon due, each by `due_at` and `since`. */
  items: ListedWork[];
}
export interface LogLead {
  /** On which day: from the first contact to today; today by preset. */
  day?: string | null;
  /** What happened. */
  content: string;
  /** What is to be done next; null for nothing. */
  next_task?: string | null;
  /** By which day: today or later, with a next task alone. */
  next_task_on?: string | null;
}
export interface LoseLead {
  /** Why it comes to nothing. */
  reason: string;
}
export interface MakeOffer {
  /** What it is about. It names neither the enterprise nor a person: words with the enterprise's name, a telephone or identity number or an e-mail address are refused. */
  title: string;
  /** The problem in full. It names neither the enterprise nor a person: words with the enterprise's name, a telephone or identity number or an e-mail address are refused. */
  description: string;
  /** The request behind it, if there is one. */
  request_id?: string | null;
  /** Without a request: the chain, or neither for where the caller's post is. */
  chain_id?: string | null;
  /** How many may claim it, 1 to 100. */
  allowed?: number;
  /** Until when it can be claimed. */
  until: string;
}
export interface MakeVisitPlan {
  /** Who visits; preset: the caller's own organization, if there is only one. */
  organization_id?: string | null;
  /** What the plan is called. */
  title: string;
  /** What the visits are for. */
  purpose?: string;
  /** How often. */
  period: VisitPeriod;
  /** The enterprises to be visited, 1 to 500. */
  enterprise_ids: string[];
  /** From when on: the period of this day is the first one. Today by preset. */
  first_day?: string | null;
  /** Until when; without it until the plan is ended. */
  last_day?: string | null;
  /** So many days before a period ends, what is still owed is reminded of. */
  remind_days?: number;
}
export interface Mandate {
  id: string;
  /** The number for people. */
  number: string;
  /** In whose name the agent acts. */
  enterprise_id: string;
  enterprise_name: string;
  /** The person who acts. */
  agent_id: string;
  agent_name: string;
  /** Where the agent held the post then. */
  agent_organization_id: string;
  agent_organization_name: string;
  /** Whether it covers every item; else `items` does. */
  all_items: boolean;
  /** What it covers alone. */
  items: CoveredItem[];
  /** The first day on which the agent may act. */
  valid_from: string;
  /** The last one. */
  valid_to: string;
  /** Whether it can be used now. */
  status: MandateStatus;
  /** For the agent. */
  note: string;
  granted_at: string;
  granted_by_name: string;
  /** From when on the agent may not act any more. */
  revoked_at: string | null;
  revoked_by_name: string | null;
  /** Why it was revoked. */
  reason: string | null;
  /** When it was found to be over; null if it was revoked. */
  ended_at: string | null;
  /** Why it ended. */
  ended_because: MandateEnd | null;
  /** What the caller can do now. */
  actions: MandateAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface MandatePage {
  items: Mandate[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Mark {
  start: number;
  end: number;
}
export interface MaskedContact {
  /** Masked. */
  name: string | null;
  /** Masked. */
  phone: string | null;
  /** Masked. */
  email: string | null;
}
export interface Matter {
  id: string;
  /** The number for people. */
  number: string;
  /** What it is about. */
  title: string;
  /** The organization that has raised it. */
  organization_id: string;
  organization_name: string;
  chain_id: string;
  chain_name: string | null;
  /** Where it stands. */
  status: MatterStatus;
  raised_at: string;
  /** The kind of the meeting that discussed it last. */
  meeting_kind_id: string | null;
  meeting_kind_name: string | null;
  /** In how many meetings it was discussed. */
  discussions: number;
  /** By what it is settled. */
  evidence: string | null;
  settled_at: string | null;
  confirmed_at: string | null;
  /** The matter of a decision list that it falls under. */
  decision_item_id: string | null;
  decision_item_code: string | null;
  decision_item_title: string | null;
  /** The party organization that has to study it before it can be resolved; null if none. */
  studying_id: string | null;
  studying_name: string | null;
  /** When it was studied last. */
  studied_on: string | null;
  /** What came of that. */
  study_outcome: StudyOutcome | null;
  /** What the caller can do now. */
  actions: MatterAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface MatterCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface MatterCommentFilePage {
  items: MatterCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface MatterDetail {
  id: string;
  /** The number for people. */
  number: string;
  /** What it is about. */
  title: string;
  /** The organization that has raised it. */
  organization_id: string;
  organization_name: string;
  chain_id: string;
  chain_name: string | null;
  /** Where it stands. */
  status: MatterStatus;
  raised_at: string;
  /** The kind of the meeting that discussed it last. */
  meeting_kind_id: string | null;
  meeting_kind_name: string | null;
  /** In how many meetings it was discussed. */
  discussions: number;
  /** By what it is settled. */
  evidence: string | null;
  settled_at: string | null;
  confirmed_at: string | null;
  /** The matter of a decision list that it falls under. */
  decision_item_id: string | null;
  decision_item_code: string | null;
  decision_item_title: string | null;
  /** The party organization that has to study it before it can be resolved; null if none. */
  studying_id: string | null;
  studying_name: string | null;
  /** When it was studied last. */
  studied_on: string | null;
  /** What came of that. */
  study_outcome: StudyOutcome | null;
  /** What the caller can do now. */
  actions: MatterAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** What is to be solved. */
  description: string;
}
export interface MatterFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface MatterFilePage {
  items: MatterFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface MatterHistory {
  id: string;
  at: string;
  /** What was done. */
  action: MatterStep;
  person_id: string;
  person_name: string;
  /** In which role. */
  role: Role;
  /** The meeting that discussed it. */
  meeting_id: string | null;
  meeting_number: string | null;
  /** What came of a study; null of other steps. */
  outcome: StudyOutcome | null;
  /** The words given for it. */
  words: string | null;
}
export interface MatterHistoryPage {
  items: MatterHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface MatterPage {
  items: Matter[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Me {
  id: string;
  name: string;
  login: string;
  /** The language of mails and messages. */
  locale: Locale;
  must_change_password: boolean;
  posts: MyPost[];
}
export interface Meeting {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  kind_id: string;
  kind_name: string;
  /** What it is about. */
  title: string;
  /** The organization that convenes it. */
  organization_id: string;
  organization_name: string;
  chain_id: string | null;
  chain_name: string | null;
  /** Where. */
  place: string;
  /** When it begins. */
  starts_at: string;
  /** When it ends. */
  ends_at: string;
  /** How it stands. */
  status: MeetingStatus;
  /** How many members it has. */
  members: number;
  /** How many of them attended; null until it is held. */
  attended: number | null;
  /** Whether it had a quorum and can resolve, not only take note; null until it is held. */
  quorate: boolean | null;
  /** Why it was cancelled. */
  reason: string | null;
  /** When its minutes were approved. */
  approved_at: string | null;
  /** What the caller can do now. */
  actions: MeetingAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface MeetingCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface MeetingCommentFilePage {
  items: MeetingCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface MeetingDetail {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  kind_id: string;
  kind_name: string;
  /** What it is about. */
  title: string;
  /** The organization that convenes it. */
  organization_id: string;
  organization_name: string;
  chain_id: string | null;
  chain_name: string | null;
  /** Where. */
  place: string;
  /** When it begins. */
  starts_at: string;
  /** When it ends. */
  ends_at: string;
  /** How it stands. */
  status: MeetingStatus;
  /** How many members it has. */
  members: number;
  /** How many of them attended; null until it is held. */
  attended: number | null;
  /** Whether it had a quorum and can resolve, not only take note; null until it is held. */
  quorate: boolean | null;
  /** Why it was cancelled. */
  reason: string | null;
  /** When its minutes were approved. */
  approved_at: string | null;
  /** What the caller can do now. */
  actions: MeetingAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** The rotation whose turn it was, if any. */
  rotation_id: string | null;
  /** Who takes the chair, of a rotation. */
  chair_id: string | null;
  chair_name: string | null;
  /** Its points in order. */
  agenda: string[];
  /** Who is expected: members and guests. */
  expected: MeetingMember[];
  /** How many members are a quorum; 0 if none is needed. */
  needed: number;
  /** The minutes as amended last. */
  minutes: string | null;
  /** How often they were amended; the history shows how. */
  amended: number;
}
export interface MeetingFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface MeetingFilePage {
  items: MeetingFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface MeetingHistory {
  id: string;
  at: string;
  /** What was done. */
  action: MeetingStep;
  person_id: string;
  person_name: string;
  /** In which role. */
  role: Role;
  /** The words given for it. */
  words: string | null;
  /** The minutes before they were amended. */
  before: string | null;
  /** The minutes as amended. */
  after: string | null;
}
export interface MeetingHistoryPage {
  items: MeetingHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface MeetingKind {
  id: string;
  code: string;
  /** Its Chinese name. */
  name: string;
  /** Its English name. */
  name_en: string;
  /** In which roles it is convened. */
  convenors: Convenor[];
  /** Its members. */
  members: Member[];
  /** By what a meeting has a quorum. */
  quorum_rule: QuorumRule;
  /** How many members, or percent of them; null for none. */
  quorum: number | null;
  /** In which period meetings are owed. */
  period: MeetingPeriod;
  /** How many at least in each period; null for none. */
  at_least: number | null;
  /** The organizations that owe them. */
  owed_by: Member[];
  /** The first period owed is that of this day; null for none. */
  owed_from: string | null;
  /** Whether meetings of it can be convened. */
  active: boolean;
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface MeetingKindPage {
  items: MeetingKind[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface MeetingMember {
  id: string;
  name: string;
  /** Whether it is a member, or invited besides. */
  member: boolean;
  /** Whether it attended; null until that is entered, and if only how many did is known. */
  attended: boolean | null;
}
export interface MeetingPage {
  items: Meeting[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Member {
  id: string;
  name: string;
}
export interface Membership {
  id: string;
  organization: Reference;
  chain: Reference;
  segments: string[];
  sub_industries: string[];
  lead: boolean;
  valid_from: string;
  valid_to: string | null;
}
export interface MembershipPage {
  items: Membership[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Mention {
  /** The role of the post; with `organization_id`. */
  role?: Role | null;
  /** The organization of the post; with `role`. */
  organization_id?: string | null;
  /** A person who sees it, in whatever post; else null. */
  person_id?: string | null;
}
export interface Mentioned {
  /** The role of the post; null for a person. */
  role: Role | null;
  /** Null for a person. */
  organization_id: string | null;
  organization_name: string | null;
  /** Null for a post. */
  person_id: string | null;
  person_name: string | null;
}
export interface Messaging {
  services: ServiceMessaging[];
}
export interface Milestone {
  id: string;
  /** What is to be reached. */
  title: string;
  /** The organization that has to reach it. */
  owner_id: string;
  owner_name: string;
  /** How much of the project it is, beside the others. */
  weight: number;
  /** Until when, as planned. */
  planned_on: string;
  /** When it was reached; null while open. */
  done_on: string | null;
  /** By what that can be seen. */
  evidence: string | null;
  /** Working days since it was due, of one that is open; else 0. */
  overdue_days: number;
}
export interface Miss {
  /** Whom and how one tried to reach. */
  note: string;
}
export interface MoveClock {
  /** The moment that shall be now. */
  now: string;
}
export interface MoveProject {
  /** The stage. */
  stage: ProjectStage;
  /** Since when: today or earlier, today by preset. */
  on?: string | null;
  /** Why; required to move it back. */
  reason?: string;
}
export interface MyPost {
  /** What the person is responsible for. */
  kind: PostKind;
  organization: Reference;
  chain: Reference | null;
  valid_from: string;
  valid_to: string | null;
}
export interface MySession {
  id: string;
  /** What signed in called itself (`User-Agent`), cut short. */
  client: string | null;
  /** The network that it signed in from, such as `203.0.113.*`. */
  address: string | null;
  /** When it signed in; wall time, as all here. */
  opened_at: string;
  /** When its tokens were renewed last. */
  used_at: string;
  /** When it ends at the latest. */
  ends_at: string;
  /** Whether it is the session of this call. */
  current: boolean;
}
export interface MySessionPage {
  items: MySession[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface NameParty {
  /** An organization of the district. */
  organization_id?: string | null;
  /** The name of somebody outside; the same name means the same party. */
  name?: string | null;
  /** What it is; only with a name. */
  kind?: PartyKind | null;
  /** Where an expert works, by which experts of one name are told apart. */
  affiliation?: string | null;
}
export interface NamedPerson {
  id: string;
  name: string;
}
export interface Naming {
  /** Whether its name stands in the offer. */
  named: boolean;
}
export interface Negotiating {
  id: string;
  name: string;
}
export interface Negotiation {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** What it is called. */
  title: string;
  /** How it is held. */
  way: NegotiationWay;
  /** How it stands. */
  status: NegotiationStatus;
  /** On which day. */
  day: string;
  /** Where. */
  place: string;
  /** The organization that holds it. */
  owner_id: string;
  owner_name: string;
  /** The chain it is for, if any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The lead it is about, if any. */
  lead_id: string | null;
  lead_number: string | null;
  /** With which investors or target enterprises. */
  prospects: Negotiating[];
  /** Which other organizations of the district take part. */
  organizations: Negotiating[];
  /** What it is about. */
  subject: string;
  /** What came of it; null until it is held. */
  outcome: string | null;
  /** Why it was cancelled. */
  reason: string | null;
  recorded_at: string;
  recorded_by_name: string;
  /** When its outcome was entered, or it was cancelled. */
  settled_at: string | null;
  settled_by_name: string | null;
  /** What the caller can do now. */
  actions: NegotiationAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface NegotiationChange {
  /** What became different. */
  field: NegotiationField;
  /** What it was; null for nothing. */
  before: string | null;
  /** What it is since; null for nothing, or, as `before`, for what is not told. */
  after: string | null;
}
export interface NegotiationCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface NegotiationCommentFilePage {
  items: NegotiationCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface NegotiationFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface NegotiationFilePage {
  items: NegotiationFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface NegotiationHistory {
  id: string;
  at: string;
  person_id: string;
  person_name: string;
  /** In which role it was done. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** What happened. */
  action: NegotiationStep;
  /** What became different by it. */
  changed: NegotiationChange[];
}
export interface NegotiationHistoryPage {
  items: NegotiationHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface NegotiationPage {
  items: Negotiation[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface NewApiKey {
  id: string;
  /** What it is for. */
  name: string;
  /** The owner, for whom it acts. */
  person: NamedPerson;
  /** Only posts at this organization count. */
  organization: Reference;
  /** In which roles, as far as the owner has them. */
  roles: Role[];
  /** The names of the operations (`operationId`) it is for. */
  operations: string[];
  /** When it was made; wall time, as all here. */
  created_at: string;
  /** Who made it. */
  created_by: NamedPerson;
  /** The last day on which it is good. */
  expires_on: string;
  /** When it was used last, to within five minutes. */
  used_at: string | null;
  /** When it was taken back. */
  revoked_at: string | null;
  /** Send it as `Authorization: Bearer lsk_…`. */
  key: string;
}
export interface NewCalendarFeed {
  id: string;
  /** Where it is read, such as a telephone. */
  name: string;
  /** When it was made; wall time, as all here. */
  created_at: string;
  /** When it was read last. */
  used_at: string | null;
  /** Where it is read; told once, here. */
  address: string;
}
export interface NewClass {
  /** Its code, unique. */
  code: string;
  /** Its name. */
  name: string;
  /** Where it stands among the classes; smaller comes first. */
  position?: number;
  /** Whether its items are for staff requests, and for these alone. */
  for_staff?: boolean;
}
export interface NewComment {
  /** What is said. */
  content: string;
  /** `public`: everybody who sees the thing reads it, the enterprise too; `internal`: offices alone. */
  visibility: CommentVisibility;
  /** Who shall be told of it by name: up to 20 posts or persons that see it. */
  mentions?: Mention[];
}
export interface NewDecisionList {
  /** What the party organization does with its matters. */
  kind: DecisionListKind;
  /** The organization whose matters they are, and which decides those that are studied first. */
  organization_id: string;
  /** Its party organization, which studies or decides them. */
  party_organization_id: string;
  /** What it is called. */
  title: string;
  /** The first day on which it holds. */
  from_on: string;
  /** Its matters in order. */
  items: DecisionListsNewItem[];
}
export interface NewFinding {
  /** A request is placed for the enterprise at once and dispatched as any other; demands and suggestions are kept. */
  kind: FindingKind;
  /** What was found; of a request, the matter in full. */
  content: string;
  /** Why that becomes of it; needed where nothing does. */
  reason?: string;
  /** Of a request: what it is about, in one line. */
  title?: string | null;
  /** Of a request: the item of the catalog, if one fits. */
  item_id?: string | null;
  /** Of a request: the chain it concerns, as in others. */
  chain_id?: string | null;
  /** Of a request: answers to the item's form, by key. */
  form?: { [name: string]: unknown };
}
export interface NewItem {
  /** The class it belongs to. */
  class_id: string;
  /** Its code, unique. */
  code: string;
  /** Its name. */
  name: string;
  /** The department that handles it where no dispatch rule says otherwise. */
  department_id: string;
  /** Time for handling in working days; the platform's preset if null. */
  working_days?: number | null;
  /** How often the enterprise may be asked in one handling to supply something; as the terms say if null. */
  supplements?: number | null;
  /** For how many working days the clock waits for that at most; as the terms say if null. */
  supplement_days?: number | null;
  /** What the enterprise is asked, in order. */
  form?: FormFieldInput[];
}
export interface NewMeetingKind {
  /** Its code, unique. */
  code: string;
  /** Its Chinese name. */
  name: string;
  /** Its English name. */
  name_en: string;
  /** In which roles it is convened. */
  convenors: Convenor[];
  /** Its members: organizations of any kind. */
  member_ids?: string[];
  /** By what a meeting has a quorum. */
  quorum_rule?: QuorumRule;
  /** How many members, or percent of them; null for none. */
  quorum?: number | null;
  /** In which period meetings are owed. */
  period?: MeetingPeriod;
  /** How many at least in each period; null for none. */
  at_least?: number | null;
  /** The organizations that owe them: each convenes them itself. */
  owed_by_ids?: string[];
  /** The first period owed is that of this day; today by preset. */
  owed_from?: string | null;
}
export interface NewPartDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
  /** The time for it. */
  working_days: number;
}
export interface NewRecoveryCodes {
  /** Ten, each good once in place of a code. */
  recovery_codes: string[];
}
export type NoDetails = { [name: string]: unknown };
export interface NotDone {
  request_id: string;
  number: string;
  /** The tail of the `type` of the problem. */
  code: string;
  /** Why not. */
  detail: Words;
}
export interface NotificationRule {
  /** The type of the event, such as `request.dispatched.v1`. */
  event: string;
  /** Who is told. */
  audience: Audience;
  /** How: `inbox`, `email` or both. */
  channels: Channel[];
  /** The words, such as `request.dispatched/department`. */
  template: string;
  /** Only if the data of the event holds one of these values for each field: `{"rung": ["overdue"]}`. A text that ends in `*` stands for all that begin so: `reminder_*` for reminders of whatever percentage. */
  when?: { [name: string]: unknown[] };
}
export interface NotificationRuleInput {
  /** The type of the event, such as `request.dispatched.v1`. */
  event: string;
  /** Who is told. */
  audience: Audience;
  /** How: `inbox`, `email` or both. */
  channels: Channel[];
  /** The words, such as `request.dispatched/department`. */
  template: string;
  /** Only if the data of the event holds one of these values for each field: `{"rung": ["overdue"]}`. A text that ends in `*` stands for all that begin so: `reminder_*` for reminders of whatever percentage. */
  when?: { [name: string]: unknown[] };
}
export interface NotificationRules {
  /** The version for If-Match; 1 is the preset. */
  version: number;
  /** When they were changed last; null for the preset. */
  changed_at: string | null;
  /** In their order. */
  rules: NotificationRule[];
  /** The templates there are; each begins with its event. */
  templates: string[];
  /** What rules can be about, and ask for. */
  events: RuleEvent[];
}
export interface NumberedRule {
  /** Items of the catalog, by id. */
  items?: string[];
  /** Chains, by id. */
  chains?: string[];
  /** Segments, as the registry names them. */
  segments?: string[];
  /** Parks, by their organization id. */
  parks?: string[];
  /** The department it goes to. */
  department_id: string;
  /** Why; shown to the dispatcher. */
  note?: string;
  /** Its place in the list, from 1. */
  position: number;
  department_name: string | null;
}
export interface Occasion {
  /** The kind of thing, such as `meeting`. */
  kind: string;
  /** What such a thing is called. */
  words: Words;
  /** The thing, such as a meeting. */
  id: string;
  /** Its path, such as `/v1/meetings/…`. */
  link: string;
  /** What people know it by, if anything. */
  number: string | null;
  /** What it is called. */
  title: string;
  /** Where. */
  place: string;
  starts_at: string;
  ends_at: string;
  /** Whether it has a day and no hours: from midnight to midnight. */
  whole_day: boolean;
  /** Whether it is held, as far as it concerns the caller. */
  status: OccasionStatus;
  /** Grows with every change; for the caller, with his registration too. */
  revision: number;
  /** When it was announced, or settled. */
  noted_at: string;
}
export interface OfCommentDetails {
  /** The comment. */
  comment_id: string;
}
export interface Offer {
  id: string;
  /** The number for people. */
  number: string;
  title: string;
  description: string;
  /** Whether it can be claimed. */
  status: OfferStatus;
  /** How many may claim it. */
  allowed: number;
  /** How many have: claims that are neither refused nor given or taken back. */
  taken: number;
  /** Until when it can be claimed. */
  until: string;
  chain_id: string | null;
  chain_name: string | null;
  park_id: string | null;
  park_name: string | null;
  offered_at: string;
  /** Whether the enterprise lets itself be named. */
  enterprise_named: boolean;
  /** The enterprise, if it is named here or the caller sees the request. */
  enterprise_name: string | null;
  /** The request behind it, for those who keep the offer. */
  request_id: string | null;
  /** Its number, for the same. */
  request_number: string | null;
  ended_at: string | null;
  /** Why it was taken off the board, for those who keep it. */
  withdrawal_reason: string | null;
  /** What the caller can do now. */
  actions: OfferAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface OfferPage {
  items: Offer[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface OnSiteDay {
  id: string;
  /** The number for people. */
  number: string;
  /** The park whose service centre holds it. */
  park_id: string;
  park_name: string;
  /** On which day. */
  day: string;
  /** Where. */
  place: string;
  /** The departments that come. */
  departments: Attending[];
  /** The service agents who come. */
  agents: Attending[];
  /** What shall be handled there. */
  note: string;
  /** How it stands. */
  status: OnSiteStatus;
  /** What came of it; null until it is entered. */
  outcome: string | null;
  /** Why the day was cancelled. */
  reason: string | null;
  /** How many requests were taken in there. */
  taken_in: number;
  planned_at: string;
  planned_by_name: string;
  /** When its outcome was entered, or it was cancelled. */
  settled_at: string | null;
  settled_by_name: string | null;
  /** What the caller can do now. */
  actions: OnSiteAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface OnSiteDayPage {
  items: OnSiteDay[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface OpenAccount {
  /** Up to 60 letters from a to z, Han characters, digits, `.`, `_`, `-` and `@`. Left out where an import has given the person a login. */
  login?: string | null;
  /** Mail the person a code, good for seven days, by which they set a password themselves (`POST /v1/password-resets/completion`); no one-time password is made. Again: another code. */
  invite?: boolean;
}
export interface OpenAccountItem {
  /** Of which one. */
  person_id: string;
  /** The body of the call. */
  body?: OpenAccount;
}
export interface OpenAccounts {
  /** 1 to 200 calls, done one after the other. */
  items: OpenAccountItem[];
}
export interface OpenCase {
  /** Send those to the lead department that no department has accepted yet, as a dispatch or redispatch of the caller's, where the caller may. */
  gather?: boolean;
  /** Classifies those that are sent and have no item of the catalog. */
  item_id?: string | null;
  /** What the requests have in common. */
  title: string;
  /** For the offices. */
  description?: string;
  /** The lead department, which will answer. */
  department_id: string;
  /** The chain whose case it is; preset: that of the dispatcher who opens it. */
  chain_id?: string | null;
  /** The requests, at most 100. */
  request_ids?: string[];
}
export interface OpenClock {
  /** What is owed. */
  duty: Duty;
  /** Who owes it: people in this role. */
  role: Role;
  /** Whose organization owes it; null if the role alone does. */
  organization_id: string | null;
  organization_name: string | null;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  due_at: string;
  /** Whether it may still move because the holidays of a year are not published. */
  provisional: boolean;
  /** Whether it is late, or was when the clock was halted. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
}
export interface OpenLead {
  /** An active entry of the libraries. */
  prospect_id: string;
  /** What it is called. */
  title: string;
  /** The organization that follows it; needed only by who works for several. */
  owner_id?: string | null;
  /** The chain it is for; that of the entry by preset. */
  chain_id?: string | null;
  /** Who follows it as commissioner: a handler, clerk or dispatcher of today. */
  commissioner_id?: string | null;
  /** How it came about. */
  source?: string;
  /** The day of the first contact: today or earlier. */
  first_contact_on: string;
  /** What may be invested, in yuan, more than 0; null if unknown. */
  amount?: string | null;
  /** What it is about. */
  content?: string;
  /** What is to be done next; null for nothing. */
  next_task?: string | null;
  /** By which day: today or later, with a next task alone. */
  next_task_on?: string | null;
}
export interface OpenLeadItem {
  /** The body of the call. */
  body?: OpenLead;
}
export interface OpenLeads {
  /** 1 to 200 calls, done one after the other. */
  items: OpenLeadItem[];
}
export interface OpenMembership {
  /** The chain. */
  chain_id: string;
  /** Names of segments. */
  segments?: string[];
  /** Names of sub-industries. */
  sub_industries?: string[];
  /** Whether it is a lead enterprise. */
  lead?: boolean;
  /** The first day on which it holds; today by preset. */
  valid_from?: string | null;
  /** The last day on which it holds; left out or null while no end is known. */
  valid_to?: string | null;
  /** Whether the one that holds now ends the day before, instead of standing in the way. */
  replace?: boolean;
}
export interface OpenRelation {
  /** How the subject stands to the object. */
  kind: RelationKind;
  /** The superior, the managing chain committee, the covered enterprise, the alliance, or the park. */
  object_id: string;
  /** For alliances; member by preset. */
  role?: AllianceRole | null;
  /** The first day on which it holds; today by preset. */
  valid_from?: string | null;
  /** The last day on which it holds; left out or null while no end is known. */
  valid_to?: string | null;
  /** Whether the one that holds now ends the day before, instead of standing in the way. */
  replace?: boolean;
}
export interface OpenSession {
  /** The login; capitals do not matter. */
  login: string;
  /** The password. */
  password: string;
  /** The `device_key` of an earlier sign-in on this device, if there was one. */
  device_key?: string | null;
  /** Keep the refresh token in a cookie, which no script can read, instead of telling it in the answer: for pages of the platform itself. */
  cookie?: boolean;
}
export interface OpenStaffRequest {
  /** Whether the employer may read it from now on. */
  opened: boolean;
  /** What the employee said. */
  reason: string;
}
export interface OpeningDetails {
  /** Whether it may. */
  opened: boolean;
}
export interface OpeningHistoryEntry {
  id: string;
  at: string;
  action: "opening";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: OpeningDetails;
}
export interface Organization {
  id: string;
  code: string;
  name: string;
  /** What it is. */
  kind: OrganizationKind;
  /** The unified social credit code (GB 32100), 18 characters; enterprises must have one. */
  uscc: string | null;
  founded: string | null;
  active: boolean;
  park: Reference | null;
  chains: Place[];
  attributes: Attributes;
  /** Whether this is all there is, or the public face of it. */
  full: boolean;
  version: number;
}
export interface OrganizationPage {
  items: Organization[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Outbox {
  /** How many there are. */
  depth: number;
  /** Seconds since the oldest was written; 0 when there is none. */
  age: number;
  /** How many of them no queue has taken. */
  unroutable: number;
}
export interface OutboxEntry {
  /** Its place in the order of publishing. */
  id: number;
  event_id: string;
  type: string;
  /** The aggregate. */
  key: string;
  /** Its number within the aggregate. */
  sequence: number;
  /** When it was written; wall time. */
  created_at: string;
  /** How often no queue took it. */
  tries: number;
  /** When it is tried again; null unless it was refused. */
  retry_at: string | null;
  /** Why it was refused. */
  error: string | null;
}
export interface OutboxEntryPage {
  items: OutboxEntry[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Outcome {
  id: string;
  /** What it is. */
  kind: OutcomeKind;
  /** In yuan. */
  amount: string;
  /** On which day it came about; figures go by it. */
  day: string;
  /** By what it can be seen. */
  evidence: string;
  entered_at: string;
  entered_by_name: string;
  /** When it was found to be wrong; it does not count then. */
  withdrawn_at: string | null;
  /** Why. */
  withdrawal_reason: string | null;
}
export interface OwedBy {
  id: string;
  name: string;
  /** In the order of the periods. */
  cells: OwedCell[];
}
export interface OwedCell {
  /** The first day of the period. */
  first: string;
  /** How it stands. */
  status: OwedStatus;
  /** How many meetings are owed; 0 before they are. */
  owed: number;
  /** How many were held. */
  held: number;
  /** How many more are convened. */
  convened: number;
}
export interface OwedMeetings {
  kind_id: string;
  /** Of which year. */
  year: number;
  /** The periods in order. */
  periods: OwedPeriod[];
  /** Those that owe them, by name. */
  organizations: OwedBy[];
}
export interface OwedPeriod {
  /** Its first day. */
  first: string;
  /** Its last day. */
  last: string;
  /** Its last working day: meetings are owed until then. */
  due_on: string;
}
export interface OwedVisit {
  id: string;
  plan_id: string;
  plan_number: string;
  /** What the plan is called. */
  plan_title: string;
  /** Who visits. */
  organization_id: string;
  organization_name: string;
  /** Who is to be visited. */
  enterprise_id: string;
  enterprise_name: string;
  /** The chain of the enterprise then. */
  chain_id: string | null;
  chain_name: string | null;
  /** The park of the enterprise then. */
  park_id: string | null;
  park_name: string | null;
  /** The first day of the period. */
  first_day: string;
  /** The day by which it is owed. */
  last_day: string;
  /** Where it stands. */
  status: OwedVisitStatus;
  /** Whether it is owed still after its last day, or was made after that. */
  overdue: boolean;
  /** The visit that has settled it. */
  visit_id: string | null;
  visit_number: string | null;
  /** On which day it was made. */
  visited_on: string | null;
  /** When the visit was recorded, or it was taken back. */
  settled_at: string | null;
  /** Whether the caller can record the visit now. */
  recordable: boolean;
}
export interface OwedVisitPage {
  items: OwedVisit[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Parked {
  id: string;
  consumer: string;
  /** `waiting` for another try, `dead` until an operator decides, `dropped`; `dropping` is dropped by an ordered consumer whose turn for it has not come. */
  status: ParkedStatus;
  /** Null where the message is no event. */
  event_id: string | null;
  type: string | null;
  /** The aggregate. */
  key: string | null;
  /** Its number within the aggregate. */
  sequence: number | null;
  /** How often it was tried. */
  tries: number;
  /** When it came here; wall time. */
  parked_at: string;
  /** When it is tried again; null unless it is waiting. */
  next_try_at: string | null;
  /** What went wrong at the latest try; telephones masked. */
  error: string;
  dropped_at: string | null;
  /** What the caller can do now. */
  actions: ParkedAction[];
  /** Why it was dropped. */
  reason: string | null;
}
export interface ParkedDetail {
  id: string;
  consumer: string;
  /** `waiting` for another try, `dead` until an operator decides, `dropped`; `dropping` is dropped by an ordered consumer whose turn for it has not come. */
  status: ParkedStatus;
  /** Null where the message is no event. */
  event_id: string | null;
  type: string | null;
  /** The aggregate. */
  key: string | null;
  /** Its number within the aggregate. */
  sequence: number | null;
  /** How often it was tried. */
  tries: number;
  /** When it came here; wall time. */
  parked_at: string;
  /** When it is tried again; null unless it is waiting. */
  next_try_at: string | null;
  /** What went wrong at the latest try; telephones masked. */
  error: string;
  dropped_at: string | null;
  /** What the caller can do now. */
  actions: ParkedAction[];
  /** Why it was dropped. */
  reason: string | null;
  /** The event as it came, personal data masked; null where the message is none. */
  envelope: { [name: string]: unknown } | null;
  /** The beginning of a message that is no event, telephones and addresses masked. */
  raw: string | null;
}
export interface ParkedPage {
  items: Parked[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Part {
  id: string;
  /** The co-department. */
  department_id: string;
  department_name: string | null;
  /** Where it stands. */
  status: PartStatus;
  /** Whether it belongs to this handling, not to one before the reopening. */
  current: boolean;
  /** What the dispatcher wrote to the co-department; null where it is not for the caller. */
  note: string | null;
  /** The time for it. */
  working_days: number;
  added_at: string;
  accepted_at: string | null;
  /** Until when it is due, or was when it ended. */
  due_at: string;
  /** Whether `due_at` may change when the holidays of a year are published. */
  provisional: boolean;
  /** Whether it is late and still to be done. */
  overdue: boolean;
  /** The highest rung of its supervision ladder reached. */
  rung: Rung | null;
  /** Working days granted. */
  extended_days: number;
  pending_extension: PartExtension | null;
  /** Why the co-department returned it, while that is under review; null otherwise. */
  return_reason: string | null;
  /** What the co-department has contributed; null before, or where it is not for the caller. */
  contribution: string | null;
  done_at: string | null;
  /** Whether it was done by the due date; null until it is. */
  on_time: boolean | null;
  /** Working time it took; null until it is done. */
  used_minutes: number | null;
  /** When it was released, or ended with the request. */
  ended_at: string | null;
  /** Why it was released; null otherwise, or where it is not for the caller. */
  end_reason: string | null;
  /** Until when the co-department may return it. */
  return_until: string | null;
  /** What the caller can do now. */
  actions: PartAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface PartAcceptHistoryEntry {
  id: string;
  at: string;
  action: "part_accept";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PartConfirmationHistoryEntry {
  id: string;
  at: string;
  action: "part_confirmation";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PartContributionDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
  /** Whether it was done by the due date. */
  on_time: boolean;
  /** Working time it took. */
  used_minutes: number;
}
export interface PartContributionHistoryEntry {
  id: string;
  at: string;
  action: "part_contribution";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartContributionDetails;
}
export interface PartDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
}
export interface PartExtension {
  days: number;
  /** What the co-department says; null where it is not for the caller. */
  reason: string | null;
  asked_at: string;
}
export interface PartExtensionDecision {
  /** Whether the days asked for are granted. */
  granted: boolean;
  /** Why. */
  reason: string;
}
export interface PartExtensionDecisionDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
  /** Working days. */
  days: number;
  /** Whether the days were granted. */
  granted: boolean;
}
export interface PartExtensionDecisionHistoryEntry {
  id: string;
  at: string;
  action: "part_extension_decision";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartExtensionDecisionDetails;
}
export interface PartExtensionDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The part. */
  part_id: string;
  /** Working days. */
  days: number;
}
export interface PartExtensionHistoryEntry {
  id: string;
  at: string;
  action: "part_extension";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartExtensionDetails;
}
export interface PartExtensionRequest {
  /** Working days. */
  days: number;
  /** Why the time does not suffice. */
  reason: string;
}
export interface PartFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface PartFilePage {
  items: PartFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface PartHistoryEntry {
  id: string;
  at: string;
  action: "part";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NewPartDetails;
}
export interface PartLapseHistoryEntry {
  id: string;
  at: string;
  action: "part_lapse";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PartReleaseHistoryEntry {
  id: string;
  at: string;
  action: "part_release";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface PartReturnHistoryEntry {
  id: string;
  at: string;
  action: "part_return";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: PartDetails;
}
export interface Partner {
  id: string;
  name: string;
}
export interface Party {
  /** An organization of the district; null for others. */
  organization_id: string | null;
  /** Its name. */
  name: string;
  /** What it is. */
  kind: PartyKind;
  /** Where an expert works; null for others. */
  affiliation: string | null;
}
export interface PausedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "paused";
  /** For how many working days at most, where that is known. */
  days?: number;
  /** When these are over, where that is known. */
  until?: string;
}
export interface PendingExtension {
  days: number;
  /** What the department says; null where it is not for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  asked_at: string;
}
export interface PendingSupplement {
  /** What is needed. */
  content: string;
  /** For how many working days the clock waits at most. */
  days: number;
  asked_at: string;
  /** When the clock goes on in any case. */
  until: string;
}
export interface PeriodStep {
  step: "period";
  /** Working days of the period. */
  days: number;
  /** When the period ends. */
  ends_at: string;
}
export interface Person {
  id: string;
  code: string | null;
  name: string;
  /** Masked. */
  phone: string | null;
  /** Masked. */
  email: string | null;
  /** The language of mails and messages. */
  locale: Locale;
  active: boolean;
  /** Whether they can sign in. */
  account: AccountStatus;
  version: number;
}
export interface PersonPage {
  items: Person[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Place {
  chain: Reference;
  segments: string[];
  sub_industries: string[];
  /** Whether it is a lead enterprise of the chain. */
  lead: boolean;
}
export interface PlanOnSiteDay {
  /** The park; needed only by a clerk of several. */
  park_id?: string | null;
  /** Today or later. */
  day: string;
  /** The place. */
  place: string;
  /** The departments that come. */
  department_ids?: string[];
  /** The service agents who come, by `/v1/service-agents`. */
  agent_ids?: string[];
  /** What shall be handled there. */
  note?: string;
}
export interface PlanProject {
  /** At most 40, within the planned days of the project. */
  milestones: PlannedMilestone[];
  /** Why, for the history. */
  reason?: string;
}
export interface PlannedMilestone {
  /** That of one that is there already; null for a new one. */
  id?: string | null;
  /** What is to be reached. */
  title: string;
  /** Who has to reach it; the owner of the project by preset. */
  owner_id?: string | null;
  /** How much of the project it is beside the others, 1 to 100. */
  weight?: number;
  /** Until when. */
  planned_on: string;
}
export interface Post {
  id: string;
  /** What the person is responsible for. */
  kind: PostKind;
  person: NamedPerson;
  organization: Reference;
  chain: Reference | null;
  valid_from: string;
  /** The last day; null while it lasts. */
  valid_to: string | null;
  /** Whether it was ended by hand. */
  ended: boolean;
}
export interface PostPage {
  items: Post[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
/** RFC 9457 problem details. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The request id, as in the header X-Request-Id. */
  instance: string;
  /** The tail of `type`. */
  code: string;
  errors?: ({
    field: string;
    /** A JSON pointer into the body. */
    pointer?: string;
    in?: "query" | "path" | "header";
    /** What was given, shortened; never a secret. */
    value?: unknown;
    detail: string;
  })[];
}
export interface Progress {
  /** What has been done, and what comes next. The enterprise reads it. */
  content: string;
}
export interface ProgressHistoryEntry {
  id: string;
  at: string;
  action: "progress";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: OfCommentDetails;
}
export interface Project {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** What it is called. */
  title: string;
  /** Its kind, by `/v1/project-kinds`. */
  kind_id: string;
  kind_name: string;
  /** What it counts as. */
  category: ProjectClass;
  /** Whether it is under way. */
  status: ProjectStatus;
  /** How far it has come; null where it has no stages. */
  stage: ProjectStage | null;
  /** How it stands today, computed; null once it has ended. It is late once a milestone is overdue by more than 5 working days, milestones of more than 30 % of the weight are overdue, or the planned end is over; at risk while any milestone is overdue. */
  standing: ProjectStanding | null;
  /** Percent of the weight that is done; null without milestones. */
  progress: number | null;
  /** The organization that is responsible for it. */
  owner_id: string;
  owner_name: string;
  /** The chain it is for, if any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The lead of which it has come, if any; its log goes on there. */
  lead_id: string | null;
  lead_number: string | null;
  /** The planned sum in yuan, if there is one. */
  amount: string | null;
  /** Its planned first day. */
  starts_on: string;
  /** Its planned last day. */
  ends_on: string;
  /** The open milestone due first. */
  next_milestone: string | null;
  /** When that is due. */
  next_on: string | null;
  /** When it was signed, by which figures count it. */
  signed_on: string | null;
  registered_at: string;
  /** When it was completed or stopped. */
  ended_on: string | null;
  /** What the caller can do now. */
  actions: ProjectAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ProjectChange {
  /** What of the project. */
  field: ProjectField;
  /** What it was; null for nothing. */
  before: string | null;
  /** What it is since; null for nothing. */
  after: string | null;
}
export interface ProjectCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface ProjectCommentFilePage {
  items: ProjectCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProjectDetail {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** What it is called. */
  title: string;
  /** Its kind, by `/v1/project-kinds`. */
  kind_id: string;
  kind_name: string;
  /** What it counts as. */
  category: ProjectClass;
  /** Whether it is under way. */
  status: ProjectStatus;
  /** How far it has come; null where it has no stages. */
  stage: ProjectStage | null;
  /** How it stands today, computed; null once it has ended. It is late once a milestone is overdue by more than 5 working days, milestones of more than 30 % of the weight are overdue, or the planned end is over; at risk while any milestone is overdue. */
  standing: ProjectStanding | null;
  /** Percent of the weight that is done; null without milestones. */
  progress: number | null;
  /** The organization that is responsible for it. */
  owner_id: string;
  owner_name: string;
  /** The chain it is for, if any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The lead of which it has come, if any; its log goes on there. */
  lead_id: string | null;
  lead_number: string | null;
  /** The planned sum in yuan, if there is one. */
  amount: string | null;
  /** Its planned first day. */
  starts_on: string;
  /** Its planned last day. */
  ends_on: string;
  /** The open milestone due first. */
  next_milestone: string | null;
  /** When that is due. */
  next_on: string | null;
  /** When it was signed, by which figures count it. */
  signed_on: string | null;
  registered_at: string;
  /** When it was completed or stopped. */
  ended_on: string | null;
  /** What the caller can do now. */
  actions: ProjectAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** What it is about. */
  content: string;
  /** The organizations that take part. */
  partners: ProjectsPartner[];
  /** Why it stands as it does. */
  causes: StandingCause[];
  /** By their planned days. */
  milestones: Milestone[];
  /** The latest day first. */
  outcomes: Outcome[];
  /** The months reported, the latest first. */
  months: ReportedMonth[];
  /** The month to be reported next, as YYYY-MM; null for none. */
  owed_month: string | null;
  /** What came of it, once it has ended. */
  result: string | null;
  registered_by_name: string;
}
export interface ProjectFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface ProjectFilePage {
  items: ProjectFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProjectHistory {
  id: string;
  at: string;
  /** What happened. */
  action: ProjectStep;
  person_id: string;
  person_name: string;
  /** In which role it was done. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** What became different by it. */
  changed: ProjectChange[];
}
export interface ProjectHistoryPage {
  items: ProjectHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProjectKind {
  id: string;
  /** The local key. */
  code: string;
  /** What people call it. */
  name: string;
  /** What it counts as in figures. */
  category: ProjectClass;
  /** Whether its projects go from the reserve to production by stages. */
  staged: boolean;
  /** Whether the owner reports every month. */
  monthly: boolean;
  /** Whether new projects can be of this kind. */
  active: boolean;
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ProjectKindPage {
  items: ProjectKind[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProjectPage {
  items: Project[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProjectsPartner {
  id: string;
  name: string;
}
export interface Proposal {
  id: string;
  /** What is proposed. */
  act: ProposalAct;
  /** Where it stands. */
  status: ProposalStatus;
  /** Whom it concerns, as far as they are registered: none of them can approve it. */
  persons: ProposedPerson[];
  /** The roles of trust that it would give. */
  posts: ProposedPost[];
  /** The fields that it changes, such as `reset_password`. */
  changes: ProposedField[];
  /** The file of an import. */
  filename: string | null;
  proposed_by: NamedPerson;
  proposed_at: string;
  /** When it ends by itself. */
  expires_at: string;
  decided_by: NamedPerson | null;
  decided_at: string | null;
  /** Why it was refused. */
  reason: string | null;
  /** What the caller can do now. */
  actions: ProposalAction[];
  version: number;
}
export interface ProposalPage {
  items: Proposal[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProposedPerson {
  id: string;
  name: string;
  /** The local key, if there is one. */
  code: string | null;
  /** What would be changed of the person: name, how the person is reached, a new login. */
  values: ProposedValue[];
}
export interface ProposedPost {
  /** What the person would be responsible for. */
  kind: PostKind;
  /** The name of the person. */
  person: string;
  /** The name of the organization. */
  organization: string;
  /** The name of the chain, if it is for one. */
  chain: string | null;
  valid_from: string;
  valid_to: string | null;
}
export interface ProposedValue {
  /** `name`, `phone`, `email` or `login`. */
  field: ProposedField;
  /** The new value, telephone and e-mail masked; null if it is removed. */
  value: string | null;
}
export interface ProposedValues {
  id: string;
  /** Empty for other acts, and once it is decided on: nothing in full is kept. */
  values: FullValue[];
}
export interface Prospect {
  id: string;
  /** The number for people. */
  number: string;
  /** In which library it stands. */
  kind: ProspectKind;
  /** What it is called. */
  name: string;
  /** Where it is from. */
  region: string;
  /** Its line of business. */
  industry: string;
  /** The chain it would strengthen, if any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The organization that keeps the entry. */
  owner_id: string;
  owner_name: string;
  /** What is known of it. */
  note: string;
  /** Whom to speak to, masked. */
  contact: MaskedContact;
  /** Whether the caller may read the contact in full. */
  contact_readable: boolean;
  /** Whether leads can be opened for it. */
  active: boolean;
  /** How many leads on it are followed today. */
  open_leads: number;
  registered_at: string;
  registered_by_name: string;
  /** What the caller can do now. */
  actions: ProspectAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ProspectChange {
  /** What became different. */
  field: ProspectField;
  /** What it was; null for nothing. */
  before: string | null;
  /** What it is since; null for nothing, or, as `before`, for what is not told. */
  after: string | null;
}
export interface ProspectCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface ProspectCommentFilePage {
  items: ProspectCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProspectContact {
  prospect_id: string;
  /** In full. */
  name: string | null;
  /** In full. */
  phone: string | null;
  /** In full. */
  email: string | null;
}
export interface ProspectHistory {
  id: string;
  at: string;
  person_id: string;
  person_name: string;
  /** In which role it was done. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** What happened. */
  action: ProspectStep;
  /** What became different by it. */
  changed: ProspectChange[];
}
export interface ProspectHistoryPage {
  items: ProspectHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ProspectPage {
  items: Prospect[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Proved {
  /** The password in use. */
  current_password: string;
  /** The six figures that the app shows, or a recovery code; blanks and hyphens do not matter. */
  code: string;
}
export interface RaiseMatter {
  /** What it is about. */
  title: string;
  /** What is to be solved. */
  description: string;
  /** The chain whose meetings shall discuss it. */
  chain_id: string;
  /** The organization that raises it; needed only by those who hold a role at several. */
  organization_id?: string | null;
  /** The matter of a decision list that it falls under, as it stands on one that holds today. */
  decision_item_id?: string | null;
}
export interface RaiseMatterItem {
  /** The body of the call. */
  body?: RaiseMatter;
}
export interface RaiseMatters {
  /** 1 to 200 calls, done one after the other. */
  items: RaiseMatterItem[];
}
export interface ReadAll {
  /** The newest entry that was seen: entries that came later stay unread. Null for all. */
  up_to?: string | null;
}
export interface ReadEntries {
  /** 1 to 200 calls, done one after the other. */
  items: ReadEntryItem[];
}
export interface ReadEntryItem {
  /** Of which one. */
  entry_id: string;
}
export interface Reason {
  zh: string;
  en: string;
}
export interface RecomputedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "recomputed";
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
}
export interface RecordActivityAttendanceItem {
  /** Of which one. */
  activity_registration_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: RecordAttendanceOfActivity;
}
export interface RecordActivityAttendances {
  /** 1 to 200 calls, done one after the other. */
  items: RecordActivityAttendanceItem[];
}
export interface RecordAttendance {
  /** `present` or `absent`. */
  attendance: AttendanceOutcome;
}
export interface RecordAttendanceItem {
  /** Of which one. */
  enrolment_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: RecordAttendance;
}
export interface RecordAttendanceOfActivity {
  /** Whether the person came. */
  attended: boolean;
}
export interface RecordAttendances {
  /** 1 to 200 calls, done one after the other. */
  items: RecordAttendanceItem[];
}
export interface RecordFollowUpItem {
  /** Of which one. */
  follow_up_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: FollowUpResult;
}
export interface RecordFollowUps {
  /** 1 to 200 calls, done one after the other. */
  items: RecordFollowUpItem[];
}
export interface RecordNegotiation {
  /** What it is called. */
  title: string;
  /** How it is held. */
  way: NegotiationWay;
  /** The day; with an outcome today or earlier, else today or later. */
  day: string;
  /** The place, if offline. */
  place?: string;
  /** The organization that holds it; needed only by who works for several. */
  owner_id?: string | null;
  /** The chain it is for; that of the lead by preset. */
  chain_id?: string | null;
  /** The lead it is about, which the caller follows. */
  lead_id?: string | null;
  /** With which entries of the libraries, up to 20; at least one, that of the lead by preset. */
  prospect_ids?: string[];
  /** Which other organizations of the district take part, up to 20. */
  organization_ids?: string[];
  /** What it is about. */
  subject?: string;
  /** What came of it, if it was held; null for one that is planned. */
  outcome?: string | null;
}
export interface RecordNegotiationItem {
  /** The body of the call. */
  body?: RecordNegotiation;
}
export interface RecordNegotiations {
  /** 1 to 200 calls, done one after the other. */
  items: RecordNegotiationItem[];
}
export interface RecordVisit {
  /** Who visited; preset: the caller's own organization, if there is only one. */
  organization_id?: string | null;
  /** Who was visited. */
  enterprise_id: string;
  /** On which day: today or before. */
  day: string;
  /** Who came. */
  visitors: string;
  /** How the enterprise is doing; it reads this. */
  summary: string;
  /** Remarks for offices alone. */
  remarks?: string;
  /** The owed visits that it settles: of the same organization and enterprise. */
  owed_visit_ids?: string[];
  /** What was found, up to 20. */
  findings?: NewFinding[];
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number?: string | null;
}
export interface RecordVisitItem {
  /** The body of the call. */
  body?: RecordVisit;
}
export interface RecordVisits {
  /** 1 to 200 calls, done one after the other. */
  items: RecordVisitItem[];
}
export interface Redispatch {
  /** Another department. */
  department_id: string;
  /** Why it goes there. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface RedispatchDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
  /** The time for handling. */
  working_days: number;
  /** Null where a person chose. */
  rules_version: number | null;
  /** Null where a person chose, or no rule matched. */
  rule_position: number | null;
  /** The department that had it before. */
  from_department_id: string;
  /** Its name now. */
  from_department_name: string | null;
}
export interface RedispatchHistoryEntry {
  id: string;
  at: string;
  action: "redispatch";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: RedispatchDetails;
}
export interface RedispatchRequestItem {
  /** Of which one. */
  request_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: Redispatch;
}
export interface RedispatchRequests {
  /** 1 to 200 calls, done one after the other. */
  items: RedispatchRequestItem[];
}
export interface RedispatchedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  /** The name of who decided it. */
  approver?: string;
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
  /** Working days of the new period. */
  days: number;
  /** The name of who handles it now. */
  department?: string;
  step: "redispatched";
}
export interface Reference {
  id: string;
  code: string | null;
  name: string;
}
export interface RefreshSession {
  /** The newest refresh token of the session. */
  refresh_token?: string;
  /** In place of `refresh_token`: take the one in the cookie, and keep the next one there. */
  cookie?: boolean;
}
export interface RefuseClaim {
  /** Why. The claimer reads it. */
  reason: string;
}
export interface RefuseProposal {
  /** Why; the proposer and the person concerned are told. */
  reason: string;
}
export interface Register {
  /** The person; left out for oneself. A contact names persons with a post at the own organization, the organizer anybody. */
  person_id?: string | null;
}
export interface RegisterAgreement {
  /** What it is called. */
  title: string;
  /** What it is about. */
  kind: AgreementKind;
  /** The organization that keeps it; needed only by who works for several. */
  owner_id?: string | null;
  /** The chain it is for, if any. */
  chain_id?: string | null;
  /** Its parties, 2 to 20, each once; whoever keeps it need not be one. */
  parties: NameParty[];
  /** When it was signed: today or earlier. */
  signed_on: string;
  /** Its first day; that of the signing by preset. */
  starts_on?: string | null;
  /** Its last day; null for one without an end. */
  ends_on?: string | null;
  /** In yuan, more than 0; a technology contract has one. */
  amount?: string | null;
  /** What was agreed. */
  content?: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number?: string | null;
}
export interface RegisterForActivityItem {
  /** Of which one. */
  activity_id: string;
  /** The body of the call. */
  body?: Register;
}
export interface RegisterProject {
  /** What it is called. */
  title: string;
  /** Its kind, by `/v1/project-kinds`. */
  kind_id: string;
  /** The organization that is responsible; needed only by who works for several. */
  owner_id?: string | null;
  /** The chain it is for, if any. */
  chain_id?: string | null;
  /** Who takes part. */
  partner_ids?: string[];
  /** The planned sum in yuan, if there is one. */
  amount?: string | null;
  /** Its planned first day. */
  starts_on: string;
  /** Its planned last day. */
  ends_on: string;
  /** What it is about. */
  content?: string;
  /** The stage in which it is; only of a kind with stages, where the reserve is the preset. */
  stage?: ProjectStage | null;
  /** At most 40, within the planned days of the project. */
  milestones?: PlannedMilestone[];
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number?: string | null;
}
export interface RegisterProjectItem {
  /** The body of the call. */
  body?: RegisterProject;
}
export interface RegisterProjects {
  /** 1 to 200 calls, done one after the other. */
  items: RegisterProjectItem[];
}
export interface RegisterProspect {
  /** In which library it stands. */
  kind: ProspectKind;
  /** What it is called; each once in a library. */
  name: string;
  /** Where it is from. */
  region?: string;
  /** Its line of business. */
  industry?: string;
  /** The chain it would strengthen, if any. */
  chain_id?: string | null;
  /** The organization that keeps it; needed only by who works for several. */
  owner_id?: string | null;
  /** What is known of it. */
  note?: string;
  /** Whom to speak to. Encrypted; read in full by itself. */
  contact_name?: string | null;
  /** A telephone number, mobile or with area code. */
  contact_phone?: string | null;
  /** An e-mail address. */
  contact_email?: string | null;
}
export interface RegisterProspectItem {
  /** The body of the call. */
  body?: RegisterProspect;
}
export interface RegisterProspects {
  /** 1 to 200 calls, done one after the other. */
  items: RegisterProspectItem[];
}
export interface RegisterSeveralForActivities {
  /** 1 to 200 calls, done one after the other. */
  items: RegisterForActivityItem[];
}
export interface RegisterVenue {
  /** The name. */
  name: string;
  /** What it is. */
  kind: VenueKind;
  /** The organization that runs it. */
  owner_id: string;
  /** Where it is. */
  address: string;
  /** Square metres, with two decimal places at most. */
  area: number;
  /** What it has; in any order. */
  facilities?: Facility[];
  /** Any order, without overlaps; empty for by appointment. */
  opening_hours?: HoursInput[];
  /** The local key, unique among venues. */
  code: string;
  /** The chain it serves, if any. */
  chain_id?: string | null;
  /** Whether others than its owner may use it. */
  shared?: boolean;
}
export interface Registration {
  id: string;
  activity_id: string;
  activity_number: string;
  /** What it is called. */
  activity_title: string;
  starts_at: string;
  /** Who takes part. */
  person_id: string;
  /** The person's name. */
  person_name: string;
  /** Where the person held a post when registering. */
  organization_id: string | null;
  organization_name: string | null;
  /** Where it stands. */
  status: RegistrationStatus;
  /** The place on the waiting list, from 1; null elsewhere. */
  queue: number | null;
  /** Whether it is recorded that the person came. */
  attended: boolean;
  /** When that was recorded. */
  attended_at: string | null;
  /** How it is known. */
  way: CheckInWay | null;
  registered_at: string;
  /** What the caller can do now. */
  actions: RegistrationAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface RegistrationPage {
  items: Registration[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Relation {
  id: string;
  /** How the subject stands to the object. */
  kind: RelationKind;
  subject: Reference;
  object: Reference;
  /** In an alliance; null otherwise. */
  role: AllianceRole | null;
  valid_from: string;
  /** The last day; null while it lasts. */
  valid_to: string | null;
}
export interface RelationPage {
  items: Relation[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ReleasePart {
  /** Why. */
  reason: string;
}
export interface RemoveFromCase {
  /** The requests, at most 100. */
  request_ids: string[];
  /** Why they do not belong to it. */
  reason: string;
}
export interface RenewAgreement {
  /** When the renewal was signed: today or earlier. */
  signed_on: string;
  /** Its first day, after the last day of the one that it renews; the day after that by preset. */
  starts_on?: string | null;
  /** Its last day; null for one without an end. */
  ends_on?: string | null;
  /** In yuan, more than 0; a technology contract has one. */
  amount?: string | null;
  /** What it is called; as before. */
  title?: string | null;
  /** What was agreed; as before by preset. */
  content?: string | null;
}
export interface ReopenLead {
  /** Why it is taken up again. */
  reason: string;
}
export interface ReplaceNotificationRules {
  /** All of them in order. Who is in several audiences of an event is told once: in the words of the first rule, over the channels of all. */
  rules: NotificationRuleInput[];
}
export interface ReplaceRules {
  /** All rules in order; the first that matches decides. */
  rules: Rule[];
  /** What was changed and why. */
  comment?: string;
}
export interface Replay {
  /** Whose events they are. */
  service: string;
  /** To whom they go. */
  consumer: string;
  /** Those written from this moment on; wall time. */
  since: string;
  /** When it was asked for; wall time. */
  requested_at: string;
  /** How many have been published so far. */
  published: number;
  /** When the last one was; null while it goes on. */
  finished_at: string | null;
  /** Why it does not get on. */
  error: string | null;
}
export interface ReplayManyBody {
  /** Only of this consumer. */
  consumer?: string | null;
  /** Only events of this type. */
  type?: string | null;
  /** Only events of this aggregate. */
  key?: string | null;
  /** Only what came here from this moment on; wall time. */
  since?: string | null;
  /** Only what came here before this moment; wall time. */
  until?: string | null;
  /** Dead letters by preset; `waiting` tries those at once that would be tried later. */
  status?: UndecidedStatus;
  /** The `next` of the call before, to go on with what comes behind. */
  after?: string | null;
}
export interface ReportMonth {
  /** Any day of the month: this one or one before, since the project began. */
  month: string;
  /** What was done, and what is in the way. */
  content: string;
}
export interface ReportResolution {
  /** By what it is carried out, so that others can see it. */
  evidence: string;
}
export interface ReportedMonth {
  /** The month, as YYYY-MM. */
  month: string;
  /** What was done, and what is in the way. */
  content: string;
  reported_at: string;
  reported_by_name: string;
}
export interface Request {
  id: string;
  /** The number for people: the day and a serial number. */
  number: string;
  title: string;
  /** Where it stands. */
  status: RequestStatus;
  /** By which way it came in. */
  channel: RequestChannel;
  /** The on-site day on which it was taken in, if it was. */
  on_site_day_id: string | null;
  /** Null until it has been classified. */
  item_id: string | null;
  item_name: string | null;
  /** Who asks; null for a staff request, which no enterprise asks. */
  enterprise_id: string | null;
  enterprise_name: string;
  /** Of a staff request, whose employee asks, if that is said. */
  employer_id: string | null;
  employer_name: string | null;
  /** Whether the employee lets the employer read a staff request; of others false. */
  opened_to_employer: boolean;
  chain_id: string | null;
  chain_name: string | null;
  /** The segments in which the enterprise works on the chain. */
  segments: string[];
  park_id: string | null;
  park_name: string | null;
  /** Who handles it now. */
  department_id: string | null;
  department_name: string | null;
  /** Co-departments, which have a part in it; none if released. */
  co_department_ids: string[];
  co_department_names: string[];
  /** How many parts are not done yet; until then it cannot be answered. */
  open_parts: number;
  submitted_at: string;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether `due_at` may change when the holidays of a year are published. */
  provisional: boolean;
  /** Whether it is late: still to be answered after the due date (while a return is reviewed, or the enterprise has to supply something, none becomes late), or still not dispatched when the dispatcher's clock has run out. What else is late stands under `clocks` of the detail. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
  answered_at: string | null;
  closed_at: string | null;
  /** What of it waits for a decision now. */
  pending: RequestPending[];
  /** What the caller can do now. */
  actions: RequestAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface RequestCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface RequestCommentFilePage {
  items: RequestCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RequestDetail {
  id: string;
  /** The number for people: the day and a serial number. */
  number: string;
  title: string;
  /** Where it stands. */
  status: RequestStatus;
  /** By which way it came in. */
  channel: RequestChannel;
  /** The on-site day on which it was taken in, if it was. */
  on_site_day_id: string | null;
  /** Null until it has been classified. */
  item_id: string | null;
  item_name: string | null;
  /** Who asks; null for a staff request, which no enterprise asks. */
  enterprise_id: string | null;
  enterprise_name: string;
  /** Of a staff request, whose employee asks, if that is said. */
  employer_id: string | null;
  employer_name: string | null;
  /** Whether the employee lets the employer read a staff request; of others false. */
  opened_to_employer: boolean;
  chain_id: string | null;
  chain_name: string | null;
  /** The segments in which the enterprise works on the chain. */
  segments: string[];
  park_id: string | null;
  park_name: string | null;
  /** Who handles it now. */
  department_id: string | null;
  department_name: string | null;
  /** Co-departments, which have a part in it; none if released. */
  co_department_ids: string[];
  co_department_names: string[];
  /** How many parts are not done yet; until then it cannot be answered. */
  open_parts: number;
  submitted_at: string;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether `due_at` may change when the holidays of a year are published. */
  provisional: boolean;
  /** Whether it is late: still to be answered after the due date (while a return is reviewed, or the enterprise has to supply something, none becomes late), or still not dispatched when the dispatcher's clock has run out. What else is late stands under `clocks` of the detail. */
  overdue: boolean;
  /** The highest rung of the supervision ladder reached. */
  rung: Rung | null;
  answered_at: string | null;
  closed_at: string | null;
  /** What of it waits for a decision now. */
  pending: RequestPending[];
  /** What the caller can do now. */
  actions: RequestAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  description: string;
  form: FormAnswer[];
  /** The person who submitted it. */
  submitted_by: string;
  /** The name that person had then. */
  submitted_by_name: string | null;
  /** The answer that holds; null before, and while it is handled again. */
  answer: string | null;
  answered_on_time: boolean | null;
  /** Of the answer that holds. */
  evaluation: Evaluation | null;
  /** All answers with their evaluations, in the order in which they were given. */
  rounds: AnswerRound[];
  /** When an answer that nobody evaluates closes by itself. */
  closes_at: string | null;
  /** Whether `closes_at` may change when the holidays of a year are published. */
  closes_provisional: boolean;
  /** Working days granted in this handling. */
  extended_days: number;
  pending_extension: PendingExtension | null;
  pending_supplement: PendingSupplement | null;
  /** The parts of co-departments, in the order in which they were added; also those that ended. */
  parts: Part[];
  /** Who owes what until when: its clocks that have not stopped, the earliest due first. */
  clocks: OpenClock[];
  /** How often departments have returned it. */
  returns: number;
  /** How often it was sent on to another department. */
  redispatches: number;
  /** How often the supervisor reopened it. */
  reopened: number;
  /** How many comments the caller can read of it, those withdrawn aside. */
  comments: number;
  /** Until when the department may return the dispatch. */
  return_until: string | null;
}
export interface RequestFigures {
  /** By what they are grouped. */
  group_by: FigureGrouping;
  from: string | null;
  to: string | null;
  /** When it was computed. */
  as_of: string;
  groups: FiguresGroup[];
  totals: Figures;
}
export interface RequestFile {
  id: string;
  /** Its name. */
  name: string;
  /** What it is to it. */
  kind: RequestFileKind;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface RequestFilePage {
  items: RequestFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RequestJob {
  id: string;
  /** The operation that was called, such as `import_file`. */
  act: string;
  /** The file, if it is about one. */
  filename: string | null;
  /** Where it stands. */
  status: JobStatus;
  /** How far it is: rows that have been checked. */
  done: number;
  /** Of how many; null until it is known. */
  total: number | null;
  /** The proposal that it has made, where it waits for a second person, or has carried out. */
  proposal_id: string | null;
  /** Why it failed. Lists of jobs leave it out, so it is null there. */
  problem: JobProblem | null;
  /** When it was accepted; wall time. */
  created_at: string;
  /** When it was begun with. */
  started_at: string | null;
  /** When it ended. */
  finished_at: string | null;
  version: number;
  /** What was done; null before the end. Lists of jobs leave it out, so it is null there. */
  result: RequestJobResult | null;
  /** What was imported, by the job of a file; null before the end. Lists of jobs leave it out, so it is null there. */
  imported: ImportResult | null;
}
export interface RequestJobPage {
  items: RequestJob[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RequestJobResult {
  /** The case whose requests they are. */
  case_id: string;
  /** How many requests were answered. */
  done: number;
  /** Those that could not be, with the reason. */
  refused: NotDone[];
}
export interface RequestPage {
  items: Request[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ResetPassword {
  /** The code of the mail; capitals, blanks and hyphens do not matter. */
  code: string;
  /** At least 10 characters that are not guessed soon: no common words, names, keys side by side or dates alone. */
  new_password: string;
}
export interface Resolution {
  id: string;
  /** The number for people. */
  number: string;
  /** The meeting that has resolved. */
  meeting_id: string;
  meeting_number: string;
  /** The matter that it is about. */
  matter_id: string | null;
  matter_number: string | null;
  /** The matter of the decision list of that day which it falls under. */
  decision_item_id: string | null;
  decision_item_code: string | null;
  decision_item_title: string | null;
  /** What was resolved. */
  content: string;
  /** The organization that is responsible. */
  organization_id: string;
  organization_name: string;
  /** Until which day it shall be carried out. */
  due_on: string;
  /** The chain of the meeting. */
  chain_id: string | null;
  chain_name: string | null;
  /** How it stands. */
  status: ResolutionStatus;
  /** When it was entered. */
  passed_at: string;
  /** Why it was taken back. */
  reason: string | null;
  /** How far it is carried out; null of one that was taken back. */
  progress: ResolutionProgress | null;
  /** When its clock runs out; null until it has one. */
  due_at: string | null;
  /** Whether it is late, or was when it was reported as carried out. */
  overdue: boolean;
  /** By what it is carried out. */
  report: string | null;
  /** When it was reported as carried out. */
  reported_at: string | null;
  /** When the convenor confirmed that. */
  done_at: string | null;
  /** Whether it was reported in time; null until confirmed. */
  on_time: boolean | null;
  /** What the caller can do now. */
  actions: ResolutionAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface ResolutionCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface ResolutionCommentFilePage {
  items: ResolutionCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ResolutionDeadline {
  /** What is owed. */
  duty: Duty;
  /** Null: whoever holds a role at the organization owes it. */
  role: Role | null;
  /** Whose organization owes it; null if the role alone does. */
  organization_id: string | null;
  organization_name: string | null;
  /** Whether working time counts against it now. */
  status: DeadlineStatus;
  /** Null before the dispatch. */
  due_at: string | null;
  /** Whether it may still move because the holidays of a year are not published. */
  provisional: boolean;
  /** Working time used so far, whole minutes. */
  used_minutes: number;
  /** Working days granted in this handling. */
  extended_days: number;
  /** Until when the department may return the dispatch. */
  return_until: string | null;
  /** What led to the due date; `due` comes last. */
  steps: ExplainedStep[];
  sentences: Sentences;
  ledger: LedgerEntry[];
  ladder: LadderStep[];
  resolution_id: string;
}
export interface ResolutionFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface ResolutionFilePage {
  items: ResolutionFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ResolutionHistory {
  id: string;
  at: string;
  /** What was done. */
  action: ResolutionStep;
  person_id: string;
  person_name: string;
  /** In which role. */
  role: Role;
  /** The words given for it. */
  words: string | null;
}
export interface ResolutionHistoryPage {
  items: ResolutionHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ResolutionPage {
  items: Resolution[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Resolve {
  /** What was resolved. */
  content: string;
  /** The organization that is responsible. */
  organization_id: string;
  /** Until which day it shall be carried out: no earlier than today, in 1100 days at most. */
  due_on: string;
  /** The matter that it is about, discussed there. */
  matter_id?: string | null;
  /** That it falls under no decision list, where the convenor has some and no matter says. */
  off_lists?: boolean;
}
export interface RestartedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  /** The name of who decided it. */
  approver?: string;
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
  /** Working days of the new period. */
  days: number;
  /** The name of who handles it now. */
  department?: string;
  step: "restarted";
}
export interface ResumedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  /** The name of who decided it. */
  approver?: string;
  /** The due date before it. */
  due_before: string;
  /** The due date after it. */
  due_at: string;
  step: "resumed";
  /** Working time that the pause took, in whole minutes. */
  minutes: number;
  /** Whether the pause was the review of a return. */
  returned: boolean;
  /** Whether the time to supply something was over. */
  expired: boolean;
}
export type Resync = { [name: string]: unknown };
/** Something may have been missed: read again what is shown. */
export interface ResyncEvent {
  event: "resync";
  data: string;
}
export interface Return {
  /** Why it is not for this department. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
}
export interface ReturnHistoryEntry {
  id: string;
  at: string;
  action: "return";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: WhomDetails;
}
export interface ReturnPart {
  /** Why it has no part in this. */
  reason: string;
}
export interface ReturnedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "returned";
  /** The name of who returned it. */
  department?: string;
}
export interface Review {
  /** `reopen`: it is handled again; `uphold`: the answer stands and the request is closed. */
  decision: ReviewDecision;
  /** Why. */
  reason: string;
  /** Whether the enterprise may read these words too; preset: it may not. */
  visible_to_enterprise?: boolean;
  /** Who handles it when it is reopened; preset: the department that answered. */
  department_id?: string | null;
}
export interface ReviewDetails {
  /** What was decided. */
  decision: ReviewDecision;
  /** Who handles it again; left out where the answer stands. */
  department_id?: string;
  /** Its name now. */
  department_name?: string | null;
}
export interface ReviewHistoryEntry {
  id: string;
  at: string;
  action: "review";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: ReviewDetails;
}
export interface Reviewed {
  /** What was decided. */
  decision: ReviewDecision;
  /** Why; null where it is not for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  at: string;
}
export interface RevokeMandate {
  /** For the agent. */
  reason?: string;
}
export interface RevokeResolution {
  /** Why. */
  reason: string;
}
export interface Rotation {
  id: string;
  /** What it is called. */
  name: string;
  /** Of which kind of activities it is. */
  activity_kind: ActivityKind | null;
  /** Of which kind of meetings it is: who takes the chair. */
  meeting_kind_id: string | null;
  meeting_kind_name: string | null;
  /** The chain it is for; null: any. */
  chain_id: string | null;
  chain_name: string | null;
  /** The organization that keeps it. */
  organization_id: string;
  organization_name: string;
  /** Who hosts, in order. */
  hosts: Host[];
  /** Whose turn it is. */
  next_host_id: string;
  next_host_name: string;
  /** Whether something can be made from it. */
  active: boolean;
  /** What the caller can do now. */
  actions: RotationAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface RotationHistory {
  id: string;
  at: string;
  /** What was done. */
  action: RotationStep;
  person_name: string;
  /** The host that it is about. */
  host_id: string | null;
  host_name: string | null;
  /** Who hosts in its place, of a swap. */
  other_id: string | null;
  other_name: string | null;
  /** The number of the activity or meeting. */
  number: string | null;
  /** How many times in a row the host had been passed over then, this time included. */
  passed: number | null;
  /** Why; of another order, the hosts that stay before and after it. */
  words: string | null;
}
export interface RotationHistoryPage {
  items: RotationHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RotationPage {
  items: Rotation[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RowChange {
  /** The title of the sheet. */
  sheet: string;
  /** The row, as the spreadsheet program numbers it. */
  row: number;
  /** Its key; of a post, that of the person. */
  code: string;
  /** What people call what the row is of. */
  title: Reason;
  /** What it would do. */
  outcome: RowOutcome;
  /** Of a row that updates: the columns that change; long lists only where they differ. */
  changed: FieldChange[];
}
export interface RowFault {
  /** The title of the sheet. */
  sheet: string;
  /** The row, as the spreadsheet program numbers it. */
  row: number;
  /** The head of the column; empty for the whole row. */
  column: string;
  /** What stands there. */
  value: string;
  reason: Reason;
}
export interface Rule {
  /** Items of the catalog, by id. */
  items?: string[];
  /** Chains, by id. */
  chains?: string[];
  /** Segments, as the registry names them. */
  segments?: string[];
  /** Parks, by their organization id. */
  parks?: string[];
  /** The department it goes to. */
  department_id: string;
  /** Why; shown to the dispatcher. */
  note?: string;
}
export interface RuleEvent {
  /** Its type. */
  event: string;
  /** Who can be told: whom its data tells. */
  audiences: Audience[];
  /** What `when` can ask of its data. */
  conditions: ConditionField[];
}
export interface RulesVersion {
  /** Its number; 0 is the empty list before the first. */
  version: number;
  created_at: string | null;
  /** The name of who made it. */
  created_by: string | null;
  comment: string;
  /** How many rules it has. */
  count: number;
}
export interface RulesVersionPage {
  items: RulesVersion[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface RungDetails {
  /** Of whose clock; left out where it is that of handling. */
  duty?: Duty;
  /** Of which part; left out where it is of none. */
  part_id?: string;
  /** Which co-department's part; left out where it is none's. */
  department_id?: string;
  /** Its name now. */
  department_name?: string | null;
  /** The rung. */
  rung: Rung;
}
export interface RungHistoryEntry {
  id: string;
  at: string;
  action: "rung";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: RungDetails;
}
export interface Satisfaction {
  /** How many evaluations there are. */
  evaluations: number;
  /** Whether the marks are withheld because there are fewer than 3 evaluations. */
  suppressed: boolean;
  /** Average of the overall mark, 1 to 5. */
  overall: number | null;
  /** Average, 1 to 5. */
  response_time: number | null;
  /** Average, 1 to 5. */
  result: number | null;
  /** Average, 1 to 5. */
  attitude: number | null;
  /** Share with an overall mark of 4 or 5, 0 to 1. */
  satisfied_rate: number | null;
}
export interface SaveView {
  /** What it is called. */
  name: string;
  /** Parameters of the list with their values; checked as the list checks them. */
  filters?: { [name: string]: unknown };
  /** An order of the list; null for its own. */
  sort?: string | null;
  /** Fields of the items of the list, in the order in which to show them; empty for all. */
  columns?: string[];
  /** Whether to see the list so at first; another default of the list is one no more. */
  default?: boolean;
  /** The role to share it with: its holders at the organizations and chains of the owner's posts may read it; all of them, if the owner is registrar, operator or supervisor of all chains. Its holders must be able to read the list. Null for nobody. */
  shared_with?: Role | null;
  /** The operation that reads the list; it must be one that the caller may call. */
  operation: string;
}
export interface Search {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  kinds: FoundKind[];
}
export interface Sentences {
  zh: string[];
  en: string[];
}
export interface ServiceAgent {
  /** The person. */
  id: string;
  name: string;
  /** Where the post is held. */
  organization_id: string;
  organization_name: string;
}
export interface ServiceAgentPage {
  items: ServiceAgent[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface ServiceMessaging {
  service: string;
  /** Whether the service could be asked. */
  available: boolean;
  /** Null when the service is away. */
  outbox: Outbox | null;
  consumers: ConsumerState[];
  /** The latest replays of its events. */
  replays: Replay[];
}
export interface Session {
  /** A signed JWT; send it as Bearer. */
  access_token: string;
  /** Always `Bearer`. */
  token_type: string;
  /** Seconds until the access token expires. */
  expires_in: number;
  /** Good for one refresh; the answer brings the next. Left out where it is kept in a cookie. */
  refresh_token?: string;
  /** Only of a sign-in: keep it on the device and send it with the next one there. Who has it does not wait for failed sign-ins of others. It gives no access by itself, and ends after 90 days without a sign-in. */
  device_key: string | null;
  person: NamedPerson;
  /** Whether the session is only good for changing the password. */
  must_change_password: boolean;
  /** Whether it is only good for setting up a second factor, which the role takes. */
  must_enrol_factor: boolean;
}
export interface SetUpRotation {
  /** What it is called. */
  name: string;
  /** Of which kind of activities it is. */
  activity_kind?: ActivityKind | null;
  /** Of which kind of meetings it is: who takes the chair. */
  meeting_kind_id?: string | null;
  /** The chain it is for; null: any. */
  chain_id?: string | null;
  /** The organization that keeps it; preset: the caller's own, if there is only one. */
  organization_id?: string | null;
  /** Who hosts, in order. */
  host_ids: string[];
}
export interface SettleMatter {
  /** By what it is settled, so that others can see it. */
  evidence: string;
}
export interface SettleMatterItem {
  /** Of which one. */
  matter_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: SettleMatter;
}
export interface SettleMatters {
  /** 1 to 200 calls, done one after the other. */
  items: SettleMatterItem[];
}
export interface Settled {
  id: string;
  plan_id: string;
  plan_title: string;
  first_day: string;
  last_day: string;
}
export interface SheetCounts {
  /** Which sheet, by the name of its ledger. */
  sheet: string;
  created: number;
  updated: number;
  unchanged: number;
}
export interface Shift {
  /** When it begins, HH:MM. */
  start: string;
  /** When it ends, HH:MM, later the same day, at the latest 24:00. Hours over midnight, such as 22:00 to 06:00, are two shifts: 00:00 to 06:00 first and 22:00 to 24:00 last. */
  end: string;
}
export interface ShiftInput {
  /** When it begins, HH:MM. */
  start: string;
  /** When it ends, HH:MM, later the same day, at the latest 24:00. Hours over midnight, such as 22:00 to 06:00, are two shifts: 00:00 to 06:00 first and 22:00 to 24:00 last. */
  end: string;
}
export interface ShownFigureValue {
  /** In its unit; null where there is nothing to compute it from, or if it is withheld. */
  value: number | null;
  /** Of how many it is a share or an average; null for others. */
  sample: number | null;
  /** Whether it is withheld because there are too few in the sample. */
  suppressed: boolean;
  /** Path and query of the list of exactly what it counts; null if no list shows that. */
  opens: string | null;
}
export interface SignInChallenge {
  /** For `POST /v1/sessions/completion`, with a code of the second factor. */
  challenge: string;
  /** Seconds until it is good for nothing. */
  expires_in: number;
}
export interface SigningKey {
  kty: string;
  crv: string;
  x: string;
  kid: string;
  use: string;
  alg: string;
  /** The moment from which no token of a replaced key is accepted; null for the key in use. */
  expires_at: string | null;
}
export interface SigningKeys {
  keys: SigningKey[];
}
export interface SimilarRequest {
  id: string;
  number: string;
  title: string;
  /** Where it stands. */
  status: RequestStatus;
  item_name: string | null;
  /** Who asks; null for a staff request, which no enterprise asks. */
  enterprise_id: string | null;
  enterprise_name: string;
  /** Who handles it now. */
  department_id: string | null;
  department_name: string | null;
  submitted_at: string;
  /** The case in which it waits; null where it is in none that the caller sees. */
  case_id: string | null;
  /** Its number. */
  case_number: string | null;
  /** How alike they are, from 0 to 1. */
  score: number;
  /** What they have in common. */
  reasons: SimilarityReason[];
  /** The words that tell most of it, those first that tell more. */
  shared: string[];
}
export interface SimilarRequests {
  items: SimilarRequest[];
}
export interface SimilarTo {
  /** What it is about, in one line. */
  title: string;
  /** The matter, as far as it is written. */
  description?: string;
  /** The item of the catalog, if any. */
  item_id?: string | null;
  /** The chain it concerns, if any. */
  chain_id?: string | null;
  /** How many at most, 1 to 50. */
  limit?: number;
}
export interface SkipGapBody {
  /** The consumer. */
  consumer: string;
  /** The aggregate. */
  key: string;
  /** Why; it is kept in the audit. */
  reason: string;
}
export interface SkipHost {
  /** Why; the host is told. */
  reason: string;
  /** Confirms that the host is passed over once more before it has hosted; it is told. */
  again?: boolean;
}
export interface SkippedGap {
  consumer: string;
  key: string;
  /** The number up to which it counts as applied now. */
  cursor: number;
  /** How many events were given up. */
  skipped: number;
}
export interface StaffPerson {
  request_id: string;
  /** The name in full. */
  name: string;
  /** The telephone number in full. */
  phone: string | null;
}
export interface StandingCause {
  /** Why. */
  cause: ProjectCause;
  /** By which milestone, if by one. */
  milestone: string | null;
  /** By how many working days, or of the weight by how many percent, it is overdue. */
  value: number | null;
}
export interface StartReplayBody {
  /** The consumer, such as `notifications.tell`. */
  consumer: string;
  /** Events written from this moment on; wall time. */
  since: string;
}
export interface Started {
  items: Replay[];
}
export interface StartedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "started";
  /** Working days of the period. */
  days: number;
  /** The day that was named; left out where working days were given. */
  ends_on?: string;
  /** The name of who handles it. */
  department?: string;
}
export interface StoppedStep {
  /** When the entry was made. */
  at: string;
  /** The words given for it, where words were given, for the caller. */
  reason?: string;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise?: boolean;
  step: "stopped";
}
export interface StreamTicket {
  /** For one stream: `GET /v1/live?ticket=…`. */
  ticket: string;
  /** Seconds within which the stream has to begin. */
  expires_in: number;
}
export interface StudyMatter {
  /** On which day it was studied: today or earlier. */
  studied_on: string;
  /** What came of it. */
  outcome: StudyOutcome;
  /** What was said. */
  note: string;
}
export interface SubmissionHistoryEntry {
  id: string;
  at: string;
  action: "submission";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export interface Submit {
  /** What it is about, in one line. */
  title: string;
  /** The matter in full. */
  description: string;
  /** The item of the catalog; null if none fits, then the dispatcher classifies it. */
  item_id?: string | null;
  /** Answers to the item's form, by key. */
  form?: { [name: string]: unknown };
  /** The enterprise; needed by whoever speaks for several, and by whoever takes it in for one. */
  enterprise_id?: string | null;
  /** By which way it came in, where it is taken in for an enterprise of the caller's park: `grid` by a grid worker, the others by a service centre clerk; preset: `grid` and `on_site`. Not for the enterprise itself. */
  channel?: TakenInChannel | null;
  /** The on-site day of the park on which it was taken in; with `on_site`. */
  on_site_day_id?: string | null;
  /** The chain it concerns; preset: the enterprise's, the one it leads first. */
  chain_id?: string | null;
}
export interface SubmitStaffRequest {
  /** What it is about, in one line. */
  title: string;
  /** The matter in full. */
  description: string;
  /** The item of the catalog; null if none fits, then the dispatcher classifies it. */
  item_id?: string | null;
  /** Answers to the item's form, by key. */
  form?: { [name: string]: unknown };
  /** Who asks. Encrypted; read in full by itself. */
  person_name: string;
  /** How to reach who asks. Encrypted; read in full by itself. */
  person_phone?: string | null;
  /** The enterprise whose employee asks. Its contacts learn nothing of it. */
  employer_id?: string | null;
  /** The park whose service centre takes it in; needed only by a clerk of several. */
  centre_id?: string | null;
  /** Whether the employee lets the employer read it. */
  opened_to_employer?: boolean;
}
export interface SubmitStaffRequestItem {
  /** The body of the call. */
  body?: SubmitStaffRequest;
}
export interface SubmitStaffRequests {
  /** 1 to 200 calls, done one after the other. */
  items: SubmitStaffRequestItem[];
}
export interface SummarizeActivities {
  /** 1 to 200 calls, done one after the other. */
  items: SummarizeActivityItem[];
}
export interface SummarizeActivity {
  /** What came of it. */
  summary: string;
  /** How many came besides those who have registered, counted by heads. */
  headcount?: number;
}
export interface SummarizeActivityItem {
  /** Of which one. */
  activity_id: string;
  /** The version that the caller has seen; another one is refused (412). */
  version?: number | null;
  /** The body of the call. */
  body?: SummarizeActivity;
}
export interface Supplement {
  /** What is needed. The enterprise reads it. */
  content: string;
  /** For how many working days the clock waits at most; preset: as many as the terms allow. */
  days?: number | null;
}
export interface SupplementDetails {
  /** The comment. */
  comment_id: string;
  /** Working days, at most. */
  days: number;
  /** When these are over. */
  until: string;
}
export interface SupplementExpiryHistoryEntry {
  id: string;
  at: string;
  action: "supplement_expiry";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export interface SupplementHistoryEntry {
  id: string;
  at: string;
  action: "supplement";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: SupplementDetails;
}
export interface Supply {
  /** What is supplied, or where it is found. */
  content: string;
}
export interface SupplyHistoryEntry {
  id: string;
  at: string;
  action: "supply";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: OfCommentDetails;
}
export interface SwapHosts {
  /** Who hosts instead: another one of the rotation. */
  host_id: string;
  /** Why; the host is told. */
  reason: string;
  /** Confirms that the host is passed over once more before it has hosted; it is told. */
  again?: boolean;
}
export interface TakeBack {
  /** Why. The claimer reads it. */
  reason: string;
}
export interface TakeMinutes {
  /** What was discussed and agreed. */
  minutes: string;
}
export interface Terms {
  /** Handling time of items of the catalog that say nothing else. */
  handling_days: number;
  /** How much all extensions of one handling may come to. */
  extension_days: number;
  /** For how long a department may return a dispatch. */
  return_days: number;
  /** How often one department may return the same request. */
  returns_per_department: number;
  /** Percentages of the time at which the department is reminded, rising. */
  reminders: number[];
  /** How long after the due date the supervision notice comes. */
  supervision_days: number;
  /** How long after that the chain chief is told. */
  chain_chief_days: number;
  /** How long an answer given from now on waits for its evaluation before the request closes. */
  evaluation_days: number;
  /** The highest overall mark, 0 to 4, with which an evaluation goes to the supervisor. */
  poor_at_most: number;
  /** How long the dispatcher has to dispatch what is submitted from now on; 1 by preset. Left out of a change, it stays as it is. */
  dispatch_days?: number;
  /** How long the dispatcher has to review a return; 1 by preset. Left out of a change, it stays as it is. */
  return_review_days?: number;
  /** How long the dispatcher has to decide on an extension; 1 by preset. Left out of a change, it stays as it is. */
  extension_decision_days?: number;
  /** How long the supervisor has to review a poor evaluation; 3 by preset. Left out of a change, it stays as it is. */
  review_days?: number;
  /** How long the follow-up clerk has to call back; 5 by preset. Left out of a change, it stays as it is. */
  follow_up_days?: number;
  /** The percentage that is drawn for follow-up, beside all that was rated poorly or by nobody; 20 by preset. A change holds from the next month on. Left out of a change, it stays as it is. */
  follow_up_share?: number;
  /** How often the enterprise may be asked in one handling to supply something, which pauses the clock; 1 by preset. Left out of a change, it stays as it is. */
  supplements?: number;
  /** For how many working days the clock waits for that at most; 5 by preset. Left out of a change, it stays. */
  supplement_days?: number;
}
export interface TrainingReport {
  /** The chain asked for. */
  chain_id: string | null;
  /** The first day asked for. */
  from: string | null;
  /** The last day asked for. */
  to: string | null;
  /** Courses held. */
  courses: number;
  /** Enrolments in them that were not cancelled. */
  enrolments: number;
  /** Attendances: one for each person and course. */
  attendances: number;
  /** The same for each course, the latest first, at most 200. */
  by_course: CourseFigures[];
}
export interface Trial {
  /** The item. */
  item_id: string;
  /** The chain, if any. */
  chain_id?: string | null;
  /** The segments of the enterprise; a rule takes it if it names one of them. */
  segments?: string[];
  /** The park, if any. */
  park_id?: string | null;
  /** The version of the rules to try; preset: the current one. */
  version?: number | null;
}
export interface TrialResult {
  /** The version of the rules that was tried. */
  rules_version: number;
  /** `rule`, or `item` where no rule matched. */
  source: DispatchSource;
  /** The rule that matched. */
  position: number | null;
  department_id: string;
  department_name: string | null;
  /** Whether it can take requests now. */
  department_active: boolean;
  /** Every rule up to the one that matched. */
  steps: TrialStep[];
}
export interface TrialStep {
  position: number;
  matched: boolean;
  unmet: Unmet[];
  note: string;
}
export interface Uncovered {
  id: string;
  code: string;
  name: string;
  park: Reference | null;
  headcount: number | null;
  member_count: number | null;
}
export interface UncoveredPage {
  items: Uncovered[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Unmet {
  /** What was asked for. */
  condition: RuleCondition;
  /** The values one of which was needed. */
  expected: string[];
  /** What the request has; empty for none. */
  given: string[];
}
export interface UnreadCount {
  /** How many entries of the inbox are not read. */
  unread: number;
}
export interface Venue {
  id: string;
  code: string;
  name: string;
  /** What it is. */
  kind: VenueKind;
  /** The organization that runs it. */
  owner: Reference;
  /** The chain it serves; null for everybody. */
  chain: Reference | null;
  address: string;
  /** Square metres, with two decimal places at most. */
  area: number;
  facilities: Facility[];
  /** In the order of the week; empty for by appointment. */
  opening_hours: Hours[];
  /** Whether others than its owner may use it. */
  shared: boolean;
  /** Whether it can be used. */
  status: VenueStatus;
  /** The day on which it was closed. */
  closed_on: string | null;
  /** Why it was closed. */
  close_reason: string | null;
  /** What the caller can do now. */
  actions: VenueAction[];
  version: number;
}
export interface VenueBooking {
  id: string;
  /** The number for people. */
  number: string;
  /** The venue. */
  venue: Reference;
  /** The organization that has it. */
  organization: Reference;
  /** For what. */
  title: string;
  starts_at: string;
  ends_at: string;
  /** The activity that it is for; null if booked by hand. */
  activity_id: string | null;
  /** Whether the venue is kept free for it. */
  status: BookingStatus;
  /** Why it was cancelled. */
  reason: string | null;
  booked_at: string;
  /** Null for an activity. */
  booked_by_name: string | null;
  cancelled_at: string | null;
  /** Null if its activity gave the venue back. */
  cancelled_by_name: string | null;
  /** What the caller can do now. */
  actions: BookingAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface VenueBookingPage {
  items: VenueBooking[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VenueFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface VenueFilePage {
  items: VenueFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VenuePage {
  items: Venue[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VenueReport {
  /** How many. */
  venues: number;
  /** Their square metres together. */
  area: number;
  /** The square metres of the smallest; null without any. */
  smallest_area: number | null;
  /** The same for each kind of which there are any. */
  by_kind: KindFigures[];
}
export interface View {
  id: string;
  name: string;
  /** The operation that reads the list, such as `list_requests`. */
  operation: string;
  /** The parameters of the list and their values. */
  filters: { [name: string]: unknown };
  /** The order; null for that of the list. */
  sort: string | null;
  /** The fields to show, in order; empty for all. */
  columns: string[];
  /** Whether its owner sees the list so at first. */
  default: boolean;
  /** The role whose holders may read it; null for nobody. */
  shared_with: Role | null;
  /** Who saved it. */
  owner: NamedPerson;
  /** Whether the caller is its owner. */
  mine: boolean;
  version: number;
}
export interface ViewPage {
  items: View[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Visit {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** Who visited. */
  organization_id: string;
  organization_name: string;
  /** Who was visited. */
  enterprise_id: string;
  enterprise_name: string;
  /** The chain of the enterprise then. */
  chain_id: string | null;
  chain_name: string | null;
  /** The park of the enterprise then. */
  park_id: string | null;
  park_name: string | null;
  /** On which day. */
  day: string;
  /** Who came. */
  visitors: string;
  /** How the enterprise is doing; it reads this. */
  summary: string;
  /** How many findings became requests. */
  requests: number;
  /** How many findings are demands. */
  demands: number;
  /** How many findings are suggestions. */
  suggestions: number;
  /** Whether it has settled a visit that was owed. */
  planned: boolean;
  /** How it stands. */
  status: VisitStatus;
  recorded_at: string;
  recorded_by_name: string;
  /** What the caller can do now. */
  actions: VisitAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface VisitChange {
  /** What became different. */
  field: VisitField;
  /** What it was; null for nothing. */
  before: string | null;
  /** What it is since; null for nothing, or, as `before`, for what is not told. */
  after: string | null;
}
export interface VisitCommentFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface VisitCommentFilePage {
  items: VisitCommentFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VisitDetail {
  id: string;
  /** The number for people. */
  number: string;
  /** The number that the ledger of its organization gives it, once there, whatever the case of its letters; null for none. */
  ledger_number: string | null;
  /** Who visited. */
  organization_id: string;
  organization_name: string;
  /** Who was visited. */
  enterprise_id: string;
  enterprise_name: string;
  /** The chain of the enterprise then. */
  chain_id: string | null;
  chain_name: string | null;
  /** The park of the enterprise then. */
  park_id: string | null;
  park_name: string | null;
  /** On which day. */
  day: string;
  /** Who came. */
  visitors: string;
  /** How the enterprise is doing; it reads this. */
  summary: string;
  /** How many findings became requests. */
  requests: number;
  /** How many findings are demands. */
  demands: number;
  /** How many findings are suggestions. */
  suggestions: number;
  /** Whether it has settled a visit that was owed. */
  planned: boolean;
  /** How it stands. */
  status: VisitStatus;
  recorded_at: string;
  recorded_by_name: string;
  /** What the caller can do now. */
  actions: VisitAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** Remarks for offices alone. */
  remarks: string | null;
  /** Why it was withdrawn. */
  reason: string | null;
  /** In their order. */
  findings: Finding[];
  /** The owed visits that it has settled. */
  settled: Settled[];
}
export interface VisitFile {
  id: string;
  /** Its name. */
  name: string;
  /** Its type, found from the content. */
  media_type: string;
  /** Bytes. */
  size: number;
  /** The SHA-256 checksum, hexadecimal. */
  sha256: string;
  /** Who uploaded it. */
  person_id: string;
  person_name: string;
  attached_at: string;
  /** Whether the caller can remove it now. */
  removable: boolean;
}
export interface VisitFilePage {
  items: VisitFile[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VisitHistory {
  id: string;
  at: string;
  person_id: string;
  person_name: string;
  /** In which role it was done. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** What happened. */
  action: VisitStep;
  /** What became different by it. */
  changed: VisitChange[];
}
export interface VisitHistoryPage {
  items: VisitHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VisitPage {
  items: Visit[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VisitPlan {
  id: string;
  /** The number for people. */
  number: string;
  /** What the plan is called. */
  title: string;
  /** Who visits. */
  organization_id: string;
  organization_name: string;
  /** How often. */
  period: VisitPeriod;
  /** How many enterprises it has visited. */
  enterprises: number;
  /** From when on. */
  first_day: string;
  /** Until when; null without an end. */
  last_day: string | null;
  /** So many days before a period ends, what is still owed is reminded of. */
  remind_days: number;
  /** How it stands. */
  status: VisitPlanStatus;
  /** Whether a supervisor has set it, who alone may change or end it then. */
  supervised: boolean;
  /** How many visits are owed by it now. */
  owed: number;
  made_at: string;
  made_by_name: string;
  /** When it was ended. */
  ended_at: string | null;
  /** What the caller can do now. */
  actions: VisitPlanAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
}
export interface VisitPlanChange {
  /** What became different. */
  field: VisitPlanField;
  /** What it was; null for nothing. */
  before: string | null;
  /** What it is since; null for nothing, or, as `before`, for what is not told. */
  after: string | null;
}
export interface VisitPlanDetail {
  id: string;
  /** The number for people. */
  number: string;
  /** What the plan is called. */
  title: string;
  /** Who visits. */
  organization_id: string;
  organization_name: string;
  /** How often. */
  period: VisitPeriod;
  /** How many enterprises it has visited. */
  enterprises: number;
  /** From when on. */
  first_day: string;
  /** Until when; null without an end. */
  last_day: string | null;
  /** So many days before a period ends, what is still owed is reminded of. */
  remind_days: number;
  /** How it stands. */
  status: VisitPlanStatus;
  /** Whether a supervisor has set it, who alone may change or end it then. */
  supervised: boolean;
  /** How many visits are owed by it now. */
  owed: number;
  made_at: string;
  made_by_name: string;
  /** When it was ended. */
  ended_at: string | null;
  /** What the caller can do now. */
  actions: VisitPlanAction[];
  /** The ETag, to be sent in If-Match. */
  version: number;
  /** What the visits are for. */
  purpose: string;
  /** Why it was ended. */
  reason: string | null;
  /** The enterprises that it has visited, by name. */
  visited: Visited[];
}
export interface VisitPlanHistory {
  id: string;
  at: string;
  person_id: string;
  person_name: string;
  /** In which role it was done. */
  role: Role;
  /** For which organization. */
  organization_id: string;
  organization_name: string | null;
  /** The words given for it. */
  reason: string | null;
  /** What happened. */
  action: VisitPlanStep;
  /** What became different by it. */
  changed: VisitPlanChange[];
}
export interface VisitPlanHistoryPage {
  items: VisitPlanHistory[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface VisitPlanPage {
  items: VisitPlan[];
  /** Pass as `after` for the next page; null at the end. Where text is searched for, a page may hold fewer items than asked for, or none, before the end. */
  next: string | null;
  /** How many there are in all with these filters, whatever the page; only if it is asked for. Where text is searched for among very many, `number` is what was met so far. */
  count?: Count;
}
export interface Visited {
  id: string;
  name: string;
}
export interface Vocabulary {
  /** The name of its schema in this document. */
  name: string;
  /** What the codes tell, in Chinese. */
  zh: string;
  /** What the codes tell, in English. */
  en: string;
  /** In order. */
  codes: WordedCode[];
}
export interface VocabularyList {
  /** By name. */
  vocabularies: Vocabulary[];
}
export interface Waiting {
  /** The kinds, such as `request.dispatch`. */
  kinds: string[];
}
export interface WallChart {
  /** The year. */
  year: number;
  /** The day as of which they stand so. */
  as_of: string;
  /** By their planned last day and number. */
  projects: Charted[];
  /** Whether there are more than the 300 that are shown. */
  more: boolean;
}
export interface WhomDetails {
  /** The department. */
  department_id: string;
  /** Its name now. */
  department_name: string | null;
}
export interface Withdraw {
  /** Why it is no longer needed. */
  reason: string;
}
export interface WithdrawMatter {
  /** Why. */
  reason: string;
}
export interface WithdrawOffer {
  /** Why. Claims that are not confirmed are refused with it. */
  reason: string;
}
export interface WithdrawOutcome {
  /** Which one. */
  outcome_id: string;
  /** Why. */
  reason: string;
}
export interface WithdrawSigningKeys {
  /** The `kid` of the key, as in `/.well-known/jwks.json`; left out: every key there is. */
  kid?: string | null;
}
export interface WithdrawVisit {
  /** Why; the enterprise reads it. */
  reason: string;
}
export interface WithdrawalHistoryEntry {
  id: string;
  at: string;
  action: "withdrawal";
  /** Where it stood before. */
  from_status: RequestStatus | null;
  /** Where it stood then. */
  to_status: RequestStatus;
  /** Null where time alone did it. */
  person_id: string | null;
  person_name: string;
  /** In which role it was done. */
  role: Role | null;
  /** For which organization; of a service agent the enterprise in whose name it was done. */
  organization_id: string | null;
  organization_name: string | null;
  /** The mandate by which a service agent did it, else null. */
  mandate_id: string | null;
  /** The words given for it; null where none were, or none for the caller. */
  reason: string | null;
  /** Whether the words are marked for the enterprise, which else does not read them. */
  visible_to_enterprise: boolean;
  details: NoDetails;
}
export interface WordedCode {
  /** What stands in bodies, queries, results and events. */
  code: string;
  /** What it is called in Chinese. */
  zh: string;
  /** What it is called in English. */
  en: string;
}
export interface Words {
  /** In Chinese. */
  zh: string;
  /** In English. */
  en: string;
}
export interface WordsData {
  /** In Chinese. */
  zh: string;
  /** In English. */
  en: string;
}
export interface WorkCounts {
  /** What is late. */
  overdue: number;
  /** What is soon due. */
  due_soon: number;
  /** The rest. */
  other: number;
  /** All of it. */
  total: number;
}
export interface WorkItem {
  /** The thing, such as a request. */
  id: string;
  /** Its path, such as `/v1/requests/…`. */
  link: string;
  /** What people know it by, if anything. */
  number: string | null;
  /** What it is about. */
  title: string;
  /** How urgent it is. */
  urgency: WorkUrgency;
  /** Since when it waits for this. */
  since: string;
  /** Until when; null for no end. */
  due_at: string | null;
}
export interface WorkOfKind {
  /** The kind, such as `request.dispatch`. */
  kind: string;
  /** What it is called. */
  words: Words;
  /** The kind of thing that waits, such as `request`. */
  resource: string;
  /** How much of it waits. */
  counts: WorkCounts;
  /** The path and query of the list of all of it. */
  opens: string;
  /** The 20 most urgent at most: what is late first, then by `due_at`. */
  items: WorkItem[];
}
export interface WorkingCalendar {
  /** Grows with every change; 0 is the preset calendar. */
  version: number;
  shifts: Shift[];
  years: CalendarYear[];
  days: CalendarDay[];
}
export interface WorkingHours {
  /** In order, without overlap; the first is what a half-day has. */
  shifts: ShiftInput[];
  /** Why; shown wherever a deadline that it moves is explained. */
  reason: string;
}
export interface Worklist {
  /** The services that did not answer: what they know is missing here. Normally empty. */
  unavailable: string[];
  /** How much waits in all. */
  counts: WorkCounts;
  /** Every kind of work that the caller's roles have, also where nothing waits. */
  kinds: WorkOfKind[];
}
/** What waits for the caller may have changed. */
export interface WorklistEvent {
  event: "worklist";
  data: string;
}
/** What comes in a stream: the data of each event by its name. */
export interface Frames {
  /** A new entry of the inbox, whose id is `id`. */
  "inbox.entry-added": EntryAddedData;
  /** Entries were read, perhaps in another window. */
  "inbox.entries-read": UnreadCount;
  /** Things that the caller may see have changed. */
  changed: Changed;
  /** What waits for the caller may have changed. */
  worklist: Waiting;
  /** Something may have been missed: read again what is shown. */
  resync: Resync;
}
/** What any operation may answer with instead. */
export type Usual = "changed-meanwhile" | "exports-under-way" | "forbidden" | "idempotency-key-in-use" | "idempotency-key-outlived" | "idempotency-key-reused" | "internal" | "invalid" | "key-refused" | "key-scope" | "malformed" | "method-not-allowed" | "not-found" | "overloaded" | "password-change-required" | "precondition-required" | "second-factor-required" | "timed-out" | "token-expired" | "token-stale" | "too-large" | "too-many-requests" | "too-slow" | "unauthenticated" | "unavailable" | "unsupported-media-type";
export interface Operations {
  /** What is held that concerns me (我的日程). */
  get_agenda: {
    in: { query?: {
      /** Not over before this day, and begun 100 days before it at most; preset: 31 days before today, or 400 before `to`. */
      from?: string | null;
      /** Beginning on this day or earlier; preset: 400 days after the first. */
      to?: string | null;
    } };
    out: Agenda;
    fails: Usual;
  };
  /** The calendar of a feed (日历订阅内容). */
  get_feed: {
    in: { path: {
      feed: string;
    }; query?: {
      /** The language of its words; preset: that of the client (Accept-Language). */
      language?: FeedLanguage | null;
    } };
    out: Blob;
    fails: Usual | "feed-unknown";
  };
  /** The figures that can be asked for (指标目录). */
  get_figures: {
    in: {};
    out: FigureCatalog;
    fails: Usual;
  };
  /** The values of figures (指标数值). */
  get_figure_values: {
    in: { query: {
      /** Only of this chain; of several if repeated. */
      chain_id?: string[];
      /** Only of this park; of several if repeated. */
      park_id?: string[];
      /** Only of this organization; of several if repeated. */
      organization_id?: string[];
      /** Only of this department; of several if repeated. */
      department_id?: string[];
      /** Only of this item; of several if repeated. */
      item_id?: string[];
      /** Only of this course; of several if repeated. */
      course_id?: string[];
      /** Only of this channel; of several if repeated. */
      channel?: RequestChannel[];
      /** Only of this kind of meetings; of several if repeated. */
      meeting_kind_id?: string[];
      /** Only of this way of negotiating; of several if repeated. */
      negotiation_way?: NegotiationWay[];
      /** Only of this kind of activities; of several if repeated. */
      activity_kind?: ActivityKind[];
      /** The names of the figures, one parameter each; at most 50. */
      names: string[];
      /** By what to group them; without it there are totals alone. By organization or course only for those that are named, with `organization_id` or `course_id`. */
      group_by?: FigureDimension | null;
      /** What happened on this day or later. */
      from?: string | null;
      /** What happened on this day or earlier; the day of figures of a day, today by preset. */
      to?: string | null;
      /** The result as a table in a file, with words in place of codes. */
      format?: "csv" | "xlsx";
    } };
    out: FigureValues;
    fails: Usual;
  };
  /** Live updates (server-sent events) (实时更新(SSE)). */
  get_live: {
    in: { query?: {
      /** Only changes of things of these kinds, separated by commas or given several times, such as `request,venue`; without it, of all kinds. Inbox entries always come. */
      types?: string[] | null;
      /** A ticket of `POST /v1/live/tickets`, instead of an Authorization header. */
      ticket?: string | null;
      /** The id of the last entry received, where a client cannot send `Last-Event-ID`. */
      after?: string | null;
    } };
    out: ReadableStream<Uint8Array>;
    fails: Usual | "stream-ticket-refused";
  };
  /** The ledgers that can be imported (可导入的台账). */
  list_ledgers: {
    in: {};
    out: LedgerList;
    fails: Usual;
  };
  /** Download the template of a ledger (下载台账模板). */
  get_ledger_template: {
    in: { path: {
      ledger: string;
    } };
    out: Blob;
    fails: Usual;
  };
  /** Events not published yet (未发布的事件). */
  list_outbox: {
    in: { path: {
      service: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only those that no queue has taken, or only the others. */
      unroutable?: boolean | null;
      /** Only events of this type. */
      type?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OutboxEntryPage;
    fails: Usual;
  };
  /** Parked events and dead letters (搁置的事件与死信). */
  list_parked: {
    in: { path: {
      service: string;
    }; query?: {
      /** Only of this consumer. */
      consumer?: string | null;
      /** Only events of this type. */
      type?: string | null;
      /** Only events of this aggregate. */
      key?: string | null;
      /** Only what came here from this moment on; wall time. */
      since?: string | null;
      /** Only what came here before this moment; wall time. */
      until?: string | null;
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only those of this status; by preset those nobody has decided about. */
      status?: ParkedStatus | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ParkedPage;
    fails: Usual;
  };
  /** Read a parked event (查看搁置的事件). */
  get_parked: {
    in: { path: {
      service: string;
      parked_event_id: string;
    } };
    out: ParkedDetail;
    fails: Usual;
  };
  /** Try a parked event again (重试搁置的事件). */
  replay_parked: {
    in: { path: {
      service: string;
      parked_event_id: string;
    } };
    out: Parked;
    fails: Usual | "not-replayable" | "parked-dropped";
  };
  /** Try parked events again (批量重试搁置的事件). */
  replay_parked_many: {
    in: { path: {
      service: string;
    }; body: ReplayManyBody };
    out: Decided;
    fails: Usual;
  };
  /** Drop a parked event (丢弃搁置的事件). */
  drop_parked: {
    in: { path: {
      service: string;
      parked_event_id: string;
    }; body: DropBody };
    out: Parked;
    fails: Usual | "parked-applied" | "parked-dropped";
  };
  /** Drop parked events (批量丢弃搁置的事件). */
  drop_parked_many: {
    in: { path: {
      service: string;
    }; body: DropManyBody };
    out: Decided;
    fails: Usual;
  };
  /** Gaps of ordered consumers (按序消费的缺口). */
  list_gaps: {
    in: { path: {
      service: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only of this consumer. */
      consumer?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: GapPage;
    fails: Usual;
  };
  /** Skip a gap (跳过缺口). */
  skip_gap: {
    in: { path: {
      service: string;
    }; body: SkipGapBody };
    out: SkippedGap;
    fails: Usual | "no-gap";
  };
  /** The state of messaging (消息状况). */
  get_messaging: {
    in: {};
    out: Messaging;
    fails: Usual;
  };
  /** Replay published events to a consumer (向消费者重放已发布的事件). */
  start_replay: {
    in: { body: StartReplayBody };
    out: Started;
    fails: Usual;
  };
  /** Deliveries of mail (邮件投递). */
  list_deliveries: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only deliveries of this status. */
      status?: DeliveryStatus | null;
      /** Only deliveries to this person. */
      person_id?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: DeliveryPage;
    fails: Usual;
  };
  /** Try a dead delivery again (重试投递). */
  retry_delivery: {
    in: { path: {
      delivery_id: string;
    } };
    out: Delivery;
    fails: Usual | "delivery-not-dead";
  };
  /** My inbox (我的消息). */
  list_inbox: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only entries that are not read yet (true), or only read ones (false). */
      unread?: boolean | null;
      /** Only entries of this kind: `request.dispatched`, or `request` for all of requests. */
      kind?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: EntryPage;
    fails: Usual;
  };
  /** How many entries are unread (未读消息数). */
  get_unread_count: {
    in: {};
    out: UnreadCount;
    fails: Usual;
  };
  /** Read one entry of my inbox (查看消息). */
  get_entry: {
    in: { path: {
      entry_id: string;
    } };
    out: Entry;
    fails: Usual;
  };
  /** Mark an entry read (标记已读). */
  read_entry: {
    in: { path: {
      entry_id: string;
    } };
    out: Entry;
    fails: Usual;
  };
  /** Mark several entries read (批量标记已读). */
  read_entries: {
    in: { body: ReadEntries };
    out: BulkResults;
    fails: Usual;
  };
  /** Mark every entry read (全部标记已读). */
  read_inbox: {
    in: { body: ReadAll };
    out: UnreadCount;
    fails: Usual;
  };
  /** The rules of who is told what (通知规则). */
  get_notification_rules: {
    in: {};
    out: NotificationRules;
    fails: Usual;
  };
  /** Replace the rules of who is told what (修改通知规则). */
  put_notification_rules: {
    in: { body: ReplaceNotificationRules; version: number };
    out: NotificationRules;
    fails: Usual;
  };
  /** The time of the platform (平台时间). */
  get_clock: {
    in: {};
    out: Clock;
    fails: Usual;
  };
  /** Move the time of the platform (demonstration and tests) (调整平台时间(演示与测试)). */
  put_clock: {
    in: { body: MoveClock };
    out: Clock;
    fails: Usual | "clock-fixed";
  };
  /** The codes of enumerated fields, with their words (代码表). */
  get_vocabulary: {
    in: {};
    out: VocabularyList;
    fails: Usual;
  };
  /** Sign in (登录). */
  open_session: {
    in: { body: OpenSession };
    out: Session | SignInChallenge;
    fails: Usual | "login-refused" | "sign-in-delayed" | "hashing-busy" | "foreign-origin";
  };
  /** Get a new access token (刷新令牌). */
  refresh_session: {
    in: { body: RefreshSession };
    out: Session;
    fails: Usual | "session-ended" | "foreign-origin";
  };
  /** Sign out (退出登录). */
  close_session: {
    in: {};
    out: undefined;
    fails: Usual;
  };
  /** Who I am and the posts I hold (我的身份与任职). */
  get_me: {
    in: {};
    out: Me;
    fails: Usual;
  };
  /** Change my password (修改密码). */
  change_password: {
    in: { body: ChangePassword };
    out: undefined;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "hashing-busy";
  };
  /** Read an account (查看账号). */
  get_account: {
    in: { path: {
      person_id: string;
    } };
    out: Account;
    fails: Usual;
  };
  /** Open an account (开通账号). */
  open_account: {
    in: { path: {
      person_id: string;
    }; body: OpenAccount };
    out: Account | Proposal;
    fails: Usual | "login-taken" | "account-exists" | "operators-only" | "proposed-already" | "hashing-busy";
  };
  /** Open several accounts (批量开通账号). */
  open_accounts: {
    in: { query?: {
      /** The results as a file with a row for each item, such as one-time passwords to be handed out. */
      format?: "csv" | "xlsx";
    }; body: OpenAccounts };
    out: BulkResults;
    fails: Usual;
  };
  /** Reset, unlock or close an account (重置密码、解锁、停用账号). */
  change_account: {
    in: { path: {
      person_id: string;
    }; body: ChangeAccount };
    out: Account | Proposal;
    fails: Usual | "operators-only" | "last-of-role" | "proposed-already" | "hashing-busy";
  };
  /** List API keys (接口密钥列表). */
  list_api_keys: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this owner. */
      person_id?: string | null;
      /** For this organization. */
      organization_id?: string | null;
      /** Only those that are good today, or only the others. */
      active?: boolean | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ApiKeyPage;
    fails: Usual;
  };
  /** Read an API key (查看接口密钥). */
  get_api_key: {
    in: { path: {
      api_key_id: string;
    } };
    out: ApiKey;
    fails: Usual;
  };
  /** Make an API key (发放接口密钥). */
  create_api_key: {
    in: { body: CreateApiKey };
    out: NewApiKey;
    fails: Usual;
  };
  /** Revoke an API key (撤销接口密钥). */
  revoke_api_key: {
    in: { path: {
      api_key_id: string;
    } };
    out: undefined;
    fails: Usual;
  };
  /** My jobs (我的任务). */
  list_jobs: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: JobPage;
    fails: Usual;
  };
  /** Read a job (查看任务). */
  get_job: {
    in: { path: {
      job_id: string;
    } };
    out: Job;
    fails: Usual;
  };
  /** List proposals (提案列表). */
  list_proposals: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only those that stand so. */
      status?: ProposalStatus | null;
      /** Only this kind of act. */
      act?: ProposalAct | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: ProposalWaiting | null;
      /** Concerning this person. */
      person_id?: string | null;
      /** Proposed by this person. */
      proposed_by?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProposalPage;
    fails: Usual;
  };
  /** Read a proposal (查看提案). */
  get_proposal: {
    in: { path: {
      proposal_id: string;
    } };
    out: Proposal;
    fails: Usual;
  };
  /** Read the proposed name, telephone and e-mail in full (查看拟改姓名和联系方式(留痕)). */
  get_proposed_values: {
    in: { path: {
      proposal_id: string;
    } };
    out: ProposedValues;
    fails: Usual;
  };
  /** Approve a proposal (批准提案). */
  approve_proposal: {
    in: { path: {
      proposal_id: string;
    }; version?: number };
    out: Approval | Job;
    fails: Usual | "not-the-second-person" | "proposal-decided" | "proposer-left" | "proposal-outdated" | "post-taken" | "wrong-kind" | "chain-needed" | "days-reversed" | "operators-only" | "login-taken" | "account-exists" | "last-of-role" | "hashing-busy" | "import-refused" | "file-unreadable" | "imports-under-way" | "too-many-jobs";
  };
  /** Refuse a proposal (拒绝提案). */
  refuse_proposal: {
    in: { path: {
      proposal_id: string;
    }; body: RefuseProposal; version?: number };
    out: Proposal;
    fails: Usual | "not-the-second-person" | "proposal-decided";
  };
  /** Withdraw a proposal (撤回提案). */
  withdraw_proposal: {
    in: { path: {
      proposal_id: string;
    }; version?: number };
    out: Proposal;
    fails: Usual | "not-your-proposal" | "proposal-decided";
  };
  /** List bookings of venues (阵地预订列表). */
  list_venue_bookings: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this venue. */
      venue_id?: string | null;
      /** Of this organization. */
      organization_id?: string | null;
      /** One or several statuses. */
      status?: BookingStatus[] | null;
      /** Not over before this day: those too that began earlier and last for days. */
      from?: string | null;
      /** Beginning on this day or earlier. */
      to?: string | null;
      /** The order. */
      sort?: BookingOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VenueBookingPage;
    fails: Usual;
  };
  /** One booking of a venue (查看阵地预订). */
  get_venue_booking: {
    in: { path: {
      venue_booking_id: string;
    } };
    out: VenueBooking;
    fails: Usual;
  };
  /** Book a venue (预订阵地). */
  book_venue: {
    in: { body: BookVenue };
    out: VenueBooking;
    fails: Usual | "venue-taken" | "venue-not-shared" | "venue-is-closed";
  };
  /** Cancel a booking of a venue (取消阵地预订). */
  cancel_venue_booking: {
    in: { path: {
      venue_booking_id: string;
    }; body: CancelVenueBooking; version?: number };
    out: VenueBooking;
    fails: Usual | "venue-booking-settled";
  };
  /** List the calendar feeds of my own (我的日历地址). */
  list_calendar_feeds: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CalendarFeedPage;
    fails: Usual;
  };
  /** Make a calendar feed (新建日历地址). */
  create_calendar_feed: {
    in: { body: CreateCalendarFeed };
    out: NewCalendarFeed;
    fails: Usual | "too-many-feeds";
  };
  /** Revoke a calendar feed (撤销日历地址). */
  revoke_calendar_feed: {
    in: { path: {
      calendar_feed_id: string;
    } };
    out: undefined;
    fails: Usual;
  };
  /** List chains (产业链列表). */
  list_chains: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Words or parts of the name, words of segments and sub-industries, the code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** Only those in use, or only those not. */
      active?: boolean | null;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ChainPage;
    fails: Usual;
  };
  /** Read a chain, its chief and lead enterprises (查看产业链(含链长、链主企业)). */
  get_chain: {
    in: { path: {
      chain_id: string;
    }; query?: {
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Chain;
    fails: Usual;
  };
  /** Register a chain (登记产业链). */
  create_chain: {
    in: { body: CreateChain };
    out: Chain;
    fails: Usual | "code-taken";
  };
  /** Change a chain (修改产业链). */
  change_chain: {
    in: { path: {
      chain_id: string;
    }; body: ChangeChain; version: number };
    out: Chain;
    fails: Usual | "division-in-use";
  };
  /** Sign in: the second step (登录第二步). */
  complete_sign_in: {
    in: { body: CompleteSignIn };
    out: Session;
    fails: Usual | "challenge-ended" | "code-wrong" | "sign-in-delayed" | "foreign-origin";
  };
  /** My second factor (我的第二因素). */
  get_factor: {
    in: {};
    out: Factor;
    fails: Usual;
  };
  /** Begin to set up a second factor (申请启用第二因素). */
  enrol_factor: {
    in: { body: EnrolFactor };
    out: Enrolment;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "hashing-busy" | "second-factor-there";
  };
  /** Confirm the second factor (确认启用第二因素). */
  confirm_factor: {
    in: { body: ConfirmFactor };
    out: NewRecoveryCodes;
    fails: Usual | "no-second-factor" | "second-factor-there" | "code-wrong" | "sign-in-delayed";
  };
  /** Get other recovery codes (更换恢复码). */
  renew_recovery_codes: {
    in: { body: Proved };
    out: NewRecoveryCodes;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "hashing-busy" | "no-second-factor" | "code-wrong";
  };
  /** Remove the second factor (移除第二因素). */
  remove_factor: {
    in: { body: Proved };
    out: undefined;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "hashing-busy" | "no-second-factor" | "code-wrong";
  };
  /** List organizations (组织列表). */
  list_organizations: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Any of these kinds. */
      kind?: OrganizationKind[] | null;
      /** On this chain. */
      chain_id?: string | null;
      /** In the segment of this name. */
      segment?: string | null;
      /** In the sub-industry of this name. */
      sub_industry?: string | null;
      /** Only lead enterprises, or only others. */
      lead?: boolean | null;
      /** In this park. */
      park_id?: string | null;
      /** Only those that exist, or only those that do not. */
      active?: boolean | null;
      /** Only those with an honor, or only those without. */
      honored?: boolean | null;
      /** Only those that a party organization covers, or only the others. */
      covered?: boolean | null;
      /** Only those affiliated with another, or only the others, as at the top. */
      affiliated?: boolean | null;
      /** Affiliated with this organization. */
      superior_id?: string | null;
      /** Words or parts of the name, the code or the unified social credit code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The order: by code, by name, or the newest first. */
      sort?: OrganizationOrder;
      /** The day for which it is asked; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OrganizationPage;
    fails: Usual;
  };
  /** List venues (阵地列表). */
  list_venues: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Any of these kinds. */
      kind?: VenueKind[] | null;
      /** Run by this organization. */
      owner_id?: string | null;
      /** Serving this chain. */
      chain_id?: string | null;
      /** Only those that are shared, or only the others. */
      shared?: boolean | null;
      /** Only those that are open, or only those closed. */
      status?: VenueStatus | null;
      /** Waiting for registrars to do this, as in the worklist. */
      waiting?: VenueWaiting | null;
      /** Of at least so many square metres. */
      min_area?: number | null;
      /** Words or parts of the name, words of the address, the code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VenuePage;
    fails: Usual;
  };
  /** Import a spreadsheet (导入电子表格). */
  import_file: {
    in: { body: Import | FormData };
    out: ImportResult | Proposal | Job;
    fails: Usual | "import-refused" | "file-unreadable" | "imports-under-way" | "too-many-jobs" | "proposed-already" | "proposed-otherwise";
  };
  /** Read an organization (查看组织). */
  get_organization: {
    in: { path: {
      organization_id: string;
    }; query?: {
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Organization;
    fails: Usual;
  };
  /** Register an organization (登记组织). */
  create_organization: {
    in: { body: CreateOrganization };
    out: Organization;
    fails: Usual | "code-taken" | "uscc-taken" | "uscc-needed";
  };
  /** Change an organization (修改组织). */
  change_organization: {
    in: { path: {
      organization_id: string;
    }; body: ChangeOrganization; version: number };
    out: Organization;
    fails: Usual | "uscc-taken" | "uscc-needed";
  };
  /** Who holds posts at an organization (组织的任职人员姓名). */
  list_contacts: {
    in: { path: {
      organization_id: string;
    }; query?: {
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Contacts;
    fails: Usual;
  };
  /** Change my telephone, e-mail and language (修改本人电话、邮箱和语言). */
  change_me: {
    in: { body: ChangeMe };
    out: Person | Proposal;
    fails: Usual | "password-wrong" | "sign-in-delayed" | "asked-too-often" | "proposed-already" | "proposed-otherwise" | "hashing-busy";
  };
  /** Confirm my new e-mail address (确认新邮箱). */
  confirm_email: {
    in: { body: ConfirmEmail };
    out: Person | Proposal;
    fails: Usual | "code-refused" | "asked-too-often" | "proposed-already" | "proposed-otherwise";
  };
  /** The sessions that I have open (我的会话). */
  list_my_sessions: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MySessionPage;
    fails: Usual;
  };
  /** End one of my sessions (结束一个会话). */
  end_my_session: {
    in: { path: {
      session_id: string;
    } };
    out: undefined;
    fails: Usual;
  };
  /** End every session of mine but this one (结束其他所有会话). */
  end_my_other_sessions: {
    in: {};
    out: undefined;
    fails: Usual;
  };
  /** List persons (人员列表). */
  list_persons: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Words or parts of the name, or the code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole telephone number or e-mail address. */
      contact?: string | null;
      /** Those who hold a post at this organization on the day. */
      organization_id?: string | null;
      /** Only those who are active, or only the others. */
      active?: boolean | null;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: PersonPage;
    fails: Usual;
  };
  /** Read a person (查看人员). */
  get_person: {
    in: { path: {
      person_id: string;
    } };
    out: Person;
    fails: Usual;
  };
  /** Read telephone and e-mail in full (查看完整联系方式(留痕)). */
  get_contact_details: {
    in: { path: {
      person_id: string;
    } };
    out: ContactDetails;
    fails: Usual;
  };
  /** Register a person (登记人员). */
  create_person: {
    in: { body: CreatePerson };
    out: Person;
    fails: Usual | "code-taken";
  };
  /** Change a person (修改人员). */
  change_person: {
    in: { path: {
      person_id: string;
    }; body: ChangePerson; version: number };
    out: Person | Proposal;
    fails: Usual | "operators-only" | "last-of-role" | "proposed-already" | "proposed-otherwise";
  };
  /** List posts (任职列表). */
  list_posts: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only this kind. */
      kind?: PostKind | null;
      /** Held by this person. */
      person_id?: string | null;
      /** Held at this organization. */
      organization_id?: string | null;
      /** Held for this chain. */
      chain_id?: string | null;
      /** All there ever were, not only those of one day. */
      history?: boolean;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: PostPage;
    fails: Usual;
  };
  /** Read a post (查看任职). */
  get_post: {
    in: { path: {
      post_id: string;
    } };
    out: Post;
    fails: Usual;
  };
  /** Give somebody a post (任职). */
  give_post: {
    in: { body: GivePost };
    out: Post | Proposal;
    fails: Usual | "post-taken" | "wrong-kind" | "chain-needed" | "days-reversed" | "operators-only" | "proposed-already";
  };
  /** End a post (终止任职). */
  end_post: {
    in: { path: {
      post_id: string;
    }; body: End };
    out: Post;
    fails: Usual | "ended-already" | "days-reversed" | "operators-only" | "last-of-role";
  };
  /** Relations of an organization (组织关系(隶属、双重管理、覆盖、联盟、园区)). */
  list_relations: {
    in: { path: {
      organization_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only this kind. */
      kind?: RelationKind | null;
      /** `out`: the organization is the subject; `in`: it is the object. */
      direction?: RelationDirection;
      /** All there ever were, not only those of one day. */
      history?: boolean;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RelationPage;
    fails: Usual;
  };
  /** Open a relation (建立组织关系). */
  open_relation: {
    in: { path: {
      organization_id: string;
    }; body: OpenRelation };
    out: Relation;
    fails: Usual | "overlap" | "days-reversed" | "wrong-kind" | "affiliation-cycle";
  };
  /** End a relation (终止组织关系). */
  end_relation: {
    in: { path: {
      organization_id: string;
      relation_id: string;
    }; body: End };
    out: Relation;
    fails: Usual | "ended-already" | "days-reversed";
  };
  /** Places of an organization on chains (产业链归属). */
  list_memberships: {
    in: { path: {
      organization_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** All there ever were, not only those of one day. */
      history?: boolean;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MembershipPage;
    fails: Usual;
  };
  /** Put an organization on a chain (加入产业链). */
  open_membership: {
    in: { path: {
      organization_id: string;
    }; body: OpenMembership };
    out: Membership;
    fails: Usual | "overlap" | "days-reversed" | "wrong-kind";
  };
  /** Take an organization off a chain (退出产业链). */
  end_membership: {
    in: { path: {
      organization_id: string;
      membership_id: string;
    }; body: End };
    out: Membership;
    fails: Usual | "ended-already" | "days-reversed";
  };
  /** Organization coverage (组织覆盖情况). */
  get_coverage: {
    in: { query: {
      /** The chain. */
      chain_id: string;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Coverage;
    fails: Usual;
  };
  /** Enterprises without coverage (未覆盖企业清单). */
  list_uncovered: {
    in: { query: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The chain. */
      chain_id: string;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: UncoveredPage;
    fails: Usual;
  };
  /** Honors (表彰情况). */
  get_honours: {
    in: { query: {
      /** The chain. */
      chain_id: string;
      /** The day for which it is asked, YYYY-MM-DD; today by preset. */
      on?: string | null;
    } };
    out: Honours;
    fails: Usual;
  };
  /** Ask for a code to set a password anew (忘记密码). */
  ask_for_reset: {
    in: { body: AskForReset };
    out: undefined;
    fails: Usual | "asked-too-often";
  };
  /** Set a password with the code of a mail (凭验证码设置密码). */
  reset_password: {
    in: { body: ResetPassword };
    out: undefined;
    fails: Usual | "code-refused" | "asked-too-often" | "hashing-busy";
  };
  /** Change the key that signs access tokens (更换签名密钥). */
  rotate_signing_key: {
    in: {};
    out: SigningKeys;
    fails: Usual;
  };
  /** Take signing keys back at once (立即撤回签名密钥). */
  withdraw_signing_keys: {
    in: { body: WithdrawSigningKeys };
    out: SigningKeys;
    fails: Usual;
  };
  /** Get a ticket for a stream of live updates (申请实时更新票据). */
  open_stream_ticket: {
    in: {};
    out: StreamTicket;
    fails: Usual;
  };
  /** Read a venue (查看阵地). */
  get_venue: {
    in: { path: {
      venue_id: string;
    } };
    out: Venue;
    fails: Usual;
  };
  /** Register a venue (登记阵地). */
  register_venue: {
    in: { body: RegisterVenue };
    out: Venue;
    fails: Usual | "code-taken";
  };
  /** Change a venue (修改阵地). */
  change_venue: {
    in: { path: {
      venue_id: string;
    }; body: ChangeVenue; version: number };
    out: Venue;
    fails: Usual;
  };
  /** Close a venue (关闭阵地). */
  close_venue: {
    in: { path: {
      venue_id: string;
    }; body: CloseVenue; version?: number };
    out: Venue;
    fails: Usual | "venue-is-closed";
  };
  /** Figures of venues (阵地统计). */
  get_venue_report: {
    in: { query?: {
      /** Only venues that serve this chain. */
      chain_id?: string | null;
      /** Only venues of these kinds. */
      kind?: VenueKind[] | null;
    } };
    out: VenueReport;
    fails: Usual;
  };
  /** Upload a file of a venue (上传阵地附件). */
  upload_venue_file: {
    in: { path: {
      venue_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: VenueFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a venues (阵地附件列表). */
  list_venue_files: {
    in: { path: {
      venue_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VenueFilePage;
    fails: Usual;
  };
  /** Download a file of a venue (下载阵地附件). */
  download_venue_file: {
    in: { path: {
      venue_id: string;
      venue_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a venue (删除阵地附件). */
  remove_venue_file: {
    in: { path: {
      venue_id: string;
      venue_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Views of my own and those shared with me (我的视图和共享视图). */
  list_views: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only views of this list. */
      operation?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ViewPage;
    fails: Usual;
  };
  /** Read a view (查看视图). */
  get_view: {
    in: { path: {
      view_id: string;
    } };
    out: View;
    fails: Usual;
  };
  /** Save a view (保存视图). */
  save_view: {
    in: { body: SaveView };
    out: View;
    fails: Usual | "too-many-views" | "view-name-taken";
  };
  /** Change a view (修改视图). */
  change_view: {
    in: { path: {
      view_id: string;
    }; body: ChangeView; version: number };
    out: View;
    fails: Usual | "not-your-view" | "view-name-taken";
  };
  /** Delete a view (删除视图). */
  delete_view: {
    in: { path: {
      view_id: string;
    }; version?: number };
    out: undefined;
    fails: Usual | "not-your-view";
  };
  /** List activities (活动列表). */
  list_activities: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of one or several kinds. */
      kind?: ActivityKind[] | null;
      /** One or several statuses. */
      status?: ActivityStatus[] | null;
      /** Of which this organization is the organizer. */
      organizer_id?: string | null;
      /** Hosted by this organization. */
      host_id?: string | null;
      /** Held for this chain. */
      chain_id?: string | null;
      /** Made from this rotation. */
      rotation_id?: string | null;
      /** Asking for this venue. */
      venue_id?: string | null;
      /** With a venue that stands so. */
      venue_status?: VenueRequestStatus[] | null;
      /** Made from a rotation, or not. */
      in_turn?: boolean | null;
      /** Starting on this day or later. */
      from?: string | null;
      /** Starting on this day or earlier. */
      to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: ActivityWaiting | null;
      /** The order. */
      sort?: ActivityOrder;
      /** Words of the title, the description, the place and the summary, the number. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ActivityPage;
    fails: Usual;
  };
  /** One activity (查看活动). */
  get_activity: {
    in: { path: {
      activity_id: string;
    } };
    out: ActivityDetail;
    fails: Usual;
  };
  /** Announce an activity (发布活动). */
  announce_activity: {
    in: { body: AnnounceActivity };
    out: ActivityDetail;
    fails: Usual;
  };
  /** Change an activity (修改活动). */
  change_activity: {
    in: { path: {
      activity_id: string;
    }; body: ChangeActivity; version: number };
    out: ActivityDetail;
    fails: Usual | "activity-settled" | "activity-capacity-taken" | "host-of-rotation";
  };
  /** Enter what came of an activity: it was held (登记活动总结). */
  summarize_activity: {
    in: { path: {
      activity_id: string;
    }; body: SummarizeActivity; version?: number };
    out: ActivityDetail;
    fails: Usual | "activity-settled" | "activity-ahead";
  };
  /** Cancel an activity (取消活动). */
  cancel_activity: {
    in: { path: {
      activity_id: string;
    }; body: CancelActivity; version?: number };
    out: ActivityDetail;
    fails: Usual | "activity-settled";
  };
  /** The check-in code of the moment (活动签到动态码). */
  get_activity_check_in_code: {
    in: { path: {
      activity_id: string;
    } };
    out: CheckInCode;
    fails: Usual | "activity-settled";
  };
  /** Upload a file of an activity (上传活动附件). */
  upload_activity_file: {
    in: { path: {
      activity_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: ActivityFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of an activitys (活动附件列表). */
  list_activity_files: {
    in: { path: {
      activity_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ActivityFilePage;
    fails: Usual;
  };
  /** Download a file of an activity (下载活动附件). */
  download_activity_file: {
    in: { path: {
      activity_id: string;
      activity_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of an activity (删除活动附件). */
  remove_activity_file: {
    in: { path: {
      activity_id: string;
      activity_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Announce several activities (批量发布活动). */
  announce_activities: {
    in: { body: AnnounceActivities };
    out: BulkResults;
    fails: Usual;
  };
  /** Enter what came of several activities (批量登记活动总结). */
  summarize_activities: {
    in: { body: SummarizeActivities };
    out: BulkResults;
    fails: Usual;
  };
  /** Register for an activity (报名活动). */
  register_for_activity: {
    in: { path: {
      activity_id: string;
    }; body: Register };
    out: Registration;
    fails: Usual | "activity-settled" | "activity-registration-closed" | "already-registered";
  };
  /** Register several persons for activities (批量报名活动). */
  register_several_for_activities: {
    in: { body: RegisterSeveralForActivities };
    out: BulkResults;
    fails: Usual;
  };
  /** The registrations for an activity (活动报名名单). */
  list_activity_registrations: {
    in: { path: {
      activity_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: RegistrationStatus[] | null;
      /** Those who came, or the others. */
      attended?: boolean | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RegistrationPage;
    fails: Usual;
  };
  /** My registrations for activities (我的活动报名). */
  list_my_activity_registrations: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: RegistrationStatus[] | null;
      /** Those who came, or the others. */
      attended?: boolean | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RegistrationPage;
    fails: Usual;
  };
  /** One registration (活动报名详情). */
  get_activity_registration: {
    in: { path: {
      activity_registration_id: string;
    } };
    out: Registration;
    fails: Usual;
  };
  /** Cancel a registration (取消活动报名). */
  cancel_activity_registration: {
    in: { path: {
      activity_registration_id: string;
    }; body: CancelRegistration; version?: number };
    out: Registration;
    fails: Usual | "activity-settled" | "registration-cancelled";
  };
  /** Record who came to an activity (登记活动到场). */
  record_activity_attendance: {
    in: { path: {
      activity_registration_id: string;
    }; body: RecordAttendanceOfActivity; version?: number };
    out: Registration;
    fails: Usual | "activity-settled" | "activity-ahead" | "not-registered";
  };
  /** Record several attendances of activities (批量登记活动到场). */
  record_activity_attendances: {
    in: { body: RecordActivityAttendances };
    out: BulkResults;
    fails: Usual;
  };
  /** Check in at an activity (活动签到). */
  check_in_at_activity: {
    in: { path: {
      activity_id: string;
    }; body: CheckIn; version?: number };
    out: Registration;
    fails: Usual | "activity-settled" | "activity-ahead" | "not-registered" | "check-in-code-refused";
  };
  /** List agreements (协议列表). */
  list_agreements: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several kinds. */
      kind?: AgreementKind[] | null;
      /** How they stand today; one or several. */
      status?: AgreementStatus[] | null;
      /** In force on this day. */
      in_force_on?: string | null;
      /** Kept by this organization. */
      owner_id?: string | null;
      /** For this chain. */
      chain_id?: string | null;
      /** With this organization of the district as a party. */
      party_id?: string | null;
      /** With a party of this kind. */
      party_kind?: PartyKind | null;
      /** Signed on this day or later. */
      signed_from?: string | null;
      /** Signed on this day or earlier. */
      signed_to?: string | null;
      /** Whose last day is this one or later. */
      ends_from?: string | null;
      /** Whose last day is this one or earlier. */
      ends_to?: string | null;
      /** About so many yuan or more. */
      min_amount?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: AgreementWaiting | null;
      /** Parts of the title and of the names of parties, words of the content, the numbers. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The order. */
      sort?: AgreementOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: AgreementPage;
    fails: Usual;
  };
  /** Upload a file of an agreement (上传协议附件). */
  upload_agreement_file: {
    in: { path: {
      agreement_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: AgreementFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of an agreements (协议附件列表). */
  list_agreement_files: {
    in: { path: {
      agreement_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: AgreementFilePage;
    fails: Usual;
  };
  /** Download a file of an agreement (下载协议附件). */
  download_agreement_file: {
    in: { path: {
      agreement_id: string;
      agreement_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of an agreement (删除协议附件). */
  remove_agreement_file: {
    in: { path: {
      agreement_id: string;
      agreement_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Register an agreement (登记协议). */
  register_agreement: {
    in: { body: RegisterAgreement };
    out: Agreement;
    fails: Usual | "ledger-number-taken";
  };
  /** Change an agreement (修改协议). */
  change_agreement: {
    in: { path: {
      agreement_id: string;
    }; body: ChangeAgreement; version: number };
    out: Agreement;
    fails: Usual | "agreement-ended-early" | "agreement-renewed" | "ledger-number-taken";
  };
  /** Renew an agreement (续签协议). */
  renew_agreement: {
    in: { path: {
      agreement_id: string;
    }; body: RenewAgreement; version?: number };
    out: Agreement;
    fails: Usual | "agreement-renewed" | "agreement-ended-early" | "agreement-without-end";
  };
  /** End an agreement early (提前终止协议). */
  end_agreement: {
    in: { path: {
      agreement_id: string;
    }; body: EndAgreement; version?: number };
    out: Agreement;
    fails: Usual | "agreement-over" | "agreement-ended-early" | "agreement-renewed";
  };
  /** Read an agreement (查看协议). */
  get_agreement: {
    in: { path: {
      agreement_id: string;
    } };
    out: Agreement;
    fails: Usual;
  };
  /** The history of an agreement, in the order of its steps (协议的过程). */
  list_agreement_history: {
    in: { path: {
      agreement_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: AgreementHistoryPage;
    fails: Usual;
  };
  /** Accept a dispatched request (接单). */
  accept_request: {
    in: { path: {
      request_id: string;
    }; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now";
  };
  /** Answer a request (答复). */
  answer_request: {
    in: { path: {
      request_id: string;
    }; body: AnswerRequest; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "parts-open" | "clock-conflict" | "clock-not-started";
  };
  /** Dispatch a request to a department (派单). */
  dispatch_request: {
    in: { path: {
      request_id: string;
    }; body: Dispatch; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "department-not-active" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** Evaluate the answer (评价). */
  evaluate_request: {
    in: { path: {
      request_id: string;
    }; body: Evaluate; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now";
  };
  /** Send a request to another department (改派). */
  redispatch_request: {
    in: { path: {
      request_id: string;
    }; body: Redispatch; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** Dispatch several requests (批量派单). */
  dispatch_requests: {
    in: { body: DispatchRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Redispatch several requests (批量改派). */
  redispatch_requests: {
    in: { body: RedispatchRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Accept several requests (批量接单). */
  accept_requests: {
    in: { body: AcceptRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Answer several requests (批量答复). */
  answer_requests: {
    in: { body: AnswerRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Evaluate several answers (批量评价). */
  evaluate_requests: {
    in: { body: EvaluateRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Days, hours and known years of the working calendar (查看工作日历). */
  get_working_calendar: {
    in: { query: {
      /** The first day. */
      from: string;
      /** The last day, less than 400 days later. */
      to: string;
    } };
    out: WorkingCalendar;
    fails: Usual;
  };
  /** Override a day of the working calendar (设置某日为工作日、休息日或半日). */
  set_calendar_day: {
    in: { path: {
      day: string;
    }; body: CalendarDayChange; version: number };
    out: CalendarChanged;
    fails: Usual;
  };
  /** Leave a day to the statutory calendar again (取消某日的特殊安排). */
  remove_calendar_day: {
    in: { path: {
      day: string;
    }; version: number };
    out: CalendarChanged;
    fails: Usual | "not-overridden";
  };
  /** Set the shifts of a full working day (设置工作时间). */
  set_working_hours: {
    in: { body: WorkingHours; version: number };
    out: CalendarChanged;
    fails: Usual;
  };
  /** Declare that the overrides hold the arrangement of a year (声明某年放假安排已完整录入). */
  set_calendar_year: {
    in: { path: {
      year: string;
    }; body: CalendarYearChange; version: number };
    out: CalendarChanged;
    fails: Usual;
  };
  /** The terms of handling (查看办理规则). */
  get_terms: {
    in: {};
    out: CurrentTerms;
    fails: Usual;
  };
  /** Replace the terms of handling (修改办理规则). */
  set_terms: {
    in: { body: Terms; version: number };
    out: CurrentTerms;
    fails: Usual;
  };
  /** List the cases the caller may see (集中办理列表). */
  list_cases: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: CaseStatus[] | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** Of this park. */
      park_id?: string | null;
      /** Led by this department. */
      department_id?: string | null;
      /** With this request, also if it was removed. */
      request_id?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: CaseWaiting | null;
      /** Opened on this day or later. */
      opened_from?: string | null;
      /** Opened on this day or earlier. */
      opened_to?: string | null;
      /** Answered on this day or later. */
      answered_from?: string | null;
      /** Answered on this day or earlier. */
      answered_to?: string | null;
      /** Words of title, description and answer, the number. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CasePage;
    fails: Usual;
  };
  /** My jobs (我的任务). */
  list_request_jobs: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RequestJobPage;
    fails: Usual;
  };
  /** Read a job (查看任务). */
  get_request_job: {
    in: { path: {
      request_job_id: string;
    } };
    out: RequestJob;
    fails: Usual;
  };
  /** Open a case of similar requests (集中办理立案). */
  open_case: {
    in: { body: OpenCase };
    out: Case;
    fails: Usual | "in-another-case" | "in-this-case" | "request-not-open" | "case-full" | "nobody-handles";
  };
  /** Change a case (修改集中办理). */
  change_case: {
    in: { path: {
      case_id: string;
    }; body: ChangeCase; version: number };
    out: Case;
    fails: Usual | "case-not-open" | "case-being-answered" | "nobody-handles";
  };
  /** Add requests to a case (并入诉求). */
  add_to_case: {
    in: { path: {
      case_id: string;
    }; body: AddToCase; version?: number };
    out: Case;
    fails: Usual | "case-not-open" | "case-being-answered" | "in-another-case" | "in-this-case" | "request-not-open" | "case-full" | "nobody-handles";
  };
  /** Remove requests from a case (移出诉求). */
  remove_from_case: {
    in: { path: {
      case_id: string;
    }; body: RemoveFromCase; version?: number };
    out: Case;
    fails: Usual | "case-not-open" | "case-being-answered" | "not-in-case";
  };
  /** Answer all requests of a case (集中答复). */
  answer_case: {
    in: { path: {
      case_id: string;
    }; body: AnswerCase; version?: number };
    out: RequestJobResult | RequestJob;
    fails: Usual | "case-not-open" | "case-empty" | "case-being-answered" | "case-answered-otherwise" | "not-in-case" | "not-with-lead" | "too-many-jobs";
  };
  /** Give up a case (结束集中办理). */
  end_case: {
    in: { path: {
      case_id: string;
    }; body: EndCase; version?: number };
    out: Case;
    fails: Usual | "case-not-open" | "case-being-answered";
  };
  /** Read a case (查看集中办理). */
  get_case: {
    in: { path: {
      case_id: string;
    } };
    out: Case;
    fails: Usual;
  };
  /** The requests of a case (集中办理的诉求). */
  list_case_members: {
    in: { path: {
      case_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only in one of these states. */
      status?: CaseMemberStatus[] | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CaseMemberPage;
    fails: Usual;
  };
  /** The history of a case, in the order of its steps (集中办理的过程). */
  list_case_history: {
    in: { path: {
      case_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CaseHistoryPage;
    fails: Usual;
  };
  /** The service catalog (服务事项目录). */
  get_catalog: {
    in: { query?: {
      /** Whether to list what can no longer be chosen as well. */
      inactive?: boolean;
    } };
    out: Catalog;
    fails: Usual;
  };
  /** One class of the catalog (查看事项类别). */
  get_catalog_class: {
    in: { path: {
      class_id: string;
    } };
    out: Class;
    fails: Usual;
  };
  /** One item of the catalog (查看服务事项). */
  get_catalog_item: {
    in: { path: {
      item_id: string;
    } };
    out: Item;
    fails: Usual;
  };
  /** Add a class to the catalog (新增事项类别). */
  add_catalog_class: {
    in: { body: NewClass };
    out: Class;
    fails: Usual | "catalog-code-taken";
  };
  /** Change a class of the catalog (修改事项类别). */
  change_catalog_class: {
    in: { path: {
      class_id: string;
    }; body: ChangeClass; version?: number };
    out: Class;
    fails: Usual;
  };
  /** Add an item to the catalog (新增服务事项). */
  add_catalog_item: {
    in: { body: NewItem };
    out: Item;
    fails: Usual | "catalog-code-taken";
  };
  /** Change an item of the catalog (修改服务事项). */
  change_catalog_item: {
    in: { path: {
      item_id: string;
    }; body: ChangeItem; version?: number };
    out: Item;
    fails: Usual;
  };
  /** List claims, the latest first (认领列表). */
  list_claims: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: ClaimStatus[] | null;
      /** Of this offer. */
      offer_id?: string | null;
      /** By this organization. */
      organization_id?: string | null;
      /** About offers of this chain. */
      chain_id?: string | null;
      /** The caller's own, or those of others. */
      mine?: boolean | null;
      /** Neither refused nor given or taken back, as they are counted; or the others. */
      standing?: boolean | null;
      /** Claimed on this day or later. */
      claimed_from?: string | null;
      /** Claimed on this day or earlier. */
      claimed_to?: string | null;
      /** Done on this day or later. */
      done_from?: string | null;
      /** Done on this day or earlier. */
      done_to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: ClaimWaiting | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ClaimPage;
    fails: Usual;
  };
  /** Let the enterprise be named in an offer, or not (公开或隐去企业名称). */
  name_enterprise: {
    in: { path: {
      offer_id: string;
    }; body: Naming; version?: number };
    out: Offer;
    fails: Usual | "offer-over";
  };
  /** Take a problem off the board (撤下认领事项). */
  withdraw_offer: {
    in: { path: {
      offer_id: string;
    }; body: WithdrawOffer; version?: number };
    out: Offer;
    fails: Usual | "offer-over";
  };
  /** One claim, with what was told of it (查看认领). */
  get_claim: {
    in: { path: {
      claim_id: string;
    } };
    out: ClaimDetail;
    fails: Usual;
  };
  /** Claim a problem of the board (认领). */
  claim_offer: {
    in: { path: {
      offer_id: string;
    }; body: ClaimOffer };
    out: ClaimDetail;
    fails: Usual | "offer-over" | "offer-full" | "claimed-already" | "no-post-there";
  };
  /** Claim several problems (批量认领). */
  claim_offers: {
    in: { body: ClaimOffers };
    out: BulkResults;
    fails: Usual;
  };
  /** Confirm a claim (确认认领). */
  confirm_claim: {
    in: { path: {
      claim_id: string;
    }; body: ConfirmClaim; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now";
  };
  /** Confirm several claims (批量确认认领). */
  confirm_claims: {
    in: { body: ConfirmClaims };
    out: BulkResults;
    fails: Usual;
  };
  /** Refuse a claim (不予确认). */
  refuse_claim: {
    in: { path: {
      claim_id: string;
    }; body: RefuseClaim; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now";
  };
  /** Tell how far a claim is (报告认领进展). */
  report_claim_progress: {
    in: { path: {
      claim_id: string;
    }; body: ClaimProgress; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now" | "not-the-claimer" | "claim-told-enough";
  };
  /** Tell the result of a claim (报告认领结果). */
  report_claim_result: {
    in: { path: {
      claim_id: string;
    }; body: ClaimResult; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now" | "not-the-claimer" | "claim-told-enough";
  };
  /** Accept the result of a claim, or have it go on (确认认领结果). */
  complete_claim: {
    in: { path: {
      claim_id: string;
    }; body: Completion; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now";
  };
  /** Accept several results (批量确认认领结果). */
  complete_claims: {
    in: { body: CompleteClaims };
    out: BulkResults;
    fails: Usual;
  };
  /** Give a claim back (退回认领). */
  give_back_claim: {
    in: { path: {
      claim_id: string;
    }; body: GiveBack; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now" | "not-the-claimer";
  };
  /** Take a claim back (收回认领). */
  take_back_claim: {
    in: { path: {
      claim_id: string;
    }; body: TakeBack; version?: number };
    out: ClaimDetail;
    fails: Usual | "claim-not-now";
  };
  /** The comments on a request, the latest first (诉求的留言). */
  list_request_comments: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_request_comment: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a request (留言). */
  create_request_comment: {
    in: { path: {
      request_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_request_comment: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_request_comment: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_request_comment_versions: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a request (上传诉求留言附件). */
  upload_request_comment_file: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: RequestCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a requests (诉求留言附件列表). */
  list_request_comment_files: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RequestCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a request (下载诉求留言附件). */
  download_request_comment_file: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
      request_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a request (删除诉求留言附件). */
  remove_request_comment_file: {
    in: { path: {
      request_id: string;
      request_comment_id: string;
      request_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** List the versions of decision lists, the latest first (决策事项清单). */
  list_decision_lists: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** What is sought in its title and its matters. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** Of this kind. */
      kind?: DecisionListKind | null;
      /** Of this organization. */
      organization_id?: string | null;
      /** Of this party organization. */
      party_organization_id?: string | null;
      /** Those that hold on this day. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: DecisionListPage;
    fails: Usual;
  };
  /** Read a version of a decision list (查看决策事项清单). */
  get_decision_list: {
    in: { path: {
      decision_list_id: string;
    } };
    out: DecisionListDetail;
    fails: Usual;
  };
  /** List the matters of decision lists (决策事项). */
  list_decision_items: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of lists of this kind. */
      kind?: DecisionListKind | null;
      /** Of this list. */
      list_id?: string | null;
      /** Of lists of this organization. */
      organization_id?: string | null;
      /** With this code. */
      code?: string | null;
      /** Of lists that hold on this day. */
      on?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: DecisionItemPage;
    fails: Usual;
  };
  /** Add a version of a decision list (新增决策事项清单). */
  add_decision_list: {
    in: { body: NewDecisionList };
    out: DecisionListDetail;
    fails: Usual | "list-stands";
  };
  /** Let a decision list end without another one (停止适用决策事项清单). */
  end_decision_list: {
    in: { path: {
      decision_list_id: string;
    }; body: EndDecisionList; version?: number };
    out: DecisionListDetail;
    fails: Usual | "list-ended";
  };
  /** The dispatch rules (派单规则). */
  get_dispatch_rules: {
    in: { query?: {
      /** Preset: the current one. */
      version?: number | null;
    } };
    out: DispatchRules;
    fails: Usual;
  };
  /** The versions of the dispatch rules, newest first (派单规则的历次版本). */
  list_dispatch_rule_versions: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RulesVersionPage;
    fails: Usual;
  };
  /** Replace the dispatch rules by a new version (修改派单规则(生成新版本)). */
  replace_dispatch_rules: {
    in: { body: ReplaceRules; version: number };
    out: DispatchRules;
    fails: Usual;
  };
  /** Try the dispatch rules without dispatching (试算派单规则). */
  try_dispatch_rules: {
    in: { body: Trial };
    out: TrialResult;
    fails: Usual;
  };
  /** List the requests the caller may see (诉求列表). */
  list_requests: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: RequestStatus[] | null;
      /** Come in by one of these ways. */
      channel?: RequestChannel[] | null;
      /** Taken in on this on-site day. */
      on_site_day_id?: string | null;
      /** Staff requests alone, or none of them. */
      staff?: boolean | null;
      /** Of this item. */
      item_id?: string | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** From this park. */
      park_id?: string | null;
      /** With this department now. */
      department_id?: string | null;
      /** In which this department has a part, or had one that it did. */
      co_department_id?: string | null;
      /** Of this enterprise. */
      enterprise_id?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: RequestWaiting | null;
      /** Late to be answered or to be dispatched, or not. */
      overdue?: boolean | null;
      /** Late now with one of these duties: who owes it has let its time pass. */
      late?: LateDuty[] | null;
      /** Words of number, title, description, form, answers, the latest hundred comments that the caller may read, and of the enterprise's name. Where more than 2,000 are found, 5,000 requests are looked through a page: while `next` is not null, there is more, even if the page is empty. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** Submitted on this day or later. */
      submitted_from?: string | null;
      /** Submitted on this day or earlier. */
      submitted_to?: string | null;
      /** Closed on this day or later. Quick in the order of closing. */
      closed_from?: string | null;
      /** Closed on this day or earlier. Quick in the order of closing. */
      closed_to?: string | null;
      /** The order; `-` for descending. Requests without a deadline come last by `due_at`; by `closed_at` only those come that are closed. */
      sort?: RequestOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RequestPage;
    fails: Usual;
  };
  /** Upload a file of a request (上传诉求附件). */
  upload_request_file: {
    in: { path: {
      request_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
      /** What it is to it. */
      kind: RequestFileKind;
    }; body: Blob };
    out: RequestFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a requests (诉求附件列表). */
  list_request_files: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RequestFilePage;
    fails: Usual;
  };
  /** Download a file of a request (下载诉求附件). */
  download_request_file: {
    in: { path: {
      request_id: string;
      request_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a request (删除诉求附件). */
  remove_request_file: {
    in: { path: {
      request_id: string;
      request_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** List follow-ups (回访列表). */
  list_follow_ups: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: FollowUpStatus[] | null;
      /** For one or several of these causes. */
      cause?: FollowUpCause[] | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** About answers of this department. */
      department_id?: string | null;
      /** Of this enterprise. */
      enterprise_id?: string | null;
      /** About this request. */
      request_id?: string | null;
      /** Drawn by the seed of this month, given by its first day. */
      month?: string | null;
      /** Those that found nobody satisfied, or the others. */
      poor?: boolean | null;
      /** Those that disagree with the evaluation, or those that do not. */
      disagrees?: boolean | null;
      /** Made, or given up, on this day or later. */
      made_from?: string | null;
      /** Made, or given up, on this day or earlier. */
      made_to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: FollowUpWaiting | null;
      /** The order. */
      sort?: FollowUpOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: FollowUpPage;
    fails: Usual;
  };
  /** One follow-up, with what it is about (查看回访). */
  get_follow_up: {
    in: { path: {
      follow_up_id: string;
    } };
    out: FollowUpDetail;
    fails: Usual;
  };
  /** Why a follow-up is due then (回访时限说明). */
  get_follow_up_deadline: {
    in: { path: {
      follow_up_id: string;
    } };
    out: FollowUpDeadline;
    fails: Usual;
  };
  /** Record the result of a follow-up (登记回访结果). */
  record_follow_up: {
    in: { path: {
      follow_up_id: string;
    }; body: FollowUpResult; version?: number };
    out: FollowUpDetail;
    fails: Usual | "follow-up-over" | "clock-conflict" | "clock-not-started";
  };
  /** Note that a call reached nobody (登记未联系上). */
  miss_follow_up: {
    in: { path: {
      follow_up_id: string;
    }; body: Miss; version?: number };
    out: FollowUpDetail;
    fails: Usual | "follow-up-over" | "clock-conflict" | "clock-not-started";
  };
  /** Record the results of several follow-ups (批量登记回访结果). */
  record_follow_ups: {
    in: { body: RecordFollowUps };
    out: BulkResults;
    fails: Usual;
  };
  /** The seeds that follow-ups were drawn by (回访抽样种子). */
  list_follow_up_seeds: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: FollowUpSeedPage;
    fails: Usual;
  };
  /** Import ledgers of what works together (导入服务台账). */
  import_records: {
    in: { body: Import | FormData };
    out: ImportResult | RequestJob;
    fails: Usual | "import-refused" | "file-unreadable" | "imports-under-way" | "too-many-jobs";
  };
  /** List leads (招商线索列表). */
  list_leads: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: LeadStatus[] | null;
      /** On this entry of the libraries. */
      prospect_id?: string | null;
      /** On entries of this library. */
      prospect_kind?: ProspectKind | null;
      /** Followed by this organization. */
      owner_id?: string | null;
      /** For this chain. */
      chain_id?: string | null;
      /** Followed by this person as commissioner. */
      commissioner_id?: string | null;
      /** First contact on this day or later. */
      first_contact_from?: string | null;
      /** First contact on this day or earlier. */
      first_contact_to?: string | null;
      /** Lost on this day or later. */
      lost_from?: string | null;
      /** Lost on this day or earlier. */
      lost_to?: string | null;
      /** Made a project on this day or later. */
      converted_from?: string | null;
      /** Made a project on this day or earlier. */
      converted_to?: string | null;
      /** About so many yuan or more. */
      min_amount?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: LeadWaiting | null;
      /** Parts of the title and of the name of the prospect, words of the content, the number. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The order. */
      sort?: LeadOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: LeadPage;
    fails: Usual;
  };
  /** List negotiations (招商洽谈列表). */
  list_negotiations: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Held in this way. */
      way?: NegotiationWay | null;
      /** One or several statuses. */
      status?: NegotiationStatus[] | null;
      /** About this lead. */
      lead_id?: string | null;
      /** With this investor or target enterprise. */
      prospect_id?: string | null;
      /** Held by this organization. */
      owner_id?: string | null;
      /** For this chain. */
      chain_id?: string | null;
      /** On this day or later. */
      from?: string | null;
      /** On this day or earlier. */
      to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: NegotiationWaiting | null;
      /** Parts of the title and of the names of who takes part, words of subject and outcome, the number. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The order. */
      sort?: NegotiationOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: NegotiationPage;
    fails: Usual;
  };
  /** List the libraries of investors and target enterprises (投资方库和目标企业库). */
  list_prospects: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this library. */
      kind?: ProspectKind | null;
      /** For this chain. */
      chain_id?: string | null;
      /** Kept by this organization. */
      owner_id?: string | null;
      /** Those for which leads can be opened, or only the others. */
      active?: boolean | null;
      /** Those with an open lead, or only the others. */
      followed?: boolean | null;
      /** Parts of the name, words of region, line of business and note, the number. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The order. */
      sort?: ProspectOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProspectPage;
    fails: Usual;
  };
  /** Add a co-department to a request (增加协办部门). */
  add_part: {
    in: { path: {
      request_id: string;
    }; body: AddPart };
    out: Part;
    fails: Usual | "not-now" | "nobody-handles" | "part-open" | "parts-full";
  };
  /** One part, with what the caller can do now (查看协办事项). */
  get_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    } };
    out: Part;
    fails: Usual;
  };
  /** Why the part is due then (协办时限说明). */
  get_part_deadline: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; query?: {
      /** What is owed; the part itself unless said otherwise. What has never been owed is refused (404). */
      duty?: PartDuty;
    } };
    out: Deadline;
    fails: Usual | "never-owed";
  };
  /** Accept a part (协办接单). */
  accept_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; version?: number };
    out: Part;
    fails: Usual | "part-not-now";
  };
  /** Return a part with a reason (协办退回). */
  return_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: ReturnPart; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "return-too-late" | "return-used-up" | "clock-conflict" | "clock-not-started";
  };
  /** Confirm a returned part: the co-department has to do it (维持协办). */
  confirm_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: ConfirmPart; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** Ask for more time for a part (协办申请延期). */
  request_part_extension: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: PartExtensionRequest; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "part-extension-pending" | "extension-out-of-bounds" | "clock-conflict" | "clock-not-started";
  };
  /** Grant or refuse an extension of a part (审批协办延期). */
  decide_part_extension: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: PartExtensionDecision; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "no-part-extension-pending" | "nobody-handles" | "extension-out-of-bounds" | "clock-conflict" | "clock-not-started";
  };
  /** Contribute what the co-department has done or found (协办反馈). */
  contribute_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: ContributePart; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "clock-conflict" | "clock-not-started";
  };
  /** Release a co-department from its part (免除协办). */
  release_part: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; body: ReleasePart; version?: number };
    out: Part;
    fails: Usual | "part-not-now" | "clock-conflict" | "clock-not-started";
  };
  /** Upload a file of a part (上传协办附件). */
  upload_part_file: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: PartFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a parts (协办附件列表). */
  list_part_files: {
    in: { path: {
      request_id: string;
      part_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: PartFilePage;
    fails: Usual;
  };
  /** Download a file of a part (下载协办附件). */
  download_part_file: {
    in: { path: {
      request_id: string;
      part_id: string;
      part_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a part (删除协办附件). */
  remove_part_file: {
    in: { path: {
      request_id: string;
      part_id: string;
      part_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Open a lead (登记招商线索). */
  open_lead: {
    in: { body: OpenLead };
    out: Lead;
    fails: Usual;
  };
  /** Open several leads (批量登记招商线索). */
  open_leads: {
    in: { body: OpenLeads };
    out: BulkResults;
    fails: Usual;
  };
  /** Change a lead (修改招商线索). */
  change_lead: {
    in: { path: {
      lead_id: string;
    }; body: ChangeLead; version: number };
    out: Lead;
    fails: Usual;
  };
  /** Enter what happened with a lead (登记跟进情况). */
  log_lead: {
    in: { path: {
      lead_id: string;
    }; body: LogLead; version?: number };
    out: Lead;
    fails: Usual | "lead-lost";
  };
  /** Name the commissioner of a lead (指定特派员). */
  appoint_commissioner: {
    in: { path: {
      lead_id: string;
    }; body: AppointCommissioner; version?: number };
    out: Lead;
    fails: Usual | "lead-lost";
  };
  /** Make a lead a project (线索转为项目). */
  convert_lead: {
    in: { path: {
      lead_id: string;
    }; body: ConvertLead; version?: number };
    out: Lead;
    fails: Usual | "lead-lost" | "lead-is-project" | "project-without-stages";
  };
  /** Enter that a lead is lost (登记线索流失). */
  lose_lead: {
    in: { path: {
      lead_id: string;
    }; body: LoseLead; version?: number };
    out: Lead;
    fails: Usual | "lead-lost" | "lead-is-project";
  };
  /** Take up a lost lead again (恢复跟进线索). */
  reopen_lead: {
    in: { path: {
      lead_id: string;
    }; body: ReopenLead; version?: number };
    out: Lead;
    fails: Usual | "lead-goes-on";
  };
  /** Upload a file of a lead (上传线索附件). */
  upload_lead_file: {
    in: { path: {
      lead_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: LeadFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a leads (线索附件列表). */
  list_lead_files: {
    in: { path: {
      lead_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: LeadFilePage;
    fails: Usual;
  };
  /** Download a file of a lead (下载线索附件). */
  download_lead_file: {
    in: { path: {
      lead_id: string;
      lead_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a lead (删除线索附件). */
  remove_lead_file: {
    in: { path: {
      lead_id: string;
      lead_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** List who can follow leads as commissioner (特派员人选名单). */
  list_commissioners: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this park or department. */
      organization_id?: string | null;
      /** A part of the name. */
      name?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommissionerPage;
    fails: Usual;
  };
  /** Read a lead (查看招商线索). */
  get_lead: {
    in: { path: {
      lead_id: string;
    } };
    out: Lead;
    fails: Usual;
  };
  /** The log of a lead, by day (招商线索的跟进记录). */
  list_lead_log: {
    in: { path: {
      lead_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: LeadEntryPage;
    fails: Usual;
  };
  /** Submit a request (企业下单(提交诉求)). */
  submit_request: {
    in: { body: Submit };
    out: RequestDetail;
    fails: Usual | "enterprise-unknown" | "nobody-dispatches";
  };
  /** Return a dispatch with a reason (退单(派单异议)). */
  return_request: {
    in: { path: {
      request_id: string;
    }; body: Return; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "return-too-late" | "return-used-up" | "clock-conflict" | "clock-not-started";
  };
  /** Confirm a returned dispatch: the department has to handle it (维持原派单). */
  confirm_dispatch: {
    in: { path: {
      request_id: string;
    }; body: Confirmation; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** Ask for more time (申请延期). */
  request_extension: {
    in: { path: {
      request_id: string;
    }; body: Extension; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "extension-pending" | "extension-out-of-bounds" | "clock-conflict" | "clock-not-started";
  };
  /** Grant or refuse an extension (审批延期). */
  decide_extension: {
    in: { path: {
      request_id: string;
    }; body: ExtensionDecision; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "no-extension-pending" | "nobody-handles" | "extension-out-of-bounds" | "clock-conflict" | "clock-not-started";
  };
  /** Withdraw a request before it is answered (撤回). */
  withdraw_request: {
    in: { path: {
      request_id: string;
    }; body: Withdraw; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "clock-conflict" | "clock-not-started";
  };
  /** Reopen or uphold after a poor evaluation (督办复核). */
  review_request: {
    in: { path: {
      request_id: string;
    }; body: Review; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "nobody-handles" | "clock-conflict" | "clock-not-started";
  };
  /** List the mandates of one's enterprise, and those given to oneself (委托列表). */
  list_mandates: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this enterprise. */
      enterprise_id?: string | null;
      /** Of this agent. */
      agent_id?: string | null;
      /** One or several statuses. */
      status?: MandateStatus[] | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MandatePage;
    fails: Usual;
  };
  /** Read a mandate (查看委托). */
  get_mandate: {
    in: { path: {
      mandate_id: string;
    } };
    out: Mandate;
    fails: Usual;
  };
  /** Have a service agent act in the enterprise's name (委托代办专员). */
  grant_mandate: {
    in: { body: GrantMandate };
    out: Mandate;
    fails: Usual | "mandate-granted-already" | "agent-fully-mandated";
  };
  /** Revoke a mandate at once (撤销委托). */
  revoke_mandate: {
    in: { path: {
      mandate_id: string;
    }; body: RevokeMandate; version?: number };
    out: Mandate;
    fails: Usual | "mandate-over";
  };
  /** List the service agents (代办专员名单). */
  list_service_agents: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this park or department. */
      organization_id?: string | null;
      /** A part of the name. */
      name?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ServiceAgentPage;
    fails: Usual;
  };
  /** List meetings (会议列表). */
  list_meetings: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** What is sought in its title, number and minutes. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** Of this kind. */
      kind_id?: string | null;
      /** Convened by this organization. */
      organization_id?: string | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** At which this organization is expected. */
      expected_id?: string | null;
      /** One or several statuses. */
      status?: MeetingStatus[] | null;
      /** Held with a quorum, or without. */
      quorate?: boolean | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: MeetingWaiting | null;
      /** On this day or later. */
      from?: string | null;
      /** On this day or earlier. */
      to?: string | null;
      /** The order. */
      sort?: MeetingOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MeetingPage;
    fails: Usual;
  };
  /** Read a meeting (查看会议). */
  get_meeting: {
    in: { path: {
      meeting_id: string;
    } };
    out: MeetingDetail;
    fails: Usual;
  };
  /** The history of a meeting, in the order of its steps (会议的过程). */
  list_meeting_history: {
    in: { path: {
      meeting_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MeetingHistoryPage;
    fails: Usual;
  };
  /** Convene a meeting (召集会议). */
  convene_meeting: {
    in: { body: ConveneMeeting };
    out: MeetingDetail;
    fails: Usual | "not-the-convenor";
  };
  /** Change a meeting that is convened (修改会议). */
  change_meeting: {
    in: { path: {
      meeting_id: string;
    }; body: ChangeMeeting; version: number };
    out: MeetingDetail;
    fails: Usual | "meeting-not-now" | "not-the-convenor";
  };
  /** Cancel a meeting that is convened (取消会议). */
  cancel_meeting: {
    in: { path: {
      meeting_id: string;
    }; body: CancelMeeting; version?: number };
    out: MeetingDetail;
    fails: Usual | "meeting-not-now" | "not-the-convenor";
  };
  /** Enter who attended: the meeting was held (登记到会情况). */
  enter_meeting_attendance: {
    in: { path: {
      meeting_id: string;
    }; body: Attendance; version?: number };
    out: MeetingDetail;
    fails: Usual | "meeting-not-now" | "meeting-ahead" | "quorum-relied-on" | "not-the-convenor";
  };
  /** Take the minutes, or write them anew before they are approved (记录会议纪要). */
  take_meeting_minutes: {
    in: { path: {
      meeting_id: string;
    }; body: TakeMinutes; version?: number };
    out: MeetingDetail;
    fails: Usual | "meeting-not-now" | "not-the-convenor";
  };
  /** Approve the minutes (审定会议纪要). */
  approve_meeting_minutes: {
    in: { path: {
      meeting_id: string;
    }; version?: number };
    out: MeetingDetail;
    fails: Usual | "meeting-not-now" | "not-the-convenor";
  };
  /** Amend minutes that were approved (更正会议纪要). */
  amend_meeting_minutes: {
    in: { path: {
      meeting_id: string;
    }; body: AmendMinutes; version?: number };
    out: MeetingDetail;
    fails: Usual | "meeting-not-now" | "not-the-convenor" | "amended-enough";
  };
  /** Confirm that a matter is settled, or have it go on (确认议题解决). */
  confirm_matter: {
    in: { path: {
      matter_id: string;
    }; body: ConfirmMatter; version?: number };
    out: MatterDetail;
    fails: Usual | "matter-not-now" | "not-the-proposer";
  };
  /** Enter that a matter was discussed in a meeting (登记议题研究情况). */
  discuss_matter: {
    in: { path: {
      matter_id: string;
    }; body: DiscussMatter; version?: number };
    out: MatterDetail;
    fails: Usual | "matter-not-now" | "meeting-not-now" | "not-the-convenor" | "discussed-there" | "discussed-enough";
  };
  /** List matters, the latest first (议题列表). */
  list_matters: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** What is sought in its title, number, description and evidence. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** One or several statuses. */
      status?: MatterStatus[] | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** Raised by this organization. */
      organization_id?: string | null;
      /** Discussed in this meeting. */
      meeting_id?: string | null;
      /** Discussed last in a meeting of this kind. */
      meeting_kind_id?: string | null;
      /** Confirmed on this day or later. */
      confirmed_from?: string | null;
      /** Confirmed on this day or earlier. */
      confirmed_to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: MatterWaiting | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MatterPage;
    fails: Usual;
  };
  /** Raise a matter (提出议题). */
  raise_matter: {
    in: { body: RaiseMatter };
    out: MatterDetail;
    fails: Usual | "not-the-proposer";
  };
  /** Settle a matter, with evidence (登记议题解决). */
  settle_matter: {
    in: { path: {
      matter_id: string;
    }; body: SettleMatter; version?: number };
    out: MatterDetail;
    fails: Usual | "matter-not-now" | "not-quorate" | "not-the-convenor";
  };
  /** Enter that the party organization has studied a matter (登记前置研究). */
  study_matter: {
    in: { path: {
      matter_id: string;
    }; body: StudyMatter; version?: number };
    out: MatterDetail;
    fails: Usual | "matter-not-now" | "not-the-party-organization";
  };
  /** Withdraw a matter before it is settled (撤回议题). */
  withdraw_matter: {
    in: { path: {
      matter_id: string;
    }; body: WithdrawMatter; version?: number };
    out: MatterDetail;
    fails: Usual | "matter-not-now" | "not-the-proposer";
  };
  /** Enter a resolution of a meeting (作出决议). */
  resolve: {
    in: { path: {
      meeting_id: string;
    }; body: Resolve };
    out: Resolution;
    fails: Usual | "meeting-not-now" | "not-quorate" | "not-the-convenor" | "lists-apply" | "not-the-deciding-body" | "prior-study-missing" | "prior-study-not-agreed";
  };
  /** Convene several meetings (批量召集会议). */
  convene_meetings: {
    in: { body: ConveneMeetings };
    out: BulkResults;
    fails: Usual;
  };
  /** Enter who attended several meetings (批量登记到会情况). */
  enter_meetings_attendance: {
    in: { body: EnterMeetingsAttendance };
    out: BulkResults;
    fails: Usual;
  };
  /** Raise several matters (批量提出议题). */
  raise_matters: {
    in: { body: RaiseMatters };
    out: BulkResults;
    fails: Usual;
  };
  /** Enter that several matters were discussed (批量登记议题研究情况). */
  discuss_matters: {
    in: { body: DiscussMatters };
    out: BulkResults;
    fails: Usual;
  };
  /** Settle several matters (批量登记议题解决). */
  settle_matters: {
    in: { body: SettleMatters };
    out: BulkResults;
    fails: Usual;
  };
  /** Confirm that several matters are settled (批量确认议题解决). */
  confirm_matters: {
    in: { body: ConfirmMatters };
    out: BulkResults;
    fails: Usual;
  };
  /** Upload a file of a meeting (上传会议附件). */
  upload_meeting_file: {
    in: { path: {
      meeting_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: MeetingFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a meetings (会议附件列表). */
  list_meeting_files: {
    in: { path: {
      meeting_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MeetingFilePage;
    fails: Usual;
  };
  /** Download a file of a meeting (下载会议附件). */
  download_meeting_file: {
    in: { path: {
      meeting_id: string;
      meeting_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a meeting (删除会议附件). */
  remove_meeting_file: {
    in: { path: {
      meeting_id: string;
      meeting_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Upload a file of a matter (上传议题附件). */
  upload_matter_file: {
    in: { path: {
      matter_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: MatterFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a matters (议题附件列表). */
  list_matter_files: {
    in: { path: {
      matter_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MatterFilePage;
    fails: Usual;
  };
  /** Download a file of a matter (下载议题附件). */
  download_matter_file: {
    in: { path: {
      matter_id: string;
      matter_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a matter (删除议题附件). */
  remove_matter_file: {
    in: { path: {
      matter_id: string;
      matter_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Upload a file of a resolution (上传决议附件). */
  upload_resolution_file: {
    in: { path: {
      resolution_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: ResolutionFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a resolutions (决议附件列表). */
  list_resolution_files: {
    in: { path: {
      resolution_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ResolutionFilePage;
    fails: Usual;
  };
  /** Download a file of a resolution (下载决议附件). */
  download_resolution_file: {
    in: { path: {
      resolution_id: string;
      resolution_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a resolution (删除决议附件). */
  remove_resolution_file: {
    in: { path: {
      resolution_id: string;
      resolution_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** List resolutions (决议列表). */
  list_resolutions: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** What is sought in its content and number. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** Of this meeting. */
      meeting_id?: string | null;
      /** About this matter. */
      matter_id?: string | null;
      /** For which this organization is responsible. */
      organization_id?: string | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** One or several statuses. */
      status?: ResolutionStatus[] | null;
      /** Of those that stand: carried out so far. */
      progress?: ResolutionProgress[] | null;
      /** Of those that are not reported as carried out: late now, or not. */
      overdue?: boolean | null;
      /** Carried out in time, or late. */
      on_time?: boolean | null;
      /** Passed on this day or later. */
      passed_from?: string | null;
      /** Passed on this day or earlier. */
      passed_to?: string | null;
      /** Confirmed as carried out on this day or later. */
      done_from?: string | null;
      /** Confirmed as carried out on this day or earlier. */
      done_to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: ResolutionWaiting | null;
      /** The order. */
      sort?: ResolutionOrder;
      /** Due on this day or later. */
      due_from?: string | null;
      /** Due on this day or earlier. */
      due_to?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ResolutionPage;
    fails: Usual;
  };
  /** Take a resolution back that was entered (撤销决议). */
  revoke_resolution: {
    in: { path: {
      resolution_id: string;
    }; body: RevokeResolution; version?: number };
    out: Resolution;
    fails: Usual | "meeting-not-now" | "resolution-revoked" | "not-the-convenor";
  };
  /** Why a resolution is due then (决议时限说明). */
  get_resolution_deadline: {
    in: { path: {
      resolution_id: string;
    } };
    out: ResolutionDeadline;
    fails: Usual;
  };
  /** The history of a resolution, in the order of its steps (决议的过程). */
  list_resolution_history: {
    in: { path: {
      resolution_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ResolutionHistoryPage;
    fails: Usual;
  };
  /** Accept a resolution that one is responsible for (接收决议). */
  accept_resolution: {
    in: { path: {
      resolution_id: string;
    }; version?: number };
    out: Resolution;
    fails: Usual | "resolution-not-now" | "not-responsible";
  };
  /** Report that a resolution is carried out, with evidence (报告决议完成). */
  report_resolution: {
    in: { path: {
      resolution_id: string;
    }; body: ReportResolution; version?: number };
    out: Resolution;
    fails: Usual | "resolution-not-now" | "not-responsible";
  };
  /** Confirm that a resolution is carried out, or have it go on (确认决议完成). */
  confirm_resolution: {
    in: { path: {
      resolution_id: string;
    }; body: ConfirmResolution; version?: number };
    out: Resolution;
    fails: Usual | "resolution-not-now" | "not-the-convenor";
  };
  /** List the kinds of meetings (会议类型列表). */
  list_meeting_kinds: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Those that can be convened, or the others. */
      active?: boolean | null;
      /** Owed in this period. */
      period?: MeetingPeriod | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MeetingKindPage;
    fails: Usual;
  };
  /** Read a kind of meetings (查看会议类型). */
  get_meeting_kind: {
    in: { path: {
      meeting_kind_id: string;
    } };
    out: MeetingKind;
    fails: Usual;
  };
  /** Which meetings of a kind are owed and were held, by organization and period (应召开会议情况). */
  get_owed_meetings: {
    in: { path: {
      meeting_kind_id: string;
    }; query?: {
      /** Of this year; the current one by preset. */
      year?: number | null;
    } };
    out: OwedMeetings;
    fails: Usual;
  };
  /** Add a kind of meetings (新增会议类型). */
  add_meeting_kind: {
    in: { body: NewMeetingKind };
    out: MeetingKind;
    fails: Usual | "meeting-kind-code-taken";
  };
  /** Change a kind of meetings (修改会议类型). */
  change_meeting_kind: {
    in: { path: {
      meeting_kind_id: string;
    }; body: ChangeMeetingKind; version: number };
    out: MeetingKind;
    fails: Usual;
  };
  /** Read a matter (查看议题). */
  get_matter: {
    in: { path: {
      matter_id: string;
    } };
    out: MatterDetail;
    fails: Usual;
  };
  /** The history of a matter, in the order of its steps (议题的过程). */
  list_matter_history: {
    in: { path: {
      matter_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MatterHistoryPage;
    fails: Usual;
  };
  /** Read a resolution (查看决议). */
  get_resolution: {
    in: { path: {
      resolution_id: string;
    } };
    out: Resolution;
    fails: Usual;
  };
  /** Change an entry of the libraries (修改招商对象). */
  change_prospect: {
    in: { path: {
      prospect_id: string;
    }; body: ChangeProspect; version: number };
    out: Prospect;
    fails: Usual | "prospect-known";
  };
  /** Plan a negotiation, or record one that was held (安排或登记招商洽谈). */
  record_negotiation: {
    in: { body: RecordNegotiation };
    out: Negotiation;
    fails: Usual | "lead-lost";
  };
  /** Record several negotiations (批量登记招商洽谈). */
  record_negotiations: {
    in: { body: RecordNegotiations };
    out: BulkResults;
    fails: Usual;
  };
  /** Change a negotiation that is planned (调整招商洽谈). */
  change_negotiation: {
    in: { path: {
      negotiation_id: string;
    }; body: ChangeNegotiation; version: number };
    out: Negotiation;
    fails: Usual | "negotiation-settled";
  };
  /** Enter what came of a negotiation (登记洽谈结果). */
  enter_negotiation: {
    in: { path: {
      negotiation_id: string;
    }; body: EnterNegotiation; version?: number };
    out: Negotiation;
    fails: Usual | "negotiation-settled" | "negotiation-ahead";
  };
  /** Cancel a negotiation (取消招商洽谈). */
  cancel_negotiation: {
    in: { path: {
      negotiation_id: string;
    }; body: CancelNegotiation; version?: number };
    out: Negotiation;
    fails: Usual | "negotiation-settled";
  };
  /** Upload a file of a negotiation (上传洽谈附件). */
  upload_negotiation_file: {
    in: { path: {
      negotiation_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: NegotiationFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a negotiations (洽谈附件列表). */
  list_negotiation_files: {
    in: { path: {
      negotiation_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: NegotiationFilePage;
    fails: Usual;
  };
  /** Download a file of a negotiation (下载洽谈附件). */
  download_negotiation_file: {
    in: { path: {
      negotiation_id: string;
      negotiation_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a negotiation (删除洽谈附件). */
  remove_negotiation_file: {
    in: { path: {
      negotiation_id: string;
      negotiation_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Read a negotiation (查看招商洽谈). */
  get_negotiation: {
    in: { path: {
      negotiation_id: string;
    } };
    out: Negotiation;
    fails: Usual;
  };
  /** The problems on the board, the latest first (认领事项列表). */
  list_offers: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** One or several statuses. */
      status?: OfferStatus[] | null;
      /** Of this chain. */
      chain_id?: string | null;
      /** Of this park. */
      park_id?: string | null;
      /** Of this request; only for who keeps them, or is its enterprise. */
      request_id?: string | null;
      /** Open with a place left, or the others. */
      free?: boolean | null;
      /** Words of number, title and description. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OfferPage;
    fails: Usual;
  };
  /** One problem on the board (查看认领事项). */
  get_offer: {
    in: { path: {
      offer_id: string;
    } };
    out: Offer;
    fails: Usual;
  };
  /** Put a problem on the board (发布认领事项). */
  make_offer: {
    in: { body: MakeOffer };
    out: Offer;
    fails: Usual | "request-has-ended";
  };
  /** List on-site days (现场服务日列表). */
  list_on_site_days: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this park. */
      park_id?: string | null;
      /** To which this department comes. */
      department_id?: string | null;
      /** To which this agent comes. */
      agent_id?: string | null;
      /** One or several statuses. */
      status?: OnSiteStatus[] | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: OnSiteWaiting | null;
      /** On this day or later. */
      from?: string | null;
      /** On this day or earlier. */
      to?: string | null;
      /** The order. */
      sort?: OnSiteOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OnSiteDayPage;
    fails: Usual;
  };
  /** Read an on-site day (查看现场服务日). */
  get_on_site_day: {
    in: { path: {
      on_site_day_id: string;
    } };
    out: OnSiteDay;
    fails: Usual;
  };
  /** Plan an on-site day (安排现场服务日). */
  plan_on_site_day: {
    in: { body: PlanOnSiteDay };
    out: OnSiteDay;
    fails: Usual;
  };
  /** Change an on-site day that is planned (修改现场服务日). */
  change_on_site_day: {
    in: { path: {
      on_site_day_id: string;
    }; body: ChangeOnSiteDay; version: number };
    out: OnSiteDay;
    fails: Usual | "on-site-day-settled";
  };
  /** Enter what came of an on-site day: it was held (登记现场服务日成效). */
  enter_on_site_day_outcome: {
    in: { path: {
      on_site_day_id: string;
    }; body: EnteredOutcome; version?: number };
    out: OnSiteDay;
    fails: Usual | "on-site-day-settled" | "on-site-day-ahead";
  };
  /** Cancel an on-site day that is planned (取消现场服务日). */
  cancel_on_site_day: {
    in: { path: {
      on_site_day_id: string;
    }; body: CancelOnSiteDay; version?: number };
    out: OnSiteDay;
    fails: Usual | "on-site-day-settled";
  };
  /** List the kinds of projects (项目类型列表). */
  list_project_kinds: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Those of which new projects can be, or the others. */
      active?: boolean | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProjectKindPage;
    fails: Usual;
  };
  /** Add a kind of projects (新增项目类型). */
  add_project_kind: {
    in: { body: AddProjectKind };
    out: ProjectKind;
    fails: Usual | "project-kind-taken";
  };
  /** Change a kind of projects (修改项目类型). */
  change_project_kind: {
    in: { path: {
      project_kind_id: string;
    }; body: ChangeProjectKind; version: number };
    out: ProjectKind;
    fails: Usual;
  };
  /** List projects (项目列表). */
  list_projects: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this kind. */
      kind_id?: string | null;
      /** Of one or several classes. */
      category?: ProjectClass[] | null;
      /** One or several statuses. */
      status?: ProjectStatus[] | null;
      /** In one or several stages. */
      stage?: ProjectStage[] | null;
      /** Under way and standing so today. */
      standing?: ProjectStanding | null;
      /** Owned by this organization. */
      owner_id?: string | null;
      /** In which this organization takes part. */
      partner_id?: string | null;
      /** For this chain. */
      chain_id?: string | null;
      /** Signed on this day or later. */
      signed_from?: string | null;
      /** Signed on this day or earlier. */
      signed_to?: string | null;
      /** Whose planned last day is this one or later. */
      ends_from?: string | null;
      /** Whose planned last day is this one or earlier. */
      ends_to?: string | null;
      /** Registered on this day or later. */
      registered_from?: string | null;
      /** Registered on this day or earlier. */
      registered_to?: string | null;
      /** With a planned sum of so many yuan or more. */
      min_amount?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: ProjectWaiting | null;
      /** Parts of the title, words of the content, the numbers. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The order. */
      sort?: ProjectOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProjectPage;
    fails: Usual;
  };
  /** Upload a file of a project (上传项目附件). */
  upload_project_file: {
    in: { path: {
      project_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: ProjectFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a projects (项目附件列表). */
  list_project_files: {
    in: { path: {
      project_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProjectFilePage;
    fails: Usual;
  };
  /** Download a file of a project (下载项目附件). */
  download_project_file: {
    in: { path: {
      project_id: string;
      project_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a project (删除项目附件). */
  remove_project_file: {
    in: { path: {
      project_id: string;
      project_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Register a project (登记项目). */
  register_project: {
    in: { body: RegisterProject };
    out: ProjectDetail;
    fails: Usual | "project-without-stages" | "ledger-number-taken";
  };
  /** Register several projects (批量登记项目). */
  register_projects: {
    in: { body: RegisterProjects };
    out: BulkResults;
    fails: Usual;
  };
  /** Change a project (修改项目). */
  change_project: {
    in: { path: {
      project_id: string;
    }; body: ChangeProject; version: number };
    out: ProjectDetail;
    fails: Usual | "project-over" | "ledger-number-taken";
  };
  /** Plan the milestones of a project (编排项目节点). */
  plan_project: {
    in: { path: {
      project_id: string;
    }; body: PlanProject; version?: number };
    out: ProjectDetail;
    fails: Usual | "project-over" | "milestone-done";
  };
  /** Say that a milestone was reached, or is open again (登记节点完成). */
  complete_milestone: {
    in: { path: {
      project_id: string;
    }; body: CompleteMilestone; version?: number };
    out: ProjectDetail;
    fails: Usual | "project-over" | "milestone-done" | "milestone-open";
  };
  /** Move a project to another stage (变更项目阶段). */
  move_project: {
    in: { path: {
      project_id: string;
    }; body: MoveProject; version?: number };
    out: ProjectDetail;
    fails: Usual | "project-over" | "project-without-stages";
  };
  /** Enter a sum that has come of a project (登记项目成效). */
  enter_project_outcome: {
    in: { path: {
      project_id: string;
    }; body: EnterOutcome; version?: number };
    out: ProjectDetail;
    fails: Usual;
  };
  /** Withdraw a sum that was wrong (撤销项目成效). */
  withdraw_project_outcome: {
    in: { path: {
      project_id: string;
    }; body: WithdrawOutcome; version?: number };
    out: ProjectDetail;
    fails: Usual | "outcome-withdrawn";
  };
  /** Report a month of a project (提交项目月报). */
  report_project: {
    in: { path: {
      project_id: string;
    }; body: ReportMonth; version?: number };
    out: ProjectDetail;
    fails: Usual | "month-reported";
  };
  /** End a project (结束项目). */
  end_project: {
    in: { path: {
      project_id: string;
    }; body: EndProject; version?: number };
    out: ProjectDetail;
    fails: Usual | "project-over" | "milestones-left";
  };
  /** Read a project (查看项目). */
  get_project: {
    in: { path: {
      project_id: string;
    } };
    out: ProjectDetail;
    fails: Usual;
  };
  /** The history of a project, in the order of its steps (项目的过程). */
  list_project_history: {
    in: { path: {
      project_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProjectHistoryPage;
    fails: Usual;
  };
  /** The wall chart: projects of a year with their milestones by month (挂图作战). */
  get_wall_chart: {
    in: { query?: {
      /** The year; this one by preset. */
      year?: number | null;
      /** Of one or several classes; all by preset. */
      category?: ProjectClass[] | null;
      /** Of this kind. */
      kind_id?: string | null;
      /** Owned by this organization. */
      owner_id?: string | null;
      /** For this chain. */
      chain_id?: string | null;
    } };
    out: WallChart;
    fails: Usual;
  };
  /** Read an entry of the libraries (查看招商对象). */
  get_prospect: {
    in: { path: {
      prospect_id: string;
    } };
    out: Prospect;
    fails: Usual;
  };
  /** Read whom to speak to, in full (查看招商对象联系方式(留痕)). */
  get_prospect_contact: {
    in: { path: {
      prospect_id: string;
    } };
    out: ProspectContact;
    fails: Usual;
  };
  /** Register an investor or a target enterprise (登记招商对象). */
  register_prospect: {
    in: { body: RegisterProspect };
    out: Prospect;
    fails: Usual | "prospect-known";
  };
  /** Register several investors or target enterprises (批量登记招商对象). */
  register_prospects: {
    in: { body: RegisterProspects };
    out: BulkResults;
    fails: Usual;
  };
  /** One request, with what the caller can do now (诉求详情). */
  get_request: {
    in: { path: {
      request_id: string;
    } };
    out: RequestDetail;
    fails: Usual;
  };
  /** The history of a request, in the order of its steps (办理过程). */
  list_request_history: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: HistoryEntryPage;
    fails: Usual;
  };
  /** Why the request is due then (时限说明). */
  get_request_deadline: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** What is owed; handling unless said otherwise. What has never been owed is refused (404). */
      duty?: RequestDuty;
    } };
    out: Deadline;
    fails: Usual | "never-owed";
  };
  /** The figures of requests (诉求统计). */
  get_request_figures: {
    in: { query?: {
      /** By what to group them; `none` for the totals alone. */
      group_by?: FigureGrouping;
      /** What happened on this day or later. */
      from?: string | null;
      /** What happened on this day or earlier. */
      to?: string | null;
      /** Of this chain only. */
      chain_id?: string | null;
      /** Of this department only. */
      department_id?: string | null;
      /** Of this item only. */
      item_id?: string | null;
    } };
    out: RequestFigures;
    fails: Usual;
  };
  /** The comments on a project, the latest first (项目的留言). */
  list_project_comments: {
    in: { path: {
      project_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_project_comment: {
    in: { path: {
      project_id: string;
      project_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a project (留言). */
  create_project_comment: {
    in: { path: {
      project_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_project_comment: {
    in: { path: {
      project_id: string;
      project_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_project_comment: {
    in: { path: {
      project_id: string;
      project_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_project_comment_versions: {
    in: { path: {
      project_id: string;
      project_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a project (上传项目留言附件). */
  upload_project_comment_file: {
    in: { path: {
      project_id: string;
      project_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: ProjectCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a projects (项目留言附件列表). */
  list_project_comment_files: {
    in: { path: {
      project_id: string;
      project_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProjectCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a project (下载项目留言附件). */
  download_project_comment_file: {
    in: { path: {
      project_id: string;
      project_comment_id: string;
      project_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a project (删除项目留言附件). */
  remove_project_comment_file: {
    in: { path: {
      project_id: string;
      project_comment_id: string;
      project_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a agreement, the latest first (协议的留言). */
  list_agreement_comments: {
    in: { path: {
      agreement_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_agreement_comment: {
    in: { path: {
      agreement_id: string;
      agreement_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a agreement (留言). */
  create_agreement_comment: {
    in: { path: {
      agreement_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_agreement_comment: {
    in: { path: {
      agreement_id: string;
      agreement_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_agreement_comment: {
    in: { path: {
      agreement_id: string;
      agreement_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_agreement_comment_versions: {
    in: { path: {
      agreement_id: string;
      agreement_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a agreement (上传协议留言附件). */
  upload_agreement_comment_file: {
    in: { path: {
      agreement_id: string;
      agreement_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: AgreementCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a agreements (协议留言附件列表). */
  list_agreement_comment_files: {
    in: { path: {
      agreement_id: string;
      agreement_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: AgreementCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a agreement (下载协议留言附件). */
  download_agreement_comment_file: {
    in: { path: {
      agreement_id: string;
      agreement_comment_id: string;
      agreement_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a agreement (删除协议留言附件). */
  remove_agreement_comment_file: {
    in: { path: {
      agreement_id: string;
      agreement_comment_id: string;
      agreement_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a investor or target enterprise, the latest first (招商对象的留言). */
  list_prospect_comments: {
    in: { path: {
      prospect_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_prospect_comment: {
    in: { path: {
      prospect_id: string;
      prospect_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a investor or target enterprise (留言). */
  create_prospect_comment: {
    in: { path: {
      prospect_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_prospect_comment: {
    in: { path: {
      prospect_id: string;
      prospect_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_prospect_comment: {
    in: { path: {
      prospect_id: string;
      prospect_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_prospect_comment_versions: {
    in: { path: {
      prospect_id: string;
      prospect_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a investor or target enterprise (上传招商对象留言附件). */
  upload_prospect_comment_file: {
    in: { path: {
      prospect_id: string;
      prospect_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: ProspectCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a investor or target enterprises (招商对象留言附件列表). */
  list_prospect_comment_files: {
    in: { path: {
      prospect_id: string;
      prospect_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProspectCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a investor or target enterprise (下载招商对象留言附件). */
  download_prospect_comment_file: {
    in: { path: {
      prospect_id: string;
      prospect_comment_id: string;
      prospect_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a investor or target enterprise (删除招商对象留言附件). */
  remove_prospect_comment_file: {
    in: { path: {
      prospect_id: string;
      prospect_comment_id: string;
      prospect_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a lead, the latest first (招商线索的留言). */
  list_lead_comments: {
    in: { path: {
      lead_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_lead_comment: {
    in: { path: {
      lead_id: string;
      lead_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a lead (留言). */
  create_lead_comment: {
    in: { path: {
      lead_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_lead_comment: {
    in: { path: {
      lead_id: string;
      lead_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_lead_comment: {
    in: { path: {
      lead_id: string;
      lead_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_lead_comment_versions: {
    in: { path: {
      lead_id: string;
      lead_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a lead (上传招商线索留言附件). */
  upload_lead_comment_file: {
    in: { path: {
      lead_id: string;
      lead_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: LeadCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a leads (招商线索留言附件列表). */
  list_lead_comment_files: {
    in: { path: {
      lead_id: string;
      lead_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: LeadCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a lead (下载招商线索留言附件). */
  download_lead_comment_file: {
    in: { path: {
      lead_id: string;
      lead_comment_id: string;
      lead_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a lead (删除招商线索留言附件). */
  remove_lead_comment_file: {
    in: { path: {
      lead_id: string;
      lead_comment_id: string;
      lead_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a negotiation, the latest first (招商洽谈的留言). */
  list_negotiation_comments: {
    in: { path: {
      negotiation_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_negotiation_comment: {
    in: { path: {
      negotiation_id: string;
      negotiation_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a negotiation (留言). */
  create_negotiation_comment: {
    in: { path: {
      negotiation_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_negotiation_comment: {
    in: { path: {
      negotiation_id: string;
      negotiation_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_negotiation_comment: {
    in: { path: {
      negotiation_id: string;
      negotiation_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_negotiation_comment_versions: {
    in: { path: {
      negotiation_id: string;
      negotiation_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a negotiation (上传招商洽谈留言附件). */
  upload_negotiation_comment_file: {
    in: { path: {
      negotiation_id: string;
      negotiation_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: NegotiationCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a negotiations (招商洽谈留言附件列表). */
  list_negotiation_comment_files: {
    in: { path: {
      negotiation_id: string;
      negotiation_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: NegotiationCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a negotiation (下载招商洽谈留言附件). */
  download_negotiation_comment_file: {
    in: { path: {
      negotiation_id: string;
      negotiation_comment_id: string;
      negotiation_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a negotiation (删除招商洽谈留言附件). */
  remove_negotiation_comment_file: {
    in: { path: {
      negotiation_id: string;
      negotiation_comment_id: string;
      negotiation_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a meeting, the latest first (会议的留言). */
  list_meeting_comments: {
    in: { path: {
      meeting_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_meeting_comment: {
    in: { path: {
      meeting_id: string;
      meeting_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a meeting (留言). */
  create_meeting_comment: {
    in: { path: {
      meeting_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_meeting_comment: {
    in: { path: {
      meeting_id: string;
      meeting_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_meeting_comment: {
    in: { path: {
      meeting_id: string;
      meeting_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_meeting_comment_versions: {
    in: { path: {
      meeting_id: string;
      meeting_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a meeting (上传会议留言附件). */
  upload_meeting_comment_file: {
    in: { path: {
      meeting_id: string;
      meeting_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: MeetingCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a meetings (会议留言附件列表). */
  list_meeting_comment_files: {
    in: { path: {
      meeting_id: string;
      meeting_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MeetingCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a meeting (下载会议留言附件). */
  download_meeting_comment_file: {
    in: { path: {
      meeting_id: string;
      meeting_comment_id: string;
      meeting_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a meeting (删除会议留言附件). */
  remove_meeting_comment_file: {
    in: { path: {
      meeting_id: string;
      meeting_comment_id: string;
      meeting_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a matter, the latest first (议题的留言). */
  list_matter_comments: {
    in: { path: {
      matter_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_matter_comment: {
    in: { path: {
      matter_id: string;
      matter_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a matter (留言). */
  create_matter_comment: {
    in: { path: {
      matter_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_matter_comment: {
    in: { path: {
      matter_id: string;
      matter_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_matter_comment: {
    in: { path: {
      matter_id: string;
      matter_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_matter_comment_versions: {
    in: { path: {
      matter_id: string;
      matter_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a matter (上传议题留言附件). */
  upload_matter_comment_file: {
    in: { path: {
      matter_id: string;
      matter_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: MatterCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a matters (议题留言附件列表). */
  list_matter_comment_files: {
    in: { path: {
      matter_id: string;
      matter_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: MatterCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a matter (下载议题留言附件). */
  download_matter_comment_file: {
    in: { path: {
      matter_id: string;
      matter_comment_id: string;
      matter_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a matter (删除议题留言附件). */
  remove_matter_comment_file: {
    in: { path: {
      matter_id: string;
      matter_comment_id: string;
      matter_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a resolution, the latest first (决议的留言). */
  list_resolution_comments: {
    in: { path: {
      resolution_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_resolution_comment: {
    in: { path: {
      resolution_id: string;
      resolution_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a resolution (留言). */
  create_resolution_comment: {
    in: { path: {
      resolution_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_resolution_comment: {
    in: { path: {
      resolution_id: string;
      resolution_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_resolution_comment: {
    in: { path: {
      resolution_id: string;
      resolution_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_resolution_comment_versions: {
    in: { path: {
      resolution_id: string;
      resolution_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a resolution (上传决议留言附件). */
  upload_resolution_comment_file: {
    in: { path: {
      resolution_id: string;
      resolution_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: ResolutionCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a resolutions (决议留言附件列表). */
  list_resolution_comment_files: {
    in: { path: {
      resolution_id: string;
      resolution_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ResolutionCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a resolution (下载决议留言附件). */
  download_resolution_comment_file: {
    in: { path: {
      resolution_id: string;
      resolution_comment_id: string;
      resolution_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a resolution (删除决议留言附件). */
  remove_resolution_comment_file: {
    in: { path: {
      resolution_id: string;
      resolution_comment_id: string;
      resolution_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a activity, the latest first (活动的留言). */
  list_activity_comments: {
    in: { path: {
      activity_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_activity_comment: {
    in: { path: {
      activity_id: string;
      activity_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a activity (留言). */
  create_activity_comment: {
    in: { path: {
      activity_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_activity_comment: {
    in: { path: {
      activity_id: string;
      activity_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_activity_comment: {
    in: { path: {
      activity_id: string;
      activity_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_activity_comment_versions: {
    in: { path: {
      activity_id: string;
      activity_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a activity (上传活动留言附件). */
  upload_activity_comment_file: {
    in: { path: {
      activity_id: string;
      activity_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: ActivityCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a activitys (活动留言附件列表). */
  list_activity_comment_files: {
    in: { path: {
      activity_id: string;
      activity_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ActivityCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a activity (下载活动留言附件). */
  download_activity_comment_file: {
    in: { path: {
      activity_id: string;
      activity_comment_id: string;
      activity_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a activity (删除活动留言附件). */
  remove_activity_comment_file: {
    in: { path: {
      activity_id: string;
      activity_comment_id: string;
      activity_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The comments on a visit, the latest first (走访记录的留言). */
  list_visit_comments: {
    in: { path: {
      visit_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only these. */
      visibility?: CommentVisibility | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentPage;
    fails: Usual;
  };
  /** One comment (查看留言). */
  get_visit_comment: {
    in: { path: {
      visit_id: string;
      visit_comment_id: string;
    } };
    out: Comment;
    fails: Usual;
  };
  /** Comment on a visit (留言). */
  create_visit_comment: {
    in: { path: {
      visit_id: string;
    }; body: NewComment };
    out: Comment;
    fails: Usual | "comments-full";
  };
  /** Edit a comment (修改留言). */
  change_visit_comment: {
    in: { path: {
      visit_id: string;
      visit_comment_id: string;
    }; body: ChangedComment; version: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** Withdraw a comment (撤回留言). */
  withdraw_visit_comment: {
    in: { path: {
      visit_id: string;
      visit_comment_id: string;
    }; version?: number };
    out: Comment;
    fails: Usual | "comment-not-yours" | "comment-of-a-step" | "comment-withdrawn" | "comment-too-old";
  };
  /** The words that a comment has had, the earliest first (留言的历次内容). */
  list_visit_comment_versions: {
    in: { path: {
      visit_id: string;
      visit_comment_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CommentVersionPage;
    fails: Usual;
  };
  /** Upload a file of a comment on a visit (上传走访记录留言附件). */
  upload_visit_comment_file: {
    in: { path: {
      visit_id: string;
      visit_comment_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: VisitCommentFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a comment on a visits (走访记录留言附件列表). */
  list_visit_comment_files: {
    in: { path: {
      visit_id: string;
      visit_comment_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VisitCommentFilePage;
    fails: Usual;
  };
  /** Download a file of a comment on a visit (下载走访记录留言附件). */
  download_visit_comment_file: {
    in: { path: {
      visit_id: string;
      visit_comment_id: string;
      visit_comment_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a comment on a visit (删除走访记录留言附件). */
  remove_visit_comment_file: {
    in: { path: {
      visit_id: string;
      visit_comment_id: string;
      visit_comment_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** The history of a investor or target enterprise, in the order of its steps (招商对象的过程). */
  list_prospect_history: {
    in: { path: {
      prospect_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ProspectHistoryPage;
    fails: Usual;
  };
  /** The history of a negotiation, in the order of its steps (招商洽谈的过程). */
  list_negotiation_history: {
    in: { path: {
      negotiation_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: NegotiationHistoryPage;
    fails: Usual;
  };
  /** The history of a visit, in the order of its steps (走访记录的过程). */
  list_visit_history: {
    in: { path: {
      visit_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VisitHistoryPage;
    fails: Usual;
  };
  /** The history of a plan of visits, in the order of its steps (走访计划的过程). */
  list_visit_plan_history: {
    in: { path: {
      visit_plan_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VisitPlanHistoryPage;
    fails: Usual;
  };
  /** The history of a activity, in the order of its steps (活动的过程). */
  list_activity_history: {
    in: { path: {
      activity_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: ActivityHistoryPage;
    fails: Usual;
  };
  /** List rotations (轮值列表). */
  list_rotations: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this kind of activities. */
      activity_kind?: ActivityKind | null;
      /** Of this kind of meetings. */
      meeting_kind_id?: string | null;
      /** For this chain. */
      chain_id?: string | null;
      /** Kept by this organization. */
      organization_id?: string | null;
      /** In which this organization hosts in turn. */
      host_id?: string | null;
      /** Those from which something can be made, or not. */
      active?: boolean | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RotationPage;
    fails: Usual;
  };
  /** One rotation (查看轮值). */
  get_rotation: {
    in: { path: {
      rotation_id: string;
    } };
    out: Rotation;
    fails: Usual;
  };
  /** The history of a rotation, the latest first (轮值的过程). */
  list_rotation_history: {
    in: { path: {
      rotation_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: RotationHistoryPage;
    fails: Usual;
  };
  /** Set up a rotation (建立轮值). */
  set_up_rotation: {
    in: { body: SetUpRotation };
    out: Rotation;
    fails: Usual;
  };
  /** Change a rotation (修改轮值). */
  change_rotation: {
    in: { path: {
      rotation_id: string;
    }; body: ChangeRotation; version: number };
    out: Rotation;
    fails: Usual;
  };
  /** Skip the next host (跳过轮值单位). */
  skip_host: {
    in: { path: {
      rotation_id: string;
    }; body: SkipHost; version?: number };
    out: Rotation;
    fails: Usual | "host-passed-before";
  };
  /** Swap the next host for another one (调换轮值单位). */
  swap_hosts: {
    in: { path: {
      rotation_id: string;
    }; body: SwapHosts; version?: number };
    out: Rotation;
    fails: Usual | "host-passed-before";
  };
  /** Requests that are much like this one (相似诉求). */
  get_similar_requests: {
    in: { path: {
      request_id: string;
    }; query?: {
      /** How many at most, 1 to 50. */
      limit?: number;
    } };
    out: SimilarRequests;
    fails: Usual;
  };
  /** Find similar requests before one is submitted (提交前查找相似诉求). */
  find_similar_requests: {
    in: { body: SimilarTo };
    out: SimilarRequests;
    fails: Usual;
  };
  /** Take in a staff request (受理职工诉求). */
  submit_staff_request: {
    in: { body: SubmitStaffRequest };
    out: RequestDetail;
    fails: Usual;
  };
  /** Take in several staff requests (批量受理职工诉求). */
  submit_staff_requests: {
    in: { body: SubmitStaffRequests };
    out: BulkResults;
    fails: Usual;
  };
  /** Open a staff request to the employer, or no longer (调整职工诉求是否向用人单位公开). */
  open_staff_request: {
    in: { path: {
      request_id: string;
    }; body: OpenStaffRequest; version?: number };
    out: RequestDetail;
    fails: Usual | "no-employer";
  };
  /** Read who asks, in full (查看职工姓名和电话(留痕)). */
  get_staff_person: {
    in: { path: {
      request_id: string;
    } };
    out: StaffPerson;
    fails: Usual;
  };
  /** Ask the enterprise to supply something (请企业补正). */
  request_supplement: {
    in: { path: {
      request_id: string;
    }; body: Supplement; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "supplement-pending" | "supplements-used-up" | "supplement-out-of-bounds" | "comments-full" | "clock-conflict" | "clock-not-started";
  };
  /** Supply what was asked for (补正). */
  supply_request: {
    in: { path: {
      request_id: string;
    }; body: Supply; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "no-supplement-pending" | "comments-full" | "clock-conflict" | "clock-not-started";
  };
  /** Tell the enterprise how far it is (报告办理进展). */
  report_progress: {
    in: { path: {
      request_id: string;
    }; body: Progress; version?: number };
    out: RequestDetail;
    fails: Usual | "not-now" | "comments-full";
  };
  /** List what was found on visits (走访发现列表). */
  list_visit_findings: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** By this organization. */
      organization_id?: string | null;
      /** Of this enterprise. */
      enterprise_id?: string | null;
      /** Of enterprises of this chain. */
      chain_id?: string | null;
      /** Of enterprises of this park. */
      park_id?: string | null;
      /** On this day or later. */
      from?: string | null;
      /** On this day or earlier. */
      to?: string | null;
      /** The order. */
      sort?: VisitOrder;
      /** Of this visit. */
      visit_id?: string | null;
      /** Of one or several kinds. */
      kind?: FindingKind[] | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: FindingPage;
    fails: Usual;
  };
  /** List owed visits (待走访任务列表). */
  list_owed_visits: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Of this plan. */
      plan_id?: string | null;
      /** Owed by this organization. */
      organization_id?: string | null;
      /** To this enterprise. */
      enterprise_id?: string | null;
      /** To enterprises of this chain. */
      chain_id?: string | null;
      /** To enterprises of this park. */
      park_id?: string | null;
      /** One or several statuses. */
      status?: OwedVisitStatus[] | null;
      /** Those that are owed still after their last day, or were made after that; or the others. */
      overdue?: boolean | null;
      /** With this last day or a later one. */
      from?: string | null;
      /** With this last day or an earlier one. */
      to?: string | null;
      /** Waiting for the caller to do this, as in the worklist. */
      waiting?: OwedVisitWaiting | null;
      /** The order. */
      sort?: OwedVisitOrder;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: OwedVisitPage;
    fails: Usual;
  };
  /** List visits (走访记录列表). */
  list_visits: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** By this organization. */
      organization_id?: string | null;
      /** Of this enterprise. */
      enterprise_id?: string | null;
      /** Of enterprises of this chain. */
      chain_id?: string | null;
      /** Of enterprises of this park. */
      park_id?: string | null;
      /** On this day or later. */
      from?: string | null;
      /** On this day or earlier. */
      to?: string | null;
      /** The order. */
      sort?: VisitOrder;
      /** With this status. */
      status?: VisitStatus | null;
      /** Those that have settled an owed visit, or the others. */
      planned?: boolean | null;
      /** Of each enterprise the latest visit alone that is asked for by organization, chain, park, `from` and `to`, so that it is there once. */
      latest?: boolean | null;
      /** Looks for number, enterprise, summary, findings and remarks. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VisitPage;
    fails: Usual;
  };
  /** List plans of visits (走访计划列表). */
  list_visit_plans: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** By which this organization visits. */
      organization_id?: string | null;
      /** By which this enterprise is visited. */
      enterprise_id?: string | null;
      /** With this period. */
      period?: VisitPeriod | null;
      /** With this status. */
      status?: VisitPlanStatus | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VisitPlanPage;
    fails: Usual;
  };
  /** One plan of visits (查看走访计划). */
  get_visit_plan: {
    in: { path: {
      visit_plan_id: string;
    } };
    out: VisitPlanDetail;
    fails: Usual;
  };
  /** Make a plan of visits (制定走访计划). */
  make_visit_plan: {
    in: { body: MakeVisitPlan };
    out: VisitPlanDetail;
    fails: Usual;
  };
  /** Change a plan of visits (修改走访计划). */
  change_visit_plan: {
    in: { path: {
      visit_plan_id: string;
    }; body: ChangeVisitPlan; version: number };
    out: VisitPlanDetail;
    fails: Usual | "visit-plan-ended";
  };
  /** End a plan of visits (终止走访计划). */
  end_visit_plan: {
    in: { path: {
      visit_plan_id: string;
    }; body: EndVisitPlan; version?: number };
    out: VisitPlanDetail;
    fails: Usual | "visit-plan-ended";
  };
  /** One owed visit (查看待走访任务). */
  get_owed_visit: {
    in: { path: {
      owed_visit_id: string;
    } };
    out: OwedVisit;
    fails: Usual;
  };
  /** One visit, with what was found (查看走访记录). */
  get_visit: {
    in: { path: {
      visit_id: string;
    } };
    out: VisitDetail;
    fails: Usual;
  };
  /** Record a visit (登记走访). */
  record_visit: {
    in: { body: RecordVisit };
    out: VisitDetail;
    fails: Usual | "enterprise-unknown" | "nobody-dispatches" | "ledger-number-taken";
  };
  /** Record several visits (批量登记走访). */
  record_visits: {
    in: { body: RecordVisits };
    out: BulkResults;
    fails: Usual;
  };
  /** Change the record of a visit (修改走访记录). */
  change_visit: {
    in: { path: {
      visit_id: string;
    }; body: ChangeVisit; version: number };
    out: VisitDetail;
    fails: Usual | "visit-withdrawn" | "ledger-number-taken";
  };
  /** Withdraw the record of a visit (撤销走访记录). */
  withdraw_visit: {
    in: { path: {
      visit_id: string;
    }; body: WithdrawVisit; version?: number };
    out: VisitDetail;
    fails: Usual | "visit-withdrawn";
  };
  /** Upload a file of a visit (上传走访附件). */
  upload_visit_file: {
    in: { path: {
      visit_id: string;
    }; query: {
      /** Its name. Folders before it are left out; an ending that does not fit the content gets one behind. */
      name: string;
    }; body: Blob };
    out: VisitFile;
    fails: Usual | "file-type-refused" | "not-a-file" | "digest-differs" | "file-refused-by-scanner" | "file-not-scanned" | "file-store-away" | "too-many-files" | "file-cannot-be-added";
  };
  /** List the file of a visits (走访附件列表). */
  list_visit_files: {
    in: { path: {
      visit_id: string;
    }; query?: {
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: VisitFilePage;
    fails: Usual;
  };
  /** Download a file of a visit (下载走访附件). */
  download_visit_file: {
    in: { path: {
      visit_id: string;
      visit_file_id: string;
    } };
    out: Blob;
    fails: Usual | "file-content-lost" | "range-not-satisfiable" | "file-store-away";
  };
  /** Remove a file of a visit (删除走访附件). */
  remove_visit_file: {
    in: { path: {
      visit_id: string;
      visit_file_id: string;
    } };
    out: undefined;
    fails: Usual | "file-cannot-be-removed";
  };
  /** Search everything the caller may see (搜索). */
  search: {
    in: { query: {
      /** All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q: string;
      /** Only these kinds of things, such as `request`; all by preset. */
      kinds?: string[] | null;
      /** How many of each kind at most, 1 to 25. */
      limit?: number;
    } };
    out: Search;
    fails: Usual;
  };
  /** Training courses (课程列表). */
  list_courses: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only courses of this chain. */
      chain_id?: string | null;
      /** Only courses of this status. */
      status?: CourseStatus | null;
      /** Only courses that start on this day or later. */
      from?: string | null;
      /** Only courses that start on this day or earlier. */
      to?: string | null;
      /** Words of the title, the description and the venue, the code. All words have to be there, in any order and in any field: Chinese words of two characters or more, words in other letters, numbers. A part of a name counts as a word; so do the first letters of its pinyin, and the beginning of a code or number in any writing (`2026-1123 04` finds 20261123-0412), six digits of it or more where it has no letters. Width, case, blanks, brackets and dots do not matter. */
      q?: string | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: CoursePage;
    fails: Usual;
  };
  /** One training course (课程详情). */
  get_course: {
    in: { path: {
      course_id: string;
    } };
    out: Course;
    fails: Usual;
  };
  /** Announce a training course (发布课程). */
  announce_course: {
    in: { body: AnnounceCourse };
    out: Course;
    fails: Usual | "course-code-taken";
  };
  /** Change a training course (修改课程). */
  change_course: {
    in: { path: {
      course_id: string;
    }; body: ChangeCourse; version: number };
    out: Course;
    fails: Usual | "course-is-cancelled" | "course-has-started" | "capacity-below-confirmed";
  };
  /** Cancel a training course (取消课程). */
  cancel_course: {
    in: { path: {
      course_id: string;
    }; body: CancelCourse; version?: number };
    out: Course;
    fails: Usual | "course-is-cancelled" | "course-has-started";
  };
  /** Enrol in a course (报名课程). */
  enrol: {
    in: { path: {
      course_id: string;
    }; body: Enrol };
    out: EnrolmentsEnrolment;
    fails: Usual | "course-is-cancelled" | "course-has-started" | "enrolment-not-open" | "already-enrolled";
  };
  /** Enrol several persons in courses (批量报名课程). */
  enrol_persons: {
    in: { body: EnrolPersons };
    out: BulkResults;
    fails: Usual;
  };
  /** The enrolments of a course (课程报名名单). */
  list_enrolments: {
    in: { path: {
      course_id: string;
    }; query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only enrolments of this status. */
      status?: EnrolmentStatus | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: EnrolmentPage;
    fails: Usual;
  };
  /** One enrolment (报名详情). */
  get_enrolment: {
    in: { path: {
      enrolment_id: string;
    } };
    out: EnrolmentsEnrolment;
    fails: Usual;
  };
  /** My enrolments (我的报名). */
  list_my_enrolments: {
    in: { query?: {
      /** How many at most, 1 to 100. */
      limit?: number;
      /** The `next` of the page before, with the same filters and the same order. */
      after?: string | null;
      /** Also how many there are in all, up to 1,000: see `count` of the answer. */
      count?: boolean;
      /** Only enrolments of this status. */
      status?: EnrolmentStatus | null;
      /** The whole list as a file: with the filters in force, without `limit`, `after` and `count`, names and words in place of identifiers and codes. Where it cannot be finished, the connection is broken off. */
      format?: "csv" | "xlsx";
    } };
    out: EnrolmentPage;
    fails: Usual;
  };
  /** Cancel an enrolment (取消报名). */
  cancel_enrolment: {
    in: { path: {
      enrolment_id: string;
    }; body: CancelEnrolment; version?: number };
    out: EnrolmentsEnrolment;
    fails: Usual | "course-has-started" | "enrolment-is-cancelled";
  };
  /** Record an attendance (登记出勤). */
  record_attendance: {
    in: { path: {
      enrolment_id: string;
    }; body: RecordAttendance; version?: number };
    out: EnrolmentsEnrolment;
    fails: Usual | "course-is-cancelled" | "course-has-not-started" | "enrolment-not-confirmed";
  };
  /** Record several attendances (批量登记出勤). */
  record_attendances: {
    in: { body: RecordAttendances };
    out: BulkResults;
    fails: Usual;
  };
  /** Training figures (培训统计). */
  get_training_report: {
    in: { query?: {
      /** Only courses held for this chain. */
      chain_id?: string | null;
      /** The first day on which a course may start. */
      from?: string | null;
      /** The last day on which a course may start. */
      to?: string | null;
    } };
    out: TrainingReport;
    fails: Usual;
  };
  /** What waits for me (我的待办). */
  get_worklist: {
    in: { query?: {
      /** Only how much waits, such as for badges: `items` are empty. */
      counts_only?: boolean;
    } };
    out: Worklist;
    fails: Usual;
  };
  /** All that waits for me (我的全部待办). */
  list_work: {
    in: { query?: {
      /** Only of these kinds, such as `request.dispatch`. */
      kinds?: string[];
      /** How many at most, up to 200. */
      limit?: number;
    } };
    out: ListedWorkList;
    fails: Usual;
  };
}

/** The method and the path of each. */
export const WAYS = {
  get_agenda: "GET /v1/agenda",
  get_feed: "GET /v1/feeds/{feed}/agenda.ics",
  get_figures: "GET /v1/figures",
  get_figure_values: "GET /v1/figures/values",
  get_live: "GET /v1/live",
  list_ledgers: "GET /v1/ledgers",
  get_ledger_template: "GET /v1/ledgers/{ledger}/template",
  list_outbox: "GET /v1/messaging/{service}/outbox",
  list_parked: "GET /v1/messaging/{service}/parked",
  get_parked: "GET /v1/messaging/{service}/parked/{parked_event_id}",
  replay_parked: "POST /v1/messaging/{service}/parked/{parked_event_id}/replay",
  replay_parked_many: "POST /v1/messaging/{service}/parked/replay",
  drop_parked: "POST /v1/messaging/{service}/parked/{parked_event_id}/drop",
  drop_parked_many: "POST /v1/messaging/{service}/parked/drop",
  list_gaps: "GET /v1/messaging/{service}/gaps",
  skip_gap: "POST /v1/messaging/{service}/gaps/skip",
  get_messaging: "GET /v1/messaging",
  start_replay: "POST /v1/messaging/replays",
  list_deliveries: "GET /v1/deliveries",
  retry_delivery: "POST /v1/deliveries/{delivery_id}/retry",
  list_inbox: "GET /v1/inbox",
  get_unread_count: "GET /v1/inbox/unread-count",
  get_entry: "GET /v1/inbox/{entry_id}",
  read_entry: "POST /v1/inbox/{entry_id}/read",
  read_entries: "POST /v1/inbox/entries/read",
  read_inbox: "POST /v1/inbox/read",
  get_notification_rules: "GET /v1/notification-rules",
  put_notification_rules: "PUT /v1/notification-rules",
  get_clock: "GET /v1/clock",
  put_clock: "PUT /v1/clock",
  get_vocabulary: "GET /v1/vocabulary",
  open_session: "POST /v1/sessions",
  refresh_session: "POST /v1/sessions/refresh",
  close_session: "DELETE /v1/sessions",
  get_me: "GET /v1/me",
  change_password: "PUT /v1/me/password",
  get_account: "GET /v1/persons/{person_id}/account",
  open_account: "POST /v1/persons/{person_id}/account",
  open_accounts: "POST /v1/persons/accounts",
  change_account: "PATCH /v1/persons/{person_id}/account",
  list_api_keys: "GET /v1/api-keys",
  get_api_key: "GET /v1/api-keys/{api_key_id}",
  create_api_key: "POST /v1/api-keys",
  revoke_api_key: "DELETE /v1/api-keys/{api_key_id}",
  list_jobs: "GET /v1/jobs",
  get_job: "GET /v1/jobs/{job_id}",
  list_proposals: "GET /v1/proposals",
  get_proposal: "GET /v1/proposals/{proposal_id}",
  get_proposed_values: "GET /v1/proposals/{proposal_id}/values",
  approve_proposal: "POST /v1/proposals/{proposal_id}/approval",
  refuse_proposal: "POST /v1/proposals/{proposal_id}/refusal",
  withdraw_proposal: "POST /v1/proposals/{proposal_id}/withdrawal",
  list_venue_bookings: "GET /v1/venue-bookings",
  get_venue_booking: "GET /v1/venue-bookings/{venue_booking_id}",
  book_venue: "POST /v1/venue-bookings",
  cancel_venue_booking: "POST /v1/venue-bookings/{venue_booking_id}/cancellation",
  list_calendar_feeds: "GET /v1/calendar-feeds",
  create_calendar_feed: "POST /v1/calendar-feeds",
  revoke_calendar_feed: "DELETE /v1/calendar-feeds/{calendar_feed_id}",
  list_chains: "GET /v1/chains",
  get_chain: "GET /v1/chains/{chain_id}",
  create_chain: "POST /v1/chains",
  change_chain: "PATCH /v1/chains/{chain_id}",
  complete_sign_in: "POST /v1/sessions/completion",
  get_factor: "GET /v1/me/factor",
  enrol_factor: "POST /v1/me/factor",
  confirm_factor: "POST /v1/me/factor/confirmation",
  renew_recovery_codes: "POST /v1/me/factor/recovery-codes",
  remove_factor: "POST /v1/me/factor/removal",
  list_organizations: "GET /v1/organizations",
  list_venues: "GET /v1/venues",
  import_file: "POST /v1/imports",
  get_organization: "GET /v1/organizations/{organization_id}",
  create_organization: "POST /v1/organizations",
  change_organization: "PATCH /v1/organizations/{organization_id}",
  list_contacts: "GET /v1/organizations/{organization_id}/contacts",
  change_me: "PATCH /v1/me",
  confirm_email: "POST /v1/me/email-confirmation",
  list_my_sessions: "GET /v1/me/sessions",
  end_my_session: "DELETE /v1/me/sessions/{session_id}",
  end_my_other_sessions: "DELETE /v1/me/sessions",
  list_persons: "GET /v1/persons",
  get_person: "GET /v1/persons/{person_id}",
  get_contact_details: "GET /v1/persons/{person_id}/contact-details",
  create_person: "POST /v1/persons",
  change_person: "PATCH /v1/persons/{person_id}",
  list_posts: "GET /v1/posts",
  get_post: "GET /v1/posts/{post_id}",
  give_post: "POST /v1/posts",
  end_post: "POST /v1/posts/{post_id}/end",
  list_relations: "GET /v1/organizations/{organization_id}/relations",
  open_relation: "POST /v1/organizations/{organization_id}/relations",
  end_relation: "POST /v1/organizations/{organization_id}/relations/{relation_id}/end",
  list_memberships: "GET /v1/organizations/{organization_id}/memberships",
  open_membership: "POST /v1/organizations/{organization_id}/memberships",
  end_membership: "POST /v1/organizations/{organization_id}/memberships/{membership_id}/end",
  get_coverage: "GET /v1/reports/coverage",
  list_uncovered: "GET /v1/reports/uncovered",
  get_honours: "GET /v1/reports/honours",
  ask_for_reset: "POST /v1/password-resets",
  reset_password: "POST /v1/password-resets/completion",
  rotate_signing_key: "POST /v1/signing-keys",
  withdraw_signing_keys: "POST /v1/signing-keys/withdrawal",
  open_stream_ticket: "POST /v1/live/tickets",
  get_venue: "GET /v1/venues/{venue_id}",
  register_venue: "POST /v1/venues",
  change_venue: "PATCH /v1/venues/{venue_id}",
  close_venue: "POST /v1/venues/{venue_id}/closure",
  get_venue_report: "GET /v1/reports/venues",
  upload_venue_file: "POST /v1/venues/{venue_id}/files",
  list_venue_files: "GET /v1/venues/{venue_id}/files",
  download_venue_file: "GET /v1/venues/{venue_id}/files/{venue_file_id}/content",
  remove_venue_file: "DELETE /v1/venues/{venue_id}/files/{venue_file_id}",
  list_views: "GET /v1/views",
  get_view: "GET /v1/views/{view_id}",
  save_view: "POST /v1/views",
  change_view: "PATCH /v1/views/{view_id}",
  delete_view: "DELETE /v1/views/{view_id}",
  list_activities: "GET /v1/activities",
  get_activity: "GET /v1/activities/{activity_id}",
  announce_activity: "POST /v1/activities",
  change_activity: "PATCH /v1/activities/{activity_id}",
  summarize_activity: "POST /v1/activities/{activity_id}/summary",
  cancel_activity: "POST /v1/activities/{activity_id}/cancellation",
  get_activity_check_in_code: "GET /v1/activities/{activity_id}/check-in-code",
  upload_activity_file: "POST /v1/activities/{activity_id}/files",
  list_activity_files: "GET /v1/activities/{activity_id}/files",
  download_activity_file: "GET /v1/activities/{activity_id}/files/{activity_file_id}/content",
  remove_activity_file: "DELETE /v1/activities/{activity_id}/files/{activity_file_id}",
  announce_activities: "POST /v1/activities/several",
  summarize_activities: "POST /v1/activities/summary",
  register_for_activity: "POST /v1/activities/{activity_id}/registrations",
  register_several_for_activities: "POST /v1/activities/registrations",
  list_activity_registrations: "GET /v1/activities/{activity_id}/registrations",
  list_my_activity_registrations: "GET /v1/me/activity-registrations",
  get_activity_registration: "GET /v1/activity-registrations/{activity_registration_id}",
  cancel_activity_registration: "POST /v1/activity-registrations/{activity_registration_id}/cancellation",
  record_activity_attendance: "POST /v1/activity-registrations/{activity_registration_id}/attendance",
  record_activity_attendances: "POST /v1/activity-registrations/attendance",
  check_in_at_activity: "POST /v1/activities/{activity_id}/check-in",
  list_agreements: "GET /v1/agreements",
  upload_agreement_file: "POST /v1/agreements/{agreement_id}/files",
  list_agreement_files: "GET /v1/agreements/{agreement_id}/files",
  download_agreement_file: "GET /v1/agreements/{agreement_id}/files/{agreement_file_id}/content",
  remove_agreement_file: "DELETE /v1/agreements/{agreement_id}/files/{agreement_file_id}",
  register_agreement: "POST /v1/agreements",
  change_agreement: "PATCH /v1/agreements/{agreement_id}",
  renew_agreement: "POST /v1/agreements/{agreement_id}/renewal",
  end_agreement: "POST /v1/agreements/{agreement_id}/ending",
  get_agreement: "GET /v1/agreements/{agreement_id}",
  list_agreement_history: "GET /v1/agreements/{agreement_id}/history",
  accept_request: "POST /v1/requests/{request_id}/accept",
  answer_request: "POST /v1/requests/{request_id}/answer",
  dispatch_request: "POST /v1/requests/{request_id}/dispatch",
  evaluate_request: "POST /v1/requests/{request_id}/evaluation",
  redispatch_request: "POST /v1/requests/{request_id}/redispatch",
  dispatch_requests: "POST /v1/requests/dispatch",
  redispatch_requests: "POST /v1/requests/redispatch",
  accept_requests: "POST /v1/requests/accept",
  answer_requests: "POST /v1/requests/answer",
  evaluate_requests: "POST /v1/requests/evaluation",
  get_working_calendar: "GET /v1/working-calendar",
  set_calendar_day: "PUT /v1/working-calendar/days/{day}",
  remove_calendar_day: "DELETE /v1/working-calendar/days/{day}",
  set_working_hours: "PUT /v1/working-calendar/shifts",
  set_calendar_year: "PUT /v1/working-calendar/years/{year}",
  get_terms: "GET /v1/terms",
  set_terms: "PUT /v1/terms",
  list_cases: "GET /v1/cases",
  list_request_jobs: "GET /v1/request-jobs",
  get_request_job: "GET /v1/request-jobs/{request_job_id}",
  open_case: "POST /v1/cases",
  change_case: "PATCH /v1/cases/{case_id}",
  add_to_case: "POST /v1/cases/{case_id}/additions",
  remove_from_case: "POST /v1/cases/{case_id}/removals",
  answer_case: "POST /v1/cases/{case_id}/answer",
  end_case: "POST /v1/cases/{case_id}/ending",
  get_case: "GET /v1/cases/{case_id}",
  list_case_members: "GET /v1/cases/{case_id}/members",
  list_case_history: "GET /v1/cases/{case_id}/history",
  get_catalog: "GET /v1/catalog",
  get_catalog_class: "GET /v1/catalog/classes/{class_id}",
  get_catalog_item: "GET /v1/catalog/items/{item_id}",
  add_catalog_class: "POST /v1/catalog/classes",
  change_catalog_class: "PATCH /v1/catalog/classes/{class_id}",
  add_catalog_item: "POST /v1/catalog/items",
  change_catalog_item: "PATCH /v1/catalog/items/{item_id}",
  list_claims: "GET /v1/claims",
  name_enterprise: "POST /v1/offers/{offer_id}/naming",
  withdraw_offer: "POST /v1/offers/{offer_id}/withdrawal",
  get_claim: "GET /v1/claims/{claim_id}",
  claim_offer: "POST /v1/offers/{offer_id}/claims",
  claim_offers: "POST /v1/offers/claims",
  confirm_claim: "POST /v1/claims/{claim_id}/confirmation",
  confirm_claims: "POST /v1/claims/confirmation",
  refuse_claim: "POST /v1/claims/{claim_id}/refusal",
  report_claim_progress: "POST /v1/claims/{claim_id}/progress",
  report_claim_result: "POST /v1/claims/{claim_id}/result",
  complete_claim: "POST /v1/claims/{claim_id}/completion",
  complete_claims: "POST /v1/claims/completion",
  give_back_claim: "POST /v1/claims/{claim_id}/return",
  take_back_claim: "POST /v1/claims/{claim_id}/withdrawal",
  list_request_comments: "GET /v1/requests/{request_id}/comments",
  get_request_comment: "GET /v1/requests/{request_id}/comments/{request_comment_id}",
  create_request_comment: "POST /v1/requests/{request_id}/comments",
  change_request_comment: "PATCH /v1/requests/{request_id}/comments/{request_comment_id}",
  withdraw_request_comment: "POST /v1/requests/{request_id}/comments/{request_comment_id}/withdrawal",
  list_request_comment_versions: "GET /v1/requests/{request_id}/comments/{request_comment_id}/versions",
  upload_request_comment_file: "POST /v1/requests/{request_id}/comments/{request_comment_id}/files",
  list_request_comment_files: "GET /v1/requests/{request_id}/comments/{request_comment_id}/files",
  download_request_comment_file: "GET /v1/requests/{request_id}/comments/{request_comment_id}/files/{request_comment_file_id}/content",
  remove_request_comment_file: "DELETE /v1/requests/{request_id}/comments/{request_comment_id}/files/{request_comment_file_id}",
  list_decision_lists: "GET /v1/decision-lists",
  get_decision_list: "GET /v1/decision-lists/{decision_list_id}",
  list_decision_items: "GET /v1/decision-items",
  add_decision_list: "POST /v1/decision-lists",
  end_decision_list: "POST /v1/decision-lists/{decision_list_id}/end",
  get_dispatch_rules: "GET /v1/dispatch-rules",
  list_dispatch_rule_versions: "GET /v1/dispatch-rules/versions",
  replace_dispatch_rules: "PUT /v1/dispatch-rules",
  try_dispatch_rules: "POST /v1/dispatch-rules/trial",
  list_requests: "GET /v1/requests",
  upload_request_file: "POST /v1/requests/{request_id}/files",
  list_request_files: "GET /v1/requests/{request_id}/files",
  download_request_file: "GET /v1/requests/{request_id}/files/{request_file_id}/content",
  remove_request_file: "DELETE /v1/requests/{request_id}/files/{request_file_id}",
  list_follow_ups: "GET /v1/follow-ups",
  get_follow_up: "GET /v1/follow-ups/{follow_up_id}",
  get_follow_up_deadline: "GET /v1/follow-ups/{follow_up_id}/deadline",
  record_follow_up: "POST /v1/follow-ups/{follow_up_id}/result",
  miss_follow_up: "POST /v1/follow-ups/{follow_up_id}/miss",
  record_follow_ups: "POST /v1/follow-ups/result",
  list_follow_up_seeds: "GET /v1/follow-up-seeds",
  import_records: "POST /v1/record-imports",
  list_leads: "GET /v1/leads",
  list_negotiations: "GET /v1/negotiations",
  list_prospects: "GET /v1/prospects",
  add_part: "POST /v1/requests/{request_id}/parts",
  get_part: "GET /v1/requests/{request_id}/parts/{part_id}",
  get_part_deadline: "GET /v1/requests/{request_id}/parts/{part_id}/deadline",
  accept_part: "POST /v1/requests/{request_id}/parts/{part_id}/accept",
  return_part: "POST /v1/requests/{request_id}/parts/{part_id}/return",
  confirm_part: "POST /v1/requests/{request_id}/parts/{part_id}/confirmation",
  request_part_extension: "POST /v1/requests/{request_id}/parts/{part_id}/extension",
  decide_part_extension: "POST /v1/requests/{request_id}/parts/{part_id}/extension/decision",
  contribute_part: "POST /v1/requests/{request_id}/parts/{part_id}/contribution",
  release_part: "POST /v1/requests/{request_id}/parts/{part_id}/release",
  upload_part_file: "POST /v1/requests/{request_id}/parts/{part_id}/files",
  list_part_files: "GET /v1/requests/{request_id}/parts/{part_id}/files",
  download_part_file: "GET /v1/requests/{request_id}/parts/{part_id}/files/{part_file_id}/content",
  remove_part_file: "DELETE /v1/requests/{request_id}/parts/{part_id}/files/{part_file_id}",
  open_lead: "POST /v1/leads",
  open_leads: "POST /v1/leads/several",
  change_lead: "PATCH /v1/leads/{lead_id}",
  log_lead: "POST /v1/leads/{lead_id}/log",
  appoint_commissioner: "POST /v1/leads/{lead_id}/commissioner",
  convert_lead: "POST /v1/leads/{lead_id}/conversion",
  lose_lead: "POST /v1/leads/{lead_id}/loss",
  reopen_lead: "POST /v1/leads/{lead_id}/reopening",
  upload_lead_file: "POST /v1/leads/{lead_id}/files",
  list_lead_files: "GET /v1/leads/{lead_id}/files",
  download_lead_file: "GET /v1/leads/{lead_id}/files/{lead_file_id}/content",
  remove_lead_file: "DELETE /v1/leads/{lead_id}/files/{lead_file_id}",
  list_commissioners: "GET /v1/commissioners",
  get_lead: "GET /v1/leads/{lead_id}",
  list_lead_log: "GET /v1/leads/{lead_id}/log",
  submit_request: "POST /v1/requests",
  return_request: "POST /v1/requests/{request_id}/return",
  confirm_dispatch: "POST /v1/requests/{request_id}/confirmation",
  request_extension: "POST /v1/requests/{request_id}/extension",
  decide_extension: "POST /v1/requests/{request_id}/extension/decision",
  withdraw_request: "POST /v1/requests/{request_id}/withdrawal",
  review_request: "POST /v1/requests/{request_id}/review",
  list_mandates: "GET /v1/mandates",
  get_mandate: "GET /v1/mandates/{mandate_id}",
  grant_mandate: "POST /v1/mandates",
  revoke_mandate: "POST /v1/mandates/{mandate_id}/revocation",
  list_service_agents: "GET /v1/service-agents",
  list_meetings: "GET /v1/meetings",
  get_meeting: "GET /v1/meetings/{meeting_id}",
  list_meeting_history: "GET /v1/meetings/{meeting_id}/history",
  convene_meeting: "POST /v1/meetings",
  change_meeting: "PATCH /v1/meetings/{meeting_id}",
  cancel_meeting: "POST /v1/meetings/{meeting_id}/cancellation",
  enter_meeting_attendance: "POST /v1/meetings/{meeting_id}/attendance",
  take_meeting_minutes: "POST /v1/meetings/{meeting_id}/minutes",
  approve_meeting_minutes: "POST /v1/meetings/{meeting_id}/approval",
  amend_meeting_minutes: "POST /v1/meetings/{meeting_id}/amendment",
  confirm_matter: "POST /v1/matters/{matter_id}/confirmation",
  discuss_matter: "POST /v1/matters/{matter_id}/discussion",
  list_matters: "GET /v1/matters",
  raise_matter: "POST /v1/matters",
  settle_matter: "POST /v1/matters/{matter_id}/settlement",
  study_matter: "POST /v1/matters/{matter_id}/study",
  withdraw_matter: "POST /v1/matters/{matter_id}/withdrawal",
  resolve: "POST /v1/meetings/{meeting_id}/resolutions",
  convene_meetings: "POST /v1/meetings/convening",
  enter_meetings_attendance: "POST /v1/meetings/attendance",
  raise_matters: "POST /v1/matters/raising",
  discuss_matters: "POST /v1/matters/discussion",
  settle_matters: "POST /v1/matters/settlement",
  confirm_matters: "POST /v1/matters/confirmation",
  upload_meeting_file: "POST /v1/meetings/{meeting_id}/files",
  list_meeting_files: "GET /v1/meetings/{meeting_id}/files",
  download_meeting_file: "GET /v1/meetings/{meeting_id}/files/{meeting_file_id}/content",
  remove_meeting_file: "DELETE /v1/meetings/{meeting_id}/files/{meeting_file_id}",
  upload_matter_file: "POST /v1/matters/{matter_id}/files",
  list_matter_files: "GET /v1/matters/{matter_id}/files",
  download_matter_file: "GET /v1/matters/{matter_id}/files/{matter_file_id}/content",
  remove_matter_file: "DELETE /v1/matters/{matter_id}/files/{matter_file_id}",
  upload_resolution_file: "POST /v1/resolutions/{resolution_id}/files",
  list_resolution_files: "GET /v1/resolutions/{resolution_id}/files",
  download_resolution_file: "GET /v1/resolutions/{resolution_id}/files/{resolution_file_id}/content",
  remove_resolution_file: "DELETE /v1/resolutions/{resolution_id}/files/{resolution_file_id}",
  list_resolutions: "GET /v1/resolutions",
  revoke_resolution: "POST /v1/resolutions/{resolution_id}/revocation",
  get_resolution_deadline: "GET /v1/resolutions/{resolution_id}/deadline",
  list_resolution_history: "GET /v1/resolutions/{resolution_id}/history",
  accept_resolution: "POST /v1/resolutions/{resolution_id}/acceptance",
  report_resolution: "POST /v1/resolutions/{resolution_id}/report",
  confirm_resolution: "POST /v1/resolutions/{resolution_id}/confirmation",
  list_meeting_kinds: "GET /v1/meeting-kinds",
  get_meeting_kind: "GET /v1/meeting-kinds/{meeting_kind_id}",
  get_owed_meetings: "GET /v1/meeting-kinds/{meeting_kind_id}/owed",
  add_meeting_kind: "POST /v1/meeting-kinds",
  change_meeting_kind: "PATCH /v1/meeting-kinds/{meeting_kind_id}",
  get_matter: "GET /v1/matters/{matter_id}",
  list_matter_history: "GET /v1/matters/{matter_id}/history",
  get_resolution: "GET /v1/resolutions/{resolution_id}",
  change_prospect: "PATCH /v1/prospects/{prospect_id}",
  record_negotiation: "POST /v1/negotiations",
  record_negotiations: "POST /v1/negotiations/several",
  change_negotiation: "PATCH /v1/negotiations/{negotiation_id}",
  enter_negotiation: "POST /v1/negotiations/{negotiation_id}/outcome",
  cancel_negotiation: "POST /v1/negotiations/{negotiation_id}/cancellation",
  upload_negotiation_file: "POST /v1/negotiations/{negotiation_id}/files",
  list_negotiation_files: "GET /v1/negotiations/{negotiation_id}/files",
  download_negotiation_file: "GET /v1/negotiations/{negotiation_id}/files/{negotiation_file_id}/content",
  remove_negotiation_file: "DELETE /v1/negotiations/{negotiation_id}/files/{negotiation_file_id}",
  get_negotiation: "GET /v1/negotiations/{negotiation_id}",
  list_offers: "GET /v1/offers",
  get_offer: "GET /v1/offers/{offer_id}",
  make_offer: "POST /v1/offers",
  list_on_site_days: "GET /v1/on-site-days",
  get_on_site_day: "GET /v1/on-site-days/{on_site_day_id}",
  plan_on_site_day: "POST /v1/on-site-days",
  change_on_site_day: "PATCH /v1/on-site-days/{on_site_day_id}",
  enter_on_site_day_outcome: "POST /v1/on-site-days/{on_site_day_id}/outcome",
  cancel_on_site_day: "POST /v1/on-site-days/{on_site_day_id}/cancellation",
  list_project_kinds: "GET /v1/project-kinds",
  add_project_kind: "POST /v1/project-kinds",
  change_project_kind: "PATCH /v1/project-kinds/{project_kind_id}",
  list_projects: "GET /v1/projects",
  upload_project_file: "POST /v1/projects/{project_id}/files",
  list_project_files: "GET /v1/projects/{project_id}/files",
  download_project_file: "GET /v1/projects/{project_id}/files/{project_file_id}/content",
  remove_project_file: "DELETE /v1/projects/{project_id}/files/{project_file_id}",
  register_project: "POST /v1/projects",
  register_projects: "POST /v1/projects/several",
  change_project: "PATCH /v1/projects/{project_id}",
  plan_project: "POST /v1/projects/{project_id}/plan",
  complete_milestone: "POST /v1/projects/{project_id}/milestone",
  move_project: "POST /v1/projects/{project_id}/stage",
  enter_project_outcome: "POST /v1/projects/{project_id}/outcome",
  withdraw_project_outcome: "POST /v1/projects/{project_id}/outcome-withdrawal",
  report_project: "POST /v1/projects/{project_id}/report",
  end_project: "POST /v1/projects/{project_id}/ending",
  get_project: "GET /v1/projects/{project_id}",
  list_project_history: "GET /v1/projects/{project_id}/history",
  get_wall_chart: "GET /v1/reports/wall-chart",
  get_prospect: "GET /v1/prospects/{prospect_id}",
  get_prospect_contact: "GET /v1/prospects/{prospect_id}/contact",
  register_prospect: "POST /v1/prospects",
  register_prospects: "POST /v1/prospects/several",
  get_request: "GET /v1/requests/{request_id}",
  list_request_history: "GET /v1/requests/{request_id}/history",
  get_request_deadline: "GET /v1/requests/{request_id}/deadline",
  get_request_figures: "GET /v1/reports/requests",
  list_project_comments: "GET /v1/projects/{project_id}/comments",
  get_project_comment: "GET /v1/projects/{project_id}/comments/{project_comment_id}",
  create_project_comment: "POST /v1/projects/{project_id}/comments",
  change_project_comment: "PATCH /v1/projects/{project_id}/comments/{project_comment_id}",
  withdraw_project_comment: "POST /v1/projects/{project_id}/comments/{project_comment_id}/withdrawal",
  list_project_comment_versions: "GET /v1/projects/{project_id}/comments/{project_comment_id}/versions",
  upload_project_comment_file: "POST /v1/projects/{project_id}/comments/{project_comment_id}/files",
  list_project_comment_files: "GET /v1/projects/{project_id}/comments/{project_comment_id}/files",
  download_project_comment_file: "GET /v1/projects/{project_id}/comments/{project_comment_id}/files/{project_comment_file_id}/content",
  remove_project_comment_file: "DELETE /v1/projects/{project_id}/comments/{project_comment_id}/files/{project_comment_file_id}",
  list_agreement_comments: "GET /v1/agreements/{agreement_id}/comments",
  get_agreement_comment: "GET /v1/agreements/{agreement_id}/comments/{agreement_comment_id}",
  create_agreement_comment: "POST /v1/agreements/{agreement_id}/comments",
  change_agreement_comment: "PATCH /v1/agreements/{agreement_id}/comments/{agreement_comment_id}",
  withdraw_agreement_comment: "POST /v1/agreements/{agreement_id}/comments/{agreement_comment_id}/withdrawal",
  list_agreement_comment_versions: "GET /v1/agreements/{agreement_id}/comments/{agreement_comment_id}/versions",
  upload_agreement_comment_file: "POST /v1/agreements/{agreement_id}/comments/{agreement_comment_id}/files",
  list_agreement_comment_files: "GET /v1/agreements/{agreement_id}/comments/{agreement_comment_id}/files",
  download_agreement_comment_file: "GET /v1/agreements/{agreement_id}/comments/{agreement_comment_id}/files/{agreement_comment_file_id}/content",
  remove_agreement_comment_file: "DELETE /v1/agreements/{agreement_id}/comments/{agreement_comment_id}/files/{agreement_comment_file_id}",
  list_prospect_comments: "GET /v1/prospects/{prospect_id}/comments",
  get_prospect_comment: "GET /v1/prospects/{prospect_id}/comments/{prospect_comment_id}",
  create_prospect_comment: "POST /v1/prospects/{prospect_id}/comments",
  change_prospect_comment: "PATCH /v1/prospects/{prospect_id}/comments/{prospect_comment_id}",
  withdraw_prospect_comment: "POST /v1/prospects/{prospect_id}/comments/{prospect_comment_id}/withdrawal",
  list_prospect_comment_versions: "GET /v1/prospects/{prospect_id}/comments/{prospect_comment_id}/versions",
  upload_prospect_comment_file: "POST /v1/prospects/{prospect_id}/comments/{prospect_comment_id}/files",
  list_prospect_comment_files: "GET /v1/prospects/{prospect_id}/comments/{prospect_comment_id}/files",
  download_prospect_comment_file: "GET /v1/prospects/{prospect_id}/comments/{prospect_comment_id}/files/{prospect_comment_file_id}/content",
  remove_prospect_comment_file: "DELETE /v1/prospects/{prospect_id}/comments/{prospect_comment_id}/files/{prospect_comment_file_id}",
  list_lead_comments: "GET /v1/leads/{lead_id}/comments",
  get_lead_comment: "GET /v1/leads/{lead_id}/comments/{lead_comment_id}",
  create_lead_comment: "POST /v1/leads/{lead_id}/comments",
  change_lead_comment: "PATCH /v1/leads/{lead_id}/comments/{lead_comment_id}",
  withdraw_lead_comment: "POST /v1/leads/{lead_id}/comments/{lead_comment_id}/withdrawal",
  list_lead_comment_versions: "GET /v1/leads/{lead_id}/comments/{lead_comment_id}/versions",
  upload_lead_comment_file: "POST /v1/leads/{lead_id}/comments/{lead_comment_id}/files",
  list_lead_comment_files: "GET /v1/leads/{lead_id}/comments/{lead_comment_id}/files",
  download_lead_comment_file: "GET /v1/leads/{lead_id}/comments/{lead_comment_id}/files/{lead_comment_file_id}/content",
  remove_lead_comment_file: "DELETE /v1/leads/{lead_id}/comments/{lead_comment_id}/files/{lead_comment_file_id}",
  list_negotiation_comments: "GET /v1/negotiations/{negotiation_id}/comments",
  get_negotiation_comment: "GET /v1/negotiations/{negotiation_id}/comments/{negotiation_comment_id}",
  create_negotiation_comment: "POST /v1/negotiations/{negotiation_id}/comments",
  change_negotiation_comment: "PATCH /v1/negotiations/{negotiation_id}/comments/{negotiation_comment_id}",
  withdraw_negotiation_comment: "POST /v1/negotiations/{negotiation_id}/comments/{negotiation_comment_id}/withdrawal",
  list_negotiation_comment_versions: "GET /v1/negotiations/{negotiation_id}/comments/{negotiation_comment_id}/versions",
  upload_negotiation_comment_file: "POST /v1/negotiations/{negotiation_id}/comments/{negotiation_comment_id}/files",
  list_negotiation_comment_files: "GET /v1/negotiations/{negotiation_id}/comments/{negotiation_comment_id}/files",
  download_negotiation_comment_file: "GET /v1/negotiations/{negotiation_id}/comments/{negotiation_comment_id}/files/{negotiation_comment_file_id}/content",
  remove_negotiation_comment_file: "DELETE /v1/negotiations/{negotiation_id}/comments/{negotiation_comment_id}/files/{negotiation_comment_file_id}",
  list_meeting_comments: "GET /v1/meetings/{meeting_id}/comments",
  get_meeting_comment: "GET /v1/meetings/{meeting_id}/comments/{meeting_comment_id}",
  create_meeting_comment: "POST /v1/meetings/{meeting_id}/comments",
  change_meeting_comment: "PATCH /v1/meetings/{meeting_id}/comments/{meeting_comment_id}",
  withdraw_meeting_comment: "POST /v1/meetings/{meeting_id}/comments/{meeting_comment_id}/withdrawal",
  list_meeting_comment_versions: "GET /v1/meetings/{meeting_id}/comments/{meeting_comment_id}/versions",
  upload_meeting_comment_file: "POST /v1/meetings/{meeting_id}/comments/{meeting_comment_id}/files",
  list_meeting_comment_files: "GET /v1/meetings/{meeting_id}/comments/{meeting_comment_id}/files",
  download_meeting_comment_file: "GET /v1/meetings/{meeting_id}/comments/{meeting_comment_id}/files/{meeting_comment_file_id}/content",
  remove_meeting_comment_file: "DELETE /v1/meetings/{meeting_id}/comments/{meeting_comment_id}/files/{meeting_comment_file_id}",
  list_matter_comments: "GET /v1/matters/{matter_id}/comments",
  get_matter_comment: "GET /v1/matters/{matter_id}/comments/{matter_comment_id}",
  create_matter_comment: "POST /v1/matters/{matter_id}/comments",
  change_matter_comment: "PATCH /v1/matters/{matter_id}/comments/{matter_comment_id}",
  withdraw_matter_comment: "POST /v1/matters/{matter_id}/comments/{matter_comment_id}/withdrawal",
  list_matter_comment_versions: "GET /v1/matters/{matter_id}/comments/{matter_comment_id}/versions",
  upload_matter_comment_file: "POST /v1/matters/{matter_id}/comments/{matter_comment_id}/files",
  list_matter_comment_files: "GET /v1/matters/{matter_id}/comments/{matter_comment_id}/files",
  download_matter_comment_file: "GET /v1/matters/{matter_id}/comments/{matter_comment_id}/files/{matter_comment_file_id}/content",
  remove_matter_comment_file: "DELETE /v1/matters/{matter_id}/comments/{matter_comment_id}/files/{matter_comment_file_id}",
  list_resolution_comments: "GET /v1/resolutions/{resolution_id}/comments",
  get_resolution_comment: "GET /v1/resolutions/{resolution_id}/comments/{resolution_comment_id}",
  create_resolution_comment: "POST /v1/resolutions/{resolution_id}/comments",
  change_resolution_comment: "PATCH /v1/resolutions/{resolution_id}/comments/{resolution_comment_id}",
  withdraw_resolution_comment: "POST /v1/resolutions/{resolution_id}/comments/{resolution_comment_id}/withdrawal",
  list_resolution_comment_versions: "GET /v1/resolutions/{resolution_id}/comments/{resolution_comment_id}/versions",
  upload_resolution_comment_file: "POST /v1/resolutions/{resolution_id}/comments/{resolution_comment_id}/files",
  list_resolution_comment_files: "GET /v1/resolutions/{resolution_id}/comments/{resolution_comment_id}/files",
  download_resolution_comment_file: "GET /v1/resolutions/{resolution_id}/comments/{resolution_comment_id}/files/{resolution_comment_file_id}/content",
  remove_resolution_comment_file: "DELETE /v1/resolutions/{resolution_id}/comments/{resolution_comment_id}/files/{resolution_comment_file_id}",
  list_activity_comments: "GET /v1/activities/{activity_id}/comments",
  get_activity_comment: "GET /v1/activities/{activity_id}/comments/{activity_comment_id}",
  create_activity_comment: "POST /v1/activities/{activity_id}/comments",
  change_activity_comment: "PATCH /v1/activities/{activity_id}/comments/{activity_comment_id}",
  withdraw_activity_comment: "POST /v1/activities/{activity_id}/comments/{activity_comment_id}/withdrawal",
  list_activity_comment_versions: "GET /v1/activities/{activity_id}/comments/{activity_comment_id}/versions",
  upload_activity_comment_file: "POST /v1/activities/{activity_id}/comments/{activity_comment_id}/files",
  list_activity_comment_files: "GET /v1/activities/{activity_id}/comments/{activity_comment_id}/files",
  download_activity_comment_file: "GET /v1/activities/{activity_id}/comments/{activity_comment_id}/files/{activity_comment_file_id}/content",
  remove_activity_comment_file: "DELETE /v1/activities/{activity_id}/comments/{activity_comment_id}/files/{activity_comment_file_id}",
  list_visit_comments: "GET /v1/visits/{visit_id}/comments",
  get_visit_comment: "GET /v1/visits/{visit_id}/comments/{visit_comment_id}",
  create_visit_comment: "POST /v1/visits/{visit_id}/comments",
  change_visit_comment: "PATCH /v1/visits/{visit_id}/comments/{visit_comment_id}",
  withdraw_visit_comment: "POST /v1/visits/{visit_id}/comments/{visit_comment_id}/withdrawal",
  list_visit_comment_versions: "GET /v1/visits/{visit_id}/comments/{visit_comment_id}/versions",
  upload_visit_comment_file: "POST /v1/visits/{visit_id}/comments/{visit_comment_id}/files",
  list_visit_comment_files: "GET /v1/visits/{visit_id}/comments/{visit_comment_id}/files",
  download_visit_comment_file: "GET /v1/visits/{visit_id}/comments/{visit_comment_id}/files/{visit_comment_file_id}/content",
  remove_visit_comment_file: "DELETE /v1/visits/{visit_id}/comments/{visit_comment_id}/files/{visit_comment_file_id}",
  list_prospect_history: "GET /v1/prospects/{prospect_id}/history",
  list_negotiation_history: "GET /v1/negotiations/{negotiation_id}/history",
  list_visit_history: "GET /v1/visits/{visit_id}/history",
  list_visit_plan_history: "GET /v1/visit-plans/{visit_plan_id}/history",
  list_activity_history: "GET /v1/activities/{activity_id}/history",
  list_rotations: "GET /v1/rotations",
  get_rotation: "GET /v1/rotations/{rotation_id}",
  list_rotation_history: "GET /v1/rotations/{rotation_id}/history",
  set_up_rotation: "POST /v1/rotations",
  change_rotation: "PATCH /v1/rotations/{rotation_id}",
  skip_host: "POST /v1/rotations/{rotation_id}/skip",
  swap_hosts: "POST /v1/rotations/{rotation_id}/swap",
  get_similar_requests: "GET /v1/requests/{request_id}/similar",
  find_similar_requests: "POST /v1/requests/similar",
  submit_staff_request: "POST /v1/staff-requests",
  submit_staff_requests: "POST /v1/staff-requests/several",
  open_staff_request: "POST /v1/staff-requests/{request_id}/opening",
  get_staff_person: "GET /v1/staff-requests/{request_id}/person",
  request_supplement: "POST /v1/requests/{request_id}/supplement",
  supply_request: "POST /v1/requests/{request_id}/supply",
  report_progress: "POST /v1/requests/{request_id}/progress",
  list_visit_findings: "GET /v1/visit-findings",
  list_owed_visits: "GET /v1/owed-visits",
  list_visits: "GET /v1/visits",
  list_visit_plans: "GET /v1/visit-plans",
  get_visit_plan: "GET /v1/visit-plans/{visit_plan_id}",
  make_visit_plan: "POST /v1/visit-plans",
  change_visit_plan: "PATCH /v1/visit-plans/{visit_plan_id}",
  end_visit_plan: "POST /v1/visit-plans/{visit_plan_id}/end",
  get_owed_visit: "GET /v1/owed-visits/{owed_visit_id}",
  get_visit: "GET /v1/visits/{visit_id}",
  record_visit: "POST /v1/visits",
  record_visits: "POST /v1/visits/several",
  change_visit: "PATCH /v1/visits/{visit_id}",
  withdraw_visit: "POST /v1/visits/{visit_id}/withdrawal",
  upload_visit_file: "POST /v1/visits/{visit_id}/files",
  list_visit_files: "GET /v1/visits/{visit_id}/files",
  download_visit_file: "GET /v1/visits/{visit_id}/files/{visit_file_id}/content",
  remove_visit_file: "DELETE /v1/visits/{visit_id}/files/{visit_file_id}",
  search: "GET /v1/search",
  list_courses: "GET /v1/courses",
  get_course: "GET /v1/courses/{course_id}",
  announce_course: "POST /v1/courses",
  change_course: "PATCH /v1/courses/{course_id}",
  cancel_course: "POST /v1/courses/{course_id}/cancellation",
  enrol: "POST /v1/courses/{course_id}/enrolments",
  enrol_persons: "POST /v1/courses/enrolments",
  list_enrolments: "GET /v1/courses/{course_id}/enrolments",
  get_enrolment: "GET /v1/enrolments/{enrolment_id}",
  list_my_enrolments: "GET /v1/me/enrolments",
  cancel_enrolment: "POST /v1/enrolments/{enrolment_id}/cancellation",
  record_attendance: "POST /v1/enrolments/{enrolment_id}/attendance",
  record_attendances: "POST /v1/enrolments/attendance",
  get_training_report: "GET /v1/reports/training",
  get_worklist: "GET /v1/worklist",
  list_work: "GET /v1/worklist/items",
} as const;

/** Whose roles may call it, where not everybody may who is signed in. */
const SETS = [["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "follow_up_clerk", "grid_worker", "registrar", "service_agent", "service_clerk", "supervisor"], ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_agent", "service_clerk", "supervisor"], ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "operator", "service_clerk", "supervisor"], ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "grid_worker", "service_agent", "service_clerk", "supervisor"], ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "operator", "registrar", "service_clerk"], ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "operator", "service_clerk", "supervisor"], ["chain_chief", "department_handler", "dispatcher", "enterprise_contact", "service_clerk", "supervisor"], ["chain_chief", "department_handler", "dispatcher", "operator", "registrar", "service_clerk"], ["chain_chief", "department_handler", "dispatcher", "operator", "service_clerk"], ["chain_chief", "department_handler", "dispatcher", "operator", "service_clerk", "supervisor"], ["chain_chief", "department_handler", "dispatcher", "operator", "supervisor"], ["chain_chief", "department_handler", "dispatcher", "service_clerk"], ["chain_chief", "department_handler", "dispatcher", "service_clerk", "supervisor"], ["chain_chief", "dispatcher", "operator", "registrar", "supervisor"], ["chain_chief", "dispatcher", "operator", "service_clerk", "supervisor"], ["chain_chief", "dispatcher", "service_clerk", "supervisor"], ["chain_chief", "enterprise_contact", "follow_up_clerk", "operator", "supervisor"], ["chain_chief", "follow_up_clerk", "operator", "supervisor"], ["chain_chief", "operator", "supervisor"], ["department_handler"], ["department_handler", "dispatcher", "service_clerk"], ["department_handler", "dispatcher", "service_clerk", "supervisor"], ["department_handler", "enterprise_contact", "operator", "service_agent", "service_clerk", "supervisor"], ["department_handler", "enterprise_contact", "service_agent", "service_clerk"], ["department_handler", "operator", "supervisor"], ["department_handler", "service_clerk"], ["dispatcher", "operator", "supervisor"], ["dispatcher", "registrar"], ["dispatcher", "service_clerk", "supervisor"], ["dispatcher", "supervisor"], ["enterprise_contact"], ["enterprise_contact", "grid_worker", "service_agent", "service_clerk"], ["enterprise_contact", "operator", "service_agent"], ["enterprise_contact", "service_agent", "service_clerk"], ["enterprise_contact", "service_clerk"], ["follow_up_clerk", "supervisor"], ["operator"], ["operator", "registrar"], ["operator", "supervisor"], ["service_clerk"], ["supervisor"]] as const;
export const ACCESS = {
  list_outbox: SETS[36],
  list_parked: SETS[36],
  get_parked: SETS[36],
  replay_parked: SETS[36],
  replay_parked_many: SETS[36],
  drop_parked: SETS[36],
  drop_parked_many: SETS[36],
  list_gaps: SETS[36],
  skip_gap: SETS[36],
  get_messaging: SETS[36],
  start_replay: SETS[36],
  list_deliveries: SETS[36],
  retry_delivery: SETS[36],
  get_notification_rules: SETS[36],
  put_notification_rules: SETS[36],
  put_clock: SETS[36],
  get_account: SETS[37],
  open_account: SETS[37],
  open_accounts: SETS[37],
  change_account: SETS[37],
  create_api_key: SETS[36],
  list_proposals: SETS[37],
  get_proposed_values: SETS[37],
  approve_proposal: SETS[37],
  refuse_proposal: SETS[37],
  withdraw_proposal: SETS[37],
  book_venue: SETS[7],
  cancel_venue_booking: SETS[4],
  create_chain: SETS[37],
  change_chain: SETS[37],
  import_file: SETS[37],
  create_organization: SETS[37],
  change_organization: SETS[37],
  list_persons: SETS[37],
  create_person: SETS[37],
  change_person: SETS[37],
  list_posts: SETS[37],
  get_post: SETS[37],
  give_post: SETS[37],
  end_post: SETS[37],
  open_relation: SETS[37],
  end_relation: SETS[37],
  open_membership: SETS[37],
  end_membership: SETS[37],
  get_coverage: SETS[13],
  list_uncovered: SETS[13],
  get_honours: SETS[13],
  rotate_signing_key: SETS[36],
  withdraw_signing_keys: SETS[36],
  register_venue: SETS[37],
  change_venue: SETS[37],
  close_venue: SETS[37],
  upload_venue_file: SETS[37],
  remove_venue_file: SETS[37],
  announce_activity: SETS[11],
  change_activity: SETS[11],
  summarize_activity: SETS[11],
  cancel_activity: SETS[11],
  get_activity_check_in_code: SETS[11],
  upload_activity_file: SETS[11],
  remove_activity_file: SETS[8],
  announce_activities: SETS[11],
  summarize_activities: SETS[11],
  record_activity_attendance: SETS[11],
  record_activity_attendances: SETS[11],
  list_agreements: SETS[9],
  upload_agreement_file: SETS[20],
  list_agreement_files: SETS[9],
  download_agreement_file: SETS[9],
  remove_agreement_file: SETS[20],
  register_agreement: SETS[20],
  change_agreement: SETS[20],
  renew_agreement: SETS[20],
  end_agreement: SETS[20],
  get_agreement: SETS[9],
  list_agreement_history: SETS[9],
  accept_request: SETS[19],
  answer_request: SETS[19],
  dispatch_request: SETS[28],
  evaluate_request: SETS[34],
  redispatch_request: SETS[28],
  dispatch_requests: SETS[28],
  redispatch_requests: SETS[28],
  accept_requests: SETS[19],
  answer_requests: SETS[19],
  evaluate_requests: SETS[34],
  set_calendar_day: SETS[38],
  remove_calendar_day: SETS[38],
  set_working_hours: SETS[38],
  set_calendar_year: SETS[38],
  set_terms: SETS[38],
  list_cases: SETS[10],
  open_case: SETS[29],
  change_case: SETS[29],
  add_to_case: SETS[29],
  remove_from_case: SETS[29],
  answer_case: SETS[19],
  end_case: SETS[29],
  get_case: SETS[10],
  list_case_members: SETS[10],
  list_case_history: SETS[10],
  add_catalog_class: SETS[38],
  change_catalog_class: SETS[38],
  add_catalog_item: SETS[38],
  change_catalog_item: SETS[38],
  name_enterprise: SETS[30],
  withdraw_offer: SETS[29],
  confirm_claim: SETS[29],
  confirm_claims: SETS[29],
  refuse_claim: SETS[29],
  complete_claim: SETS[29],
  complete_claims: SETS[29],
  take_back_claim: SETS[29],
  list_request_comments: SETS[1],
  get_request_comment: SETS[1],
  create_request_comment: SETS[3],
  change_request_comment: SETS[3],
  withdraw_request_comment: SETS[3],
  list_request_comment_versions: SETS[1],
  upload_request_comment_file: SETS[3],
  list_request_comment_files: SETS[1],
  download_request_comment_file: SETS[1],
  remove_request_comment_file: SETS[3],
  add_decision_list: SETS[36],
  end_decision_list: SETS[36],
  get_dispatch_rules: SETS[26],
  list_dispatch_rule_versions: SETS[26],
  replace_dispatch_rules: SETS[38],
  try_dispatch_rules: SETS[26],
  list_requests: SETS[1],
  upload_request_file: SETS[23],
  list_request_files: SETS[1],
  download_request_file: SETS[1],
  remove_request_file: SETS[22],
  list_follow_ups: SETS[16],
  get_follow_up: SETS[16],
  get_follow_up_deadline: SETS[17],
  record_follow_up: SETS[35],
  miss_follow_up: SETS[35],
  record_follow_ups: SETS[35],
  list_follow_up_seeds: SETS[18],
  import_records: SETS[12],
  list_leads: SETS[9],
  list_negotiations: SETS[9],
  list_prospects: SETS[9],
  add_part: SETS[28],
  get_part: SETS[1],
  get_part_deadline: SETS[1],
  accept_part: SETS[19],
  return_part: SETS[19],
  confirm_part: SETS[28],
  request_part_extension: SETS[19],
  decide_part_extension: SETS[28],
  contribute_part: SETS[19],
  release_part: SETS[28],
  upload_part_file: SETS[19],
  list_part_files: SETS[9],
  download_part_file: SETS[9],
  remove_part_file: SETS[24],
  open_lead: SETS[20],
  open_leads: SETS[20],
  change_lead: SETS[20],
  log_lead: SETS[20],
  appoint_commissioner: SETS[20],
  convert_lead: SETS[20],
  lose_lead: SETS[20],
  reopen_lead: SETS[20],
  upload_lead_file: SETS[20],
  list_lead_files: SETS[9],
  download_lead_file: SETS[9],
  remove_lead_file: SETS[20],
  list_commissioners: SETS[20],
  get_lead: SETS[9],
  list_lead_log: SETS[9],
  submit_request: SETS[31],
  return_request: SETS[19],
  confirm_dispatch: SETS[28],
  request_extension: SETS[19],
  decide_extension: SETS[28],
  withdraw_request: SETS[33],
  review_request: SETS[40],
  list_mandates: SETS[32],
  get_mandate: SETS[32],
  grant_mandate: SETS[30],
  revoke_mandate: SETS[30],
  list_service_agents: SETS[34],
  convene_meeting: SETS[15],
  change_meeting: SETS[15],
  cancel_meeting: SETS[15],
  enter_meeting_attendance: SETS[15],
  take_meeting_minutes: SETS[15],
  approve_meeting_minutes: SETS[15],
  amend_meeting_minutes: SETS[15],
  discuss_matter: SETS[15],
  settle_matter: SETS[15],
  resolve: SETS[15],
  convene_meetings: SETS[15],
  enter_meetings_attendance: SETS[15],
  discuss_matters: SETS[15],
  settle_matters: SETS[15],
  upload_meeting_file: SETS[15],
  remove_meeting_file: SETS[15],
  revoke_resolution: SETS[15],
  confirm_resolution: SETS[15],
  get_owed_meetings: SETS[14],
  add_meeting_kind: SETS[36],
  change_meeting_kind: SETS[36],
  change_prospect: SETS[20],
  record_negotiation: SETS[20],
  record_negotiations: SETS[20],
  change_negotiation: SETS[20],
  enter_negotiation: SETS[20],
  cancel_negotiation: SETS[20],
  upload_negotiation_file: SETS[20],
  list_negotiation_files: SETS[9],
  download_negotiation_file: SETS[9],
  remove_negotiation_file: SETS[20],
  get_negotiation: SETS[9],
  make_offer: SETS[29],
  plan_on_site_day: SETS[39],
  change_on_site_day: SETS[39],
  enter_on_site_day_outcome: SETS[39],
  cancel_on_site_day: SETS[39],
  list_project_kinds: SETS[9],
  add_project_kind: SETS[36],
  change_project_kind: SETS[36],
  list_projects: SETS[9],
  upload_project_file: SETS[20],
  list_project_files: SETS[9],
  download_project_file: SETS[9],
  remove_project_file: SETS[20],
  register_project: SETS[20],
  register_projects: SETS[20],
  change_project: SETS[20],
  plan_project: SETS[20],
  complete_milestone: SETS[20],
  move_project: SETS[20],
  enter_project_outcome: SETS[20],
  withdraw_project_outcome: SETS[20],
  report_project: SETS[20],
  end_project: SETS[20],
  get_project: SETS[9],
  list_project_history: SETS[9],
  get_wall_chart: SETS[9],
  get_prospect: SETS[9],
  get_prospect_contact: SETS[20],
  register_prospect: SETS[20],
  register_prospects: SETS[20],
  get_request: SETS[1],
  list_request_history: SETS[1],
  get_request_deadline: SETS[1],
  get_request_figures: SETS[2],
  list_project_comments: SETS[9],
  get_project_comment: SETS[9],
  create_project_comment: SETS[12],
  change_project_comment: SETS[12],
  withdraw_project_comment: SETS[12],
  list_project_comment_versions: SETS[9],
  upload_project_comment_file: SETS[12],
  list_project_comment_files: SETS[9],
  download_project_comment_file: SETS[9],
  remove_project_comment_file: SETS[12],
  list_agreement_comments: SETS[9],
  get_agreement_comment: SETS[9],
  create_agreement_comment: SETS[12],
  change_agreement_comment: SETS[12],
  withdraw_agreement_comment: SETS[12],
  list_agreement_comment_versions: SETS[9],
  upload_agreement_comment_file: SETS[12],
  list_agreement_comment_files: SETS[9],
  download_agreement_comment_file: SETS[9],
  remove_agreement_comment_file: SETS[12],
  list_prospect_comments: SETS[9],
  get_prospect_comment: SETS[9],
  create_prospect_comment: SETS[12],
  change_prospect_comment: SETS[12],
  withdraw_prospect_comment: SETS[12],
  list_prospect_comment_versions: SETS[9],
  upload_prospect_comment_file: SETS[12],
  list_prospect_comment_files: SETS[9],
  download_prospect_comment_file: SETS[9],
  remove_prospect_comment_file: SETS[12],
  list_lead_comments: SETS[9],
  get_lead_comment: SETS[9],
  create_lead_comment: SETS[12],
  change_lead_comment: SETS[12],
  withdraw_lead_comment: SETS[12],
  list_lead_comment_versions: SETS[9],
  upload_lead_comment_file: SETS[12],
  list_lead_comment_files: SETS[9],
  download_lead_comment_file: SETS[9],
  remove_lead_comment_file: SETS[12],
  list_negotiation_comments: SETS[9],
  get_negotiation_comment: SETS[9],
  create_negotiation_comment: SETS[12],
  change_negotiation_comment: SETS[12],
  withdraw_negotiation_comment: SETS[12],
  list_negotiation_comment_versions: SETS[9],
  upload_negotiation_comment_file: SETS[12],
  list_negotiation_comment_files: SETS[9],
  download_negotiation_comment_file: SETS[9],
  remove_negotiation_comment_file: SETS[12],
  create_meeting_comment: SETS[0],
  change_meeting_comment: SETS[0],
  withdraw_meeting_comment: SETS[0],
  upload_meeting_comment_file: SETS[0],
  remove_meeting_comment_file: SETS[0],
  create_matter_comment: SETS[0],
  change_matter_comment: SETS[0],
  withdraw_matter_comment: SETS[0],
  upload_matter_comment_file: SETS[0],
  remove_matter_comment_file: SETS[0],
  create_resolution_comment: SETS[0],
  change_resolution_comment: SETS[0],
  withdraw_resolution_comment: SETS[0],
  upload_resolution_comment_file: SETS[0],
  remove_resolution_comment_file: SETS[0],
  create_activity_comment: SETS[0],
  change_activity_comment: SETS[0],
  withdraw_activity_comment: SETS[0],
  upload_activity_comment_file: SETS[0],
  remove_activity_comment_file: SETS[0],
  list_visit_comments: SETS[5],
  get_visit_comment: SETS[5],
  create_visit_comment: SETS[6],
  change_visit_comment: SETS[6],
  withdraw_visit_comment: SETS[6],
  list_visit_comment_versions: SETS[5],
  upload_visit_comment_file: SETS[6],
  list_visit_comment_files: SETS[5],
  download_visit_comment_file: SETS[5],
  remove_visit_comment_file: SETS[6],
  list_prospect_history: SETS[9],
  list_negotiation_history: SETS[9],
  list_visit_history: SETS[5],
  list_visit_plan_history: SETS[9],
  set_up_rotation: SETS[12],
  change_rotation: SETS[12],
  skip_host: SETS[12],
  swap_hosts: SETS[12],
  get_similar_requests: SETS[1],
  find_similar_requests: SETS[1],
  submit_staff_request: SETS[39],
  submit_staff_requests: SETS[39],
  open_staff_request: SETS[39],
  get_staff_person: SETS[25],
  request_supplement: SETS[21],
  supply_request: SETS[33],
  report_progress: SETS[19],
  list_visit_findings: SETS[5],
  list_owed_visits: SETS[9],
  list_visits: SETS[5],
  list_visit_plans: SETS[9],
  get_visit_plan: SETS[9],
  make_visit_plan: SETS[12],
  change_visit_plan: SETS[12],
  end_visit_plan: SETS[12],
  get_owed_visit: SETS[9],
  get_visit: SETS[5],
  record_visit: SETS[11],
  record_visits: SETS[11],
  change_visit: SETS[11],
  withdraw_visit: SETS[11],
  upload_visit_file: SETS[11],
  list_visit_files: SETS[5],
  download_visit_file: SETS[5],
  remove_visit_file: SETS[8],
  announce_course: SETS[27],
  change_course: SETS[27],
  cancel_course: SETS[27],
  record_attendance: SETS[27],
  record_attendances: SETS[27],
  get_training_report: SETS[13],
} as const;
