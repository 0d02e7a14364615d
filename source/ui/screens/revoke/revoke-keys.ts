import {type AppState, replaceTop} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import {type Binding, bindingsOf, listKeys} from '../../keys/bindings.ts';
import {wordsKey} from '../../keys/words-key.ts';
import {isFolded, unfolded} from '../../runtime/problem.ts';
import type {RevokeScreen} from './revoke-state.ts';
import {back, isConfirming, moveChoice, revoke as revokeNow, stop} from './revoke-update.ts';

type Table = readonly Binding<Step>[];

const revoke = bindingsOf('Revoke');

const wordsKeys = (state: AppState, screen: RevokeScreen): Table => {
	const {stage} = screen;
	const problem = 'problem' in stage ? stage.problem : undefined;
	return isFolded(problem) && (stage.status === 'asking' || stage.status === 'done')
		? [
				wordsKey('Revoke', () =>
					step(replaceTop(state, {...screen, stage: {...stage, problem: unfolded(problem)}})),
				),
			]
		: [];
};

/** While the role's name is typed: Home and End are the field's. */
const whileConfirming = (state: AppState, screen: RevokeScreen): Table => {
	const rows = (key: string) => moveChoice(state, screen, {move: 'by-rows', by: key === 'up' ? -1 : 1});
	return [
		...wordsKeys(state, screen),
		revoke('enter', 'revoke', () => revokeNow(state, screen), {footer: 1}),
		revoke('escape', 'back', () => back(state), {footer: 2}),
		revoke(['up', 'down'], 'whose sessions', rows, {shown: '↑↓', footer: 3}),
		...listKeys(false, (move) => moveChoice(state, screen, move)).filter(({keys}) =>
			keys.some((key) => key.startsWith('page-')),
		),
	];
};

/** The keys of revoking, as things stand. */
export const revokeKeys = (state: AppState, screen: RevokeScreen): Table => {
	const leave = revoke('escape', 'back', () => back(state), {footer: 2});
	switch (screen.stage.status) {
		case 'asking':
			return isConfirming(state, screen) ? whileConfirming(state, screen) : [leave];
		case 'revoking':
		case 'undoing':
			return [revoke('escape', 'stop', () => stop(state, screen), {footer: 1})];
		case 'done':
		case 'undone':
			return [...wordsKeys(state, screen), leave];
	}
};
