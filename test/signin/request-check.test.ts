import {expect, test} from 'vitest';
import type {FilledRequest} from '../../source/pass/fill-in.ts';
import {federatedRole, type PassSecrets} from '../../source/pass/pass.ts';
import {checkAsked, checkRequest} from '../../source/signin/request-check.ts';

const withTags = (count: number) => ({
	role: 'arn:aws:iam::111122223333:role/Audit',
	duration: 3600,
	destination: '',
	scope: [],
	tags: Object.fromEntries(Array.from({length: count}, (_, at) => [`key${at}`, 'value'])),
	logoutFirst: false,
});

test('fifty session tags are taken, and one more is refused before AWS is asked', () => {
	expect(() => checkRequest(withTags(50), {})).not.toThrow();
	expect(() => checkRequest(withTags(51), {})).toThrow(
		expect.objectContaining({code: 'too-many-tags', kind: 'usage'}),
	);
});

const asked = {role: '', duration: 3600, destination: '', scope: [], tags: {}, logoutFirst: false};
const federated = {...asked, role: federatedRole, federate: true, scope: ['read-only']};

type Refused = readonly [
	message: string,
	code: string,
	hint: string,
	request: FilledRequest,
	secrets: PassSecrets,
];

test.each<Refused>([
	['No role was named.', 'role-missing', 'daypass link <role>', asked, {}],
	[
		'A federated user has no role, and this names one.',
		'federate-role',
		`let the role be ${federatedRole}`,
		{...federated, role: 'Audit'},
		{},
	],
	[
		'A federated user may do nothing without a policy.',
		'scope-missing',
		'--scope',
		{...federated, scope: []},
		{},
	],
	[
		'AWS takes no --source-identity for a federated user.',
		'federate-option',
		'name a role',
		{...federated, sourceIdentity: 'ana'},
		{},
	],
	[
		'AWS takes no --mfa-code for a federated user.',
		'federate-option',
		'name a role',
		federated,
		{mfaCode: '123456'},
	],
	[
		'An MFA code has exactly six digits.',
		'mfa-code-malformed',
		'',
		{...asked, role: 'Audit'},
		{mfaCode: '1'},
	],
])('%s', (message, code, hint, request, secrets) => {
	expect(() => checkRequest(request, secrets)).toThrow(
		expect.objectContaining({kind: 'usage', code, message, hint: expect.stringContaining(hint)}),
	);
});

test('what is complete is taken: a role, a part of one’s own permissions, or the session at hand', () => {
	expect(() => checkRequest({...asked, role: 'Audit'}, {mfaCode: '123456'})).not.toThrow();
	expect(() => checkRequest({...federated, tags: {team: 'red'}, sessionName: 'ana'}, {})).not.toThrow();
	expect(() => checkRequest({...asked, self: true}, {})).not.toThrow();
});

test('what only a profile names may still be a role or the session that it is', () => {
	const named = {...asked, profile: 'audit'};
	expect(() => checkAsked(named, {})).not.toThrow();
	expect(() => checkRequest(named, {})).toThrow(expect.objectContaining({code: 'role-missing'}));
	expect(() => checkAsked(asked, {})).toThrow(expect.objectContaining({code: 'role-missing'}));
	expect(() => checkAsked({...named, issuer: 'nowhere'}, {})).toThrow(
		expect.objectContaining({code: 'issuer-malformed'}),
	);
	const role = {...asked, role: 'Audit', sourceIdentity: 'a'};
	expect(() => checkAsked(role, {})).toThrow(expect.objectContaining({code: 'source-identity-malformed'}));
	expect(() => checkAsked({...federated, profile: 'audit', role: 'Audit'}, {})).toThrow(
		expect.objectContaining({code: 'federate-role'}),
	);
});
