import type {ObjectSchema, Schema} from '../pass/schema.ts';
import {plainTextPattern} from '../pass/text-pattern.ts';
import {presetNamePattern} from './preset-name.ts';

/** Plain text of a length in code points. */
const text = (minLength: number, maxLength: number): Schema => ({
	type: 'string',
	minLength,
	maxLength,
	pattern: plainTextPattern,
	description: `plain text of ${minLength === 0 ? `at most ${maxLength}` : `${minLength} to ${maxLength}`} characters`,
});

/** "AssumeRole", AWS STS API Reference: 900 s to 12 h. */
const duration: Schema = {
	anyOf: [
		{type: 'integer', minimum: 900, maximum: 43_200, description: 'a number of seconds'},
		{type: 'string', enum: ['max'], description: '"max"'},
	],
	description: 'a length from 15 minutes (900) to 12 hours (43200) in seconds, or "max"',
};

const region: Schema = {
	type: 'string',
	pattern: '^[a-z0-9-]{1,32}$',
	description: 'a region such as "eu-west-1"',
};

const destination = text(0, 4096);

/** RoleSessionName's letters, and braces for `{user}` and `{date}`. */
const sessionName: Schema = {
	type: 'string',
	pattern: '^[\\w+=,.@{}-]{2,128}$',
	description: 'letters, digits and any of + = , . @ - _, with {user} and {date} for what changes',
};

/** An issuer becomes a link in AWS's pages: nothing but the web. */
const issuer: Schema = {
	type: 'string',
	maxLength: 2048,
	pattern: '^https?://[\\x21-\\x7e]+$',
	description: 'a URL that begins with https:// or http://',
};

const requestProperties = {
	// "CreateRole", IAM API Reference: a path may hold any visible ASCII character.
	role: {type: 'string', pattern: '^[\\x21-\\x7e]{1,2048}$', description: 'a role’s ARN or name'},
	federate: {type: 'boolean', description: 'true or false'},
	duration,
	region,
	destination,
	sessionName,
	scope: {type: 'array', items: text(1, 4096), maxItems: 50, description: 'a list of at most 50 narrowings'},
	issuer,
	// "Tag", AWS STS API Reference.
	tags: {
		type: 'object',
		propertyNames: {
			type: 'string',
			pattern: '^[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}$',
			description: 'letters, digits, spaces and any of _ . : / = + - @, at most 128',
		},
		additionalProperties: text(0, 256),
		maxProperties: 50,
		description: 'at most 50 session tags',
	},
	transitiveTags: {type: 'array', items: text(1, 128), maxItems: 50, description: 'keys of at most 50 tags'},
	sourceIdentity: {
		type: 'string',
		pattern: '^[\\w+=,.@-]{2,64}$',
		description: '2 to 64 letters, digits and any of + = , . @ - _',
	},
	mfaSerial: {
		type: 'string',
		pattern: '^[\\w+=/:,.@-]{9,256}$',
		description: 'an MFA device’s serial number or ARN',
	},
	profile: text(1, 256),
	logoutFirst: {type: 'boolean', description: 'true or false'},
	accepted: {
		type: 'array',
		items: {type: 'string', enum: ['privilege-escalation'], description: '"privilege-escalation"'},
		maxItems: 1,
		description: 'a list that holds at most "privilege-escalation"',
	},
} as const satisfies Record<string, Schema>;

/** A request as a file holds it, empty fields left out; in this order. */
export const requestSchema: ObjectSchema = {
	type: 'object',
	required: ['role', 'duration'],
	additionalProperties: false,
	properties: requestProperties,
	description: 'what to hand out',
};

/** A preset as a file holds it, empty fields left out; in this order. */
export const presetSchema: ObjectSchema = {
	type: 'object',
	required: ['name', 'role', 'duration'],
	additionalProperties: false,
	properties: {
		name: {
			type: 'string',
			pattern: presetNamePattern,
			description: '1 to 64 letters, digits, ".", "_" and "-", beginning with a letter or digit',
		},
		...requestProperties,
		externalId: {
			type: 'string',
			pattern: '^[\\w+=,.@:/-]{2,1224}$',
			description: '2 to 1,224 letters, digits and any of + = , . @ : / - _',
		},
		note: text(1, 500),
	},
	description: 'a preset',
};

export const settingsSchema = {
	type: 'object',
	additionalProperties: false,
	properties: {
		region,
		duration,
		destination,
		sessionName,
		issuer,
		theme: {
			type: 'string',
			enum: ['auto', 'plain'],
			description: 'auto or plain',
		},
		history: {type: 'boolean', description: 'true or false'},
		teamFiles: {
			type: 'array',
			items: text(1, 4096),
			maxItems: 20,
			description: 'a list of at most 20 files',
		},
		logoutFirst: {type: 'boolean', description: 'true or false'},
		openCommand: text(1, 4096),
	},
	description: 'the settings',
} as const satisfies ObjectSchema;

/** config.json without its version, which is looked at first. */
export const configProperties = {
	presets: {
		type: 'array',
		items: presetSchema,
		maxItems: 5000,
		description: 'a list of at most 5,000 presets',
	},
	settings: settingsSchema,
} as const satisfies Record<string, Schema>;
