/** What the page can say before asking; the server has the last word. */
export function passwordProblem(password: string): string | null {
  return password.length < 10 ? 'Use at least 10 characters.' : null;
}
