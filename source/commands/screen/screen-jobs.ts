import {isDemo} from '../../environment.ts';
import {Failure, hasFailed} from '../../failure.ts';
import {fillIn, namesIn} from '../../pass/fill-in.ts';
import type {PassRequest} from '../../pass/pass.ts';
import {defaultSessionName, sessionNameFor} from '../../pass/session-name.ts';
import {mayBeAlive} from '../../presets/history-filter.ts';
import {readKept, readPresets} from '../../presets/read-presets.ts';
import {readSettings} from '../../presets/read-settings.ts';
import type {Settings} from '../../presets/setting.ts';
import {accountAlias} from '../../roles/caller/account-alias.ts';
import type {Caller} from '../../roles/caller/caller.ts';
import {identifyCaller, requireRegion} from '../../roles/caller/identify.ts';
import {readOwnPolicies} from '../../roles/caller/own-policies.ts';
import {type Discovery, discoverRoles} from '../../roles/discover.ts';
import {aloneByArn} from '../../roles/elsewhere.ts';
import {findRole} from '../../roles/find-role.ts';
import {judged} from '../../roles/judged.ts';
import {profilesOfRoles} from '../../roles/profiles-of-roles.ts';
import {findRevocableRole, type Revoked, revokeSessions, undoRevocation} from '../../roles/revoke/revoke.ts';
import {readRolePolicies} from '../../roles/role-policies.ts';
import {type AwsSession, inCloudShell, openSession, unusualHosts} from '../../roles/session.ts';
import {createJudge} from '../../roles/verdict/judge.ts';
import {scopeProblems} from '../../signin/preset-scopes.ts';
import {keptScope, resolveScope} from '../../signin/scope.ts';
import {longestCertain} from '../../signin/session-length.ts';
import {verifyRole} from '../../signin/verify.ts';
import {wayIn} from '../../signin/way-in.ts';
import {drawsUnicode} from '../../text/locale.ts';
import {plainText} from '../../text/plain-text.ts';
import type {CallerHeader, Jobs} from '../../ui/jobs.ts';
import {openLink} from '../link/browser.ts';
import {chosenOpenCommand} from '../link/chosen-open-command.ts';
import {copyText} from '../link/clipboard.ts';
import {makeAndRecord} from '../link/make-and-record.ts';
import {noteFor, noteStyle} from '../link/note.ts';
import {scopeHints} from '../policy/scope-hints.ts';
import {keepWhatIsSeen} from '../revoke/keep-what-is-seen.ts';
import {noteRevocation, revokingInTurn} from '../revoke/revoke-turns.ts';
import {passesOfRole} from '../revoke/role-passes.ts';
import {keepListedRoles} from '../roles/keep-listed-roles.ts';
import {rememberedRoles} from '../roles/remembered-roles.ts';
import type {World} from '../world.ts';
import {recentIn} from './recent.ts';

export type ScreenJobOptions = {
	readonly world: World;
	readonly session: AwsSession;
	readonly profile?: string | undefined;
	/** Where OSC 52 goes. */
	readonly terminal: Parameters<typeof copyText>[1];
	/** What holds where nobody says otherwise. */
	readonly settings: Settings;
	readonly history: boolean;
};

const sessionNameOf = ({name}: Caller) => defaultSessionName(name);

const keptOf = ({role, sessionName, before}: Revoked) => ({
	role: role.arn,
	sessionName,
	before: before.toISOString(),
});

const ownUnasked = ({profile = ''}: PassRequest) =>
	new Failure(
		'self-unasked',
		`The profile “${plainText(profile, 80)}” is a session itself: a link hands out all that it may do.`,
		'Say yes to that first.',
	);

