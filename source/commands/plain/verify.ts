import type {JudgedRole} from '../../roles/role.ts';
import {lacksAlone} from '../../ui/screens/pass/pass-state.ts';
import {reasonsOf} from '../roles/reasons.ts';
import {verdictText} from './choose.ts';
import type {Visit} from './talk.ts';

/** The role with what AWS said of it, which is told. */
export const verified = async (role: JudgedRole, visit: Visit): Promise<JudgedRole> => {
	const {jobs, tried, world, say, identity} = visit;
	const lacks = lacksAlone(role, identity.caller);
	if (lacks !== undefined) {
		say(`This role wants ${lacks}: choose it and give that, and the link settles it.`);
		return role;
	}
	const answer = await tried('asking AWS for real', () => jobs.verify(role, {}, world.signal));
	if (answer === undefined) return role;
	say(`${role.name}: ${verdictText(answer)}, AWS says.`);
	for (const reason of reasonsOf(answer, identity.caller, world.env)) say(reason);
	return answer;
};
