import {Failure, type FailureCode} from '../failure.ts';
import {federatedRole, type PassRequest, type PassSecrets} from '../pass/pass.ts';
import {plainText} from '../plain-text.ts';
import {checkSessionName, longestFederatedName, longestSessionName} from './session-name.ts';

type Rule = {
	readonly value: string | undefined;
	readonly fits: (value: string) => boolean;
	readonly code: FailureCode;
	readonly says: string;
	readonly hint: string;
};

const matches = (pattern: RegExp) => (value: string) => pattern.test(value);

/** What AWS takes: STS API Reference, "AssumeRole", "Request parameters". Values of secrets never appear in a message. */
const rules = (request: PassRequest, secrets: PassSecrets): readonly Rule[] => [
	{
		value: secrets.externalId,
		fits: matches(/^[\w+=,.@:/-]{2,1224}$/),
		code: 'external-id-malformed',
		says: 'The external ID is not one AWS takes.',
		hint: 'It has 2 to 1,224 letters, digits and _ + = , . @ : / - and no spaces.',
	},
	{
		value: secrets.mfaCode,
		fits: matches(/^\d{6}$/),
		code: 'mfa-code-malformed',
		says: 'An MFA code has exactly six digits.',
		hint: 'Give the code your device shows now with --mfa-code.',
	},
	{
		value: request.mfaSerial,
		fits: matches(/^[\w+=/:,.@-]{9,256}$/),
		code: 'mfa-serial-malformed',
		says: 'That is not the serial number or ARN of an MFA device.',
		hint: 'It looks like arn:aws:iam::111122223333:mfa/name.',
	},
	{
		value: request.sourceIdentity,
		fits: (value) => /^[\w+=,.@-]{2,64}$/.test(value) && !value.toLowerCase().startsWith('aws:'),
		code: 'source-identity-malformed',
		says: 'The source identity is not one AWS takes.',
		hint: 'It has 2 to 64 letters, digits and _ + = , . @ - and does not start with aws:.',
	},
	{
		value: request.issuer,
		fits: (value) => value === '' || isWebAddress(value),
		code: 'issuer-malformed',
		says: 'The issuer is where the console sends people when the session ends: a web address.',
		hint: 'Write it like https://example.org/signin.',
	},
];

/** As presets and history keep it. */
const isWebAddress = (text: string): boolean =>
	/^https?:\/\/[\x21-\x7e]{1,2040}$/.test(text) && URL.canParse(text);

/**
 * Refuses beforehand what AWS would refuse, so that AWS never quotes a secret back.
 * @throws Failure of kind `usage`, naming the rule.
 */
export const checkRequest = (request: PassRequest, secrets: PassSecrets): void => {
	for (const {value, fits, code, says, hint} of rules(request, secrets)) {
		if (value !== undefined && !fits(value)) throw new Failure(code, says, hint);
	}
	if (request.federate) checkFederation(request, secrets);
	if (request.sessionName !== undefined && !/[{}]/.test(request.sessionName))
		checkSessionName(request.sessionName, request.federate ? longestFederatedName : longestSessionName);
	const tags = Object.entries(request.tags);
	if (tags.length > 50)
		throw new Failure('too-many-tags', 'AWS takes at most 50 session tags.', 'Leave some out.');
	for (const [key, value] of tags) {
		const fits =
			/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) &&
			/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value) &&
			!key.toLowerCase().startsWith('aws:');
		if (fits) continue;
		throw new Failure(
			'tag-malformed',
			`AWS does not take the session tag “${key.slice(0, 60).replace(/[^ -~]/g, '?')}”.`,
			'Keys have up to 128, values up to 256 letters, digits, spaces and _ . : / = + - @; keys do not start with aws:.',
		);
	}
	const stray = request.transitiveTags?.find((key) => !Object.hasOwn(request.tags, key));
	if (stray !== undefined) {
		throw new Failure(
			'transitive-tag-unknown',
			`There is no session tag “${plainText(stray, 60)}” to go on to further roles.`,
			'Name the key of a --tag with --transitive-tag.',
		);
	}
};

/** STS API Reference, "GetFederationToken": without a policy such a session may do nothing, and it knows no more than that. */
const checkFederation = (request: PassRequest, secrets: PassSecrets): void => {
	// A preset may be anybody's: what it shows as its role would be none of it.
	if (request.role !== federatedRole) {
		throw new Failure(
			'federate-role',
			'A federated user has no role, and this names one.',
			`Leave federate out, or let the role be ${federatedRole}.`,
		);
	}
	if (request.scope.length === 0) {
		throw new Failure(
			'scope-missing',
			'A federated user may do nothing without a policy.',
			'Say with --scope what of your own permissions they get: read-only, a policy file, a managed policy’s ARN.',
		);
	}
	const useless = [
		['--external-id', secrets.externalId],
		['--mfa-code', secrets.mfaCode],
		['--mfa-serial', request.mfaSerial],
		['--source-identity', request.sourceIdentity],
		['--transitive-tag', request.transitiveTags?.[0]],
	].find(([, value]) => value !== undefined);
	if (useless) {
		throw new Failure(
			'federate-option',
			`AWS takes no ${useless[0]} for a federated user.`,
			'Leave it out, or name a --role.',
		);
	}
};
