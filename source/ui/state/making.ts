import type {Pass, PassRequest} from '../../pass/pass.ts';
import {isSameQuestion} from '../../signin/accepted.ts';
import {textField} from '../components/text-field/text-field.ts';
import {type Effect, type Step, step} from '../runtime/effects.ts';
import type {Problem} from '../runtime/problem.ts';
import type {LinkScreen} from '../screens/link/link-state.ts';
import type {PassScreen} from '../screens/pass/pass-state.ts';
import {atField} from '../screens/pass/refusals.ts';
import {type AppState, changeScreen, findScreen, pushScreen} from './app-state.ts';

export const mintWaits = (state: AppState, doing: string): AppState => {
	const waits = <Making extends PassScreen | LinkScreen>(screen: Making): Making =>
		screen.making === undefined ? screen : {...screen, making: {...screen.making, doing}};
	return changeScreen(changeScreen(state, 'pass', waits), 'link', waits);
};

/** An MFA code is good once. */
const withoutCode = (form: PassScreen): PassScreen => ({
	...form,
	making: undefined,
	problem: undefined,
	texts: {...form.texts, 'mfa-code': textField()},
});

/** The link is made: it is shown on the form it came from, or in place of the one that was shown. */
export const minted = (state: AppState, pass: Pass, request: PassRequest): Step<AppState> => {
	const link: LinkScreen = {name: 'link', pass, request};
	const under = changeScreen({...state, lastUrl: pass.url}, 'pass', withoutCode);
	const again = findScreen(state, 'link')?.making !== undefined;
	const shown = again
		? changeScreen(under, 'link', (screen) => ({...screen, ...link, making: undefined, revoked: undefined}))
		: pushScreen(under, link);
	return step(shown, {do: 'read-recent'}, ...answerKept(state, request));
};

/** A preset's pass that was asked about and made: the preset remembers the answer. */
const answerKept = (state: AppState, request: PassRequest): readonly Effect[] => {
	const name = findScreen(state, 'pass')?.preset;
	const preset = state.presets.list.find((one) => one.name === name);
	const {accepted} = request;
	if (preset === undefined || preset.accepted || !accepted || !isSameQuestion(preset, request)) return [];
	const steps = [{step: 'save', preset: {...preset, accepted}, replace: true}] as const;
	const say = {ok: true, message: `${preset.name} remembers your yes.`};
	return [{do: 'change-presets', change: {steps, say}}];
};

/** A refusal stands where the pass was asked for, beside the field it is about. */
export const mintFailed = (state: AppState, problem: Problem): AppState => {
	if (findScreen(state, 'link')?.making !== undefined) {
		return changeScreen(state, 'link', (screen) => ({...screen, making: undefined, problem}));
	}
	return changeScreen(state, 'pass', (form) => {
		const placed = atField(problem);
		const asked = placed.field === undefined ? form.asked : [...form.asked, placed.field];
		return {...form, making: undefined, problem: placed, asked, focus: placed.field ?? form.focus};
	});
};
