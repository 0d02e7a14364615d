import {Failure} from '../failure.ts';
import type {AnswerTime} from './answer-time.ts';
import {decodeDocument, iamCall, present} from './iam-client.ts';
import type {AwsSession} from './session.ts';
import {objectIn, textIn} from './xml.ts';

export type InlinePolicy = {
	/** JSON; undefined: the role has no inline policy of that name. */
	readonly text: string | undefined;
	readonly answered: AnswerTime;
};

/** What taking sessions back needs of IAM. Every call throws the failures of `toFailure`. */
export const openIamRevoke = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		/** `AROA…`: with a colon and a session's name behind it, that session's `aws:userid`. */
		roleId: async (role: string, signal?: AbortSignal): Promise<string> => {
			const doing = `reading role/${role}`;
			const {result} = await call('GetRole', {RoleName: role}, {doing, signal});
			return present(textIn(objectIn(result, 'Role'), 'RoleId'), doing);
		},

		inlinePolicy: async (role: string, policy: string, signal?: AbortSignal): Promise<InlinePolicy> => {
			const doing = `reading the inline policy ${policy} of role/${role}`;
			let answered: AnswerTime | undefined;
			const onAnswer = (time: AnswerTime) => {
				answered = time;
			};
			const text = await call(
				'GetRolePolicy',
				{RoleName: role, PolicyName: policy},
				{doing, signal, onAnswer},
			).then(
				({result}) => present(decodeDocument(textIn(result, 'PolicyDocument')), doing),
				(error: unknown) => {
					if (error instanceof Failure && error.code === 'not-found') return undefined;
					throw error;
				},
			);
			return {text, answered: present(answered, doing)};
		},

		async putInlinePolicy(
			role: string,
			policy: string,
			document: string,
			signal?: AbortSignal,
		): Promise<void> {
			const input = {RoleName: role, PolicyName: policy, PolicyDocument: document};
			const doing = `writing the inline policy ${policy} of role/${role}`;
			await call('PutRolePolicy', input, {doing, signal, hasNoResult: true});
		},

		async deleteInlinePolicy(role: string, policy: string, signal?: AbortSignal): Promise<void> {
			const input = {RoleName: role, PolicyName: policy};
			const doing = `deleting the inline policy ${policy} of role/${role}`;
			await call('DeleteRolePolicy', input, {doing, signal, hasNoResult: true});
		},
	};
};
