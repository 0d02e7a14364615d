import {expect} from 'vitest';
import type {Daypass} from '../support/daypass.ts';

/** `roles --json`, as the contract has it. */
export type ListedRole = {
	readonly arn: string;
	readonly name: string;
	readonly path: string;
	readonly account: string;
	readonly description: string;
	readonly maxSessionSeconds?: number;
	readonly longestSessionSeconds: number;
	readonly verdict: 'allowed' | 'conditional' | 'denied' | 'unknown';
	readonly needs: readonly string[];
	readonly reasons: readonly string[];
};

export type RoleList = {
	readonly version: 1;
	readonly caller: Readonly<Record<string, string>>;
	readonly complete: boolean;
	readonly notices: ReadonlyArray<{readonly code: string; readonly message: string}>;
	readonly roles: readonly ListedRole[];
};

export const rolesOf = async (
	{run}: Daypass,
	words = '',
	options: Parameters<Daypass['run']>[1] = {},
): Promise<RoleList> => {
	const {code, stdout, stderr} = await run(`roles --json ${words}`.trim(), options);
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	return JSON.parse(stdout) as RoleList;
};
