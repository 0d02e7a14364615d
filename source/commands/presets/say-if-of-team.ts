import type {Preset} from '../../pass/pass.ts';
import {isOfTeam, type Kept} from '../../presets/read-presets.ts';
import {teamNotes} from '../link/team-note.ts';
import type {World} from '../world.ts';

/** Whose it is, where it is not one's own, and what in it decides who signs and where a visitor goes. */
export const sayIfOfTeam = async (preset: Preset, kept: Kept, {err}: World): Promise<void> => {
	if (!isOfTeam(preset.name, kept)) return;
	for (const note of await teamNotes(preset.name, preset, kept)) err.line(note);
};
