import type {ProfileOfRole} from '../role.ts';
import type {Verdict} from './verdict.ts';
import {quote} from './words.ts';

/**
 * The verdict on the role of the profile in use: its source has assumed it, or there would be no session at hand. Pure.
 */
export const ownProfileVerdict = ({
	name,
	asksForMfa,
}: Pick<ProfileOfRole, 'name' | 'asksForMfa'>): Verdict => ({
	verdict: asksForMfa ? 'conditional' : 'allowed',
	needs: asksForMfa ? ['mfa'] : [],
	reasons: [
		`You may${asksForMfa ? ' with an MFA code' : ''}: your profile ${quote(name)} has assumed it, and its source assumes it again for a link.`,
	],
	deciding: [],
	onlyForServices: false,
	turnsOnTags: false,
});
