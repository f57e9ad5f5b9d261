import type { Problem } from './types';

/** What the server said was wrong, as it said it (RFC 9457), or the same shape for a call that never arrived. */
export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get code() {
    return this.problem.code;
  }

  get status() {
    return this.problem.status;
  }

  /** Messages by field, one string each, in the form that a form wants them. */
  get fieldErrors(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.problem.errors ?? {}).map(([field, said]) => [field, said.join(' ')]));
  }
}

export const unreachable: Problem = {
  title: 'The server could not be reached',
  status: 0,
  detail: 'Nothing was sent. Check the connection and try again.',
  code: 'unreachable',
};

export function toProblem(body: unknown, status: number): Problem {
  if (body && typeof body === 'object' && 'title' in body) {
    const said = body as Partial<Problem>;
    return { ...said, title: said.title ?? 'Something went wrong', status: said.status ?? status, code: said.code ?? `http${status}` };
  }
  return { title: titles[status] ?? 'Something went wrong', status, code: `http${status}` };
}

const titles: Record<number, string> = {
  401: 'You are signed out',
  403: 'You may not do this',
  404: 'Not found',
  409: 'This conflicts with something that exists',
  412: 'Somebody changed this in the meantime',
  429: 'Too many tries; wait a moment',
  500: 'The server made a mistake',
};

export function asProblem(error: unknown): Problem {
  if (error instanceof ApiProblem) return error.problem;
  return { title: 'Something went wrong', status: 0, detail: error instanceof Error ? error.message : undefined, code: 'unexpected' };
}
