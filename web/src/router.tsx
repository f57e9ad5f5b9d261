import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router';
import { api, ok } from './api/client';
import { ApiProblem } from './api/problem';
import { dealsSearch } from './features/sales/dealsSearch';
import { listSearch } from './features/lists/listSearch';
import { leadsSearch } from './features/leads/leadsSearch';
import { scoreboardSearch } from './features/insights/scoreboardSearch';
import { trafficSearch } from './features/capture/traffic/trafficSearch';
import { queryClient } from './queryClient';
import { NotFound, NowhereAtAll, RouteError, RoutePending } from './ui/RouteStates';
import { sessionQuery } from './ui/session';

const root = createRootRoute({ component: Outlet, notFoundComponent: NowhereAtAll });

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);

const setup = createRoute({ getParentRoute: () => root, path: '/setup', component: lazyRouteComponent(() => import('./features/account/SetupPage')) });
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({ next: text(search.next) }),
  component: lazyRouteComponent(() => import('./features/account/SignInPage')),
});
const forgot = createRoute({ getParentRoute: () => root, path: '/forgot', component: lazyRouteComponent(() => import('./features/account/ForgotPage')) });
const invite = createRoute({ getParentRoute: () => root, path: '/invite/$token', component: lazyRouteComponent(() => import('./features/account/InvitePage')) });

