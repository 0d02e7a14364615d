import type {GraveWarning, PassRequest} from '../pass/pass.ts';

/*
 * A warning that somebody was told of, and made the pass all the same, is kept with the request, and said again without asking AWS for anything. The code
 * is kept and not its sentence, which names actions: those may have changed since.
 */

const sentences: Readonly<Record<GraveWarning, string | undefined>> = {
	'privilege-escalation': 'The visitor could become an administrator: you were told before.',
	// Whoever makes such a pass is told anyway.
	'own-session': undefined,
};

/** What is said of a request whose warnings were accepted before. */
export const acceptedSentences = ({accepted = []}: Pick<PassRequest, 'accepted'>): readonly string[] =>
	accepted.flatMap((code) => sentences[code] ?? []);

type Question = Pick<PassRequest, 'role' | 'scope' | 'federate' | 'profile'>;

/**
 * Whether a yes to one is a yes to the other: what a visitor could do comes from role and scope alone. Without an ARN
 * the profile says whose role of that name it is, or of whose permissions a federated user gets a part.
 */
export const isSameQuestion = (one: Question, other: Question): boolean =>
	(one.role ?? '') === (other.role ?? '') &&
	(one.federate ?? false) === (other.federate ?? false) &&
	(one.role?.startsWith('arn:') || one.profile === other.profile) &&
	isSameList(one.scope ?? [], other.scope ?? []);

const isSameList = (one: readonly string[], other: readonly string[]): boolean =>
	one.length === other.length && one.every((item, index) => item === other[index]);

/** What takes another's place keeps its answer as long as role and scope stay: others are asked about anew. */
export const withAnswerOf = <Request extends PassRequest>(
	request: Request,
	before: PassRequest | undefined,
): Request =>
	!request.accepted?.length && before?.accepted && isSameQuestion(request, before)
		? {...request, accepted: before.accepted}
		: request;
