import type {Pass} from '../../../pass/pass.ts';
import {parseRoleArn, type RoleArn} from '../../../roles/role-arn.ts';
import {type AppState, changeScreen, findScreen} from '../../app-state.ts';
import {type Effect, job, type Step, step, type World} from '../../effects.ts';
import type {KnownPass, QrCode} from '../../jobs.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import type {Runtime} from '../../runtime/effect.ts';
import {type Loadable, ready} from '../../runtime/loadable.ts';
import {hasBeside} from './beside-lines.ts';
import type {LinkScreen} from './link-state.ts';
import {visitorCan} from './link-update.ts';

/** The link that was asked for, if it is still the one that is shown. */
const change = (state: AppState, {url}: Pass, changed: Partial<LinkScreen>): Step =>
	step(changeScreen(state, 'link', (link) => (link.pass.url === url ? {...link, ...changed} : link)));

const writeMessage = (pass: Pass, can: RolePreview | undefined) => ({
	do: 'write-message' as const,
	pass,
	can,
	run: ({send, world}: Pick<Runtime<AppState, World>, 'send' | 'world'>) =>
		send((state) => messageWritten(state, pass, {can, text: world.jobs.note(pass, can)})),
});

export const messageWritten = (state: AppState, pass: Pass, message: LinkScreen['message']): Step =>
	change(state, pass, {message});

const prepareQr = job('prepare-qr', {
	run: (jobs, {pass}: {readonly pass: Pass}) => jobs.qr(pass.url),
	done: (state, code, {pass}) => qrPrepared(state, pass, code),
});

export const qrPrepared = (state: AppState, pass: Pass, qr: QrCode): Step => change(state, pass, {qr});

const readLately = job('read-passes-lately', {
	run: (jobs, {role}: {readonly pass: Pass; readonly role: RoleArn}) => jobs.passesInHistory(role),
	done: (state, passes, {pass}) => latelyRead(state, pass, ready(passes)),
	failed: (state, problem, {pass}) => latelyRead(state, pass, {status: 'failed', problem}),
});

export const latelyRead = (state: AppState, pass: Pass, passes: Loadable<readonly KnownPass[]>): Step =>
	change(state, pass, {passes});

/** On a large screen, asks for what stands beneath the link, each once; the message anew when it can say more. */
export const withLinkBeside = ({state, effects}: Step): Step => {
	const screen = findScreen(state, 'link');
	if (screen === undefined || !hasBeside(state.size)) return {state, effects};
	const {pass, message, passes} = screen;
	const wanted: Effect[] = [];
	const asked: {-readonly [Name in keyof LinkScreen]?: LinkScreen[Name]} = {};
	const can = visitorCan(state);
	if (message === undefined || message.can !== can) {
		asked.message = {...message, can};
		wanted.push(writeMessage(pass, can));
	}
	const role = parseRoleArn(pass.role);
	if (passes === undefined) {
		asked.passes = role === undefined ? ready([]) : {status: 'loading', since: state.now};
		wanted.push(prepareQr({pass}), ...(role === undefined ? [] : [readLately({pass, role})]));
	}
	if (wanted.length === 0) return {state, effects};
	return step(change(state, pass, asked).state, ...effects, ...wanted);
};