/** Everything the screen can ask for, on the real rooms. */
export const screenJobs = ({
	world,
	session,
	profile,
	terminal,
	settings,
	history,
}: ScreenJobOptions): Jobs => {
	const {env, folder, now} = world;
	let known: Promise<Caller> | undefined;
	const region = () => requireRegion(session);
	const identify = async (signal: AbortSignal): Promise<Caller> => {
		known ??= identifyCaller(session, await region(), signal);
		known.catch(() => {
			known = undefined;
		});
		return known;
	};
	const store = () => import('../../presets/store.ts');
	/** A preset may be of another profile than the screen. */
	const sessionOf = (asked: PassRequest, asSource: boolean) =>
		!asSource && (asked.profile === undefined || asked.profile === session.profile)
			? session
			: openSession({env, profile: asked.profile, region: asked.region, asSource});

	return {
		async identify(signal): Promise<CallerHeader> {
			const [caller, credentials, endpoints] = await Promise.all([
				identify(signal),
				session.credentials(),
				unusualHosts(env, profile),
			]);
			const alias = await accountAlias(session, await region(), signal);
			const longest = longestCertain(credentials, caller.kind);
			return {
				caller,
				region: await region(),
				// The demo's presets are in no home folder.
				inCloudShell: inCloudShell(env) && !isDemo(env),
				unusualEndpoints: endpoints,
				demo: isDemo(env),
				profile: session.profile,
				...(longest === undefined ? {} : {longestSession: longest}),
				...(alias === undefined ? {} : {alias}),
				...(credentials.passedOver ? {passedOver: credentials.passedOver} : {}),
				...(credentials.expiresAt ? {credentialsExpireAt: credentials.expiresAt.toISOString()} : {}),
			};
		},

		credentialsEnd: async (signal) => (await session.credentials(signal)).expiresAt?.toISOString(),

		async *roles(signal) {
			let last: Discovery | undefined;
			for await (const discovery of discoverRoles({
				session,
				region: await region(),
				sessionName: sessionNameOf,
				now,
				remembered: await rememberedRoles(folder),
				signal,
			})) {
				yield discovery;
				last = discovery;
			}
			if (last && history) await keepListedRoles(world, last);
		},

		async judgeTyped(called, signal) {
			const found = await findRole(called, session, await region(), () => identify(signal), signal);
			const role = aloneByArn(found, 'typed');
			const own = await readOwnPolicies(await identify(signal), session, await region(), signal);
			const judge = createJudge({
				...own,
				now: new Date(now()),
				sessionName: sessionNameOf(own.caller),
				region: await region(),
			});
			return judged(role, own.caller, judge, await profilesOfRoles(session, own.caller));
		},

		async verify(role, secrets, signal) {
			const caller = await identify(signal);
			return verifyRole(role, secrets, {
				session,
				region: await region(),
				caller,
				sessionName: sessionNameOf(caller),
				now,
				signal,
			});
		},

		async policies(role, signal) {
			const {account} = await identify(signal);
			return readRolePolicies(role, account, session, await region(), signal);
		},

		async scopePolicies(scope, partition, signal) {
			const resolved = await resolveScope(scope, partition);
			const {readScopePolicies} = await import('../../signin/scope-policies.ts');
			const read = await readScopePolicies(resolved, session, await region(), signal);
			return {...read, ...scopeHints(resolved, folder)};
		},

		async mint({request: filled, asked, ofProfile, secrets}, signal, onWait) {
			const wanted = profile === undefined ? filled : {...filled, profile};
			const names = [...namesIn(asked), ...ofProfile];
			const {request, asSource} = await wayIn(wanted, names, secrets, env);
			if (request.self && !wanted.self && !wanted.accepted?.includes('own-session')) throw ownUnasked(wanted);
			const made = await makeAndRecord(
				fillIn(request, settings),
				secrets,
				{session: sessionOf(request, asSource), signal, now, onWait},
				{source: 'screen', history, asked: names},
				folder,
			);
			const {unrecorded} = made;
			return unrecorded ? {...made.pass, warnings: [...made.pass.warnings, unrecorded.message]} : made.pass;
		},

		async passesOf(role, signal, onKnown) {
			const known = passesOfRole(folder, role);
			onKnown(known);
			if (!known.some((entry) => mayBeAlive(entry, now()))) return known;
			try {
				await keepWhatIsSeen(role, {session, region: await region()}, {folder, now, signal});
			} catch (error) {
				// What IAM does not tell stays as history has it.
				if (!hasFailed(error)) throw error;
			}
			return passesOfRole(folder, role);
		},

		passesInHistory: async (role) => passesOfRole(folder, role),

		async revoke(role, sessionName, signal, onWait) {
			const waits = onWait === undefined ? {} : {onWait};
			const turn = revokingInTurn({folder, signal});
			const context = {session, region: await region(), now, signal, ...waits, inTurn: turn};
			const found = await findRevocableRole(role.arn, await identify(signal), context);
			const revoked = await revokeSessions(found, sessionName, context);
			await noteRevocation(folder, keptOf(revoked));
			return revoked;
		},

		async undoRevocation(revoked, signal) {
			const inTurn = revokingInTurn({folder, signal});
			await undoRevocation(revoked, {session, region: await region(), now, signal, inTurn});
			await noteRevocation(folder, {...keptOf(revoked), undone: true});
		},

		defaultSessionName: ({caller}) =>
			settings.sessionName === undefined
				? sessionNameOf(caller)
				: sessionNameFor(settings.sessionName, caller.name, new Date(now())),
		presets: () => readPresets(folder),
		teamPresets: async () => (await readKept(folder, env)).team(),
		scopeProblems,
		firstTime: async (saying) => (await import('../../presets/notices-seen.ts')).firstTime(folder, saying),
		savePreset: async (preset, options) =>
			(await store()).savePreset(
				folder,
				preset.scope === undefined ? preset : {...preset, scope: await keptScope(preset.scope)},
				options,
			),
		removePreset: async (name) => (await store()).removePreset(folder, name),
		renamePreset: async (name, to) => (await store()).renamePreset(folder, name, to),
		movePreset: async (name, toIndex) => (await store()).movePreset(folder, name, toIndex),
		recent: async () =>
			(await readSettings(folder, env)).history === false ? {roles: [], pages: []} : recentIn(folder),
		copy: (text) => copyText(text, terminal, env),
		open: (link) => openLink(link, chosenOpenCommand(undefined, settings, world), env),
		async qr(link) {
			const {qrCode} = await import('../link/qr-code.ts');
			return qrCode(link, drawsUnicode(env));
		},
		note: (pass, can) => noteFor(pass, can, noteStyle(true, env)),
		now,
	};
};
