import type {Settings} from '../../presets/setting.ts';
import {brokenTeamFiles, type TeamFile} from '../../presets/team-presets.ts';
import type {JudgedRole} from '../../roles/role.ts';
import type {Jobs, RolesProgress} from '../../ui/jobs.ts';
import {longestReason} from '../../ui/screens/pass/duration-steps.ts';
import {type FormOptions, openForm, type PassScreen} from '../../ui/screens/pass/pass-state.ts';
import {allPresets} from '../../ui/screens/presets/presets-state.ts';
import {inOrder} from '../../ui/screens/roles/role-order.ts';
import {isHandedOut} from '../../ui/screens/roles/roles-jobs.ts';
import {roleCalled} from '../../ui/screens/roles/roles-state.ts';
import {reasonsOf} from '../roles/reasons.ts';
import type {World} from '../world.ts';
import {askAfterwards, tellLink} from './after.ts';
import {type Choice, choose, verdictText} from './choose.ts';
import {askForm} from './form.ts';
import {make, previewOf, readingPolicies} from './make.ts';
import {healthOf, keepYes} from './presets.ts';
import {talkWith, type Visit} from './talk.ts';
import {verified} from './verify.ts';

export type PlainOptions = {readonly jobs: Jobs; readonly settings: Settings; readonly world: World};

/**
 * The screen's job as questions, one line each: nothing is moved or drawn again.
 * @returns The exit code. On a pipe the last link is printed at the end, as the screen does.
 */
export const runPlain = async ({jobs, settings, world}: PlainOptions): Promise<number> => {
	const talk = talkWith(world, jobs);
	const identity = await talk.wait('asking AWS who you are', () => jobs.identify(world.signal));
	const visit: Visit = {...talk, identity};
	const {caller, region, demo, unusualEndpoints} = identity;
	talk.say(
		`daypass: ${caller.name} in ${identity.alias ?? caller.account}, ${region}${demo ? ', demo' : ''}`,
	);
	if (!demo && unusualEndpoints.length > 0) talk.say(`Not AWS: ${unusualEndpoints.join(', ')}.`);
	const team = await readTeam(visit);
	const {complete, ...found} = await readRoles(visit);
	let {roles} = found;
	const drafts = new Map<string, PassScreen>();
	let lastUrl: string | undefined;
	for (;;) {
		const list = (await talk.tried('reading the presets', () => jobs.presets())) ?? [];
		const presets = allPresets({list, team});
		const health = await healthOf(presets, complete ? found.roles : undefined, visit);
		const choice = await choose({presets, health, roles, own: isHandedOut(caller)}, visit);
		if (choice === undefined) break;
		if (choice.what === 'verify') {
			const role = await verified(choice.role, visit);
			roles = roles.map((one) => (one.arn === role.arn ? role : one));
			continue;
		}
		const opened = await openChoice(choice, {roles, settings, drafts}, visit);
		if (opened === undefined) continue;
		const keep = (form: PassScreen) => {
			drafts.set(opened.key, form);
		};
		let form = opened.asks ? await askForm(opened.form, visit, keep) : opened.form;
		let quits = false;
		while (form !== undefined) {
			const made = await make(form, visit, keep);
			if (made === undefined) break;
			tellLink(made, visit);
			lastUrl = made.pass.url;
			drafts.delete(opened.key);
			if (choice.what === 'preset' && list.includes(choice.preset)) {
				await keepYes(choice.preset, made, visit);
			}
			const {next, revoked} = await askAfterwards(made, visit);
			if (revoked) lastUrl = undefined;
			quits = next === 'quit';
			form = next === 'again' ? made.form : undefined;
		}
		if (quits) break;
	}
	if (!world.out.isTTY && lastUrl !== undefined) world.out.value(lastUrl);
	return 0;
};

/** The team's presets; which files can't be read has been said. */
const readTeam = async ({jobs, say, tried}: Visit): Promise<readonly TeamFile[]> => {
	const team = (await tried('reading the team’s presets', () => jobs.teamPresets())) ?? [];
	for (const sentence of brokenTeamFiles(team)) say(sentence);
	return team;
};

type ReadRoles = {readonly roles: readonly JudgedRole[]; readonly complete: boolean};

/** All roles in the screen's order; none where they can't be read, and why has been said. */
const readRoles = async ({jobs, world, say, tried}: Visit): Promise<ReadRoles> => {
	let last: RolesProgress | undefined;
	await tried('reading roles', async (onWait) => {
		for await (const progress of jobs.roles(world.signal)) {
			last = progress;
			onWait(progress.doing);
		}
	});
	for (const {message} of last?.notices ?? []) say(message);
	const forPeople = (last?.roles ?? []).filter(({verdict}) => !verdict.onlyForServices);
	const recent = await tried('reading the history', () => jobs.recent());
	return {roles: inOrder(forPeople, recent?.roles ?? []), complete: last?.complete === true};
};

type Known = {
	readonly roles: readonly JudgedRole[];
	readonly settings: Settings;
	/** Forms as they were left. */
	readonly drafts: ReadonlyMap<string, PassScreen>;
};

/** A form, what it is kept by, and whether its questions are asked: a preset has its answers. */
type Opened = {readonly form: PassScreen; readonly key: string; readonly asks: boolean};

const openChoice = async (
	choice: Exclude<Choice, {what: 'verify'}>,
	known: Known,
	visit: Visit,
): Promise<Opened | undefined> => {
	const {caller} = visit.identity;
	const {settings, roles, drafts} = known;
	const opened = (key: string, fresh: PassScreen, asks = true): Opened => ({
		form: drafts.get(key) ?? fresh,
		key,
		asks,
	});
	if (choice.what === 'self') return opened('self', openForm({self: true}, caller, {settings}));
	if (choice.what === 'preset') {
		const {name, note: _note, externalId, ...request} = choice.preset;
		const called = request.role ?? '';
		const role = roleCalled(called, {known: roles}) ?? (await lookUp(called, visit));
		const options: FormOptions = {externalId, preset: name, role, settings};
		return opened(`preset ${name}`, openForm(request, caller, options), false);
	}
	const role = choice.what === 'role' ? choice.role : await lookUp(choice.arn, visit);
	if (role === undefined || !(await tellRole(role, visit))) return undefined;
	const form = openForm({role: role.arn}, caller, {role, settings});
	await tellPreview(form, visit);
	return opened(role.arn, form);
};

const lookUp = async (arn: string, {jobs, tried, world}: Visit): Promise<JudgedRole | undefined> =>
	arn.startsWith('arn:') ? tried('looking at the role', () => jobs.judgeTyped(arn, world.signal)) : undefined;

/** Whether somebody goes on with a role, once its verdict has been told. */
const tellRole = async (role: JudgedRole, {say, confirm, identity, world}: Visit): Promise<boolean> => {
	const {caller} = identity;
	say(`${role.name}: ${verdictText(role)}`);
	for (const reason of reasonsOf(role, caller, world.env)) say(reason);
	say(`Session: ${longestReason(role.longestSessionSeconds, caller)}`);
	if (role.verdict.verdict !== 'denied') return true;
	return confirm('AWS will refuse: try all the same?', 'y asks for the pass; Enter goes back to the list.');
};

const tellPreview = async (form: PassScreen, visit: Visit): Promise<void> => {
	const preview = await visit.tried(readingPolicies, () => previewOf(form, visit));
	if (preview === undefined) return;
	visit.say(`Visitor: ${preview.summary}`);
	for (const {message} of preview.warnings) visit.say(`Warning: ${message}`);
	for (const notice of preview.notices) visit.say(notice);
};
