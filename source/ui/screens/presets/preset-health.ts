import type {JudgedRole} from '../../../roles/role.ts';
import {presetHealth} from '../../../signin/preset-health.ts';
import type {AppState} from '../../app-state.ts';
import {readyValue} from '../../runtime/loadable.ts';
import {allPresets} from './presets-state.ts';

/** What the health of presets is worked out from. */
const grounds = ({presets, roles, identity}: AppState): readonly unknown[] => [
	presets.list,
	presets.team,
	presets.scopeProblems,
	roles.complete && roles.listed,
	roles.judged,
	identity,
];

/** The state with the presets looked at again, if anything that bears on them has changed since `before`. */
export const withHealth = (state: AppState, before: AppState): AppState => {
	const earlier = grounds(before);
	if (grounds(state).every((ground, index) => ground === earlier[index])) return state;
	const {presets} = state;
	const identity = readyValue(state.identity);
	const health = presetHealth(
		allPresets(presets).map(({preset}) => preset),
		{
			caller: identity?.caller,
			profile: identity?.profile,
			longestSession: identity?.longestSession,
			roles: accountRoles(state),
			scopeProblems: presets.scopeProblems,
			now: state.now,
		},
	);
	return {...state, presets: {...presets, health}};
};

/**
 * All of the account's roles, with those that AWS itself has let somebody assume since; undefined: some may be missing.
 */
const accountRoles = ({roles: {complete, listed, judged}}: AppState): readonly JudgedRole[] | undefined => {
	if (!complete) return undefined;
	const proven = [...judged.values()].filter(
		({verifiedAt, verdict}) => verifiedAt !== undefined && verdict.verdict === 'allowed',
	);
	return [...listed.filter(({foundIn}) => foundIn === 'account'), ...proven];
};
