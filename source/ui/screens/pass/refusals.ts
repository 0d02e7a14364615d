import type {Problem} from '../../runtime/problem.ts';
import type {FieldId, FieldProblem} from './pass-state.ts';

type Place = {
	readonly field: FieldId;
	/** What to press or type here, where the refusal itself speaks of options of the command line. */
	readonly hint?: string;
};

const anotherCode = 'Each code works once: wait for the next one your device shows.';

/** Where in the form a refusal belongs, by its code. */
const places: Readonly<Record<string, Place>> = {
	'session-name-malformed': {field: 'session-name'},
	'session-name-refused': {field: 'session-name', hint: 'The role wants another name here.'},
	'mfa-required': {field: 'mfa-code', hint: 'Type the six digits your device shows now.'},
	'mfa-code-malformed': {field: 'mfa-code', hint: 'Type the six digits your device shows now.'},
	'mfa-refused': {field: 'mfa-code', hint: anotherCode},
	'external-id-malformed': {field: 'external-id'},
	'external-id-required': {field: 'external-id', hint: 'The role’s owner has told you which.'},
	'external-id-refused': {field: 'external-id', hint: 'The role’s owner has told you which.'},
	'source-identity-malformed': {field: 'source-identity'},
	'source-identity-missing': {
		field: 'source-identity',
		hint: 'The role wants to know who is behind the session.',
	},
	'tag-malformed': {field: 'tags'},
	'too-many-tags': {field: 'tags'},
	'tags-missing': {field: 'tags', hint: 'The role wants tags: key=value, with commas between them.'},
	'duration-too-long': {field: 'duration', hint: 'Press ← for less.'},
	'duration-out-of-range': {field: 'duration', hint: 'Press ← or → for another length.'},
	'unknown-region': {field: 'region'},
	'region-of-other-partition': {field: 'region'},
	'unknown-service': {field: 'destination'},
	'unknown-page': {field: 'destination'},
	'missing-name': {field: 'destination'},
	'malformed-arn': {field: 'destination'},
	'malformed-name': {field: 'destination'},
	'not-a-console-url': {field: 'destination'},
	'other-partition': {field: 'destination'},
	'not-in-partition': {field: 'destination'},
	'region-of-other-resource': {field: 'region'},
	'unknown-scope': {field: 'scope'},
	'scope-malformed': {field: 'scope'},
	'scope-file-unreadable': {field: 'scope'},
	'malformed-policy': {field: 'scope'},
	'policy-too-large': {field: 'scope'},
	'too-many-policies': {field: 'scope'},
	'scopes-add-up': {field: 'scope'},
};

/** A refusal beside the field it is about, if it is about one, and with what helps here. */
export const atField = (problem: Problem): FieldProblem => {
	const place = places[problem.code];
	if (place === undefined) return problem;
	return {...problem, field: place.field, hint: place.hint ?? problem.hint};
};
