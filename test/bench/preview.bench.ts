/**
 * `npx vitest bench test/bench/preview`: what a preview costs, in milliseconds of the processor, after it was loaded.
 */
import process from 'node:process';
import {bench, describe} from 'vitest';
import {matrixSteps} from '../../source/policy/preview/matrix.ts';
import {type PermissionReading, readPermissions} from '../../source/policy/preview/permission-source.ts';
import {previewOf} from '../../source/policy/preview/preview.ts';
import {atOnce} from '../../source/policy/preview/steps.ts';
import {intricateStatements} from '../policy/preview/intricate-statements.ts';
import {boundary, inline, reading, scope} from '../policy/preview/permission-scene.ts';
import {awsManaged, isWhole, largestOfAws} from './aws-policies.ts';

const visitor = {roleArn: 'arn:aws:iam::111122223333:role/Many', region: 'us-west-2', now: new Date()};

const ten = [
	...['ReadOnlyAccess', 'ViewOnlyAccess', 'PowerUserAccess', 'SecurityAudit', 'AmazonS3ReadOnlyAccess'],
	...['DatabaseAdministrator', 'NetworkAdministrator', 'SystemAdministrator', 'SupportUser', 'DataScientist'],
];

/** Read anew each time: what was understood of a policy is kept with it. */
const readingOf = (names: readonly string[]) => {
	const policies = awsManaged(names);
	return (): PermissionReading => ({policies: policies.map((policy) => ({...policy})), complete: true});
};

const matrixOf = (names: readonly string[]) => {
	const read = readingOf(names);
	return () => void atOnce(matrixSteps(readPermissions(read()), visitor));
};

const previewed = (names: readonly string[]) => {
	const read = readingOf(names);
	return () => void previewOf(read(), visitor);
};

/** Whoever else is at work on this machine does not count. */
const now = () => {
	const {user, system} = process.cpuUsage();
	return (user + system) / 1000;
};

describe(`processor time, with ${isWhole ? 'AWS’s own policies' : 'the demo’s abridged policies'}`, () => {
	bench('the matrix of AdministratorAccess and ten others', matrixOf(['AdministratorAccess', ...ten]), {now});
	bench('the matrix of the ten alone', matrixOf(ten), {now});
	bench('the preview of AdministratorAccess and ten others', previewed(['AdministratorAccess', ...ten]), {
		now,
	});
	bench('the preview of ReadOnlyAccess', previewed(['ReadOnlyAccess']), {now});
	bench('the preview of the 20 largest', previewed(largestOfAws(20)), {now});
});

describe('processor time of policies too intricate to tell: two seconds at most', () => {
	for (const [name, statements] of Object.entries(intricateStatements)) {
		const policies = reading(inline(...statements), boundary(...statements), scope(...statements));
		bench(name, () => void previewOf(policies, visitor), {now, iterations: 3, time: 0});
	}
});
