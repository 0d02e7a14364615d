import type {Pass} from '../../pass/pass.ts';
import type {PlannedCall} from '../../signin/planned-calls.ts';
import {type JsonSchema, list, object, output, text, texts, time, whole} from '../json-schema.ts';

/** A pass without its version; history has a part of it. */
export const passFields = {
	url: text('the sign-in link: a secret'),
	role: text('the role’s ARN; empty for a federated user or the session at hand'),
	account: text('the account the link opens'),
	partition: text('aws, aws-cn, aws-us-gov, …'),
	sessionName: text('who the pass is for'),
	principal: text('the ARN of the session, as CloudTrail has it'),
	region: text('region the console opens in'),
	service: text('what opens, by the catalogue’s id; empty where it has none'),
	destination: text('the address that opens'),
	issuedAt: time('when it was made'),
	linkExpiresAt: time('until when the link opens a session'),
	sessionExpiresAt: time('until when the session lasts'),
	durationSeconds: whole('length of the session'),
	requestedDurationSeconds: whole('the length that was asked for'),
	scope: texts('what narrows the session'),
	warnings: texts('what the holder could do or the maker should know, in sentences'),
} as const satisfies Readonly<Record<Exclude<keyof Pass, 'version'>, JsonSchema>>;

export const linkSchema = output('link, <preset> and - with --json; with --watch one a line', passFields);

const calls = list(
	'what would be asked, in this order',
	object<PlannedCall>('a call', {
		action: text('the action: sts:AssumeRole'),
		endpoint: text('the address that would be asked'),
		why: text('what for, in a few words'),
	}),
);

/** What both dry runs say. */
export const dryRunFields = {
	dryRun: {const: true},
	profile: text('the AWS profile in use'),
	role: text('the role as it was named; empty where there is none'),
	calls,
} as const;

export const linkDryRunSchema = output('link, <preset> and - with --dry-run --json', {
	...dryRunFields,
	region: text('region the console would open in'),
	destination: text('the address that would open'),
});
