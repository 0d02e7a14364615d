/**
 * What an action does, as AWS sorts them ("Service Authorization Reference: access levels"), in the order people read
 * them.
 */
export const accessLevels = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'] as const;

export type AccessLevel = (typeof accessLevels)[number];

/**
 * How much of something is allowed. `all`: everywhere and always; `some`: fewer actions, or only on some resources;
 * `conditional`: only under a condition that can't be seen from here; `unknown`: what decides could not be read, or is
 * too intricate to tell; `none`.
 */
export type Access = 'all' | 'some' | 'conditional' | 'unknown' | 'none';

/** From the least to the most that may be said of something. */
export const accesses: readonly Access[] = ['none', 'unknown', 'conditional', 'some', 'all'];
