import {checkPresetName} from '../../presets/preset-name.ts';
import {checkRevocable, hitsCaller, isNameOf} from '../../roles/revoke/revocable.ts';
import type {Revoked} from '../../roles/revoke/revoke.ts';
import {endingSentence, ownSessionSentence, revokedSentences} from '../../roles/revoke/revoke-words.ts';
import {parseRoleArn} from '../../roles/role-arn.ts';
import {problemOf} from '../../ui/runtime/problem.ts';
import {savedSentence} from '../../ui/screens/link/link-state.ts';
import {qrIn} from '../../ui/screens/link/qr-room.ts';
import {suggestedPresetName} from '../../ui/screens/presets/preset-names.ts';
import {clocks} from '../link/clocks.ts';
import {type Made, previewIfAny} from './make.ts';
import type {Visit} from './talk.ts';

/** The link on a line of its own, and what is to be known of it. On a pipe the last link stands alone. */
export const tellLink = ({pass}: Made, {world: {out, err}, say}: Visit): void => {
	(out.isTTY ? out : err).value(pass.url);
	say(clocks(pass));
	say('Anyone with this link is that visitor until then. Send it the way you would send a key.');
	for (const warning of pass.warnings) say(`Note: ${warning}`);
};

const replaceHelp = 'y replaces it; Enter leaves it as it is, and nothing is saved.';

const save = async ({pass, wanted}: Made, visit: Visit): Promise<void> => {
	const {ask, jobs, say, tried, confirm} = visit;
	const presets = await tried('reading the presets', () => jobs.presets());
	if (presets === undefined) return;
	const suggested = suggestedPresetName(pass, presets);
	const help = 'Letters, digits, ., _ and -. Enter takes the name in brackets, < saves nothing.';
	const typed = await ask(`Preset’s name [${suggested}]:`, help);
	if (typed === '<') return;
	const name = typed === '' ? suggested : typed;
	const problem = problemOf(() => checkPresetName(name));
	if (problem !== undefined) return visit.problem(problem);
	const exists = presets.some((preset) => preset.name === name);
	if (exists && !(await confirm(`There is a preset “${name}” already. Replace it?`, replaceHelp))) return;
	const saved = await tried('saving the preset', () =>
		jobs.savePreset({...wanted.asked, name}, {replace: exists}),
	);
	if (saved) say(savedSentence(name, exists, visit.identity.demo));
};

const revoke = async ({pass}: Made, visit: Visit): Promise<Revoked | undefined> => {
	const {say, ask, jobs, tried, world, identity} = visit;
	const role = parseRoleArn(pass.role);
	if (role === undefined) {
		say('There is no role here whose sessions could be revoked.');
		return undefined;
	}
	const {sessionName} = pass;
	const refusal = problemOf(() => checkRevocable(role, identity.caller));
	if (refusal !== undefined) {
		visit.problem(refusal);
		return undefined;
	}
	say(endingSentence({role, sessionName}));
	if (hitsCaller(role, sessionName, identity.caller)) say(ownSessionSentence);
	const typed = await ask(`Type the role’s name, ${role.name}, to go on:`, 'Anything else revokes nothing.');
	if (!isNameOf(role, typed)) {
		say('That is not the role’s name: nothing was revoked.');
		return undefined;
	}
	const revoked = await tried('asking IAM', (onWait) => jobs.revoke(role, sessionName, world.signal, onWait));
	for (const sentence of revoked === undefined ? [] : revokedSentences(revoked)) say(sentence);
	return revoked;
};

const message = async ({pass, form}: Made, visit: Visit): Promise<void> => {
	const can = await previewIfAny(form, visit);
	visit.world.err.line(visit.jobs.note(pass, can));
};

const showQr = async ({pass}: Made, {jobs, world: {err}, say}: Visit): Promise<void> => {
	const {columns = 80, rows = 24} = err;
	const {ok, message: text} = qrIn(await jobs.qr(pass.url), {columns, rows: rows - 1});
	if (ok) err.line(text);
	else say(text);
};

const help =
	'Enter or a: another link. r: the same link again. c: copy it. o: open it in a browser. qr: show it as a QR code. m: a message to send with it. s: save as a preset. x: revoke its session. q: quit.';

/** What comes after a link; `revoked`: nobody gets in with it any more. */
export type Afterwards = {readonly next: 'another' | 'again' | 'quit'; readonly revoked: boolean};

export const askAfterwards = async (made: Made, visit: Visit): Promise<Afterwards> => {
	let revoked: Revoked | undefined;
	for (;;) {
		const undo = revoked === undefined ? 'x revoke' : 'u undo revoking';
		const typed = await visit.ask(
			`Next? (a another, r again, c copy, o open, ${undo}, q quit, ? for all) [a]`,
			help,
		);
		const ended = {revoked: revoked !== undefined};
		switch (typed.toLowerCase()) {
			case '':
			case 'a':
				return {next: 'another', ...ended};
			case 'r':
				return {next: 'again', ...ended};
			case 'q':
				return {next: 'quit', ...ended};
			case 'c':
				visit.say((await visit.jobs.copy(made.pass.url)).message);
				break;
			case 'o':
				visit.say((await visit.jobs.open(made.pass.url)).message);
				break;
			case 'qr':
				await showQr(made, visit);
				break;
			case 'm':
				await message(made, visit);
				break;
			case 's':
				await save(made, visit);
				break;
			case 'x':
				revoked ??= await revoke(made, visit);
				break;
			case 'u': {
				const before = revoked;
				if (before === undefined) break;
				await visit.tried('putting the policy back', async () => {
					await visit.jobs.undoRevocation(before, visit.world.signal);
					revoked = undefined;
					visit.say('Undone: the role’s policy is as it was before.');
				});
				break;
			}
			default:
				visit.say(help);
		}
	}
};
