import type * as T from './types';

/** The shape that openapi-typescript gives an operation, so that `openapi-fetch` reads both alike. */
type Operation<Answer, Body = never, Query = never, Path = never> = {
  parameters: { query?: [Query] extends [never] ? never : Query; header?: never; cookie?: never } & ([Path] extends [never]
    ? { path?: never }
    : { path: Path });
  responses: {
    200: { content: { 'application/json': Answer } };
    default: { content: { 'application/problem+json': T.Problem } };
  };
} & ([Body] extends [never] ? { requestBody?: never } : { requestBody: { content: { 'application/json': Body } } });

type Get<Answer, Query = never, Path = never> = Operation<Answer, never, Query, Path>;
type Write<Answer, Body = never, Path = never, Query = never> = Operation<Answer, Body, Query, Path>;
type WithId = { id: T.Id };
type Paging = { cursor?: string; limit?: number };
type ListQuery = Paging & { q?: string; filter?: string; sort?: string };
type CountQuery = { q?: string; filter?: string };
type Patch<R> = Partial<Omit<R, 'id' | 'version'>> & Record<string, unknown>;
type Done = { ok?: boolean } | undefined;
type Started = { jobId: T.Id };
type Bulk = { select: T.Selection; change: T.BulkChange; preview?: boolean };
type ScoreboardQuery = { from?: string; to?: string; mode?: T.ScoreboardMode; by?: T.ScoreboardBy };

interface Collection<R> {
  get: Get<T.Page<R>, ListQuery>;
  post: Write<R, Patch<R>, never, { force?: boolean }>;
}

interface Single<R> {
  get: Get<R, never, WithId>;
  patch: Write<R, Patch<R>, WithId>;
  delete: Write<Done, never, WithId, { moveTo?: T.Id }>;
}

interface Count {
  get: Get<{ count: number; capped: boolean }, CountQuery>;
}

export interface paths {
  '/setup': {
    get: Get<{ needed: boolean }>;
    post: Write<T.Session, { workspaceName: string; name: string; email: string; password: string }>;
  };
  '/session': {
    get: Get<T.Session>;
    post: Write<T.Session, { email: string; password: string }>;
    delete: Write<Done>;
  };
  '/workspace': { get: Get<T.Workspace>; patch: Write<T.Workspace, Partial<T.Workspace>> };
  '/users': { get: Get<T.Page<T.User>, Paging> };
  '/users/{id}/reset-link': { post: Write<T.PasswordLink, never, WithId> };
  '/session/password': { put: Write<T.Session, { currentPassword: string; newPassword: string }> };
  '/users/{id}': { patch: Write<T.User, Partial<T.User>, WithId> };
  '/invitations': {
    get: Get<T.Page<T.Invitation>>;
    post: Write<T.PasswordLink, { name: string; email: string; role: T.Role }>;
  };
  '/invitations/{id}': { delete: Write<Done, never, WithId> };
  '/invitations/accept/{token}': {
    get: Get<{ kind: 'invitation' | 'reset'; name: string; email: string | null; workspaceName: string }, never, { token: string }>;
  };
  '/invitations/accept': { post: Write<T.Session, { token: string; name: string; password: string }> };
  '/tokens': {
    get: Get<T.Page<T.ApiToken>>;
    post: Write<{ id: T.Id; token: string }, { name: string; scopes: string[]; expiresAt?: string | null }>;
  };
  '/tokens/{id}': { delete: Write<Done, never, WithId> };
  '/audit': { get: Get<T.Page<T.AuditEntry>, Paging & { object?: string; objectId?: string }> };

  '/contacts': Collection<T.Contact>;
  '/contacts/count': Count;
  '/contacts/{id}': Single<T.Contact>;
  '/contacts/{id}/restore': { post: Write<T.Contact, never, WithId> };
  '/contacts/match': {
    post: Write<
      { candidates: T.MatchCandidate[] },
      { email?: string; phone?: string; firstName?: string; lastName?: string; company?: string }
    >;
  };
  '/contacts/{id}/timeline': { get: Get<T.Page<T.TimelineItem>, Paging & { kinds?: string }, WithId> };
  '/contacts/{id}/lifecycle': {
    get: Get<T.Page<T.LifecycleChange>, never, WithId>;
    post: Write<T.Contact, { stage: T.LifecycleStage; reason?: string }, WithId>;
  };
  '/contacts/{id}/notes': { get: Get<T.Page<T.Note>, Paging, WithId>; post: Write<T.Note, { body: string }, WithId> };
  '/notes/{id}': { patch: Write<T.Note, { body: string }, WithId>; delete: Write<Done, never, WithId> };
  '/contacts/{id}/consents': {
    get: Get<T.Page<T.Consent>, never, WithId>;
    post: Write<T.Consent, Pick<T.Consent, 'topic' | 'channel' | 'state' | 'basis' | 'text'>, WithId>;
  };
  '/contacts/{id}/suppress': {
    post: Write<Done, { reason: string }, WithId>;
    delete: Write<Done, never, WithId>;
  };
  '/contacts/{id}/companies/{companyId}': {
    put: Write<Done, { role: string | null; primary: boolean }, WithId & { companyId: T.Id }>;
    delete: Write<Done, never, WithId & { companyId: T.Id }>;
  };
  '/contacts/bulk': { post: Write<T.BulkPreview & Started, Bulk> };
  '/companies': Collection<T.Company>;
  '/companies/count': Count;
  '/companies/{id}': Single<T.Company>;
  '/companies/{id}/restore': { post: Write<T.Company, never, WithId> };
  '/companies/{id}/timeline': { get: Get<T.Page<T.TimelineItem>, Paging & { kinds?: string }, WithId> };
  '/companies/{id}/notes': { get: Get<T.Page<T.Note>, Paging, WithId>; post: Write<T.Note, { body: string }, WithId> };
  '/companies/{id}/contacts': { get: Get<T.Page<T.Contact>, Paging, WithId> };
  '/companies/{id}/deals': { get: Get<T.Page<T.Deal>, Paging, WithId> };
  '/companies/bulk': { post: Write<T.BulkPreview & Started, Bulk> };

