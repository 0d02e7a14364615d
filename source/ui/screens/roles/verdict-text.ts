import type {Need, Verdict} from '../../../roles/verdict/verdict.ts';
import type {Tone} from '../../text/line.ts';
import type {Symbols} from '../../theme.ts';

type Answer = Verdict['verdict'];

export const verdictMark = (verdict: Answer, symbols: Symbols): string => symbols[verdict];

const tones: Readonly<Record<Answer, Tone>> = {
	allowed: 'good',
	conditional: 'warn',
	unknown: 'dim',
	denied: 'bad',
};

export const verdictTone = (verdict: Answer): Tone => tones[verdict];

const words: Readonly<Record<Answer, string>> = {
	allowed: 'allowed',
	conditional: 'allowed if …',
	unknown: 'could not tell',
	denied: 'no',
};

/** The verdict in a word, for beside its mark. */
export const verdictWord = (verdict: Answer): string => words[verdict];

/** What a role wants, for a column, in the filter's own words: `mfa`, `source-ip +1`. */
export const needsText = ([first, ...others]: readonly Need[]): string =>
	others.length === 0 ? (first ?? '') : `${first} +${others.length}`;

const long: Readonly<Record<Need, string>> = {
	mfa: 'MFA',
	'external-id': 'an external ID',
	'session-name': 'a session name of a certain form',
	'source-identity': 'a source identity',
	tags: 'session tags',
	region: 'another region',
	'source-ip': 'a certain source IP address',
	other: 'a condition that can’t be seen from here',
};

/** What a role wants, in words. */
export const needsSentence = (needs: readonly Need[]): string => needs.map((need) => long[need]).join(', ');
