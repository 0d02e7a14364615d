import {Failure} from '../../failure.ts';
import {revocationsFile} from '../../presets/folder.ts';
import {type KeptRevocation, keepRevocation} from '../../presets/revocations.ts';
import type {World} from '../world.ts';

type Turn = <T>(run: () => Promise<T>) => Promise<T>;

/**
 * Revocations of one machine take turns: each reads the policy, adds to it and writes it, and the last of several at
 * once would undo the others. A disk that keeps no lock does not keep anybody from revoking.
 */
export const revokingInTurn =
	({folder, signal}: Pick<World, 'folder' | 'signal'>): Turn =>
	async (run) => {
		const {inTurn} = await import('../../presets/lock.ts');
		let begun = false;
		const once = () => {
			begun = true;
			return run();
		};
		return inTurn(`${revocationsFile(folder)}.turn`, once, signal).catch((error: unknown) => {
			if (!begun && error instanceof Failure && error.kind === 'storage') return run();
			throw error;
		});
	};

/** For history. The sessions have ended whether it can be written or not. */
export const noteRevocation = async (folder: string, revocation: KeptRevocation): Promise<void> => {
	try {
		await keepRevocation(folder, revocation);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
	}
};
