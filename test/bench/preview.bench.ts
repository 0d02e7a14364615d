/** `npx vitest bench test/bench/preview`: the matrix of a role with many policies. Compare runs on one machine. */
import {bench, describe} from 'vitest';
import {createMatrix} from '../../source/policy/matrix.ts';
import {readPermissions} from '../../source/policy/permission-source.ts';
import {awsPolicies} from '../../source/sandbox/company/aws-policies.ts';

const visitor = {roleArn: 'arn:aws:iam::111122223333:role/Many', region: 'us-west-2', now: new Date()};

const policies = awsPolicies.slice(0, 11).map(({name, versions}) => ({
	kind: 'managed' as const,
	name,
	document: JSON.stringify(versions[0]?.document),
}));

const matrixOf = (names: (name: string) => boolean) =>
	createMatrix(
		readPermissions({policies: policies.filter(({name}) => names(name)), complete: true}),
		visitor,
	);

describe('the matrix', () => {
	bench('of AdministratorAccess and ten managed policies', () => {
		matrixOf(() => true);
	});

	bench('of ten managed policies without it', () => {
		matrixOf((name) => name !== 'AdministratorAccess');
	});

	bench('of ReadOnlyAccess', () => {
		matrixOf((name) => name === 'ReadOnlyAccess');
	});
});
