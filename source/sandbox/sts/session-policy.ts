import {deflateRawSync} from 'node:zlib';
import type {SandboxAccount} from '../account.ts';
import type {SessionDetails} from '../key-set.ts';
import {noSuchEntity, ServiceError, validationError} from '../service-error.ts';

/** What AWS allots to the packed session policy and tags. Its form of packing is its own; this is of the same order. */
const allottedBytes = 1024;
const mostPolicyArns = 10;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const malformed = (message: string) => new ServiceError('MalformedPolicyDocument', message);

const checkStatement = (statement: unknown) => {
	if (!isObject(statement)) throw malformed('Syntax errors in policy.');
	const {Effect: effect} = statement as {Effect?: unknown};
	const complete = [
		effect === 'Allow' || effect === 'Deny',
		'Action' in statement || 'NotAction' in statement,
		'Resource' in statement || 'NotResource' in statement,
	];
	if (!complete.every(Boolean)) throw malformed('Syntax errors in policy.');
	if ('Principal' in statement || 'NotPrincipal' in statement) {
		throw malformed('Policy document should not specify a principal.');
	}
};

const checkDocument = (text: string) => {
	let document: unknown;
	try {
		document = JSON.parse(text);
	} catch {
		throw malformed('The policy is not in the valid JSON format.');
	}
	if (!isObject(document)) throw malformed('Syntax errors in policy.');
	const {Statement: statements} = document as {Statement?: unknown};
	const list = Array.isArray(statements) ? statements : [statements];
	if (statements === undefined || list.length === 0) throw malformed('Syntax errors in policy.');
	list.forEach(checkStatement);
};

const checkPolicyArns = (arns: readonly string[], account: SandboxAccount) => {
	if (arns.length > mostPolicyArns) {
		throw validationError(
			`1 validation error detected: Value '[${arns.join(', ')}]' at 'policyArns' failed to satisfy constraint: Member must have length less than or equal to ${mostPolicyArns}`,
		);
	}
	for (const arn of arns) {
		const known = account.policies.some((policy) => policy.arn === arn);
		if (!known) throw noSuchEntity(`Policy ${arn} does not exist or is not attachable.`);
	}
};

/**
 * Checks the session policy, managed policies and session tags given with a call.
 * @returns `PackedPolicySize`, a percentage; absent when none of them was given
 * @throws ServiceError `MalformedPolicyDocument`, `PackedPolicyTooLarge`, `ValidationError`, `NoSuchEntity`
 */
export const packSessionPolicy = (
	{policy, policyArns, tags}: SessionDetails,
	account: SandboxAccount,
): number | undefined => {
	if (policy !== undefined) checkDocument(policy);
	checkPolicyArns(policyArns, account);
	const narrowed = policy !== undefined || policyArns.length > 0;
	const pairs = Object.entries(tags).map((pair) => pair.join('='));
	if (!narrowed && pairs.length === 0) return;
	const text = [policy ?? '', ...policyArns, ...pairs].join('\n');
	const percent = Math.ceil((deflateRawSync(text).length / allottedBytes) * 100);
	if (percent <= 100) return percent;
	throw new ServiceError(
		'PackedPolicyTooLarge',
		`Packed size of ${narrowed ? 'session policy' : 'session tags'} consumes ${percent}% of allotted space.`,
	);
};
