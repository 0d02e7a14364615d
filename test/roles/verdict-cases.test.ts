import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {createJudge} from '../../source/roles/verdict.ts';

type Case = {
	readonly id: string;
	readonly title: string;
	readonly caller: {
		readonly arn: string;
		readonly identityArn: string;
		readonly key: 'long-term' | 'temporary';
	};
	readonly identityPolicies: readonly unknown[];
	readonly boundary?: unknown;
	readonly role: string;
	readonly trust: unknown;
	readonly expect: {readonly verdict: string; readonly needs: readonly string[]};
};

const {cases} = JSON.parse(readFileSync(new URL('../data/verdict-cases.json', import.meta.url), 'utf8')) as {
	cases: readonly Case[];
};

const judge = ({caller, identityPolicies, boundary, role, trust}: Case) => {
	const [, partition = '', , , account = ''] = caller.arn.split(':');
	const isUser = caller.arn === caller.identityArn;
	const name = caller.arn.slice(caller.arn.lastIndexOf('/') + 1);
	const judgeRole = createJudge({
		caller: {
			arn: caller.arn,
			account,
			partition,
			kind: isUser ? 'user' : 'role-session',
			credentials: caller.key,
			identityArn: caller.identityArn,
			identityArnKnown: true,
			userId: isUser ? 'AIDAEXAMPLE' : `AROAEXAMPLE:${name}`,
			name,
			tags: {},
		},
		evidence: {
			identity: identityPolicies.map((document, index) => ({
				kind: 'inline',
				name: `policy-${index}`,
				document: JSON.stringify(document),
			})),
			boundaryKnown: true,
			identityComplete: true,
			...(boundary !== undefined && {
				boundary: {kind: 'boundary', name: 'boundary', document: JSON.stringify(boundary)} as const,
			}),
		},
		now: new Date('2025-06-01T12:00:00Z'),
		sessionName: `daypass-${name.replaceAll(/[^\dA-Za-z-]/g, '-')}`,
		region: 'eu-west-1',
	});
	return judgeRole({
		arn: role,
		name: role.slice(role.lastIndexOf('/') + 1),
		path: '/',
		account: role.split(':')[4] ?? '',
		description: '',
		foundIn: 'account',
		trust: JSON.stringify(trust),
	});
};

describe('the shared cases', () => {
	test.each(cases.map((item) => [`${item.id} ${item.title}`, item] as const))('%s', (_, item) => {
		const {verdict, needs} = judge(item);
		if (process.env['SHOW'])
			process.stdout.write(
				`${item.id} ${item.title}\n   ${verdict} ${needs}\n   ${judge(item).reasons.join('\n   ')}\n`,
			);
		expect({verdict, needs}).toEqual(item.expect);
	});
});
