import {keepCompiled} from '../../code-cache.ts';
import {regionInConsoleUrl} from '../../console/destination.ts';
import {isDemo} from '../../environment.ts';
import {type FilledRequest, fillIn, onlyAsked} from '../../pass/fill-in.ts';
import type {Pass, PassRequest, PassSecrets, RequestName} from '../../pass/pass.ts';
import type {HistorySource} from '../../presets/history-entry.ts';
import type {Kept} from '../../presets/read-presets.ts';
import {requireSettings} from '../../presets/read-settings.ts';
import {openSession, profileAsksForMfa} from '../../roles/session.ts';
import {acceptedSentences} from '../../signin/accepted.ts';
import {wayIn} from '../../signin/way-in.ts';
import {knowsUnicode} from '../../text/locale.ts';
import type {Outcome} from '../../ui/jobs.ts';
import type {Output} from '../output.ts';
import type {World} from '../world.ts';
import {chosenOpenCommand, type OpenCommand} from './chosen-open-command.ts';
import {clocks} from './clocks.ts';
import {makeAndRecord, withRememberedFindings} from './make-and-record.ts';
import {asksPerson, givenOnce, mfaQuestion} from './mfa-question.ts';
import type {NoteWord} from './note.ts';
import {surroundingNotes} from './surroundings.ts';

/** What is done with a pass once it is made. */
export type HandOutOptions = {
	readonly open?: boolean;
	readonly openWith?: string;
	readonly copy?: boolean;
	readonly qr?: boolean;
	readonly save?: string;
	/** True: Markdown. */
	readonly note?: boolean | NoteWord;
	readonly history?: boolean;
	readonly quiet?: boolean;
	readonly yes?: boolean;
	readonly json?: boolean;
	readonly watch?: boolean;
	readonly dryRun?: boolean;
};

/** What to make a pass of. */
export type LinkRequest = {
	/** What nobody asked for is filled in. */
	readonly request: PassRequest;
	readonly asked: readonly RequestName[];
	readonly secrets: PassSecrets;
	readonly source: HistorySource;
	/** Nobody has been told what its visitor could do: that is found out, if somebody gets to read it. */
	readonly isNew: boolean;
	readonly kept: Kept;
};

