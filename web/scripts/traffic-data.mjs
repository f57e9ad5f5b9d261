// Writes what Tandem knows of browsers, systems, devices and crawlers, from the packages that maintain it, in one compact form:
// `npm --prefix web run traffic`. The result is committed, so that a build needs no npm.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import yaml from 'js-yaml';

const packages = join(dirname(fileURLToPath(import.meta.url)), '../node_modules');
const target = join(dirname(fileURLToPath(import.meta.url)), '../../src/Tandem.Engines/Traffic/Data');

/** A line for each rule, so that an update can be read as a diff. */
const lines = (rules) => `[\n${rules.map((rule) => JSON.stringify(rule)).join(',\n')}\n]`;

/** What stands behind the last value that is given says nothing. */
const short = (rule) => {
  const kept = rule.map((value) => value ?? null);
  while (kept.length > 1 && kept[kept.length - 1] === null) kept.pop();
  return kept;
};

const folderOf = (name) => join(packages, name);
const versionOf = (name) => JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')).version;
const head = (name, licence) => `"package": "${name}",\n"version": "${versionOf(name)}",\n"licence": "${licence}"`;

const rules = yaml.load(readFileSync(join(folderOf('uap-core'), 'regexes.yaml'), 'utf8'));
const agents = rules.user_agent_parsers.map((r) => short([r.regex, r.family_replacement, r.v1_replacement, r.v2_replacement]));
const systems = rules.os_parsers.map((r) => short([r.regex, r.os_replacement, r.os_v1_replacement, r.os_v2_replacement]));
const devices = rules.device_parsers.map((r) =>
  short([(r.regex_flag === 'i' ? '(?i)' : '') + r.regex, r.device_replacement, r.brand_replacement, r.model_replacement]),
);
writeFileSync(
  join(target, 'user-agents.json'),
  `{\n${head('uap-core', 'Apache-2.0')},\n"agents": ${lines(agents)},\n"systems": ${lines(systems)},\n"devices": ${lines(devices)}\n}\n`,
);

const crawlers = JSON.parse(readFileSync(join(folderOf('crawler-user-agents'), 'crawler-user-agents.json'), 'utf8')).map((c) => [c.pattern, ...(c.tags ?? [])]);
writeFileSync(join(target, 'crawlers.json'), `{\n${head('crawler-user-agents', 'MIT')},\n"crawlers": ${lines(crawlers)}\n}\n`);

const licence = (name) => readFileSync(join(folderOf(name), 'LICENSE'), 'utf8').trim();
writeFileSync(
  join(target, 'LICENCES.md'),
  `# Licences of the data in this folder

\`npm --prefix web run traffic\` writes it from two packages of the npm registry. Only the form is changed.

## user-agents.json: uap-core ${versionOf('uap-core')} (https://github.com/ua-parser/uap-core)

\`\`\`text
${licence('uap-core')}
\`\`\`

## crawlers.json: crawler-user-agents ${versionOf('crawler-user-agents')} (https://github.com/monperrus/crawler-user-agents)

\`\`\`text
${licence('crawler-user-agents')}
\`\`\`
`,
);
