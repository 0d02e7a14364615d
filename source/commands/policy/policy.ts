import {Command, Option} from 'commander';
import {Failure} from '../../failure.ts';
import type {SessionView} from '../../policy/preview/permission-context.ts';
import {templates} from '../../policy/scope/template.ts';
import type {Caller} from '../../roles/caller/caller.ts';
import {findExistingRole, unknownRole} from '../../roles/find-role.ts';
import {parseRole, type RoleArn, shortName} from '../../roles/role-arn.ts';
import type {RolePolicies} from '../../roles/role-policies.ts';
import type {AwsSession} from '../../roles/session.ts';
import {resolveScope} from '../../signin/scope.ts';
import type {ResolvedScope} from '../../signin/scope-parts.ts';
import type {ScopePolicies} from '../../signin/scope-policies.ts';
import {plainText} from '../../text/plain-text.ts';
import {columns, wrapped} from '../../text/table.ts';
import {weighing} from '../../weighing.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import type {World} from '../world.ts';
import {checkAction, checkActionShape, checkResource, checkService} from './policy-check.ts';
import type {RoleReading} from './policy-text.ts';
import {scopeHints} from './scope-hints.ts';

type PolicyOptions = {
	readonly scope?: readonly string[];
	readonly check?: string;
	readonly on?: string;
	readonly service?: string;
	readonly json?: boolean;
	readonly profile?: string;
	readonly region?: string;
};

const scopeHelp = () =>
	columns(
		templates.map(({name, value, says}) => [`  ${name}${value === undefined ? '' : `=<${value}>`}`, says]),
	);

/** `daypass policy`: what could a visitor do with a role? */
export const policyCommand = (world: World): Command =>
	new Command('policy')
		.description('what a visitor could do with a role, narrowed by a scope; or one question answered')
		.argument('<role>', 'a name or path/name in your account, or an ARN')
		.addOption(
			new Option('--scope <name|file|policy ARN>', 'narrow the session; repeatable').argParser(
				(value: string, before: readonly string[] = []) => [...before, value],
			),
		)
		.option('--check <action>', 'answer for one action: s3:GetObject')
		.option('--on <resource ARN>', 'on this resource (default: *)')
		.option('--service <id>', 'every action of one service: s3')
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.option('--json', 'JSON on standard output')
		.addHelpText(
			'after',
			() => `\nScopes, besides JSON policy files and managed policies’ ARNs:\n${scopeHelp().join('\n')}\n`,
		)
		.action((text: string, options: PolicyOptions) => run(text, options, inRegion(world, options)));

const run = async (text: string, options: PolicyOptions, world: World): Promise<void> => {
	const {err} = world;
	const {check, on} = options;
	if (check === undefined && on !== undefined) {
		throw new Failure('check-missing', '--on says what an action works on.', 'Name the action with --check.');
	}
	if (check !== undefined && options.service !== undefined) {
		throw new Failure(
			'check-and-service',
			'--check asks about one action, --service about all of a service.',
			'Leave one out.',
		);
	}
	if (check !== undefined) checkActionShape(check);
	const resource = checkResource(on ?? '*');
	const service = options.service === undefined ? undefined : await checkService(options.service);
	const read = await readAll(text, options, world);
	const visitor = {roleArn: read.role.arn, region: read.region, now: new Date(world.now())};
	const question = check === undefined ? undefined : {action: await checkAction(check, read), resource};
	const told = question
		? await answer(question, read, visitor, world, options)
		: await show(service, read, visitor, world, options);
	if (options.json) return;
	const remarks = [
		...(read.remark === undefined ? [] : [read.remark]),
		...told.map(({message}) => plainText(message, 400)),
	];
	const notes = remarks.map((remark) => `Note: ${remark}`);
	for (const note of [...notes, ...(question ? [onlyThese] : [])])
		for (const line of wrapped(note, err.columns)) err.line(line);
};

/** What is to be known beside what was told. */
type Notices = readonly {readonly code: string; readonly message: string}[];

/** One question: nothing more is worked out than it asks. */
const answer = async (
	question: {readonly action: string; readonly resource: string},
	read: RoleReading,
	visitor: SessionView,
	{out, signal}: World,
	{json}: PolicyOptions,
): Promise<Notices> => {
	const [{actionTableDate}, {actionsIn, decisionOf}, {decisionNotices}, {checkJson, checkLines}] =
		await Promise.all([
			import('../../policy/preview/action-table.ts'),
			import('../../policy/preview/preview.ts'),
			import('../../text/decision-words.ts'),
			import('./policy-text.ts'),
		]);
	const actionsOf = (service: string) => actionsIn(read, visitor, service);
	const answer = await weighing(() => {
		const decision = decisionOf(read, question, visitor);
		const notices = [...read.notices, ...decisionNotices(question, decision, actionTableDate)];
		return json
			? {notices, told: checkJson(question, decision, actionsOf, notices)}
			: {notices, lines: checkLines(question, decision, actionsOf, out.columns)};
	}, signal);
	if (answer.lines) for (const line of answer.lines) out.line(line);
	else out.json(answer.told);
	return answer.notices;
};

