import {expect, test} from 'vitest';
import {type Preview, previewOf, previewSteps} from '../../../source/policy/preview/preview.ts';
import type {Steps} from '../../../source/policy/preview/steps.ts';
import {allow, boundary, deny, inline, managed, reading, scope, under, visitor} from './permission-scene.ts';

const region = {StringEquals: {'aws:RequestedRegion': 'us-west-2'}};
const shared = inline(
	under(region, allow(['s3:*', 'ec2:*', 'iam:Get*'])),
	deny(['s3:*', 'sns:*'], 'arn:aws:*:*:*:*secret*'),
	allow('kms:*', `arn:aws:kms:*:*:key/${'long'.repeat(100)}-*`),
	{Effect: 'Allow', Action: ['sns:*', 'lambda:*'], NotResource: 'arn:aws:s3:::*-private/*'},
);
const cut = allow(['s3:Get*', 'ec2:*', 'lambda:*'], ['arn:aws:s3:::a*/*', 'arn:aws:*:us-west-2:*:*']);

/** They have policies in common, and so what is kept of those. */
const readings = [
	reading(shared),
	reading(shared, managed('ReadOnlyAccess')),
	reading(shared, boundary(cut)),
	reading(shared, scope(cut)),
];

const visitors = [visitor, {...visitor, region: 'eu-west-1'}];

const asked = readings.flatMap((policies) => visitors.map((who) => [policies, who] as const));

/** So many steps of one, then of the next. */
const inTurns = <Result>(all: readonly Steps<Result>[], count: number): readonly Result[] => {
	const results = new Map<Steps<Result>, Result>();
	while (results.size < all.length) {
		for (const steps of all) {
			for (let left = count; left > 0 && !results.has(steps); left--) {
				const {done, value} = steps.next();
				if (done) results.set(steps, value);
			}
		}
	}
	return all.flatMap((steps) => results.get(steps) ?? []);
};

const told = ({actionsOf, ...preview}: Preview) =>
	JSON.stringify({...preview, actions: preview.services.map(({service}) => actionsOf(service))});

test.each([1, 5])('previews that are worked out in turns are as each is alone: %d at a time', (count) => {
	const together = inTurns(
		asked.map(([policies, who]) => previewSteps(policies, who)),
		count,
	);
	const alone = asked.map(([{policies}, who]) =>
		// Policies of its own, of which nothing is kept.
		previewOf(reading(...policies.map((policy) => ({...policy}))), who),
	);
	expect(together.map(told)).toEqual(alone.map(told));
});
