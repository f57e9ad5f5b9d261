/**
 * The shapes of the API at `/api/v1`, written by hand until the server's OpenAPI file exists. When it does,
 * `openapi-typescript` writes `schema.d.ts`, `paths` comes from there, and the names below become aliases of
 * `components['schemas'][…]`: no other file of the UI knows where a type comes from.
 */
export type { paths } from './paths';

export type Id = string;
export type Instant = string;
export type CalendarDate = string;

export interface Page<T> {
  items: T[];
  next: string | null;
}

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
}

// Session and set-up

export type Role = 'owner' | 'admin' | 'manager' | 'marketer' | 'salesRep' | 'viewer';

export interface Session {
  user: { id: Id; name: string; email: string; role: Role; coreTeam: boolean };
  workspace: { name: string; currency: string; timeZone: string };
  permissions: string[];
}

export interface Workspace {
  name: string;
  currency: string;
  timeZone: string;
}

export interface User {
  id: Id;
  version?: number;
  name: string;
  email: string | null;
  role: Role;
  managerId: Id | null;
  managerName: string | null;
  office: string | null;
  coreTeam: boolean;
  status: 'active' | 'invited' | 'disabled' | 'noLogin';
}

export interface Invitation {
  id: Id;
  userId?: Id;
  name: string;
  email: string;
  role: Role;
  expiresAt: Instant;
  createdAt?: Instant;
  expired?: boolean;
}

/** A link with which somebody sets a password: to join, or because it was forgotten. */
export interface PasswordLink {
  id: Id;
  url: string;
  expiresAt: Instant;
}

export interface ApiToken {
  id: Id;
  name: string;
  hint: string;
  scopes: string[];
  createdBy: string;
  createdAt: Instant;
  lastUsedAt: Instant | null;
  expiresAt: Instant | null;
}