/** All that is allowed, or all of one service's actions. */
const show = async (
	service: string | undefined,
	read: RoleReading,
	visitor: SessionView,
	{out, signal}: World,
	{json}: PolicyOptions,
): Promise<Notices> => {
	const [{previewOf}, text] = await Promise.all([
		import('../../policy/preview/preview.ts'),
		import('./policy-text.ts'),
	]);
	const preview = await weighing(() => previewOf(read, visitor), signal);
	const notices = [...read.notices, ...preview.notices];
	const warnings = [...preview.warnings, ...read.warnings.map((message) => ({code: 'scope', message}))];
	const told = {...read, notices, warnings, preview};
	if (json) out.json(service === undefined ? text.previewJson(told) : text.serviceJson(service, preview));
	else {
		const lines =
			service === undefined
				? text.previewLines(told, out.columns)
				: text.serviceLines(service, preview, out.columns);
		for (const line of lines) out.line(line);
	}
	return notices;
};

const onlyThese =
	'This is what the role’s own policies, its boundary and the scope say. A policy on the resource may allow or refuse as well, and so may the organisation.';

const readAll = async (
	text: string,
	{scope = [], profile}: PolicyOptions,
	world: World,
): Promise<RoleReading> => {
	// The SDK is loaded only here: the options, their help and their completion need none of it.
	const [{identifyCaller, requireRegion}, {readRolePolicies}, {openSession}] = await Promise.all([
		import('../../roles/caller/identify.ts'),
		import('../../roles/role-policies.ts'),
		import('../../roles/session.ts'),
	]);
	const session = openSession({
		env: world.env,
		profile,
		askMfaCode: mfaQuestion(world),
	});
	const region = await requireRegion(session);
	const {signal} = world;
	parseRole(text);
	const caller = await identifyCaller(session, region, signal);
	const role = await locate(text, session, region, caller, signal);
	const resolved = await resolveScope(scope, role.partition);
	const [reading, narrowing] = await Promise.all([
		readRolePolicies(role, caller.account, session, region, signal),
		readScope(resolved, session, region, signal),
	]);
	checkRead(role, reading);
	return {
		role,
		region,
		policies: [...reading.policies, ...narrowing.policies],
		complete: reading.complete,
		notices: [...reading.notices, ...narrowing.notices],
		...scopeHints(resolved, world.folder),
	};
};

const readScope = async (
	resolved: ResolvedScope,
	session: AwsSession,
	region: string,
	signal: AbortSignal,
): Promise<ScopePolicies> => {
	if (resolved.policy === undefined && resolved.policyArns.length === 0) return {policies: [], notices: []};
	const {readScopePolicies} = await import('../../signin/scope-policies.ts');
	return readScopePolicies(resolved, session, region, signal);
};

/** The role, which has to exist; one of another account can't be looked at. */
const locate = async (
	text: string,
	session: AwsSession,
	region: string,
	caller: Caller,
	signal: AbortSignal,
): Promise<RoleArn> => {
	const named = parseRole(text);
	if ('arn' in named && named.account !== caller.account) {
		throw new Failure(
			'other-account',
			`role/${named.name} is in account ${named.account}: its policies can’t be read from yours.`,
			'Use credentials of that account, for instance with --profile.',
		);
	}
	return findExistingRole(text, session, region, caller, signal);
};

/** A preview of nothing read would be a guess from end to end. */
const checkRead = (role: RoleArn, {policies, complete, notices}: RolePolicies): void => {
	// A role without policies lacks none but the boundary when only that could not be read.
	const isNothing = policies.every(({document}) => document === undefined);
	if (complete || !isNothing || policies.length + notices.length < 2) return;
	// Where the role itself may not be looked up, its lists tell that there is none.
	if (notices.some(({code}) => code === 'not-found')) throw unknownRole(shortName(role), []);
	throw new Failure(
		notices.every(({code}) => code === 'unreadable') ? 'policies-unreadable' : 'policies-unanswered',
		`None of the policies of role/${role.name} could be read.`,
		notices.map(({message}) => plainText(message)).join(' '),
	);
};
