import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import type {Caller} from '../../../source/roles/caller/caller.ts';
import {judge} from './scene.ts';

type Json = Readonly<Record<string, unknown>>;

type Case = {
	readonly id: string;
	readonly title: string;
	readonly caller: {
		readonly arn: string;
		readonly identityArn: string;
		readonly key: 'long-term' | 'temporary';
	};
	readonly identityPolicies: readonly Json[];
	readonly boundary?: Json;
	readonly role: string;
	readonly trust: Json;
	readonly expect: {readonly verdict: string; readonly needs: readonly string[]};
};

const file = new URL('../../data/verdict-cases.json', import.meta.url);
const {cases}: {cases: readonly Case[]} = JSON.parse(readFileSync(file, 'utf8'));

const callerOf = ({arn, identityArn, key}: Case['caller']): Caller => {
	const isUser = arn === identityArn;
	const name = arn.slice(arn.lastIndexOf('/') + 1);
	return {
		arn,
		account: arn.split(':')[4] ?? '',
		partition: 'aws',
		kind: isUser ? 'user' : 'role-session',
		credentials: key,
		identityArn,
		identityArnKnown: true,
		userId: isUser ? 'AIDAEXAMPLE' : `AROAEXAMPLE:${name}`,
		name,
		tags: {},
	};
};

describe('the shared cases', () => {
	test.each(cases.map((item) => [`${item.id} ${item.title}`, item] as const))('%s', (_, item) => {
		const {verdict, needs, reasons} = judge({
			caller: callerOf(item.caller),
			identity: item.identityPolicies.map((policy) => JSON.stringify(policy)),
			...(item.boundary && {boundary: JSON.stringify(item.boundary)}),
			trust: JSON.stringify(item.trust),
			role: item.role,
		});
		expect({verdict, needs}).toEqual(item.expect);
		expect(reasons[0]).toMatch(/^You may|^Not known/);
	});
});
