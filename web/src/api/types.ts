/**
 * The names under which the UI knows the API's shapes. They come from `schema.ts`, which is generated from the server's own description
 * (`npm run api`); what is written by hand here is only what that description leaves open: JSON kept as it is, and the language of filters.
 */
import type { components } from './schema';

export type { paths } from './paths';

type Schemas = components['schemas'];
/** A shape whose open JSON fields the UI knows more about. */
type Known<Shape, Fields> = Omit<Shape, keyof Fields> & Fields;
type JsonObject = Record<string, unknown>;

export type Id = string;

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** RFC 9457, with Tandem's additions. */
export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  errors?: Record<string, string[]>;
  kept?: string;
  current?: unknown;
  candidates?: MatchCandidate[];
  existing?: { id: Id; name: string };
  /** Who a contact is now that was merged away. */
  mergedInto?: Id;
  /** What a stage asks for and the deal lacks. */
  missing?: MissingField[];
}

// Session and set-up

export type SetUpStep = Schemas['SetUpStep'];
export type Role = Schemas['Role'];
export type Session = Known<Schemas['SessionView'], { user: NonNullable<Schemas['SessionView']['user']> }>;
export type Workspace = Schemas['WorkspaceView'];
export type User = Schemas['UserView'];
export type Invitation = Schemas['ListInvitationsView'];
/** A link with which somebody sets a password: to join, or because it was forgotten. */
export type PasswordLink = Schemas['MakeResetLinkView'];
export type ApiToken = Schemas['ListTokensView'];
/** A website that sends what happens on it. */
export type Site = Schemas['SiteView'];
export type SiteChange = Schemas['SiteCommand'];
export type JoinedVisitor = Schemas['JoinedVisitor'];
export type CatalogueItem = Schemas['CatalogueItem'];
export type AuditEntry = Known<Schemas['ListAuditView'], { before: JsonObject | null; after: JsonObject | null }>;

// People

export type LifecycleStage = Schemas['LifecycleStage'];
export type Contact = Schemas['ContactView'];
export type ContactCompany = Schemas['MembershipView'];
export type MergeField = Schemas['PreviewMergeField'];
export type Kept = Schemas['Kept'];
export type MatchCandidate = Schemas['Candidate'];
export type Team = Schemas['EventTeam'];
export type TimelineItem = Schemas['TimelineItem'];
export type LifecycleChange = Schemas['LifecycleHistoryChange'];
export type Note = Schemas['NoteView'];
export type BulkSelection = Schemas['BulkSelection'];
export type Topic = Schemas['TopicView'];
export type AddressFinding = Schemas['AddressFinding'];
export type PrivacyRules = Schemas['EditPrivacyView'];
export type MailSetup = Schemas['EditMailSettingsView'];
export type SmtpTls = Schemas['SmtpTls'];
export type SentMail = Schemas['ListMailsView'];
export type Consent = Schemas['ConsentView'];
export type Company = Schemas['CompanyView'];
export type Field = Schemas['FieldView'];
export type ObjectKind = Field['object'];
export type FieldType = Field['type'];
export type FieldOption = Schemas['FieldOption'];
export type Tag = Schemas['TagView'];

// Filters and views

export type FilterOperator =
  | 'is' | 'isNot' | 'anyOf' | 'noneOf' | 'contains' | 'notContains' | 'startsWith' | 'endsWith' | 'known' | 'unknown'
  | 'lt' | 'lte' | 'gt' | 'gte' | 'between' | 'on' | 'before' | 'after' | 'inLastDays' | 'notInLastDays' | 'inNextDays'
  | 'hasAny' | 'hasAll' | 'hasNone' | 'isMe' | 'isMyTeam';

export type FilterValue = string | number | boolean | string[] | number[] | null;

export interface Condition {
  field: string;
  op: FilterOperator;
  value?: FilterValue;
}

export type Filter = { and: Filter[] } | { or: Filter[] } | { not: Filter } | Condition;

export interface ViewDefinition {
  filter?: Filter | null;
  sort?: string | null;
  columns?: string[] | null;
  q?: string | null;
}

export type SavedView = Known<Schemas['SavedView'], { definition: ViewDefinition }>;

// Bulk work and jobs

export type Selection = { ids: Id[] } | { filter: Filter | null; q: string | null };

