import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {IniError, parseIni, parseNested} from '../../source/aws/config/ini.ts';
import {shellWords} from '../../source/aws/config/shell-words.ts';
import {issuedCredentials} from '../../source/aws/credentials/issued-credentials.ts';
import {printableText, soonExpiration} from '../../source/aws/sane-answer.ts';
import {splitLine} from '../../source/commands/completion/completion-line.ts';
import {resolveDestination} from '../../source/console/destination.ts';
import {partitionById} from '../../source/console/partitions.ts';
import {Failure} from '../../source/failure.ts';
import {jsonObject} from '../../source/json-object.ts';
import {parseDuration} from '../../source/pass/duration.ts';
import {parseDateValue} from '../../source/policy/language/date-value.ts';
import {findDuplicateKey} from '../../source/policy/language/duplicate-key.ts';
import {parseIpAddress, parseIpRange} from '../../source/policy/language/ip-range.ts';
import {parsePart, parsePolicy} from '../../source/policy/language/parse-policy.ts';
import {parseScopeTemplate} from '../../source/policy/scope/template.ts';
import {parseConfig} from '../../source/presets/config.ts';
import {parseEditText} from '../../source/presets/edit-text.ts';
import {pageAddress, parseHistory} from '../../source/presets/history-entry.ts';
import {parsePresetFile} from '../../source/presets/preset-file.ts';
import {parseVersioned} from '../../source/presets/versioned.ts';
import {isInForce, isSameDocument, revokeDocument} from '../../source/roles/revoke/revoke-document.ts';
import {parseRole, parseRoleArn} from '../../source/roles/role-arn.ts';
import {keepSecrets, withoutSecrets} from '../../source/secrets.ts';
import {harmless, harmlessJson, plainText} from '../../source/text/plain-text.ts';
import {foreignText, runs, seed} from './foreign-bytes.ts';

const trust = JSON.stringify({
	Version: '2012-10-17',
	Statement: [
		{
			Sid: 'A',
			Effect: 'Allow',
			Principal: {AWS: ['arn:aws:iam::111122223333:root', '*']},
			Action: ['sts:AssumeRole', 'sts:Tag*'],
			Condition: {
				StringLike: {'sts:ExternalId': ['a*', 'b?']},
				IpAddress: {'aws:SourceIp': '192.0.2.0/24'},
				'ForAllValues:StringEquals': {'aws:TagKeys': ['x']},
			},
		},
	],
});
const identity = JSON.stringify({
	Version: '2012-10-17',
	Statement: {
		Effect: 'Deny',
		NotAction: 's3:*',
		NotResource: ['arn:aws:s3:::b/*'],
		Condition: {Bool: {'aws:MultiFactorAuthPresent': true}},
	},
});
const revoking = JSON.stringify({
	Version: '2012-10-17',
	Statement: [
		{
			Effect: 'Deny',
			Action: ['*'],
			Resource: ['*'],
			Condition: {DateLessThan: {'aws:TokenIssueTime': '2026-11-29T01:02:03.000Z'}},
		},
		{Effect: 'Deny', Action: 's3:*', Resource: '*', Condition: {NumericLessThan: {x: 1.5}}},
	],
});
const ini =
	'[profile dev]\nregion = eu-west-1\nrole_arn=arn:aws:iam::111122223333:role/A ; c\ns3 =\n  a = b\n[services x]\nsts =\n  endpoint_url = http://h\n';
const preset = {
	name: 'audit',
	role: 'arn:aws:iam::111122223333:role/Audit',
	duration: 3600,
	destination: 's3',
	scope: ['read-only'],
	tags: {a: 'b'},
};
const config = JSON.stringify({version: 2, presets: [preset], settings: {issuer: 'https://example.org'}});
const page = '<!doctype html><title>x</title><script>y</script><h1>Sign in &amp; go &#39;on&#39;</h1>';
const bytes = (text: string) => new TextEncoder().encode(text);

const aws = partitionById('aws');
if (!aws) throw new Error('There is no partition aws.');
const before = new Date('2026-11-29T02:00:00Z');

type Parser = readonly [name: string, seeds: readonly string[], parse: (text: string) => unknown];

