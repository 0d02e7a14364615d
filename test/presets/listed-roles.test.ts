import {chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {listedRolesFile} from '../../source/presets/folder.ts';
import {writeListedRoles} from '../../source/presets/listed-roles.ts';
import {peekListedRoles} from '../../source/presets/peek.ts';
import {temporaryFolder} from './temporary-folder.ts';

const account = '111122223333';
const arn = (name: string) => `arn:aws:iam::${account}:role/${name}`;

describe('the roles listed last', () => {
	it('are kept for their owner alone, in the place of the ones before', () => {
		const folder = path.join(temporaryFolder(), 'new');
		writeListedRoles(folder, {account: '444455556666', roles: [arn('Old')]});
		chmodSync(listedRolesFile(folder), 0o644);
		writeListedRoles(folder, {account, roles: [arn('Audit'), arn('app/Viewer')]});
		expect(peekListedRoles(folder)).toEqual({account, roles: [arn('Audit'), arn('app/Viewer')]});
		expect(statSync(listedRolesFile(folder)).mode & 0o777).toBe(0o600);
	});

	it('are bounded in number', () => {
		const folder = temporaryFolder();
		const roles = Array.from({length: 6000}, (_, index) => arn(`role-${index}`));
		writeListedRoles(folder, {account, roles});
		expect(peekListedRoles(folder)?.roles).toEqual(roles.slice(0, 5000));
	});

	it('stay where a link of that name leads', () => {
		const [folder, elsewhere] = [temporaryFolder(), path.join(temporaryFolder(), 'roles.json')];
		writeFileSync(elsewhere, '');
		symlinkSync(elsewhere, listedRolesFile(folder));
		writeListedRoles(folder, {account, roles: [arn('Audit')]});
		expect(readFileSync(elsewhere, 'utf8')).toContain('Audit');
	});

	it('are a failure in words where the disk refuses', () => {
		const folder = temporaryFolder();
		mkdirSync(listedRolesFile(folder));
		const refusal = expect.objectContaining({kind: 'storage'});
		expect(() => writeListedRoles(folder, {account, roles: []})).toThrow(refusal);
		expect(peekListedRoles(folder)).toBeUndefined();
	});

	it.each([
		'',
		'{',
		'[]',
		'{"version":2,"account":"1","roles":[]}',
		'{"version":1,"roles":[]}',
		'{"version":1,"account":"1"}',
	])('are none where the file holds %j', (text) => {
		const folder = temporaryFolder();
		writeFileSync(listedRolesFile(folder), text);
		expect(peekListedRoles(folder)).toBeUndefined();
	});

	it('are texts, whatever else somebody has put among them', () => {
		const folder = temporaryFolder();
		writeFileSync(
			listedRolesFile(folder),
			JSON.stringify({version: 1, account, roles: [1, {}, arn('Audit')]}),
		);
		expect(peekListedRoles(folder)?.roles).toEqual([arn('Audit')]);
	});
});
