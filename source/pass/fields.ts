import {plainText} from '../text/plain-text.ts';
import type {BrokenRule} from './broken-rule.ts';
import type {Field} from './field.ts';
import {issuerPattern} from './issuer.ts';
import {duration, fitting, lettersOf, list, patterned, tags, text, textSchema, toggle} from './kinds.ts';
import type {FieldName, GraveWarning, Values} from './pass.ts';
import {scopeGoesOn} from './scope-list.ts';
import {brokenSessionName, longestFederatedName, longestSessionName} from './session-name.ts';

const anotherCode = 'Each code works once: wait for the next one your device shows.';
const typeCode = 'Type the six digits your device shows now.';
const owner = 'The role’s owner has told you which.';

/** AWS's letters for names (STS API Reference, "AssumeRole"). */
const name = {says: 'letters, digits and _+=,.@-', most: longestSessionName};

const externalId = lettersOf(
	'\\w+=,.@:/-',
	[2, 1224],
	'2 to 1,224 letters, digits and any of + = , . @ : / - _',
	{says: 'letters, digits and _+=,.@:/-', most: 1224},
);
const mfaCode = lettersOf('\\d', [6, 6], 'six digits', {says: 'digits', most: 6});
const mfaSerial = patterned('^[\\w+=/:,.@-]{9,256}$', 'an MFA device’s serial number or ARN');
const issuer = patterned(issuerPattern, 'a URL that begins with https:// or http://');
const brokenIssuer = fitting(issuer, {
	code: 'issuer-malformed',
	message: 'The issuer is where the console sends people when the session ends: a web address.',
	hint: 'Write it like https://example.org/signin.',
});

const graveWarnings: readonly GraveWarning[] = ['privilege-escalation', 'own-session'];
const quoted = (word: string) => `"${word}"`;
const longestDestination = 4096;
const tooLongDestination: BrokenRule = {
	code: 'destination-too-long',
	message: 'What the console is to open is longer than 4,096 characters.',
	hint: 'Name a service or a page of it, or paste a shorter address.',
};

/**
 * One row a field, in the order of help and files. The rules are AWS's: STS API Reference, "AssumeRole", "Request
 * parameters", unless another document is named.
 */
