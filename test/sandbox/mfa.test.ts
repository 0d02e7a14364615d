import {ListMFADevicesCommand} from '@aws-sdk/client-iam';
import {GetSessionTokenCommand} from '@aws-sdk/client-sts';
import {expect, test} from 'vitest';
import {assume, role} from './link.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient, keysIn, stsClient, userKeys} from './sdk.ts';

const guarded = {RoleArn: role('app/Deployer-Prod')};
const device = {SerialNumber: 'arn:aws:iam::111122223333:mfa/ana-phone'};
const words = 'MultiFactorAuthentication failed';

test('the session of the demo was obtained with MFA, so that a guarded role opens', async () => {
	const sandbox = await sandboxForTest();
	await expect(assume(sandbox, guarded)).resolves.toBeDefined();
});

test('a long-term key needs a code', async () => {
	const sandbox = await sandboxForTest();
	const ana = userKeys(sandbox, 'ana');
	await expect(assume(sandbox, guarded, ana)).rejects.toMatchObject({
		name: 'AccessDenied',
		message: expect.stringContaining('user/team/ana is not authorized to perform: sts:AssumeRole'),
	});
	await expect(assume(sandbox, {...guarded, ...device, TokenCode: '123456'}, ana)).resolves.toBeDefined();
});

test('a code is good once', async () => {
	const sandbox = await sandboxForTest();
	const ana = userKeys(sandbox, 'ana');
	const input = {...guarded, ...device, TokenCode: '123456'};
	await assume(sandbox, input, ana);
	await expect(assume(sandbox, input, ana)).rejects.toMatchObject({
		name: 'AccessDenied',
		message: `${words} with invalid MFA one time pass code. `,
	});
	await expect(assume(sandbox, {...input, TokenCode: '234567'}, ana)).resolves.toBeDefined();
});

const wrong: readonly (readonly [what: string, input: Record<string, string>, message: string])[] = [
	['a wrong code', {...device, TokenCode: '000000'}, `${words} with invalid MFA one time pass code. `],
	[
		"somebody else's device",
		{SerialNumber: 'arn:aws:iam::111122223333:mfa/sato', TokenCode: '123456'},
		`${words}, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.`,
	],
	['a serial alone', device, `${words}, must provide both MFA serial number and one time pass code.`],
	[
		'a code alone',
		{TokenCode: '123456'},
		`${words}, must provide both MFA serial number and one time pass code.`,
	],
];

test.each(wrong)('%s is refused', async (_what, input, message) => {
	const sandbox = await sandboxForTest();
	await expect(assume(sandbox, {...guarded, ...input}, userKeys(sandbox, 'ana'))).rejects.toMatchObject({
		name: 'AccessDenied',
		message,
	});
});

test('a role session cannot use the device of a user', async () => {
	const sandbox = await sandboxForTest();
	const input = {...guarded, ...device, TokenCode: '123456'};
	await expect(assume(sandbox, input, await containerKeys(sandbox))).rejects.toMatchObject({
		name: 'AccessDenied',
		message: expect.stringContaining('unable to validate MFA code'),
	});
});

test('MFA given for one session does not travel to the next', async () => {
	const sandbox = await sandboxForTest();
	const lab = await assume(sandbox, {RoleArn: role('labs/Playground-Admin')});
	await expect(assume(sandbox, guarded, lab)).rejects.toMatchObject({name: 'AccessDenied'});
});

test('the devices of a user are listed', async () => {
	const sandbox = await sandboxForTest();
	const iam = iamClient(sandbox, await containerKeys(sandbox));
	const {MFADevices: devices} = await iam.send(new ListMFADevicesCommand({UserName: 'ana'}));
	expect(devices).toEqual([
		{UserName: 'ana', SerialNumber: device.SerialNumber, EnableDate: expect.any(Date)},
	]);
});

test('IAM takes a session of GetSessionToken only if it was obtained with MFA', async () => {
	const sandbox = await sandboxForTest();
	const sts = stsClient(sandbox, userKeys(sandbox, 'ana'));
	const without = keysIn((await sts.send(new GetSessionTokenCommand({}))).Credentials);
	const list = new ListMFADevicesCommand({});
	await expect(iamClient(sandbox, without).send(list)).rejects.toMatchObject({name: 'InvalidClientTokenId'});
	await expect(assume(sandbox, {}, without)).resolves.toBeDefined();
	const code = new GetSessionTokenCommand({...device, TokenCode: '345678'});
	const withMfa = keysIn((await sts.send(code)).Credentials);
	await expect(iamClient(sandbox, withMfa).send(list)).resolves.toBeDefined();
	await expect(assume(sandbox, guarded, withMfa)).resolves.toBeDefined();
});
