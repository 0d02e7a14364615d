/** The scopes daypass brings along: narrowings by name. */

import {parseDateValue} from '../language/date-value.ts';
import {parseIpRange} from '../language/ip-range.ts';
import type {Narrowing, ParsedTemplate} from './parsed-template.ts';
import type {StatementJson} from './session-policy-document.ts';
import {s3Bucket, s3Prefix} from './template-s3.ts';

export type ScopeTemplate = {
	readonly name: string;
	/** What stands behind the `=`, as it is written; absent: nothing may. */
	readonly value?: string;
	readonly says: string;
};

/** In the order they are offered. */
export const templates: readonly ScopeTemplate[] = [
	{name: 'read-only', says: 'look at everything, contents included'},
	{name: 'view-only', says: 'look at lists and settings, not at contents'},
	{name: 'read-only', value: 'service', says: 'look at one service'},
	{name: 's3-bucket', value: 'bucket', says: 'one bucket and what is in it'},
	{name: 's3-prefix', value: 'bucket/folder/', says: 'one folder of a bucket'},
	{name: 'billing', says: 'look at bills and costs'},
	{name: 'deny-iam', says: 'everything but IAM, Organizations and other roles'},
	{name: 'ip', value: 'range', says: 'only from these addresses'},
	{name: 'until', value: 'time', says: 'only until a time'},
];

const everything: StatementJson = {Effect: 'Allow', Action: '*', Resource: '*'};

/** One that takes something away from everything. */
const denying = (statement: Omit<StatementJson, 'Effect'>, warning?: string) => {
	const outside: readonly StatementJson[] = [{Effect: 'Deny', ...statement}];
	return {
		kind: 'narrowing' as const,
		narrowing: {allow: [everything, ...outside], outside},
		...(warning === undefined ? {} : {warning}),
	};
};

/** One that leaves some actions, on every resource. */
export const leaving = (actions: readonly string[]): Narrowing => ({
	allow: [{Effect: 'Allow', Action: actions, Resource: '*'}],
	outside: [{Effect: 'Deny', NotAction: actions, Resource: '*'}],
});

/** After AWS's managed policy AWSBillingReadOnlyAccess, and Cost Explorer's graphs. */
const billingActions = [
	'account:GetAccountInformation',
	'aws-portal:View*',
	'billing:Get*',
	'billing:List*',
	'budgets:Describe*',
	'budgets:View*',
	'ce:Describe*',
	'ce:Get*',
	'ce:List*',
	'consolidatedbilling:Get*',
	'consolidatedbilling:List*',
	'cur:Describe*',
	'cur:Get*',
	'freetier:Get*',
	'invoicing:Get*',
	'invoicing:List*',
	'payments:Get*',
	'payments:List*',
	'purchase-orders:List*',
	'purchase-orders:View*',
	'savingsplans:Describe*',
	'sustainability:GetCarbonFootprintSummary',
	'tax:Get*',
	'tax:List*',
];

const billing = (): ParsedTemplate => ({
	kind: 'narrowing',
	narrowing: leaving(billingActions),
	warning:
		'The scope billing leaves the pages of Billing and Cost Management; all others will say “access denied”.',
});

/**
 * "AWS: Denies access to AWS based on the source IP"; what AWS's services do on the visitor's behalf comes from theirs.
 */
const fromAddresses = (value: string): ParsedTemplate => {
	const ranges = value.split(',').map((range) => range.trim());
	if (ranges.some((range) => parseIpRange(range) === undefined)) {
		return {
			kind: 'malformed',
			needs: 'addresses or ranges with commas between, like ip=203.0.113.0/24,2001:db8::/48',
		};
	}
	const Condition = {NotIpAddress: {'aws:SourceIp': ranges}, Bool: {'aws:ViaAWSService': 'false'}};
	return denying(
		{Action: '*', Resource: '*', Condition},
		'The scope ip refuses commands in CloudShell too, because they come from AWS’s own addresses.',
	);
};

const untilTime = (value: string): ParsedTemplate => {
	const time = /^\d{4}-/.test(value) ? parseDateValue(value) : undefined;
	if (time === undefined) {
		return {
			kind: 'malformed',
			needs: 'a day or a time, UTC unless it says otherwise, like until=2030-01-31T18:00+09:00',
		};
	}
	const text = new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
	const Condition = {DateGreaterThan: {'aws:CurrentTime': text}};
	return {...denying({Action: '*', Resource: '*', Condition}), ends: time};
};

/** Without other roles too: no session policy follows a visitor who steps on into one. */
const denyIam = (): ParsedTemplate =>
	denying(
		{Action: ['iam:*', 'organizations:*', 'sts:AssumeRole*'], Resource: '*'},
		'The scope deny-iam leaves lists of roles empty on every page that offers them.',
	);

const managed = (partition: string, name: string): ParsedTemplate => ({
	kind: 'managed',
	arn: `arn:${partition}:iam::aws:policy/${name}`,
});

/**
 * Reads `name` or `name=value`; `undefined`: there is no template of that name.
 * @param partition The role's: it stands in the ARNs.
 */
export const parseScopeTemplate = (text: string, partition: string): ParsedTemplate | undefined => {
	const equals = text.indexOf('=');
	const name = equals < 0 ? text : text.slice(0, equals);
	const value = equals < 0 ? undefined : text.slice(equals + 1);
	const known = templates.filter((template) => template.name === name);
	if (known.length === 0) return undefined;
	if (!known.some((template) => (template.value === undefined) === (value === undefined))) {
		const form = known[0]?.value;
		return {
			kind: 'malformed',
			needs: form === undefined ? `nothing behind ${name}` : `a value, like ${name}=${form}`,
		};
	}
	switch (name) {
		case 'read-only':
			return value === undefined
				? managed(partition, 'ReadOnlyAccess')
				: {kind: 'read-only-service', service: value};
		case 'view-only':
			return managed(partition, 'job-function/ViewOnlyAccess');
		case 's3-bucket':
			return s3Bucket(value ?? '', partition);
		case 's3-prefix':
			return s3Prefix(value ?? '', partition);
		case 'billing':
			return billing();
		case 'deny-iam':
			return denyIam();
		case 'ip':
			return fromAddresses(value ?? '');
		default:
			return untilTime(value ?? '');
	}
};