/** Everything that reads what somebody else wrote, with an example of it. */
const parsers: readonly Parser[] = [
	['a page or an error of AWS’s, as words', [page], (text) => plainText(text)],
	['text on its way to a terminal', [page, trust], (text) => harmless(text)],
	['JSON on its way to a terminal', [trust], (text) => harmlessJson(JSON.stringify({text}))],
	['text that may quote a secret', [page, `${trust} %2525%41 \\u0041`], (text) => withoutSecrets(text)],
	['JSON of an endpoint', ['{"Token":"x"}', 'null', '"x"'], jsonObject],
	[
		'credentials of an endpoint',
		['{"AccessKeyId":"A","SecretAccessKey":"s","Token":"t","Expiration":"2026-11-29T00:00:00Z"}'],
		(body) => issuedCredentials({body}),
	],
	['a token', ['abc'], printableText],
	['an end of credentials', ['2026-11-29T00:00:00Z'], (text) => soonExpiration(text, before.getTime())],
	['the AWS configuration', [ini], parseIni],
	['a setting within a setting', ['\n  a = b\n  c=d'], parseNested],
	['the words of a credential_process', [`/bin/x "a b" 'c' \\d`], shellWords],
	['a trust policy', [trust], (text) => parsePolicy(text, 'trust')],
	['an identity policy', [identity, revoking], (text) => parsePolicy(text, 'identity')],
	['a policy that may be understood in part', [identity, trust], (text) => parsePart(text, 'identity')],
	['keys of a policy', [trust], findDuplicateKey],
	['a date in a policy', ['2026-11-29T00:00:00Z', '1764374400'], parseDateValue],
	['an address in a policy', ['192.0.2.1', '2001:db8::1'], parseIpAddress],
	['a range in a policy', ['192.0.2.0/24', '2001:db8::/32'], parseIpRange],
	['a policy that revokes', [revoking], (text) => revokeDocument(text, {before, userId: 'AROAEXAMPLE:ana'})],
	['a policy read back', [revoking], (text) => isInForce(text, {before})],
	['two policies that may be the same', [revoking], (text) => isSameDocument(text, revoking)],
	['a scope by name', ['s3-prefix=acme/a,b/', 'read-only'], (text) => parseScopeTemplate(text, 'aws')],
	[
		'a destination',
		['s3', 'https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1#x', 'arn:aws:s3:::b'],
		(text) => resolveDestination({text, region: 'eu-west-1', partition: aws}),
	],
	['a role', ['arn:aws:iam::111122223333:role/a/Audit', 'a/Audit'], parseRole],
	['a role’s ARN', ['arn:aws:iam::111122223333:role/a/Audit'], parseRoleArn],
	['a length of time', ['1h30m', 'PT2H', 'max'], parseDuration],
	[
		'a preset that was edited',
		[JSON.stringify(preset), '// a\n{"name": "x", // b\n}'],
		(text) => parseEditText(text, {name: 'audit', role: 'Audit'}),
	],
	[
		'a file of presets',
		[JSON.stringify({version: 2, presets: [preset]})],
		(text) => parsePresetFile(bytes(text)),
	],
	['the configuration', [config], (text) => parseConfig(bytes(text))],
	['the last request', ['{"version":2,"request":{"role":"a"}}'], (text) => parseVersioned(bytes(text))],
	[
		'history',
		[`${JSON.stringify({version: 1, issuedAt: '2026-11-29T00:00:00Z', role: 'a', source: 'link'})}\n`],
		(text) => parseHistory(bytes(text)),
	],
	['an address in history', ['https://u:p@h/?token=x#y'], pageAddress],
	['a command line to complete', [`daypass link --to 's3" \\`], splitLine],
];

/** Inputs that once ended in a crash. */
const crashes: Readonly<Record<string, readonly string[]>> = {
	// A control character in a key, which is no JSON.
	'keys of a policy': ['{"\u0000Version":"2012-10-17"}', '{"\\x":1}'],
	// An object where an Action should be, with a toString that is none.
	'a policy that revokes': [
		'{"Statement":{"Effect":"Deny","Action":{"toString":1},"Resource":"*","Condition":{}}}',
		'{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":{"toString":1}}}}]}',
	],
};

describe('whatever bytes come, they are understood, refused in words, or left', () => {
	keepSecrets('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY');

	test.each(parsers)(
		'%s',
		(name, seeds, parse) => {
			const isAnswered = (text: string) => {
				try {
					parse(text);
				} catch (error) {
					// The second is told as the first by whoever knows which file it was.
					expect(error instanceof Failure || error instanceof IniError, String(error)).toBe(true);
				}
			};
			for (const text of [...seeds, ...(crashes[name] ?? [])]) isAnswered(text);
			fc.assert(fc.property(foreignText(seeds), isAnswered), {numRuns: runs, seed});
		},
		runs * 5 + 60_000,
	);
});
