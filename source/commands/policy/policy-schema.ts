import {accesses, accessLevels} from '../../policy/preview/access-level.ts';
import {list, notices, object, oneOf, output, text, texts, whole, yesNo} from '../json-schema.ts';

const access = oneOf('how much of it is allowed', accesses.toReversed());
const levels = Object.fromEntries(accessLevels.map((level) => [level, access]));

const source = object(
	'a policy',
	{kind: oneOf('what it is', ['managed', 'inline', 'boundary', 'scope']), name: text('its name')},
	{arn: text('its ARN, where it has one')},
);

const service = object('a service of which something is allowed', {
	service: text('as its actions are named: s3'),
	name: text('its name'),
	levels: object('by AWS’s access levels', levels),
	resources: texts('the resources it is limited to; * for all'),
});

export const policySchema = output('policy <role> --json', {
	role: text('its ARN'),
	complete: yesNo('everything that decides was read and understood'),
	notices,
	sources: list('the policies it comes from', source),
	services: list('what is allowed', service),
	warnings: notices,
});

export const policyServiceSchema = output('policy <role> --service <id> --json', {
	service: text('as its actions are named: s3'),
	actions: list(
		'every action of the service',
		object('an action', {
			action: text('s3:GetObject'),
			level: oneOf('AWS’s access level', accessLevels),
			access,
			resources: texts('the resources it is limited to; * for all'),
		}),
	),
});

export const policyCheckSchema = output('policy <role> --check <action> --json', {
	action: text('what was asked about'),
	resource: text('on which resource; * for any'),
	decision: oneOf('the answer', ['allowed', 'conditional', 'denied', 'unknown']),
	statements: list(
		'the statements that decide',
		object('a statement', {
			source: text('the policy it stands in'),
			index: whole('its place there, counted from 0'),
			sid: text('its Sid; empty for none'),
			effect: oneOf('what it does', ['Allow', 'Deny']),
		}),
	),
	reasons: texts('why, in sentences'),
	notices,
});
