import {isRoleGone} from '../../../failure.ts';
import type {Pass, PassRequest, Preset} from '../../../pass/pass.ts';
import {repairSentence} from '../../../presets/repair-sentence.ts';
import {isSameQuestion} from '../../../signin/accepted.ts';
import {type AppState, changeScreen, findScreen, pushScreen} from '../../app-state.ts';
import {type Effect, job, type Step, step} from '../../effects.ts';
import type {Problem} from '../../runtime/problem.ts';
import type {LinkScreen} from '../link/link-state.ts';
import {changePresets} from '../presets/presets-jobs.ts';
import {readRecent} from '../roles/roles-jobs.ts';
import {ownPower} from './pass-preview.ts';
import type {WantedPass} from './pass-request.ts';
import {asOwnSession, type PassScreen, withoutCode} from './pass-state.ts';
import {atField} from './refusals.ts';

/** Name of the task. */
export const making = 'mint';

export const mint = job(making, {
	run: (jobs, wanted: WantedPass, signal, send) =>
		jobs.mint(wanted, signal, (doing) => send((state) => mintWaits(state, doing))),
	done: (state, pass, {asked}) => minted(state, pass, asked),
	failed: (state, problem) => mintFailed(state, problem),
});

export const mintWaits = (state: AppState, doing: string): Step => {
	const waits = <Making extends PassScreen | LinkScreen>(screen: Making): Making =>
		screen.making === undefined ? screen : {...screen, making: {...screen.making, doing}};
	return step(changeScreen(changeScreen(state, 'pass', waits), 'link', waits));
};

const spent = (form: PassScreen): PassScreen => {
	const left = withoutCode(form);
	return {...left, making: undefined, problem: undefined, spent: left.values};
};

/** The link is made: it is shown on the form it came from, or in place of the one that was shown. */
export const minted = (state: AppState, pass: Pass, request: PassRequest): Step => {
	const link: LinkScreen = {name: 'link', pass, request};
	const opened = [...new Set([request.destination ?? '', ...state.opened])];
	const under = changeScreen(
		{...state, lastUrl: pass.url, lastPass: pass, lastRevoked: undefined, opened},
		'pass',
		spent,
	);
	const again = findScreen(state, 'link')?.making !== undefined;
	const shown = again
		? changeScreen(under, 'link', (screen) => ({
				...screen,
				...link,
				making: undefined,
				revoked: undefined,
				message: undefined,
				qr: undefined,
				passes: undefined,
			}))
		: pushScreen(under, link);
	return step(shown, readRecent, ...answerKept(state, request));
};

/** A preset's pass that was asked about and made: the preset remembers the answer. */
const answerKept = (state: AppState, request: PassRequest): readonly Effect[] => {
	const name = findScreen(state, 'pass')?.preset;
	const preset = state.presets.list.find((one) => one.name === name);
	const answered = preset && presetWithYes(preset, request);
	if (answered === undefined) return [];
	const steps = [{step: 'save', preset: answered, replace: true}] as const;
	return [changePresets({change: {steps, say: {ok: true, message: rememberedSentence(answered)}}})];
};

/** A preset with the yes that its pass was just made with; undefined: it has that, or there was no question. */
export const presetWithYes = (preset: Preset, request: PassRequest): Preset | undefined => {
	const {accepted = []} = request;
	return accepted.every((code) => preset.accepted?.includes(code)) || !isSameQuestion(preset, request)
		? undefined
		: {...preset, accepted};
};

export const rememberedSentence = ({name}: Preset): string => `${name} remembers your yes.`;

/** Where the preset whose role is gone is repaired. */
const withRepair = ({presets, screens}: AppState, {preset: name}: PassScreen, problem: Problem): Problem => {
	if (name === undefined || !isRoleGone(problem.code)) return problem;
	const preset = presets.list.find((one) => one.name === name);
	const isFound = preset && presets.health.get(preset)?.some(({field}) => field === 'role');
	const way = screens.some((screen) => screen.name === 'presets') ? 'Esc' : 'Esc, then p';
	const repair = isFound
		? `${way}, and r on ${name} repairs it.`
		: repairSentence(name, preset === undefined);
	return {...problem, hint: `${problem.hint} ${repair}`.trim()};
};

/** A refusal stands where the pass was asked for, beside the field it is about. */
export const mintFailed = (state: AppState, problem: Problem): Step => {
	if (findScreen(state, 'link')?.making !== undefined) {
		return step(changeScreen(state, 'link', (screen) => ({...screen, making: undefined, problem})));
	}
	return step(
		changeScreen({...state, held: []}, 'pass', (form) => {
			if (problem.code === 'self-unasked') {
				const own = asOwnSession(form);
				return {...own, making: undefined, problem: undefined, asking: ownPower(own)};
			}
			const placed = atField(withRepair(state, form, problem));
			const {field} = placed;
			const failed = {...form, making: undefined, unseen: false, problem: placed};
			if (field === undefined) return failed;
			const preview = {...form.preview, focused: false};
			return {...failed, asked: [...form.asked, field], focus: field, preview};
		}),
	);
};
