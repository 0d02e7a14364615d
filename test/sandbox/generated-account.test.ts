import {ListRolesCommand} from '@aws-sdk/client-iam';
import {expect, test} from 'vitest';
import {generateAccount} from '../../source/sandbox/generated-account.ts';
import {assume} from './link.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient} from './sdk.ts';

test('it has as many roles as asked, each name once, the same every time', () => {
	const account = generateAccount(5000);
	expect(new Set(account.roles.map(({name}) => name)).size).toBe(5000);
	expect(generateAccount(5000)).toEqual(account);
});

test('5,000 roles come in five pages', async () => {
	const sandbox = await sandboxForTest({account: generateAccount(5000)});
	const iam = iamClient(sandbox, await containerKeys(sandbox));
	let listed = 0;
	let marker: string | undefined;
	do {
		const page = await iam.send(new ListRolesCommand({MaxItems: 1000, Marker: marker}));
		listed += page.Roles?.length ?? 0;
		marker = page.Marker;
	} while (marker);
	expect(listed).toBe(5000);
	expect(sandbox.requests.filter(({action}) => action === 'ListRoles')).toHaveLength(5);
});

test('its roles answer for themselves', async () => {
	const sandbox = await sandboxForTest({account: generateAccount(20)});
	const arn = 'arn:aws:iam::111122223333:role';
	await expect(assume(sandbox, {RoleArn: `${arn}/team/team-00001`})).resolves.toBeDefined();
	await expect(assume(sandbox, {RoleArn: `${arn}/service-role/service-role-00000`})).rejects.toMatchObject({
		name: 'AccessDenied',
	});
});
