import type {PermissionPolicy, PermissionReading} from '../../../source/policy/preview/permission-source.ts';
import type {Preview} from '../../../source/policy/preview/preview.ts';
import {decisionOf, previewOf} from '../../../source/policy/preview/preview.ts';
import {awsPolicies} from '../../../source/sandbox/company/aws-policies.ts';

/** A visitor of a role in Oregon, on the first of June 2025. */
export const visitor = {
	roleArn: 'arn:aws:iam::111122223333:role/app/Viewer',
	region: 'us-west-2',
	now: new Date('2025-06-01T12:00:00Z'),
};

type Statement = Readonly<Record<string, unknown>>;

export const allow = (
	Action: string | readonly string[],
	Resource: string | readonly string[] = '*',
): Statement => ({
	Effect: 'Allow',
	Action,
	Resource,
});

export const deny = (
	Action: string | readonly string[],
	Resource: string | readonly string[] = '*',
): Statement => ({
	Effect: 'Deny',
	Action,
	Resource,
});

export const under = (condition: Statement, statement: Statement): Statement => ({
	...statement,
	Condition: condition,
});

export const documentOf = (...statements: readonly Statement[]): string =>
	JSON.stringify({Version: '2012-10-17', Statement: statements});

export const managed = (name: string): PermissionPolicy => {
	const policy = awsPolicies.find(({arn}) => arn.endsWith(`/${name}`));
	const document = policy?.versions[0]?.document;
	if (!document) throw new Error(`The demo has no policy ${name}.`);
	return {kind: 'managed', name, document: JSON.stringify(document)};
};

const one =
	(kind: PermissionPolicy['kind']) =>
	(...statements: readonly Statement[]): PermissionPolicy => ({
		kind,
		name: kind,
		document: documentOf(...statements),
	});

export const inline = one('inline');
export const boundary = one('boundary');
export const scope = one('scope');

export const reading = (...policies: readonly PermissionPolicy[]): PermissionReading => ({
	policies,
	complete: true,
});

export const preview = (...policies: readonly PermissionPolicy[]): Preview =>
	previewOf(reading(...policies), visitor);

export const decision = (action: string, resource: string, ...policies: readonly PermissionPolicy[]) =>
	decisionOf(reading(...policies), {action, resource}, visitor).decision;

/** A row in short: `all some none none none`. */
export const levelsOf = ({services}: Preview, service: string): string =>
	Object.values(services.find((row) => row.service === service)?.levels ?? {}).join(' ');
