import {describe, expect, test} from 'vitest';
import {layOver} from '../../source/commands/link/link-options.ts';
import {federatedRole, type PassRequest} from '../../source/pass/pass.ts';
import {isSameQuestion, withAnswerOf} from '../../source/signin/accepted.ts';

const arn = 'arn:aws:iam::111122223333:role/Audit';

const asked = (changes: Partial<PassRequest> = {}): PassRequest => ({
	role: arn,
	duration: 3600,
	destination: '',
	scope: ['read-only'],
	tags: {},
	logoutFirst: false,
	accepted: ['privilege-escalation'],
	...changes,
});

const federated = {role: federatedRole, federate: true};

describe('a yes', () => {
	test.each<[string, Partial<PassRequest>, Partial<PassRequest>, boolean]>([
		['for another length', {}, {duration: 900}, true],
		['for the same role by way of another profile', {}, {profile: 'other'}, true],
		['for another role', {}, {role: `${arn}2`}, false],
		['for another scope', {}, {scope: []}, false],
		['for the role of that name in another account', {role: 'Audit'}, {profile: 'other'}, false],
		['for a part of somebody else’s permissions', federated, {profile: 'other'}, false],
		['for a part of the same one’s', {...federated, profile: 'own'}, {profile: 'own'}, true],
	])('%s', (_title, before, changes, holds) => {
		const base = asked(before);
		expect(isSameQuestion(base, {...base, ...changes})).toBe(holds);
		expect(layOver(base, changes).accepted).toEqual(holds ? ['privilege-escalation'] : undefined);
	});
});

describe('what takes another’s place', () => {
	const {accepted, ...unasked} = asked();

	test('keeps its answer as long as the question is the same', () => {
		expect(withAnswerOf({...unasked, duration: 900}, asked())).toEqual({...unasked, duration: 900, accepted});
		expect(withAnswerOf({...unasked, accepted: []}, asked())).toMatchObject({accepted});
	});

	test('is asked about anew where it is another, or nobody was asked', () => {
		expect(withAnswerOf({...unasked, scope: []}, asked())).toEqual({...unasked, scope: []});
		expect(withAnswerOf(unasked, unasked)).toEqual(unasked);
		expect(withAnswerOf(unasked, undefined)).toEqual(unasked);
	});
});