/** Everything behind the sign-in. A workspace without a first account shows its set-up page instead. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: lazyRouteComponent(() => import('./ui/Shell'), 'Shell'),
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(sessionQuery);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
      const { needed } = await ok(api.GET('/setup'));
      if (needed) throw redirect({ to: '/setup' });
      throw redirect({ to: '/sign-in', search: { next: location.href === '/' ? undefined : location.href } });
    }
  },
});

const home = createRoute({ getParentRoute: () => app, path: '/', component: lazyRouteComponent(() => import('./features/work/MyDayPage')) });
const tasks = createRoute({
  getParentRoute: () => app,
  path: '/tasks',
  validateSearch: (search: Record<string, unknown>): { whose?: string; when?: string } => ({ whose: text(search.whose), when: text(search.when) }),
  component: lazyRouteComponent(() => import('./features/work/TasksPage')),
});
const inbox = createRoute({
  getParentRoute: () => app,
  path: '/inbox',
  validateSearch: (search: Record<string, unknown>): { show?: string; mutes?: boolean } => ({ show: text(search.show), mutes: search.mutes === true || undefined }),
  component: lazyRouteComponent(() => import('./features/notifications/InboxPage')),
});
const people = createRoute({ getParentRoute: () => app, path: '/people', validateSearch: listSearch, component: lazyRouteComponent(() => import('./features/people/PeoplePage')) });
const recordSearch = (search: Record<string, unknown>): { tab?: string; kinds?: string; team?: string; bots?: boolean } => ({
  tab: text(search.tab), kinds: text(search.kinds), team: text(search.team), bots: search.bots === true || undefined,
});
const duplicates = createRoute({ getParentRoute: () => app, path: '/people/duplicates', component: lazyRouteComponent(() => import('./features/people/duplicates/DuplicatesPage'), 'PeopleDuplicates') });
const companyDuplicates = createRoute({ getParentRoute: () => app, path: '/companies/duplicates', component: lazyRouteComponent(() => import('./features/people/duplicates/DuplicatesPage'), 'CompanyDuplicates') });
const person = createRoute({ getParentRoute: () => app, path: '/people/$id', validateSearch: recordSearch, component: lazyRouteComponent(() => import('./features/people/PersonPage')) });
const companies = createRoute({ getParentRoute: () => app, path: '/companies', validateSearch: listSearch, component: lazyRouteComponent(() => import('./features/companies/CompaniesPage')) });
const company = createRoute({ getParentRoute: () => app, path: '/companies/$id', validateSearch: recordSearch, component: lazyRouteComponent(() => import('./features/companies/CompanyPage')) });
const deals = createRoute({ getParentRoute: () => app, path: '/deals', validateSearch: dealsSearch, component: lazyRouteComponent(() => import('./features/sales/DealsPage')) });
const deal = createRoute({ getParentRoute: () => app, path: '/deals/$id', validateSearch: recordSearch, component: lazyRouteComponent(() => import('./features/sales/DealPage')) });
const leads = createRoute({ getParentRoute: () => app, path: '/leads', validateSearch: leadsSearch, component: lazyRouteComponent(() => import('./features/leads/LeadsPage')) });
const imports = createRoute({
  getParentRoute: () => app,
  path: '/import',
  validateSearch: (search: Record<string, unknown>): { object?: string } => ({ object: text(search.object) }),
  component: lazyRouteComponent(() => import('./features/imports/StartImport')),
});
const importHistory = createRoute({ getParentRoute: () => app, path: '/import/history', component: lazyRouteComponent(() => import('./features/imports/ImportHistory')) });
const oneImport = createRoute({
  getParentRoute: () => app,
  path: '/import/$id',
  validateSearch: (search: Record<string, unknown>): { job?: string; map?: boolean } => ({ job: text(search.job), map: search.map === true || undefined }),
  component: lazyRouteComponent(() => import('./features/imports/ImportPage')),
});
const scoreboard = createRoute({ getParentRoute: () => app, path: '/scoreboard', validateSearch: scoreboardSearch, component: lazyRouteComponent(() => import('./features/insights/ScoreboardPage')) });
const sla = createRoute({ getParentRoute: () => app, path: '/sla', component: lazyRouteComponent(() => import('./features/alignment/SlaPage')) });
const campaigns = createRoute({
  getParentRoute: () => app,
  path: '/campaigns',
  validateSearch: (search: Record<string, unknown>): { peek?: string } => ({ peek: text(search.peek) }),
  component: lazyRouteComponent(() => import('./features/insights/CampaignsPage')),
});
const live = createRoute({ getParentRoute: () => app, path: '/live', component: lazyRouteComponent(() => import('./features/capture/traffic/LivePage')) });
const traffic = createRoute({ getParentRoute: () => app, path: '/traffic', validateSearch: trafficSearch, component: lazyRouteComponent(() => import('./features/capture/traffic/TrafficPage')) });
const forms = createRoute({ getParentRoute: () => app, path: '/forms', component: lazyRouteComponent(() => import('./features/capture/forms/FormsPage')) });
const form = createRoute({
  getParentRoute: () => app,
  path: '/forms/$id',
  validateSearch: (search: Record<string, unknown>): { tab?: string; state?: string; peek?: string } => ({ tab: text(search.tab), state: text(search.state), peek: text(search.peek) }),
  component: lazyRouteComponent(() => import('./features/capture/forms/FormPage')),
});
const more = createRoute({ getParentRoute: () => app, path: '/more', component: lazyRouteComponent(() => import('./ui/MorePage')) });

const settings = createRoute({ getParentRoute: () => app, path: '/settings', component: lazyRouteComponent(() => import('./features/settings/SettingsLayout')) });
const settingsHome = createRoute({ getParentRoute: () => settings, path: '/', beforeLoad: () => { throw redirect({ to: '/settings/workspace' }); } });
const sections = [
  createRoute({ getParentRoute: () => settings, path: 'workspace', component: lazyRouteComponent(() => import('./features/settings/WorkspaceSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'users', component: lazyRouteComponent(() => import('./features/settings/UserSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'fields', component: lazyRouteComponent(() => import('./features/settings/FieldSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'pipelines', component: lazyRouteComponent(() => import('./features/settings/PipelineSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'routing', component: lazyRouteComponent(() => import('./features/settings/RoutingSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'scoring', component: lazyRouteComponent(() => import('./features/audience/ScoringSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'channels', component: lazyRouteComponent(() => import('./features/capture/traffic/ChannelSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'events', component: lazyRouteComponent(() => import('./features/capture/catalogue/EventSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'reasons', component: lazyRouteComponent(() => import('./features/settings/ReasonSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'products', component: lazyRouteComponent(() => import('./features/settings/ProductSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'tokens', component: lazyRouteComponent(() => import('./features/settings/TokenSettings')) }),
  createRoute({
    getParentRoute: () => settings,
    path: 'site',
    validateSearch: (search: Record<string, unknown>): { site?: string } => ({ site: text(search.site) }),
    component: lazyRouteComponent(() => import('./features/capture/tracker/ConnectSite')),
  }),
  createRoute({ getParentRoute: () => settings, path: 'rates', component: lazyRouteComponent(() => import('./features/settings/RateSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'mail', component: lazyRouteComponent(() => import('./features/settings/MailSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'consent', component: lazyRouteComponent(() => import('./features/settings/TopicSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'privacy', component: lazyRouteComponent(() => import('./features/settings/PrivacySettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'audit', component: lazyRouteComponent(() => import('./features/settings/AuditSettings')) }),
  createRoute({ getParentRoute: () => settings, path: 'system', component: lazyRouteComponent(() => import('./features/settings/SystemSettings')) }),
] as const;

const routeTree = root.addChildren([
  setup, signIn, forgot, invite,
  app.addChildren([
    home, tasks, inbox, people, duplicates, person, companies, companyDuplicates, company, leads, deals, deal, imports, importHistory, oneImport, scoreboard, sla, campaigns, live, traffic, forms, form, more,
    settings.addChildren([settingsHome, ...sections]),
  ]),
]);

export const router = createRouter({
  routeTree,
  defaultPreload: 'intent',
  defaultPendingComponent: RoutePending,
  defaultPendingMs: 400,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