export interface BulkChange {
  set?: JsonObject;
  addTags?: string[];
  removeTags?: string[];
  archive?: boolean;
}

/** The preview, or the job that does it. */
export type BulkAnswer = Schemas['BulkEditAnswer'];
export type Job = Schemas['JobView'];
export type SearchHit = Schemas['SearchHit'];

// Scores

export type ContactScore = Schemas['ContactScoreView'];
export type FitReason = Schemas['FitReason'];
export type EngagementReason = Schemas['EngagementReason'];
export type FitRule = Known<Schemas['FitRule'], { condition: Filter }>;
export type EngagementRule = Schemas['ActivityRule'];
export type PropertyCondition = Schemas['PropertyCondition'];
export type Scoring = Known<Schemas['ScoringView'], { fitRules: FitRule[] }>;
export type MqlRule = Schemas['MqlRuleView'];
export type MqlSign = Schemas['MqlSign'];

// Import

export type ImportObject = Schemas['ImportObject'];
export type ImportTarget = Schemas['TargetView'];
export type ImportColumn = Schemas['ColumnView'];
export type ImportWarning = Schemas['ImportWarning'];
export type ImportReport = Schemas['ImportReport'];
export type Import = Schemas['ImportView'];
export type ImportMapping = Schemas['RunImportMapping'];

// Sales

export type StageCategory = Schemas['StageCategory'];
export type Deal = Schemas['DealView'];
export type StageChange = Schemas['DealHistoryStep'];
export type Stage = Schemas['StageView'];
export type Pipeline = Schemas['PipelineView'];
export type Product = Schemas['ProductView'];
export type Reason = Schemas['Reason'];
/** A field that a stage asks for and a deal lacks. */
export interface MissingField { field: string; label: string }
export type Rot = Schemas['Rot'];
export type Board = Schemas['BoardView'];
export type BoardColumn = Schemas['BoardColumn'];
export type BoardCard = Schemas['BoardCard'];
export type Task = Schemas['FollowUpView'];
export type TaskKind = Schemas['FollowUpKind'];
export type CallOutcome = Schemas['CallOutcome'];
export type Qualification = Schemas['QualificationView'];
export type AnsweredQuestion = Schemas['AnsweredQuestion'];

// Handing over

export type Handoff = Schemas['HandoffView'];
export type HandoffPack = Schemas['HandoffPack'];
export type Rep = Schemas['RepView'];
export type Territory = Schemas['Territory'];
export type Absence = Schemas['Absence'];
export type HandoffPolicy = Schemas['HandoffPolicy'];
export type BusinessHours = Schemas['EditBusinessHoursView'];

// Alignment

export type Sla = Schemas['SlaView'];
export type Promised = Schemas['Promise'];
export type Goal = Schemas['Goal'];
export type GoalPace = Schemas['GoalPace'];

// Visits

export type LiveVisit = Schemas['LiveVisit'];
export type ContactVisit = Schemas['Visit'];
export type TrafficTable = Schemas['TrafficTable'];
export type TrafficRow = Schemas['TrafficRow'];
export type TrafficBy = 'channel' | 'source' | 'medium' | 'campaign' | 'landingPage' | 'page';
export type ChannelsView = Schemas['ChannelsView'];
export type ChannelRule = Schemas['ChannelRule'];
export type ChannelCondition = Schemas['ChannelCondition'];

// Notices

export type Notice = Schemas['NoticeView'];
export type UnreadCount = Schemas['UnreadCount'];

// Insights

export type Campaign = Schemas['Campaign'];
export type Cost = Schemas['CostView'];
export type CostKind = Cost['kind'];
export type ScoreboardMode = 'period' | 'cohort';
export type ScoreboardBy = 'none' | 'origin' | 'campaign' | 'owner' | 'month' | 'landingPage' | 'product' | 'company' | 'closeQuarter';
export type ScoreboardRow = Schemas['BoardRow'];
export type ScoreboardCheck = Schemas['ScoreboardCheck'];
export type ScoreboardHit = Schemas['ListRowsHit'];
export type Kpi = Schemas['Kpi'];
export type Rate = Schemas['RateBody'];
export type SetAsideEvent = Schemas['SetAsideEvent'];
export type ReactorState = Schemas['ReactorState'];