export interface AuditEntry {
  id: Id;
  at: Instant;
  actor: string;
  actorName: string;
  verb: string;
  object: string;
  objectId: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

// People

export type LifecycleStage =
  | 'subscriber'
  | 'lead'
  | 'marketingQualified'
  | 'salesAccepted'
  | 'salesQualified'
  | 'opportunity'
  | 'customer'
  | 'evangelist'
  | 'disqualified'
  | 'formerCustomer';

export type CustomValue = string | number | boolean | string[] | null;

export interface ContactCompany {
  id: Id;
  name: string;
  role: string | null;
  primary: boolean;
}

export interface Contact {
  id: Id;
  version: number;
  name: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  emails: string[];
  phone: string | null;
  jobTitle: string | null;
  country: string | null;
  city: string | null;
  timeZone: string | null;
  language: string | null;
  website?: string | null;
  ownerId: Id | null;
  ownerName: string | null;
  lifecycleStage: LifecycleStage;
  lifecycleSince: Instant | null;
  origin: string | null;
  campaign: string | null;
  landingPage: string | null;
  firstTouchAt: Instant | null;
  primaryCompany: { id: Id; name: string } | null;
  companies: ContactCompany[];
  tags: string[];
  custom: Record<string, CustomValue>;
  externalIds: { source: string; value: string }[];
  mailable: { allowed: boolean; reason: string | null };
  createdAt: Instant;
  updatedAt: Instant;
  lastSeenAt: Instant | null;
  eventCount: number;
  archivedAt: Instant | null;
}

export interface MatchCandidate {
  id: Id;
  name: string;
  email: string | null;
  company: string | null;
  why: string[];
}

export type Team = 'marketing' | 'sales' | 'system';

export interface TimelineItem {
  id: Id;
  type: string;
  team: Team;
  title: string;
  detail: string | null;
  occurredAt: Instant;
  receivedAt: Instant;
  source: string;
  actor: { id: Id; name: string } | null;
  data: Record<string, unknown> | null;
}

export interface LifecycleChange {
  id?: Id;
  from: LifecycleStage | null;
  to: LifecycleStage;
  at: Instant;
  cause: string | null;
  actor: { id: Id; name: string } | null;
  reason: string | null;
}

export interface Note {
  id: Id;
  version: number;
  body: string;
  author: { id: Id; name: string } | null;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface Consent {
  id?: Id;
  topic: string;
  channel: string;
  state: 'subscribed' | 'unsubscribed';
  basis: string | null;
  text: string | null;
  at: Instant;
  actor?: { id: Id; name: string } | null;
}

export interface Company {
  id: Id;
  version: number;
  name: string;
  domain: string | null;
  domains: string[];
  industry: string | null;
  country: string | null;
  city: string | null;
  employees: number | null;
  annualRevenue: number | null;
  currency: string | null;
  phone: string | null;
  website: string | null;
  ownerId: Id | null;
  ownerName: string | null;
  parentId: Id | null;
  parentName: string | null;
  tags: string[];
  custom: Record<string, CustomValue>;
  contactCount: number;
  openDeals: number;
  createdAt: Instant;
  updatedAt: Instant;
  archivedAt?: Instant | null;
}

export type ObjectKind = 'contact' | 'company' | 'deal';

export type FieldType =
  | 'text'
  | 'longText'
  | 'number'
  | 'money'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | 'select'
  | 'multiSelect'
  | 'email'
  | 'phone'
  | 'url'
  | 'user';

export interface FieldOption {
  value: string;
  label: string;
}

export interface Field {
  id: Id;
  object: ObjectKind;
  key: string;
  label: string;
  type: FieldType;
  options: FieldOption[];
  required: boolean;
  unique: boolean;
  indexed: boolean;
  builtIn: boolean;
  description: string | null;
}

export interface Tag {
  name: string;
  count?: number;
}

// Filters and views

export type FilterOperator =
  | 'is'
  | 'isNot'
  | 'anyOf'
  | 'noneOf'
  | 'contains'
  | 'notContains'
  | 'startsWith'
  | 'endsWith'
  | 'known'
  | 'unknown'
  | 'lt'
  | 'lte'
  | 'gt'
  | 'gte'
  | 'between'
  | 'on'
  | 'before'
  | 'after'
  | 'inLastDays'
  | 'notInLastDays'
  | 'inNextDays'
  | 'hasAny'
  | 'hasAll'
  | 'hasNone'
  | 'isMe'
  | 'isMyTeam';

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

export interface SavedView {
  id: Id;
  object: ObjectKind;
  name: string;
  scope: 'private' | 'all';
  definition: ViewDefinition;
  ownerId?: Id | null;
}

// Bulk work and jobs

export type Selection = { ids: Id[] } | { filter: Filter | null; q: string | null };

export interface BulkChange {
  set?: Record<string, unknown>;
  addTags?: string[];
  removeTags?: string[];
  archive?: boolean;
}

export interface BulkPreview {
  count: number;
  sample: { id: Id; name: string; before: Record<string, unknown>; after: Record<string, unknown> }[];
}

export interface Job {
  id: Id;
  kind: string;
  state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'undone';
  done: number;
  total: number | null;
  ratePerSecond: number | null;
  result: Record<string, unknown> | null;
  error: string | null;
  canUndo: boolean;
  undoUntil: Instant | null;
  createdAt: Instant;
  startedAt: Instant | null;
  finishedAt: Instant | null;
}

export interface SearchHit {
  kind: ObjectKind;
  id: Id;
  title: string;
  subtitle: string | null;
}

// Import

export type ImportObject = 'contacts' | 'companies' | 'deals' | 'users' | 'products';

export interface ImportTarget {
  key: string;
  label: string;
  group: string;
}

export interface ImportColumn {
  index: number;
  header: string;
  samples: string[];
  guess: { target: string; options: Record<string, unknown> | null } | null;
  confidence: number;
  target?: string | null;
}

export interface ImportWarning {
  code: string;
  message: string;
  line?: number | null;
  /** How many rows it is about. */
  count?: number;
  suggestion?: { number: number; from: string; to: string; accepted: boolean } | null;
}

export interface ImportReport {
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  errors: number;
  unchanged: number;
  warnings: ImportWarning[];
  createdFields: string[];
  isDryRun?: boolean;
}

export interface Import {
  id: Id;
  object: ImportObject;
  fileName: string;
  rows?: number | null;
  encoding: string;
  delimiter: string;
  columns: ImportColumn[];
  targets: ImportTarget[];
  state: string;
  report?: ImportReport | null;
  jobId?: Id | null;
  createdAt?: Instant;
  createdByName?: string | null;
  canUndo?: boolean;
  undoUntil?: Instant | null;
}

export interface ImportMapping {
  columns: { index: number; target: string | null }[];
}

// Sales

export type StageCategory = 'open' | 'won' | 'lost';

export interface Deal {
  id: Id;
  version: number;
  name: string;
  amount: number | null;
  currency: string | null;
  pipelineId: Id;
  pipelineName: string;
  stageId: Id;
  stageName: string;
  category: StageCategory;
  probability: number | null;
  outcome: StageCategory;
  openedAt: Instant | null;
  expectedCloseDate: CalendarDate | null;
  closedAt: Instant | null;
  ownerId: Id | null;
  ownerName: string | null;
  company: { id: Id; name: string } | null;
  contacts: { id: Id; name: string; role: string | null }[];
  product: string | null;
  lossReason: string | null;
  lossNote: string | null;
  winReason: string | null;
  custom: Record<string, CustomValue>;
  tags: string[];
  nextStep: string | null;
  createdAt: Instant;
  updatedAt: Instant;
  stageSince: Instant | null;
  archivedAt?: Instant | null;
}

export interface StageChange {
  id?: Id;
  fromStageId?: Id | null;
  from: string | null;
  toStageId?: Id | null;
  to: string;
  at: Instant;
  by: { id: Id; name: string } | null;
  seconds: number | null;
}

export interface Stage {
  id: Id;
  name: string;
  category: StageCategory;
  probability: number;
  rotDays: number | null;
  position: number;
}

export interface Pipeline {
  id: Id;
  name: string;
  isDefault: boolean;
  currency: string | null;
  stages: Stage[];
}

export interface Product {
  id: Id;
  name: string;
  series?: string | null;
  price?: number | null;
  currency?: string | null;
  active?: boolean;
}

export interface LossReason {
  id?: Id;
  name: string;
}

// Insights

export interface Campaign {
  id: Id;
  version?: number;
  name: string;
  key: string;
  budget: number | null;
  currency: string | null;
}

export type CostKind = 'ads' | 'content' | 'tools' | 'people' | 'events' | 'other';

export interface Cost {
  id: Id;
  campaignId: Id | null;
  origin?: string | null;
  date: CalendarDate;
  amount: number;
  currency: string;
  kind: CostKind;
  team: 'marketing' | 'sales';
  note: string | null;
}

export type ScoreboardMode = 'period' | 'cohort';
export type ScoreboardBy =
  | 'none'
  | 'origin'
  | 'campaign'
  | 'owner'
  | 'month'
  | 'landingPage'
  | 'product'
  | 'company'
  | 'closeQuarter';

export interface ScoreboardRow {
  key: string | null;
  label?: string | null;
  leads: number;
  marketingQualified: number;
  salesAccepted: number;
  salesQualified: number;
  opportunities: number;
  won: number;
  lost: number;
  open: number;
  conversion: number | null;
  winRate: number | null;
  wonValue: number | null;
  currency: string | null;
  medianDays: number | null;
  meanDays: number | null;
  cost: number | null;
  costPerLead: number | null;
  acquisitionCost: number | null;
  roi: number | null;
}

export interface ScoreboardHit {
  kind?: ObjectKind | 'cost';
  id: Id;
  title: string;
  subtitle?: string | null;
  at?: Instant | null;
  amount?: number | null;
  currency?: string | null;
}

export interface ScoreboardRows extends Page<ScoreboardHit> {
  hidden?: number | null;
}

export interface Kpi {
  key: string;
  name: string;
  formula: string;
  unit: string;
  description: string;
}

export interface Rate {
  currency: string;
  rate: number;
  from: CalendarDate;
}

export interface SetAsideEvent {
  id: Id;
  reactor: string;
  subjectId: Id;
  eventType: string;
  error: string;
  setAsideAt: Instant;
}

export interface ReactorState {
  name: string;
  lag: number;
}
