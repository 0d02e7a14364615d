import {hasFailed, isCancelled} from '../../failure.ts';
import type {Pass} from '../../pass/pass.ts';
import {atOnce} from '../../policy/preview/steps.ts';
import {passQuestion} from '../../ui/preview/previews.ts';
import type {RolePreview} from '../../ui/preview/role-preview.ts';
import {problemFrom} from '../../ui/runtime/problem.ts';
import {partitionOf} from '../../ui/screens/pass/choices.ts';
import {escalationIn, ownPower} from '../../ui/screens/pass/pass-preview.ts';
import {requestFrom, type WantedPass} from '../../ui/screens/pass/pass-request.ts';
import {
	asOwnSession,
	type FieldProblem,
	hasAgreed,
	type PassScreen,
	scopeOf,
	withoutCode,
	withYes,
} from '../../ui/screens/pass/pass-state.ts';
import {atField} from '../../ui/screens/pass/refusals.ts';
import {visitorSentence} from '../../ui/text/visitor-sentence.ts';
import {weighing} from '../../weighing.ts';
import {askField} from './form.ts';
import type {Visit} from './talk.ts';

/**
 * What the visitor could do with the form's pass; undefined where the role is not known.
 * @throws Failure where its policies or its scope can't be read.
 */
export const previewOf = async (
	form: PassScreen,
	{jobs, world, identity}: Visit,
): Promise<RolePreview | undefined> => {
	const question = passQuestion(form, identity.region);
	const {role} = form;
	if (question === undefined || role === undefined) return undefined;
	const {rolePreviewSteps} = await import('../../ui/preview/role-preview.ts');
	const scope = scopeOf(form);
	const [policies, narrowing] = await Promise.all([
		jobs.policies(role, world.signal),
		scope.length === 0 ? undefined : jobs.scopePolicies(scope, partitionOf(form).id, world.signal),
	]);
	const steps = rolePreviewSteps(question, policies, narrowing, jobs.now());
	return weighing(() => atOnce(steps), world.signal);
};

/** What is being waited for meanwhile. */
export const readingPolicies = 'reading the role’s policies';

/** The same for what does not depend on it: what can't be told is left out. */
export const previewIfAny = async (form: PassScreen, visit: Visit): Promise<RolePreview | undefined> => {
	try {
		return await visit.wait(readingPolicies, () => previewOf(form, visit));
	} catch (error) {
		if (!hasFailed(error)) throw error;
		return undefined;
	}
};

const powerHelp = 'y makes the link; Enter goes back, and everything that was answered is kept.';

/** The form once somebody has said yes to what its holder could become; undefined: they have not. */
const agreed = async (form: PassScreen, visit: Visit): Promise<PassScreen | undefined> => {
	if (hasAgreed(form)) return form;
	const preview = form.values.self ? undefined : await previewIfAny(form, visit);
	const warning = ownPower(form) ?? (preview && escalationIn(preview));
	if (warning === undefined) return form;
	visit.say(visitorSentence(warning));
	const yes = await visit.confirm('Make the link all the same?', powerHelp);
	return yes ? withYes(form) : undefined;
};

/** A pass, and the form it was made of. */
export type Made = {readonly pass: Pass; readonly wanted: WantedPass; readonly form: PassScreen};

const minted = async (wanted: WantedPass, {wait, jobs, world}: Visit): Promise<Pass | FieldProblem> => {
	try {
		return await wait('making the link', (onWait) => jobs.mint(wanted, world.signal, onWait));
	} catch (error) {
		if (world.signal.aborted || isCancelled(error)) throw error;
		return atField(problemFrom(error));
	}
};

type Keep = (form: PassScreen) => void;

/** What AWS or the form's own rules have against it. */
type Refused = {readonly problem: FieldProblem; readonly form: PassScreen};

/** One try; undefined: somebody was asked whether they mean it, and said no. */
const attempt = async (start: PassScreen, visit: Visit, keep: Keep): Promise<Made | Refused | undefined> => {
	const {caller, region} = visit.identity;
	const checked = requestFrom(start, caller, region);
	if (!checked.ok) return {problem: checked.problem, form: start};
	const ready = await agreed(start, visit);
	if (ready === undefined) return undefined;
	// With the yes that was just said.
	const wanted = requestFrom(ready, caller, region);
	if (!wanted.ok) return {problem: wanted.problem, form: ready};
	const pass = await minted(wanted, visit);
	const form = withoutCode(ready);
	keep(form);
	return 'url' in pass ? {pass, wanted, form} : {problem: pass, form};
};

/**
 * Makes the link. What is wrong with one field is asked for again, with all others as they were.
 * @param keep Gets the form after each change.
 * @returns Undefined where there is none, and why has been said.
 */
export const make = async (start: PassScreen, visit: Visit, keep: Keep): Promise<Made | undefined> => {
	let form = start;
	for (;;) {
		const tried = await attempt(form, visit, keep);
		if (tried === undefined || 'pass' in tried) return tried;
		const {code, field} = tried.problem;
		if (code === 'self-unasked') {
			form = asOwnSession(tried.form);
			keep(form);
			continue;
		}
		// The form's hint for a length names its keys.
		const hint = field === 'duration' ? 'Type another length: 50m, 2h30m or max.' : tried.problem.hint;
		visit.problem({...tried.problem, hint});
		if (field === undefined) return undefined;
		const next = await askField({...tried.form, asked: [...tried.form.asked, field]}, field, visit);
		if (next === 'back') return undefined;
		form = next;
		keep(form);
	}
};
