/** Tables of scenes and verdicts, and the scenes they share. */
import {expect, test} from 'vitest';
import {account, allowAll, ana, judge, root, type Scene, session, trusting} from './scene.ts';

/** The verdict, or the needs of a conditional one. */
type Expected = 'allowed' | 'denied' | 'unknown' | readonly string[];
export type Row = readonly [title: string, expected: Expected, scene: Scene];

const outcome = (scene: Scene): Expected => {
	const {verdict, needs} = judge(scene);
	return verdict === 'conditional' ? needs : verdict;
};

export const check = (rows: readonly Row[]) => {
	test.each(rows)('%s → %j', (_, expected, scene) => {
		expect(outcome(scene)).toEqual(expected);
	});
};

/** The account trusts, identity allows, and one condition stands in the trust policy. */
export const ifOnly = (condition: Readonly<Record<string, unknown>>, more: Partial<Scene> = {}): Scene => ({
	identity: [allowAll],
	trust: trusting({AWS: root}, condition, {
		Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity'],
	}),
	...more,
});

export const assumingOnly = (condition: Readonly<Record<string, unknown>>): Scene => ({
	identity: [allowAll],
	trust: trusting({AWS: root}, condition),
});

export const dev = `arn:aws:iam::${account}:role/staff/Dev`;
export const unknownPath = {
	...session,
	identityArn: `arn:aws:iam::${account}:role/Dev`,
	identityArnKnown: false,
};
export const consoleUser = {...ana, credentials: 'temporary'} as const;
