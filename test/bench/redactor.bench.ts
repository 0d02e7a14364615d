/** `npx vitest bench test/bench/redactor`: what it costs that no secret leaves. Compare runs on one machine. */
import {bench, describe} from 'vitest';
import {keepChosenSecret, keepSecrets, letLinkPass, withoutSecrets} from '../../source/secrets.ts';

// As after a pass: the caller's keys and the visitor's, a sign-in token, an external ID, a link.
const letters = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';
const token = (of: string, length: number) =>
	Array.from({length}, (_, at) =>
		letters.charAt((at * 7 + of.charCodeAt(at % of.length)) % letters.length),
	).join('');
for (const whose of ['caller', 'visitor'])
	keepSecrets(token(`${whose}-id`, 20), token(`${whose}-key`, 40), token(`${whose}-session`, 1200));
keepSecrets(token('sign-in', 900));
keepChosenSecret('acme-7731-reader');
const link = `https://signin.aws.amazon.com/federation?Action=login&SigninToken=${token('sign-in', 900)}`;
letLinkPass(link);

const role =
	'{"arn":"arn:aws:iam::111122223333:role/team/Audit","name":"Audit","verdict":"allowed","needs":[]},';
const sentence = 'Open it before 08:52 UTC (15 minutes). The session lasts 1h, until 09:37 UTC.';
const roles = (count: number) => `{"version":1,"roles":[${role.repeat(count)}]}`;
const [many, all] = [roles(100), roles(5000)];

describe('what leaves without its secrets', () => {
	bench('a sentence', () => void withoutSecrets(sentence));
	bench('a link that was made', () => void withoutSecrets(link));
	bench('roles --json: 100 roles', () => void withoutSecrets(many));
	bench('roles --json: 5,000 roles', () => void withoutSecrets(all));
	bench(
		'for comparison, 5,000 roles parsed by JSON.parse',
		() => void JSON.parse(`[${role.repeat(5000).slice(0, -1)}]`),
	);
});
