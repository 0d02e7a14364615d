import {describe} from 'vitest';
import {
	allowAll,
	ana,
	elsewhere,
	policyText,
	roleArn,
	root,
	type Scene,
	session,
	trusting,
	trustRoot,
} from './scene.ts';
import {check, dev} from './table.ts';

describe('what could not be read', () => {
	const unread = (policy: Partial<Scene['evidence']> = {}) => ({
		evidence: {identityComplete: false, ...policy},
	});
	const simulated = (decision: 'allowed' | 'implicit-deny' | 'explicit-deny') =>
		unread({simulated: new Map([[roleArn, decision]])});
	const other = `arn:aws:iam::${elsewhere}:role/Target`;
	check([
		['own policies, trusted by name', 'unknown', {trust: trusting({AWS: ana.arn}), ...unread()}],
		['own policies, not trusted', 'denied', {trust: trusting({AWS: dev}), ...unread()}],
		[
			'own policies in part, what was read denies',
			'denied',
			{
				trust: trusting({AWS: ana.arn}),
				identity: [{Effect: 'Deny', Action: '*', Resource: '*'}],
				...unread(),
			},
		],
		[
			'one of the own policies',
			'unknown',
			{
				trust: trustRoot,
				evidence: {
					identity: [
						{kind: 'managed', name: 'a', document: policyText(allowAll)},
						{kind: 'managed', name: 'b'},
					],
				},
			},
		],
		[
			'a malformed Allow of one’s own can’t take away what others give',
			'allowed',
			{trust: trusting({AWS: ana.arn}), identity: [{Effect: 'Allow', Action: 'sts:*'}]},
		],
		[
			'a malformed Allow beside one that is understood, in the same policy',
			'allowed',
			{trust: trustRoot, identity: [[allowAll, {Effect: 'Allow', Action: 'sts:*'}]]},
		],
		[
			'a malformed Allow that would be needed',
			'unknown',
			{trust: trustRoot, identity: [{Effect: 'Allow', Action: 'sts:*'}]},
		],
		[
			'a malformed Allow about something else',
			'denied',
			{trust: trustRoot, identity: [{Effect: 'Allow', Action: 's3:*'}]},
		],
		[
			'a malformed Deny',
			'unknown',
			{trust: trusting({AWS: ana.arn}), identity: [[allowAll, {Effect: 'Deny', NotAction: 's3:*'}]]},
		],
		[
			'a malformed Deny about something else',
			'allowed',
			{trust: trusting({AWS: ana.arn}), identity: [[allowAll, {Effect: 'Deny', Action: 's3:*'}]]},
		],
		[
			'a malformed Allow of the boundary that would be needed',
			'unknown',
			{trust: trustRoot, identity: [allowAll], boundary: {Effect: 'Allow', Action: 'sts:*'}},
		],
		[
			'a malformed Allow of the boundary beside one that is understood',
			'allowed',
			{trust: trustRoot, identity: [allowAll], boundary: [allowAll, {Effect: 'Allow', Action: 'sts:*'}]},
		],
		[
			'the boundary',
			'unknown',
			{trust: trusting({AWS: ana.arn}), evidence: {boundary: {kind: 'boundary', name: 'fence'}}},
		],
		[
			'whether there is a boundary',
			'unknown',
			{trust: trustRoot, identity: [allowAll], evidence: {boundaryKnown: false}},
		],
		[
			'the trust policy, elsewhere, own side allows',
			'unknown',
			{role: other, trust: null, identity: [allowAll]},
		],
		['the trust policy, elsewhere, own side silent', 'denied', {role: other, trust: null}],
		[
			'the trust policy, elsewhere, own side denies',
			'denied',
			{
				role: other,
				trust: null,
				identity: [allowAll, {Effect: 'Deny', Action: 'sts:AssumeRole', Resource: other}],
			},
		],
		['the trust policy, here, own side silent', 'unknown', {trust: null}],
		['the trust policy and own policies', 'unknown', {role: other, trust: null, ...unread()}],
		[
			'a malformed trust policy',
			'unknown',
			{
				identity: [allowAll],
				trust: {Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole', Resource: '*'},
			},
		],
		['simulation allows, account trusted', 'allowed', {trust: trustRoot, ...simulated('allowed')}],
		[
			'simulation allows, MFA wanted by the trust',
			['mfa'],
			{trust: trusting({AWS: root}, {Bool: {'aws:MultiFactorAuthPresent': 'true'}}), ...simulated('allowed')},
		],
		['simulation allows, not trusted', 'denied', {trust: trusting({AWS: dev}), ...simulated('allowed')}],
		['simulation silent, account trusted', 'denied', {trust: trustRoot, ...simulated('implicit-deny')}],
		[
			'simulation silent, trusted by name',
			'allowed',
			{trust: trusting({AWS: ana.arn}), ...simulated('implicit-deny')},
		],
		[
			'simulation silent, role trusted, boundary not known',
			'unknown',
			{
				caller: session,
				trust: trusting({AWS: dev}),
				evidence: {...simulated('implicit-deny').evidence, boundaryKnown: false},
			},
		],
		['simulation denies', 'denied', {trust: trusting({AWS: ana.arn}), ...simulated('explicit-deny')}],
		[
			'a simulation of another role',
			'unknown',
			{trust: trusting({AWS: ana.arn}), ...unread({simulated: new Map([[other, 'allowed']])})},
		],
		[
			'simulation counts for nothing where documents were read',
			'denied',
			{trust: trustRoot, evidence: {simulated: new Map([[roleArn, 'allowed']])}},
		],
	]);
});
