/** Leads that wait for an answer, on My day. Whoever shows handoffs fills it; until then nothing stands here. */
export function HandoffsWaiting() {
  return null;
}
