import type { Span } from '../../text/span.ts';
import { cues } from './cues.ts';

/** Words that tell of a killer's own death, who may then be counted among the dead. */
const killerDeath =
  /\bmurder-suicide|\bsuicide\b|\b(?:killed|shot|on) himself\b|\b(?:police|officers?|deputies|deputy) (?:fatally )?(?:shot|killed)\b|\b(?:shot|killed)(?: and killed)? by (?:police|(?:\w+ ){0,2}officers?|deput)|\bkilling him\b|\bshot \w+ dead\b/iu;

/** Whether a sentence, of which these are the cues, tells that a killer died too, who may then be counted among the dead. */
export function tellsOfKillerDeath(text: string, sentence: Span, told: number): boolean {
  const shot = (told & cues.shooting) !== 0 && (told & (cues.police | cues.dead)) !== 0;
  return (shot || (told & cues.ownDeath) !== 0) && killerDeath.test(text.slice(sentence.start, sentence.end));
}