export const fields = {
	role: {
		// "CreateRole", IAM API Reference: a path may hold any visible ASCII character.
		kind: patterned('^[\\x21-\\x7e]{1,2048}$', 'a role’s ARN or name'),
		meaning: 'The role’s ARN, or its name in your account.',
		example: 'arn:aws:iam::111122223333:role/Audit',
		otherwise: '',
		flag: {
			flags: '-r, --role <arn|name>',
			help: 'the role: an ARN, or a name or path/name in your account',
		},
		kept: ['preset', 'last', 'history'],
	},
	duration: {
		kind: duration,
		meaning: 'How long: 1h, 90m, 1h30m, 3600 (seconds) or max.',
		example: 3600,
		otherwise: 3600,
		flag: {
			flags: '-d, --duration <length>',
			help: '1h, 90m, 1h30m, PT2H, 3600 (seconds) or max (default: 1h)',
		},
		setting: {
			name: 'duration',
			variable: 'DAYPASS_DURATION',
			description: 'how long a session lasts: 1h, 90m, max',
			fallback: '1h',
		},
		form: {
			at: 6,
			label: 'Duration',
			hint: 'How long the console session lasts, once the link is opened: ← → or typed, 50m, 2h30m.',
			refusals: [
				['duration-too-long', 'Press ← for less, or type a length.'],
				['duration-out-of-range', 'Press ← or →, or type another length.'],
			],
		},
		kept: ['preset', 'last'],
	},
	region: {
		kind: patterned('^[a-z0-9-]{1,32}$', 'a region such as "eu-west-1"'),
		meaning: 'Region the console opens in.',
		example: 'eu-west-1',
		flag: {
			flags: '--region <name>',
			help: 'region the console opens in (default: yours)',
		},
		setting: {
			name: 'region',
			variable: 'DAYPASS_REGION',
			description: 'region the console opens in',
			fallback: 'your AWS region',
		},
		form: {
			at: 7,
			label: 'Region',
			hint: 'Type to search: a name or a place.',
			refusals: ['unknown-region', 'region-of-other-partition', 'region-of-other-resource'],
		},
		kept: ['preset', 'last', 'history'],
	},
	destination: {
		// An address is often pasted with the end of its line.
		kind: {...text(0, longestDestination), parse: (typed) => typed.trim()},
		meaning: 'What opens: a service, service/page, or a console address.',
		rule: (value) => ([...value].length > longestDestination ? tooLongDestination : undefined),
		example: 's3',
		otherwise: '',
		flag: {
			flags: '-t, --to <service[/page]|URL>',
			help: 'what opens: a service, a page, a console URL (default: the home page)',
		},
		setting: {
			name: 'destination',
			variable: 'DAYPASS_DESTINATION',
			description: 'what opens: a service, a page, a console URL',
			fallback: 'the console’s home',
		},
		form: {
			at: 8,
			label: 'Page',
			hint: 'Type to search services and pages, or paste a console address.',
			refusals: [
				'destination-too-long',
				'unknown-service',
				'unknown-page',
				'missing-name',
				'malformed-arn',
				'malformed-name',
				'not-a-console-url',
				'other-partition',
				'not-in-partition',
			],
		},
		kept: ['preset', 'last', 'history'],
	},
	sessionName: {
		// Braces for `{user}` and `{date}`, which may become longer or shorter.
		kind: lettersOf(
			'\\w+=,.@{}-',
			[2, 128],
			'letters, digits and any of + = , . @ - _, with {user} and {date} for what changes',
			name,
		),
		meaning: 'Who it is for; {user} and {date} are filled in.',
		example: 'audit-{date}',
		flag: {
			flags: '-n, --session-name <name>',
			help: 'who the pass is for; {user} and {date} are filled in',
		},
		setting: {
			name: 'session-name',
			variable: 'DAYPASS_SESSION_NAME',
			description: 'who a pass is for; {user} and {date} are filled in',
			fallback: 'daypass-<you>',
		},
		form: {
			at: 1,
			label: 'Session name',
			hint: 'Shown in the console and in CloudTrail: 2–64 letters, digits and _+=,.@-',
			refusals: ['session-name-malformed', ['session-name-refused', 'The role wants another name here.']],
		},
		kept: ['preset', 'last', 'history'],
		ways: ['role', 'federate'],
		rule: (value, {federate}) =>
			/[{}]/.test(value)
				? undefined
				: brokenSessionName(value, federate ? longestFederatedName : longestSessionName),
	},
	scope: {
		kind: list(textSchema(1, 4096), 50, 'a list of at most 50 narrowings', scopeGoesOn),
		meaning: 'What narrows the session: templates, JSON policy files, ARNs of managed policies.',
		example: ['read-only'],
		otherwise: [],
		flag: {
			flags: '--scope <name|file|policy ARN>',
			help: 'session policy that narrows the session: a template, a JSON policy file, a managed policy; repeatable',
			opposite: 'not narrowed, though the preset is',
		},
		form: {
			at: 9,
			label: 'Session policy',
			hint: '↓ picks a template; or type a policy’s ARN or a JSON file, with commas between. As a flag: --scope.',
			refusals: [
				'unknown-scope',
				['scope-missing', 'Say what of your own permissions they get: ↓ picks a template.'],
				'scope-malformed',
				'scope-file-unreadable',
				'malformed-policy',
				'policy-too-large',
				'too-many-policies',
				'scopes-add-up',
			],
		},
		kept: ['preset', 'last', 'history'],
		ways: ['role', 'federate'],
	},
	externalId: {
		kind: externalId,
		meaning: 'The external ID the role asks for.',
		example: 'example-id',
		flag: {
			flags: '--external-id <id>',
			help: 'external ID the role asks for; - reads a line of standard input: arguments can be seen by everybody on the machine',
		},
		form: {
			at: 3,
			label: 'External ID',
			hint: 'The word that the role’s owner agreed on with you.',
			need: 'external-id',
			refusals: [
				'external-id-malformed',
				['external-id-required', owner],
				['external-id-refused', 'The one typed was refused: its owner has told you which.'],
			],
		},
		kept: ['preset'],
		secret: true,
		ways: ['role'],
		rule: fitting(externalId, {
			code: 'external-id-malformed',
			message: 'The external ID is not one AWS takes.',
			hint: 'It has 2 to 1,224 letters, digits and _ + = , . @ : / - and no spaces.',
		}),
	},
	sourceIdentity: {
		kind: lettersOf('\\w+=,.@-', [2, 64], '2 to 64 letters, digits and any of + = , . @ - _', name),
		meaning: 'Source identity to set.',
		example: 'jane',
		flag: {flags: '--source-identity <name>', help: 'source identity to set'},
		form: {
			at: 4,
			label: 'Source identity',
			hint: 'Who is behind this session: 2–64 letters, digits and _+=,.@-',
			need: 'source-identity',
			refusals: [
				'source-identity-malformed',
				['source-identity-required', 'Who is behind the session: its owner has told you how to say it.'],
				['source-identity-wrong', 'The one typed was refused: its owner has told you how to say it.'],
			],
		},
		kept: ['preset', 'last'],
		ways: ['role'],
		rule: (value) =>
			/^[\w+=,.@-]{2,64}$/.test(value) && !value.toLowerCase().startsWith('aws:')
				? undefined
				: {
						code: 'source-identity-malformed',
						message: `AWS does not take “${plainText(value, 80)}” as a source identity.`,
						hint: 'It has 2 to 64 letters, digits and _ + = , . @ - and does not start with aws:.',
					},
	},
	tags: {
		kind: tags,
		meaning: 'Session tags.',
		example: {team: 'audit'},
		otherwise: {},
		flag: {flags: '--tag <key=value>', help: 'session tag; repeatable'},
		form: {
			at: 5,
			label: 'Session tags',
			hint: 'key=value, with commas between them.',
			need: 'tags',
			refusals: [
				'tag-malformed',
				'tag-repeated',
				'too-many-tags',
				'tags-refused',
				['tags-missing', 'The role wants tags: key=value, with commas between them.'],
				['transitive-tag-unknown', 'The preset lets it go on to further roles: give it a value here.'],
			],
		},
		kept: ['preset', 'last'],
		ways: ['role', 'federate'],
		rule: (value) => brokenTags(value),
	},
	transitiveTags: {
		kind: list(textSchema(1, 128), 50, 'keys of at most 50 tags'),
		meaning: 'Keys of the tags that go on to further roles.',
		example: ['team'],
		flag: {
			flags: '--transitive-tag <key>',
			help: 'a --tag that goes on to further roles; repeatable',
		},
		kept: ['preset', 'last'],
		ways: ['role'],
		rule: (value, {tags: given = {}}) => {
			const stray = value.find((key) => !Object.hasOwn(given, key));
			return stray === undefined
				? undefined
				: {
						code: 'transitive-tag-unknown',
						message: `There is no session tag “${plainText(stray, 60)}” to go on to further roles.`,
						hint: 'Name the key of a --tag with --transitive-tag.',
					};
		},
	},
	self: {
		kind: toggle,
		meaning: 'No role: a link from the session at hand, temporary credentials only.',
		example: true,
		flag: {
			flags: '--self',
			help: 'no role: a link from the session at hand; temporary credentials only',
			conflicts: 'role',
		},
		kept: ['preset', 'last'],
		ways: ['self'],
	},
	federate: {
		kind: toggle,
		meaning: 'No role but a part of your own permissions; the role is then federated-user.',
		example: true,
		flag: {
			flags: '--federate',
			help: 'no role but a part of your own permissions, as an IAM user; needs --scope',
			conflicts: 'role',
		},
		kept: ['preset', 'last'],
		ways: ['federate'],
	},
	mfaSerial: {
		kind: mfaSerial,
		meaning: 'Your MFA device.',
		example: 'arn:aws:iam::111122223333:mfa/jane',
		flag: {flags: '--mfa-serial <arn>', help: 'your MFA device'},
		kept: ['preset', 'last'],
		ways: ['role'],
		rule: fitting(mfaSerial, {
			code: 'mfa-serial-malformed',
			message: 'That is not the serial number or ARN of an MFA device.',
			hint: 'It looks like arn:aws:iam::111122223333:mfa/name.',
		}),
	},
	mfaCode: {
		kind: mfaCode,
		meaning: 'The code your MFA device shows now.',
		example: '123456',
		flag: {
			flags: '--mfa-code <digits>',
			help: 'the code it shows now; - reads a line of standard input, after the external ID’s',
		},
		form: {
			at: 2,
			label: 'MFA code',
			hint: 'The six digits your device shows now.',
			need: 'mfa',
			refusals: [
				['mfa-required', typeCode],
				['mfa-code-malformed', typeCode],
				['mfa-refused', anotherCode],
			],
		},
		kept: [],
		secret: true,
		ways: ['role'],
		rule: fitting(mfaCode, {
			code: 'mfa-code-malformed',
			message: 'An MFA code has exactly six digits.',
			hint: 'Give the code your device shows now with --mfa-code.',
		}),
	},
	issuer: {
		kind: issuer,
		meaning: 'Where the console sends people when the session ends.',
		example: 'https://example.org/',
		flag: {
			flags: '--issuer <URL>',
			help: 'where the console sends people when the session ends',
		},
		setting: {
			name: 'issuer',
			variable: 'DAYPASS_ISSUER',
			description: 'where the console sends people when the session ends',
			fallback: 'nowhere',
		},
		kept: ['preset', 'last'],
		rule: (value) => (value === '' ? undefined : brokenIssuer(value)),
	},
	logoutFirst: {
		kind: toggle,
		meaning: 'Sign the browser out first.',
		example: true,
		otherwise: false,
		flag: {
			flags: '--logout-first',
			help: 'sign the browser out first (breaks multi-session)',
			opposite: 'not that, though a preset or a setting says so',
		},
		setting: {
			name: 'logout-first',
			variable: 'DAYPASS_LOGOUT_FIRST',
			description: 'whether the link goes through AWS’s sign-out page first',
			fallback: 'off',
		},
		kept: ['preset', 'last'],
	},
	profile: {
		kind: text(1, 256),
		meaning: 'AWS profile; without a role, what the profile names.',
		example: 'production',
		flag: {flags: '--profile <name>', help: 'AWS profile'},
		kept: ['preset', 'last'],
	},
	accepted: {
		kind: list<GraveWarning>(
			{type: 'string', enum: [...graveWarnings], description: graveWarnings.map(quoted).join(' or ')},
			graveWarnings.length,
			`a list that holds at most ${graveWarnings.map(quoted).join(' and ')}`,
		),
		meaning: 'What you were warned of, and said yes to.',
		example: ['privilege-escalation'],
		kept: ['preset', 'last'],
		personal: true,
	},
} satisfies {readonly [Name in FieldName]: Field<Values[Name]>};

const brokenTags = (value: Values['tags']): BrokenRule | undefined => {
	const entries = Object.entries(value);
	if (entries.length > 50) {
		return {code: 'too-many-tags', message: 'AWS takes at most 50 session tags.', hint: 'Leave some out.'};
	}
	for (const [key, one] of entries) {
		const isKey = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) && !key.toLowerCase().startsWith('aws:');
		if (isKey && /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(one)) continue;
		return {
			code: 'tag-malformed',
			message: isKey
				? `AWS does not take “${plainText(one, 60)}” as the value of the session tag “${plainText(key, 60)}”.`
				: `AWS does not take “${plainText(key, 60)}” as the key of a session tag.`,
			hint: 'Keys have up to 128, values up to 256 letters, digits, spaces and _ . : / = + - @; keys do not start with aws:.',
		};
	}
	return undefined;
};