/** Makes the pass and hands it out: the link alone on standard output, all else on standard error. */
export const handOut = async (
	{request: wanted, asked, secrets, source, isNew, kept}: LinkRequest,
	options: HandOutOptions,
	world: World,
): Promise<void> => {
	const {folder, env, out, err} = world;
	const said = options.quiet ? {line() {}} : err;
	const saving = options.save === undefined ? undefined : await import('../presets/save-as-preset.ts');
	if (options.save !== undefined) await saving?.checkSave(options.save, options.yes ?? false, world);
	const {ask} = world;
	const asking = ask && asksPerson(ask);
	const effective = kept.effective();
	const settings = requireSettings(effective);
	const openCommand = chosenOpenCommand(options.openWith, settings, world);
	// A code works once. A profile that wants one wants it first, and what it then is, a role session, can pass none on.
	const {mfaCode = '', ...others} = secrets;
	const {profile} = wanted;
	const asksFirst = mfaCode !== '' && (await profileAsksForMfa(env, profile));
	const way = await wayIn(wanted, asked, asksFirst ? others : secrets, env);
	const ofProfile =
		asksFirst && /^\d{6}$/.test(mfaCode) && (await profileAsksForMfa(env, profile, way.asSource));
	const request = fillIn(way.request, settings);
	const session = openSession({
		env,
		profile,
		asSource: way.asSource,
		region: request.region ?? regionInConsoleUrl(request.destination),
		askMfaCode: ofProfile ? givenOnce(mfaCode, mfaQuestion(world)) : mfaQuestion(world),
	});
	const withSource = async (error: unknown): Promise<never> => {
		const {refusedBySettings} = await import('./refused-by-settings.ts');
		throw await refusedBySettings(error, {wanted: way.request, request, effective, session});
	};
	const recording = {...source, asked, history: options.history ?? settings.history ?? true};
	const wantsPreflight = isNew && (options.json === true || !options.quiet);
	if (options.dryRun) {
		const {tellPlan} = await import('./dry-run.ts');
		const how = {json: options.json ?? false, looksAhead: wantsPreflight};
		await tellPlan(request, secrets, session, how, world).catch(withSource);
		return;
	}
	const named = [source.preset, options.save].filter((name) => name !== undefined);
	const told = new Set<string>();
	const make = async (filled: FilledRequest, held: PassSecrets, first: First = {}) => {
		const {preset, preflight, unasked = false} = first;
		const context = {session, signal: world.signal, now: world.now, ask: asking, named, preflight};
		const unchecked = await makeAndRecord(filled, held, context, recording, folder).catch(withSource);
		// What only stands beside the link does not keep it waiting.
		const linkFirst = !options.json && preset === undefined;
		if (linkFirst) out.value(unchecked.pass.url);
		const made = await withRememberedFindings(unchecked, asked, folder);
		// Before the link is out: a command that fails has printed nothing.
		if (preset !== undefined)
			await saving?.saveAsPreset(preset, onlyAsked(made.request, asked), held, world, said);
		if (options.json) out.json(made.pass);
		else if (!linkFirst) out.value(made.pass.url);
		if (made.unrecorded) err.line(`${made.unrecorded.message} ${made.unrecorded.hint}`);
		const notes = options.json || options.quiet ? [] : await surroundingNotes(world, request.profile);
		await tell(
			{...made.pass, warnings: [...made.pass.warnings, ...notes]},
			unasked ? inPeace(options) : options,
			openCommand,
			told,
			said,
			world,
		);
		if (options.note && !options.quiet) {
			const [{visitorSummary}, {noteFor, noteStyle}] = await Promise.all([
				import('./visitor-summary.ts'),
				import('./note.ts'),
			]);
			// A signal of its own: on one that lasts, the listeners of every pass of a watch would pile up.
			const can = await visitorSummary(made.pass, session, AbortSignal.any([world.signal]));
			said.line(`\n${noteFor(made.pass, can, noteStyle(options.note, world.env))}`);
		}
		return made;
	};
	const made = await make(request, ofProfile ? others : secrets, {
		preset: options.save,
		preflight: wantsPreflight,
	});
	if (!isDemo(env)) keepCompiled('link');
	if (!options.watch) return;
	const {watch} = await import('./watch.ts');
	// The next pass asks for a new code. What was told of this one holds for the next.
	const {accepted = []} = made.request;
	for (const sentence of acceptedSentences({accepted})) told.add(sentence);
	const again = {...request, accepted};
	await watch(
		made.pass,
		{
			// Nothing opens or is copied by itself every quarter of an hour.
			again: async (pressed) => (await make(again, others, {unasked: !pressed})).pass,
			json: options.json ?? false,
			quiet: options.quiet ?? false,
		},
		world,
	);
};

/** What is done with the first pass of a watch, or with those that nobody asked for. */
type First = {
	readonly preset?: string | undefined;
	readonly preflight?: boolean;
	readonly unasked?: boolean;
};

/** For a link that nobody asked for just now: it opens no window and takes nothing off the clipboard. */
const inPeace = ({openWith: _, ...options}: HandOutOptions): HandOutOptions => ({
	...options,
	open: false,
	copy: false,
});

/**
 * @param told What has been told before, and is not told again.
 * @param said Where nothing goes with `--quiet`; what failed is told even then.
 */
const tell = async (
	pass: Pass,
	options: HandOutOptions,
	openCommand: OpenCommand | undefined,
	told: Set<string>,
	said: Pick<Output, 'line'>,
	{err, env}: World,
) => {
	const tellOf = ({ok, message}: Outcome) => (ok ? said : err).line(message);
	if (!options.json) said.line(clocks(pass));
	for (const warning of pass.warnings) {
		if (!told.has(warning)) said.line(`Note: ${warning}`);
		told.add(warning);
	}
	if (options.qr) {
		const [{qrCode}, {qrIn}] = await Promise.all([
			import('./qr-code.ts'),
			import('../../ui/screens/link/qr-room.ts'),
		]);
		const {columns = 0, rows = 0} = err;
		tellOf(qrIn(qrCode(pass.url, knowsUnicode(env)), err.isTTY ? {columns, rows} : undefined));
	}
	if (options.copy) {
		const {copyText} = await import('./clipboard.ts');
		tellOf(await copyText(pass.url, err, env));
	}
	if (options.open || options.openWith !== undefined) {
		const {openLink} = await import('./browser.ts');
		tellOf(await openLink(pass.url, openCommand, env));
	}
};
