import { describe, expect, it } from 'vitest';
import { candidatesOf, type Draft, toContact, worthMatching } from './createContact';

const blank: Draft = { firstName: '', lastName: '', email: '', phone: '', jobTitle: '', company: null, ownerId: null };
const same = { id: '1', name: 'A', email: null, company: null, why: ['same name and company'] };

describe('a new person', () => {
  it('is looked up once there is enough to go by', () => {
    expect(worthMatching({ ...blank, email: 'a@b' })).toBe(false);
    expect(worthMatching({ ...blank, email: 'a@b.co' })).toBe(true);
    expect(worthMatching({ ...blank, phone: '030 12' })).toBe(false);
    expect(worthMatching({ ...blank, firstName: 'Al', lastName: 'Bo' })).toBe(true);
  });

  it('sends empty fields as null', () => expect(toContact({ ...blank, firstName: ' Al ' })).toMatchObject({ firstName: 'Al', email: null }));

  it('cannot take an email that somebody has, but can look like somebody', () => {
    expect(candidatesOf({ title: '', status: 409, code: 'emailTaken', existing: { id: '9', name: 'B' } }, []).certain).toBe(true);
    expect(candidatesOf({ title: '', status: 409, code: 'mayExist', candidates: [same] }, [])).toEqual({ candidates: [same], certain: false });
    expect(candidatesOf(null, [same]).candidates).toEqual([same]);
  });
});