  '/fields': {
    get: Get<T.Page<T.Field>, { object?: T.ObjectKind }>;
    post: Write<T.Field, Patch<T.Field>>;
  };
  '/fields/{id}': { patch: Write<T.Field, Patch<T.Field>, WithId>; delete: Write<Done, never, WithId> };
  '/tags': { get: Get<T.Page<T.Tag | string>, { object?: T.ObjectKind }> };
  '/views': {
    get: Get<T.Page<T.SavedView>, { object?: T.ObjectKind }>;
    post: Write<T.SavedView, Omit<T.SavedView, 'id' | 'ownerId'>>;
  };
  '/views/{id}': {
    patch: Write<T.SavedView, Partial<Omit<T.SavedView, 'id'>>, WithId>;
    delete: Write<Done, never, WithId>;
  };
  '/jobs': { get: Get<T.Page<T.Job>, Paging> };
  '/jobs/{id}': { get: Get<T.Job, never, WithId> };
  '/jobs/{id}/cancel': { post: Write<T.Job, never, WithId> };
  '/jobs/{id}/undo': { post: Write<Started, never, WithId> };
  '/search': { get: Get<{ items: T.SearchHit[] }, { q: string }> };

  '/imports': { get: Get<T.Page<T.Import>, Paging> };
  '/imports/{id}': { get: Get<T.Import, never, WithId> };
  '/imports/{id}/mapping': { put: Write<T.Import, T.ImportMapping, WithId> };
  '/imports/{id}/check': { post: Write<Started, never, WithId> };
  '/imports/{id}/run': { post: Write<Started, never, WithId> };
  '/imports/{id}/suggestions/{n}/accept': { post: Write<T.Import, never, WithId & { n: number }> };

  '/deals': Collection<T.Deal>;
  '/deals/count': Count;
  '/deals/{id}': Single<T.Deal>;
  '/deals/{id}/restore': { post: Write<T.Deal, never, WithId> };
  '/deals/{id}/stage': { post: Write<T.Deal, { stageId: T.Id }, WithId> };
  '/deals/{id}/win': { post: Write<T.Deal, { reason?: string; closedAt?: string }, WithId> };
  '/deals/{id}/lose': { post: Write<T.Deal, { reason: string; note?: string }, WithId> };
  '/deals/{id}/reopen': { post: Write<T.Deal, { stageId?: T.Id }, WithId> };
  '/deals/{id}/history': { get: Get<T.Page<T.StageChange>, never, WithId> };
  '/deals/{id}/timeline': { get: Get<T.Page<T.TimelineItem>, Paging & { kinds?: string }, WithId> };
  '/deals/{id}/contacts/{contactId}': {
    put: Write<Done, { role: string | null }, WithId & { contactId: T.Id }>;
    delete: Write<Done, never, WithId & { contactId: T.Id }>;
  };
  '/deals/bulk': { post: Write<T.BulkPreview & Started, Bulk> };
  '/pipelines': { get: Get<T.Page<T.Pipeline>>; post: Write<T.Pipeline, Patch<T.Pipeline>> };
  '/pipelines/{id}': { patch: Write<T.Pipeline, Patch<T.Pipeline>, WithId>; delete: Write<Done, never, WithId> };
  '/pipelines/{id}/stages': { post: Write<T.Stage, Patch<T.Stage>, WithId> };
  '/stages/{id}': {
    patch: Write<T.Stage, Patch<T.Stage>, WithId>;
    delete: Write<Done, never, WithId, { moveTo?: T.Id }>;
  };
  '/products': { get: Get<T.Page<T.Product>>; post: Write<T.Product, Patch<T.Product>> };
  '/products/{id}': { patch: Write<T.Product, Patch<T.Product>, WithId> };
  '/win-reasons': { get: Get<T.Page<T.LossReason | string>> };
  '/loss-reasons': { get: Get<T.Page<T.LossReason | string>> };

  '/campaigns': { get: Get<T.Page<T.Campaign>>; post: Write<T.Campaign, Patch<T.Campaign>> };
  '/campaigns/{id}': { patch: Write<T.Campaign, Patch<T.Campaign>, WithId>; delete: Write<Done, never, WithId> };
  '/costs': { get: Get<T.Page<T.Cost>, Paging & { campaignId?: T.Id }>; post: Write<T.Cost, Patch<T.Cost>> };
  '/costs/{id}': { delete: Write<Done, never, WithId> };
  '/scoreboard': { get: Get<{ rows: T.ScoreboardRow[] }, ScoreboardQuery> };
  '/scoreboard/rows': { get: Get<T.ScoreboardRows, ScoreboardQuery & Paging & { metric: string; key?: string }> };
  '/kpis': { get: Get<{ items: T.Kpi[] }> };
  '/rates': { get: Get<T.Page<T.Rate>>; put: Write<T.Page<T.Rate>, { items: T.Rate[] }> };

  '/system/set-aside': { get: Get<T.Page<T.SetAsideEvent>, Paging> };
  '/system/set-aside/{id}/replay': { post: Write<Done, never, WithId> };
  '/system/reactors': { get: Get<T.Page<T.ReactorState>> };
}
