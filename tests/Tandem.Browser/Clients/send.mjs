// Sends the same story with a client of Segment's API: node send.mjs segment|rudderstack URL WRITE_KEY
import { randomUUID } from 'node:crypto';

const [client, url, writeKey] = process.argv.slice(2);
const prefix = `${client}-`;

const story = (analytics) => {
  const anonymousId = `${prefix}browser`;
  const userId = `${prefix}ada`;
  analytics.page({ anonymousId, name: 'Pricing', properties: { path: '/pricing', url: 'https://shop.example/pricing' } });
  analytics.identify({ anonymousId, userId, traits: { email: `${prefix}ada@shop.example`, firstName: 'Ada', lastName: 'Byron', plan: 'pro' } });
  analytics.track({ userId, event: `${prefix}Order Placed`, properties: { total: 12.5, at: new Date(), id: randomUUID() } });
  analytics.screen({ userId, name: 'Home', properties: { dark: true } });
  analytics.group({ userId, groupId: `${prefix}engines`, traits: { name: `${prefix}Engines Ltd` } });
  analytics.alias({ userId, previousId: `${prefix}old` });
  for (let i = 0; i < 250; i++) analytics.track({ userId, event: `${prefix}Beat`, properties: { i } });
};

if (client === 'segment') {
  const { Analytics } = await import('@segment/analytics-node');
  const analytics = new Analytics({ writeKey, host: url, flushAt: 20 });
  analytics.on('error', (error) => { console.error(error); process.exitCode = 1; });
  story(analytics);
  await analytics.closeAndFlush({ timeout: 20_000 });
} else {
  const { default: module } = await import('@rudderstack/rudder-sdk-node');
  const Analytics = module.default ?? module;
  const analytics = new Analytics(writeKey, { dataPlaneUrl: url, flushAt: 20, gzip: true });
  story(analytics);
  await new Promise((done, fail) => analytics.flush((error) => (error ? fail(error) : done())));
}
