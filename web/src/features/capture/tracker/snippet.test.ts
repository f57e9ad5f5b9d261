import { expect, it } from 'vitest';
import type { Site } from '@/api/types';
import { attributesOf, snippetOf } from './snippet';

const site = { writeKey: 'tdmw_abc', hint: 'tdmw_a', cookieless: false, honourDnt: false, honourGpc: true, forms: 'marked', cookieDays: 180 } as unknown as Site;

it('is one short tag where nothing is out of the ordinary', () => {
  expect(snippetOf('https://crm.example', site)).toBe('<script async src="https://crm.example/t.js" data-key="tdmw_abc"></script>');
});

it('says what is out of the ordinary', () => {
  expect(attributesOf({ ...site, cookieDays: 30, honourGpc: false, honourDnt: true, forms: 'all' })).toEqual(['data-cookie-days="30"', 'data-gpc="off"', 'data-dnt', 'data-forms="all"']);
  expect(attributesOf({ ...site, cookieDays: 30, cookieless: true })).toEqual(['data-cookieless']);
});

it('names the very file where it is held to its hash', () => {
  expect(snippetOf('https://crm.example', site, { version: 'v1', integrity: 'sha384-x' })).toBe(
    '<script async src="https://crm.example/t.js?v=v1" integrity="sha384-x" crossorigin="anonymous" data-key="tdmw_abc"></script>',
  );
});
